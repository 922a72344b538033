package governance

import (
	"encoding/binary"
	"math"
	"math/big"
	"slices"
	"sync"

	"loadline"
	"loadline/control"
)

// making is a rule under construction: nodes in the order in which they become gates, so that a node's index is its gate.
type making struct {
	o        *Order
	m        loadline.Matter
	h        Horizon
	nodes    []node
	facts    []GateFact
	known    map[string]int
	columns  []column
	columnAt map[string]int
	polls    map[string]*poll
	spare    []*poll        // of finished rules
	extra    []Party        // assumed parties, numbered behind the order's own
	extraAt  map[string]int // by Ref
	seats    map[loadline.Ref]int
	circle   map[loadline.Ref][]Sitting // seats that elect themselves, through whatever, each with all of its circle
	filling  map[loadline.Ref]bool      // seats of which it is being asked who fills them
	drags    map[int]int
	depth    int
	stands   bool           // the matter is one of the file
	quiet    bool           // while a fixed point is sought gates have no meaning of their own, so that equal ones are one
	within   map[string]int // parties and bodies whose decision is being made: who meets itself runs in a circle
	follows  []Following
	open     []loadline.Unknown
	assumed  []loadline.Assumption
	diags    loadline.Diagnostics
	told     map[string]bool
}

type nodeKind uint8

const (
	nodeCount nodeKind = iota
	nodeVoter
	nodeShare
	nodeOpen
	nodeAlways
	nodeNever
)

type node struct {
	kind        nodeKind
	party       int // of a voter
	need        int
	of          []int
	column      int
	least, most control.Quota
	fixed       int8 // +1 holds always, -1 never, by its form alone
}

// gateBudget bounds a rule: nobody writes a company that needs so many gates, a hostile file may.
const gateBudget = 200_000

// someGates is room for the gates of most rules.
const someGates = 48

func (o *Order) making(m loadline.Matter, h Horizon) *making {
	k, ok := scrap.Get().(*making)
	if !ok {
		k = &making{nodes: make([]node, 0, someGates), facts: make([]GateFact, 0, someGates), known: map[string]int{}, columnAt: map[string]int{}, polls: map[string]*poll{}, extraAt: map[string]int{},
			seats: map[loadline.Ref]int{}, drags: map[int]int{}, within: map[string]int{}, told: map[string]bool{}}
	}
	k.o, k.m, k.h = o, m, h
	return k
}

// scrap is what rules were made with that are finished: a company is asked thousands of times as it would be after a change.
var scrap sync.Pool

// finish gives away what a rule was made with. Its questions, letters and parties are the decision's.
func (k *making) finish() {
	clear(k.nodes)
	clear(k.facts)
	clear(k.known)
	clear(k.columnAt)
	for _, p := range k.polls {
		clear(p.ballots)
		*p = poll{ballots: p.ballots[:0]}
		k.spare = append(k.spare, p)
	}
	clear(k.polls)
	clear(k.extraAt)
	clear(k.seats)
	clear(k.drags)
	clear(k.within)
	clear(k.told)
	scrap.Put(&making{nodes: k.nodes[:0], facts: k.facts[:0], known: k.known, columnAt: k.columnAt, polls: k.polls, spare: k.spare, extraAt: k.extraAt, seats: k.seats, drags: k.drags,
		within: k.within, told: k.told})
}

func (k *making) add(n node) int {
	key := n.key()
	if at, ok := k.known[key]; ok && n.kind != nodeOpen {
		return at
	}
	k.nodes, k.facts = append(k.nodes, n), append(k.facts, GateFact{})
	k.known[key] = len(k.nodes) - 1
	return len(k.nodes) - 1
}

func (n *node) key() string {
	b := []byte{byte(n.kind)}
	for _, v := range []int64{int64(n.party), int64(n.need), int64(n.column), n.least.Num, n.least.Den, n.most.Num, n.most.Den} {
		b = binary.AppendVarint(b, v)
	}
	if n.least.Strict {
		b = append(b, 's')
	}
	if n.most.Strict {
		b = append(b, 'm')
	}
	for _, of := range n.of {
		b = binary.AppendVarint(b, int64(of))
	}
	return string(b)
}

func (k *making) voter(p int) int { return k.add(node{kind: nodeVoter, party: p}) }
func (k *making) always() int     { return k.add(node{kind: nodeAlways, fixed: 1}) }
func (k *making) never() int      { return k.add(node{kind: nodeNever, fixed: -1}) }

// count holds where at least need of these hold, simplified where the form alone decides.
func (k *making) count(need int, of ...int) int {
	var rest []int
	for _, g := range of {
		switch k.nodes[g].fixed {
		case 1:
			need--
		case 0:
			rest = append(rest, g)
		}
	}
	switch {
	case need <= 0:
		return k.always()
	case need > len(rest):
		return k.never()
	case len(rest) == 1:
		return rest[0]
	case need == 1 || need == len(rest):
		slices.Sort(rest)
		rest = slices.Compact(rest)
		if need > 1 {
			need = len(rest)
		}
		if len(rest) == 1 {
			return rest[0]
		}
	}
	return k.add(node{kind: nodeCount, need: need, of: rest})
}

func (k *making) all(of ...int) int { return k.count(len(of), of...) }
func (k *making) any(of ...int) int { return k.count(1, of...) }

// either is a gate of which nobody knows whether it means a or b: both are needed to be certain, one to be possible.
func (k *making) either(a, b int, question loadline.Unknown) int {
	if a == b {
		return a
	}
	return k.all(k.any(a, b), k.any(k.all(a, b), k.unknown(question)))
}

