package report

import (
	"loadline"
)

var acme = loadline.Source{File: "acme.hcl", Line: 41, Column: 3}

func charter(number, quote string) loadline.Source {
	at := acme
	at.Clause = &loadline.Clause{Document: loadline.Ref{Kind: "document", Name: "charter"}, Number: number, Quote: quote}
	return at
}

func because(at loadline.Source, format string, args ...any) loadline.Reason {
	return loadline.Reason{Says: loadline.Text{Format: format, Args: args}, At: at}
}

func sayf(format string, args ...any) loadline.Text {
	return loadline.Text{Format: format, Args: args}
}

// holder is a body row: who, how many, what part of the whole, what was paid.
func holder(name string, shares, of int64, paid string) loadline.Row {
	amount, _ := loadline.ParseDecimal(paid)
	r := row(name, loadline.WholeShares(shares), loadline.Frac(shares, of), loadline.MoneyOf(amount, "USD"))
	r.Level = 1
	return r
}

func summed(role loadline.RowRole, name string, shares, of int64, paid string, sums ...int) loadline.Row {
	r := holder(name, shares, of, paid)
	r.Role, r.Sums = role, sums
	if role == loadline.Total {
		r.Level = 0
	}
	return r
}

func section(name string) loadline.Row {
	return loadline.Row{Role: loadline.Section, Cells: []loadline.Cell{{Value: name}}}
}

// holdings is the table of a company of three shares in seven parts, so that no percentage is exact.
func holdings() loadline.Table {
	return loadline.Table{
		ID: "holdings", Title: loadline.Textf("Holdings"),
		Columns: []loadline.Column{
			{ID: "holder", Head: loadline.Textf("Holder")},
			{ID: "shares", Head: loadline.Textf("Outstanding shares"), Kind: loadline.Count},
			{ID: "part", Head: loadline.Textf("Fully diluted"), Kind: loadline.Percent, ShareOf: "shares"},
			{ID: "paid", Head: loadline.Textf("Paid"), Kind: loadline.Amount},
		},
		Rows: []loadline.Row{
			section("Founders"),
			holder("Ada Lovelace", 3000000, 7000000, "300"),
			holder("Žofie Nováková 山田太郎", 2000000, 7000000, "200.5"),
			summed(loadline.Subtotal, "Founders", 5000000, 7000000, "500.5", 1, 2),
			section("Investors"),
			holder("Fund One, L.P.", 1000000, 7000000, "1250000"),
			holder("Fund Two 🚀 GmbH & Co. KG", 1000000, 7000000, "2500000.25"),
			summed(loadline.Subtotal, "Investors", 2000000, 7000000, "3750000.25", 5, 6),
			summed(loadline.Total, "Total", 7000000, 7000000, "3750500.75", 3, 7),
		},
		Notes: []loadline.Text{loadline.Textf("Fully diluted: outstanding shares and %v under grants.", loadline.WholeShares(0))},
	}
}

func bounded() loadline.Table {
	votes := func(lo, hi int64) loadline.Number { return loadline.Between(loadline.Int(lo), loadline.Int(hi)) }
	lo := loadline.Int(1000)
	return loadline.Table{
		ID: "votes", Title: loadline.Textf("Votes"),
		Columns: []loadline.Column{
			{ID: "holder", Head: loadline.Textf("Holder")},
			{ID: "votes", Head: loadline.Textf("Votes"), Kind: loadline.Count},
			{ID: "part", Head: loadline.Textf("Part"), Kind: loadline.Percent},
			{ID: "price", Head: loadline.Textf("Price"), Kind: loadline.Factor},
			{ID: "since", Head: loadline.Textf("Since"), Kind: loadline.Day},
		},
		Rows: []loadline.Row{
			row("Ada", votes(1000, 2000), loadline.Between(loadline.Frac(1, 3), loadline.Frac(2, 3)), loadline.Frac(1, 3), loadline.DateOf(2024, 2, 29)),
			row("Bob", loadline.Number{Lo: &lo}, loadline.Number{Hi: &lo}, loadline.Frac(5, 4), loadline.Date(0)),
			row("Cy", loadline.Number{}, loadline.Number{}, loadline.Int(-12), loadline.DateOf(1812, 1, 1)),
			row("Di", loadline.WholeShares(12345678), loadline.Frac(1, 2), loadline.Frac(1, 1000000000), nil),
		},
	}
}

