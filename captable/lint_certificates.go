package captable

import (
	"cmp"
	"slices"

	"loadline"
)

// certificates says which securities have one number at one time. A number that is used again once its certificate has
// ended, as for the balance of a transfer, tells nobody wrong.
func (b *builder) certificates() {
	first := make(map[string]int32, len(b.secs))
	var again []sibling
	for i := range b.secs {
		number := b.issued(&b.secs[i]).CustomID
		if number == "" {
			continue
		}
		if j, seen := first[number]; seen {
			again = append(again, sibling{j, int32(i)})
		} else {
			first[number] = int32(i)
		}
	}
	slices.SortFunc(again, func(x, y sibling) int { return cmp.Or(cmp.Compare(x.first, y.first), cmp.Compare(x.next, y.next)) })
	for i := 0; i < len(again); {
		group := []int32{again[i].first}
		for j := again[i].first; i < len(again) && again[i].first == j; i++ {
			group = append(group, again[i].next)
		}
		b.sameNumber(group)
	}
}

// sameNumber compares securities of one number, those of one kind and class by date with the one that lasts longest.
func (b *builder) sameNumber(group []int32) {
	slices.SortFunc(group, func(x, y int32) int {
		s, t := &b.secs[x], &b.secs[y]
		return cmp.Or(cmp.Compare(s.kind, t.kind), cmp.Compare(s.class, t.class), cmp.Compare(s.date, t.date),
			cmp.Compare(b.issued(s).SecurityID, b.issued(t).SecurityID))
	})
	last := group[0]
	for _, i := range group[1:] {
		s, t := &b.secs[last], &b.secs[i]
		if s.kind != t.kind || s.class != t.class {
			last = i
			continue
		}
		if t.date < s.ends && t.date < t.ends && b.issued(s).SecurityID != b.issued(t).SecurityID {
			b.tellNumber(last, i)
		}
		if t.ends > s.ends {
			last = i
		}
	}
}

func (b *builder) tellNumber(first, next int32) {
	if b.notes.full(loadline.SameCertificate, loadline.Warning) {
		return
	}
	f, t := b.issued(&b.secs[first]), b.issued(&b.secs[next])
	b.notes.add(loadline.Diagnostic{Code: loadline.SameCertificate, Severity: loadline.Warning,
		Summary: loadline.Textf("Two securities have the number %s at one time", t.CustomID),
		Detail:  loadline.Textf("One was issued on %v for %v, the other on %v for %v, and nothing had ended the first by then. They are counted apart; if they are one, it is counted twice.", f.Date, loadline.SharesOf(b.secs[first].qty), t.Date, loadline.SharesOf(b.secs[next].qty)),
		Hint:    loadline.Textf("Remove the one that was entered twice, record what ended it, or correct its number."),
		At:      t.At, Related: []loadline.Source{f.At}})
}
