package detect

import (
	"strings"

	"loadline"
)

// crossedLines finds who holds so many votes that another law begins to bite, of the lines that the preset of the company's law
// has. Lines at one height that the same holders cross are one letter. A line that asks for what the facts have no word for,
// such as a listing, is not told.
func crossedLines(s *survey) loadline.Diagnostics {
	var lines []*loadline.Provision
	for _, p := range s.provisions() {
		if _, known := p.Line.Exact(); p.Force == loadline.Line && known && p.HangsOn == "" {
			lines = append(lines, p)
		}
	}
	if len(lines) == 0 {
		return nil
	}
	v, ok := s.votes()
	if !ok || v.total.Sign() == 0 {
		return nil
	}
	type height struct {
		at      string
		exceeds loadline.Truth
	}
	var order []height
	same := map[height][]*loadline.Provision{}
	for _, p := range lines {
		h := height{p.Line.Lo.String(), p.Exceeds}
		if same[h] == nil {
			order = append(order, h)
		}
		same[h] = append(same[h], p)
	}
	var out loadline.Diagnostics
	for _, h := range order {
		if d, ok := s.crossed(v, same[h]); ok {
			out = append(out, d)
		}
	}
	return out
}

// crossed is the letter of lines at one height.
func (s *survey) crossed(v *franchise, lines []*loadline.Provision) (loadline.Diagnostic, bool) {
	line := *lines[0].Line.Lo
	passes := func(votes, all loadline.Ratio) bool {
		sign := votes.Cmp(line.Mul(all))
		return sign > 0 || sign == 0 && lines[0].Exceeds != loadline.Yes
	}
	var certain, may []string
	d := loadline.Diagnostic{Code: loadline.LineCrossed, Severity: loadline.Note, At: v.at}
	for _, h := range v.hold {
		if h.party.Assumed {
			continue
		}
		others := v.total.Sub(h.hi)
		switch {
		case passes(h.lo, h.lo.Add(others)):
			part := loadline.InPercent(loadline.Exactly(h.lo.Quo(h.lo.Add(others))))
			if h.lo.Cmp(h.hi) != 0 {
				part = loadline.InPercent(loadline.Number{Lo: ref(h.lo.Quo(h.lo.Add(others))), Hi: ref(h.hi.Quo(v.least(h)))})
			}
			certain = append(certain, loadline.Textf("%v %v", h.party.Title, part).String())
		case !v.closed && passes(h.hi, v.least(h)):
			may = append(may, h.party.Title)
		default:
			continue
		}
		d.About = append(d.About, h.party.Members...)
	}
	if len(certain) == 0 {
		return d, false
	}
	var says, cites []string
	for _, p := range lines {
		says = append(says, loadline.Textf("%v (%v): %v.", p.Title, p.Cites, p.Effect).String())
		cites = append(cites, p.Cites)
		d.Related = append(d.Related, p.At)
	}
	d.Summary = loadline.Textf("%v of the votes, a line of %v: %v", word(lines[0]), strings.Join(cites, ", "), list(certain, 5))
	d.Detail = loadline.Textf("%v", strings.Join(says, " "))
	d.Hint = loadline.Textf("Nothing need be mended. Ask counsel what the line asks of them; silence \"line-crossed\" with the reason once it is done.")
	if len(may) > 0 {
		d.Hint = loadline.Textf("These may cross it too, as votes that nobody stated turn out: %v.", list(may, 5))
	}
	return d, true
}

// word is a line as it is read: "more than 25%", "at least 10%".
func word(p *loadline.Provision) loadline.Text {
	if p.Exceeds == loadline.Yes {
		return loadline.Textf("More than %v", loadline.InPercent(p.Line))
	}
	return loadline.Textf("At least %v", loadline.InPercent(p.Line))
}

// least is all votes where one holder has its most and the others their least.
func (f *franchise) least(of voting) loadline.Ratio {
	sum := of.hi
	for _, h := range f.hold {
		if h.party.Ref != of.party.Ref {
			sum = sum.Add(h.lo)
		}
	}
	return sum
}

func ref(r loadline.Ratio) *loadline.Ratio { return &r }
