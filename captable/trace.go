package captable

import (
	"cmp"
	"slices"

	"loadline"
)

// Selection picks securities; every field that is not empty must hold.
type Selection struct {
	SecurityID    string
	StakeholderID string
	ClassID       string
	PlanID        string
}

// Trace gives the transactions dated up to a day (0: all) behind the figures of a selection, in the order in which they
// take effect: issuances, what closed them, the ancestors they came from, splits, adjustments and vesting.
func (l *Ledger) Trace(d loadline.Date, s Selection) []loadline.Transaction {
	if d == 0 {
		d = latest
	}
	t := tracer{l: l, day: d, secs: map[int32]bool{}, classes: map[int32]bool{}, plans: map[int32]bool{}, holders: map[string]bool{}}
	for i := range l.secs {
		if l.selects(s, int32(i)) && l.secs[i].date <= d {
			t.reach(int32(i))
		}
	}
	if c, ok := l.classIndex(s.ClassID); ok && s == (Selection{ClassID: s.ClassID}) {
		t.classes[c] = true
	}
	for p := range l.plans {
		if l.plans[p].id == s.PlanID && s == (Selection{PlanID: s.PlanID}) {
			t.plans[int32(p)] = true
		}
	}
	return t.collect()
}

func (l *Ledger) selects(s Selection, i int32) bool {
	x := &l.secs[i]
	t := l.issued(x)
	switch {
	case s.SecurityID != "" && t.SecurityID != s.SecurityID,
		s.StakeholderID != "" && t.StakeholderID != s.StakeholderID,
		s.ClassID != "" && (x.class == none || l.classes[x.class].id != s.ClassID),
		s.PlanID != "" && (x.plan == none || l.plans[x.plan].id != s.PlanID):
		return false
	}
	return true
}

// tracer gathers what figures rest on.
type tracer struct {
	l       *Ledger
	day     loadline.Date
	secs    map[int32]bool
	classes map[int32]bool
	plans   map[int32]bool
	holders map[string]bool
}

// reach adds a security and those it came from.
func (t *tracer) reach(i int32) {
	open := []int32{i}
	for len(open) > 0 {
		i, open = open[len(open)-1], open[:len(open)-1]
		if t.secs[i] {
			continue
		}
		t.secs[i] = true
		s := &t.l.secs[i]
		if s.class != none {
			t.classes[s.class] = true
		}
		if s.plan != none {
			t.plans[s.plan] = true
		}
		if s.terms != none || s.has&dated != 0 {
			t.holders[t.l.issued(s).StakeholderID] = true
		}
		if s.origin != none {
			open = append(open, t.l.closings[s.origin].sec)
			open = append(open, t.merged(&t.l.closings[s.origin])...)
		}
	}
}

// merged are the securities that a consolidation merged.
func (t *tracer) merged(c *closing) (out []int32) {
	if m, ok := t.l.company.Transactions[c.tx].(*loadline.Consolidation); ok {
		for _, id := range m.SecurityIDs {
			if i, ok := t.l.find(id); ok {
				out = append(out, i)
			}
		}
	}
	return out
}

// collect lists the transactions in order.
func (t *tracer) collect() []loadline.Transaction {
	var out []loadline.Transaction
	for _, x := range t.l.company.Transactions {
		if x.Base().Date <= t.day && t.concerns(x) {
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(x, y loadline.Transaction) int {
		return cmp.Or(cmp.Compare(x.Base().Date, y.Base().Date), cmp.Compare(rank(x), rank(y)), cmp.Compare(x.Base().ID, y.Base().ID))
	})
	return out
}

// rank is the order within a day.
func rank(t loadline.Transaction) int {
	switch t.(type) {
	case *loadline.StockIssuance, *loadline.GrantIssuance, *loadline.WarrantIssuance, *loadline.ConvertibleIssuance:
		return 0
	case *loadline.Split:
		return 1
	case *loadline.ConversionAdjustment, *loadline.AuthorizedAdjustment, *loadline.PoolAdjustment:
		return 2
	}
	if _, kind, ok := closingOf(t); ok {
		return 3 + int(kind)
	}
	return 3 + int(byConsolidation)
}

// concerns says whether a transaction bears on what was reached.
func (t *tracer) concerns(x loadline.Transaction) bool {
	switch x := x.(type) {
	case *loadline.StockIssuance:
		return t.holds(x.SecurityID)
	case *loadline.GrantIssuance:
		return t.holds(x.SecurityID)
	case *loadline.WarrantIssuance:
		return t.holds(x.SecurityID)
	case *loadline.ConvertibleIssuance:
		return t.holds(x.SecurityID)
	case *loadline.Consolidation:
		return slices.ContainsFunc(x.SecurityIDs, t.holds)
	case *loadline.Acceptance:
		return t.holds(x.SecurityID)
	case *loadline.ReturnToPool:
		return t.holds(x.SecurityID) || t.plan(x.StockPlanID)
	case *loadline.Repricing:
		return t.holds(x.SecurityID)
	case *loadline.VestingStart:
		return t.holds(x.SecurityID)
	case *loadline.VestingEvent:
		return t.holds(x.SecurityID)
	case *loadline.VestingAcceleration:
		return t.holds(x.SecurityID)
	case *loadline.Split:
		return t.class(x.StockClassID)
	case *loadline.ConversionAdjustment:
		return t.class(x.StockClassID)
	case *loadline.AuthorizedAdjustment:
		return x.StockClassID != "" && t.class(x.StockClassID)
	case *loadline.PoolAdjustment:
		return t.plan(x.StockPlanID)
	case *loadline.RelationshipChange:
		return t.holders[x.StakeholderID]
	case *loadline.StatusChange:
		return t.holders[x.StakeholderID]
	}
	if c, _, ok := closingOf(x); ok {
		return t.holds(c.SecurityID)
	}
	panic("captable: unknown transaction " + kindName(x))
}

func (t *tracer) holds(id string) bool {
	i, ok := t.l.find(id)
	return ok && t.secs[i]
}

func (t *tracer) class(id string) bool {
	i, ok := t.l.classIndex(id)
	return ok && t.classes[i]
}

func (t *tracer) plan(id string) bool {
	for p := range t.plans {
		if t.l.plans[p].id == id {
			return true
		}
	}
	return false
}
