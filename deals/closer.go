package deals

import (
	"slices"

	"loadline"
	"loadline/captable"
	"loadline/financing"
)

type (
	ratio = loadline.Ratio
	text  = loadline.Text
)

// closer closes a round once for each combination of choices. A choice is met where it bears on something, so that what one
// choice makes pointless is not asked in its branch: closing runs as a tree is walked, and the path says which way each choice
// goes that was met before.
type closer struct {
	company  *loadline.Company
	holdings *captable.Holdings
	round    loadline.Round
	out      *Closed

	path  []turn         // of this walk
	at    int            // the next choice of the path
	joint map[string]int // ways taken in this walk, by what several securities leave open alike
	asked map[string]bool

	standing // before the round: the same in every reading
}

// turn is a choice on the path of a walk.
type turn struct {
	way     int
	ways    []text
	settles text
	at      loadline.Source
}

func newCloser(c *loadline.Company, h *captable.Holdings, r loadline.Round) *closer {
	return &closer{company: c, holdings: h, round: r, asked: map[string]bool{}, out: &Closed{Round: r, Day: h.AsOf, Currency: c.Currency}}
}

// leaf is the end of a walk: the choices made and the reading that they give; nil where they give none.
type leaf struct {
	path    []turn
	reading *ClosedReading
}

// close walks the tree of choices.
func (c *closer) close() *Closed {
	c.stand()
	var leaves []leaf
	counted := 0
	for first := true; first || c.next(); first = false {
		c.at, c.joint = 0, map[string]int{}
		r := c.read()
		if c.joint["shadow"] == 0 { // the other way has the same price: it is no further combination
			if counted == c.most() {
				return c.tooMany(leaves)
			}
			counted++
		}
		c.path = c.path[:c.at]
		leaves = append(leaves, leaf{slices.Clone(c.path), r})
	}
	if c.conclude(leaves); len(c.out.Open) > 0 || hasError(c.letters) {
		return c.out
	}
	for _, l := range merged(leaves, 0) {
		if l.reading == nil {
			continue
		}
		for _, t := range l.path {
			l.reading.Choices = append(l.reading.Choices, Choice{t.ways[t.way], t.settles, t.at})
		}
		c.out.Readings = append(c.out.Readings, *l.reading)
	}
	return c.out
}

// most is how many combinations are computed: fewer where each takes long.
func (c *closer) most() int { return min(mostReadings, max(4, 4_000/max(1, len(c.promises)))) }

// next turns the last choice of the path that has another way; false where none has.
func (c *closer) next() bool {
	for n := len(c.path) - 1; n >= 0; n-- {
		if t := &c.path[n]; t.way+1 < len(t.ways) {
			t.way++
			c.path = c.path[:n+1]
			return true
		}
	}
	return false
}

// choose is which way a choice goes in this walk.
func (c *closer) choose(settles text, at loadline.Source, ways ...text) int {
	if c.at == len(c.path) {
		c.path = append(c.path, turn{0, ways, settles, at})
	}
	c.at++
	return c.path[c.at-1].way
}

// alike is a choice that is made once for all that leave the same term open: forms of one company are seldom mixed, and each
// extreme is among the readings.
func (c *closer) alike(key string, settles text, at loadline.Source, ways ...text) int {
	way, made := c.joint[key]
	if !made {
		way = c.choose(settles, at, ways...)
		c.joint[key] = way
	}
	return way
}

// tooMany asks every choice that was met: there are more combinations than are computed.
func (c *closer) tooMany(leaves []leaf) *Closed {
	for _, l := range leaves {
		for _, t := range l.path {
			c.ask(t.settles, t.at)
		}
	}
	return c.out
}

