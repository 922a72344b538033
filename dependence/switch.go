package dependence

import (
	"cmp"

	"loadline"
)

// Switch is what it takes to do without a supplier: time and money.
type Switch struct {
	Replace   loadline.Number // months from looking for a substitute until it runs, as stated
	Bound     loadline.Number // months until no exclusive promise keeps the company from having one; 0 where none does
	Time      loadline.Number // T: the larger of the two
	Move      loadline.Number // money to move, as stated
	Owed      loadline.Number // of binding commitments, owed all the same
	Lost      loadline.Number // what credits that stay behind, and what was paid ahead, are worth
	Cost      loadline.Number // X: the sum of the three
	Level     string          // on the four levels of DORA; empty: not known
	Reason    string          // of the level
	LevelAt   loadline.Source
	LevelOpen loadline.Unknown // the question, where the level is not known
}

// switching is what it takes to do without a supplier: the longest time over its contracts, and the sum of what they cost.
func (d *On) switching(s Supplier) Switch {
	out := Switch{Replace: nought, Bound: nought, Move: nought, Owed: nought, Lost: nought}
	for _, k := range s.Contracts {
		replace := asked(months(k.Replace), k.At, loadline.Textf("How long does it take until a substitute for %v runs?", k.Ref()))
		out.Replace = Larger(out.Replace, d.counts(k, replace))
		out.Bound = Larger(out.Bound, d.counts(k, d.bound(k)))
		out.Move = out.Move.Add(d.counts(k, notBelow(asked(k.SwitchCost, k.At, loadline.Textf("What does moving away from %v cost?", k.Ref())), loadline.Int(0))))
		for _, m := range k.Commitments {
			out.Owed = out.Owed.Add(d.counts(k, Owed(k, m, d.Day)))
			out.Lost = out.Lost.Add(d.counts(k, ahead(k, m, d.Day)))
		}
		for _, t := range k.Credits {
			out.Lost = out.Lost.Add(d.counts(k, leftBehind(k, t, d.Day)))
		}
		out.worse(k)
	}
	out.Time = Larger(out.Replace, out.Bound)
	out.Cost = out.Move.Add(out.Owed).Add(out.Lost)
	return out
}

// leftBehind is what credits are worth that cannot be taken along.
func leftBehind(k loadline.Contract, t loadline.CreditTranche, day loadline.Date) loadline.Number {
	stays := loadline.CannotTell
	if may, said := t.Transferable.Get(); said {
		stays = loadline.TruthOf(!may)
	}
	q := cmp.Or(t.Transferable.Question, loadline.Textf("May the credits %v of %v be passed on?", t.Name, k.Ref()).String())
	return perhaps(worthLeft(k, t, day), stays, loadline.Unknown{Question: q, At: t.At})
}

// bound is how many months promises keep the company from having a substitute for a contract. A promise to its own supplier does
// until it ends; one to another over the same uses may, as far as the substitute is not that other.
func (d *On) bound(k loadline.Contract) loadline.Number {
	out := nought
	for _, other := range d.Company.Contracts {
		if other.Supplies != k.Supplies || inForce(d.Company, other, d.Day) == loadline.No {
			continue
		}
		own := d.parties.party(other.SupplierID) == d.parties.party(k.SupplierID)
		for _, e := range other.Exclusives {
			if e.Binds != "company" {
				continue
			}
			so := min(binds(e, d.Day), inForce(d.Company, other, d.Day))
			if !own {
				so = min(so, uses(k, e.Scope), loadline.CannotTell)
			}
			question := loadline.Textf("Does a promise of %v keep the company from a substitute for %v, and until when?", other.Ref(), k.Ref())
			out = Larger(out, perhaps(d.ends(other, e), so, loadline.Unknown{Question: question.String(), At: e.At}))
		}
	}
	return out
}

// ends is in how many months an exclusive promise is over: on its last day, or, where it has none, once the contract has ended at
// the earliest by its own last day or by what the company itself may do. Where the company may end the contract before the promise's
// last day, nobody states whether the promise outlasts it: it is over on some day between the two.
func (d *On) ends(k loadline.Contract, e loadline.Exclusive) loadline.Number {
	if until, said := e.Until.Get(); said {
		last := loadline.Exactly(Months(d.Day, until.AddDays(1)))
		first := last
		for _, s := range conveniences(k, "company", d.Day) {
			if notice, said := s.Notice.Get(); said {
				first = sooner(first, months(notice))
			}
		}
		if first.Lo == nil || first.Lo.Cmp(*last.Lo) >= 0 {
			return last
		}
		question := loadline.Textf("Does the promise of %v to take from nobody else outlast it, where the company ends it?", k.Ref())
		return loadline.Between(*first.Lo, *last.Hi, loadline.Unknown{Question: question.String(), At: e.At})
	}
	question := loadline.Textf("Until when does the promise of %v to take from nobody else bind?", k.Ref())
	if e.Until.Saying != loadline.None {
		return asked(loadline.Number{}, e.At, question)
	}
	ends := asked(loadline.Number{}, e.At, question)
	if to, said := k.To.Get(); said && to >= d.Day && k.Renews.Saying == loadline.None {
		ends = loadline.Exactly(Months(d.Day, to.AddDays(1)))
	}
	for _, s := range conveniences(k, "company", d.Day) {
		notice, said := s.Notice.Get()
		if !said {
			ends = notBelow(ends, loadline.Int(0))
			continue
		}
		ends = sooner(ends, months(notice))
	}
	return ends
}

// sooner is the smaller of two numbers of months; of what nobody knows the other is an upper end.
func sooner(a, b loadline.Number) loadline.Number {
	zero := loadline.Int(0)
	out := loadline.Number{Lo: &zero, Hi: cmp.Or(a.Hi, b.Hi), Open: a.Add(b).Open}
	if a.Lo != nil && b.Lo != nil {
		lo := a.Lo.Min(*b.Lo)
		out.Lo = &lo
	}
	if a.Hi != nil && b.Hi != nil {
		hi := a.Hi.Min(*b.Hi)
		out.Hi = &hi
	}
	return settled(out)
}

// worse keeps the hardest of the levels of a supplier's contracts. One that nobody stated may be the hardest.
func (s *Switch) worse(k loadline.Contract) {
	level, said := k.Substitutable.Get()
	switch {
	case !said && s.LevelOpen.Question == "":
		s.LevelOpen = loadline.Unknown{Question: cmp.Or(k.Substitutable.Question, loadline.Textf("How easily is %v replaced? (substitutable)", k.Ref()).String()), At: k.At}
	case said && (s.Level == "" || Hardness(level) > Hardness(s.Level)):
		s.Level, s.Reason, s.LevelAt = level, k.Because, k.Substitutable.At
	}
	if s.Level == "not" {
		s.LevelOpen = loadline.Unknown{}
	}
}

// Hardness orders the levels of DORA (template B_07.01, column 0050, of the EU's register of information): 3 is not substitutable, 0
// easily; -1 is no level.
func Hardness(level string) int {
	switch level {
	case "not":
		return 3
	case "highly_complex":
		return 2
	case "medium":
		return 1
	case "easily":
		return 0
	}
	return -1
}
