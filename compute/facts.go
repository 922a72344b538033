package compute

import "loadline"

// Planned is a planned run as it is reckoned with.
type Planned struct {
	Run         Run
	Chip        Chip
	Utilisation Utilisation
}

// RunOf is the run that a plan states, on its chip. band is the utilisation where the plan states none: the default, or that of own
// runs. Where something refuses, the run is not to be reckoned with.
func RunOf(t loadline.Training, band Utilisation) (Planned, []Objection) {
	out := Planned{Run: Run{Model: modelOf(t.Name, t.Parameters, t.Active), Tokens: t.Tokens}, Utilisation: band}
	var objections []Objection
	for _, x := range []struct {
		n  loadline.Number
		to *int64
	}{{t.Layers, &out.Run.Model.Shape.Layers}, {t.Heads, &out.Run.Model.Shape.Heads}, {t.HeadSize, &out.Run.Model.Shape.HeadSize}, {t.Sequence, &out.Run.Model.Shape.Sequence}} {
		n, ok := counted(x.n)
		if !ok {
			objections = append(objections, refuse(loadline.Textf("Layers, heads, head size and sequence length are whole numbers, each of them known or not stated.")))
			break
		}
		*x.to = n
	}
	if said(t.Multiplier) {
		out.Run.Research = &t.Multiplier
	}
	chip, more := chipOf(t.Chip)
	out.Chip, objections = chip, append(objections, more...)
	out.Utilisation, more = utilisationOf(t.Utilisation, band)
	return out, append(objections, more...)
}

// OwnRunOf is a run that is done as it calibrates: its operations by 6ND, since no shape is stated of it. A run of which the size, the tokens
// or the hours lie between bounds calibrates nothing.
func OwnRunOf(t loadline.TrainingRun) (OwnRun, []Objection) {
	chip, objections := chipOf(t.Chip)
	m := modelOf(t.Name, t.Parameters, t.Active)
	flop, known := m.TrainingFLOP().Mul(t.Tokens).Exact()
	hours, billed := t.ChipHours.Exact()
	if !known || !billed {
		objections = append(objections, refuse(loadline.Textf("%v calibrates nothing: its parameters, its tokens and the chip-hours that were billed must each be known.", t.Name)))
	}
	return OwnRun{Name: t.Name, Chip: chip, FLOP: flop, ChipHours: hours, At: t.At}, objections
}

// ServingHours is the chip-hours that the tokens of a planned load take in its first month. With a stated utilisation, reading and
// writing both: operations / (peak × utilisation). Without one, reading is taken at the band, and writing, which waits for memory,
// has only the lower bound of operations.
func ServingHours(s loadline.Serving, band Utilisation) (Band, []Objection) {
	chip, objections := chipOf(s.Chip)
	u, more := utilisationOf(s.Utilisation, band)
	m := modelOf(s.Name, s.Parameters, s.Active)
	objections = append(append(objections, more...), m.Check()...)
	if Refused(objections) {
		return Band{}, objections
	}
	// What is usual for training is not for serving: only the impossible is objected to.
	if impossible := u.Check(chip); Refused(impossible) {
		return Band{}, append(objections, impossible...)
	}
	reads, writes := m.ForwardFLOP(0).Mul(s.TokensIn), m.ForwardFLOP(0).Mul(s.TokensOut)
	if said(s.Utilisation) {
		return u.Hours(reads.Add(writes), chip), objections
	}
	return u.Hours(reads, chip).Add(Reinforcement{Generated: s.TokensOut}.hours(writes, chip)), objections
}

// modelOf is a model by its size. An active part that is not stated means that a token passes all.
func modelOf(name string, parameters, active loadline.Number) Model {
	return Model{Name: name, Parameters: parameters, Mixture: said(active), Active: active}
}

func chipOf(name string) (Chip, []Objection) {
	c, ok := FindChip(name)
	if !ok {
		return c, []Objection{refuse(loadline.Textf("%q is no chip of the table, or means several.", name))}
	}
	return c, nil
}

// said says whether anything was stated of a number.
func said(n loadline.Number) bool { return n.Lo != nil || n.Hi != nil }

// counted is a whole number where one was stated, 0 where nothing was, and whether it is one of both.
func counted(n loadline.Number) (int64, bool) {
	if !said(n) {
		return 0, true
	}
	r, known := n.Exact()
	if !known {
		return 0, false
	}
	return r.Int64()
}

// utilisationOf is a stated utilisation, or the band where none was. Of bounds the middle is expected.
func utilisationOf(n loadline.Number, band Utilisation) (Utilisation, []Objection) {
	switch {
	case !said(n):
		return band, nil
	case n.Known():
		return StatedUtilisation(*n.Lo), nil
	case n.Lo == nil || n.Hi == nil:
		return band, []Objection{refuse(loadline.Textf("A utilisation is a number, or lies between two."))}
	}
	return Utilisation{
		Low: *n.Lo, Mid: n.Lo.Add(*n.Hi).Quo(loadline.Int(2)), High: *n.Hi,
		Says: loadline.Textf("utilisation over billed hours is %v, as stated, its middle expected", n)}, nil
}
