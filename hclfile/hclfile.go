package hclfile

import (
	"slices"

	"loadline"
)

// File is a company.hcl as it was parsed: syntax checked against the tables, nothing evaluated. It is not changed once it
// is made and may be used by several goroutines.
type File struct {
	*places
	tables   *tables
	kinds    []BlockKind
	blocks   []*block                // in the order of the file
	named    map[loadline.Ref]*block // by kind and name
	boundTo  map[loadline.Ref]*block // by kind and id of the object that they are bound to
	labels   map[string][]string     // by kind: the names, sorted
	several  map[loadline.Ref]int    // how many more blocks state a fact of the name, for other days
	numbered map[string][]string     // ids of securities by the number on their certificates
	signed   []string                // the rounds whose papers are signed
	sheets   []*places               // of the term sheets in files of their own that are joined to it
	signings *signings               // asked for so far
}

// Parse reads the syntax of a file and checks its blocks and attributes against the tables. After a syntax error it goes
// on with what could be read. name is what places begin with.
func Parse(name string, src []byte) (*File, loadline.Diagnostics) {
	go theTables() // while the syntax is read
	return parse(theTables, name, src, false)
}

// ParseSheet is [Parse] for a term sheet in a file of its own: it says nothing of which company it is about, and is joined
// to that company's file by [File.Join].
func ParseSheet(name string, src []byte) (*File, loadline.Diagnostics) {
	return parse(theTables, name, src, true)
}

// Join is the file with the blocks of term sheets behind its own.
func (f *File) Join(sheets ...*File) (*File, loadline.Diagnostics) {
	out := &File{places: f.places, sheets: slices.Clone(f.sheets), tables: f.tables, kinds: f.kinds, blocks: slices.Clone(f.blocks), signings: &signings{}}
	for _, s := range sheets {
		out.blocks, out.sheets = append(out.blocks, s.blocks...), append(out.sheets, s.places)
	}
	c := &checker{translator: translator{places: f.places}, kinds: f.kinds}
	c.duplicates(out.blocks)
	out.index()
	return out, capped(c.diags).Sorted()
}

func parse(tables func() *tables, name string, src []byte, sheet bool) (*File, loadline.Diagnostics) {
	f := &File{signings: &signings{}}
	f.places = &places{name: name, lines: []int{0}}
	if problem, refused := tooLarge(name, src); refused {
		f.tables = tables()
		f.kinds = f.tables.kinds
		f.index()
		return f, loadline.Diagnostics{problem}
	}
	f.places = newPlaces(name, src)
	bodies, found := f.syntax()
	f.tables = tables()
	f.kinds = f.tables.kinds
	c := &checker{translator: translator{places: f.places}, kinds: f.kinds}
	c.diags = f.syntaxErrors(found)
	c.lines = make(map[int32]bool, len(c.diags))
	for _, d := range c.diags {
		c.broken, c.lines[d.At.Line] = append(c.broken, d.At.From), true
	}
	slices.Sort(c.broken)
	for _, body := range bodies {
		f.blocks = append(f.blocks, c.body(body)...)
	}
	c.duplicates(f.blocks)
	f.index()
	if !sheet {
		c.oneHead(f)
	}
	return f, capped(c.diags).Sorted()
}

// Rounds are the names of the rounds that the file states, in its order.
func (f *File) Rounds() []string {
	var out []string
	for _, b := range f.blocks {
		if b.kind.Word == "round" {
			out = append(out, b.label)
		}
	}
	return out
}

// index notes by which names blocks are meant; of two of one name the first.
func (f *File) index() {
	f.named, f.boundTo, f.several = map[loadline.Ref]*block{}, map[loadline.Ref]*block{}, map[loadline.Ref]int{}
	f.labels, f.numbered = map[string][]string{}, map[string][]string{}
	defer f.sortLabels()
	for _, b := range f.blocks {
		for _, inner := range b.blocks {
			if inner.kind.within {
				f.call(inner)
			}
		}
		if !f.call(b) {
			continue
		}
		if id := b.text("ocf"); id != "" {
			f.boundTo[loadline.Ref{Kind: b.kind.Word, Name: id}] = b
		}
		number := b.text("number")
		switch {
		case number == "":
		case isSecurity(b.kind.Word):
			f.numbered[number] = append(f.numbered[number], b.title())
		case isEvent(b.kind.Word):
			f.numbered[number] = append(f.numbered[number], b.title()+".result")
		}
	}
}

