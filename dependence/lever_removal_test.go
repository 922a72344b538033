package dependence_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/dependence"
)

// changed is a company in which one thing about a lever is otherwise, as a removal names it. The figure is in months, or a part.
func changed(c *loadline.Company, of loadline.Ref, word, what string, to loadline.Ratio) *loadline.Company {
	out := fewer(c, "", 0)
	need := &out.Needs[slices.IndexFunc(out.Needs, func(n loadline.Need) bool { return n.Name == word })]
	long := loadline.Spell{Months: loadline.Exactly(to), Days: exactly(0)}
	var k *loadline.Contract
	if i := slices.IndexFunc(out.Contracts, func(k loadline.Contract) bool { return k.Ref() == of }); i >= 0 {
		k = &out.Contracts[i]
		k.Stops = slices.Clone(k.Stops)
	}
	switch what {
	case "notice":
		k.Stops[0].Notice = loadline.Say(long, none)
	case "replace":
		if need.Replace = long; k != nil {
			k.Replace = long
		}
	case "endures":
		need.Endures = long
	case "share":
		k.Share = loadline.Exactly(to)
	case "pledge":
		out.Pledges[0].Share = loadline.Exactly(to)
	case "offer":
		out.Offers[0].By, out.Offers[0].Makes = loadline.SayNone[loadline.Ref](none), loadline.Stated[[]string]{}
	case "right", "condition":
		switch {
		case k != nil:
			k.Stops[0].Notice = loadline.SayNone[loadline.Spell](none)
		case of.Kind == "tranche" && what == "right":
			out.Tranches[0].Withhold = loadline.Say(false, none)
		case of.Kind == "tranche":
			out.Tranches[0].Met = loadline.Yes
		case what == "right":
			out.Loans[0].Callable = loadline.SayNone[loadline.Spell](none)
		default:
			loan := out.Loans[0]
			loan.Covenants = slices.Clone(loan.Covenants)
			loan.Covenants[0].Breached = loadline.No
			out.Loans[0] = loan
		}
	}
	return out
}

// gone says whether a lever certainly does not end the company: it does not bite, or may not be used; of who joins it and who makes it
// good, that it is latent.
func gone(c *loadline.Company, id, what string) bool {
	l, there := byID(dependence.Levers(c, today, dependence.Engines{}), id)
	if what == "pledge" || what == "offer" {
		return !there || l.Ready() == loadline.No
	}
	return !there || min(l.Fatal, l.Lawful.Is) == loadline.No
}

// Every change of one thing that takes a lever away is named, and none else: held against each value that the facts may have, made in
// the facts, with the levers found anew.
func TestWhatTakesALeverAwayAgainstEveryValue(t *testing.T) {
	figures := []struct {
		what string
		unit int64 // 1: months, upwards or downwards by the sign of toward; 20: parts
		up   bool
	}{{"notice", 1, true}, {"replace", 1, false}, {"endures", 1, true}, {"share", 20, false}, {"pledge", 20, false}}
	rapid.Check(t, func(t *rapid.T) {
		c := leverage(t)
		for _, l := range dependence.Levers(c, today, dependence.Engines{}) {
			if l.Target != "" || l.Kind == dependence.HireAway || l.Fatal != loadline.Yes || l.Ready() != loadline.Yes || strings.Contains(l.ID, "/all") {
				continue
			}
			named := map[string]dependence.Removal{}
			for _, r := range l.Bite.Removes {
				named[r.What] = r
				to := loadline.Int(0)
				if r.To.Known() {
					to = *r.To.Lo
				}
				if cash := l.Bite.Need == "cash" && r.What == "notice"; !cash && !gone(changed(c, l.Of, l.Bite.Need, r.What, to), l.ID, r.What) {
					t.Fatalf("%s is there in spite of %s", l.ID, r.Says)
				}
			}
			for _, f := range figures {
				if l.Bite.Need == "cash" && f.what != "replace" && f.what != "endures" {
					continue
				}
				nearest, found := nearestThat(c, l, f.what, f.unit, f.up)
				r, ok := named[f.what]
				if trivial := nearest.Sign() == 0 && f.what == "replace"; found != ok && !trivial {
					t.Fatalf("%s: %s of %v takes it away %v, named %v", l.ID, f.what, nearest, found, ok)
				}
				if ok && found && !onGrid(*r.To.Lo, f.unit).Equal(nearest) {
					t.Fatalf("%s: %s of %v takes it away, named %v", l.ID, f.what, nearest, r.To)
				}
			}
			for _, what := range []string{"right", "condition", "offer"} {
				applies := what == "offer" || l.Kind != dependence.Leave
				if _, ok := named[what]; applies && ok != gone(changed(c, l.Of, l.Bite.Need, what, loadline.Int(0)), l.ID, what) && stands(l, what) {
					t.Fatalf("%s: without its %s %v, named %v", l.ID, what, !ok, ok)
				}
			}
		}
	})
}

