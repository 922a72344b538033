// Package hclfile reads and writes company.hcl. HCL gives the syntax only: every expression becomes a loadline.Expr.
package hclfile

import "loadline"

// File is a company.hcl as it was parsed: syntax checked against the tables, nothing evaluated.
type File struct{}

// Header is what a file says about itself before anything else is read: enough to find the packages it names.
type Header struct {
	Label    string          // of the block company
	LabelAt  loadline.Source // of the label
	OCF      string          // path of an Open Cap package, relative to the file; empty where it names none
	OCFAt    loadline.Source // of the path
	Ledger   string          // path of a spreadsheet; empty where it names none
	LedgerAt loadline.Source // of the path
	At       loadline.Source // of the block; unknown where the file has none
}

// ImportOptions is what [WriteBinding] needs beside the facts.
type ImportOptions struct {
	Path string // of the package, as company.hcl is to name it
}

// BlockKind describes one kind of block: the row of the reference page.
type BlockKind struct {
	Word       string      // "stock_class"
	Doc        string      // what it states
	Label      string      // what its label is; empty where it takes none
	Attributes []Attribute // in the order in which they are written
	Blocks     []BlockKind // that may stand inside it
	Example    string      // a small one
}

// Attribute describes one attribute of a block.
type Attribute struct {
	Name     string
	Type     string   // in words: "count of shares"
	Words    []string // the closed set, where it is one
	RefersTo []string // the kinds of what it may refer to
	Required bool
	Legal    bool // a legal fact: left out, it is unknown
	Doc      string
	Example  string
}

// Candidate is one thing that may be written at a place of a file.
type Candidate struct {
	Text string // what to insert
	Kind string // "block", "attribute", "reference", "word", "function"
	Doc  string // one line
	From int    // the bytes that it replaces
	To   int
}

// Parse reads the syntax of a file and checks its blocks and attributes against the tables. After a syntax error it goes
// on with what could be read. name is what places begin with.
func Parse(name string, src []byte) (*File, loadline.Diagnostics) { return &File{}, nil }

// Header is the file's own block company, without evaluating the rest.
func (f *File) Header() (Header, loadline.Diagnostics) { return Header{}, nil }

// Draft is the company as a function of its inputs, laid over base: the facts of the packages that the header names, nil
// where it names none. The diagnostics of Parse, of Header, of Draft and of Draft.At are disjoint: a caller joins them.
func (f *File) Draft(base *loadline.Company) (loadline.Draft, loadline.Diagnostics) {
	return loadline.Draft{At: func(loadline.Setting) (*loadline.Company, loadline.Diagnostics) {
		return &loadline.Company{}, nil
	}}, nil
}

// Format is the canonical form of a file. It keeps comments, and formatting twice is formatting once. A file that does
// not parse comes back as it is.
func Format(src []byte) []byte { return src }

// Write is a whole company.hcl that states the facts of c. It parses to the same facts.
func Write(c *loadline.Company) []byte { return nil }

// WriteBinding is a company.hcl that gives names to the facts of a package, by id, and asks for what it cannot hold.
func WriteBinding(c *loadline.Company, o ImportOptions) []byte { return nil }

// Blocks are the kinds of blocks, in the order of the reference page.
func Blocks() []BlockKind { return nil }

// Reference is docs/reference.md.
func Reference() []byte { return nil }

// Describe explains a kind of block ("stock_class") or an attribute ("stock_class.votes_per_share") in Markdown.
func Describe(word string) (string, bool) { return "", false }

// Complete is what may be written at a byte offset of a file.
func Complete(src []byte, offset int) []Candidate { return nil }
