package control

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// A story is a game in words:
//
//	votes: founder 50, fund 49, angel 1, nobody 10
//	rule: all(votes > 1/2, any(angel, 2 of (founder, fund, votes >= 2/3)))
//
// "fund 3..5" has between 3 and 5 votes, "votes >= 1/2..2/3" a quota between these, "open" holds perhaps, "3*votes > 1/2"
// counts three times. Votes of nobody count in the whole.
type story struct {
	names   []string
	columns []string
	weights Weights
	rule    *spec
}

// spec is a rule as a tree, evaluated plainly.
type spec struct {
	kind        string // voter, count, share, always, never, open
	voter, need int
	of          []*spec
	column      int
	least, most Quota
}

func (s *spec) build(b *Builder) Gate {
	switch s.kind {
	case "voter":
		return b.Voter(s.voter)
	case "share":
		return b.Share(s.column, s.least, s.most)
	case "always":
		return b.Always()
	case "never":
		return b.Never()
	case "open":
		return b.Open()
	}
	var of []Gate
	for _, o := range s.of {
		of = append(of, o.build(b))
	}
	return b.Count(s.need, of...)
}

// truth is one state of the world: every vote, quota and open gate is known.
type truth struct {
	votes [][]int64 // column, voter
	idle  []int64
	high  bool // unknown quotas at their most
	open  bool
}

// passes is the plain definition: do these votes pass it?
func (s *spec) passes(c Coalition, w *truth) bool {
	switch s.kind {
	case "voter":
		return c.Has(s.voter)
	case "always":
		return true
	case "never":
		return false
	case "open":
		return w.open
	case "share":
		q := s.least
		if w.high {
			q = s.most
		}
		mine, whole := int64(0), w.idle[s.column]
		for v, x := range w.votes[s.column] {
			if whole += x; c.Has(v) {
				mine += x
			}
		}
		if whole == 0 {
			return q.Num == 0 && !q.Strict
		}
		return mine*q.Den > whole*q.Num || mine*q.Den == whole*q.Num && !q.Strict // small numbers
	}
	n := 0
	for _, o := range s.of {
		if o.passes(c, w) {
			n++
		}
	}
	return n >= s.need
}

func (s *story) voter(name string) int {
	i := slices.Index(s.names, name)
	if i < 0 {
		s.names = append(s.names, name)
		i = len(s.names) - 1
	}
	return i
}

func tell(t teller, text string) *story {
	t.Helper()
	s := &story{}
	for line := range strings.Lines(text) {
		key, rest, ok := strings.Cut(strings.TrimSpace(line), ":")
		switch {
		case !ok:
		case key == "rule":
			p := &reader{t: t, s: s, left: rest}
			s.rule = p.spec()
		default:
			s.column(t, key, rest)
		}
	}
	for _, w := range [][][]int64{s.weights.Lo, s.weights.Hi} {
		for c := range w {
			w[c] = append(w[c], make([]int64, len(s.names)-len(w[c]))...)
		}
	}
	return s
}

func (s *story) column(t teller, name, text string) {
	s.columns = append(s.columns, name)
	var lo, hi []int64
	idleLo, idleHi := int64(0), int64(0)
	for _, holding := range strings.Split(text, ",") {
		who, votes, _ := strings.Cut(strings.TrimSpace(holding), " ")
		least, most, ranged := strings.Cut(votes, "..")
		if !ranged {
			most = least
		}
		a, err := strconv.ParseInt(least, 10, 64)
		b, err2 := strconv.ParseInt(most, 10, 64)
		if err != nil || err2 != nil {
			t.Fatalf("%q has no votes", holding)
		}
		if who == "nobody" {
			idleLo, idleHi = a, b
			continue
		}
		v := s.voter(who)
		grow := make([]int64, max(0, v+1-len(lo)))
		lo, hi = append(lo, grow...), append(hi, grow...)
		lo[v], hi[v] = a, b
	}
	s.weights.Lo, s.weights.Hi = append(s.weights.Lo, lo), append(s.weights.Hi, hi)
	s.weights.IdleLo, s.weights.IdleHi = append(s.weights.IdleLo, idleLo), append(s.weights.IdleHi, idleHi)
}

