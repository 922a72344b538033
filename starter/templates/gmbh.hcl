# A template: what it asks, and below the line "#@ file" the file that it writes, with each question where its answer goes.
# The package comment of starter says how it is read. Counsel may correct it here.

template {
  says = "A German GmbH: shareholders in percent or euros, Geschäftsführer, majorities of the Gesellschafterversammlung, a Beirat if there is one."
}

question "name" {
  ask     = "What is the Firma of the company?"
  where   = "Handelsregister"
  takes   = "text"
  example = "Fjordlicht KI GmbH"
}

question "as_of" {
  ask      = "Of which day does the file speak?"
  takes    = "day"
  example  = "2026-11-01"
  default  = "today"
  left_out = "the day on which it is written"
}

question "founders" {
  ask      = "Who are the founders, as persons or by their holdings?"
  takes    = "people"
  example  = "Lindqvist Holding GmbH; Dr. Tomasz Berger"
  groups   = ["founders"]
  stand_in = "a founder"
}

question "staff" {
  ask      = "Who else works there and holds shares or an office, or holds shares for the staff?"
  takes    = "people"
  example  = "Fjordlicht Mitarbeiter GmbH & Co. KG; or none"
  groups   = ["staff"]
  stand_in = "an employee"
  none     = true
}

question "stammkapital" {
  ask     = "How many euros is the Stammkapital?"
  where   = "Satzung, Handelsregister"
  takes   = "count"
  example = "25,000"
}

question "shareholders" {
  ask      = "Who are the shareholders, and what has each: a percentage or euros? All of them."
  where    = "Gesellschafterliste, § 40 GmbHG"
  takes    = "parts"
  sum      = "stammkapital"
  example  = "Lindqvist Holding GmbH 40%; Dr. Tomasz Berger 30%; Nordkap Fonds III 30%"
  groups   = ["investors", "outside"]
  stand_in = "a shareholder"
}

question "votes" {
  ask     = "Has every euro one vote, as the law has it where the Satzung is silent?"
  where   = "Satzung; § 47(2) GmbHG"
  takes   = "choice"
  example = "yes"
  words = {
    yes = "1"
    no  = "unknown(\"How many votes has a euro of each share? (Satzung)\")"
  }
}

question "managers" {
  ask     = "Who are the Geschäftsführer? All of them."
  where   = "Handelsregister"
  takes   = "people"
  example = "Dr. Tomasz Berger; Yara Okonkwo"
  groups  = ["staff"]
}

question "managers_act" {
  ask     = "Do the Geschäftsführer act for the company together, or each alone?"
  where   = "Satzung; together: § 35(2) GmbHG"
  takes   = "choice"
  example = "together"
  words = {
    together = "unanimous(outstanding(body.geschaeftsfuehrung))"
    alone    = "any(ask.managers.args)"
  }
}

question "managers_by" {
  ask     = "Which part of the votes cast appoints and dismisses Geschäftsführer?"
  where   = "Satzung; a majority where it is silent: §§ 46 no. 5, 47(1) GmbHG"
  takes   = "threshold"
  example = "majority"
}

question "instructed_by" {
  ask     = "Which part of the votes cast instructs the Geschäftsführer?"
  where   = "Satzung; a majority where it is silent: §§ 37(1), 47(1) GmbHG"
  takes   = "threshold"
  example = "majority"
}

question "articles_by" {
  ask     = "Which part of the votes cast amends the Satzung?"
  where   = "Satzung; at least three quarters: § 53(2) GmbHG"
  takes   = "threshold"
  example = "3/4"
}

question "capital_by" {
  ask     = "Which part of the votes cast raises the Stammkapital?"
  where   = "Satzung; at least three quarters: §§ 53(2), 55(1) GmbHG"
  takes   = "threshold"
  example = "3/4"
}

question "quorum" {
  ask     = "Which part of all votes must be represented at a Gesellschafterversammlung?"
  where   = "Satzung"
  takes   = "threshold"
  example = "1/2; or none"
  none    = true
}

