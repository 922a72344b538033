package deals

import "loadline"

// accrue is what is due on a day under a promise with interest since it was issued.
func accrue(t *loadline.ConvertibleTerms, principal ratio, issued, day loadline.Date, count string, compound bool) ratio {
	sum := principal
	for _, r := range t.Interest {
		from, to := max(issued, r.Period.From), day
		if r.Period.To != 0 {
			to = min(to, r.Period.To)
		}
		if from >= to {
			continue
		}
		days, year := daysBetween(from, to, count)
		growth := grown(r.Rate, days, year, compound)
		if compound {
			sum = sum.Mul(growth)
		} else {
			sum = sum.Add(principal.Mul(growth.Sub(loadline.Int(1))))
		}
	}
	return sum
}
