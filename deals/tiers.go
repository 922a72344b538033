package deals

import (
	"cmp"
	"slices"

	"loadline"
	"loadline/captable"
	"loadline/financing"
)

// step is a step of profit shares, read.
type step struct {
	size   loadline.Ratio // what it pays at most
	ends   bool           // size bounds it; otherwise a multiple, or nothing
	shares []stepShare
}

// stepShare is a part of a step.
type stepShare struct {
	claim int // of the drafts
	part  loadline.Ratio
	upTo  loadline.Ratio // what it has had when the step is full, with what was paid before the day
	ends  bool           // upTo bounds the step
	paid  loadline.Ratio
}

// endless says whether nothing ends the step.
func (s *step) endless() bool {
	return !s.ends && !slices.ContainsFunc(s.shares, func(x stepShare) bool { return x.ends })
}

// tiers reads the steps of profit shares, if there are any: they then share all that debts and preferences leave.
func (e *exit) tiers() {
	tiers := slices.Clone(e.company.Tiers)
	if len(tiers) == 0 {
		return
	}
	for _, d := range e.drafts {
		if d.Kind != captable.KindStock && d.Kind != captable.KindNote && d.Holders[0].Stakeholder != costsID {
			e.ask(loadline.Textf("How does %v share in the steps of profit? (operating agreement)", d.Says), d.At)
		}
	}
	order := func(t loadline.ProfitTier) int { return t.Order.Value }
	slices.SortStableFunc(tiers, func(a, b loadline.ProfitTier) int { return cmp.Compare(order(a), order(b)) })
	for i, t := range tiers {
		if _, said := t.Order.Get(); !said || i > 0 && order(tiers[i-1]) == order(t) {
			e.ask(loadline.Textf("Which place has %v among the steps of profit? (order)", tierTitle(t)), t.At)
		}
		e.steps = append(e.steps, e.step(t))
		e.out.Steps = append(e.out.Steps, loadline.Textf("%v", tierTitle(t)))
	}
	for i, s := range e.steps {
		switch last := i == len(e.steps)-1; {
		case last && !s.endless():
			e.ask(loadline.Textf("Who gets what %v leaves? It is the last step, and it ends", tierTitle(tiers[i])), tiers[i].At)
		case !last && s.endless():
			e.ask(loadline.Textf("When is %v full? Nothing ends it, and %v comes after it", tierTitle(tiers[i]), tierTitle(tiers[i+1])), tiers[i].At)
		}
	}
	e.beyond(tiers)
}

func tierTitle(t loadline.ProfitTier) string { return cmp.Or(t.Title, t.Name) }

// beyond says of the classes that no step names that they get no more than their preference.
func (e *exit) beyond(tiers []loadline.ProfitTier) {
	for _, d := range e.drafts {
		named := slices.ContainsFunc(tiers, func(t loadline.ProfitTier) bool {
			return slices.ContainsFunc(t.Shares, func(s loadline.ProfitShare) bool {
				return s.Of.Kind == "stock_class" && e.classNamed(s.Of) == d.Class
			})
		})
		if d.Kind == captable.KindStock && d.Class != "" && !named {
			e.assume(loadline.Textf("%v gets nothing of the steps of profit: none names it", d.Says), loadline.Textf("Does %v share in profits? (operating agreement)", d.Says), d.At)
		}
	}
}

// titleOf is what a reader calls a stakeholder or a class.
func (e *exit) titleOf(ref loadline.Ref) string {
	for _, c := range e.company.Classes {
		if c.Ref() == ref {
			return cmp.Or(c.Title, c.Name, c.ID)
		}
	}
	for _, s := range e.company.Stakeholders {
		if s.Ref() == ref {
			return s.Title()
		}
	}
	return ref.String()
}

func (e *exit) classNamed(ref loadline.Ref) string {
	for _, c := range e.company.Classes {
		if c.Ref() == ref {
			return c.ID
		}
	}
	return ref.Name
}

// step reads one step.
func (e *exit) step(t loadline.ProfitTier) step {
	var out step
	title := tierTitle(t)
	if t.UpTo.Known() || t.UpTo.Question != "" {
		out.size = e.moneyOrNone(t.UpTo, loadline.Textf("Up to which amount does %v pay?", title), t.At)
		_, out.ends = t.UpTo.Get()
	}
	whole := loadline.Ratio{}
	for _, s := range t.Shares {
		part, said := s.Part.Get()
		if !said || part.Sign() < 0 {
			e.ask(loadline.Textf("Which part of %v has %v?", title, e.titleOf(s.Of)), s.At)
		}
		whole = whole.Add(part)
		x := stepShare{claim: e.sharer(s, title), part: part}
		x.paid = e.moneyOrNone(s.Paid, loadline.Text{}, s.At)
		if _, capped := s.Multiple.Get(); capped && !s.Paid.Known() {
			e.assume(loadline.Textf("%v has had nothing before: nothing is stated", e.titleOf(s.Of)), loadline.Textf("What has %v had already, that counts towards its multiple?", e.titleOf(s.Of)), s.At)
		}
		multiple, capped := s.Multiple.Get()
		if capped && x.claim >= 0 && part.Sign() > 0 {
			x.upTo, x.ends = multiple.Mul(e.invested(s, x.claim)), true
		}
		switch {
		case s.Multiple.Saying == loadline.Open:
			e.out.Open = append(e.out.Open, loadline.Unknown{Question: s.Multiple.Question, At: s.At})
		case !s.Multiple.Known() && !t.UpTo.Known():
			e.ask(loadline.Textf("What ends %v for %v? (up_to or multiple; none where nothing does)", title, e.titleOf(s.Of)), s.At)
		}
		out.shares = append(out.shares, x)
	}
	if !whole.Equal(loadline.Int(1)) {
		e.ask(loadline.Textf("Who has the rest of %v? Its parts come to %v, not to one", title, whole), t.At)
	}
	return out
}

