package dependence

import (
	"cmp"
	"slices"

	"loadline"
)

// inForce says whether a contract binds on a day. A draft does not. One whose last day nobody stated is in force on the day of the
// file, which speaks of what there is, and on later days cannot be told. One that goes on by itself is in force until the end of the
// term in which the file speaks of it; whether it goes on after that cannot be told, nor where nobody says whether it does.
func inForce(c *loadline.Company, k loadline.Contract, day loadline.Date) loadline.Truth {
	if isDraft(k.Status) || k.From > day {
		return loadline.No
	}
	to, said := k.To.Get()
	switch {
	case k.To.Saying == loadline.None || said && day <= to:
		return loadline.Yes
	case !said && day <= c.AsOf:
		return loadline.Yes
	case said && k.Renews.Saying == loadline.None:
		return loadline.No
	case day <= termEnd(k, c.AsOf):
		return loadline.Yes
	}
	return loadline.CannotTell
}

// termEnd is the last day of the term of a contract in which a day lies, or of its first if that is later; 0 where it has none that is
// known, or is over by then.
func termEnd(k loadline.Contract, day loadline.Date) loadline.Date {
	to, said := k.To.Get()
	longer, renews := k.Renews.Get()
	if !said || to >= day {
		return to
	}
	if !renews || longer.Months <= 0 && longer.Days <= 0 {
		return 0
	}
	for n := 1; n < mostTerms; n++ {
		if last := longer.Terms(to, n); last >= day {
			return last
		}
	}
	return 0
}

// openTerm is the last day of the first term from a day on at whose end going on can still be refused, and how many terms lie between
// it and that of the day; 0 where there is no last day that is known.
func openTerm(k loadline.Contract, from loadline.Date) (last loadline.Date, locked int) {
	first := termEnd(k, from)
	last = first
	longer, renews := k.Renews.Get()
	notice, known := k.RenewalNotice.Get()
	for renews && known && last != 0 && refused(last, notice) < from && locked < mostTerms {
		locked++
		last = longer.Terms(first, locked)
	}
	return last, locked
}

// mostTerms is how many terms are looked through: a century of months.
const mostTerms = 1200

func isDraft(status loadline.Stated[string]) bool {
	s, said := status.Get()
	return said && (s == "draft" || s == "superseded")
}

func title(k loadline.Contract) any {
	if k.Title != "" {
		return k.Title
	}
	return k.Ref()
}

// partOf is the part of all use that a contract supplies: as stated, or between the parts of its uses, whose weights nobody stated.
func partOf(k loadline.Contract) loadline.Number {
	if k.Share.Lo != nil || k.Share.Hi != nil || len(k.Shares) == 0 {
		return k.Share
	}
	out := k.Shares[0].Part
	for _, u := range k.Shares[1:] {
		out = out.Hull(u.Part)
	}
	if len(k.Shares) == 1 || !out.Known() { // there may be uses that nobody named
		out = out.Hull(nought)
	}
	return out
}

// uses says whether a contract supplies a use among those of a scope. An empty scope is everything.
func uses(k loadline.Contract, scope []string) loadline.Truth {
	if len(scope) == 0 {
		return loadline.Yes
	}
	if len(k.Shares) == 0 {
		return loadline.CannotTell
	}
	for _, u := range k.Shares {
		if slices.Contains(scope, u.Of) && !u.Part.IsZero() {
			return loadline.Yes
		}
	}
	return loadline.No
}

// binds says whether an exclusive promise stands on a day, while its contract does.
func binds(e loadline.Exclusive, day loadline.Date) loadline.Truth {
	until, said := e.Until.Get()
	switch {
	case e.From > day || said && until < day:
		return loadline.No
	case said || e.Until.Saying == loadline.None:
		return loadline.Yes
	}
	return loadline.CannotTell
}

