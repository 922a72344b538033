package dependence

import (
	"cmp"

	"loadline"
)

// licences are gone on under alone, by who may; and end, where the company has one from somebody.
func (f *finder) licences() {
	for _, x := range f.on.Company.Licences {
		until, dated := x.Until.Get()
		if isDraft(x.Status) || dated && until < f.on.Day {
			continue
		}
		without, said := x.Without.Get()
		if x.OfID != "" && x.FromID == "" && (!said || without) && x.Without.Saying != loadline.None {
			l := f.lever(GoOnAlone, x.OfID, x.Ref(), "alone", x.At, loadline.Textf("go on with %v alone under %v", words(x.Over), x.Ref()))
			l.Lawful = f.stated(loadline.Yes, said, x.At, x.Without.Question, loadline.Textf("May the holder of %v go on without the company?", x.Ref()))
			l.Sheltered, l.Last = free(), until
			l.Hurts, l.Monthly = f.paidBy(l.Holder), true
			l.Bite.Asks = unknowns(l.Hurts.Open)
			if l.Hurts.IsZero() {
				l.Fatal = loadline.No // it takes nothing that the company is paid
			}
			f.out = append(f.out, l)
		}
		if x.OfID == "" && x.FromID != "" {
			l := f.lever(NotRenew, x.FromID, x.Ref(), "until", x.At, loadline.Textf("let %v end", x.Ref()))
			l.Lawful = f.stated(loadline.Yes, dated, x.At, x.Until.Question, loadline.Textf("Until when does %v last, and may its giver end it before?", x.Ref()))
			l.Sheltered, l.Last = free(), until
			notice := notBelow(asked(loadline.Number{}, x.At, loadline.Textf("When may %v end?", x.Ref())), loadline.Int(0))
			if dated {
				notice = loadline.Exactly(Months(f.on.Day, until.AddDays(1)))
			}
			over := x.Ref().String()
			if len(x.Over) > 0 {
				over = x.Over[0]
			}
			f.put(l, over, func(n need) Bite { return f.drained(n, Loss{On: f.on.Day}, notice) })
		}
	}
}

// paidBy is what the plan earns from a party a month, in its first; not known without a plan.
func (f *finder) paidBy(party string) loadline.Number {
	p := f.on.Company.Plan
	if !p.Stated() {
		return asked(loadline.Number{}, f.on.Company.At, loadline.Textf("What does %v pay the company a month?", f.on.parties.title(party)))
	}
	out := nought
	for _, line := range p.Lines {
		switch {
		case line.Kind != loadline.Income:
		case line.With == "":
			out = out.Add(perhaps(line.Start, loadline.CannotTell, loadline.Unknown{Question: loadline.Textf("Who pays the income %v? (with)", line.Name).String(), At: line.At}))
		case f.on.parties.party(line.With) == party:
			out = out.Add(line.Start)
		}
	}
	return out
}

// hirings are offers to a crowd: whoever makes one takes them over, as far as they go.
func (f *finder) hirings() {
	for _, o := range f.on.Company.Offers {
		by, said := o.By.Get()
		so := standing(o.Status, o.Span, f.on.Day)
		if !said || so == loadline.No {
			continue
		}
		crowd := f.on.parties.party(o.ToID)
		for _, leave := range f.out {
			if leave.Kind != Leave || !leave.Crowd || leave.Holder != crowd {
				continue
			}
			l := leave
			l.ID = loadline.Textf("%v/hire/%v", o.Ref(), leave.ID).String()
			l.Kind, l.Holder, l.With, l.Of, l.At = HireAway, f.on.parties.party(f.on.Company.StakeholderID(by)), crowd, o.Ref(), o.At
			l.Says = loadline.Textf("take over those of %v who go", f.on.parties.title(crowd))
			l.Lawful = Finding{Fact: "lawful", Is: min(-o.Barred, leave.Lawful.Is, so), At: o.At, Because: loadline.Textf("whether a promise keeps it from it: %v", o.Barred)}
			if l.Lawful.Is == loadline.CannotTell {
				l.Lawful.ask(o.At, "", loadline.Textf("Does a promise keep %v from hiring away %v? (barred)", f.on.parties.title(l.Holder), f.on.parties.title(crowd)))
			}
			f.out = append(f.out, l)
		}
	}
}

