package compute

import "loadline"

// Memory is the bytes that must be held at once, and the smallest number of chips that holds them.
type Memory struct {
	Weights loadline.Number `json:"weights"` // bytes
	States  loadline.Number `json:"states"`  // of training: gradients and the optimizer's
	Cache   loadline.Number `json:"cache"`   // of serving: keys and values
	Total   loadline.Number `json:"total"`
	Chips   loadline.Number `json:"chips"` // at least: activations and what programs need come on top
}

// Bytes a parameter, with Adam in mixed precision: 2 of weights, 2 of gradients, and 12 of the optimizer: weights in full precision,
// momentum and variance at 4 each (Rajbhandari et al. 2020, "ZeRO", arXiv:1910.02054, section 3.1).
const (
	weightBytes = 2
	stateBytes  = 14
)

// TrainingMemory is what training holds at once, a mixture of experts with all its experts. Activations come on top: how much
// hangs on what is reckoned twice instead.
func (m Model) TrainingMemory(c Chip) Memory {
	return held(c, Memory{Weights: m.Parameters.Mul(whole(weightBytes)), States: m.Parameters.Mul(whole(stateBytes)), Cache: whole(0)})
}

// ServingMemory is what serving holds at once: the weights, and the keys and values of so many sequences of so many tokens.
func (m Model) ServingMemory(c Chip, bytesEach loadline.Ratio, sequences, tokens loadline.Number) Memory {
	out := Memory{Weights: m.Parameters.Mul(loadline.Exactly(bytesEach)), States: whole(0)}
	out.Cache = m.CachePerToken().Mul(sequences).Mul(tokens)
	return held(c, out)
}

// CachePerToken is the bytes of keys and values of one token: 2·L·K·Q numbers of two bytes, with K key-value heads (Pope et
// al. 2022, arXiv:2211.05102, section 2). Without the shape it is some, and nobody knows how much.
func (m Model) CachePerToken() loadline.Number {
	s := m.Shape
	if s.Layers <= 0 || s.keys() <= 0 || s.HeadSize <= 0 {
		zero := loadline.Ratio{}
		return loadline.Number{Lo: &zero, Open: []loadline.Unknown{{Question: "How many layers and key-value heads has the model, and how large is a head?"}}}
	}
	return whole(4).Mul(whole(s.Layers)).Mul(whole(s.keys())).Mul(whole(s.HeadSize))
}

func held(c Chip, m Memory) Memory {
	m.Total = m.Weights.Add(m.States).Add(m.Cache)
	m.Chips = ceiling(m.Total.Quo(loadline.Exactly(c.Memory)))
	return m
}

// ceiling is the smallest whole number that is not below, end by end.
func ceiling(n loadline.Number) loadline.Number {
	out := loadline.Number{Open: n.Open}
	if n.Lo != nil {
		lo := n.Lo.Ceil()
		out.Lo = &lo
	}
	if n.Hi != nil {
		hi := n.Hi.Ceil()
		out.Hi = &hi
	}
	if out.Known() {
		out.Open = nil
	}
	return out
}
