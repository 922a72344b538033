package question

import (
	"slices"
	"strings"
	"sync"

	"loadline"
	"loadline/captable"
	"loadline/dependence"
	"loadline/formula"
	"loadline/limits"
)

// claims gives the words of an assert or a limit their meaning: the names of facts, and functions over the holdings and the
// decisions of a day. It may be asked by several goroutines at once.
type claims struct {
	c    Case
	def  captable.Definition
	then *leverage // in the place of the day's own, after a change; nil: the day's own
	*kept
}

// kept is what claims about one company on one day have in common.
type kept struct {
	on      func() *captable.Holdings
	figures memo[loadline.Ref, captable.Figures] // by what they are of; the zero Ref is everything
	parts   memo[part, loadline.Number]
	ids     func() map[loadline.Ref]string // of the facts that a claim can name, by name and by id; see claims.id
	asked   memo[loadline.Ref, *whoCan]    // the matters that claims have asked about
	depends memo[loadline.Date, *dependence.On]
	levers  memo[loadline.Date, *leverage]
	limits  memo[string, limits.Result] // limits that others speak of, by title
	world   *limits.World               // in which those are asked
	circle  map[string]bool             // limits that speak of themselves, by title
}

// part is a fact's fraction of a figure.
type part struct {
	of loadline.Ref
	m  captable.Measure
}

func newClaims(c Case, def captable.Definition) *claims {
	return &claims{c: c, def: def, kept: &kept{
		on:  sync.OnceValue(func() *captable.Holdings { return c.Ledger.On(c.AsOf) }),
		ids: sync.OnceValue(func() map[loadline.Ref]string { return idsOf(c.Company) }),
	}}
}

// onDay is the claims on another day on which all facts are as they are.
func (e *claims) onDay(day loadline.Date) *claims {
	if day == e.c.AsOf {
		return e
	}
	other := *e
	other.c.AsOf = day
	return &other
}

// Kinds of facts that a claim can name.
const (
	stakeholderKind = "stakeholder"
	groupKind       = "group"
	classKind       = "stock_class"
	planKind        = "stock_plan"
	inputKind       = "input"
)

// Ref is a fact by its name, or the value of an input.
func (e *claims) Ref(name string, at loadline.Source) (formula.Value, bool) {
	if name == "as_of" {
		return formula.DateValue(e.c.AsOf), true
	}
	kind, rest, _ := strings.Cut(name, ".")
	if kind == inputKind {
		for _, in := range e.c.Company.Inputs {
			if in.Name == rest {
				return formula.NumberValue(in.Value), true
			}
		}
		return formula.Value{}, false
	}
	r := loadline.Ref{Kind: kind, Name: rest}
	if _, ok := e.id(r); !ok {
		return formula.Value{}, false
	}
	return formula.RefValue(r), true
}

// Names are the names a claim can use.
func (e *claims) Names() []string {
	out := []string{"as_of"}
	groups := map[string]bool{}
	for _, s := range e.c.Company.Stakeholders {
		out = append(out, s.Ref().String())
		for _, g := range s.Groups {
			groups[g] = true
		}
	}
	for g := range groups {
		out = append(out, loadline.Ref{Kind: groupKind, Name: g}.String())
	}
	for _, s := range e.c.Company.Classes {
		out = append(out, s.Ref().String())
	}
	for _, s := range e.c.Company.Plans {
		out = append(out, s.Ref().String())
	}
	for _, in := range e.c.Company.Inputs {
		out = append(out, loadline.Ref{Kind: inputKind, Name: in.Name}.String())
	}
	out = append(out, decidingNames(e.c.Company)...)
	slices.Sort(out)
	return out
}

// measure is a function of the claims: a figure of the holdings, over everything or over one fact.
type measure struct {
	name  string
	of    captable.Measure
	unit  formula.Unit
	part  bool // the fraction of the whole, instead of the figure
	words loadline.Text
}

var allMeasures = sync.OnceValue(measures)

// measures are the functions over holdings. Each takes nothing (the whole company), or a stakeholder, a group or a class.
func measures() []measure {
	return []measure{
		{"outstanding", captable.Outstanding, formula.Shares, false, loadline.Textf("shares outstanding")},
		{"as_converted", captable.AsConverted, formula.Shares, false, loadline.Textf("shares as converted")},
		{"fully_diluted", captable.FullyDiluted, formula.Shares, false, loadline.Textf("shares fully diluted")},
		{"votes", captable.Votes, formula.Votes, false, loadline.Textf("votes")},
		{"under_grants", captable.Grants, formula.Shares, false, loadline.Textf("shares under grants")},
		{"under_warrants", captable.Warrants, formula.Shares, false, loadline.Textf("shares under warrants")},
		{"exercisable", captable.Exercisable, formula.Shares, false, loadline.Textf("shares exercisable")},
		{"share_outstanding", captable.Outstanding, formula.Plain, true, loadline.Textf("part of the shares outstanding")},
		{"owns", captable.FullyDiluted, formula.Plain, true, loadline.Textf("part of the fully diluted count")},
		{"share_of", captable.FullyDiluted, formula.Plain, true, loadline.Textf("part of the fully diluted count")},
		{"vote_share", captable.Votes, formula.Plain, true, loadline.Textf("part of the votes")},
	}
}

