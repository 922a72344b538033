package forecast

import (
	"math"
	"math/bits"
)

// Felt is what [Program.Feel] returns: how an output hangs on its inputs.
type Felt int32

type hang struct {
	output Vector
	scale  float64
	inputs []Uncertainty
	scores []int32 // their standard normal or uniform numbers
}

// Feel measures how an output in the last month hangs on inputs that are drawn once for each path. The paths are sorted into ten
// equally likely bins of each input, so that [Tally.Felt] can tell the mean of the output where the input is low, and where it is high. Sums are kept
// in steps of quantum, rounded up to a power of two, of which an output has at most 2^45.
func (p *Program) Feel(output Vector, quantum float64, inputs ...Uncertainty) Felt {
	p.hangs = append(p.hangs, hang{output: output, scale: p.stepsIn(quantum, output), inputs: inputs})
	return Felt(len(p.hangs) - 1)
}

// stepsIn is how many steps of a quantum are in one: a power of two.
func (p *Program) stepsIn(quantum float64, v Vector) float64 {
	if !(quantum > 0) || math.IsInf(quantum, 0) {
		p.fault(FaultQuantum, int32(v), 0)
		return 1
	}
	fraction, exponent := math.Frexp(quantum)
	if fraction == 0.5 {
		exponent--
	}
	return math.Ldexp(1, -exponent)
}

// scoresOf finds for each input of a sensitivity a node by which its paths can be sorted: one that the program draws anyhow, where
// there is one.
func (p *Program) scoresOf(h *hang) {
	h.scores = nil
	for _, u := range h.inputs {
		if u <= 0 || int(u) > len(p.draws) || p.draws[u-1].per != PerPath {
			p.fault(FaultInput, int32(h.output), int(u))
			continue
		}
		score, ok := p.known[node{op: opUniform, aux: int32(u - 1)}]
		if _, correlated := p.correlated(u); correlated || !ok {
			score = int32(p.Gauss(u))
		}
		h.scores = append(h.scores, score)
	}
}

// bins is how many bins an input has.
const bins = 10

// deciles are counts and sums of an output by bins of an input. A sum has 128 bits, two's complement, low word first.
type deciles struct {
	n   [bins]uint64
	sum [bins][2]uint64
}

func (d *deciles) merge(o *deciles) {
	for i := range d.n {
		d.n[i] += o.n[i]
		var carry uint64
		d.sum[i][0], carry = bits.Add64(d.sum[i][0], o.sum[i][0], 0)
		d.sum[i][1] += o.sum[i][1] + carry
	}
}

// Felt is the mean of an output by ten equally likely bins of an input, from the lowest tenth of its values to the highest, and of how
// many paths; the mean of a bin without paths is no number. Inputs count from 0.
func (t *Tally) Felt(f Felt, input int) (mean [bins]float64, paths [bins]uint64) {
	d := &t.felt[f][input]
	for i := range mean {
		mean[i] = wide(d.sum[i]) / t.engine.of.hangs[f].scale / float64(d.n[i])
	}
	return mean, d.n
}

// edges are between the bins: of uniform numbers, and of standard normal ones.
type edges [2][bins - 1]float64

func (e *edges) set() {
	for i := range e[0] {
		e[0][i] = float64(i+1) / bins
		e[1][i] = InverseNormal(e[0][i])
	}
}

// A weight is what a path adds to a bin: one in the upper bits, its output in steps, raised above zero, in the lower.
const (
	weightOne  = 1 << 54
	weightZero = 1 << 45
)

// feel sorts the outputs of the last month by the bins of their inputs.
func (m *machine) feel() {
	for i := range m.engine.of.hangs {
		h := &m.engine.of.hangs[i]
		m.weigh(m.number(m.layout.placeOf(int32(h.output)).at(m.month)), h.scale)
		for j, score := range h.scores {
			kind := 1
			if m.engine.of.nodes[score].op == opUniform {
				kind = 0
			}
			below := m.weightsBelow(m.layout.placeOf(score).base, kind)
			m.tally.felt[i][j].add(below)
		}
	}
}

// weigh works out the weights of the block; a path that is not of the shard, or whose output is no number, has none.
func (m *machine) weigh(out *[lanes]float64, scale float64) {
	for lane, x := range out {
		w := uint64(fixed(float64(x*scale))) + weightZero + weightOne
		if x != x || m.valid[lane/64]>>(lane%64)&1 == 0 {
			w = 0
		}
		m.vector.weights[lane] = w
	}
}

// weightsBelow is the sum of the weights of the lanes below each edge, and of all.
func (m *machine) weightsBelow(at int32, kind int) (below [bins]uint64) {
	if m.kernels.run == nil {
		for lane, x := range m.number(at) {
			w := m.vector.weights[lane]
			for i, edge := range m.vector.edges[kind] {
				if x < edge {
					below[i] += w
				}
			}
			below[bins-1] += w
		}
		return below
	}
	m.single(instr{op: opBelow, a: at, aux: int32(kind), wide: [3]uint8{1}})
	for i, sums := range m.vector.below {
		for _, sum := range sums {
			below[i] += sum
		}
	}
	return below
}

// opBelow is an instruction of the vector kernels alone: the weights below each edge, lane by lane of a vector.
const opBelow = opBucket + 1

// add takes the sums below each edge apart into bins.
func (d *deciles) add(below [bins]uint64) {
	before := uint64(0)
	for i, w := range below {
		w, before = w-before, w
		n := w / weightOne
		d.n[i] += n
		sum := int64(w%weightOne) - int64(n*weightZero)
		var carry uint64
		d.sum[i][0], carry = bits.Add64(d.sum[i][0], uint64(sum), 0)
		d.sum[i][1] += uint64(sum>>63) + carry
	}
}
