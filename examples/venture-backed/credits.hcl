# A made-up term sheet of Tidewright's cloud supplier: more headline, most of it in credits for its own services. The headline
# price is above what the Series A paid. What the company is given is worth between 40 and 90 percent of the credits' face, and
# at the lower end less a share than the Series A paid: an up round that adjusts the Series A.
#
#   loadline what-if credits examples/venture-backed
#   loadline what-if credits --without consent.cumulus_on_ceo examples/venture-backed

input "credits_pre_money" {
  title = "Pre-money of Cumulus"
  value = usd("80M")
  range = [usd("40M"), usd("120M")]
}

round "credits" {
  title                   = "Series B of Cumulus, term sheet of 27 October 2026"
  date                    = "2026-12-15"
  pre_money               = input.credits_pre_money
  class                   = stock_class.series_b
  counts                  = "percent_ownership"
  pool_in_pre_money       = true
  protection_in_pre_money = false
  rounding                = "usual"

  investor "cumulus" {
    stakeholder = stakeholder.cumulus
    cash        = "USD 5M"
    credits     = "USD 25M"
    worth       = between(0.4, 0.9)
    expires     = "2028-12-14"
    clawback    = false
  }

  document "term_sheet" {
    title  = "Term sheet of Cumulus"
    kind   = "term_sheet"
    status = "draft"
    read   = true
  }

  stock_class "series_b" {
    name               = "Series B Preferred Stock"
    kind               = "preferred"
    votes_per_share    = 1
    authorized         = 6000000
    par                = "USD 0.0001"
    seniority          = 2
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
    authorized = 27000000
  }

  body "stockholders" {
    classes = [stock_class.common, stock_class.series_seed, stock_class.series_a, stock_class.series_b]
  }

  body "preferred" {
    classes = [stock_class.series_seed, stock_class.series_a, stock_class.series_b]
  }

  # The observer becomes a director.
  body "board" {
    seat "cumulus" {
      title         = "Series B director"
      holder        = stakeholder.cumulus
      elected_by    = majority(stock_class.series_b)
      designated_by = stakeholder.cumulus
      observer      = false
      casting_vote  = false
      votes         = 1
      source        = clause(document.term_sheet, "4", "one director designated by Cumulus")
    }
  }

  consent "cumulus_on_ceo" {
    of     = stakeholder.cumulus
    over   = [matter.remove_ceo, matter.appoint_ceo]
    breach = "void"
    status = "draft"
    source = clause(document.term_sheet, "5(a)", "the Company shall not appoint or remove its Chief Executive Officer without the consent of Cumulus")
  }

  consent "series_b_on_sale" {
    of     = majority(outstanding(stock_class.series_b))
    over   = [matter.sell_company]
    breach = "void"
    status = "draft"
    source = clause(document.term_sheet, "5(b)", "a sale of the Company shall require the consent of the holders of a majority of the Series B Preferred")
  }

  # Exclusivity: compute of others is bought in breach, unless Cumulus agrees.
  matter "buy_compute_elsewhere" {
    title  = "Buy compute of another supplier"
    kind   = "sign_compute_contract"
    needs  = any(office.ceo, majority(body.board))
    source = clause(document.bylaws, "2.3")
  }

  consent "cumulus_exclusive" {
    of     = stakeholder.cumulus
    over   = [matter.buy_compute_elsewhere]
    breach = "damages"
    status = "draft"
    source = clause(document.term_sheet, "7", "until 31 December 2029 Cumulus shall be the exclusive supplier of compute for training")
  }

  right "cumulus_match_on_sale" {
    kind   = "match"
    of     = stakeholder.cumulus
    over   = [matter.sell_company, matter.sell_shares]
    days   = days(30)
    status = "draft"
    source = clause(document.term_sheet, "8", "a right to match any offer to acquire the Company, for 30 days")
  }
}
