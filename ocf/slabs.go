package ocf

import (
	"hash/maphash"
	"math/bits"
	"slices"

	"loadline"
)

// slab hands out values of one type from chunks, so that a million transactions are a thousand allocations.
type slab[T any] struct{ chunk []T }

const slabMost = 1024

func (s *slab[T]) next() *T {
	if len(s.chunk) == cap(s.chunk) {
		s.chunk = make([]T, 0, min(slabMost, max(8, 2*cap(s.chunk))))
	}
	s.chunk = s.chunk[:len(s.chunk)+1]
	return &s.chunk[len(s.chunk)-1]
}

// slabs are the slabs of what comes in large numbers.
type slabs struct {
	stock      slab[loadline.StockIssuance]
	grants     slab[loadline.GrantIssuance]
	transfers  slab[loadline.Transfer]
	cancels    slab[loadline.Cancellation]
	exercises  slab[loadline.Exercise]
	acceptance slab[loadline.Acceptance]
	starts     slab[loadline.VestingStart]
	texts      []string
}

// words is an empty slice with room for n texts.
func (s *slabs) words(n int) []string {
	if n > slabMost {
		return make([]string, 0, n)
	}
	if cap(s.texts)-len(s.texts) < n {
		s.texts = make([]string, 0, min(slabMost, max(n, 8, 2*cap(s.texts))))
	}
	from := len(s.texts)
	s.texts = s.texts[:from+n]
	return s.texts[from : from : from+n]
}

// ids finds ids that come twice: a table of places in the list of ids met, with open addressing. A Go map would take
// three times the memory.
type ids struct {
	seed  maphash.Seed
	slots []uint32 // 1 + index into met; 0 where free
	met   []metID
}

type metID struct {
	id     string
	hash   uint32
	object uint32 // the how-manieth of the package
}

// add notes the id of an object. Where it was met before, it says with which object.
func (s *ids) add(id string, object uint32) (first uint32, again bool) {
	if 4*(len(s.met)+1) > 3*len(s.slots) {
		s.grow(4 * len(s.slots))
	}
	hash := uint32(maphash.String(s.seed, id))
	mask := uint32(len(s.slots) - 1)
	i := hash & mask
	for ; s.slots[i] != 0; i = (i + 1) & mask {
		if m := &s.met[s.slots[i]-1]; m.hash == hash && m.id == id {
			return m.object, true
		}
	}
	s.met = append(s.met, metID{id, hash, object})
	s.slots[i] = uint32(len(s.met))
	return 0, false
}

// expect makes room for n more ids.
func (s *ids) expect(n int) {
	s.met = slices.Grow(s.met, n)
	if want := 2 * (len(s.met) + n); want > len(s.slots) {
		s.grow(1 << bits.Len(uint(want)))
	}
}

// grow makes a table of n slots, a power of two.
func (s *ids) grow(n int) {
	if s.slots == nil {
		s.seed = maphash.MakeSeed()
	}
	s.slots = make([]uint32, max(1024, n))
	mask := uint32(len(s.slots) - 1)
	for k := range s.met {
		i := s.met[k].hash & mask
		for s.slots[i] != 0 {
			i = (i + 1) & mask
		}
		s.slots[i] = uint32(k + 1)
	}
}

// older counts the objects whose type has an older name: one letter for each type says how many there are.
type older struct {
	count map[*spec]int
	first map[*spec]loadline.Source
}

func (o *older) note(t *spec, at loadline.Source) {
	if o.count == nil {
		o.count, o.first = map[*spec]int{}, map[*spec]loadline.Source{}
	}
	if o.count[t]++; o.count[t] == 1 {
		o.first[t] = at
	}
}

func (o *older) tell(l *letters) {
	for t, n := range o.count {
		l.add(loadline.Diagnostic{
			Code: loadline.OlderName, Severity: loadline.Warning, At: o.first[t],
			Summary: loadline.Textf("%s is an older name of %s (%d times)", t.name, t.now, n),
			Detail:  loadline.Textf("Open Cap Format 1.1 renamed it. Both are read alike; the objects are written out as they came."),
		})
	}
}
