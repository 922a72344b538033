package forecast

import "slices"

// Tally is what became of the paths so far: integers only, so that tallies of shards merge exactly, in any order.
type Tally struct {
	engine  *Engine
	paths   uint64
	deaths  [][]uint64 // by cause and month
	counts  [][]uint64 // by mask and month
	watched [][]Histogram
	felt    [][]deciles // by output and input
}

func (e *Engine) newTally() *Tally {
	t := &Tally{engine: e, deaths: byMonth(len(e.of.deaths), e.of.months), counts: byMonth(len(e.of.counts), e.of.months)}
	for _, w := range e.of.watches {
		n := 1
		if w.when == EveryMonth {
			n = e.of.months
		}
		hs := make([]Histogram, n)
		for i := range hs {
			hs[i].scale = w.scale
		}
		t.watched = append(t.watched, hs)
	}
	for _, h := range e.of.hangs {
		t.felt = append(t.felt, make([]deciles, len(h.inputs)))
	}
	return t
}

func byMonth(n, months int) [][]uint64 {
	out := make([][]uint64, n)
	for i := range out {
		out[i] = make([]uint64, months)
	}
	return out
}

func (t *Tally) clone() *Tally {
	out := t.engine.newTally()
	out.Merge(t)
	return out
}

// histograms is how many histograms a tally has.
func (t *Tally) histograms() int {
	n := 0
	for _, hs := range t.watched {
		n += len(hs)
	}
	return n
}

// Merge adds the paths of another tally of the same engine, or of an engine of the same program.
func (t *Tally) Merge(o *Tally) {
	t.paths += o.paths
	addTo(t.deaths, o.deaths)
	addTo(t.counts, o.counts)
	for i := range t.watched {
		for j := range t.watched[i] {
			t.watched[i][j].merge(&o.watched[i][j])
		}
	}
	for i := range t.felt {
		for j := range t.felt[i] {
			t.felt[i][j].merge(&o.felt[i][j])
		}
	}
}

func addTo(sum, more [][]uint64) {
	for i := range sum {
		for j := range sum[i] {
			sum[i][j] += more[i][j]
		}
	}
}

// Equal says whether two tallies of one program hold the same counts, to the last one.
func (t *Tally) Equal(o *Tally) bool {
	same := t.paths == o.paths && slices.EqualFunc(t.deaths, o.deaths, slices.Equal) && slices.EqualFunc(t.counts, o.counts, slices.Equal)
	for i := range t.watched {
		same = same && slices.EqualFunc(t.watched[i], o.watched[i], func(a, b Histogram) bool { return a.equal(&b) })
	}
	for i := range t.felt {
		same = same && slices.Equal(t.felt[i], o.felt[i])
	}
	return same
}

// Paths is how many paths were run.
func (t *Tally) Paths() uint64 { return t.paths }

// Deaths is how many paths a cause ended in a month, as the first of its causes.
func (t *Tally) Deaths(c Cause, month int) uint64 { return t.deaths[c][month] }

// Survivors is how many paths no cause had ended by the end of a month.
func (t *Tally) Survivors(month int) uint64 {
	alive := t.paths
	for _, cause := range t.deaths {
		for _, n := range cause[:month+1] {
			alive -= n
		}
	}
	return alive
}

// Lasts is the most months that at least a fraction of the paths survives, 0 to all of the program's.
func (t *Tally) Lasts(fraction float64) int {
	for month := range t.engine.of.months {
		if float64(t.Survivors(month)) < fraction*float64(t.paths) {
			return month
		}
	}
	return t.engine.of.months
}

// Count is on how many paths that were alive when the month began a mask was yes in it.
func (t *Tally) Count(c Counted, month int) uint64 { return t.counts[c][month] }

// Watched is the distribution of a vector in a month; the month means nothing where it is counted once.
func (t *Tally) Watched(w Watched, month int) *Histogram {
	return &t.watched[w][min(month, len(t.watched[w])-1)]
}

// watch counts the watched vectors of the month.
func (m *machine) watch() {
	slot := 0
	for i := range m.engine.of.watches {
		w, hs := &m.engine.of.watches[i], m.tally.watched[i]
		at := min(m.month, len(hs)-1)
		if w.when != LastMonth || m.month == m.engine.of.months-1 {
			on := m.valid
			if w.where != 0 {
				for j, word := range m.maskOf(w.where) {
					on[j] &= word
				}
			}
			m.tallyVector(&hs[at], slot+at, m.layout.placeOf(int32(w.v)).at(m.month), &on)
		}
		slot += len(hs)
	}
}
