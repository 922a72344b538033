package hclfile

import (
	"slices"
	"strings"
	"testing"
)

// A bar marks the place; the names that must be among the candidates follow, and behind an exclamation mark those that
// must not.
func TestComplete(t *testing.T) {
	const facts = common + "input \"price\" {\n  value = 1\n}\nissue \"a\" {\n}\n" +
		"office \"ceo\" {\n}\noffice \"ceo\" {\n}\nbody \"board\" {\n  seat \"chair\" {\n  }\n}\n"
	for _, x := range []struct{ src, want, not string }{
		{"|", "company, stock_class, issue, assert", "votes_per_share"},
		{"sto|", "stock_class, stock_plan", "company"},
		{"stock_class |", "", "company"},
		{"stock_class \"b\" {\n  |\n}", "votes_per_share, par, preference, source, ocf", "stock_class, shares"},
		{"stock_class \"b\" {\n  par = 1\n  |\n}", "votes_per_share", "par"},
		{"stock_class \"b\" {\n  preference {\n    |\n  }\n}", "multiple, participation", "par"},
		{"stock_class \"b\" {\n  preference {\n    multiple = 1\n  }\n  p|\n}", "par, preference", "multiple"},
		{"stock_class \"b\" {\n  kind = |\n}", "\"common\", \"preferred\"", "input.price"},
		{"stock_class \"b\" {\n  kind = \"c|\n}", "common", "preferred"},
		{"stock_class \"b\" {\n  kind = \"c|\"\n}", "common", "preferred"},
		{"issue \"b\" {\n  stakeholder = |\n}", "stakeholder.ada, stakeholder.ben, unknown", "stock_class.common"},
		{"issue \"b\" {\n  stakeholder = stakeholder.a|\n}", "stakeholder.ada", "stakeholder.ben"},
		{"stakeholder \"b\" {\n  affiliates = [stakeholder.ada, |]\n}", "stakeholder.ben", "stock_class.common"},
		{"transfer \"b\" {\n  of = |\n}", "issue.a", "stakeholder.ada"},
		{"issue \"b\" {\n  shares = |\n}", "input.price, floor", "stakeholder.ada"},
		{"document \"b\" {\n  read = |\n}", "true, false, none", "usd, days"},
		{"document \"b\" {\n  source = |\n}", "clause", ""},
		{"assert \"b\" {\n  that = outstanding(|)\n}", "stock_class.common, stakeholder.ada, input.price", ""},
		{"matter \"m\" {\n  needs = |\n}", "majority, all, some, stakeholder.ada, seat.board.chair, office.ceo, none, unknown", "vacate, floor, \"merge\", matter.m"},
		{"matter \"m\" {\n  needs = majority(|)\n}", "body.board, stock_class.common, present, without", "vacate"},
		{"matter \"m\" {\n  kind = \"rem|\n}", "remove_officer, remove_director", "merge"},
		{"matter \"m\" {\n  effects = [fill(|)]\n}", "seat.board.chair, stakeholder.ada, vacate", "majority"},
		{"office \"cto\" {\n  to = |\n}", "earlier, leaves, raised", "majority"},
		{"body \"b\" {\n  |\n}", "seat, quorum, from, to", "holder"},
		{"body \"b\" {\n  seat \"x\" {\n    |\n  }\n}", "holder, elected_by, from", "quorum"},
		{"# a comment st|", "", "stock_class"},
		{"stock_class \"b\" {\n  par = 1 # why |\n}", "", "par"},
		{"stock_class \"b\" {\n  par = 1\n}\n|", "stock_class", "par"},
		{"stock_class \"b\" {\n  broken = = {\n  }\n  |", "par", "company"},
		{"nonsense \"b\" {\n  |\n}", "", "par"},
	} {
		before, after, _ := strings.Cut(x.src, "|")
		var got []string
		for _, c := range Complete([]byte(facts+before+after), len(facts)+len(before)) {
			if c.From > len(facts)+len(before) || c.To < len(facts)+len(before) {
				t.Errorf("%q: %+v replaces what is elsewhere", x.src, c)
			}
			name, _, _ := strings.Cut(strings.TrimSuffix(c.Text, "("), " ")
			got = append(got, name)
		}
		for _, want := range fields(x.want) {
			if !slices.Contains(got, want) {
				t.Errorf("%q lacks %s among %v", x.src, want, got)
			}
		}
		for _, not := range fields(x.not) {
			if slices.Contains(got, not) {
				t.Errorf("%q offers %s", x.src, not)
			}
		}
	}
	if len(Complete(nil, 1)) > 0 || len(Complete(nil, -1)) > 0 {
		t.Error("outside of the file there is nothing to write")
	}
}

func fields(s string) []string {
	return slices.DeleteFunc(strings.Split(s, ", "), func(x string) bool { return x == "" })
}
