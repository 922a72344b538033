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
	first := map[string]int32{}
	for _, i := range b.numberedAlike() {
		if j, seen := first[b.issued(&b.secs[i]).CustomID]; seen {
			again = append(again, sibling{j, i})
		} else {
			first[b.issued(&b.secs[i]).CustomID] = i
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

// numberedAlike are all securities whose number another has too, and a few more. A map of a million numbers took a seventh
// of the time of everything: here it is one bit for each, small enough for the processor's cache.
func (b *builder) numberedAlike() []int32 {
	seed := maphash.MakeSeed() // differs from run to run, so that no file can be made to collide; no answer hangs on it
	size := 64 << bits.Len(uint(len(b.secs)/8))
	once, twice := make([]uint64, size/64), make([]uint64, size/64)
	place := make([]int32, len(b.secs)) // in those bits, and one; 0 where a security has no number
	for i := range b.secs {
		if number := b.issued(&b.secs[i]).CustomID; number != "" {
			h := maphash.String(seed, number) & uint64(size-1)
			twice[h/64] |= once[h/64] & (1 << (h % 64))
			once[h/64] |= 1 << (h % 64)
			place[i] = int32(h) + 1
		}
	}
	var alike []int32
	for i, h := range place {
		if h--; h >= 0 && twice[h/64]&(1<<(h%64)) != 0 {
			alike = append(alike, int32(i))
		}
	}
	return alike
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
