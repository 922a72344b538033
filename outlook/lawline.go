package outlook

import (
	"slices"

	"loadline"
)

// lawLines tells from which day on cash lasts less than the company's law looks ahead, such as the twelve months of § 19(2) InsO.
// What follows from it hangs on what no plan says, the assets and the debts, and is asked; the ledger gives it no name of the law.
func (b *book) lawLines() {
	for _, p := range b.c.ProvisionsOn(b.first) {
		if p.Force == loadline.Line && p.Ahead != (loadline.Duration{}) {
			b.lawLine(p)
		}
	}
}

func (b *book) lawLine(p *loadline.Provision) {
	ref := loadline.Ref{Kind: "provision", Name: p.Name}
	for i := range b.course.Open {
		if h := &b.course.Open[i]; slices.Contains(h.On, cashRef()) {
			h.On = append(h.On, ref)
		}
	}
	if b.out == 0 {
		if last := b.end() - 1; p.Ahead.After(b.first) > b.end() {
			b.hang(loadline.Unknown{Question: loadline.Textf("Does cash last %v from %v on, as far as %v looks ahead? The plan ends on %v.", p.Ahead, b.first, p.Cites, last).String(), At: b.c.Plan.At}, loadline.Textf("no day is told"), ref)
		}
		return
	}
	from := max(b.first, firstWithin(p.Ahead, b.out))
	b.turn(from, LawLine, ref, loadline.Ratio{}, loadline.Textf("from here on cash lasts less than %v: by this plan it is out on %v. %v: %v. Whether assets cover debts the file does not say: ask counsel", p.Ahead, b.out, p.Cites, p.Effect), p.At)
	b.hang(loadline.Unknown{Question: loadline.Textf("Do the company's assets cover its debts on %v (%v)?", from, p.Cites).String(), At: b.c.Plan.At}, loadline.Textf("neither"), ref)
}

// firstWithin is the first day from which another lies less than a time ahead. Months differ in length: two days may come to the
// same one, a time later, which counting back alone would miss.
func firstWithin(ahead loadline.Duration, end loadline.Date) loadline.Date {
	from := end.AddMonths(-ahead.Months).AddDays(-ahead.Days - 4)
	for from < end && ahead.After(from) <= end {
		from++
	}
	return from
}