question "transfer_by" {
  ask     = "Who must consent when a share is transferred (Vinkulierung)?"
  where   = "Satzung; § 15(5) GmbHG"
  takes   = "choice"
  example = "shareholders; or none"
  none    = true
  words = {
    shareholders = "majority(cast(body.gesellschafter))"
    everybody    = "unanimous(outstanding(body.gesellschafter))"
  }
}

question "beirat" {
  ask     = "Who sits on the Beirat, and by whom elected? All seats: NAME majority, or NAME three_quarters; vacant majority."
  where   = "Satzung"
  takes   = "seats"
  example = "Anna Lindqvist majority; Carla Nordmann majority; Dr. Paul Wieland three_quarters; or none"
  groups  = ["outside"]
  none    = true
  words = {
    majority       = "majority(cast(body.gesellschafter))"
    three_quarters = "at_least(3 / 4, cast(body.gesellschafter))"
  }
}

question "catalogue" {
  ask     = "Which acts of the Geschäftsführer need the Beirat's consent before?"
  where   = "Satzung, zustimmungspflichtige Geschäfte"
  takes   = "choices"
  example = "budget, debt, compute, licence, weights; or none"
  none    = true
  if      = "beirat is some"
  words = {
    budget   = "matter.budget"
    debt     = "matter.borrow"
    compute  = "matter.compute_contract"
    research = "matter.set_research_plan"
    licence  = "matter.exclusive_licence"
    weights  = "matter.open_weights"
  }
}

question "agreements" {
  ask     = "Is there a Beteiligungsvertrag, a side letter or a supplier's contract with rights over decisions?"
  takes   = "yes_no"
  example = "no"
}

question "read" {
  ask     = "Have the Satzung and the Gesellschafterliste been read for these answers?"
  takes   = "yes_no"
  example = "yes"
}

#@ file
# ${ask.name}: a German GmbH. Written by `loadline new gmbh`; correct it freely.
#
# What nobody answered stands here as unknown("the question? (who or what knows)"): put the answer in its place, and every
# answer of Loadline becomes sharper. Lines that begin with # are for people. It is no legal advice.
#
#   loadline check                     the limits at the end: held, broken, or which question they hang on
#   loadline who-can amend_articles    who reaches three quarters, who is a blocking minority
#   loadline explain body              what a block or an attribute means
#
# The questions follow a Satzung as notaries file it, and the Gesellschafterliste of § 40 GmbHG. What yours say counts.

company "${ask.name.id}" {
  name     = ask.name
  as_of    = ask.as_of
  currency = "EUR"
  law      = "de-gmbh"
}

document "satzung" {
  title      = "Gesellschaftsvertrag (Satzung)"
  kind       = "articles"
  read       = ask.read
  amended_by = ask.articles_by(cast(body.gesellschafter))
}

document "gesellschafterliste" {
  title = "Gesellschafterliste (§ 40 GmbHG)"
  kind  = "list_of_shareholders"
  read  = ask.read
}

#@ if agreements is yes, open
# Whatever it says may overturn an answer: consents, instructions to vote, exclusivity, seats.
document "agreements" {
  title = "Agreements among shareholders and with suppliers"
  kind  = "side_letter"
  read  = false
}
#@ end

# ---------------------------------------------------------------------------------------------------------------------
# People and companies. Groups are words of your own, by which limits speak: group.founders. "outside" is whoever neither
# founded the company nor works there.

#@ each someone in everybody
stakeholder "${someone.id}" {
  name   = someone.name
  groups = someone.groups
}
#@ end

# ---------------------------------------------------------------------------------------------------------------------
# Shares: one a euro.