// own are the company's levers on others: rights to stop what it buys, contracts that it need not renew, licences that it gave.
func (f *finder) own() {
	for _, s := range f.on.Suppliers {
		for _, k := range s.Contracts {
			f.ownStops(k)
			if _, ends, notice := f.term(k); k.To.Saying != loadline.None {
				l := f.onOther(NotRenew, k, "company.renewal", k.At, loadline.Textf("not renew %v", title(k)))
				l.Lawful = f.stated(loadline.Yes, ends != 0, k.At, "", loadline.Textf("Until when does %v run?", k.Ref()))
				l.Last, l.Bite.Notice = ends, notice
				f.out = append(f.out, l)
			}
		}
	}
	for _, x := range f.on.Company.Licences {
		until, dated := x.Until.Get()
		if isDraft(x.Status) || x.OfID == "" || x.FromID != "" || x.Until.Saying == loadline.None || dated && until < f.on.Day {
			continue
		}
		l := f.lever(NotRenew, "", x.Ref(), "company.until", x.At, loadline.Textf("let %v end", x.Ref()))
		l.Target, l.Last = f.on.parties.party(x.OfID), until
		l.Lawful = f.stated(loadline.Yes, dated, x.At, x.Until.Question, loadline.Textf("Until when does %v last?", x.Ref()))
		l.Sheltered = free()
		l.Bite.Asks = f.whatOthersNeed(l)
		f.out = append(f.out, l)
	}
}

func (f *finder) ownStops(k loadline.Contract) {
	open := true
	for i, s := range k.Stops {
		if s.By != "company" {
			continue
		}
		open = open && s.For != "convenience"
		if s.Notice.Saying == loadline.None || s.To != 0 && s.To < f.on.Day {
			continue
		}
		l := f.onOther(StopSupply, k, loadline.Textf("company.stop.%v", i+1).String(), s.At, loadline.Textf("stop %v (%v)", title(k), s.For))
		l.First, l.Last, l.Lawful, l.Bite.Notice = s.From, s.To, f.mayStop(k, s), f.noticeOf(k, s)
		f.out = append(f.out, l)
	}
	if open {
		l := f.onOther(StopSupply, k, "company.stop", k.At, loadline.Textf("stop %v", title(k)))
		l.Lawful = f.stated(loadline.Yes, false, k.At, "", loadline.Textf("May the company stop %v without a reason, and on what notice?", k.Ref()))
		f.out = append(f.out, l)
	}
}

// onOther is a lever of the company on whoever supplies a contract. What its target needs the file does not say: it hurts by what is
// spent a month. What it costs the company is the supply itself.
func (f *finder) onOther(kind LeverKind, k loadline.Contract, what string, at loadline.Source, says loadline.Text) Lever {
	l := f.lever(kind, "", k.Ref(), what, at, says)
	l.Target = f.on.parties.party(k.SupplierID)
	l.Hurts, l.Monthly = f.on.spend(k), true
	l.Bite.Asks = f.whatOthersNeed(l)
	l.Sheltered = Finding{Fact: "sheltered", At: k.At, Because: loadline.Textf("the company gives up the supply: whether it can do without is the bite of the same contract on itself")}
	l.Sheltered.ask(k.At, "", loadline.Textf("Can the company do without %v?", cmp.Or(k.Title, k.Ref().String())))
	return l
}

func (f *finder) whatOthersNeed(l Lever) []loadline.Unknown {
	return []loadline.Unknown{{Question: loadline.Textf("What does %v need of the company, and what would end for it without?", f.on.parties.title(l.Target)).String(), At: l.At}}
}
