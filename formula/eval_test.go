package formula

import (
	"slices"
	"strings"
	"testing"

	"loadline"
)

// Each line is an expression and what it comes to; the open questions stand in braces, and a diagnostic by its code.
const worth = `
	# exact
	2/3                                     => 2/3
	4/6 >= 2/3                              => yes
	0.1*3 == 0.3                            => yes
	1/3*3 == 1                              => yes
	12e6                                    => 12000000
	-(2 - 5) * 2                            => 6
	1 - -1                                  => 2
	20000000/(80000000/12345678)            => 3086419.5
	1 + 2 * 3 - 4 / 2                       => 5

	# units
	fully_diluted() == 12500000             => yes
	fully_diluted() / 2                     => 6250000
	fully_diluted() / fully_diluted()       => 1
	input.pre_money / fully_diluted()       => USD 6.4
	fully_diluted() * usd(2)                => USD 25000000
	usd(2) * fully_diluted()                => USD 25000000
	input.pre_money + input.raise           => USD 100000000
	input.raise / (input.pre_money + input.raise) => 0.2
	input.pre_money > "USD 79.5M"           => yes
	input.pre_money > "81M"                 => no
	input.pre_money > 79000000              => yes
	usd("80M")                              => USD 80000000
	usd("USD 1,250,000.50")                 => USD 1250000.5
	money("EUR 3bn")                        => EUR 3000000000
	money(5)                                => USD 5
	money(usd(5))                           => USD 5
	usd(between(1, 2)) < 3                  => yes
	pct(15)                                 => 0.15
	series_a.votes / series_a.votes         => not known {How many votes has a share of Series A?}
	series_a.votes / fully_diluted()        => not known {How many votes has a share of Series A?}
	owns(stakeholder.founder_1)             => 0.25
	owns(stakeholder.founder_1, stock_class.series_a) > pct(20) => yes

	# time
	contract.cloud.notice                   => 1 month
	contract.cloud.notice < 2               => yes
	months(1) + days(10)                    => 1 month and 10 days
	years(1) == months(12)                  => yes
	years(1) == 12                          => yes
	months(1) > days(31)                    => no
	months(1) >= days(28)                   => yes
	months(1) > days(30)                    => cannot tell
	years(1) >= days(365)                   => yes
	years(4) == days(1461)                  => cannot tell
	months(6) / months(4)                   => 1.5
	days(6) / days(4)                       => 1.5
	months(3) * 2                           => 6 months
	2 * days(3)                             => 6 days
	months(3) / 2                           => 1.5 months
	-months(3)                              => -3 months
	months(1) - days(1)                     => 1 month and -1 days
	date("2027-01-31") + between(days(0), days(5)) > "2027-02-05" => no
	date("2027-01-31") + at_most(days(0)) <= "2027-01-31" => yes
	between(days(0), days(5)) / days(1) <= 5 => yes
	at_most(days(0)) <= days(0)             => yes
	at_most(months(0)) <= months(0)         => yes
	date("2026-11-01")                      => 2026-11-01
	company.as_of < "2026-11-02"            => yes
	"2026-11-02" > company.as_of            => yes
	company.as_of == "2026-11-01"           => yes
	date("2027-01-31") + months(1)          => 2027-02-28
	"2027-01-31" + months(1)                => 2027-02-28
	months(1) + date("2027-01-31")          => 2027-02-28
	date("2027-03-31") - months(1)          => 2027-02-28
	date("2028-02-29") + years(1)           => 2029-02-28
	date("2027-01-01") - company.as_of      => 61 days
	company.as_of - "2026-10-31"            => 1 day
	date("2026-01-01") + between(months(1), months(3)) >= "2026-02-01" => yes
	date("2026-01-01") + months(between(1, 3)) => between 2026-02-01 and 2026-04-01 {How much exactly is between(1, 3)? (x.hcl:1:29)}
	date("9998-12-01") + months(at_least(1)) => from 9999-01-01 on {How much exactly is at_least(1)? (x.hcl:1:29)}
	company.as_of + years(between(1, 9000)) => from 2027-11-01 on {How much exactly is between(1, 9000)? (x.hcl:1:23)}
	company.as_of - years(at_least(1))      => up to 2025-11-01 {How much exactly is at_least(1)? (x.hcl:1:23)}

	# bounds
	between(4, 10)                          => between 4 and 10 {How much exactly is between(4, 10)? (x.hcl:1:1)}
	between(3, 3)                           => 3
	between(4, 10) + 1 > 4                  => yes
	at_least(5) >= 5                        => yes
	at_least(5) > 5                         => cannot tell
	at_most(5) > 5                          => no
	at_least(5) + at_most(3)                => not known {How much exactly is at_least(5)? (x.hcl:1:1) | How much exactly is at_most(3)? (x.hcl:1:15)}
	between(1, 2) / between(0, 1) > 0       => cannot tell
	between(1, 2) * 0                       => 0
	unknown("q") * 0                        => not known {q}
	months(unknown("q"))                    => not known months {q}
	years(unknown("q"))                     => not known months {q}
	usd(unknown("q")) / fully_diluted()     => USD not known {q}
	unknown("q") + usd(3)                   => USD not known {q}
	unknown("q") - usd(3)                   => USD not known {q}
	usd(3) - unknown("q")                   => USD not known {q}
	company.as_of + unknown("q")            => a day not known {q}
	unknown("q") - company.as_of            => not known days {q}
	unknown("q") / 3                        => not known {q}
	-unknown("q")                           => not known {q}
	date(unknown("q"))                      => a day not known {q}
	unknown("q") == 3                       => cannot tell {q}
	unknown("q") < 3                        => cannot tell {q}
	between(unknown("q"), usd(3))           => USD not known {q | How much exactly is between(unknown("q"), usd(3))? (x.hcl:1:1)}
	months(between(4, 10))                  => between 4 and 10 months {How much exactly is between(4, 10)? (x.hcl:1:8)}
	max(0, between(-1, 2)) >= 0             => yes
	min(5, at_least(6))                     => 5
	min(at_least(4), 5) <= 5                => yes
	min(at_least(4), 5) >= 4                => yes
	max(at_least(4), 5) >= 5                => yes
	max(months(1), days(40))                => 40 days
	min(months(1), days(40))                => 1 month
	max(months(1), 2)                       => 2 months
	max(company.as_of, "2027-01-01")        => 2027-01-01
	min(usd(3), 2, 5)                       => USD 2
	min(between(1, 5), between(2, 3)) + 0   => between 1 and 3 {How much exactly is between(1, 5)? (x.hcl:1:5) | How much exactly is between(2, 3)? (x.hcl:1:20)}
	max(between(1, 5), between(2, 6)) >= 2  => yes
	max(between(1, 5), between(2, 6)) < 2.1 => cannot tell
	company.as_of + days(between(0.5, 1.5)) => between 2026-11-01 and 2026-11-03 {How much exactly is between(0.5, 1.5)? (x.hcl:1:22)}
	min(unknown("q"), usd(2))               => USD not known {q}
	abs(between(-3, 2))                     => between 0 and 3 {How much exactly is between(-3, 2)? (x.hcl:1:5)}
	abs(-3)                                 => 3
	abs(-months(2))                         => 2 months
	abs(at_most(-3)) >= 3                   => yes
	floor(-1.5)                             => -2
	floor(7/2)                              => 3
	floor(usd(3.7))                         => USD 3
	round(2/3, 2)                           => 0.67
	round(2.5)                              => 3
	round(-2.5)                             => -3
	round(0.125, 2)                         => 0.13
	round(between(0.4, 0.6)) <= 1           => yes
	round(unknown("q"), 2)                  => not known {q}

	# logic
	true && false                           => no
	unknown("q") && false                   => no
	false && unknown("q")                   => no
	unknown("q") || true                    => yes
	unknown("q") || false                   => cannot tell {q}
	!unknown("q")                           => cannot tell {q}
	!false                                  => yes
	charter.read && true                    => cannot tell {Was the charter read?}
	charter.read && unknown("q")            => cannot tell {Was the charter read? | q}
	unknown("q") ? 1 : 3                    => between 1 and 3 {q}
	unknown("q") ? 1 : 1                    => 1
	unknown("q") ? 5 : usd(3)               => USD between 3 and 5 {q}
	unknown("q") ? usd(3) : "4k"            => USD between 3 and 4000 {q}
	unknown("q") ? true : true              => yes
	unknown("q") ? true : false             => cannot tell {q}
	unknown("q") ? "a" : 1                  => not known {q}
	unknown("q") ? none : never             => none
	unknown("q") ? months(1) : months(3)    => between 1 and 3 months {q}
	unknown("q") ? company.as_of : "2026-12-01" => between 2026-11-01 and 2026-12-01 {q}
	1 < 2 ? "a" : "b"                       => a
	1 > 2 ? "a" : "b"                       => b
	0 == 0 || 1/0 > 2                       => yes
	0 != 0 && 1/0 > 2                       => no
	1 == 1 ? 3 : 1/0                        => 3
	contract.chips.notice == never || contract.chips.notice >= months(3) => yes

	# equality of anything
	"a" == "a"                              => yes
	"a" != "b"                              => yes
	none == never                           => yes
	contract.chips.notice == never          => yes
	contract.cloud.notice == never          => no
	none == 3                               => no
	"none" == none                          => no
	unknown("q") == none                    => cannot tell {q}
	stakeholder.founder_1 == stakeholder.founder_1 => yes
	stakeholder.founder_1 == stock_class.series_a  => no
	true == (1 < 2)                         => yes
	true == charter.read                    => cannot tell {Was the charter read?}
	(1 > 2) == false                        => yes
	[1, 2] == [1, 2]                        => yes
	[1, 2] == [1, 3]                        => no
	[1] == [1, 2]                           => no
	[1, unknown("q")] == [1, 2]             => cannot tell {q}
	[usd(1)] == [1]                         => yes
	[1, "a", none]                          => [1, a, none]
	until("2026-11-01", 3, "5k")            => [2026-11-01, 3 months, USD 5000]
	owns(unknown("who"))                    => not known {who}

	# a percentage scales
	pct(50) * months(6)                     => 3 months
	usd(3) * (1 + pct(50))                  => USD 4.5
	months(6) > 3                           => yes
	pct(50) + 1/2 >= 1                      => yes

	# what is wrong
	1/0                                     => not known => division-by-zero
	usd(1)/0                                => USD not known => division-by-zero
	months(1)/0                             => not known months and not known days => division-by-zero
	months(1)/days(0)                       => not known => division-by-zero
	1/(2 - 2) > 3                           => cannot tell => division-by-zero
	true && 1/0 > 2                         => cannot tell => division-by-zero
	input.pre_money + fully_diluted()       => not known => unit-mismatch
	input.pre_money < fully_diluted()       => cannot tell => unit-mismatch
	usd(1) == money("EUR 1")                => cannot tell => unit-mismatch
	usd(1) + money("EUR 1")                 => not known => unit-mismatch
	contract.cloud.notice < fully_diluted() => cannot tell => unit-mismatch
	fully_diluted() * fully_diluted()       => not known => unit-mismatch
	usd(1) * usd(1)                         => not known => unit-mismatch
	fully_diluted() / usd(1)                => not known => unit-mismatch
	series_a.votes < fully_diluted()        => cannot tell => unit-mismatch
	pct(50) < months(6)                     => cannot tell => unit-mismatch
	months(6) > 0.5                         => cannot tell => unit-mismatch
	usd(3) > pct(50)                        => cannot tell => unit-mismatch
	months(3) > fully_diluted() / fully_diluted() => cannot tell => unit-mismatch
	months(3) + max(pct(5), 1)              => not known => unit-mismatch
	fully_diluted() < 2 * pct(50)           => cannot tell => unit-mismatch
	company.as_of + 3                       => not known => unit-mismatch
	company.as_of + company.as_of           => not known => unit-mismatch
	months(1) - company.as_of               => not known => unit-mismatch
	company.as_of * 2                       => not known => unit-mismatch
	company.as_of < months(2)               => cannot tell => unit-mismatch
	stakeholder.founder_1 < stakeholder.founder_1 => cannot tell => unit-mismatch
	stakeholder.founder_1 == "founder_1"    => cannot tell => unit-mismatch
	"a" < "b"                               => cannot tell => unit-mismatch
	"a" + "b"                               => not known => unit-mismatch
	true + 1                                => not known => unit-mismatch
	true + unknown("q")                     => not known => unit-mismatch
	-true                                   => not known => unit-mismatch
	1 && true                               => cannot tell => unit-mismatch
	1 && 2                                  => cannot tell => unit-mismatch unit-mismatch
	!3                                      => cannot tell => unit-mismatch
	3 ? 1 : 2                               => between 1 and 2 => unit-mismatch
	never > months(1)                       => cannot tell => unit-mismatch
	none + 1                                => not known => unit-mismatch
	-none                                   => not known => unit-mismatch
	[1] == ["a"]                            => cannot tell => unit-mismatch
	between(usd(1), fully_diluted())        => not known => unit-mismatch
	max(usd(1), fully_diluted())            => not known => unit-mismatch
	usd(fully_diluted())                    => not known => wrong-argument
	months(usd(3))                          => not known => wrong-argument
	owns(stock_class.series_a)              => not known => wrong-argument
	owns(3, 4)                              => not known => wrong-argument wrong-argument
	pct("15")                               => not known => wrong-argument
	owns()                                  => not known => wrong-arguments
	owns(1, 2, 3)                           => not known => wrong-arguments
	fully_diluted(1)                        => not known => wrong-arguments
	min()                                   => not known => wrong-arguments
	round(1, 2, 3)                          => not known => wrong-arguments
	round(1, 1.5)                           => not known => bad-argument
	round(1, -1)                            => not known => bad-argument
	round(1, 31)                            => not known => bad-argument
	date("2026-13-01")                      => not known => bad-argument
	company.as_of < "tomorrow"              => cannot tell => bad-argument
	input.pre_money < "80 apples"           => cannot tell => bad-argument
	usd("$80M")                             => not known => bad-argument
	usd("EUR 80M")                          => not known => bad-argument
	usd("1,25")                             => not known => bad-argument
	until("x", 3, "y")                      => not known => bad-argument bad-argument
	between(10, 4)                          => not known => bad-argument
	between(months(1), days(3))             => not known => bad-argument
	unknown("")                             => not known => bad-argument
	company.as_of + months(1.5)             => not known => bad-argument
	date("9999-12-01") + months(at_least(1)) => not known => bad-argument
	company.as_of + years(9000)             => not known => bad-argument
	company.as_of - years(3000)             => not known => bad-argument
	company.as_of + days(1e30)              => not known => bad-argument
	stakeholder.founder_2 == none           => cannot tell => unknown-name
	nobody + nothing                        => not known => unknown-name unknown-name
	fully_dilutd()                          => not known => unknown-function
	nofunction(nobody)                      => not known => unknown-name unknown-function
	twice(nobody)                           => not known => unknown-name
	false && nobody                         => no => unknown-name
	true ? 1 : nofunction()                 => 1 => unknown-function
	null == 3                               => cannot tell => null-value
	1e999 * 1e999 * 1e999                   => not known => too-large
`