func measureNamed(name string) (measure, bool) {
	all := allMeasures()
	i := slices.IndexFunc(all, func(m measure) bool { return m.name == name })
	if i < 0 {
		return measure{}, false
	}
	return all[i], true
}

// Functions are the functions a claim can call.
func (e *claims) Functions() []string {
	out := []string{"issued", "authorized", "authorised", "reserved", "available", "vested", "unvested", stakeholderKind, classKind, planKind}
	out = append(out, decidingFunctions()...)
	out = append(out, dependenceFunctions()...)
	out = append(out, forcingFunctions()...)
	for _, m := range measures() {
		out = append(out, m.name)
	}
	slices.Sort(out)
	return out
}

// Call answers a function.
func (e *claims) Call(x loadline.Expr, eval func(loadline.Expr) formula.Value) (formula.Value, bool) {
	if m, ok := measureNamed(x.Name); ok {
		return e.measured(m, x, eval), true
	}
	switch x.Name {
	case "vested", "unvested":
		return e.signature(x.Name, 1, stakeholderKind, groupKind, classKind).Call(x, eval, func(args []formula.Value) formula.Value {
			f := e.over(ref(args))
			n := f.Vested()
			if x.Name == "unvested" {
				n = f.Unvested()
			}
			return said(formula.SharesValue(n), loadline.Textf("%v shares of %v %v", n, what(ref(args)), x.Name))
		}), true
	case "issued", "authorized", "authorised":
		return e.signature(x.Name, 0, classKind).Call(x, eval, func(args []formula.Value) formula.Value { return e.ofClass(x.Name, ref(args)) }), true
	case "reserved", "available":
		return e.signature(x.Name, 0, planKind).Call(x, eval, func(args []formula.Value) formula.Value { return e.ofPlan(x.Name, ref(args)) }), true
	case stakeholderKind, classKind, planKind:
		return e.byID(x, eval), true
	}
	if v, ok := e.depending(x, eval); ok {
		return v, true
	}
	if v, ok := e.forcing(x, eval); ok {
		return v, true
	}
	return e.deciding(x, eval)
}

func (e *claims) signature(name string, optional int, facts ...string) formula.Signature {
	return formula.Signature{Name: name, Optional: optional, Params: []formula.Param{{Name: "of", Kinds: []formula.Kind{formula.Fact}, Facts: facts}}}
}

// byID reaches a fact that has no name in company.hcl: stakeholder("c6ab4053-...").
func (e *claims) byID(x loadline.Expr, eval func(loadline.Expr) formula.Value) formula.Value {
	s := formula.Signature{Name: x.Name, Params: []formula.Param{{Name: "id", Kinds: []formula.Kind{formula.Text}}}}
	return s.Call(x, eval, func(args []formula.Value) formula.Value {
		r := loadline.Ref{Kind: x.Name, Name: args[0].Text}
		if _, ok := e.id(r); ok {
			return formula.RefValue(r)
		}
		return formula.FailedValue(loadline.Diagnostics{{
			Code: loadline.UnknownName, Severity: loadline.Error, At: x.At,
			Summary: loadline.Textf("There is no %v of the id %q", x.Name, r.Name),
			Hint:    loadline.Textf("Ids are those of the package: loadline who-owns --json prints them."),
		}})
	})
}

func (e *claims) measured(m measure, x loadline.Expr, eval func(loadline.Expr) formula.Value) formula.Value {
	optional := 1
	if m.part {
		optional = 0
	}
	return e.signature(m.name, optional, stakeholderKind, groupKind, classKind).Call(x, eval, func(args []formula.Value) formula.Value {
		r := ref(args)
		figures := e.over(r)
		n := figures.Of(m.of)
		if m.part {
			n = e.fraction(r, m.of)
			return said(formula.FigureValue(n, formula.Part), loadline.Textf("%v: %v (%v)", what(r), loadline.InPercent(n), m.words))
		}
		return said(formula.Value{Kind: formula.Number, Unit: m.unit, Number: n}, loadline.Textf("%v: %v %v", what(r), n, m.words))
	})
}

func said(v formula.Value, says loadline.Text) formula.Value {
	v.Because.Says = says
	return v
}

// ref is the fact a function is asked about; the zero Ref where it is asked about everything.
func ref(args []formula.Value) loadline.Ref {
	if len(args) == 0 {
		return loadline.Ref{}
	}
	return args[0].Ref
}

