# A template: what it asks, and below the line "#@ file" the file that it writes, with each question where its answer goes.
# The package comment of starter says how it is read. Counsel may correct it here.

template {
  says = "A Delaware nonprofit whose board chooses itself, over a capped-profit subsidiary with investors and a supplier of compute."
}

question "name" {
  ask     = "What is the legal name of the nonprofit?"
  where   = "certificate of incorporation"
  takes   = "text"
  example = "Lighthouse Research, Inc."
}

question "as_of" {
  ask      = "Of which day does the file speak?"
  takes    = "day"
  example  = "2026-11-01"
  default  = "today"
  left_out = "the day on which it is written"
}

question "staff" {
  ask      = "Who leads or works there and sits on a board or holds an office?"
  takes    = "people"
  example  = "Ada Okafor; Ben Ito; or none"
  groups   = ["staff"]
  stand_in = "an employee"
  none     = true
}

question "investors" {
  ask      = "Who has invested in the subsidiary? All of them."
  where    = "operating agreement"
  takes    = "people"
  example  = "Northgate Ventures IV, L.P.; Cumulus Cloud, Inc."
  groups   = ["investors", "outside"]
  stand_in = "an investor"
  none     = true
}

question "supplier" {
  ask      = "Who supplies most of the compute?"
  takes    = "person"
  example  = "Cumulus Cloud, Inc."
  groups   = ["suppliers", "outside"]
  stand_in = "the supplier"
}

question "board" {
  ask     = "Who sits on the board of the nonprofit, and who elects each seat? All seats: NAME board, or NAME members; vacant board."
  where   = "bylaws"
  takes   = "seats"
  example = "Ada Okafor board; Maya Lind board; Samuel Reyes board"
  groups  = ["independent"]
  words = {
    board   = "majority(body.board)"
    members = "unknown(\"Which members elect the seat, and by which vote? (bylaws)\")"
  }
}

question "removed_by" {
  ask     = "Who removes a director of the nonprofit?"
  where   = "certificate, bylaws"
  takes   = "choice"
  example = "board"
  words = {
    board   = "majority(body.board)"
    members = "unknown(\"Which members remove a director, and by which vote? (bylaws)\")"
    nobody  = "never"
  }
}

question "members" {
  ask     = "Has the nonprofit members who vote, besides its directors?"
  where   = "certificate, bylaws"
  takes   = "yes_no"
  example = "no"
}

question "quorum" {
  ask     = "Which part of all its seats is a quorum of the board?"
  where   = "bylaws; without one a majority: 8 Del. C. § 141(b), (j)"
  takes   = "threshold"
  example = "majority"
}

question "board_acts" {
  ask     = "Does the board act by a majority of the directors present?"
  where   = "certificate, bylaws"
  takes   = "choice"
  example = "yes"
  words = {
    yes = "majority(present(body.board))"
    no  = "unknown(\"By which vote does the board act? (certificate, bylaws)\")"
  }
}

question "mission_by" {
  ask     = "Which part of all seats of the board changes the mission in the certificate?"
  where   = "certificate; at least a majority: 8 Del. C. § 242(b)(3)"
  takes   = "threshold"
  example = "2/3"
}

question "bylaws_by" {
  ask     = "Who amends the bylaws?"
  where   = "certificate, bylaws"
  takes   = "choice"
  example = "board"
  words = {
    board   = "majority(body.board)"
    members = "unknown(\"Which members amend the bylaws, and by which vote? (bylaws)\")"
  }
}

question "subsidiary" {
  ask     = "What is the legal name of the subsidiary?"
  where   = "certificate of formation"
  takes   = "text"
  example = "Lighthouse Global, LLC"
}

question "manager" {
  ask     = "Who manages the subsidiary: the board of the nonprofit, or a board of its own?"
  where   = "operating agreement"
  takes   = "choice"
  example = "nonprofit_board"
  words = {
    nonprofit_board = "body.board"
    own_board       = "body.subsidiary_board"
  }
}

