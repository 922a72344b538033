package hclfile

import (
	"cmp"
	"math"
	"slices"

	"loadline"
)

// overlaps tells of facts that are stated under one name for the same days: nobody could tell which of them holds.
func (d *drafting) overlaps() {
	c := d.company
	d.backwards()
	overlapsIn(d, c.Offices, func(o *loadline.Office) (loadline.Ref, loadline.Span, loadline.Source) { return o.Ref(), o.Span, o.At })
	overlapsIn(d, c.Bodies, func(b *loadline.Body) (loadline.Ref, loadline.Span, loadline.Source) { return b.Ref(), b.Span, b.At })
	for i := range c.Bodies {
		b := &c.Bodies[i]
		overlapsIn(d, b.Seats, func(s *loadline.Seat) (loadline.Ref, loadline.Span, loadline.Source) {
			return loadline.Ref{Kind: "seat", Name: b.Name + "." + s.Name}, s.Span, s.At
		})
		overlapsIn(d, b.Votes, func(v *loadline.VoteRule) (loadline.Ref, loadline.Span, loadline.Source) {
			return loadline.Ref{Kind: "votes", Name: v.Name}, v.Span, v.At
		})
	}
	overlapsIn(d, c.Matters, func(m *loadline.Matter) (loadline.Ref, loadline.Span, loadline.Source) { return m.Ref(), m.Span, m.At })
	overlapsIn(d, c.Consents, func(x *loadline.Consent) (loadline.Ref, loadline.Span, loadline.Source) { return x.Ref(), x.Span, x.At })
	overlapsIn(d, c.Rights, func(x *loadline.Right) (loadline.Ref, loadline.Span, loadline.Source) { return x.Ref(), x.Span, x.At })
	overlapsIn(d, c.Agreements, func(x *loadline.VotingAgreement) (loadline.Ref, loadline.Span, loadline.Source) {
		return x.Ref(), x.Span, x.At
	})
	overlapsIn(d, c.Drags, func(x *loadline.Drag) (loadline.Ref, loadline.Span, loadline.Source) { return x.Ref(), x.Span, x.At })
	overlapsIn(d, c.Upons, func(x *loadline.Upon) (loadline.Ref, loadline.Span, loadline.Source) { return x.Ref(), x.Span, x.At })
}

func overlapsIn[T any](d *drafting, list []T, parts func(*T) (loadline.Ref, loadline.Span, loadline.Source)) {
	if len(list) < 2 {
		return
	}
	var all []stretch
	for i := range list {
		ref, span, at := parts(&list[i])
		from, to := certain(span)
		if from <= to {
			all = append(all, stretch{ref.String(), from, to, at})
		}
	}
	d.tellOverlaps(all)
}

// stretch is the days for which a fact is stated for certain.
type stretch struct {
	name     string
	from, to loadline.Date
	at       loadline.Source
}

// tellOverlaps tells each that shares a day with one before it. An event may come at any time, so that an end which hangs
// on one shares no day for certain, and a beginning only from its date on.
func (d *drafting) tellOverlaps(all []stretch) {
	slices.SortStableFunc(all, func(a, b stretch) int { return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.from, b.from)) })
	for i, last := 1, 0; i < len(all); i++ {
		a, b := all[last], all[i]
		if a.name == b.name && b.from <= a.to {
			d.overlap(a, b)
		}
		if a.name != b.name || b.to > a.to {
			last = i
		}
	}
}

func (d *drafting) overlap(a, b stretch) {
	since := loadline.Textf("On %v both hold, and a fact has one state on a day.", b.from)
	if b.from == math.MinInt32 {
		since = loadline.Textf("Neither says when it begins: both hold on every day until one of them ends.")
	}
	if a.at.From > b.at.From {
		a, b = b, a
	}
	d.tell(loadline.Error, loadline.PeriodsOverlap, b.at, loadline.Textf("%v is stated twice for the same days", a.name), since,
		loadline.Textf("The first is in line %d. Give each its own days with from and to, the last day included; or another name.", a.at.Line), a.at)
}

// certain is from when to when a span holds whatever happens; nothing where the first lies behind the second.
func certain(s loadline.Span) (from, to loadline.Date) {
	from, to = math.MinInt32, math.MaxInt32
	if len(s.From) > 0 {
		from = math.MaxInt32
	}
	for _, t := range s.From {
		if t.Kind == loadline.DayComes {
			from = min(from, t.Date)
		}
	}
	for _, t := range s.Until {
		if t.Kind != loadline.DayComes {
			return math.MaxInt32, math.MinInt32
		}
		to = min(to, t.Date)
	}
	return from, to
}
