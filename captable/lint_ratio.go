package captable

import (
	"strings"

	"loadline"
)

// compareRatio checks a stated ratio against the original issue price over the conversion price, which is what a
// conversion price means (NVCA Model Certificate of Incorporation, "Right to Convert"). A split of the class moves the
// price a share was issued at, which no file restates: nothing is compared then.
func (b *builder) compareRatio(title string, f *loadline.StockClass, r loadline.ConversionRight) {
	ratio, known := r.Ratio.Exact()
	price, priced := r.Price.Get()
	original, issued := f.OriginalIssuePrice.Get()
	if !known || !priced || !issued || ratio.Sign() <= 0 || price.Amount.Sign() <= 0 || original.Amount.Sign() <= 0 ||
		b.currency(price) != b.currency(original) {
		return
	}
	if c, ok := b.classID[f.ID]; !ok || len(b.classes[c].splits) > 0 {
		return
	}
	want := original.Amount.Quo(price.Amount)
	if near(ratio, want) || near(price.Amount, original.Amount.Quo(ratio)) || b.notes.full(loadline.RatioContradictsPrice, loadline.Warning) {
		return
	}
	b.notes.add(loadline.Diagnostic{Code: loadline.RatioContradictsPrice, Severity: loadline.Warning,
		Summary: loadline.Textf("%s converts at the ratio %v, and its prices give %v", title, ratio, want),
		Detail:  loadline.Textf("The original issue price, %v, over the conversion price, %v, is how many shares a share becomes. Figures use the ratio as it is stated.", original, price),
		Hint:    loadline.Textf("Correct whichever is not what the charter says, or state the conversion price alone."),
		At:      stated(r.At, f.At), Related: []loadline.Source{stated(f.OriginalIssuePrice.At, f.At)}})
}

// near says whether a written number is the exact one but for the rounding of its last decimal, of four or more: prices
// and ratios are written so.
func near(written, exact loadline.Ratio) bool {
	if written.Equal(exact) {
		return true
	}
	text := written.String()
	_, decimals, ok := strings.Cut(text, ".")
	if places := max(len(decimals), 4); !ok && len(text) > 0 && strings.Contains(text, "/") {
		return false // a fraction is exact
	} else if ok && len(decimals) >= 3 { // a last decimal of 0 is not seen
		off := written.Sub(exact)
		return off.Max(off.Neg()).Mul(power10(places)).Cmp(loadline.Int(1)) < 0
	}
	return false
}

func power10(n int) loadline.Ratio {
	out := loadline.Int(1)
	for range n {
		out = out.Mul(loadline.Int(10))
	}
	return out
}
