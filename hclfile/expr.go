package hclfile

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"loadline"
)

// translator turns HCL's syntax trees into Loadline's expressions. Nothing is evaluated, and nothing passes through cty:
// numbers and texts come from the bytes of the file.
type translator struct {
	*places
	diags  loadline.Diagnostics
	failed bool // the expression at hand holds a part that was reported
}

// expression translates one; false where a part of it could not be, which has been said.
func (t *translator) expression(e hclsyntax.Expression) (loadline.Expr, bool) {
	t.failed = false
	out := t.expr(e)
	return out, !t.failed
}

func (t *translator) expr(e hclsyntax.Expression) loadline.Expr {
	at := t.of(e.Range())
	switch e := e.(type) {
	case *hclsyntax.LiteralValueExpr:
		return t.literal(e, at)
	case *hclsyntax.ParenthesesExpr:
		return t.expr(e.Expression)
	case *hclsyntax.TemplateExpr:
		return t.quoted(e, at)
	case *hclsyntax.TemplateWrapExpr:
		return t.refuse(at, loadline.Textf("Expressions stand without quotes and without ${ }."))
	case *hclsyntax.ScopeTraversalExpr:
		return t.name(e, at)
	case *hclsyntax.FunctionCallExpr:
		return t.call(at, e.Name, e.Args...)
	case *hclsyntax.UnaryOpExpr:
		return t.call(at, unary(e.Op), e.Val)
	case *hclsyntax.BinaryOpExpr:
		if name := binary(e.Op); name != "" {
			return t.call(at, name, e.LHS, e.RHS)
		}
		return t.refuse(at, loadline.Textf("A percentage is written pct(15): in HCL, %% is the rest of a division."))
	case *hclsyntax.ConditionalExpr:
		return t.call(at, "?", e.Condition, e.TrueResult, e.FalseResult)
	case *hclsyntax.TupleConsExpr:
		out := t.call(at, "", e.Exprs...)
		out.Op = loadline.List
		return out
	}
	return t.refuse(at, loadline.Textf("An expression is made of numbers, texts, names, lists, functions, + - * /, comparisons, &&, || and ? :."))
}

func (t *translator) call(at loadline.Source, name string, args ...hclsyntax.Expression) loadline.Expr {
	out := loadline.Expr{Op: loadline.Call, Name: name, At: at}
	for _, a := range args {
		out.Args = append(out.Args, t.expr(a))
	}
	return out
}

func unary(op *hclsyntax.Operation) string {
	if op == hclsyntax.OpNegate {
		return "neg"
	}
	return "!"
}

// binary is the root's name of an operator; the rest of a division has none.
func binary(op *hclsyntax.Operation) string {
	switch op {
	case hclsyntax.OpAdd:
		return "+"
	case hclsyntax.OpSubtract:
		return "-"
	case hclsyntax.OpMultiply:
		return "*"
	case hclsyntax.OpDivide:
		return "/"
	case hclsyntax.OpLessThan:
		return "<"
	case hclsyntax.OpLessThanOrEqual:
		return "<="
	case hclsyntax.OpGreaterThan:
		return ">"
	case hclsyntax.OpGreaterThanOrEqual:
		return ">="
	case hclsyntax.OpEqual:
		return "=="
	case hclsyntax.OpNotEqual:
		return "!="
	case hclsyntax.OpLogicalAnd:
		return "&&"
	case hclsyntax.OpLogicalOr:
		return "||"
	}
	return ""
}

// literal takes a number from the source text, since HCL has already rounded it to a binary float.
func (t *translator) literal(e *hclsyntax.LiteralValueExpr, at loadline.Source) loadline.Expr {
	switch {
	case e.Val.IsNull():
		t.failed = true
		t.diags = append(t.diags, nullRefused(at))
		return loadline.Expr{}
	case !e.Val.IsKnown(): // where HCL could not read an expression, which it has said
		t.failed = true
		return loadline.Expr{}
	case e.Val.Type() == cty.Bool:
		return loadline.Expr{Op: loadline.RefTo, Name: strconv.FormatBool(e.Val.True()), At: at}
	}
	n, ok := loadline.ParseDecimal(t.text(int(at.From), int(at.To)))
	if !ok {
		return t.refuse(at, loadline.Textf("A number has at most 400 digits and an exponent of at most three."))
	}
	return loadline.Expr{Op: loadline.Num, Num: n, At: at}
}

func nullRefused(at loadline.Source) loadline.Diagnostic {
	return loadline.Diagnostic{
		Code: loadline.NullValue, Severity: loadline.Error, At: at,
		Summary: loadline.Textf("null says neither that there is none nor that it is not known"),
		Detail:  loadline.Textf("What is not stated is not known. Whoever reads null cannot tell whether somebody looked."),
		Hint:    loadline.Textf("Write none or never where there is none, unknown(\"a question to counsel\") where it is to be found out, or leave the attribute out."),
	}
}

