package financing

import "slices"

// sliced is the payout with the slices put on top: the proceeds at which so much is left, and the knots of the slices' limits.
func (f *flow[T]) sliced() *Payout[T] {
	if len(f.Slices) == 0 {
		return &f.net
	}
	out := &Payout[T]{One: f.One, Slices: make([]T, len(f.Slices)), Several: f.before(f.net.Several), Unsettled: f.before(f.net.Unsettled)}
	for _, k := range f.net.Knots {
		k.Proceeds, k.Sliced = f.gross(k.Proceeds)
		out.Knots = append(out.Knots, k)
	}
	for n, s := range f.Slices {
		if s.Most.Sign() > 0 && s.Part.Sign() > 0 {
			out.Knots = append(out.Knots, f.limit(n, s.Most.Quo(s.Part)))
		}
	}
	slices.SortStableFunc(out.Knots, func(a, b Knot[T]) int { return a.Proceeds.Cmp(b.Proceeds) })
	kept := f.One
	for n, s := range f.Slices {
		if s.Most.Sign() == 0 {
			out.Slices[n] = s.Part
			kept = kept.Sub(s.Part)
		}
	}
	for _, s := range f.net.Slope {
		out.Slope = append(out.Slope, s.Mul(kept))
	}
	out.Rises = f.net.Rises.Mul(kept)
	return out
}

// before are proceeds from which slices are still to be cut.
func (f *flow[T]) before(net []Stretch[T]) []Stretch[T] {
	var out []Stretch[T]
	for _, r := range net {
		from, _ := f.gross(r.From)
		to, _ := f.gross(r.To)
		out = append(out, Stretch[T]{from, to})
	}
	return out
}

// limit is the knot at which a slice reaches its most.
func (f *flow[T]) limit(n int, gross T) Knot[T] {
	net := gross
	var cut []T
	for _, s := range f.Slices {
		c := gross.Mul(s.Part)
		if s.Most.Sign() > 0 {
			c = least(c, s.Most)
		}
		cut, net = append(cut, c), net.Sub(c)
	}
	paid, _, level := f.net.At(net)
	return Knot[T]{Proceeds: gross, Level: level, Paid: paid, Sliced: cut, Turns: []Turning{{Sliced, n}}}
}

// gross is the proceeds of which so much is left, and what each slice then is. What is left rises with the proceeds, and turns
// where a slice reaches its most.
func (f *flow[T]) gross(net T) (T, []T) {
	type step struct {
		at T // proceeds
		of int
	}
	var steps []step
	part := f.One
	for n, s := range f.Slices {
		part = part.Sub(s.Part)
		if s.Most.Sign() > 0 && s.Part.Sign() > 0 {
			steps = append(steps, step{s.Most.Quo(s.Part), n})
		}
	}
	slices.SortStableFunc(steps, func(a, b step) int { return a.at.Cmp(b.at) })
	var from, left T
	for _, s := range steps {
		here := left.Add(s.at.Sub(from).Mul(part))
		if here.Cmp(net) >= 0 {
			break
		}
		from, left, part = s.at, here, part.Add(f.Slices[s.of].Part)
	}
	all := from.Add(net.Sub(left).Quo(part))
	cut := make([]T, len(f.Slices))
	for n, s := range f.Slices {
		if cut[n] = all.Mul(s.Part); s.Most.Sign() > 0 {
			cut[n] = least(cut[n], s.Most)
		}
	}
	return all, cut
}

// At is what each claim and each slice is paid of these proceeds, and the level of a share in the rest.
func (p *Payout[T]) At(proceeds T) (paid, sliced []T, level T) {
	n, _ := slices.BinarySearchFunc(p.Knots, proceeds, func(k Knot[T], x T) int {
		if k.Proceeds.Cmp(x) <= 0 {
			return -1
		}
		return 1
	})
	from := &p.Knots[max(n, 1)-1]
	over := proceeds.Sub(from.Proceeds)
	if n >= len(p.Knots) {
		return onward(from.Paid, p.Slope, over), onward(from.Sliced, p.Slices, over), from.Level.Add(p.Rises.Mul(over))
	}
	to := &p.Knots[n]
	part := over.Quo(to.Proceeds.Sub(from.Proceeds))
	return between(from.Paid, to.Paid, part), between(from.Sliced, to.Sliced, part), from.Level.Add(to.Level.Sub(from.Level).Mul(part))
}

func onward[T Field[T]](from, slope []T, over T) []T {
	out := make([]T, len(slope))
	for i := range slope {
		if slope[i].Sign() != 0 {
			out[i] = slope[i].Mul(over)
		}
		if i < len(from) {
			out[i] = out[i].Add(from[i])
		}
	}
	return out
}

func between[T Field[T]](from, to []T, part T) []T {
	out := make([]T, len(to))
	for i := range to {
		var begin T
		if i < len(from) {
			begin = from[i]
		}
		if out[i] = begin; to[i].Cmp(begin) != 0 {
			out[i] = begin.Add(to[i].Sub(begin).Mul(part))
		}
	}
	return out
}

// Begins is the proceeds above which a claim gets anything, and whether it ever does.
func (p *Payout[T]) Begins(claim int) (proceeds T, ever bool) {
	last := len(p.Knots) - 1
	for n, k := range p.Knots {
		if n < last && p.Knots[n+1].Paid[claim].Sign() > 0 || n == last && p.Slope[claim].Sign() > 0 {
			return k.Proceeds, true
		}
	}
	return proceeds, false
}
