package question_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/captable"
	"loadline/control"
	"loadline/governance"
	"loadline/limits"
	"loadline/question"
)

// madeUp is a small company of four people in two groups, whose shares, seats, thresholds and consents are drawn, with what
// may be left unsaid.
func madeUp(t *rapid.T) string {
	var b strings.Builder
	b.WriteString("company \"m\" {\n  name = \"Made, Inc.\"\n  as_of = \"2026-11-01\"\n  currency = \"USD\"\n}\n")
	pick := func(label string, of ...string) string { return rapid.SampledFrom(of).Draw(t, label) }
	people := []string{"a", "b", "c", "d"}
	for i, p := range people {
		fmt.Fprintf(&b, "stakeholder %q {\n  name = \"Person %s\"\n  groups = [%q]\n}\n", p, p, []string{"in", "out"}[i/2])
	}
	fmt.Fprintf(&b, "stock_class \"common\" {\n  name = \"Common\"\n  kind = \"common\"\n  authorized = 1000\n  votes_per_share = 1\n}\n")
	fmt.Fprintf(&b, "stock_class \"pref\" {\n  name = \"Preferred\"\n  kind = \"preferred\"\n  authorized = 1000\n  votes_per_share = %s\n}\n", pick("votes", "1", "2", "unknown(\"the votes?\")"))
	for _, p := range people {
		for _, class := range []string{"common", "pref"} {
			if n := rapid.IntRange(0, 4).Draw(t, "shares"); n > 0 {
				fmt.Fprintf(&b, "issue \"%s_%s\" {\n  stakeholder = stakeholder.%s\n  class = stock_class.%s\n  shares = %d\n  price = 1\n  date = \"2025-01-02\"\n}\n", p, class, p, class, n)
			}
		}
	}
	b.WriteString("body \"all\" {\n  title = \"All holders\"\n  kind = \"stockholders\"\n  classes = [stock_class.common, stock_class.pref]\n  as_converted = false\n  quorum = none\n}\nbody \"board\" {\n  title = \"Board\"\n  kind = \"board\"\n  quorum = none\n")
	for i := range rapid.IntRange(1, 4).Draw(t, "seats") {
		fmt.Fprintf(&b, "  seat \"s%d\" {\n    holder = %s\n    observer = false\n    casting_vote = false\n    votes = 1\n  }\n", i,
			pick("holder", "stakeholder.a", "stakeholder.b", "stakeholder.c", "stakeholder.d", "none", "unknown(\"who sits there?\")"))
	}
	b.WriteString("}\n")
	needs := []string{"majority(body.board)", "majority(outstanding(body.all))", "at_least(2/3, outstanding(body.all))", "majority(outstanding(stock_class.pref))",
		"all(majority(body.board), majority(outstanding(body.all)))", "any(majority(body.board), at_least(3/4, outstanding(body.all)))", "stakeholder.a"}
	for _, m := range []string{"x", "y"} {
		fmt.Fprintf(&b, "matter %q {\n  title = \"Do %s\"\n  kind = \"other\"\n  needs = %s\n}\n", m, m, pick("needs", needs...))
	}
	if who := pick("consent", "", "stakeholder.c", "stakeholder.d", "majority(outstanding(stock_class.pref))"); who != "" {
		fmt.Fprintf(&b, "consent \"k\" {\n  of = %s\n  over = [matter.x]\n  breach = %s\n}\n", who, pick("breach", `"void"`, `"damages"`, `unknown("void?")`))
	}
	return b.String()
}

// everyLimit asks every word about deciding of each group about each matter, and denies it.
func everyLimit() string {
	var b strings.Builder
	for _, f := range []string{"can", "can_alone", "can_lawfully", "can_block", "must_ask", "sole_veto"} {
		for _, who := range []string{"group.in", "stakeholder.c", "body.board"} {
			for _, m := range []string{"x", "y"} {
				fmt.Fprintf(&b, "limit \"%s %s %s\" {\n  holds = %s(%s, matter.%s)\n}\n", f, who, m, f, who, m)
				fmt.Fprintf(&b, "limit \"not %s %s %s\" {\n  holds = !%s(%s, matter.%s)\n}\n", f, who, m, f, who, m)
			}
		}
	}
	return b.String()
}

