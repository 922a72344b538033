# Anthropic, PBC and its Long-Term Benefit Trust: the structure alone, as published. Who holds how many shares is not public,
# so that an answer says which votes are needed and never who has them. No finding about anybody, and no legal advice.
#
#   loadline who-can change_trust --as-of 2025-06-30 examples/anthropic-ltbt   before November 2025
#   loadline who-can change_trust --as-of 2026-01-31 examples/anthropic-ltbt   since
#   loadline who-can vote_class_t examples/anthropic-ltbt                      the trustees, and through them three directors
#
# Sources
#   [1] The certificate's words on the trust, quoted: https://ailabwatch.org/blog/anthropic-certificate-of-incorporation
#   [2] The lawyers who drafted it: https://corpgov.law.harvard.edu/2023/10/28/anthropic-long-term-benefit-trust
#   [3] The company, of 2023: https://www.anthropic.com/news/the-long-term-benefit-trust

company "anthropic" {
  name     = "Anthropic, PBC"
  as_of    = "2026-01-31"
  currency = "USD"
  law      = "us-de-pbc"
}

document "certificate" {
  title  = "Certificate of incorporation, as quoted"
  kind   = "charter"
  status = "published"
  read   = false # the passages quoted in [1], no more
  path   = "https://ailabwatch.org/blog/anthropic-certificate-of-incorporation"
}

document "trust_agreement" {
  title  = "Trust agreement"
  kind   = "other"
  status = "executed"
  read   = false # not public
}

document "voting_agreement" {
  title  = "Voting agreement"
  kind   = "voting_agreement"
  status = "executed"
  read   = false # it says who the founders are; not public
}

# ---------------------------------------------------------------------------------------------------------------------
# Classes. How many shares there are of each, and who holds them, is left out: nobody outside knows.

stock_class "class_t" {
  name            = "Class T Common Stock"
  kind            = "common"
  votes_per_share = 1 # for its directors alone: it does not count where stockholders vote generally [1]
  source          = clause(document.certificate, "as quoted")
}

# One class in the certificate; what the founders hold of it votes by itself on the trust [1].
stock_class "founders_common" {
  name            = "Founders' Voting Common Stock"
  kind            = "common"
  votes_per_share = 1
  source          = clause(document.certificate, "as quoted")
}

stock_class "other_common" {
  name            = "Other Voting Common Stock"
  kind            = "common"
  votes_per_share = 1
  source          = clause(document.certificate, "as quoted")
}

stock_class "series_a" {
  name            = "Series A Preferred Stock"
  kind            = "preferred"
  votes_per_share = unknown("How many votes has a share of Series A? (certificate)")
}

stock_class "other_preferred" {
  name            = "Other voting Preferred Stock"
  kind            = "preferred"
  votes_per_share = unknown("How many votes has a share of the other voting preferred? (certificate)")
}

# Google and Amazon are reported to hold no voting shares.
stock_class "non_voting_preferred" {
  name            = "Non-Voting Preferred Stock"
  kind            = "preferred"
  votes_per_share = none
}

# ---------------------------------------------------------------------------------------------------------------------
# The trust: a Delaware purpose trust that holds all of the Class T, however many shares that are. Its trustees have no financial interest in the company,
# serve one year and choose their successors [2] [3]. Five at its beginning.

stakeholder "trust" {
  name   = "Anthropic Long-Term Benefit Trust"
  kind   = "institution"
  groups = ["trust"]
}

entity "trust" {
  name       = "Anthropic Long-Term Benefit Trust"
  is         = stakeholder.trust
  managed_by = body.trustees
}

body "trustees" {
  title = "Trustees"
  kind  = "trustees"

  seat "trustee_1" {
    holder     = unknown("Who sits there on the day?")
    elected_by = majority(body.trustees)
    requires   = ["no financial interest in the company"]
    term       = years(1)
    observer   = false
    source     = clause(document.trust_agreement, "as described")
  }

  seat "trustee_2" {
    holder     = unknown("Who sits there on the day?")
    elected_by = majority(body.trustees)
    requires   = ["no financial interest in the company"]
    term       = years(1)
    observer   = false
    source     = clause(document.trust_agreement, "as described")
  }

  seat "trustee_3" {
    holder     = unknown("Who sits there on the day?")
    elected_by = majority(body.trustees)
    requires   = ["no financial interest in the company"]
    term       = years(1)
    observer   = false
    source     = clause(document.trust_agreement, "as described")
  }

  seat "trustee_4" {
    holder     = unknown("Who sits there on the day?")
    elected_by = majority(body.trustees)
    requires   = ["no financial interest in the company"]
    term       = years(1)
    observer   = false
    source     = clause(document.trust_agreement, "as described")
  }

  seat "trustee_5" {
    holder     = unknown("Who sits there on the day?")
    elected_by = majority(body.trustees)
    requires   = ["no financial interest in the company"]
    term       = years(1)
    observer   = false
    source     = clause(document.trust_agreement, "as described")
  }
}

# ---------------------------------------------------------------------------------------------------------------------
# The board: five seats, of which the Class T elects one at first, then two, then three: a majority since the Final Phase-In
# Date of November 2024 [1] [2]. On which days the steps came is not stated here.

office "ceo" {
  title  = "Chief executive officer"
  holder = unknown("Who is chief executive on the day?")
}

