package compute

import (
	"strings"
	"sync"

	"loadline"
)

// Chip is an accelerator as it is counted and billed.
type Chip struct {
	Name      string          // as in chips.csv: "H100 SXM"
	Maker     string          //
	Year      int64           //
	Peak      loadline.Ratio  // operations a second, dense bf16 matrices (fp16 where the chip has no bf16)
	Measured  *loadline.Ratio // the most that a matrix product was measured to do, operations a second; nil: not measured
	Memory    loadline.Ratio  // bytes, with 10^9 in a gigabyte
	Bandwidth loadline.Ratio  // of the memory, bytes a second
	Disagree  string          // what the sources do not agree on
	At        loadline.Source

	also []string
}

// chips is the table, read when it is first asked for.
var chips = sync.OnceValue(func() []Chip {
	var out []Chip
	tera, giga := loadline.Int(1_000_000_000_000), loadline.Int(1_000_000_000)
	for _, e := range rows("chips.csv") {
		c := Chip{
			Name: e.cells["chip"], Maker: e.cells["maker"], Year: e.count("year"), Disagree: e.cells["disagreement"], At: e.source(),
			Peak: e.number("bf16_tflops").Mul(tera), Memory: e.number("memory_gb").Mul(giga), Bandwidth: e.number("bandwidth_tb_s").Mul(tera),
			also: strings.Split(e.cells["also"], "|"),
		}
		if m, ok := e.optional("measured_tflops"); ok {
			m = m.Mul(tera)
			c.Measured = &m
		}
		out = append(out, c)
	}
	return out
})

// Chips is the table of chips. Peaks are of dense bf16: vendors' sheets often headline twice that, with sparsity that
// training does not have.
func Chips() []Chip { return append([]Chip(nil), chips()...) }

// FindChip is the chip of a name, whatever its case, blanks and hyphens, with or without its maker, or by another name of the
// table. A name that means several chips, such as "H100", finds none: boards differ in peak and price.
func FindChip(name string) (Chip, bool) {
	i, ok := chipNames()[folded(name)]
	if !ok {
		return Chip{}, false
	}
	return chips()[i], true
}

// chipNames is where in the table each name of a chip stands, folded; of two chips of one name the first.
var chipNames = sync.OnceValue(func() map[string]int {
	out := map[string]int{}
	for i, c := range chips() {
		for _, known := range append([]string{c.Name}, c.also...) {
			for _, key := range []string{folded(known), folded(c.Maker) + folded(known)} {
				if _, twice := out[key]; known != "" && !twice {
					out[key] = i
				}
			}
		}
	}
	return out
})

// folded is a name without what people write differently.
func folded(s string) string {
	return strings.NewReplacer(" ", "", "-", "", "_", "").Replace(strings.ToLower(s))
}

// Ceiling is the largest utilisation that the chip has been seen to reach on a single matrix product, where that was
// measured, else 1: no run does better.
func (c Chip) Ceiling() loadline.Ratio {
	if c.Measured == nil {
		return loadline.Int(1)
	}
	return c.Measured.Quo(c.Peak)
}

// peakHour is the operations that the chip could do in an hour.
func (c Chip) peakHour() loadline.Number { return loadline.Exactly(c.Peak.Mul(loadline.Int(3600))) }
