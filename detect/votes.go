package detect

import (
	"slices"

	"loadline"
	"loadline/governance"
)

// franchise is who holds how many of all votes of the company, as votes are counted where all vote together.
type franchise struct {
	of     loadline.Ref // the body of all stockholders, else the law's word for it
	at     loadline.Source
	hold   []voting // the most votes first
	total  loadline.Ratio
	closed bool // every vote is known
}

// voting is what one party holds.
type voting struct {
	party  governance.Party
	lo, hi loadline.Ratio
}

// votes are those of all stockholders; false where nobody's are known.
func (s *survey) votes() (*franchise, bool) {
	c := s.o.Company()
	if len(c.Classes) == 0 {
		return nil, false
	}
	f := &franchise{of: loadline.Ref{Kind: "selector", Name: loadline.SelectStockholders}, at: c.At, closed: true}
	most := 0
	for _, b := range s.o.Bodies() {
		if b.Kind == loadline.Stockholders && b.Entity.Name == "" && len(b.Classes) > most {
			f.of, f.at, most = b.Ref(), b.At, len(b.Classes)
		}
	}
	half := loadline.Threshold{Fraction: loadline.Exactly(loadline.Frac(1, 2)), Base: loadline.Outstanding}
	needs := loadline.Approval{Kind: loadline.Vote, Who: f.of, Threshold: half}
	d, _ := s.o.Decide(loadline.Matter{Kind: loadline.OtherMatter, Ways: []loadline.Way{{Needs: needs}}}, governance.Horizon{})
	if len(d.Columns) == 0 || len(d.Weights.Lo) == 0 {
		return nil, false
	}
	w, col := d.Weights, -1
	for i, e := range d.Columns {
		if e.Of == f.of {
			col = i
		}
	}
	if col < 0 || len(d.Columns[col].Boundless) > 0 {
		return nil, false
	}
	for v, p := range d.Parties {
		lo, hi := w.Lo[col][v], w.Hi[col][v]
		if hi == 0 {
			continue
		}
		f.closed = f.closed && lo == hi && !p.Assumed
		f.hold = append(f.hold, voting{p, loadline.Int(lo), loadline.Int(hi)})
		f.total = f.total.Add(loadline.Int(hi))
	}
	if len(w.IdleHi) > col {
		f.total = f.total.Add(loadline.Int(w.IdleHi[col]))
	}
	slices.SortStableFunc(f.hold, func(a, b voting) int { return b.hi.Cmp(a.hi) })
	return f, len(f.hold) > 0
}

// halves are two sides that have half of all votes each: one party and the rest, or those of one word of the file's groups.
func (f *franchise) halves() (split, bool) {
	var out split
	if !f.closed {
		return out, false
	}
	is := func(in func(governance.Party) bool) (split, bool) {
		var x split
		sum := loadline.Int(0)
		for _, h := range f.hold {
			if in(h.party) {
				x[0].who, sum = append(x[0].who, h.party.Ref), sum.Add(h.lo)
			} else {
				x[1].who = append(x[1].who, h.party.Ref)
			}
		}
		return x, sum.Add(sum).Cmp(f.total) == 0 && len(x[0].who) > 0 && len(x[1].who) > 0
	}
	first := f.hold[0].party
	if x, ok := is(func(p governance.Party) bool { return p.Ref == first.Ref }); ok {
		x[0].name = first.Title
		if len(x[1].who) == 1 {
			x[1].name = f.hold[1].party.Title
		}
		x[1].nameBy(f)
		return x, true
	}
	var words []string
	for _, h := range f.hold {
		words = append(words, h.party.Groups...)
	}
	for _, w := range words {
		if x, ok := is(func(p governance.Party) bool { return slices.Contains(p.Groups, w) }); ok {
			x[0].name = w
			x[1].nameBy(f)
			return x, true
		}
	}
	return out, false
}

// nameBy gives a side the word that all of it have.
func (x *side) nameBy(f *franchise) {
	var common []string
	for i, who := range x.who {
		at := slices.IndexFunc(f.hold, func(h voting) bool { return h.party.Ref == who })
		groups := f.hold[at].party.Groups
		if i == 0 {
			common = slices.Clone(groups)
		}
		common = slices.DeleteFunc(common, func(w string) bool { return !slices.Contains(groups, w) })
	}
	if x.name == "" && len(common) > 0 {
		x.name = common[0]
	}
}
