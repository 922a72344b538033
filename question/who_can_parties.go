package question

import (
	"cmp"
	"slices"
	"strings"

	"loadline"
	"loadline/control"
	"loadline/governance"
)

// parties are the voters with where they stand, those of most votes and seats first.
func (w *whoCan) parties() []PartyOver {
	var out []PartyOver
	for v, p := range w.d.Parties {
		one := PartyOver{Who: w.names[v], Ref: p.Ref, Groups: p.Groups, Seats: w.seatsOf(v), Votes: map[string]loadline.Number{}}
		for _, k := range w.columns() {
			n := votesOf(w.d, k, v)
			one.votes, one.Votes[w.d.Columns[k].Of.String()] = append(one.votes, n), n
		}
		one.stands = w.stands(v)
		one.Stands = written(one.stands)
		out = append(out, one)
	}
	out = append(out, w.bystanders()...)
	slices.SortStableFunc(out, func(a, b PartyOver) int {
		for k := range a.votes {
			if order := descending(a.votes[k], b.votes[k]); order != 0 {
				return order
			}
		}
		return cmp.Compare(b.Seats, a.Seats)
	})
	return out
}

// bystanders have a right over the matter, or a lever over the company, and no vote on it.
func (w *whoCan) bystanders() []PartyOver {
	var out []PartyOver
	put := func(of loadline.Ref, says ...loadline.Text) {
		if len(says) == 0 {
			return
		}
		name := titleOf(of, w.c.Company)
		i := slices.IndexFunc(out, func(p PartyOver) bool { return p.Who == name })
		if i < 0 {
			i = len(out)
			one := PartyOver{Who: name, Ref: of, Votes: map[string]loadline.Number{}}
			for range w.columns() {
				one.votes = append(one.votes, zero())
			}
			out = append(out, one)
		}
		out[i].stands = append(out[i].stands, says...)
		out[i].Stands = written(out[i].stands)
	}
	for _, r := range w.d.Rights {
		if len(r.Who) == 0 && r.Binds != loadline.No {
			put(r.Right.Of, rightSays(r.Right))
		}
	}
	over := w.c.leverage()
	for _, id := range over.holders() {
		if _, votes := w.d.Voter(over.refs[id]); !votes {
			put(over.refs[id], w.leverSays([]string{id})...)
		}
	}
	return out
}

// idsOf are the ids of those who vote as a party does.
func (w *whoCan) idsOf(v int) []string {
	var out []string
	for _, m := range w.d.Parties[v].Members {
		out = append(out, w.c.Company.StakeholderID(m))
	}
	return out
}

func rightSays(r loadline.Right) loadline.Text {
	if days, ok := r.Days.Get(); ok {
		return loadline.Textf("%v (%v)", gives(r.Kind), days)
	}
	return loadline.Textf("%v", gives(r.Kind))
}

// votesOf are the votes of a party in a column; a column counts in units of its own where votes are fractions.
func votesOf(d *governance.Decision, k, v int) loadline.Number {
	lo, hi := loadline.Int(d.Weights.Lo[k][v]), loadline.Int(d.Weights.Hi[k][v])
	if scale := d.Columns[k].Scale; scale.Sign() > 0 {
		lo, hi = lo.Quo(scale), hi.Quo(scale)
	}
	if slices.Contains(d.Columns[k].Boundless, v) {
		return loadline.Number{Lo: &lo}
	}
	return loadline.Between(lo, hi)
}

// seatsOf is how many seats of the bodies that are asked vote as the party does.
func (w *whoCan) seatsOf(v int) int {
	n := 0
	seen := map[loadline.Ref]bool{}
	holds := w.sure.Gates(control.Of(v))
	for i, g := range w.d.Gates {
		if g.Kind == governance.OfSeat && holds[i] && !seen[g.Of] {
			seen[g.Of] = true
			n++
		}
	}
	return n
}

