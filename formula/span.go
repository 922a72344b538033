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