// What a limit names as its witness is confirmed by going through every way in which the others may vote, with the plain
// evaluation of the rule.
func TestEveryBrokenLimitHasAWitnessThatHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := madeUp(t) + everyLimit()
		c, problems := hclRead(src)
		if problems.HasErrors() {
			t.Fatalf("%v\n%s", letters(problems), src)
		}
		on := question.NewCase(c, nil, 0)
		a := question.Check{Def: captable.FullyDilutedByDefault(), Without: true}.Ask(on)
		data := a.Data.(question.Checked)
		order, _ := governance.On(c, on.Ledger, on.AsOf)
		if data.Errors > 0 {
			t.Skip("the facts contradict themselves")
		}
		for i, l := range data.Limits {
			word, _, _ := strings.Cut(strings.TrimPrefix(l.Title, "not "), " ")
			if l.Outcome == limits.Broken && len(l.Witnesses) == 0 {
				t.Fatalf("%s is broken without a witness: %v", l.Title, l.Says)
			}
			for _, w := range l.Witnesses {
				if w.Function != word || w.Holds == loadline.CannotTell || w.Does == "" {
					continue
				}
				if why := confirmed(order, w); why != "" {
					t.Fatalf("limit %d, %s is %v: %v\n%s\n%s", i, l.Title, l.Outcome, l.Says, why, src)
				}
			}
		}
	})
}

// confirmed says what is wrong with a witness; empty where nothing is.
func confirmed(order *governance.Order, w question.LimitWitness) string {
	d, _ := order.Decision(w.Matter, governance.Horizon{})
	rule := d.Rule
	if w.Function == "can_lawfully" || w.Function == "must_ask" {
		rule = d.Lawful
	}
	var them control.Coalition
	for _, name := range w.Who {
		i := slices.IndexFunc(d.Parties, func(p governance.Party) bool { return p.Title == name })
		if i < 0 {
			return fmt.Sprintf("nobody is called %s", name)
		}
		them = them.With(i)
	}
	group, _ := d.Group(w.Of.String())
	if w.Holds == loadline.No && w.Function != "sole_veto" && group.Minus(them).Len() != group.Len() {
		return "who stands against the group is of it"
	}
	n := len(d.Parties)
	for mask := range 1 << n {
		var votes control.Coalition // who is for it
		for v := range n {
			if mask>>v&1 == 1 {
				votes = votes.With(v)
			}
		}
		e := rule.Evaluator()
		switch w.Does {
		case "decides":
			if passes, _ := e.Wins(&d.Weights, control.Certain, votes); votes.Holds(them) && !passes {
				return fmt.Sprintf("with %v it does not pass", votes)
			}
		case "blocks":
			if passes, _ := e.Wins(&d.Weights, control.Possible, votes); votes.Minus(them).Len() == votes.Len() && passes {
				return fmt.Sprintf("%v pass it without them", votes)
			}
		}
	}
	return ""
}

