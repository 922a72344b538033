package question

import (
	"math"
	"strings"

	"loadline"
	"loadline/captable"
	"loadline/control"
	"loadline/formula"
	"loadline/governance"
)

// pathRule is a limit on who decides, compiled for a company after closings: what it says hangs on how many shares a path issued.
type pathRule interface {
	holds(p *pathVotes) loadline.Truth
}

// pathVotes is the company on one path.
type pathVotes struct {
	d      *controlPaths
	x      *afterClosing
	shares []float64 // by issue
	kept   map[*decidesOnPath]*evaluated
}

// evaluated is a rule with the votes of a path, for one worker.
type evaluated struct {
	rule    *control.Evaluator
	weights control.Weights
}

// compile makes a rule of a limit. What is not about votes and shares cannot be told on a path on which these are others than by the
// papers.
func (d *controlPaths) compile(x *afterClosing, e loadline.Expr) pathRule {
	if e.Op != loadline.Call {
		v, _ := formula.Eval(e, newClaims(x.c, d.def))
		return constantly(v.Truth)
	}
	switch e.Name {
	case "!":
		return denied{d.compile(x, e.Args[0])}
	case "&&", "||":
		return bothRules{[]pathRule{d.compile(x, e.Args[0]), d.compile(x, e.Args[1])}, e.Name == "&&"}
	case "<", "<=", ">", ">=":
		return comparedOnPath{e.Name, d.side(x, e.Args[0]), d.side(x, e.Args[1])}
	case "can", "can_lawfully", "can_block", "must_ask":
		return d.decided(x, e)
	}
	return constantly(loadline.CannotTell)
}

// constantly is a rule that says one thing on every path.
type constantly loadline.Truth

func (c constantly) holds(*pathVotes) loadline.Truth { return loadline.Truth(c) }

type denied struct{ of pathRule }

func (n denied) holds(p *pathVotes) loadline.Truth { return -n.of.holds(p) }

// bothRules is all of several rules, or any.
type bothRules struct {
	of  []pathRule
	all bool
}

func (j bothRules) holds(p *pathVotes) loadline.Truth {
	out := j.of[0].holds(p)
	for _, r := range j.of[1:] {
		if j.all {
			out = min(out, r.holds(p))
		} else {
			out = max(out, r.holds(p))
		}
	}
	return out
}

// comparedOnPath is a comparison of parts.
type comparedOnPath struct {
	op   string
	a, b sideOnPath
}

// sideOnPath is a part that a group has on a path, or a number.
type sideOnPath struct {
	known  bool
	number [2]float64
	group  int // of the controlPaths' groups; -1: the number
	votes  bool
}

func (d *controlPaths) side(x *afterClosing, e loadline.Expr) sideOnPath {
	if isLiteral(e) {
		v, _ := formula.Eval(e, newClaims(x.c, d.def))
		return sideOnPath{known: v.Kind == formula.Number && v.Number.Lo != nil && v.Number.Hi != nil, number: ends(v.Number), group: -1}
	}
	m, ok := measureNamed(e.Name)
	if !ok || e.Op != loadline.Call || !m.part || len(e.Args) != 1 || m.of != captable.Votes && m.of != captable.FullyDiluted {
		return sideOnPath{}
	}
	for i, g := range d.groups {
		if e.Args[0].Op == loadline.RefTo && e.Args[0].Name == g.String() {
			return sideOnPath{known: true, group: i, votes: m.of == captable.Votes}
		}
	}
	return sideOnPath{}
}

func (s sideOnPath) on(p *pathVotes) (lo, hi float64) {
	switch {
	case s.group < 0:
		return s.number[0], s.number[1]
	case s.votes:
		return p.voteShare(s.group)
	}
	return p.owned(s.group)
}

