package dependence

import (
	"cmp"
	"slices"

	"loadline"
)

// Drill is what happens when a supplier stops: by each reading of what lets it.
type Drill struct {
	Supplier Supplier
	On       loadline.Date // the day on which it gives notice, or stops
	Readings []Stopping
	Rights   []StopRight // every right of the supplier to stop, and whether it may be used on the day
	Trips    []Tripped   // what else it sets off, by all readings
}

// StopRight is a right of a supplier to stop a contract.
type StopRight struct {
	Contract loadline.Contract
	For      string
	Usable   loadline.Truth // on the day: cannot tell where it takes a reason that the facts do not show
	Earliest loadline.Date  // the first day without it, once there is the reason; 0: not known, or the right is over
	Latest   loadline.Date  // the same at the latest: the notice is an estimate, or begins when the time to put it right is over; 0: not known
	Cure     loadline.Stated[loadline.Duration]
	At       loadline.Source
}

// Stopping is one reading of how a supplier stops.
type Stopping struct {
	Says   loadline.Text
	Lawful loadline.Truth
	Ends   []Ending
	Asks   []loadline.Unknown // what would settle whether it is this one
}

// Ending is a contract that stops in one reading.
type Ending struct {
	Contract loadline.Contract
	On       loadline.Date   // the first day without it; 0: none that is known
	Early    loadline.Date   // the first day on which a substitute may run; 0: not known
	Late     loadline.Date   // the day by which it does; 0: not known
	Gap      loadline.Number // months without supply
	Credits  []VoidCredit
	Runs     []string // names of planned runs and loads on it that are not over by then
}

// VoidCredit is a tranche that cannot be used any more.
type VoidCredit struct {
	Name string
	Face loadline.Number // what is left of it on the day of the drill
	At   loadline.Source
}

// Tripped is something that a supplier's leaving, or a change of control, sets off, or may.
type Tripped struct {
	Party  string // the id of the counterparty; empty: nobody's
	Of     loadline.Ref
	Surely loadline.Truth
	Says   loadline.Text
	At     loadline.Source
}

// Without is the exit drill: the supplier stops on a day. False where nobody of that id supplies anything on the day of d.
//
// A right to stop without a reason lets it at the end of its notice. Where none is stated, or not on what notice, it is read as
// stopping at once, and as keeping to the contract's last day. A right that takes a reason is read as used where it ends something earlier.
func (d *On) Without(id string, on loadline.Date) (Drill, bool) {
	s, ok := d.Supplier(id)
	if !ok {
		return Drill{}, false
	}
	out := Drill{Supplier: s, On: cmp.Or(on, d.Day)}
	for _, k := range s.Contracts {
		out.Rights = append(out.Rights, rightsToStop(k, out.On)...)
	}
	out.Readings = d.readings(s, out)
	out.Trips = d.trips(s, out.On)
	return out, true
}

// readings are the ways in which a supplier may stop: at once and not before the last day where its rights are not stated, as stated
// rights let it, and for a reason.
func (d *On) readings(s Supplier, drill Drill) []Stopping {
	atOnce := Stopping{Says: loadline.Textf("at once: whether it may is not stated"), Lawful: loadline.CannotTell}
	lawful := Stopping{Says: loadline.Textf("as early as a stated right lets it"), Lawful: loadline.Yes}
	reason := Stopping{Lawful: loadline.CannotTell}
	var reasons []string
	stated, righted, noticed := false, false, true
	for _, k := range s.Contracts {
		first, last := earliest(drill.Rights, k.Name, true), lastDay(k, drill.On)
		surely, soonest := soonerOf(first, last), first
		righted = righted || first != 0
		if first == 0 && !saysNever(k) {
			ask, right := askStop(k)
			atOnce.Asks, noticed, soonest = append(atOnce.Asks, ask), noticed && right, drill.On
		} else {
			stated, soonest = true, surely
		}
		lawful.Ends, atOnce.Ends = append(lawful.Ends, d.ending(k, drill.On, surely)), append(atOnce.Ends, d.ending(k, drill.On, soonest))
		if by := earliest(drill.Rights, k.Name, false); by != 0 && (surely == 0 || by < surely) {
			reasons = append(reasons, reasonsOf(drill.Rights, k.Name)...)
			reason.Asks = append(reason.Asks, loadline.Unknown{Question: loadline.Textf("Is there a reason on %v for which the supplier may stop %v (%v)?", drill.On, k.Ref(), wordList(reasonsOf(drill.Rights, k.Name))).String(), At: k.At})
			surely = by
		}
		reason.Ends = append(reason.Ends, d.ending(k, drill.On, surely))
	}
	if !righted {
		lawful.Says = loadline.Textf("not before the last day: it has no right to stop earlier without a reason")
	}
	out := []Stopping{lawful}
	if len(atOnce.Asks) > 0 {
		out[0].Says = loadline.Textf("not before the last day, if no right to stop earlier exists")
		if stated {
			out[0].Says = loadline.Textf("as stated rights let it, and where none is stated not before the last day")
		}
		if noticed {
			atOnce.Says = loadline.Textf("at once: on what notice it may is not stated")
		}
		out = append([]Stopping{atOnce}, out...)
	}
	if len(reasons) > 0 {
		slices.Sort(reasons)
		reason.Says = loadline.Textf("for a reason (%v), as early as that lets it", wordList(slices.Compact(reasons)))
		out = append(out, reason)
	}
	return out
}

