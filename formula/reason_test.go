package formula

import (
	"fmt"
	"strings"
	"testing"

	"loadline"
)

// Each story is an expression and the tree of its reasons: what is said, and the column or the line of its place.
const reasons = `
fully_diluted() == 12500000
  fully diluted 12500000 = 12500000: yes @1
    fully diluted are 12500000 shares @1

1 < 2
  1 < 2: yes @1

# A literal alone is its own reason.
2/3
  2/3 @1

input.raise / (input.pre_money + input.raise) >= 0.2
  0.2 ≥ 0.2: yes @1
    USD 20000000 / USD 100000000 is 0.2 @1
      input.raise is USD 20000000 @7
      USD 80000000 + USD 20000000 is USD 100000000 @16
        input.pre_money is USD 80000000 @7
        input.raise is USD 20000000 @7

# One false conjunct explains a false conjunction.
1 < 2 && 3 < 2 && 2 < 3
  not all hold: no @1
    3 < 2: no @10

1 < 2 && 2 < 3 && 3 < 4
  all of these hold: yes @1
    1 < 2: yes @1
    2 < 3: yes @10
    3 < 4: yes @19

3 < 2 || 1 < 2
  at least one holds: yes @1
    1 < 2: yes @10

3 < 2 || 2 < 1
  none of these holds: no @1
    3 < 2: no @1
    2 < 1: no @10

# What cannot be told hangs on a question, and names it with its place.
series_a.votes > 5
  series_a.votes not known > 5: cannot tell @1
    series_a.votes is not known @1
      not known: How many votes has a share of Series A? @7

true && series_a.votes > 5
  whether all hold: cannot tell @1
    series_a.votes not known > 5: cannot tell @9
      series_a.votes is not known @9
        not known: How many votes has a share of Series A? @7

unknown("ask counsel") > 5
  not known > 5: cannot tell @1
    not known: ask counsel @1

unknown("ask counsel") && 1 < 2
  whether all hold: cannot tell @1
    cannot tell @1
      not known: ask counsel @1

!unknown("ask counsel")
  the opposite: cannot tell @1
    cannot tell @2
      not known: ask counsel @2

between(1, 3) + 1 > 3
  between 2 and 4 > 3: cannot tell @1
    not known: How much exactly is between(1, 3)? (x.hcl:1:1) @1

unknown("ask counsel")
  not known @1
    not known: ask counsel @1

1 < 2 ? input.pay_cut : 3
  the condition holds, so it is 0.1 @1
    1 < 2: yes @1
    input.pay_cut is 0.1 @9

unknown("ask counsel") ? 1 : 3
  whether the condition holds cannot be told, so it is between 1 and 3 @1
    cannot tell @1
      not known: ask counsel @1

!(input.pay_cut > 1)
  the opposite: yes @1
    input.pay_cut 0.1 > 1: no @3
      input.pay_cut is 0.1 @3

max(input.pay_cut, 0)
  max(input.pay_cut, 0) is 0.1 @1
    input.pay_cut is 0.1 @5

-input.pay_cut + 1
  -0.1 + 1 is 0.9 @1
    the negative of 0.1 is -0.1 @1
      input.pay_cut is 0.1 @2

owns(stakeholder.founder_1) > pct(20)
  owns(stakeholder.founder_1) 0.25 > 0.2: yes @1
    owns(stakeholder.founder_1) is 0.25 @1

stakeholder.founder_1 == stock_class.series_a
  stakeholder.founder_1 = stock_class.series_a: no @1
`

func TestReasons(t *testing.T) {
	for _, story := range strings.Split(strings.TrimSpace(reasons), "\n\n") {
		var rows []string
		for row := range strings.Lines(story) {
			if !strings.HasPrefix(row, "#") {
				rows = append(rows, strings.TrimRight(row, "\n"))
			}
		}
		v, diags := Eval(parse(t, rows[0]), northwindEnv())
		got, want := tree(v.Because, "  "), strings.Join(rows[1:], "\n")
		if len(diags) > 0 || got != want {
			t.Errorf("%s %v\ngot\n%s\nwant\n%s", rows[0], diags, got, want)
		}
	}
}

// A long list is told by its first items.
func TestLongListsAreShortened(t *testing.T) {
	var items []Value
	for i := range 25 {
		items = append(items, RatioValue(loadline.Int(int64(i))))
	}
	if got, want := ListValue(items...).String(), "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, and 5 more]"; got != want {
		t.Errorf("got %s", got)
	}
	if got := ListValue().String(); got != "[]" {
		t.Errorf("the empty list is %s", got)
	}
}

// tree is a tree of reasons as text.
func tree(r loadline.Reason, indent string) string {
	place := r.At.Column
	if r.At.File == "company.hcl" {
		place = r.At.Line
	}
	rows := []string{fmt.Sprintf("%s%v @%d", indent, r.Says, place)}
	for _, below := range r.Because {
		rows = append(rows, tree(below, indent+"  "))
	}
	return strings.Join(rows, "\n")
}
