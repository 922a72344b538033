# A template: what it asks, and below the line "#@ file" the file that it writes, with each question where its answer goes.
# The package comment of starter says how it is read. Counsel may correct it here.

template {
  says = "A Delaware startup after its Series A on the usual documents: board, vetoes of the preferred, drag-along, rights of refusal."
}

question "name" {
  ask     = "What is the legal name of the company?"
  where   = "certificate of incorporation"
  takes   = "text"
  example = "Northwind AI, Inc."
}

question "as_of" {
  ask      = "Of which day does the file speak?"
  takes    = "day"
  example  = "2026-11-01"
  default  = "today"
  left_out = "the day on which it is written"
}

question "founders" {
  ask      = "Who are the founders?"
  takes    = "people"
  example  = "Ada Okafor; Ben Ito"
  groups   = ["founders"]
  stand_in = "a founder"
}

question "staff" {
  ask      = "Who else works there and holds stock, options or a seat?"
  takes    = "people"
  example  = "Mei Tanaka; Sam Ruiz; or none"
  groups   = ["staff"]
  stand_in = "an employee"
  none     = true
}

question "common" {
  ask      = "Who holds common stock, and how many shares has each? All of them, founders too."
  where    = "stock ledger"
  takes    = "holders"
  example  = "Ada Okafor 4,000,000; Ben Ito 3,000,000"
  groups   = ["outside"]
  stand_in = "a holder of common stock"
}

question "common_votes" {
  ask     = "How many votes has a share of common stock?"
  where   = "charter"
  takes   = "count"
  example = "1"
}

question "common_authorized" {
  ask     = "How many shares of common stock may be issued?"
  where   = "charter"
  takes   = "count"
  example = "10,000,000"
}

question "seed" {
  ask      = "Who holds the seed preferred, and how many shares has each? All of them."
  where    = "stock ledger"
  takes    = "holders"
  example  = "Harbor Seed Fund, L.P. 1,000,000; Anders Falk 500,000; or none"
  groups   = ["investors", "outside"]
  stand_in = "a seed investor"
  none     = true
}

question "seed_price" {
  ask     = "What is the original issue price of the seed preferred, in dollars?"
  where   = "charter"
  takes   = "money"
  example = "1.00"
  if      = "seed is some"
}

question "seed_ratio" {
  ask     = "Into how many shares of common does a share of seed preferred convert today?"
  where   = "charter, optional conversion"
  takes   = "number"
  example = "1"
  if      = "seed is some"
}

question "series_a" {
  ask      = "Who holds the Series A, and how many shares has each? All of them."
  where    = "stock ledger"
  takes    = "holders"
  example  = "Northgate Ventures IV, L.P. 2,400,000; Cumulus Cloud, Inc. 600,000"
  groups   = ["investors", "outside"]
  stand_in = "a Series A investor"
}

question "a_price" {
  ask     = "What is the original issue price of the Series A, in dollars?"
  where   = "charter"
  takes   = "money"
  example = "4.00"
}

question "a_ratio" {
  ask     = "Into how many shares of common does a share of Series A convert today?"
  where   = "charter, optional conversion"
  takes   = "number"
  example = "1"
}

question "preferred_authorized" {
  ask     = "How many shares of Series A may be issued?"
  where   = "charter"
  takes   = "count"
  example = "3,000,000"
}

question "as_converted" {
  ask     = "Has a share of preferred as many votes as the common into which it converts?"
  where   = "charter, voting"
  takes   = "yes_no"
  example = "yes"
}

question "multiple" {
  ask     = "How many times its price is the preferred paid first?"
  where   = "charter, liquidation preference"
  takes   = "number"
  example = "1; or none"
  none    = true
}

question "participation" {
  ask     = "Does the preferred share in what is left after that?"
  where   = "charter, liquidation preference"
  takes   = "choice"
  words   = ["none", "full", "capped"]
  example = "none"
}

question "pool" {
  ask     = "How many shares does the equity plan reserve?"
  where   = "equity plan"
  takes   = "count"
  example = "1,000,000; or none"
  none    = true
}

question "granted" {
  ask      = "Who holds options, and over how many shares each? All of them."
  where    = "option ledger"
  takes    = "holders"
  example  = "Mei Tanaka 120,000; or none"
  groups   = ["staff"]
  stand_in = "an optionee"
  none     = true
}