// askStop is the question on what notice the supplier may stop without a reason, and whether it is known that it may.
func askStop(k loadline.Contract) (loadline.Unknown, bool) {
	for _, s := range k.Stops {
		if s.By == "supplier" && s.For == "convenience" {
			return loadline.Unknown{Question: cmp.Or(s.Notice.Question, loadline.Textf("On what notice may the supplier stop %v without a reason?", k.Ref()).String()), At: s.At}, true
		}
	}
	return loadline.Unknown{Question: loadline.Textf("May the supplier stop %v without a reason, and on what notice?", k.Ref()).String(), At: k.At}, false
}

// soonerOf is the earlier of two days; of one that is not known the other.
func soonerOf(a, b loadline.Date) loadline.Date {
	if a == 0 || b == 0 {
		return max(a, b)
	}
	return min(a, b)
}

// lastDay is the first day after the term at whose end a contract may be left to end; 0 where it has none, or none that is known.
func lastDay(k loadline.Contract, on loadline.Date) loadline.Date {
	if last, _ := openTerm(k, on); last != 0 {
		return last.AddDays(1)
	}
	return 0
}

// saysNever says whether the supplier may not stop without a reason, as stated.
func saysNever(k loadline.Contract) bool {
	return slices.ContainsFunc(k.Stops, func(s loadline.Stop) bool {
		return s.By == "supplier" && s.For == "convenience" && s.Notice.Saying == loadline.None
	})
}

func rightsToStop(k loadline.Contract, on loadline.Date) []StopRight {
	var out []StopRight
	for _, s := range k.Stops {
		if s.By != "supplier" || s.Notice.Saying == loadline.None {
			continue
		}
		r := StopRight{Contract: k, For: s.For, Usable: loadline.CannotTell, Cure: s.Cure, At: s.At}
		switch {
		case !(loadline.Period{From: s.From, To: s.To}).Contains(on):
			r.Usable = loadline.No
		case s.For == "convenience":
			r.Usable = loadline.Yes
		}
		if s.To == 0 || s.To >= on {
			r.Earliest, r.Latest = overBy(s, max(on, s.From))
		}
		out = append(out, r)
	}
	return out
}

// overBy is the first day without a contract by a right that is used on a day, at the earliest and at the latest; 0 where it is not
// known. A notice may run while the other side can put right what is wrong, or only after: the contract stands for the longer of the two
// at least, and for both together at most.
func overBy(s loadline.Stop, on loadline.Date) (earliest, latest loadline.Date) {
	notice, said := s.Notice.Get()
	if !said {
		return 0, 0
	}
	early, late, known := notice.After(on)
	if !known {
		return 0, 0
	}
	if s.For == "convenience" || s.Cure.Saying == loadline.None {
		return early, late
	}
	cure, said := s.Cure.Get()
	if !said {
		return early, 0
	}
	if _, last, _ := notice.After(cure.After(on)); late != 0 {
		late = last
	}
	return max(early, cure.After(on)), late
}

// earliest is the first day without a contract by a right of a known notice, of those that take no reason or of those that do; 0: none.
func earliest(rights []StopRight, contract string, convenience bool) loadline.Date {
	day := loadline.Date(0)
	for _, r := range rights {
		if r.Contract.Name == contract && (r.For == "convenience") == convenience {
			day = soonerOf(day, r.Earliest)
		}
	}
	return day
}

// reasonsOf are the reasons for which a contract may be stopped.
func reasonsOf(rights []StopRight, contract string) []string {
	var out []string
	for _, r := range rights {
		if r.Contract.Name == contract && r.For != "convenience" && r.Earliest != 0 {
			out = append(out, r.For)
		}
	}
	return out
}

