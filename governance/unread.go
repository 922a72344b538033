package governance

import (
	"fmt"
	"slices"

	"loadline"
)

// raised finds what a document that was not read may ask beyond the law: a provision on how a body acts at all lets it ask for
// a vote of more. Such a vote is all of the body at the most, so that all of it certainly decide and the law's own vote possibly.
func (w *weighing) raised(l *leaf) {
	if w.form == loadline.WrittenConsent {
		return
	}
	if more, by, ok := w.o.raisable(l.a, w.form); ok {
		l.raise = &more
		l.asks = fmt.Sprintf("Does %s ask for a larger vote of %s than the law: %s?", w.o.Title(by.document), w.o.Title(by.body), w.o.says(w.m))
	}
}

// raiser is which document may ask more of which body.
type raiser struct{ document, body loadline.Ref }

// raisable is an approval with all of a body in the place of each vote of it that an unread document may raise, and whether
// there is any.
func (o *Order) raisable(a loadline.Approval, form loadline.Form) (loadline.Approval, raiser, bool) {
	if len(a.Of) > 0 {
		found, any := raiser{}, false
		of := make([]loadline.Approval, len(a.Of))
		for i := range a.Of {
			more, by, ok := o.raisable(a.Of[i], form)
			if of[i] = more; ok {
				found, any = by, true
			}
		}
		a.Of = of
		return a, found, any
	}
	b := o.body(a.Who)
	if a.Kind != loadline.Vote || b == nil || !bySeats(b) {
		return a, raiser{}, false
	}
	for _, r := range o.onBody(o.lawOf(b), kindOf(b), form) {
		if r.p.Needs.Kind != loadline.Vote || r.p.Force != loadline.Floor && r.p.Force != loadline.Default {
			continue
		}
		if unread := o.unreadOf(r.p); len(unread) > 0 {
			all := a
			all.Threshold = loadline.Threshold{Fraction: loadline.Exactly(loadline.Int(1)), Comparison: loadline.AtLeast, Base: loadline.Outstanding}
			return loadline.Approval{Kind: loadline.AllOf, Of: []loadline.Approval{a, all}, At: a.At}, raiser{unread[0].Ref(), b.Ref()}, true
		}
	}
	return a, raiser{}, false
}

// raises is the provision on how a body acts at all that lets the document ask more of its vote, where the provision on the
// matter does not name this kind of document: who decides is for the charter, how large a vote of the board does for the bylaws
// too (8 Del. C. § 141(a), (b)). nil where there is none.
func (w *weighing) raises(a loadline.Approval, p *loadline.Provision) *ruling {
	b := w.o.body(a.Who)
	if a.Kind != loadline.Vote || b == nil || !bySeats(b) || p.Force != loadline.Floor && p.Force != loadline.Default {
		return nil
	}
	for _, r := range w.o.onBody(w.o.lawOf(b), kindOf(b), w.form) {
		votes := r.p.Needs.Kind == loadline.Vote && (r.p.Force == loadline.Floor || r.p.Force == loadline.Default)
		if r.p != p && votes && slices.Contains(r.p.Setting, w.kind) {
			return &r
		}
	}
	return nil
}

// weighs says by what the law's voters weigh, where that is not the votes that they have.
func (w *weighing) weighs(l leaf) {
	by := l.rule.p.Weight
	if by == "" || l.a.Kind != loadline.Vote {
		return
	}
	w.assume(loadline.Textf("the votes of %v are in proportion to the %v, and whoever has a part of it votes (%v)", w.o.Title(l.a.Who), by, l.rule.p.Cites),
		loadline.Textf("Which part of the %v has each of %v, those without a vote among them?", by, w.o.Title(l.a.Who)), l.rule.p.At)
}
