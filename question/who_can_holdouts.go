package question

import (
	"slices"

	"loadline"
	"loadline/control"
	"loadline/governance"
)

// HoldingOut is who by formal right can refuse what a group demands about a matter, none of them of the group.
type HoldingOut struct {
	CanBe    loadline.Truth `json:"can_come_about"` // whether what is demanded can be brought about by anybody
	Formally loadline.Truth `json:"needs_nobody"`   // whether the group brings it about by its own votes and consents
	Certain  Witnesses      `json:"certain"`        // the smallest sets who can refuse, whatever the open facts turn out to be
	Possible Witnesses      `json:"possible"`       // others who can only if what is open turns out so
	Duties   []DutyAbove    `json:"duties"`         // what binds those who are named here, above the company's survival
}

// DutyAbove is somebody who sits on a body that owes something above the company's survival, or has said to rather let it end.
type DutyAbove struct {
	Who      string         `json:"who"`
	Body     string         `json:"body"`
	Duty     string         `json:"duty,omitempty"` // "mission"
	Known    loadline.Truth `json:"duty_known"`     // cannot tell: nobody says whether the body owes anything above survival
	Resolute bool           `json:"resolute"`
	At       string         `json:"at"`
}

// holdOuts are those of a group.
func (w *whoCan) holdOuts(group control.Coalition, aim governance.Aim) HoldingOut {
	h := w.d.HoldOuts(w.sure, w.maybe, group, aim, w.budget())
	a := blocking
	if aim == governance.ToFail {
		a = deciding
	}
	out := HoldingOut{
		CanBe: h.Open, Formally: h.Formal, Duties: []DutyAbove{},
		Certain:  w.witnesses(h.Certain, func(c control.Coalition) Witness { return w.witness(c, a, true) }),
		Possible: w.witnesses(h.Possible, func(c control.Coalition) Witness { return w.witness(c, a, false) }),
	}
	if out.Possible.shape = shapeOf(h.Possible); !h.Possible.None && h.Possible.Fewest == nil {
		out.Possible.Smallest = 0
	}
	var named control.Coalition
	for _, c := range slices.Concat(h.Certain.Coalitions, h.Possible.Coalitions) {
		named = named.Union(c)
	}
	for v := range named.Voters() {
		for _, d := range w.d.Duties(v) {
			out.Duties = append(out.Duties, w.dutyAbove(v, d))
		}
	}
	return out
}

// dutyAbove is what a party owes by a body, in words.
func (w *whoCan) dutyAbove(v int, d governance.Duty) DutyAbove {
	out := DutyAbove{Who: w.names[v], Body: titleOf(d.Body, w.c.Company), Known: loadline.CannotTell, Resolute: d.Resolute, At: d.At.String()}
	switch above, said := d.Above.Get(); {
	case said:
		out.Duty, out.Known = above, loadline.Yes
	case d.Above.Saying == loadline.None:
		out.Known = loadline.Yes
	}
	return out
}

// holdOutSays is who would have to hold out, as "unless …" goes on: "any two of A, B and C hold out".
func (w *whoCan) holdOutSays(h HoldingOut) loadline.Text {
	switch {
	case h.Formally == loadline.Yes:
		return loadline.Textf("nobody: they bring it about by themselves")
	case h.Certain.None && h.Possible.None, h.Certain.None && len(h.Possible.List) == 0:
		return loadline.Textf("somebody whom nobody has stated holds out")
	case h.Certain.None:
		return loadline.Textf("%v may hold out", w.setsSay(h.Possible))
	}
	if s := h.Certain.shape; s.ok && len(s.core) == 0 && s.any == 1 {
		return loadline.Textf("%v holds out", or(w.namesOf(s.rest)))
	}
	if one := h.Certain.List[0].Who; len(h.Certain.List) == 1 && len(one) == 1 {
		return loadline.Textf("%v holds out", one[0])
	}
	return loadline.Textf("%v hold out", w.setsSay(h.Certain))
}

// setsSay are the smallest sets of a family in a row: what they have in common where one sentence holds them all.
func (w *whoCan) setsSay(f Witnesses) loadline.Text {
	core, rest := w.namesOf(f.shape.core), w.namesOf(f.shape.rest)
	switch {
	case f.shape.ok && f.shape.any == 0:
		return and(core)
	case f.shape.ok && len(core) == 0 && f.shape.any == 1:
		return loadline.Textf("any of %v", some(rest, most))
	case f.shape.ok && len(core) == 0:
		return loadline.Textf("any %v of %v", numeral(f.shape.any), some(rest, most))
	case f.shape.ok:
		return loadline.Textf("%v and any %v of %v", and(core), numeral(f.shape.any), some(rest, most))
	}
	first := some(f.List[0].Who, most)
	switch {
	case len(f.List) == 2 && f.All:
		return loadline.Textf("%v, or %v", first, some(f.List[1].Who, most))
	case f.Count != "":
		return loadline.Textf("%v, or others (%v in all)", first, counts(f.Count))
	}
	return loadline.Textf("%v, or others", first)
}
