package governance

import (
	"fmt"
	"slices"
	"strings"

	"loadline"
)

// votersKey names those of whom an approval is, so that a law and a document can be found to speak of the same voters.
func (o *Order) votersKey(a loadline.Approval) string {
	switch a.Kind {
	case loadline.Vote:
		return "vote " + o.electorateKey(a.Who)
	case loadline.By:
		if h, ok := o.Holder(a.Who).Get(); ok {
			return fmt.Sprint("by ", o.partyOf(h))
		}
		return "by " + a.Who.String()
	}
	parts := make([]string, len(a.Of))
	for i := range a.Of {
		parts[i] = fmt.Sprint(o.votersKey(a.Of[i]), " ", a.Of[i].Threshold.Fraction.String())
	}
	slices.Sort(parts)
	return fmt.Sprint(a.Kind, a.Some, "(", strings.Join(parts, ","), ")", a.Question)
}

// electorateKey is the same for two names of the same voters: the only class, and all stockholders.
func (o *Order) electorateKey(who loadline.Ref) string {
	if who.Kind == "stock_class" {
		if i, ok := o.classes[who.Name]; ok {
			return o.voting[i].ID
		}
		return who.String()
	}
	b := o.body(who)
	if b != nil && (bySeats(b) || b.Entity.Name != "") {
		return who.String()
	}
	var ids []string
	if b != nil {
		for _, c := range b.Classes {
			if i, ok := o.classes[c.Name]; ok {
				ids = append(ids, o.voting[i].ID)
			}
		}
	}
	if len(ids) == 0 {
		for i := range o.voting {
			ids = append(ids, o.voting[i].ID)
		}
	}
	slices.Sort(ids)
	return strings.Join(ids, "+")
}

// compare says how what a stands for relates to what b does, for approvals of the same voters.
func (o *Order) compare(a, b loadline.Approval) relation {
	if a.Kind != b.Kind {
		return other
	}
	if a.Kind != loadline.Vote {
		if o.votersKey(a) == o.votersKey(b) {
			return same
		}
		return other
	}
	if !sameRefs(a.Without, b.Without) {
		return other
	}
	fraction, certain := a.Threshold.Fraction.Cmp(b.Threshold.Fraction)
	if !certain {
		return other
	}
	if fraction == 0 {
		fraction = int(b.Threshold.Comparison) - int(a.Threshold.Comparison) // more than asks more than at least
	}
	base := 0
	if a.Threshold.Base != loadline.BaseNotSaid && b.Threshold.Base != loadline.BaseNotSaid {
		base = int(a.Threshold.Base) - int(b.Threshold.Base)
	}
	switch {
	case fraction == 0 && base == 0:
		return same
	case fraction >= 0 && base >= 0:
		return more
	case fraction <= 0 && base <= 0:
		return less
	}
	return other
}

func sameRefs(a, b []loadline.Ref) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(r loadline.Ref) bool { return !slices.Contains(b, r) })
}

// words are an approval in a sentence.
func (o *Order) words(a loadline.Approval) loadline.Text {
	switch a.Kind {
	case loadline.Vote:
		return o.threshold(a)
	case loadline.By:
		return loadline.Textf("the consent of %v", o.Title(a.Who))
	case loadline.Nobody:
		return loadline.Textf("nobody's approval")
	case loadline.Impossible:
		return loadline.Textf("what cannot be given")
	case loadline.AllOf, loadline.AnyOf, loadline.SomeOf:
		return o.several(a)
	case loadline.AskedOf:
		return loadline.Textf("what nobody stated (%v)", a.Question)
	}
	return loadline.Textf("what nobody stated")
}

func (o *Order) threshold(a loadline.Approval) loadline.Text {
	who := any(o.Title(a.Who))
	if len(a.Without) > 0 {
		out := make([]string, len(a.Without))
		for i, w := range a.Without {
			out[i] = o.Title(w)
		}
		who = loadline.Textf("%v without %v", o.Title(a.Who), strings.Join(out, ", "))
	}
	if a.Threshold.Base != loadline.BaseNotSaid {
		who = loadline.Textf("%v (of %v)", who, a.Threshold.Base.String())
	}
	f, known := a.Threshold.Fraction.Exact()
	switch {
	case known && f.Equal(loadline.Frac(1, 2)) && a.Threshold.Comparison == loadline.MoreThan:
		return loadline.Textf("a majority of %v", who)
	case known && f.Equal(loadline.Int(1)):
		return loadline.Textf("all of %v", who)
	case a.Threshold.Comparison == loadline.AtLeast:
		return loadline.Textf("at least %v of %v", loadline.InPercent(a.Threshold.Fraction), who)
	}
	return loadline.Textf("more than %v of %v", loadline.InPercent(a.Threshold.Fraction), who)
}

func (o *Order) several(a loadline.Approval) loadline.Text {
	parts := make([]string, len(a.Of))
	for i := range a.Of {
		parts[i] = o.words(a.Of[i]).String()
	}
	list := strings.Join(parts, "; ")
	switch a.Kind {
	case loadline.AllOf:
		return loadline.Textf("each of: %v", list)
	case loadline.AnyOf:
		return loadline.Textf("one of: %v", list)
	}
	return loadline.Textf("%d of: %v", a.Some, list)
}

// says is a matter in a sentence: its title, else its kind.
func (o *Order) says(m *loadline.Matter) string {
	if m.Title != "" {
		return m.Title
	}
	return m.Kind.Says()
}