// merged drops choices that change nothing: where all ways of one lead to the same, it was none. The leaves of a choice stand
// side by side, in the order of its ways.
func merged(leaves []leaf, depth int) []leaf {
	if len(leaves) <= 1 || len(leaves[0].path) <= depth {
		return leaves
	}
	var branches [][]leaf
	for from := 0; from < len(leaves); {
		to := from + 1
		for to < len(leaves) && leaves[to].path[depth].way == leaves[from].path[depth].way {
			to++
		}
		branches = append(branches, merged(slices.Clone(leaves[from:to]), depth+1))
		from = to
	}
	for _, b := range branches[1:] {
		if !slices.EqualFunc(b, branches[0], func(x, y leaf) bool {
			return sameWays(x.path[depth+1:], y.path[depth+1:]) && sameReading(x.reading, y.reading)
		}) {
			return slices.Concat(branches...)
		}
	}
	for i := range branches[0] {
		branches[0][i].path = slices.Delete(slices.Clone(branches[0][i].path), depth, depth+1)
	}
	return branches[0]
}

func sameWays(a, b []turn) bool {
	return slices.EqualFunc(a, b, func(x, y turn) bool { return x.way == y.way && x.settles.String() == y.settles.String() })
}

// ask leaves a question open that no reading can stand in for; each once.
func (c *closer) ask(question text, at loadline.Source) {
	c.askAll(loadline.Unknown{Question: question.String(), At: at})
}

func (c *closer) askAll(open ...loadline.Unknown) {
	for _, u := range open {
		if !c.asked[u.Question] {
			c.asked[u.Question] = true
			c.out.Open = append(c.out.Open, u)
		}
	}
}

// assume notes what was taken to be so; each once.
func (c *closer) assume(says, settles text, at loadline.Source) {
	if s := says.String(); !c.asked[s] {
		c.asked[s] = true
		c.out.Assumed = append(c.out.Assumed, loadline.Assumption{Says: says, Settles: settles, At: at})
	}
}

// exact is a number that must be known; otherwise its questions are asked.
func (c *closer) exact(n loadline.Number, question text, at loadline.Source) ratio {
	r, ok := n.Exact()
	switch {
	case ok:
	case len(n.Open) == 0:
		c.ask(question, at)
	default:
		c.askAll(n.Open...)
	}
	return r
}

// amount is money in the currency of the closing. The question is asked where it is neither a value nor none.
func (c *closer) amount(s loadline.Stated[loadline.Money], question text, at loadline.Source) ratio {
	m, said := s.Get()
	switch {
	case !said && s.Question != "":
		c.askAll(loadline.Unknown{Question: s.Question, At: s.At})
	case !said && !s.Known():
		c.ask(question, at)
	case !said || m.Currency == "" || m.Currency == c.out.Currency:
	case c.out.Currency == "":
		c.out.Currency = m.Currency
	default:
		c.ask(loadline.Textf("What is %v in %v? Amounts in two currencies are not added.", m, c.out.Currency), at)
	}
	return m.Amount
}

// sameReading says whether two readings come to the same for everybody.
func sameReading(a, b *ClosedReading) bool {
	if a == nil || b == nil {
		return a == b
	}
	equal := func(x, y ratio) bool { return x.Cmp(y) == 0 }
	s, t := &a.Solution, &b.Solution
	return equal(s.Price, t.Price) && equal(s.Total, t.Total) && equal(s.New, t.New) && equal(s.Added, t.Added) && equal(a.After, b.After) &&
		slices.EqualFunc(a.Converted, b.Converted, func(x, y ConvertedPromise) bool {
			return x.SecurityID == y.SecurityID && x.ClassID == y.ClassID && equal(x.Exact, y.Exact) && equal(x.Amount, y.Amount)
		}) &&
		slices.EqualFunc(s.Adjusted, t.Adjusted, func(x, y financing.Adjusted[ratio]) bool {
			return equal(x.ConversionPrice, y.ConversionPrice) && equal(x.More, y.More)
		}) &&
		slices.EqualFunc(a.Forced, b.Forced, func(x, y ForcedShares) bool { return x.SecurityID == y.SecurityID && equal(x.Shares, y.Shares) })
}
