package outlook_test

import "testing"

// A plan without uncertainty is a spreadsheet: each table below was done by hand.
func TestStoriesOfCash(t *testing.T) { tell(t, cashStories) }

var cashStories = []story{
	{"costs on the first day, income on the last", `
plan {
  cash   = 1000
  months = 3
  income "api" { start = 300 }
  cost "staff" {
    start = 500
    grows = 0.1
  }
}`, "", `
cash
	2027-01 1000 300 500 800 500 2027-01-01
	2027-02 800 300 550 550 250 2027-02-01
	2027-03 550 300 605 245 -55 2027-03-01
turns
	2027-03-01 cash out plan.cash 55
runways
	> plan.cash 2 2027-03-01 cash out
open
`},
	{"season, one-offs on their day, an end", `
plan {
  cash   = 1000
  months = 3
  income "api" {
    start  = 100
    season = [1, 0.5, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1]
    once   = [["2027-02-10", 40]]
  }
  cost "move" { once = [["2027-02-09", 400]] }
  cost "rent" {
    start = 200
    from  = "2027-02-15"
    to    = "2027-02-20"
  }
}`, "", `
flows
	2027-01-31 income income.api 100
	2027-02-01 cost cost.rent -200
	2027-02-09 cost cost.move -400
	2027-02-10 income income.api 40
	2027-02-28 income income.api 50
	2027-03-31 income income.api 200
cash
	2027-01 1000 100 0 1100 1000 2027-01-01
	2027-02 1100 90 600 590 500 2027-02-09
	2027-03 590 200 0 790 590 2027-03-01
`},
	{"paid after thirty days, and after a month", `
plan {
  cash   = 1000
  months = 3
  income "sales" {
    start      = 100
    from       = "2026-12-01"
    paid_after = days(30)
  }
  cost "agency" {
    start      = 70
    from       = "2027-01-01"
    paid_after = months(1)
  }
}`, "", `
flows
	2027-01-30 payment of what was used income.sales 100
	2027-01-31 income income.sales 0 l100
	2027-01-31 cost cost.agency 0 l70
	2027-02-28 payment of what was used cost.agency -70
	2027-02-28 income income.sales 0 l100
	2027-02-28 cost cost.agency 0 l70
	2027-03-02 payment of what was used income.sales 100
	2027-03-30 payment of what was used income.sales 100
	2027-03-31 payment of what was used cost.agency -70
	2027-03-31 income income.sales 0 l100
	2027-03-31 cost cost.agency 0 l70
`},
	{"restricted cash and a minimum are a line above zero", `
plan {
  cash         = 1000
  restricted   = 100
  minimum_cash = 300
  months       = 3
  cost "staff" { start = 350 }
}`, "", `
turns
	2027-02-01 covenant breached plan.minimum_cash 300
	2027-03-01 cash out plan.cash 150
runways
	> plan.cash 1 2027-02-01 covenant breached
`},
	{"estimates are taken at their middle, the geometric one where both ends are above zero", `
plan {
  cash   = 1000
  months = 1
  income "api" { start = between(100, 400) }
  cost "staff" { start = between(0, 100) }
}`, "", `
cash
	2027-01 1000 200 50 1150 950 2027-01-01
open
`},
	{"what nobody stated is asked, and the cautious end is counted", `
plan {
  cash   = 1000
  months = 2
  income "api" { start = unknown("What will the API bring?") }
  cost "staff" { start = 400 }
}`, "", `
cash
	2027-01 1000 0 400 600 600 2027-01-01
	2027-02 600 0 400 200 200 2027-02-01
runways
	plan.cash 2 lasts ?
open
	What will the API bring?: plan.cash: 0 is counted
`},
	{"a loan bears interest, is due, and its lender asks for cash", `
plan {
  cash   = 1000
  months = 3
}
loan "bank" {
  lender  = stakeholder.bank
  amount  = 600
  rate    = 0.12
  matures = "2027-03-16"
  covenant "liquidity" { minimum_cash = 990 }
}`, "", `
flows
	2027-01-31 interest loan.bank -6
	2027-02-28 interest loan.bank -6
	2027-03-16 interest loan.bank -2.9
	2027-03-16 repayment loan.bank -600
turns
	2027-02-28 covenant breached covenant.bank.liquidity 990
	2027-03-16 loan matures loan.bank 600
runways
	> plan.cash 1 2027-02-28 covenant breached
`},
	{"a loan that is called", `
plan {
  cash   = 1000
  months = 2
}
loan "bank" {
  lender  = stakeholder.bank
  amount  = 600
  rate    = 0
  matures = never
}`, "called bank 2027-02-10", `
flows
	2027-02-10 repayment loan.bank -600
`},
	{"a loan that was due and is still owed", `
plan {
  cash   = 1000
  months = 1
}
loan "bank" {
  lender  = stakeholder.bank
  amount  = 600
  rate    = 0.12
  matures = "2026-11-30"
}`, "", `
flows
	2027-01-01 repayment loan.bank -600
open
	When is loan.bank paid, which was due on 2026-11-30 and is still owed?: plan.cash: on the first day
`},
	{"tranches come where they must be paid and their condition is met", fundings, "", `
flows
	2027-01-10 funding tranche tranche.sure 50
open
	Will the condition of tranche.open be met: a model is trained?: plan.cash: it is not counted
	Will tranche.free be paid, or kept back?: plan.cash: it is not counted
`},
	{"with raises off none comes", fundings, "raises off", `
flows
open
`},
}

