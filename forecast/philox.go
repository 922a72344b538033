package forecast

import "math/bits"

// The constants of Philox4x32: multipliers and the Weyl sequence of the key, from Salmon, Moraes, Dror and Shaw 2011,
// "Parallel random numbers: as easy as 1, 2, 3", table 2 and section 3.3.
const (
	philoxM0 = 0xD2511F53
	philoxM1 = 0xCD9E8D57
	philoxW0 = 0x9E3779B9
	philoxW1 = 0xBB67AE85
)

// Philox is Philox4x32-10: four random words of a counter and a key, without state.
func Philox(counter [4]uint32, key [2]uint32) [4]uint32 {
	c0, c1, c2, c3 := counter[0], counter[1], counter[2], counter[3]
	k0, k1 := key[0], key[1]
	for range 10 {
		h0, l0 := bits.Mul32(philoxM0, c0)
		h1, l1 := bits.Mul32(philoxM1, c2)
		c0, c1, c2, c3 = h1^c1^k0, l1, h0^c3^k1, l0
		k0, k1 = k0+philoxW0, k1+philoxW1
	}
	return [4]uint32{c0, c1, c2, c3}
}

// One counter serves four paths: of each group of 32 paths, counter 8g+i has the words of the paths 32g + i, + 8, + 16 and + 24,
// so that vectors of eight counters come out as vectors of paths that stand side by side.
const group = 32

// wordAt is the word of a variable for a path, in a period or an event.
func wordAt(seed Seed, variable uint64, index uint32, path int64) uint32 {
	i := path % group
	counter := uint32(path/group*8 + i%8)
	w := Philox([4]uint32{counter, index, uint32(variable), uint32(variable >> 32)}, seed.key())
	return w[i/8]
}

// Seed names one run of random numbers.
type Seed uint64

func (s Seed) key() [2]uint32 { return [2]uint32{uint32(s), uint32(s >> 32)} }

// uniformOf is the middle of the word's cell in (0, 1).
func uniformOf(w uint32) float64 { return (float64(w) + 0.5) * (1.0 / (1 << 32)) }
