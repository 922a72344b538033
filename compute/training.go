package compute

import "loadline"

// Run is a training run, with what belongs to it: each part becomes a line of its own.
type Run struct {
	Model    Model
	Tokens   loadline.Number  // all that are trained on: epochs are counted as often as they are run
	Teacher  *Model           // it is distilled from: it passes forward over each token; nil: from none
	Tuned    *loadline.Number // tokens of supervised fine-tuning; nil: none
	RL       *Reinforcement   // nil: none
	Research *loadline.Number // all compute of the project over that of the lines above: 1.5 is half as much again for failed runs and ablations; nil: not said, none counted
}

// Reinforcement is post-training by reinforcement learning: answers are generated, scored and learned from.
type Reinforcement struct {
	Generated loadline.Number  // tokens of all answers, those thrown away included
	Learned   *loadline.Number // tokens that are learned from; nil: all that are generated
	Scorers   []Model          // reward, reference and value models, each of which passes forward over each generated token
	Speed     *loadline.Number // tokens that a chip generates in a second; nil: not known, and the hours have no upper bound
}

// WorkKind is a part of a run.
type WorkKind uint8

// The parts of a run.
const (
	Pretraining WorkKind = iota
	Teaching
	FineTuning
	Generating
	Scoring
	Learning
	Research
)

// String is the part in words.
func (k WorkKind) String() string {
	return [...]string{"training", "teacher's forward pass", "supervised fine-tuning", "generating answers", "scoring answers", "learning from answers", "failed runs and ablations"}[k]
}

