package governance_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"loadline"
	"loadline/governance"
)

// A story of a path is facts as in the stories of deciding, and what is asked of them:
//
//	fund > remove_ceo: 10 days: first step; second step
//	fund > remove_ceo: none              no lawful steps
//	fund >! remove_ceo: …                valid, though something may be breached
//	fund > remove_ceo, refused by: 2 ada+ben   who could refuse it most cheaply, and which step
//	fund + others > remove_ceo: ada | ben      with whom it can
//	* > remove_ceo: …                    whoever can
//	after remove_ceo: board.ceo ada -> vacant; ceo ada -> vacant
//
// Days are "at least" where a notice is not stated.
var pathStories = map[string]string{

	"a majority removes the directors without notice, elects others, and they remove the chief executive": `
company "story" {
  name = "Story"
  as_of = "2026-11-01"
  currency = "USD"
  law = "us-de"
}
60 common: fund
40 common: ada
office "ceo" { holder = stakeholder.ada }
body "board" {
  kind = "board"
  classified = false
  seat "one" {
    holder = stakeholder.ada
    elected_by = majority(outstanding(stock_class.common))
  }
  seat "two" {
    holder = stakeholder.ben
    elected_by = majority(outstanding(stock_class.common))
  }
  seat "three" {
    holder = stakeholder.cy
    elected_by = majority(outstanding(stock_class.common))
  }
}
matter "remove_ceo" {
  kind   = "remove_officer"
  of     = office.ceo
  needs  = majority(body.board)
  notice = none
}
--
# 8 Del. C. §§ 141(k), 228: with the votes of a meeting, in writing and without notice. Two of three seats are a quorum and decide.
fund > remove_ceo: 0 days: remove ada from board; elect a director to seat one of board; remove ben from board; elect a director to seat two of board; remove_ceo
# The third director and one of those whom it chose are the fewest who can refuse.
fund > remove_ceo, refused by: 5 cy+the new director on seat one of board
ada > remove_ceo: none
* > remove_ceo: 0 days: remove_ceo`,

	"on a classified board nobody is removed without cause": `
company "story" {
  name = "Story"
  as_of = "2026-11-01"
  currency = "USD"
  law = "us-de"
}
60 common: fund
40 common: ada
office "ceo" { holder = stakeholder.ada }
body "board" {
  kind = "board"
  classified = true
  seat "one" {
    holder = stakeholder.ada
    elected_by = majority(outstanding(stock_class.common))
  }
}
matter "remove_ceo" {
  kind   = "remove_officer"
  of     = office.ceo
  needs  = majority(body.board)
  notice = none
}
--
fund > remove_ceo: none
fund + others > remove_ceo: ada`,

	"one meeting has one notice; another body's meeting has its own": `
60 common: fund
40 common: ada
office "ceo" { holder = stakeholder.ada }
body "board" {
  kind = "board"
  quorum = none
  seat "one" {
    holder        = stakeholder.ada
    designated_by = none
  }
  seat "two" {
    holder        = stakeholder.ben
    designated_by = none
  }
}
body "all" {
  kind    = "stockholders"
  classes = [stock_class.common]
  quorum  = none
}
matter "remove" {
  kind   = "remove_director"
  of     = body.board
  needs  = majority(outstanding(body.all))
  form   = "meeting"
  notice = days(10)
}
matter "elect" {
  kind   = "elect_director"
  of     = body.board
  needs  = majority(outstanding(body.all))
  form   = "meeting"
  notice = days(10)
}
matter "remove_ceo" {
  kind   = "remove_officer"
  of     = office.ceo
  needs  = majority(seats(body.board))
  form   = "meeting"
  notice = days(3)
}
--
fund > remove_ceo: 13 days: remove ada from board; elect a director to seat one of board; remove ben from board; elect a director to seat two of board; remove_ceo`,

	"a seat to which another designates is not the group's, whoever elects": `
company "story" {
  name = "Story"
  as_of = "2026-11-01"
  currency = "USD"
  law = "us-de"
}
60 common: fund
40 common: ada
office "ceo" { holder = stakeholder.ada }
body "board" {
  kind = "board"
  quorum = none
  seat "one" {
    holder        = stakeholder.ada
    elected_by    = majority(outstanding(stock_class.common))
    removed_by    = majority(outstanding(stock_class.common))
    designated_by = stakeholder.ada
  }
}
matter "remove_ceo" {
  kind   = "remove_officer"
  of     = office.ceo
  needs  = unanimous(seats(body.board))
  notice = none
}
--
fund > remove_ceo: none
fund + others > remove_ceo: ada`,

	"who ceases to be chief executive ceases to sit; the next one takes the seat": `
office "ceo" {
  title = "Chief"
  holder = stakeholder.ada
}
body "board" {
  kind = "board"
  quorum = none
  seat "ceo" { holder = office.ceo }
  seat "two" { holder = stakeholder.ben }
  seat "three" { holder = stakeholder.cy }
}
matter "remove_ceo" {
  kind   = "remove_officer"
  of     = office.ceo
  needs  = majority(seats(body.board))
  notice = none
}
matter "appoint_ceo" {
  kind   = "appoint_officer"
  of     = office.ceo
  needs  = majority(seats(body.board))
  notice = none
}
upon "gone" {
  event  = leaves(office.ceo)
  then   = [vacate(seat.board.three), call(stakeholder.ada, "unvested")]
  source = clause(document.deed, "4")
}
document "deed" {
  kind = "other"
  read = true
}
--
after remove_ceo: ceo ada -> vacant; board.ceo ada -> vacant; board.three cy -> vacant
# Whoever is appointed in her place, she has left.
after appoint_ceo: ceo ada -> unknown; board.ceo ada -> unknown; board.three cy -> vacant
ben,cy > appoint_ceo: 0 days: appoint_ceo`,

	"a consent is given by whoever sits then, or its document is amended": `
company "story" {
  name = "Story"
  as_of = "2026-11-01"
  currency = "USD"
  law = "us-de"
}
60 common: fund
40 common: ada
office "ceo" { holder = stakeholder.ada }
document "charter" {
  kind       = "charter"
  read       = true
  amended_by = at_least(2 / 3, outstanding(stock_class.common))
}
body "board" {
  kind = "board"
  quorum = none
  seat "one" { holder = stakeholder.fund }
}
matter "remove_ceo" {
  kind   = "remove_officer"
  of     = office.ceo
  needs  = unanimous(seats(body.board))
  notice = none
}
consent "ada_on_ceo" {
  of     = stakeholder.ada
  over   = [matter.remove_ceo]
  breach = "damages"
  source = clause(document.charter, "5")
}
--
fund > remove_ceo: none
fund >! remove_ceo: 0 days: remove_ceo
fund + others > remove_ceo: ada`,

	"what a majority can amend is no safeguard": `
company "story" {
  name = "Story"
  as_of = "2026-11-01"
  currency = "USD"
  law = "us-de"
}
60 common: fund
40 common: ada
office "ceo" { holder = stakeholder.ada }
document "bylaws" {
  kind       = "bylaws"
  read       = true
  amended_by = majority(outstanding(stock_class.common))
}
body "board" {
  kind = "board"
  quorum = none
  seat "one" { holder = stakeholder.fund }
}
matter "remove_ceo" {
  kind   = "remove_officer"
  of     = office.ceo
  needs  = unanimous(seats(body.board))
  notice = none
}
consent "ada_on_ceo" {
  of     = stakeholder.ada
  over   = [matter.remove_ceo]
  breach = "void"
  source = clause(document.bylaws, "5")
}
--
fund > remove_ceo: 0 days: amend bylaws: ada on ceo is struck; remove_ceo
fund >! remove_ceo: 0 days: amend bylaws: ada on ceo is struck; remove_ceo`,

	"shares that convert lose their votes": `
10 super: ada
90 common: ben
stock_class "super" {
  kind = "preferred"
  votes_per_share = 20
  converts {
    into  = stock_class.common
    ratio = 1
  }
}
matter "sell" {
  kind   = "other"
  needs  = majority(outstanding(body.all))
  notice = none
}
body "all" {
  kind         = "stockholders"
  classes      = [stock_class.super, stock_class.common]
  as_converted = false
  quorum       = none
}
matter "sunset" {
  kind    = "other"
  needs   = more_than(30 / 100, outstanding(body.all))
  form    = "meeting"
  notice  = days(30)
  effects = [convert(stock_class.super)]
}
--
ada > sell: 0 days: sell
ben > sell: 30 days: sunset; sell`,
}

