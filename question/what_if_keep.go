package question

import (
	"slices"

	"loadline"
	"loadline/formula"
	"loadline/limits"
)

// keep finds for each input of a round the interval in which all limits that are to be kept hold.
func (w *whatIf) keep() {
	if w.kept = w.toKeep(); len(w.kept) == 0 {
		return
	}
	for _, col := range w.columns[1:] {
		for _, in := range w.c.Draft.Inputs {
			if now, known := in.Value.Exact(); known && w.moves(col, in, now) {
				k := keeper{w: w, col: col, in: in, now: now, seen: map[string][]limits.Outcome{}}
				w.data.Keep = append(w.data.Keep, k.kept())
			}
		}
	}
}

// moves says whether an input bears on a round: at an end of its range the papers or the closing are others.
func (w *whatIf) moves(col *column, in loadline.Input, now loadline.Ratio) bool {
	at := func(x loadline.Ratio) string {
		c, _ := w.drafted(col, col.pick[0]).At(loadline.Setting{in.Name: loadline.Exactly(x)})
		i := slices.IndexFunc(c.Rounds, func(r loadline.Round) bool { return r.Name == col.round().Name })
		return loadline.Textf("%v", fingerprint(c, i)).String()
	}
	low, high := limits.Window(in, now)
	own := at(now)
	return at(low) != own || at(high) != own
}

// fingerprint is what a closing issues, in a few words.
func fingerprint(c *loadline.Company, round int) loadline.Text {
	out := loadline.Textf("")
	if round >= 0 {
		r := c.Rounds[round]
		out = loadline.Textf("%v %v %v", r.PreMoney.Value, r.PostMoney.Value, r.Price.Value)
		for _, i := range r.Investors {
			out = loadline.Textf("%v %v %v %v %v", out, i.Cash.Value, i.Credits.Value, i.Part.Value, i.Worth)
		}
	}
	for _, t := range c.Transactions {
		if s, ok := t.(*loadline.StockIssuance); ok {
			out = loadline.Textf("%v %v", out, s.Quantity)
		}
	}
	return out
}

// keeper looks for the values of one input of one round at which limits hold.
type keeper struct {
	w    *whatIf
	col  *column
	in   loadline.Input
	now  loadline.Ratio
	seen map[string][]limits.Outcome // by value
}

// finer is how many times finer than by its third digit an input is moved to find the ends exactly; the way to them is tried at
// distances that double from this many steps.
const finer = 10000

// tried is how many values of a range are tried where the limits do not all hold at the present one.
const tried = 32

// kept is the interval around the present value, or around the nearest value that was tried at which all hold.
func (k *keeper) kept() KeptWithin {
	low, high := limits.Window(k.in, k.now)
	step := limits.StepOf(k.now).Quo(loadline.Int(finer))
	out := KeptWithin{Column: k.col.name, Input: k.in.Name, Now: k.now, Within: loadline.Between(low, high), Step: step}
	good, found := k.now, k.all(k.now)
	if !found {
		good, found = k.nearest(low, high, step)
	}
	if !found {
		out.Why = k.excluded(low, high, step)
		return out
	}
	lowest, below := k.end(good, low, step.Neg())
	highest, above := k.end(good, high, step)
	out.Low, out.High, out.Below, out.Above = &lowest, &highest, below, above
	return out
}

// at is how the limits that are to be kept come out at a value, over all readings the worst.
func (k *keeper) at(x loadline.Ratio) []limits.Outcome {
	key := x.String()
	if out, done := k.seen[key]; done {
		return out
	}
	var out []limits.Outcome
	for i, reading := range k.col.pick {
		c, problems := k.w.drafted(k.col, reading).At(loadline.Setting{k.in.Name: loadline.Exactly(x)})
		one := k.w.outcomes(c, problems)
		if i == 0 {
			out = one
			continue
		}
		for n := range out {
			out[n] = max(out[n], one[n])
		}
	}
	k.seen[key] = out
	return out
}

// outcomes are those of the limits that are to be kept, in a company.
func (w *whatIf) outcomes(c *loadline.Company, problems loadline.Diagnostics) []limits.Outcome {
	var out []limits.Outcome
	kept := *c
	kept.Limits = w.kept
	if problems.HasErrors() {
		for range kept.Limits {
			out = append(out, limits.CannotTell)
		}
		return out
	}
	run, _ := newAsking(bareCase(&kept, w.day), w.Def)
	for _, r := range run.run(false) {
		if r.Bad.HasErrors() {
			r.Outcome = limits.CannotTell
		}
		out = append(out, r.Outcome)
	}
	return out
}