#@ if stammkapital is open
#@ if shareholders is some
# Nobody said how many euros the Stammkapital is: the shares stand here as parts of ${ask.shareholders.total}. Their proportions
# count, not the figures.
#@ end
#@ end
stock_class "geschaeftsanteile" {
  name            = "Geschäftsanteile"
  votes_per_share = ask.votes
  authorized      = ask.stammkapital
  source          = clause(document.satzung, "Stammkapital")
}

# Held on the day above. The numbers of the shares stand in the Gesellschafterliste: write them here.
#@ each holder in shareholders
issue "${holder.id}" {
  stakeholder = holder.ref
  class       = stock_class.geschaeftsanteile
  shares      = holder.amount
  date        = ask.as_of
}
#@ end

# ---------------------------------------------------------------------------------------------------------------------
# Who decides. The shareholders are above the Geschäftsführer: they appoint, dismiss and instruct them (§§ 37(1), 46 GmbHG).

body "gesellschafter" {
  title   = "Gesellschafterversammlung"
  kind    = "stockholders"
  classes = [stock_class.geschaeftsanteile]
#@ if quorum is none
  quorum  = none
#@ end
#@ if quorum is not none
  quorum  = ask.quorum(outstanding())
#@ end
  source  = clause(document.satzung, "Gesellschafterversammlung")
}

#@ each manager in managers
office "${manager.id}" {
  title  = "Geschäftsführer"
  holder = manager.ref
}
#@ end

#@ if managers is open
office "geschaeftsfuehrer" {
  title  = "Geschäftsführer"
  holder = ask.managers
}
#@ end

body "geschaeftsfuehrung" {
  title = "Geschäftsführung"
  kind  = "board"

#@ each manager in managers
  seat "${manager.id}" {
    holder     = office.${manager.id}
    elected_by = ask.managers_by(cast(body.gesellschafter))
  }
#@ end
}

#@ if beirat is not none
# It has what the Satzung gives it, and no more (§§ 45, 52 GmbHG).
body "beirat" {
  title = "Beirat"
  kind  = "advisory_board"

#@ each seat in beirat
  seat "${seat.word}_${seat.n}" {
    holder     = seat.ref
    elected_by = seat.says
    observer   = false
    source     = clause(document.satzung, "Beirat")
  }
#@ end
}
#@ end

#@ each manager in managers
matter "dismiss_${manager.id}" {
  title   = "Dismiss ${manager.name} as Geschäftsführer"
  kind    = "remove_officer"
  of      = office.${manager.id}
  needs   = ask.managers_by(cast(body.gesellschafter))
  effects = [vacate(office.${manager.id})]
  source  = clause(document.satzung, "Geschäftsführung")
}
#@ end

matter "dismiss_a_manager" {
  title  = "Dismiss a Geschäftsführer"
  kind   = "remove_officer"
  needs  = ask.managers_by(cast(body.gesellschafter))
  source = clause(document.satzung, "Geschäftsführung")
}

matter "appoint_a_manager" {
  title  = "Appoint a Geschäftsführer"
  kind   = "appoint_officer"
  needs  = ask.managers_by(cast(body.gesellschafter))
  source = clause(document.satzung, "Geschäftsführung")
}

matter "instruct" {
  title  = "Instruct the Geschäftsführer"
  kind   = "instruct_management"
  needs  = ask.instructed_by(cast(body.gesellschafter))
  source = clause(document.satzung, "Gesellschafterversammlung")
}

# Three quarters of the votes cast, or more (§ 53(2) GmbHG): more than a quarter is a Sperrminorität.
matter "amend_articles" {
  title   = "Amend the Satzung"
  kind    = "amend_charter"
  of      = document.satzung
  needs   = ask.articles_by(cast(body.gesellschafter))
  effects = [amend(document.satzung, "as resolved")]
  source  = clause(document.satzung, "Gesellschafterversammlung")
}

matter "raise_capital" {
  title  = "Raise the Stammkapital"
  kind   = "issue_stock"
  needs  = ask.capital_by(cast(body.gesellschafter))
  source = clause(document.satzung, "Gesellschafterversammlung")
}

