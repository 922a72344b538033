package outlook_test

import (
	"testing"

	"loadline"
	"loadline/outlook"
)

// What moves a plan: drivers, teams, milestones and raises, each table done by hand.
func TestStoriesOfWhatMovesAPlan(t *testing.T) { tell(t, movingStories) }

var movingStories = []story{
	{"a driver: 1000 users, a tenth more each month, at 2 each", `
plan {
  cash   = 10000
  months = 3
  driver "users" {
    start = 1000
    next  = prior * 1.1
  }
  driver "price" { start = 2 }
  income "api" { amount = driver.users * driver.price }
}`, "", `
cash
	2027-01 10000 2000 0 12000 10000 2027-01-01
	2027-02 12000 2200 0 14200 12000 2027-02-01
	2027-03 14200 2420 0 16620 14200 2027-03-01
`},
	{"a driver of what was two months before: nothing, nothing, then a tenth of the first month", `
plan {
  cash   = 0
  months = 3
  driver "support" {
    start = 0
    next  = ago(income.api, 2) / 10
  }
  income "api" { start = 100 }
  cost "support" { amount = driver.support }
}`, "", `
flows
	2027-01-31 income income.api 100
	2027-02-28 income income.api 100
	2027-03-01 cost cost.support -10
	2027-03-31 income income.api 100
`},
	{"a team: two at 10,000 a month and a fifth on top, one more each month, three at most", `
plan {
  cash   = 200000
  months = 4
  hire "research" {
    people = 2
    adds   = 1
    most   = 3
    salary = 120000
    on_top = 0.2
  }
}`, "", `
flows
	2027-01-01 cost hire.research -24000
	2027-02-01 cost hire.research -36000
	2027-03-01 cost hire.research -36000
	2027-04-01 cost hire.research -36000
`},
	{"a team that grows only while there is air for four months", `
plan {
  cash   = 100
  months = 4
  hire "research" {
    people = 1
    adds   = 1
    salary = 120
    when   = runway >= 4
  }
}`, "", `
flows
	2027-01-01 cost hire.research -10
	2027-02-01 cost hire.research -20
	2027-03-01 cost hire.research -20
	2027-04-01 cost hire.research -20
`}, // after January 90 are left for 10 a month; after February 70 for 20
	{"a milestone that users reach in March, and what is spent after it", `
milestone "launch" {
  reached = none
  when    = driver.users >= 1200
}
plan {
  cash   = 1000
  months = 5
  driver "users" {
    start = 1000
    next  = prior * 1.1
  }
  cost "sales" {
    start = 50
    when  = milestone.launch
  }
}`, "", `
flows
	2027-04-01 cost cost.sales -50
	2027-05-01 cost cost.sales -50
turns
	2027-03-31 milestone reached milestone.launch 0
`},
	{"a raise on hope: none succeeds in the middle", `
plan {
  cash   = 1000
  months = 4
  cost "staff" { start = 200 }
  raise "next" {
    amount   = 12 * net_burn
    when     = runway < 4
    succeeds = 0.9
    takes    = months(1)
  }
}`, "", `
turns
	2027-02-28 raise begins raise.next 2400
	2027-03-31 raise fails raise.next 0
cash
	2027-01 1000 0 200 800 800 2027-01-01
	2027-02 800 0 200 600 600 2027-02-01
	2027-03 600 0 200 400 400 2027-03-01
	2027-04 400 0 200 200 200 2027-04-01
`},
	{"a raise on a coin of a half and a chance of nine tenths, with its cost; the next a quarter later", `
plan {
  cash   = 1000
  months = 6
  cost "staff" { start = 200 }
  raise "next" {
    amount   = 2 * net_burn
    when     = runway < 4
    succeeds = 0.9
    takes    = months(1)
    again    = months(3)
    cost     = 10
  }
}`, "coin next 0.5", `
turns
	2027-02-28 raise begins raise.next 400
	2027-03-31 raise closes raise.next 400
	2027-05-31 raise begins raise.next 400
	2027-06-30 raise closes raise.next 400
cash
	2027-01 1000 0 200 800 800 2027-01-01
	2027-02 800 0 210 590 600 2027-02-01
	2027-03 590 400 200 790 390 2027-03-01
	2027-04 790 0 200 590 590 2027-04-01
	2027-05 590 0 210 380 390 2027-05-01
	2027-06 380 400 200 580 180 2027-06-01
`},
	{"who has no cash left raises none", `
plan {
  cash   = 100
  months = 2
  cost "staff" { start = 200 }
  raise "next" {
    amount   = 1000
    when     = true
    succeeds = 1
    takes    = months(0)
  }
}`, "coin next 0", `
turns
	2027-01-01 cash out plan.cash 100
`},
	{"judged monthly, what comes in within the month pays what went out before", `
plan {
  cash   = 100
  months = 2
  judged = "monthly"
  income "api" { start = 150 }
  cost "staff" { start = 200 }
}`, "", `
cash
	2027-01 100 150 200 50 50 2027-01-31
	2027-02 50 150 200 0 0 2027-02-28
turns
`},
}

// The middles of distributions: of each what half lies below, from tables.
func TestMiddlesOfDistributions(t *testing.T) {
	for _, s := range []struct{ written, want string }{
		{"normal(5, 2)", "5"},
		{"lognormal(3, 0.4)", "3"},
		{"uniform(1, 4)", "2.5"},
		{"triangular(0, 8, 8)", "5.65685424949"}, // 8 √½
		{"triangular(0, 0, 8)", "2.34314575051"}, // 8 − 8 √½
		{"beta(1, 1)", "0.5"},                    // uniform
		{"beta(2, 2, 10, 30)", "20"},             // symmetric
		{"beta(1, 2)", "0.2928932188"},           // 1 − √½
		{"choice([3, 1, 2], [1, 1, 2])", "2"},    //
		{"choice([1, 9], [0.4, 0.6])", "9"},      //
		{"samples([5, 1, 3])", "3"},              //
		{"logitnormal(0.2, 0.8)", "0.5"},         // odds 1/4 and 4
		{"between(4, 9)", "6"},                   // √36
		{"between(-2, 4)", "1"},                  //
	} {
		c := companyOf(t, "uncertain \"x\" { value = "+s.written+" }\nplan {\n cash = 100\n months = 1\n income \"a\" { amount = uncertain.x }\n income \"b\" { start = uncertain.x }\n}")
		course, problems := outlook.Reckon(c, outlook.Premise{})
		n := c.Uncertain[0].Value
		got, _ := outlook.Middle(n)
		if len(problems) > 0 || got.Round(10, loadline.HalfUp).String() != round10(s.want) {
			t.Errorf("%s: %v, want %s (%s)", s.written, got, s.want, list(problems))
		}
		flows := course.Months[0].Flows
		if len(flows) != 2 || flows[0].Cash != flows[1].Cash {
			t.Errorf("%s: %v as an expression and as a figure", s.written, flows)
		}
	}
}

func round10(s string) string {
	r, _ := loadline.ParseDecimal(s)
	return r.Round(10, loadline.HalfUp).String()
}
