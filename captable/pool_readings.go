package captable

import "loadline"

// A pool hangs on every reading that one of its grants hangs on. Where the plan itself follows splits or not, all its
// grants are of one unit, and the pool is computed with them. Otherwise the grants may be of several units, and each takes
// from the pool what it uses: the pool is what is certain to be left, and in each unit what an alternative spares of the
// most that the unit may use. So a grant that may not be there and the share that the pool then keeps are one sum.

// poolPart is what an alternative leaves in the pool of a plan.
type poolPart struct {
	plan      int32
	available span
}

// poolShare is the securities of a plan that are of one unit, and what they use, by alternative.
type poolShare struct {
	plan        int32
	grants      []int32
	used        []span
	outstanding []span
}

// hull is what the securities use over all alternatives.
func (s *poolShare) hull() (used, outstanding span) {
	used, outstanding = s.used[0], s.outstanding[0]
	for a := range s.used[1:] {
		used, outstanding = used.hull(s.used[a+1]), outstanding.hull(s.outstanding[a+1])
	}
	return used, outstanding
}

// divide tells the securities of each plan by unit: those that every reading agrees on, and the shares of the units. Plans
// whose own choice is open are left to their unit.
func (h *Holdings) divide(unitOf map[int32]int32, units []unit) (sure [][]int32, shares [][]poolShare) {
	sure, shares = make([][]int32, len(h.l.plans)), make([][]poolShare, len(units))
	for i := range h.l.plans {
		p := &h.l.plans[i]
		if _, open := unitOf[p.choice]; open && p.choice != none {
			continue
		}
		if len(unitOf) == 0 {
			sure[i] = p.grants
			continue
		}
		in := map[int32]int{} // of a unit: the place of the plan's share
		for _, g := range p.grants {
			u := h.l.unitOf(g, unitOf)
			if u == none {
				sure[i] = append(sure[i], g)
				continue
			}
			at, ok := in[u]
			if !ok {
				at = len(shares[u])
				in[u] = at
				shares[u] = append(shares[u], poolShare{plan: int32(i)})
			}
			shares[u][at].grants = append(shares[u][at].grants, g)
		}
	}
	return sure, shares
}

// pool adds up the pools of plans whose own choice is not open.
func (h *Holdings) pool(f *folder, unitOf map[int32]int32, sure [][]int32, shares [][]poolShare) {
	of := make([][]*poolShare, len(h.l.plans))
	units := make([][]int, len(h.l.plans)) // of the shares; -1 where the unit's alternatives are too many
	for u := range shares {
		for j := range shares[u] {
			p := shares[u][j].plan
			of[p] = append(of[p], &shares[u][j])
			units[p] = append(units[p], h.place[u])
		}
	}
	for i := range h.l.plans {
		if _, open := unitOf[h.l.plans[i].choice]; open && h.l.plans[i].choice != none {
			continue
		}
		p := int32(i)
		x := pool{reserved: f.reserved(p).plus(f.foreign(p))}
		x.used, x.outstanding = f.used(p, sure[i])
		h.certain[i] = h.spare(x, of[i], units[i], p)
		for _, s := range of[i] {
			used, outstanding := s.hull()
			x.used, x.outstanding = x.used.plus(used), x.outstanding.plus(outstanding)
		}
		for _, u := range units[i] {
			if u >= 0 {
				h.onPool[i] = h.onPool[i].all(h.units[u].doubts())
			}
		}
		if x = x.balanced(); h.certain[i] == nil {
			h.certain[i] = &x.available
		}
		h.pools[i] = x
	}
}

// spare divides what a plan has left into what is certain and what the alternatives of units leave, and gives the former;
// nil where the reserve may be used up, for then what is left is no sum.
func (h *Holdings) spare(x pool, shares []*poolShare, units []int, p int32) *span {
	most := make([]loadline.Ratio, len(shares))
	need := x.used
	for j, s := range shares {
		used, _ := s.hull()
		if used.open {
			return nil
		}
		if most[j] = used.hi; units[j] < 0 {
			need = need.plus(used)
		} else {
			need = need.plus(exactly(used.hi))
		}
	}
	if need.open || x.reserved.lo.Cmp(need.hi) < 0 {
		return nil
	}
	for j, s := range shares {
		if units[j] < 0 {
			continue
		}
		for a, used := range s.used {
			part := poolPart{p, exactly(most[j]).apart(used)}
			h.units[units[j]].pools[a] = append(h.units[units[j]].pools[a], part)
		}
	}
	left := x.reserved.apart(need)
	return &left
}
