package question

import (
	"cmp"
	"slices"

	"loadline"
	"loadline/captable"
)

// Grouping is how the rows of who-owns are cut.
type Grouping string

// The groupings.
const (
	ByStakeholder Grouping = "stakeholder"
	ByClass       Grouping = "class"
	ByGroup       Grouping = "group"
	BySecurity    Grouping = "security"
)

// Groupings are all of them, as they are typed.
func Groupings() []Grouping { return []Grouping{ByStakeholder, ByClass, ByGroup, BySecurity} }

// WhoOwns is the question: holdings on the case's day.
type WhoOwns struct {
	By  Grouping            // "" is by stakeholder
	Def captable.Definition // what fully diluted counts
	Why string              // a stakeholder whose figures are to be explained; "" is nobody
}

// Owned are the figures of an answer to who-owns, which are its JSON.
type Owned struct {
	By           Grouping        `json:"by"`
	FullyDiluted string          `json:"fully_diluted_counts"`
	Rows         []Holding       `json:"rows"`
	Pool         loadline.Number `json:"unissued_pool"`
	Total        Holding         `json:"total"`
	Classes      []ClassOnDay    `json:"classes"`
	Plans        []PlanOnDay     `json:"plans"`
	Convertibles []Convertible   `json:"convertibles"`
}

// Holding is one row: figures of one holder, class, group or security. Parts are fractions of the column's total.
type Holding struct {
	ID               string          `json:"id"`
	Name             string          `json:"name"`
	Outstanding      loadline.Number `json:"outstanding"`
	OutstandingPart  loadline.Number `json:"outstanding_part"`
	AsConverted      loadline.Number `json:"as_converted"`
	Unvested         loadline.Number `json:"unvested"`
	Grants           loadline.Number `json:"under_grants"`
	Exercisable      loadline.Number `json:"exercisable"`
	Warrants         loadline.Number `json:"under_warrants"`
	FullyDiluted     loadline.Number `json:"fully_diluted"`
	FullyDilutedPart loadline.Number `json:"fully_diluted_part"`
	Votes            loadline.Number `json:"votes"`
	VotesPart        loadline.Number `json:"votes_part"`
	VotesAsConverted loadline.Number `json:"votes_as_converted"`
}

// Ask answers it.
func (q WhoOwns) Ask(c Case) loadline.Answer {
	if a, refused := c.refused("who-owns"); refused {
		return a
	}
	if q.Why != "" {
		return q.explain(c)
	}
	on := c.Ledger.On(c.AsOf)
	w := &whoOwns{WhoOwns: q, c: c, on: on}
	w.measure()
	a := c.answer("who-owns")
	a.Finding = w.finding()
	a.Because = w.because()
	a.Assumed = append(slices.Clip(on.Assumed), w.unsettled()...)
	a.Data = w.data
	a.Views = w.views()
	if w.nothingKnown() {
		a.State = loadline.FactsMissing
	}
	return a
}

// whoOwns is one asking.
type whoOwns struct {
	WhoOwns
	c      Case
	on     *captable.Holdings
	totals *captable.Totals
	data   Owned
}

func (w *whoOwns) measure() {
	if w.By == "" {
		w.By = ByStakeholder
	}
	w.totals = w.on.Totals(w.Def, w.key())
	name := w.names()
	w.data = Owned{By: w.By, Rows: []Holding{}, FullyDiluted: w.Def.String(), Pool: w.totals.Pool.FullyDiluted, Total: holding(w.totals.Total)}
	for i, g := range w.totals.Groups {
		h := holding(g.Figures)
		h.ID, h.Name = g.Key, name(g.Key)
		h.OutstandingPart = w.totals.Fraction(i, captable.Outstanding)
		h.FullyDilutedPart = w.totals.Fraction(i, captable.FullyDiluted)
		h.VotesPart = w.totals.Fraction(i, captable.Votes)
		if holdsAnything(g.Figures) {
			w.data.Rows = append(w.data.Rows, h)
		}
	}
	slices.SortStableFunc(w.data.Rows, func(a, b Holding) int {
		return cmp.Or(descending(a.FullyDiluted, b.FullyDiluted), descending(a.Outstanding, b.Outstanding), cmp.Compare(a.Name, b.Name))
	})
	w.data.Classes, w.data.Plans, w.data.Convertibles = w.classes(), w.plans(), w.convertibles()
}

func holding(f captable.Figures) Holding {
	return Holding{
		Outstanding: f.Outstanding, AsConverted: f.AsConverted, Unvested: f.Unvested(),
		Grants: f.Grants, Exercisable: f.Exercisable, Warrants: f.Warrants, FullyDiluted: f.FullyDiluted,
		Votes: f.Votes, VotesAsConverted: f.VotesAsConverted,
	}
}

// holdsAnything says whether a row belongs into the table of shares; who holds convertibles alone stands in theirs.
func holdsAnything(f captable.Figures) bool {
	return !f.Outstanding.IsZero() || !f.Grants.IsZero() || !f.Warrants.IsZero() || !f.FullyDiluted.IsZero() || !f.CashRights.IsZero()
}

// descending orders by the lower end: what is certain comes first.
func descending(a, b loadline.Number) int { return low(b).Cmp(low(a)) }

func low(n loadline.Number) loadline.Ratio {
	if n.Lo == nil {
		return loadline.Ratio{}
	}
	return *n.Lo
}

// key cuts the securities as asked.
func (w *whoOwns) key() func(captable.Security) (string, bool) {
	switch w.By {
	case ByClass:
		return func(s captable.Security) (string, bool) { return s.ClassID, true }
	case BySecurity:
		return func(s captable.Security) (string, bool) { return s.SecurityID, true }
	case ByGroup:
		group := map[string]string{}
		for _, s := range w.c.Company.Stakeholders {
			if len(s.Groups) > 0 {
				group[s.ID] = s.Groups[0]
			}
		}
		return func(s captable.Security) (string, bool) { return group[s.StakeholderID], true }
	}
	return func(s captable.Security) (string, bool) { return s.StakeholderID, true }
}

// names gives the words for a key.
func (w *whoOwns) names() func(string) string {
	words := map[string]string{}
	switch w.By {
	case ByGroup:
		words[""] = "in no group"
	case ByClass:
		words[""] = "class not said"
		for _, c := range w.c.Company.Classes {
			words[c.ID] = classTitle(c)
		}
	case BySecurity:
		for _, p := range w.on.Positions(w.Def) {
			words[p.SecurityID] = securityTitle(p.Security)
		}
	case ByStakeholder:
		words = holderNames(w.c.Company)
	}
	return func(key string) string {
		if word := words[key]; word != "" {
			return word
		}
		return key
	}
}

func classTitle(c loadline.StockClass) string { return cmp.Or(c.Title, c.Name, c.ID) }

func securityTitle(s captable.Security) string { return cmp.Or(s.CustomID, s.SecurityID) }