// Owed is what of a commitment is still to be bought on a day, used or not: nothing of an option or an intent, nor of what was paid
// ahead. Where nobody says whether it binds, it is nothing or all; what is conditional is counted for nothing here.
func Owed(k loadline.Contract, m loadline.Commitment, day loadline.Date) loadline.Number {
	if m.Kind != "take_or_pay" && m.Kind != "minimum" {
		return nought
	}
	return remaining(k, m, day)
}

// ahead is what was paid ahead and is not used yet.
func ahead(k loadline.Contract, m loadline.Commitment, day loadline.Date) loadline.Number {
	if m.Kind != "prepaid" {
		return nought
	}
	return remaining(k, m, day)
}

func remaining(k loadline.Contract, m loadline.Commitment, day loadline.Date) loadline.Number {
	to, _ := k.To.Get()
	last := cmp.Or(m.Period.To, to)
	for _, due := range m.Due {
		last = max(last, due)
	}
	if last != 0 && last < day {
		return nought
	}
	amount := notBelow(asked(m.Amount, m.At, loadline.Textf("How much is committed by %v of %v?", m.Name, k.Ref())), loadline.Int(0))
	left := amount
	if from := cmp.Or(m.Period.From, k.From); from == 0 || from <= day {
		used := asked(m.Used, m.At, loadline.Textf("How much of the commitment %v of %v is used up already?", m.Name, k.Ref()))
		if used.Lo == nil {
			used = notBelow(used, loadline.Int(0))
		}
		if used.Hi == nil && amount.Hi != nil {
			used.Hi = amount.Hi
		}
		left = notBelow(amount.Sub(used), loadline.Int(0))
	}
	return perhaps(left, bindingOf(m), askBinding(k, m)...)
}

// bindingOf says whether a commitment binds.
func bindingOf(m loadline.Commitment) loadline.Truth {
	b, said := m.Binding.Get()
	if !said {
		return loadline.CannotTell
	}
	return loadline.TruthOf(b == "binding")
}

func askBinding(k loadline.Contract, m loadline.Commitment) []loadline.Unknown {
	if bindingOf(m) != loadline.CannotTell {
		return nil
	}
	q := cmp.Or(m.Binding.Question, loadline.Textf("Does the commitment %v of %v bind?", m.Name, k.Ref()).String())
	return []loadline.Unknown{{Question: q, At: m.At}}
}

// worthLeft is what the credits of a tranche that are not used up are worth to the company on a day.
func worthLeft(k loadline.Contract, t loadline.CreditTranche, day loadline.Date) loadline.Number {
	worth := asked(t.Worth, t.At, loadline.Textf("What part of their face are the credits %v of %v worth?", t.Name, k.Ref()))
	return FaceLeft(k, t, day).Mul(notAbove(notBelow(worth, loadline.Int(0)), loadline.Int(1)))
}

// FaceLeft is what stands on the credits of a tranche that are not used up on a day; nothing once they have expired.
func FaceLeft(k loadline.Contract, t loadline.CreditTranche, day loadline.Date) loadline.Number {
	if until, said := t.Expires.Get(); said && until < day {
		return nought
	}
	face := notBelow(asked(t.Face, t.At, loadline.Textf("What is the face of the credits %v of %v?", t.Name, k.Ref())), loadline.Int(0))
	used := asked(t.Used, t.At, loadline.Textf("How much of the credits %v of %v is used up already?", t.Name, k.Ref()))
	switch {
	case t.From > day:
		return face
	case used.Lo == nil && used.Hi == nil:
		used = notBelow(used, loadline.Int(0))
		used.Hi = face.Hi
	}
	return notBelow(face.Sub(used), loadline.Int(0))
}

// conveniences are a side's rights to stop without a reason that may be used on a day.
func conveniences(k loadline.Contract, by string, day loadline.Date) []loadline.Stop {
	var out []loadline.Stop
	for _, s := range k.Stops {
		if s.By == by && s.For == "convenience" && (loadline.Period{From: s.From, To: s.To}).Contains(day) && s.Notice.Saying != loadline.None {
			out = append(out, s)
		}
	}
	return out
}
