# Fjordlicht KI GmbH: a made-up company. `loadline import ledger gesellschafterliste.csv` wrote this file from the list of
# shareholders beside it (§ 40 GmbHG); the groups, the votes and the claims were added by hand.

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

assert "the cloud company holds more than a tenth (§ 50 GmbHG: it may call a meeting)" {
  that = vote_share(stakeholder.wolkenwerk_cloud_ag) >= 1 / 10
}
