package captable

import (
	"fmt"

	"loadline"
)

// tally is how far a schedule has come: exactly, and in the shares that its allocation type pays out.
type tally struct {
	of     loadline.Ratio // the quantity of the security
	exact  loadline.Ratio // the portions met, as a quantity
	vested loadline.Ratio // what has vested of them
	scale  loadline.Ratio // shares of the moment for one as issued: what is rounded are shares of the moment
}

// round rounds a quantity as issued to whole shares of the moment.
func (t *tally) round(q loadline.Ratio, by loadline.Rounding) loadline.Ratio {
	return q.Mul(t.scale).Round(0, by).Quo(t.scale)
}

// tranches vests k of n equal tranches of a condition, each exactly portion (a quantity).
//
// The allocation types are those of Open Cap Format (schema/enums/AllocationType, which spreads 18 shares over four
// tranches). The cumulative types round what has come together so far, over all conditions of the schedule. The loaded
// types spread what a condition comes to over its own tranches, whole shares each, and put what does not divide at one
// end; a condition comes to the difference of the rounded portions before and after it, rounded up where the load is at
// the front and down where it is at the back, so that conditions add up to the grant.
func (t *tally) tranches(by loadline.AllocationType, portion loadline.Ratio, k, n int) {
	if k <= 0 {
		return
	}
	after := t.exact.Add(portion.Mul(loadline.Int(int64(k))))
	end := t.exact.Add(portion.Mul(loadline.Int(int64(n))))
	switch by {
	case loadline.CumulativeRounding:
		t.reach(t.round(after, loadline.HalfUp))
	case loadline.CumulativeRoundDown:
		t.reach(t.round(after, loadline.Down))
	case loadline.Fractional:
		t.reach(after)
	case loadline.FrontLoaded, loadline.FrontLoadedToSingleTranche:
		t.load(by, t.round(end, loadline.Up).Min(t.of).Sub(t.vested), k, n)
	case loadline.BackLoaded, loadline.BackLoadedToSingleTranche:
		t.load(by, t.round(end, loadline.Down).Sub(t.vested), k, n)
	default:
		panic(fmt.Sprintf("captable: unknown allocation type %d", by))
	}
	if t.exact = after; t.exact.Cmp(t.of) >= 0 {
		t.reach(t.of) // the last tranche takes what is left, a fraction of a share too
	}
}

// load spreads whole shares over n tranches, of which k have come.
func (t *tally) load(by loadline.AllocationType, total loadline.Ratio, k, n int) {
	total = total.Mul(t.scale)
	each := total.Quo(loadline.Int(int64(n))).Round(0, loadline.Down)
	over := total.Sub(each.Mul(loadline.Int(int64(n))))
	extra := loadline.Ratio{}
	switch by {
	case loadline.FrontLoaded:
		extra = over.Min(loadline.Int(int64(k)))
	case loadline.BackLoaded:
		extra = over.Sub(loadline.Int(int64(n - k))).Max(loadline.Ratio{})
	case loadline.FrontLoadedToSingleTranche:
		extra = over
	case loadline.BackLoadedToSingleTranche:
		if k == n {
			extra = over
		}
	}
	t.reach(t.vested.Add(each.Mul(loadline.Int(int64(k))).Add(extra).Quo(t.scale)))
}

// amount vests a fixed quantity.
func (t *tally) amount(q loadline.Ratio) {
	t.exact = t.exact.Add(q)
	t.reach(t.vested.Add(q))
}

// reach sets what has vested: never less than before, never more than there is.
func (t *tally) reach(v loadline.Ratio) { t.vested = v.Max(t.vested).Min(t.of) }
