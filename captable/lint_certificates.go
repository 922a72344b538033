package captable

import (
	"cmp"
	"hash/maphash"
	"math/bits"
	"slices"

	"loadline"
)

// certificates says which securities have one number at one time. A number that is used again once its certificate has
// ended, as for the balance of a transfer, tells nobody wrong.
func (b *builder) certificates() {
	var again []sibling
	seen := b.numberTable()
	for i := range b.secs {
		if number := b.issued(&b.secs[i]).CustomID; number != "" {
			if j := seen.first(number, int32(i)); j != int32(i) {
				again = append(again, sibling{j, int32(i)})
			}
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

// numberTable finds the first security of a number. A map of strings took a seventh of the time of a million transactions:
// here the string is looked at only where its hash is the same.
type numberTable struct {
	b    *builder
	seed maphash.Seed // differs from run to run, so that no file can be made to collide; no answer hangs on it
	slot []numberSlot // at most half of them taken
}

type numberSlot struct {
	hash uint32
	sec  int32 // its index and one; 0 where nothing is there
}

func (b *builder) numberTable() numberTable {
	return numberTable{b, maphash.MakeSeed(), make([]numberSlot, 1<<bits.Len(uint(2*len(b.secs))))}
}

// first is the security that had the number first, which is the given one where none had.
func (n *numberTable) first(number string, sec int32) int32 {
	h := maphash.String(n.seed, number)
	for at := h & uint64(len(n.slot)-1); ; at = (at + 1) & uint64(len(n.slot)-1) {
		switch s := &n.slot[at]; {
		case s.sec == 0:
			*s = numberSlot{uint32(h >> 32), sec + 1}
			return sec
		case s.hash == uint32(h>>32) && n.b.issued(&n.b.secs[s.sec-1]).CustomID == number:
			return s.sec - 1
		}
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
