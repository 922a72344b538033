package sheet

import (
	"strings"
	"unicode"

	"loadline"
)

// dayOf reads the day of a cell. implied is the order of day and month that the text itself shows.
func dayOf(c cell, style DateStyle, from1904 bool) (d loadline.Date, implied DateStyle, got outcome) {
	switch c.kind {
	case blank:
		return 0, DatesOpen, absent
	case day:
		if d, ok := loadline.ParseDate(c.text); ok {
			return d, PlainDates, fine
		}
		return 0, DatesOpen, bad
	case number:
		return serialDay(c.text)
	case text:
		return dayIn(c.text, style)
	}
	return 0, DatesOpen, bad
}

// serialDay reads a number that stands in a column of days: the serial of a spreadsheet whose format was lost. Only the
// years 1940 to 2099 are read so; there, no other form of a day is a number of five digits.
func serialDay(s string) (loadline.Date, DateStyle, outcome) {
	n, ok := atoi(s)
	if !ok || n < 14611 || n > 73050 {
		return 0, DatesOpen, bad
	}
	return loadline.DateOf(1899, 12, 30).AddDays(n), PlainDates, fine
}

// dayIn reads a text such as "2023-11-17", "11/17/2023", "17.11.2023", "17 Nov 2023", "November 17, 2023", "17. März 2024".
func dayIn(s string, style DateStyle) (loadline.Date, DateStyle, outcome) {
	if saysNothing(s) {
		return 0, DatesOpen, nothing
	}
	if len(s) > 40 {
		return 0, DatesOpen, bad
	}
	s = cutTime(s)
	if len(s) == 5 {
		return serialDay(s)
	}
	if len(s) == 8 && strings.Trim(s, "0123456789") == "" {
		s = s[:4] + "-" + s[4:6] + "-" + s[6:]
	}
	var parts []string
	words := 0
	for p := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(" ./-,", r) }) {
		parts = append(parts, p)
		if !unicode.IsDigit([]rune(p)[0]) {
			words++
		}
	}
	switch {
	case len(parts) != 3 || words > 1:
		return 0, DatesOpen, bad
	case words == 1:
		return dayWithMonthName(parts)
	}
	return dayOfNumbers(parts, s, style)
}

// cutTime drops a time of day: "2023-11-17T00:00:00Z", "11/17/2023 12:00 AM".
func cutTime(s string) string {
	if len(s) > 10 && s[10] == 'T' {
		return s[:10]
	}
	if head, tail, ok := strings.Cut(s, " "); ok && strings.ContainsRune(tail, ':') && strings.ContainsAny(head, "./-") {
		return head
	}
	return s
}

// dayOfNumbers reads three numbers. Year first is day last. Points stand between day and month in this order wherever
// they stand (DIN 5008 and its kin); with strokes the two orders are both in use, and only a day above twelve, or the
// style, tells them apart.
func dayOfNumbers(parts []string, s string, style DateStyle) (loadline.Date, DateStyle, outcome) {
	var n [3]int
	for i, p := range parts {
		v, ok := atoi(p)
		if !ok || len(p) > 4 {
			return 0, DatesOpen, bad
		}
		n[i] = v
	}
	if len(parts[0]) == 4 {
		return civilDay(n[0], n[1], n[2], PlainDates)
	}
	if len(parts[0]) > 2 || len(parts[1]) > 2 {
		return 0, DatesOpen, bad
	}
	year, ok := fullYear(parts[2], n[2])
	if !ok {
		return 0, DatesOpen, bad
	}
	implied := DatesOpen
	switch {
	case n[0] > 12:
		implied = DayFirst
	case n[1] > 12:
		implied = MonthFirst
	case strings.ContainsRune(s, '.') && style != MonthFirst:
		implied = DayFirst
	case n[0] == n[1]:
		return civilDay(year, n[1], n[0], DatesOpen)
	case style == DayFirst, style == MonthFirst:
		implied = style
	default:
		return 0, DatesOpen, ambiguous
	}
	if (style == DayFirst || style == MonthFirst) && implied != style {
		return 0, implied, bad
	}
	if implied == MonthFirst {
		return civilDay(year, n[0], n[1], implied)
	}
	return civilDay(year, n[1], n[0], implied)
}

// fullYear reads a year of four digits, or of two: 69 to 99 are of the last century (POSIX).
func fullYear(s string, n int) (int, bool) {
	switch {
	case len(s) == 4:
		return n, true
	case len(s) != 2:
		return 0, false
	case n >= 69:
		return 1900 + n, true
	}
	return 2000 + n, true
}

func civilDay(year, month, dom int, implied DateStyle) (loadline.Date, DateStyle, outcome) {
	if year < 1 || year > 9999 || month < 1 || month > 12 || dom < 1 || dom > loadline.DaysIn(year, month) {
		return 0, DatesOpen, bad
	}
	return loadline.DateOf(year, month, dom), implied, fine
}

// dayWithMonthName reads "17 Nov 2023" and "Nov 17 2023".
func dayWithMonthName(parts []string) (loadline.Date, DateStyle, outcome) {
	dayPart, monthPart := parts[0], parts[1]
	if !unicode.IsDigit([]rune(dayPart)[0]) {
		dayPart, monthPart = monthPart, dayPart
	}
	for _, ending := range []string{"st", "nd", "rd", "th"} {
		dayPart = strings.TrimSuffix(strings.ToLower(dayPart), ending)
	}
	dom, ok1 := atoi(dayPart)
	n, ok2 := atoi(parts[2])
	year, ok3 := fullYear(parts[2], n)
	month := monthNamed(monthPart)
	if !ok1 || !ok2 || !ok3 || month == 0 {
		return 0, DatesOpen, bad
	}
	return civilDay(year, month, dom, PlainDates)
}

// monthNamed is the month of an English or German name or its first three letters; 0 where it is none.
func monthNamed(s string) int {
	s = fold(s)
	if len(s) < 3 {
		return 0
	}
	for i, names := range [12]string{"january januar jaenner", "february februar", "march maerz mrz", "april", "may mai", "june juni",
		"july juli", "august", "september sept", "october oktober", "november", "december dezember"} {
		for name := range strings.FieldsSeq(names) {
			if s == name || s == name[:3] || len(s) == 4 && strings.HasPrefix(name, s) {
				return i + 1
			}
		}
	}
	return 0
}
