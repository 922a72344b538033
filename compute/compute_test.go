package compute_test

import (
	"math"
	"testing"

	"loadline"
	. "loadline/compute"
)

func n(s string) loadline.Number {
	r, ok := loadline.ParseDecimal(s)
	if !ok {
		panic(s)
	}
	return loadline.Exactly(r)
}

func chip(t *testing.T, name string) Chip {
	t.Helper()
	c, ok := FindChip(name)
	if !ok {
		t.Fatalf("no chip %q", name)
	}
	return c
}

func model(parameters string, layers, heads, headSize, sequence int64) Model {
	return Model{Parameters: n(parameters), Shape: Shape{Layers: layers, Heads: heads, HeadSize: headSize, Sequence: sequence}}
}

func exact(t *testing.T, v loadline.Number) float64 {
	t.Helper()
	r, known := v.Exact()
	if !known {
		t.Fatalf("%v is not exact", v)
	}
	return r.Float()
}

func near(t *testing.T, what string, got, want, part float64) {
	t.Helper()
	if math.Abs(got-want) > part*math.Abs(want) {
		t.Errorf("%s: %g, published %g", what, got, want)
	}
}

// PaLM's own figures (arXiv:2204.02311, section 4.1 and appendix B): 238.3 thousand tokens a second on 6,144 chips are 46.2% of the
// peak with attention and 45.7% without; for Megatron-Turing NLG 65.43 thousand on 2,240 A100 are 30.2% and 29.7%.
func TestPaLMsUtilisations(t *testing.T) {
	for _, c := range []struct {
		model           Model
		chip            string
		tokens, chips   float64
		with, without   float64
		precisionOfPart float64
	}{
		{model("540e9", 118, 48, 256, 2048), "TPU v4", 238.3e3, 6144, 0.462, 0.457, 0.002},
		{model("530e9", 105, 128, 160, 2048), "A100 SXM", 65.43e3, 2240, 0.302, 0.297, 0.004},
	} {
		could := c.chips * chip(t, c.chip).Peak.Float()
		near(t, "with attention", exact(t, c.model.TrainingFLOP())*c.tokens/could, c.with, c.precisionOfPart)
		c.model.Shape = Shape{}
		near(t, "without", exact(t, c.model.TrainingFLOP())*c.tokens/could, c.without, c.precisionOfPart)
	}
}

// Operations that were published: GPT-3 175B 3.14e23 (Brown et al. 2020, arXiv:2005.14165, table D.1), LLaMA's and Llama 3.1's
// by 6ND (3.8e25, arXiv:2407.21783, section 3).
func TestPublishedOperations(t *testing.T) {
	for _, c := range []struct {
		name, parameters, tokens string
		want                     float64
	}{{"GPT-3", "174.6e9", "300e9", 3.14e23}, {"Llama 3.1 405B", "405e9", "15.6e12", 3.8e25}} {
		work := Run{Model: Model{Parameters: n(c.parameters)}, Tokens: n(c.tokens)}.Work()
		near(t, c.name, exact(t, work[0].FLOP), c.want, 0.005)
	}
}

// Memory that was published: 7.5 billion parameters hold 120 GB of states (ZeRO, arXiv:1910.02054, figure 1). A token of a
// model of 80 layers with 8 key-value heads of 128 holds 327,680 bytes of cache, by hand.
func TestPublishedMemory(t *testing.T) {
	m := Model{Parameters: n("7.5e9"), Shape: Shape{Layers: 80, Heads: 64, KVHeads: 8, HeadSize: 128}}
	c := chip(t, "A100 SXM")
	memory := m.TrainingMemory(c)
	near(t, "states", exact(t, memory.Total), 120e9, 0)
	near(t, "chips", exact(t, memory.Chips), 2, 0)
	near(t, "cache", exact(t, m.CachePerToken()), 327680, 0)
	serving := m.ServingMemory(c, loadline.Int(2), n("16"), n("4096"))
	near(t, "serving", exact(t, serving.Total), 15e9+327680*16*4096, 0)
	m.Shape = Shape{}
	if total := m.ServingMemory(c, loadline.Int(2), n("16"), n("4096")).Total; total.Hi != nil || total.Lo.Float() != 15e9 {
		t.Errorf("the cache of an unknown shape is %v", total)
	}
}

// A hundred billion operations a second... by hand: 6 * 1e9 * 1e12 = 6e21 at 0.5 of 312e12 for 3600 seconds are 10,683.76 hours.
func TestHoursByHand(t *testing.T) {
	e, objections := Run{Model: Model{Parameters: n("1e9")}, Tokens: n("1e12")}.On(chip(t, "A100 SXM"), StatedUtilisation(loadline.Frac(1, 2)))
	if len(objections) > 0 {
		t.Fatal(objections)
	}
	near(t, "hours", exact(t, e.Hours.Mid), 6e21/(312e12*0.5*3600), 1e-12)
}

