package outlook

import (
	"loadline"
	"loadline/compute"
)

// need is what a run or a load takes, before anything is scheduled; nothing where it is refused.
type need struct {
	hours loadline.Ratio // chip-hours: of a run all of them, of a load those of its first month
	band  loadline.Number
	price loadline.Ratio // of one
}

// training is what a run takes, its figures at their middles.
func (b *book) training(t *loadline.Training) need {
	ref := loadline.Ref{Kind: "train", Name: t.Name}
	on := append(b.resultsOf(b.on(t.On).of), ref)
	mid := *t
	mid.Parameters = b.exactly(t.Parameters, loadline.Textf("How many parameters has the model of %v?", ref), t.At, on...)
	mid.Tokens = b.exactly(t.Tokens, loadline.Textf("On how many tokens is %v trained?", ref), t.At, on...)
	for _, x := range []struct {
		n   *loadline.Number
		ask loadline.Text
	}{{&mid.Active, loadline.Textf("How many parameters does a token of %v use?", ref)}, {&mid.Multiplier, loadline.Textf("By how much do failed and exploratory runs multiply %v?", ref)}} {
		if !unsaid(*x.n) {
			*x.n = b.exactly(*x.n, x.ask, t.At, on...)
		}
	}
	b.ifOpen(&mid.Utilisation, loadline.Textf("What utilisation does %v reach?", ref), t.At, on...)
	if mid.Parameters.IsZero() || mid.Tokens.IsZero() {
		return need{} // and asked
	}
	planned, objections := compute.RunOf(mid, b.band(t.Chip))
	var e compute.Estimate
	if !compute.Refused(objections) {
		var more []compute.Objection
		e, more = planned.Run.On(planned.Chip, planned.Utilisation)
		objections = append(objections, more...)
	}
	if b.refused(objections, ref, t.At) {
		return need{}
	}
	for _, a := range e.Assumed {
		b.assume(a.Says, a.Settles, t.At)
	}
	hours := b.figure(e.Hours.Mid, high, loadline.Textf("How many chip-hours does %v take?", ref), t.At, on...)
	return need{thousandths(hours), e.Hours.Range, b.price(t.PricePerHour, planned.Chip.Name, ref, t.At, on...)}
}

// serving is what a load takes in its first month. Where nobody says how much of the billed hours it works, writing has only a
// lower bound: that is counted, and asked.
func (b *book) serving(s *loadline.Serving) need {
	ref := loadline.Ref{Kind: "serve", Name: s.Name}
	on := b.resultsOf(b.on(s.On).of)
	if s.On != "" {
		on = append(on, capacityRef(s.On))
	}
	mid := *s
	mid.Parameters = b.exactly(s.Parameters, loadline.Textf("How many parameters has the model of %v?", ref), s.At, on...)
	mid.TokensIn = b.exactly(s.TokensIn, loadline.Textf("How many tokens does %v read in its first month?", ref), s.At, on...)
	mid.TokensOut = b.exactly(s.TokensOut, loadline.Textf("How many tokens does %v write in its first month?", ref), s.At, on...)
	if !unsaid(s.Active) {
		mid.Active = b.exactly(s.Active, loadline.Textf("How many parameters does a token of %v use?", ref), s.At, on...)
	}
	b.ifOpen(&mid.Utilisation, loadline.Textf("What utilisation does %v reach?", ref), s.At, on...)
	if mid.Parameters.IsZero() {
		return need{} // and asked
	}
	band, objections := compute.ServingHours(mid, b.band(s.Chip))
	if b.refused(objections, ref, s.At) {
		return need{}
	}
	mids := band.Mid
	if mids.Lo == nil {
		mids = loadline.Number{Lo: band.Range.Lo, Open: band.Range.Open}
	}
	hours := b.figure(mids, high, loadline.Textf("How many chip-hours does %v take in its first month?", ref), s.At, on...)
	chip, _ := compute.FindChip(s.Chip)
	return need{thousandths(hours), band.Range, b.price(s.PricePerHour, chip.Name, ref, s.At, on...)}
}

func (b *book) exactly(n loadline.Number, ask loadline.Text, at loadline.Source, on ...loadline.Ref) loadline.Number {
	return loadline.Exactly(b.figure(n, high, ask, at, on...))
}

// ifOpen asks for a utilisation that was left open, or of which one end is not known: the band stands in its place.
func (b *book) ifOpen(n *loadline.Number, ask loadline.Text, at loadline.Source, on ...loadline.Ref) {
	if unsaid(*n) || n.Lo != nil && n.Hi != nil {
		return
	}
	question := ask.String()
	if len(n.Open) > 0 && !n.Open[0].Within {
		question = n.Open[0].Question
	}
	b.hang(loadline.Unknown{Question: question, At: at}, loadline.Textf("the usual band is taken"), on...)
	*n = loadline.Number{}
}

// refused tells why a run or a load cannot be, or is doubtful, and says whether it cannot be.
func (b *book) refused(objections []compute.Objection, ref loadline.Ref, at loadline.Source) bool {
	for _, o := range objections {
		d := loadline.Diagnostic{Code: loadline.RunDoubtful, Severity: loadline.Warning, At: at, About: []loadline.Ref{ref},
			Summary: loadline.Textf("%v is doubtful", ref), Detail: o.Says, Hint: o.Hint}
		if o.Refuses {
			d.Code, d.Severity, d.Summary = loadline.RunRefused, loadline.Error, loadline.Textf("%v cannot be reckoned", ref)
		}
		b.problems = append(b.problems, d)
	}
	return compute.Refused(objections)
}

// band is what the company's own runs reached on a chip, else the usual band. A run that says too little calibrates nothing.
func (b *book) band(name string) compute.Utilisation {
	chip, found := compute.FindChip(name)
	if !found {
		return compute.DefaultUtilisation()
	}
	var runs []compute.OwnRun
	for _, r := range b.c.Runs {
		if own, objections := compute.OwnRunOf(r); !compute.Refused(objections) {
			runs = append(runs, own)
		}
	}
	u, _ := compute.Calibrate(chip, runs)
	return u
}

// price is what is stated for a chip-hour, else the median of the quotes on demand, which are in US dollars.
func (b *book) price(n loadline.Number, chip string, ref loadline.Ref, at loadline.Source, on ...loadline.Ref) loadline.Ratio {
	ask := loadline.Textf("What does a chip-hour of %v cost?", ref)
	if unsaid(n) && b.c.Currency == "USD" {
		if quoted, ok := compute.PriceOf(compute.PriceQuery{Chip: chip, Term: compute.OnDemand, On: b.c.AsOf}); ok {
			b.assume(loadline.Textf("a chip-hour of %v costs %v, the median of %d quotes on demand up to %v", ref, loadline.MoneyOf(quoted.Mid, "USD"), len(quoted.Quotes), quoted.On), ask, at)
			return quoted.Mid
		}
	}
	return b.figure(n, high, ask, at, on...)
}
