package loadline

import (
	"fmt"
	"time"
)

// Date is a day without a time of day: days since 31 December of the year 0, so that 1 is 0001-01-01 and the zero value
// is "no date stated". Dates compare with < and ==.
type Date int32

// DateOf is the given day. Days beyond the month's end run over into the next, as in [time.Date]; the years stay within
// 1 to 9999.
func DateOf(year, month, day int) Date {
	year = max(-10_000, min(year, 20_000)) // far outside, and no overflow
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return Date(max(int64(firstDate), min(t.Unix()/86400+epochDays, int64(lastDate))))
}

const epochDays = 719163 // of 1970-01-01

// ParseDate reads an ISO 8601 day such as "2023-11-17".
func ParseDate(s string) (Date, bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' || !allDigits(s[:4]) || !allDigits(s[5:7]) || !allDigits(s[8:]) {
		return 0, false
	}
	year, month, day := digits(s[:4]), digits(s[5:7]), digits(s[8:])
	if year == 0 || month < 1 || month > 12 || day < 1 || day > DaysIn(year, month) {
		return 0, false
	}
	return civil(year, month, day), true
}

func digits(s string) int {
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// civil counts days of the proleptic Gregorian calendar with years that start in March
// (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
func civil(year, month, day int) Date {
	if month <= 2 {
		year, month = year-1, month+12
	}
	era := year / 400
	yoe := year - era*400
	doy := (153*(month-3)+2)/5 + day - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return Date(era*146097 + doe - 305)
}

// DaysIn is how many days the month has.
func DaysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// Civil is the day's year, month (1 to 12) and day of the month.
func (d Date) Civil() (year, month, day int) {
	t := time.Unix((int64(d)-epochDays)*86400, 0).UTC()
	return t.Year(), int(t.Month()), t.Day()
}

// The calendar ends where ISO 8601 runs out of four digits. A day that is moved beyond an end stays at it, so that a
// hostile number of months cannot wrap round to an earlier day; a day that was not stated moves nowhere.
const (
	firstDate Date = 1       // 0001-01-01
	lastDate  Date = 3652059 // 9999-12-31
)

// AddDays is n days later, within the years 1 to 9999.
func (d Date) AddDays(n int) Date {
	if d == 0 {
		return 0
	}
	n = max(-int(lastDate), min(n, int(lastDate))) // neither the sum nor the int32 overflows
	return max(firstDate, min(d+Date(n), lastDate))
}

// AddMonths is the same day of the month n months later, or the last of that month where it has no such day:
// a month after 31 January is the last of February. The years stay within 1 to 9999.
func (d Date) AddMonths(n int) Date {
	_, _, day := d.Civil()
	return d.AddMonthsOn(n, day)
}

// AddMonthsOn is n months later, on the given day of the month (1 to 31) or the last where the month has no such day. The
// years stay within 1 to 9999.
func (d Date) AddMonthsOn(n, day int) Date {
	if d == 0 {
		return 0
	}
	year, month, _ := d.Civil()
	months := year*12 + month - 1 + max(-120_000, min(n, 120_000))
	switch {
	case months < 12:
		return firstDate
	case months >= 10_000*12:
		return lastDate
	}
	year, month = months/12, months%12+1
	return civil(year, month, min(day, DaysIn(year, month)))
}

// String is the ISO 8601 day, or "" where no date was stated.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	year, month, day := d.Civil()
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

// MarshalText writes the day as [Date.String] does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// Period is the days from From to To, both inclusive. A zero end is open.
type Period struct {
	From Date `json:"from,omitempty"`
	To   Date `json:"to,omitempty"`
}

// Contains says whether the day lies in the period.
func (p Period) Contains(d Date) bool {
	return (p.From == 0 || p.From <= d) && (p.To == 0 || d <= p.To)
}

// Duration is a length of time in the calendar's own units: a month is not a number of days.
type Duration struct {
	Months int `json:"months,omitempty"`
	Days   int `json:"days,omitempty"`
}

// After is the day that lies the duration after d, months first.
func (l Duration) After(d Date) Date { return d.AddMonths(l.Months).AddDays(l.Days) }

// Terms is the last day of the n-th term of the duration that follows one which ends on a last day. Terms are counted from that day
// and not from one another, so that days which short months lack come back; what ends with a month goes on to end with one, as a
// term does that begins on a first (BGB § 188 (2) and (3) count so).
func (l Duration) Terms(last Date, n int) Date {
	_, _, day := last.Civil()
	if _, _, next := last.AddDays(1).Civil(); next == 1 {
		day = 31
	}
	return last.AddMonthsOn(n*l.Months, day).AddDays(n * l.Days)
}

// String is the duration in words, such as "3 months" or "1 month and 10 days".
func (l Duration) String() string {
	switch {
	case l.Days == 0:
		return plural(l.Months, "month")
	case l.Months == 0:
		return plural(l.Days, "day")
	}
	return plural(l.Months, "month") + " and " + plural(l.Days, "day")
}

func plural(n int, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	return fmt.Sprintf("%d %ss", n, unit)
}
