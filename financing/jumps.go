package financing

// pay goes through the outcomes in order, and through the levels of each.
func (h *hung[T]) pay() bool {
	var level, ended T
	h.parted = h.each(h.reached[0].outcome, level)
	for n, r := range h.reached {
		if n > 0 {
			level = h.level(r.outcome, r.begins)
			h.begin(&h.reached[n-1], &r, level)
		}
		here := &h.net.Knots[len(h.net.Knots)-1]
		for _, t := range h.turned {
			if t.level.Cmp(ended) >= 0 && t.level.Cmp(level) <= 0 {
				here.Turns, here.Level = append(here.Turns, t.Turning), level
			}
		}
		last := n == len(h.reached)-1
		if !last {
			ended = h.level(r.outcome, h.reached[n+1].begins)
		}
		from := level
		for _, t := range h.turned {
			if t.level.Cmp(from) <= 0 || !last && t.level.Cmp(ended) >= 0 {
				continue
			}
			if t.level.Cmp(level) > 0 {
				level = t.level
				h.rise(r.outcome, level)
			}
			here := &h.net.Knots[len(h.net.Knots)-1]
			here.Turns = append(here.Turns, t.Turning)
		}
		if !last {
			h.rise(r.outcome, ended)
		}
	}
	o := h.reached[len(h.reached)-1].outcome
	here, next := h.each(o, level), h.each(o, level.Add(h.One))
	return h.beyond(less(next, here))
}

// rise adds the knot at a level of an outcome.
func (h *hung[T]) rise(o *outcome[T], level T, turns ...Turning) {
	to := h.each(o, level)
	h.knot(level, less(to, h.parted), turns...)
	h.parted = to
}

// begin adds the knot at which an outcome follows another, and says why who is paid otherwise is.
func (h *hung[T]) begin(before, r *run[T], level T) {
	last := &h.net.Knots[len(h.net.Knots)-1]
	below := append([]Turning(nil), last.Turns...)
	knots := len(h.net.Knots)
	h.rise(r.outcome, level, h.changed(before.outcome, r.outcome)...)
	if len(h.net.Knots) > knots {
		h.net.Knots[knots-1].Turns = append(below, Turning{Turn: Jumps})
		h.net.Knots[knots].Proceeds = h.net.Knots[knots-1].Proceeds // the same money, shared otherwise
	}
}

// changed is what the choosers do otherwise in the second outcome.
func (h *hung[T]) changed(before, after *outcome[T]) []Turning {
	var out []Turning
	turn := func(of []chooser[T], was, is int, stays bool) {
		for n, c := range of {
			switch {
			case n < is && n >= was:
				out = append(out, Turning{Converts, c.claim})
			case n >= is && n < was:
				out = append(out, Turning{Returns, c.claim})
			case stays && n < is:
				out = append(out, Turning{Recounted, c.claim})
			}
		}
	}
	turn(h.parts, before.parts, after.parts, h.rises(before).Cmp(h.rises(after)) != 0)
	turn(h.joins, before.joined, after.joined, false)
	return out
}

// each is what each claim gets at a level of an outcome, apart from tiers.
func (h *hung[T]) each(o *outcome[T], level T) []T {
	out := make([]T, len(h.Claims))
	for i := range out {
		out[i] = h.others.at(i, level)
	}
	whole := h.base.Add(o.with).Quo(h.One.Sub(o.of)).Mul(level)
	for n, c := range h.parts {
		if out[c.claim] = h.Claims[c.claim].First; n < o.parts {
			out[c.claim] = whole.Mul(h.Claims[c.claim].Part)
		}
	}
	for n, c := range h.joins {
		if out[c.claim] = h.Claims[c.claim].First; n < o.joined {
			out[c.claim] = level.Mul(h.Claims[c.claim].Shares)
		}
	}
	return out
}

func less[T Field[T]](a, b []T) []T {
	out := make([]T, len(a))
	for i := range a {
		out[i] = a[i].Sub(b[i])
	}
	return out
}

// Below is what [Payout.At] comes to just below these proceeds: another figure only where payouts jump.
func (p *Payout[T]) Below(proceeds T) (paid, sliced []T, level T) {
	for n := 1; n < len(p.Knots); n++ {
		if k := &p.Knots[n-1]; k.Proceeds.Cmp(proceeds) == 0 && p.Knots[n].Proceeds.Cmp(proceeds) == 0 {
			return k.Paid, k.Sliced, k.Level
		}
	}
	return p.At(proceeds)
}

// Leaps are the proceeds at which payouts jump.
func (p *Payout[T]) Leaps() []T {
	var out []T
	for _, k := range p.Knots {
		for _, t := range k.Turns {
			if t.Turn == Jumps {
				out = append(out, k.Proceeds)
			}
		}
	}
	return out
}
