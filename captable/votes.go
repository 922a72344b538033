package captable

import (
	"slices"
	"sort"

	"loadline"
)

// weights are what one share of each class counts for on a day.
type weights struct {
	ratio []loadline.Number // as-converted shares, through all rights
	into  []int32           // the class at the end of the rights; none where they lead to several
	why   []doubtKind       // of the class: what leaves ratio or into open
	votes []loadline.Number // per share
	whole []bool            // the ratio is a whole number: converted shares need no rounding down
	any   loadline.Number   // ratio of a right whose class is not said: that of any class of the company
}

// weigh finds what a share of each class counts for.
func (l *Ledger) weigh(day loadline.Date) *weights {
	n := len(l.classes)
	w := &weights{ratio: make([]loadline.Number, n), into: make([]int32, n), why: make([]doubtKind, n), votes: make([]loadline.Number, n), whole: make([]bool, n)}
	ends := l.conversions(day)
	for i := range l.classes {
		c := int32(i)
		if w.votes[i] = l.ask1(doubt{votesNotStated, c}); l.classes[i].fact != nil {
			w.votes[i] = l.statedVotes(c)
		}
		w.ratio[i], w.into[i], w.why[i] = ends[i].ratio, ends[i].into, ends[i].why
		r, known := w.ratio[i].Exact()
		w.whole[i] = known && r.IsInt()
		if w.any.Lo == nil && w.any.Hi == nil && len(w.any.Open) == 0 {
			w.any = w.ratio[i]
		} else {
			w.any = hull(w.any, w.ratio[i])
		}
	}
	if n == 0 {
		w.any = loadline.Exactly(loadline.Int(1))
	}
	return w
}

// ask1 is an amount of which only the question is known.
func (l *Ledger) ask1(d doubt) loadline.Number {
	return span{open: true}.number([]loadline.Unknown{l.ask(d)})
}

// statedVotes is the votes of a share as stated; never 1 by default, never negative.
func (l *Ledger) statedVotes(c int32) loadline.Number {
	v := l.classes[c].fact.VotesPerShare
	if v.Known() {
		return spanOf(v).number(nil)
	}
	return spanOf(v).number(append(slices.Clip(v.Open), l.ask(doubt{votesNotStated, c})))
}

// tooLong says whether a bound has more digits than any document writes: a hostile file, whose ratio is then not known.
func tooLong(n loadline.Number) bool {
	return n.Lo != nil && long(*n.Lo) || n.Hi != nil && long(*n.Hi)
}

// right is a conversion right on a day, and since when its ratio stands.
type right struct {
	loadline.ConversionRight
	since loadline.Date
}

// rightsOf are the rights of a class on a day: as stated, each replaced by the last adjustment for the same target. An
// adjustment that names no target replaces the only right. A stated ratio is that of the class's original issue date: a
// split before its first share was issued is in it already (NVCA Model Certificate of Incorporation, adjustment for stock
// splits "after the Original Issue Date").
func (l *Ledger) rightsOf(c int32, day loadline.Date) []right {
	var out []right
	if f := l.classes[c].fact; f != nil {
		for _, r := range f.Conversions {
			since := l.classes[c].begins
			if since == 0 {
				since = latest // nothing of it is issued: no split came after
			}
			out = append(out, right{r, since})
		}
	}
	at := make(map[string]int, len(out))
	for i := range out {
		at[out[i].IntoClassID] = i
	}
	for _, a := range l.classes[c].rights {
		if a.from > day {
			break
		}
		to := right{a.to, a.from}
		if to.IntoClassID == "" && len(out) == 1 {
			to.IntoClassID = out[0].IntoClassID
		}
		if i, ok := at[to.IntoClassID]; ok {
			out[i] = to
			continue
		}
		at[to.IntoClassID] = len(out)
		out = append(out, to)
	}
	return out
}

// ratioOf is the ratio of a right on a day. Splits of either class since it was set move it where the right says so: a
// share that is divided gives less, a target that is divided gives more.
func (l *Ledger) ratioOf(from, to int32, r right, day loadline.Date) loadline.Number {
	n := l.statedRatio(from, r)
	if s := spanOf(n); !n.Known() {
		n = s.number(append(slices.Clip(n.Open), l.ask(doubt{ratioNotStated, from})))
	} else {
		n = s.number(nil)
	}
	out := n
	moved := n
	for _, x := range l.classes[from].splits {
		if x.date > r.since && x.date <= day {
			moved = moved.Quo(loadline.Exactly(x.ratio))
			out = followed(out, moved, r.FollowsSplit)
		}
	}
	for _, x := range l.classes[to].splits {
		if x.date > r.since && x.date <= day {
			moved = moved.Mul(loadline.Exactly(x.ratio))
			out = followed(out, moved, r.FollowsSplit)
		}
	}
	if r.FollowsSplit == loadline.CannotTell {
		if out = n.Hull(moved); !out.Known() {
			out.Open = append(slices.Clip(out.Open), l.ask(doubt{ratioFollows, from}))
		}
	}
	return out
}

// statedRatio is the ratio of a right as stated; where only a conversion price is, the original issue price over it (NVCA
// Model Certificate of Incorporation, "Conversion Price").
func (l *Ledger) statedRatio(from int32, r right) loadline.Number {
	f := l.classes[from].fact
	if r.Ratio.Lo != nil || r.Ratio.Hi != nil || f == nil {
		return r.Ratio
	}
	price, priced := r.Price.Get()
	original, issued := f.OriginalIssuePrice.Get()
	if !priced || !issued || price.Currency != original.Currency || price.Amount.Sign() <= 0 {
		return r.Ratio
	}
	return loadline.Exactly(original.Amount.Quo(price.Amount))
}

func followed(still, moved loadline.Number, follows loadline.Truth) loadline.Number {
	if follows == loadline.Yes {
		return moved
	}
	return still
}

func (l *Ledger) classIndex(id string) (int32, bool) {
	i, ok := l.classID[id]
	return i, ok
}

// authorizedOn is the limit that stands on a day.
func authorizedOn(stated loadline.Stated[loadline.Shares], changes []authorization, day loadline.Date) loadline.Stated[loadline.Shares] {
	if n := sort.Search(len(changes), func(i int) bool { return changes[i].from > day }); n > 0 {
		return changes[n-1].limit
	}
	return stated
}