// call notes the name of a block; false where it has none, or another has it.
func (f *File) call(b *block) bool {
	ref := b.ref()
	if _, twice := f.named[ref]; twice || b.label == "" || b.kind.free {
		if twice && b.kind.again {
			f.several[ref]++
		}
		return false
	}
	f.named[ref] = b
	f.labels[b.kind.Word] = append(f.labels[b.kind.Word], ref.Name)
	return true
}

// sortLabels puts the names in order, for letters that list them.
func (f *File) sortLabels() {
	for _, names := range f.labels {
		slices.Sort(names)
	}
}

// oneHead tells of a file that does not say which company, or which law, it is about.
func (c *checker) oneHead(f *File) {
	if len(c.broken) > 0 || slices.ContainsFunc(f.blocks, func(b *block) bool { return b.kind.Word == c.kinds[0].Word }) {
		return
	}
	at := loadline.Source{File: f.name, Line: 1, Column: 1}
	if c.kinds[0].Word == "law" {
		c.tell(loadline.MissingBlock, at, loadline.Textf("The file does not say which law it is"),
			loadline.Textf("Every preset has one block law."), loadline.Textf("Write law \"us-de\" { title = \"…\" } at its top."))
		return
	}
	c.tell(loadline.MissingBlock, at, loadline.Textf("The file does not say which company it is about"),
		loadline.Textf("Every company.hcl has one block company."), loadline.Textf("Write company \"name\" { name = \"…, Inc.\" } at its top."))
}

// Header is what a file says about itself before anything else is read: enough to find the packages it names.
type Header struct {
	Label   string          // of the block company
	LabelAt loadline.Source // of the label
	Title   string          // its legal name; empty where it is not written as a text
	OCF     string          // path of an Open Cap package, relative to the file; empty where it names none
	OCFAt   loadline.Source // of the path
	Laws    []LawName       // that the company and its entities name, each once, in the order of the file
	At      loadline.Source // of the block; unknown where the file has none
}

// LawName is a preset of law that a file names, and where.
type LawName struct {
	Name string
	At   loadline.Source
}

// Header is the file's own block company and the laws that it names, without evaluating the rest. What is wrong with it is
// told again by [File.Draft].
func (f *File) Header() (Header, loadline.Diagnostics) {
	var h Header
	var problems loadline.Diagnostics
	for _, b := range f.blocks {
		switch b.kind.Word {
		case "company":
			if h.At.Known() {
				continue // told as a second one
			}
			h.Label, h.LabelAt, h.At, h.OCF = b.label, b.labelAt, b.at, b.text("ocf")
			h.Title = b.text("name")
			at, problem := b.plain("ocf", "The path of a package is known before anything is computed.")
			h.OCFAt, problems = at, append(problems, problem...)
		case "entity":
		default:
			continue
		}
		at, problem := b.plain("law", "Which law is read is known before anything is computed.")
		problems = append(problems, problem...)
		if name := b.text("law"); name != "" && !slices.ContainsFunc(h.Laws, func(l LawName) bool { return l.Name == name }) {
			h.Laws = append(h.Laws, LawName{name, at})
		}
	}
	return h, problems
}

// plain is where a text stands that must be known before anything is evaluated, with the problem where it is none.
func (b *block) plain(name, why string) (loadline.Source, loadline.Diagnostics) {
	a := b.attr(name)
	if a == nil || a.expr.IsZero() {
		return loadline.Source{}, nil
	}
	if a.expr.Op == loadline.Str {
		return a.expr.At, nil
	}
	return a.expr.At, loadline.Diagnostics{{Code: loadline.WrongType, Severity: loadline.Error, At: a.expr.At,
		Summary: loadline.Textf("%v.%v takes a text", b.kind.Word, name),
		Detail:  loadline.Textf("%v", why), Hint: loadline.Textf("It is written %v.", `"…"`)}}
}

// ImportOptions is what [WriteBinding] needs beside the facts.
type ImportOptions struct {
	Path string // of the package, as company.hcl is to name it
}
