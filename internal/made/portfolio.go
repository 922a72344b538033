package made

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Governed is the company.hcl of a made-up Delaware company after a few rounds: 30 stakeholders, a board, consents, a drag-along
// and 20 limits over them. It is for tests of speed over many companies; the same seed gives the same bytes.
func Governed(seed uint64) string {
	g := governed{dice: rand.New(rand.NewPCG(seed, 30))}
	g.rounds = 1 + g.dice.IntN(3)
	g.founders = 2 + g.dice.IntN(3)
	g.angels = 3 + g.dice.IntN(3)
	g.header(seed)
	g.people()
	g.stock()
	g.board()
	g.matters()
	g.limits()
	return g.String()
}

// governed writes one company.
type governed struct {
	strings.Builder
	dice                     *rand.Rand
	rounds, founders, angels int
}

// stakeholdersOf is how many stakeholders a company has.
const stakeholdersOf = 30

func (g *governed) say(format string, args ...any) { fmt.Fprintf(g, format, args...) }

func (g *governed) header(seed uint64) {
	g.say("company \"made_%d\" {\n  name     = \"Made Up %d, Inc.\"\n  as_of    = \"2026-11-01\"\n  currency = \"USD\"\n  law      = \"us-de\"\n}\n", seed, seed)
	for _, d := range [][2]string{{"charter", "charter"}, {"bylaws", "bylaws"}, {"voting", "voting_agreement"}, {"rights", "investor_rights_agreement"}} {
		amended := "all(majority(body.board), majority(outstanding(body.stockholders)))"
		g.say("document %q {\n  kind       = %q\n  status     = \"executed\"\n  read       = true\n  amended_by = %s\n}\n", d[0], d[1], amended)
	}
}

// series is the name of a round's class.
func series(round int) string { return "series_" + string(rune('a'+round)) }

// people are the founders, one lead investor a round, angels, and staff for the rest.
func (g *governed) people() {
	person := func(name, group string) {
		g.say("stakeholder %q {\n  name   = %q\n  groups = [%q]\n}\n", name, strings.ToUpper(name[:1])+strings.ReplaceAll(name[1:], "_", " "), group)
	}
	for i := range g.founders {
		person(fmt.Sprintf("founder_%d", i), "founders")
	}
	for i := range g.rounds {
		person(fmt.Sprintf("fund_%d", i), "investors")
		person(fmt.Sprintf("partner_%d", i), "investors")
	}
	for i := range g.angels {
		person(fmt.Sprintf("angel_%d", i), "angels")
	}
	person("outsider", "independent")
	for i := range stakeholdersOf - g.founders - 2*g.rounds - g.angels - 1 {
		person(fmt.Sprintf("staff_%d", i), "staff")
	}
}

func (g *governed) stock() {
	g.say("stock_class \"common\" {\n  kind            = \"common\"\n  votes_per_share = 1\n  authorized      = 40000000\n}\n")
	for r := range g.rounds {
		g.say("stock_class %q {\n  kind            = \"preferred\"\n  votes_per_share = 1\n  authorized      = 12000000\n  converts {\n    into  = stock_class.common\n    ratio = 1\n  }\n}\n", series(r))
	}
	n := 0
	issue := func(who, class string, shares int) {
		n++
		g.say("issue \"s_%d\" {\n  stakeholder = stakeholder.%s\n  class       = stock_class.%s\n  shares      = %d\n  date        = \"2025-%02d-01\"\n}\n", n, who, class, shares, 1+n%12)
	}
	for i := range g.founders {
		issue(fmt.Sprintf("founder_%d", i), "common", 1_000_000*(1+g.dice.IntN(5)))
	}
	for i := range stakeholdersOf - g.founders - 2*g.rounds - g.angels - 1 {
		issue(fmt.Sprintf("staff_%d", i), "common", 10_000*(1+g.dice.IntN(40)))
	}
	for r := range g.rounds {
		issue(fmt.Sprintf("fund_%d", r), series(r), 100_000*(10+g.dice.IntN(30)))
		for a := range g.angels {
			if g.dice.IntN(2) == 0 {
				issue(fmt.Sprintf("angel_%d", a), series(r), 10_000*(1+g.dice.IntN(50)))
			}
		}
	}
}

