package governance_test

import (
	"fmt"
	"strings"
	"testing"

	"loadline"
	"loadline/governance"
)

// A story of a closure is facts, and of each safeguard whether those whom it does not protect can delete it, today and after
// elections, who, and by amending what; and the documents by which that can be changed in the end.
//
//	consent.veto: yes ada+ben by bylaws; after elections: no
//	consent.veto reaches: bylaws, charter
//	seat.board.one elected: no; after elections: cannot tell
var closureStories = map[string]string{

	"a veto in bylaws that the board amends alone is none": `
60 common: ada
40 common: fund
document "bylaws" {
  kind       = "bylaws"
  read       = true
  amended_by = unanimous(seats(body.board))
}
body "board" {
  kind   = "board"
  quorum = none
  seat "one" {
    holder     = stakeholder.ada
    elected_by = all(stakeholder.ada, stakeholder.fund)
    designated_by = none
  }
}
matter "sell" {
  kind  = "other"
  needs = majority(seats(body.board))
}
consent "veto" {
  of     = stakeholder.fund
  over   = [matter.sell]
  breach = "void"
  source = clause(document.bylaws, "7")
}
--
consent.veto: yes ada by bylaws; after elections: no
consent.veto reaches: bylaws`,

	"a veto in a charter whose amendment needs its holder is one": `
60 common: ada
40 common: fund
document "charter" {
  kind       = "charter"
  read       = true
  amended_by = at_least(2 / 3, outstanding(body.all))
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
  of     = stakeholder.fund
  over   = [matter.sell]
  breach = "void"
  source = clause(document.charter, "7")
}
--
consent.veto: no; after elections: no
consent.veto reaches: charter`,

	"who may change the rule of amendment can delete what it protects": `
60 common: ada
40 common: fund
document "agreement" {
  kind       = "shareholders_agreement"
  read       = true
  amended_by = all(stakeholder.ada, stakeholder.fund)
}
document "bylaws" {
  kind       = "bylaws"
  read       = true
  amended_by = majority(outstanding(body.all))
}
body "all" {
  kind    = "stockholders"
  classes = [stock_class.common]
  quorum  = none
}
matter "amend" {
  kind   = "amend_agreement"
  of     = document.agreement
  needs  = all(stakeholder.ada, stakeholder.fund)
  source = clause(document.bylaws, "12")
}
matter "sell" {
  kind  = "other"
  needs = majority(outstanding(body.all))
}
consent "veto" {
  of     = stakeholder.fund
  over   = [matter.sell]
  breach = "void"
  source = clause(document.agreement, "7")
}
--
# The agreement itself needs both; the bylaws, which say so, need ada alone.
consent.veto: yes ada by bylaws; after elections: yes ada by bylaws
consent.veto reaches: agreement, bylaws`,

	"a supermajority that a majority can amend; documents that point at one another end": `
60 common: ada
40 common: fund
document "a" {
  kind = "other"
  read = true
}
document "b" {
  kind = "other"
  read = true
}
body "all" {
  kind    = "stockholders"
  classes = [stock_class.common]
  quorum  = none
}
matter "amend_a" {
  kind   = "amend_agreement"
  of     = document.a
  needs  = majority(outstanding(body.all))
  source = clause(document.b, "1")
}
matter "amend_b" {
  kind   = "amend_agreement"
  of     = document.b
  needs  = unanimous(outstanding(body.all))
  source = clause(document.a, "1")
}
matter "sell" {
  kind   = "other"
  needs  = at_least(3 / 4, outstanding(body.all))
  source = clause(document.a, "2")
}
--
matter.sell: yes ada by a; after elections: yes ada by a
matter.sell reaches: a, b`,

	"a right of a class, where the law gives it a vote of its own on the amendment": `
company "story" {
  name = "Story"
  as_of = "2026-11-01"
  currency = "USD"
  law = "us-de"
}
900 common: ada
100 series_a: fund
document "charter" {
  kind = "charter"
  read = true
}
body "board" {
  kind = "board"
  classified = false
  seat "one" {
    holder     = stakeholder.ada
    elected_by = majority(outstanding(stock_class.series_a))
    source     = clause(document.charter, "4")
  }
}
--
# 8 Del. C. § 242(b)(2): without the Series A nobody takes its seat away.
seat.board.one elected: no; after elections: no`,

	"a document that nobody read, and a veto that stands nowhere": `
60 common: ada
40 common: fund
document "deed" { kind = "side_letter" }
matter "sell" {
  kind  = "other"
  needs = stakeholder.ada
}
consent "veto" {
  of     = stakeholder.fund
  over   = [matter.sell]
  breach = "void"
  source = clause(document.deed, "7")
}
consent "nowhere" {
  of     = stakeholder.fund
  over   = [matter.sell]
  breach = "void"
}
--
consent.veto: cannot tell; after elections: cannot tell
consent.nowhere: cannot tell; after elections: cannot tell
consent.nowhere reaches: -`,

	"an exception from a drag-along that those who drag can take away": `
60 common: ada
40 common: fund
document "agreement" {
  kind       = "voting_agreement"
  read       = true
  amended_by = stakeholder.ada
}
matter "sell" {
  kind  = "sell_shares"
  needs = unanimous(outstanding(stock_class.common))
}
drag "along" {
  needs  = stakeholder.ada
  over   = [matter.sell]
  binds  = [stock_class.common]
  except = [stakeholder.fund]
  status = "executed"
  floor  = none
  source = clause(document.agreement, "3")
}
--
drag.along: yes ada by agreement; after elections: yes ada by agreement`,
}

