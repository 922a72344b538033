package governance

import (
	"strings"

	"loadline"
	"loadline/captable"
)

// binds says whether a span covers the end of a day: from the earliest of its beginnings to the earliest of its ends, both
// days inclusive.
func (o *Order) binds(s loadline.Span, day loadline.Date) loadline.Truth {
	begun := loadline.Yes
	if len(s.From) > 0 {
		begun = o.happened(s.From, day)
	}
	return min(begun, -o.happened(s.Until, day-1))
}

// begun says whether a span had begun by the end of a day.
func (o *Order) begun(s loadline.Span, day loadline.Date) loadline.Truth {
	if len(s.From) == 0 {
		return loadline.Yes
	}
	return o.happened(s.From, day)
}

// happened says whether one of several events had happened by the end of a day.
func (o *Order) happened(ts []loadline.Trigger, by loadline.Date) loadline.Truth {
	out := loadline.No
	for _, t := range ts {
		out = max(out, o.occurred(t, by))
	}
	return out
}

// Occurred says whether an event had happened by the end of the day.
func (o *Order) Occurred(t loadline.Trigger) loadline.Truth { return o.occurred(t, o.date) }

func (o *Order) occurred(t loadline.Trigger, by loadline.Date) loadline.Truth {
	switch t.Kind {
	case loadline.DayComes:
		return loadline.TruthOf(t.Date <= by)
	case loadline.Reached:
		return o.reached(t.Of, by)
	case loadline.Raised:
		return o.raised(t.Amount, by)
	case loadline.FallsBelow:
		return o.fellBelow(t, by)
	case loadline.Leaves:
		return o.left(t.Of, by)
	case loadline.ChangeOfControl:
		return o.controlChanged(by)
	}
	return loadline.CannotTell // a decision is not among the facts; an undated event is a question
}

func (o *Order) reached(milestone loadline.Ref, by loadline.Date) loadline.Truth {
	for i := range o.company.Milestones {
		m := &o.company.Milestones[i]
		if m.Ref() != milestone || !m.Reached.Known() {
			continue
		}
		on, is := m.Reached.Get()
		return loadline.TruthOf(is && on <= by)
	}
	return loadline.CannotTell
}

// raising is money that came in for a security.
type raising struct {
	date   loadline.Date
	amount loadline.Stated[loadline.Money]
}

// moneyRaised is what was paid for securities that were not the result of another: a conversion or a transfer brings in
// nothing new. What was paid on exercise is not counted as raised.
func (o *Order) moneyRaised() []raising {
	result := map[string]bool{}
	for _, t := range o.company.Transactions {
		for _, id := range resultsOf(t) {
			result[id] = true
		}
	}
	var out []raising
	for _, t := range o.company.Transactions {
		switch t := t.(type) {
		case *loadline.StockIssuance:
			if !result[t.SecurityID] {
				out = append(out, raising{t.Date, priced(t.SharePrice, t.Quantity)})
			}
		case *loadline.ConvertibleIssuance:
			if !result[t.SecurityID] {
				out = append(out, raising{t.Date, loadline.Say(t.Investment, t.At)})
			}
		case *loadline.WarrantIssuance:
			if !result[t.SecurityID] && t.PurchasePrice.Saying == loadline.Said {
				out = append(out, raising{t.Date, t.PurchasePrice})
			}
		}
	}
	return out
}

func priced(price loadline.Stated[loadline.Money], n loadline.Shares) loadline.Stated[loadline.Money] {
	if p, ok := price.Get(); ok {
		return loadline.Say(loadline.Money{Amount: p.Amount.Mul(n.Ratio()), Currency: p.Currency}, price.At)
	}
	return price
}

// resultsOf are the securities that come of an event.
func resultsOf(t loadline.Transaction) []string {
	var c *loadline.Closing
	switch t := t.(type) {
	case *loadline.Transfer:
		c = &t.Closing
	case *loadline.Conversion:
		c = &t.Closing
	case *loadline.Exercise:
		c = &t.Closing
	case *loadline.Release:
		c = &t.Closing
	case *loadline.Reissuance:
		c = &t.Closing
	case *loadline.Repurchase:
		c = &t.Closing
	case *loadline.Cancellation:
		c = &t.Closing
	case *loadline.Consolidation:
		return []string{t.ResultID}
	}
	if c == nil {
		return nil
	}
	return append([]string{c.BalanceID}, c.ResultIDs...)
}

// raised says whether the money raised had reached an amount. A security whose price nobody stated may have brought in
// anything, so that both readings stand until the rest alone reaches it.
func (o *Order) raised(amount loadline.Money, by loadline.Date) loadline.Truth {
	sum, unknown := loadline.Ratio{}, false
	for _, r := range o.raising() {
		m, said := r.amount.Get()
		switch {
		case r.date > by || r.amount.Saying == loadline.None:
		case said && (m.Currency == amount.Currency || m.Amount.Sign() == 0):
			sum = sum.Add(m.Amount)
		default:
			unknown = true
		}
	}
	switch {
	case sum.Cmp(amount.Amount) >= 0:
		return loadline.Yes
	case unknown:
		return loadline.CannotTell
	}
	return loadline.No
}

