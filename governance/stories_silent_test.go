package governance_test

import (
	"strings"
	"testing"

	"loadline"
	"loadline/governance"
)

// depleted is a board of seven of whom two are left, what its bylaws say of it, and who elects it.
func depleted(law, bylaws, electors string) string {
	return `
company "story" {
  name     = "Story, Inc."
  as_of    = "2026-11-01"
  currency = "USD"
  law      = "` + law + `"
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
  ` + bylaws + `
  seat "one" {
    holder     = stakeholder.ann
    elected_by = ` + electors + `
  }
  seat "two" {
    holder     = stakeholder.bob
    elected_by = ` + electors + `
  }
  seat "three" {
    holder     = none
    elected_by = ` + electors + `
  }
  seat "four" {
    holder     = none
    elected_by = ` + electors + `
  }
  seat "five" {
    holder     = none
    elected_by = ` + electors + `
  }
  seat "six" {
    holder     = none
    elected_by = ` + electors + `
  }
  seat "seven" {
    holder     = none
    elected_by = ` + electors + `
  }
}
matter "budget" { kind = "approve_budget" }
matter "fill" {
  kind = "fill_vacancy"
  of   = seat.board.seven
}
matter "as_written" {
  kind   = "fill_vacancy"
  of     = seat.board.seven
  needs  = majority(outstanding(body.board))
  source = clause(document.bylaws, "2.3")
}
matter "at_a_meeting" {
  kind   = "fill_vacancy"
  of     = seat.board.seven
  needs  = majority(present(body.board))
  source = clause(document.bylaws, "2.3")
}
`
}

// unreadBylaws is a company whose charter was read and whose bylaws were not.
const unreadBylaws = `
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
  read = false
}
body "board" {
  kind       = "board"
  classified = false
  quorum     = majority(seats())
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
matter "issue" { kind = "issue_stock" }
matter "merger" { kind = "merge" }
matter "dissolve" { kind = "dissolve" }
matter "remove" {
  kind  = "remove_director"
  of    = seat.board.one
  cause = false
}
matter "stated" {
  kind   = "issue_stock"
  needs  = majority(present(body.board))
  source = clause(document.charter, "V")
}
`

// manager is a GmbH whose manager holds 49 of 100, and whose articles name an advisory board.
const manager = `
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
26 common: ada
25 common: ben
49 common: cy
office "manager" { holder = stakeholder.cy }
body "beirat" {
  kind   = "advisory_board"
  quorum = none
  seat "one" { holder = stakeholder.xi }
}
matter "loan" {
  kind   = "borrow"
  needs  = office.manager
  source = clause(document.satzung, "8")
}
matter "budget" {
  kind   = "approve_budget"
  needs  = office.manager
  source = clause(document.satzung, "8")
}
`

