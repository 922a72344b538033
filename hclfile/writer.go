package hclfile

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"loadline"
)

// writer writes blocks. Equals signs are aligned at the end.
type writer struct {
	b     strings.Builder
	depth int
	fresh bool // nothing stands in the block yet
}

func (w *writer) line(s string) {
	w.b.WriteString(strings.Repeat("  ", w.depth))
	w.b.WriteString(s)
	w.b.WriteByte('\n')
	w.fresh = false
}

// blank separates blocks from what stands before them.
func (w *writer) blank() {
	if !w.fresh && w.b.Len() > 0 {
		w.b.WriteByte('\n')
		w.fresh = true
	}
}

func (w *writer) open(word, label string) {
	w.blank()
	if label != "" {
		word += " " + quote(label)
	}
	w.line(word + " {")
	w.depth++
	w.fresh = true
}

func (w *writer) close() {
	w.depth--
	w.line("}")
}

func (w *writer) attribute(name, value string) {
	if value != "" {
		w.line(name + " = " + value)
	}
}

func (w *writer) comment(lines ...string) {
	for _, l := range lines {
		w.line(strings.TrimRight("# "+strings.ReplaceAll(strings.ReplaceAll(l, "\n", " "), "\r", " "), " "))
	}
}

func (w *writer) clause(c *loadline.Clause) {
	if c == nil {
		return
	}
	document := quote(c.Document.Kind)
	if c.Document.Name != "" {
		document = writeRef(c.Document.Kind, c.Document.Name)
	}
	value := "clause(" + document + ", " + quote(c.Number)
	if c.Quote != "" {
		value += ", " + quote(c.Quote)
	}
	w.attribute("source", value+")")
}

// done is the file in its canonical form. What was written parses, so that [Format] need not see to it.
func (w *writer) done() []byte { return spaced(laidOut([]byte(w.b.String()))) }

// writeBlock writes one fact as a block.
func writeBlock[T any](w *writer, k kind[T], label string, t *T) {
	w.open(k.Word, label)
	k.write(w, t)
	w.close()
}

// writeExpr writes an expression as a file states it, with the brackets that it needs.
func writeExpr(e loadline.Expr) string { return exprIn(e, 0) }

// strength is how strongly an operator binds, as HCL reads it; 0 of a function.
func strength(name string) int {
	switch name {
	case "?":
		return 1
	case "||":
		return 2
	case "&&":
		return 3
	case "==", "!=":
		return 4
	case "<", "<=", ">", ">=":
		return 5
	case "+", "-":
		return 6
	case "*", "/":
		return 7
	case "neg", "!":
		return 8
	}
	return 0
}

func exprIn(e loadline.Expr, around int) string {
	switch e.Op {
	case loadline.Num:
		if s := e.Num.String(); strings.ContainsAny(s, "/-") && around > 0 {
			return "(" + s + ")"
		}
		return e.Num.String()
	case loadline.Str:
		return quote(e.Name)
	case loadline.RefTo:
		return dotted(e.Name)
	case loadline.List:
		return "[" + exprs(e.Args) + "]"
	case loadline.Call:
		return callIn(e, around)
	}
	return ""
}

func callIn(e loadline.Expr, around int) string {
	own := strength(e.Name)
	out := ""
	switch {
	case e.Name == "?" && len(e.Args) == 3:
		out = exprIn(e.Args[0], 2) + " ? " + exprIn(e.Args[1], 2) + " : " + exprIn(e.Args[2], 2)
	case own == 8 && len(e.Args) == 1:
		out = map[string]string{"neg": "-", "!": "!"}[e.Name] + exprIn(e.Args[0], 9)
	case own > 1 && own < 8 && len(e.Args) == 2:
		out = exprIn(e.Args[0], own) + " " + e.Name + " " + exprIn(e.Args[1], own+1)
	default:
		return e.Name + "(" + exprs(e.Args) + ")"
	}
	if own < around {
		return "(" + out + ")"
	}
	return out
}

func exprs(es []loadline.Expr) string {
	parts := make([]string, len(es))
	for i, e := range es {
		parts[i] = exprIn(e, 0)
	}
	return strings.Join(parts, ", ")
}