// moneyOrNone is an amount that may be none or left out, which is nothing.
func (e *exit) moneyOrNone(s loadline.Stated[loadline.Money], question loadline.Text, at loadline.Source) loadline.Ratio {
	if s.Saying == loadline.None || s.Saying == loadline.NotSaid {
		return loadline.Ratio{}
	}
	return e.money(s, question, at)
}

// sharer is the claim of whoever shares in a step: that of the class, or one that a stakeholder has by the steps alone.
func (e *exit) sharer(s loadline.ProfitShare, title string) int {
	if s.Of.Kind == "stock_class" {
		id := e.classNamed(s.Of)
		i := slices.IndexFunc(e.drafts, func(d draftClaim) bool { return d.Kind == captable.KindStock && d.Class == id && id != "" })
		if i < 0 {
			e.ask(loadline.Textf("Who holds %v, which shares in %v? None of it is outstanding", e.titleOf(s.Of), title), s.At)
		}
		return i
	}
	id := s.Of.Name
	for _, x := range e.company.Stakeholders {
		if x.Ref() == s.Of {
			id = x.ID
		}
	}
	i := slices.IndexFunc(e.drafts, func(d draftClaim) bool { return d.byStep && d.Holders[0].Stakeholder == id })
	if i < 0 {
		i = len(e.drafts)
		e.drafts = append(e.drafts, draftClaim{byStep: true, ExitClaim: ExitClaim{Says: loadline.Textf("the profit share of %v", e.titleOf(s.Of)), At: s.At, Holders: []Holder{{Stakeholder: id, Part: loadline.Int(1)}}},
			figure: func(func(int) int) financing.Entitlement[loadline.Ratio] {
				return financing.Entitlement[loadline.Ratio]{Sharing: financing.NotAtAll}
			}})
	}
	return i
}

// invested is what a multiple counts from.
func (e *exit) invested(s loadline.ProfitShare, claim int) loadline.Ratio {
	if s.Invested.Saying == loadline.NotSaid && s.Of.Kind == "stock_class" {
		for i := range e.company.Classes {
			if c := &e.company.Classes[i]; c.ID == e.drafts[claim].Class {
				return total(e.drafts[claim].shares).Mul(e.money(c.OriginalIssuePrice, loadline.Textf("What was invested for a share of %v? (its original issue price)", cmp.Or(c.Title, c.Name)), c.At))
			}
		}
	}
	return e.money(s.Invested, loadline.Textf("What has %v invested, of which its return is a multiple?", e.titleOf(s.Of)), s.At)
}

// stepped puts the steps into a waterfall: what each pays at most, and the last as the rest.
func (e *exit) stepped(w *financing.Waterfall[loadline.Ratio]) {
	if len(e.steps) == 0 {
		return
	}
	had := make([]loadline.Ratio, len(w.Claims))
	for i := range w.Claims {
		c := &w.Claims[i]
		had[i] = c.First
		c.Shares, c.Strike, c.Sharing = loadline.Ratio{}, loadline.Ratio{}, financing.NotAtAll
	}
	for _, s := range e.steps[:len(e.steps)-1] {
		size, bounded := s.size, s.ends
		for _, x := range s.shares {
			if left := x.upTo.Sub(x.paid).Sub(had[x.claim]).Max(loadline.Ratio{}); x.ends {
				if left = left.Quo(x.part); !bounded || left.Cmp(size) < 0 {
					size, bounded = left, true
				}
			}
		}
		t := financing.Tier[loadline.Ratio]{Size: size, Parts: make([]loadline.Ratio, len(w.Claims))}
		for _, x := range s.shares {
			t.Parts[x.claim] = t.Parts[x.claim].Add(x.part)
			had[x.claim] = had[x.claim].Add(x.part.Mul(size))
		}
		w.Tiers = append(w.Tiers, t)
	}
	for _, x := range e.steps[len(e.steps)-1].shares {
		c := &w.Claims[x.claim]
		c.Shares, c.Sharing = c.Shares.Add(x.part), financing.Alongside
	}
}
