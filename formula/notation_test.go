package formula

import (
	"fmt"
	"slices"
	"strings"

	"loadline"
)

// failer is a test of either kind: testing.TB or rapid.T.
type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

// parse reads an expression; a test that cannot be read fails at once.
func parse(t failer, s string) loadline.Expr {
	t.Helper()
	e, err := parseExpr(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return e
}

func parseExpr(s string) (e loadline.Expr, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	p := &parser{s: s}
	e = p.choice()
	if p.blank(); p.i < len(s) {
		return e, fmt.Errorf("left over: %q", s[p.i:])
	}
	return e, nil
}

type parser struct {
	s string
	i int
}

func (p *parser) blank() {
	for p.i < len(p.s) && p.s[p.i] == ' ' {
		p.i++
	}
}

func (p *parser) eat(words ...string) string {
	p.blank()
	for _, w := range words {
		if strings.HasPrefix(p.s[p.i:], w) {
			p.i += len(w)
			return w
		}
	}
	return ""
}

func (p *parser) at(from int) loadline.Source {
	return loadline.Source{File: "x.hcl", Line: 1, Column: int32(from + 1), From: int64(from), To: int64(p.i)}
}

func (p *parser) call(from int, name string, args ...loadline.Expr) loadline.Expr {
	return loadline.Expr{Op: loadline.Call, Name: name, Args: args, At: p.at(from)}
}

func (p *parser) choice() loadline.Expr {
	p.blank()
	from := p.i
	c := p.binary(0)
	if p.eat("?") == "" {
		return c
	}
	a := p.choice()
	if p.eat(":") == "" {
		panic("no colon")
	}
	return p.call(from, "?", c, a, p.choice())
}

var levels = [][]string{{"||"}, {"&&"}, {"==", "!="}, {"<=", ">=", "<", ">"}, {"+", "-"}, {"*", "/"}}

func (p *parser) binary(level int) loadline.Expr {
	if level == len(levels) {
		return p.unary()
	}
	p.blank()
	from := p.i
	left := p.binary(level + 1)
	for {
		op := p.eat(levels[level]...)
		if op == "" {
			return left
		}
		left = p.call(from, op, left, p.binary(level+1))
	}
}

func (p *parser) unary() loadline.Expr {
	p.blank()
	from := p.i
	switch p.eat("!", "-", "(") {
	case "!":
		return p.call(from, "!", p.unary())
	case "-":
		return p.call(from, "neg", p.unary())
	case "(":
		e := p.choice()
		if p.eat(")") == "" {
			panic("no parenthesis")
		}
		return e
	}
	return p.primary(from)
}

func (p *parser) primary(from int) loadline.Expr {
	if p.eat("\"") != "" {
		end := strings.IndexByte(p.s[p.i:], '"')
		word := p.s[p.i : p.i+end]
		p.i += end + 1
		return loadline.Expr{Op: loadline.Str, Name: word, At: p.at(from)}
	}
	if p.eat("[") != "" {
		args := p.args("]")
		return loadline.Expr{Op: loadline.List, Args: args, At: p.at(from)}
	}
	for p.i < len(p.s) && strings.IndexByte("abcdefghijklmnopqrstuvwxyz_.0123456789-", p.s[p.i]) >= 0 {
		if p.s[p.i] == '-' && (p.s[from] <= '9' || p.s[p.i-1] == ' ') {
			break
		}
		p.i++
	}
	word := p.s[from:p.i]
	if word == "" {
		panic(fmt.Sprintf("nothing at %d", from))
	}
	if n, ok := loadline.ParseDecimal(word); ok {
		return loadline.Expr{Op: loadline.Num, Num: n, At: p.at(from)}
	}
	if p.i < len(p.s) && p.s[p.i] == '(' {
		p.i++
		args := p.args(")")
		return p.call(from, word, args...)
	}
	return loadline.Expr{Op: loadline.RefTo, Name: word, At: p.at(from)}
}

func (p *parser) args(end string) (args []loadline.Expr) {
	if p.eat(end) != "" {
		return nil
	}
	for {
		args = append(args, p.choice())
		if p.eat(",") == "" {
			break
		}
	}
	if p.eat(end) == "" {
		panic("no " + end)
	}
	return args
}

// northwind is an Env with a few facts.
type northwind struct{ facts map[string]Value }

func northwindEnv() northwind {
	at := loadline.Source{File: "company.hcl", Line: 7, Column: 3}
	fact := func(v Value) Value {
		v.Because.At = at
		return v
	}
	votes := loadline.Number{Open: []loadline.Unknown{{Question: "How many votes has a share of Series A?", At: at}}}
	return northwind{map[string]Value{
		"input.pre_money":         fact(MoneyValue(loadline.MoneyOf(loadline.Int(80e6), "USD"))),
		"input.raise":             fact(MoneyValue(loadline.MoneyOf(loadline.Int(20e6), ""))),
		"input.pay_cut":           RatioValue(loadline.Frac(1, 10)),
		"contract.cloud.notice":   fact(SpanValue(loadline.Duration{Months: 1})),
		"contract.chips.notice":   NoneValue(),
		"stock_class.series_a":    RefValue(loadline.Ref{Kind: "stock_class", Name: "series_a"}),
		"stakeholder.founder_1":   RefValue(loadline.Ref{Kind: "stakeholder", Name: "founder_1"}),
		"company.as_of":           DateValue(loadline.DateOf(2026, 11, 1)),
		"series_a.votes":          VotesValue(votes),
		"charter.read":            TruthValue(loadline.CannotTell, loadline.Unknown{Question: "Was the charter read?"}),
		"company.shares_expected": SharesValue(loadline.Between(loadline.Int(10), loadline.Int(20))),
	}}
}

func (n northwind) Currency() string { return "USD" }

func (n northwind) Ref(name string, _ loadline.Source) (Value, bool) {
	v, ok := n.facts[name]
	return v, ok
}

var owns = Signature{Name: "owns", Params: []Param{
	{Name: "who", Kinds: []Kind{Fact}, Facts: []string{"stakeholder"}},
	{Name: "class", Kinds: []Kind{Fact}, Facts: []string{"stock_class"}},
}, Optional: 1}

func (n northwind) Call(e loadline.Expr, eval func(loadline.Expr) Value) (Value, bool) {
	switch e.Name {
	case "fully_diluted":
		return Signature{Name: "fully_diluted"}.Call(e, eval, func([]Value) Value {
			out := SharesValue(loadline.Exactly(loadline.Int(12500000)))
			out.Because = loadline.Reason{Says: loadline.Textf("fully diluted are %v shares", loadline.Int(12500000))}
			return out
		}), true
	case "owns":
		return owns.Call(e, eval, func(args []Value) Value { return RatioValue(loadline.Frac(1, 4)) }), true
	case "until":
		return Signature{Name: "until", Params: []Param{
			{Name: "day", Kinds: []Kind{Date}}, {Name: "notice", Kinds: []Kind{Duration}}, {Name: "cost", Kinds: []Kind{Number}, Units: []Unit{Money}},
		}}.Call(e, eval, func(args []Value) Value { return ListValue(args...) }), true
	case "twice": // evaluates its argument twice, as an Env may
		eval(e.Args[0])
		return eval(e.Args[0]), true
	}
	return Value{}, false
}

func (n northwind) Names() []string {
	var names []string
	for name := range n.facts {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (n northwind) Functions() []string { return []string{"fully_diluted", "owns", "until", "twice"} }

// lines are the lines of a story that say something.
func lines(story string) []string {
	var out []string
	for line := range strings.Lines(story) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out
}
