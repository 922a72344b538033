# The law of a German GmbH, where its articles are silent, and where they may not depart from it.
#
# The words, in German: §§ 48 and 53 GmbHG as in force since 2025 and 2023, § 37 GWB as of 2024, § 3 GwG, § 19(2) InsO;
# the other sections of the GmbHG, and § 50 UmwG, in an earlier consolidated text: what changed in them since was not
# seen. Each read names the official place of the words; they were read in copies. Checked against them; not checked by
# a lawyer.
#
# One euro of a share is one vote (§ 47(2)). The shareholders are above the managing directors: they appoint, dismiss
# and instruct them, so that what the managing directors may do alone is what the shareholders leave to them. Limits
# inside have no effect outside: "Gegen dritte Personen hat eine Beschränkung der Befugnis der Geschäftsführer, die
# Gesellschaft zu vertreten, keine rechtliche Wirkung" (§ 37(2)); a consent that is passed over is a breach inside.
#
# An amendment is nothing before it is registered (§ 54(3)); a share passes only before a notary (§ 15(3)). New duties
# need the consent of all whom they meet (§ 53(4)). A supervisory or advisory board has what the articles give it (§§
# 45, 52).

law "de-gmbh" {
  title = "German GmbH (GmbHG)"
}

# How shareholders decide

provision "resolution" {
  title   = "Shareholders decide by a majority of the votes cast, one vote a euro"
  bodies  = ["stockholders"]
  when    = ["at_meeting"]
  needs   = majority(cast(stockholders))
  force   = "default"
  set_in  = ["articles"]
  cites   = "§§ 47(1), (2), 45(2) GmbHG"
  quote   = "erfolgen durch Beschlußfassung nach der Mehrheit der abgegebenen Stimmen. … Jeder Euro eines Geschäftsanteils gewährt eine Stimme."
  read    = "https://www.gesetze-im-internet.de/gmbhg/__47.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "notice" {
  title   = "A meeting is called by registered letter, one week before"
  bodies  = ["stockholders"]
  when    = ["at_meeting"]
  notice  = days(7)
  force   = "default"
  set_in  = ["articles"]
  cites   = "§ 51(1) GmbHG"
  quote   = "Die Berufung der Versammlung erfolgt durch Einladung der Gesellschafter mittels eingeschriebener Briefe. Sie ist mit einer Frist von mindestens einer Woche zu bewirken."
  read    = "https://www.gesetze-im-internet.de/gmbhg/__51.html"
  checked = "2026-11-24"
  lawyer  = none
}

# Agreeing to vote in text form is enough, and then the usual majority decides; but one holder's refusal forces a
# meeting.
provision "without_meeting" {
  title   = "Without a meeting, only if all shareholders agree in text form to the decision or to voting that way"
  bodies  = ["stockholders"]
  when    = ["by_consent"]
  needs   = unanimous(outstanding(stockholders))
  notice  = none
  form    = "written_consent"
  force   = "default"
  set_in  = ["articles"]
  cites   = "§ 48(2) GmbHG"
  quote   = "Der Abhaltung einer Versammlung bedarf es nicht, wenn sämtliche Gesellschafter sich in Textform mit der zu treffenden Bestimmung oder mit der Abgabe der Stimmen in Textform einverstanden erklären."
  read    = "https://www.gesetze-im-internet.de/gmbhg/__48.html"
  checked = "2026-11-24"
  lawyer  = none
}

# The managing directors

provision "appoint_managers" {
  title   = "Shareholders appoint and dismiss the managing directors, at any time"
  matters = ["appoint_officer", "remove_officer"]
  needs   = majority(cast(stockholders))
  notice  = days(7)
  force   = "default"
  set_in  = ["articles"]
  cites   = "§§ 46 no. 5, 38(1), 47(1) GmbHG"
  quote   = "Der Bestimmung der Gesellschafter unterliegen: … 5. die Bestellung und die Abberufung von Geschäftsführern sowie die Entlastung derselben"
  read    = "https://www.gesetze-im-internet.de/gmbhg/__46.html"
  checked = "2026-11-24"
  lawyer  = none
}

# The courts put § 47(4) upon a dismissal for an important cause as upon judging one's own case, and differ over whether
# the cause must be there or be claimed, and over two shareholders alone (OLG Thüringen, 2 U 537/15): so that both
# readings stand. Without cause (§ 38(1)) the manager who holds shares votes as everybody does.
provision "dismiss_for_cause" {
  title   = "A managing director who is dismissed for an important cause does not vote on it"
  matters = ["remove_officer"]
  when    = ["important_cause", "conflicted"]
  needs   = majority(cast(without(stockholders, holder)))
  notice  = days(7)
  force   = "default"
  set_in  = ["articles"]
  cites   = "§§ 47(4), 38(2) GmbHG"
  quote   = "Ein Gesellschafter, welcher durch die Beschlußfassung entlastet oder von einer Verbindlichkeit befreit werden soll, hat hierbei kein Stimmrecht und darf ein solches auch nicht für andere ausüben."
  read    = "https://www.gesetze-im-internet.de/gmbhg/__47.html"
  checked = "2026-11-24"
  lawyer  = none
}

