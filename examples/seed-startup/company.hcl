# Halyard Labs trains small models that plan maintenance for ships. This file is its whole cap table: who was issued
# what, on which terms, and what has happened since. Lines that begin with # are for people.
#
#   loadline who-owns examples/seed-startup              what everybody holds, on the day in as_of
#   loadline who-owns --as-of 2025-12-31 …               the same a year earlier: events are replayed up to the day
#   loadline check examples/seed-startup                 the claims at the end of this file
#   loadline explain stock_class                         what a block or an attribute means

company "halyard" {
  name       = "Halyard Labs, Inc."
  as_of      = "2026-11-01"
  currency   = "USD"
  law        = "us-de"
  authorized = 13500000 # 10,000,000 common and 3,500,000 preferred
}

# ---------------------------------------------------------------------------------------------------------------------
# Documents. An answer is "subject to" every document that nobody has read: it may say something else.

document "charter" {
  title      = "Amended and Restated Certificate of Incorporation"
  kind       = "charter"
  status     = "executed"
  read       = true
  path       = "documents/charter-2026-04.pdf"
  from       = "2026-04-14"
  amended_by = all(majority(stock_class.common), majority(stock_class.series_seed)) # kept for the questions on control
}

document "plan" {
  title  = "2024 Equity Incentive Plan"
  kind   = "plan"
  status = "executed"
  read   = true
}

document "seed_side_letter" {
  title  = "Side letter with Breakwater Ventures"
  kind   = "side_letter"
  status = "executed"
  read   = false # counsel has it; nobody here has looked
}

# ---------------------------------------------------------------------------------------------------------------------
# People and funds. The name behind the word stakeholder is the one that other facts use: stakeholder.noor.
# Groups are words of your own; answers add up by them and claims may speak of them: group.founders.

stakeholder "noor" {
  name         = "Noor Haddad"
  kind         = "individual"
  relationship = "founder"
  groups       = ["founders"]
}

stakeholder "elias" {
  name         = "Elias Brandt"
  kind         = "individual"
  relationship = "founder"
  groups       = ["founders"]
}

stakeholder "tomoko" {
  name         = "Tomoko Arai"
  kind         = "individual"
  relationship = "founder"
  groups       = ["founders"]
}

stakeholder "priya" {
  name         = "Priya Raman"
  kind         = "individual"
  relationship = "employee"
  groups       = ["staff"]
}

stakeholder "jonas" {
  name         = "Jonas Weber"
  kind         = "individual"
  relationship = "employee"
  groups       = ["staff"]
}

stakeholder "lucia" {
  name         = "Lucía Ferrer"
  kind         = "individual"
  relationship = "employee"
  groups       = ["staff"]
}

stakeholder "sam" {
  name         = "Sam Okoro"
  kind         = "individual"
  relationship = "employee"
  groups       = ["staff"]
}

stakeholder "advisor" {
  name         = "Prof. Ines Duarte"
  kind         = "individual"
  relationship = "advisor"
  groups       = ["staff"]
}

stakeholder "breakwater" {
  name         = "Breakwater Ventures II, L.P."
  kind         = "institution"
  relationship = "investor"
  groups       = ["investors"]
  affiliates   = [stakeholder.breakwater_angels] # managed by the same partners: they count as one
}

stakeholder "breakwater_angels" {
  name         = "Breakwater Angels Fund, L.P."
  kind         = "institution"
  relationship = "investor"
  groups       = ["investors"]
}

stakeholder "fairlead" {
  name         = "Fairlead Capital, LLC"
  kind         = "institution"
  relationship = "investor"
  groups       = ["investors"]
}

# ---------------------------------------------------------------------------------------------------------------------
# Stock. A right that is not stated is not known; Loadline then gives bounds and says which question would settle them.

stock_class "common" {
  name            = "Common Stock"
  kind            = "common"
  votes_per_share = 1
  authorized      = 10000000
  par             = "USD 0.0001"
  id_prefix       = "CS-"
  source          = clause(document.charter, "IV.A", "Each holder of Common Stock shall have one vote for each share")
}

stock_class "series_seed" {
  name                 = "Series Seed Preferred Stock"
  kind                 = "preferred"
  votes_per_share      = 1
  authorized           = 3500000
  par                  = "USD 0.0001"
  original_issue_price = input.seed_price # an expression: move the input and everything that hangs on it moves
  seniority            = 1
  id_prefix            = "PS-"
  source               = clause(document.charter, "IV.B")

  preference {
    multiple      = 1
    participation = "none"
    cap_multiple  = none
  }

  converts {
    into          = stock_class.common
    ratio         = 1
    price         = stock_class.series_seed.original_issue_price
    rounding      = "down"
    follows_split = true
    source        = clause(document.charter, "IV.B.4(d)")
  }
}

