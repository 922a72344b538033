# Tidewright AI, Inc.: a made-up Delaware company that trains models which plan the maintenance of ships, three months after
# its Series A. Its documents are the usual ones of such a round, with the brackets filled in.
#
#   loadline who-can examples/venture-backed                       every matter, one line each
#   loadline who-can sell_company examples/venture-backed          who sells it, who can stop that, what only costs
#   loadline who-can remove_ceo --horizon elections examples/venture-backed
#   loadline who-can --as-of 2026-08-15 examples/venture-backed    while the mutual seat was filled

company "tidewright" {
  name       = "Tidewright AI, Inc."
  as_of      = "2026-11-01"
  currency   = "USD"
  law        = "venture" # Delaware law, and what such documents usually say
  authorized = 19500000
}

# ---------------------------------------------------------------------------------------------------------------------
# Documents

document "charter" {
  title      = "Amended and Restated Certificate of Incorporation"
  kind       = "charter"
  status     = "executed"
  read       = true
  from       = "2026-08-03"
  amended_by = all(majority(body.board), majority(outstanding(body.stockholders)), at_least(pct(60), outstanding(body.preferred)))
}

document "bylaws" {
  title      = "Bylaws"
  kind       = "bylaws"
  status     = "executed"
  read       = true
  amended_by = any(majority(body.board), majority(outstanding(body.stockholders)))
}

document "voting_agreement" {
  title      = "Voting Agreement"
  kind       = "voting_agreement"
  status     = "executed"
  read       = true
  from       = "2026-08-03"
  amended_by = all(at_least(pct(60), outstanding(body.preferred)), majority(outstanding(stock_class.common)))
}

document "investor_rights" {
  title      = "Investors' Rights Agreement"
  kind       = "investor_rights_agreement"
  status     = "executed"
  read       = true
  from       = "2026-08-03"
  amended_by = at_least(pct(60), outstanding(body.preferred))
}

document "refusal_agreement" {
  title  = "Right of First Refusal and Co-Sale Agreement"
  kind   = "first_refusal_agreement"
  status = "executed"
  read   = true
  from   = "2026-08-03"
}

document "cloud" {
  title  = "Cloud services agreement and side letter with Cumulus"
  kind   = "side_letter"
  status = "executed"
  read   = true
  from   = "2026-08-03"
}

document "plan" {
  title  = "2025 Equity Incentive Plan"
  kind   = "plan"
  status = "executed"
  read   = true
}

# ---------------------------------------------------------------------------------------------------------------------
# People and funds

stakeholder "ines" {
  name         = "Ines Carvalho"
  kind         = "individual"
  relationship = "founder"
  groups       = ["founders"]
}

stakeholder "oskar" {
  name         = "Oskar Lund"
  kind         = "individual"
  relationship = "founder"
  groups       = ["founders"]
}

stakeholder "lena" {
  name         = "Lena Petrov"
  kind         = "individual"
  relationship = "employee"
  groups       = ["staff"]
}

stakeholder "maya" {
  name         = "Maya Okafor"
  kind         = "individual"
  relationship = "board_member"
  groups       = ["independent"]
}

stakeholder "helena" {
  name         = "Helena Brandt"
  kind         = "individual"
  relationship = "board_member"
  groups       = ["investors"]
}

stakeholder "samuel" {
  name         = "Samuel Reyes"
  kind         = "individual"
  relationship = "board_member"
  groups       = ["independent"]
}

stakeholder "noriko" {
  name         = "Noriko Hayashi"
  kind         = "individual"
  relationship = "advisor"
  groups       = ["independent"]
}

stakeholder "northgate" {
  name         = "Northgate Ventures IV, L.P."
  kind         = "institution"
  relationship = "investor"
  groups       = ["investors"]
}

stakeholder "harbor" {
  name         = "Harbor Seed Fund, L.P."
  kind         = "institution"
  relationship = "investor"
  groups       = ["investors"]
}

stakeholder "anders" {
  name         = "Anders Falk"
  kind         = "individual"
  relationship = "investor"
  groups       = ["angels"]
}

# Sells the compute and holds a part of the Series A.
stakeholder "cumulus" {
  name         = "Cumulus Cloud, Inc."
  kind         = "institution"
  relationship = "investor"
  groups       = ["outside"]
}

