package outlook

import (
	"math"
	"slices"

	"loadline"
)

// moving is what moves a plan from month to month: its expressions, and what each name of the plan has come to.
type moving struct {
	compiled
	teams   []*team
	values  map[loadline.Ref][]loadline.Ratio
	opening map[loadline.Ref]loadline.Ratio // before the first month
	raises  []*raise
	zero    bool // a division by zero was told
}

// endless is the runway of what burns nothing, in months.
const endless = 1_000_000

func planRef(name string) loadline.Ref { return loadline.Ref{Kind: "plan", Name: name} }

// compileTerms checks all expressions of the plan, and lays out what moves it; what is wrong with them is told.
func (b *book) compileTerms() {
	b.values, b.opening = map[loadline.Ref][]loadline.Ratio{}, map[loadline.Ref]loadline.Ratio{}
	var problems loadline.Diagnostics
	b.compiled, problems = compileAll(b.c)
	b.problems = append(b.problems, problems...)
	b.opening[planRef("cash")], b.opening[planRef("free_cash")] = b.cash, b.cash.Sub(b.line(b.first))
	b.opening[planRef("runway")] = loadline.Int(endless)
	for i := range b.c.Plan.Raises {
		b.raises = append(b.raises, &raise{of: &b.c.Plan.Raises[i], last: -MostMonths, pending: -1})
	}
}

func driverRef(c *loadline.Company, i int) loadline.Ref {
	return loadline.Ref{Kind: "driver", Name: c.Plan.Drivers[i].Name}
}

// inOrder orders things so that each comes after those on which it hangs within a month; those that hang on themselves are left over.
func inOrder(n int, ref func(int) loadline.Ref, terms func(int) []*term) (order, left []int) {
	index := map[loadline.Ref]int{}
	for i := range n {
		index[ref(i)] = i
	}
	const visiting, done = 1, 2
	state := make([]int, n)
	var visit func(i int) bool
	visit = func(i int) bool {
		if state[i] != 0 {
			return state[i] == done
		}
		state[i] = visiting
		ok := true
		for _, t := range terms(i) {
			if t == nil {
				continue
			}
			for _, of := range withinMonth(t) {
				if j, has := index[of]; has {
					ok = visit(j) && ok
				}
			}
		}
		if !ok {
			left = append(left, i)
			return false
		}
		state[i] = done
		order = append(order, i)
		return true
	}
	for i := range n {
		visit(i)
	}
	return order, left
}

// withinMonth are the names that a term hangs on in the same month.
func withinMonth(t *term) []loadline.Ref {
	switch t.op {
	case agoOp:
		return nil
	case nameOp:
		return []loadline.Ref{t.of}
	}
	var out []loadline.Ref
	for i := range t.args {
		out = append(out, withinMonth(&t.args[i])...)
	}
	return out
}

// when is a moment of a month: what has come to be known by then.
type when struct {
	month   int
	owner   string // the kind of what is evaluated: a driver knows no line of its own month
	attempt int    // of a raise
}

// knows says whether a name has its value of the month already, where a term of the owner is evaluated.
func (w when) knows(of loadline.Ref) bool {
	switch w.owner {
	case "milestone": // after the month
		return of.Kind != "milestone"
	case "raise":
		return true
	case "driver", "hire":
		return of.Kind == "driver"
	}
	return of.Kind == "driver" || of.Kind == "hire" || of.Kind == "income" || of.Kind == "cost" // of a line, in their order
}

// value is what a name came to in a month; before the first what it was when the plan began, else nothing.
func (b *book) value(of loadline.Ref, month int) loadline.Ratio {
	if list := b.values[of]; month >= 0 && month < len(list) {
		return list[month]
	}
	if month < 0 {
		return b.opening[of]
	}
	return loadline.Ratio{}
}

// set notes what a name comes to in a month.
func (b *book) set(of loadline.Ref, month int, v loadline.Ratio) {
	for len(b.values[of]) <= month {
		b.values[of] = append(b.values[of], loadline.Ratio{})
	}
	b.values[of][month] = v
}

// number is what a term comes to; a yes is 1.
func (b *book) number(t *term, w when) loadline.Ratio {
	switch t.op {
	case constOp:
		return t.num
	case nameOp:
		return b.named(t.of, w)
	case drawOp:
		return b.drawn(t.draw, w)
	case agoOp:
		return b.value(t.args[0].of, w.month-t.ago)
	case ifOp:
		if b.number(&t.args[0], w).Sign() != 0 {
			return b.number(&t.args[1], w)
		}
		return b.number(&t.args[2], w)
	}
	args := make([]loadline.Ratio, len(t.args))
	for i := range t.args {
		args[i] = b.number(&t.args[i], w)
	}
	return b.apply(t, args)
}

func (b *book) named(of loadline.Ref, w when) loadline.Ratio {
	if of == planRef("month") {
		return loadline.Int(int64(w.month))
	}
	if w.knows(of) {
		return b.value(of, w.month)
	}
	return b.value(of, w.month-1)
}

