package hclfile

import (
	"cmp"
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"loadline"
	"loadline/formula"
)

// block is one block of the file: its attributes translated, nothing evaluated.
type block struct {
	kind    *BlockKind
	label   string
	outer   string // the name of the block around it, where it is a part of its own
	labelAt loadline.Source
	at      loadline.Source // its header
	attrs   []attr          // in the order of the file
	blocks  []*block
	damaged bool // a syntax error in it may have swallowed an attribute
	paper   bool // of a round: a fact once it is signed
}

// attr is one attribute; where its expression could not be translated, which has been said, there is none.
type attr struct {
	name string
	at   loadline.Source // the name
	expr loadline.Expr
}

// attr is the attribute of a name, nil where it is not stated.
func (b *block) attr(name string) *attr {
	for i := range b.attrs {
		if b.attrs[i].name == name {
			return &b.attrs[i]
		}
	}
	return nil
}

// text is an attribute that is a plain text, known before anything is evaluated; "" otherwise.
func (b *block) text(name string) string {
	if a := b.attr(name); a != nil && a.expr.Op == loadline.Str {
		return a.expr.Name
	}
	return ""
}

// ref is how the file names the block: stock_class.common.
func (b *block) ref() loadline.Ref {
	if b.kind.within {
		return loadline.Ref{Kind: b.kind.Word, Name: b.outer + "." + b.label}
	}
	return loadline.Ref{Kind: b.kind.Word, Name: b.label}
}

// checker holds a file's blocks against the tables.
type checker struct {
	translator
	kinds  []BlockKind
	broken []int64        // the bytes at which the syntax is, ascending
	lines  map[int32]bool // and the lines
	paper  bool           // the blocks at hand are papers of a round, which may leave to the file what it states
}

func (c *checker) tell(code loadline.Code, at loadline.Source, summary, detail, hint loadline.Text, related ...loadline.Source) {
	c.diags = append(c.diags, loadline.Diagnostic{Code: code, Severity: loadline.Error,
		At: at, Summary: summary, Detail: detail, Hint: hint, Related: related})
}

// body reads the blocks of the file itself.
func (c *checker) body(body *hclsyntax.Body) []*block {
	for _, a := range sortedAttributes(body) {
		hint := loadline.Textf("Put it into a block: company %q { … }.", "name")
		c.tell(loadline.UnknownAttribute, c.of(a.NameRange), loadline.Textf("%v stands outside of all blocks", a.Name),
			loadline.Textf("A company.hcl is made of blocks; attributes stand in them."), hint)
	}
	return c.inside(body, &BlockKind{Word: "a company.hcl", Blocks: c.kinds})
}

// inside reads the blocks that stand in one of a kind.
func (c *checker) inside(body *hclsyntax.Body, in *BlockKind) []*block {
	var out []*block
	for _, b := range body.Blocks {
		is := func(k BlockKind) bool { return k.Word == b.Type }
		if i := slices.IndexFunc(in.Blocks, is); i >= 0 {
			out = append(out, c.block(b, &in.Blocks[i]))
		} else if i := slices.IndexFunc(c.kinds, is); in.papers && i >= 0 && isPaper(b.Type) {
			out = append(out, c.asPaper(b, &c.kinds[i]))
		} else {
			c.unknownBlock(b, in)
		}
	}
	return out
}

func (c *checker) asPaper(b *hclsyntax.Block, kind *BlockKind) *block {
	c.paper = true
	defer func() { c.paper = false }()
	out := c.block(b, kind)
	out.paper = true
	return out
}

func (c *checker) unknownBlock(b *hclsyntax.Block, in *BlockKind) {
	var words []string
	for _, k := range in.Blocks {
		words = append(words, k.Word)
	}
	for _, k := range c.kinds {
		if in.papers && isPaper(k.Word) {
			words = append(words, k.Word)
		}
	}
	detail := loadline.Textf("%v has no blocks inside.", in.Word)
	if len(words) > 0 {
		detail = loadline.Textf("The blocks of %v are: %v.", in.Word, commas(words))
	}
	c.tell(loadline.UnknownBlock, c.of(b.TypeRange), loadline.Textf("There is no block %v in %v", excerpt(b.Type), in.Word), detail, didYouMean(b.Type, words))
}

func (c *checker) block(b *hclsyntax.Block, kind *BlockKind) *block {
	out := &block{kind: kind, at: c.of(b.DefRange())}
	c.label(b, out)
	first, _ := slices.BinarySearch(c.broken, int64(b.OpenBraceRange.Start.Byte))
	out.damaged = first < len(c.broken) && c.broken[first] <= int64(b.CloseBraceRange.End.Byte)
	for _, a := range sortedAttributes(b.Body) {
		c.attribute(a, out)
	}
	out.blocks = c.inside(b.Body, kind)
	for _, inner := range out.blocks {
		inner.outer = out.label
	}
	c.duplicates(out.blocks)
	if !c.paper {
		c.required(out)
	}
	return out
}

func sortedAttributes(body *hclsyntax.Body) []*hclsyntax.Attribute {
	out := make([]*hclsyntax.Attribute, 0, len(body.Attributes))
	for _, a := range body.Attributes {
		out = append(out, a)
	}
	slices.SortFunc(out, func(a, b *hclsyntax.Attribute) int {
		return cmp.Compare(a.NameRange.Start.Byte, b.NameRange.Start.Byte)
	})
	return out
}