// quoted is a text; a template with ${ } in it is refused, since a text that is computed has no place to point to.
func (t *translator) quoted(e *hclsyntax.TemplateExpr, at loadline.Source) loadline.Expr {
	src := t.text(int(at.From), int(at.To))
	if !e.IsStringLiteral() {
		return t.refuse(at, loadline.Textf("Texts are written out; a literal ${ is written $${."))
	}
	if s, ok := unquote(src); ok {
		return loadline.Expr{Op: loadline.Str, Name: s, At: at}
	}
	v, diags := e.Value(nil) // a heredoc, whose lines HCL unindents
	if diags.HasErrors() || v.IsNull() || !v.IsKnown() || v.Type() != cty.String {
		t.failed = true
		return loadline.Expr{}
	}
	return loadline.Expr{Op: loadline.Str, Name: v.AsString(), At: at}
}

// name is a dotted name; names["with blanks"] and names.0 are parts of it as well.
func (t *translator) name(e *hclsyntax.ScopeTraversalExpr, at loadline.Source) loadline.Expr {
	var parts []string
	for _, step := range e.Traversal {
		switch s := step.(type) {
		case hcl.TraverseRoot:
			parts = append(parts, s.Name)
		case hcl.TraverseAttr:
			parts = append(parts, s.Name)
		case hcl.TraverseIndex:
			if s.Key.Type() != cty.String || s.Key.IsNull() {
				return t.refuse(at, loadline.Textf("Lists are not indexed: name the fact."))
			}
			parts = append(parts, s.Key.AsString())
		default:
			return t.refuse(at, loadline.Textf("Name the facts one by one in a list."))
		}
	}
	return loadline.Expr{Op: loadline.RefTo, Name: strings.Join(parts, "."), At: at}
}

func (t *translator) refuse(at loadline.Source, hint loadline.Text) loadline.Expr {
	t.failed = true
	t.diags = append(t.diags, loadline.Diagnostic{
		Code: loadline.BadExpression, Severity: loadline.Error, At: at, Hint: hint,
		Summary: loadline.Textf("%v is not an expression of Loadline's", excerpt(t.text(int(at.From), int(at.To)))),
		Detail:  loadline.Textf("HCL gives the syntax only; every expression must be exact and have reasons that can be told."),
	})
	return loadline.Expr{}
}

// excerpt is a text short enough to stand in a sentence.
func excerpt(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= 40 {
		return s
	}
	return string([]rune(s)[:39]) + "…"
}

// unquote reads a quoted text from its bytes, so that it stays as it was written: HCL would normalise its letters.
func unquote(src string) (string, bool) {
	if len(src) < 2 || src[0] != '"' || src[len(src)-1] != '"' {
		return "", false
	}
	src = src[1 : len(src)-1]
	if !strings.ContainsAny(src, "\\$%") {
		return src, true
	}
	var b strings.Builder
	for i := 0; i < len(src); {
		s, n, ok := unescape(src[i:])
		if !ok {
			return "", false
		}
		b.WriteString(s)
		i += n
	}
	return b.String(), true
}

// unescape is the first letter of src and the bytes that it takes.
func unescape(src string) (string, int, bool) {
	if strings.HasPrefix(src, "$${") || strings.HasPrefix(src, "%%{") {
		return src[1:3], 3, true
	}
	if src[0] != '\\' {
		return src[:1], 1, true
	}
	if len(src) < 2 {
		return "", 0, false
	}
	digits := 0
	switch src[1] {
	case 'n':
		return "\n", 2, true
	case 'r':
		return "\r", 2, true
	case 't':
		return "\t", 2, true
	case '"', '\\':
		return src[1:2], 2, true
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	}
	if digits == 0 || len(src) < 2+digits {
		return "", 0, false
	}
	n, err := strconv.ParseUint(src[2:2+digits], 16, 32)
	return string(rune(n)), 2 + digits, err == nil
}

// quote writes a text so that [unquote] reads it again. What is not UTF-8 cannot stand in a file.
func quote(s string) string {
	s = strings.ToValidUTF8(s, "�")
	var b strings.Builder
	b.WriteByte('"')
	for i, c := range s {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\r':
			b.WriteString(`\r`)
		case c == '\t':
			b.WriteString(`\t`)
		case (c == '$' || c == '%') && strings.HasPrefix(s[i+1:], "{"):
			b.WriteRune(c)
			b.WriteRune(c)
		case c < ' ' || c == 0x7f || c == 0xfeff:
			b.WriteString(`\u`)
			b.WriteString(strconv.FormatInt(0x10000+int64(c), 16)[1:])
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}
