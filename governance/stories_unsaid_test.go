package governance_test

// What is left out is not taken for the usual: it never makes a coalition certain.
var unsaidStories = map[string]string{
	"stock of which it is said that it has no vote does not vote": `
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
60 common: ada
40 common: ben
stock_class "common" {
  name            = "Common"
  kind            = "common"
  votes_per_share = none
}
body "stockholders" {
  kind    = "stockholders"
  classes = [stock_class.common]
  quorum  = none
}
body "board" {
  kind       = "board"
  classified = false
  seat "one" {
    holder     = stakeholder.cy
    elected_by = majority(body.stockholders)
  }
}
matter "remove" {
  kind = "remove_director"
  of   = seat.board.one
}
--
remove: never
remove? -`,

	"whether stock has a vote of which nobody says so": `
60 common: ada
40 common: ben
stock_class "common" { kind = "common" }
body "stockholders" {
  kind    = "stockholders"
  classes = [stock_class.common]
  quorum  = none
}
matter "sell" {
  kind  = "other"
  needs = majority(outstanding(body.stockholders))
}
# A class asked by itself has the vote that the document gives it.
matter "class" {
  kind  = "other"
  needs = majority(outstanding(stock_class.common))
}
--
sell: never
sell? ada
class? ada`,

	"an entity beside those that manage one another": `
50 common: one
30 common: two
20 common: ada
entity "one" {
  name       = "One"
  is         = stakeholder.one
  managed_by = entity.two
}
entity "two" {
  name       = "Two"
  is         = stakeholder.two
  managed_by = entity.one
}
body "all" {
  kind    = "stockholders"
  classes = [stock_class.common]
  quorum  = none
}
matter "fifth" {
  kind  = "other"
  needs = at_least(0.2, outstanding(body.all))
}
matter "half" {
  kind  = "other"
  needs = majority(outstanding(body.all))
}
--
fifth: ada
fifth? ada | (one) | (two)
half: never
half? (one)+ada | (one)+(two)
says: entity-cycle`,

	"an office of which nobody says who holds it may be vacant": `
office "ceo" { title = "Chief executive" }
body "board" {
  kind   = "board"
  quorum = none
  seat "ceo" {
    holder   = office.ceo
    observer = false
  }
  seat "two" {
    holder   = stakeholder.ben
    observer = false
  }
}
matter "sign" {
  kind  = "other"
  needs = any(office.ceo, unanimous(outstanding(body.board)))
}
--
sign: never
sign? (ceo) | ben
says: seat-holder-unknown`,

	"a tie that the chair decides, if the third seat is vacant": `
body "board" {
  kind   = "board"
  quorum = none
  seat "chair" {
    holder       = stakeholder.ada
    casting_vote = true
  }
  seat "two" { holder = stakeholder.ben }
  seat "three" { title = "Third seat" }
}
matter "sign" {
  kind  = "other"
  needs = majority(cast(body.board))
}
--
sign: ada+ben
sign? ada | (board.three)+ben
says: seat-holder-unknown`,

	"which classes vote nobody says": `
60 common: ada
40 common: ben
30 preferred: ada
20 preferred: fund
70 series: fund
stock_class "series" {
  name            = "Series"
  votes_per_share = none
}
body "all" {
  kind   = "stockholders"
  quorum = none
}
matter "sell" {
  kind  = "other"
  needs = majority(outstanding(body.all))
}
matter "most" {
  kind  = "other"
  needs = at_least(0.6, outstanding(body.all))
}
matter "more" {
  kind  = "other"
  needs = more_than(0.6, outstanding(body.all))
}
--
# Ada has more than half of the common and of the preferred stock, and so of both together.
sell: ada
sell? ada
most: ada
most? ada
more: ada+ben+fund
more? ada+ben | ada+fund
says: classes-not-said`,

	"one class of stock outstanding is the one that votes": `
60 common: ada
40 common: ben
body "all" {
  kind   = "stockholders"
  quorum = none
}
matter "sell" {
  kind  = "other"
  needs = majority(outstanding(body.all))
}
--
sell: ada
says: nothing`,

	"an observer of whom only the title says so": `
body "board" {
  kind   = "board"
  quorum = none
  seat "one" { holder = stakeholder.ada }
  seat "two" { holder = stakeholder.ben }
  seat "fund" {
    title  = "Observer of the fund"
    holder = stakeholder.fund
  }
}
matter "sign" {
  kind  = "other"
  needs = majority(outstanding(body.board))
}
--
sign: ada+ben
sign? ada+ben | ada+fund | ben+fund`,

	"one seat of which nobody says whether it votes, beside those of which it is said": `
body "board" {
  kind   = "board"
  quorum = none
  seat "one" {
    holder   = stakeholder.ada
    observer = false
  }
  seat "two" { holder = stakeholder.ben }
}
matter "sign" {
  kind  = "other"
  needs = majority(outstanding(body.board))
}
--
sign: ada+ben
sign? ada`,

	"a drag-along that does not say whom it leaves free binds nobody for certain": `
60 common: ada
40 common: ben
matter "sell" {
  kind  = "sell_shares"
  needs = unanimous(outstanding(stock_class.common))
}
matter "sold" {
  kind  = "sell_shares"
  needs = unanimous(outstanding(stock_class.common))
}
drag "along" {
  needs = stakeholder.ada
  binds = [stock_class.common]
  over  = [matter.sell]
  floor = none
}
drag "whole" {
  needs  = stakeholder.ada
  binds  = [stock_class.common]
  except = none
  over   = [matter.sold]
  floor  = none
}
--
sell: ada+ben
sell? ada
sold: ada`,

	"votes of which nobody says whose they are, or how many": `
40 common: ada
60 common: ben
body "all" {
  kind    = "stockholders"
  classes = [stock_class.common]
  quorum  = none
  votes "heavy" {
    on        = [matter.whose]
    per_share = 3
  }
  votes "mute" {
    of = stakeholder.ada
    on = [matter.mute]
  }
}
matter "whose" {
  kind  = "other"
  needs = majority(outstanding(body.all))
}
matter "mute" {
  kind  = "other"
  needs = majority(outstanding(body.all))
}
--
whose: ada+ben
whose? ada | ben
mute: ada+ben
mute? ada | ben`,

	"a clause that is cited without what it asks is not the law's": `
company "story" {
  name     = "Story GmbH"
  as_of    = "2026-11-01"
  currency = "EUR"
  law      = "de-gmbh"
}
document "satzung" {
  kind = "articles"
  read = true
}
60 common: ada
40 common: ben
body "all" {
  kind    = "stockholders"
  classes = [stock_class.common]
  quorum  = none
}
matter "silent" { kind = "approve_budget" }
matter "cited" {
  kind   = "approve_budget"
  source = clause(document.satzung, "§ 9")
}
--
silent: ada
cited: never
cited? -`,

	"a document of which nobody says what it is may be the charter": `
company "story" {
  name     = "Story GmbH"
  as_of    = "2026-11-01"
  currency = "EUR"
  law      = "de-gmbh"
}
document "satzung" { read = false }
60 common: ada
40 common: ben
body "all" {
  kind    = "stockholders"
  classes = [stock_class.common]
  quorum  = none
}
matter "budget" { kind = "approve_budget" }
--
budget: never`,

	"whom a removal is about nobody says, or whether there is cause": `
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
70 common: ada
30 preferred: fund
body "all" {
  kind         = "stockholders"
  classes      = [stock_class.common, stock_class.preferred]
  as_converted = false
  quorum       = none
}
body "board" {
  kind       = "board"
  classified = false
  seat "fund" {
    holder     = stakeholder.cy
    elected_by = majority(stock_class.preferred)
  }
}
matter "without" {
  kind  = "remove_director"
  of    = seat.board.fund
  cause = false
}
matter "perhaps" {
  kind  = "remove_director"
  of    = seat.board.fund
}
matter "whom" {
  kind  = "remove_director"
  cause = false
}
--
without: fund
perhaps: ada+fund
perhaps? ada | fund
whom: never`,

	"whose deal it is nobody says, nor who manages": `
company "story" {
  name     = "Story GmbH"
  as_of    = "2026-11-01"
  currency = "EUR"
  law      = "de-gmbh"
}
document "satzung" {
  kind = "articles"
  read = true
}
60 common: ada
25 common: ben
15 common: cy
office "manager" { title = "Managing director" }
body "all" {
  kind    = "stockholders"
  classes = [stock_class.common]
  quorum  = none
}
matter "his" {
  kind = "deal_with_insider"
  of   = stakeholder.ada
}
matter "whose" { kind = "deal_with_insider" }
matter "dismiss" {
  kind = "remove_officer"
  of   = office.manager
}
--
his: ben
whose: never
dismiss: never
dismiss? ada | ben | cy`,

	"what nobody knows a charter to ask is not told to ask less than the law": `
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
60 common: ada
40 common: ben
body "board" {
  kind = "board"
  seat "one" { holder = stakeholder.ada }
}
matter "sell" {
  kind   = "merge"
  needs  = unknown("What does a merger take? (charter)")
  source = clause(document.charter, "V")
}
--
sell: never
sell? ada
says:`,

	"a body of which nobody says what it is does not decide as a board": `
company "story" {
  name     = "Story, Inc."
  as_of    = "2026-11-01"
  currency = "USD"
  law      = "us-de"
}
body "panel" {
  seat "one" { holder = stakeholder.ada }
  seat "two" { holder = stakeholder.ben }
  seat "three" { holder = stakeholder.cy }
}
body "directors" {
  seat "one" { holder = stakeholder.ada }
  seat "two" { holder = stakeholder.ben }
  seat "three" { holder = stakeholder.cy }
}
matter "panel" {
  kind  = "other"
  needs = majority(body.panel)
}
matter "board" {
  kind  = "other"
  needs = majority(body.directors)
}
--
panel: ada+ben+cy
board: ada+ben | ada+cy | ben+cy`,
}
