package governance_test

import (
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