func TestClosureStories(t *testing.T) {
	for name, text := range closureStories {
		t.Run(name, func(t *testing.T) {
			s := tell(t, text)
			o, _ := governance.On(s.company, s.ledger, s.date)
			c := o.Closure(loadline.Ref{})
			for _, line := range s.expects {
				head, want, _ := strings.Cut(line, ": ")
				if got := closed(t, c, head); got != want {
					t.Errorf("%s\n got %s\nwant %s", head, got, want)
				}
			}
		})
	}
}

// closed is what a closure says of the safeguard that a line names.
func closed(t *testing.T, c governance.Closure, head string) string {
	t.Helper()
	ref, reaches := strings.CutSuffix(head, " reaches")
	ref, elected := strings.CutSuffix(ref, " elected")
	for i := range c.Safeguards {
		s := &c.Safeguards[i]
		if s.Of[0].String() != ref || elected != (s.Kind == governance.ByElection) {
			continue
		}
		if reaches {
			return reachOf(s)
		}
		return fmt.Sprintf("%s; after elections: %s", deletionSays(s.Today), deletionSays(s.Elected))
	}
	t.Fatalf("there is no safeguard %s", head)
	return ""
}

func reachOf(s *governance.Safeguard) string {
	var out []string
	for _, r := range s.Routes {
		out = append(out, r.Document.Name)
	}
	if len(out) == 0 {
		return "-"
	}
	return strings.Join(out, ", ")
}

func deletionSays(d governance.Deletion) string {
	if d.Without == loadline.Yes {
		return fmt.Sprintf("yes %s by %s", titlesOf(d.Who), d.By.Name)
	}
	return d.Without.String()
}

// A safeguard that its document's amendment needs stays; one that is left out of the question is not in the answer.
func TestAClosureIsOfWhatIsAsked(t *testing.T) {
	s := tell(t, closureStories["who may change the rule of amendment can delete what it protects"])
	o, _ := governance.On(s.company, s.ledger, s.date)
	for of, want := range map[loadline.Ref]string{
		{}:                                    "consent.veto matter.amend",
		{Kind: "document", Name: "agreement"}: "consent.veto",
		{Kind: "document", Name: "bylaws"}:    "matter.amend",
		{Kind: "matter", Name: "sell"}:        "consent.veto matter.sell",
	} {
		var got []string
		for _, g := range o.Closure(of).Safeguards {
			got = append(got, g.Of[0].String())
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%v: got %v, want %s", of, got, want)
		}
	}
}
