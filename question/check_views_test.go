package question

import (
	"strings"
	"testing"

	"loadline"
	"loadline/limits"
)

// Of many changes people are shown a few and the number of the others; what was not looked for is said; and a limit that
// nothing turns says so.
func TestChangesInATable(t *testing.T) {
	l := LimitLine{Title: "a sale", sought: true, Cut: []loadline.Text{loadline.Textf("seats")}}
	if got := freeboardSays(l).String(); got != "no change found within one unit; not all were looked for" {
		t.Error(got)
	}
	for range mostChanges + 3 {
		l.Shifts = append(l.Shifts, ShiftLine{Says: loadline.Textf("a seat is filled"), Then: limits.Broken})
	}
	var got []string
	for _, r := range (Checked{Limits: []LimitLine{l}}).changesTable().Rows {
		got = append(got, r.Cells[1].Value.(loadline.Text).String())
	}
	if len(got) != mostChanges+2 || got[mostChanges] != "and 3 more (--json has all)" || got[mostChanges+1] != "not all was looked for: seats" {
		t.Error(strings.Join(got, "\n"))
	}
	for _, c := range []struct {
		l    LimitLine
		want string
	}{{LimitLine{sought: true}, "no change within one unit"}, {LimitLine{}, ""}, {l, "a seat is filled"}} {
		if got := freeboardSays(c.l).String(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
