package limits

import (
	"slices"

	"loadline"
)

// freeboard fills how far a limit that was asked is from its line: r.Margins, r.Shifts and r.Rooms. The world is that of
// the first day that was asked about.
func freeboard(r *Result, w *World, ask Asker, o Options) {
	f := &finder{r: r, w: w, here: w.On(r.Day), ask: ask, of: readsOf(r.Limit.Holds, w.Company), span: w.Date != r.Last}
	r.Margins = f.margins(r.Limit.Holds)
	if r.Without != Held && r.Without != Broken {
		return // what would settle it are the open questions
	}
	r.Sought = true
	r.Shifts = slices.Concat(f.shares(), f.seats(), f.consents(), f.time())
	r.Rooms = f.rooms(o.Draft)
}

// finder looks for what turns one limit.
type finder struct {
	r    *Result
	w    *World // of the first day that was asked about: a change comes about by the day before
	here *World // of r.Day
	ask  Asker
	of   reads
	span bool // it is asked over a span
	near bool // it is asked on r.Day alone: a guess, to be confirmed over the span
}

// cut says, once, what was not looked at.
func (f *finder) cut(says loadline.Text) {
	if !slices.ContainsFunc(f.r.Cut, func(t loadline.Text) bool { return t.String() == says.String() }) {
		f.r.Cut = append(f.r.Cut, says)
	}
}

// outcome is how the limit comes out in another world, waivers aside: over the whole of its span.
func (f *finder) outcome(x *World) Outcome {
	out := onDay(f.r.Limit, x.On(f.r.Day), f.ask).Without
	if !f.span || f.near || out == Broken || f.r.Without == Broken && out != Held {
		return out
	}
	bare := f.r.Limit
	bare.Waivers = nil
	return Of(bare, x, f.ask).Without
}

// turned says how the limit comes out in another world, and whether that is the other way: one that held no longer certainly
// holds, one that was broken certainly does.
func (f *finder) turned(x *World) (Outcome, bool) {
	if x.torn {
		return f.r.Without, false
	}
	return f.other(f.outcome(x))
}

// turnedOn says so of the day of a world alone, on which nobody has done anything.
func (f *finder) turnedOn(x *World) (Outcome, bool) {
	return f.other(onDay(f.r.Limit, x, f.ask).Without)
}

// other says whether an outcome is the other way.
func (f *finder) other(out Outcome) (Outcome, bool) {
	if f.r.Without == Held {
		return out, out != Held
	}
	return out, out == Held
}

// effect is what a change that gives power to a group, or to somebody else, and takes it from all others can do to the limit:
// help it to hold, hurt it, or both. What both of two groups belong to may go either way.
func (f *finder) effect(to loadline.Ref) sides {
	var all sides
	for _, g := range f.of.groups {
		switch s := f.of.sides[g]; {
		case g == to:
			all |= s
		case to.Name != "" && f.w.share(g, to):
			all |= helps | hurts
		default:
			all |= s.flipped()
		}
	}
	return all
}

// share says whether somebody is of both of two groups.
func (w *World) share(g, h loadline.Ref) bool {
	for i := range w.Company.Stakeholders {
		if w.isOf(i, g) && w.isOf(i, h) {
			return true
		}
	}
	return false
}

// could says whether a change that can do so much to the limit could turn it.
func (f *finder) could(does sides) bool {
	if f.r.Without == Held {
		return does&hurts != 0
	}
	return does&helps != 0
}

// grows says whether more of a change that can do so much never turns the limit back.
func grows(does sides) bool { return does != helps|hurts }
