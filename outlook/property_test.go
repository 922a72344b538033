package outlook_test

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/outlook"
)

// made is a company that was made up: plans of all kinds of lines, a contract with credits, commitments, capacity, loans.
func made(t *rapid.T) (*loadline.Company, outlook.Premise) {
	n := func(lo, hi int) loadline.Number {
		return loadline.Exactly(loadline.Int(int64(rapid.IntRange(lo, hi).Draw(t, "n"))))
	}
	day := func() loadline.Date {
		return loadline.DateOf(2027, 1, 1).AddDays(rapid.IntRange(-60, 420).Draw(t, "day"))
	}
	perhaps := func() bool { return rapid.Bool().Draw(t, "perhaps") }
	c := &loadline.Company{Currency: "USD", AsOf: loadline.DateOf(2027, 1, 1)}
	c.Plan = loadline.Plan{Cash: n(0, 20000), Restricted: n(0, 500), MinimumCash: n(0, 500), Prepaid: n(0, 800), Months: rapid.IntRange(1, 14).Draw(t, "months")}
	k := loadline.Contract{Name: "cloud", Capacity: n(0, 3000), From: loadline.DateOf(2026, 7, 1), Spend: n(0, 400),
		To: loadline.Say(day(), loadline.Source{}), Renews: loadline.SayNone[loadline.Duration](loadline.Source{})}
	for i := range rapid.IntRange(0, 3).Draw(t, "tranches") {
		x := loadline.CreditTranche{Name: fmt.Sprint("c", i), Face: n(0, 3000), Used: n(0, 100), From: day(), Expires: loadline.Say(day(), loadline.Source{}), Pays: loadline.Say(perhaps(), loadline.Source{})}
		if perhaps() {
			x.Expires = loadline.SayNone[loadline.Date](loadline.Source{})
		}
		if perhaps() {
			x.Excludes = []string{"serving"}
		}
		k.Credits = append(k.Credits, x)
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "commitments") {
		x := loadline.Commitment{Name: fmt.Sprint("k", i), Kind: rapid.SampledFrom([]string{"take_or_pay", "minimum", "prepaid"}).Draw(t, "kind"), Amount: n(0, 5000),
			Binding: loadline.Say(rapid.SampledFrom([]string{"binding", "conditional"}).Draw(t, "binding"), loadline.Source{}),
			PaidBy:  loadline.Say([]string{"c0", "c2"}, loadline.Source{})}
		for range rapid.IntRange(0, 3).Draw(t, "dues") {
			x.Due = append(x.Due, day())
		}
		k.Commitments = append(k.Commitments, x)
	}
	c.Contracts = []loadline.Contract{k}
	for i := range rapid.IntRange(0, 5).Draw(t, "lines") {
		x := loadline.PlanLine{Name: fmt.Sprint("l", i), Kind: loadline.LineKind(rapid.IntRange(0, 1).Draw(t, "cost")), Start: n(0, 900),
			Grows: loadline.Exactly(loadline.Frac(int64(rapid.IntRange(-10, 10).Draw(t, "grows")), 100))}
		if perhaps() {
			x.On = "cloud"
		}
		if perhaps() {
			x.PaidAfter = loadline.Say(loadline.Duration{Months: rapid.IntRange(0, 2).Draw(t, "later"), Days: rapid.IntRange(0, 20).Draw(t, "days")}, loadline.Source{})
		}
		if perhaps() {
			x.From = day()
		}
		if perhaps() {
			x.Once = []loadline.OneOff{{Date: day(), Amount: n(0, 500)}}
		}
		c.Plan.Lines = append(c.Plan.Lines, x)
	}
	machines(t, c, n, day, perhaps)
	if perhaps() {
		c.Loans = []loadline.Loan{{Name: "bank", Amount: n(0, 4000), Rate: loadline.Exactly(loadline.Frac(9, 100)), From: day(), Matures: loadline.Say(day(), loadline.Source{})}}
	}
	var p outlook.Premise
	if perhaps() {
		s := outlook.Stoppage{Contract: "cloud", On: day(), Owed: loadline.Truth(rapid.IntRange(-1, 1).Draw(t, "owed"))}
		if perhaps() {
			s.Resumes = s.On.AddDays(rapid.IntRange(1, 200).Draw(t, "gap"))
		}
		p.Stops = []outlook.Stoppage{s}
	}
	return c, p
}

