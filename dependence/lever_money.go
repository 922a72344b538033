package dependence

import (
	"slices"

	"loadline"
)

// drained is the bite of a loss of money: until other money comes, less the notice, less how long the cash lasts after the loss. A loss
// after which the cash lasts exactly as long takes nothing that is needed.
func (f *finder) drained(n need, loss Loss, notice loadline.Number) Bite {
	var b Bite
	b.lines(n)
	b.Taken, b.Notice = whole, b.part("notice", notice, false, n.At, loadline.Textf("of the clause"))
	replace := loadline.Number{}
	if told(n.Replace) {
		replace = months(n.Replace)
	}
	replace = notBelow(asked(replace, n.At, loadline.Textf("How long until other money is raised? (need %q { replace })", n.Name)), loadline.Int(0))
	b.Replace = b.part("replace", replace, false, n.At, loadline.Textf("asserted: until the money comes from elsewhere"))
	f.bears(&b, n, loss)
	b.settle(loss.On)
	if loses(loss) && f.e.Lasts != nil && f.on.Company.Plan.Stated() && n.stated() {
		with, without := f.e.Lasts(loss).Months, f.e.Lasts(Loss{On: loss.On}).Months
		if sign, sure := with.Cmp(without); sure && sign == 0 {
			b.Falls, b.Removes = loadline.No, nil
			b.part("taken", nought, true, f.on.Company.Plan.At, loadline.Textf("derived: the cash of the plan lasts as long without it"))
		}
	}
	f.short(&b, n, loss)
	return b
}

func loses(l Loss) bool {
	return len(l.Stopped)+len(l.Called)+len(l.Withheld)+len(l.Credits) > 0
}

// short notes the money that would keep the plan above its line.
func (f *finder) short(b *Bite, n need, loss Loss) {
	if f.e.Lasts == nil || !n.stated() || !f.on.Company.Plan.Stated() || len(b.Removes) == 0 {
		return
	}
	if low := f.e.Lasts(loss).Low; low.Lo != nil && low.Lo.Sign() < 0 {
		more := low.Lo.Neg().Ceil()
		b.Removes = append(b.Removes, Removal{What: "money", To: loadline.Exactly(more), Says: loadline.Textf("%v more of free cash", more), At: f.on.Company.Plan.At})
	}
}

// tranches are kept back by who promised them, where it may.
func (f *finder) tranches() {
	for _, t := range f.on.Company.Tranches {
		on, dated := t.On.Get()
		if isDraft(t.Status) || t.Met == loadline.Yes && (!dated || on <= f.on.Day) {
			continue // it was paid
		}
		lawful := f.withheld(t)
		if lawful.Is == loadline.No {
			continue
		}
		l := f.lever(NotPay, t.ByID, t.Ref(), "not_pay", t.At, loadline.Textf("keep back %v", t.Ref()))
		l.Lawful, l.Sheltered = lawful, free()
		l.Hurts = notBelow(asked(t.Amount, t.At, loadline.Textf("How much is %v?", t.Ref())), loadline.Int(0))
		if t.Met == loadline.CannotTell {
			l.Hurts = perhaps(l.Hurts, loadline.CannotTell, loadline.Unknown{Question: loadline.Textf("How much of %v is still to be paid?", t.Ref()).String(), At: t.At})
		}
		day := f.on.Day
		if dated {
			day, l.Last = max(day, on), on
		}
		f.put(l, loadline.CashNeed, func(n need) Bite { return f.drained(n, Loss{On: day, Withheld: []string{t.Name}}, nought) })
	}
}

// withheld says whether a tranche may be kept back today: its condition is not met, or it may be though it is.
func (f *finder) withheld(t loadline.FundingTranche) Finding {
	may, said := t.Withhold.Get()
	switch {
	case t.Met == loadline.No:
		return Finding{Fact: "lawful", Is: loadline.Yes, At: t.At, Because: loadline.Textf("its condition is not met")}
	case said && may:
		return Finding{Fact: "lawful", Is: loadline.Yes, At: t.At, Because: loadline.Textf("it may be kept back though its condition is met")}
	case (said || t.Withhold.Saying == loadline.None) && (t.Met == loadline.Yes || t.If == ""):
		return Finding{Fact: "lawful", Is: loadline.No, At: t.At, Because: loadline.Textf("it must be paid")}
	}
	out := Finding{Fact: "lawful", At: t.At, Because: loadline.Textf("whether it may be kept back is not stated")}
	out.ask(t.At, t.Withhold.Question, loadline.Textf("May %v be kept back: is its condition met, and may it be though it is?", t.Ref()))
	return out
}