func TestPathStories(t *testing.T) {
	for name, text := range pathStories {
		t.Run(name, func(t *testing.T) {
			s := tell(t, text)
			o, _ := governance.On(s.company, s.ledger, s.date)
			for _, line := range s.expects {
				head, want, _ := strings.Cut(line, ": ")
				if got := asked(t, o, head); got != want {
					t.Errorf("%s\n got %s\nwant %s", head, got, want)
				}
			}
		})
	}
}

// asked is the answer to a line of a story.
func asked(t *testing.T, o *governance.Order, head string) string {
	t.Helper()
	if matter, ok := strings.CutPrefix(head, "after "); ok {
		m, _ := o.Matter(loadline.Ref{Kind: "matter", Name: matter})
		return afterSays(o.After(m))
	}
	who, matter, _ := strings.Cut(head, " >")
	matter, refused := strings.CutSuffix(matter, ", refused by")
	name, breaches := strings.CutPrefix(strings.TrimSpace(matter), "! ")
	who, others := strings.CutSuffix(who, " + others")
	m, ok := o.Matter(loadline.Ref{Kind: "matter", Name: strings.TrimSpace(name)})
	if !ok {
		t.Fatalf("no matter %q", name)
	}
	q := governance.Quest{Matter: m, Breaches: breaches}
	if who != "*" {
		for w := range strings.SplitSeq(who, ",") {
			q.Group = append(q.Group, loadline.Ref{Kind: "stakeholder", Name: w})
		}
	}
	found := o.Paths(q)
	switch {
	case found.Cut:
		t.Errorf("%s: the search was cut", head)
	case others:
		with, _ := o.Joined(q, found.Met)
		var names []string
		for _, j := range with {
			names = append(names, titlesOf(j.Others))
		}
		slices.Sort(names)
		return strings.Join(names, " | ")
	case found.Path == nil:
		return "none"
	case refused:
		d, _ := found.Path.Defence(q)
		return fmt.Sprintf("%d %s", d.Step+1, titlesOf(d.Who))
	}
	return pathSays(found.Path)
}

