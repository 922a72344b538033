package dependence

import (
	"slices"

	"loadline"
)

// Levers are all levers on a day, in the order of the file: those on the company by contracts, tranches, loans, licences, needs that a
// decision meets, and offers; then the company's own on others. 0 is the day of the file.
//
// A lever whose holder certainly has no right to it is none: a supplier who may never stop, a tranche that must be paid. Where a right
// is not stated, the lever is there, used at once, and whether it is lawful cannot be told. What a file does not say of offers and
// pledges is not known; that there are none is stated (share = 0, by = none).
func Levers(c *loadline.Company, day loadline.Date, e Engines) []Lever {
	f := &finder{on: Of(c, day, Given{Cash: e.Cash}), e: e}
	for _, n := range c.Needs {
		if so := standing(n.Status, n.Span, f.on.Day); so != loadline.No {
			f.needs = append(f.needs, need{n, so})
		}
	}
	for _, s := range f.on.Suppliers {
		for _, k := range s.Contracts {
			f.supply(k)
		}
		f.together(s)
	}
	f.tranches()
	f.loans()
	f.licences()
	f.approvals()
	f.hirings()
	f.own()
	return f.out
}

// finder collects the levers of a company on a day.
type finder struct {
	on    *On
	e     Engines
	needs []need
	out   []Lever
}

// need is one that stands on the day, or may.
type need struct {
	loadline.Need
	so loadline.Truth
}

// stated says whether the file says anything of it.
func (n need) stated() bool { return n.At.Known() }

// needsOf are the needs of a word; one of which nothing is stated where there is none.
func (f *finder) needsOf(word string) []need {
	var out []need
	for _, n := range f.needs {
		if n.Name == word {
			out = append(out, n)
		}
	}
	if len(out) > 0 {
		return out
	}
	return []need{{Need: loadline.Need{Name: word}}}
}

// put files a lever once for each need that it may bite; under one identifier where there is only one.
func (f *finder) put(l Lever, word string, bite func(need) Bite) {
	for i, n := range f.needsOf(word) {
		x := l
		if i > 0 {
			x.ID = loadline.Textf("%v/%v", l.ID, i+1).String()
		}
		f.file(x, bite(n))
	}
}

func (f *finder) file(l Lever, b Bite) {
	l.Bite, l.Fatal = b, b.fatal()
	if l.Crowd {
		l.Joined = f.joined(l)
	}
	f.unmade(&l)
	f.out = append(f.out, l)
}

// lever is one that its holder uses alone, before anything is known of its bite.
func (f *finder) lever(kind LeverKind, holder string, of loadline.Ref, what string, at loadline.Source, says loadline.Text) Lever {
	l := Lever{Kind: kind, Of: of, At: at, Says: says, ID: loadline.Textf("%v/%v", of, what).String()}
	l.Joined = Finding{Fact: "joined", Is: loadline.Yes, Because: loadline.Textf("one party uses it alone")}
	if holder != "" {
		l.Holder = f.on.parties.party(holder)
		l.Pledges = f.pledges(l.Holder, l)
		l.Offers, _ = f.offers(l.Holder)
	}
	return l
}

// standing says whether a fact that has a status and a span holds on a day.
func standing(status loadline.Stated[string], s loadline.Span, day loadline.Date) loadline.Truth {
	if isDraft(status) {
		return loadline.No
	}
	begun := loadline.TruthOf(len(s.From) == 0)
	for _, t := range s.From {
		begun = max(begun, happened(t, day, true))
	}
	over := loadline.No
	for _, t := range s.Until {
		over = max(over, happened(t, day, false))
	}
	return min(begun, -over)
}

// happened says whether a trigger has come by a day: as a beginning on the day itself, as an end only before it. Of what no date says
// it cannot be told here.
func happened(t loadline.Trigger, day loadline.Date, begins bool) loadline.Truth {
	switch {
	case t.Kind != loadline.DayComes:
		return loadline.CannotTell
	case begins:
		return loadline.TruthOf(t.Date <= day)
	}
	return loadline.TruthOf(t.Date < day)
}

// pledges are those of a party that fit a lever, and stand on the day or may.
func (f *finder) pledges(party string, l Lever) []loadline.Pledge {
	var out []loadline.Pledge
	for _, p := range f.on.Company.Pledges {
		fits := p.ToDo == wordOf(l.Kind) && (p.Of == loadline.Ref{} || p.Of == l.Of)
		if fits && f.on.parties.party(p.ByID) == party && standing(p.Status, p.Span, f.on.Day) != loadline.No {
			out = append(out, p)
		}
	}
	return out
}

// wordOf is what a pledge calls the use of a lever.
func wordOf(k LeverKind) string {
	switch k {
	case StopSupply, SuspendSupply:
		return "stop"
	case NotRenew:
		return "not_renew"
	case NotPay:
		return "not_pay"
	case CallLoan, RefuseWaiver:
		return "call"
	case VoidCredits:
		return "void_credits"
	case RefuseApproval:
		return "refuse"
	case Leave, HireAway:
		return "leave"
	}
	return "go_on_alone"
}

// offers are those made to a party that stand on the day or may, and whether it is stated that nobody makes any.
func (f *finder) offers(party string) (made []loadline.Offer, none loadline.Truth) {
	none = loadline.No
	for _, o := range f.on.Company.Offers {
		so := standing(o.Status, o.Span, f.on.Day)
		if f.on.parties.party(o.ToID) != party || so == loadline.No || o.Barred == loadline.Yes {
			continue
		}
		if o.By.Saying == loadline.None {
			none = max(none, so)
			continue
		}
		made = append(made, o)
	}
	return made, none
}

// crowd says whether what a contract supplies comes from many who each decide for themselves.
func crowd(k loadline.Contract) bool {
	one := loadline.Int(1)
	return k.Supplies == loadline.PeopleNeed && (k.Heads.Hi == nil || k.Heads.Hi.Cmp(one) > 0)
}

// unknowns are questions, each once.
func unknowns(lists ...[]loadline.Unknown) []loadline.Unknown {
	var out []loadline.Unknown
	for _, u := range slices.Concat(lists...) {
		if !u.Within && !slices.ContainsFunc(out, func(v loadline.Unknown) bool { return v.Question == u.Question }) {
			out = append(out, u)
		}
	}
	return out
}
