# Tannwerk KI GmbH: a made-up company with a convertible loan (Wandeldarlehen), virtual shares (VSOP) and the term sheet of a cloud
# company whose money is partly kept for its own services.
#
#   loadline who-gets 8M examples/gmbh-loan       a sale: the loan, then shares and virtual shares alike
#   loadline check examples/gmbh-loan             among others: what is reserved is no free contribution

company "tannwerk" {
  name     = "Tannwerk KI GmbH"
  as_of    = "2026-11-24"
  currency = "EUR"
  law      = "de-gmbh"
}

document "satzung" {
  title  = "Gesellschaftsvertrag of 3 February 2025"
  kind   = "articles"
  status = "executed"
  read   = true
}

stakeholder "mira_holm" {
  name   = "Mira Holm"
  kind   = "individual"
  groups = ["founders"]
}

stakeholder "leon_adler" {
  name   = "Leon Adler"
  kind   = "individual"
  groups = ["founders"]
}

stakeholder "elbufer" {
  name   = "Elbufer Beteiligungen GmbH"
  kind   = "institution"
  groups = ["investors"]
}

stakeholder "wolkenwerk" {
  name   = "Wolkenwerk Cloud AG"
  kind   = "institution"
  groups = ["outside"]
}

stakeholder "sanja_petric" {
  name   = "Sanja Petrić"
  kind   = "individual"
  groups = ["staff"]
}

stock_class "geschaeftsanteile" {
  name            = "Geschäftsanteile"
  kind            = "common"
  par             = "EUR 1"
  votes_per_share = 1
  authorized      = 25000
}

issue "issue_1_15000" {
  stakeholder = stakeholder.mira_holm
  number      = "1-15000"
  class       = stock_class.geschaeftsanteile
  shares      = 15000
  date        = "2025-02-03"
}

issue "issue_15001_25000" {
  stakeholder = stakeholder.leon_adler
  number      = "15001-25000"
  class       = stock_class.geschaeftsanteile
  shares      = 10000
  date        = "2025-02-03"
}

# ---------------------------------------------------------------------------------------------------------------------
# Virtual shares: settled in cash, never a share, with a base price of EUR 40; a sale makes them vest.

vesting "four_years" {
  over       = months(48)
  every      = months(1)
  cliff      = months(12)
  allocation = "cumulative_rounding"
}

grant "sanja" {
  stakeholder    = stakeholder.sanja_petric
  date           = "2025-11-24"
  class          = stock_class.geschaeftsanteile
  kind           = "cash_sar"
  shares         = 1000
  exercise_price = "EUR 40"
  vesting        = vesting.four_years
  vesting_start  = "2025-11-24"
  expires        = never
  accelerates    = "single_trigger"
}

# ---------------------------------------------------------------------------------------------------------------------
# The convertible loan: EUR 500,000 at 6% since a year ago, a cap of EUR 4M before the money.

note "wandeldarlehen" {
  stakeholder = stakeholder.elbufer
  date        = "2025-11-24"
  invested    = "EUR 500,000"
  cap         = "EUR 4,000,000"
  cap_is      = "pre_money"
  discount    = pct(20)
  day_count   = "actual_365"
  compounding = "simple"
  maturity    = "2027-11-24"
  qualified   = "EUR 1,000,000"
  seniority   = 1

  interest {
    rate = pct(6)
    from = "2025-11-24"
  }
}

# ---------------------------------------------------------------------------------------------------------------------
# The term sheet of the cloud company: two million in money, of which three quarters must be spent with it.

round "wolkenwerk" {
  title             = "Term sheet of Wolkenwerk Cloud AG"
  pre_money         = "EUR 10M"
  class             = stock_class.geschaeftsanteile
  counts            = "percent_ownership"
  pool_in_pre_money = true

  investor "wolkenwerk" {
    stakeholder = stakeholder.wolkenwerk
    cash        = "EUR 2M"
    reserved    = "EUR 1.5M"
    credits     = none
  }
}

# ---------------------------------------------------------------------------------------------------------------------
# Who decides: the articles are silent, so that three quarters of the votes cast raise the capital (§§ 53, 55 GmbHG).

body "gesellschafter" {
  title   = "Meeting of shareholders"
  kind    = "stockholders"
  classes = [stock_class.geschaeftsanteile]
}

matter "amend_articles" {
  title   = "Amend the articles, as to raise the capital"
  kind    = "amend_charter"
  of      = document.satzung
  effects = [amend(document.satzung, "as resolved")]
}

assert "the shares add up to the Stammkapital" {
  that = outstanding() == 25000
}

limit "the founders hold a majority of the votes" {
  holds = vote_share(group.founders) > 1 / 2
}