func titlesOf(ps []governance.Party) string {
	var out []string
	for _, p := range ps {
		out = append(out, p.Title)
	}
	return strings.Join(out, "+")
}

func pathSays(p *governance.LawfulPath) string {
	var steps []string
	for _, s := range p.Steps {
		word := s.Says.String()
		if _, own := s.Before().Matter(s.Matter.Ref()); own && s.Matter.Kind == loadline.RemoveOfficer || s.Matter.Kind == loadline.OtherMatter || s.Matter.Kind == loadline.AppointOfficer {
			word = s.Matter.Name
		}
		steps = append(steps, word)
	}
	days := fmt.Sprint(p.Days, " days")
	if p.AtLeast {
		days = "at least " + days
	}
	return days + ": " + strings.Join(steps, "; ")
}

func afterSays(a governance.Aftermath) string {
	says := func(h loadline.Stated[loadline.Ref]) string {
		switch who, said := h.Get(); {
		case said:
			return who.Name
		case h.Saying == loadline.None:
			return "vacant"
		}
		return "unknown"
	}
	var out []string
	for _, c := range a.Changed {
		out = append(out, fmt.Sprintf("%s %s -> %s", c.Post.Name, says(c.Before), says(c.After)))
	}
	return strings.Join(out, "; ")
}