// label checks the one label of a block against what its kind takes.
func (c *checker) label(b *hclsyntax.Block, out *block) {
	example := loadline.Textf("Write %v \"…\" { … }: %v.", out.kind.Word, out.kind.Label)
	switch {
	case out.kind.Label == "" && len(b.Labels) > 0:
		c.tell(loadline.BadName, c.of(b.LabelRanges[0]), loadline.Textf("A block %v has no name", b.Type),
			loadline.Textf("There is only one in its place, or it is told apart by what stands in it."), loadline.Textf("Leave out %q.", b.Labels[0]))
		return
	case out.kind.Label == "":
		return
	case len(b.Labels) == 0:
		c.tell(loadline.BadName, c.of(b.TypeRange), loadline.Textf("This block %v has no name", b.Type),
			loadline.Textf("Other facts and answers point to it by its name."), example)
		return
	case len(b.Labels) > 1:
		c.tell(loadline.BadName, c.of(b.LabelRanges[1]), loadline.Textf("A block %v has one name, not %d", b.Type, len(b.Labels)),
			loadline.Textf("Other facts and answers point to it by its name."), example)
	}
	out.label, out.labelAt = b.Labels[0], c.of(b.LabelRanges[0])
	if out.kind.free || hclsyntax.ValidIdentifier(out.label) {
		return
	}
	c.tell(loadline.BadName, out.labelAt, loadline.Textf("A block %v cannot be called %q", b.Type, excerpt(out.label)),
		loadline.Textf("Expressions write it without quotes, %v.NAME, so it starts with a letter and holds letters, digits and _ only.", b.Type),
		loadline.Textf("Call it %v and keep its full name in an attribute.", slug(out.label, b.Type)))
}

func (c *checker) attribute(a *hclsyntax.Attribute, out *block) {
	at := c.of(a.NameRange)
	if !out.kind.has(a.Name) {
		c.unknownAttribute(a.Name, at, out.kind)
		return
	}
	expr, ok := c.expression(a.Expr)
	if end := c.of(a.SrcRange); !ok || c.brokenBetween(at.Line, end.Line+int32(a.SrcRange.End.Line-a.SrcRange.Start.Line)) {
		expr = loadline.Expr{} // what was read of it is not what was written
	}
	out.attrs = append(out.attrs, attr{a.Name, at, expr})
}

// brokenBetween says whether a syntax error stands in one of the lines.
func (c *checker) brokenBetween(first, last int32) bool {
	for line := first; line <= last && len(c.lines) > 0; line++ {
		if c.lines[line] {
			return true
		}
	}
	return false
}

func (c *checker) unknownAttribute(name string, at loadline.Source, kind *BlockKind) {
	names := make([]string, len(kind.Attributes))
	for i, a := range kind.Attributes {
		names[i] = a.Name
	}
	hint := didYouMean(name, names)
	if name == "until" && kind.has("to") {
		hint = loadline.Textf("The last day, itself included, is written to = …")
	}
	if slices.ContainsFunc(kind.Blocks, func(k BlockKind) bool { return k.Word == name }) {
		hint = loadline.Textf("It is a block: write %v { … } without an equals sign.", name)
	}
	detail := loadline.Textf("Its attributes are: %v.", commas(names))
	c.tell(loadline.UnknownAttribute, at, loadline.Textf("A block %v has no attribute %v", kind.Word, excerpt(name)), detail, hint)
}

// required asks for what a block cannot do without. A block that is bound to an object of a package may leave it to that
// one, and one that a syntax error runs through may have stated it.
func (c *checker) required(b *block) {
	if b.damaged || b.attr("ocf") != nil && b.kind.has("ocf") && b.kind.Word != "company" {
		return
	}
	for _, a := range b.kind.Attributes {
		if !a.Required || b.attr(a.Name) != nil || slices.ContainsFunc(a.instead, func(other string) bool { return b.attr(other) != nil }) {
			continue
		}
		c.tell(loadline.MissingAttribute, b.at, loadline.Textf("%v lacks %v", b.title(), a.Name),
			loadline.Textf("%v", a.Doc), loadline.Textf("Write %v = %v.", a.Name, a.Example))
	}
}

// title names a block in a sentence: stock_class.common, or its word where it has no name.
func (b *block) title() string {
	switch {
	case b.label == "":
		return b.kind.Word
	case b.kind.free:
		return b.kind.Word + " " + quote(excerpt(b.label))
	}
	return b.ref().String()
}

// duplicates tells the second of two blocks of one kind and name, with both places. Securities and their events share
// their names with nothing else, since their kind is a part of how they are named.
func (c *checker) duplicates(blocks []*block) {
	first := map[loadline.Ref]*block{}
	for _, b := range blocks {
		if b.label == "" && !b.kind.single || b.kind.again || b.kind.free && b.outer != "" {
			continue
		}
		key := b.ref()
		if b.kind.single {
			key.Name = ""
		}
		other, twice := first[key]
		if !twice {
			first[key] = b
			continue
		}
		at := b.labelAt
		if at.File == "" {
			at = b.at
		}
		hint := loadline.Textf("Give one of them another name, or join the two blocks.")
		if b.kind.single {
			hint = loadline.Textf("A file is about one company: join the two blocks.")
		}
		c.tell(loadline.DuplicateName, at, loadline.Textf("%v is stated twice", b.title()),
			loadline.Textf("The first stands in line %d. A reference could not tell which of the two it means.", other.at.Line), hint, other.at)
	}
}

// didYouMean is the hint with the nearest of the names, empty where none is near.
func didYouMean(name string, names []string) loadline.Text {
	if near := formula.Closest(name, names); near != "" {
		return loadline.Textf("Did you mean %v?", near)
	}
	return loadline.Text{}
}
