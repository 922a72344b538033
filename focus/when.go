package focus

import (
	"strings"

	"loadline"
)

// moment is a time in seconds from the beginning of [loadline.Date]; 0: none was said.
type moment int64

const daySeconds = 86400

func (m moment) day() loadline.Date { return loadline.Date(m / daySeconds) }

// lastDay is the last day of a period that ends, exclusively, at the moment.
func (m moment) lastDay() loadline.Date {
	if m == 0 {
		return 0
	}
	return (m - 1).day()
}

// parseMoment reads "2024-09-18T23:00:00Z", with a blank for the T, an offset for the Z or without time and seconds, and
// month/day/year as in the examples of the specification, in which case american is true.
func parseMoment(s string) (m moment, american, ok bool) {
	if len(s) < 10 || s[4] != '-' {
		day, ok := americanDay(s)
		return moment(day) * daySeconds, true, ok
	}
	day, ok := loadline.ParseDate(s[:10])
	if !ok {
		return 0, false, false
	}
	m = moment(day) * daySeconds
	if len(s) == 10 {
		return m, false, true
	}
	if s[10] != 'T' && s[10] != ' ' && s[10] != 't' {
		return 0, false, false
	}
	seconds, ok := clock(s[11:])
	return m + moment(seconds), false, ok
}

// clock reads hours and minutes, perhaps seconds and their decimals, perhaps an offset; the offset is taken off.
func clock(s string) (seconds int, ok bool) {
	if len(s) < 5 || s[2] != ':' {
		return 0, false
	}
	hour, ok1 := twoDigits(s, 0)
	minute, ok2 := twoDigits(s, 3)
	if !ok1 || !ok2 || hour > 23 || minute > 59 {
		return 0, false
	}
	seconds, s = hour*3600+minute*60, s[5:]
	if len(s) >= 3 && s[0] == ':' {
		second, ok := twoDigits(s, 1)
		if !ok || second > 60 {
			return 0, false
		}
		seconds, s = seconds+second, s[3:]
	}
	if strings.HasPrefix(s, ".") {
		s = strings.TrimLeft(s[1:], "0123456789")
	}
	s = strings.TrimPrefix(s, " ")
	switch {
	case s == "", s == "Z", s == "z", s == "UTC":
		return seconds, true
	case s[0] != '+' && s[0] != '-' || len(s) < 3:
		return 0, false
	}
	hour, ok1 = twoDigits(s, 1)
	minute, ok2 = 0, true
	if rest := strings.TrimPrefix(s[3:], ":"); rest != "" {
		minute, ok2 = twoDigits(rest, 0)
	}
	offset := hour*3600 + minute*60
	if s[0] == '-' {
		offset = -offset
	}
	return seconds - offset, ok1 && ok2
}

func twoDigits(s string, at int) (int, bool) {
	if len(s) < at+2 || s[at] < '0' || s[at] > '9' || s[at+1] < '0' || s[at+1] > '9' {
		return 0, false
	}
	return int(s[at]-'0')*10 + int(s[at+1]-'0'), true
}

// americanDay reads "4/1/25" and "04/01/2025".
func americanDay(s string) (loadline.Date, bool) {
	s, _, _ = strings.Cut(s, " ") // perhaps 12:00 AM
	month, rest, ok1 := strings.Cut(s, "/")
	day, year, ok2 := strings.Cut(rest, "/")
	m, ok3 := shortNumber(month)
	d, ok4 := shortNumber(day)
	y, ok5 := shortNumber(year)
	if !ok1 || !ok2 || !ok3 || !ok4 || !ok5 || len(year) != 2 && len(year) != 4 {
		return 0, false
	}
	if len(year) == 2 {
		y += 2000
	}
	if y < 1900 || m < 1 || m > 12 || d < 1 || d > loadline.DaysIn(y, m) {
		return 0, false
	}
	return loadline.DateOf(y, m, d), true
}

func shortNumber(s string) (int, bool) {
	if s == "" || len(s) > 4 {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}
