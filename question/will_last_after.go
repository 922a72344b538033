package question

import (
	"cmp"
	"slices"

	"loadline"
	"loadline/captable"
	"loadline/deals"
	"loadline/limits"
)

// controlPaths are the company after raises of its plan have closed, for every order of closings that some path meets. Several workers
// ask at once; each order is worked out once.
type controlPaths struct {
	c      Case
	def    captable.Definition
	groups []loadline.Ref   // whose parts are told
	limits []loadline.Limit // on who decides
	closed memo[string, *closings]
}

// closings is the company after some raises have closed, in every reading of what their papers leave open.
type closings struct {
	order    []int // the raises, by their number in the plan
	readings []*afterClosing
	asks     loadline.Text // the question for want of which nothing can be told from here on; zero: it can
}

// afterClosing is the company after closings in one reading: the same on every path but for how many shares each closing issued.
type afterClosing struct {
	parent int // the reading of the closings before
	c      Case
	last   *deals.ClosedReading // the closing; nil where nothing has closed, or the raise closes no round
	issues []issuedOnPath       // in this closing and those before
	alike  bool                 // as the papers say on every path
	quiet  bool                 // shares were sold of which no paper says what rights come with them
	all    float64              // shares, fully diluted, by the papers
	parts  []partsOf            // by group
	votes  [2]float64           // all votes, at the least and at the most
	held   []loadline.Truth     // by limit, where alike
	rules  []pathRule           // else
}

// issuedOnPath are shares of which a path may have other numbers than the papers.
type issuedOnPath struct {
	security string
	papers   float64   // how many, by the papers
	owned    []float64 // by group: the part of them that belongs to it
	votes    float64   // of a share
	loose    bool      // they were sold without papers: to whom, and whether they vote, is not said
	adjusts  bool      // they are what a class converts into beyond what it did: no shares, and no votes by themselves
}

// partsOf is what a group has by the papers.
type partsOf struct {
	owned float64    // shares, fully diluted
	votes [2]float64 // at the least and at the most
}

// mostClosingReadings is how many readings of what papers leave open are carried along a path, and mostClosings how many raises may follow
// one another.
const (
	mostClosingReadings = 8
	mostClosings        = 12
)

// newControlPaths begins with the company as it is.
func newControlPaths(c Case, def captable.Definition) *controlPaths {
	d := &controlPaths{c: c, def: def}
	seen := map[string]bool{}
	for _, s := range c.Company.Stakeholders {
		for _, g := range s.Groups {
			if !seen[g] {
				seen[g] = true
				d.groups = append(d.groups, loadline.Ref{Kind: groupKind, Name: g})
			}
		}
	}
	for _, l := range c.Company.Limits {
		if speaksOfControl(l.Holds) {
			d.limits = append(d.limits, l)
		}
	}
	return d
}

// speaksOfControl says whether an expression asks who decides or holds what, and asks of no chance.
func speaksOfControl(x loadline.Expr) bool {
	asks, chance := false, false
	var walk func(loadline.Expr)
	walk = func(x loadline.Expr) {
		if x.Op == loadline.Call {
			_, measured := measureNamed(x.Name)
			asks = asks || measured || slices.Contains(decidingFunctions(), x.Name) || slices.Contains(forcingFunctions(), x.Name)
			chance = chance || x.Name == chanceFunction
		}
		for _, a := range x.Args {
			walk(a)
		}
	}
	walk(x)
	return asks && !chance
}

// after is the company after raises closed in an order.
func (d *controlPaths) after(order []int) *closings {
	key := make([]byte, len(order))
	for i, r := range order {
		key[i] = byte(r)
	}
	return d.closed.get(string(key), func() *closings { return d.close(order) })
}

// close works out what one more closing leaves behind.
func (d *controlPaths) close(order []int) *closings {
	out := &closings{order: order}
	if len(order) == 0 {
		out.readings = []*afterClosing{d.measured(&afterClosing{c: d.c, alike: true})}
		return out
	}
	before := d.after(order[:len(order)-1])
	raise := &d.c.Company.Plan.Raises[order[len(order)-1]]
	switch {
	case !before.asks.IsZero():
		out.asks = before.asks
	case len(order) > mostClosings || len(d.c.Company.Plan.Raises) > 255:
		out.asks = loadline.Textf("What becomes of control after %v raises? More are not followed", mostClosings)
	case raise.Round == "":
		d.sell(out, before, raise)
	case slices.Contains(order[:len(order)-1], order[len(order)-1]):
		out.asks = loadline.Textf("What are the papers of %v when it closes for the second time? A round is signed once", raise.Ref())
	default:
		d.sign(out, before, raise)
	}
	if len(out.readings) > mostClosingReadings {
		out.asks = loadline.Textf("What do the papers of %v say? They may be read in %v ways", loadline.Ref{Kind: "round", Name: raise.Round}, len(out.readings))
	}
	if !out.asks.IsZero() {
		out.readings = nil
	}
	return out
}