# The managing directors run the business until the shareholders tell them otherwise.
provision "instruct" {
  title = "Shareholders instruct the managing directors"
  matters = [
    "instruct_management", "approve_budget", "borrow", "license_and_hire",
    "set_research_plan", "allocate_compute", "choose_chips", "sign_compute_contract",
    "release_model", "open_weights", "license_exclusively",
  ]
  needs   = majority(cast(stockholders))
  notice  = days(7)
  force   = "default"
  set_in  = ["articles"]
  cites   = "§§ 37(1), 45, 47(1) GmbHG"
  quote   = "Die Geschäftsführer sind der Gesellschaft gegenüber verpflichtet, die Beschränkungen einzuhalten, welche für den Umfang ihrer Befugnis, die Gesellschaft zu vertreten, durch den Gesellschaftsvertrag oder, soweit dieser nicht ein anderes bestimmt, durch die Beschlüsse der Gesellschafter festgesetzt sind."
  read    = "https://www.gesetze-im-internet.de/gmbhg/__37.html"
  checked = "2026-11-24"
  lawyer  = none
}

# What stays inside the company (a budget, a plan) is no act towards others: of that the section says nothing. Nor does it
# shield whoever knew that the consent was missing, or is a shareholder himself.
provision "limits_inside" {
  title = "A limit to what the managing directors may do has no effect towards others"
  matters = [
    "borrow", "license_and_hire", "sign_compute_contract", "release_model",
    "open_weights", "license_exclusively",
  ]
  breach  = "internal"
  force   = "fixed"
  cites   = "§ 37(2) GmbHG"
  quote   = "Gegen dritte Personen hat eine Beschränkung der Befugnis der Geschäftsführer, die Gesellschaft zu vertreten, keine rechtliche Wirkung. Dies gilt insbesondere für den Fall, … daß die Zustimmung der Gesellschafter oder eines Organs der Gesellschaft für einzelne Geschäfte erfordert ist."
  read    = "https://www.gesetze-im-internet.de/gmbhg/__37.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "managers_together" {
  title   = "Several managing directors act for the company only together"
  bodies  = ["board"]
  needs   = unanimous(outstanding(board))
  force   = "default"
  set_in  = ["articles"]
  cites   = "§ 35(2) GmbHG"
  quote   = "Sind mehrere Geschäftsführer bestellt, sind sie alle nur gemeinschaftlich zur Vertretung der Gesellschaft befugt, es sei denn, dass der Gesellschaftsvertrag etwas anderes bestimmt."
  read    = "https://www.gesetze-im-internet.de/gmbhg/__35.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "shareholder_matters" {
  title   = "What the law keeps for the shareholders: accounts, use of profits, supervision, claims, Prokura"
  matters = ["declare_dividend"]
  needs   = majority(cast(stockholders))
  notice  = days(7)
  force   = "default"
  set_in  = ["articles"]
  cites   = "§ 46 nos. 1, 6, 7, 8, § 29(2) GmbHG"
  quote   = "1. die Feststellung des Jahresabschlusses und die Verwendung des Ergebnisses"
  read    = "https://www.gesetze-im-internet.de/gmbhg/__46.html"
  checked = "2026-11-24"
  lawyer  = none
}

# Articles, shares, and the company itself

# At least three quarters: exactly three quarters do. "Noch andere Erfordernisse" are more, never less.
provision "amend_articles" {
  title   = "Three quarters of the votes cast amend the articles, before a notary"
  matters = ["amend_charter", "change_mission"]
  needs   = at_least(3 / 4, cast(stockholders))
  notice  = days(7)
  force   = "floor"
  set_in  = ["articles"]
  cites   = "§ 53(1)-(3), § 54(3) GmbHG"
  quote   = "Der Beschluss bedarf einer Mehrheit von drei Vierteilen der abgegebenen Stimmen. Der Gesellschaftsvertrag kann noch andere Erfordernisse aufstellen. … Der Beschluss muss notariell beurkundet werden."
  read    = "https://www.gesetze-im-internet.de/gmbhg/__53.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "raise_capital" {
  title   = "A capital increase amends the articles"
  matters = ["issue_stock"]
  needs   = at_least(3 / 4, cast(stockholders))
  notice  = days(7)
  force   = "floor"
  set_in  = ["articles"]
  cites   = "§§ 55(1), 53(2), 54(3), 55a GmbHG"
  quote   = "Wird eine Erhöhung des Stammkapitals beschlossen, so bedarf es zur Übernahme jedes Geschäftsanteils an dem erhöhten Kapital einer notariell aufgenommenen oder beglaubigten Erklärung des Übernehmers."
  read    = "https://www.gesetze-im-internet.de/gmbhg/__55.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "transfer_shares" {
  title   = "A share is transferred before a notary; the articles may ask the company's consent"
  matters = ["transfer_shares"]
  needs   = none
  force   = "default"
  set_in  = ["articles"]
  cites   = "§ 15(1), (3), (5) GmbHG"
  quote   = "Durch den Gesellschaftsvertrag kann die Abtretung der Geschäftsanteile an weitere Voraussetzungen geknüpft, insbesondere von der Genehmigung der Gesellschaft abhängig gemacht werden."
  read    = "https://www.gesetze-im-internet.de/gmbhg/__15.html"
  checked = "2026-11-24"
  lawyer  = none
}