// machines adds runs and loads.
func machines(t *rapid.T, c *loadline.Company, n func(lo, hi int) loadline.Number, day func() loadline.Date, perhaps func() bool) {
	billion := loadline.Exactly(loadline.Int(1_000_000_000))
	on := func() string {
		if perhaps() {
			return "cloud"
		}
		return ""
	}
	if perhaps() {
		x := loadline.Training{Name: "run", Parameters: billion, Tokens: n(1, 2000).Mul(billion), Chip: "H100 SXM", From: day(), On: on(), PricePerHour: n(1, 3)}
		if perhaps() {
			x.To = x.From.AddDays(rapid.IntRange(0, 200).Draw(t, "takes"))
		}
		c.Plan.Trainings = append(c.Plan.Trainings, x)
	}
	if perhaps() {
		c.Plan.Servings = append(c.Plan.Servings, loadline.Serving{Name: "load", Parameters: billion, TokensIn: n(0, 900).Mul(billion), TokensOut: n(0, 100).Mul(billion),
			Utilisation: loadline.Exactly(loadline.Frac(1, 3)), Chip: "H100 SXM", From: day(), On: on(), PricePerHour: n(1, 3)})
	}
}

// What goes in comes out: cash, what costs are paid by, credits, capacity and commitments, month by month.
func TestTheLedgerConserves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, p := made(t)
		course, _ := outlook.Reckon(c, p)
		var before *outlook.Month
		for i := range course.Months {
			m := &course.Months[i]
			conserves(t, m)
			if before != nil {
				same(t, "cash from month to month", before.Closing, m.Opening)
				for j := range m.Credits {
					same(t, "credits from month to month", before.Credits[j].Closing, m.Credits[j].Opening)
				}
			}
			before = m
		}
	})
}

func conserves(t *rapid.T, m *outlook.Month) {
	cash, least := m.Opening, m.Low
	var cost, paid loadline.Ratio
	used := map[string]loadline.Ratio{}
	for _, f := range m.Flows {
		cash = cash.Add(f.Cash)
		if f.Day < m.From || f.Day > m.To {
			t.Fatalf("%v is no day of %v", f.Day, m.From)
		}
		if f.Kind == outlook.Used || f.Kind == outlook.Spent || f.Kind == outlook.Shortfall {
			cost, paid = cost.Add(f.Cost), paid.Add(f.Credits).Add(f.Prepaid).Add(f.Later).Sub(f.Cash)
		}
		used[f.On] = used[f.On].Add(f.Credits)
	}
	same(t, "cash", cash, m.Closing)
	same(t, "costs by what pays them", cost, paid)
	if m.LowFree().Cmp(m.Closing.Sub(m.Line)) > 0 || m.LowDay < m.From || m.LowDay > m.To {
		t.Fatalf("the low of %v (%v on %v) is above the closing %v", m.From, least, m.LowDay, m.Closing)
	}
	var credits loadline.Ratio
	for _, x := range m.Credits {
		credits = credits.Add(x.Used)
		same(t, "face", x.Opening, x.Used.Add(x.Expired).Add(x.Void).Add(x.Closing))
		positive(t, x.Used, x.Expired, x.Void, x.Closing)
	}
	same(t, "credits used and what they paid", credits, used["cloud"])
	for _, x := range m.Capacity {
		same(t, "capacity", x.Reserved, x.Used.Add(x.Unused))
		positive(t, x.Used, x.Unused, x.OnDemand, x.Unserved)
	}
	for _, x := range m.Commitments {
		same(t, "commitment", x.Total, x.Drawn.Add(x.Shortfall).Add(x.Open))
		positive(t, x.Drawn, x.Shortfall, x.Open, x.Shortfall.Sub(x.ByCredits))
	}
}

