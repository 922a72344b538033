# Fjordlicht KI GmbH: a made-up company. `loadline import ledger gesellschafterliste.csv` wrote this file from the list of
# shareholders beside it (§ 40 GmbHG); the groups, the votes, who decides what and the claims were added by hand.
#
#   loadline who-can examples/gmbh                    every matter, one line each
#   loadline who-can amend_articles examples/gmbh     three quarters: who is a blocking minority
#   loadline who-can exclusive_licence examples/gmbh  the catalogue of the advisory board binds inside only

company "fjordlicht" {
  name     = "Fjordlicht KI GmbH"
  as_of    = "2026-11-24"
  currency = "EUR"
  law      = "de-gmbh"
}

document "satzung" {
  title  = "Gesellschaftsvertrag of 12 March 2026"
  kind   = "articles"
  status = "executed"
  read   = true
}

document "gesellschafterliste" {
  title  = "List of shareholders of 24 November 2026 (§ 40 GmbHG)"
  kind   = "list_of_shareholders"
  status = "executed"
  read   = true
  path   = "gesellschafterliste.csv"
}

document "cloud_vertrag" {
  title = "Framework agreement with Wolkenwerk Cloud AG"
  kind  = "commercial"
  read  = false # nobody has looked for rights in it yet
}

stakeholder "lindqvist_holding_gmbh" {
  name   = "Lindqvist Holding GmbH"
  kind   = "institution"
  groups = ["founders"]
}

stakeholder "dr_tomasz_berger" {
  name   = "Dr. Tomasz Berger"
  groups = ["founders"]
}

stakeholder "yara_okonkwo" {
  name   = "Yara Okonkwo"
  groups = ["founders"]
}

stakeholder "nordkap_seed_fonds_iii_gmbh_co_kg" {
  name   = "Nordkap Seed Fonds III GmbH & Co. KG"
  kind   = "institution"
  groups = ["investors"]
}

stakeholder "helene_voss" {
  name   = "Helene Voß"
  kind   = "individual"
  groups = ["angels"]
}

stakeholder "prof_dr_emil_sandoval" {
  name   = "Prof. Dr. Emil Sandoval"
  groups = ["angels"]
}

stakeholder "bergwind_ventures_growth_i_scsp" {
  name   = "Bergwind Ventures Growth I SCSp"
  groups = ["investors"]
}

stakeholder "wolkenwerk_cloud_ag" {
  name   = "Wolkenwerk Cloud AG"
  kind   = "institution"
  groups = ["outside"]
}

stakeholder "fjordlicht_mitarbeiterbeteiligung_ug_haftungsbeschraenkt_co_k" {
  name   = "Fjordlicht Mitarbeiterbeteiligung UG (haftungsbeschränkt) & Co. KG"
  kind   = "institution"
  groups = ["staff"]
}

stock_class "geschaeftsanteile" {
  name            = "Geschäftsanteile"
  par             = "EUR 1"
  votes_per_share = 1     # one vote a euro: § 47(2) GmbHG, from which the articles do not depart
  authorized      = 58475 # Stammkapital; there is no authorised capital beyond it
  source          = clause(document.satzung, "§ 4", "Das Stammkapital betraegt 58.475 Euro")
}

issue "issue_1_9500" {
  stakeholder = stakeholder.lindqvist_holding_gmbh
  number      = "1-9500"
  class       = stock_class.geschaeftsanteile
  shares      = 9500
  date        = "2026-03-12"
}

issue "issue_9501_17500" {
  stakeholder = stakeholder.dr_tomasz_berger
  number      = "9501-17500"
  class       = stock_class.geschaeftsanteile
  shares      = 8000
  date        = "2026-03-12"
}

issue "issue_17501_25000" {
  stakeholder = stakeholder.yara_okonkwo
  number      = "17501-25000"
  class       = stock_class.geschaeftsanteile
  shares      = 7500
  date        = "2026-03-12"
}

issue "issue_25001_31250_46876_49375" {
  stakeholder = stakeholder.nordkap_seed_fonds_iii_gmbh_co_kg
  number      = "25001-31250, 46876-49375"
  class       = stock_class.geschaeftsanteile
  shares      = 8750
  date        = "2026-03-12"
}

issue "issue_31251_32500" {
  stakeholder = stakeholder.helene_voss
  number      = "31251-32500"
  class       = stock_class.geschaeftsanteile
  shares      = 1250
  date        = "2026-03-12"
}

issue "issue_32501_33125" {
  stakeholder = stakeholder.prof_dr_emil_sandoval
  number      = "32501-33125"
  class       = stock_class.geschaeftsanteile
  shares      = 625
  date        = "2026-03-12"
}

issue "issue_33126_46875" {
  stakeholder = stakeholder.bergwind_ventures_growth_i_scsp
  number      = "33126-46875"
  class       = stock_class.geschaeftsanteile
  shares      = 13750
  date        = "2026-03-12"
}