// drawn is what chance makes of a quantity, else its median.
func (b *book) drawn(q *Quantity, w when) loadline.Ratio {
	at := 0
	switch q.Drawn {
	case loadline.PerMonth:
		at = w.month
	case loadline.PerEvent:
		at = w.attempt
	}
	if b.p.Luck != nil {
		if v, ok := b.p.Luck(q.Key, at); ok {
			return v
		}
	}
	s, _ := SpreadOf(q.Number)
	return median(s)
}

func truthOf(yes bool) loadline.Ratio {
	if yes {
		return loadline.Int(1)
	}
	return loadline.Ratio{}
}

// apply is an operator of numbers.
func (b *book) apply(t *term, a []loadline.Ratio) loadline.Ratio {
	switch t.op {
	case addOp:
		return a[0].Add(a[1])
	case subOp:
		return a[0].Sub(a[1])
	case mulOp:
		return carried(a[0].Mul(a[1]))
	case divOp:
		return b.quotient(t, a[0], a[1])
	case negOp:
		return a[0].Neg()
	case minOp:
		return slices.MinFunc(a, loadline.Ratio.Cmp)
	case maxOp:
		return slices.MaxFunc(a, loadline.Ratio.Cmp)
	case absOp:
		return a[0].Max(a[0].Neg())
	case floorOp:
		return a[0].Floor()
	case expOp:
		return floating(math.Exp(a[0].Float()))
	case logOp:
		return floating(math.Log(max(a[0].Float(), math.SmallestNonzeroFloat64)))
	case sqrtOp:
		return floating(math.Sqrt(max(a[0].Float(), 0)))
	case lessOp:
		return truthOf(a[0].Cmp(a[1]) < 0)
	case mostOp:
		return truthOf(a[0].Cmp(a[1]) <= 0)
	case sameOp:
		return truthOf(a[0].Equal(a[1]))
	case andOp:
		return a[0].Min(a[1])
	case orOp:
		return a[0].Max(a[1])
	}
	return loadline.Int(1).Sub(a[0]) // not
}

// quotient is a part; of nothing it is nothing, which is told once.
func (b *book) quotient(t *term, num, den loadline.Ratio) loadline.Ratio {
	if den.Sign() != 0 {
		return carried(num.Quo(den))
	}
	if !b.zero {
		b.zero = true
		b.problems = append(b.problems, loadline.Diagnostic{Code: loadline.ImplausibleValue, Severity: loadline.Warning, At: t.at,
			Summary: loadline.Textf("the plan divides by nothing"), Detail: loadline.Textf("The quotient is taken as 0 in such months."), Hint: loadline.Textf("Say what it is then: x > 0 ? y / x : 0.")})
	}
	return loadline.Ratio{}
}

// capped keeps a figure of a plan within what there can be.
func (b *book) capped(v loadline.Ratio, of loadline.Ref, at loadline.Source) loadline.Ratio {
	return b.grown(v, loadline.Int(1), of, at)
}

// drive moves the drivers into a month.
func (b *book) drive(month int) {
	for _, i := range b.drivers {
		ref := driverRef(b.c, i)
		t := b.term(ref, "next")
		if month == 0 {
			t = b.term(ref, "start")
		} else if t == nil && b.c.Plan.Drivers[i].Next.IsZero() {
			b.set(ref, month, b.value(ref, month-1))
			continue
		}
		if t != nil {
			b.set(ref, month, b.capped(b.number(t, when{month: month, owner: "driver"}), ref, b.c.Plan.Drivers[i].At))
		}
	}
}

// observe notes how cash stands after a month, and what that reaches.
func (b *book) observe(month int, m *Month) {
	b.set(planRef("gross_burn"), month, m.GrossBurn)
	b.set(planRef("net_burn"), month, m.NetBurn)
	b.noteCash(month, m)
	for _, r := range b.raises {
		b.set(r.of.Ref(), month, loadline.Int(int64(r.closed)))
	}
	for _, r := range b.runs {
		b.set(r.ref, month, truthOf(r.left.Sign() == 0))
	}
	for i := range b.c.Milestones {
		x := &b.c.Milestones[i]
		day, has := x.Reached.Get()
		reached := has && day <= m.To || b.value(x.Ref(), month-1).Sign() != 0
		if t := b.term(x.Ref(), "when"); !reached && t != nil && b.number(t, when{month: month, owner: "milestone"}).Sign() != 0 {
			reached = true
			b.turn(m.To, MilestoneReached, x.Ref(), loadline.Ratio{}, loadline.Textf("%v is reached", x.Ref()), x.At)
		}
		b.set(x.Ref(), month, truthOf(reached))
	}
}

// noteCash notes the cash that a month leaves, and how long it suffices.
func (b *book) noteCash(month int, m *Month) {
	free, runway := m.Free(), loadline.Int(endless)
	if m.NetBurn.Sign() > 0 {
		runway = carried(free.Quo(m.NetBurn))
	}
	b.set(planRef("cash"), month, m.Closing)
	b.set(planRef("free_cash"), month, free)
	b.set(planRef("runway"), month, runway)
}