// datedUp is a small company whose facts turn on days of a hundred that follow.
func datedUp(t *rapid.T) string {
	day := func(label string) string {
		return loadline.DateOf(2026, 11, 1).AddDays(rapid.IntRange(0, 100).Draw(t, label)).String()
	}
	var b strings.Builder
	b.WriteString("company \"m\" {\n  name = \"Made, Inc.\"\n  as_of = \"2026-11-01\"\n  currency = \"USD\"\n}\n")
	for i, p := range []string{"a", "b"} {
		fmt.Fprintf(&b, "stakeholder %q {\n  name = \"Person %s\"\n  groups = [%q]\n}\n", p, p, []string{"in", "out"}[i])
	}
	b.WriteString("stock_class \"common\" {\n  name = \"Common\"\n  kind = \"common\"\n  authorized = 10000\n  votes_per_share = 1\n}\n")
	b.WriteString("vesting \"v\" {\n  title = \"Weekly\"\n  over = days(98)\n  every = days(7)\n  cliff = days(14)\n  allocation = \"cumulative_rounding\"\n}\n")
	for i := range rapid.IntRange(1, 4).Draw(t, "issues") {
		fmt.Fprintf(&b, "issue \"i%d\" {\n  stakeholder = stakeholder.%s\n  class = stock_class.common\n  shares = %d\n  price = 1\n  date = %q\n  vesting = vesting.v\n  vesting_start = %q\n}\n",
			i, rapid.SampledFrom([]string{"a", "b"}).Draw(t, "holder"), rapid.IntRange(1, 30).Draw(t, "shares"), day("issued"), day("start"))
	}
	last := day("last")
	fmt.Fprintf(&b, "milestone \"ga\" {\n  reached = %q\n}\n", day("reached"))
	fmt.Fprintf(&b, "office \"ceo\" {\n  holder = stakeholder.a\n  to = %q\n}\n", last)
	until := rapid.SampledFrom([]string{"reached(milestone.ga)", "leaves(office.ceo)", fmt.Sprintf("%q", day("until"))}).Draw(t, "trigger")
	fmt.Fprintf(&b, "body \"board\" {\n  title = \"Board\"\n  kind = \"board\"\n  quorum = none\n  seat \"s\" {\n    holder = stakeholder.a\n    observer = false\n    casting_vote = false\n    votes = 1\n    to = %s\n  }\n  seat \"o\" {\n    holder = office.ceo\n    observer = false\n    casting_vote = false\n    votes = 1\n  }\n  seat \"b\" {\n    holder = stakeholder.b\n    observer = false\n    casting_vote = false\n    votes = 1\n    from = %q\n  }\n}\n", until, day("from"))
	b.WriteString("matter \"x\" {\n  title = \"Do x\"\n  kind = \"other\"\n  needs = majority(body.board)\n}\n")
	return b.String()
}

// A limit until a day comes out as the worst of its days asked one by one, on the first day that is as bad.
func TestALimitUntilADayIsTheWorstOfItsDays(t *testing.T) {
	const span = 100
	rapid.Check(t, func(t *rapid.T) {
		what := rapid.SampledFrom([]string{
			"can(group.in, matter.x)", "can_block(group.out, matter.x)", "seats(group.in) >= 1", "seats(group.out) < 1", "vote_share(group.in) > 1/2",
			"vested(stakeholder.a) < 20", "outstanding() <= 60", "as_of + days(20) != date(\"2027-01-15\")", "as_of < date(\"2027-01-01\") || vested() > 40",
		}).Draw(t, "what")
		var b strings.Builder
		first := loadline.DateOf(2026, 11, 1)
		waiver := ""
		if rapid.Bool().Draw(t, "waived") {
			from := rapid.IntRange(0, span).Draw(t, "from")
			waiver = fmt.Sprintf("  waive {\n    by = \"us\"\n    why = \"so\"\n    from = %q\n    until = %q\n  }\n",
				first.AddDays(from), first.AddDays(rapid.IntRange(from, span).Draw(t, "until")))
		}
		fmt.Fprintf(&b, "limit \"span\" {\n  holds = %s\n  until = %q\n%s}\n", what, first.AddDays(span), waiver)
		for d := range span + 1 {
			fmt.Fprintf(&b, "limit \"day %d\" {\n  holds = %s\n  as_of = %q\n%s}\n", d, what, first.AddDays(d), waiver)
		}
		src := datedUp(t) + b.String()
		c, problems := hclRead(src)
		if problems.HasErrors() {
			t.Fatalf("%v\n%s", letters(problems), src)
		}
		data := question.Check{Def: captable.FullyDilutedByDefault(), Without: true}.Ask(question.NewCase(c, nil, 0)).Data.(question.Checked)
		if data.Errors > 0 {
			t.Skip("the facts contradict themselves")
		}
		worst := data.Limits[1]
		for _, l := range data.Limits[2:] {
			if l.Outcome > worst.Outcome {
				worst = l
			}
		}
		if got := data.Limits[0]; got.Outcome != worst.Outcome || got.Day != worst.Day {
			t.Fatalf("%s: %v on %v, and day by day %v on %v\n%s", what, got.Outcome, got.Day, worst.Outcome, worst.Day, src)
		}
	})
}