// MarshalText writes the part as [WorkKind.String] does.
func (k WorkKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// Work is a line of a run: so many tokens, so many operations each.
type Work struct {
	Kind     WorkKind        `json:"kind"`
	Tokens   loadline.Number `json:"tokens"`    // not known for research, which is a part of the others
	PerToken loadline.Number `json:"per_token"` // operations
	FLOP     loadline.Number `json:"flop"`
	Hours    Band            `json:"hours"` // set by [Run.On]
	Says     loadline.Text   `json:"says"`
}

// Check is what is wrong with the run or doubtful.
func (t Run) Check() []Objection {
	out := t.Model.Check()
	if !positive(t.Tokens) {
		out = append(out, refuse(loadline.Textf("A run trains on tokens: more than none, and it must be said how many.")))
	}
	if t.Teacher != nil {
		out = append(out, t.Teacher.Check()...)
	}
	if t.RL != nil {
		for _, m := range t.RL.Scorers {
			out = append(out, m.Check()...)
		}
		if t.RL.Speed != nil && !positive(*t.RL.Speed) {
			out = append(out, refuse(loadline.Textf("A chip generates more than no tokens in a second.")))
		}
	}
	for _, n := range []*loadline.Number{t.Tuned, t.generated(), t.learned()} {
		if n != nil && (n.Lo == nil || n.Lo.Sign() < 0) {
			out = append(out, refuse(loadline.Textf("Tokens are a count: not below zero.")))
		}
	}
	if m := t.Research; m != nil && (m.Lo == nil || m.Lo.Cmp(loadline.Int(1)) < 0) {
		out = append(out, refuse(loadline.Textf("The research multiplier is all compute over that of the run itself: 1 or more.")))
	}
	return out
}

func (t Run) generated() *loadline.Number {
	if t.RL == nil {
		return nil
	}
	return &t.RL.Generated
}

func (t Run) learned() *loadline.Number {
	if t.RL == nil {
		return nil
	}
	return t.RL.Learned
}

// Work is the lines of the run with their operations, in order, research last. It is arithmetic: nothing here is estimated.
// A run that [Run.Check] refuses has none.
func (t Run) Work() []Work {
	if Refused(t.Check()) {
		return nil
	}
	trained := t.Model.TrainingFLOP()
	out := []Work{line(Pretraining, t.Tokens, trained, t.Model.Formula())}
	if t.Teacher != nil {
		out = append(out, line(Teaching, t.Tokens, t.Teacher.ForwardFLOP(t.Model.Shape.Sequence), t.Teacher.Formula()))
	}
	if t.Tuned != nil {
		out = append(out, line(FineTuning, *t.Tuned, trained, t.Model.Formula()))
	}
	if t.RL != nil {
		out = append(out, t.RL.work(t.Model)...)
	}
	if t.Research != nil {
		sum := flop(out)
		extra := t.Research.Sub(whole(1))
		out = append(out, Work{Kind: Research, FLOP: sum.Mul(extra), Says: loadline.Textf("%v times the lines above, so that all of it is %v times", extra, *t.Research)})
	}
	return out
}

func (r Reinforcement) work(m Model) []Work {
	out := []Work{line(Generating, r.Generated, m.ForwardFLOP(0), m.Formula())}
	for _, s := range r.Scorers {
		out = append(out, line(Scoring, r.Generated, s.ForwardFLOP(m.Shape.Sequence), s.Formula()))
	}
	learned := r.Generated
	if r.Learned != nil {
		learned = *r.Learned
	}
	return append(out, line(Learning, learned, m.TrainingFLOP(), m.Formula()))
}

// line is a line of so many tokens. What passes forward only takes a third of the formula.
func line(kind WorkKind, tokens, perToken loadline.Number, by Formula) Work {
	w := Work{Kind: kind, Tokens: tokens, PerToken: perToken, FLOP: tokens.Mul(perToken)}
	switch kind {
	case Teaching, Generating, Scoring:
		w.Says = loadline.Textf("%v tokens at %v operations each, a third of: %v", Scientific(tokens), Scientific(perToken), by.String())
	default:
		w.Says = loadline.Textf("%v tokens at %v operations each: %v", Scientific(tokens), Scientific(perToken), by.String())
	}
	return w
}

// flop is the operations of all lines.
func flop(ws []Work) loadline.Number {
	sum := whole(0)
	for _, w := range ws {
		sum = sum.Add(w.FLOP)
	}
	return sum
}

// Estimate is what a run needs of a chip.
type Estimate struct {
	Chip        Chip
	Work        []Work
	FLOP        loadline.Number
	Hours       Band // chip-hours, billed
	Utilisation Utilisation
	Memory      Memory
	Because     []loadline.Reason
	Assumed     []loadline.Assumption
}

// On estimates the run on a chip. Where an objection refuses, there is no estimate; the others stand above it.
func (t Run) On(c Chip, u Utilisation) (Estimate, []Objection) {
	objections := append(t.Check(), u.Check(c)...)
	if !Refused(objections) {
		objections = append(objections, t.tooFast(c)...)
	}
	if Refused(objections) {
		return Estimate{}, objections
	}
	e := Estimate{Chip: c, Work: t.Work(), Utilisation: u, Memory: t.Model.TrainingMemory(c)}
	e.FLOP = flop(e.Work)
	e.Hours = exactly(whole(0))
	for i := range e.Work {
		w := &e.Work[i]
		switch {
		case w.Kind == Research: // in the proportion of the lines above, whose sum stands here already
			w.Hours = e.Hours.Scaled(t.Research.Sub(whole(1)))
		case w.Kind == Generating:
			w.Hours = t.RL.hours(w.FLOP, c)
		default:
			w.Hours = u.Hours(w.FLOP, c)
		}
		e.Hours = e.Hours.Add(w.Hours)
	}
	e.Because, e.Assumed = e.reasons(), t.assumed(e)
	return e, objections
}

// tooFast refuses a speed of generation that would take more operations than the chip does.
func (t Run) tooFast(c Chip) []Objection {
	if t.RL == nil || t.RL.Speed == nil {
		return nil
	}
	could := loadline.Exactly(c.Peak.Mul(c.Ceiling())).Quo(t.Model.ForwardFLOP(0))
	if sign, certain := t.RL.Speed.Cmp(could); certain && sign > 0 {
		return []Objection{refuse(loadline.Textf("%v tokens a second are more than %v can generate of the model: its operations allow %v.", *t.RL.Speed, c.Name, Scientific(could)))}
	}
	return nil
}

// hours is the chip-hours of generating. Writing an answer waits for memory, not for operations, so that operations give only a lower bound.
func (r Reinforcement) hours(flop loadline.Number, c Chip) Band {
	least := flop.Quo(c.peakHour()).Quo(loadline.Exactly(c.Ceiling()))
	if r.Speed == nil {
		open := []loadline.Unknown{{Question: "How many tokens does a chip generate in a second?"}}
		return Band{Mid: loadline.Number{Open: open}, Range: loadline.Number{Lo: least.Lo, Open: open}}
	}
	return exactly(r.Generated.Quo(r.Speed.Mul(whole(3600))))
}

func (e Estimate) reasons() []loadline.Reason {
	var out []loadline.Reason
	for _, w := range e.Work {
		out = append(out, loadline.Reason{Says: loadline.Textf("%v: %v", w.Kind.String(), w.Says)})
	}
	peak := loadline.Reason{Says: loadline.Textf("%v does %v operations a second at most, dense bf16", e.Chip.Name, Scientific(loadline.Exactly(e.Chip.Peak))), At: e.Chip.At}
	if e.Chip.Disagree != "" {
		peak.Because = append(peak.Because, loadline.Reason{Says: loadline.Textf("Sources disagree: %v", e.Chip.Disagree)})
	}
	if e.Chip.Measured != nil {
		peak.Because = append(peak.Because, loadline.Reason{Says: loadline.Textf("a single matrix product was measured to reach %v of that", loadline.InPercent(loadline.Exactly(e.Chip.Ceiling())))})
	}
	return append(out, peak, loadline.Reason{Says: e.Utilisation.Says, At: e.Utilisation.At}, loadline.Reason{Says: loadline.Textf("chip-hours = operations / (peak × utilisation × 3600)")})
}

func (t Run) assumed(e Estimate) []loadline.Assumption {
	var out []loadline.Assumption
	if !t.Model.Shape.Known() {
		out = append(out, loadline.Assumption{
			Says:    loadline.Textf("attention is not counted: 6 operations for each parameter and token, as if sequences were short"),
			Settles: loadline.Textf("How many layers and heads has the model, how large is a head, how long a training sequence?")})
	}
	if t.Research == nil {
		out = append(out, loadline.Assumption{
			Says:    loadline.Textf("no failed runs and no ablations are counted. Published ratios of all compute to the final run: 1.2 to 4, median 2.2 (Cottier et al. 2024, arXiv:2405.21015); 1.5 in energy (Morrison et al. 2025, arXiv:2503.05804); about 10 at OpenAI in 2024 (Epoch AI, 2026)"),
			Settles: loadline.Textf("How much compute goes to failed runs and ablations for each unit of the run itself?")})
	}
	if t.RL != nil && t.RL.Speed == nil {
		out = append(out, loadline.Assumption{
			Says:    loadline.Textf("generating answers has only a lower bound, the one of operations"),
			Settles: loadline.Textf("How many tokens does a chip generate in a second?")})
	}
	return out
}
