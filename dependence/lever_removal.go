package dependence

import (
	"slices"

	"loadline"
)

// Removal is a change of one thing, all others as they are, after which a lever does not end the company: of a figure of its bite the
// smallest, or of what it rests on. After one that Makes it latent it still would, and cannot be used.
type Removal struct {
	What  string          // "notice", "term", "replace", "endures", "share", "money"; "right", "condition"; "pledge", "offer"
	To    loadline.Number // what the figure must come to: months, a part of the supply or of a crowd, or money; nothing where it is none
	Says  loadline.Text
	Makes string          // "latent" of a pledge or an offer; else empty
	At    loadline.Source // of the figure as it is
}

// bites says whether the need may fail for longer than is borne, and the company with it.
func (b *Bite) bites() bool {
	return b.Need != "" && b.Falls != loadline.No && b.Ends != loadline.No && above0(b.Gap) != loadline.No
}

// removals are the smallest changes of one figure each, all others as they are, after which there is no bite in any case. A change that
// no end of the others bounds is left out: nobody can say how far it would have to go.
func (b *Bite) removals() {
	if !b.bites() {
		return
	}
	put := func(what string, to loadline.Ratio, says loadline.Text) {
		b.Removes = append(b.Removes, Removal{What: what, To: loadline.Exactly(to), Says: says, At: b.sourceOf(what)})
	}
	slow, brief, short := b.Replace.Hi, b.Notice.Lo, b.Endures.Lo
	if slow != nil && short != nil {
		if to := slow.Sub(*short); to.Sign() > 0 {
			put("notice", to, loadline.Textf("a notice of %v months or more", to.Round(1, loadline.Up)))
		}
	}
	if brief != nil && short != nil {
		if to := brief.Add(*short); to.Sign() > 0 {
			says := loadline.Textf("a substitute within %v months", to.Round(1, loadline.Down))
			if b.Need == loadline.CashNeed {
				says = loadline.Textf("other money within %v months", to.Round(1, loadline.Down))
			}
			put("replace", to, says)
		}
	}
	if slow != nil && brief != nil {
		if to := slow.Sub(*brief); to.Sign() > 0 {
			put("endures", to, loadline.Textf("%v months that are borne without it", to.Round(1, loadline.Up)))
		}
	}
	if b.FatalAbove.Lo != nil && b.Need != loadline.CashNeed {
		put("share", *b.FatalAbove.Lo, loadline.Textf("no more than %v of all %v from there", loadline.InPercent(loadline.Exactly(*b.FatalAbove.Lo)), b.Need))
	}
}

func (b *Bite) sourceOf(what string) loadline.Source {
	name := what
	if what == "share" {
		name = "taken"
	}
	if i := slices.IndexFunc(b.Parts, func(p Part) bool { return p.What == name }); i >= 0 {
		return b.Parts[i].At
	}
	return loadline.Source{}
}

// unmade adds to the changes of figures those of what a lever rests on: its right, or what makes it ready. What only the votes of
// others take away, as a right to refuse, is for who knows the votes.
func (f *finder) unmade(l *Lever) {
	if !l.Bite.bites() {
		return
	}
	put := func(what string, at loadline.Source, says loadline.Text) {
		l.Bite.Removes = append(l.Bite.Removes, Removal{What: what, Says: says, At: at})
	}
	switch l.Kind {
	case NotRenew:
		f.longer(l)
	case RefuseApproval: // whoever refuses gives no notice
		l.Bite.Removes = slices.DeleteFunc(l.Bite.Removes, func(r Removal) bool { return r.What == "notice" })
	case StopSupply, SuspendSupply:
		if s, ok := f.stopOf(l); ok && s.For != "law" {
			put("right", s.At, loadline.Textf("no right to stop it for this reason (%v)", s.For))
		}
	case NotPay:
		f.payable(l)
	case CallLoan:
		put("right", l.At, loadline.Textf("no right to call it without a reason"))
	case RefuseWaiver:
		put("condition", l.At, loadline.Textf("no breach of the covenant"))
	case VoidCredits:
		put("right", l.At, loadline.Textf("no right to take them back"))
	}
	f.unready(l)
}

// stopOf is the right to stop by which a lever is used.
func (f *finder) stopOf(l *Lever) (loadline.Stop, bool) {
	for _, k := range f.on.Company.Contracts {
		for i, s := range k.Stops {
			if k.Ref() == l.Of && l.ID == loadline.Textf("%v/stop.%v", k.Ref(), i+1).String() {
				return s, true
			}
		}
	}
	return loadline.Stop{}, false
}