// sign closes a round with papers.
func (d *controlPaths) sign(out, before *closings, raise *loadline.Raise) {
	if d.c.Draft.Sign == nil {
		out.asks = loadline.Textf("What are the papers of %v?", loadline.Ref{Kind: "round", Name: raise.Round})
		return
	}
	papers, problems := d.c.Draft.Sign(nil, loadline.Signing{Rounds: []string{raise.Round}})
	if problems.HasErrors() {
		out.asks = loadline.Textf("What are the papers of %v? As they stand they cannot be signed: %v", loadline.Ref{Kind: "round", Name: raise.Round}, firstError(problems).Summary)
		return
	}
	var asked []loadline.Unknown
	for i, b := range before.readings {
		c := signedOn(b.c.Company, d.c.Company, papers)
		ledger, problems := captable.New(c)
		closed := deals.Close(c, ledger.On(roundDay(c, raise.Round, d.c.AsOf)), raise.Round)
		asked = append(asked, closed.Open...)
		if problems.HasErrors() || len(closed.Readings) == 0 || closed.Problems.HasErrors() {
			break
		}
		for j := range closed.Readings {
			r := &closed.Readings[j]
			x := &afterClosing{parent: i, c: bareCase(r.Company, d.c.AsOf), last: r, issues: slices.Clone(b.issues), quiet: b.quiet,
				alike: b.alike && raise.Amount.IsZero() && raise.PreMoney.IsZero()}
			x.c.Draft = d.c.Draft
			x.issued(d, r, closed.Round.ClassID)
			out.readings = append(out.readings, d.measured(x))
		}
	}
	if len(out.readings) < len(before.readings) {
		out.asks = loadline.Textf("At which price does %v close? Its papers do not say it", loadline.Ref{Kind: "round", Name: raise.Round})
		if len(asked) > 0 {
			out.asks = loadline.Textf("%v", asked[0].Question)
		}
	}
}

// signedOn is a company that has closed raises and signs the papers of one more: what the papers change of the facts is
// changed, and what closings have issued stays.
func signedOn(now, start, papers *loadline.Company) *loadline.Company {
	out := *papers
	out.Transactions = slices.Concat(papers.Transactions, now.Transactions[len(start.Transactions):])
	out.Classes = slices.Clone(papers.Classes)
	for _, k := range now.Classes {
		if !slices.ContainsFunc(papers.Classes, func(x loadline.StockClass) bool { return x.ID == k.ID }) {
			out.Classes = append(out.Classes, k)
		}
	}
	return &out
}

func roundDay(c *loadline.Company, round string, otherwise loadline.Date) loadline.Date {
	i := slices.IndexFunc(c.Rounds, func(r loadline.Round) bool { return r.Name == round })
	if i < 0 {
		return otherwise
	}
	return cmp.Or(c.Rounds[i].Date, otherwise)
}

// issued are the shares of a closing that a path may have otherwise, in the order of [deals.PathClosing].
func (x *afterClosing) issued(d *controlPaths, r *deals.ClosedReading, class string) {
	for _, s := range r.Issued {
		x.issues = append(x.issues, x.issueOf(d, s.SecurityID, s.StakeholderID, class, s.Shares))
	}
	for _, s := range r.Converted {
		x.issues = append(x.issues, x.issueOf(d, s.ResultID, s.StakeholderID, s.ClassID, s.Shares))
	}
	for _, s := range r.Adjusted {
		x.issues = append(x.issues, issuedOnPath{papers: s.More.Float(), owned: ownedOf(d, x.c, s.ClassID), adjusts: true})
	}
	for _, s := range r.Pools {
		x.issues = append(x.issues, issuedOnPath{papers: s.Shares.Float(), owned: make([]float64, len(d.groups))})
	}
}