func otherViews() []loadline.View {
	line := func(y float64) []loadline.Point {
		return []loadline.Point{{X: float64(loadline.DateOf(2026, 1, 1)), Y: y}, {X: float64(loadline.DateOf(2026, 7, 1)), Y: y / 2}, {X: float64(loadline.DateOf(2027, 1, 1)), Y: 0}}
	}
	days, dollars := loadline.Axis{Title: loadline.Textf("Month"), Kind: loadline.Day}, loadline.Axis{Title: loadline.Textf("Cash"), Kind: loadline.Amount}
	ada, board := loadline.Ref{Kind: "stakeholder", Name: "ada"}, loadline.Ref{Kind: "body", Name: "board"}
	return []loadline.View{
		loadline.Curve{ID: "payoff", Title: loadline.Textf("Payoff"), X: days, Y: dollars, Series: []loadline.Series{{Name: loadline.Textf("Founders"), Points: line(5e6)}, {Name: loadline.Textf("Funds"), Points: line(9e6)}}},
		loadline.Fan{ID: "cash", Title: loadline.Textf("Cash by month"), X: days, Y: dollars, Quantiles: []loadline.Quantile{{Level: 0.95, Points: line(9e6)}, {Level: 0.05, Points: line(1e6)}, {Level: 0.5, Points: line(4e6)}}},
		loadline.Timeline{ID: "calendar", Title: loadline.Textf("Calendar"), Events: []loadline.TimelineEvent{
			{Period: loadline.Period{From: loadline.DateOf(2026, 1, 1), To: loadline.DateOf(2026, 12, 31)}, Says: loadline.Textf("Commitment of %v", loadline.MoneyOf(loadline.Int(40000000), "USD")), At: acme},
			{Says: loadline.Textf("Some day")},
		}},
		loadline.Map{ID: "control", Title: loadline.Textf("Control"), Nodes: []loadline.MapNode{{Ref: ada, Title: loadline.Textf("Ada Lovelace"), Group: "founders"}, {Ref: loadline.Ref{Kind: "stakeholder", Name: "loner"}}},
			Links: []loadline.MapLink{{From: ada, To: board, Says: loadline.Textf("elects"), Weight: loadline.Exactly(loadline.Frac(2, 3)), At: acme}}},
		loadline.Diff{ID: "changes", Title: loadline.Textf("What changes"), Rows: []loadline.DiffRow{{What: loadline.Textf("Seats"), Before: loadline.Cell{Value: 3}, After: loadline.Cell{Value: 5}, Effect: loadline.Textf("the founders lose their majority")}}},
		loadline.Steps{ID: "path", Title: loadline.Textf("The way"), Steps: []loadline.Step{{Says: loadline.Textf("Call a meeting"), At: acme}, {Says: loadline.Textf("Vote"), After: loadline.Duration{Months: 1, Days: 10}}}},
	}
}

// full is an answer with everything that an answer can have.
func full() loadline.Answer {
	reason := because(charter("4.2", "each share of Series A has one vote"), "The founders hold %v of %v shares.", loadline.WholeShares(5000000), loadline.WholeShares(7000000))
	reason.Because = []loadline.Reason{because(acme, "Ada holds %v.", loadline.WholeShares(3000000)), because(loadline.Source{File: "ledger.xlsx", Cell: "Ledger!B7"}, "Žofie holds %v.", loadline.WholeShares(2000000))}
	holdings := holdings()
	holdings.Rows[1].Cells[1].Why = &reason
	return loadline.Answer{
		Question: "who-owns", Company: "Acme <Holdings> & Söhne, Inc.", AsOf: loadline.DateOf(2026, 11, 24),
		Finding: loadline.Textf("The founders own %v of the company.", loadline.InPercent(loadline.Exactly(loadline.Frac(5, 7)))),
		Because: []loadline.Reason{reason},
		Assumed: []loadline.Assumption{{Says: loadline.Textf("Options follow the split of %v.", loadline.DateOf(2025, 3, 1)), Settles: loadline.Textf("Does the plan adjust options on a split? (plan, 9)"), At: acme}},
		Problems: loadline.Diagnostics{
			{Code: loadline.SameName, Severity: loadline.Warning, Summary: loadline.Textf("Two stakeholders are called %q", "Alex | Doe"), At: acme},
			{Code: loadline.DocumentNotRead, Severity: loadline.Warning, Summary: loadline.Textf("The side letter with %v was not read: it may overturn this answer", "Cumulus"), At: loadline.Source{File: "acme.hcl", Line: 7, Column: 1}},
		},
		Data:  map[string]any{"holders": 4},
		Views: append([]loadline.View{holdings, bounded()}, otherViews()...),
	}
}
