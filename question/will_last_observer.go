package question

import (
	"math"
	"slices"

	"loadline"
	"loadline/deals"
	"loadline/forecast"
)

// closesOnPaths is how a raise of the plan shows itself in a program.
type closesOnPaths struct {
	closes      forecast.Happens
	amount, pre forecast.Vector // zero: as the papers say
}

// controlWatch is what a program watches of who decides.
type controlWatch struct {
	d      *controlPaths
	raises []closesOnPaths
	groups []groupWatch
	limits []limitWatch
}

// groupWatch is a group's part of all shares and of all votes, at the least and at the most.
type groupWatch struct {
	owned, votes [2]forecast.Vector
	byMonth      [2]forecast.Watched // of the least: owned, votes
	last         [2]forecast.Watched // of the most
}

// limitWatch is a limit on who decides: see [truthMark].
type limitWatch struct {
	mark forecast.Vector
	end  forecast.Watched // on the paths that have not run dry
}

// truthMark is a truth as a number in a program: 1 is no, 2 cannot tell, 3 yes.
func truthMark(t loadline.Truth) float64 { return float64(t) + 2 }

// fine is in which steps sums of parts are kept.
const fine = 0x1p-40

// watch adds to a program what becomes of control. Living is on which paths cash has not run dry by the end of a month.
func (d *controlPaths) watch(p *forecast.Program, raises []closesOnPaths, living forecast.Mask) *controlWatch {
	w := &controlWatch{d: d, raises: raises}
	now := d.after(nil).readings[0]
	path := pathVotes{d: d, x: now}
	for i := range d.groups {
		var g groupWatch
		least, most := path.owned(i)
		lo, hi := path.voteShare(i)
		g.owned = [2]forecast.Vector{p.Outside(least), p.Outside(most)}
		g.votes = [2]forecast.Vector{p.Outside(lo), p.Outside(hi)}
		g.byMonth = [2]forecast.Watched{p.WatchFine(g.owned[0], forecast.EveryMonth, living, fine), p.WatchFine(g.votes[0], forecast.EveryMonth, living, fine)}
		g.last = [2]forecast.Watched{p.WatchFine(g.owned[1], forecast.LastMonth, living, fine), p.WatchFine(g.votes[1], forecast.LastMonth, living, fine)}
		w.groups = append(w.groups, g)
	}
	for i := range d.limits {
		mark := p.Outside(truthMark(now.held[i]))
		w.limits = append(w.limits, limitWatch{mark, p.WatchFine(mark, forecast.LastMonth, living, 1)})
	}
	return w
}

// observer makes an observer for one worker.
func (w *controlWatch) observer() func(*forecast.Moment) {
	o := &controlObserver{w: w, closers: map[*deals.ClosedReading]*deals.PathCloser{}, kept: map[*decidesOnPath]*evaluated{}, block: -1}
	return o.see
}

// controlObserver follows the closings of the paths of one block.
type controlObserver struct {
	w       *controlWatch
	block   int64 // the first path of the block that it follows
	lanes   []laneControl
	closers map[*deals.ClosedReading]*deals.PathCloser
	kept    map[*decidesOnPath]*evaluated
	result  deals.PathClosing
}

// laneControl is what has closed on a path.
type laneControl struct {
	at     *closings
	shares [][]float64 // by reading, then by issue; nil of a reading that is alike on every path
}

func (o *controlObserver) see(m *forecast.Moment) {
	if m.Path(0) != o.block {
		o.block = m.Path(0)
		for i := range o.lanes {
			o.lanes[i] = laneControl{}
		}
	}
	for n, r := range o.w.raises {
		for lane := range m.Fired(r.closes) {
			for len(o.lanes) <= lane {
				o.lanes = append(o.lanes, laneControl{})
			}
			t := deals.PathTerms{Cash: -1, PreMoney: -1}
			if r.amount != 0 {
				t.Cash = m.Values(r.amount)[lane]
			}
			if r.pre != 0 {
				t.PreMoney = m.Values(r.pre)[lane]
			}
			o.close(&o.lanes[lane], n, t)
			o.tell(m, lane)
		}
	}
}