// left says whether a stakeholder, or a holder of an office, has left.
func (o *Order) left(who loadline.Ref, by loadline.Date) loadline.Truth {
	if who.Kind == "office" {
		return o.handedOver(who, by)
	}
	i, ok := o.folk[who.Name]
	if !ok || who.Kind != "stakeholder" {
		return loadline.CannotTell
	}
	id := o.company.Stakeholders[i].ID
	for _, t := range o.company.Transactions {
		switch t := t.(type) {
		case *loadline.RelationshipChange:
			if t.StakeholderID == id && t.Ended != "" && t.Date <= by {
				return loadline.Yes
			}
		case *loadline.StatusChange:
			if t.StakeholderID == id && t.Date <= by && strings.HasPrefix(t.Status, "TERMINATION") {
				return loadline.Yes
			}
		}
	}
	return loadline.No
}

// handedOver says whether an office has seen its holder go: on the day after a fact's last day somebody else holds it.
func (o *Order) handedOver(office loadline.Ref, by loadline.Date) loadline.Truth {
	out := loadline.No
	for i := range o.company.Offices {
		f := &o.company.Offices[i]
		before, held := f.Holder.Get()
		if f.Ref() != office || !held {
			continue
		}
		for _, t := range f.Span.Until {
			if t.Kind != loadline.DayComes || t.Date >= by {
				continue
			}
			after := o.officeOn(office, t.Date+1)
			if next, said := after.Get(); after.Known() && (!said || next != before) {
				return loadline.Yes
			}
		}
	}
	return out
}

// foldBudget bounds the replay of holdings day by day, in transactions read.
const foldBudget = 4_000_000

// days are the days on which holdings changed up to a day, and whether they are all.
func (o *Order) days(by loadline.Date) ([]loadline.Date, bool) {
	var out []loadline.Date
	for _, d := range o.ledger.Dates() {
		if d <= by {
			out = append(out, d)
		}
	}
	most := max(2, foldBudget/max(1, len(o.company.Transactions)))
	if len(out) <= most {
		return out, true
	}
	return out[len(out)-most:], false
}

// fellBelow says whether a stakeholder's part of the votes has once fallen below a fraction that it had reached before.
func (o *Order) fellBelow(t loadline.Trigger, by loadline.Date) loadline.Truth {
	i, ok := o.folk[t.Of.Name]
	if !ok {
		return loadline.CannotTell
	}
	days, complete := o.days(by)
	was, fell := loadline.No, loadline.No
	if !complete {
		was, fell = loadline.CannotTell, loadline.CannotTell
	}
	for _, d := range days {
		sign, certain := o.partOn(d, o.partyAt[i], t.Class).Cmp(t.Fraction)
		below := loadline.CannotTell
		if certain {
			below = loadline.TruthOf(sign < 0)
		}
		fell = max(fell, min(was, below))
		was = max(was, -below)
	}
	return fell
}

// partOn is a party's part of the votes on a day: of a class, share by share, or of all.
func (o *Order) partOn(day loadline.Date, p int, class loadline.Ref) loadline.Number {
	totals := o.ledger.On(day).Totals(captable.Definition{}, func(s captable.Security) (string, bool) {
		at, isClass := o.classes[class.Name]
		if s.Kind != captable.KindStock || class.Name != "" && !(isClass && o.voting[at].ID == o.votesAs(s.ClassID)) {
			return "", false
		}
		if i, ok := o.folk[s.StakeholderID]; ok && o.partyAt[i] == p {
			return "own", true
		}
		return "other", true
	})
	measure := captable.Votes
	if class.Name != "" {
		measure = captable.Outstanding
	}
	for g := range totals.Groups {
		if totals.Groups[g].Key == "own" {
			return totals.Fraction(g, measure)
		}
	}
	return loadline.Exactly(loadline.Ratio{})
}

// controlChanged says whether somebody has come to hold a majority of the votes who did not hold it at the beginning.
func (o *Order) controlChanged(by loadline.Date) loadline.Truth {
	days, _ := o.days(by)
	if len(days) == 0 {
		return loadline.No
	}
	first, known := o.majorityOn(o.ledger.Dates()[0])
	last, knownToo := o.majorityOn(days[len(days)-1])
	switch {
	case !known || !knownToo:
		return loadline.CannotTell
	case last >= 0 && last != first:
		return loadline.Yes
	}
	return loadline.No
}

// majorityOn is the party that holds a majority of the votes on a day, -1 where none does, and whether that is known.
func (o *Order) majorityOn(day loadline.Date) (int, bool) {
	parties := map[string]int{}
	totals := o.ledger.On(day).Totals(captable.Definition{}, func(s captable.Security) (string, bool) {
		i, ok := o.folk[s.StakeholderID]
		if s.Kind != captable.KindStock || !ok {
			return "", s.Kind == captable.KindStock
		}
		key := o.company.Stakeholders[o.parties[o.partyAt[i]].members[0]].ID
		parties[key] = o.partyAt[i]
		return key, true
	})
	half := loadline.Exactly(loadline.Frac(1, 2))
	known := true
	for g := range totals.Groups {
		sign, certain := totals.Fraction(g, captable.Votes).Cmp(half)
		p, of := parties[totals.Groups[g].Key]
		if certain && sign > 0 && of {
			return p, true
		}
		known = known && certain
	}
	return -1, known
}