func (s *story) game(t teller, reading Reading) *Game {
	t.Helper()
	return play(t, s.rule, len(s.names), s.weights, reading)
}

func play(t teller, rule *spec, voters int, w Weights, reading Reading) *Game {
	t.Helper()
	b := NewBuilder(voters, len(w.Lo))
	r, err := b.Rule(rule.build(b))
	if err != nil {
		t.Fatal(err)
	}
	g, err := r.Game(w, reading)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// said writes coalitions by names: "founder+fund | founder+angel".
func (s *story) said(of []Coalition) string {
	var out []string
	for _, c := range of {
		out = append(out, s.team(c))
	}
	return strings.Join(out, " | ")
}

func (s *story) team(c Coalition) string {
	var names []string
	for v := range c.Voters() {
		names = append(names, s.names[v])
	}
	if len(names) == 0 {
		return "nobody"
	}
	return strings.Join(names, "+")
}

func (s *story) who(voters []int) string { return s.team(Of(voters...)) }

// reader reads a rule by recursive descent.
type reader struct {
	t    teller
	s    *story
	left string
}

func (p *reader) take(token string) bool {
	p.left = strings.TrimSpace(p.left)
	rest, ok := strings.CutPrefix(p.left, token)
	if ok {
		p.left = rest
	}
	return ok
}

func (p *reader) word() string {
	p.left = strings.TrimSpace(p.left)
	n := strings.IndexFunc(p.left, func(r rune) bool { return strings.ContainsRune(" (),*><=./", r) })
	if n < 0 {
		n = len(p.left)
	}
	word := p.left[:n]
	p.left = p.left[n:]
	return word
}

func (p *reader) list() (out []*spec) {
	if !p.take("(") {
		p.t.Fatalf("( expected before %q", p.left)
	}
	for {
		times := 1
		before := p.left
		if n, err := strconv.Atoi(p.word()); err == nil && p.take("*") {
			times = n
		} else {
			p.left = before
		}
		out = append(out, slices.Repeat([]*spec{p.spec()}, times)...)
		if p.take(")") {
			return out
		}
		if !p.take(",") {
			p.t.Fatalf("comma expected before %q", p.left)
		}
	}
}

func (p *reader) spec() *spec {
	switch word := p.word(); word {
	case "all":
		of := p.list()
		return &spec{kind: "count", need: len(of), of: of}
	case "any":
		return &spec{kind: "count", need: 1, of: p.list()}
	case "always", "never", "open":
		return &spec{kind: word}
	default:
		if n, err := strconv.Atoi(word); err == nil && p.take("of") {
			return &spec{kind: "count", need: n, of: p.list()}
		}
		if c := slices.Index(p.s.columns, word); c >= 0 {
			return p.share(c)
		}
		return &spec{kind: "voter", voter: p.s.voter(word)}
	}
}

func (p *reader) share(column int) *spec {
	atLeast := p.take(">=")
	if !atLeast && !p.take(">") {
		p.t.Fatalf("> or >= expected before %q", p.left)
	}
	out := &spec{kind: "share", column: column}
	out.least = p.quota(!atLeast)
	out.most = out.least
	if p.take("..") {
		out.most = p.quota(!atLeast)
	}
	return out
}

func (p *reader) quota(strict bool) Quota {
	num, _ := strconv.ParseInt(p.word(), 10, 64)
	den := int64(1)
	if p.take("/") {
		den, _ = strconv.ParseInt(p.word(), 10, 64)
	}
	return Quota{num, den, strict}
}

// fraction reads "5/21".
func fraction(text string) *big.Rat {
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		panic(fmt.Sprintf("no fraction: %q", text))
	}
	return r
}

// teller is a *testing.T or a *rapid.T.
type teller interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}