question "exercise_price" {
  ask     = "What does a share cost on exercise of these options, in dollars? One price for all of them."
  where   = "option agreements"
  takes   = "money"
  example = "0.25"
  if      = "granted is not none"
}

question "options_expire" {
  ask     = "Until when may these options be exercised? One day for all of them."
  where   = "option agreements"
  takes   = "day"
  example = "2036-10-31"
  if      = "granted is not none"
}

question "ceo" {
  ask     = "Who is the chief executive?"
  takes   = "person"
  example = "Ada Okafor"
  groups  = ["staff"]
}

question "board" {
  ask     = "Who sits on the board, and who elects each seat? All seats: NAME common, series_a, preferred, ceo or all; vacant all."
  where   = "charter, voting agreement 1.2"
  takes   = "seats"
  example = "Ben Ito common; Helena Brandt series_a; Ada Okafor ceo; vacant all"
  groups  = ["outside"]
  words = {
    common    = "majority(stock_class.common)"
    series_a  = "majority(stock_class.series_a)"
    preferred = "majority(body.preferred)"
    ceo       = "majority(body.stockholders)"
    all       = "majority(body.stockholders)"
  }
}

question "designates" {
  ask     = "Who designates the Series A director?"
  where   = "voting agreement 1.2"
  takes   = "person"
  example = "Northgate Ventures IV, L.P.; or none"
  groups  = ["investors", "outside"]
  none    = true
}

question "officers_by" {
  ask     = "Who appoints and removes the chief executive?"
  where   = "bylaws"
  takes   = "choice"
  example = "board"
  words = {
    board        = "majority(body.board)"
    stockholders = "majority(outstanding(body.stockholders))"
  }
}

question "board_decides" {
  ask     = "Does the board decide by a simple majority on new shares, debt, budget, research plan and models?"
  where   = "charter, bylaws"
  takes   = "choice"
  example = "yes"
  words = {
    yes = "majority(body.board)"
    no  = "unknown(\"By which vote is it decided? (charter, bylaws)\")"
  }
}

question "board_size_by" {
  ask     = "Who changes the number of directors?"
  where   = "charter, bylaws"
  takes   = "choice"
  example = "board"
  words = {
    board        = "majority(body.board)"
    stockholders = "majority(outstanding(body.stockholders))"
    charter      = "matter.amend_charter.needs"
  }
}

question "sale" {
  ask     = "Which part of all votes must approve a merger, beside the board?"
  where   = "charter; by law at least a majority: 8 Del. C. § 251(c)"
  takes   = "threshold"
  example = "majority"
}

question "charter_vote" {
  ask     = "Which part of all votes must approve an amendment of the charter, beside the board?"
  where   = "charter; by law at least a majority: 8 Del. C. § 242(b)"
  takes   = "threshold"
  example = "majority"
}

question "requisite" {
  ask     = "Which part of the preferred, all series together, are the Requisite Holders?"
  where   = "charter"
  takes   = "threshold"
  example = "60%"
}

question "protected" {
  ask     = "Which acts need the consent of the Requisite Holders?"
  where   = "charter, protective provisions"
  takes   = "choices"
  example = "sale, charter, new_shares, debt, board_size; or none"
  none    = true
  words = {
    sale       = "matter.sell_company"
    charter    = "matter.amend_charter"
    new_shares = "matter.issue_series_b"
    debt       = "matter.borrow"
    board_size = "matter.enlarge_board"
    licence    = "matter.license_exclusively"
  }
}

question "void" {
  ask     = "Does the charter say that an act without that consent is null and void?"
  where   = "charter, protective provisions"
  takes   = "choice"
  example = "yes"
  words = {
    yes = "\"void\""
    no  = "unknown(\"What is an act without it: void, voidable, or a breach? (counsel)\")"
  }
}

question "director_asked" {
  ask     = "Which acts need the consent of the Series A director?"
  where   = "investors' rights agreement, matters requiring investor director approval"
  takes   = "choices"
  example = "officers, debt, budget; or none"
  none    = true
  words = {
    officers = "matter.remove_ceo"
    debt     = "matter.borrow"
    budget   = "matter.approve_budget"
    licence  = "matter.license_exclusively"
    models   = "matter.release_model"
  }
}

question "drag_by" {
  ask     = "Whose approvals together set off the drag-along?"
  where   = "voting agreement 3"
  takes   = "choices"
  example = "board, preferred, common; or none"
  none    = true
  words = {
    board     = "majority(body.board)"
    preferred = "ask.requisite(outstanding(body.preferred))"
    common    = "majority(outstanding(stock_class.common))"
  }
}

