package detect_test

import (
	"strings"
	"testing"

	"loadline"
)

const deal = `
law us-de
60 common: ada
40 common: cloud
body "all" {
  kind    = "stockholders"
  classes = [stock_class.common]
  quorum  = none
}
office "ceo" { holder = stakeholder.ada }
body "board" {
  kind   = "board"
  quorum = none
  seat "ceo" { holder = office.ceo }
  seat "b" {
    holder        = stakeholder.ben
    designated_by = NAMED
  }
  seat "c" { holder = HOLDER }
}
matter "m" {
  kind  = "KIND"
  of    = OF
  needs = NEEDS
}
`

func dealt(kind, of, needs, named, holder, want string) string {
	return strings.NewReplacer("KIND", kind, "NAMED", named, "HOLDER", holder, "NEEDS", needs, "OF", of).Replace(deal) + "--\n" + want
}

func TestSamePersonBothSides(t *testing.T) {
	board, all := "majority(present(body.board))", "majority(outstanding(body.all))"
	stories(t, loadline.SamePersonBothSides, map[string]string{
		"a nominee of the supplier decides its contract": dealt("sign_compute_contract", "stakeholder.cloud", board, "stakeholder.cloud", "none", `warning: m, cloud, board.b
  says as the nominee of cloud`),
		"the supplier's own seat":             dealt("sign_compute_contract", "stakeholder.cloud", board, "none", "stakeholder.cloud", "warning: m, cloud, board.c"),
		"nobody of it sits there":             dealt("sign_compute_contract", "stakeholder.cloud", board, "none", "none", "nothing"),
		"whose nominee sits there is unknown": dealt("sign_compute_contract", "stakeholder.cloud", board, `unknown("Whose?")`, "none", "nothing"),
		"its seat is left out of the vote":    dealt("sign_compute_contract", "stakeholder.cloud", "majority(present(without(body.board, stakeholder.cloud)))", "none", "stakeholder.cloud", "nothing"),
		"it votes its shares on it, a few":    dealt("deal_with_insider", "stakeholder.cloud", all, "none", "none", "note: m, cloud"),
		"the majority decides its own deal":   dealt("deal_with_insider", "stakeholder.ada", all, "none", "none", "warning: m, ada\n  says decides it alone"),
		"its shares are left out":             dealt("deal_with_insider", "stakeholder.cloud", "majority(outstanding(without(body.all, stakeholder.cloud)))", "none", "none", "nothing"),
		"the chief executive votes on going":  dealt("remove_officer", "office.ceo", board, "none", "stakeholder.cy", "note: board, m, ada\n  says None of them stops it alone"),
		"and stops it":                        strip(dealt("remove_officer", "office.ceo", "all(office.ceo, majority(present(body.board)))", "none", "stakeholder.cy", "warning: board, m, ada"), "law us-de\n", ""),
		"and is left out":                     dealt("remove_officer", "office.ceo", "majority(present(without(body.board, office.ceo)))", "none", "stakeholder.cy", "nothing"),

		"who decides alone gives the consent alone": `
60 common: ada
40 common: ben
body "all" {
  kind    = "stockholders"
  classes = [stock_class.common]
  quorum  = none
}
matter "sell" {
  kind  = "other"
  needs = majority(outstanding(body.all))
}
consent "check" {
  of     = stakeholder.ada
  over   = [matter.sell]
  breach = "void"
  status = "executed"
}
--
warning: check, sell, ada`,
	})
}

const going = `
law us-de
ada in founders
dee in founders
ben in investors
cy in investors
office "ceo" { holder = stakeholder.ada }
body "board" {
  kind   = "board"
  quorum = none
  seat "ceo" { holder = SEAT }
  seat "b" { holder = stakeholder.ben }
  seat "c" { holder = stakeholder.cy }
  seat "d" { holder = stakeholder.dee }
}
matter "remove_ceo" {
  kind  = "remove_officer"
  of    = office.ceo
  needs = majority(outstanding(body.board))
}
matter "plan" {
  kind  = "set_research_plan"
  needs = NEEDS
}
`

func gone(seat, needs, more, want string) string {
	return strings.NewReplacer("SEAT", seat, "NEEDS", needs).Replace(going) + more + "--\n" + want
}