// close closes a raise on a path.
func (o *controlObserver) close(l *laneControl, raise int, t deals.PathTerms) {
	d := o.w.d
	if l.at == nil {
		l.at, l.shares = d.after(nil), make([][]float64, 1)
	}
	order, papers := l.at.order, d.c.Company.Plan.Raises[raise].Round != ""
	if papers || !slices.Contains(order, raise) { // shares without papers are of one kind, however often they are sold
		order = append(slices.Clip(order), raise)
	}
	next := d.after(order)
	shares := make([][]float64, len(next.readings))
	for i, x := range next.readings {
		if x.alike {
			continue
		}
		parent, had := x.parent, []float64(nil)
		if next == l.at {
			parent = i
		}
		if had = l.shares[parent]; had == nil {
			had = papersOf(l.at.readings[parent])
		}
		if shares[i] = o.issue(x, l.at.readings[parent], had, t, papers); shares[i] == nil {
			next = &closings{order: order, asks: loadline.Textf("At which price do the raises of the plan close on every path? On some there is none, or what nobody stated bears on it")}
			shares = nil
			break
		}
	}
	l.at, l.shares = next, shares
}

// papersOf are the issues as the papers have them.
func papersOf(x *afterClosing) []float64 {
	out := make([]float64, len(x.issues))
	for i := range out {
		out[i] = x.issues[i].papers
	}
	return out
}

// issue is how many shares of each issue there are after a closing; nil where it has no price on the path.
func (o *controlObserver) issue(x, before *afterClosing, had []float64, t deals.PathTerms, papers bool) []float64 {
	besides := 0.0
	for i, n := range had {
		besides += n - before.issues[i].papers
	}
	if !papers { // sold at the pre-money over all shares
		n := math.Floor(t.Cash / t.PreMoney * (before.all + besides) * (1 + 0x1p-50))
		if !(n >= 0 && n < 1<<53) {
			return nil
		}
		out := slices.Clone(had)
		if len(x.issues) > len(had) {
			return append(out, n)
		}
		out[slices.IndexFunc(x.issues, func(s issuedOnPath) bool { return s.loose })] += n
		return out
	}
	closer := o.closers[x.last]
	if closer == nil {
		closer = x.last.OnPaths()
		o.closers[x.last] = closer
	}
	t.Besides = besides
	if !closer.Close(t, &o.result) {
		return nil
	}
	out := append(slices.Clone(had), o.result.Issued...)
	out = append(append(out, o.result.Converted...), o.result.More...)
	if len(out) < len(x.issues) {
		out = append(out, o.result.Added)
	}
	return out
}

// tell writes where a path stands.
func (o *controlObserver) tell(m *forecast.Moment, lane int) {
	l := &o.lanes[lane]
	for i, g := range o.w.groups {
		owned, votes := [2]float64{math.Inf(1), math.Inf(-1)}, [2]float64{math.Inf(1), math.Inf(-1)}
		for j, x := range l.at.readings {
			p := pathVotes{d: o.w.d, x: x, shares: l.shares[j]}
			least, most := p.owned(i)
			lo, hi := p.voteShare(i)
			owned[0], owned[1], votes[0], votes[1] = min(owned[0], least), max(owned[1], most), min(votes[0], lo), max(votes[1], hi)
		}
		if len(l.at.readings) == 0 {
			owned, votes = [2]float64{math.NaN(), math.NaN()}, [2]float64{0, 1}
		}
		for end := range 2 {
			m.Values(g.owned[end])[lane], m.Values(g.votes[end])[lane] = owned[end], votes[end]
		}
	}
	for i, limit := range o.w.limits {
		m.Values(limit.mark)[lane] = truthMark(o.holds(l, i))
	}
}

// holds says whether a limit holds on a path: in every reading, in none, or it cannot be told.
func (o *controlObserver) holds(l *laneControl, limit int) loadline.Truth {
	lo, hi := loadline.Yes, loadline.No
	for j, x := range l.at.readings {
		t := loadline.CannotTell
		if x.alike {
			t = x.held[limit]
		} else {
			t = x.rules[limit].holds(&pathVotes{d: o.w.d, x: x, shares: l.shares[j], kept: o.kept})
		}
		lo, hi = min(lo, t), max(hi, t)
	}
	if len(l.at.readings) == 0 || lo != hi {
		return loadline.CannotTell
	}
	return lo
}
