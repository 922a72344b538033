package detect_test

import (
	"fmt"
	"strings"
	"testing"

	"loadline"
)

const twoAgainstTwo = `
ada in founders
ben in founders
cy in investors
dee in investors
60 common: ada
40 preferred: fund
body "board" {
  kind   = "board"
  quorum = majority(seats())
  seat "a" {
    holder        = stakeholder.ada
    elected_by    = majority(stock_class.common)
    designated_by = none
  }
  seat "b" {
    holder        = stakeholder.ben
    elected_by    = majority(stock_class.common)
    designated_by = none
  }
  seat "c" {
    holder        = stakeholder.cy
    elected_by    = majority(stock_class.preferred)
    designated_by = none
  }
  seat "d" {
    holder        = stakeholder.dee
    elected_by    = majority(stock_class.preferred)
    designated_by = none
    CASTING
  }
}
matter "plan" {
  kind  = "set_research_plan"
  needs = majority(body.board)
}
`

// nineMatters are as many more that the board decides.
func nineMatters() string {
	var b strings.Builder
	for i := range 9 {
		fmt.Fprintf(&b, "matter \"m%d\" {\n  kind  = \"other\"\n  needs = majority(body.board)\n}\n", i+1)
	}
	return b.String()
}

var deadlockStories = map[string]string{

	"two founders against two investors, each half elected by its own class": "law us-de\n" + strip(twoAgainstTwo, "CASTING", "") + `
--
warning: board, plan
  says founders (ada and ben) against investors (cy and dee)
  says no election ends it`,

	"every matter that a tie stops is named, and how many more": "law us-de\n" + strip(twoAgainstTwo, "CASTING", "") + nineMatters() + `
--
warning: board, plan, m1, m2, m3, m4, m5, m6, m7, m8, m9
  says plan, m1, m2, m3, m4, m5, m6 and 3 more`,

	"a casting vote breaks the tie": "law us-de\n" + strip(twoAgainstTwo, "CASTING", "casting_vote = true") + `
--
nothing`,

	"where one class elects all four, the tie lasts until it does": "law us-de\n" + strip(strip(twoAgainstTwo, "CASTING", ""), "stock_class.preferred)", "stock_class.common)") + `
--
note: board, plan
  says until an election`,

	"an odd board cannot tie": `
law us-de
body "board" {
  kind = "board"
  seat "a" { holder = stakeholder.ada }
  seat "b" { holder = stakeholder.ben }
  seat "c" { holder = stakeholder.cy }
}
matter "plan" {
  kind  = "set_research_plan"
  needs = majority(body.board)
}
--
nothing`,

	"four directors of four minds have no sides": `
law us-de
body "board" {
  kind = "board"
  seat "a" { holder = stakeholder.ada }
  seat "b" { holder = stakeholder.ben }
  seat "c" { holder = stakeholder.cy }
  seat "d" { holder = stakeholder.dee }
}
matter "plan" {
  kind  = "set_research_plan"
  needs = majority(body.board)
}
--
nothing`,

	"what the chief executive decides alone does not stall": `
law us-de
office "ceo" { holder = stakeholder.ada }
body "board" {
  kind = "board"
  seat "a" { holder = stakeholder.ada }
  seat "b" { holder = stakeholder.ben }
}
matter "plan" {
  kind  = "set_research_plan"
  needs = any(office.ceo, majority(body.board))
}
--
nothing`,

	"who sits there is not known: there is nothing certain to tell": `
law us-de
body "board" {
  kind = "board"
  seat "a" { holder = stakeholder.ada }
  seat "b" { holder = unknown("Who?") }
}
matter "plan" {
  kind  = "set_research_plan"
  needs = majority(body.board)
}
--
nothing`,

	"two holders of half each": `
50 common: ada
50 common: ben
--
warning: ada, ben
  says neither is a majority`,

	"three holders, one of whom has half": `
50 common: ada
30 common: ben
20 common: cy
--
note: ada
  says exactly half of the votes`,

	"halves by the file's own words": `
ada in founders
ben in founders
cy in investors
dee in investors
30 common: ada
20 common: ben
40 common: cy
10 common: dee
--
warning: stockholders
  says investors (cy and dee) against founders (ada and ben)`,

	"a board of two, of a company whose law is not stated": `
body "board" {
  kind = "board"
  seat "a" {
    holder = stakeholder.ada
    votes  = 1
  }
  seat "b" {
    holder = stakeholder.ben
    votes  = 1
  }
}
matter "plan" {
  kind  = "set_research_plan"
  needs = majority(seats(body.board))
}
--
note: board, plan
  says Has any seat of board a casting vote?`,

	"half and one more": `
50 common: ada
51 common: ben
--
nothing`,

	"where half is enough, half decides": `
50 common: ada
50 common: ben
body "all" {
  kind         = "stockholders"
  classes      = [stock_class.common]
  as_converted = false
}
matter "sell" {
  kind  = "other"
  needs = at_least(1 / 2, outstanding(body.all))
}
--
nothing`,

	"several vetoes are no deadlock": `
law us-de
60 common: ada
40 preferred: fund
body "all" {
  kind         = "stockholders"
  classes      = [stock_class.common, stock_class.preferred]
  as_converted = true
}
matter "sell" {
  kind  = "other"
  needs = majority(outstanding(body.all))
}
consent "veto" {
  of     = majority(outstanding(stock_class.preferred))
  over   = [matter.sell]
  breach = "void"
}
--
nothing`,
}

func TestDeadlock(t *testing.T) { stories(t, loadline.Deadlock, deadlockStories) }