issue "issue_49376_55475" {
  stakeholder = stakeholder.wolkenwerk_cloud_ag
  number      = "49376-55475"
  class       = stock_class.geschaeftsanteile
  shares      = 6100
  date        = "2026-03-12"
}

issue "issue_55476_58475" {
  stakeholder = stakeholder.fjordlicht_mitarbeiterbeteiligung_ug_haftungsbeschraenkt_co_k
  number      = "55476-58475"
  class       = stock_class.geschaeftsanteile
  shares      = 3000
  date        = "2026-03-12"
}

# ---------------------------------------------------------------------------------------------------------------------
# Who decides. The shareholders are above the managing directors (§ 37(1) GmbHG): they appoint, dismiss and instruct them.
# The advisory board has what the articles give it and no more (§§ 45, 52 GmbHG).

office "managing_director_1" {
  title  = "Managing director"
  holder = stakeholder.dr_tomasz_berger
}

office "managing_director_2" {
  title  = "Managing director"
  holder = stakeholder.yara_okonkwo
}

stakeholder "anna_lindqvist" {
  name   = "Anna Lindqvist"
  kind   = "individual"
  groups = ["founders"]
}

stakeholder "carla_nordmann" {
  name   = "Carla Nordmann"
  kind   = "individual"
  groups = ["investors"]
}

stakeholder "dr_paul_wieland" {
  name   = "Dr. Paul Wieland"
  kind   = "individual"
  groups = ["independent"]
}

# A holding votes as whoever manages it.
entity "lindqvist_holding" {
  name       = "Lindqvist Holding GmbH"
  law        = "de-gmbh"
  is         = stakeholder.lindqvist_holding_gmbh
  managed_by = stakeholder.anna_lindqvist
}

body "gesellschafter" {
  title   = "Meeting of shareholders"
  kind    = "stockholders"
  classes = [stock_class.geschaeftsanteile]
  quorum  = at_least(1 / 2, outstanding())
  source  = clause(document.satzung, "§ 8(3)", "Die Gesellschafterversammlung ist beschlussfähig, wenn mindestens die Hälfte der Stimmen vertreten ist")
}

body "geschaeftsfuehrung" {
  title = "Managing directors"
  kind  = "board"

  seat "first" {
    holder     = office.managing_director_1
    elected_by = majority(body.gesellschafter)
  }

  seat "second" {
    holder     = office.managing_director_2
    elected_by = majority(body.gesellschafter)
  }
}

body "beirat" {
  title  = "Advisory board"
  kind   = "advisory_board"
  quorum = at_least(2 / 3, seats())

  seat "founders" {
    title         = "Member of the founders"
    holder        = stakeholder.anna_lindqvist
    elected_by    = majority(body.gesellschafter)
    designated_by = stakeholder.lindqvist_holding_gmbh
    observer      = false
    casting_vote  = false
    votes         = 1
    source        = clause(document.satzung, "§ 11(2) a")
  }

  seat "investors" {
    title         = "Member of the investors"
    holder        = stakeholder.carla_nordmann
    elected_by    = majority(body.gesellschafter)
    designated_by = stakeholder.nordkap_seed_fonds_iii_gmbh_co_kg
    observer      = false
    casting_vote  = false
    votes         = 1
    source        = clause(document.satzung, "§ 11(2) b")
  }

  seat "chair" {
    title         = "Chair"
    holder        = stakeholder.dr_paul_wieland
    elected_by    = at_least(3 / 4, cast(body.gesellschafter))
    designated_by = none
    observer      = false
    casting_vote  = true # only a tie hangs on it
    votes         = 1
    source        = clause(document.satzung, "§ 11(3)")
  }
}

# ---------------------------------------------------------------------------------------------------------------------
# What shareholders decide

matter "dismiss_manager" {
  title   = "Dismiss a managing director"
  kind    = "remove_officer"
  of      = office.managing_director_1
  effects = [vacate(office.managing_director_1)]
}

matter "appoint_manager" {
  title = "Appoint a managing director"
  kind  = "appoint_officer"
  of    = office.managing_director_1
}

matter "instruct" {
  title = "Instruct the managing directors"
  kind  = "instruct_management"
}

# The articles are silent: three quarters of the votes cast (§ 53(2) GmbHG). More than a quarter is a blocking minority.
matter "amend_articles" {
  title   = "Amend the articles"
  kind    = "amend_charter"
  of      = document.satzung
  effects = [amend(document.satzung, "as resolved")]
}

# The articles ask more than the law, as they may: here more than a fifth blocks, and the growth fund has it alone.
matter "raise_capital" {
  title  = "Raise the capital"
  kind   = "issue_stock"
  needs  = at_least(pct(80), cast(body.gesellschafter))
  notice = days(14)
  form   = "meeting"
  source = clause(document.satzung, "§ 9(2)", "mit einer Mehrheit von mindestens 80 % der abgegebenen Stimmen")
}

matter "transfer_shares" {
  title  = "Transfer a share"
  kind   = "transfer_shares"
  needs  = none
  source = clause(document.satzung, "§ 13(1)")
}