// loans are called by who lent them: without a reason, or since a covenant is breached and not waived.
func (f *finder) loans() {
	for _, l := range f.on.Company.Loans {
		if matures, said := l.Matures.Get(); isDraft(l.Status) || l.From > f.on.Day || said && matures < f.on.Day {
			continue
		}
		if l.Callable.Saying != loadline.None {
			notice, said := l.Callable.Get()
			n := nought
			if said {
				n = notBelow(asked(months(notice), l.At, loadline.Textf("On which notice may %v be called?", l.Ref())), loadline.Int(0))
			}
			x := f.lever(CallLoan, l.LenderID, l.Ref(), "call", l.At, loadline.Textf("call %v", l.Ref()))
			x.Lawful = f.stated(loadline.Yes, said, l.At, l.Callable.Question, loadline.Textf("May %v be called without a reason? (callable)", l.Ref()))
			f.called(x, l, n)
		}
		for _, v := range l.Covenants {
			x := f.lever(RefuseWaiver, l.LenderID, l.Ref(), loadline.Textf("covenant.%v", v.Name).String(), v.At, loadline.Textf("not waive the covenant %v of %v", v.Name, l.Ref()))
			x.Lawful = f.breached(l, v)
			cure := notBelow(asked(loadline.Number{}, v.At, loadline.Textf("How long may a breach of the covenant %v of %v be cured?", v.Name, l.Ref())), loadline.Int(0))
			if long, said := v.Cure.Get(); said {
				cure = months(loadline.Lasting(long))
			} else if v.Cure.Saying == loadline.None {
				cure = nought
			}
			f.called(x, l, cure)
		}
	}
}

func (f *finder) called(x Lever, l loadline.Loan, notice loadline.Number) {
	x.Sheltered = free()
	x.Hurts = notBelow(asked(l.Amount, l.At, loadline.Textf("How much is owed of %v?", l.Ref())), loadline.Int(0))
	due := f.on.Day
	if notice.Lo != nil {
		due = max(due, later(due, *notice.Lo))
	}
	f.put(x, loadline.CashNeed, func(n need) Bite { return f.drained(n, Loss{On: due, Called: []string{l.Name}}, notice) })
}

// breached says whether a covenant is breached today: as stated, or a minimum of cash by the cash of the plan.
func (f *finder) breached(l loadline.Loan, v loadline.Covenant) Finding {
	out := Finding{Fact: "lawful", Is: v.Breached, At: v.At, Because: loadline.Textf("whether it is breached today, as stated: %v", v.Breached)}
	p := f.on.Company.Plan
	if v.Breached == loadline.CannotTell && p.Stated() && v.Words == "" {
		cash := p.Cash
		if p.Restricted.Lo != nil || p.Restricted.Hi != nil {
			cash = cash.Sub(p.Restricted)
		}
		out.Is = under(cash, v.MinimumCash)
		out.Because = loadline.Textf("whether the cash of the plan is below its minimum: %v", out.Is)
	}
	if out.Is == loadline.CannotTell {
		out.Because = loadline.Textf("whether it is breached today is not stated")
		out.ask(v.At, "", loadline.Textf("Is the covenant %v of %v breached today? (breached)", v.Name, l.Ref()))
	}
	return out
}

// approvals are refused by whoever can keep every decision from being taken that would meet a need anew.
func (f *finder) approvals() {
	if f.e.Refuses == nil {
		return
	}
	for _, n := range f.needs {
		matters, said := f.meeting(n)
		for _, r := range f.refusing(matters) {
			l := f.lever(RefuseApproval, r.ID, matters[0], loadline.Textf("refuse.%v.%v", n.Name, r.ID).String(), r.At, r.Does)
			l.Sheltered, l.Over = free(), matters
			l.Lawful = Finding{Fact: "lawful", Is: r.Can, At: r.At, Because: r.Says}
			if !said {
				l.Lawful.Is = min(l.Lawful.Is, loadline.CannotTell)
			}
			if l.Lawful.Is == loadline.CannotTell {
				l.Lawful.ask(n.At, "", loadline.Textf("Which decisions bring %v anew, and can %v refuse each? (need %q { through })", n.Name, f.on.parties.title(r.ID), n.Name))
			}
			f.file(l, f.drained(n, Loss{On: f.on.Day}, nought))
		}
	}
}

// meeting are the decisions that meet a need anew, and whether that was stated: of cash, all that bring money may.
func (f *finder) meeting(n need) ([]loadline.Ref, bool) {
	if len(n.Through) > 0 {
		return n.Through, true
	}
	var out []loadline.Ref
	for _, m := range f.on.Company.Matters {
		if n.Name == loadline.CashNeed && (m.Kind == loadline.IssueStock || m.Kind == loadline.Borrow) && !slices.Contains(out, m.Ref()) {
			out = append(out, m.Ref())
		}
	}
	return out, false
}

// refusing are those who can refuse each of some decisions, by party, in the order of the first.
func (f *finder) refusing(matters []loadline.Ref) []Refuser {
	var out []Refuser
	for i, m := range matters {
		all := f.e.Refuses(m)
		if i == 0 {
			out = slices.Clone(all)
			continue
		}
		for j := range out {
			can := loadline.No
			for _, r := range all {
				if f.on.parties.party(r.ID) == f.on.parties.party(out[j].ID) {
					can = max(can, r.Can)
				}
			}
			out[j].Can = min(out[j].Can, can)
		}
	}
	return slices.DeleteFunc(out, func(r Refuser) bool { return r.Can == loadline.No })
}
