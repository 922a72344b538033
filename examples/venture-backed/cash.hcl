# A made-up term sheet for Tidewright's Series B, all in money. It competes with credits.hcl beside it.
#
#   loadline what-if cash examples/venture-backed              what it takes, and what it leaves
#   loadline what-if cash credits examples/venture-backed      the two in columns
#   loadline what-if cash --without seat.board.series_b examples/venture-backed

input "cash_pre_money" {
  title = "Pre-money of Meridian"
  value = usd("60M")
  range = [usd("40M"), usd("100M")]
}

round "cash" {
  title                   = "Series B of Meridian, term sheet of 20 October 2026"
  date                    = "2026-12-15"
  pre_money               = input.cash_pre_money
  class                   = stock_class.series_b
  counts                  = "percent_ownership"
  pool_in_pre_money       = true
  protection_in_pre_money = false
  rounding                = "usual"

  investor "meridian" {
    stakeholder = stakeholder.meridian
    cash        = "USD 13M"
    credits     = none
  }

  # Takes up what its pro-rata right lets it (investors' rights agreement, 4.1).
  investor "northgate" {
    stakeholder = stakeholder.northgate
    cash        = "USD 2M"
    credits     = none
  }

  pool {
    plan     = stock_plan.plan_2025
    fraction = pct(10)
    of       = "post_money"
    counts   = "unissued"
  }

  stakeholder "meridian" {
    name         = "Meridian Growth Partners II, L.P."
    kind         = "institution"
    relationship = "investor"
    groups       = ["investors"]
  }

  stakeholder "ruth" {
    name         = "Ruth Adeyemi"
    kind         = "individual"
    relationship = "board_member"
    groups       = ["investors"]
  }

  document "term_sheet" {
    title  = "Term sheet of Meridian"
    kind   = "term_sheet"
    status = "draft"
    read   = true
  }

  stock_class "series_b" {
    name               = "Series B Preferred Stock"
    kind               = "preferred"
    votes_per_share    = 1
    authorized         = 4500000
    par                = "USD 0.0001"
    seniority          = 1
    anti_dilution      = "broad_based"
    anti_dilution_base = "granted"
    pay_to_play        = false
    dividend           = none
    source             = clause(document.term_sheet, "1")

    preference {
      multiple      = 1
      participation = "none"
      cap_multiple  = none
    }

    converts {
      into          = stock_class.common
      ratio         = 1
      rounding      = "down"
      follows_split = true
    }
  }

  stock_class "common" {
    authorized = 25000000
  }

  body "stockholders" {
    classes = [stock_class.common, stock_class.series_seed, stock_class.series_a, stock_class.series_b]
  }

  body "preferred" {
    classes = [stock_class.series_seed, stock_class.series_a, stock_class.series_b]
  }

  body "board" {
    seat "series_b" {
      title         = "Series B director"
      holder        = stakeholder.ruth
      elected_by    = majority(stock_class.series_b)
      designated_by = stakeholder.meridian
      observer      = false
      casting_vote  = false
      votes         = 1
      source        = clause(document.term_sheet, "5", "the holders of Series B Preferred shall be entitled to elect one director")
    }
  }

  consent "series_b_on_sale" {
    of     = majority(outstanding(stock_class.series_b))
    over   = [matter.sell_company]
    breach = "void"
    status = "draft"
    source = clause(document.term_sheet, "6", "a sale of the Company shall require the consent of the holders of a majority of the Series B Preferred")
  }
}
