package compute

import (
	"math/big"
	"strconv"

	"loadline"
)

// Band is an estimate: what is expected, and the range in which it is expected to lie. Both are Numbers, since what they were
// reckoned from may itself lie within bounds; Mid is without bounds where nothing says what to expect.
type Band struct {
	Mid   loadline.Number `json:"mid"`
	Range loadline.Number `json:"range"`
}

// exactly is a band that is known.
func exactly(n loadline.Number) Band { return Band{n, n} }

// Add is the band of a sum: its ends are the sums of the ends, as if all went well or badly together.
func (b Band) Add(c Band) Band { return Band{b.Mid.Add(c.Mid), b.Range.Add(c.Range)} }

// Times is the band of a product of two that do not hang on one another.
func (b Band) Times(c Band) Band { return Band{b.Mid.Mul(c.Mid), b.Range.Mul(c.Range)} }

// Scaled is the band times a number.
func (b Band) Scaled(n loadline.Number) Band { return b.Times(exactly(n)) }

// inverse is one over a band of what is above zero.
func (b Band) inverse() Band {
	one := loadline.Exactly(loadline.Int(1))
	return Band{one.Quo(b.Mid), one.Quo(b.Range)}
}

// within marks bounds as an estimate, by the question that would narrow it.
func within(lo, hi loadline.Ratio, question string) loadline.Number {
	return loadline.Between(lo, hi, loadline.Unknown{Question: question, Within: true})
}

// whole is a count as an exact number.
func whole(n int64) loadline.Number { return loadline.Exactly(loadline.Int(n)) }

// Outward is the number with so many digits that count, its bounds rounded away from one another: it never claims more than n
// does. An exact number is rounded to the nearest.
func Outward(n loadline.Number, digits int) loadline.Number {
	if r, known := n.Exact(); known {
		return loadline.Exactly(roundTo(r, digits, loadline.HalfEven))
	}
	out := loadline.Number{Open: n.Open}
	if n.Lo != nil {
		lo := roundTo(*n.Lo, digits, aside(n.Lo.Sign() < 0))
		out.Lo = &lo
	}
	if n.Hi != nil {
		hi := roundTo(*n.Hi, digits, aside(n.Hi.Sign() >= 0))
		out.Hi = &hi
	}
	return out
}

// aside is the rounding away from zero, or toward it.
func aside(away bool) loadline.Rounding {
	if away {
		return loadline.Up
	}
	return loadline.Down
}

// roundTo keeps so many digits that count; what has only small ones keeps its decimals.
func roundTo(r loadline.Ratio, digits int, by loadline.Rounding) loadline.Ratio {
	if r.Sign() == 0 {
		return r
	}
	return r.Round(digits-1-exponent(r), by)
}

// exponent is the power of ten of the first digit.
func exponent(r loadline.Ratio) int {
	text := new(big.Float).SetRat(r.Rat()).Text('e', 0)
	for i := range len(text) {
		if text[i] == 'e' {
			e, _ := strconv.Atoi(text[i+1:])
			for !atLeast(r, e) { // 9.99 is printed as 1e1
				e--
			}
			return e
		}
	}
	return 0
}

// atLeast says whether the number reaches ten to the power.
func atLeast(r loadline.Ratio, power int) bool {
	if r.Sign() < 0 {
		r = r.Neg()
	}
	return r.Cmp(tenTo(power)) >= 0
}

func tenTo(power int) loadline.Ratio {
	p := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(power, -power))), nil))
	if power < 0 {
		p.Inv(p)
	}
	return loadline.FromRat(p)
}

// Scientific writes a large number with three digits that count, such as "3.12e23", or its bounds rounded away from one
// another, "6.1e22 to 1.3e23".
func Scientific(n loadline.Number) string {
	n = Outward(n, 3)
	write := func(r *loadline.Ratio) string { return strconv.FormatFloat(r.Float(), 'g', 4, 64) }
	plain := func(r *loadline.Ratio) string {
		text := []byte(write(r))
		for i := range text { // Go writes e+23
			if text[i] == '+' {
				return string(append(text[:i], text[i+1:]...))
			}
		}
		return string(text)
	}
	switch {
	case n.Known():
		return plain(n.Lo)
	case n.Lo == nil && n.Hi == nil:
		return "not known"
	case n.Lo == nil:
		return "at most " + plain(n.Hi)
	case n.Hi == nil:
		return "at least " + plain(n.Lo)
	}
	return plain(n.Lo) + " to " + plain(n.Hi)
}