# Vinkulierung (§ 15(5) GmbHG): without the consent the transfer is nothing.
consent "company_on_transfer" {
  of     = majority(cast(body.gesellschafter))
  over   = [matter.transfer_shares]
  breach = "void"
  status = "executed"
  source = clause(document.satzung, "§ 13(1)", "Verfügungen über Geschäftsanteile bedürfen der Zustimmung der Gesellschaft")
}

right "refusal" {
  kind   = "refusal"
  of     = stock_class.geschaeftsanteile
  over   = [matter.transfer_shares]
  days   = days(30)
  status = "executed"
  source = clause(document.satzung, "§ 13(3)")
}

# The cloud company is party to it: it has no vote on it (§ 47(4) GmbHG).
matter "contract_with_wolkenwerk" {
  title  = "Approve a contract with Wolkenwerk"
  kind   = "deal_with_insider"
  of     = stakeholder.wolkenwerk_cloud_ag
  needs  = majority(cast(without(body.gesellschafter, stakeholder.wolkenwerk_cloud_ag)))
  source = clause(document.satzung, "§ 8(5)")
}

# ---------------------------------------------------------------------------------------------------------------------
# Reserved matters (zustimmungspflichtige Geschäfte): the managing directors act, and need the advisory board's consent
# before. Outside it has no effect (§ 37(2) GmbHG): what they do without it stands, and is a breach inside.

matter "budget" {
  title  = "Adopt the budget"
  kind   = "approve_budget"
  needs  = unanimous(outstanding(body.geschaeftsfuehrung))
  notice = none
  source = clause(document.satzung, "§ 6(2)")
}

matter "borrow" {
  title  = "Borrow more than EUR 100,000"
  kind   = "borrow"
  needs  = unanimous(outstanding(body.geschaeftsfuehrung))
  notice = none
  source = clause(document.satzung, "§ 6(2)")
}

matter "compute_contract" {
  title  = "Sign a contract for compute of more than a year"
  kind   = "sign_compute_contract"
  needs  = unanimous(outstanding(body.geschaeftsfuehrung))
  notice = none
  source = clause(document.satzung, "§ 6(2)")
}

matter "exclusive_licence" {
  title  = "License a model exclusively"
  kind   = "license_exclusively"
  needs  = unanimous(outstanding(body.geschaeftsfuehrung))
  notice = none
  source = clause(document.satzung, "§ 6(2)")
}

matter "open_weights" {
  title  = "Open a model's weights"
  kind   = "open_weights"
  needs  = unanimous(outstanding(body.geschaeftsfuehrung))
  notice = none
  source = clause(document.satzung, "§ 6(2)")
}

consent "catalogue" {
  of     = majority(cast(body.beirat))
  over   = [matter.budget, matter.borrow, matter.compute_contract, matter.exclusive_licence, matter.open_weights]
  breach = "internal"
  status = "executed"
  source = clause(document.satzung, "§ 12(1)", "Folgende Geschäfte bedürfen der vorherigen Zustimmung des Beirats")
}

# ---------------------------------------------------------------------------------------------------------------------
# Claims

assert "the shares add up to the Stammkapital" {
  that = outstanding() == 58475
}

assert "every euro has one vote" {
  that = votes() == 58475
}

assert "the founders hold less than the three quarters that change the articles (§ 53 GmbHG)" {
  that = vote_share(group.founders) < 3 / 4
}

assert "the founders can block such a change: more than a quarter" {
  that = vote_share(group.founders) > 1 / 4
}

assert "the investors together are a blocking minority, the growth fund alone is not" {
  that = can_block(group.investors, matter.amend_articles) && !can_block(stakeholder.bergwind_ventures_growth_i_scsp, matter.amend_articles)
}

assert "where the articles ask 80%, the growth fund alone is one" {
  that = can_block(stakeholder.bergwind_ventures_growth_i_scsp, matter.raise_capital)
}

assert "the advisory board must be asked, and cannot stop what the managing directors do" {
  that = must_ask(body.beirat, matter.exclusive_licence) && !can_block(body.beirat, matter.exclusive_licence)
}

assert "the cloud company has no vote on its own contract" {
  that = !can_block(stakeholder.wolkenwerk_cloud_ag, matter.contract_with_wolkenwerk)
}

assert "the cloud company holds more than a tenth (§ 50 GmbHG: it may call a meeting)" {
  that = vote_share(stakeholder.wolkenwerk_cloud_ag) >= 1 / 10
}

# ---------------------------------------------------------------------------------------------------------------------
# Load lines

limit "the founders can block a change of the articles" {
  holds = can_block(group.founders, matter.amend_articles)
}

limit "nobody from outside instructs the managing directors" {
  holds = !any_can(group.investors, [matter.instruct, matter.dismiss_manager])
}

limit "the cloud company cannot stop its own contract from being refused" {
  holds = !can(stakeholder.wolkenwerk_cloud_ag, matter.contract_with_wolkenwerk)
}