# ---------------------------------------------------------------------------------------------------------------------
# Stock: 7,300,000 common, 1,500,000 Series Seed, 3,000,000 Series A

stock_class "common" {
  name            = "Common Stock"
  kind            = "common"
  votes_per_share = 1
  authorized      = 15000000
  par             = "USD 0.0001"
  source          = clause(document.charter, "IV.A.2", "one vote for each share of Common Stock held")
}

stock_class "series_seed" {
  name                 = "Series Seed Preferred Stock"
  kind                 = "preferred"
  votes_per_share      = 1
  authorized           = 1500000
  par                  = "USD 0.0001"
  original_issue_price = "USD 1.00"
  seniority            = 1
  anti_dilution        = none
  pay_to_play          = false
  dividend             = none
  source               = clause(document.charter, "IV.B.3.1", "the number of whole shares of Common Stock into which the shares are convertible")

  preference {
    multiple      = 1
    participation = "none"
    cap_multiple  = none
  }

  converts {
    into          = stock_class.common
    ratio         = 1
    price         = "USD 1.00"
    rounding      = "down"
    follows_split = true
    source        = clause(document.charter, "IV.B.4.1")
  }
}

stock_class "series_a" {
  name                 = "Series A Preferred Stock"
  kind                 = "preferred"
  votes_per_share      = 1
  authorized           = 3000000
  par                  = "USD 0.0001"
  original_issue_price = "USD 4.00"
  seniority            = 1
  anti_dilution        = "broad_based"
  anti_dilution_base   = "granted"
  pay_to_play          = false
  dividend             = none
  source               = clause(document.charter, "IV.B.3.1", "the number of whole shares of Common Stock into which the shares are convertible")

  preference {
    multiple      = 1
    participation = "none"
    cap_multiple  = none
  }

  converts {
    into          = stock_class.common
    ratio         = 1
    price         = "USD 4.00"
    rounding      = "down"
    follows_split = true
    source        = clause(document.charter, "IV.B.4.1")
  }
}

stock_plan "plan_2025" {
  name          = "2025 Equity Incentive Plan"
  classes       = [stock_class.common]
  reserved      = 1500000
  on_cancel     = "returns_to_pool"
  follows_split = true
  source        = clause(document.plan, "3.1")
}

vesting "four_years" {
  title      = "Four years, one year cliff"
  over       = months(48)
  every      = months(1)
  cliff      = months(12)
  allocation = "cumulative_rounding"
}

issue "ines" {
  stakeholder   = stakeholder.ines
  date          = "2025-01-15"
  class         = stock_class.common
  shares        = 4000000
  price         = "USD 0.0001"
  kind          = "founders_stock"
  vesting       = vesting.four_years
  vesting_start = "2025-01-15"
}

issue "oskar" {
  stakeholder   = stakeholder.oskar
  date          = "2025-01-15"
  class         = stock_class.common
  shares        = 3000000
  price         = "USD 0.0001"
  kind          = "founders_stock"
  vesting       = vesting.four_years
  vesting_start = "2025-01-15"
}

issue "lena" {
  stakeholder = stakeholder.lena
  date        = "2026-03-02"
  class       = stock_class.common
  shares      = 300000
  price       = "USD 0.20"
}

grant "lena" {
  stakeholder    = stakeholder.lena
  date           = "2026-03-02"
  plan           = stock_plan.plan_2025
  kind           = "option"
  shares         = 200000
  exercise_price = "USD 0.20"
  vesting        = vesting.four_years
  vesting_start  = "2026-03-02"
  early_exercise = false
  expires        = "2036-03-01"
}

issue "harbor_seed" {
  stakeholder = stakeholder.harbor
  date        = "2025-06-10"
  class       = stock_class.series_seed
  shares      = 1000000
  price       = "USD 1.00"
}

issue "anders_seed" {
  stakeholder = stakeholder.anders
  date        = "2025-06-10"
  class       = stock_class.series_seed
  shares      = 500000
  price       = "USD 1.00"
}

issue "northgate_a" {
  stakeholder = stakeholder.northgate
  date        = "2026-08-03"
  class       = stock_class.series_a
  shares      = 2400000
  price       = "USD 4.00"
}