// issueOf is an issue of stock to one holder.
func (x *afterClosing) issueOf(d *controlPaths, security, holder, class string, n loadline.Ratio) issuedOnPath {
	out := issuedOnPath{security: security, papers: n.Float(), owned: make([]float64, len(d.groups))}
	for i, g := range d.groups {
		if belongs(x.c.Company, holder, g.Name) {
			out.owned[i] = 1
		}
	}
	for _, k := range x.c.Company.Classes {
		if k.ID == class {
			votes, _ := k.VotesPerShare.Exact() // of a class whose votes nobody stated the whole is not known either
			out.votes = votes.Float()
		}
	}
	return out
}

// belongs says whether a stakeholder is of a group.
func belongs(c *loadline.Company, id, group string) bool {
	i := slices.IndexFunc(c.Stakeholders, func(s loadline.Stakeholder) bool { return s.ID == id })
	return i >= 0 && slices.Contains(c.Stakeholders[i].Groups, group)
}

// ownedOf is the part of a class that each group has, as converted.
func ownedOf(d *controlPaths, c Case, class string) []float64 {
	out := make([]float64, len(d.groups))
	totals := c.Ledger.On(c.AsOf).Totals(captable.Definition{}, func(s captable.Security) (string, bool) { return s.StakeholderID, s.ClassID == class })
	all := middle(totals.Total.FullyDiluted)
	for _, g := range totals.Groups {
		for i, of := range d.groups {
			if all > 0 && belongs(c.Company, g.Key, of.Name) {
				out[i] += middle(g.FullyDiluted) / all
			}
		}
	}
	return out
}

// sell closes a raise that has no papers: new shares of which nothing is said but their price.
func (d *controlPaths) sell(out, before *closings, raise *loadline.Raise) {
	if raise.PreMoney.IsZero() {
		out.asks = loadline.Textf("At which pre-money does %v close, and in which round?", raise.Ref())
		return
	}
	for i, b := range before.readings {
		x := &afterClosing{parent: i, c: b.c, issues: slices.Clone(b.issues), quiet: true}
		if !b.quiet {
			c, r := deals.Try(b.c.Company, loadline.Int(1), loadline.Int(soldByPapers))
			ledger, _ := captable.New(c)
			closed := deals.CloseTerms(c, ledger.On(d.c.AsOf), r)
			if len(closed.Readings) != 1 || len(closed.Readings[0].Converted)+len(closed.Readings[0].Adjusted) > 0 {
				out.asks = loadline.Textf("In which round does %v close? What becomes of SAFEs, notes and protected classes hangs on its papers", raise.Ref())
				return
			}
			x.c = bareCase(closed.Readings[0].Company, d.c.AsOf)
			x.issues = append(x.issues, issuedOnPath{security: closed.Readings[0].Issued[0].SecurityID, papers: soldByPapers, owned: make([]float64, len(d.groups)), votes: 1, loose: true})
		}
		out.readings = append(out.readings, d.measured(x))
	}
}

// soldByPapers stands for how many shares a raise without papers sells, until a path says it.
const soldByPapers = 1000

// measured fills what holds whatever a path issues.
func (d *controlPaths) measured(x *afterClosing) *afterClosing {
	e := newClaims(x.c, d.def)
	all := e.over(loadline.Ref{})
	x.all = middle(all.FullyDiluted)
	x.votes = ends(all.Votes)
	for _, g := range d.groups {
		f := e.over(g)
		x.parts = append(x.parts, partsOf{owned: middle(f.FullyDiluted), votes: ends(f.Votes)})
	}
	run, _ := newAsking(x.c, d.def)
	for _, l := range d.limits {
		switch {
		case !x.alike:
			x.rules = append(x.rules, d.compile(x, l.Holds))
		default:
			x.held = append(x.held, truthOf(limits.Of(l, run.world, askIn(run.def, run.circle)).Without))
		}
	}
	return x
}

// truthOf is an outcome of a limit as a truth.
func truthOf(o limits.Outcome) loadline.Truth {
	switch o {
	case limits.Held:
		return loadline.Yes
	case limits.Broken:
		return loadline.No
	}
	return loadline.CannotTell
}

func middle(n loadline.Number) float64 {
	at := ends(n)
	return (at[0] + at[1]) / 2
}

// ends are the least and the most of a count; what has no most is counted at its least.
func ends(n loadline.Number) (out [2]float64) {
	if n.Lo != nil {
		out = [2]float64{n.Lo.Float(), n.Lo.Float()}
	}
	if n.Hi != nil {
		out[1] = n.Hi.Float()
	}
	return out
}
