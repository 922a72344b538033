package compute

import "loadline"

// Shape is the form of a transformer. The zero value is a shape that nobody stated.
type Shape struct {
	Layers   int64
	Heads    int64 // of the queries, also where keys and values are shared
	HeadSize int64
	Sequence int64 // tokens of a training sequence
	KVHeads  int64 // key-value heads; 0: as many as Heads
}

// Known says whether the attention term can be reckoned.
func (s Shape) Known() bool { return s.Layers > 0 && s.Heads > 0 && s.HeadSize > 0 && s.Sequence > 0 }

// Partial says whether something of the shape was stated, yet not all that the attention term needs.
func (s Shape) Partial() bool {
	return !s.Known() && (s.Layers != 0 || s.Heads != 0 || s.HeadSize != 0 || s.Sequence != 0)
}

// keys is the number of key-value heads.
func (s Shape) keys() int64 {
	if s.KVHeads > 0 {
		return s.KVHeads
	}
	return s.Heads
}

// Model is what is trained or served.
type Model struct {
	Name       string
	Parameters loadline.Number // all of them
	Mixture    bool            // a mixture of experts: a token passes only some of the parameters
	Active     loadline.Number // those that a token passes, of a mixture; the zero value is not known
	Shape      Shape
}

// worked is the parameters that a token passes.
func (m Model) worked() loadline.Number {
	if m.Mixture {
		return m.Active
	}
	return m.Parameters
}

// Check refuses a model that cannot be reckoned with.
func (m Model) Check() []Objection {
	var out []Objection
	if !positive(m.Parameters) {
		out = append(out, refuse(loadline.Textf("A model has parameters: more than none, and it must be said how many.")))
	}
	if m.Mixture && m.Active.Lo == nil && m.Active.Hi == nil {
		out = append(out, Objection{Refuses: true,
			Says: loadline.Textf("Of a mixture of experts only the total is given. Its operations hang on the parameters that are active for a token, which the total does not tell."),
			Hint: loadline.Textf("Say how many parameters are active for a token.")})
	} else if m.Mixture && !positive(m.Active) {
		out = append(out, refuse(loadline.Textf("A token passes some parameters of a mixture of experts: more than none.")))
	}
	if sign, certain := m.Active.Cmp(m.Parameters); m.Mixture && certain && sign > 0 {
		out = append(out, refuse(loadline.Textf("More parameters are active for a token (%v) than the model has (%v).", Scientific(m.Active), Scientific(m.Parameters))))
	}
	s := m.Shape
	if s.Layers < 0 || s.Heads < 0 || s.HeadSize < 0 || s.Sequence < 0 || s.KVHeads < 0 {
		out = append(out, refuse(loadline.Textf("Layers, heads, head size and sequence length are counts: none is below zero.")))
	} else if s.Partial() {
		out = append(out, Objection{
			Says: loadline.Textf("Of the model's shape only a part is stated, so attention is not counted."),
			Hint: loadline.Textf("State layers, heads, head size and sequence length.")})
	}
	return out
}

// ForwardFLOP is the operations of a forward pass for one token in a sequence of the given length: 2N + 4·L·H·Q·T where the shape is known,
// else 2N (Kaplan et al. 2020, section 2.1; the attention term as PaLM counts it, appendix B, which is twice Kaplan's, who
// counts queries against keys alone). A length of 0 is the shape's own.
func (m Model) ForwardFLOP(sequence int64) loadline.Number {
	n := m.worked().Mul(whole(2))
	if sequence == 0 {
		sequence = m.Shape.Sequence
	}
	attention := loadline.Int(4) // one that is not stated is 0, and attention is left out
	for _, f := range []int64{m.Shape.Layers, m.Shape.Heads, m.Shape.HeadSize, sequence} {
		attention = attention.Mul(loadline.Int(f))
	}
	return n.Add(loadline.Exactly(attention))
}

// TrainingFLOP is the operations for one token of training: three times a forward pass, since going backward takes twice as
// much: 6N + 12·L·H·Q·T (PaLM, appendix B), or 6N.
func (m Model) TrainingFLOP() loadline.Number { return m.ForwardFLOP(0).Mul(whole(3)) }

// Formula is how operations were reckoned.
type Formula uint8

// The formulas.
const (
	ByParameters Formula = iota // 6ND: the shape is not known
	ByShape                     // 6N + 12LHQT a token
)

// String is the formula as people write it.
func (f Formula) String() string {
	return [...]string{"6N per token (6ND), attention left out", "6N + 12·layers·heads·head size·sequence per token (PaLM, appendix B)"}[f]
}

// MarshalText writes the formula as [Formula.String] does.
func (f Formula) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// Formula is the one that the model's operations are reckoned by.
func (m Model) Formula() Formula {
	if m.Shape.Known() {
		return ByShape
	}
	return ByParameters
}

// Objection is something wrong with a question, or doubtful.
type Objection struct {
	Refuses bool // there is no answer; else there is one, and this stands above it
	Says    loadline.Text
	Hint    loadline.Text // how to mend it
}

func refuse(says loadline.Text) Objection { return Objection{Refuses: true, Says: says} }

// Refused says whether any of the objections refuses.
func Refused(os []Objection) bool {
	for _, o := range os {
		if o.Refuses {
			return true
		}
	}
	return false
}

// positive says whether a number is certainly above zero.
func positive(n loadline.Number) bool { return n.Lo != nil && n.Lo.Sign() > 0 }