issue "cumulus_a" {
  stakeholder = stakeholder.cumulus
  date        = "2026-08-03"
  class       = stock_class.series_a
  shares      = 600000
  price       = "USD 4.00"
}

# ---------------------------------------------------------------------------------------------------------------------
# Who decides

office "ceo" {
  title  = "Chief executive officer"
  holder = stakeholder.ines
}

body "stockholders" {
  title        = "Stockholders, all classes together as converted"
  kind         = "stockholders"
  classes      = [stock_class.common, stock_class.series_seed, stock_class.series_a]
  as_converted = true
  quorum       = majority(outstanding())
}

body "preferred" {
  title        = "Preferred Stock, as one class as converted"
  kind         = "stockholders"
  classes      = [stock_class.series_seed, stock_class.series_a]
  as_converted = true
}

# Five seats (voting agreement, 1.2).
body "board" {
  title      = "Board of directors"
  kind       = "board"
  classified = false
  quorum     = majority(seats())

  seat "common_1" {
    title         = "Common director"
    holder        = stakeholder.oskar
    elected_by    = majority(stock_class.common)
    designated_by = none
    observer      = false
    casting_vote  = false
    votes         = 1
    source        = clause(document.voting_agreement, "1.2(b)")
  }

  seat "common_2" {
    title         = "Common director"
    holder        = stakeholder.maya
    elected_by    = majority(stock_class.common)
    designated_by = none
    observer      = false
    casting_vote  = false
    votes         = 1
    source        = clause(document.voting_agreement, "1.2(b)")
  }

  seat "series_a" {
    title         = "Series A director"
    holder        = stakeholder.helena
    elected_by    = majority(stock_class.series_a)
    designated_by = stakeholder.northgate
    observer      = false
    casting_vote  = false
    votes         = 1
    from          = "2026-08-03"
    source        = clause(document.voting_agreement, "1.2(a)", "one individual designated by Northgate Ventures")
  }

  # Whoever ceases to be chief executive ceases to sit.
  seat "ceo" {
    title         = "Chief executive's seat"
    holder        = office.ceo
    elected_by    = majority(body.stockholders)
    designated_by = office.ceo
    observer      = false
    casting_vote  = false
    votes         = 1
    source        = clause(document.voting_agreement, "1.2(c)", "the Company's Chief Executive Officer, who shall initially be Ines Carvalho")
  }

  seat "mutual" {
    title         = "Mutual director"
    holder        = stakeholder.samuel
    elected_by    = majority(body.stockholders)
    designated_by = none
    requires      = ["not employed by the company", "acceptable to the other directors"]
    observer      = false
    casting_vote  = false
    votes         = 1
    from          = "2026-08-03"
    to            = "2026-08-31" # resigned
    source        = clause(document.voting_agreement, "1.2(d)")
  }

  seat "mutual" {
    title         = "Mutual director"
    holder        = none
    elected_by    = majority(body.stockholders)
    designated_by = none
    requires      = ["not employed by the company", "acceptable to the other directors"]
    observer      = false
    casting_vote  = false
    votes         = 1
    from          = "2026-09-01"
    source        = clause(document.voting_agreement, "1.2(d)")
  }

  seat "cumulus" {
    title    = "Observer of Cumulus"
    holder   = stakeholder.cumulus
    observer = true
    source   = clause(document.cloud, "7.1")
  }
}

# A committee of the board that must agree before a model leaves the house.
body "safety" {
  title  = "Release committee"
  kind   = "committee"
  quorum = majority(seats())

  seat "research" {
    holder     = stakeholder.oskar
    elected_by = majority(body.board)
    source     = clause(document.charter, "VII.2")
  }

  seat "director" {
    holder     = stakeholder.maya
    elected_by = majority(body.board)
    source     = clause(document.charter, "VII.2")
  }

  seat "expert" {
    holder     = stakeholder.noriko
    elected_by = majority(body.board)
    requires   = ["no interest in the company"]
    source     = clause(document.charter, "VII.2")
  }
}

# Stock bought under the plan carries a proxy to the chief executive.
voting_agreement "plan_proxy" {
  parties = [stakeholder.lena]
  as      = stakeholder.ines
  status  = "executed"
  source  = clause(document.plan, "9.2", "irrevocable proxy")
}

# ---------------------------------------------------------------------------------------------------------------------
# Who leads

