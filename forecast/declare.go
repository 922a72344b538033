package forecast

// When says in which months a vector is counted.
type When uint8

// The months in which a watched vector is counted: each month by itself, the last alone, or all months together.
const (
	EveryMonth When = iota + 1
	LastMonth
	AllMonths
)

// Watched is what [Program.Watch] returns, a handle to ask a [Tally] with.
type Watched int32

// Counted is what [Program.CountMask] returns.
type Counted int32

// Cause is what [Program.Dies] returns: a cause of death.
type Cause int32

// Happens is what [Program.Notice] returns: an event that calls the observer.
type Happens int32

type watch struct {
	v     Vector
	when  When
	where Mask // 0 for everywhere
	scale float64
}

// Watch counts a vector so that its percentiles and its mean can be told. Sums are kept in steps of 1/16: see [Program.WatchFine].
func (p *Program) Watch(v Vector, when When) Watched { return p.WatchFine(v, when, 0, 1.0/16) }

// WatchFine is Watch on the paths of a mask (the zero Mask: on all) with sums in steps of quantum, rounded up to a power of two; values beyond
// 2^45 steps are summed as that many. Percentiles know no quantum.
func (p *Program) WatchFine(v Vector, when When, where Mask, quantum float64) Watched {
	p.watches = append(p.watches, watch{v, when, where, p.stepsIn(quantum, v)})
	return Watched(len(p.watches) - 1)
}

// CountMask counts by month on how many paths a mask is yes.
func (p *Program) CountMask(m Mask) Counted {
	p.counts = append(p.counts, m)
	return Counted(len(p.counts) - 1)
}

// Dies says that a path ends in the month in which the mask is first yes: from the next month on it is not [Program.Alive], and
// causes, events and counts are no longer counted on it. Where several causes come in one month, the one declared first counts.
func (p *Program) Dies(m Mask) Cause {
	p.deaths = append(p.deaths, m)
	return Cause(len(p.deaths) - 1)
}

// Notice says that the observer is to be called for a block in the months in which the mask is yes on a path that was alive
// when the month began.
func (p *Program) Notice(m Mask) Happens {
	p.events = append(p.events, m)
	return Happens(len(p.events) - 1)
}

// Show keeps a vector for the observer to read.
func (p *Program) Show(v Vector) Vector {
	p.shown = append(p.shown, v)
	return v
}
