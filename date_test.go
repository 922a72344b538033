package loadline_test

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	. "loadline"
)

// clock is the day by the standard library.
func clock(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// checkDay compares a day of ours with one of the standard library's.
func checkDay(t *testing.T, d Date, want time.Time) {
	t.Helper()
	year, month, day := d.Civil()
	if year != want.Year() || month != int(want.Month()) || day != want.Day() {
		t.Fatalf("%v is %d-%d-%d", want, year, month, day)
	}
	iso := want.Format(time.DateOnly)
	if read, ok := ParseDate(iso); !ok || read != d || d.String() != iso {
		t.Fatalf("%s reads as %v and prints as %v", iso, read, d)
	}
	if text, err := d.MarshalText(); err != nil || string(text) != iso {
		t.Fatalf("%s is marshalled as %s", iso, text)
	}
	if DateOf(year, month, day) != d {
		t.Fatalf("%s is another day by its parts", iso)
	}
}

// The days of the years 1 to 3000: a sample that meets every weekday and month, and both sides of every end of a month.
func TestDatesAgainstTheCalendar(t *testing.T) {
	first := clock(1, 1, 1)
	if DateOf(1, 1, 1) != 1 {
		t.Fatal("the count does not start at 1")
	}
	for n := 0; ; n += 13 {
		day := first.AddDate(0, 0, n)
		if day.Year() > 3000 {
			break
		}
		checkDay(t, Date(n+1), day)
	}
	for year := 1; year <= 3000; year++ {
		for month := 1; month <= 12; month++ {
			last := clock(year, month+1, 0)
			if got := DaysIn(year, month); got != last.Day() {
				t.Fatalf("%d-%d has %d days", year, month, got)
			}
			end := DateOf(year, month, last.Day())
			checkDay(t, end, last)
			checkDay(t, end+1, last.AddDate(0, 0, 1))
		}
	}
}

func TestParseDateRefuses(t *testing.T) {
	for _, s := range []string{"", "2023-1-01", "2023-02-29", "1900-02-29", "2023-13-01", "2023-00-10", "2023-04-31", "2023-04-00", "0000-01-01", "2023/04/01", "20230401",
		"2023-04-01T00:00:00Z", "+023-04-01", "2023-04-0１", "-023-04-01", "01-04-2023"} {
		if d, ok := ParseDate(s); ok {
			t.Errorf("%q is read as %v", s, d)
		}
	}
	for _, s := range []string{"2000-02-29", "2024-02-29", "0001-01-01", "9999-12-31"} {
		if d, ok := ParseDate(s); !ok || d.String() != s {
			t.Errorf("%q is read as %v, %v", s, d, ok)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	f.Add("2023-11-17")
	f.Add("2023-02-29")
	f.Fuzz(func(t *testing.T, s string) {
		want, err := time.Parse(time.DateOnly, s)
		d, ok := ParseDate(s)
		if ok != (err == nil && want.Year() > 0) {
			t.Fatalf("%q: read %v, the standard library says %v", s, ok, err)
		}
		if ok && d.String() != s {
			t.Fatalf("%q is %v", s, d)
		}
	})
}

// monthLater is the definition: the same day of the month, or the last where that month has no such day.
func monthLater(from time.Time, months, day int) time.Time {
	first := clock(from.Year(), int(from.Month())+months, 1)
	last := clock(first.Year(), int(first.Month())+1, 0)
	return clock(first.Year(), int(first.Month()), min(day, last.Day()))
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from   string
		months int
		want   string
	}{
		{"2023-01-31", 1, "2023-02-28"}, {"2024-01-31", 1, "2024-02-29"}, {"2024-02-29", 12, "2025-02-28"}, {"2024-02-29", 48, "2028-02-29"}, {"2023-03-31", -1, "2023-02-28"},
		{"2023-12-31", 2, "2024-02-29"}, {"2023-01-15", -1, "2022-12-15"}, {"2023-08-31", 1, "2023-09-30"}, {"2023-05-05", 0, "2023-05-05"},
	} {
		from, _ := ParseDate(c.from)
		if got := from.AddMonths(c.months).String(); got != c.want {
			t.Errorf("%s and %d months is %s, want %s", c.from, c.months, got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		from := clock(rapid.IntRange(1000, 3000).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 31).Draw(t, "day"))
		months, on := rapid.IntRange(-6000, 6000).Draw(t, "months"), rapid.IntRange(1, 31).Draw(t, "on")
		d := dateAt(from)
		if got, want := d.AddMonths(months), monthLater(from, months, from.Day()); got.String() != want.Format(time.DateOnly) {
			t.Fatalf("%v and %d months is %v", from, months, got)
		}
		if got, want := d.AddMonthsOn(months, on), monthLater(from, months, on); got.String() != want.Format(time.DateOnly) {
			t.Fatalf("%v and %d months on day %d is %v", from, months, on, got)
		}
		days := rapid.IntRange(-300000, 300000).Draw(t, "days")
		if got, want := d.AddDays(days), from.AddDate(0, 0, days); got.String() != want.Format(time.DateOnly) {
			t.Fatalf("%v and %d days is %v", from, days, got)
		}
	})
}

// A hostile length of time ends at the end of the calendar and never wraps round to an earlier day.
func TestDatesDoNotOverflow(t *testing.T) {
	day, first, last := DateOf(2026, 11, 1), DateOf(1, 1, 1), DateOf(9999, 12, 31)
	for _, n := range []int{math.MaxInt64, math.MaxInt32, 1 << 40, 4_000_000} {
		if day.AddDays(n) != last || day.AddMonths(n) != last || day.AddMonthsOn(n, 31) != last {
			t.Errorf("%d later is %v, %v", n, day.AddDays(n), day.AddMonths(n))
		}
		if day.AddDays(-n) != first || day.AddMonths(-n) != first {
			t.Errorf("%d earlier is %v, %v", n, day.AddDays(-n), day.AddMonths(-n))
		}
	}
	if DateOf(1<<40, 1, 1) != last || DateOf(-1<<40, 1, 1) != first || DateOf(0, 12, 31) != first || DateOf(9999, 12, 32) != last {
		t.Error("a year outside the calendar wraps")
	}
	if day.AddDays(math.MinInt64) != first || day.AddMonths(math.MinInt64) != first {
		t.Error("the smallest int wraps")
	}
	if d := Date(0); d.AddDays(3) != 0 || d.AddMonths(3) != 0 || (Duration{1, 1}).After(d) != 0 {
		t.Error("a day that was not stated moved")
	}
}

func TestPeriodsAndDurations(t *testing.T) {
	from, to := DateOf(2026, 1, 1), DateOf(2026, 12, 31)
	for _, c := range []struct {
		p    Period
		d    Date
		want bool
	}{
		{Period{from, to}, from, true}, {Period{from, to}, to, true}, {Period{from, to}, from - 1, false}, {Period{from, to}, to + 1, false},
		{Period{0, to}, 1, true}, {Period{from, 0}, DateOf(9999, 1, 1), true}, {Period{}, from, true}, {Period{0, to}, to + 1, false},
	} {
		if got := c.p.Contains(c.d); got != c.want {
			t.Errorf("%v contains %v: %v", c.p, c.d, got)
		}
	}
	if got := (Duration{Months: 1, Days: 10}).After(DateOf(2026, 1, 31)); got != DateOf(2026, 3, 10) {
		t.Errorf("months first: %v", got)
	}
	for l, want := range map[Duration]string{{3, 0}: "3 months", {1, 10}: "1 month and 10 days", {0, 1}: "1 day", {}: "0 months", {0, 30}: "30 days"} {
		if l.String() != want {
			t.Errorf("%v, want %s", l, want)
		}
	}
}

func dateAt(t time.Time) Date { return DateOf(t.Year(), int(t.Month()), t.Day()) }
