package dependence

import (
	"cmp"
	"slices"

	"loadline"
)

// Letters are the conflicts among contracts on a day, and with the plan: promises to deal with nobody else that collide, a
// commitment above what the plan buys, credits that expire before the plan uses them; and needs, pledges and offers that mean nothing on
// the day. Those on the plan need [Given.Used]. Each is a
// Warning where the facts are certain, a Note where it hangs on one that nobody stated.
func Letters(c *loadline.Company, day loadline.Date, g Given) loadline.Diagnostics {
	d := Of(c, day, Given{})
	out := append(d.collisions(), d.forcing()...)
	if g.Used != nil && c.Plan.Stated() {
		for _, s := range d.Suppliers {
			for _, k := range s.Contracts {
				out = append(out, tooMuch(k, d.Day, g.Used)...)
				out = append(out, unused(k, d.Day, g.Used)...)
			}
		}
	}
	return out
}

// collisions finds promises of the company to take from nobody else beside a contract with somebody else over the same uses, from the
// day on or from a later day on which both stand.
func (d *On) collisions() loadline.Diagnostics {
	var out loadline.Diagnostics
	for _, k := range d.Company.Contracts {
		for _, e := range k.Exclusives {
			for _, o := range d.Company.Contracts {
				if e.Binds != "company" || d.parties.party(o.SupplierID) == d.parties.party(k.SupplierID) {
					continue
				}
				if so := d.collide(k, e, o); so != loadline.No {
					out = append(out, collision(k, e, o, so))
				}
			}
		}
	}
	return out
}

func (d *On) collide(k loadline.Contract, e loadline.Exclusive, other loadline.Contract) loadline.Truth {
	if k.Supplies != other.Supplies {
		return loadline.No
	}
	both := max(d.Day, k.From, e.From, other.From)
	return min(binds(e, both), inForce(d.Company, k, both), inForce(d.Company, other, both), uses(other, e.Scope))
}

func collision(k loadline.Contract, e loadline.Exclusive, other loadline.Contract, so loadline.Truth) loadline.Diagnostic {
	out := loadline.Diagnostic{Code: loadline.ExclusivesCollide, Severity: loadline.Note, At: e.At, Related: []loadline.Source{other.At}, About: []loadline.Ref{k.Ref(), other.Ref()},
		Summary: loadline.Textf("A promise to take from nobody else stands beside another contract: %v and %v", k.Ref(), other.Ref()),
		Detail:  loadline.Textf("%v. %v supplies %v too, and whether for the same uses is not stated.", exclusiveSays(k, e), title(other), other.Supplies),
		Hint:    loadline.Textf("State the uses of each (use \"training\" { share = … }), or the exception that allows it; then silence \"exclusives-collide\" of %v with that reason.", other.Ref())}
	if so == loadline.Yes {
		out.Severity = loadline.Warning
		out.Detail = loadline.Textf("%v. %v supplies the same.", exclusiveSays(k, e), title(other))
		out.Hint = loadline.Textf("If the promise has an exception, state its scope without it, or silence \"exclusives-collide\" of %v with that reason.", other.Ref())
	}
	for _, theirs := range other.Exclusives {
		if theirs.Binds == "company" {
			out.Detail = loadline.Textf("%v. %v. Whoever is dealt with, the other promise is broken.", exclusiveSays(k, e), exclusiveSays(other, theirs))
		}
	}
	return out
}

// tooMuch finds commitments above what the plan buys in their period.
func tooMuch(k loadline.Contract, day loadline.Date, used func(string, loadline.Period) loadline.Number) loadline.Diagnostics {
	var out loadline.Diagnostics
	for _, m := range k.Commitments {
		to, _ := k.To.Get()
		last := cmp.Or(m.Period.To, to)
		if len(m.Due) > 0 {
			last = slices.Max(m.Due)
		}
		if last == 0 || last < day || bindingOf(m) == loadline.No {
			continue
		}
		owed, buys := Owed(k, m, day), used(k.Name, loadline.Period{From: max(day, m.Period.From, k.From), To: last})
		sign, sure := owed.Cmp(buys)
		possible := owed.Hi != nil && buys.Lo != nil && owed.Hi.Cmp(*buys.Lo) > 0
		if owed.IsZero() || sure && sign <= 0 || !sure && !possible {
			continue
		}
		x := loadline.Diagnostic{Code: loadline.CommitmentExceedsPlan, Severity: loadline.Note, At: m.At, About: []loadline.Ref{k.Ref()},
			Summary: loadline.Textf("The commitment %v of %v may be more than the plan buys", m.Name, k.Ref()),
			Detail:  loadline.Textf("Still to be bought until %v: %v. The plan buys: %v.", last, owed, buys),
			Hint:    loadline.Textf("Whatever is not bought is paid all the same: plan its use, or agree on a longer period or a smaller amount.")}
		if sure && bindingOf(m) == loadline.Yes {
			x.Severity, x.Summary = loadline.Warning, loadline.Textf("The commitment %v of %v is more than the plan buys", m.Name, k.Ref())
		}
		out = append(out, x)
	}
	return out
}

// unused finds credits that expire before the plan has used them.
func unused(k loadline.Contract, day loadline.Date, used func(string, loadline.Period) loadline.Number) loadline.Diagnostics {
	var out loadline.Diagnostics
	for _, t := range k.Credits {
		until, said := t.Expires.Get()
		if !said || until < day {
			continue
		}
		left, buys := FaceLeft(k, t, day), used(k.Name, loadline.Period{From: max(day, t.From), To: until})
		if sign, sure := left.Cmp(buys); !sure || sign <= 0 {
			continue
		}
		out = append(out, loadline.Diagnostic{Code: loadline.CreditsExpireUnused, Severity: loadline.Warning, At: t.At, About: []loadline.Ref{k.Ref()},
			Summary: loadline.Textf("Credits %v of %v expire on %v before the plan has used them", t.Name, k.Ref(), until),
			Detail:  loadline.Textf("Left: %v. The plan buys on this contract until then: %v.", left, buys),
			Hint:    loadline.Textf("Plan their use, ask for a later day, or count them as worth less.")})
	}
	return out
}