matter "remove_ceo" {
  title   = "Remove the chief executive"
  kind    = "remove_officer"
  of      = office.ceo
  needs   = majority(body.board)
  effects = [vacate(office.ceo)]
  source  = clause(document.bylaws, "4.2", "by the affirmative vote of a majority of the directors present")
}

matter "appoint_ceo" {
  title  = "Appoint a chief executive"
  kind   = "appoint_officer"
  of     = office.ceo
  needs  = majority(body.board)
  source = clause(document.bylaws, "4.1")
}

# The same event, two consequences: the seat, and the shares that have not vested.
upon "ceo_leaves" {
  event  = leaves(office.ceo)
  then   = [vacate(seat.board.ceo), call(stakeholder.ines, "unvested shares, at cost, within 90 days")]
  status = "executed"
  source = clause(document.voting_agreement, "1.4(c)", "if for any reason the CEO Director shall cease to serve as the Chief Executive Officer")
}

# A covenant: the hiring and firing of executives stands without it, and costs.
consent "series_a_director_on_ceo" {
  of     = seat.board.series_a
  over   = [matter.remove_ceo, matter.appoint_ceo]
  breach = "damages"
  status = "executed"
  source = clause(document.investor_rights, "5.5(d)", "hire, terminate, or change the compensation of the executive officers")
}

# ---------------------------------------------------------------------------------------------------------------------
# Who sits on the board

# The charter takes it from the directors who are left, as it may (8 Del. C. § 223(a)).
matter "fill_mutual_seat" {
  title  = "Fill the mutual seat"
  kind   = "fill_vacancy"
  of     = seat.board.mutual
  needs  = majority(outstanding(body.stockholders))
  form   = "written_consent"
  notice = none
  source = clause(document.charter, "IV.B.3.2", "shall be filled only by vote or written consent in lieu of a meeting of the holders")
}

matter "remove_series_a_director" {
  title  = "Remove the Series A director without cause"
  kind   = "remove_director"
  of     = seat.board.series_a
  cause  = false
  needs  = majority(outstanding(stock_class.series_a))
  source = clause(document.charter, "IV.B.3.2", "may be removed without cause by, and only by, the affirmative vote of the holders of the shares of the class or series")
}

# Two thirds is more than a bylaw can ask: 8 Del. C. § 141(k). Loadline says so and counts a majority.
matter "remove_common_director" {
  title  = "Remove a common director without cause"
  kind   = "remove_director"
  of     = seat.board.common_2
  cause  = false
  needs  = at_least(2 / 3, outstanding(stock_class.common))
  source = clause(document.bylaws, "3.4", "by the holders of two thirds of the Common Stock")
}

matter "enlarge_board" {
  title   = "Enlarge the board"
  kind    = "create_seat"
  of      = body.board
  needs   = majority(body.board)
  effects = [add_seat(body.board)]
  source  = clause(document.bylaws, "3.2", "as fixed from time to time by the Board of Directors")
}

# Five, say those who signed the voting agreement.
consent "five_seats" {
  of     = all(at_least(pct(60), outstanding(body.preferred)), majority(outstanding(stock_class.common)))
  over   = [matter.enlarge_board]
  breach = "damages"
  status = "executed"
  source = clause(document.voting_agreement, "1.1", "the size of the Board shall be set and remain at five directors")
}

# ---------------------------------------------------------------------------------------------------------------------
# Money and the company itself. The charter's protective provisions: an act without them is void. The covenants of the
# investors' rights agreement: it stands and is a breach.

matter "sell_company" {
  title  = "Sell the company by a merger"
  kind   = "merge"
  needs  = all(majority(body.board), majority(outstanding(body.stockholders)))
  notice = days(20)
  source = clause(document.charter, "VIII")
}

matter "sell_shares" {
  title  = "Sell all shares of the company"
  kind   = "sell_shares"
  needs  = unanimous(outstanding(body.stockholders)) # every holder signs, or is bound by the drag-along
  source = clause(document.voting_agreement, "3.1")
}

matter "issue_series_b" {
  title  = "Issue a Series B"
  kind   = "issue_stock"
  needs  = majority(body.board)
  source = clause(document.bylaws, "2.1")
}

