package compute

import (
	"cmp"
	"slices"
	"sync"

	"loadline"
)

// PublishedRun is a training run of which somebody published the size, the tokens, the chips and the hours.
type PublishedRun struct {
	Model     Model
	Maker     string
	Year      int64
	Tokens    loadline.Ratio
	Chip      Chip
	Chips     int64 // that ran at once; 0: not published
	ChipHours loadline.Ratio
	Basis     HoursBasis
	Disagree  string // what the sources contradict one another on, or what the figure leaves open
	At        loadline.Source
}

// HoursBasis is what published hours are.
type HoursBasis uint8

// What published hours are.
const (
	Reported HoursBasis = iota // as such
	Derived                    // chips times published time
	Computed                   // from the time of a step: no hour that was lost is among them
)

// String is the basis in a word.
func (b HoursBasis) String() string { return [...]string{"reported", "derived", "computed"}[b] }

// MarshalText writes the basis as [HoursBasis.String] does.
func (b HoursBasis) MarshalText() ([]byte, error) { return []byte(b.String()), nil }

var runs = sync.OnceValue(func() []PublishedRun {
	var out []PublishedRun
	for _, e := range rows("runs.csv") {
		chip, ok := FindChip(e.cells["chip"])
		if !ok {
			panic("compute: runs.csv: no chip " + e.cells["chip"])
		}
		m := Model{Name: e.cells["name"], Parameters: loadline.Exactly(e.number("parameters")), Shape: Shape{
			Layers: e.count("layers"), Heads: e.count("heads"), HeadSize: e.count("head_size"), Sequence: e.count("sequence")}}
		if a, mixture := e.optional("active"); mixture {
			m.Mixture, m.Active = true, loadline.Exactly(a)
		}
		r := PublishedRun{Model: m, Maker: e.cells["maker"], Year: e.count("year"), Tokens: e.number("tokens"), Chip: chip,
			Chips: e.count("chips"), ChipHours: e.number("hours"), Disagree: e.cells["contradiction"], At: e.source()}
		for b := Reported; b <= Computed; b++ {
			if b.String() == e.cells["basis"] {
				r.Basis = b
			}
		}
		out = append(out, r)
	}
	return out
})

// PublishedRuns is the table of published runs.
func PublishedRuns() []PublishedRun { return append([]PublishedRun(nil), runs()...) }

// FLOP is the operations that the run needed, by the shape where it is known.
func (r PublishedRun) FLOP() loadline.Ratio {
	n, _ := r.Model.TrainingFLOP().Mul(loadline.Exactly(r.Tokens)).Exact()
	return n
}

// Utilisation is what the run reached over its published hours.
func (r PublishedRun) Utilisation() loadline.Ratio {
	return OwnRun{Chip: r.Chip, FLOP: r.FLOP(), ChipHours: r.ChipHours}.Utilisation()
}

// Nearest are the published runs whose operations are nearest in proportion, those on the same chip first among equals.
func Nearest(flop loadline.Number, chip Chip, most int) []PublishedRun {
	if !positive(flop) {
		return nil
	}
	type distant struct {
		run  PublishedRun
		away loadline.Ratio
	}
	var all []distant
	for _, r := range runs() {
		all = append(all, distant{r, apart(flop, r.FLOP())})
	}
	slices.SortStableFunc(all, func(a, b distant) int {
		return cmp.Or(a.away.Cmp(b.away), sameChip(b.run, chip)-sameChip(a.run, chip))
	})
	var out []PublishedRun
	for _, d := range all[:min(most, len(all))] {
		out = append(out, d.run)
	}
	return out
}

// apart is by what factor an amount lies outside a number's bounds; 1 within them.
func apart(n loadline.Number, r loadline.Ratio) loadline.Ratio {
	switch {
	case r.Cmp(*n.Lo) < 0:
		return n.Lo.Quo(r)
	case n.Hi != nil && r.Cmp(*n.Hi) > 0:
		return r.Quo(*n.Hi)
	}
	return loadline.Int(1)
}

func sameChip(r PublishedRun, c Chip) int {
	if r.Chip.Name == c.Name {
		return 1
	}
	return 0
}
