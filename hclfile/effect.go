package hclfile

import (
	"slices"
	"strings"

	"loadline"
	"loadline/formula"
)

// effectForms are the words of an effect, in the order of the root's constants.
func effectForms() []form {
	return []form{
		{"vacate", "vacate(seat.board.ceo)", "the seat or the office is empty"},
		{"fill", "fill(seat.board.ceo, stakeholder.x)", "somebody takes the seat"},
		{"appoint", "appoint(office.ceo, stakeholder.x)", "somebody takes the office"},
		{"add_seat", "add_seat(body.board)", "the body has one more seat"},
		{"drop_seat", "drop_seat(seat.board.ceo)", "the seat is no more"},
		{"amend", `amend(document.charter, "what it says then")`, "the document changes"},
		{"end", "end(contract.x, months(3))", "the contract ends, after so long"},
		{"call", `call(stakeholder.x, "unvested")`, "shares are called in, in words"},
		{"convert", "convert(stock_class.x)", "the class converts"},
		{"accelerate", "accelerate(stakeholder.x)", "what has not vested vests"},
	}
}

// effectKinds are the kinds of facts that an effect is about.
func effectKinds(k loadline.EffectKind) []string {
	switch k {
	case loadline.Vacate:
		return []string{"seat", "office"}
	case loadline.Fill, loadline.DropSeat:
		return []string{"seat"}
	case loadline.Appoint:
		return []string{"office"}
	case loadline.AddSeat:
		return []string{"body"}
	case loadline.Amend:
		return []string{"document"}
	case loadline.End:
		return []string{"contract"}
	case loadline.Convert:
		return []string{"stock_class"}
	}
	return []string{"stakeholder"}
}

// effect is what a decision or an event does to the facts.
func effect() codec[loadline.Effect] {
	return codec[loadline.Effect]{Word: "effect", RefersTo: []string{"seat", "office", "body", "document", "stock_class", "stakeholder"},
		calls: effectForms(), hint: "vacate(seat.board.ceo)", read: (*reading).effect, write: writeEffect}
}

func (r *reading) effect(e loadline.Expr) (loadline.Effect, bool) {
	out := loadline.Effect{At: e.At}
	known := formWords(effectForms())
	i := slices.Index(known, e.Name)
	if e.Op != loadline.Call || i < 0 {
		r.tell(loadline.Error, loadline.WrongType, e.At, loadline.Textf("%v takes effects", r.title()),
			loadline.Textf("They are: %v. It got %v.", commas(known), excerpt(writeExpr(e))), r.didYouMean(e.Name, known))
		return out, false
	}
	out.Kind = loadline.EffectKind(i)
	if len(e.Args) == 0 || len(e.Args) > 2 || len(e.Args) == 2 && !strings.Contains(effectForms()[i].written, ",") {
		return out, r.miscalled(e, len(e.Args))
	}
	var ok, fine bool
	out.Of, ok = r.fact(e.Args[0], effectKinds(out.Kind)...)
	if len(e.Args) == 1 {
		return out, ok
	}
	switch x := e.Args[1]; out.Kind {
	case loadline.Fill:
		out.To, fine = r.fact(x, "stakeholder", "office")
	case loadline.Appoint:
		out.To, fine = r.fact(x, "stakeholder")
	case loadline.End:
		if v, known := r.eval(x); known && v.Kind == formula.Unknown {
			return out, r.wrongType(x, v, "duration", "months(3)")
		}
		out.After, fine = duration().read(r, x)
	default:
		if x.Op != loadline.Str {
			return out, r.miscalled(e, len(e.Args))
		}
		out.What, fine = x.Name, true
	}
	return out, ok && fine
}

func writeEffect(e loadline.Effect) string {
	args := writeRef(e.Of.Kind, e.Of.Name)
	switch {
	case e.To != loadline.Ref{}:
		args += ", " + writeRef(e.To.Kind, e.To.Name)
	case e.What != "":
		args += ", " + quote(e.What)
	case e.After != loadline.Duration{}:
		args += ", " + writeDuration(e.After)
	}
	return effectForms()[e.Kind].word + "(" + args + ")"
}

// triggerForms are the words of what may happen; a date stands as it is.
func triggerForms() []form {
	return []form{
		{"leaves", "leaves(office.ceo)", "whoever holds the office, or the stakeholder, leaves"},
		{"change_of_control", "change_of_control()", "somebody comes to hold a majority of the votes, or the company is merged or sold"},
		{"decided", "decided(matter.x)", "the matter is decided"},
		{"raised", `raised("USD 6bn")`, "the money raised since the company began reaches the amount"},
		{"falls_below", "falls_below(stakeholder.x, pct(10))", "the stakeholder's part of the votes falls below the fraction; of a class where one is named third"},
		{"reached", "reached(milestone.x)", "the milestone is reached"},
		{"earlier", "earlier(a, b, …)", "the first of several"},
	}
}

const triggerHint = `"2026-11-01", leaves(office.ceo), change_of_control(), decided(matter.x), raised("USD 6bn"), falls_below(stakeholder.x, pct(10)), reached(milestone.x) or unknown("…")`

// trigger is one thing that happens on a day.
func trigger() codec[loadline.Trigger] {
	return codec[loadline.Trigger]{Word: "date or event", RefersTo: []string{"office", "stakeholder", "matter", "milestone"},
		calls: triggerForms()[:6], hint: triggerHint, read: (*reading).trigger, write: writeTrigger}
}

