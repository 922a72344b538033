package question

import (
	"slices"

	"loadline"
	"loadline/captable"
	"loadline/formula"
)

// sides are both sides of a comparison with where their facts stand; none of another leaf, or of a side that is a literal.
func (l leaf) sides(e *claims) []SideOf {
	if l.of.Op != loadline.Call || len(l.of.Args) != 2 || !isComparison(l.of.Name) {
		return nil
	}
	inPercent := isPart(l.of.Args[0]) || isPart(l.of.Args[1])
	var out []SideOf
	for _, x := range l.of.Args {
		if s := sideOf(x, e, inPercent); s.name != "" {
			out = append(out, SideOf{Says: s.name, Value: loadline.Textf("%v", s.value), From: placed(e.sources(x, nil))})
		}
	}
	return out
}

func isComparison(name string) bool {
	switch name {
	case "<", "<=", ">", ">=", "==", "!=":
		return true
	}
	return false
}

// sources are the places of the facts that an expression rests on: the securities of whom it names, the facts themselves.
func (e *claims) sources(x loadline.Expr, out []loadline.Source) []loadline.Source {
	if x.Op == loadline.RefTo {
		return append(out, e.statedAt(x)...)
	}
	if x.Op == loadline.Call && x.Name == "seats" {
		return append(out, e.seatsAt(x)...)
	}
	for _, a := range x.Args {
		out = e.sources(a, out)
	}
	return out
}

// seatsAt are the places of the seats that are counted.
func (e *claims) seatsAt(x loadline.Expr) []loadline.Source {
	who, _ := formula.Eval(x.Args[0], e)
	var of formula.Value
	if len(x.Args) > 1 {
		of, _ = formula.Eval(x.Args[1], e)
	}
	members := e.members(who.Ref)
	order, _ := e.c.order()
	var out []loadline.Source
	for _, b := range order.Bodies() {
		if len(x.Args) > 1 && of.Ref != b.Ref() {
			continue
		}
		for _, s := range order.Seats(b.Ref()) {
			votes, _ := order.HasVote(s)
			if p, known := s.Person.Get(); known && members[p] && votes != loadline.No && s.Exists != loadline.No {
				out = append(out, s.Fact.At)
			}
		}
	}
	return out
}

// statedAt are the places of a named fact: of a holder, a group or a class the issuances behind its figures.
func (e *claims) statedAt(x loadline.Expr) []loadline.Source {
	v, _ := formula.Eval(x, e)
	switch v.Ref.Kind {
	case stakeholderKind, groupKind, classKind:
		return e.issuances(v.Ref)
	case planKind:
		for _, p := range e.c.Company.Plans {
			if p.Name == v.Ref.Name || p.ID == v.Ref.Name {
				return []loadline.Source{p.At}
			}
		}
	}
	for _, in := range e.c.Company.Inputs {
		if x.Name == (loadline.Ref{Kind: inputKind, Name: in.Name}).String() {
			return []loadline.Source{in.At}
		}
	}
	return nil
}

// issuances are the places of the securities that a fact's figures add up, in the order of the file.
func (e *claims) issuances(r loadline.Ref) []loadline.Source {
	var out []loadline.Source
	mine := e.only(r)
	e.on().Totals(e.def, func(s captable.Security) (string, bool) {
		if _, ok := mine(s); ok && s.At.Known() {
			out = append(out, s.At)
		}
		return "", false
	})
	return out
}

// placed are places as people read them, each once.
func placed(at []loadline.Source) []string {
	out := []string{}
	for _, s := range at {
		if p := s.String(); s.Known() && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}