func (c comparedOnPath) holds(p *pathVotes) loadline.Truth {
	if !c.a.known || !c.b.known {
		return loadline.CannotTell
	}
	alo, ahi := c.a.on(p)
	blo, bhi := c.b.on(p)
	switch c.op {
	case "<":
		return truth(ahi < blo, alo < bhi)
	case "<=":
		return truth(ahi <= blo, alo <= bhi)
	case ">":
		return truth(alo > bhi, ahi > blo)
	}
	return truth(alo >= bhi, ahi >= blo)
}

// owned is the part of all shares, fully diluted, that a group has. Shares that were sold without papers may have gone to anybody.
func (p *pathVotes) owned(group int) (lo, hi float64) {
	mine, all, loose := p.x.parts[group].owned, p.x.all, 0.0
	for i, n := range p.shares {
		s := &p.x.issues[i]
		all += n - s.papers
		mine += (n - s.papers) * s.owned[group]
		if s.loose {
			loose += n
		}
	}
	return mine / all, (mine + loose) / all
}

// voteShare is the part of all votes that a group has. Of shares that were sold without papers nobody says whether they vote, nor
// who has them.
func (p *pathVotes) voteShare(group int) (lo, hi float64) {
	mine, all, loose := p.x.parts[group].votes, p.x.votes, 0.0
	for i, n := range p.shares {
		s := &p.x.issues[i]
		more := (n - s.papers) * s.votes
		mine[0], mine[1] = mine[0]+more*s.owned[group], mine[1]+more*s.owned[group]
		all[0], all[1] = all[0]+more, all[1]+more
		if s.loose { // by the papers of their trial they have one vote each, and belong to nobody of a group
			loose += n * s.votes
		}
	}
	least, most := math.Max(0, all[0]-loose-mine[0]), math.Max(0, all[1]-mine[1]) // others have, without the loose ones and with them
	return outOf(mine[0], most), outOf(mine[1]+loose, least)
}

func outOf(mine, others float64) float64 {
	if mine <= 0 {
		return 0
	}
	return mine / (mine + others)
}

// decidesOnPath is what a coalition can do about a matter, by a rule whose votes are those of the path.
type decidesOnPath struct {
	d       *governance.Decision
	rule    *control.Rule
	who     control.Coalition
	unnamed control.Coalition // who may be anybody
	blocks  bool
	more    [][][]float64 // votes that one share of an issue adds: by issue, column and voter
}

// decided compiles a function over decisions; it cannot be told where the votes do not follow the shares of the path one by one, nor
// where shares were sold without papers: a seat, a consent or no votes at all may come with them.
func (d *controlPaths) decided(x *afterClosing, e loadline.Expr) pathRule {
	unknown := constantly(loadline.CannotTell)
	if x.quiet || len(e.Args) != 2 || e.Args[0].Op != loadline.RefTo || e.Args[1].Op != loadline.RefTo {
		return unknown
	}
	matter := loadline.Ref{Kind: matterKind, Name: strings.TrimPrefix(e.Args[1].Name, matterKind+".")}
	order, _ := x.c.order()
	decision, _ := order.Decision(matter, governance.Horizon{})
	if decision == nil {
		return unknown
	}
	who, bad := coalition(decision, x.c.Company, strings.TrimPrefix(e.Args[0].Name, groupKind+"."))
	if bad != "" {
		return unknown
	}
	out := &decidesOnPath{d: decision, rule: decision.Rule, who: who, unnamed: (&whoCan{d: decision}).unstated(), blocks: e.Name == "can_block" || e.Name == "must_ask"}
	if e.Name == "can_lawfully" || e.Name == "must_ask" {
		out.rule = decision.Lawful
	}
	for i := range x.issues {
		more, ok := d.votesOf(x, matter, decision, i)
		if !ok {
			return unknown
		}
		out.more = append(out.more, more)
	}
	return out
}

