package governance_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/control"
	"loadline/governance"
)

// holdOuts are those of a decision, with room for all of them.
func holdOuts(t rapid.TB, d *governance.Decision, group control.Coalition, aim governance.Aim) governance.HoldOuts {
	sure, maybe, err := d.Rule.Games(d.Weights)
	if err != nil {
		t.Fatal(err)
	}
	return d.HoldOuts(sure, maybe, group, aim, control.Budget{List: 1 << 12})
}

// refuses says by trying every conduct of all others whether a set of deciders can refuse what is demanded: they are against a
// matter that is to happen, and for one that is not to. Whoever nobody stated is with them where the reading is possible, but for
// whom the group itself counts.
func refuses(t rapid.TB, d *governance.Decision, h, group control.Coalition, aim governance.Aim, r control.Reading) bool {
	if r == control.Possible {
		h = d.Joined(h).Minus(group)
	}
	n := len(d.Parties)
	e := d.Rule.Evaluator()
	for conduct := range uint64(1) << n {
		for_ := control.Coalition{conduct}
		if aim == governance.ToHappen && for_.Minus(h).Len() != for_.Len() || aim == governance.ToFail && !for_.Holds(h) {
			continue // of those who hold out everybody does
		}
		reading := r
		if aim == governance.ToHappen {
			reading = r.Opposite() // the others are read the other way round
		}
		passes, err := e.Wins(&d.Weights, reading, for_)
		if err != nil {
			t.Fatal(err)
		}
		if passes == (aim == governance.ToHappen) {
			return false
		}
	}
	return true
}

// The hold-outs of a group against their definition, on small companies with and without open facts, today and after elections:
// every set of deciders outside of it is tried, and every conduct of the others.
func TestHoldOutsAreMinimalAndComplete(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, _ := whole(t)
		if rapid.Bool().Draw(t, "open") {
			omit(t, c)
		}
		d := decided(t, c, governance.Horizon{Kind: rapid.SampledFrom([]governance.HorizonKind{governance.Today, governance.AfterElections}).Draw(t, "horizon")})
		n := len(d.Parties)
		group := control.Coalition{rapid.Uint64Range(0, 1<<n-1).Draw(t, "group")}
		aim := rapid.SampledFrom([]governance.Aim{governance.ToHappen, governance.ToFail}).Draw(t, "aim")
		got := holdOuts(t, d, group, aim)
		apart := group.Union(d.Joined(nil))
		able := func(r control.Reading) (out []uint64) {
			for h := range uint64(1) << n {
				if set := (control.Coalition{h}); set.Minus(apart).Len() == set.Len() && refuses(t, d, set, group, aim, r) {
					out = append(out, h)
				}
			}
			return out
		}
		certain, possible := able(control.Certain), able(control.Possible)
		perhaps := slices.DeleteFunc(least(possible), func(h uint64) bool { return slices.Contains(certain, h) })
		if want := least(certain); !slices.Equal(bitsOf(got.Certain), want) || got.Certain.None != (len(want) == 0) {
			t.Fatalf("%b of %v: certain %b, by trying all %b", group, d.Parties, bitsOf(got.Certain), want)
		}
		if !slices.Equal(bitsOf(got.Possible), perhaps) || got.Possible.None != (len(perhaps) == 0) {
			t.Fatalf("%b of %v: possible %b, by trying all %b", group, d.Parties, bitsOf(got.Possible), perhaps)
		}
		if nobodyLeft := len(certain) == 0; nobodyLeft != (got.Formal != loadline.No) || (len(possible) == 0) != (got.Formal == loadline.Yes) {
			t.Fatalf("by its own votes: %v, certain hold-outs %b, possible %b", got.Formal, certain, possible)
		}
		if vain := slices.Contains(certain, 0); vain != (got.Open == loadline.No) {
			t.Fatalf("can it come about: %v, certain hold-outs %b", got.Open, certain)
		}
	})
}

// least are the sets that hold none of the others.
func least(sets []uint64) (out []uint64) {
	for _, s := range sets {
		if !slices.ContainsFunc(sets, func(o uint64) bool { return o != s && o&s == o }) {
			out = append(out, s)
		}
	}
	return out
}

func bitsOf(f control.Family) (out []uint64) {
	for _, c := range f.Coalitions {
		bits := uint64(0)
		if len(c) > 0 {
			bits = c[0]
		}
		out = append(out, bits)
	}
	slices.Sort(out)
	return out
}

// A clause that is left out never adds a set of deciders who certainly can refuse.
func TestOmissionAddsNoHoldOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, n := whole(t)
		aim := rapid.SampledFrom([]governance.Aim{governance.ToHappen, governance.ToFail}).Draw(t, "aim")
		members := rapid.Uint64Range(0, 1<<n-1).Draw(t, "group")
		full := decided(t, c, governance.Horizon{})
		less := *c
		less.Matters = []loadline.Matter{c.Matters[0]}
		less.Matters[0].Ways = slices.Clone(c.Matters[0].Ways)
		less.Matters[0].Ways[0].Needs.Of = slices.Clone(c.Matters[0].Ways[0].Needs.Of)
		less.Bodies, less.Classes, less.Consents = slices.Clone(c.Bodies), slices.Clone(c.Classes), slices.Clone(c.Consents)
		less.Bodies[0].Seats, less.Agreements = slices.Clone(c.Bodies[0].Seats), slices.Clone(c.Agreements)
		what := omit(t, &less)
		open := decided(t, &less, governance.Horizon{})
		for _, h := range holdOuts(t, open, among(open, members), aim).Certain.Coalitions {
			var same control.Coalition
			for v := range h.Voters() {
				if i, ok := full.Voter(open.Parties[v].Ref); ok {
					same = same.With(i)
				}
			}
			if !refuses(t, full, same, nil, aim, control.Certain) {
				t.Fatalf("without %s, %v certainly can refuse, and with it they cannot", what, h)
			}
		}
	})
}

// among is the coalition of the stakeholders of these numbers.
func among(d *governance.Decision, members uint64) control.Coalition {
	var out control.Coalition
	for i := range 64 {
		if v, ok := d.Voter(who(i)); ok && members>>i&1 == 1 {
			out = out.With(v)
		}
	}
	return out
}