func same(t *rapid.T, what string, a, b loadline.Ratio) {
	if !a.Equal(b) {
		t.Fatalf("%s: %v is not %v", what, a, b)
	}
}

func positive(t *rapid.T, rs ...loadline.Ratio) {
	for _, r := range rs {
		if r.Sign() < 0 {
			t.Fatalf("%v of %v is below zero", r, rs)
		}
	}
}

// With raises off and prices fixed, more credits never shorten any runway.
func TestMoreCreditsNeverShortenARunway(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, p := made(t)
		if len(c.Contracts[0].Credits) == 0 {
			return
		}
		p.RaisesOff = true
		less, _ := outlook.Reckon(c, p)
		more := *c
		more.Contracts = []loadline.Contract{c.Contracts[0]}
		k := &more.Contracts[0]
		k.Credits = append([]loadline.CreditTranche(nil), k.Credits...)
		i := rapid.IntRange(0, len(k.Credits)-1).Draw(t, "which")
		k.Credits[i].Face = k.Credits[i].Face.Add(loadline.Exactly(loadline.Int(int64(rapid.IntRange(1, 3000).Draw(t, "more")))))
		got, _ := outlook.Reckon(&more, p)
		for _, r := range less.Runways {
			for _, s := range got.Runways {
				if r.Of == s.Of && !s.Lasts() && (r.Lasts() || s.Ends < r.Ends || s.Months < r.Months) {
					t.Fatalf("%v ended on %v, and with more credits on %v\n%s", r.Of, r.Ends, s.Ends, written(less, got))
				}
			}
		}
	})
}

func written(courses ...outlook.Course) string {
	var b strings.Builder
	for _, c := range courses {
		for _, heading := range []string{"flows", "cash", "credits", "commitments", "turns"} {
			fmt.Fprintf(&b, "%s\n  %s\n", heading, strings.Join(show[heading](c), "\n  "))
		}
	}
	return b.String()
}

// A ledger is reckoned of its arguments alone, and changes none of them.
func TestAPremiseThatChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, _ := made(t)
		a, _ := outlook.Reckon(c, outlook.Premise{})
		never := outlook.Premise{Stops: []outlook.Stoppage{{Contract: "cloud", On: loadline.DateOf(2200, 1, 1)}}}
		b, _ := outlook.Reckon(c, never)
		if x, y := written(a), written(b); x != y {
			t.Fatalf("a stop after the plan changes it:\n%s\n%s", x, y)
		}
	})
}

// A plan of plain lines is a spreadsheet: cash is what there was, and the sums of the lines so far, each start · (1+grows)^k in cents.
func TestPlainLinesAreASpreadsheet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := &loadline.Company{Currency: "USD", AsOf: loadline.DateOf(2027, 1, 1)}
		c.Plan = loadline.Plan{Cash: loadline.Exactly(loadline.Int(100000)), Months: 12}
		for i := range rapid.IntRange(1, 4).Draw(t, "lines") {
			c.Plan.Lines = append(c.Plan.Lines, loadline.PlanLine{Name: fmt.Sprint("l", i), Kind: loadline.LineKind(rapid.IntRange(0, 1).Draw(t, "cost")),
				Start: loadline.Exactly(loadline.Int(int64(rapid.IntRange(0, 9000).Draw(t, "start")))), Grows: loadline.Exactly(loadline.Frac(int64(rapid.IntRange(-9, 12).Draw(t, "grows")), 100))})
		}
		course, _ := outlook.Reckon(c, outlook.Premise{})
		want := big.NewRat(100000, 1)
		for k, m := range course.Months {
			for _, l := range c.Plan.Lines {
				v := l.Start.Lo.Rat()
				for range k {
					v.Mul(v, new(big.Rat).Add(big.NewRat(1, 1), l.Grows.Lo.Rat()))
				}
				inCents, _ := new(big.Rat).SetString(v.FloatString(2)) // to the nearest, a half away from zero
				if l.Kind == loadline.Cost {
					inCents.Neg(inCents)
				}
				want.Add(want, inCents)
			}
			same(t, m.From.String(), m.Closing, loadline.FromRat(want))
		}
	})
}
