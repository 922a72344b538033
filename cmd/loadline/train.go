package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"loadline"
	"loadline/question"
)

// training are the flags of train that hold numbers, as they are written.
type training struct {
	active, teacher, tuned, generated, speed, utilisation, multiplier, batch, context string
}

func (p *program) train() *cobra.Command {
	var o output
	var asOf string
	var t training
	var q question.Train
	c := page(&cobra.Command{Use: "train PARAMS TOKENS CHIP"}, "train")
	c.Args = cobra.ExactArgs(3)
	c.ValidArgsFunction = completeChips
	f := c.Flags()
	f.BoolVar(&q.Mixture, "mixture", false, "the model is a mixture of experts; say --active")
	f.StringVar(&t.active, "active", "", "parameters of a mixture of experts that a token passes: `NUMBER`")
	f.Int64Var(&q.Layers, "layers", 0, "layers of the model")
	f.Int64Var(&q.Heads, "heads", 0, "attention heads, those of the queries")
	f.Int64Var(&q.HeadSize, "head-size", 0, "numbers in a head")
	f.Int64Var(&q.KVHeads, "kv-heads", 0, "heads of keys and values; default: as many as --heads")
	f.Int64Var(&q.Sequence, "sequence", 0, "tokens of a training sequence")
	f.StringVar(&t.utilisation, "utilisation", "", "over billed hours, a `PART` such as 0.4 or 40%; default: a band")
	f.StringVar(&t.multiplier, "multiplier", "", "all compute over that of the run, `NUMBER` such as 1.5: failed runs, ablations")
	f.StringVar(&t.teacher, "teacher", "", "distil from a model of `NUMBER` parameters")
	f.StringVar(&t.tuned, "sft", "", "`TOKENS` of supervised fine-tuning")
	f.StringVar(&t.generated, "rl", "", "`TOKENS` that are generated in reinforcement learning")
	f.StringVar(&t.speed, "rl-speed", "", "tokens that a chip generates in a second: `NUMBER`")
	f.Int64Var(&q.Chips, "chips", 0, "chips that run at once: says how many days it takes")
	f.StringVar(&t.batch, "serve", "", "say what a chip serves of the model, with `NUMBER` sequences at once")
	f.StringVar(&t.context, "context", "", "of --serve: tokens that a sequence holds on average, `NUMBER`")
	f.StringVar(&q.Provider, "provider", "", "prices of one `PROVIDER`, such as aws")
	f.StringVar(&q.Region, "region", "", "prices of one `REGION`, or a part of its name")
	f.StringVar(&q.Term, "term", "on-demand", "for how long chips are taken: on-demand, 1y or 3y, a `WORD`")
	f.StringVar(&asOf, "as-of", "", "the `DATE` of the prices, such as 2025-03-17; default: the newest quotes there are")
	o.flags(c)
	c.RunE = func(_ *cobra.Command, args []string) (err error) {
		if q.On, err = (asking{asOf: asOf}).date(); err != nil {
			return err
		}
		if err = t.read(args, &q); err != nil {
			return err
		}
		q.Chip = args[2]
		a := q.Ask()
		p.settle(a.State)
		return p.draw(a, o)
	}
	return c
}

// read puts the numbers into the question.
func (t training) read(args []string, q *question.Train) (err error) {
	if q.Parameters, err = amount("PARAMS", args[0]); err != nil {
		return err
	}
	if q.Tokens, err = amount("TOKENS", args[1]); err != nil {
		return err
	}
	for _, n := range []struct {
		flag, written string
		to            **loadline.Number
	}{
		{"--active", t.active, &q.Active}, {"--multiplier", t.multiplier, &q.Research}, {"--teacher", t.teacher, &q.Teacher}, {"--sft", t.tuned, &q.Tuned},
		{"--rl", t.generated, &q.Generated}, {"--rl-speed", t.speed, &q.Speed}, {"--serve", t.batch, &q.Batch}, {"--context", t.context, &q.Context},
	} {
		if n.written == "" {
			continue
		}
		v, err := amount(n.flag, n.written)
		if err != nil {
			return err
		}
		*n.to = &v
	}
	if t.utilisation != "" {
		part, ok := loadline.ParseDecimal(strings.TrimSuffix(t.utilisation, "%"))
		if strings.HasSuffix(t.utilisation, "%") {
			part = part.Quo(loadline.Int(100))
		}
		if !ok {
			return fmt.Errorf("--utilisation takes a part such as 0.4 or 40%%, not %q", t.utilisation)
		}
		q.Utilisation = &part
	}
	return nil
}

// amount reads a number as people write large ones, or two with dots between: 13e9, 13B, 4T, 7B..13B.
func amount(what, written string) (loadline.Number, error) {
	low, high, isRange := strings.Cut(written, "..")
	if !isRange {
		high = low
	}
	from, ok1 := large(low)
	to, ok2 := large(high)
	switch {
	case !ok1 || !ok2:
		return loadline.Number{}, fmt.Errorf("%s takes a number such as 13e9, 13B or 4T, or a range such as 7B..13B, not %q", what, written)
	case to.Cmp(from) < 0:
		return loadline.Number{}, fmt.Errorf("%s: the range %s runs from a larger number to a smaller one", what, written)
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

func completeChips(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) != 2 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return question.ChipNames(), cobra.ShellCompDirectiveNoFileComp
}
