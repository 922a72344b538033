package forecast

import "unsafe"

// kernelSet is the vector kernels of one set of instructions. run does instructions until one whose operation is opNone.
type kernelSet struct {
	name string
	run  func(code *instr, numbers *float64, masks *uint64, run *vectorRun)
}

// vectorRun is what vector kernels are told beside registers. The generator of the kernels knows the layout.
type vectorRun struct {
	keys    [20][8]uint64 // of the rounds of Philox, each for all lanes
	counter [8]uint64
	draws   *vectorDraw
	_       [7]uint64
	scratch [32]float64
	tailQ   [lanes + 8]float64
	tailAt  [lanes + 8]uint64
	scale   float64
	sum     int64  // of the fixed numbers of a block
	nan     uint64 // not zero where a number of the block is none
	_       [5]uint64
	keysTo  *keys // where the next go
	_       [7]uint64
	weights [lanes]uint64
	below   [bins][8]uint64
	edges   edges
}

// vectorDraw is where a variable stands among the counters.
type vectorDraw struct{ index, low, high, _ uint64 }

// inGo says whether an operation has no vector kernel: it is rare, or works on few lanes.
func (o op) inGo() bool { return o == opUniformAt || o == opGaussAt || o == opTable }

// stretch is a part of the code: one instruction for Go, or several for the vector kernels.
type stretch struct {
	from int
	inGo bool
}

// stretches divides code, in which an instruction opNone ends each stretch for the vector kernels.
func stretches(code []instr) []stretch {
	var out []stretch
	open := false
	for i, in := range code {
		switch {
		case in.op == opNone:
			open = false
		case in.op.inGo():
			out = append(out, stretch{i, true})
		case !open:
			out, open = append(out, stretch{i, false}), true
		}
	}
	return out
}

func (m *machine) runVectors(code []instr, parts []stretch) {
	for _, p := range parts {
		if p.inGo {
			m.runSource(&code[p.from])
			continue
		}
		m.kernels.run(&code[p.from], unsafe.SliceData(m.numbers), unsafe.SliceData(m.masks), &m.vector)
	}
}

// single runs one instruction of the vector kernels.
func (m *machine) single(in instr) {
	m.one[0] = in
	m.kernels.run(&m.one[0], unsafe.SliceData(m.numbers), unsafe.SliceData(m.masks), &m.vector)
}

// prepare tells the vector kernels the keys and the variables.
func (v *vectorRun) prepare(seed Seed, draws []draw) []vectorDraw {
	k := seed.key()
	for round := range 10 {
		for lane := range 8 {
			v.keys[2*round][lane], v.keys[2*round+1][lane] = uint64(k[0]), uint64(k[1])
		}
		k[0], k[1] = k[0]+philoxW0, k[1]+philoxW1
	}
	out := make([]vectorDraw, len(draws)+1)
	for i, d := range draws {
		out[i] = vectorDraw{low: d.variable & (1<<32 - 1), high: d.variable >> 32}
	}
	v.draws = &out[0]
	return out
}

// block says which paths come next.
func (v *vectorRun) block(first int64) {
	for i := range v.counter {
		v.counter[i] = uint64(first/4) + uint64(i)
	}
}

// aligned is n numbers from the edge of a cache line on.
func aligned[T float64 | uint64](n int32) []T {
	s := make([]T, int(n)+8)
	skip := (64 - int(uintptr(unsafe.Pointer(unsafe.SliceData(s)))%64)) % 64 / 8
	return s[skip : skip+int(n) : skip+int(n)]
}

// opBucket is an instruction of the vector kernels alone: it finds the buckets and the sum of a register for [Histogram.addKeys].
const opBucket = ops

// tallyVector counts a register on the lanes that are on; slot is the number of the histogram among all.
func (m *machine) tallyVector(h *Histogram, slot int, at int32, on *[maskWords]uint64) {
	if m.kernels.run == nil || *on != [maskWords]uint64{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)} {
		h.add(m.number(at), on)
		return
	}
	b := &m.batches[slot]
	if b.n == batchBlocks {
		m.flushPair(slot)
	}
	b.of, m.vector.keysTo = h, &b.keys[b.n]
	m.vector.scale = h.scale
	m.single(instr{op: opBucket, a: at, wide: [3]uint8{1}})
	if m.vector.nan != 0 {
		h.add(m.number(at), on)
		return
	}
	h.n += lanes
	h.addSum(m.vector.sum)
	if b.n++; b.n == batchBlocks && slot%2 == 1 {
		m.flushPair(slot)
	}
}

// batch is the buckets of a histogram's numbers in several blocks, which wait to be counted: its counters come into the first cache once for
// all of them.
type batch struct {
	of   *Histogram
	n    int
	keys [batchBlocks]keys
}

const batchBlocks = 4

// flushPair counts what waits in a slot, together with the slot beside it where that waits for as much.
func (m *machine) flushPair(slot int) {
	a, b := &m.batches[slot&^1], &m.batches[slot|1]
	if a.n == b.n {
		for i := range a.n {
			addTwo(a.of, b.of, &a.keys[i], &b.keys[i])
		}
		a.n, b.n = 0, 0
		return
	}
	own := &m.batches[slot]
	for i := range own.n {
		own.of.addKeys(&own.keys[i])
	}
	own.n = 0
}

// flush counts all that waits.
func (m *machine) flush() {
	for slot := range m.batches {
		if m.batches[slot].n > 0 {
			m.flushPair(slot)
		}
	}
}
