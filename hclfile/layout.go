package hclfile

import (
	"bytes"

	"github.com/apparentlymart/go-textseg/v17/textseg"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// laidOut is a file with the blanks of HCL's canonical style between its tokens: two for each level, equals signs and trailing
// comments in columns. It gives the bytes of hclwrite.Format but for blanks at the very end, which a test compares. That package is not linked, since what it
// stands on takes 1.4 ms to initialise, in every command.
func laidOut(src []byte) []byte {
	tokens, _ := hclsyntax.LexConfig(src, "", hcl.InitialPos)
	rows := cellsOf(tokens)
	indent(rows)
	for _, r := range rows {
		spread(r.lead)
		if len(r.assign) > 0 {
			r.assign[0].blanks = 1
			spread(r.assign)
		}
	}
	inColumns(rows, func(r cells) (before int, c run) { return r.lead.width(), r.assign })
	inColumns(rows, func(r cells) (before int, c run) { return r.lead.width() + r.assign.width(), r.comment })
	var b bytes.Buffer
	for _, r := range rows {
		for _, c := range []run{r.lead, r.assign, r.comment} {
			c.write(&b)
		}
	}
	return b.Bytes()
}

// token is one of the file, and how many blanks stand before it.
type token struct {
	hclsyntax.Token
	blanks int
}

// run is what stands together in a line.
type run []token

// cells are the three of a line: what stands before an equals sign with a whole expression behind it, that sign with the expression, and the
// comment at the end. A text over several lines is in one line with what is around it.
type cells struct{ lead, assign, comment run }

// cellsOf cuts a file into rows. What is none, as bytes that no token covers, is blanks.
func cellsOf(tokens hclsyntax.Tokens) []cells {
	all, last := make(run, 0, len(tokens)), 0
	var rows []cells
	from := 0
	for _, t := range tokens {
		if t.Type == hclsyntax.TokenEOF {
			break
		}
		all = append(all, token{t, t.Range.Start.Byte - last})
		last = t.Range.End.Byte
		if endsRow(t) {
			rows = append(rows, cellsOfLine(all[from:]))
			from = len(all)
		}
	}
	return append(rows, cellsOfLine(all[from:]))
}

// endsRow says whether a token ends its line: a comment to the end of the line holds the newline.
func endsRow(t hclsyntax.Token) bool {
	return t.Type == hclsyntax.TokenNewline || t.Type == hclsyntax.TokenComment && bytes.HasSuffix(t.Bytes, []byte("\n"))
}

func cellsOfLine(c run) cells {
	r := cells{lead: c}
	if last := len(c) - 1; last > 0 && c[last].Type == hclsyntax.TokenComment {
		r.lead, r.comment = c[:last], c[last:]
	}
	for i := 1; i < len(r.lead); i++ {
		if r.lead[i].Type != hclsyntax.TokenEqual {
			continue
		}
		if r.lead[i:].opened() == 0 {
			r.lead, r.assign = r.lead[:i], r.lead[i:]
		}
		break
	}
	return r
}

// opened is how many more brackets a run opens than it closes.
func (c run) opened() (n int) {
	for _, t := range c {
		n += turn(t.Type)
	}
	return n
}

// turn is 1 of what opens and -1 of what closes.
func turn(t hclsyntax.TokenType) int {
	switch t {
	case hclsyntax.TokenOBrace, hclsyntax.TokenOBrack, hclsyntax.TokenOParen, hclsyntax.TokenTemplateControl, hclsyntax.TokenTemplateInterp:
		return 1
	case hclsyntax.TokenCBrace, hclsyntax.TokenCBrack, hclsyntax.TokenCParen, hclsyntax.TokenTemplateSeqEnd:
		return -1
	}
	return 0
}

// width is how many columns a run takes.
func (c run) width() (n int) {
	for _, t := range c {
		n += t.blanks
		if t.Range.Start.Line == t.Range.End.Line {
			n += t.Range.End.Column - t.Range.Start.Column
		} else {
			n += signs(t.Bytes)
		}
	}
	return n
}

// signs is how many signs a text of several lines has, as people count them; a newline is one.
func signs(text []byte) (n int) {
	for len(text) > 0 {
		step, _, err := textseg.ScanGraphemeClusters(text, true)
		if err != nil || step == 0 {
			break
		}
		text = text[step:]
		n++
	}
	return n
}

func (c run) write(b *bytes.Buffer) {
	for _, t := range c {
		for range t.blanks {
			b.WriteByte(' ')
		}
		b.Write(t.Bytes)
	}
}

// indent puts two blanks before a line for each line above it that opened brackets which are not closed yet, however many it opened.
func indent(rows []cells) {
	var open []int // of each of those rows: how many of its brackets are open
	for _, r := range rows {
		if len(r.lead) == 0 {
			continue
		}
		if r.lead[0].Type == hclsyntax.TokenNewline {
			r.lead[0].blanks = 0
			continue
		}
		more := r.headOpened() + r.assign.opened()
		for ; more < 0 && len(open) > 0; open = open[:len(open)-1] {
			last := &open[len(open)-1]
			if *last+more > 0 {
				*last += more
				break
			}
			more += *last
		}
		r.lead[0].blanks = 2 * len(open)
		if more > 0 {
			open = append(open, more)
		}
	}
}

// headOpened counts up to where a text of several lines begins: what is in it moves nothing.
func (r cells) headOpened() int {
	for i, t := range r.lead {
		if t.Type == hclsyntax.TokenOHeredoc {
			return r.lead[:i].opened()
		}
	}
	return r.lead.opened()
}

// spread puts one blank or none between the tokens of a run.
func spread(c run) {
	before := hclsyntax.TokenNil
	for i := 0; i+1 < len(c); i++ {
		c[i+1].blanks = 0
		if apart(before, c[i].Token, c[i+1].Type) {
			c[i+1].blanks = 1
		}
		before = c[i].Type
	}
}

// apart says whether a blank stands between two tokens; before is what stands before the first of them. The first case that
// fits decides.
func apart(before hclsyntax.TokenType, a hclsyntax.Token, b hclsyntax.TokenType) bool {
	switch {
	case b == hclsyntax.TokenNewline, joins(a.Type, b), b == hclsyntax.TokenComma, b == hclsyntax.TokenEllipsis:
		return false
	case a.Type == hclsyntax.TokenComma:
		return true
	case inText(a.Type, b):
		return false
	case string(a.Bytes) == "in" && a.Type == hclsyntax.TokenIdent && before == hclsyntax.TokenIdent:
		return true // [for x in [y]: x] is no index
	case b == hclsyntax.TokenOBrack && (a.Type == hclsyntax.TokenIdent || a.Type == hclsyntax.TokenNumberLit || turn(a.Type) < 0):
		return false // an index
	case a.Type == hclsyntax.TokenBang:
		return false
	case a.Type == hclsyntax.TokenMinus:
		return endsOperand(before) // else it is a sign
	case a.Type == hclsyntax.TokenOBrace || b == hclsyntax.TokenCBrace:
		return a.Type != hclsyntax.TokenOBrace || b != hclsyntax.TokenCBrace
	case b == hclsyntax.TokenOBrace && turn(a.Type) > 0, a.Type == hclsyntax.TokenCBrace && b == hclsyntax.TokenTemplateSeqEnd:
		return a.Type != hclsyntax.TokenOParen && a.Type != hclsyntax.TokenOBrack // ${ {a = b} }
	case a.Type == hclsyntax.TokenTemplateSeqEnd && (b == hclsyntax.TokenTemplateInterp || b == hclsyntax.TokenTemplateControl):
		return false
	}
	return turn(a.Type) <= 0 && turn(b) >= 0
}

// joins says whether two tokens are one name: f(, a.b, a::b.
func joins(a, b hclsyntax.TokenType) bool {
	return a == hclsyntax.TokenDot || b == hclsyntax.TokenDot ||
		a == hclsyntax.TokenIdent && (b == hclsyntax.TokenOParen || b == hclsyntax.TokenDoubleColon) ||
		a == hclsyntax.TokenDoubleColon && b == hclsyntax.TokenIdent
}

// inText says whether two tokens stand within a text, where every blank counts.
func inText(a, b hclsyntax.TokenType) bool {
	switch a {
	case hclsyntax.TokenQuotedLit, hclsyntax.TokenStringLit, hclsyntax.TokenOQuote, hclsyntax.TokenOHeredoc:
		return true
	}
	switch b {
	case hclsyntax.TokenQuotedLit, hclsyntax.TokenStringLit, hclsyntax.TokenCQuote, hclsyntax.TokenCHeredoc:
		return true
	}
	return false
}

// endsOperand says whether an expression may end with a token.
func endsOperand(t hclsyntax.TokenType) bool {
	switch t {
	case hclsyntax.TokenNil, hclsyntax.TokenOParen, hclsyntax.TokenOBrace, hclsyntax.TokenOBrack, hclsyntax.TokenEqual, hclsyntax.TokenColon,
		hclsyntax.TokenComma, hclsyntax.TokenQuestion, hclsyntax.TokenPlus, hclsyntax.TokenStar, hclsyntax.TokenSlash, hclsyntax.TokenPercent,
		hclsyntax.TokenMinus, hclsyntax.TokenEqualOp, hclsyntax.TokenNotEqual, hclsyntax.TokenGreaterThan, hclsyntax.TokenGreaterThanEq,
		hclsyntax.TokenLessThan, hclsyntax.TokenLessThanEq, hclsyntax.TokenAnd, hclsyntax.TokenOr, hclsyntax.TokenBang:
		return false
	}
	return true
}

// inColumns moves the same cell of rows that follow one another, each with one, behind the widest of what stands before it.
func inColumns(rows []cells, of func(cells) (before int, c run)) {
	for from := 0; from < len(rows); from++ {
		to, widest := from, 0
		for ; to < len(rows); to++ {
			before, c := of(rows[to])
			if len(c) == 0 {
				break
			}
			widest = max(widest, before)
		}
		for _, r := range rows[from:to] {
			before, c := of(r)
			c[0].blanks = widest - before + 1
		}
		from = to
	}
}
