package formula

import "testing"

// BenchmarkEval is an assert as a company.hcl holds them: a dozen parts, names, calls, bounds and a reason for each.
func BenchmarkEval(b *testing.B) {
	for _, c := range []struct{ name, formula string }{
		{"literal", "0.9"},
		{"claim", "fully_diluted() == 12500000"},
		{"assert", "input.raise / (input.pre_money + input.raise) <= 0.25 && fully_diluted() > 12000000 && contract.cloud.notice >= months(1)"},
		{"bounds", "between(4, 10) * input.pay_cut + at_least(3) > 3 || series_a.votes > 5"},
		{"months and days", "contract.cloud.notice >= days(28)"},
	} {
		env, e := northwindEnv(), parse(b, c.formula)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				Eval(e, env)
			}
		})
	}
}
