package outlook_test

import "testing"

// A run of 10^9 parameters on 3,560.4·10^9 tokens takes 12,000 hours of an H100 that reaches half of its peak:
// 6 · 10^9 · 3,560.4·10^9 operations / (989·10^12 a second · 0.5 · 3600). A load of 890.1·10^9 tokens takes 1,000:
// 2 · 10^9 · 890.1·10^9 / (989·10^12 · 0.5 · 3600).
const base = `
    parameters  = 1e9
    tokens      = 3560.4e9
    chip        = "H100 SXM"
    utilisation = 0.5
    price       = 2
`

func TestStoriesOfRuns(t *testing.T) { tell(t, runsStories) }

var runsStories = []story{
	{"a run takes as long as reserved capacity lets it", cloud + `
  capacity = 6000
}
plan {
  cash   = 100000
  months = 4
  train "base" {` + base + `
    from = "2027-02-01"
    on   = contract.cloud
  }
}`, "", `
capacity
	2027-01 cloud 6000 0 6000 0 0
	2027-02 cloud 6000 6000 0 0 0
	2027-03 cloud 6000 6000 0 0 0
	2027-04 cloud 6000 0 6000 0 0
runs
	base 12000 2027-02-01 2027-03-31 24000 0
flows
	2027-02-28 use train.base -12000
	2027-03-31 use train.base -12000
turns
	2027-02-01 run starts train.base 12000
	2027-03-31 run ends train.base 12000
runways
	plan.cash 4 lasts
	capacity.cloud 4 lasts
`},
	{"a run with an end buys on demand what is not reserved", cloud + `
  capacity = 5000
}
plan {
  cash   = 100000
  months = 3
  train "base" {` + base + `
    from = "2027-02-01"
    to   = "2027-02-28"
    on   = contract.cloud
  }
}`, "", `
capacity
	2027-01 cloud 5000 0 5000 0 0
	2027-02 cloud 5000 5000 0 7000 0
	2027-03 cloud 5000 0 5000 0 0
turns
	2027-02-01 run starts train.base 12000
	2027-02-01 capacity falls short capacity.cloud 7000
	2027-02-28 run ends train.base 12000
runways
	plan.cash 3 lasts
	> capacity.cloud 1 2027-02-01 capacity falls short
`},
	{"a run on no contract takes a month", `
plan {
  cash   = 100000
  months = 2
  train "base" {` + base + `
    from = "2027-01-15"
  }
}`, "", `
runs
	base 12000 2027-01-01 2027-01-31 24000 0
`},
	{"a run slips by the days on which nothing supplies it", cloud + `
  capacity = 6000
}
plan {
  cash   = 100000
  months = 5
  train "base" {` + base + `
    from = "2027-02-01"
    to   = "2027-03-04"
    on   = contract.cloud
  }
}`, "without cloud on 2027-03-01 until 2027-04-01 unowed", `
runs
	base 12000 2027-02-01 2027-05-01 24000 0
turns
	2027-02-01 run starts train.base 12000
	2027-03-01 contract stops contract.cloud 0
	2027-04-01 substitute runs contract.cloud 0
	2027-04-01 capacity falls short capacity.cloud 101.695
	2027-05-01 run ends train.base 12000
	2027-05-01 run slips train.base 31
`},
	{"a load of serving grows, and goes before training", cloud + `
  capacity = 1000
}
plan {
  cash   = 100000
  months = 3
  serve "api" {
    parameters  = 1e9
    tokens_in   = 445.05e9
    tokens_out  = 445.05e9
    grows       = 0.1
    chip        = "H100 SXM"
    utilisation = 0.5
    price       = 2
    on          = contract.cloud
  }
}`, "", `
capacity
	2027-01 cloud 1000 1000 0 0 0
	2027-02 cloud 1000 1000 0 100 0
	2027-03 cloud 1000 1000 0 210 0
cash
	2027-01 100000 0 2000 98000 98000 2027-01-31
	2027-02 98000 0 2200 95800 95800 2027-02-28
	2027-03 95800 0 2420 93380 93380 2027-03-31
`},
}