question "own_board" {
  ask     = "Who sits on the board of the subsidiary, and who elects each seat? All seats: NAME nonprofit, or NAME investors."
  where   = "operating agreement"
  takes   = "seats"
  example = "Ada Okafor nonprofit; Helena Brandt investors"
  groups  = ["outside"]
  if      = "manager is own_board"
  words = {
    nonprofit = "majority(body.board)"
    investors = "unknown(\"Which investors elect the seat, and by which vote? (operating agreement)\")"
  }
}

question "ceo" {
  ask     = "Who is the chief executive?"
  takes   = "person"
  example = "Ada Okafor"
  groups  = ["staff"]
}

question "vetoes" {
  ask     = "On which acts have the investors a veto?"
  where   = "operating agreement"
  takes   = "choices"
  example = "agreement, sale; or none"
  none    = true
  words = {
    agreement = "matter.amend_operating_agreement"
    sale      = "matter.sell_subsidiary"
    dissolve  = "matter.dissolve_subsidiary"
    research  = "matter.set_research_plan"
    release   = "matter.release_model"
    ceo       = "matter.remove_ceo"
  }
}

question "veto_by" {
  ask     = "By which vote do the investors give that consent?"
  where   = "operating agreement"
  takes   = "choice"
  example = "each"
  if      = "vetoes is not none, open"
  words = {
    each     = "all(ask.investors.args)"
    one      = "any(ask.investors.args)"
    by_share = "unknown(\"Which part of the units consents, and who has how many? (operating agreement)\")"
  }
}

question "supplier_asked" {
  ask     = "Which acts need the supplier's consent?"
  where   = "cloud agreement, licence, side letters"
  takes   = "choices"
  example = "release, licence; or none"
  none    = true
  words = {
    research = "matter.set_research_plan"
    release  = "matter.release_model"
    licence  = "matter.license_exclusively"
    chips    = "matter.choose_chips"
    ceo      = "matter.remove_ceo"
    sale     = "matter.sell_subsidiary"
  }
}

question "supplier_observes" {
  ask     = "Has the supplier or an investor an observer on a board?"
  where   = "side letters"
  takes   = "yes_no"
  example = "no"
}

question "side_letters" {
  ask     = "Is there a side letter or another agreement with an investor or the supplier?"
  takes   = "yes_no"
  example = "no"
}

question "read" {
  ask     = "Have the certificate, the bylaws, the operating agreement and the cloud agreement been read for these answers?"
  takes   = "yes_no"
  example = "yes"
}

#@ file
# ${ask.name}: a Delaware nonstock corporation over a capped-profit company. Written by `loadline new nonprofit`; correct it
# freely.
#
# What nobody answered stands here as unknown("the question? (who or what knows)"): put the answer in its place, and every
# answer of Loadline becomes sharper. Lines that begin with # are for people. It is no legal advice.
#
#   loadline check                    the limits at the end: held, broken, or which question they hang on
#   loadline who-can                  every matter, one line each
#   loadline who-can --who-can-change which safeguards those whom they do not protect can delete
#
# Nonstock law lets the certificate depart from nearly all of its own rules (8 Del. C. § 141(j)): read it before relying on
# anything here. Profits, caps and what follows them are in the operating agreement; this file asks who decides.

company "${ask.name.id}" {
  name     = ask.name
  as_of    = ask.as_of
  currency = "USD"
  law      = "us-de-nonstock"
}

# ---------------------------------------------------------------------------------------------------------------------
# Documents. An answer is "subject to" every document that nobody has read.

document "certificate" {
  title      = "Certificate of Incorporation"
  kind       = "charter"
  read       = ask.read
  amended_by = ask.mission_by(seats(body.board))
}

document "bylaws" {
  title      = "Bylaws"
  kind       = "bylaws"
  read       = ask.read
  amended_by = ask.bylaws_by
}

document "operating_agreement" {
  title = "Operating agreement of the subsidiary"
  kind  = "operating_agreement"
  read  = ask.read
}