// stands says whether a lever has such a thing that could be taken from it.
func stands(l dependence.Lever, what string) bool {
	switch what {
	case "right":
		return l.Kind == dependence.StopSupply || l.Kind == dependence.CallLoan || l.Kind == dependence.NotPay
	case "condition":
		return l.Kind == dependence.RefuseWaiver || l.Kind == dependence.NotPay
	}
	return l.Of.Kind == "contract"
}

// nearestThat is the value of a figure nearest to its own at which a lever is gone.
func nearestThat(c *loadline.Company, l dependence.Lever, what string, unit int64, up bool) (loadline.Ratio, bool) {
	now := map[string]loadline.Number{"notice": l.Bite.Notice, "replace": l.Bite.Replace, "endures": l.Bite.Endures, "share": l.Bite.Taken, "pledge": c.Pledges[0].Share}[what]
	if what == "pledge" && !l.Crowd {
		return loadline.Ratio{}, false
	}
	for n := range int64(30) {
		v := now.Lo.Add(loadline.Frac(n, unit))
		if !up {
			v = now.Lo.Sub(loadline.Frac(n, unit))
		}
		if v.Sign() < 0 {
			break
		}
		if gone(changed(c, l.Of, l.Bite.Need, what, v), l.ID, what) {
			return v, true
		}
	}
	return loadline.Ratio{}, false
}

// onGrid is a value at or below which a part is one of so many, as the test tries them; of months it is itself.
func onGrid(v loadline.Ratio, unit int64) loadline.Ratio {
	return v.Mul(loadline.Int(unit)).Floor().Quo(loadline.Int(unit))
}

// A change of a figure that several levers rest on is made in all of them: the levers after it are those of the changed facts.
func TestAChangeIsMadeInEveryLeverThatRestsOnIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := leverage(t)
		for i := range c.Needs { // places tell facts apart
			c.Needs[i].At = loadline.Source{File: "x", Line: int32(100 + i)}
		}
		for i := range c.Contracts {
			c.Contracts[i].At = loadline.Source{File: "x", Line: int32(200 + i)}
			c.Contracts[i].Stops[0].At = loadline.Source{File: "x", Line: int32(300 + i)}
		}
		c.Pledges[0].At, c.Offers[0].At = loadline.Source{File: "x", Line: 400}, loadline.Source{File: "x", Line: 401}
		ls := dependence.Levers(c, today, dependence.Engines{})
		for _, l := range ls {
			for _, r := range l.Bite.Removes {
				if l.Target != "" || r.What != "endures" && r.What != "pledge" && r.What != "share" || l.Kind == dependence.HireAway || strings.Contains(l.ID, "/all") {
					continue
				}
				anew := dependence.Levers(changed(c, l.Of, l.Bite.Need, r.What, *r.To.Lo), today, dependence.Engines{})
				for _, was := range ls {
					is, ok := byID(anew, was.ID)
					if got := was.After(r, l); ok && was.Target == "" && !strings.Contains(was.ID, "/all") && min(got.Fatal, got.Ready()) != min(is.Fatal, is.Ready()) {
						t.Fatalf("%s after %s of %s: %v, of the facts %v", was.ID, r.Says, l.ID, fmt.Sprint(standingOf(got)), fmt.Sprint(standingOf(is)))
					}
				}
			}
		}
	})
}
