package question

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/limits"
)

// outcomes reads "sale: held 12, board: broken": limits with how they came out, and how far a margin or a change of shares is.
func outcomes(t interface{ Fatal(...any) }, notation string) loadline.Answer {
	words := map[string]limits.Outcome{"held": limits.Held, "waived": limits.Waived, "undecided": limits.Undecided, "untold": limits.CannotTell, "broken": limits.Broken}
	var d Checked
	for _, part := range strings.FieldsFunc(notation, func(r rune) bool { return r == ',' }) {
		title, rest, _ := strings.Cut(strings.TrimSpace(part), ": ")
		fields := strings.Fields(rest)
		outcome, ok := words[fields[0]]
		if !ok {
			t.Fatal(part)
		}
		l := LimitLine{Title: title, Outcome: outcome}
		for _, f := range fields[1:] {
			var n int64
			if _, err := fmt.Sscanf(f, "by%d", &n); err == nil {
				l.Shifts = append(l.Shifts, ShiftLine{Unit: limits.VotesPass, Says: loadline.Textf("%v", f), Amount: loadline.Exactly(loadline.Int(n))})
			} else if _, err := fmt.Sscan(f, &n); err == nil {
				l.Margins = append(l.Margins, MarginLine{Says: "votes", Unit: "votes", Distance: loadline.Exactly(loadline.Int(n))})
			}
		}
		d.Limits = append(d.Limits, l)
	}
	return loadline.Answer{Question: "check", Data: d}
}

func sinceOf(before *loadline.Answer, after loadline.Answer) Since {
	return *CheckSince(before, after, "main").Data.(Checked).Since
}

func TestWhatBecameOtherwise(t *testing.T) {
	for _, c := range []struct{ before, after, want string }{
		{"a: held", "a: held", ""},
		{"a: held, b: broken", "a: broken, b: held", "a: held > broken worse; b: broken > held"},
		{"a: held, b: held, c: held, d: held", "a: waived, b: undecided, c: untold, d: broken",
			"d: held > broken worse; c: held > cannot tell worse; b: held > undecided worse; a: held > waived worse"},
		{"a: broken", "a: waived", "a: broken > waived"}, // somebody answers for it now
		{"a: untold", "a: undecided", "a: cannot tell > undecided"},
		{"a: held, b: broken", "", "a: held >  worse; b: broken >  worse"}, // a line that was rubbed out makes nothing better
		{"", "a: held, b: broken, c: waived", "b:  > broken worse; a:  > held; c:  > waived"},
		{"a: held, a: broken", "a: held, a: held", "a: broken > held"}, // two of one title
		{"a: held 12", "a: held 11", "a: held > held"},
		{"a: held 12", "a: held 13", ""},
		{"a: held by900 by20", "a: held by10 by30", "a: held > held"},
		{"a: held by900 by20", "a: held by20", ""},
		{"a: held 12", "a: held", ""},
	} {
		before := outcomes(t, c.before)
		s := sinceOf(&before, outcomes(t, c.after))
		var got []string
		for _, x := range s.Tests {
			line := fmt.Sprintf("%s: %s > %s", x.Title, x.Before, x.After)
			if x.Worse {
				line += " worse"
			}
			got = append(got, line)
		}
		if said := strings.Join(got, "; "); said != c.want {
			t.Errorf("%q then %q: %q, want %q", c.before, c.after, said, c.want)
		}
		if s.Worse != strings.Contains(c.want, "worse") {
			t.Errorf("%q then %q: worse %v", c.before, c.after, s.Worse)
		}
	}
}

// Nothing is otherwise than itself; and what is worse in one direction is not worse in the other, unless it came or went.
func TestChangesAreComparisons(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string) loadline.Answer {
			words := rapid.SliceOfN(rapid.SampledFrom([]string{"held 3", "held 5", "waived", "undecided", "untold", "broken"}), 4, 4).Draw(t, label)
			for i := range words {
				words[i] = fmt.Sprintf("%c: %s", 'a'+i, words[i])
			}
			return outcomes(t, strings.Join(words, ","))
		}
		a, b := draw("a"), draw("b")
		if s := sinceOf(&a, a); len(s.Tests)+len(s.Problems) > 0 || s.Worse {
			t.Fatalf("otherwise than itself: %+v", s)
		}
		there, back := sinceOf(&a, b), sinceOf(&b, a)
		worse := map[string]bool{}
		for _, c := range there.Tests {
			worse[c.Title] = c.Worse
		}
		for _, c := range back.Tests {
			if was, ok := worse[c.Title]; ok && c.Before != c.After && was == c.Worse {
				t.Fatalf("%s is worse, or better, both ways", c.Title)
			}
		}
	})
}

func TestNewAndGoneProblems(t *testing.T) {
	problem := func(code loadline.Code, s loadline.Severity, words string, line int32) loadline.Diagnostic {
		return loadline.Diagnostic{Code: code, Severity: s, Summary: loadline.Textf("%v", words), At: loadline.Source{File: "company.hcl", Line: line}}
	}
	before, after := outcomes(t, "a: held"), outcomes(t, "a: held")
	before.Problems = loadline.Diagnostics{problem("same-name", loadline.Warning, "two Adas", 3), problem("same-name", loadline.Warning, "two Bens", 5)}
	after.Problems = loadline.Diagnostics{
		problem("same-name", loadline.Warning, "two Adas", 30), problem("same-name", loadline.Warning, "two Adas", 40),
		problem("older-name", loadline.Note, "old", 2), problem("assert-fails", loadline.Warning, "no", 9),
	}
	s := sinceOf(&before, after)
	var got []string
	for _, p := range s.Problems {
		got = append(got, fmt.Sprintf("%v %v %v", p.Severity, p.Summary, p.New))
	}
	if said := strings.Join(got, "; "); said != "warning two Adas true; note old true; warning two Bens false" || !s.Worse {
		t.Errorf("%s, worse %v", said, s.Worse)
	}
	after.Problems = after.Problems[:1]
	if s := sinceOf(&before, after); s.Worse || len(s.Problems) != 1 {
		t.Errorf("a problem that is gone is worse: %+v", s)
	}
}
