package dependence

import (
	"slices"

	"loadline"
)

// Obligation is what is owed to a counterparty, or must be asked of it.
type Obligation struct {
	Party string // the id of its party
	Of    loadline.Ref
	Says  loadline.Text
	At    loadline.Source
}

// Obligations are what the company owes its counterparties and must ask them, in the order of the file: commitments that may bind,
// promises to deal with nobody else, covenants, and consents.
func (d *On) Obligations() []Obligation {
	var out []Obligation
	put := func(id string, of loadline.Ref, says loadline.Text, at loadline.Source) {
		out = append(out, Obligation{d.parties.party(id), of, says, at})
	}
	for _, s := range d.Suppliers {
		for _, k := range s.Contracts {
			for _, m := range k.Commitments {
				if owed := Owed(k, m, d.Day); !owed.IsZero() {
					put(k.SupplierID, k.Ref(), loadline.Textf("%v: buy what is left of the commitment %v", title(k), m.Name), m.At)
				}
			}
			for _, e := range k.Exclusives {
				if e.Binds == "company" && binds(e, d.Day) != loadline.No {
					put(k.SupplierID, k.Ref(), exclusiveSays(k, e), e.At)
				}
			}
			if as, said := k.Assignable.Get(); said && as != "free" {
				put(k.SupplierID, k.Ref(), loadline.Textf("%v is not passed on without consent", title(k)), k.At)
			}
			if on, said := k.OnControl.Get(); said {
				put(k.SupplierID, k.Ref(), controlSays(title(k), on), k.At)
			}
		}
	}
	d.owedToLenders(put)
	return out
}

func controlSays(what any, does string) loadline.Text {
	switch does {
	case "ends":
		return loadline.Textf("%v ends when control changes", what)
	case "due":
		return loadline.Textf("%v falls due when control changes", what)
	case "consent":
		return loadline.Textf("%v: a change of control needs consent", what)
	}
	return loadline.Textf("%v: when control changes: %v", what, does)
}

func (d *On) owedToLenders(put func(string, loadline.Ref, loadline.Text, loadline.Source)) {
	for _, l := range d.Company.Loans {
		if matures, said := l.Matures.Get(); isDraft(l.Status) || l.From > d.Day || said && matures < d.Day {
			continue
		}
		put(l.LenderID, l.Ref(), loadline.Textf("%v: pay back what is outstanding", l.Ref()), l.At)
		for _, v := range l.Covenants {
			says := loadline.Textf("%v: keep the covenant %v", l.Ref(), v.Name)
			if v.Words != "" {
				says = loadline.Textf("%v: keep the covenant %v (%v)", l.Ref(), v.Name, v.Words)
			}
			put(l.LenderID, l.Ref(), says, v.At)
		}
		if on, said := l.OnControl.Get(); said {
			put(l.LenderID, l.Ref(), controlSays(l.Ref(), on), l.At)
		}
	}
}

// Title is what a reader calls a stakeholder.
func (d *On) Title(id string) string { return d.parties.title(id) }

// Party is the id by which a stakeholder's party is known.
func (d *On) Party(id string) string { return d.parties.party(id) }

// Parties are the ids of the parties that supply, lend, invest in tranches or hold a licence, suppliers first.
func (d *On) Parties() []string {
	var out []string
	add := func(id string) {
		if p := d.parties.party(id); id != "" && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	for _, s := range d.Suppliers {
		add(s.ID)
	}
	for _, l := range d.Company.Loans {
		add(l.LenderID)
	}
	for _, t := range d.Company.Tranches {
		add(t.ByID)
	}
	return out
}