// toKeep are the limits that are to be kept: those that are named, or all that hold as it is.
func (w *whatIf) toKeep() []loadline.Limit {
	all := slices.Contains(w.Keep, "all")
	var out []loadline.Limit
	for i, l := range w.c.Company.Limits {
		if all && w.data.Limits[i].Outcomes[0] == limits.Held || slices.Contains(w.Keep, l.Title) {
			out = append(out, l)
		}
	}
	return out
}

// UnknownLimit is the first word of Keep that is no title of a limit, with the nearest title; empty where there is none.
func (q WhatIf) UnknownLimit(c *loadline.Company) (word, near string) {
	var titles []string
	for _, l := range c.Limits {
		titles = append(titles, l.Title)
	}
	for _, word := range q.Keep {
		if word != "all" && !slices.Contains(titles, word) {
			return word, formula.Closest(word, titles)
		}
	}
	return "", ""
}

func (k *keeper) all(x loadline.Ratio) bool {
	return !slices.ContainsFunc(k.at(x), func(o limits.Outcome) bool { return o != limits.Held })
}

// grid are whole steps over the window, the present value among them.
func (k *keeper) grid(low, high, step loadline.Ratio) []loadline.Ratio {
	out := []loadline.Ratio{k.now}
	for i := range int64(tried + 1) {
		x := low.Add(high.Sub(low).Mul(loadline.Frac(i, tried)))
		x = k.now.Add(x.Sub(k.now).Quo(step).Floor().Mul(step))
		if x.Cmp(low) >= 0 && x.Cmp(high) <= 0 {
			out = append(out, x)
		}
	}
	return out
}

// nearest is the value nearest to the present one at which all hold, of those that are tried.
func (k *keeper) nearest(low, high, step loadline.Ratio) (loadline.Ratio, bool) {
	grid := k.grid(low, high, step)
	far := func(x loadline.Ratio) loadline.Ratio { d := x.Sub(k.now); return d.Max(d.Neg()) }
	slices.SortStableFunc(grid, func(a, b loadline.Ratio) int { return far(a).Cmp(far(b)) })
	for _, x := range grid {
		if k.all(x) {
			return x, true
		}
	}
	return loadline.Ratio{}, false
}

// end is the last value on the way to an end of the window at which all hold, a whole number of steps away: one step further
// they do not, and what then breaks is told.
func (k *keeper) end(from, to, step loadline.Ratio) (loadline.Ratio, loadline.Text) {
	n, ok := to.Sub(from).Quo(step).Floor().Int64()
	if !ok || n <= 0 {
		return from, loadline.Textf("the range ends there")
	}
	value := func(i int64) loadline.Ratio { return from.Add(step.Mul(loadline.Int(i))) }
	good, bad := int64(0), int64(-1)
	for i := int64(finer); bad < 0 && good < n; i *= 2 {
		if i = min(i, n); k.all(value(i)) {
			good = i
		} else {
			bad = i
		}
	}
	if bad < 0 {
		return value(n), loadline.Textf("the range ends there")
	}
	for bad-good > 1 {
		if mid := good + (bad-good)/2; k.all(value(mid)) {
			good = mid
		} else {
			bad = mid
		}
	}
	return value(good), loadline.Textf("at %v: %v", value(bad), k.broken(value(bad)))
}

// broken names the limits that do not hold at a value.
func (k *keeper) broken(x loadline.Ratio) loadline.Text {
	var out []loadline.Text
	kept := k.w.kept
	for i, o := range k.at(x) {
		if o != limits.Held {
			out = append(out, loadline.Textf("“%v” is %v", kept[i].Title, o.String()))
		}
	}
	return listed(out)
}

// excluded says why no value was found: a limit that holds at none, or limits that hold at none together.
func (k *keeper) excluded(low, high, step loadline.Ratio) loadline.Text {
	grid := k.grid(low, high, step)
	kept := k.w.kept
	holds := func(limit int, x loadline.Ratio) bool { return k.at(x)[limit] == limits.Held }
	var never []string
	for i, l := range kept {
		if !slices.ContainsFunc(grid, func(x loadline.Ratio) bool { return holds(i, x) }) {
			never = append(never, l.Title)
		}
	}
	if len(never) > 0 {
		return loadline.Textf("at none of %v values between %v and %v holds: %v", len(grid), low, high, list(never, 4))
	}
	for i := range kept {
		for j := range i {
			if !slices.ContainsFunc(grid, func(x loadline.Ratio) bool { return holds(i, x) && holds(j, x) }) {
				return loadline.Textf("“%v” and “%v” exclude each other: each holds at some of %v values between %v and %v, and both at none", kept[j].Title, kept[i].Title, len(grid), low, high)
			}
		}
	}
	return loadline.Textf("at none of %v values between %v and %v do all hold together, though each two of them do", len(grid), low, high)
}