stock_plan "plan_2024" {
  name          = "2024 Equity Incentive Plan"
  classes       = [stock_class.common]
  reserved      = 1000000
  on_cancel     = "returns_to_pool"
  follows_split = true
  approved      = "2024-03-01"
  source        = clause(document.plan, "3.1")
}

# Nothing for a year, then a quarter at once, then 1/48 each month.
vesting "four_years" {
  title      = "Four years, one year cliff"
  over       = months(48)
  every      = months(1)
  cliff      = months(12)
  allocation = "cumulative_rounding"
}

vesting "two_years" {
  title      = "Two years, no cliff"
  over       = months(24)
  every      = months(1)
  cliff      = none
  allocation = "cumulative_rounding"
}

# A schedule may also be a graph of conditions: half when the product has launched, the rest over a year after that.
vesting "launch" {
  title      = "Half on launch, then twelve months"
  allocation = "cumulative_round_down"

  condition "start" {
    trigger = "start"
    next    = ["launched"]
  }

  condition "launched" {
    portion = 1 / 2
    trigger = "event"
    next    = ["monthly"]
  }

  condition "monthly" {
    portion = 1 / 24
    every   = months(1)
    times   = 12
    after   = "launched"
  }
}

# ---------------------------------------------------------------------------------------------------------------------
# What was issued. Each block is one certificate or one grant; events below end them and make new ones.

issue "noor" {
  stakeholder   = stakeholder.noor
  date          = "2024-02-01"
  number        = "CS-1"
  class         = stock_class.common
  shares        = 3000000
  price         = "USD 0.0001"
  vesting       = vesting.four_years
  vesting_start = "2024-02-01"
  kind          = "founders_stock"
}

issue "elias" {
  stakeholder   = stakeholder.elias
  date          = "2024-02-01"
  number        = "CS-2"
  class         = stock_class.common
  shares        = 2000000
  price         = "USD 0.0001"
  vesting       = vesting.four_years
  vesting_start = "2024-02-01"
  kind          = "founders_stock"
}

issue "tomoko" {
  stakeholder   = stakeholder.tomoko
  date          = "2024-02-01"
  number        = "CS-3"
  class         = stock_class.common
  shares        = 1000000
  price         = "USD 0.0001"
  vesting       = vesting.four_years
  vesting_start = "2024-02-01"
  kind          = "founders_stock"
}

grant "priya" {
  stakeholder    = stakeholder.priya
  date           = "2024-06-03"
  number         = "ES-1"
  plan           = stock_plan.plan_2024
  kind           = "option"
  shares         = 180000
  exercise_price = "USD 0.08"
  vesting        = vesting.four_years
  vesting_start  = "2024-05-15"
  early_exercise = false
  expires        = "2034-06-02"

  window {
    reason = "voluntary_other"
    within = months(3)
  }

  window {
    reason = "involuntary_with_cause"
    within = days(0)
  }
}

grant "jonas" {
  stakeholder    = stakeholder.jonas
  date           = "2024-09-02"
  number         = "ES-2"
  plan           = stock_plan.plan_2024
  kind           = "option"
  shares         = 120000
  exercise_price = "USD 0.08"
  vesting        = vesting.four_years
  vesting_start  = "2024-09-01"
  early_exercise = false
  expires        = "2034-09-01"
}

grant "sam" {
  stakeholder    = stakeholder.sam
  date           = "2024-09-02"
  number         = "ES-3"
  plan           = stock_plan.plan_2024
  kind           = "option"
  shares         = 96000
  exercise_price = "USD 0.08"
  vesting        = vesting.four_years
  vesting_start  = "2024-09-01"
  early_exercise = false
  expires        = "2034-09-01"

  window {
    reason = "voluntary_other"
    within = months(3)
  }
}

grant "lucia" {
  stakeholder    = stakeholder.lucia
  date           = "2025-03-03"
  number         = "ES-4"
  plan           = stock_plan.plan_2024
  kind           = "option"
  shares         = 100000
  exercise_price = "USD 0.15"
  vesting        = vesting.launch
  vesting_start  = "2025-03-01"
  early_exercise = unknown("Does Lucía's agreement allow early exercise? (option agreement of 2025-03-03)")
  expires        = "2035-03-02"
}

grant "advisor" {
  stakeholder    = stakeholder.advisor
  date           = "2025-03-03"
  number         = "ES-5"
  plan           = stock_plan.plan_2024
  kind           = "option"
  shares         = 24000
  exercise_price = "USD 0.15"
  vesting        = vesting.two_years
  vesting_start  = "2025-03-01"
  early_exercise = false
  expires        = "2035-03-02"
}

grant "priya_refresh" {
  stakeholder   = stakeholder.priya
  date          = "2026-06-01"
  number        = "ES-6"
  plan          = stock_plan.plan_2024
  kind          = "rsu"
  shares        = 48000
  vesting       = vesting.four_years
  vesting_start = "2026-06-01"
}

