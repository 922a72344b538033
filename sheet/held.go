package sheet

import (
	"loadline"
)

// security is one issuance of the sheets, as far as later rows need it.
type security struct {
	id, holder, class string
	number            string // of the certificate, as written
	kind              ListKind
	issued, left      loadline.Ratio
	whole             bool // nothing has been taken from it yet
	on                loadline.Date
	at                loadline.Source
	linked            bool // it is already the result of an event
	takes             []taking
}

// lot is what a holder was issued of a class on a day.
type lot struct {
	holder, class string
	on            loadline.Date
}

// taking is a part that an event took from a security.
type taking struct {
	qty loadline.Ratio
	on  loadline.Date
}

func (s *security) scale(by loadline.Ratio) {
	s.left, s.issued = s.left.Mul(by), s.issued.Mul(by)
	for i := range s.takes {
		s.takes[i].qty = s.takes[i].qty.Mul(by)
	}
}

// held is what is left of it on a day; 0 is the end of the book.
func (s *security) held(on loadline.Date) loadline.Ratio {
	if on == 0 {
		return s.left
	}
	if s.on > on {
		return loadline.Ratio{}
	}
	n := s.left
	for _, t := range s.takes {
		if t.on > on {
			n = n.Add(t.qty)
		}
	}
	return n
}

// called is what a reader knows a security by.
func (s *security) called() string {
	if s.number != "" {
		return s.number
	}
	return s.id
}

// register keeps a security under its certificate number.
func (f *facts) register(s *security) {
	if s.number != "" {
		key := fold(s.number)
		f.secs[key] = append(f.secs[key], s)
	}
	s.issued = s.left
	f.order = append(f.order, s)
	f.byHolder[s.holder] = append(f.byHolder[s.holder], s)
	f.byDay[lot{s.holder, s.class, s.on}] = append(f.byDay[lot{s.holder, s.class, s.on}], s)
}

// certificate finds a security by its number. Where several classes use the number, the class decides.
func (f *facts) certificate(number, class string) (*security, bool) {
	if number == "" {
		return nil, false
	}
	var found *security
	for _, s := range f.secs[fold(number)] {
		if found != nil && found.class != class && s.class != class {
			return nil, false // two, and nothing tells which
		}
		if found == nil || s.class == class {
			found = s
		}
	}
	return found, found != nil
}

// take takes a part from what is left of a security; false where there is not so much, which is reported.
func (f *facts) take(l *list, s *security, qty loadline.Ratio, on loadline.Date, at loadline.Source) bool {
	if qty.Cmp(s.left) > 0 || s.left.Sign() == 0 {
		f.tooMuch(l, at, s.at, s.called(), qty, s.left)
		return false
	}
	s.left, s.whole = s.left.Sub(qty), false
	s.takes = append(s.takes, taking{qty, on})
	return true
}

func (f *facts) tooMuch(l *list, at, from loadline.Source, whose string, qty, left loadline.Ratio) {
	f.letters.put(l.name, loadline.Diagnostic{
		Code: loadline.MoreThanHeld, Severity: loadline.Error, At: at, Related: []loadline.Source{from},
		Summary: loadline.Textf("%v are taken from %s, of which %v are left", qty, whose, left),
		Detail:  loadline.Textf("A security cannot be closed beyond its quantity, nor after nothing is left of it. The event is left out."),
		Hint:    loadline.Textf("Correct the quantity, the certificate or the holder."),
	})
}

// holding is what one holder has of one class: the class's key, or "options", "warrants".
type holding struct{ holder, what string }

// heldBy adds up the stock and the options that the facts give on the day of which the book speaks.
func (f *facts) heldBy() (map[holding]loadline.Ratio, map[holding]loadline.Source) {
	sums, where := map[holding]loadline.Ratio{}, map[holding]loadline.Source{}
	titles := map[string]string{}
	for _, c := range f.c.Classes {
		titles[c.ID] = classKey(c.Title)
	}
	names := map[string]string{}
	for _, s := range f.c.Stakeholders {
		names[s.ID] = nameKey(s.LegalName)
	}
	for _, s := range f.order {
		what := titles[s.class]
		switch s.kind {
		case OptionLedger:
			what = "options"
		case ConvertibleLedger:
			continue
		}
		n := s.held(f.m.AsOf)
		if n.Sign() == 0 {
			continue
		}
		for _, k := range []holding{{names[s.holder], what}, {names[s.holder], anyStock}} {
			if k.what == anyStock && s.kind == OptionLedger {
				continue
			}
			sums[k] = sums[k].Add(n)
			if _, ok := where[k]; !ok {
				where[k] = s.at
			}
		}
	}
	return sums, where
}

// anyStock is the key of all classes of stock together.
const anyStock = "\x00stock"
