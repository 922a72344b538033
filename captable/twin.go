package captable

import (
	"cmp"
	"slices"

	"loadline"
)

// A security is one issuance. Where a file issues one id several times, an issuance that says the same as another is that
// one, stated twice, and counts once. Of issuances that differ nobody knows whether one is a slip and which of them an
// event means: each counts between nothing and all of it, and no event on the id is followed.

// sibling is an issuance of an id that was issued before.
type sibling struct{ first, next int32 }

// issuedAgain finds issuances of one id.
func (b *builder) issuedAgain() {
	slices.SortFunc(b.again, func(x, y sibling) int { return cmp.Or(cmp.Compare(x.first, y.first), cmp.Compare(x.next, y.next)) })
	for i := 0; i < len(b.again); {
		group := []int32{b.again[i].first} // the issuances of the id that differ
		first := i
		for ; i < len(b.again) && b.again[i].first == b.again[first].first; i++ {
			group = b.compareTwin(group, b.again[i].next)
		}
		if len(group) > 1 {
			for _, s := range group {
				b.secs[s].has |= twin
			}
		}
		for ; first < i; first++ {
			b.tellTwin(b.again[first].first, b.again[first].next)
		}
	}
	b.again = nil
}

// mostTwins is how many issuances of one id are compared with one another.
const mostTwins = 64

// compareTwin adds an issuance to those of its id unless it says the same as one of them.
func (b *builder) compareTwin(group []int32, next int32) []int32 {
	n := &b.secs[next]
	for _, i := range group[:min(len(group), mostTwins)] {
		if b.sameIssuance(&b.secs[i], n) {
			n.qty = loadline.Ratio{}
			return group
		}
	}
	return append(group, next)
}

// sameIssuance says whether two issuances say the same of everything that is counted.
func (b *builder) sameIssuance(x, y *security) bool {
	return x.kind == y.kind && (x.has|y.has)&loose == 0 && x.holder == y.holder && x.class == y.class && x.plan == y.plan &&
		x.date == y.date && x.qty.Equal(y.qty) && x.terms == y.terms && (x.has|y.has)&dated == 0 &&
		b.issued(x).CustomID == b.issued(y).CustomID
}

func (b *builder) tellTwin(first, next int32) {
	if b.notes.full(loadline.DuplicateID, loadline.Warning) {
		return
	}
	f, t := b.issued(&b.secs[first]), b.issued(&b.secs[next])
	d := loadline.Diagnostic{Code: loadline.DuplicateID, Severity: loadline.Warning,
		Summary: loadline.Textf("The security %q is issued twice", t.SecurityID),
		Detail:  loadline.Textf("On %v and on %v. A security is one issuance: which of them an event means, and whether one is a slip, cannot be told. Each is counted between nothing and all of it.", f.Date, t.Date),
		Hint:    loadline.Textf("Give each issuance its own security id."),
		At:      t.At, Related: []loadline.Source{f.At}}
	if b.secs[next].has&twin == 0 {
		d.Detail = loadline.Textf("Another issuance of the id says the same, on %v and for as many: it is counted once.", t.Date)
		d.Hint = loadline.Textf("Remove one, or give each issuance its own security id.")
	}
	b.notes.add(d)
}