// maybe is a gate of which nobody knows whether it is needed at all.
func (k *making) maybe(g int, question loadline.Unknown) int {
	if k.nodes[g].fixed == 1 {
		return g
	}
	return k.any(g, k.unknown(question))
}

// unknown is a gate of which nobody knows whether it holds, with the question that would settle it.
func (k *making) unknown(q loadline.Unknown) int {
	key := "? " + q.Question
	at, ok := k.known[key]
	if !ok {
		at = k.add(node{kind: nodeOpen})
		k.known[key] = at
		k.facts[at] = GateFact{Kind: OfUnknown, Says: loadline.Textf("%v", q.Question), At: q.At}
	}
	k.ask(q)
	return at
}

func (k *making) ask(q loadline.Unknown) {
	if key := "ask " + q.Question; q.Question != "" && !k.told[key] {
		k.told[key] = true
		k.open = append(k.open, q)
	}
}

func (k *making) assume(says, settles loadline.Text, at loadline.Source) {
	if k.o.brief {
		return
	}
	if key := "assume " + says.String(); !k.told[key] {
		k.told[key] = true
		k.assumed = append(k.assumed, loadline.Assumption{Says: says, Settles: settles, At: at})
	}
}

func (k *making) tell(d loadline.Diagnostic) {
	if k.o.brief {
		return
	}
	if key := "tell " + string(d.Code) + d.Summary.String(); !k.told[key] {
		k.told[key] = true
		k.diags = append(k.diags, d)
	}
}

// named gives a gate its meaning. A gate that has one already gets a gate of its own around it.
func (k *making) named(g int, f GateFact) int {
	if k.quiet {
		return g
	}
	if k.facts[g].Kind != Plumbing && (k.facts[g].Kind != f.Kind || k.facts[g].Of != f.Of || k.facts[g].At != f.At) || k.nodes[g].fixed != 0 || k.nodes[g].kind == nodeVoter && f.Kind != OfParty {
		k.nodes = append(k.nodes, node{kind: nodeCount, need: 1, of: []int{g}, fixed: k.nodes[g].fixed})
		k.facts = append(k.facts, f)
		return len(k.nodes) - 1
	}
	k.facts[g] = f
	return g
}

// rule is the control rule of two roots over the same gates, with the voters in the order of the parties.
func (k *making) rule(roots ...int) (rules []*control.Rule, w control.Weights, voters []int, err error) {
	used := map[int]bool{}
	for _, n := range k.nodes {
		if n.kind == nodeVoter {
			used[n.party] = true
		}
	}
	for _, c := range k.columns {
		for p := range c.hi {
			used[p] = used[p] || c.hi[p] > 0
		}
	}
	for p, is := range used {
		if is {
			voters = append(voters, p)
		}
	}
	slices.Sort(voters)
	at := make(map[int]int, len(voters))
	for i, p := range voters {
		at[p] = i
	}
	b := control.NewBuilder(len(voters), len(k.columns))
	b.Grow(len(k.nodes))
	for _, n := range k.nodes {
		switch n.kind {
		case nodeVoter:
			b.Voter(at[n.party])
		case nodeCount:
			of := make([]control.Gate, len(n.of))
			for i, g := range n.of {
				of[i] = control.Gate(g)
			}
			b.Count(n.need, of...)
		case nodeShare:
			b.Share(n.column, n.least, n.most)
		case nodeOpen:
			b.Open()
		case nodeAlways:
			b.Always()
		case nodeNever:
			b.Never()
		}
	}
	for i, root := range roots {
		if at := slices.Index(roots[:i], root); at >= 0 {
			rules = append(rules, rules[at])
			continue
		}
		r, err := b.Rule(control.Gate(root))
		if err != nil {
			return nil, w, nil, err
		}
		rules = append(rules, r)
	}
	return rules, k.weights(at), voters, nil
}

func (k *making) weights(at map[int]int) control.Weights {
	w := control.Weights{}
	for _, c := range k.columns {
		lo, hi := make([]int64, len(at)), make([]int64, len(at))
		for p, v := range c.lo {
			if i, ok := at[p]; ok {
				lo[i] = v
			}
		}
		for p, v := range c.hi {
			if i, ok := at[p]; ok {
				hi[i] = v
			}
		}
		w.Lo, w.Hi = append(w.Lo, lo), append(w.Hi, hi)
		w.IdleLo, w.IdleHi = append(w.IdleLo, c.idleLo), append(w.IdleHi, c.idleHi)
	}
	return w
}

// quota is a fraction as the engine takes it, rounded to the strict side where it has more digits than the engine counts.
func quota(f loadline.Ratio, c loadline.Comparison, up bool) control.Quota {
	one := loadline.Int(1)
	if f.Sign() < 0 {
		f = loadline.Ratio{}
	}
	if f.Cmp(one) > 0 {
		f = one
	}
	r := f.Rat()
	if !r.Num().IsInt64() || !r.Denom().IsInt64() || r.Denom().Int64() > math.MaxInt32 {
		scaled := new(big.Rat).Mul(r, big.NewRat(1<<30, 1))
		n := new(big.Int).Quo(scaled.Num(), scaled.Denom())
		if up {
			n.Add(n, big.NewInt(1))
		}
		r = big.NewRat(min(n.Int64(), 1<<30), 1<<30)
	}
	return control.Quota{Num: r.Num().Int64(), Den: r.Denom().Int64(), Strict: c == loadline.MoreThan}
}
