# A template: what it asks, and below the line "#@ file" the file that it writes, with each question where its answer goes.
# The package comment of starter says how it is read. Counsel may correct it here.

template {
  says = "A Delaware startup after a seed round: founders, SAFEs or seed preferred, a board, an option pool."
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

question "seed_by" {
  ask     = "Was the seed money taken for preferred stock, or on SAFEs?"
  takes   = "choice"
  words   = ["preferred", "safes"]
  example = "safes"
}

question "investors" {
  ask      = "Who holds the seed preferred, and how many shares has each? All of them."
  where    = "stock ledger"
  takes    = "holders"
  example  = "Breakwater Ventures II, L.P. 1,200,000; Fairlead Capital LLC 300,000"
  groups   = ["investors", "outside"]
  stand_in = "an investor"
  if       = "seed_by is preferred"
}

question "seed_votes" {
  ask     = "How many votes has a share of seed preferred?"
  where   = "charter"
  takes   = "count"
  example = "1"
  if      = "seed_by is preferred"
}

question "seed_authorized" {
  ask     = "How many shares of seed preferred may be issued?"
  where   = "charter"
  takes   = "count"
  example = "1,500,000"
  if      = "seed_by is preferred"
}

question "seed_price" {
  ask     = "What is the original issue price of the seed preferred, in dollars?"
  where   = "charter"
  takes   = "money"
  example = "1.00"
  if      = "seed_by is preferred"
}

question "seed_multiple" {
  ask     = "How many times its price is the seed preferred paid first?"
  where   = "charter, liquidation preference"
  takes   = "number"
  example = "1"
  none    = true
  if      = "seed_by is preferred"
}

question "seed_participation" {
  ask     = "Does the seed preferred share in what is left after that?"
  where   = "charter, liquidation preference"
  takes   = "choice"
  words   = ["none", "full", "capped"]
  example = "none"
  if      = "seed_by is preferred"
}

question "seed_ratio" {
  ask     = "Into how many shares of common does a share of seed preferred convert?"
  where   = "charter, optional conversion"
  takes   = "number"
  example = "1"
  if      = "seed_by is preferred"
}

question "safes" {
  ask      = "Who holds SAFEs, and how many dollars has each paid? All of them."
  where    = "the SAFEs"
  takes    = "investments"
  example  = "Anders Falk 250,000; Harbor Seed Fund, L.P. 500,000"
  groups   = ["investors", "outside"]
  stand_in = "a holder of SAFEs"
  if       = "seed_by is safes"
}

question "safe_cap" {
  ask     = "What is the valuation cap of the SAFEs, in dollars? Where they differ, correct it in the file."
  where   = "the SAFEs"
  takes   = "money"
  example = "8,000,000; or none"
  none    = true
  if      = "seed_by is safes"
}

question "safe_cap_is" {
  ask     = "Is that cap pre-money or post-money?"
  where   = "the SAFEs"
  takes   = "choice"
  words   = ["post_money", "pre_money"]
  example = "post_money"
  if      = "seed_by is safes"
}

question "safe_discount" {
  ask     = "What discount do the SAFEs have?"
  where   = "the SAFEs"
  takes   = "fraction"
  example = "20%; or none"
  none    = true
  if      = "seed_by is safes"
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
  ask     = "Who sits on the board, and who elects each seat? All seats: NAME common, preferred or all; vacant common."
  where   = "charter, voting agreement"
  takes   = "seats"
  example = "Ada Okafor common; Ben Ito common; Helena Brandt preferred"
  groups  = ["outside"]
  words = {
    common    = "majority(stock_class.common)"
    preferred = "majority(stock_class.series_seed)"
    all       = "majority(body.stockholders)"
  }
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

question "protected" {
  ask     = "On which acts have the preferred a veto: sale, charter, new_shares, debt, board_size?"
  where   = "charter, protective provisions"
  takes   = "choices"
  example = "sale, charter, new_shares; or none"
  none    = true
  if      = "seed_by is preferred"
  words = {
    sale       = "matter.sell_company"
    charter    = "matter.amend_charter"
    new_shares = "matter.issue_shares"
    debt       = "matter.borrow"
    board_size = "matter.enlarge_board"
  }
}

question "requisite" {
  ask     = "Which part of the preferred gives that consent?"
  where   = "charter, protective provisions"
  takes   = "threshold"
  example = "majority"
  if      = "seed_by is preferred"
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
# ${ask.name}: a Delaware corporation after a seed round. Written by `loadline new delaware-seed`; correct it freely.
#
# What nobody answered stands here as unknown("the question? (who or what knows)"): put the answer in its place, and every
# answer of Loadline becomes sharper. Lines that begin with # are for people. It is no legal advice.
#
#   loadline check                  the limits at the end: held, broken, or which question they hang on
#   loadline who-can                every matter, one line each
#   loadline explain stock_class    what a block or an attribute means
#
# The questions follow the usual forms: a certificate of incorporation and bylaws as founders' counsel files them, the Y
# Combinator SAFEs, the Series Seed and NVCA model documents. A form is not your document: what yours say counts.

company "${ask.name.id}" {
  name     = ask.name
  as_of    = ask.as_of
  currency = "USD"
  law      = "us-de"
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

#@ if seed_by is preferred, open
stock_class "series_seed" {
  name                 = "Series Seed Preferred Stock"
  kind                 = "preferred"
  votes_per_share      = ask.seed_votes
  authorized           = ask.seed_authorized
  original_issue_price = ask.seed_price

  preference {
    multiple      = ask.seed_multiple
    participation = ask.seed_participation
  }

  converts {
    into  = stock_class.common
    ratio = ask.seed_ratio
  }
}
#@ end

# Held on the day above. The day and the number of each certificate stand in the stock ledger: write them here.
#@ each holder in common
issue "common_${holder.id}" {
  stakeholder = holder.ref
  class       = stock_class.common
  shares      = holder.amount
  date        = ask.as_of
}
#@ end

#@ if seed_by is preferred, open
#@ each holder in investors
issue "seed_${holder.id}" {
  stakeholder = holder.ref
  class       = stock_class.series_seed
  shares      = holder.amount
  date        = ask.as_of
}
#@ end
#@ end

#@ if seed_by is safes
#@ each holder in safes
safe "${holder.id}" {
  stakeholder = holder.ref
  date        = ask.as_of
  invested    = holder.amount
  cap         = ask.safe_cap
  cap_is      = ask.safe_cap_is
  discount    = ask.safe_discount
}
#@ end
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
  title   = "Stockholders, all classes together"
  kind    = "stockholders"
#@ if seed_by is preferred, open
  classes = [stock_class.common, stock_class.series_seed]
#@ end
#@ if seed_by is safes
  classes = [stock_class.common]
#@ end
}

# Seats that are not listed here do not vote. Without any, Loadline asks who sits on the board.
body "board" {
  title = "Board of directors"
  kind  = "board"

#@ each seat in board
  seat "${seat.word}_${seat.n}" {
    holder     = seat.ref
#@ if seed_by is safes
#@ if seat.word is preferred
    elected_by = unknown("Who elects this seat while no preferred stock is issued? (voting agreement)")
#@ end
#@ if seat.word is not preferred
    elected_by = seat.says
#@ end
#@ end
#@ if seed_by is not safes
    elected_by = seat.says
#@ end
    observer   = false
  }
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

matter "issue_shares" {
  title  = "Issue new shares"
  kind   = "issue_stock"
  needs  = ask.board_decides
  source = clause(document.charter, "authorised shares")
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

#@ if seed_by is preferred, open
#@ if protected is open
# Nobody said on which acts the preferred have a veto: until then it may be on all of these.
consent "preferred" {
  of     = ask.protected
  over   = [matter.sell_company, matter.amend_charter, matter.issue_shares, matter.borrow, matter.enlarge_board]
  source = clause(document.charter, "protective provisions")
}
#@ end
#@ if protected is not open, none
# Without it an act is void where the charter says so ("null and void ab initio"): then write breach = "void".
consent "preferred" {
  of     = ask.requisite(outstanding(stock_class.series_seed))
  over   = ask.protected
  source = clause(document.charter, "protective provisions")
}
#@ end
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

#@ if seed_by is preferred, open
#@ each investor in investors
#@ if investor.group is investors
limit "${investor.name} cannot remove the chief executive alone" {
#@ hangs on investors, board
  holds = !can(investor.ref, matter.remove_ceo)
}
#@ end
#@ end
#@ end
#@ if seed_by is safes
#@ each investor in safes
#@ if investor.group is investors
limit "${investor.name} cannot remove the chief executive alone" {
#@ hangs on safes, board
  holds = !can(investor.ref, matter.remove_ceo)
}
#@ end
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
#@ hangs on seed_by, common, investors, pool, granted
  holds = authorized(stock_class.common) >= fully_diluted()
}

#@ if pool is not none
limit "the pool is not overdrawn" {
#@ hangs on granted
  holds = under_grants() <= reserved(stock_plan.plan)
}
#@ end