matter "amend_charter" {
  title   = "Amend the charter to the detriment of the Series A"
  kind    = "amend_charter"
  of      = document.charter
  affects = [stock_class.series_a]
  effects = [amend(document.charter, "the Series A loses a right")]
}

matter "convert_preferred" {
  title   = "Convert all preferred into common"
  kind    = "convert_preferred"
  needs   = at_least(pct(60), outstanding(body.preferred))
  effects = [convert(stock_class.series_seed), convert(stock_class.series_a)]
  source  = clause(document.charter, "IV.B.5.1(b)")
}

matter "borrow" {
  title  = "Borrow more than one million dollars"
  kind   = "borrow"
  needs  = majority(body.board)
  source = clause(document.bylaws, "2.1")
}

matter "approve_budget" {
  title  = "Approve the budget"
  kind   = "approve_budget"
  needs  = majority(body.board)
  source = clause(document.bylaws, "2.1")
}

matter "transfer_shares" {
  title  = "Transfer a founder's shares"
  kind   = "transfer_shares"
  needs  = none
  source = clause(document.refusal_agreement, "2.1")
}

# "Without the written consent or affirmative vote of the Requisite Holders … any such act shall be null and void ab initio".
consent "protective_provisions" {
  of     = at_least(pct(60), outstanding(body.preferred))
  over   = [matter.sell_company, matter.issue_series_b, matter.amend_charter, matter.borrow, matter.enlarge_board]
  breach = "void"
  status = "executed"
  source = clause(document.charter, "IV.B.3.3", "any such act or transaction entered into without such consent or vote shall be null and void ab initio")
}

# The fund's own veto over a sale: four fifths of the Series A are its.
consent "series_a_on_sale" {
  of     = majority(outstanding(stock_class.series_a))
  over   = [matter.sell_company]
  breach = "void"
  status = "executed"
  source = clause(document.charter, "IV.B.3.4", "so long as at least 750,000 shares of Series A Preferred Stock are outstanding")
}

consent "series_a_director_on_debt" {
  of     = seat.board.series_a
  over   = [matter.borrow, matter.approve_budget]
  breach = "damages"
  status = "executed"
  source = clause(document.investor_rights, "5.5(b)", "incur any aggregate indebtedness in excess of $1,000,000 that is not already included in a budget approved by the Board of Directors")
}

# The supplier's covenant on the same sale: it cannot stop it, and it must be asked.
consent "cumulus_on_sale" {
  of     = stakeholder.cumulus
  over   = [matter.sell_company]
  breach = "damages"
  status = "executed"
  source = clause(document.cloud, "7.4", "shall not merge with or be acquired by a Restricted Person without the prior written consent of Cumulus")
}

# Bound by the voting agreement are all its parties; Anders Falk never signed it.
drag "sale" {
  needs = all(
    majority(body.board),
    at_least(pct(60), outstanding(body.preferred)),
    majority(outstanding(without(stock_class.common, stakeholder.lena))), # the key holders: the two founders
  )
  binds  = [stock_class.common, stock_class.series_seed, stock_class.series_a]
  except = [stakeholder.anders]
  over   = [matter.sell_shares]
  floor  = "USD 90M"
  terms  = ["the proceeds follow the charter", "no liability beyond the proceeds", "no covenant not to compete"]
  status = "executed"
  source = clause(document.voting_agreement, "3.2", "the Selling Investors, the Board of Directors and the Key Holders")
}

right "northgate_pro_rata" {
  kind   = "offer"
  of     = stakeholder.northgate
  over   = [matter.issue_series_b]
  days   = days(20)
  status = "executed"
  source = clause(document.investor_rights, "4.1")
}

right "northgate_refusal" {
  kind   = "refusal"
  of     = stakeholder.northgate
  over   = [matter.transfer_shares]
  days   = days(45)
  status = "executed"
  source = clause(document.refusal_agreement, "2.1(b)")
}

right "northgate_accounts" {
  kind   = "information"
  of     = stakeholder.northgate
  days   = none
  status = "executed"
  source = clause(document.investor_rights, "3.1")
}

right "cumulus_notice_of_sale" {
  kind   = "notice"
  of     = stakeholder.cumulus
  over   = [matter.sell_company, matter.sell_shares]
  days   = days(15)
  status = "executed"
  source = clause(document.cloud, "7.3")
}

