package dependence

import "loadline"

// OnControl is what a change of control sets off, or may: contracts in force and loans that end, fall due or need consent, rights to
// stop for that reason, and what the file says happens then. What nobody stated of a contract or a loan cannot be told.
func (d *On) OnControl() []Tripped {
	var out []Tripped
	put := func(party string, of loadline.Ref, at loadline.Source, surely loadline.Truth, says loadline.Text) {
		out = append(out, Tripped{Party: d.parties.party(party), Of: of, Surely: surely, Says: says, At: at})
	}
	term := func(party string, of loadline.Ref, what any, at loadline.Source, does loadline.Stated[string]) {
		word, said := does.Get()
		switch {
		case said:
			put(party, of, at, loadline.Yes, controlSays(what, word))
		case does.Saying != loadline.None:
			put(party, of, at, loadline.CannotTell, loadline.Textf("whether %v ends or needs consent when control changes is not stated", what))
		}
	}
	for _, s := range d.Suppliers {
		for _, k := range s.Contracts {
			term(k.SupplierID, k.Ref(), title(k), k.At, k.OnControl)
			for _, stop := range k.Stops {
				if stop.For == "change_of_control" && stop.Notice.Saying != loadline.None && (stop.To == 0 || stop.To >= d.Day) {
					put(k.SupplierID, k.Ref(), stop.At, loadline.Yes, loadline.Textf("the %v may stop %v", stop.By, title(k)))
				}
			}
		}
	}
	for _, l := range d.Company.Loans {
		if matures, said := l.Matures.Get(); !isDraft(l.Status) && l.From <= d.Day && (!said || matures >= d.Day) {
			term(l.LenderID, l.Ref(), l.Ref(), l.At, l.OnControl)
		}
	}
	for _, u := range d.Company.Upons {
		if u.When.Kind == loadline.ChangeOfControl && !isDraft(u.Status) {
			put("", u.Ref(), u.At, loadline.Yes, loadline.Textf("%v: what is to happen then", u.Ref()))
		}
	}
	return out
}