const fundings = `
plan {
  cash   = 100
  months = 2
}
tranche "sure" {
  by       = stakeholder.fund
  amount   = 50
  on       = "2027-01-10"
  withhold = false
}
tranche "open" {
  by       = stakeholder.fund
  amount   = 60
  on       = "2027-02-10"
  if       = "a model is trained"
  withhold = false
}
tranche "free" {
  by       = stakeholder.fund
  amount   = 60
  on       = "2027-02-10"
  withhold = true
}`

// cloud is a contract, less its dates of term.
const cloud = `
contract "cloud" {
  supplier = stakeholder.cumulus
  supplies = "compute"
  from     = "2027-01-01"
  to       = "2027-12-31"
  renews   = none
`

func TestStoriesOfContracts(t *testing.T) { tell(t, contractsStories) }

var contractsStories = []story{
	{"credits that expire first go first, and what is left of them is lost", cloud + `
  credits "late" {
    face    = 1000
    expires = "2027-12-31"
  }
  credits "early" {
    face    = 350
    expires = "2027-02-14"
  }
}
plan {
  cash   = 500
  months = 3
  cost "gpus" {
    start = 280
    on    = contract.cloud
  }
}`, "", `
flows
	2027-01-31 use cost.gpus 0 c280
	2027-02-14 use cost.gpus 0 c140
	2027-02-28 use cost.gpus 0 c140
	2027-03-31 use cost.gpus 0 c280
credits
	2027-01 early 280 0 0 70
	2027-01 late 0 0 0 1000
	2027-02 early 70 0 0 0
	2027-02 late 210 0 0 790
	2027-03 early 0 0 0 0
	2027-03 late 280 0 0 510
turns
	2027-02-14 credits used up credits.cloud.early 350
runways
	plan.cash 3 lasts
	> credits.cloud.early 1 2027-02-14 credits used up
	credits.cloud.late 3 lasts
`},
	{"credits that nobody uses expire", cloud + `
  credits "grant" {
    face     = 100
    expires  = "2027-01-31"
    excludes = ["marketplace"]
  }
}
plan {
  cash   = 500
  months = 2
  cost "data" {
    start   = 50
    purpose = "marketplace"
    on      = contract.cloud
  }
}`, "", `
credits
	2027-01 grant 0 100 0 0
	2027-02 grant 0 0 0 0
turns
	2027-01-31 credits expire credits.cloud.grant 100
cash
	2027-01 500 0 50 450 450 2027-01-31
	2027-02 450 0 50 400 400 2027-02-28
runways
	plan.cash 2 lasts
	> credits.cloud.grant 1 2027-01-31 credits expire
`},
	{"a shortfall is settled on each due day, and credits may pay it", cloud + `
  commitment "floor" {
    kind    = "take_or_pay"
    amount  = 1000
    binding = "binding"
    due     = ["2027-01-31", "2027-03-31"]
    paid_by = ["grant"]
  }
  credits "grant" {
    face            = 250
    from            = "2027-03-01"
    expires         = never
    pays_commitment = false
  }
}
plan {
  cash   = 2000
  months = 3
  cost "gpus" {
    start = 100
    on    = contract.cloud
  }
}`, "", `
commitments
	2027-01 floor 100 400 (0) 500
	2027-02 floor 200 400 (0) 400
	2027-03 floor 200 800 (150) 0
flows
	2027-01-31 use cost.gpus -100
	2027-01-31 shortfall commitment.cloud.floor -400
	2027-02-28 use cost.gpus -100
	2027-03-31 use cost.gpus 0 c100
	2027-03-31 shortfall commitment.cloud.floor -250 c150
turns
	2027-01-31 commitment falls short commitment.cloud.floor 400
	2027-03-31 credits used up credits.cloud.grant 250
	2027-03-31 commitment falls short commitment.cloud.floor 400
open
`},
	{"what is paid ahead is used first", cloud + `
  commitment "ahead" {
    kind    = "prepaid"
    amount  = 150
    binding = "binding"
    from    = "2027-01-01"
    to      = "2027-12-31"
    paid_by = none
  }
}
plan {
  cash   = 1000
  months = 2
  cost "gpus" {
    start = 100
    on    = contract.cloud
  }
}`, "", `
flows
	2027-01-01 prepayment commitment.cloud.ahead -150
	2027-01-31 use cost.gpus 0 p100
	2027-02-28 use cost.gpus -50 p50
commitments
	2027-01 ahead 100 0 (0) 50
	2027-02 ahead 150 0 (0) 0
`},
	{"a contract that stops takes its credits, its capacity and what is earned on it", stopping, "without cloud on 2027-02-15 until 2027-03-01 unowed", `
flows
	2027-01-31 use cost.gpus 0 c280
	2027-01-31 income income.api 560
	2027-02-14 use cost.gpus 0 c140
	2027-02-28 income income.api 280
	2027-03-31 use cost.gpus -280
	2027-03-31 income income.api 560
credits
	2027-01 grant 280 0 0 720
	2027-02 grant 140 0 580 0
	2027-03 grant 0 0 0 0
turns
	2027-02-15 contract stops contract.cloud 0
	2027-02-15 credits void credits.cloud.grant 580
	2027-03-01 substitute runs contract.cloud 0
open
`},
	{"what is open of a commitment may be owed then", stopping, "without cloud on 2027-02-15 owed", `
commitments
	2027-01 floor 280 0 (0) 720
	2027-02 floor 420 580 (0) 0
	2027-03 floor 420 580 (0) 0
cash
	2027-01 1000 560 0 1560 1000 2027-01-01
	2027-02 1560 280 580 1260 980 2027-02-15
	2027-03 1260 0 0 1260 1260 2027-03-01
`},
	{"credits of a contract that was over before are no credits", `
contract "cloud" {
  supplier = stakeholder.cumulus
  supplies = "compute"
  to       = "2026-12-31"
  renews   = none
  credits "grant" {
    face    = 1000
    expires = never
  }
}
plan {
  cash   = 1000
  months = 1
  cost "gpus" {
    start = 280
    on    = contract.cloud
  }
}`, "", `
flows
	2027-01-31 use cost.gpus -280
runways
	plan.cash 1 lasts
`},
	{"or nobody knows", stopping, "without cloud on 2027-02-15", `
open
	Is the open 580 of commitment.cloud.floor owed when contract.cloud stops?: plan.cash: nothing is
`},
}

const stopping = cloud + `
  commitment "floor" {
    kind    = "take_or_pay"
    amount  = 1000
    binding = "binding"
    paid_by = none
  }
  credits "grant" {
    face            = 1000
    expires         = never
    pays_commitment = true
  }
}
plan {
  cash   = 1000
  months = 3
  cost "gpus" {
    start = 280
    on    = contract.cloud
  }
  income "api" {
    start = 560
    on    = contract.cloud
  }
}`
