package forecast

import (
	"iter"
	"math/bits"
)

// Moment is a month of a block in which an event fired, as an observer sees it: on which paths what happened, what the shown
// vectors are, and room for what the observer finds ([Program.Outside]). It is valid during the call alone.
type Moment struct {
	machine *machine
	fired   [][maskWords]uint64
}

// Month is the number of the month, from 0.
func (m *Moment) Month() int { return m.machine.month }

// Path is the number of the path that stands in a lane.
func (m *Moment) Path(lane int) int64 { return m.machine.first + int64(lane) }

// Fired yields the lanes on which an event fired: of paths of the shard that were alive when the month began.
func (m *Moment) Fired(h Happens) iter.Seq[int] {
	return func(yield func(int) bool) {
		for w, word := range m.fired[h] {
			for ; word != 0; word &= word - 1 {
				if !yield(64*w + bits.TrailingZeros64(word)) {
					return
				}
			}
		}
	}
}

// Values are the values of a vector that the program shows ([Program.Show]) or of one that the observer writes
// ([Program.Outside]), by lane. Only the latter may be written to.
func (m *Moment) Values(v Vector) []float64 {
	return m.machine.number(m.machine.layout.placeOf(int32(v)).at(m.machine.month))[:]
}

// watchEvents calls the observer if an event fired.
func (m *machine) watchEvents() {
	if m.observe == nil {
		return
	}
	any := uint64(0)
	for i, event := range m.engine.of.events {
		on := m.maskOf(event)
		for w := range on {
			m.moment.fired[i][w] = on[w] & m.alive[w] & m.valid[w]
			any |= m.moment.fired[i][w]
		}
	}
	if any != 0 {
		m.observe(&m.moment)
	}
}

func (m *machine) maskOf(mask Mask) *[maskWords]uint64 {
	return m.words(m.layout.placeOf(int32(mask)).at(m.month))
}

// count counts masks on the paths that were alive when the month began.
func (m *machine) count() {
	for i, c := range m.engine.of.counts {
		n := 0
		for w, word := range m.maskOf(c) {
			n += bits.OnesCount64(word & m.alive[w] & m.valid[w])
		}
		m.tally.counts[i][m.month] += uint64(n)
	}
}

// bury counts the deaths of the month, by the first cause, and takes the dead from the living.
func (m *machine) bury() {
	for i, cause := range m.engine.of.deaths {
		n := 0
		for w, word := range m.maskOf(cause) {
			dead := word & m.alive[w]
			m.alive[w] &^= dead
			n += bits.OnesCount64(dead & m.valid[w])
		}
		m.tally.deaths[i][m.month] += uint64(n)
	}
}
