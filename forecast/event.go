package forecast

// Attempt is something that is tried when a trigger fires, takes its time, and closes or fails: a raise.
type Attempt struct {
	Trigger Mask   // tried in a month in which this is yes on a living path, no earlier attempt is open and its pause is over
	Luck    uint64 // the variable of whose n-th number it hangs whether the n-th attempt closes

	// Odds is the chance that the attempt with this number, from 0, closes; it is asked in the month of the decision, on the
	// paths of the mask. Nil is certain.
	Odds func(number Vector, decided Mask) Vector
	// Months is how long the attempt takes: 0 decides it in the month of the trigger. It is asked when the attempt starts, on the paths of the
	// mask. Nil is 0.
	Months func(number Vector, starts Mask) Vector
	// Pause is how many months after the start of an attempt the next may start at the earliest. The zero Vector is none.
	Pause Vector
}

// Attempted is what becomes of an [Attempt] in a month. Starts and one of Closes and Fails may come in the same month.
type Attempted struct {
	Starts, Closes, Fails Mask
	Open                  Mask   // started, and not decided by the end of the month
	Number                Vector // of the latest attempt, from 0; -1 before the first
	Closed                Vector // how many have closed
}

// Try adds an attempt.
func (p *Program) Try(a Attempt) Attempted {
	zero, one := p.Const(0), p.Const(1)
	left, wait, number, closed := p.Declare(), p.Declare(), p.Declare(), p.Declare()
	leftBefore, numberBefore := p.Lag(left, 1, zero), p.Lag(number, 1, p.Const(-1))
	busy, next := p.Less(zero, leftBefore), p.Add(numberBefore, one)
	free := p.AndNot(p.And(p.Alive(), a.Trigger), busy)
	if a.Pause != 0 {
		waited := p.Sub(p.Lag(wait, 1, zero), one)
		free = p.And(free, p.LessEq(waited, zero))
		p.Define(wait, p.Select(free, a.Pause, waited))
	}
	out := Attempted{Starts: free, Number: number, Closed: closed}
	p.Define(number, p.Select(out.Starts, next, numberBefore))
	takes := zero
	if a.Months != nil {
		takes = a.Months(next, out.Starts)
	}
	remaining := p.Select(out.Starts, takes, p.Sub(leftBefore, one))
	pending := p.Less(zero, remaining)
	running := p.And(p.Alive(), p.Or(out.Starts, busy))
	out.Open = p.And(running, pending)
	p.Define(left, p.Select(out.Open, remaining, zero))

	decided := p.AndNot(running, pending)
	out.Closes = decided
	if a.Odds != nil {
		luck := p.Uniform(p.UncertainEvent(a.Luck, number, decided))
		out.Closes = p.And(decided, p.Less(luck, a.Odds(number, decided)))
	}
	out.Fails = p.AndNot(decided, out.Closes)
	closedBefore := p.Lag(closed, 1, zero)
	p.Define(closed, p.Select(out.Closes, p.Add(closedBefore, one), closedBefore))
	return out
}

// Reached is yes from the month on in which a mask is yes for the first time: a milestone on which later lines depend.
func (p *Program) Reached(m Mask) Mask {
	reached := p.DeclareMask()
	p.DefineMask(reached, p.Or(m, p.LagMask(reached, 1)))
	return reached
}

// First is yes in the month alone in which a mask is yes for the first time.
func (p *Program) First(m Mask) Mask { return p.AndNot(m, p.LagMask(p.Reached(m), 1)) }

// Sum is the running total of a vector, this month's included, from initial on: a balance.
func (p *Program) Sum(v, initial Vector) Vector {
	total := p.Declare()
	p.Define(total, p.Add(p.Lag(total, 1, initial), v))
	return total
}