question "unsigned" {
  ask     = "Who holds stock and has not signed the voting agreement?"
  where   = "signature pages"
  takes   = "people"
  example = "Anders Falk; or none"
  none    = true
}

question "drag_floor" {
  ask     = "Below which price of the company does the drag-along not bind, in dollars?"
  where   = "voting agreement 3"
  takes   = "money"
  example = "90,000,000; or none"
  none    = true
}

question "agreement_by" {
  ask     = "Who must agree to amend the voting agreement?"
  where   = "voting agreement, amendments"
  takes   = "choices"
  example = "preferred, common"
  words = {
    preferred = "ask.requisite(outstanding(body.preferred))"
    common    = "majority(outstanding(stock_class.common))"
  }
}

question "refusal_days" {
  ask     = "How many days can rights of first refusal and co-sale delay a sale of founders' shares?"
  where   = "right of first refusal and co-sale agreement"
  takes   = "days"
  example = "45; or none"
  none    = true
}

question "pro_rata_days" {
  ask     = "How many days have the major investors to take up their part of new shares?"
  where   = "investors' rights agreement, right of first offer"
  takes   = "days"
  example = "20; or none"
  none    = true
}

question "information" {
  ask     = "Have the major investors rights to accounts and budgets?"
  where   = "investors' rights agreement"
  takes   = "yes_no"
  example = "yes"
}

question "pay_to_play" {
  ask     = "Does preferred convert when its holder does not take part in a later round?"
  where   = "charter, special mandatory conversion"
  takes   = "yes_no"
  example = "no"
}

question "side_letters" {
  ask     = "Is there a side letter or another agreement with an investor or a supplier?"
  takes   = "yes_no"
  example = "no"
}

question "read" {
  ask     = "Have the charter, the bylaws and the agreements been read for these answers?"
  takes   = "yes_no"
  example = "yes"
}

#@ file
# ${ask.name}: a Delaware corporation after its Series A. Written by `loadline new delaware-series-a`; correct it freely.
#
# What nobody answered stands here as unknown("the question? (who or what knows)"): put the answer in its place, and every
# answer of Loadline becomes sharper. Lines that begin with # are for people. It is no legal advice.
#
#   loadline check                  the limits at the end: held, broken, or which question they hang on
#   loadline who-can                every matter, one line each
#   loadline explain stock_class    what a block or an attribute means
#
# The questions follow the brackets of the NVCA model documents: certificate of incorporation, voting agreement, investors'
# rights agreement, right of first refusal and co-sale agreement. A form is not your document: what yours say counts.

company "${ask.name.id}" {
  name     = ask.name
  as_of    = ask.as_of
  currency = "USD"
  law      = "venture" # Delaware law, and which questions the usual documents raise
}

# ---------------------------------------------------------------------------------------------------------------------
# Documents. An answer is "subject to" every document that nobody has read.

document "charter" {
  title      = "Certificate of Incorporation"
  kind       = "charter"
  read       = ask.read
  amended_by = all(majority(body.board), ask.charter_vote(outstanding(body.stockholders)))
}

document "bylaws" {
  title = "Bylaws"
  kind  = "bylaws"
  read  = ask.read
}

document "voting_agreement" {
  title      = "Voting Agreement"
  kind       = "voting_agreement"
  read       = ask.read
  amended_by = all(ask.agreement_by.args)
}

document "investor_rights" {
  title = "Investors' Rights Agreement"
  kind  = "investor_rights_agreement"
  read  = ask.read
}

document "refusal_agreement" {
  title = "Right of First Refusal and Co-Sale Agreement"
  kind  = "first_refusal_agreement"
  read  = ask.read
}

#@ if side_letters is yes, open
# Whatever it says may overturn an answer: consents, notices, exclusivity, seats.
document "side_letters" {
  title = "Side letters and other agreements"
  kind  = "side_letter"
  read  = false
}
#@ end

# ---------------------------------------------------------------------------------------------------------------------
# People and funds. Groups are words of your own, by which limits speak: group.founders. "outside" is whoever neither
# founded the company nor works there.

#@ each someone in everybody
stakeholder "${someone.id}" {
  name   = someone.name
  groups = someone.groups
}
#@ end

