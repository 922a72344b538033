# What the usual venture documents of a Delaware company say. No law, and nothing that a company has unless its own
# documents say so: it tells which questions to ask of them.
#
# The words: the model documents of the National Venture Capital Association (Certificate of Incorporation and Voting
# Agreement, October 2025), as quoted in public commentary; its percentages are blanks, and no answer fills them in.
# Each read names the publisher of the forms. Not checked by a lawyer.
#
# That a designated director is removed by the designator alone was not found in a text, so it is not here; of a class's
# seat, 8 Del. C. § 141(k) says it (see us-de).

law "venture" {
  title = "The usual venture documents of a Delaware company"
  base  = "us-de"
}

# An optional text makes an act without it "null and void ab initio": the document says which breach it is.
provision "protective_provisions" {
  title = "The preferred holders' consent to a sale, a liquidation, a charter amendment or a senior issue"
  matters = [
    "dissolve", "merge", "sell_assets", "amend_charter",
    "amend_bylaws", "issue_stock", "declare_dividend", "borrow",
    "create_seat", "drop_seat",
  ]
  needs   = unknown("which percentage of the preferred are the Requisite Holders? (Certificate of Incorporation, Protective Provisions)")
  force   = "practice"
  set_in  = ["charter"]
  cites   = "NVCA Model Certificate of Incorporation, § 3.3"
  quote   = "shall not … effect any of the following acts or transactions without … the written consent or affirmative vote of the Requisite Holders"
  read    = "https://nvca.org/model-legal-documents/"
  checked = "2026-11-24"
  lawyer  = none
}

# A series without a blocking share loses its preference: Greenmont v. Mary's Gone Crackers (Del. Ch. 2012), Alta
# Berkeley v. Omneon (Del. 2012).
provision "mandatory_conversion" {
  title   = "The Requisite Holders convert all preferred into common"
  matters = ["convert_preferred"]
  needs   = unknown("which percentage of the preferred are the Requisite Holders? (Certificate of Incorporation, Mandatory Conversion)")
  force   = "practice"
  set_in  = ["charter"]
  cites   = "NVCA Model Certificate of Incorporation, § 5.1(b)"
  quote   = "All outstanding shares of Preferred Stock shall automatically be converted into shares of Common Stock … the date and time, or upon the occurrence of an event, specified by vote or written consent of the Requisite Holders"
  read    = "https://nvca.org/model-legal-documents/"
  checked = "2026-11-24"
  lawyer  = none
}

provision "drag_along" {
  title   = "A sale that the named approvals support binds every party, if the proceeds follow the charter"
  matters = ["sell_shares"]
  needs   = unknown("which approvals set off the drag-along? (Voting Agreement: often the board, the Requisite Holders and a majority of the common held by those who work there)")
  force   = "practice"
  set_in  = ["voting_agreement"]
  cites   = "NVCA Model Voting Agreement, § 3.2"
  quote   = "the aggregate consideration receivable by all holders of the Preferred Stock and Common Stock shall be allocated among the holders of Preferred Stock and Common Stock on the basis of the relative liquidation preferences"
  read    = "https://nvca.org/model-legal-documents/"
  checked = "2026-11-24"
  lawyer  = none
}