right "cumulus_observer" {
  kind   = "observer"
  of     = stakeholder.cumulus
  days   = none
  status = "executed"
  source = clause(document.cloud, "7.1")
}

# ---------------------------------------------------------------------------------------------------------------------
# The technology

matter "set_research_plan" {
  title  = "Set the research plan"
  kind   = "set_research_plan"
  needs  = majority(body.board)
  source = clause(document.bylaws, "2.3")
}

# Within the plan the chief executive; the board at any time. The charter says so: a bylaw could not take the business from
# the board (8 Del. C. § 141(a)), nor bind it to a committee.
matter "allocate_compute" {
  title  = "Allocate compute within the research plan"
  kind   = "allocate_compute"
  needs  = any(office.ceo, majority(body.board))
  source = clause(document.charter, "VII.1")
}

matter "release_model" {
  title  = "Release a model"
  kind   = "release_model"
  needs  = all(majority(body.board), majority(body.safety))
  source = clause(document.charter, "VII.2", "no model shall be released unless the Release Committee has approved it")
}

matter "license_exclusively" {
  title  = "License a model exclusively"
  kind   = "license_exclusively"
  needs  = majority(body.board)
  source = clause(document.bylaws, "2.1")
}

consent "preferred_on_exclusive_licence" {
  of     = at_least(pct(60), outstanding(body.preferred))
  over   = [matter.license_exclusively]
  breach = "void"
  status = "executed"
  source = clause(document.charter, "IV.B.3.3(e)", "sell, assign, license on an exclusive basis, pledge or encumber material technology")
}

right "cumulus_consulted_on_research" {
  kind   = "consultation"
  of     = stakeholder.cumulus
  over   = [matter.set_research_plan]
  days   = days(10)
  status = "executed"
  source = clause(document.cloud, "6.2")
}

right "cumulus_match_on_licence" {
  kind   = "match"
  of     = stakeholder.cumulus
  over   = [matter.license_exclusively]
  days   = days(30)
  status = "executed"
  source = clause(document.cloud, "6.4")
}

# ---------------------------------------------------------------------------------------------------------------------
# Claims

assert "the stock ledger ties out" {
  that = outstanding() == 11800000
}

assert "the founders hold most of all votes" {
  that = vote_share(group.founders) > 1 / 2
}

assert "the fund has more than half of the preferred, and less than the three fifths that consent" {
  that = votes(stakeholder.northgate) > 4500000 / 2 && votes(stakeholder.northgate) < 4500000 * 3 / 5
}

assert "the founders run the company with any other director" {
  that = !can(group.founders, matter.set_research_plan) && can_block(group.founders, matter.set_research_plan)
}

assert "nobody sells the company without the fund" {
  that = can_block(stakeholder.northgate, matter.sell_company)
}

assert "the supplier must be asked about a sale, and cannot stop it" {
  that = must_ask(stakeholder.cumulus, matter.sell_company) && !can_block(stakeholder.cumulus, matter.sell_company)
}

assert "the chief executive can be removed without the fund's director, in breach of a covenant" {
  that = !can_block(stakeholder.helena, matter.remove_ceo) && must_ask(stakeholder.helena, matter.remove_ceo)
}

assert "the one who never signed the drag-along can stop a sale of all shares" {
  that = can_block(stakeholder.anders, matter.sell_shares) && !can_block(stakeholder.harbor, matter.sell_shares)
}

assert "the chief executive allocates compute alone, and releases nothing alone" {
  that = can_alone(stakeholder.ines, matter.allocate_compute) && !can_alone(body.board, matter.release_model)
}

assert "only the fund removes the Series A director" {
  that = can_alone(stakeholder.northgate, matter.remove_series_a_director)
}

# ---------------------------------------------------------------------------------------------------------------------
# Load lines: what must stay so. loadline check says of each whether it holds, what decides it, and what would turn it.

limit "the founders can block a sale" {
  holds = can_block(group.founders, matter.sell_company)
}

limit "nobody outside decides who leads, or where we go" {
  holds = !any_can(group.investors, [matter.remove_ceo, matter.appoint_ceo, matter.set_research_plan]) && !can_block(stakeholder.cumulus, matter.set_research_plan)
}

limit "the founders keep most of all votes" {
  holds = vote_share(group.founders) > 1 / 2
}

