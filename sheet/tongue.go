package sheet

import (
	"strings"

	"loadline"
)

// byTongue decides how the counts of a list are written where no cell shows it, as in a list of round numbers below a
// million: German groups thousands by points (DIN 5008), English by commas. It decides only where the headers are of one
// language, and every cell that may be two numbers has three digits behind the mark that this language groups by; else
// the question stays open. Counts of securities alone are evidence: a price of 1,250 may well be one and a quarter.
func (p *proposer) byTongue(l *ListMapping) (NumberStyle, loadline.Text) {
	german, english := false, false
	for _, c := range l.Columns {
		words := fold(c.Head)
		german = german || germanHead(words)
		english = english || anyWord(words, "shares", "shareholder", "stockholder", "stakeholder", "holder", "quantity", "number", "owner", "founder", "share", "stock", "common", "preferred", "options")
	}
	if german == english {
		return NumbersOpen, loadline.Text{}
	}
	style, group, why := PointDecimal, ",", loadline.Textf("English headers, and English groups thousands by commas")
	if german {
		style, group, why = CommaDecimal, ".", loadline.Textf("German headers, and German groups thousands by points (DIN 5008)")
	}
	g, found := p.b.sheet(l.Sheet), false
	for _, col := range l.Columns {
		c, _ := columnOf(col.Letter)
		for r := l.Header; numeric(col.Field) && r < l.Last; r++ {
			x := g.at(r, c)
			if _, _, got := figureOf(x, NumbersOpen); x.kind != text || got != ambiguous {
				continue
			}
			if !strings.Contains(x.text, group) {
				return NumbersOpen, loadline.Text{}
			}
			found = found || counted(col.Field) || col.Field == "total"
		}
	}
	if !found {
		return NumbersOpen, loadline.Text{}
	}
	return style, why
}

// germanHead says whether a folded header holds a German word for a holder, a class or a count.
func germanHead(words string) bool {
	for w := range strings.FieldsSeq(words) {
		for _, stem := range []string{"gesellschafter", "aktionaer", "anteil", "aktien", "anzahl", "stueck", "inhaber", "gattung", "klasse", "gruender", "summe", "optionen", "stamm", "vorzug", "geschaeftsanteil"} {
			if strings.HasPrefix(w, stem) {
				return true
			}
		}
	}
	return false
}
