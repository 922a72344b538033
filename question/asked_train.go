package question

import (
	"strconv"
	"strings"

	"loadline"
)

// trainParameters are the flags of train. It reads no company.
func trainParameters() []Parameter {
	return []Parameter{
		{Name: "parameters", Kind: ANumber, Must: true, Says: "`PARAMS` of the model, such as 13B"},
		{Name: "tokens", Kind: ANumber, Must: true, Says: "`TOKENS` that it is trained on, such as 4T"},
		{Name: "chip", Kind: FreeText, Must: true, Words: ChipNames(), Says: "the `CHIP` that it runs on"},
		{Name: "mixture", Kind: YesOrNo, Says: "the model is a mixture of experts; say --active"},
		{Name: "active", Kind: ANumber, Says: "parameters of a mixture of experts that a token passes: `NUMBER`"},
		{Name: "layers", Kind: ANumber, Says: "`NUMBER` of layers of the model"},
		{Name: "heads", Kind: ANumber, Says: "`NUMBER` of attention heads, those of the queries"},
		{Name: "head-size", Kind: ANumber, Says: "`NUMBER` of numbers in a head"},
		{Name: "kv-heads", Kind: ANumber, Says: "`NUMBER` of heads of keys and values; default: as many as --heads"},
		{Name: "sequence", Kind: ANumber, Says: "`NUMBER` of tokens of a training sequence"},
		{Name: "utilisation", Kind: APart, Says: "over billed hours, a `PART` such as 0.4 or 40%; default: a band"},
		{Name: "multiplier", Kind: ANumber, Says: "all compute over that of the run, `NUMBER` such as 1.5: failed runs, ablations"},
		{Name: "teacher", Kind: ANumber, Says: "distil from a model of `NUMBER` parameters"},
		{Name: "sft", Kind: ANumber, Says: "`TOKENS` of supervised fine-tuning"},
		{Name: "rl", Kind: ANumber, Says: "`TOKENS` that are generated in reinforcement learning"},
		{Name: "rl-speed", Kind: ANumber, Says: "tokens that a chip generates in a second: `NUMBER`"},
		{Name: "chips", Kind: ANumber, Says: "`NUMBER` of chips that run at once: says how many days it takes"},
		{Name: "serve", Kind: ANumber, Says: "say what a chip serves of the model, with `NUMBER` sequences at once"},
		{Name: "context", Kind: ANumber, Says: "of --serve: tokens that a sequence holds on average, `NUMBER`"},
		{Name: "provider", Kind: FreeText, Says: "prices of one `PROVIDER`, such as aws"},
		{Name: "region", Kind: FreeText, Says: "prices of one `REGION`, or a part of its name"},
		{Name: "term", Kind: FreeText, Words: []string{"on-demand", "1y", "3y"}, Default: "on-demand", Says: "for how long chips are taken: on-demand, 1y or 3y, a `WORD`"},
		{Name: "as-of", Kind: ADay, Says: "the `DATE` of the prices, such as 2025-03-17; default: the newest quotes there are"},
	}
}

// trainQuery asks what training takes, of whatever company: of none.
type trainQuery struct{ Train }

func (q trainQuery) Ask(Case) loadline.Answer { return q.Train.Ask() }

func readTrain(a Asked) (Query, error) {
	q := Train{Mixture: a.yes("mixture"), Chip: a.first("chip"), Provider: a.first("provider"), Region: a.first("region"), Term: a.or("term", "on-demand")}
	var err error
	if q.On, err = a.AsOf(); err != nil {
		return nil, err
	}
	if q.Parameters, err = readNumber("", "PARAMS", a.first("parameters")); err != nil {
		return nil, err
	}
	if q.Tokens, err = readNumber("", "TOKENS", a.first("tokens")); err != nil {
		return nil, err
	}
	for name, to := range map[string]**loadline.Number{
		"active": &q.Active, "multiplier": &q.Research, "teacher": &q.Teacher, "sft": &q.Tuned,
		"rl": &q.Generated, "rl-speed": &q.Speed, "serve": &q.Batch, "context": &q.Context,
	} {
		if word := a.first(name); word != "" {
			v, err := readNumber(name, name, word)
			if err != nil {
				return nil, err
			}
			*to = &v
		}
	}
	for name, to := range map[string]*int64{
		"layers": &q.Layers, "heads": &q.Heads, "head-size": &q.HeadSize, "kv-heads": &q.KVHeads, "sequence": &q.Sequence, "chips": &q.Chips,
	} {
		if word := a.first(name); word != "" {
			if *to, err = strconv.ParseInt(word, 10, 64); err != nil {
				return nil, misasked(name, "takes a whole number, not %q", word)
			}
		}
	}
	if word := a.first("utilisation"); word != "" {
		r, ok := readPart(word)
		if !ok {
			return nil, misasked("utilisation", "takes a part such as 0.4 or 40%%, not %q", word)
		}
		q.Utilisation = &r
	}
	return trainQuery{q}, nil
}

// readNumber reads a number as people write large ones, or two with dots between: 13e9, 13B, 4T, 7B..13B.
func readNumber(name, what, written string) (loadline.Number, error) {
	low, high, isRange := strings.Cut(written, "..")
	if !isRange {
		high = low
	}
	from, ok1 := large(low)
	to, ok2 := large(high)
	if name == "" && (!ok1 || !ok2) {
		return loadline.Number{}, misasked("", "%s takes a number such as 13e9, 13B or 4T, or a range such as 7B..13B, not %q", what, written)
	}
	switch {
	case !ok1 || !ok2:
		return loadline.Number{}, misasked(name, "takes a number such as 13e9, 13B or 4T, or a range such as 7B..13B, not %q", written)
	case to.Cmp(from) < 0:
		return loadline.Number{}, misasked("", "%s: the range %s runs from a larger number to a smaller one", what, written)
	}
	return loadline.Between(from, to, loadline.Unknown{Question: what, Within: true}), nil
}

// largestExponent bounds what is read as a number, as a power of ten: beyond it nothing is trained.
const largestExponent = 30

// large reads a decimal, with k, M, B (or G) or T behind it for thousands, millions, billions or trillions.
func large(s string) (loadline.Ratio, bool) {
	s = strings.ReplaceAll(strings.TrimSpace(s), ",", "")
	factor := int64(1)
	for suffix, f := range map[string]int64{"k": 1e3, "m": 1e6, "b": 1e9, "g": 1e9, "t": 1e12} {
		if cut, ok := strings.CutSuffix(strings.ToLower(s), suffix); ok {
			s, factor = strings.TrimSpace(cut), f
			break
		}
	}
	n, ok := loadline.ParseDecimal(s)
	if ok && (n.Bits() > largestExponent*4 || n.Sign() < 0) {
		return n, false
	}
	return n.Mul(loadline.Int(factor)), ok
}
