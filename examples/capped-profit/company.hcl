# Lanternfish AI, LLC: a made-up company whose investors' returns are capped. A nonprofit manages it and has what is left.
#
#   loadline who-gets 5000M examples/capped-profit        who has what of a sale for five billion
#   loadline who-gets 0..6000M --holder lanternfish_foundation examples/capped-profit
#   loadline who-can change_caps examples/capped-profit   who can raise the caps
#
# The form is OpenAI LP's of 11 March 2019, as its announcement told it: investors and employees have a capped return, what goes
# beyond it is the nonprofit's, and "returns for our first round of investors are capped at 100x their investment", later rounds
# at less (https://openai.com/index/openai-lp/). Nothing else of that company is here: the steps between, every name and every
# figure but the hundred are invented.

company "lanternfish" {
  name     = "Lanternfish AI, LLC"
  as_of    = "2026-11-24"
  currency = "USD"
  law      = "us-de-llc"
}

document "operating_agreement" {
  title  = "Operating agreement of 2 February 2024"
  kind   = "operating_agreement"
  status = "executed"
  read   = true
}

# ---------------------------------------------------------------------------------------------------------------------
# People

stakeholder "lanternfish_foundation" {
  name   = "Lanternfish Foundation"
  kind   = "institution"
  groups = ["nonprofit"]
}

stakeholder "selma_aydin" {
  name   = "Selma Aydin"
  kind   = "individual"
  groups = ["management"]
}

stakeholder "jonas_weir" {
  name   = "Jonas Weir"
  kind   = "individual"
  groups = ["independent"]
}

stakeholder "prof_ito" {
  name   = "Prof. Naoko Ito"
  kind   = "individual"
  groups = ["independent"]
}

stakeholder "dovecot" {
  name   = "Dovecot Ventures II, L.P."
  kind   = "institution"
  groups = ["investors"]
}

stakeholder "cloud" {
  name   = "Stratus Cloud Corporation"
  kind   = "institution"
  groups = ["investors", "outside"]
}

stakeholder "staff_trust" {
  name   = "Lanternfish Staff Units Trust"
  kind   = "institution"
  groups = ["staff"]
}

# The manager votes as its board does.
entity "foundation" {
  name       = "Lanternfish Foundation, Inc."
  law        = "us-de-nonstock"
  is         = stakeholder.lanternfish_foundation
  managed_by = body.board
}

# ---------------------------------------------------------------------------------------------------------------------
# Units. None has a vote: the manager decides, and members consent where the agreement says so.

stock_class "first_round" {
  name                 = "First Round Units"
  kind                 = "common"
  votes_per_share      = none
  authorized           = 1000000
  original_issue_price = "USD 10"
}

stock_class "second_round" {
  name                 = "Second Round Units"
  kind                 = "common"
  votes_per_share      = none
  authorized           = 1000000
  original_issue_price = "USD 90"
}

stock_class "staff_units" {
  name            = "Staff Profit Units"
  kind            = "common"
  votes_per_share = none
  authorized      = 500000
}

issue "first_1" {
  stakeholder = stakeholder.dovecot
  class       = stock_class.first_round
  shares      = 1000000
  price       = "USD 10"
  date        = "2024-02-02"
}

issue "second_1" {
  stakeholder = stakeholder.cloud
  class       = stock_class.second_round
  shares      = 1000000
  price       = "USD 90"
  date        = "2025-06-16"
}

issue "staff_1" {
  stakeholder = stakeholder.staff_trust
  class       = stock_class.staff_units
  shares      = 500000
  date        = "2025-06-16"
}

# ---------------------------------------------------------------------------------------------------------------------
# Who has what of what is paid out, step by step

tier "capital" {
  title  = "Return of capital"
  order  = 1
  up_to  = none
  source = clause(document.operating_agreement, "6.2(a)")

  share "first_round" {
    of       = stock_class.first_round
    part     = pct(10)
    multiple = 1
    paid     = none
  }

  share "second_round" {
    of       = stock_class.second_round
    part     = pct(90)
    multiple = 1
    paid     = none
  }
}

tier "both_rounds" {
  title  = "Both rounds and staff"
  order  = 2
  up_to  = none
  source = clause(document.operating_agreement, "6.2(b)")

  share "first_round" {
    of       = stock_class.first_round
    part     = pct(8)
    multiple = none
    paid     = none
  }

  share "second_round" {
    of       = stock_class.second_round
    part     = pct(72)
    multiple = 20
    paid     = none
  }

  share "staff" {
    of       = stock_class.staff_units
    part     = pct(20)
    multiple = none
    paid     = none
  }
}