document "cloud" {
  title = "Cloud agreement"
  kind  = "commercial"
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
# People and companies. Groups are words of your own, by which limits speak: group.staff. "independent" are directors who do not
# work there, "outside" is whoever has put in money or compute.

#@ each someone in everybody
stakeholder "${someone.id}" {
  name   = someone.name
  groups = someone.groups
}
#@ end

# ---------------------------------------------------------------------------------------------------------------------
# The nonprofit: a board that chooses itself.

office "ceo" {
  title  = "Chief executive officer"
  holder = ask.ceo
}

# Seats that are not listed here do not vote. Without any, Loadline asks who sits on the board.
body "board" {
  title  = "Board of the nonprofit"
  kind   = "board"
  quorum = ask.quorum(seats())

#@ each seat in board
  seat "${seat.word}_${seat.n}" {
    holder     = seat.ref
    elected_by = seat.says
    removed_by = ask.removed_by
    observer   = false
    source     = clause(document.bylaws, "directors")
  }
#@ end
}

#@ if members is no
# No member votes but the directors: so the law lets the board alone merge and dissolve (8 Del. C. §§ 255(d), 276(a)).
body "members" {
  title = "Members of the nonprofit"
  kind  = "members"

  seat "none" {
    holder = none
  }
}
#@ end
#@ if members is yes
body "members" {
  title = "Members of the nonprofit"
  kind  = "members"

  seat "somebody" {
    holder = unknown("Who are the members, and how do they vote? (bylaws)")
  }
}
#@ end

# ---------------------------------------------------------------------------------------------------------------------
# The subsidiary: whoever manages it decides its business. Money gives no seat by itself.

entity "subsidiary" {
  name       = ask.subsidiary
  law        = "us-de-llc"
  managed_by = ask.manager
  source     = clause(document.operating_agreement, "management")

#@ each investor in investors
  owner {
    of       = investor.ref
    fraction = unknown("What part of the subsidiary's profits is the investor's, and up to which cap? (operating agreement)")
  }
#@ end
}

#@ if manager is own_board, open
#@ if manager is open
# It is here while nobody said whether the subsidiary has one.
#@ end
body "subsidiary_board" {
  title  = "Board of the subsidiary"
  kind   = "board"
  entity = entity.subsidiary

#@ each seat in own_board
  seat "${seat.word}_${seat.n}" {
    holder     = seat.ref
    elected_by = seat.says
    observer   = false
    source     = clause(document.operating_agreement, "managers")
  }
#@ end
}
#@ end

#@ if supplier_observes is yes
right "observer" {
  kind   = "observer"
  of     = ask.supplier
  days   = none
  source = clause(document.cloud, "observer")
}
#@ end
#@ if supplier_observes is open
# Has the supplier or an investor an observer on a board? (side letters)
#@ end

# ---------------------------------------------------------------------------------------------------------------------
# What is decided

matter "remove_ceo" {
  title   = "Remove the chief executive"
  kind    = "remove_officer"
  of      = office.ceo
  needs   = ask.board_acts
  effects = [vacate(office.ceo)]
  source  = clause(document.bylaws, "officers")
}

matter "appoint_ceo" {
  title  = "Appoint a chief executive"
  kind   = "appoint_officer"
  of     = office.ceo
  needs  = ask.board_acts
  source = clause(document.bylaws, "officers")
}

matter "change_mission" {
  title  = "Change the mission"
  kind   = "change_mission"
  of     = document.certificate
  needs  = ask.mission_by(seats(body.board))
  source = clause(document.certificate, "amendments")
}

matter "amend_bylaws" {
  title   = "Amend the bylaws"
  kind    = "amend_bylaws"
  of      = document.bylaws
  needs   = ask.bylaws_by
  effects = [amend(document.bylaws, "as resolved")]
  source  = clause(document.bylaws, "amendments")
}

matter "choose_director" {
  title  = "Choose a director of the nonprofit"
  kind   = "elect_director"
  of     = body.board
  needs  = ask.board_acts
  source = clause(document.bylaws, "directors")
}

matter "amend_operating_agreement" {
  title  = "Amend the operating agreement"
  kind   = "amend_agreement"
  of     = document.operating_agreement
  needs  = majority(ask.manager)
  source = clause(document.operating_agreement, "amendments")
}

matter "sell_subsidiary" {
  title  = "Sell the subsidiary"
  kind   = "other"
  needs  = majority(ask.manager)
  source = clause(document.operating_agreement, "management")
}

matter "dissolve_subsidiary" {
  title  = "Dissolve the subsidiary"
  kind   = "other"
  needs  = majority(ask.manager)
  source = clause(document.operating_agreement, "dissolution")
}

matter "set_research_plan" {
  title  = "Set the research plan"
  kind   = "set_research_plan"
#@ if manager is own_board, open
  of     = body.subsidiary_board
#@ end
  needs  = majority(ask.manager)
  source = clause(document.operating_agreement, "management")
}

matter "choose_chips" {
  title  = "Choose chips and clouds"
  kind   = "choose_chips"
#@ if manager is own_board, open
  of     = body.subsidiary_board
#@ end
  needs  = majority(ask.manager)
  source = clause(document.operating_agreement, "management")
}

matter "release_model" {
  title  = "Release a model, or withhold it"
  kind   = "release_model"
#@ if manager is own_board, open
  of     = body.subsidiary_board
#@ end
  needs  = majority(ask.manager)
  source = clause(document.operating_agreement, "management")
}

matter "license_exclusively" {
  title  = "License a model exclusively"
  kind   = "license_exclusively"
#@ if manager is own_board, open
  of     = body.subsidiary_board
#@ end
  needs  = majority(ask.manager)
  source = clause(document.operating_agreement, "management")
}

#@ if vetoes is open
# Nobody said on which acts the investors have a veto: until then it may be on all of these.
consent "investors" {
  of     = ask.vetoes
  over   = [matter.amend_operating_agreement, matter.sell_subsidiary, matter.dissolve_subsidiary, matter.set_research_plan, matter.release_model, matter.remove_ceo]
  breach = unknown("Is an act without it void, or a breach? (operating agreement)")
  source = clause(document.operating_agreement, "consents")
}
#@ end
#@ if vetoes is not open, none
consent "investors" {
  of     = ask.veto_by
  over   = ask.vetoes
  breach = unknown("Is an act without it void, or a breach? (operating agreement)")
  source = clause(document.operating_agreement, "consents")
}
#@ end

#@ if supplier_asked is open
# Nobody said which acts need the supplier's consent: until then it may be all of these.
consent "supplier" {
  of     = ask.supplier_asked
  over   = [matter.set_research_plan, matter.release_model, matter.license_exclusively, matter.choose_chips, matter.remove_ceo, matter.sell_subsidiary]
  source = clause(document.cloud, "consents")
}
#@ end
#@ if supplier_asked is not open, none
# A covenant: what is done without it stands, and costs.
consent "supplier" {
  of     = ask.supplier
  over   = ask.supplier_asked
  breach = "damages"
  source = clause(document.cloud, "consents")
}
#@ end

# ---------------------------------------------------------------------------------------------------------------------
# Limits: what must stay so. Strike what you do not want, add your own: loadline explain limit. Where a question stands in one,
# answer it above, and put the line that is a comment in its place.

limit "money and compute have no seat on the board of the nonprofit" {
#@ hangs on investors, supplier, board
  holds = seats(group.outside, body.board) == 0
}

limit "directors who do not work there are a majority of the board" {
#@ hangs on staff, investors, supplier, board
  holds = seats(group.independent, body.board) > ask.board.count / 2
}

limit "no director changes the mission alone" {
#@ hangs on board, mission_by
  holds = !can_alone(body.board, matter.change_mission)
}

limit "the mission is not changed without the board" {
#@ hangs on board
  holds = can_block(body.board, matter.change_mission)
}

limit "the rules of the board are not changed without the board" {
#@ hangs on board
  holds = can_block(body.board, matter.amend_bylaws)
}

limit "nobody outside chooses directors" {
#@ hangs on investors, supplier, board
  holds = !can(group.outside, matter.choose_director)
}

#@ each investor in investors
limit "${investor.name} cannot remove the chief executive" {
#@ hangs on investors, board
  holds = !can(investor.ref, matter.remove_ceo)
}
#@ end

limit "nobody outside sets the research plan" {
#@ hangs on investors, supplier, board, manager, own_board
  holds = !can(group.outside, matter.set_research_plan)
}

limit "nobody outside can stop the research plan" {
#@ hangs on investors, supplier, vetoes, supplier_asked
  holds = !can_block(group.outside, matter.set_research_plan)
}

limit "the supplier need not be asked about the chief executive" {
#@ hangs on supplier, supplier_asked
  holds = !must_ask(ask.supplier, matter.remove_ceo)
}
