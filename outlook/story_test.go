package outlook_test

import (
	"fmt"
	"strings"
	"testing"

	"loadline"
	"loadline/hclfile"
	"loadline/outlook"
)

// A story is a company in a few lines, a premise, and what its ledger says, as a chief financial officer would write it down.
// What is shown of the ledger is named by the headings of what is wanted:
//
//	cash         month, opening, what comes in, what goes out, closing, and the least cash on the way with its day
//	credits      month, tranche, used, expired, void, left
//	capacity     month, contract, reserved, used, unused, on demand, unserved
//	commitments  month, commitment, drawn, shortfall settled (of it by credits), open
//	flows        day, kind, of what, and cash; what credits (c), prepayments (p) paid and what is paid later (l)
//	turns        day, what happens, to what, how much
//	runways      what, months, the day on which it ends, how; > marks the one that binds
//	runs         run, chip-hours, days, what it costs
//	open         question: on what
type story struct {
	title   string
	company string
	premise string // "without cumulus from 2027-01-15 until 2027-03-01", "raises off", "owed"
	want    string
}

// day0 is the company that every story is about.
const day0 = `company "northwind" {
  as_of    = "2027-01-01"
  currency = "USD"
}
stakeholder "cumulus" { name = "Cumulus" }
stakeholder "bank" { name = "Bank" }
stakeholder "fund" { name = "Fund" }
`

func companyOf(t testing.TB, src string) *loadline.Company {
	t.Helper()
	file, problems := hclfile.Parse("company.hcl", []byte(day0+src))
	if problems.HasErrors() {
		t.Fatal(list(problems))
	}
	draft, _ := file.Draft(nil)
	c, problems := draft.At(nil)
	if problems.HasErrors() {
		t.Fatal(list(problems))
	}
	return c
}

func list(ds loadline.Diagnostics) string {
	var b strings.Builder
	for _, d := range ds {
		fmt.Fprintf(&b, "%v: %v: %v (%v)\n", d.At, d.Severity, d.Summary, d.Detail)
	}
	return b.String()
}

// premise reads the words of a premise.
func premise(t testing.TB, words string) outlook.Premise {
	var p outlook.Premise
	day := func(s string) loadline.Date {
		d, ok := loadline.ParseDate(s)
		if !ok {
			t.Fatalf("%q is no date", s)
		}
		return d
	}
	f := strings.Fields(words)
	for i := 0; i < len(f); i++ {
		switch f[i] {
		case "without":
			p.Stops = append(p.Stops, outlook.Stoppage{Contract: f[i+1], On: day(f[i+3])})
			i += 3
		case "until":
			p.Stops[len(p.Stops)-1].Resumes = day(f[i+1])
			i++
		case "owed":
			p.Stops[len(p.Stops)-1].Owed = loadline.Yes
		case "unowed":
			p.Stops[len(p.Stops)-1].Owed = loadline.No
		case "called":
			p.Calls = append(p.Calls, outlook.Call{Loan: f[i+1], On: day(f[i+2])})
			i += 2
		case "coin":
			key, v := "raise."+f[i+1]+".coin", f[i+2]
			p.Luck = func(of string, _ int) (loadline.Ratio, bool) {
				r, _ := loadline.ParseDecimal(v)
				return r, of == key
			}
			i += 2
		case "raises":
			p.RaisesOff = true
			i++
		default:
			t.Fatalf("what is %q?", f[i])
		}
	}
	return p
}

func tell(t *testing.T, stories []story) {
	for _, s := range stories {
		t.Run(s.title, func(t *testing.T) {
			course, problems := outlook.Reckon(companyOf(t, s.company), premise(t, s.premise))
			if len(problems) > 0 {
				t.Error(list(problems))
			}
			for heading, want := range headings(t, s.want) {
				got := show[heading](course)
				if strings.Join(got, "\n") != strings.Join(want, "\n") {
					t.Errorf("%s:\n  %s\nwant:\n  %s", heading, strings.Join(got, "\n  "), strings.Join(want, "\n  "))
				}
			}
		})
	}
}

