package report

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"loadline"
)

// hostileNames are names as files of others may have them.
var hostileNames = []string{
	"Ada Lovelace", "Žofie Nováková", "山田太郎", "👩‍💻 Labs", "🇩🇪 Beteiligungs GmbH", "=HYPERLINK(\"http://evil.example\",\"click\")", "+1-555", "-2+3", "@SUM(A1)",
	"a|b", "**bold**", "<script>alert(1)</script>", "[link](javascript:alert(1))", "\x1b[31mred\x1b[0m", "abc\u202egnp.exe", "tab\there", "line\nbreak", "\xff\xfe broken",
	"`code`", "~~gone~~", "1. first", "# head", "- item", "$x$", "www.evil.example", "back\\slash", "\"quoted\", with comma", "semi;=1+1", "zero\u200bwidth", "", " ",
	"Z̷̧̢̛̗͉̘̳̭̙̻̖̬̲͎̩̞̖͔̤̀̄̍̐̀̊̓̒̍", "&amp; <b>", "'apostrophe", "_x0041_x0042_", "ﷺ", "नमस्ते", "ｆｕｌｌ",
}

// tables makes up coherent tables: body rows under sections, with subtotals and a total that are true, a column of
// shares and one of products.
func tables() *rapid.Generator[loadline.Table] {
	return rapid.Custom(func(t *rapid.T) loadline.Table {
		out := loadline.Table{ID: "made", Title: loadline.Textf("Made up"), Columns: []loadline.Column{
			{ID: "holder", Head: loadline.Textf("Holder")},
			{ID: "shares", Head: loadline.Textf("Outstanding"), Kind: loadline.Count},
			{ID: "part", Head: loadline.Textf("Part"), Kind: loadline.Percent, ShareOf: "shares"},
			{ID: "price", Head: loadline.Textf("Price a share"), Kind: loadline.Factor},
			{ID: "worth", Head: loadline.Textf("Worth"), Kind: loadline.Amount, Product: []string{"shares", "price"}},
			{ID: "note", Head: loadline.Textf("Note")},
		}}
		var total []int
		for s := range rapid.IntRange(1, 4).Draw(t, "sections") {
			if rapid.Bool().Draw(t, "headed") {
				out.Rows = append(out.Rows, section(fmt.Sprintf("Section %d", s+1)))
			}
			var parts []int
			for range rapid.IntRange(0, 6).Draw(t, "rows") {
				parts = append(parts, len(out.Rows))
				out.Rows = append(out.Rows, bodyRow(t))
			}
			if len(parts) == 0 || rapid.Bool().Draw(t, "flat") {
				total = append(total, parts...)
				continue
			}
			total = append(total, len(out.Rows))
			out.Rows = append(out.Rows, added(out.Rows, loadline.Subtotal, "Subtotal", parts))
		}
		out.Rows = append(out.Rows, added(out.Rows, loadline.Total, "Total", total))
		shareOf(out)
		return out
	})
}

func bodyRow(t *rapid.T) loadline.Row {
	shares := loadline.Frac(rapid.Int64Range(0, 40000000).Draw(t, "shares"), rapid.SampledFrom([]int64{1, 1, 1, 2, 3}).Draw(t, "parts of a share"))
	price := loadline.Frac(rapid.Int64Range(1, 999999).Draw(t, "price"), 10000)
	r := row(rapid.SampledFrom(hostileNames).Draw(t, "name"), loadline.SharesOf(shares), nil, price, loadline.MoneyOf(shares.Mul(price), "USD"), rapid.SampledFrom([]any{nil, "", "ok", loadline.DateOf(2026, 1, 2)}).Draw(t, "note"))
	r.Level = rapid.IntRange(0, 3).Draw(t, "level")
	return r
}

// added is a row that adds up others.
func added(rows []loadline.Row, role loadline.RowRole, name string, parts []int) loadline.Row {
	var shares, worth loadline.Ratio
	for _, i := range parts {
		n, _ := exactOf(rows[i].Cells[1].Value)
		m, _ := exactOf(rows[i].Cells[4].Value)
		shares, worth = shares.Add(n), worth.Add(m)
	}
	r := row(name, loadline.SharesOf(shares), nil, nil, loadline.MoneyOf(worth, "USD"), nil)
	r.Role, r.Sums = role, parts
	return r
}

// shareOf fills the column of shares, where there is anything to share.
func shareOf(t loadline.Table) {
	whole, _ := exactOf(t.Rows[len(t.Rows)-1].Cells[1].Value)
	for _, r := range t.Rows {
		if len(r.Cells) < 3 || whole.Sign() == 0 {
			continue
		}
		if n, ok := exactOf(r.Cells[1].Value); ok {
			r.Cells[2].Value = n.Quo(whole)
		}
	}
}

// absurd are answers that nobody would ask for and somebody will get.
func absurd() map[string]loadline.Answer {
	of := func(ts ...loadline.View) loadline.Answer { return loadline.Answer{Question: "who-owns", Views: ts} }
	many := loadline.Table{ID: "many", Columns: holdings().Columns}
	for i := range 200 {
		many.Rows = append(many.Rows, holder(fmt.Sprintf("Holder %d", i), int64(i), 199*200/2, "1.25"))
	}
	huge := holdings()
	huge.Rows[1].Cells[0].Value = strings.Repeat("Donaudampfschifffahrtsgesellschaft ", 2000)
	ragged := loadline.Table{ID: "holdings", Rows: []loadline.Row{row("a"), row("a", 1, 2), {}}}
	circular := holdings()
	circular.Rows[3].Sums, circular.Rows[7].Sums = []int{7, -1, 99}, []int{3, 8}
	circular.Columns[1].ShareOf, circular.Columns[2].Product = "part", []string{"shares"}
	deep := loadline.Reason{Says: loadline.Textf("bottom")}
	for range 200 {
		deep = loadline.Reason{Says: loadline.Textf("because"), Because: []loadline.Reason{deep}}
	}
	missing := full()
	missing.State = loadline.FactsMissing
	return map[string]loadline.Answer{
		"nothing":       {},
		"one row":       of(loadline.Table{ID: "one", Columns: holdings().Columns[:1], Rows: []loadline.Row{row("alone")}}),
		"no rows":       of(loadline.Table{ID: "none", Columns: holdings().Columns}),
		"no columns":    of(loadline.Table{}),
		"200 rows":      of(many),
		"huge name":     of(huge),
		"ragged":        of(ragged, ragged),
		"circular":      of(circular),
		"bounds":        of(bounded()),
		"empty views":   of(loadline.Curve{}, loadline.Fan{}, loadline.Timeline{}, loadline.Map{}, loadline.Diff{}, loadline.Steps{}),
		"deep":          {Because: []loadline.Reason{deep}},
		"facts missing": missing,
		"full":          full(),
	}
}