// Every part is a line of its own, and the lines come to the whole.
func TestEveryPartIsALine(t *testing.T) {
	tuned, research, speed, learned := n("1e9"), n("1.5"), n("2000"), n("5e8")
	run := Run{Model: Model{Parameters: n("1e9")}, Tokens: n("1e10"), Teacher: &Model{Parameters: n("10e9")}, Tuned: &tuned, Research: &research,
		RL: &Reinforcement{Generated: n("1e9"), Learned: &learned, Scorers: []Model{{Parameters: n("2e9")}}, Speed: &speed}}
	e, objections := run.On(chip(t, "H100 SXM"), DefaultUtilisation())
	if len(objections) > 0 {
		t.Fatal(objections)
	}
	want := map[WorkKind]float64{Pretraining: 6e19, Teaching: 2e20, FineTuning: 6e18, Generating: 2e18, Scoring: 4e18, Learning: 3e18, Research: 0.5 * 2.75e20}
	for _, w := range e.Work {
		near(t, w.Kind.String(), exact(t, w.FLOP), want[w.Kind], 1e-12)
		delete(want, w.Kind)
	}
	if len(want) > 0 {
		t.Errorf("no lines for %v", want)
	}
	near(t, "all", exact(t, e.FLOP), 1.5*2.75e20, 1e-12)
	for _, w := range e.Work {
		if w.Kind == Generating {
			near(t, "generating", exact(t, w.Hours.Mid), 1e9/2000/3600, 1e-12)
		}
	}
	impossible := n("1e9")
	run.RL.Speed = &impossible
	if _, objections := run.On(chip(t, "H100 SXM"), DefaultUtilisation()); !Refused(objections) {
		t.Error("a chip generates more than its operations allow")
	}
	run.RL.Speed = nil
	e, _ = run.On(chip(t, "H100 SXM"), DefaultUtilisation())
	if e.Hours.Range.Hi != nil || e.Hours.Range.Lo == nil || e.Hours.Mid.Known() {
		t.Errorf("without a speed of generation the hours are %v", e.Hours.Range)
	}
	if len(e.Hours.Range.Open) == 0 {
		t.Error("nobody is asked for the speed")
	}
}

// A mixture of experts works with its active parameters and holds all; with only the total it is refused.
func TestMixturesOfExperts(t *testing.T) {
	m := Model{Parameters: n("671e9"), Mixture: true, Active: n("37e9")}
	near(t, "operations", exact(t, m.TrainingFLOP()), 6*37e9, 0)
	near(t, "memory", exact(t, m.TrainingMemory(chip(t, "H800")).Total), 16*671e9, 0)
	m.Active = loadline.Number{}
	if !Refused(m.Check()) || (Run{Model: m, Tokens: n("1e12")}).Work() != nil {
		t.Error("the total alone was reckoned with")
	}
	m.Active = n("700e9")
	if !Refused(m.Check()) {
		t.Error("more is active than there is")
	}
}

func TestObjections(t *testing.T) {
	h100 := chip(t, "H100 SXM")
	negative, less := n("-1"), n("0.9")
	for _, c := range []struct {
		name    string
		run     Run
		u       Utilisation
		refuses bool
		says    int
	}{
		{"all well", Run{Model: Model{Parameters: n("1e9")}, Tokens: n("1e9")}, DefaultUtilisation(), false, 0},
		{"above the measured share", Run{Model: Model{Parameters: n("1e9")}, Tokens: n("1e9")}, StatedUtilisation(loadline.Frac(81, 100)), true, 1},
		{"high", Run{Model: Model{Parameters: n("1e9")}, Tokens: n("1e9")}, StatedUtilisation(loadline.Frac(56, 100)), false, 1},
		{"low", Run{Model: Model{Parameters: n("1e9")}, Tokens: n("1e9")}, StatedUtilisation(loadline.Frac(14, 100)), false, 1},
		{"none", Run{Model: Model{Parameters: n("1e9")}, Tokens: n("1e9")}, StatedUtilisation(loadline.Int(0)), true, 1},
		{"no parameters", Run{Tokens: n("1e9")}, DefaultUtilisation(), true, 1},
		{"no tokens", Run{Model: Model{Parameters: n("1e9")}}, DefaultUtilisation(), true, 1},
		{"half a shape", Run{Model: Model{Parameters: n("1e9"), Shape: Shape{Layers: 3}}, Tokens: n("1e9")}, DefaultUtilisation(), false, 1},
		{"a shape below zero", Run{Model: Model{Parameters: n("1e9"), Shape: Shape{Layers: -3}}, Tokens: n("1e9")}, DefaultUtilisation(), true, 1},
		{"tokens below zero", Run{Model: Model{Parameters: n("1e9")}, Tokens: n("1e9"), Tuned: &negative}, DefaultUtilisation(), true, 1},
		{"a multiplier below one", Run{Model: Model{Parameters: n("1e9")}, Tokens: n("1e9"), Research: &less}, DefaultUtilisation(), true, 1},
	} {
		_, objections := c.run.On(h100, c.u)
		if len(objections) != c.says || Refused(objections) != c.refuses {
			t.Errorf("%s: %v", c.name, objections)
		}
	}
}