# ---------------------------------------------------------------------------------------------------------------------
# Stock. A class of which not all holders are known has no holders here at all: who holds the rest would decide.

stock_class "common" {
  name            = "Common Stock"
  kind            = "common"
  votes_per_share = ask.common_votes
  authorized      = ask.common_authorized
}

#@ if seed is not none
stock_class "series_seed" {
  name                 = "Series Seed Preferred Stock"
  kind                 = "preferred"
#@ if as_converted is yes, open
#@ hangs on as_converted
  votes_per_share      = ask.seed_ratio
#@ end
#@ if as_converted is no
  votes_per_share      = unknown("How many votes has a share of preferred? (charter)")
#@ end
  original_issue_price = ask.seed_price
  seniority            = unknown("Is the Series A paid before the seed preferred, or beside it? (charter)")

  preference {
    multiple      = ask.multiple
    participation = ask.participation
  }

  converts {
    into  = stock_class.common
    ratio = ask.seed_ratio
  }
}
#@ end

stock_class "series_a" {
  name                 = "Series A Preferred Stock"
  kind                 = "preferred"
#@ if as_converted is yes, open
#@ hangs on as_converted
  votes_per_share      = ask.a_ratio
#@ end
#@ if as_converted is no
  votes_per_share      = unknown("How many votes has a share of preferred? (charter)")
#@ end
  authorized           = ask.preferred_authorized
  original_issue_price = ask.a_price
  seniority            = unknown("Is the Series A paid before the seed preferred, or beside it? (charter)")

  preference {
    multiple      = ask.multiple
    participation = ask.participation
  }

  converts {
    into  = stock_class.common
    ratio = ask.a_ratio
  }
}

# Held on the day above. The day and the number of each certificate stand in the stock ledger: write them here.
#@ each holder in common
issue "common_${holder.id}" {
  stakeholder = holder.ref
  class       = stock_class.common
  shares      = holder.amount
  date        = ask.as_of
}
#@ end

#@ if seed is not none
#@ each holder in seed
issue "seed_${holder.id}" {
  stakeholder = holder.ref
  class       = stock_class.series_seed
  shares      = holder.amount
  date        = ask.as_of
}
#@ end
#@ end

#@ each holder in series_a
issue "a_${holder.id}" {
  stakeholder = holder.ref
  class       = stock_class.series_a
  shares      = holder.amount
  date        = ask.as_of
}
#@ end

#@ if pool is not none
stock_plan "plan" {
  name     = "Equity Incentive Plan"
  classes  = [stock_class.common]
  reserved = ask.pool
}
#@ end

#@ if granted is not none
#@ each holder in granted
grant "${holder.id}" {
  stakeholder    = holder.ref
  date           = ask.as_of
#@ if pool is not none
  plan           = stock_plan.plan
#@ end
#@ if pool is none
  class          = stock_class.common
#@ end
  kind           = "option"
  shares         = holder.amount
  exercise_price = ask.exercise_price
  expires        = ask.options_expire
}
#@ end
#@ end

# ---------------------------------------------------------------------------------------------------------------------
# Who decides

office "ceo" {
  title  = "Chief executive officer"
  holder = ask.ceo
}

body "stockholders" {
  title        = "Stockholders, all classes together"
  kind         = "stockholders"
#@ if seed is not none
  classes      = [stock_class.common, stock_class.series_seed, stock_class.series_a]
#@ end
#@ if seed is none
  classes      = [stock_class.common, stock_class.series_a]
#@ end
  as_converted = ask.as_converted
}

body "preferred" {
  title        = "Preferred Stock, all series together"
  kind         = "stockholders"
#@ if seed is not none
  classes      = [stock_class.series_seed, stock_class.series_a]
#@ end
#@ if seed is none
  classes      = [stock_class.series_a]
#@ end
  as_converted = ask.as_converted
}

# Seats that are not listed here do not vote. Without any, Loadline asks who sits on the board.
body "board" {
  title = "Board of directors"
  kind  = "board"

#@ each seat in board
#@ if seat.word is ceo
  # Whoever ceases to be chief executive ceases to sit.
  seat "ceo_${seat.n}" {
    holder        = office.ceo
    elected_by    = seat.says
    designated_by = office.ceo
    observer      = false
    source        = clause(document.voting_agreement, "1.2")
  }
#@ end
#@ if seat.word is series_a
  seat "series_a_${seat.n}" {
    holder        = seat.ref
    elected_by    = seat.says
    designated_by = ask.designates
    observer      = false
    source        = clause(document.voting_agreement, "1.2")
  }
#@ end
#@ if seat.word is not ceo, series_a
  seat "${seat.word}_${seat.n}" {
    holder     = seat.ref
    elected_by = seat.says
    observer   = false
    source     = clause(document.voting_agreement, "1.2")
  }
#@ end
#@ end
}

