package dependence

import (
	"slices"

	"loadline"
)

// free is the shelter of a lever that gives up nothing under any contract: what its holder's own stake may lose is not weighed.
func free() Finding {
	return Finding{Fact: "sheltered", Is: loadline.Yes, Because: loadline.Textf("its holder gives up nothing by it under a contract of the file")}
}

// sheltered says whether what stopping a contract costs its supplier is nothing, or is made good by an offer.
func (f *finder) sheltered(k loadline.Contract) Finding {
	party := f.on.parties.party(k.SupplierID)
	out := Finding{Fact: "sheltered", At: k.At}
	costs, said := k.Costs.Get()
	made, none := f.offers(party)
	switch {
	case k.Costs.Saying == loadline.None || said && len(costs) == 0:
		out.Is, out.Because = loadline.Yes, loadline.Textf("stopping costs its supplier nothing, as stated")
		return out
	case !said:
		out.Because = loadline.Textf("what stopping costs its supplier is not stated")
		out.ask(k.At, k.Costs.Question, loadline.Textf("What does stopping %v cost its supplier, and who makes it good? (costs)", k.Ref()))
		return out
	}
	sure, perhaps := f.uncovered(costs, made, true), f.uncovered(costs, made, false)
	switch {
	case len(sure) == 0:
		out.Is, out.At = loadline.Yes, made[0].At
		out.Because = loadline.Textf("what it costs is made good: %v (%v)", words(costs), made[0].Ref())
	case len(perhaps) == 0:
		out.Because = loadline.Textf("whether an offer makes good what it costs is not stated: %v", words(sure))
		out.ask(made[0].At, made[0].Makes.Question, loadline.Textf("What does %v make good, and from when?", made[0].Ref()))
	case len(made) > 0 || none == loadline.Yes:
		out.Is, out.Because = loadline.No, loadline.Textf("nobody makes good what it costs: %v", words(perhaps))
	default:
		out.Because = loadline.Textf("whether anybody makes good what it costs is not stated: %v", words(perhaps))
		out.ask(k.At, "", loadline.Textf("Does anybody make good to %v what stopping %v costs? (offer)", f.on.parties.title(party), k.Ref()))
	}
	return out
}

func (x *Finding) ask(at loadline.Source, own string, question loadline.Text) {
	if own == "" {
		own = question.String()
	}
	x.Asks = append(x.Asks, loadline.Unknown{Question: own, At: at})
}

// uncovered are the costs that no offer makes good: surely, or in the reading that covers the most.
func (f *finder) uncovered(costs []string, made []loadline.Offer, surely bool) []string {
	var out []string
	for _, cost := range costs {
		covers := func(o loadline.Offer) bool {
			makes, said := o.Makes.Get()
			if surely {
				return said && slices.Contains(makes, cost) && o.By.Saying == loadline.Said && standing(o.Status, o.Span, f.on.Day) == loadline.Yes
			}
			return said && slices.Contains(makes, cost) || !o.Makes.Known()
		}
		if !slices.ContainsFunc(made, covers) {
			out = append(out, cost)
		}
	}
	return out
}

// words are joined for a sentence.
func words(list []string) loadline.Text {
	switch len(list) {
	case 0:
		return loadline.Textf("nothing")
	case 1:
		return loadline.Textf("%v", list[0])
	}
	return loadline.Textf("%v and %v", list[0], words(list[1:]))
}

// joined says whether the part of a crowd that has pledged to use a lever brings its need below the line.
func (f *finder) joined(l Lever) Finding {
	out := Finding{Fact: "joined"}
	share, at := f.pledged(l)
	left := notBelow(whole.Sub(l.Bite.Taken.Mul(share)), loadline.Int(0))
	out.Is, out.At = under(left, l.Bite.Below), at
	lines := loadline.InPercent(l.Bite.JoinsAt)
	switch {
	case l.Bite.Falls == loadline.No:
		out.Is, out.Because = loadline.No, loadline.Textf("not even all of them together bring %v below its line", l.Bite.Need)
	case out.Is == loadline.CannotTell && len(share.Open) > 0:
		out.Because = loadline.Textf("which part of them would take part is not stated; it takes more than %v", lines)
		out.Asks = unknowns(share.Open, l.Bite.Below.Open, l.Bite.Taken.Open)
	default:
		out.Because = loadline.Textf("%v of them have pledged it; it takes more than %v", loadline.InPercent(share), lines)
		if out.Is == loadline.CannotTell {
			out.Asks = unknowns(l.Bite.Below.Open, l.Bite.Taken.Open)
		}
	}
	if one := loadline.Int(1); out.Is == loadline.No && (l.heads.Lo == nil || l.heads.Lo.Cmp(one) <= 0) {
		out.Is, out.Because = loadline.CannotTell, loadline.Textf("of how many it comes is not stated: one alone needs nobody to join")
		out.Asks = l.heads.Open
	}
	return out
}

// pledged is the part of a crowd that has pledged to use a lever: at least what the largest pledge that surely stands says, at most what
// all together come to. Where there is no pledge, it is not known.
func (f *finder) pledged(l Lever) (loadline.Number, loadline.Source) {
	least, most := loadline.Int(0), nought
	var at loadline.Source
	for _, p := range l.Pledges {
		share := asked(p.Share, p.At, loadline.Textf("Which part of %v has joined %v?", f.on.parties.title(p.ByID), p.Ref()))
		share = notAbove(notBelow(share, loadline.Int(0)), loadline.Int(1))
		if standing(p.Status, p.Span, f.on.Day) == loadline.Yes {
			least = least.Max(*share.Lo)
		} else {
			share.Open = append(slices.Clone(share.Open), loadline.Unknown{Question: loadline.Textf("Does %v stand on %v?", p.Ref(), f.on.Day).String(), At: p.At})
		}
		most, at = most.Add(share), p.At
	}
	if len(l.Pledges) == 0 {
		holder := l.Holder
		if l.With != "" {
			holder = l.With
		}
		return notAbove(notBelow(asked(loadline.Number{}, at, loadline.Textf("Which part of %v would take part? (pledge)", f.on.parties.title(holder))), loadline.Int(0)), loadline.Int(1)), at
	}
	out := notAbove(loadline.Number{Lo: &least, Hi: most.Hi, Open: most.Open}, loadline.Int(1))
	return settled(out), at
}
