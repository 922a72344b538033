package governance_test

import "testing"

// Each story is one rule of deciding, in the fewest facts that show it.
var stories = map[string]string{

	"a majority of those in office, with the quorum of the whole board": `
company "story" {
  name = "Story"
  as_of = "2026-11-01"
  currency = "USD"
  law = "us-de"
}
body "board" {
  kind = "board"
  seat "one" { holder = stakeholder.ada }
  seat "two" { holder = stakeholder.ben }
  seat "three" { holder = stakeholder.cy }
  seat "four" { holder = none }
  seat "five" { holder = none }
}
matter "sign" {
  kind  = "sign_compute_contract"
  needs = majority(body.board)
}
--
# Two of the three in office would pass it, and are no quorum of five seats (8 Del. C. § 141(b)).
sign: ada+ben+cy
sign? ada+ben+cy
says: nothing`,

	"a base that nobody states is read both ways, and so is a quorum": `
body "board" {
  kind = "board"
  seat "one" { holder = stakeholder.ada }
  seat "two" { holder = stakeholder.ben }
  seat "three" { holder = stakeholder.cy }
  seat "four" { holder = none }
}
matter "sign" {
  kind  = "other"
  needs = majority(body.board)
}
--
sign: ada+ben+cy
sign? ada+ben | ada+cy | ben+cy`,

	"who sits twice votes twice; who sits by office is found by it": `
office "ceo" { holder = stakeholder.ada }
body "board" {
  kind   = "board"
  quorum = none
  seat "ceo" { holder = office.ceo }
  seat "founder" { holder = stakeholder.ada }
  seat "fund" { holder = stakeholder.ben }
  seat "guest" {
    holder   = stakeholder.cy
    observer = true
  }
}
matter "sign" {
  kind  = "other"
  needs = majority(seats(body.board))
}
matter "alone" {
  kind  = "other"
  needs = all(office.ceo, seat.board.fund)
}
--
sign: ada
alone: ada+ben`,

	"the chair's casting vote decides a tie": `
body "board" {
  kind   = "board"
  quorum = none
  seat "chair" {
    holder       = stakeholder.ada
    casting_vote = true
  }
  seat "two" { holder = stakeholder.ben }
  seat "three" { holder = stakeholder.cy }
  seat "four" { holder = stakeholder.dee }
}
matter "sign" {
  kind  = "other"
  needs = majority(present(body.board))
}
--
sign: ada+ben | ada+cy | ada+dee | ben+cy+dee
sign? ada+ben | ada+cy | ada+dee | ben+cy+dee`,

	"whether anybody has a casting vote, where nobody says and no law does, cannot be told": `
body "board" {
  kind   = "board"
  quorum = none
  seat "one" { holder = stakeholder.ada }
  seat "two" { holder = stakeholder.ben }
}
matter "sign" {
  kind  = "other"
  needs = majority(present(body.board))
}
--
sign: ada+ben
sign? ada | ben`,

	"seats with several votes": `
body "board" {
  kind   = "board"
  quorum = none
  seat "one" {
    holder = stakeholder.ada
    votes  = 3
  }
  seat "two" { holder = stakeholder.ben }
  seat "three" { holder = stakeholder.cy }
}
matter "sign" {
  kind  = "other"
  needs = majority(present(body.board))
}
--
sign: ada`,

	"nobody is left out of a vote but those who are named": `
10 common: ada
6 common: ben
5 common: cy
matter "contract" {
  kind  = "other"
  needs = majority(outstanding(without(stock_class.common, stakeholder.ada)))
}
matter "other" {
  kind  = "other"
  needs = majority(outstanding(stock_class.common))
}
--
contract? ben
other? ada+ben | ada+cy | ben+cy`,

	"a party is a stakeholder with its affiliates, and with what it manages": `
20 common: first
40 common: fund
39 common: ben
1 common: vehicle
stakeholder "fund" {
  name       = "fund"
  affiliates = [stakeholder.first]
}
entity "vehicle" {
  name       = "Vehicle"
  is         = stakeholder.vehicle
  managed_by = stakeholder.fund
}
body "all" {
  kind         = "stockholders"
  as_converted = false
  quorum       = none
}
matter "sell" {
  kind  = "other"
  needs = more_than(0.6, outstanding(body.all))
}
--
sell: first`,

	"an entity votes as the body that manages it": `
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
  seat "one" { holder = stakeholder.tim }
  seat "two" { holder = stakeholder.uma }
}
body "all" {
  kind         = "stockholders"
  as_converted = false
  quorum       = none
}
matter "sell" {
  kind  = "other"
  needs = majority(outstanding(body.all))
}
matter "all" {
  kind  = "other"
  needs = unanimous(outstanding(body.all))
}
--
# How the trustees act nobody says: not without one of them, not against all.
sell: tim+uma
sell? tim | uma
all: ada+tim+uma
all? ada+tim | ada+uma`,

	"parties to an agreement vote as one of them says": `
30 common: ada
25 common: ben
45 common: fund
voting_agreement "pool" {
  parties = [stakeholder.ada, stakeholder.ben]
  as      = stakeholder.ada
}
body "all" {
  kind         = "stockholders"
  as_converted = false
  quorum       = none
}
matter "sell" {
  kind  = "other"
  needs = majority(outstanding(body.all))
}
--
sell: ada`,

	"parties to an agreement vote as a majority among three says": `
20 common: ada
20 common: ben
20 common: cy
40 common: fund
voting_agreement "pool" {
  parties = [stakeholder.ada, stakeholder.ben, stakeholder.cy]
  as      = some(2, stakeholder.ada, stakeholder.ben, stakeholder.cy)
}
body "all" {
  kind         = "stockholders"
  as_converted = false
  quorum       = none
}
matter "sell" {
  kind  = "other"
  needs = majority(outstanding(body.all))
}
matter "big" {
  kind  = "other"
  needs = at_least(0.9, outstanding(body.all))
}
--
sell: ada+ben | ada+cy | ben+cy
big: ada+ben+fund | ada+cy+fund | ben+cy+fund`,

	"an agreement over one matter leaves the others free": `
30 common: ada
25 common: ben
45 common: fund
voting_agreement "pool" {
  parties = [stakeholder.ada, stakeholder.ben]
  as      = stakeholder.ada
  over    = [matter.sell]
}
body "all" {
  kind         = "stockholders"
  as_converted = false
  quorum       = none
}
matter "sell" {
  kind  = "other"
  needs = majority(outstanding(body.all))
}
matter "merge" {
  kind  = "other"
  needs = majority(outstanding(body.all))
}
--
sell: ada
merge: ada+ben | ada+fund | ben+fund`,

	"holders who follow one another": `
30 common: ada
25 common: ben
45 common: fund
voting_agreement "one" {
  parties = [stakeholder.ada]
  as      = stakeholder.ben
}
voting_agreement "two" {
  parties = [stakeholder.ben]
  as      = stakeholder.ada
}
body "all" {
  kind         = "stockholders"
  as_converted = false
  quorum       = none
}
matter "sell" {
  kind  = "other"
  needs = majority(outstanding(body.all))
}
--
sell: never
sell? -
says: circular-agreement circular-agreement`,

	"a drag-along binds the rest once its own approval holds": `
50 common: ada
20 common: ben
10 common: kit
20 preferred: fund
body "all" {
  kind         = "stockholders"
  classes      = [stock_class.common, stock_class.preferred]
  as_converted = false
  quorum       = none
}
matter "sell" {
  kind  = "sell_shares"
  needs = unanimous(outstanding(body.all))
}
drag "along" {
  needs  = all(majority(stock_class.common), stakeholder.fund)
  binds  = [stock_class.common, stock_class.preferred]
  except = [stakeholder.kit]
  over   = [matter.sell]
  floor  = "USD 90M"
}
--
# Ada is a majority of the common stock: with the fund she binds Ben, and not Kit.
sell: ada+fund+kit
sell? ada+fund+kit`,

	"a consent counts by what its breach makes of the act": `
company "story" {
  name     = "Story, Inc."
  as_of    = "2026-11-01"
  currency = "USD"
  law      = "us-de"
}
document "charter" { kind = "charter" }
document "side" { kind = "side_letter" }
document "other" { kind = "of our own" }
body "board" {
  kind   = "board"
  quorum = none
  seat "one" { holder = stakeholder.ada }
}
matter "borrow" {
  kind  = "borrow"
  needs = unanimous(outstanding(body.board))
}
consent "by_charter" {
  of     = stakeholder.fund
  over   = [matter.borrow]
  source = clause(document.charter, "4")
}
consent "by_letter" {
  of     = stakeholder.cloud
  over   = [matter.borrow]
  source = clause(document.side, "5.1")
}
consent "by_something" {
  of     = stakeholder.bank
  over   = [matter.borrow]
  source = clause(document.other, "5.1")
}
consent "drafted" {
  of     = stakeholder.nobody
  over   = [matter.borrow]
  breach = "void"
  status = "draft"
}
--
borrow: ada+fund+bank
borrow? ada+fund
borrow!: ada+fund+bank+cloud`,
}

func TestStories(t *testing.T) {
	for _, some := range []map[string]string{stories, votesStories, lawStories, electionStories, reviewStories, silentStories, unsaidStories} {
		for name, text := range some {
			t.Run(name, func(t *testing.T) { tell(t, text).holds(t) })
		}
	}
}
