package report_test

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/report"
)

// parsed reads an iCalendar object back, by the grammar of RFC 5545 section 3.1: unfolds the lines, takes each apart at the first
// colon, and undoes the escapes of TEXT. It fails on whatever the grammar does not allow.
func parsed(t interface{ Fatalf(string, ...any) }, text string) (events []map[string]string) {
	if !strings.HasSuffix(text, "\r\n") {
		t.Fatalf("the last line does not end: %q", text)
	}
	for l := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(l) > 75 || strings.ContainsAny(l, "\r\n") {
			t.Fatalf("a line of %d octets, or with a bare break: %q", len(l), l)
		}
	}
	var now map[string]string
	depth := []string{}
	for l := range strings.SplitSeq(strings.TrimSuffix(strings.ReplaceAll(text, "\r\n ", ""), "\r\n"), "\r\n") {
		name, value, ok := strings.Cut(l, ":")
		if !ok {
			t.Fatalf("no content line: %q", l)
		}
		switch name {
		case "BEGIN":
			if depth = append(depth, value); value == "VEVENT" {
				now = map[string]string{}
			}
		case "END":
			if len(depth) == 0 || depth[len(depth)-1] != value {
				t.Fatalf("%q ends within %v", value, depth)
			}
			if depth = depth[:len(depth)-1]; value == "VEVENT" {
				events = append(events, now)
			}
		default:
			if now != nil {
				now[name] = strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n").Replace(value)
			}
		}
	}
	if len(depth) > 0 {
		t.Fatalf("not ended: %v", depth)
	}
	return events
}

func calendarOf(says string, id string, on loadline.Date) loadline.Answer {
	return loadline.Answer{Company: "Small, Inc.", AsOf: loadline.DateOf(2026, 11, 1), Views: []loadline.View{
		loadline.Timeline{ID: "calendar", Events: []loadline.TimelineEvent{{ID: id, Period: loadline.Period{From: on, To: on}, Says: loadline.Textf("%v", says)}}},
	}}
}

func TestACalendarIsReadBack(t *testing.T) {
	const says = `the last day to refuse; renewal of "Wolken, Licht & Söhne" \ 12 months, by letter to the seat of the company in Zürich`
	var out bytes.Buffer
	if err := report.ICS(&out, calendarOf(says, "contract.x/renewal", loadline.DateOf(2027, 10, 2))); err != nil {
		t.Fatal(err)
	}
	events := parsed(t, out.String())
	if len(events) != 1 || events[0]["SUMMARY"] != says || events[0]["DTSTART;VALUE=DATE"] != "20271002" || events[0]["DTSTAMP"] != "20261101T000000Z" {
		t.Errorf("%v\n%s", events, out.String())
	}
}

// An event that moves keeps its UID; two facts have two.
func TestAnEventThatMovesIsTheSame(t *testing.T) {
	uid := func(id string, on loadline.Date) string {
		var out bytes.Buffer
		if err := report.ICS(&out, calendarOf("x", id, on)); err != nil {
			t.Fatal(err)
		}
		return parsed(t, out.String())[0]["UID"]
	}
	a, b, c := uid("contract.x/to", 738000), uid("contract.x/to", 738100), uid("contract.y/to", 738000)
	if a != b || a == c {
		t.Errorf("%s, moved %s, another %s", a, b, c)
	}
}

func TestAnySentenceMakesAValidCalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var out bytes.Buffer
		if err := report.ICS(&out, calendarOf(rapid.String().Draw(t, "says"), rapid.String().Draw(t, "id"), 738000)); err != nil {
			t.Fatalf("%v", err)
		}
		if n := len(parsed(t, out.String())); n != 1 {
			t.Fatalf("%d events", n)
		}
	})
}
