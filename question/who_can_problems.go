package question

import (
	"slices"
	"strings"

	"loadline"
	"loadline/governance"
)

// touching are the problems that may bear on this matter: all but the letters about other matters and about seats of bodies
// that it does not ask. Of those it says how many there are. What contradicts itself is always told.
func (w *whoCan) touching(all, own loadline.Diagnostics) loadline.Diagnostics {
	mine, others := map[string]bool{}, map[string]bool{}
	for _, d := range own {
		mine[letterKey(d)] = true
	}
	for _, ref := range w.order.Matters() {
		_, ds := w.order.Decision(ref, governance.Horizon{})
		for _, d := range ds {
			if ref == w.d.Matter.Ref() {
				mine[letterKey(d)] = true
			}
			others[letterKey(d)] = true
		}
	}
	asked := w.bodiesAsked()
	aside := func(d loadline.Diagnostic) bool {
		if d.Severity == loadline.Error || mine[letterKey(d)] {
			return false
		}
		return others[letterKey(d)] || w.ofOtherSeats(d, asked)
	}
	out := slices.DeleteFunc(slices.Clone(all), aside)
	switch n := len(all) - len(out); n {
	case 0:
		return out
	case 1:
		return append(out, loadline.Diagnostic{Severity: loadline.Note, Summary: loadline.Textf("One more letter is about other matters; loadline check lists it")})
	default:
		return append(out, loadline.Diagnostic{Severity: loadline.Note, Summary: loadline.Textf("%v more letters are about other matters; loadline check lists them", n)})
	}
}

func letterKey(d loadline.Diagnostic) string {
	return loadline.Textf("%v %v %v", string(d.Code), d.At, d.Summary).String()
}

// bodiesAsked are the bodies whose decision, seats or elections the matter hangs on, and that which it is about.
func (w *whoCan) bodiesAsked() map[string]bool {
	out := map[string]bool{}
	add := func(r loadline.Ref) {
		if r.Kind == bodyKind || r.Kind == seatKind {
			name, _, _ := strings.Cut(r.Name, ".")
			out[name] = true
		}
	}
	add(w.d.Matter.Of)
	for _, g := range w.d.Gates {
		add(g.Of)
	}
	for _, p := range w.d.Parties {
		add(p.Ref)
	}
	return out
}

// ofOtherSeats says whether a letter is about a seat of a body that the matter does not ask.
func (w *whoCan) ofOtherSeats(d loadline.Diagnostic, asked map[string]bool) bool {
	if d.Code != loadline.SeatHolderUnknown && d.Code != loadline.ElectsItself {
		return false
	}
	for _, b := range w.c.Company.Bodies {
		for _, s := range b.Seats {
			if s.At.File == d.At.File && s.At.Line == d.At.Line {
				return !asked[b.Name]
			}
		}
	}
	return false
}