func TestWorth(t *testing.T) {
	env := northwindEnv()
	for _, line := range lines(worth) {
		parts := strings.Split(line, "=>")
		source, want := strings.TrimSpace(parts[0]), strings.Join(strings.Fields(strings.Join(parts[1:], " => ")), " ")
		v, diags := Eval(parse(t, source), env)
		got := v.String()
		if open := v.Open(); len(open) > 0 && len(diags) == 0 {
			var questions []string
			for _, u := range open {
				questions = append(questions, u.Question)
			}
			got += " {" + strings.Join(questions, " | ") + "}"
		}
		for i, d := range diags {
			if i == 0 {
				got += " =>"
			}
			got += " " + string(d.Code)
			checkLetter(t, source, d)
		}
		// A "cannot tell" between literals' bounds need not repeat its questions in this table.
		if want == "cannot tell" && strings.HasPrefix(got, "cannot tell {How much") {
			got = want
		}
		if got != want {
			t.Errorf("%s\n  got  %s\n  want %s", source, got, want)
		}
	}
}

// The functions are told in order, and each is written as the table above writes it.
func TestBuiltins(t *testing.T) {
	names := BuiltinNames()
	if !slices.IsSorted(names) {
		t.Errorf("not in order: %v", names)
	}
	for _, name := range names {
		s, doc, ok := Builtin(name)
		if !ok || s.Name != name || doc == "" || !strings.HasPrefix(s.String(), name+"(") {
			t.Errorf("%s: %v %q", name, s, doc)
		}
		if !strings.Contains(worth, name+"(") {
			t.Errorf("%s has no line in the table", name)
		}
	}
	if _, _, ok := Builtin("fully_diluted"); ok {
		t.Error("a function of the Env's is taken for built in")
	}
}

// checkLetter holds what every diagnostic must have.
func checkLetter(t *testing.T, source string, d loadline.Diagnostic) {
	t.Helper()
	if d.Severity != loadline.Error || d.Summary.IsZero() || !d.At.Known() {
		t.Errorf("%s: an incomplete letter: %+v", source, d)
	}
	for _, text := range []loadline.Text{d.Summary, d.Detail, d.Hint} {
		if s := text.String(); strings.Contains(s, "%!") || strings.Contains(s, "\n") {
			t.Errorf("%s: a broken sentence: %q", source, s)
		}
	}
}
