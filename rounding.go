package loadline

import (
	"cmp"
	"math"
	"math/big"
	"slices"
)

// Rounding is a named way to round once, at the end. Answers print its name.
type Rounding uint8

// The roundings in use in documents.
const (
	Down     Rounding = iota // toward zero: shares, cash in lieu of the rest
	Up                       // away from zero
	HalfUp                   // to the nearest, a half away from zero: prices
	HalfEven                 // to the nearest, a half to the even digit
)

// String is the name as an answer prints it.
func (r Rounding) String() string {
	return [...]string{"rounded down", "rounded up", "rounded half up", "rounded half to even"}[r]
}

// Round is r with at most the given number of decimals; below zero to tens, hundreds and so on.
func (r Ratio) Round(decimals int, by Rounding) Ratio {
	if decimals == 0 && r.big == nil {
		return r.roundWhole(by)
	}
	power := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(decimals, -decimals))), nil)
	scale := new(big.Rat).SetInt(power)
	if decimals < 0 {
		scale.Inv(scale)
	}
	v := new(big.Rat).Mul(r.view(), scale)
	q, rest := new(big.Int).QuoRem(v.Num(), v.Denom(), new(big.Int))
	if away(q, rest, v.Denom(), by) {
		q.Add(q, big.NewInt(int64(r.Sign())))
	}
	return FromRat(v.Quo(new(big.Rat).SetInt(q), scale))
}

// roundWhole rounds what is kept in place to a whole number without the heap: the most frequent rounding of all.
func (r Ratio) roundWhole(by Rounding) Ratio {
	den := uint64(r.less1) + 1
	q, rest := abs(r.num)/den, abs(r.num)%den
	switch half := den - rest; { // rest against half of den: rest > den - rest where above
	case rest == 0 || by == Down:
	case by == Up, by == HalfUp && rest >= half, by == HalfEven && (rest > half || rest == half && q%2 == 1):
		q++
	}
	if r.num < 0 {
		return Ratio{num: int64(-q)} // of at most 2^63, wrapping to the least int64
	}
	if q > math.MaxInt64 {
		return FromRat(new(big.Rat).SetInt(new(big.Int).SetUint64(q)))
	}
	return Ratio{num: int64(q)}
}

// away says whether the truncated quotient q with its rest moves one step from zero.
func away(q, rest, den *big.Int, by Rounding) bool {
	if rest.Sign() == 0 || by == Down {
		return false
	}
	half := new(big.Int).Lsh(new(big.Int).Abs(rest), 1).Cmp(den)
	switch by {
	case Up:
		return true
	case HalfUp:
		return half >= 0
	}
	return half > 0 || half == 0 && q.Bit(0) == 1
}

// Apportion splits whole units in proportion to parts by largest remainder (Hamilton's method): every part gets its
// floor, and the units left over go to the largest remainders, earlier parts first. The result adds up to units
// exactly. Neither units nor parts may be negative; where all parts are zero, so is the result.
func Apportion(units int64, parts []Ratio) []int64 {
	if units < 0 {
		panic("loadline: negative units to apportion")
	}
	var total Ratio
	for _, p := range parts {
		if p.Sign() < 0 {
			panic("loadline: a negative part to apportion to")
		}
		total = total.Add(p)
	}
	out := make([]int64, len(parts))
	if total.Sign() == 0 {
		return out
	}
	rests, order, left := make([]Ratio, len(parts)), make([]int, len(parts)), units
	for i, p := range parts {
		exact := p.Mul(Int(units)).Quo(total)
		floor := exact.Round(0, Down)
		out[i], _ = floor.Int64()
		rests[i], order[i] = exact.Sub(floor), i
		left -= out[i]
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Or(rests[b].Cmp(rests[a]), cmp.Compare(a, b)) })
	for _, i := range order[:left] {
		out[i]++
	}
	return out
}
