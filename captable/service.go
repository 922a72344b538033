package captable

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"loadline"
)

// service is how a holder's time with the company went: the changes between being there and having left.
type service struct {
	changes []serviceChange
}

type serviceChange struct {
	date   loadline.Date
	id     string
	left   bool
	reason string // of a termination, as the windows of a grant name it; empty where not said
	at     loadline.Source

	started, ended string // of a change of relationship, before it is read in order
}

// leaves takes what is recorded of a stakeholder's service.
func (b *builder) leaves(t loadline.Transaction) bool {
	switch t := t.(type) {
	case *loadline.StatusChange:
		// Open Cap Format, StakeholderStatusType: "TERMINATION_VOLUNTARY_OTHER", "ACTIVE", "LEAVE_OF_ABSENCE_…". A leave
		// is not a termination; what it does to vesting is said nowhere, and nothing is made of it.
		reason, left := strings.CutPrefix(t.Status, "TERMINATION_")
		if left || t.Status == "ACTIVE" {
			b.serves(&t.Event, t.StakeholderID, serviceChange{left: left, reason: reason})
		} else {
			b.knows(&t.Event, t.StakeholderID)
		}
	case *loadline.RelationshipChange:
		b.serves(&t.Event, t.StakeholderID, serviceChange{started: t.Started, ended: t.Ended})
	default:
		return false
	}
	return true
}

// knows is the index of the stakeholder that an event names, or none, said.
func (b *builder) knows(e *loadline.Event, id string) int32 {
	h, ok := b.holderID[id]
	if !ok {
		b.dangling(e, "stakeholder", id)
		return none
	}
	return h
}

func (b *builder) serves(e *loadline.Event, id string, c serviceChange) {
	h := b.knows(e, id)
	if h == none {
		return
	}
	if b.service == nil {
		b.service = map[int32]service{}
	}
	c.date, c.id, c.at = e.Date, e.ID, e.At
	s := b.service[h]
	s.changes = append(s.changes, c)
	b.service[h] = s
}

// follow reads the changes of each holder in order. A holder has left once all relationships that are work for the
// company have ended.
func (b *builder) readService() {
	for h, s := range b.service {
		slices.SortFunc(s.changes, func(x, y serviceChange) int { return cmp.Or(cmp.Compare(x.date, y.date), cmp.Compare(x.id, y.id)) })
		works := map[string]bool{}
		if int(h) < len(b.company.Stakeholders) {
			if r := b.company.Stakeholders[h].Relationship; isWork(r) {
				works[r] = true
			}
		}
		var out []serviceChange // only the turns from being there to having left, and back
		turn := func(c serviceChange) {
			switch n := len(out); {
			case n == 0 && !c.left:
			case n == 0 || out[n-1].left != c.left:
				out = append(out, c)
			case c.left && out[n-1].reason == "":
				out[n-1].reason = c.reason
			}
		}
		for _, c := range s.changes {
			if c.started == "" && c.ended == "" {
				turn(c)
				continue
			}
			delete(works, c.ended)
			if isWork(c.started) {
				works[c.started] = true
			}
			if c.left = len(works) == 0; isWork(c.ended) || isWork(c.started) || strings.HasPrefix(c.started, "EX_") {
				turn(c)
			}
		}
		b.service[h] = service{out}
	}
}

// isWork says whether a relationship is service to the company, in Open Cap words (StakeholderRelationshipType).
func isWork(relationship string) bool {
	switch relationship {
	case "EMPLOYEE", "NON_US_EMPLOYEE", "CONSULTANT", "ADVISOR", "BOARD_MEMBER", "EXECUTIVE", "OFFICER", "FOUNDER":
		return true
	}
	return false
}

// left is the termination of a holder that stands on a day, and whether there is one.
func (l *Ledger) left(holder int32, day loadline.Date) (serviceChange, bool) {
	changes := l.service[holder].changes
	n := sort.Search(len(changes), func(i int) bool { return changes[i].date > day })
	if n == 0 {
		return serviceChange{}, false
	}
	return changes[n-1], changes[n-1].left
}

// leftUndated says whether a holder has left on a day that nobody recorded: the stakeholder is a former employee,
// consultant or advisor (Open Cap Format, StakeholderRelationshipType), and no event says since when.
func (l *Ledger) leftUndated(holder int32) bool {
	if int(holder) >= len(l.company.Stakeholders) || !strings.HasPrefix(l.company.Stakeholders[holder].Relationship, "EX_") {
		return false
	}
	return !slices.ContainsFunc(l.service[holder].changes, func(c serviceChange) bool { return c.left })
}

// departures says whose departure has no date, where a figure may hang on it: of holders of what vests or is exercised.
func (b *builder) departures() {
	told := map[int32]bool{}
	for i := range b.secs {
		s := &b.secs[i]
		if s.kind.convertible() || s.kind == KindWarrant || !s.kind.exercised() && s.terms == none && s.has&dated == 0 ||
			told[s.holder] || !b.leftUndated(s.holder) {
			continue
		}
		told[s.holder] = true
		if b.notes.full(loadline.DepartureNotDated, loadline.Warning) {
			continue
		}
		h := &b.company.Stakeholders[s.holder]
		b.notes.add(loadline.Diagnostic{Code: loadline.DepartureNotDated, Severity: loadline.Warning,
			Summary: loadline.Textf("%s has left, and nothing says when", h.Title()),
			Detail:  loadline.Textf("The relationship is %s. Vesting commonly ends with service, and a window for exercise begins: what had vested of %s and may be exercised is bounds.", h.Relationship, b.nameOf(int32(i))),
			Hint:    loadline.Textf("Record the day on which service ended, and why."),
			At:      h.At, Related: []loadline.Source{b.issued(s).At}})
	}
}

// windowOpen says whether a grant may still be exercised after its holder has left.
func (l *Ledger) windowOpen(g *loadline.GrantIssuance, c serviceChange, day loadline.Date) loadline.Truth {
	for _, w := range g.Windows {
		if c.reason != "" && w.Reason == c.reason {
			return loadline.TruthOf(w.Within.Months > 12_000 || w.Within.Days > 400_000 || day <= w.Within.After(c.date))
		}
	}
	return loadline.CannotTell
}
