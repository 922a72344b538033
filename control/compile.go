package control

import (
	"math/big"
	"math/bits"
	"slices"
)

// compile is the form of a rule with its weights in one reading. The weights have been checked.
func compile(r *Rule, w *Weights, reading Reading) *form {
	f := newForge(r.voters)
	p := &r.plan
	at := make([]int32, len(p.gates))
	for _, i := range p.live {
		s := &p.gates[i]
		at[i] = no
		switch s.kind {
		case gateVoter:
			at[i] = int32(s.voter)
		case gateCount:
			terms := make([]term, len(s.terms))
			for j, t := range s.terms {
				terms[j] = term{at[t.of], t.w}
			}
			at[i] = f.threshold(int64(s.need), terms)
		case gateShare:
			need, weights := linear(s, w, reading)
			at[i] = f.threshold(need, weights)
		case gateAlways:
			at[i] = yes
		case gateOpen:
			if reading == Possible {
				at[i] = yes
			}
		}
	}
	return f.done(at[p.live[len(p.live)-1]])
}

// settled says whether a rule with these weights comes to the same in both readings: nothing that it asks about is open.
func (r *Rule) settled(w *Weights) bool {
	for _, i := range r.plan.live {
		s := &r.plan.gates[i]
		switch {
		case s.kind == gateOpen:
			return false
		case s.kind == gateShare && (s.least != s.most || w.IdleLo[s.column] != w.IdleHi[s.column] || !slices.Equal(w.Lo[s.column], w.Hi[s.column])):
			return false
		}
	}
	return true
}

// linear is a share as a threshold over voters. With the members' votes m, the others' o and idle votes i it asks
// (sum of m) * den >= (sum of m + sum of o + i) * num, so that a voter weighs m*(den-num) + o*num and is asked for
// (sum of all o + i) * num together with the others.
func linear(s *step, w *Weights, reading Reading) (int64, []term) {
	members, others, idle := w.ends(reading)
	m, o, nobody := members[s.column], others[s.column], idle[s.column]
	q := s.most
	if reading == Possible {
		q = s.least
	}
	d := max(divisorOf(q.Num, q.Den), 1)
	q.Num, q.Den = q.Num/d, q.Den/d
	if q.Num == 0 && !q.Strict {
		return 0, nil // at least nothing
	}
	whole, mine, equal := nobody, int64(0), true
	for v := range m {
		whole += o[v]
		mine += m[v]
		equal = equal && m[v] == o[v]
	}
	terms := make([]term, len(m))
	for v := range m {
		terms[v] = term{int32(v), m[v]}
	}
	switch {
	case mine == 0:
		return 1, nil // nobody surely has a vote
	case whole == 0 && (q.Num < q.Den || !q.Strict):
		return 1, terms // one vote is enough where all others may have none
	case whole == 0:
		return 1, nil // more than the whole
	case equal:
		return needed(whole, q), terms
	}
	return spread(terms, o, nobody, q, reading)
}

// needed is the least number of votes that reaches the quota of the whole.
func needed(whole int64, q Quota) int64 {
	h, l := bits.Mul64(uint64(whole), uint64(q.Num))
	n, rest := bits.Div64(h, l, uint64(q.Den))
	if q.Strict || rest > 0 {
		n++
	}
	return int64(n)
}

// spread is linear where a voter's votes as a member are not those as one of the others.
func spread(terms []term, others []int64, idle int64, q Quota, reading Reading) (int64, []term) {
	weights := make([]*big.Int, len(terms))
	in, out := big.NewInt(q.Den-q.Num), big.NewInt(q.Num)
	need, sum, divisor := new(big.Int).Mul(out, big.NewInt(idle)), new(big.Int), new(big.Int)
	for v, t := range terms {
		theirs := new(big.Int).Mul(out, big.NewInt(others[v]))
		need.Add(need, theirs)
		weights[v] = theirs.Add(theirs, new(big.Int).Mul(in, big.NewInt(t.w)))
		sum.Add(sum, weights[v])
		divisor.GCD(nil, nil, divisor, weights[v])
	}
	if q.Strict {
		need.Add(need, big.NewInt(1))
	}
	if divisor.Sign() == 0 {
		return 1, nil
	}
	need.Add(need, divisor).Sub(need, big.NewInt(1)).Div(need, divisor)
	excess := uint(max(0, sum.Div(sum, divisor).BitLen()-roomBits, need.BitLen()-roomBits))
	for v, w := range weights {
		terms[v].w = rounded(w.Div(w, divisor), excess, reading == Possible)
	}
	return rounded(need, excess, reading == Certain), terms
}

// roomBits of a threshold's weights together leave room for what is computed with them.
const roomBits = 60

// rounded is n without its lowest bits. What is more than integers hold is rounded to the side that the reading takes
// anyway: what certainly wins then still does whatever the truth is, and what possibly wins is still found.
func rounded(n *big.Int, bits uint, up bool) int64 {
	if up {
		n.Add(n, new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), bits), big.NewInt(1)))
	}
	return n.Rsh(n, bits).Int64()
}