// votesOf finds what one share of an issue adds to the votes on a matter, by asking the company with more of them.
func (d *controlPaths) votesOf(x *afterClosing, matter loadline.Ref, by *governance.Decision, issue int) ([][]float64, bool) {
	s := &x.issues[issue]
	if s.security == "" {
		return nil, true // a pool casts none, and what a class converts into is looked at by itself
	}
	const more = 1000
	c := *x.c.Company
	c.Transactions = append([]loadline.Transaction(nil), c.Transactions...)
	found := false
	for i, t := range c.Transactions {
		if t, ok := t.(*loadline.StockIssuance); ok && t.SecurityID == s.security {
			grown := *t
			grown.Quantity = loadline.SharesOf(t.Quantity.Ratio().Add(loadline.Int(more)))
			c.Transactions[i], found = &grown, true
		}
	}
	if !found {
		return nil, true // it bought no share
	}
	grown := bareCase(&c, x.c.AsOf)
	ledger := grown.Ledger
	other, _ := governance.Brief(&c, ledger, x.c.AsOf).Decision(matter, governance.Horizon{})
	if other == nil || len(other.Parties) != len(by.Parties) || len(other.Weights.Lo) != len(by.Weights.Lo) {
		return nil, false
	}
	out := make([][]float64, len(by.Weights.Lo))
	for k := range out {
		out[k] = make([]float64, len(by.Parties))
		for v := range out[k] {
			lo, hi := other.Weights.Lo[k][v]-by.Weights.Lo[k][v], other.Weights.Hi[k][v]-by.Weights.Hi[k][v]
			if lo != hi {
				return nil, false
			}
			out[k][v] = float64(lo) / more
		}
		if other.Weights.IdleLo[k] != by.Weights.IdleLo[k] || other.Weights.IdleHi[k] != by.Weights.IdleHi[k] {
			return nil, false
		}
	}
	return out, true
}

func (r *decidesOnPath) holds(p *pathVotes) loadline.Truth {
	e := p.kept[r]
	if e == nil {
		e = &evaluated{rule: r.rule.Evaluator(), weights: copied(r.d.Weights)}
		p.kept[r] = e
	}
	for i := range p.shares {
		if p.x.issues[i].adjusts && p.shares[i] != p.x.issues[i].papers {
			return loadline.CannotTell // the votes of its class as converted are others than the rule's
		}
	}
	for k := range e.weights.Lo {
		for v := range e.weights.Lo[k] {
			more := 0.0
			for i := range p.shares {
				if r.more[i] != nil {
					more += (p.shares[i] - p.x.issues[i].papers) * r.more[i][k][v]
				}
			}
			e.weights.Lo[k][v] = r.d.Weights.Lo[k][v] + int64(math.Floor(more))
			e.weights.Hi[k][v] = r.d.Weights.Hi[k][v] + int64(math.Ceil(more))
			if e.weights.Lo[k][v] < 0 {
				return loadline.CannotTell
			}
		}
	}
	return r.truth(e)
}

// truth asks both readings.
func (r *decidesOnPath) truth(e *evaluated) loadline.Truth {
	does := e.rule.Wins
	if r.blocks {
		does = e.rule.Blocks
		if any, err := e.rule.Wins(&e.weights, control.Possible, control.Everybody(len(r.d.Parties))); err != nil || !any {
			return loadline.No // nobody can pass it, and there is nothing to block
		}
	}
	sure, err1 := does(&e.weights, control.Certain, r.who)
	maybe, err2 := does(&e.weights, control.Possible, r.who.Union(r.unnamed))
	if err1 != nil || err2 != nil {
		return loadline.CannotTell
	}
	return truth(sure, maybe)
}

// copied are weights that may be written to.
func copied(w control.Weights) control.Weights {
	rows := func(of [][]int64) [][]int64 {
		out := make([][]int64, len(of))
		for i, r := range of {
			out[i] = append([]int64(nil), r...)
		}
		return out
	}
	return control.Weights{Lo: rows(w.Lo), Hi: rows(w.Hi), IdleLo: append([]int64(nil), w.IdleLo...), IdleHi: append([]int64(nil), w.IdleHi...)}
}
