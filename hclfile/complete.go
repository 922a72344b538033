package hclfile

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"loadline/formula"
)

// Candidate is one thing that may be written at a place of a file.
type Candidate struct {
	Text     string // what to insert
	Kind     string // "block", "attribute", "reference", "word" or "function"
	Doc      string // one line
	From, To int    // the bytes that it replaces
}

// Complete is what may be written at a byte offset of a file: kinds of blocks, attributes that are not there yet, and in a
// value its words, the facts that it may name, and functions. The file need not parse.
func Complete(src []byte, offset int) []Candidate {
	if _, refused := tooLarge("", src); refused || offset < 0 || offset > len(src) {
		return nil
	}
	p := placeIn(src, offset)
	switch {
	case p.silent:
		return nil
	case p.attribute != "":
		return p.values(src)
	}
	return p.names()
}

// place is where an offset lies: in which blocks, behind which equals sign, on which word.
type place struct {
	path      []string // the kinds of the open blocks, outermost first
	has       []string // attributes that the innermost block has already
	attribute string   // behind whose equals sign
	quoted    bool     // within a text
	word      string   // what stands before the offset
	from, to  int
	silent    bool // in a comment, or where only a label can stand
}

// placeIn walks the tokens before the offset. It follows braces and equals signs only, so that a file which does not
// parse can be completed as well.
func placeIn(src []byte, offset int) place {
	tokens, _ := hclsyntax.LexConfig(src, "", hcl.InitialPos)
	p := place{from: offset, to: offset}
	var line []hclsyntax.Token // since the last newline or brace
	attrs := [][]string{nil}
	parens := 0
	for _, t := range tokens {
		start, end := t.Range.Start.Byte, t.Range.End.Byte
		if start >= offset || t.Type == hclsyntax.TokenEOF {
			break
		}
		if end >= offset && p.touch(t, src, offset) {
			break
		}
		switch t.Type {
		case hclsyntax.TokenOBrace:
			p.path = append(p.path, firstIdent(line))
			attrs, line, parens = append(attrs, nil), nil, 0
		case hclsyntax.TokenCBrace:
			if len(p.path) > 0 {
				p.path, attrs = p.path[:len(p.path)-1], attrs[:len(attrs)-1]
			}
			line, parens = nil, 0
		case hclsyntax.TokenOParen, hclsyntax.TokenOBrack:
			parens++
			line = append(line, t)
		case hclsyntax.TokenCParen, hclsyntax.TokenCBrack:
			parens = max(0, parens-1)
			line = append(line, t)
		case hclsyntax.TokenNewline:
			if parens == 0 {
				line = nil
			}
		case hclsyntax.TokenComment:
			if bytesEndLine(t.Bytes) && parens == 0 {
				line = nil
			}
		case hclsyntax.TokenEqual:
			if len(line) == 1 && line[0].Type == hclsyntax.TokenIdent {
				attrs[len(attrs)-1] = append(attrs[len(attrs)-1], string(line[0].Bytes))
			}
			line = append(line, t)
		default:
			line = append(line, t)
		}
	}
	p.has = attrs[len(attrs)-1]
	p.see(line)
	return p
}

func bytesEndLine(b []byte) bool { return len(b) > 0 && b[len(b)-1] == '\n' }

// touch notes a token that the offset lies in or right behind; true where the token itself is what is being written.
func (p *place) touch(t hclsyntax.Token, src []byte, offset int) bool {
	switch t.Type {
	case hclsyntax.TokenIdent, hclsyntax.TokenDot:
		p.from = offset
		for p.from > 0 && isNameByte(src[p.from-1]) {
			p.from--
		}
		for p.to < len(src) && isNameByte(src[p.to]) && src[p.to] != '.' {
			p.to++
		}
		p.word = string(src[p.from:offset])
		return true
	case hclsyntax.TokenQuotedLit:
		p.quoted, p.from, p.to, p.word = true, t.Range.Start.Byte, t.Range.End.Byte, string(src[t.Range.Start.Byte:offset])
		return true
	case hclsyntax.TokenOQuote:
		p.quoted = true
		return false
	case hclsyntax.TokenComment:
		p.silent = offset < t.Range.End.Byte || !bytesEndLine(t.Bytes)
		return true
	}
	return false
}

