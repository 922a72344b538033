package forecast

import (
	"iter"
	"math"
	"math/bits"
	"runtime"
	"sync"
	"sync/atomic"
)

// Engine is a compiled [Program]: it may run any number of times, at once too.
type Engine struct {
	of                *compiler
	portable, vectors *layout
	aliveNode         int32 // 0 where nobody asks
}

func newEngine(c *compiler) *Engine {
	e := &Engine{of: c, portable: newLayout(c, false), vectors: newLayout(c, true)}
	for _, id := range c.order {
		if c.nodes[id].op == opAlive {
			e.aliveNode = id
		}
	}
	return e
}

// Shard is a range of paths: From up to but not including To. Shards that together cover a range once, merged in any order, give
// the tally of the range. Paths are numbered from 0 to below [MaxPaths].
type Shard struct{ From, To int64 }

// MaxPaths is how many paths a seed has.
const MaxPaths = 1 << 32

// RunOptions are what a run may be told beyond what it runs. The zero RunOptions will do.
type RunOptions struct {
	Workers  int                         // how many processors to use; 0 for all that Go may use
	Observe  func() func(moment *Moment) // makes an observer for each worker: see Moment
	Portable bool                        // no vector kernels, the same answer
}

// Run tallies the paths of a shard. It yields the tally of the paths so far again and again, the last time with all of them: who
// has seen enough stops. A yielded tally is not touched any more.
func (e *Engine) Run(seed Seed, s Shard, o RunOptions) iter.Seq[*Tally] {
	return func(yield func(*Tally) bool) {
		s.From, s.To = max(s.From, 0), min(s.To, MaxPaths)
		total := e.newTally()
		workers := e.workers(seed, o)
		chunk := int64(firstChunk)
		for from := s.From; ; {
			to := min((from/lanes)*lanes+chunk, s.To)
			if from < to {
				total = e.round(workers, Shard{from, to}, total)
			}
			if !yield(total) || to >= s.To {
				return
			}
			from, chunk = to, min(2*chunk, lastChunk)
		}
	}
}

// Tally is the last of what Run yields.
func (e *Engine) Tally(seed Seed, s Shard, o RunOptions) *Tally {
	var last *Tally
	for t := range e.Run(seed, s, o) {
		last = t
	}
	return last
}

// Paths between two tallies: few at first, so that a progress bar moves and a decided question ends soon.
const (
	firstChunk = 16 * lanes
	lastChunk  = 1024 * lanes
)

func (e *Engine) workers(seed Seed, o RunOptions) []*machine {
	n := o.Workers
	if n <= 0 {
		n = runtime.GOMAXPROCS(0)
	}
	out := make([]*machine, n)
	for i := range out {
		out[i] = newMachine(e, seed, o)
	}
	return out
}

// round runs a range of paths on all workers and returns the total with them.
func (e *Engine) round(workers []*machine, s Shard, total *Tally) *Tally {
	var next atomic.Int64
	next.Store(s.From / lanes)
	work := func(m *machine) {
		m.tally = e.newTally()
		for {
			block := next.Add(1) - 1
			if block*lanes >= s.To {
				m.flush()
				return
			}
			m.block(block*lanes, s)
		}
	}
	var wait sync.WaitGroup
	for _, m := range workers[1:] {
		wait.Go(func() { work(m) })
	}
	work(workers[0])
	wait.Wait()
	sum := total.clone()
	for _, m := range workers {
		sum.Merge(m.tally)
	}
	return sum
}

// machine is one worker: the registers of one block.
type machine struct {
	engine  *Engine
	layout  *layout
	kernels kernelSet // none for plain Go
	vector  vectorRun
	draws   []vectorDraw
	one     [2]instr // an instruction by itself, and the end
	batches []batch  // two for each two histograms
	numbers []float64
	masks   []uint64
	code    []instr // the month's, patched for the month
	seed    Seed
	key     [2]uint32
	first   int64 // the path of lane 0
	month   int
	valid   [maskWords]uint64 // lanes of the shard
	alive   [maskWords]uint64
	tally   *Tally
	moment  Moment
	observe func(*Moment)
}

