package governance_test

// Votes of shares, what nobody states, and days.
var votesStories = map[string]string{

	"classes that vote as one, as converted and share by share": `
60 common: ada
30 series_a: fund
stock_class "series_a" {
  name            = "Series A"
  kind            = "preferred"
  votes_per_share = 1
  converts {
    into  = stock_class.common
    ratio = 2.5
  }
}
body "converted" {
  kind         = "stockholders"
  classes      = [stock_class.common, stock_class.series_a]
  as_converted = true
  quorum       = none
}
body "straight" {
  kind         = "stockholders"
  classes      = [stock_class.common, stock_class.series_a]
  as_converted = false
  quorum       = none
}
body "unsaid" {
  kind    = "stockholders"
  classes = [stock_class.common, stock_class.series_a]
  quorum  = none
}
matter "one" {
  kind  = "other"
  needs = majority(outstanding(body.converted))
}
matter "two" {
  kind  = "other"
  needs = majority(outstanding(body.straight))
}
matter "three" {
  kind  = "other"
  needs = majority(outstanding(body.unsaid))
}
matter "four" {
  kind  = "other"
  needs = majority(outstanding(stock_class.common))
}
--
one: fund
two: ada
three: ada+fund
three? ada | fund
four> ada+fund
four>? fund`,

	"two rules for the votes of one holder, of which nobody says when the first ended": `
34 common: ada
33 common: ben
33 common: cy
body "all" {
  kind         = "stockholders"
  as_converted = false
  quorum       = none
  votes "before" {
    of        = stakeholder.ada
    per_share = 3
  }
  votes "after" {
    of        = stakeholder.ada
    per_share = 1
    from      = "2020-01-01"
  }
  votes "everybody" {
    per_share = 1
  }
}
matter "sell" {
  kind  = "other"
  needs = majority(outstanding(body.all))
}
--
sell: ada+ben | ada+cy
sell? ada | ben+cy
says: periods-overlap`,

	"weighted votes on one subject": `
34 common: ada
33 common: ben
33 common: cy
body "all" {
  kind         = "stockholders"
  as_converted = false
  quorum       = none
  votes "bushell" {
    of        = stakeholder.ada
    on        = [matter.remove_ada]
    per_share = 3
  }
}
matter "remove_ada" {
  kind  = "remove_director"
  needs = majority(cast(body.all))
}
matter "other" {
  kind  = "other"
  needs = majority(cast(body.all))
}
--
# Bushell v Faith [1970] AC 1099: three votes a share on the holder's own removal.
remove_ada: ada
other: ada+ben | ada+cy | ben+cy`,

	"a cap on one holder's votes": `
70 common: ada
20 common: ben
10 common: cy
body "all" {
  kind         = "stockholders"
  as_converted = false
  quorum       = none
  votes "cap" {
    of  = body.all
    cap = pct(25)
  }
}
matter "other" {
  kind  = "other"
  needs = majority(outstanding(body.all))
}
--
other: ada+ben | ada+cy | ben+cy`,

	"votes that nobody stated are read both ways": `
60 common: ada
40 founders: ben
stock_class "founders" {
  name = "Founders"
  kind = "common"
}
body "all" {
  kind         = "stockholders"
  classes      = [stock_class.common, stock_class.founders]
  as_converted = false
  quorum       = none
}
matter "other" {
  kind  = "other"
  needs = majority(outstanding(body.all))
}
matter "class" {
  kind  = "other"
  needs = majority(outstanding(stock_class.founders))
}
--
other: ada+ben
other? ada | ben
class? ben`,

	"where nobody's votes are stated": `
60 common: ada
40 founders: ben
stock_class "common" { kind = "common" }
stock_class "founders" { kind = "common" }
body "all" {
  kind         = "stockholders"
  classes      = [stock_class.common, stock_class.founders]
  as_converted = false
  quorum       = none
}
matter "other" {
  kind  = "other"
  needs = majority(outstanding(body.all))
}
--
other: never
other? ada | ben
says: no-votes-known`,

	"holders whom nobody stated are a party of their own": `
body "all" {
  kind    = "stockholders"
  classes = [stock_class.common, stock_class.preferred]
  quorum  = none
}
matter "one" {
  kind  = "other"
  needs = any(all(majority(outstanding(stock_class.common)), stakeholder.ada), at_least(0.85, outstanding(body.all)))
}
--
one: (common)+(preferred) | (common)+ada
one? (common) | (preferred)`,

	"a matter that nobody can decide": `
body "board" {
  kind   = "board"
  quorum = none
  seat "one" { holder = none }
  seat "two" { holder = stakeholder.ada }
}
matter "sign" {
  kind  = "other"
  needs = majority(seats(body.board))
}
matter "never" {
  kind  = "other"
  needs = never
}
--
sign: never
sign? never
never? never
says: nobody-decides`,

	"a seat of which nobody says who sits there": `
body "board" {
  kind   = "board"
  quorum = none
  seat "one" { holder = stakeholder.ada }
  seat "two" { title = "Second seat" }
  seat "three" { holder = unknown("Who follows Ben? (register)") }
}
matter "sign" {
  kind  = "other"
  needs = majority(seats(body.board))
}
--
sign: (board.three)+ada
sign? (board.two)+ada | (board.three)+ada | (board.three)+(board.two)
says: seat-holder-unknown`,

	"what nobody states is not decided by anybody for certain": `
body "board" {
  kind = "board"
  seat "one" { holder = stakeholder.ada }
}
matter "sign" { kind = "sign_compute_contract" }
--
sign: never
sign? -`,

	"facts have their days": `
body "board" {
  kind   = "board"
  quorum = none
  seat "one" {
    holder = stakeholder.ada
    to     = "2026-03-31"
  }
  seat "one" {
    holder = stakeholder.ben
    from   = "2026-05-01"
  }
  seat "two" {
    holder = stakeholder.cy
    from   = "2026-02-01"
    to     = "2026-06-30"
  }
}
matter "sign" {
  kind  = "other"
  needs = unanimous(outstanding(body.board))
}
matter "whole" {
  kind  = "other"
  needs = majority(seats(body.board))
}
--
sign@2026-01-15: ada
sign@2026-03-31: ada+cy
# A day between two holders is a vacancy.
sign@2026-04-15: cy
whole@2026-04-15: never
sign@2026-05-01: ben+cy
# After the last nobody knows whether the seat is vacant, or no more.
whole@2026-07-01: never
whole@2026-07-01? ben`,

	"triggers: money raised, a milestone, a part of the votes that falls": `
90 common: ada at USD 1 on 2026-01-01
10 common: ben at USD 1 on 2026-01-01
100 common: fund at USD 5 on 2026-06-01
milestone "launch" { reached = "2026-03-01" }
consent "after_money" {
  of     = stakeholder.fund
  over   = [matter.sign]
  breach = "void"
  from   = raised("USD 600")
}
consent "until_launch" {
  of     = stakeholder.cloud
  over   = [matter.sign]
  breach = "void"
  to     = reached(milestone.launch)
}
consent "while_large" {
  of     = stakeholder.ada
  over   = [matter.sign]
  breach = "void"
  to     = falls_below(stakeholder.ada, pct(50))
}
matter "sign" {
  kind  = "other"
  needs = stakeholder.ceo
}
--
sign@2026-02-01: ceo+cloud+ada
sign@2026-05-01: ceo+ada
sign@2026-11-01: ceo+fund`,

	"money that nobody priced is read both ways": `
90 common: ada on 2026-01-01
consent "after_money" {
  of     = stakeholder.fund
  over   = [matter.sign]
  breach = "void"
  from   = raised("USD 600")
}
matter "sign" {
  kind  = "other"
  needs = stakeholder.ceo
}
--
sign: ceo+fund
sign? ceo`,
}
