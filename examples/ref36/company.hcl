# The reference forecast on which every speed of the forecast is measured: a company that sells one product, with seven figures that
# chance decides once, two that it decides each month, and raises that may fail.

company "ref36" {
  name     = "Reference 36, Inc."
  as_of    = "2026-11-01"
  currency = "USD"
}

stakeholder "founders" {
  name   = "The founders"
  groups = ["founders"]
}

stakeholder "others" {
  name   = "Everybody else"
  groups = ["outside"]
}

stock_class "common" {
  name            = "Common"
  kind            = "common"
  votes_per_share = 1
}

issue "founders" {
  stakeholder = stakeholder.founders
  class       = stock_class.common
  shares      = 5500000
  date        = "2025-01-15"
}

issue "others" {
  stakeholder = stakeholder.others
  class       = stock_class.common
  shares      = 4500000
  date        = "2025-01-15"
}

uncertain "growth" {
  title = "By which factor users grow a month"
  value = between(1.01, 1.12)
}

uncertain "decline" {
  title = "By how much the price falls a month, as a logarithm"
  value = between(0.005, 0.04)
}

uncertain "unit_cost" {
  title = "What serving costs of each dollar earned, at first"
  value = between(0.35, 0.70)
}

uncertain "cost_decline" {
  title = "By which part serving gets cheaper a month"
  value = between(0.01, 0.04)
}

uncertain "fixed" {
  title = "What everything else costs a month, at first"
  value = between(0.9e6, 1.4e6)
}

uncertain "multiple" {
  title = "How many times a year's revenue investors pay"
  value = between(6, 20)
}

uncertain "odds" {
  title = "The chance that an attempt to raise succeeds"
  value = logitnormal(0.25, 0.70)
}

uncertain "users_noise" {
  value = normal(0, 0.06)
  drawn = "monthly"
}

uncertain "price_noise" {
  value = normal(0, 0.02)
  drawn = "monthly"
}

plan {
  cash   = 12e6
  months = 36
  judged = "monthly"

  driver "users" {
    start = uncertain.growth * exp(uncertain.users_noise)
    next  = prior * uncertain.growth * exp(uncertain.users_noise)
  }

  driver "price" {
    start = exp(uncertain.price_noise - uncertain.decline)
    next  = prior * exp(uncertain.price_noise - uncertain.decline)
  }

  driver "unit_cost" {
    start = 0.5e6 * uncertain.unit_cost
    next  = prior * (1 - uncertain.cost_decline)
  }

  driver "fixed" {
    start = 1.015 * uncertain.fixed
    next  = 1.015 * prior
  }

  income "revenue" {
    amount  = 0.5e6 * driver.users * driver.price
    purpose = "product"
  }

  cost "serving" {
    amount  = driver.unit_cost * driver.users
    purpose = "product"
  }

  cost "fixed" {
    amount  = driver.fixed
    purpose = "research"
  }

  raise "next" {
    amount    = 18 * net_burn
    pre_money = max(12 * income.revenue * uncertain.multiple, 10e6)
    when      = net_burn > 0 && runway < 9
    succeeds  = uncertain.odds
    takes     = months(0)
    again     = months(3)
  }
}

limit "the founders have most votes" {
  holds = vote_share(group.founders) > pct(50)
}
