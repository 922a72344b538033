package detect

import (
	"slices"

	"loadline"
	"loadline/governance"
)

// refusals finds rights to take a deal before others (refusal, offer, match) of different holders over one matter. Two out of
// one document have the order that the document gives them; out of different ones nothing says who goes first, or whether the
// one need wait while the other's days run. A right to be offered one's part of new stock takes nothing from another's.
func refusals(s *survey) loadline.Diagnostics {
	var out loadline.Diagnostics
	for _, m := range s.matters {
		var rights []governance.Delay
		for _, r := range m.d.Rights {
			first := r.Right.Kind == loadline.Refusal || r.Right.Kind == loadline.Match || r.Right.Kind == loadline.FirstOffer
			if first && r.Binds != loadline.No && !(r.Right.Kind == loadline.FirstOffer && m.d.Matter.Kind == loadline.IssueStock) {
				rights = append(rights, r)
			}
		}
		if d, ok := s.collide(m, rights); ok {
			out = append(out, d)
		}
	}
	return out
}

// collide is the letter of rights over one matter out of different documents.
func (s *survey) collide(m *asked, rights []governance.Delay) (loadline.Diagnostic, bool) {
	var with []governance.Delay
	certain := false
	for i, a := range rights {
		for _, b := range rights[i+1:] {
			da, db := documentOf(a.Right.At), documentOf(b.Right.At)
			if s.oneHolder(a.Right.Of, b.Right.Of) || da.Name != "" && da == db {
				continue
			}
			for _, r := range []governance.Delay{a, b} {
				if !slices.ContainsFunc(with, func(x governance.Delay) bool { return x.Right.Name == r.Right.Name }) {
					with = append(with, r)
				}
			}
			both := a.Binds == loadline.Yes && b.Binds == loadline.Yes
			certain = certain || both && da.Name != "" && db.Name != ""
		}
	}
	if len(with) == 0 {
		return loadline.Diagnostic{}, false
	}
	d := loadline.Diagnostic{Code: loadline.RefusalRightsCollide, Severity: loadline.Note, At: with[0].Right.At, About: []loadline.Ref{m.ref}}
	if certain {
		d.Severity = loadline.Warning
	}
	var who, days []string
	for i, r := range with {
		who = append(who, s.o.Title(r.Right.Of))
		says := loadline.Textf("%v has %v, of days that nobody stated", s.o.Title(r.Right.Of), rightWord(r.Right.Kind))
		if n, ok := r.Right.Days.Get(); ok {
			says = loadline.Textf("%v has %v, within %v", s.o.Title(r.Right.Of), rightWord(r.Right.Kind), n)
		}
		days = append(days, says.String())
		d.About = append(d.About, r.Right.Ref(), r.Right.Of)
		if i > 0 {
			d.Related = append(d.Related, r.Right.At)
		}
	}
	d.Related = append(d.Related, m.d.Matter.At)
	d.Summary = loadline.Textf("%v: the first word belongs to several, %v", s.o.Title(m.ref), list(who, 4))
	where := loadline.Textf("They stand in different documents, and the facts do")
	if at := unplaced(with); len(at) > 0 {
		where = loadline.Textf("In which document %v stands nobody says (source = clause(…)), and if one document gives them all it may say who goes first; the facts do", list(s.titles(at), 4))
	}
	d.Detail = loadline.Textf("%v. %v not say who goes first, nor whether the days run side by side or one after the other.", list(days, 4), where)
	d.Hint = loadline.Textf("Let one document say that its right goes after the other's, or that the holders share; then silence \"refusal-rights-collide\" of %v with that reason.", m.ref)
	return d, true
}

// unplaced are those rights of which nobody says in which document they stand.
func unplaced(rights []governance.Delay) []loadline.Ref {
	var out []loadline.Ref
	for _, r := range rights {
		if documentOf(r.Right.At).Name == "" {
			out = append(out, r.Right.Ref())
		}
	}
	return out
}

// oneHolder says whether two are the same party.
func (s *survey) oneHolder(a, b loadline.Ref) bool {
	if a == b {
		return true
	}
	p, ok := s.o.PartyOf(a)
	return ok && slices.Contains(p.Members, b)
}

func rightWord(k loadline.RightKind) string {
	switch k {
	case loadline.FirstOffer:
		return "the right to be offered it first"
	case loadline.Match:
		return "the right to match"
	}
	return "the right to take it in a buyer's place"
}