matter "remove_ceo" {
  title   = "Remove the chief executive"
  kind    = "remove_officer"
  of      = office.ceo
  needs   = ask.officers_by
  effects = [vacate(office.ceo)]
  source  = clause(document.bylaws, "officers")
}

matter "appoint_ceo" {
  title  = "Appoint a chief executive"
  kind   = "appoint_officer"
  of     = office.ceo
  needs  = ask.officers_by
  source = clause(document.bylaws, "officers")
}

matter "enlarge_board" {
  title   = "Enlarge the board"
  kind    = "create_seat"
  of      = body.board
  needs   = ask.board_size_by
  effects = [add_seat(body.board)]
  source  = clause(document.bylaws, "number of directors")
}

matter "sell_company" {
  title  = "Sell the company by a merger"
  kind   = "merge"
  needs  = all(majority(body.board), ask.sale(outstanding(body.stockholders)))
  source = clause(document.charter, "mergers")
}

matter "amend_charter" {
  title  = "Amend the charter"
  kind   = "amend_charter"
  of     = document.charter
  needs  = all(majority(body.board), ask.charter_vote(outstanding(body.stockholders)))
  source = clause(document.charter, "amendments")
}

matter "issue_series_b" {
  title  = "Issue a Series B"
  kind   = "issue_stock"
  needs  = ask.board_decides
  source = clause(document.charter, "authorised shares")
}

matter "approve_budget" {
  title  = "Approve the budget"
  kind   = "approve_budget"
  needs  = ask.board_decides
  source = clause(document.charter, "powers of the board")
}

matter "borrow" {
  title  = "Take on debt"
  kind   = "borrow"
  needs  = ask.board_decides
  source = clause(document.charter, "powers of the board")
}

matter "set_research_plan" {
  title  = "Set the research plan"
  kind   = "set_research_plan"
  needs  = ask.board_decides
  source = clause(document.charter, "powers of the board")
}

matter "sign_compute_contract" {
  title  = "Sign a contract for compute"
  kind   = "sign_compute_contract"
  needs  = ask.board_decides
  source = clause(document.charter, "powers of the board")
}

matter "release_model" {
  title  = "Release a model, or withhold it"
  kind   = "release_model"
  needs  = ask.board_decides
  source = clause(document.charter, "powers of the board")
}

matter "license_exclusively" {
  title  = "License a model exclusively"
  kind   = "license_exclusively"
  needs  = ask.board_decides
  source = clause(document.charter, "powers of the board")
}

matter "sell_shares" {
  title  = "Sell all shares of the company"
  kind   = "sell_shares"
  needs  = unanimous(outstanding(body.stockholders)) # every holder signs, or is bound by the drag-along
  source = clause(document.voting_agreement, "3")
}

matter "convert_preferred" {
  title  = "Convert all preferred into common"
  kind   = "convert_preferred"
  needs  = ask.requisite(outstanding(body.preferred))
  source = clause(document.charter, "mandatory conversion")
}

# It fixes who sits on the board, and the drag-along.
matter "amend_voting_agreement" {
  title  = "Amend the voting agreement"
  kind   = "amend_agreement"
  of     = document.voting_agreement
  needs  = all(ask.agreement_by.args)
  source = clause(document.voting_agreement, "amendments")
}

matter "transfer_founder_shares" {
  title  = "Transfer a founder's shares"
  kind   = "transfer_shares"
  needs  = none
  source = clause(document.refusal_agreement, "2")
}

#@ if protected is open
# Nobody said which acts need the consent of the preferred: until then it may be all of these.
consent "preferred" {
  of     = ask.protected
  over   = [matter.sell_company, matter.amend_charter, matter.issue_series_b, matter.borrow, matter.enlarge_board, matter.license_exclusively]
  breach = ask.void
  source = clause(document.charter, "protective provisions")
}
#@ end
#@ if protected is not open, none
consent "preferred" {
  of     = ask.requisite(outstanding(body.preferred))
  over   = ask.protected
  breach = ask.void
  source = clause(document.charter, "protective provisions")
}
#@ end

