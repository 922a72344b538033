package dependence

import (
	"slices"

	"loadline"
)

var (
	nought = loadline.Exactly(loadline.Int(0))
	whole  = loadline.Exactly(loadline.Int(1))
)

// asked is a number with the question that would settle it, where nobody stated it or one end of it.
func asked(n loadline.Number, at loadline.Source, question loadline.Text) loadline.Number {
	if n.Lo != nil && n.Hi != nil || len(n.Open) > 0 {
		return n
	}
	n.Open = []loadline.Unknown{{Question: question.String(), At: at}}
	return n
}

// notBelow is a number of which somebody knows at least that it is no less than another.
func notBelow(n loadline.Number, least loadline.Ratio) loadline.Number {
	if n.Lo == nil || n.Lo.Cmp(least) < 0 {
		n.Lo = &least
	}
	if n.Hi != nil && n.Hi.Cmp(least) < 0 {
		n.Hi = &least
	}
	return settled(n)
}

// notAbove is the same from the other side.
func notAbove(n loadline.Number, most loadline.Ratio) loadline.Number {
	if n.Hi == nil || n.Hi.Cmp(most) > 0 {
		n.Hi = &most
	}
	if n.Lo != nil && n.Lo.Cmp(most) > 0 {
		n.Lo = &most
	}
	return settled(n)
}

func settled(n loadline.Number) loadline.Number {
	if n.Known() {
		n.Open = nil
	}
	return n
}

// Larger is the larger of two numbers, neither below 0.
func Larger(a, b loadline.Number) loadline.Number {
	a, b = notBelow(a, loadline.Int(0)), notBelow(b, loadline.Int(0))
	out := loadline.Number{Open: a.Add(b).Open}
	lo := a.Lo.Max(*b.Lo)
	out.Lo = &lo
	if a.Hi != nil && b.Hi != nil {
		hi := a.Hi.Max(*b.Hi)
		out.Hi = &hi
	}
	return settled(out)
}

// perhaps is a number that counts if something is so: 0 where it is not, and anything between where it cannot be told.
func perhaps(n loadline.Number, so loadline.Truth, open ...loadline.Unknown) loadline.Number {
	switch so {
	case loadline.Yes:
		return n
	case loadline.No:
		return nought
	}
	out := notBelow(n, loadline.Int(0))
	zero := loadline.Int(0)
	out.Lo = &zero
	out.Open = slices.Concat(out.Open, open)
	return settled(out)
}

// sum adds numbers up.
func sum(ns []loadline.Number) loadline.Number {
	out := nought
	for _, n := range ns {
		out = out.Add(n)
	}
	return out
}

// Months is how long it is from a day to another: whole months of the calendar, and of the month that is not over its days by
// theirs. 0 where the other is no later.
func Months(from, to loadline.Date) loadline.Ratio {
	if to <= from {
		return loadline.Int(0)
	}
	fy, fm, _ := from.Civil()
	ty, tm, _ := to.Civil()
	m := (ty-fy)*12 + tm - fm
	if from.AddMonths(m) > to {
		m--
	}
	a, b := from.AddMonths(m), from.AddMonths(m+1)
	return loadline.Int(int64(m)).Add(loadline.Frac(int64(to-a), int64(b-a)))
}

// months is a spell in months, a day of it the 365th part of twelve.
func months(s loadline.Spell) loadline.Number {
	return s.Months.Add(s.Days.Mul(loadline.Exactly(loadline.Frac(12, 365))))
}
