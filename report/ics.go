package report

import (
	"fmt"
	"hash/fnv"
	"io"
	"strings"
	"unicode/utf8"

	"loadline"
)

// ICS writes the days of an answer's timelines as an iCalendar object (RFC 5545), an all-day event each. There is no clock: DTSTAMP
// is the day that was asked about. The UID of an event stays the same as long as its fact keeps its name, so that a calendar that
// reads the file again moves the event and makes no second one.
func ICS(w io.Writer, a loadline.Answer) error {
	f := formatter{}
	var b strings.Builder
	line := func(name, value string) { b.WriteString(folded(name + ":" + value)) }
	line("BEGIN", "VCALENDAR")
	line("VERSION", "2.0")
	line("PRODID", "-//Loadline//loadline//EN")
	line("CALSCALE", "GREGORIAN")
	stamp := basic(a.AsOf) + "T000000Z"
	for _, v := range a.Views {
		t, ok := v.(loadline.Timeline)
		if !ok {
			continue
		}
		for _, e := range t.Events {
			if e.Period.From == 0 {
				continue
			}
			says := f.text(e.Says)
			line("BEGIN", "VEVENT")
			line("UID", uid(a, t, e, says))
			line("DTSTAMP", stamp)
			line("DTSTART;VALUE=DATE", basic(e.Period.From))
			if e.Period.To > e.Period.From {
				line("DTEND;VALUE=DATE", basic(e.Period.To.AddDays(1))) // the end is not part of the event
			}
			line("SUMMARY", calendarText(says))
			if e.At.Known() {
				line("DESCRIPTION", calendarText(e.At.String()))
			}
			line("TRANSP", "TRANSPARENT")
			line("END", "VEVENT")
		}
	}
	line("END", "VCALENDAR")
	_, err := io.WriteString(w, b.String())
	return err
}

// basic is a day as iCalendar writes it.
func basic(d loadline.Date) string { return strings.ReplaceAll(d.String(), "-", "") }

// uid names an event for good: by company, timeline and the event's own id, or by what it says where it has none.
func uid(a loadline.Answer, t loadline.Timeline, e loadline.TimelineEvent, says string) string {
	h := fnv.New128a()
	id := e.ID
	if id == "" {
		id = says + basic(e.Period.From)
	}
	for _, part := range []string{a.Company, t.ID, id} {
		fmt.Fprintf(h, "%d:%s", len(part), part)
	}
	return fmt.Sprintf("%x@loadline", h.Sum(nil))
}

// calendarText is a TEXT value (RFC 5545, section 3.3.11). Control characters have no place in one.
func calendarText(s string) string {
	var b strings.Builder
	for _, r := range clean(s) {
		switch {
		case r == '\\' || r == ';' || r == ',':
			b.WriteRune('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r < ' ' || r == 0x7f || r == utf8.RuneError:
			b.WriteRune(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// folded is a content line of at most 75 octets, continued behind a space (section 3.1); no character is cut in two.
func folded(s string) string {
	const most = 75
	var b strings.Builder
	room := most
	for _, r := range s {
		n := utf8.RuneLen(r)
		if n > room {
			b.WriteString("\r\n ")
			room = most - 1
		}
		b.WriteRune(r)
		room -= n
	}
	b.WriteString("\r\n")
	return b.String()
}
