package question

import (
	"slices"
	"strconv"
	"strings"

	"loadline"
)

// willLastParameters are the flags of will-last.
func willLastParameters() []Parameter {
	return []Parameter{onDay(), diluted(),
		{Name: "paths", Kind: ANumber, Default: strconv.Itoa(usualPaths), Says: "how many futures: a `NUMBER`"},
		{Name: "seed", Kind: ANumber, Default: "1", Says: "of their luck, a `NUMBER`: the same one gives the same answer everywhere"},
		{Name: "months", Kind: ANumber, Says: "how far to look, a `NUMBER` of months; default: as far as the plan goes"},
		{Name: "percentiles", Kind: FreeText, Default: "5,25,50,75,95", Says: "which `PERCENTILES` are told"},
		{Name: "risk", Kind: APart, Default: "10%", Says: "the `CHANCE` of running dry before a raise closes that is borne"},
		{Name: "compare", Kind: ARound, Says: "the same futures with this `ROUND` signed and closed on the plan's first day"}}
}

func readWillLast(a Asked) (Query, error) {
	q := WillLast{Compare: strings.TrimPrefix(a.first("compare"), "round.")}
	var err error
	if q.Def, err = a.definition(); err != nil {
		return nil, err
	}
	if q.Paths, err = a.count("paths", usualPaths, 1, mostPaths); err != nil {
		return nil, err
	}
	seed, err := a.count("seed", 1, 0, 1<<62)
	if err != nil {
		return nil, err
	}
	q.Seed = uint64(seed)
	months, err := a.count("months", 0, 1, 600)
	if err != nil {
		return nil, err
	}
	q.Months = int(months)
	if q.Percentiles, err = a.percentiles(); err != nil {
		return nil, err
	}
	if word := a.first("risk"); word != "" {
		r, ok := readPart(word)
		if !ok || r.Sign() <= 0 || r.Cmp(loadline.Int(1)) >= 0 {
			return nil, misasked("risk", "takes a part between 0 and 1 such as 10%% or 0.1, not %q", word)
		}
		q.Risk = r
	}
	return q, nil
}

// count is a whole number within bounds, such as 10000 or 10k.
func (a Asked) count(name string, otherwise, least, most int64) (int64, error) {
	word := a.first(name)
	if word == "" {
		return otherwise, nil
	}
	r, ok := large(word)
	n, whole := r.Int64()
	if !ok || !whole || n < least || n > most {
		return 0, misasked(name, "takes a whole number from %d to %d, not %q", least, most, word)
	}
	return n, nil
}

// mostPercentiles is how many percentiles are told.
const mostPercentiles = 19

func (a Asked) percentiles() ([]float64, error) {
	word := a.first("percentiles")
	if word == "" {
		return usualPercentiles(), nil
	}
	var out []float64
	for one := range strings.SplitSeq(word, ",") {
		r, ok := loadline.ParseDecimal(strings.TrimSuffix(strings.TrimSpace(one), "%"))
		if !ok || r.Sign() <= 0 || r.Cmp(loadline.Int(100)) >= 0 || len(out) == mostPercentiles {
			return nil, misasked("percentiles", "takes up to %d numbers between 0 and 100 such as 5,50,95, not %q", mostPercentiles, word)
		}
		out = append(out, r.Float()/100)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}