# The articles may ask more or less.
provision "dissolve" {
  title   = "Three quarters of the votes cast dissolve"
  matters = ["dissolve"]
  needs   = at_least(3 / 4, cast(stockholders))
  notice  = days(7)
  force   = "default"
  set_in  = ["articles"]
  cites   = "§ 60(1) no. 2 GmbHG"
  quote   = "durch Beschluß der Gesellschafter; derselbe bedarf, sofern im Gesellschaftsvertrag nicht ein anderes bestimmt ist, einer Mehrheit von drei Vierteilen der abgegebenen Stimmen"
  read    = "https://www.gesetze-im-internet.de/gmbhg/__60.html"
  checked = "2026-11-24"
  lawyer  = none
}

# Holders of special rights in the management consent too (§ 50(2) UmwG).
provision "merge" {
  title   = "Three quarters of the votes cast approve a merger"
  matters = ["merge"]
  needs   = at_least(3 / 4, cast(stockholders))
  notice  = days(7)
  force   = "floor"
  set_in  = ["articles"]
  cites   = "§ 50(1) UmwG"
  quote   = "Der Verschmelzungsbeschluß der Gesellschafterversammlung bedarf einer Mehrheit von mindestens drei Vierteln der abgegebenen Stimmen. Der Gesellschaftsvertrag kann eine größere Mehrheit und weitere Erfordernisse bestimmen."
  read    = "https://www.gesetze-im-internet.de/umwg_1995/__50.html"
  checked = "2026-11-24"
  lawyer  = none
}

# So too on a discharge, a release from a debt, and litigation.
provision "conflict" {
  title   = "Whom the company deals with does not vote on the deal"
  matters = ["deal_with_insider"]
  when    = ["conflicted"]
  needs   = majority(cast(without(stockholders, holder)))
  notice  = days(7)
  force   = "default"
  set_in  = ["articles"]
  cites   = "§ 47(4) GmbHG"
  quote   = "Ein Gesellschafter, welcher durch die Beschlußfassung entlastet oder von einer Verbindlichkeit befreit werden soll, hat hierbei kein Stimmrecht und darf ein solches auch nicht für andere ausüben. Dasselbe gilt von einer Beschlußfassung, welche die Vornahme eines Rechtsgeschäfts oder die Einleitung oder Erledigung eines Rechtsstreits gegenüber einem Gesellschafter betrifft."
  read    = "https://www.gesetze-im-internet.de/gmbhg/__47.html"
  checked = "2026-11-24"
  lawyer  = none
}

# Minorities, and lines of other laws

provision "call_meeting" {
  title   = "10% of the share capital: to call a meeting and put items"
  force   = "line"
  line    = pct(10)
  effect  = "holders may demand a meeting and items on its agenda, and call it themselves if refused"
  cites   = "§ 50(1)-(3) GmbHG"
  quote   = "Gesellschafter, deren Geschäftsanteile zusammen mindestens dem zehnten Teil des Stammkapitals entsprechen, sind berechtigt, unter Angabe des Zwecks und der Gründe die Berufung der Versammlung zu verlangen."
  read    = "https://www.gesetze-im-internet.de/gmbhg/__50.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "sue_for_dissolution" {
  title   = "10% of the share capital: to sue for dissolution"
  force   = "line"
  line    = pct(10)
  effect  = "holders may sue for dissolution for important cause"
  cites   = "§ 61(2) GmbHG"
  quote   = "Sie kann nur von Gesellschaftern erhoben werden, deren Geschäftsanteile zusammen mindestens dem zehnten Teil des Stammkapitals entsprechen."
  read    = "https://www.gesetze-im-internet.de/gmbhg/__61.html"
  checked = "2026-11-24"
  lawyer  = none
}