func isNameByte(c byte) bool {
	return c == '_' || c == '.' || c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

func firstIdent(line []hclsyntax.Token) string {
	if len(line) > 0 && line[0].Type == hclsyntax.TokenIdent {
		return string(line[0].Bytes)
	}
	return ""
}

// see reads the tokens of the line before the offset: an attribute that has its equals sign, or the head of a block.
func (p *place) see(line []hclsyntax.Token) {
	i := slices.IndexFunc(line, func(t hclsyntax.Token) bool { return t.Type == hclsyntax.TokenEqual })
	switch {
	case i > 0:
		p.attribute = firstIdent(line)
	case len(line) > 0:
		p.silent = true // after the word of a block only its label can stand
	}
}

// kind is the table of the innermost block; its blocks are all kinds where there is none.
func (p *place) kind() (BlockKind, bool) {
	k := BlockKind{Blocks: theTables().kinds}
	for _, word := range p.path {
		k.withPapers()
		i := slices.IndexFunc(k.Blocks, func(b BlockKind) bool { return b.Word == word })
		if i < 0 {
			return BlockKind{}, false
		}
		k = k.Blocks[i]
	}
	k.withPapers()
	return k, true
}

// withPapers adds to the blocks of a round those of its papers.
func (k *BlockKind) withPapers() {
	for _, paper := range theTables().kinds {
		if k.papers && isPaper(paper.Word) {
			k.Blocks = append(k.Blocks[:len(k.Blocks):len(k.Blocks)], paper)
		}
	}
}

// names are the attributes and blocks that may begin here.
func (p *place) names() []Candidate {
	k, ok := p.kind()
	if !ok || p.quoted {
		return nil
	}
	var out []Candidate
	for _, a := range k.Attributes {
		if !slices.Contains(p.has, a.Name) {
			out = p.offer(out, a.Name+" = ", "attribute", a.Doc)
		}
	}
	for _, b := range k.Blocks {
		text := b.Word + " {\n}"
		if b.Label != "" {
			text = b.Word + " \"\" {\n}"
		}
		out = p.offer(out, text, "block", b.Doc)
	}
	return out
}

func (p *place) offer(out []Candidate, text, kind, doc string) []Candidate {
	if !strings.HasPrefix(text, p.word) {
		return out
	}
	return append(out, Candidate{Text: text, Kind: kind, Doc: doc, From: p.from, To: p.to})
}

// values are what may stand in the value of the attribute.
func (p *place) values(src []byte) []Candidate {
	k, ok := p.kind()
	if !ok {
		return nil
	}
	a := k.attribute(p.attribute)
	var out []Candidate
	for _, w := range a.Words {
		if !p.quoted {
			w = quote(w)
		}
		out = p.offer(out, w, "word", a.Doc)
	}
	if p.quoted {
		return out
	}
	for _, f := range a.calls {
		out = p.offer(out, f.word+"(", "function", f.doc)
	}
	file, _ := Parse("", src)
	offered := map[string]bool{}
	for _, b := range file.everyBlock() {
		if offered[b.title()] {
			continue // stated again, for other days
		}
		offered[b.title()] = true
		if b.label != "" && !b.kind.free && (slices.Contains(a.RefersTo, b.kind.Word) || a.Type == "expression" && isNamed(b.kind.Word) || b.kind.Word == "input" && len(a.RefersTo)+len(a.Words) == 0) {
			out = p.offer(out, b.title(), "reference", b.kind.Doc)
		}
	}
	if a.Type == "true or false" {
		out = p.offer(p.offer(out, "true", "word", a.Doc), "false", "word", a.Doc)
	}
	if a.Legal {
		out = p.offer(out, "none", "word", "There is no such thing.")
	}
	if a.Name == "source" {
		return p.offer(out, "clause(", "function", "Where it is written: a document, a number, and the words that matter.")
	}
	return p.functions(out, a)
}

// everyBlock is the blocks of the file with those inside them that have a name of their own.
func (f *File) everyBlock() []*block {
	out := slices.Clone(f.blocks)
	for _, b := range f.blocks {
		for _, inner := range b.blocks {
			if inner.kind.within {
				out = append(out, inner)
			}
		}
	}
	return out
}

func (p *place) functions(out []Candidate, a Attribute) []Candidate {
	for _, name := range formula.BuiltinNames() {
		_, doc, _ := formula.Builtin(name)
		if a.Name != "" && (name == "unknown" || len(a.Words)+len(a.RefersTo) == 0 && a.Type != "true or false" && a.Type != "text") {
			out = p.offer(out, name+"(", "function", doc)
		}
	}
	return out
}