#@ if director_asked is open
# Nobody said which acts need the consent of the Series A director: until then it may be all of these.
consent "series_a_director" {
  of     = ask.director_asked
  over   = [matter.remove_ceo, matter.borrow, matter.approve_budget, matter.license_exclusively, matter.release_model]
  source = clause(document.investor_rights, "matters requiring investor director approval")
}
#@ end
#@ if director_asked is not open, none
# A covenant: an act without it stands, and is a breach.
consent "series_a_director" {
#@ if board is series_a
  of     = seat.board.series_a_1
#@ end
#@ if board is not series_a
#@ hangs on board
  of     = unknown("Who is the Series A director? No seat of the board is elected by the Series A. (voting agreement)")
#@ end
  over   = ask.director_asked
  source = clause(document.investor_rights, "matters requiring investor director approval")
}
#@ end

#@ if drag_by is not none
# Once these approvals are given, whoever signed the voting agreement must sell too.
drag "sale" {
#@ hangs on unsigned
  needs = all(ask.drag_by.args)
#@ if unsigned is some
  except = ask.unsigned
#@ end
  over   = [matter.sell_shares]
  floor  = ask.drag_floor
  terms  = ["the proceeds follow the charter"]
  source = clause(document.voting_agreement, "3")
}
#@ end

#@ if refusal_days is none
# No right of first refusal and no co-sale, as answered.
#@ end
#@ if refusal_days is not none
# The company first, then the major investors; with the co-sale it delays a transfer, and is no veto.
right "refusal" {
  kind   = "refusal"
  of     = stock_class.series_a
  over   = [matter.transfer_founder_shares]
  days   = days(ask.refusal_days)
  source = clause(document.refusal_agreement, "2")
}
#@ end

#@ if pro_rata_days is not none
right "pro_rata" {
  kind   = "offer"
  of     = stock_class.series_a
  over   = [matter.issue_series_b]
  days   = days(ask.pro_rata_days)
  source = clause(document.investor_rights, "right of first offer")
}
#@ end

#@ if information is yes
right "accounts" {
  kind   = "information"
  of     = stock_class.series_a
  days   = none
  source = clause(document.investor_rights, "information")
}
#@ end
#@ if information is open
# Have the major investors rights to accounts and budgets? (investors' rights agreement)
#@ end

#@ if pay_to_play is yes
# Pay-to-play: who does not take part in a later round falls back to common. Loadline does not count that by itself: state the
# conversion when it happens.
#@ end
#@ if pay_to_play is open
# Pay-to-play: does preferred convert when its holder does not take part in a later round? (charter)
#@ end

# ---------------------------------------------------------------------------------------------------------------------
# Limits: what must stay so. Strike what you do not want, add your own: loadline explain limit. Where a question stands in one,
# answer it above, and put the line that is a comment in its place.

limit "the founders can block a sale" {
#@ hangs on founders
  holds = can_block(group.founders, matter.sell_company)
}

limit "the charter is not amended against the founders" {
#@ hangs on founders
  holds = can_block(group.founders, matter.amend_charter)
}

limit "the founders cannot be dragged along against their will" {
#@ hangs on founders
  holds = can_block(group.founders, matter.sell_shares)
}

limit "who sits on the board is not changed without the founders" {
#@ hangs on founders
  holds = can_block(group.founders, matter.amend_voting_agreement)
}

#@ each investor in series_a
#@ if investor.group is investors
limit "${investor.name} cannot remove the chief executive alone" {
#@ hangs on series_a, board
  holds = !can(investor.ref, matter.remove_ceo)
}
#@ end
#@ end

limit "nobody outside sets the research plan" {
#@ hangs on founders, staff, board
  holds = !can(group.outside, matter.set_research_plan)
}

limit "founders and staff keep a majority of the board" {
#@ hangs on founders, staff, board
  holds = seats(group.founders, body.board) + seats(group.staff, body.board) > ask.board.count / 2
}

limit "the authorised common suffices for all that is promised in shares" {
#@ hangs on common, seed, series_a, pool, granted
  holds = authorized(stock_class.common) >= fully_diluted()
}

#@ if pool is not none
limit "the pool is not overdrawn" {
#@ hangs on granted
  holds = under_grants() <= reserved(stock_plan.plan)
}
#@ end