tier "first_round" {
  title  = "First round and staff"
  order  = 3
  up_to  = none
  source = clause(document.operating_agreement, "6.2(c)", "until the First Round Members have received one hundred times their Contributions")

  share "first_round" {
    of       = stock_class.first_round
    part     = pct(80)
    multiple = 100
    paid     = none
  }

  share "staff" {
    of       = stock_class.staff_units
    part     = pct(20)
    multiple = none
    paid     = none
  }
}

tier "residual" {
  title  = "The nonprofit's residual"
  order  = 4
  up_to  = none
  source = clause(document.operating_agreement, "6.2(d)", "thereafter, one hundred percent to the Foundation")

  share "foundation" {
    of       = stakeholder.lanternfish_foundation
    part     = 1
    multiple = none
    paid     = none
  }
}

# ---------------------------------------------------------------------------------------------------------------------
# Who decides: the board of the nonprofit, which elects itself.

office "ceo" {
  title  = "Chief executive officer"
  holder = stakeholder.selma_aydin
}

body "board" {
  title  = "Board of directors of the manager"
  kind   = "board"
  quorum = at_least(1 / 2, seats())

  seat "ceo" {
    holder        = office.ceo
    elected_by    = majority(body.board)
    designated_by = none
    removed_by    = majority(outstanding(body.board))
    observer      = false
    casting_vote  = false
    votes         = 1
  }

  seat "independent_1" {
    holder        = stakeholder.jonas_weir
    elected_by    = majority(body.board)
    designated_by = none
    removed_by    = majority(outstanding(body.board))
    observer      = false
    casting_vote  = false
    votes         = 1
  }

  seat "independent_2" {
    holder        = stakeholder.prof_ito
    elected_by    = majority(body.board)
    designated_by = none
    removed_by    = majority(outstanding(body.board))
    observer      = false
    casting_vote  = false
    votes         = 1
  }
}

matter "remove_ceo" {
  title   = "Remove the chief executive"
  kind    = "remove_officer"
  of      = office.ceo
  needs   = majority(outstanding(body.board))
  notice  = none
  effects = [vacate(office.ceo)]
  source  = clause(document.operating_agreement, "4.1")
}

matter "sell_company" {
  title  = "Sell the company"
  kind   = "sell_assets"
  needs  = majority(outstanding(body.board))
  notice = none
  source = clause(document.operating_agreement, "4.1")
}

matter "distribute" {
  title  = "Pay out profits"
  kind   = "declare_dividend"
  needs  = majority(outstanding(body.board))
  notice = none
  source = clause(document.operating_agreement, "6.1")
}

matter "change_caps" {
  title  = "Change the caps"
  kind   = "amend_agreement"
  of     = document.operating_agreement
  needs  = unanimous(outstanding(body.board))
  notice = none
  source = clause(document.operating_agreement, "12.1")
}

consent "first_round_on_caps" {
  of     = stakeholder.dovecot
  over   = [matter.change_caps]
  breach = "void"
  status = "executed"
  source = clause(document.operating_agreement, "12.2", "no amendment that reduces what a Member is to receive shall be made without that Member's consent")
}

consent "second_round_on_caps" {
  of     = stakeholder.cloud
  over   = [matter.change_caps]
  breach = "void"
  status = "executed"
  source = clause(document.operating_agreement, "12.2", "no amendment that reduces what a Member is to receive shall be made without that Member's consent")
}

# ---------------------------------------------------------------------------------------------------------------------
# Claims

assert "the units tie out" {
  that = outstanding() == 2500000
}

assert "no unit has a vote" {
  that = votes() == 0
}

assert "the caps are changed by nobody alone" {
  that = !can(group.investors, matter.change_caps) && !can(body.board, matter.change_caps)
}

# ---------------------------------------------------------------------------------------------------------------------
# Load lines

limit "investors do not choose who leads" {
  holds = !any_can(group.investors, [matter.remove_ceo])
}

limit "investors cannot stop a sale" {
  holds = !can_block(group.investors, matter.sell_company)
}

limit "the independent members can stop a change of the caps" {
  holds = can_block(group.independent, matter.change_caps)
}
