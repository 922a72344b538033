package limits

import (
	"strings"

	"loadline"
)

// says is a change in a sentence, without its end.
func (f *finder) says(s Shift) loadline.Text {
	if s.Unproved {
		s.Unproved = false
		return loadline.Textf("%v (not proved smallest: more may turn it back)", f.says(s))
	}
	n, _ := s.Amount.Exact()
	shares, class, one := loadline.SharesOf(n), f.title(s.Class), n.Cmp(loadline.Int(1)) == 0
	switch s.Unit {
	case VotesPass:
		if one {
			return loadline.Textf("%v share of %v passes from %v to %v", shares, class, f.givers(s), f.takers(s.To, "others"))
		}
		return loadline.Textf("%v shares of %v pass from %v to %v", shares, class, f.givers(s), f.takers(s.To, "others"))
	case VotesIssued:
		out := loadline.Textf("%v new shares of %v are issued to %v", shares, class, f.takers(s.To, "others"))
		if one {
			out = loadline.Textf("%v new share of %v is issued to %v", shares, class, f.takers(s.To, "others"))
		}
		if left, limited := f.unissued(s.Class); limited && n.Cmp(left) > 0 {
			return loadline.Textf("%v, of which %v are authorised", out, loadline.SharesOf(left))
		}
		return out
	case SeatsChange:
		switch {
		case s.Vacant:
			return loadline.Textf("%v falls vacant", f.listed(s.Of))
		case len(s.Of) == 1:
			return loadline.Textf("%v is filled by %v", f.listed(s.Of), f.takers(s.To, "somebody else"))
		}
		return loadline.Textf("%v are filled by %v", f.listed(s.Of), f.takers(s.To, "others"))
	case ConsentsEnd:
		if len(s.Of) == 1 {
			return loadline.Textf("the consent %v falls away", f.listed(s.Of))
		}
		return loadline.Textf("the consents %v fall away", f.listed(s.Of))
	case ConsentsNew:
		return loadline.Textf("%v is given a consent over the matter %q without which it is void", f.takers(s.To, "somebody else"), f.listed(s.Of))
	}
	return loadline.Textf("nobody does anything, and %v comes", s.On)
}

// mostNamed is how many givers are named one by one.
const mostNamed = 3

// givers are whose shares pass: those who give them by name where they are few and not all who could, or one of the others.
func (f *finder) givers(s Shift) loadline.Text {
	left, _ := s.Amount.Exact()
	all := f.w.givers(s.Class, s.From, s.To)
	var who []loadline.Ref
	for _, p := range all {
		if left.Sign() <= 0 {
			break
		}
		who, left = append(who, f.w.Company.Stakeholders[p.at].Ref()), left.Sub(p.total)
	}
	switch {
	case len(who) > 0 && len(who) <= mostNamed && len(who) < len(all), len(who) == 1 && s.From.Name == "":
		return f.listed(who)
	case s.From.Name == "":
		return loadline.Textf("others")
	}
	return f.group(s.From)
}

// takers are those who get something: a group, or others in these words.
func (f *finder) takers(to loadline.Ref, others string) loadline.Text {
	if to.Name == "" {
		return loadline.Textf("%v", others)
	}
	if to.Kind == groupKind && others == "somebody else" {
		return loadline.Textf("another of %v", f.group(to))
	}
	return f.group(to)
}

// group is a group in a sentence, by its word, or a stakeholder's or body's title.
func (f *finder) group(r loadline.Ref) loadline.Text {
	if r.Kind != groupKind {
		return loadline.Textf("%v", f.title(r))
	}
	return loadline.Textf("the group “%v”", r.Name)
}

func (f *finder) title(r loadline.Ref) string { return f.w.Order().Title(r) }

// listed are facts in a row: two seats of one title are told apart by their names.
func (f *finder) listed(of []loadline.Ref) loadline.Text {
	var out loadline.Text
	for i, r := range of {
		var one loadline.Text
		switch title := f.title(r); {
		case r.Kind == "seat":
			_, name, _ := strings.Cut(r.Name, ".")
			one = loadline.Textf("the seat %v (%v)", name, title)
			if strings.EqualFold(strings.ReplaceAll("seat "+name, "_", " "), title) {
				one = loadline.Textf("the seat %v", name)
			}
		default:
			one = loadline.Textf("%v", title)
		}
		switch {
		case i == 0:
			out = one
		case i == len(of)-1:
			out = loadline.Textf("%v and %v", out, one)
		default:
			out = loadline.Textf("%v, %v", out, one)
		}
	}
	return out
}

// unissued is how many shares of a class may still be issued, and whether that is limited.
func (f *finder) unissued(class loadline.Ref) (loadline.Ratio, bool) {
	id := classID(f.w.Company, class)
	for _, t := range f.w.Order().Holdings().Classes {
		if limit, said := t.Authorized.Get(); t.ClassID == id && said && t.Outstanding.Hi != nil {
			return limit.Ratio().Sub(*t.Outstanding.Hi).Max(loadline.Ratio{}), true
		}
	}
	return loadline.Ratio{}, false
}
