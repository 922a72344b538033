package compute

import "loadline"

// Load is a model that answers.
type Load struct {
	Model     Model
	BytesEach loadline.Ratio  // of a parameter: 2 in bf16, 1 in fp8; 0 is 2
	Batch     loadline.Number // sequences that one copy of the model answers at once
	Context   loadline.Number // tokens that a sequence holds on average, prompt and answer so far
	Bandwidth *Utilisation    // of the memory, over peak; nil: not known, and writing has only an upper bound
}

// Served is what a chip serves.
type Served struct {
	Chip    Chip
	Memory  Memory // of one copy; its chips are the smallest number that holds one
	Prompt  Band   // prompt tokens that a chip reads in a second, if it does nothing else
	Answer  Band   // answer tokens that a chip writes in a second, if it does nothing else
	Because []loadline.Reason
	Assumed []loadline.Assumption
}

// On estimates what a chip serves. Reading a prompt is bound by operations: a forward pass for each token, at the utilisation.
// Writing is bound by memory: each step reads the weights once and the cache of each sequence, and writes one token for each
// (Pope et al. 2022, arXiv:2211.05102, section 3; Agarwal et al. 2023, "LLM Inference Performance Engineering", Databricks,
// define the share of the bandwidth). It is bound by operations too. Of a mixture of experts a step reads the active parameters at least and all at most.
func (s Load) On(c Chip, u Utilisation) (Served, []Objection) {
	objections := append(s.check(), u.Check(c)...)
	if Refused(objections) {
		return Served{}, objections
	}
	each := s.bytesEach()
	out := Served{Chip: c, Memory: s.Model.ServingMemory(c, each, s.Batch, s.Context)}
	context, _ := counted(s.Context)
	perToken := s.Model.ForwardFLOP(context)
	forward := loadline.Exactly(c.Peak).Quo(perToken)
	out.Prompt = u.band(ownUtilisation).Scaled(forward)
	out.Answer = s.answers(c, each, forward)
	out.Because = []loadline.Reason{
		{Says: loadline.Textf("reading a prompt takes %v operations a token", Scientific(perToken))},
		{Says: loadline.Textf("%v reads %v bytes a second from memory and does %v operations, at most", c.Name, Scientific(loadline.Exactly(c.Bandwidth)), Scientific(loadline.Exactly(c.Peak))), At: c.At},
		{Says: u.Says, At: u.At},
	}
	out.Assumed = []loadline.Assumption{{
		Says:    loadline.Textf("a prompt is read at the utilisation of training"),
		Settles: loadline.Textf("How many prompt tokens does a chip read in a second?")}}
	if s.Bandwidth == nil {
		out.Assumed = append(out.Assumed, loadline.Assumption{
			Says:    loadline.Textf("an answer is written at most as fast as memory can be read: nothing says how close serving comes to it"),
			Settles: loadline.Textf("What share of the memory's bandwidth does serving reach?")})
	}
	return out, objections
}

func (s Load) bytesEach() loadline.Ratio {
	if s.BytesEach.Sign() == 0 {
		return loadline.Int(weightBytes)
	}
	return s.BytesEach
}

func (s Load) check() []Objection {
	out := s.Model.Check()
	if s.BytesEach.Sign() < 0 {
		out = append(out, refuse(loadline.Textf("A parameter takes more than no bytes.")))
	}
	if !positive(s.Batch) {
		out = append(out, refuse(loadline.Textf("A copy of the model answers at least one sequence at once, and it must be said how many.")))
	}
	if s.Context.Lo == nil || s.Context.Lo.Sign() < 0 {
		out = append(out, refuse(loadline.Textf("How many tokens a sequence holds on average must be said.")))
	}
	if b := s.Bandwidth; b != nil && (b.Low.Sign() <= 0 || b.Low.Cmp(b.Mid) > 0 || b.Mid.Cmp(b.High) > 0 || b.High.Cmp(loadline.Int(1)) > 0) {
		out = append(out, refuse(loadline.Textf("A share of the bandwidth is above zero and not above 1.")))
	}
	return out
}

// answers is the tokens that a chip writes in a second.
func (s Load) answers(c Chip, each loadline.Ratio, forward loadline.Number) Band {
	read := s.Model.Parameters
	if s.Model.Mixture {
		read = s.Model.Active.Hull(s.Model.Parameters)
	}
	step := read.Mul(loadline.Exactly(each)).Add(s.Model.CachePerToken().Mul(s.Batch).Mul(s.Context))
	roof := lower(s.Batch.Mul(loadline.Exactly(c.Bandwidth)).Quo(step), forward.Mul(loadline.Exactly(c.Ceiling())))
	if s.Bandwidth == nil {
		open := []loadline.Unknown{{Question: "What share of the memory's bandwidth does serving reach?"}}
		return Band{Mid: loadline.Number{Open: open}, Range: loadline.Number{Hi: roof.Hi, Open: open}}
	}
	return s.Bandwidth.band("What share of the memory's bandwidth does serving reach?").Scaled(roof)
}

// lower is the lesser of two numbers, each within its bounds; an end that is not known does not bind.
func lower(n, m loadline.Number) loadline.Number {
	return loadline.Number{Lo: least(n.Lo, m.Lo, false), Hi: least(n.Hi, m.Hi, true), Open: append(append([]loadline.Unknown(nil), n.Open...), m.Open...)}
}

func least(a, b *loadline.Ratio, upper bool) *loadline.Ratio {
	switch {
	case a == nil && upper:
		return b
	case b == nil && upper:
		return a
	case a == nil || b == nil:
		return nil
	}
	out := a.Min(*b)
	return &out
}

// CostPerMillion is the cost of a million tokens at so many tokens a chip and second, and such a price of a chip-hour. A speed that
// has only an upper bound gives a cost that has only a lower one.
func CostPerMillion(tokensPerSecond, perHour Band) Band {
	million := loadline.Exactly(loadline.Frac(1_000_000, 3600))
	return Band{million.Mul(over(perHour.Mid, tokensPerSecond.Mid)), million.Mul(over(perHour.Range, tokensPerSecond.Range))}
}

// over is a quotient of what is not below zero by what is above it, though its lower end be not known.
func over(n, m loadline.Number) loadline.Number {
	if m.Lo == nil && m.Hi != nil && n.Lo != nil {
		lo := n.Lo.Quo(*m.Hi)
		return loadline.Number{Lo: &lo, Open: append(append([]loadline.Unknown(nil), n.Open...), m.Open...)}
	}
	return n.Quo(m)
}