// dotted is a name whose parts need not be words.
func dotted(name string) string {
	var b strings.Builder
	for i, part := range strings.Split(name, ".") {
		switch {
		case i == 0:
			b.WriteString(part)
		case hclsyntax.ValidIdentifier(part):
			b.WriteString("." + part)
		default:
			b.WriteString("[" + quote(part) + "]")
		}
	}
	return b.String()
}

// Label is a text as the name of a block: small letters, digits and _, never a word that means something else. Of a text
// without a letter it is otherwise.
func Label(text, otherwise string) string { return slug(text, otherwise) }

// Quoted is a text as it stands in a file, with its quotation marks.
func Quoted(text string) string { return quote(text) }

// Texts are the texts of a text or of a list of them, as it stands in a file; false where it is neither.
func Texts(src string) ([]string, bool) {
	e, diags := hclsyntax.ParseExpression([]byte(src), "", hcl.InitialPos)
	if diags.HasErrors() {
		return nil, false
	}
	if list, ok := e.(*hclsyntax.TupleConsExpr); ok {
		out := make([]string, 0, len(list.Exprs))
		for _, x := range list.Exprs {
			s, ok := plainText(x)
			if !ok {
				return nil, false
			}
			out = append(out, s)
		}
		return out, true
	}
	s, ok := plainText(e)
	return []string{s}, ok
}

// plainText is a text without a formula in it.
func plainText(e hclsyntax.Expression) (string, bool) {
	if t, ok := e.(*hclsyntax.TemplateExpr); !ok || !t.IsStringLiteral() {
		return "", false
	}
	v, diags := e.Value(nil)
	return v.AsString(), !diags.HasErrors()
}

const maxName = 64 // bytes of a name that is made up

// slug is a text as a name: small letters, digits and _, never a word that means something else.
func slug(s, otherwise string) string {
	var b strings.Builder
	gap := false
	for _, c := range strings.ToLower(s) {
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c) && c < 128:
			if gap && b.Len() > 0 {
				b.WriteByte('_')
			}
			b.WriteString(plainLetter(c))
			gap = false
		case c == '\'' || c == '’':
		default:
			gap = true
		}
		if b.Len() > maxName || gap && b.Len() > maxName-16 {
			break
		}
	}
	out := b.String()
	switch {
	case out == "":
		return otherwise
	case out[0] >= '0' && out[0] <= '9':
		out = otherwise + "_" + out
	}
	if isKeyword(out) {
		out += "_" + otherwise
	}
	if !hclsyntax.ValidIdentifier(out) {
		return otherwise
	}
	return out
}

// plainLetter is a letter that every keyboard has, where there is a usual way to write it.
func plainLetter(c rune) string {
	if c < 128 {
		return string(c)
	}
	const letters, plain = "àáâãåāăąçćčďđèéêëēęěìíîïīłñńňòóôõøōřśšťùúûūůýÿźżž", "aaaaaaaacccddeeeeeeeiiiiilnnnoooooorsstuuuuuyyzzz"
	i := 0
	for _, l := range letters {
		if l == c {
			return plain[i : i+1]
		}
		i++
	}
	switch c {
	case 'ä', 'æ':
		return "ae"
	case 'ö', 'œ':
		return "oe"
	case 'ü':
		return "ue"
	case 'ß':
		return "ss"
	}
	return string(c)
}

// isKeyword says whether a name means something to HCL or to Loadline already.
func isKeyword(s string) bool {
	switch s {
	case "true", "false", "null", "none", "never", "unknown", "for", "in", "if", "else", "endif", "endfor", "result", "balance":
		return true
	}
	return isNamed(s)
}

// namer gives names that are not taken yet, kind by kind.
type namer struct {
	taken map[loadline.Ref]bool
	last  map[loadline.Ref]int // the last number behind a name, so that ten thousand namesakes take no longer than others
}

func newNamer() namer { return namer{map[loadline.Ref]bool{}, map[loadline.Ref]int{}} }

func (n namer) name(kind string, wishes ...string) string {
	base := kind
	for _, w := range wishes {
		if s := slug(w, kind); s != kind {
			base = s
			break
		}
	}
	name, first := base, loadline.Ref{Kind: kind, Name: base}
	for i := n.last[first] + 2; n.taken[loadline.Ref{Kind: kind, Name: name}]; i++ {
		name = base + "_" + strconv.Itoa(i)
		n.last[first] = i - 1
	}
	n.taken[loadline.Ref{Kind: kind, Name: name}] = true
	return name
}
