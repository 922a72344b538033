package outlook

import "loadline"

// run is a training run on the path.
type run struct {
	of     *loadline.Training
	ref    loadline.Ref
	supply *supply
	need   need
	first  int            // its first month
	pace   loadline.Ratio // chip-hours a day on which it is supplied; zero: as reserved capacity allows
	left   loadline.Ratio
	course RunCourse
}

// load is a load of serving on the path.
type load struct {
	of          *loadline.Serving
	ref         loadline.Ref
	supply      *supply
	need        need
	first, last int
	hours       loadline.Ratio // needed in the month up to which it has grown
	factor      loadline.Ratio
}

// loading lays out the loads and the runs of the plan.
func (b *book) loading() {
	for i := range b.c.Plan.Servings {
		s := &b.c.Plan.Servings[i]
		ref := loadline.Ref{Kind: "serve", Name: s.Name}
		l := &load{of: s, ref: ref, supply: b.on(s.On), need: b.serving(s), last: b.months - 1}
		grows := b.optional(s.Grows, loadline.Ratio{}, high, loadline.Textf("By how much does %v grow a month?", ref), s.At, append(b.resultsOf(l.supply.of), capacityRef(s.On))...)
		l.hours, l.factor = l.need.hours, loadline.Int(1).Add(grows)
		if s.From != 0 {
			l.first = b.since(s.From, ref, s.At)
		}
		if s.To != 0 {
			l.last = min(l.last, b.monthOf(s.To))
		}
		for month := l.first; month < 0; month++ {
			b.growLoad(l)
		}
		b.loads = append(b.loads, l)
	}
	for i := range b.c.Plan.Trainings {
		if r := b.runOf(&b.c.Plan.Trainings[i]); r != nil {
			b.runs = append(b.runs, r)
		}
	}
}

func (b *book) growLoad(l *load) { l.hours = b.grown(l.hours, l.factor, l.ref, l.of.At) }

// runOf is the run; nil where it is over when the plan begins.
func (b *book) runOf(t *loadline.Training) *run {
	r := &run{of: t, ref: loadline.Ref{Kind: "train", Name: t.Name}, supply: b.on(t.On), first: b.monthOf(t.From)}
	if t.To != 0 && t.To < b.first {
		return nil
	}
	r.need = b.training(t)
	r.left = r.need.hours
	begins := t.From.AddMonthsOn(0, 1)
	switch {
	case t.To != 0:
		days := span{begins, t.To.AddMonthsOn(0, 31)}
		r.pace = r.left.Quo(loadline.Int(max(1, days.days())))
		if r.first < 0 {
			r.left = thousandths(r.pace.Mul(loadline.Int(span{b.first, days.to}.days())))
		}
	case r.supply.capacity.Sign() == 0:
		r.pace = r.left.Quo(loadline.Int(span{begins, begins.AddMonthsOn(0, 31)}.days()))
	}
	if r.first < 0 && t.To == 0 {
		b.assume(loadline.Textf("all of %v is still to be done on %v", r.ref, b.first), loadline.Textf("How much of %v is done?", r.ref), t.At)
	}
	r.first = max(r.first, 0)
	r.course = RunCourse{Name: t.Name, On: t.On, Hours: r.left, Band: r.need.band, At: t.At}
	if t.To != 0 {
		r.course.Planned = t.To.AddMonthsOn(0, 31)
	}
	return r
}

// used is what of a contract's chip-hours a month takes.
type used struct{ reserved, used, onDemand, unserved loadline.Ratio }