// triggers are the first of several: how a span begins or ends. None is no beginning, or no end.
func triggers() codec[[]loadline.Trigger] {
	one := trigger()
	c := codec[[]loadline.Trigger]{Word: one.Word, RefersTo: one.RefersTo, calls: triggerForms(), hint: triggerHint}
	c.read = func(r *reading, e loadline.Expr) ([]loadline.Trigger, bool) {
		items := []loadline.Expr{e}
		switch {
		case e.Op == loadline.RefTo && (e.Name == "none" || e.Name == "never"):
			return nil, true
		case e.Op == loadline.Call && e.Name == "earlier" && len(e.Args) == 0:
			return nil, r.miscalled(e, 0)
		case e.Op == loadline.Call && e.Name == "earlier":
			items = e.Args
		}
		out, ok := make([]loadline.Trigger, len(items)), true
		for i, x := range items {
			t, fine := one.read(r, x)
			out[i], ok = t, ok && fine
		}
		return out, ok
	}
	c.write = func(ts []loadline.Trigger) string {
		parts := make([]string, len(ts))
		for i, t := range ts {
			parts[i] = writeTrigger(t)
		}
		if len(parts) > 1 {
			return "earlier(" + strings.Join(parts, ", ") + ")"
		}
		return strings.Join(parts, "")
	}
	return c
}

func (r *reading) trigger(e loadline.Expr) (loadline.Trigger, bool) {
	out := loadline.Trigger{At: e.At}
	if e.Op == loadline.Call && slices.Contains(formWords(triggerForms()), e.Name) {
		return out, r.happening(e, &out)
	}
	v, ok := r.eval(e)
	if !ok {
		return out, false
	}
	if v.Kind == formula.Unknown {
		out.Kind = loadline.Undated
		if open := v.Open(); len(open) > 0 {
			out.Question = open[0].Question
		}
		return out, true
	}
	out.Date, ok = v.ExactDate()
	if v.Kind == formula.Text {
		out.Date, ok = loadline.ParseDate(v.Text)
	}
	if !ok {
		return out, r.wrongType(e, v, "date or event", triggerHint)
	}
	return out, true
}

// happening reads an event that the facts show.
func (r *reading) happening(e loadline.Expr, out *loadline.Trigger) (ok bool) {
	if e.Name == "earlier" {
		r.tell(loadline.Error, loadline.WrongType, e.At, loadline.Textf("earlier(…) stands by itself"),
			loadline.Textf("It is the first of several days on which something begins or ends."), loadline.Textf("Write to = earlier(\"2028-12-31\", change_of_control())."))
		return false
	}
	takes := map[string][2]int{"leaves": {1, 1}, "decided": {1, 1}, "raised": {1, 1}, "reached": {1, 1}, "falls_below": {2, 3}}[e.Name]
	if len(e.Args) < takes[0] || len(e.Args) > takes[1] {
		return r.miscalled(e, len(e.Args))
	}
	switch e.Name {
	case "leaves":
		out.Kind = loadline.Leaves
		out.Of, ok = r.fact(e.Args[0], "office", "stakeholder")
	case "change_of_control":
		out.Kind, ok = loadline.ChangeOfControl, true
	case "decided":
		out.Kind = loadline.Decided
		out.Of, ok = r.fact(e.Args[0], "matter")
	case "reached":
		out.Kind = loadline.Reached
		out.Of, ok = r.fact(e.Args[0], "milestone")
	case "raised":
		out.Kind = loadline.Raised
		v, known := r.eval(e.Args[0])
		if known && v.Kind == formula.Unknown {
			return r.wrongType(e.Args[0], v, "amount of money", `"USD 6bn"`)
		}
		out.Amount, ok = money().read(r, e.Args[0])
	case "falls_below":
		return r.fallsBelow(e, out)
	}
	return ok
}

func (r *reading) fallsBelow(e loadline.Expr, out *loadline.Trigger) bool {
	out.Kind = loadline.FallsBelow
	var ok bool
	out.Of, ok = r.fact(e.Args[0], "stakeholder")
	call := loadline.Expr{Op: loadline.Call, Name: "at_least", At: e.At, Args: e.Args[1:2]}
	t := loadline.Threshold{}
	_, fine := r.fraction(call, &t)
	out.Fraction = t.Fraction
	if len(e.Args) == 3 {
		class, named := r.fact(e.Args[2], "stock_class")
		out.Class, fine = class, fine && named
	}
	return ok && fine
}

func writeTrigger(t loadline.Trigger) string {
	switch of := writeRef(t.Of.Kind, t.Of.Name); t.Kind {
	case loadline.Leaves:
		return "leaves(" + of + ")"
	case loadline.ChangeOfControl:
		return "change_of_control()"
	case loadline.Decided:
		return "decided(" + of + ")"
	case loadline.Raised:
		return "raised(" + writeMoney(t.Amount) + ")"
	case loadline.FallsBelow:
		out := "falls_below(" + of + ", " + writeNumber(t.Fraction)
		if t.Class != (loadline.Ref{}) {
			out += ", " + writeRef(t.Class.Kind, t.Class.Name)
		}
		return out + ")"
	case loadline.Reached:
		return "reached(" + of + ")"
	case loadline.Undated:
		return writeUnknown(t.Question)
	}
	return date().write(t.Date)
}
