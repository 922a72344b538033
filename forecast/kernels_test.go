package forecast

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"unsafe"
)

// specials are the numbers at which kernels could part.
var specials = []float64{0, math.Copysign(0, -1), 1, -1, 0.5, 1.5, -2.5, math.Inf(1), math.Inf(-1), math.NaN(), 5e-324, -5e-324, 0x1p-1022, 0x1.fffffffffffffp-1023,
	math.MaxFloat64, -math.MaxFloat64, 709.4, 709.79, 709.8, 710, -708.3, -708.8, -709, -745, 1e-300, 1e300, 1 << 52, 1<<52 + 1, -(1 << 53), 0x1p31, 0x1p32, 0x1p63, math.Nextafter(1, 0), math.Nextafter(1, 2), math.Sqrt2, math.Sqrt2 / 2}

func anyNumber(r *rand.Rand) float64 {
	switch r.IntN(5) {
	case 0:
		return specials[r.IntN(len(specials))]
	case 1:
		return math.Float64frombits(r.Uint64())
	case 2:
		return r.NormFloat64()
	}
	return r.NormFloat64() * math.Exp(20*r.NormFloat64())
}

func sameBits(a, b float64) bool {
	return math.Float64bits(a) == math.Float64bits(b) || a != a && b != b
}

// bench is a machine without a program: three registers of numbers to read, three of masks, one of each to write, and one more that nobody may touch.
func benchMachine(r *rand.Rand, draws []draw) *machine {
	m := &machine{engine: &Engine{of: &compiler{Program: &Program{draws: draws}}}, seed: Seed(r.Uint64()), first: int64(r.IntN(1<<24)) * lanes, month: r.IntN(40)}
	m.key = m.seed.key()
	m.numbers, m.masks = aligned[float64](6*lanes), aligned[uint64](6*maskWords)
	for i := range m.numbers {
		m.numbers[i] = anyNumber(r)
		if r.IntN(8) == 0 {
			m.numbers[i] = m.numbers[(i+lanes)%(3*lanes)] // equal operands
		}
	}
	for i := range m.masks {
		m.masks[i] = r.Uint64()
	}
	m.draws = m.vector.prepare(m.seed, draws)
	m.vector.block(m.first)
	for i, d := range draws {
		if d.per == PerPeriod {
			m.draws[i].index = uint64(m.month)
		}
	}
	return m
}

// spread makes a register that is narrow for vector kernels wide for plain Go.
func spread(m *machine, at int32) {
	for i := range lanes {
		m.numbers[int(at)+i] = m.numbers[at]
	}
}

func (m *machine) copy() *machine {
	c := *m
	c.numbers, c.masks = append(aligned[float64](0), m.numbers...), append(aligned[uint64](0), m.masks...)
	c.vector.draws = m.vector.draws
	return &c
}

// Every kernel of every set that this machine has writes the bits that plain Go writes, in every mixture of wide and narrow operands, and nothing else.
func TestVectorKernelsGiveTheBitsOfPlainGo(t *testing.T) {
	if len(kernelSets()) == 0 {
		t.Skip("this machine has no vector kernels")
	}
	r := rand.New(rand.NewPCG(1, 2))
	draws := []draw{{variable: 0x1234567890abcdef, per: PerPath}, {variable: 3, per: PerPeriod}}
	for o := opDeclared; o < ops; o++ {
		if o.inGo() || o == opLag || o == opOutside || o == opMaskLag || o == opAlive {
			continue
		}
		for round := range 64 {
			m := benchMachine(r, draws)
			in := instr{op: o, dst: 3 * lanes, a: 0, b: lanes, c: 2 * lanes, wide: [3]uint8{1, 1, 1}}
			if o >= opNever {
				in.dst = 3 * maskWords
			}
			switch {
			case o == opUniform || o == opGauss:
				in.aux = int32(round % 2)
			case o == opSelect:
				in.a = 0
			case o > opEqual:
				in.b = maskWords
			}
			for arg, at := range []int32{in.a, in.b, in.c} {
				if round>>arg&1 != 0 && !(o == opSelect && arg == 0) {
					in.wide[arg] = 0
					spread(m, at)
				}
			}
			if round/8%2 == 1 && o < opNever && in.wide[2] == 1 { // in place
				in.dst = in.c
			}
			want := m.copy()
			want.run([]instr{in})
			for _, set := range kernelSets() {
				got := m.copy()
				code := []instr{in, {}}
				set.run(&code[0], unsafe.SliceData(got.numbers), unsafe.SliceData(got.masks), &got.vector)
				compareMachines(t, fmt.Sprintf("%s, operation %d, round %d", set.name, o, round), m, got, want)
			}
		}
	}
}

func compareMachines(t *testing.T, what string, before, got, want *machine) {
	t.Helper()
	for i := range want.numbers {
		if !sameBits(got.numbers[i], want.numbers[i]) {
			t.Fatalf("%s: number %d is %x, plain Go has %x, of %x %x %x", what, i, got.numbers[i], want.numbers[i], before.numbers[i%lanes], before.numbers[i%lanes+lanes], before.numbers[i%lanes+2*lanes])
		}
	}
	for i := range want.masks {
		if got.masks[i] != want.masks[i] {
			t.Fatalf("%s: word %d of the masks is %x, plain Go has %x", what, i, got.masks[i], want.masks[i])
		}
	}
}

// The generator of the kernels knows the layout of what they read.
func TestLayoutOfTheKernels(t *testing.T) {
	var v vectorRun
	var in instr
	for _, c := range []struct {
		name      string
		got, want uintptr
	}{
		{"keys", unsafe.Offsetof(v.keys), 0}, {"counter", unsafe.Offsetof(v.counter), 1280}, {"draws", unsafe.Offsetof(v.draws), 1344}, {"scratch", unsafe.Offsetof(v.scratch), 1408},
		{"tailQ", unsafe.Offsetof(v.tailQ), 1664}, {"tailAt", unsafe.Offsetof(v.tailAt), 3776}, {"a draw", unsafe.Sizeof(vectorDraw{}), 32},
		{"aux", unsafe.Offsetof(in.aux), 4}, {"dst", unsafe.Offsetof(in.dst), 8}, {"a", unsafe.Offsetof(in.a), 12}, {"b", unsafe.Offsetof(in.b), 16}, {"c", unsafe.Offsetof(in.c), 20},
		{"wide", unsafe.Offsetof(in.wide), 24}, {"an instruction", unsafe.Sizeof(in), 28}, {"operations", uintptr(opMaskDeclared), 36}, {"gauss", uintptr(opGauss), 8}, {"add", uintptr(opAdd), 12}, {"select", uintptr(opSelect), 27},
		{"scale", unsafe.Offsetof(v.scale), 5888}, {"sum", unsafe.Offsetof(v.sum), 5896}, {"nan", unsafe.Offsetof(v.nan), 5904}, {"where keys go", unsafe.Offsetof(v.keysTo), 5952}, {"bucket", uintptr(opBucket), 39}, {"below", uintptr(opBelow), 40},
		{"weights", unsafe.Offsetof(v.weights), 6016}, {"sums below", unsafe.Offsetof(v.below), 8064}, {"edges", unsafe.Offsetof(v.edges), 8704},
	} {
		if c.got != c.want {
			t.Errorf("%s stands at %d, the kernels expect it at %d", c.name, c.got, c.want)
		}
	}
}