// What is not said is not known, and what the law says of those who are left.
var silentStories = map[string]string{

	"a seat of which nobody knows how many votes it has may have none": `
body "board" {
  kind   = "board"
  quorum = none
  seat "one" {
    holder       = stakeholder.ada
    votes        = unknown("How many votes has Ada's seat?")
    casting_vote = false
  }
  seat "two" {
    holder       = stakeholder.ben
    votes        = 1
    casting_vote = false
  }
}
matter "plan" {
  kind  = "set_research_plan"
  needs = majority(present(body.board))
}
--
plan: ada+ben
plan? ben`,

	"those in office fill a vacancy though they are no quorum": depleted("us-de", "", "majority(stock_class.common)") + `
--
# 8 Del. C. § 223(a)(1); of anything else § 141(b) asks four of seven.
budget: never
fill: ann+bob
as_written: ann+bob
at_a_meeting: never`,

	"so too where the bylaws state the quorum, and in a corporation without stock": depleted("us-de-nonstock", "quorum = majority(seats())", "majority(body.board)") + `
--
budget: never
fill: ann+bob
as_written: ann+bob`,

	"a sole remaining director fills a vacancy": strings.Replace(depleted("us-de", "", "majority(stock_class.common)"), "holder     = stakeholder.bob", "holder     = none", 1) + `
--
fill: ann
budget: never`,

	"where a quorum is there, half of those in office and one more fill a vacancy": `
company "story" {
  name     = "Story, Inc."
  as_of    = "2026-11-01"
  currency = "USD"
  law      = "us-de"
}
body "board" {
  kind = "board"
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
  seat "four" {
    holder     = none
    elected_by = majority(stock_class.common)
  }
}
matter "fill" {
  kind = "fill_vacancy"
  of   = seat.board.four
}
matter "budget" { kind = "approve_budget" }
--
fill: ann+bob | ann+cat | bob+cat
budget: ann+bob+cat`,

	"bylaws that were not read may ask a larger vote of the board": unreadBylaws + `
--
# 8 Del. C. § 141(b): "unless the certificate … or the bylaws shall require a vote of a greater number". At the most it is all.
issue: ann+bob+cat
issue? ann+bob | ann+cat | bob+cat
merger: ada+ann+bob+cat
merger? ada+ann+bob | ada+ann+cat | ada+bob+cat
dissolve: ada+ann+bob+cat | ada+ben
dissolve? ada+ann+bob | ada+ann+cat | ada+bob+cat | ada+ben
# No bylaw raises the vote on removal (§ 102(b)(4)), nor what the charter says itself.
remove: ada
remove? ada
stated: ann+bob | ann+cat | bob+cat`,

	"bylaws that were not read may set the quorum": strings.Replace(unreadBylaws, "quorum     = majority(seats())", "", 1) + `
--
stated: ann+bob+cat
stated? ann+bob | ann+cat | bob+cat`,

	"bylaws that were read raise nothing that they do not say": strings.Replace(unreadBylaws, "read = false", "read = true", 1) + `
--
issue: ann+bob | ann+cat | bob+cat
merger: ada+ann+bob | ada+ann+cat | ada+bob+cat`,

	"a reserved matter of a GmbH binds inside": manager + `
consent "catalogue" {
  of     = majority(cast(body.beirat))
  over   = [matter.loan, matter.budget]
  source = clause(document.satzung, "12")
}
--
# § 37(2) GmbHG of the loan. A budget is no act towards others: what it is without the consent nobody says.
loan: cy
loan!: cy+xi
budget: cy+xi
budget? cy
budget!: cy+xi`,

	"a stated breach stands": manager + `
consent "catalogue" {
  of     = majority(cast(body.beirat))
  over   = [matter.loan]
  breach = "void"
  source = clause(document.satzung, "12")
}
consent "letter" {
  of     = majority(cast(body.beirat))
  over   = [matter.budget]
  source = clause(document.rules, "2")
}
document "rules" { kind = "rules_of_procedure" }
--
loan: cy+xi
# Of rules of procedure too: no law says what a budget is without it.
budget: cy+xi
budget? cy`,

	"a breach that is said to be unknown is not implied": delaware + `
matter "issue" { kind = "issue_stock" }
matter "omitted" { kind = "issue_stock" }
consent "asked" {
  of     = stakeholder.fund
  over   = [matter.issue]
  breach = unknown("Is it void without the fund?")
  source = clause(document.charter, "7")
}
consent "implied" {
  of     = stakeholder.fund
  over   = [matter.omitted]
  source = clause(document.charter, "7")
}
--
issue: ann+bob+fund | ann+cat+fund | bob+cat+fund
issue? ann+bob | ann+cat | bob+cat
omitted: ann+bob+fund | ann+cat+fund | bob+cat+fund
omitted? ann+bob+fund | ann+cat+fund | bob+cat+fund`,

	"whether a manager votes on the dismissal for cause": manager + `
matter "dismiss" {
  kind = "remove_officer"
  of   = office.manager
}
matter "for_cause" {
  kind  = "remove_officer"
  of    = office.manager
  cause = true
}
matter "at_will" {
  kind  = "remove_officer"
  of    = office.manager
  cause = false
}
--
# § 47(4) GmbHG as the courts read it, and do not agree; without cause (§ 38(1)) the manager votes.
dismiss: ada+ben | ada+cy
dismiss? ada | ben+cy
for_cause: ada+ben | ada+cy
for_cause? ada | ben+cy
at_will: ada+ben | ada+cy | ben+cy
at_will? ada+ben | ada+cy | ben+cy`,
}

func TestMembersOfAnLLCWeighByTheirPartOfTheProfits(t *testing.T) {
	s := tell(t, `
company "story" {
  name     = "Story, LLC"
  as_of    = "2026-11-01"
  currency = "USD"
  law      = "us-de-llc"
}
document "agreement" {
  kind = "operating_agreement"
  read = true
}
60 units: ada
40 units: ben
body "members" {
  kind    = "members"
  classes = [stock_class.units]
}
matter "dissolve" { kind = "dissolve" }
matter "stated" {
  kind   = "dissolve"
  needs  = majority(outstanding(body.members))
  source = clause(document.agreement, "9")
}
`)
	for matter, want := range map[string]int{"dissolve": 1, "stated": 0} {
		o, _ := governance.On(s.company, s.ledger, 0)
		d, _ := o.Decision(loadline.Ref{Kind: "matter", Name: matter}, governance.Horizon{})
		got := 0
		for _, a := range d.Assumed {
			if strings.Contains(a.Says.String(), "in proportion to the interest in the profits") {
				got++
			}
		}
		if got != want {
			t.Errorf("%s: it assumes %d times that votes follow profits, want %d: %v", matter, got, want, d.Assumed)
		}
	}
}