body "board" {
  title      = "Board of directors"
  kind       = "board"
  classified = false

  seat "class_t_1" {
    holder     = unknown("Who sits there on the day?")
    elected_by = majority(outstanding(stock_class.class_t))
    source     = clause(document.certificate, "as described")
  }

  seat "class_t_2" {
    holder     = unknown("Who sits there on the day?")
    elected_by = unknown("Had this seat passed to the Class T by the day? (certificate)")
    to         = "2024-11-30"
    source     = clause(document.certificate, "as described")
  }

  seat "class_t_2" {
    holder     = unknown("Who sits there on the day?")
    elected_by = majority(outstanding(stock_class.class_t))
    from       = "2024-12-01"
    source     = clause(document.certificate, "as described")
  }

  seat "class_t_3" {
    holder     = unknown("Who sits there on the day?")
    elected_by = unknown("Had this seat passed to the Class T by the day? (certificate)")
    to         = "2024-11-30"
    source     = clause(document.certificate, "as described")
  }

  seat "class_t_3" {
    holder     = unknown("Who sits there on the day?")
    elected_by = majority(outstanding(stock_class.class_t))
    from       = "2024-12-01"
    source     = clause(document.certificate, "as described")
  }

  seat "other_1" {
    holder     = unknown("Who sits there on the day?")
    elected_by = unknown("Which class elects this seat? (certificate, voting agreement)")
  }

  seat "other_2" {
    holder     = unknown("Who sits there on the day?")
    elected_by = unknown("Which class elects this seat? (certificate, voting agreement)")
  }
}

body "other_preferred" {
  title        = "Voting Preferred Stock other than Series A"
  kind         = "stockholders"
  classes      = [stock_class.other_preferred]
  as_converted = true
}

body "all_voting" {
  title        = "All voting stock but for the Class T"
  kind         = "stockholders"
  classes      = [stock_class.founders_common, stock_class.other_common, stock_class.series_a, stock_class.other_preferred]
  as_converted = true
}

# ---------------------------------------------------------------------------------------------------------------------
# Changing the arrangement: the "Transfer Approval Threshold" of the certificate [1], before and after the first anniversary
# of the Final Phase-In Date. Either each of three classes by itself, or a large part of all votes together. What the law
# asks of any amendment besides is the matter amend_certificate below.

matter "change_trust" {
  title = "Change the powers of the trust"
  kind  = "other"
  of    = document.certificate
  needs = any(
    all(
      majority(outstanding(stock_class.founders_common)),
      majority(outstanding(stock_class.series_a)),
      majority(outstanding(body.other_preferred)),
    ),
    at_least(pct(75), outstanding(body.all_voting)),
  )
  status = "published"
  to     = "2025-10-31"
  source = clause(document.certificate, "Transfer Approval Threshold (1)", "at least seventy-five percent (75%) of the voting power of the then-outstanding shares of the Corporation's capital stock entitled to vote generally")
}

# The anniversary fell in this month; [1] does not give the day.
matter "change_trust" {
  title = "Change the powers of the trust"
  kind  = "other"
  of    = document.certificate
  needs = unknown("On which day of November 2025 was the Final Phase-In Date a year ago? (certificate)")
  from  = "2025-11-01"
  to    = "2025-11-30"
}

matter "change_trust" {
  title = "Change the powers of the trust"
  kind  = "other"
  of    = document.certificate
  needs = any(
    all(
      at_least(pct(75), outstanding(stock_class.founders_common)),
      at_least(1 / 2, outstanding(stock_class.series_a)),
      at_least(pct(75), outstanding(body.other_preferred)),
    ),
    at_least(pct(85), outstanding(body.all_voting)),
  )
  status = "published"
  from   = "2025-12-01"
  source = clause(document.certificate, "Transfer Approval Threshold (2)")
}

# No way is stated: the law answers, as far as it can without the rest of the certificate.
matter "amend_certificate" {
  title = "Amend the certificate"
  kind  = "amend_charter"
  of    = document.certificate
}

matter "elect_class_t_director" {
  title = "Elect a director of the Class T"
  kind  = "elect_director"
  of    = seat.board.class_t_1
  needs = majority(outstanding(stock_class.class_t))
}

matter "remove_class_t_director" {
  title = "Remove a director of the Class T"
  kind  = "remove_director"
  of    = seat.board.class_t_1
  cause = false
  needs = majority(outstanding(stock_class.class_t))
}

# What the trust decides the Class T decides, since nobody else holds any of it.
matter "vote_class_t" {
  title  = "Decide how the trust votes its Class T"
  kind   = "other"
  of     = body.trustees
  needs  = majority(body.trustees)
  source = clause(document.trust_agreement, "as described")
}

matter "choose_trustee" {
  title  = "Choose a trustee"
  kind   = "other"
  of     = body.trustees
  needs  = majority(body.trustees)
  source = clause(document.trust_agreement, "as described")
}

matter "remove_ceo" {
  title = "Remove the chief executive"
  kind  = "remove_officer"
  of    = office.ceo
  needs = majority(body.board)
}

matter "release_model" {
  title = "Release a model, or withhold it"
  kind  = "release_model"
  needs = majority(body.board)
}

# ---------------------------------------------------------------------------------------------------------------------
# Claims

assert "the trustees decide how the trust votes, and nobody else" {
  that = can(body.trustees, matter.vote_class_t) && must_ask(body.trustees, matter.vote_class_t)
}

assert "the board removes the chief executive" {
  that = can(body.board, matter.remove_ceo) && can_block(body.board, matter.remove_ceo)
}

# ---------------------------------------------------------------------------------------------------------------------
# Load lines

limit "the trust can elect a director of its class" {
  holds = can(stakeholder.trust, matter.elect_class_t_director)
}
