package governance_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"loadline"
	"loadline/governance"
)

// Without a meeting a board needs no notice, and the preset says so (8 Del. C. § 141(f)).
func TestABoardThatConsentsNeedsNoNotice(t *testing.T) {
	s := tell(t, delaware+`
matter "budget" {
  kind   = "approve_budget"
  needs  = majority(present(body.board))
  source = clause(document.bylaws, "4")
}
matter "written" {
  kind   = "approve_budget"
  needs  = unanimous(body.board)
  form   = "written_consent"
  source = clause(document.bylaws, "4")
}
--
`)
	o, _ := governance.On(s.company, s.ledger, s.date)
	for _, name := range []string{"budget", "written"} {
		d, _ := o.Decision(loadline.Ref{Kind: "matter", Name: name}, governance.Horizon{})
		n := 0
		for _, w := range d.Ways {
			if w.Form == loadline.WrittenConsent {
				n++
				if w.Notice.Saying != loadline.None {
					t.Errorf("%s in writing: the notice is %v, want none", name, w.Notice)
				}
			} else if w.Notice.Known() {
				t.Errorf("%s at a meeting: nobody states a notice, and it is %v", name, w.Notice)
			}
		}
		if n != 1 {
			t.Errorf("%s: %d ways in writing, want one", name, n)
		}
	}
}

// A way of a draft is told from one of a document that is no more in force; neither is counted.
func TestADraftIsNotADocumentOutOfForce(t *testing.T) {
	s := tell(t, `
100 common: ada
document "old" {
  kind   = "bylaws"
  status = "superseded"
}
document "draft" {
  kind   = "bylaws"
  status = "draft"
}
matter "budget" {
  kind = "approve_budget"
  way "old" {
    needs  = stakeholder.ada
    source = clause(document.old, "1")
  }
  way "draft" {
    needs  = stakeholder.ada
    source = clause(document.draft, "1")
  }
}
--
`)
	o, _ := governance.On(s.company, s.ledger, s.date)
	d, _ := o.Decision(loadline.Ref{Kind: "matter", Name: "budget"}, governance.Horizon{})
	lapsed := map[string]bool{"old": true, "draft": false}
	for _, w := range d.Ways {
		if want, stated := lapsed[w.Name]; stated && (!w.Draft || w.Lapsed != want) {
			t.Errorf("the way %s: draft %t, lapsed %t; want uncounted, lapsed %t", w.Name, w.Draft, w.Lapsed, want)
		}
		delete(lapsed, w.Name)
	}
	if len(lapsed) > 0 {
		t.Errorf("ways missing: %v", lapsed)
	}
}

// A month is as long as it is from the day: of a month and thirty days, the longer hangs on the calendar.
func TestTheLongerNoticeIsThatWhichEndsLater(t *testing.T) {
	for day, want := range map[string]loadline.Duration{"2026-01-15": {Months: 1}, "2026-02-15": {Days: 30}} {
		s := tell(t, strings.Replace(delaware, "2026-11-01", day, 1)+`
40 preferred: fund on 2025-01-01
matter "merger" {
  kind  = "merge"
  needs = all(majority(present(body.board)), majority(outstanding(stock_class.common)))
}
--
`)
		law := &s.company.Laws[0]
		for _, kind := range []loadline.BodyKind{loadline.Board, loadline.Stockholders} {
			notice := loadline.Duration{Months: 1}
			if kind == loadline.Board {
				notice = loadline.Duration{Days: 30}
			}
			law.Provisions = append(law.Provisions, loadline.Provision{Name: fmt.Sprint("of ", kind), Bodies: []loadline.BodyKind{kind}, Force: loadline.Floor,
				Notice: loadline.Say(notice, loadline.Source{})})
		}
		law.Provisions = slices.DeleteFunc(law.Provisions, func(p loadline.Provision) bool { return p.Notice.Known() && !strings.HasPrefix(p.Name, "of ") })
		o, _ := governance.On(s.company, s.ledger, 0)
		d, _ := o.Decision(loadline.Ref{Kind: "matter", Name: "merger"}, governance.Horizon{})
		if got, _ := d.Ways[0].Notice.Get(); got != want {
			t.Errorf("on %s the notice is %v, want %v", day, got, want)
		}
	}
}