// headings reads what is wanted: a heading, and its lines indented, with blanks as they come.
func headings(t *testing.T, want string) map[string][]string {
	out := map[string][]string{}
	heading := ""
	for _, line := range strings.Split(want, "\n") {
		words := strings.Join(strings.Fields(line), " ")
		switch {
		case words == "":
		case show[words] != nil:
			heading = words
			out[heading] = nil
		case heading == "":
			t.Fatalf("%q stands under no heading", words)
		default:
			out[heading] = append(out[heading], words)
		}
	}
	return out
}

var show = map[string]func(outlook.Course) []string{
	"cash": func(c outlook.Course) (out []string) {
		for _, m := range c.Months {
			var in, spent loadline.Ratio
			for _, f := range m.Flows {
				in, spent = in.Add(f.Cash.Max(loadline.Ratio{})), spent.Sub(f.Cash.Min(loadline.Ratio{}))
			}
			out = append(out, row(month(m), m.Opening, in, spent, m.Closing, m.Low, m.LowDay))
		}
		return out
	},
	"credits": func(c outlook.Course) (out []string) {
		for _, m := range c.Months {
			for _, x := range m.Credits {
				out = append(out, row(month(m), x.Tranche, x.Used, x.Expired, x.Void, x.Closing))
			}
		}
		return out
	},
	"capacity": func(c outlook.Course) (out []string) {
		for _, m := range c.Months {
			for _, x := range m.Capacity {
				out = append(out, row(month(m), x.Contract, x.Reserved, x.Used, x.Unused, x.OnDemand, x.Unserved))
			}
		}
		return out
	},
	"commitments": func(c outlook.Course) (out []string) {
		for _, m := range c.Months {
			for _, x := range m.Commitments {
				out = append(out, row(month(m), x.Commitment, x.Drawn, x.Shortfall, fmt.Sprintf("(%v)", x.ByCredits), x.Open))
			}
		}
		return out
	},
	"flows": func(c outlook.Course) (out []string) {
		for _, m := range c.Months {
			for _, f := range m.Flows {
				line := row(f.Day, f.Kind, f.Of, f.Cash)
				for _, x := range []struct {
					mark string
					v    loadline.Ratio
				}{{"c", f.Credits}, {"p", f.Prepaid}, {"l", f.Later}} {
					if x.v.Sign() != 0 {
						line += fmt.Sprintf(" %s%v", x.mark, x.v)
					}
				}
				out = append(out, line)
			}
		}
		return out
	},
	"turns": func(c outlook.Course) (out []string) {
		for _, x := range c.Turns {
			out = append(out, row(x.Day, x.Kind, x.Of, x.Amount))
		}
		return out
	},
	"runways": func(c outlook.Course) (out []string) {
		for i, r := range c.Runways {
			line := row(r.Of, r.Months, "lasts")
			if !r.Lasts() {
				line = row(r.Of, r.Months, r.Ends, r.How)
			}
			if len(r.Open) > 0 {
				line += " ?"
			}
			if i == c.Binds {
				line = "> " + line
			}
			out = append(out, line)
		}
		return out
	},
	"runs": func(c outlook.Course) (out []string) {
		for _, r := range c.Runs {
			out = append(out, row(r.Name, r.Hours, r.Starts, r.Ends, r.Cost, r.Left))
		}
		return out
	},
	"open": func(c outlook.Course) (out []string) {
		for _, h := range c.Open {
			var on []string
			for _, ref := range h.On {
				on = append(on, ref.String())
			}
			out = append(out, h.Unknown.Question+": "+strings.Join(on, ", ")+": "+h.Counted.String())
		}
		return out
	},
}

func month(m outlook.Month) string { return m.From.String()[:7] }

func row(cells ...any) string { return strings.TrimSuffix(fmt.Sprintln(cells...), "\n") }