# It follows from three quarters: more than a quarter blocks, exactly a quarter does not.
provision "block_articles" {
  title   = "More than a quarter of the votes cast: to block changes of the articles"
  force   = "line"
  line    = pct(25)
  exceeds = true
  effect  = "MORE than this part of the votes cast blocks amendments, capital increases, mergers and, by default, dissolution"
  cites   = "§ 53(2) GmbHG"
  quote   = "Der Beschluss bedarf einer Mehrheit von drei Vierteilen der abgegebenen Stimmen."
  read    = "https://www.gesetze-im-internet.de/gmbhg/__53.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "beneficial_owner" {
  title   = "More than 25%: an entry in the transparency register"
  force   = "line"
  line    = pct(25)
  exceeds = true
  effect  = "a natural person with MORE than this part of capital or votes, or comparable control, is a beneficial owner to be registered"
  cites   = "§ 3(2) no. 1, 2 GwG"
  quote   = "mehr als 25 Prozent der Kapitalanteile hält, 2. mehr als 25 Prozent der Stimmrechte kontrolliert oder 3. auf vergleichbare Weise Kontrolle ausübt"
  read    = "https://www.gesetze-im-internet.de/gwg_2017/__3.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "merger_control_quarter" {
  title   = "25% of capital or votes reached: a concentration for merger control"
  force   = "line"
  line    = pct(25)
  effect  = "the acquisition is a concentration; whether it must be notified hangs on turnover (§ 35 GWB)"
  cites   = "§ 37(1) no. 3 GWB"
  quote   = "wenn die Anteile allein oder zusammen mit sonstigen, dem Unternehmen bereits gehörenden Anteilen a) 50 vom Hundert oder b) 25 vom Hundert des Kapitals oder der Stimmrechte des anderen Unternehmens erreichen"
  read    = "https://www.gesetze-im-internet.de/gwb/__37.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "merger_control_half" {
  title   = "50% of capital or votes reached: a concentration for merger control"
  force   = "line"
  line    = 1 / 2
  effect  = "the acquisition is a concentration; whether it must be notified hangs on turnover (§ 35 GWB)"
  cites   = "§ 37(1) no. 3 GWB"
  quote   = "wenn die Anteile allein oder zusammen mit sonstigen, dem Unternehmen bereits gehörenden Anteilen a) 50 vom Hundert oder b) 25 vom Hundert des Kapitals oder der Stimmrechte des anderen Unternehmens erreichen"
  read    = "https://www.gesetze-im-internet.de/gwb/__37.html"
  checked = "2026-11-24"
  lawyer  = none
}

# The line above zero that the law sets to a plan. Cash says something of going on; of assets and debts a plan says nothing.
provision "over_indebtedness" {
  title   = "Twelve months ahead: whether the company goes on"
  force   = "line"
  ahead   = months(12)
  effect  = "if the assets no longer cover the debts, this is over-indebtedness unless in the circumstances it is more likely than not that the company goes on for the next twelve months"
  cites   = "§ 19(2) InsO"
  quote   = "Überschuldung liegt vor, wenn das Vermögen des Schuldners die bestehenden Verbindlichkeiten nicht mehr deckt, es sei denn, die Fortführung des Unternehmens in den nächsten zwölf Monaten ist nach den Umständen überwiegend wahrscheinlich."
  read    = "https://www.gesetze-im-internet.de/inso/__19.html"
  checked = "2026-11-24"
  lawyer  = none
}

# The Federal Court of Justice on § 19(4) and (5): services that a shareholder is to render for pay are no hidden contribution in kind,
# and paying for them is no paying to and fro, so long as the money was not "reserved" for them. The same holds for a capital
# increase (§§ 56(2), 56a). The words are the court's own headnote, read in a copy.
provision "reserved_contribution" {
  title    = "Money that is reserved for the shareholder's own services is not paid in freely"
  force    = "line"
  hangs_on = "money of a round is kept for the investor's own services"
  effect   = "the contribution may count as not paid in: the shareholder owes it still, unless what flows back is covered by a claim of full value that is due at any time or can be called at once, and the register was told (§ 19(5))"
  cites    = "§ 19(5) GmbHG; BGH, 16 February 2009, II ZR 120/07 (Qivive), headnote b"
  quote    = "Ebenso wenig liegt in dem o.g. Fall ein der Erfüllung der Einlageschuld entgegenstehendes Hin- und Herzahlen der Einlagemittel (§ 19 Abs. 5 GmbHG n.F.) vor, sofern der Inferent diese nicht für die Vergütung seiner Dienstleistungen \"reserviert\"."
  read     = "https://mein.kiehl.de/Dokument/338840"
  checked  = "2026-11-24"
  lawyer   = none
}