// stands is what a party is to the matter, in plain words that may hold at once.
func (w *whoCan) stands(v int) []loadline.Text {
	var out []loadline.Text
	say := func(in []Able, certain, possible loadline.Text) {
		for _, a := range in {
			switch {
			case a.Who != w.names[v]:
			case a.Certain:
				out = append(out, certain)
			default:
				out = append(out, possible)
			}
		}
	}
	say(w.data.Alone, loadline.Textf("decides alone"), loadline.Textf("may decide alone"))
	say(w.data.Vetoes, loadline.Textf("can block"), loadline.Textf("may be able to block"))
	say(w.data.Asked, loadline.Textf("must be asked"), loadline.Textf("may have to be asked"))
	if !slices.ContainsFunc(w.data.Asked, func(a Able) bool { return a.Who == w.names[v] }) {
		for _, m := range w.d.Consents {
			if m.Binds != loadline.No && slices.Contains(m.Who, v) {
				out = append(out, loadline.Textf("votes on a consent"))
				break
			}
		}
	}
	for _, r := range w.d.Rights {
		if r.Binds == loadline.No || !slices.Contains(r.Who, v) {
			continue
		}
		out = append(out, rightSays(r.Right))
	}
	out = w.formally(v, out)
	if len(w.c.leverage().levers) > 0 {
		out = append(out, w.leverSays(w.idsOf(v))...)
	}
	return out
}

// formally adds what there is to say of a party that by its votes, consents and rights is nothing in particular.
func (w *whoCan) formally(v int, out []loadline.Text) []loadline.Text {
	switch {
	case slices.Contains(w.data.Dummies, w.names[v]):
		if len(out) == 0 {
			out = append(out, loadline.Textf("has no say"))
		}
	case len(out) == 0 && slices.Contains(w.data.WhileAll, w.names[v]):
		out = append(out, loadline.Textf("decides nothing while all vote"))
	case len(out) == 0 && w.hopeless():
		out = append(out, loadline.Textf("has no say"))
	case len(out) == 0:
		out = append(out, loadline.Textf("votes with others"))
	}
	return out
}

// approvalWords is an approval as a sentence has it.
func approvalWords(a loadline.Approval, c *loadline.Company) loadline.Text {
	switch a.Kind {
	case loadline.Nobody:
		return loadline.Textf("nobody's approval")
	case loadline.Impossible:
		return loadline.Textf("it cannot be decided")
	case loadline.By:
		return loadline.Textf("%v", titleOf(a.Who, c))
	case loadline.Vote:
		who := titleOf(a.Who, c)
		if a.Who.Kind == bodyKind {
			who = loadline.Textf("the %v", who).String()
		}
		return loadline.Textf("%v%v", thresholdWords(a.Threshold), withoutWords(a, who, c))
	case loadline.AllOf, loadline.AnyOf, loadline.SomeOf:
		var parts []string
		for _, part := range a.Of {
			parts = append(parts, approvalWords(part, c).String())
		}
		switch a.Kind {
		case loadline.AllOf:
			return and(parts)
		case loadline.AnyOf:
			return or(parts)
		}
		return loadline.Textf("%v of: %v", numeral(a.Some), strings.Join(parts, ", "))
	case loadline.AskedOf:
		return loadline.Textf("not known: %v", a.Question)
	}
	return loadline.Textf("not stated")
}

func withoutWords(a loadline.Approval, who string, c *loadline.Company) loadline.Text {
	if len(a.Without) == 0 {
		return loadline.Textf("%v", who)
	}
	var names []string
	for _, r := range a.Without {
		names = append(names, titleOf(r, c))
	}
	return loadline.Textf("%v without %v", who, and(names))
}

func thresholdWords(t loadline.Threshold) loadline.Text {
	of := loadline.Textf("")
	if t.Base != loadline.BaseNotSaid {
		of = loadline.Textf("%v of ", t.Base.String())
	}
	n, known := t.Fraction.Exact()
	switch {
	case known && t.Comparison == loadline.MoreThan && n.Equal(loadline.Frac(1, 2)):
		return loadline.Textf("a majority of %v", of)
	case known && t.Comparison == loadline.AtLeast && n.Equal(loadline.Int(1)):
		return loadline.Textf("all of ")
	case t.Comparison == loadline.AtLeast:
		return loadline.Textf("at least %v of %v", loadline.InPercent(t.Fraction), of)
	}
	return loadline.Textf("more than %v of %v", loadline.InPercent(t.Fraction), of)
}