// computing schedules the loads and the runs of a month.
func (b *book) computing(month int, uses *[]use) map[*supply]*used {
	whole := span{b.start(month), b.last(month)}
	taken := map[*supply]*used{}
	for _, s := range b.supplies {
		taken[s] = &used{reserved: s.reserved(whole)}
	}
	for _, l := range b.loads {
		if month < l.first || month > l.last {
			continue
		}
		needs := thousandths(l.hours)
		b.growLoad(l)
		spans := l.supply.supplied(whole)
		served := thousandths(needs.Mul(loadline.Frac(total(spans), whole.days())))
		taken[l.supply].take(served)
		taken[l.supply].unserved = taken[l.supply].unserved.Add(needs.Sub(served))
		b.useHours(uses, spans, served, use{supply: l.supply, ref: l.ref, use: "serving", purpose: l.of.Purpose, at: l.of.At}, l.need.price)
	}
	for _, r := range b.runs {
		if month >= r.first && r.left.Sign() > 0 {
			b.train(r, whole, taken[r.supply], uses)
		}
	}
	return taken
}

// take uses reserved hours first.
func (u *used) take(hours loadline.Ratio) {
	reserved := hours.Min(u.reserved.Sub(u.used))
	u.used, u.onDemand = u.used.Add(reserved), u.onDemand.Add(hours.Sub(reserved))
}

// train goes on with a run for a month.
func (b *book) train(r *run, whole span, u *used, uses *[]use) {
	spans := r.supply.supplied(whole)
	days := total(spans)
	if days == 0 {
		return
	}
	most := r.pace.Mul(loadline.Int(days))
	if r.pace.Sign() == 0 {
		most = u.reserved.Sub(u.used)
		if u.reserved.Sign() == 0 { // its contract is over: as fast as before, on demand
			most = r.supply.capacity.Mul(loadline.Frac(days, whole.days()))
		}
	}
	if most = thousandths(most); most.Sign() <= 0 {
		return
	}
	if r.course.Starts == 0 {
		r.course.Starts = spans[0].from
		b.turn(r.course.Starts, RunStarts, r.ref, r.course.Hours, loadline.Textf("%v starts: %v chip-hours", r.ref, r.course.Hours), r.of.At)
	}
	done := r.left.Min(most)
	if tail := r.left.Sub(done); tail.Cmp(loadline.Int(1)) < 0 { // thousandths that rounding left over
		done = r.left
	}
	r.left = r.left.Sub(done)
	if r.left.Sign() == 0 {
		took := done.Mul(loadline.Int(days)).Quo(most).Round(3, loadline.HalfUp) // no day for what rounding left over
		whole, _ := took.Round(0, loadline.Up).Int64()
		spans = head(spans, max(1, min(whole, days)))
		r.course.Ends = spans[len(spans)-1].to
		b.turn(r.course.Ends, RunEnds, r.ref, r.course.Hours, loadline.Textf("%v ends", r.ref), r.of.At)
	}
	u.take(done)
	b.useHours(uses, spans, done, use{supply: r.supply, ref: r.ref, use: "training", purpose: r.of.Purpose, run: r, at: r.of.At}, r.need.price)
}

// head is the first so many days of some spans.
func head(spans []span, days int64) []span {
	var out []span
	for _, s := range spans {
		if days <= 0 {
			break
		}
		if s.days() > days {
			s.to = s.from.AddDays(int(days) - 1)
		}
		out, days = append(out, s), days-s.days()
	}
	return out
}

// useHours is the use of chip-hours that are spread over some days, each part at the price of who supplies it.
func (b *book) useHours(uses *[]use, spans []span, hours loadline.Ratio, like use, price loadline.Ratio) {
	days := total(spans)
	for _, s := range spans {
		u := like
		u.days = s
		at := price
		if st := like.supply.stoppage; st != nil && st.Resumes != 0 && s.from >= st.Resumes && !unsaid(st.Price) {
			at = b.figure(st.Price, high, loadline.Textf("What does a chip-hour of the substitute of %v cost?", like.supply.of.Ref()), st.At, cashRef())
		}
		u.amount = cents(hours.Mul(at).Mul(loadline.Frac(s.days(), days)))
		*uses = append(*uses, u)
	}
}
