package control

import (
	"math/big"
	"math/bits"
)

// Dynamic programming over sums of votes: how many coalitions have which sum, in as many words as 2^n needs. Only sums that
// occur are kept, so that few distinct sums are as good as small ones. Adding a voter merges the list with itself moved up;
// taking one out again undoes it, and gives the sums of the others once for each class. With votes w(n+1)+1 in the place
// of w the same lists tell the size of the coalition as well, which Shapley-Shubik needs.

// sums are the numbers of coalitions by their sum of votes, ascending.
type sums struct {
	words int
	key   []int64
	count []uint64 // words of them for each key, the lowest first
}

func (s *sums) at(i int) []uint64 { return s.count[i*s.words : (i+1)*s.words] }

// with are the sums after one more voter.
func (s *sums) with(votes int64) *sums {
	out := &sums{words: s.words, key: make([]int64, 0, 2*len(s.key)), count: make([]uint64, 0, 2*len(s.count))}
	for i, j := 0, 0; j < len(s.key); {
		b := s.key[j] + votes
		switch {
		case i < len(s.key) && s.key[i] < b:
			out.key, out.count = append(out.key, s.key[i]), append(out.count, s.at(i)...)
			i++
		case i < len(s.key) && s.key[i] == b:
			out.key, out.count = append(out.key, b), append(out.count, s.at(i)...)
			addWords(out.at(len(out.key)-1), s.at(j))
			i, j = i+1, j+1
		default:
			out.key, out.count = append(out.key, b), append(out.count, s.at(j)...)
			j++
		}
	}
	return out
}

// without are the sums after one voter of these votes has gone.
func (s *sums) without(votes int64) *sums {
	out := &sums{words: s.words, key: make([]int64, 0, len(s.key)), count: make([]uint64, 0, len(s.count))}
	j := 0
	for i, key := range s.key {
		out.key, out.count = append(out.key, key), append(out.count, s.at(i)...)
		n := len(out.key) - 1
		if j < n && out.key[j]+votes == key {
			subWords(out.at(n), out.at(j))
			j++
		}
		if isZero(out.at(n)) {
			out.key, out.count = out.key[:n], out.count[:n*s.words]
		}
	}
	return out
}

func addWords(a, b []uint64) {
	var carry uint64
	for i := range a {
		a[i], carry = bits.Add64(a[i], b[i], carry)
	}
}

func subWords(a, b []uint64) {
	var borrow uint64
	for i := range a {
		a[i], borrow = bits.Sub64(a[i], b[i], borrow)
	}
}

func isZero(a []uint64) bool {
	for _, x := range a {
		if x != 0 {
			return false
		}
	}
	return true
}

func bigOf(words []uint64) *big.Int {
	x := new(big.Int)
	for i := len(words) - 1; i >= 0; i-- {
		x.Lsh(x, 64).Or(x, new(big.Int).SetUint64(words[i]))
	}
	return x
}

// sumSteps are about the steps that the sums take; there may be a list entry for each sum and each profile.
func (t *threshold) sumSteps(sized bool) float64 {
	entries, profiles := float64(t.total)+1, 1.0
	if sized {
		entries *= float64(t.voters + 1)
	}
	for _, c := range t.classes {
		profiles *= float64(c.heads + 1)
	}
	return min(entries, profiles) * float64(t.words()+2) * float64(t.voters+len(t.classes))
}

func (t *threshold) words() int { return t.voters/64 + 1 }

// dense are the exact values over all sums; Shapley-Shubik's where sized is set, else nil.
func (t *threshold) dense(sized bool) (p powers) {
	scale, one := int64(1), int64(0)
	if sized {
		scale, one = int64(t.voters)+1, 1
	}
	all := &sums{words: t.words(), key: []int64{0}, count: make([]uint64, t.words())}
	all.count[0] = 1
	for _, c := range t.classes {
		for range c.heads {
			all = all.with(c.weight*scale + one)
		}
	}
	wins := make([]uint64, t.words()+1)
	for i, key := range all.key {
		if key/scale >= t.quota {
			addWords(wins, append(all.at(i)[:t.words():t.words()], 0))
		}
	}
	p.act = exactly(bigOf(wins), power2(t.voters))
	for _, c := range t.classes {
		bySize := t.swingsBySize(all.without(c.weight*scale+one), c.weight, scale)
		total := new(big.Int)
		for _, x := range bySize {
			total.Add(total, x)
		}
		p.banzhaf = append(p.banzhaf, exactly(total, power2(t.voters-1)))
		if sized {
			p.shapley = append(p.shapley, point(shapleyOf(bySize)))
		}
	}
	return p
}

// swingsBySize are the coalitions of the others that lose and win with a voter of this weight, by their size (0 where the
// lists do not know it).
func (t *threshold) swingsBySize(others *sums, weight, scale int64) []*big.Int {
	counts := make([][]uint64, t.voters)
	for i, key := range others.key {
		votes, size := key/scale, key%scale
		if votes >= t.quota || votes+weight < t.quota {
			continue
		}
		if counts[size] == nil {
			counts[size] = make([]uint64, t.words())
		}
		addWords(counts[size], others.at(i))
	}
	out := make([]*big.Int, t.voters)
	for size, c := range counts {
		out[size] = bigOf(c)
	}
	return out
}

// shapleyOf weighs the swings of a voter among n: one with s others before it is 1/(n·C(n-1,s)) of all orders.
func shapleyOf(bySize []*big.Int) *big.Rat {
	n, sum := int64(len(bySize)), new(big.Rat)
	orders := big.NewInt(n) // n·C(n-1,s)
	for s, x := range bySize {
		sum.Add(sum, new(big.Rat).SetFrac(x, orders))
		orders = new(big.Int).Mul(orders, big.NewInt(n-1-int64(s)))
		orders.Quo(orders, big.NewInt(int64(s)+1))
		if orders.Sign() == 0 {
			break
		}
	}
	return sum
}