// Writing an answer waits for memory: a model of 14 GB on 3.35 TB/s writes at most 239 tokens a second for one sequence, and as
// many for each of a few (Databricks' example of a 7B model: 14 GB are moved for every token).
func TestServingByHand(t *testing.T) {
	full := StatedUtilisation(loadline.Int(1))
	s := Load{Model: model("7e9", 32, 32, 128, 2048), Batch: n("1"), Context: n("0"), Bandwidth: &full}
	one, objections := s.On(chip(t, "H100 SXM"), DefaultUtilisation())
	if Refused(objections) {
		t.Fatal(objections)
	}
	near(t, "one sequence", exact(t, one.Answer.Mid), 3.35e12/14e9, 1e-9)
	s.Batch, s.Context = n("8"), n("1000")
	eight, _ := s.On(chip(t, "H100 SXM"), DefaultUtilisation())
	near(t, "eight", exact(t, eight.Answer.Mid), 8*3.35e12/(14e9+8*1000*524288), 1e-9)
	s.Bandwidth = nil
	open, _ := s.On(chip(t, "H100 SXM"), DefaultUtilisation())
	if open.Answer.Range.Lo != nil || open.Answer.Range.Hi.Float() < exact(t, eight.Answer.Mid) {
		t.Errorf("without a share of the bandwidth: %v", open.Answer.Range)
	}
	cost := CostPerMillion(one.Answer, Band{Mid: n("2"), Range: n("2")})
	near(t, "cost", exact(t, cost.Mid), 2/(3.35e12/14e9*3600)*1e6, 1e-9)
	if c := CostPerMillion(open.Answer, Band{Mid: n("2"), Range: n("2")}); c.Range.Hi != nil || c.Range.Lo == nil {
		t.Errorf("a speed that has only an upper bound costs %v", c.Range)
	}
	mixture := Load{Model: Model{Parameters: n("100e9"), Mixture: true, Active: n("10e9")}, Batch: n("1"), Context: n("0"), Bandwidth: &full}
	m, _ := mixture.On(chip(t, "H100 SXM"), DefaultUtilisation())
	if m.Answer.Range.Known() || m.Answer.Range.Hi.Float() > 3.35e12/20e9+1e-6 {
		t.Errorf("a mixture writes %v", m.Answer.Range)
	}
}

// Own runs make the band: with few of them it stays as wide as the default, with more it runs from the least to the greatest.
func TestCalibration(t *testing.T) {
	c := chip(t, "H100 SXM")
	run := func(name string, of float64) OwnRun {
		hours := loadline.Int(1000)
		part := loadline.Frac(int64(of*1000), 1000)
		return OwnRun{Name: name, Chip: c, ChipHours: hours, FLOP: c.Peak.Mul(loadline.Int(3600)).Mul(hours).Mul(part)}
	}
	one, objections := Calibrate(c, []OwnRun{run("a", 0.4)})
	if len(objections) > 0 || one.Mid.Float() != 0.4 {
		t.Errorf("one run: %+v %v", one, objections)
	}
	near(t, "low", one.Low.Float(), 0.4*20/33, 1e-12)
	near(t, "high", one.High.Float(), 0.4*43/33, 1e-12)
	three, _ := Calibrate(c, []OwnRun{run("a", 0.3), run("b", 0.5), run("c", 0.4)})
	if three.Low.Float() != 0.3 || three.Mid.Float() != 0.4 || three.High.Float() != 0.5 {
		t.Errorf("three runs: %+v", three)
	}
	if _, objections := Calibrate(c, []OwnRun{run("a", 0.9)}); !Refused(objections) {
		t.Error("a run that did more than the chip can was believed")
	}
	if u, objections := Calibrate(c, []OwnRun{{Name: "a", Chip: c}}); !Refused(objections) || u.Mid.Cmp(DefaultUtilisation().Mid) != 0 {
		t.Error("a run without hours was believed")
	}
	if high, _ := Calibrate(c, []OwnRun{run("a", 0.75)}); high.High.Cmp(c.Ceiling()) > 0 {
		t.Errorf("the band runs above what the chip can do: %v", high.High)
	}
}

func TestScientific(t *testing.T) {
	for _, c := range []struct {
		n    loadline.Number
		want string
	}{
		{n("312000000000000000000000"), "3.12e23"}, {n("0"), "0"}, {n("9.999e22"), "1e23"}, {loadline.Number{}, "not known"}, {n("1234"), "1230"},
		{loadline.Between(loadline.Int(12399), loadline.Int(45601)), "1.23e04 to 4.57e04"}, {loadline.Number{Lo: new(loadline.Ratio)}, "at least 0"},
	} {
		if got := Scientific(c.n); got != c.want {
			t.Errorf("%v is written %q, want %q", c.n, got, c.want)
		}
	}
}