limit "no model is released against the release committee" {
  holds = can_block(body.safety, matter.release_model)
}

limit "the founders and the staff own half, fully diluted" {
  holds = owns(group.founders) + owns(group.staff) >= 1 / 2
}

# Broken on purpose: the mutual seat is vacant, so that four directors sit and two of them, the founders' side, are no majority.
# Filling the seat with a person of the founders' choice would mend it; until then the board has set the limit aside.
limit "the founders' side can set the research plan" {
  holds = can(group.founders, matter.set_research_plan)

  waive {
    by    = "the board, 2 September 2026"
    why   = "the mutual seat fell vacant on 31 August and is being filled"
    until = "2026-10-31"
  }
}

# ---------------------------------------------------------------------------------------------------------------------
# The cloud contract and the plan, from which the ledger is reckoned month by month. The credits of the Series A pay nearly all
# compute until August 2027; and since what they pay does not count towards the commitment, the first half of it falls short on
# that day, in cash.

contract "cumulus" {
  title          = "Cloud services agreement of 3 August 2026"
  supplier       = stakeholder.cumulus
  supplies       = "compute"
  share          = 0.9
  capacity       = 90000 # chip-hours a month: 124 chips
  chip           = "H100 SXM"
  spend          = usd("190k")
  from           = "2026-08-03"
  to             = "2028-08-02"
  renews         = months(12)
  renewal_notice = days(90)
  replace        = months(between(3, 8)) # quotes of two others: the queue for chips is most of it
  switch_cost    = between(300e3, 900e3)
  substitutable  = "highly_complex"
  because        = "two others have such clusters in the region, and both have queues"
  on_control     = "consent" # 7.4 of the same agreement
  assignable     = "consent"
  steers         = ["the release calendar is discussed with Cumulus ten days ahead (6.2)"]
  status         = "executed"

  stop "supplier" {
    for    = "convenience"
    notice = months(3)
    cure   = none
  }

  stop "supplier" {
    for    = "non_payment"
    notice = days(15)
    cure   = days(15)
  }

  stop "company" {
    for    = "convenience"
    notice = never
    cure   = none
  }

  commitment "floor" {
    kind    = "take_or_pay"
    amount  = 3e6
    binding = "binding"
    due     = ["2027-08-02", "2028-08-02"]
    paid_by = none
  }

  # Given with the Series A. The worth is what credits.hcl takes for Cumulus' credits, too.
  credits "series_a" {
    face            = 1.5e6
    used            = 240e3
    worth           = between(0.4, 0.9)
    from            = "2026-08-03"
    expires         = "2027-08-02"
    transferable    = false
    clawback        = false
    pays_commitment = false
  }
}

plan {
  cash       = 10.6e6
  restricted = 250e3 # the deposit for the office
  months     = 30

  income "api" {
    start      = 140e3
    grows      = between(0.02, 0.10)
    season     = [1, 1, 1, 1, 1, 1, 0.9, 0.85, 1, 1, 1.05, 1.1]
    from       = "2026-10-01"
    paid_after = days(30)
    purpose    = "product"
    on         = contract.cumulus
  }

  cost "research_staff" {
    start   = 420e3
    grows   = 0.012
    once    = [["2027-01-29", 130e3]] # the bonus for the first release
    purpose = "research"
  }

  cost "everybody_else" {
    start   = between(240e3, 300e3)
    grows   = 0.01
    purpose = "product"
  }

  train "tide_2" {
    title      = "The second base model"
    parameters = 13e9
    tokens     = 3e12
    multiplier = 1.4
    chip       = "H100 SXM"
    from       = "2027-01-01"
    on         = contract.cumulus
    price      = 2.10
    purpose    = "research"
  }

  serve "api" {
    parameters  = 7e9
    tokens_in   = 900e9
    tokens_out  = 200e9
    grows       = 0.05
    chip        = "H100 SXM"
    utilisation = between(0.15, 0.30)
    on          = contract.cumulus
    price       = 2.10
    purpose     = "product"
  }
}

# What the first base model took: it says more of tide_2 than any band of others.
run "tide_1" {
  parameters = 7e9
  tokens     = 1.2e12
  chip       = "H100 SXM"
  chip_hours = 48000
  date       = "2026-06-30"
}