matter "transfer_shares" {
  title  = "Transfer a share"
  kind   = "transfer_shares"
  needs  = none
  source = clause(document.satzung, "Verfügungen")
}

#@ if transfer_by is not none
# Without it the transfer is nothing (§ 15(5) GmbHG).
consent "on_transfer" {
  of     = ask.transfer_by
  over   = [matter.transfer_shares]
  breach = "void"
  source = clause(document.satzung, "Verfügungen")
}
#@ end

# ---------------------------------------------------------------------------------------------------------------------
# The business: the Geschäftsführer act, and the shareholders may instruct them.

matter "budget" {
  title  = "Adopt the budget"
  kind   = "approve_budget"
  needs  = ask.managers_act
  source = clause(document.satzung, "Vertretung")
}

matter "borrow" {
  title  = "Take on debt"
  kind   = "borrow"
  needs  = ask.managers_act
  source = clause(document.satzung, "Vertretung")
}

matter "compute_contract" {
  title  = "Sign a contract for compute"
  kind   = "sign_compute_contract"
  needs  = ask.managers_act
  source = clause(document.satzung, "Vertretung")
}

matter "set_research_plan" {
  title  = "Set the research plan"
  kind   = "set_research_plan"
  needs  = ask.managers_act
  source = clause(document.satzung, "Vertretung")
}

matter "exclusive_licence" {
  title  = "License a model exclusively"
  kind   = "license_exclusively"
  needs  = ask.managers_act
  source = clause(document.satzung, "Vertretung")
}

matter "open_weights" {
  title  = "Open a model's weights"
  kind   = "open_weights"
  needs  = ask.managers_act
  source = clause(document.satzung, "Vertretung")
}

#@ if beirat is not none
#@ if catalogue is open
# Nobody said which acts need the Beirat's consent: until then it may be all of these.
consent "catalogue" {
  of     = ask.catalogue
  over   = [matter.budget, matter.borrow, matter.compute_contract, matter.set_research_plan, matter.exclusive_licence, matter.open_weights]
  breach = "internal"
  source = clause(document.satzung, "Zustimmungspflichtige Geschäfte")
}
#@ end
#@ if catalogue is not open, none
# Outside it has no effect: what is done without it stands, and is a breach inside (§ 37(2) GmbHG).
consent "catalogue" {
  of     = majority(cast(body.beirat))
  over   = ask.catalogue
  breach = "internal"
  source = clause(document.satzung, "Zustimmungspflichtige Geschäfte")
}
#@ end
#@ end

# ---------------------------------------------------------------------------------------------------------------------
# Limits: what must stay so. Strike what you do not want, add your own: loadline explain limit. Where a question stands in one,
# answer it above, and put the line that is a comment in its place.

limit "the founders have a Sperrminorität: the Satzung is not amended against them" {
#@ hangs on founders
  holds = can_block(group.founders, matter.amend_articles)
}

limit "the capital is not raised against the founders" {
#@ hangs on founders
  holds = can_block(group.founders, matter.raise_capital)
}

limit "nobody outside reaches the majority that amends the Satzung, not even all together" {
#@ hangs on founders, staff, shareholders
  holds = !can(group.outside, matter.amend_articles)
}

limit "the founders choose who manages" {
#@ hangs on founders
  holds = can(group.founders, matter.appoint_a_manager)
}

#@ each holder in shareholders
#@ if holder.group is investors
limit "${holder.name} cannot dismiss a Geschäftsführer alone" {
#@ hangs on shareholders
  holds = !can(holder.ref, matter.dismiss_a_manager)
}
#@ end
#@ end

limit "nobody outside instructs the Geschäftsführer" {
#@ hangs on founders, staff, shareholders
  holds = !can(group.outside, matter.instruct)
}

limit "the shares add up to the Stammkapital" {
#@ hangs on shareholders
  holds = outstanding() == authorized(stock_class.geschaeftsanteile)
}
