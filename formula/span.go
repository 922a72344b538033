package formula

import "loadline"

const (
	firstDay loadline.Date = 1       // 0001-01-01
	lastDay  loadline.Date = 3652059 // 9999-12-31
	maxDays                = 3652059 // a span beyond it leaves the calendar
)

// dayOf is the day of a bound, or 0 where it is unbounded or outside the calendar.
func dayOf(r *loadline.Ratio) loadline.Date {
	if r == nil {
		return 0
	}
	n, ok := r.Int64()
	if !ok || n < int64(firstDay) || n > int64(lastDay) {
		return 0
	}
	return loadline.Date(n)
}

// moved is a day moved by a duration, months first as in [loadline.Duration.After]. Moving is monotone in the day, the
// months and the days, so the earliest day comes of the earliest ends.
func (v *visit) moved(e loadline.Expr, day, by Value) Value {
	if fractional(by.Number) || fractional(by.days) {
		return v.faultOfValue(e, loadline.BadArgument,
			loadline.Textf("A date moves by whole months and days, not by %v", by.Arg()),
			loadline.Textf("A part of a month is not a number of days that all would agree on."),
			loadline.Textf("Say the days: days(45)."))
	}
	out := Value{Kind: Date, Number: loadline.Number{Open: join(day.Open(), by.Open())}}
	lo, loSide := movedEnd(day.Number.Lo, by.Number.Lo, by.days.Lo, loadline.Ratio.Floor)
	hi, hiSide := movedEnd(day.Number.Hi, by.Number.Hi, by.days.Hi, loadline.Ratio.Ceil)
	if loSide > 0 || hiSide < 0 {
		return v.faultOfValue(e, loadline.BadArgument,
			loadline.Textf("The date lies outside the calendar"),
			loadline.Textf("%v moved by %v leaves the years 1 to 9999.", day.Arg(), by.Arg()), loadline.Text{})
	}
	out.Number.Lo, out.Number.Hi = lo, hi
	if out.Number.Known() {
		out.Number.Open = nil
	}
	return out
}

func fractional(n loadline.Number) bool {
	r, known := n.Exact()
	return known && !r.IsInt()
}

// movedEnd moves one end; nil where that end is unbounded or leaves the calendar, with the side on which it does.
func movedEnd(day, months, days *loadline.Ratio, whole func(loadline.Ratio) loadline.Ratio) (end *loadline.Ratio, side int) {
	if day == nil || months == nil || days == nil {
		return nil, 0
	}
	d := dayOf(day)
	m, mSide := within(whole(*months))
	n, nSide := within(whole(*days))
	if d == 0 || mSide != 0 || nSide != 0 {
		return nil, mSide + nSide
	}
	year, month, _ := d.Civil()
	if y := int64(year) + floorDiv(int64(month)-1+m, 12); y < 1 || y > 9999 {
		return nil, sign(m)
	}
	to := int64(d.AddMonths(int(m))) + n
	switch {
	case to < int64(firstDay):
		return nil, -1
	case to > int64(lastDay):
		return nil, 1
	}
	r := loadline.Int(to)
	return &r, 0
}

// within is a whole number within the span of the calendar, or the side on which it lies outside.
func within(r loadline.Ratio) (n int64, side int) {
	n, ok := r.Int64()
	if !ok || n < -maxDays || n > maxDays {
		return 0, r.Sign()
	}
	return n, 0
}

func sign(n int64) int {
	if n < 0 {
		return -1
	}
	return 1
}

func floorDiv(a, b int64) int64 {
	if a < 0 {
		return -((-a + b - 1) / b)
	}
	return a / b
}

// difference of two durations as one number whose sign orders them: months where no days differ, else days.
func spanDifference(a, b Value) loadline.Number {
	months, days := a.Number.Sub(b.Number), a.days.Sub(b.days)
	switch {
	case days.IsZero():
		return months
	case months.IsZero():
		return days
	}
	return inDays(months).Add(days)
}

// inOneUnit is the quotient of two durations: of months where both have no days, of days where both have no months, else
// of the days that they may have.
func inOneUnit(a, b Value) loadline.Number {
	switch {
	case a.days.IsZero() && b.days.IsZero():
		return a.Number.Quo(b.Number)
	case a.Number.IsZero() && b.Number.IsZero():
		return a.days.Quo(b.days)
	}
	return inDays(a.Number).Add(a.days).Quo(inDays(b.Number).Add(b.days))
}

// inDays bounds how many days a number of months has, whatever the day they start on: one month has 28 to 31.
func inDays(months loadline.Number) loadline.Number {
	if months.IsZero() {
		return months
	}
	out := loadline.Number{Open: months.Open}
	if months.Lo != nil {
		if n, side := within(months.Lo.Floor()); side == 0 {
			lo, _ := daysOfMonths(n)
			out.Lo = &lo
		}
	}
	if months.Hi != nil {
		if n, side := within(months.Hi.Ceil()); side == 0 {
			_, hi := daysOfMonths(n)
			out.Hi = &hi
		}
	}
	return out
}

// daysOfMonths is the fewest and the most days between one day of a month and the same day (or the last, where it has no
// such day) n months later, over the 400 years after which the calendar repeats.
func daysOfMonths(n int64) (fewest, most loadline.Ratio) {
	if n < 0 {
		fewest, most = daysOfMonths(-n)
		return most.Neg(), fewest.Neg()
	}
	lo, hi := int64(1<<62), int64(0)
	for k := int64(0); k < 4800; k++ {
		from, to := monthStart(k), monthStart(k+n)
		fromLen, toLen := monthStart(k+1)-from, monthStart(k+n+1)-to
		for day := int64(28); day <= 31; day++ {
			days := to + min(day, toLen) - from - min(day, fromLen)
			lo, hi = min(lo, days), max(hi, days)
		}
	}
	return loadline.Int(lo), loadline.Int(hi)
}

// monthStart is the day count of the first of the k-th month after a March that follows a leap day of the 400 years'
// cycle (the calendar's count by years that start in March, as in [loadline.DateOf]'s proleptic Gregorian calendar).
func monthStart(k int64) int64 {
	year, month := k/12, k%12
	return year*365 + year/4 - year/100 + year/400 + (153*month+2)/5
}