func TestCascade(t *testing.T) {
	majority := "majority(outstanding(body.board))"
	upon := "upon \"ceo_leaves\" {\n  event = leaves(office.ceo)\n  then  = [vacate(seat.board.ceo)]\n  status = \"STATUS\"\n}\n"
	stories(t, loadline.Cascade, map[string]string{
		"the seat goes with the office": gone("office.ceo", majority, "", `warning: remove_ceo, plan, board.ceo
  says investors then decides: plan`),
		"the seat stays":                   gone("stakeholder.ada", majority, "", "nothing"),
		"an agreement takes the seat":      gone("stakeholder.ada", majority, strip(upon, "STATUS", "executed"), "warning: remove_ceo, plan, board.ceo"),
		"a draft takes nothing":            gone("stakeholder.ada", majority, strip(upon, "STATUS", "draft"), "nothing"),
		"the rest needs everybody anyway":  gone("office.ceo", "all(stakeholder.dee, stakeholder.ben)", "", "nothing"),
		"all seats count, the vacant too":  gone("office.ceo", "majority(seats(body.board))", "", "nothing"),
		"who sits on the others is hidden": gone("office.ceo", `unknown("How?")`, "", "nothing"),
	})
}

const rights = `
document "one" {
  kind = "side_letter"
  read = true
}
document "two" {
  kind = "contract"
  read = true
}
matter "sell" {
  kind  = "KIND"
  needs = none
}
right "first" {
  kind   = "refusal"
  of     = stakeholder.cloud
  over   = [matter.sell]
  days   = days(30)
  status = "executed"
  source = clause(document.one, "4")
}
right "second" {
  kind   = "RIGHT"
  of     = stakeholder.HOLDER
  over   = [matter.sell]
  days   = days(20)
  status = "STATUS"
  SOURCE
}
`

func righted(kind, right, holder, status, source, want string) string {
	return strings.NewReplacer("KIND", kind, "RIGHT", right, "HOLDER", holder, "STATUS", status, "SOURCE", source).Replace(rights) + "--\n" + want
}

func TestRefusalRightsCollide(t *testing.T) {
	two := `source = clause(document.two, "2")`
	stories(t, loadline.RefusalRightsCollide, map[string]string{
		"two documents, two holders":          righted("merge", "offer", "fund", "executed", two, "warning: sell, first, second, cloud, fund\n  says within 30 days"),
		"one holder":                          righted("merge", "offer", "cloud", "executed", two, "nothing"),
		"one document":                        righted("merge", "offer", "fund", "executed", `source = clause(document.one, "5")`, "nothing"),
		"a right out of no document":          righted("merge", "match", "fund", "executed", "", "note: sell, first, second\n  says In which document second stands nobody says"),
		"a draft":                             righted("merge", "offer", "fund", "draft", two, "nothing"),
		"to be told is not to go first":       righted("merge", "notice", "fund", "executed", two, "nothing"),
		"one's part of new stock":             righted("issue_stock", "offer", "fund", "executed", two, "nothing"),
		"two refusals of the same new shares": righted("issue_stock", "refusal", "fund", "executed", two, "warning: sell, first, second"),
	})
}

func TestLineCrossed(t *testing.T) {
	stories(t, loadline.LineCrossed, map[string]string{
		"a tenth of a GmbH, and more than a quarter": `
law de-gmbh
8 shares: ada
1 shares: ben
1 shares: cy
--
note: ada, ben, cy
  says ada 80%, ben 10% and cy 10%
note: ada
  says At least 25% of the votes, a line of § 37(1) no. 3 GWB
note: ada
  says At least 50% of the votes
note: ada
  says More than 25% of the votes, a line of § 53(2) GmbHG, § 3(2) no. 1, 2 GwG`,
		"exactly a quarter is not more than it": `
law de-gmbh
25 shares: ada
9 shares: ben
9 shares: cy
9 shares: dee
9 shares: eve
9 shares: fay
9 shares: gus
9 shares: hal
9 shares: ina
3 shares: joe
--
note: ada
  says § 50(1)-(3) GmbHG
note: ada
  says At least 25% of the votes`,
		"exactly half of a Delaware corporation is no majority, and is a third": `
law us-de
50 common: ada
50 common: ben
--
note: ada, ben
  says § 144(e)(2)c`,
		"less than a third crosses nothing": `
law us-de
33 common: ada
33 common: ben
33 common: cy
33 common: dee
--
nothing`,
		"without a law there are no lines": `
80 common: ada
20 common: ben
--
nothing`,
	})
}