// board has a seat for each fund and for two founders, one by office, and one that is vacant at times.
func (g *governed) board() {
	classes := "stock_class.common"
	var preferred []string
	for r := range g.rounds {
		preferred = append(preferred, "stock_class."+series(r))
	}
	g.say("office \"ceo\" {\n  holder = stakeholder.founder_0\n}\n")
	g.say("body \"stockholders\" {\n  kind         = \"stockholders\"\n  classes      = [%s, %s]\n  as_converted = true\n  quorum       = majority(outstanding())\n}\n", classes, strings.Join(preferred, ", "))
	g.say("body \"preferred\" {\n  kind         = \"stockholders\"\n  classes      = [%s]\n  as_converted = true\n}\n", strings.Join(preferred, ", "))
	g.say("body \"board\" {\n  kind       = \"board\"\n  classified = false\n  quorum     = majority(seats())\n")
	seat := func(name, holder, by string) {
		g.say("  seat %q {\n    holder        = %s\n    elected_by    = %s\n    designated_by = none\n    observer      = false\n    casting_vote  = false\n    votes         = 1\n  }\n", name, holder, by)
	}
	seat("ceo", "office.ceo", "majority(body.stockholders)")
	seat("common", "stakeholder.founder_1", "majority(stock_class.common)")
	for r := range g.rounds {
		seat(series(r), fmt.Sprintf("stakeholder.partner_%d", r), "majority(stock_class."+series(r)+")")
	}
	independent := "stakeholder.outsider"
	if g.dice.IntN(3) == 0 {
		independent = "none"
	}
	seat("independent", independent, "majority(body.stockholders)")
	g.say("}\n")
}

func (g *governed) matters() {
	matter := func(name, kind, more, needs string) {
		g.say("matter %q {\n  kind   = %q\n%s  needs  = %s\n  source = clause(document.charter, \"IV\")\n}\n", name, kind, more, needs)
	}
	matter("remove_ceo", "remove_officer", "  of     = office.ceo\n", "majority(body.board)")
	matter("appoint_ceo", "appoint_officer", "  of     = office.ceo\n", "majority(body.board)")
	matter("sell_company", "merge", "", "all(majority(body.board), majority(outstanding(body.stockholders)))")
	matter("amend_charter", "amend_charter", "  of     = document.charter\n", "all(majority(body.board), majority(outstanding(body.stockholders)))")
	matter("set_research_plan", "set_research_plan", "", "majority(body.board)")
	matter("release_model", "release_model", "", "any(office.ceo, majority(body.board))")
	share := 50 + 5*g.dice.IntN(4)
	g.say("consent \"preferred_on_sale\" {\n  of     = at_least(pct(%d), outstanding(body.preferred))\n  over   = [matter.sell_company, matter.amend_charter]\n  breach = \"void\"\n  status = \"executed\"\n  source = clause(document.charter, \"IV.B\")\n}\n", share)
	g.say("consent \"fund_on_ceo\" {\n  of     = seat.board.series_a\n  over   = [matter.remove_ceo, matter.appoint_ceo]\n  breach = \"damages\"\n  status = \"executed\"\n  source = clause(document.rights, \"5.5\")\n}\n")
}

// limits are twenty load lines: some hold, some are broken, by the dice of the shares.
func (g *governed) limits() {
	n := 0
	limit := func(holds string) {
		n++
		g.say("limit \"line %d\" {\n  holds = %s\n}\n", n, holds)
	}
	for _, m := range []string{"sell_company", "amend_charter", "remove_ceo", "appoint_ceo", "set_research_plan"} {
		limit(fmt.Sprintf("can_block(group.founders, matter.%s)", m))
		limit(fmt.Sprintf("!can(group.investors, matter.%s)", m))
	}
	limit("!can_alone(group.investors, matter.remove_ceo)")
	limit("must_ask(stakeholder.partner_0, matter.remove_ceo)")
	limit("can_block(stakeholder.fund_0, matter.sell_company) || can_block(group.investors, matter.sell_company)")
	limit("!can_block(group.staff, matter.sell_company)")
	limit("can_alone(stakeholder.founder_0, matter.release_model)")
	limit("vote_share(group.founders) > 1/2")
	limit("vote_share(group.investors) < pct(40) && seats(group.investors) <= 2")
	limit("issued(stock_class.common) <= authorized(stock_class.common)")
	limit("seats(group.founders) >= seats(group.investors)")
	limit("share_of(group.staff) >= pct(5)")
}
