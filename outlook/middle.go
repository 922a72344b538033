package outlook

import (
	"math/big"

	"loadline"
)

// middleDigits is how many digits of a geometric mean count: it is irrational as a rule.
const middleDigits = 12

// Middle is the number where it is known, and where it lies within bounds their geometric mean, with twelve digits that count,
// if both are above zero, else their arithmetic mean; and whether there are two bounds at all.
func Middle(n loadline.Number) (loadline.Ratio, bool) {
	if n.Lo == nil || n.Hi == nil {
		return loadline.Ratio{}, false
	}
	if n.Lo.Equal(*n.Hi) {
		return *n.Lo, true
	}
	if n.Spread != nil {
		return median(*n.Spread), true
	}
	if n.Lo.Sign() > 0 && n.Hi.Sign() > 0 {
		return squareRoot(n.Lo.Mul(*n.Hi)), true
	}
	return n.Lo.Add(*n.Hi).Quo(loadline.Int(2)), true
}

// squareRoot is the root of a number above zero, with twelve digits that count.
func squareRoot(r loadline.Ratio) loadline.Ratio {
	v := new(big.Float).SetPrec(200).SetRat(r.Rat())
	root, _ := new(big.Float).SetPrec(200).Sqrt(v).Rat(nil)
	out := loadline.FromRat(root)
	return out.Round(middleDigits-magnitude(out), loadline.HalfUp)
}

// magnitude is how many digits a number above zero has before its point; below one, less one for each zero behind it.
func magnitude(r loadline.Ratio) int {
	v := r.Rat()
	n := len(v.Num().String()) - len(v.Denom().String())
	if power(n).Cmp(r) <= 0 {
		n++
	}
	return n
}

func power(n int) loadline.Ratio {
	p := loadline.FromRat(new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(n, -n))), nil)))
	if n < 0 {
		return loadline.Int(1).Quo(p)
	}
	return p
}