func newMachine(e *Engine, seed Seed, o RunOptions) *machine {
	kernels := kernelSet{}
	if sets := kernelSets(); len(sets) > 0 && !o.Portable {
		kernels = sets[0]
	}
	m := machineWith(e, seed, kernels)
	if o.Observe != nil && len(e.of.events) > 0 {
		m.observe = o.Observe()
	}
	return m
}

// machineWith is a worker with these vector kernels, or with plain Go where there are none.
func machineWith(e *Engine, seed Seed, kernels kernelSet) *machine {
	m := &machine{engine: e, layout: e.portable, kernels: kernels, seed: seed, key: seed.key()}
	if kernels.run != nil {
		m.layout, m.draws = e.vectors, m.vector.prepare(seed, e.of.draws)
		m.batches = make([]batch, (e.newTally().histograms()+1)/2*2)
	}
	m.numbers, m.masks = aligned[float64](m.layout.numbers), aligned[uint64](m.layout.masks)
	m.code = append(m.code, m.layout.month...)
	m.vector.edges.set()
	for _, f := range m.layout.fills {
		m.fill(f, 0)
	}
	m.moment = Moment{machine: m, fired: make([][maskWords]uint64, len(e.of.events))}
	return m
}

// do runs code that has been divided into stretches.
func (m *machine) do(code []instr, parts []stretch) {
	if m.kernels.run == nil {
		m.run(code)
		return
	}
	m.runVectors(code, parts)
}

func (m *machine) fill(f fill, month int) {
	x := f.byMonth[month]
	if f.place.mask {
		w := m.words(f.place.base)
		for i := range w {
			w[i] = -bitOf(x != 0)
		}
		return
	}
	width := int32(lanes)
	if f.place.narrow {
		width = narrowLanes
	}
	d := m.numbers[f.place.base : f.place.base+width]
	for i := range d {
		d[i] = x
	}
}

// block runs the paths from first on that are of the shard.
func (m *machine) block(first int64, s Shard) {
	m.start(first, s)
	for m.month = range m.engine.of.months {
		m.runMonth()
	}
	m.month = m.engine.of.months - 1
	m.feel()
}

// start works out what stays the same in all months.
func (m *machine) start(first int64, s Shard) {
	e := m.engine
	m.first, m.month = first, 0
	for w := range m.valid {
		m.valid[w] = between(s.From-first-int64(64*w), s.To-first-int64(64*w))
		m.alive[w] = ^uint64(0)
		m.tally.paths += uint64(bits.OnesCount64(m.valid[w]))
	}
	for _, id := range e.of.outside {
		x := math.Float64frombits(e.of.nodes[id].k)
		m.fill(fill{place: m.layout.places[id], byMonth: []float64{x}}, 0)
	}
	m.vector.block(first)
	m.do(m.layout.setup, m.layout.setupParts)
}

// between is the lanes of a word from lo up to below hi.
func between(lo, hi int64) uint64 {
	below := func(n int64) uint64 {
		switch {
		case n <= 0:
			return 0
		case n >= 64:
			return ^uint64(0)
		}
		return 1<<n - 1
	}
	return below(hi) &^ below(lo)
}

func (m *machine) runMonth() {
	e := m.engine
	for i := range m.layout.fills {
		if f := &m.layout.fills[i]; !f.steady {
			m.fill(*f, m.month)
		}
	}
	for i, d := range e.of.draws {
		if d.per == PerPeriod && len(m.draws) > 0 {
			m.draws[i].index = uint64(m.month)
		}
	}
	for i := range m.layout.patches {
		p := &m.layout.patches[i]
		in, at := &m.code[p.at], p.place.at(m.month)
		switch p.field {
		case 0:
			in.dst = at
		case 1:
			in.a = at
		case 2:
			in.b = at
		case 3:
			in.c = at
		}
	}
	if e.aliveNode != 0 {
		*m.words(m.layout.places[e.aliveNode].base) = m.alive
	}
	m.do(m.code, m.layout.parts)
	m.watchEvents()
	m.count()
	m.bury()
	m.watch()
}
