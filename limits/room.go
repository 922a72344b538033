package limits

import (
	"fmt"
	"slices"
	"sync"

	"loadline"
	"loadline/captable"
)

// rooms are how far each input can move, the others staying, before the limit comes out the other way. An input that neither
// the limit names nor anything turns on has none.
func (f *finder) rooms(d loadline.Draft) []Room {
	if d.At == nil {
		return nil
	}
	var out []Room
	for _, in := range d.Inputs {
		now, known := in.Value.Exact()
		if !known {
			continue
		}
		r := Room{Input: in, Now: now, Step: StepOf(now)}
		low, high := Window(in, now)
		low, high = low.Min(now), high.Max(now)
		r.Within = loadline.Between(low, high)
		r.Down = f.reach(d, r, low)
		r.Up = f.reach(d, r, high)
		if r.Down != nil || r.Up != nil || slices.Contains(f.of.names, in.Name) {
			out = append(out, r)
		}
	}
	return out
}

// StepOf is the step in which an input is moved: one of its third digit, or of the last that it has where there are more.
func StepOf(now loadline.Ratio) loadline.Ratio {
	size, ten, step := now.Max(now.Neg()), loadline.Int(10), loadline.Int(1)
	if size.Sign() == 0 {
		return loadline.Frac(1, 100)
	}
	least := loadline.Int(100) // of this many steps it is at least
	for size.Quo(step).Cmp(least.Mul(ten)) >= 0 {
		step = step.Mul(ten)
	}
	for size.Quo(step).Cmp(least) < 0 {
		step = step.Quo(ten)
	}
	for range 9 {
		if now.Quo(step).IsInt() {
			break
		}
		step = step.Quo(ten)
	}
	return step
}

// times is how many times its value an input that states no range is moved.
const times = 10

// Window is the values between which an input is moved: its own range; where it states none, from nothing to ten times its
// value, and of nothing to one on either side.
func Window(in loadline.Input, now loadline.Ratio) (low, high loadline.Ratio) {
	far := now.Mul(loadline.Int(times))
	low, high = loadline.Ratio{}.Min(far), loadline.Ratio{}.Max(far)
	if now.Sign() == 0 {
		low, high = loadline.Int(-1), loadline.Int(1)
	}
	if in.Range.Lo != nil {
		low = *in.Range.Lo
	}
	if in.Range.Hi != nil {
		high = *in.Range.Hi
	}
	return low, high
}

// reach is the first value on the way to an end at which the limit comes out the other way, a whole number of steps away: it
// does there, and one step nearer it does not. The way is tried at distances that double; nil where it turns at none of them.
func (f *finder) reach(d loadline.Draft, r Room, end loadline.Ratio) *loadline.Ratio {
	way, sign := end.Sub(r.Now).Quo(r.Step), int64(1)
	if way.Sign() < 0 {
		way, sign = way.Neg(), -1
	}
	n, ok := way.Floor().Int64()
	if !ok {
		return nil
	}
	value := func(k int64) loadline.Ratio { return r.Now.Add(r.Step.Mul(loadline.Int(sign * k))) }
	turns := func(k int64) (turned, there bool) {
		w := f.w.moved(d, r.Input.Name, value(k))
		if w == nil {
			return false, false
		}
		_, turned = f.turned(w)
		return turned, true
	}
	low, high := int64(0), int64(0)
	for k := int64(1); high == 0 && low < n; k *= 2 {
		k = min(k, n)
		switch turned, there := turns(k); {
		case !there:
			return nil // there is no such company
		case turned:
			high = k
		default:
			low = k
		}
	}
	if high == 0 {
		return nil
	}
	for high-low > 1 {
		mid := low + (high-low)/2
		if turned, there := turns(mid); turned && there {
			high = mid
		} else {
			low = mid
		}
	}
	at := value(high)
	return &at
}

// moved is the world with an input at another value, made once; nil where no company can be made with it.
func (w *World) moved(d loadline.Draft, name string, to loadline.Ratio) *World {
	return w.keep(fmt.Sprint("input ", name, to), func() *World {
		c, problems := d.At(loadline.Setting{name: loadline.Exactly(to)})
		if c == nil || problems.HasErrors() {
			return nil
		}
		ledger, wrong := captable.New(c)
		if wrong.HasErrors() {
			return nil
		}
		return NewWorld(c, ledger, w.Date)
	})
}

// keep is a world made once, by its key.
func (w *World) keep(key string, made func() *World) *World {
	w.around.mutex.Lock()
	if w.around.changed == nil {
		w.around.changed = map[string]func() *World{}
	}
	once, ok := w.around.changed[key]
	if !ok {
		once = sync.OnceValue(made)
		w.around.changed[key] = once
	}
	w.around.mutex.Unlock()
	return once()
}
