package dependence

import (
	"slices"

	"loadline"
)

// forcing are letters about needs, pledges and offers that mean nothing on the day: a need of what nobody supplies, a pledge to use what
// there is not, an offer of which somebody says both what it makes good and that nobody makes it.
func (d *On) forcing() loadline.Diagnostics {
	var out loadline.Diagnostics
	for _, n := range d.Company.Needs {
		if standing(n.Status, n.Span, d.Day) != loadline.No && !d.met(n) {
			out = append(out, loadline.Diagnostic{Code: loadline.NeedUnsupplied, Severity: loadline.Warning, At: n.At, About: []loadline.Ref{n.Ref()},
				Summary: loadline.Textf("Nobody supplies %v, which is needed", n.Name),
				Detail:  loadline.Textf("No contract in force on %v supplies %q, so that nobody can be seen to take it away.", d.Day, n.Name),
				Hint:    loadline.Textf("State the contract with supplies = %q, give the need the word that a contract supplies, or say which decisions meet it (through).", n.Name)})
		}
	}
	ls := Levers(d.Company, d.Day, Engines{})
	for _, p := range d.Company.Pledges {
		if standing(p.Status, p.Span, d.Day) == loadline.No || p.ToDo == wordOf(RefuseApproval) || slices.ContainsFunc(ls, func(l Lever) bool { return d.uses(p, l) }) {
			continue
		}
		out = append(out, loadline.Diagnostic{Code: loadline.PledgeWithoutLever, Severity: loadline.Warning, At: p.At, About: []loadline.Ref{p.Ref()},
			Summary: loadline.Textf("%v is a pledge to use a lever that is not there: %v", p.Ref(), p.ToDo),
			Detail:  loadline.Textf("On %v no contract, tranche, loan or licence lets %v do that.", d.Day, d.parties.title(d.parties.party(p.ByID))),
			Hint:    loadline.Textf("State what they could stop: of people, a contract with supplies = %q whose supplier they are; and name it here with of, where there are several.", loadline.PeopleNeed)})
	}
	for _, o := range d.Company.Offers {
		if makes, said := o.Makes.Get(); o.By.Saying == loadline.None && said && len(makes) > 0 {
			out = append(out, loadline.Diagnostic{Code: loadline.OfferByNobody, Severity: loadline.Warning, At: o.At, About: []loadline.Ref{o.Ref()},
				Summary: loadline.Textf("%v is made by nobody and makes good %v", o.Ref(), words(makes)),
				Detail:  loadline.Textf("by = none states that nobody makes an offer in these days. It shelters nobody."),
				Hint:    loadline.Textf("Say who makes it (by = stakeholder.NAME), or leave out makes_good.")})
		}
	}
	return out
}

// met says whether anything of the file may supply a need.
func (d *On) met(n loadline.Need) bool {
	if n.Name == loadline.CashNeed || len(n.Through) > 0 {
		return true
	}
	if _, ok := d.Concentration(n.Name, Capacity); ok {
		return true
	}
	return slices.ContainsFunc(d.Company.Licences, func(l loadline.Licence) bool { return slices.Contains(l.Over, n.Name) })
}

// uses says whether a pledge is to use a lever.
func (d *On) uses(p loadline.Pledge, l Lever) bool {
	return wordOf(l.Kind) == p.ToDo && d.parties.party(p.ByID) == l.Holder && (p.Of == loadline.Ref{} || p.Of == l.Of)
}
