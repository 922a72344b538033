package governance_test

// delaware is the head of a story under Delaware law, whose governing documents were read.
const delaware = `
company "story" {
  name     = "Story, Inc."
  as_of    = "2026-11-01"
  currency = "USD"
  law      = "us-de"
}
document "charter" {
  kind = "charter"
  read = true
}
document "bylaws" {
  kind = "bylaws"
  read = true
}
body "board" {
  kind       = "board"
  classified = false
  seat "one" {
    holder     = stakeholder.ann
    elected_by = majority(stock_class.common)
  }
  seat "two" {
    holder     = stakeholder.bob
    elected_by = majority(stock_class.common)
  }
  seat "three" {
    holder     = stakeholder.cat
    elected_by = majority(stock_class.common)
  }
}
60 common: ada
40 common: ben
`

// The law over documents.
var lawStories = map[string]string{

	"a bylaw that asks two thirds to remove a director": delaware + `
matter "remove" {
  kind   = "remove_director"
  of     = seat.board.one
  cause  = false
  needs  = at_least(2/3, outstanding(stock_class.common))
  source = clause(document.bylaws, "3.4")
}
matter "by_charter" {
  kind   = "remove_director"
  of     = seat.board.one
  cause  = false
  needs  = at_least(2/3, outstanding(stock_class.common))
  source = clause(document.charter, "V")
}
matter "by_whom" {
  kind  = "remove_director"
  of    = seat.board.one
  cause = false
  needs = at_least(2/3, outstanding(stock_class.common))
}
matter "below" {
  kind   = "remove_director"
  of     = seat.board.one
  cause  = false
  needs  = at_least(1/3, outstanding(stock_class.common))
  source = clause(document.charter, "V")
}
--
# Frechter v. Zier (Del. Ch. 2017): void in a bylaw; the charter may (8 Del. C. § 102(b)(4)); which of them says so decides.
remove: ada
by_charter: ada+ben
by_whom: ada+ben
by_whom? ada
below: ada
says: bylaw-exceeds-statute below-statute`,

	"the law fills in, and a document that was not read may say otherwise": delaware + `
document "rules" {
  kind = "charter"
  read = false
}
matter "budget" { kind = "approve_budget" }
matter "remove" {
  kind  = "remove_director"
  of    = seat.board.one
  cause = false
}
--
budget: never
budget? -
# The charter may raise this vote and cannot lower it (8 Del. C. § 141(k)).
remove: never
remove? ada`,

	"the law fills in where the documents were read": delaware + `
matter "budget" { kind = "approve_budget" }
matter "merger" { kind = "merge" }
matter "dissolve" { kind = "dissolve" }
--
budget: ann+bob | ann+cat | bob+cat
merger: ada+ann+bob | ada+ann+cat | ada+bob+cat
dissolve: ada+ann+bob | ada+ann+cat | ada+bob+cat | ada+ben`,

	"without a meeting a board acts unanimously": delaware + `
matter "borrow" {
  kind   = "borrow"
  needs  = majority(body.board)
  form   = "written_consent"
  source = clause(document.bylaws, "2")
}
matter "reported" {
  kind   = "borrow"
  needs  = majority(body.board)
  form   = "written_consent"
  status = "published"
  source = clause(document.bylaws, "2")
}
--
# 8 Del. C. § 141(f). What is known from reports of a document is not called void.
borrow: ann+bob+cat
reported: ann+bob | ann+cat | bob+cat
says: below-statute`,

	"a class removes the director whom it elects": delaware + `
70 preferred: fund
30 preferred: ben
body "second" {
  kind       = "board"
  classified = false
  seat "series" {
    holder     = stakeholder.dan
    elected_by = majority(stock_class.preferred)
  }
}
matter "remove" {
  kind  = "remove_director"
  of    = seat.second.series
  cause = false
}
matter "for_cause" {
  kind  = "remove_director"
  of    = seat.second.series
  cause = true
}
--
# 8 Del. C. § 141(k), last sentence: without cause the class alone; for cause all shares.
remove: fund
for_cause: ada+fund | ben+fund | ada+ben`,

	"who is party to it has no vote in a GmbH": `
company "story" {
  name     = "Story GmbH"
  as_of    = "2026-11-01"
  currency = "EUR"
  law      = "de-gmbh"
}
document "articles" {
  kind = "articles"
  read = true
}
60 shares: ada
25 shares: ben
15 shares: cy
matter "contract" {
  kind = "deal_with_insider"
  of   = stakeholder.ada
}
matter "articles" { kind = "amend_charter" }
matter "lower" {
  kind   = "amend_charter"
  needs  = majority(cast(stock_class.shares))
  source = clause(document.articles, "9")
}
matter "higher" {
  kind   = "amend_charter"
  needs  = at_least(0.9, cast(stock_class.shares))
  source = clause(document.articles, "9")
}
--
# § 47(4) GmbHG; § 53(2): three quarters, which articles may raise and not lower.
contract: ben
articles: ada+ben | ada+cy
lower: ada+ben | ada+cy
higher: ada+ben+cy
says: below-statute`,

	"who may decide may let others decide too": delaware + `
office "ceo" { holder = stakeholder.eve }
matter "compute" {
  kind   = "allocate_compute"
  needs  = any(office.ceo, majority(body.board))
  source = clause(document.bylaws, "2.4")
}
matter "more" {
  kind   = "allocate_compute"
  needs  = all(office.ceo, majority(body.board))
  source = clause(document.bylaws, "2.4")
}
--
compute: eve | ann+bob | ann+cat | bob+cat
more: ann+bob | ann+cat | bob+cat
says: bylaw-exceeds-statute`,

	"bylaws may ask more of the board, and not take the business from it": delaware + `
matter "research" {
  kind   = "set_research_plan"
  needs  = unanimous(seats(body.board))
  source = clause(document.bylaws, "9")
}
matter "issue" {
  kind   = "issue_stock"
  needs  = at_least(3/4, present(body.board))
  source = clause(document.bylaws, "10")
}
matter "less" {
  kind   = "borrow"
  needs  = at_least(1/3, present(body.board))
  source = clause(document.bylaws, "11")
}
matter "taken" {
  kind   = "approve_budget"
  needs  = majority(outstanding(stock_class.common))
  source = clause(document.bylaws, "12")
}
matter "policy" {
  kind   = "release_model"
  needs  = unanimous(seats(body.board))
  source = clause(document.policy, "1")
}
document "policy" {
  kind = "policy"
  read = true
}
--
# 8 Del. C. § 141(b): "unless the certificate of incorporation or the bylaws shall require a vote of a greater number". Who
# manages the business is for the certificate alone (§ 141(a)), and no other paper raises the vote.
research: ann+bob+cat
issue: ann+bob+cat
less: ann+bob | ann+cat | bob+cat
taken: ann+bob | ann+cat | bob+cat
policy: ann+bob | ann+cat | bob+cat
says: below-statute below-statute bylaw-exceeds-statute`,

	"a quorum below the floor of the law": delaware + `
body "small" {
  kind   = "board"
  quorum = at_least(1/10, seats())
  seat "a" { holder = stakeholder.ada }
  seat "b" { holder = none }
  seat "c" { holder = none }
  seat "d" { holder = none }
}
matter "one" {
  kind  = "other"
  needs = majority(present(body.small))
}
--
# Two of four are the least that a bylaw may take for a quorum (8 Del. C. § 141(b)): one third, rounded up.
one: never`,

	"a class whose rights are worsened votes by itself": delaware + `
10 preferred: fund
matter "amend" {
  kind    = "amend_charter"
  affects = [stock_class.preferred]
}
matter "perhaps" { kind = "amend_charter" }
--
amend: ada+fund+ann+bob | ada+fund+ann+cat | ada+fund+bob+cat
# Whom it affects nobody said: it may take each class.
perhaps: ada+fund+ann+bob | ada+fund+ann+cat | ada+fund+bob+cat
perhaps? ada+ann+bob | ada+ann+cat | ada+bob+cat`,
}

