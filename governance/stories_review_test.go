package governance_test

// nonstock is the head of a story of a corporation without stock; what it says of members is left to the story.
const nonstock = `
company "story" {
  name     = "Story Foundation"
  as_of    = "2026-11-01"
  currency = "USD"
  law      = "us-de-nonstock"
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
  kind = "board"
  seat "one" { holder = stakeholder.ann }
  seat "two" { holder = stakeholder.bob }
  seat "three" { holder = stakeholder.cat }
}
matter "merge" { kind = "merge" }
matter "dissolve" { kind = "dissolve" }
matter "amend" { kind = "amend_charter" }
`

// What reviews of the law found.
var reviewStories = map[string]string{

	"a nonstock corporation that says nothing of members": nonstock + `
--
# With members they take part; without, the governing body alone decides. Which it is cannot be told.
merge: ann+bob+(members) | ann+cat+(members) | bob+cat+(members)
merge? ann+bob | ann+cat | bob+cat
dissolve: ann+bob+(members) | ann+cat+(members) | bob+cat+(members)
dissolve? ann+bob | ann+cat | bob+cat | (members)
amend: ann+bob | ann+cat | bob+cat`,

	"a nonstock corporation that says that it has no members": nonstock + `
body "members" {
  kind = "members"
  seat "none" { holder = none }
}
--
# 8 Del. C. §§ 255(d), 276(a).
merge: ann+bob | ann+cat | bob+cat
merge? ann+bob | ann+cat | bob+cat
dissolve: ann+bob | ann+cat | bob+cat
dissolve? ann+bob | ann+cat | bob+cat`,

	"a nonstock corporation that has members": nonstock + `
body "members" {
  kind = "members"
  seat "dan" { holder = stakeholder.dan }
}
--
merge: ann+bob+dan | ann+cat+dan | bob+cat+dan
dissolve: dan`,

	"bylaws may give an officer what the law leaves to the board": delaware + `
office "ceo" { holder = stakeholder.eve }
matter "budget" {
  kind   = "approve_budget"
  needs  = office.ceo
  source = clause(document.bylaws, "4")
}
--
# 8 Del. C. § 142(a).
budget: eve
says: nothing`,

	"a bylaw that gives the stockholders the budget departs from one provision, once": delaware + `
matter "budget" {
  kind   = "approve_budget"
  needs  = majority(outstanding(stock_class.common))
  source = clause(document.bylaws, "4")
}
--
budget: ann+bob | ann+cat | bob+cat
says: below-statute`,

	"a quorum of one fifth of the board is below the law": `
company "story" {
  name     = "Story, Inc."
  as_of    = "2026-11-01"
  currency = "USD"
  law      = "us-de"
}
document "bylaws" {
  kind = "bylaws"
  read = true
}
body "board" {
  kind   = "board"
  quorum = at_least(1/5, seats())
  source = clause(document.bylaws, "2")
  seat "one" { holder = stakeholder.ann }
  seat "two" { holder = stakeholder.bob }
  seat "three" { holder = stakeholder.cat }
}
matter "budget" {
  kind   = "approve_budget"
  needs  = majority(present(body.board))
  source = clause(document.bylaws, "3")
}
--
# 8 Del. C. § 141(b): in no case less than one third.
says: below-statute`,

	"a drag-along on a class stands in for the word of one who holds that class alone": `
60 common: ada
40 common: ben
10 preferred: ben
20 common: cy
drag "drag" {
  over   = [matter.sell]
  needs  = stakeholder.ada
  binds  = [stock_class.common]
  except = none
  floor  = none
}
matter "sell" {
  kind  = "sell_shares"
  needs = all(stakeholder.ada, stakeholder.cy)
}
matter "other" {
  kind  = "sell_shares"
  needs = stakeholder.cy
}
--
sell: ada
other: cy`,

	"a drag-along on a class leaves the word of one who holds another class too": `
60 common: ada
40 common: ben
10 preferred: ben
drag "drag" {
  over   = [matter.sell]
  needs  = stakeholder.ada
  binds  = [stock_class.common]
  except = none
  floor  = none
}
matter "sell" {
  kind  = "sell_shares"
  needs = all(stakeholder.ada, stakeholder.ben)
}
--
sell: ada+ben`,

	"a seat whose electors follow the board on which it is": `
60 common: ada
40 common: ben
body "board" {
  kind   = "board"
  quorum = none
  seat "one" {
    holder        = stakeholder.ann
    designated_by = none
    elected_by    = majority(stock_class.common)
  }
}
voting_agreement "pact" {
  parties = [stakeholder.ada]
  as      = majority(body.board)
}
matter "budget" {
  kind  = "approve_budget"
  needs = majority(body.board)
}
--
# It leads back to itself: certain is nothing.
budget: ann
budget~: never`,
}
