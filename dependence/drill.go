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
	Earliest loadline.Date  // the first day without it; 0: not known
	Latest   loadline.Date  // the same, where the notice is an estimate; 0: not known
	Cure     loadline.Stated[loadline.Duration]
	At       loadline.Source
}

// Stopping is one reading of how a supplier stops.
type Stopping struct {
	Says   loadline.Text
	Lawful loadline.Truth
	Ends   []Ending
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

// Tripped is something that a supplier's leaving sets off, or may.
type Tripped struct {
	Of     loadline.Ref
	Surely loadline.Truth
	Says   loadline.Text
	At     loadline.Source
}

// Without is the exit drill: the supplier stops on a day. False where nobody of that id supplies anything on the day of d.
//
// A right to stop without a reason lets it at the end of its notice. Where none is stated it is not known whether it may: it is
// read as stopping at once, and as keeping to the contract's last day. Rights that take a reason are listed, and not read as used.
func (d *On) Without(id string, on loadline.Date) (Drill, bool) {
	s, ok := d.Supplier(id)
	if !ok {
		return Drill{}, false
	}
	out := Drill{Supplier: s, On: cmp.Or(on, d.Day)}
	lawful := Stopping{Says: loadline.Textf("as early as a stated right lets it"), Lawful: loadline.Yes}
	atOnce := Stopping{Says: loadline.Textf("at once: whether it may is not stated"), Lawful: loadline.CannotTell}
	keeps := Stopping{Says: loadline.Textf("not before the last day, if no right to stop earlier exists"), Lawful: loadline.Yes}
	stated, untold := false, false
	for _, k := range s.Contracts {
		rights := rightsToStop(k, out.On)
		out.Rights = append(out.Rights, rights...)
		last := lastDay(k)
		first, known := earliest(rights)
		switch {
		case known:
			stated = true
			lawful.Ends = append(lawful.Ends, d.ending(k, out.On, first))
			atOnce.Ends = append(atOnce.Ends, d.ending(k, out.On, first))
			keeps.Ends = append(keeps.Ends, d.ending(k, out.On, first))
			continue
		case saysNever(k):
			lawful.Ends, atOnce.Ends = append(lawful.Ends, d.ending(k, out.On, last)), append(atOnce.Ends, d.ending(k, out.On, last))
			keeps.Ends = append(keeps.Ends, d.ending(k, out.On, last))
			continue
		}
		untold = true
		atOnce.Ends = append(atOnce.Ends, d.ending(k, out.On, out.On))
		keeps.Ends = append(keeps.Ends, d.ending(k, out.On, last))
	}
	switch {
	case untold && stated:
		keeps.Says = loadline.Textf("as stated rights let it, and where none is stated not before the last day")
		out.Readings = []Stopping{atOnce, keeps}
	case untold:
		out.Readings = []Stopping{atOnce, keeps}
	default:
		out.Readings = []Stopping{lawful}
	}
	out.Trips = d.trips(s, out.On)
	return out, true
}

// lastDay is the first day after a contract's last; 0 where it has none, or none that is known.
func lastDay(k loadline.Contract) loadline.Date {
	if to, said := k.To.Get(); said {
		return to.AddDays(1)
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
		if notice, said := s.Notice.Get(); said {
			if early, late, known := notice.After(on); known {
				r.Earliest, r.Latest = early, late
			}
		}
		out = append(out, r)
	}
	return out
}

// earliest is the first day without a contract by a right that may be used without a reason, of which the notice is known.
func earliest(rights []StopRight) (loadline.Date, bool) {
	day, found := loadline.Date(0), false
	for _, r := range rights {
		if r.Usable == loadline.Yes && r.Earliest != 0 && (!found || r.Earliest < day) {
			day, found = r.Earliest, true
		}
	}
	return day, found
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
		out = append(out, Tripped{of, surely, says, at})
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