// ending is a contract that is without supply from a day on, its substitute looked for since the day of the drill.
func (d *On) ending(k loadline.Contract, on, ends loadline.Date) Ending {
	out := Ending{Contract: k, On: ends, Gap: loadline.Number{}}
	if early, late, known := k.Replace.After(on); known {
		out.Early, out.Late = early, late
	}
	question := loadline.Textf("How long does it take until a substitute for %v runs?", k.Ref())
	switch {
	case ends == 0:
		out.Gap = asked(out.Gap, k.At, loadline.Textf("When does %v end?", k.Ref()))
	case out.Early == 0:
		out.Gap = asked(notBelow(out.Gap, loadline.Int(0)), k.At, question)
	case out.Late == 0:
		lo := Months(ends, out.Early)
		out.Gap = asked(loadline.Number{Lo: &lo}, k.At, question)
	default:
		out.Gap = loadline.Between(Months(ends, out.Early), Months(ends, out.Late), k.Replace.Months.Open...)
	}
	for _, t := range k.Credits {
		left := FaceLeft(k, t, on)
		if until, said := t.Expires.Get(); !left.IsZero() && (!said || ends == 0 || ends <= until) {
			out.Credits = append(out.Credits, VoidCredit{t.Name, left, t.At})
		}
	}
	for _, r := range d.Company.Plan.Trainings {
		if r.On == k.Name && (r.To == 0 || r.To >= ends) && ends != 0 {
			out.Runs = append(out.Runs, r.Name)
		}
	}
	for _, r := range d.Company.Plan.Servings {
		if r.On == k.Name && (r.To == 0 || r.To >= ends) && ends != 0 {
			out.Runs = append(out.Runs, r.Name)
		}
	}
	return out
}

// trips is what else hangs on the supplier: contracts under one of its own, its tranches, loans and licences, what the file says
// happens when it leaves, what it is still owed, and promises that outlast the contract.
func (d *On) trips(s Supplier, on loadline.Date) []Tripped {
	var out []Tripped
	put := func(of loadline.Ref, surely loadline.Truth, at loadline.Source, says loadline.Text) {
		out = append(out, Tripped{s.ID, of, surely, says, at})
	}
	for _, k := range s.Contracts {
		d.tripsOf(k, on, put)
	}
	for _, t := range d.Company.Tranches {
		if d.parties.party(t.ByID) == s.ID && t.Met != loadline.Yes && !isDraft(t.Status) {
			so := loadline.CannotTell
			if may, said := t.Withhold.Get(); said {
				so = loadline.TruthOf(may)
			}
			put(t.Ref(), so, t.At, loadline.Textf("%v is paid by the same party and is not paid yet: it may be withheld", t.Ref()))
		}
	}
	for _, l := range d.Company.Loans {
		if d.parties.party(l.LenderID) == s.ID && !isDraft(l.Status) {
			put(l.Ref(), loadline.CannotTell, l.At, loadline.Textf("%v is lent by the same party: whether it may be called then is not stated", l.Ref()))
		}
	}
	for _, l := range d.Company.Licences {
		if l.FromID != "" && d.parties.party(l.FromID) == s.ID && !isDraft(l.Status) {
			put(l.Ref(), loadline.CannotTell, l.At, loadline.Textf("%v is given by the same party: whether it goes on is not stated", l.Ref()))
		}
	}
	for _, u := range d.Company.Upons {
		for _, m := range s.Members {
			if u.When.Kind == loadline.Leaves && u.When.Of.Kind == "stakeholder" && (u.When.Of.Name == m || u.When.Of == d.refOf(m)) && !isDraft(u.Status) {
				put(u.Ref(), loadline.Yes, u.At, loadline.Textf("%v: what is to happen when it leaves", u.Ref()))
			}
		}
	}
	return out
}

func (d *On) refOf(id string) loadline.Ref {
	for _, s := range d.Company.Stakeholders {
		if s.ID == id {
			return s.Ref()
		}
	}
	return loadline.Ref{}
}

func (d *On) tripsOf(k loadline.Contract, on loadline.Date, put func(loadline.Ref, loadline.Truth, loadline.Source, loadline.Text)) {
	for _, m := range k.Commitments {
		if owed := Owed(k, m, on); !owed.IsZero() {
			put(k.Ref(), loadline.CannotTell, m.At, loadline.Textf("whether what is left of the commitment %v of %v is owed when its supplier stops is not stated", m.Name, title(k)))
		}
	}
	for _, t := range k.Credits {
		back, said := t.Clawback.Get()
		if used := asked(t.Used, t.At, loadline.Textf("How much of the credits %v of %v is used up already?", t.Name, k.Ref())); !used.IsZero() && t.Clawback.Saying != loadline.None && (back || !said) {
			put(k.Ref(), loadline.CannotTell, t.At, loadline.Textf("whether what was used of the credits %v of %v is taken back then is not stated", t.Name, title(k)))
		}
	}
	for _, e := range k.Exclusives {
		if e.Binds == "company" && binds(e, on) != loadline.No {
			put(k.Ref(), loadline.CannotTell, e.At, loadline.Textf("whether a promise of %v to deal with nobody else outlasts it is not stated: until it is over a substitute may breach it", title(k)))
		}
	}
	for _, other := range d.Company.Contracts {
		if other.Under == k.Name && k.Name != "" {
			put(other.Ref(), loadline.CannotTell, other.At, loadline.Textf("%v stands under %v: whether it goes on is not stated", title(other), title(k)))
		}
	}
}