func what(r loadline.Ref) any {
	if r == (loadline.Ref{}) {
		return loadline.Textf("the company")
	}
	return r
}

// over adds up what belongs to a fact, once.
func (e *claims) over(r loadline.Ref) captable.Figures {
	return e.figures.get(r, func() captable.Figures {
		totals := e.on().Totals(e.def, e.only(r))
		switch {
		case r == (loadline.Ref{}):
			return totals.Total
		case len(totals.Groups) == 0:
			return nothing()
		}
		return totals.Groups[0].Figures // all that belongs to the fact; the unissued pool belongs to nobody
	})
}

// nothing is the figures of a fact to which no security belongs.
func nothing() captable.Figures {
	z := zero()
	return captable.Figures{
		Issued: z, Outstanding: z, UnvestedStock: z, Grants: z, VestedGrants: z, UnvestedGrants: z, Exercisable: z,
		CashRights: z, Warrants: z, AsConverted: z, FullyDiluted: z, Votes: z, VotesAsConverted: z,
	}
}

func zero() loadline.Number { return loadline.Exactly(loadline.Ratio{}) }

// fraction is the part of everything that belongs to a fact, once.
func (e *claims) fraction(r loadline.Ref, m captable.Measure) loadline.Number {
	return e.parts.get(part{r, m}, func() loadline.Number {
		mine := e.only(r)
		totals := e.on().Totals(e.def, func(s captable.Security) (string, bool) {
			if _, ok := mine(s); ok {
				return "mine", true
			}
			return "", true
		})
		for i, g := range totals.Groups {
			if g.Key == "mine" {
				return totals.Fraction(i, m)
			}
		}
		return zero()
	})
}

// only keeps the securities that belong to a fact; of the zero Ref, all.
func (e *claims) only(r loadline.Ref) func(captable.Security) (string, bool) {
	id, _ := e.id(r)
	switch r.Kind {
	case stakeholderKind:
		return func(s captable.Security) (string, bool) { return "", s.StakeholderID == id }
	case classKind:
		return func(s captable.Security) (string, bool) { return "", s.ClassID == id }
	case groupKind:
		members := map[string]bool{}
		for _, s := range e.c.Company.Stakeholders {
			members[s.ID] = slices.Contains(s.Groups, id)
		}
		return func(s captable.Security) (string, bool) { return "", members[s.StakeholderID] }
	}
	return func(captable.Security) (string, bool) { return "", true }
}

func (e *claims) ofClass(name string, r loadline.Ref) formula.Value {
	id, _ := e.id(r)
	v := formula.Value{}
	if name == "issued" {
		n := e.over(r).Issued
		v = said(formula.SharesValue(n), loadline.Textf("%v: %v shares issued", r, n))
	} else if limit := e.classOnDay(id).Authorized; limit.Saying == loadline.None {
		v = said(formula.NoneValue(), loadline.Textf("%v: there is no limit on the shares authorised", r))
	} else {
		n := authorizedNumber(limit, r)
		v = said(formula.SharesValue(n), loadline.Textf("%v: %v shares authorised", r, n))
	}
	v.Because.At = class(e.c.Company, id).At
	return v
}

// authorizedNumber is how many shares may be issued, where there is a limit: unbounded where nobody said which.
func authorizedNumber(a loadline.Stated[loadline.Shares], r loadline.Ref) loadline.Number {
	if n, said := a.Get(); said {
		return loadline.Exactly(n.Ratio())
	}
	ask := a.Question
	if ask == "" {
		ask = loadline.Textf("How many shares of %v are authorised? (charter)", r).String()
	}
	return loadline.Number{Open: []loadline.Unknown{{Question: ask, At: a.At}}}
}

func (e *claims) ofPlan(name string, r loadline.Ref) formula.Value {
	id, _ := e.id(r)
	for _, p := range e.c.Company.Plans {
		if p.ID != id {
			continue
		}
		n := e.planOnDay(id).Reserved
		if name == "available" {
			n = e.planOnDay(id).Available
		}
		v := said(formula.SharesValue(n), loadline.Textf("%v: %v shares %v", r, n, name))
		v.Because.At = p.At
		return v
	}
	return formula.Value{}
}

func (e *claims) classOnDay(id string) captable.ClassTotals {
	for _, t := range e.on().Classes {
		if t.ClassID == id {
			return t
		}
	}
	return captable.ClassTotals{}
}

func (e *claims) planOnDay(id string) captable.PlanTotals {
	for _, t := range e.on().Plans {
		if t.PlanID == id {
			return t
		}
	}
	return captable.PlanTotals{}
}

// Currency is that of amounts that name none.
func (e *claims) Currency() string { return e.c.Company.Currency }