// longer says of a contract that ends by itself how long its term must be, where of one that goes on by itself its refusal has a notice.
func (f *finder) longer(l *Lever) {
	for _, k := range f.on.Company.Contracts {
		if k.Ref() == l.Of && k.Renews.Saying == loadline.Said {
			return
		}
	}
	for i := range l.Bite.Removes {
		if r := &l.Bite.Removes[i]; r.What == "notice" {
			r.What = "term"
			r.Says = loadline.Textf("a term of %v more months from now, or longer", r.To.Lo.Round(1, loadline.Up))
			if until := later(f.on.Day, r.To.Lo.Ceil()); until != 0 {
				r.Says = loadline.Textf("a term until %v or later", until)
			}
		}
	}
}

// payable are the changes after which a tranche must be paid.
func (f *finder) payable(l *Lever) {
	for _, t := range f.on.Company.Tranches {
		if t.Ref() != l.Of {
			continue
		}
		bound, met := t, t
		bound.Withhold, met.Met = loadline.Say(false, t.At), loadline.Yes
		if f.withheld(bound).Is == loadline.No {
			l.Bite.Removes = append(l.Bite.Removes, Removal{What: "right", At: t.At, Says: loadline.Textf("no right to keep it back once its condition is met")})
		}
		if f.withheld(met).Is == loadline.No && t.Met != loadline.Yes {
			l.Bite.Removes = append(l.Bite.Removes, Removal{What: "condition", At: t.At, Says: loadline.Textf("its condition is met")})
		}
	}
}

// unready are the changes after which a lever that is ready is latent: too few of a crowd, or nobody who makes good what it costs.
func (f *finder) unready(l *Lever) {
	one := loadline.Int(1)
	if at := l.Bite.JoinsAt.Lo; l.Crowd && l.Joined.Is == loadline.Yes && at != nil && at.Cmp(one) < 0 && l.heads.Lo != nil && l.heads.Lo.Cmp(one) > 0 {
		l.Bite.Removes = append(l.Bite.Removes, Removal{What: "pledge", To: loadline.Exactly(*at), Makes: latent, At: l.Joined.At,
			Says: loadline.Textf("no more than %v of them pledged to it: then latent", loadline.InPercent(loadline.Exactly(*at)))})
	}
	for _, k := range f.on.Company.Contracts {
		costs, said := k.Costs.Get()
		if k.Ref() != l.Of || !said || len(costs) == 0 || l.Sheltered.Is != loadline.Yes {
			continue
		}
		for i, o := range l.Offers {
			if rest := slices.Delete(slices.Clone(l.Offers), i, i+1); len(f.uncovered(costs, rest, true)) > 0 {
				l.Bite.Removes = append(l.Bite.Removes, Removal{What: "offer", Makes: latent, At: o.At, Says: loadline.Textf("%v falls away: then latent", o.Ref())})
			}
		}
	}
}

// latent is what a lever is that cannot be used today.
const latent = "latent"

// After is the lever after a change that takes it or another away, where it rests on the thing that is changed: the same figure of the same
// fact. A change of a right or a notice is of one lever alone.
func (l Lever) After(r Removal, of Lever) Lever {
	b := &l.Bite
	own := l.ID == of.ID
	shares := own || b.Need == of.Bite.Need && r.At.Known() && b.sourceOf(r.What) == r.At
	switch {
	case r.What == "pledge" && (own || l.Crowd && l.Joined.At == r.At && r.At.Known()):
		l.Joined.Is = loadline.No
	case r.What == "offer" && (own || l.Sheltered.At == r.At && r.At.Known()):
		l.Sheltered.Is = loadline.No
	case own && (r.What == "right" || r.What == "condition"):
		l.Lawful.Is, b.Taken, b.Left, b.Falls = loadline.No, nought, whole, loadline.No
	case own && r.What == "money":
		b.Falls = loadline.No
	case own && (r.What == "notice" || r.What == "term"):
		b.Notice = r.To
	case r.What == "replace" && shares:
		b.Replace = r.To
	case r.What == "endures" && shares:
		b.Endures = r.To
	case r.What == "share" && shares && l.several == of.several:
		b.Taken, b.Left = r.To, notBelow(whole.Sub(r.To), loadline.Int(0))
		b.Falls = under(b.Left, b.Below)
	default:
		return l
	}
	b.Gap = b.Replace.Sub(b.Notice).Sub(b.Endures)
	l.Fatal = b.fatal()
	return l
}