# Series Seed: 3,000,000 dollars at the price in the input below.
issue "breakwater_seed" {
  stakeholder = stakeholder.breakwater
  date        = "2026-04-15"
  number      = "PS-1"
  class       = stock_class.series_seed
  shares      = 2000000
  price       = stock_class.series_seed.original_issue_price
}

issue "fairlead_seed" {
  stakeholder = stakeholder.fairlead
  date        = "2026-04-15"
  number      = "PS-2"
  class       = stock_class.series_seed
  shares      = 500000
  price       = stock_class.series_seed.original_issue_price
}

# Two SAFEs of the summer after are still open: how many shares they become hangs on a later price.
safe "angels" {
  stakeholder   = stakeholder.breakwater_angels
  date          = "2026-08-10"
  invested      = "USD 250,000"
  cap           = "USD 15,000,000"
  cap_is        = "post_money"
  discount      = none
  mfn           = false
  shadow_series = true
  future_round  = true
}

safe "advisor" {
  stakeholder   = stakeholder.advisor
  date          = "2026-08-12"
  invested      = "USD 50,000"
  cap           = "USD 15,000,000"
  cap_is        = "post_money"
  discount      = unknown("The signed SAFE has a blank in the line of the discount: 0 or 20 percent?")
  mfn           = true
  shadow_series = true
  future_round  = true
}

# ---------------------------------------------------------------------------------------------------------------------
# What has happened since. An event ends a security or a part of it; Loadline makes the securities that come of it.

# Jonas buys the stock of 50,000 options. The stock is exercise.jonas_2026.result; the other 70,000 options stay.
exercise "jonas_2026" {
  of     = grant.jonas
  shares = 50000
  date   = "2026-09-15"
  number = "CS-4"
}

# The product launched: half of Lucía's grant vests.
vesting_event "launch" {
  of        = grant.lucia
  condition = "launched"
  date      = "2026-05-20"
}

# Sam leaves after 18 months: 36,000 of 96,000 options had vested, 60,000 are cancelled and return to the pool.
departure "sam" {
  stakeholder = stakeholder.sam
  reason      = "voluntary_other"
  date        = "2026-03-13"
}

cancellation "sam_unvested" {
  of     = grant.sam
  shares = 60000
  date   = "2026-03-13"
}

# Three months later his window has closed, and he has not exercised.
cancellation "sam_lapsed" {
  of     = grant.sam
  shares = 36000
  date   = "2026-06-14"
}

# Tomoko sells 100,000 vested shares to Noor.
transfer "tomoko_to_noor" {
  of     = issue.tomoko
  to     = stakeholder.noor
  shares = 100000
  date   = "2026-10-01"
  number = "CS-5"
}

valuation "v2026" {
  class = stock_class.common
  price = "USD 0.36"
  kind  = "409A"
  date  = "2026-05-01"
}

# ---------------------------------------------------------------------------------------------------------------------
# A value that can be moved, by a slider or by a question that asks what would have to change.

input "seed_price" {
  title = "Price of a Series Seed share"
  value = "USD 1.20"
  range = [0.90, 1.60]
}

# ---------------------------------------------------------------------------------------------------------------------
# Claims. Each is checked at every load, as a balance is in bookkeeping.

assert "the certificates add up" {
  that = outstanding() == 8550000
}

assert "common is what the stock ledger says" {
  that = outstanding(stock_class.common) == 6050000
}

# 8,550,000 outstanding, 422,000 under grants, 528,000 in the pool; the SAFEs stand beside it.
assert "the cap table ties out" {
  that = fully_diluted() == 9500000
}

assert "no more Series Seed than the charter allows" {
  that = issued(stock_class.series_seed) <= stock_class.series_seed.authorized
}

assert "the pool is not overdrawn" {
  that = available(stock_plan.plan_2024) >= 0
}

assert "Sam's options are back in the pool" {
  that = available(stock_plan.plan_2024) == 1000000 - 180000 - 120000 - 100000 - 24000 - 48000
}

assert "Noor has vested 33 months" {
  that = vested(stakeholder.noor) >= 3000000 * 33 / 48
}

assert "the founders hold most of the votes" {
  that = votes(group.founders) / votes() > 2 / 3
}

assert "the founders keep six tenths fully diluted" {
  that = share_of(group.founders) > pct(60)
}

assert "Noor alone has no majority" {
  that = fully_diluted(stakeholder.noor) / fully_diluted() < 1 / 2
}

# ---------------------------------------------------------------------------------------------------------------------
# Load lines

limit "the founders keep most of the votes" {
  holds = vote_share(group.founders) > 1 / 2
}

limit "the founders keep six tenths, fully diluted" {
  holds = owns(group.founders) >= 6 / 10
}

limit "the pool is not overdrawn" {
  holds = available(stock_plan.plan_2024) >= 0
}