// After elections, and what runs in a circle.
var electionStories = map[string]string{

	"a seat votes as those who fill it": `
60 common: ada
40 common: ben
70 series_a: fund
30 series_a: ben
body "board" {
  kind   = "board"
  quorum = none
  seat "one" {
    holder        = stakeholder.dan
    elected_by    = majority(outstanding(stock_class.common))
    designated_by = none
  }
  seat "two" {
    holder        = stakeholder.eve
    elected_by    = majority(outstanding(stock_class.series_a))
    designated_by = stakeholder.angel
  }
  seat "three" {
    holder        = none
    elected_by    = majority(outstanding(stock_class.series_a))
    designated_by = none
  }
}
body "common" {
  kind    = "stockholders"
  classes = [stock_class.common]
  quorum  = none
}
matter "sign" {
  kind  = "other"
  needs = majority(seats(body.board))
}
--
# The votes of classes may need a quorum, which nobody states: a class is all there for certain, and its majority possibly.
sign: dan+eve
sign~: ada+ben+fund | ada+ben+angel | angel+ben+fund
sign~? ada+angel | ada+fund | angel+fund`,

	"who elects where nobody says cannot be told": `
body "board" {
  kind   = "board"
  quorum = none
  seat "one" { holder = stakeholder.dan }
  seat "two" { holder = stakeholder.eve }
}
matter "sign" {
  kind  = "other"
  needs = majority(seats(body.board))
}
--
sign~: never
sign~? -`,

	"a body that elects itself keeps those who sit": `
body "board" {
  kind   = "board"
  quorum = none
  seat "one" {
    holder        = stakeholder.dan
    elected_by    = majority(seats(body.board))
    designated_by = none
  }
  seat "two" {
    holder        = stakeholder.eve
    elected_by    = majority(seats(body.board))
    designated_by = none
  }
  seat "three" {
    holder        = stakeholder.fay
    elected_by    = majority(seats(body.board))
    designated_by = none
  }
}
matter "sign" {
  kind  = "other"
  needs = majority(seats(body.board))
}
--
sign~: dan+eve | dan+fay | eve+fay
says: nothing`,

	"bodies that elect one another": `
body "board" {
  kind   = "board"
  quorum = none
  seat "one" {
    holder        = stakeholder.dan
    elected_by    = unanimous(seats(body.council))
    designated_by = none
  }
}
body "council" {
  kind   = "committee"
  quorum = none
  seat "one" {
    holder        = stakeholder.eve
    elected_by    = unanimous(seats(body.board))
    designated_by = none
  }
}
matter "sign" {
  kind  = "other"
  needs = unanimous(seats(body.board))
}
--
sign~: dan
says: elects-itself`,

	"a seat that the other seats fill": `
body "board" {
  kind   = "board"
  quorum = none
  seat "ada" {
    holder        = stakeholder.dan
    elected_by    = stakeholder.ada
    designated_by = none
  }
  seat "ben" {
    holder        = stakeholder.eve
    elected_by    = stakeholder.ben
    designated_by = none
  }
  seat "mutual" {
    holder        = stakeholder.fay
    elected_by    = majority(seats(body.board))
    designated_by = none
  }
}
matter "sign" {
  kind  = "other"
  needs = majority(seats(body.board))
}
--
# Who fills the mutual seat without its own vote: the two others together, who then have three.
sign: dan+eve | dan+fay | eve+fay
sign~: ada+ben`,

	"the seat of an office goes with whoever fills the office": `
office "ceo" { holder = stakeholder.dan }
body "board" {
  kind   = "board"
  quorum = none
  seat "ceo" { holder = office.ceo }
  seat "ada" {
    holder        = stakeholder.eve
    elected_by    = stakeholder.ada
    designated_by = none
  }
  seat "ben" {
    holder        = stakeholder.fay
    elected_by    = stakeholder.ben
    designated_by = none
  }
}
matter "appoint" {
  kind  = "appoint_officer"
  of    = office.ceo
  needs = majority(seats(body.board))
}
--
appoint: dan+eve | dan+fay | eve+fay
appoint~: ada+ben`,

	"entities that manage one another": `
60 common: one
40 common: ada
entity "one" {
  name       = "One"
  is         = stakeholder.one
  managed_by = entity.two
}
entity "two" {
  name       = "Two"
  managed_by = entity.one
}
matter "sell" {
  kind  = "other"
  needs = majority(outstanding(stock_class.common))
}
--
sell: never
sell? (one)
says: entity-cycle`,

	"a trust whose trustees are elected by the company whose shares it holds": `
60 common: trust
40 common: ada
entity "trust" {
  name       = "Trust"
  is         = stakeholder.trust
  managed_by = body.trustees
}
body "trustees" {
  kind   = "trustees"
  quorum = none
  seat "one" {
    holder        = stakeholder.tim
    elected_by    = majority(outstanding(stock_class.common))
    designated_by = none
  }
}
body "common" {
  kind    = "stockholders"
  classes = [stock_class.common]
  quorum  = none
}
matter "sell" {
  kind  = "other"
  needs = majority(outstanding(body.common))
}
--
sell: tim
# Nobody outside can fill the trustee's seat: whoever sits there stays.
sell~: tim`,

	"an entity held by its own body's entity": `
60 common: one
40 common: ada
entity "one" {
  name       = "One"
  is         = stakeholder.one
  managed_by = body.board_one
}
body "board_one" {
  kind   = "board"
  quorum = none
  seat "a" { holder = stakeholder.one }
}
body "common" {
  kind    = "stockholders"
  classes = [stock_class.common]
  quorum  = none
}
matter "sell" {
  kind  = "other"
  needs = majority(outstanding(body.common))
}
--
sell: never
sell? -`,

	"owners of an entity vote by their parts": `
entity "holdco" {
  name = "Holdco"
  owner {
    of       = stakeholder.ada
    fraction = 0.6
  }
  owner {
    of       = stakeholder.ben
    fraction = 0.3
  }
}
body "owners" {
  kind   = "stockholders"
  entity = entity.holdco
  quorum = none
}
matter "sell" {
  kind  = "other"
  needs = at_least(2/3, outstanding(body.owners))
}
--
sell: ada+ben | ada+(holdco)`,
}
