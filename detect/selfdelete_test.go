package detect_test

import (
	"strings"
	"testing"

	"loadline"
)

func strip(text, word, by string) string { return strings.ReplaceAll(text, word, by) }

const veto = `
60 common: ada
40 common: fund
document "bylaws" {
  kind       = "KIND"
  read       = READ
  amended_by = AMENDED
}
body "all" {
  kind    = "stockholders"
  classes = [stock_class.common]
  quorum  = none
}
matter "sell" {
  kind  = "other"
  needs = majority(outstanding(body.all))
}
consent "veto" {
  of     = OF
  over   = [matter.sell]
  breach = "void"
  status = "STATUS"
  source = clause(document.bylaws, "7")
}
--
`

func vetoed(kind, read, amended, of, status, want string) string {
	return strings.NewReplacer("KIND", kind, "READ", read, "AMENDED", amended, "OF", of, "STATUS", status).Replace(veto) + want
}

func TestSelfDeletingSafeguard(t *testing.T) {
	majority, both := "majority(outstanding(body.all))", "all(majority(outstanding(body.all)), stakeholder.fund)"
	stories(t, loadline.SelfDeletingSafeguard, map[string]string{
		"a veto in bylaws that the majority amends": vetoed("bylaws", "true", majority, "stakeholder.fund", "executed", `warning: veto, bylaws
  says ada can amend bylaws`),
		"whose amendment needs its holder":   vetoed("bylaws", "true", both, "stakeholder.fund", "executed", "nothing"),
		"in a draft it is none":              vetoed("bylaws", "true", majority, "stakeholder.fund", "draft", "nothing"),
		"in bylaws that nobody read":         vetoed("bylaws", "false", majority, "stakeholder.fund", "executed", "nothing"),
		"how it is amended is not known":     vetoed("bylaws", "true", `unknown("How?")`, "stakeholder.fund", "executed", "nothing"),
		"a vote of which the majority is":    vetoed("bylaws", "true", majority, "at_least(3 / 5, outstanding(body.all))", "executed", "nothing"),
		"a named holder's right in articles": vetoed("articles", "true", majority, "stakeholder.fund", "executed", "note: veto\n  says a right of fund's own"),

		"four fifths in articles that three quarters amend": `
law de-gmbh
78 common: ada
22 common: fund
document "articles" {
  kind = "articles"
  read = true
}
body "all" {
  kind    = "stockholders"
  classes = [stock_class.common]
}
matter "raise" {
  kind   = "issue_stock"
  needs  = at_least(pct(80), cast(body.all))
  source = clause(document.articles, "9")
}
--
note: raise, articles
  says fund can stop it`,

		"a larger vote in a Delaware charter protects itself": `
law us-de
78 common: ada
22 common: fund
document "charter" {
  kind = "charter"
  read = true
}
body "all" {
  kind    = "stockholders"
  classes = [stock_class.common]
}
matter "raise" {
  kind   = "other"
  needs  = at_least(pct(80), outstanding(body.all))
  source = clause(document.charter, "9")
}
--
nothing`,

		"a director's consent, where the fund that elects him must agree": electedBy("all(stakeholder.ada, stakeholder.fund)", "nothing"),
		"and where it need not": electedBy("stakeholder.ada", "warning: veto, rights, board.b"),

		"a committee that must agree, in a charter that holders amend without it": `
law us-de
78 common: ada
22 common: fund
document "charter" {
  kind       = "charter"
  read       = true
  amended_by = majority(outstanding(body.all))
}
body "all" {
  kind    = "stockholders"
  classes = [stock_class.common]
}
body "board" {
  kind = "board"
  seat "a" { holder = stakeholder.ada }
}
body "safety" {
  kind = "committee"
  seat "x" { holder = stakeholder.noriko }
}
matter "release" {
  kind   = "release_model"
  needs  = all(majority(body.board), majority(body.safety))
  source = clause(document.charter, "7")
}
--
warning: release, charter, safety
  says the safeguard can be deleted without anybody whom it protects`,
	})
}

// electedBy is the consent of a director whom the fund's class elects, in an agreement that some amend.
func electedBy(amended, want string) string {
	return strip(`
60 common: ada
40 preferred: fund
document "rights" {
  kind       = "investor_rights_agreement"
  read       = true
  amended_by = AMENDED
}
body "board" {
  kind   = "board"
  quorum = none
  seat "a" { holder = stakeholder.ada }
  seat "b" {
    holder     = stakeholder.ben
    elected_by = majority(stock_class.preferred)
  }
}
matter "borrow" {
  kind  = "borrow"
  needs = majority(body.board)
}
consent "veto" {
  of     = seat.board.b
  over   = [matter.borrow]
  breach = "damages"
  status = "executed"
  source = clause(document.rights, "5")
}
--
`, "AMENDED", amended) + want
}
