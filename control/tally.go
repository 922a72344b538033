package control

import "math/big"

// tally is what an engine has counted: indices follow from it. Dummies change no index, so that it is of the k voters who
// may make a difference only.
type tally struct {
	k       int
	wins    *big.Int // winning coalitions
	voters  [][]int  // voters with the same counts
	swings  []*big.Int
	shapley []*big.Rat
	factor  []*big.Int // factorials
}

func newTally(k int) *tally {
	t := &tally{k: k, wins: new(big.Int), factor: []*big.Int{big.NewInt(1)}}
	for i := 1; i <= k; i++ {
		t.factor = append(t.factor, new(big.Int).Mul(t.factor[i-1], big.NewInt(int64(i))))
	}
	return t
}

// add counts the swings of each of these voters from the winning coalitions by size: all, and those with the voter. Of
// the coalitions of j others he turns as many as win with him (of size j+1) less those that win without him (of size j):
// what wins without him wins with him.
func (t *tally) add(voters []int, all, with []*big.Int) {
	swings, orders, s := new(big.Int), new(big.Int), new(big.Int)
	for j := range t.k {
		s.Sub(with[j+1], all[j]).Add(s, with[j])
		swings.Add(swings, s)
		orders.Add(orders, s.Mul(s, t.factor[j]).Mul(s, t.factor[t.k-1-j]))
	}
	t.addCounted(voters, swings, new(big.Rat).SetFrac(orders, t.factor[t.k]))
}

func (t *tally) addCounted(voters []int, swings *big.Int, shapley *big.Rat) {
	t.voters, t.swings, t.shapley = append(t.voters, voters), append(t.swings, swings), append(t.shapley, shapley)
}

// power are the indices of n voters.
func (t *tally) power(n int, m Method) Power {
	p := nothing(n)
	p.Method, p.ShapleyMethod = m, m
	coalitions := power2(t.k)
	p.Act = exactly(t.wins, coalitions)
	loses := new(big.Int).Sub(coalitions, t.wins)
	for i, voters := range t.voters {
		banzhaf, shapley := exactly(t.swings[i], power2(t.k-1)), point(t.shapley[i])
		prevent, initiate := partOf(t.swings[i], t.wins), partOf(t.swings[i], loses)
		for _, v := range voters {
			p.Banzhaf[v], p.ShapleyShubik[v], p.Prevent[v], p.Initiate[v] = banzhaf, shapley, prevent, initiate
		}
	}
	return p
}

func partOf(n, whole *big.Int) Interval {
	if whole.Sign() == 0 {
		return point(new(big.Rat))
	}
	return exactly(n, whole)
}

// nothing is the power of n dummies in a rule that nothing passes.
func nothing(n int) Power {
	zero := point(new(big.Rat))
	p := Power{make([]Interval, n), make([]Interval, n), make([]Interval, n), make([]Interval, n), zero, Direct, Direct}
	for v := range n {
		p.Banzhaf[v], p.ShapleyShubik[v], p.Prevent[v], p.Initiate[v] = zero, zero, zero, zero
	}
	return p
}

// coleman fills in the Coleman values that follow from Banzhaf's and from the part of the coalitions that wins: a voter
// turns banzhaf/2 of all coalitions.
func (p *Power) coleman() {
	one := big.NewRat(1, 1)
	loses := Interval{new(big.Rat).Sub(one, p.Act.Hi), new(big.Rat).Sub(one, p.Act.Lo)}
	for v, b := range p.Banzhaf {
		p.Prevent[v], p.Initiate[v] = halved(b, p.Act), halved(b, loses)
	}
}

// halved is b/(2 whole), at most one.
func halved(b, whole Interval) Interval {
	if b.Hi.Sign() == 0 {
		return point(new(big.Rat))
	}
	one := big.NewRat(1, 1)
	part := func(n, d *big.Rat) *big.Rat {
		if d.Sign() <= 0 {
			return one
		}
		q := new(big.Rat).Quo(n, new(big.Rat).Add(d, d))
		if q.Cmp(one) > 0 {
			return one
		}
		return q
	}
	return Interval{part(b.Lo, whole.Hi), part(b.Hi, whole.Lo)}
}
