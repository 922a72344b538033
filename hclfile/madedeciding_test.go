package hclfile

import (
	"fmt"

	"pgregory.net/rapid"

	"loadline"
)

func refTo(kind, name string) loadline.Ref { return loadline.Ref{Kind: kind, Name: name} }

// part is a fraction of votes as a threshold holds it.
func part(t *rapid.T) loadline.Number {
	n := loadline.Frac(rapid.Int64Range(0, 6).Draw(t, "part"), 7)
	switch rapid.IntRange(0, 6).Draw(t, "fraction") {
	case 0:
		return loadline.Exactly(loadline.Frac(1, 2))
	case 1:
		return loadline.Between(n, loadline.Int(1))
	case 2:
		return loadline.Number{Open: []loadline.Unknown{{Question: words().Draw(t, "question")}}}
	}
	return loadline.Exactly(n)
}

// drawApproval is an approval over what drawCompany makes: its classes, holders and the body of every company.
func drawApproval(t *rapid.T, depth int) loadline.Approval {
	var out loadline.Approval
	switch k := rapid.IntRange(0, 9).Draw(t, "approval"); {
	case k == 0:
		return out
	case k == 1:
		out.Kind, out.Question = loadline.AskedOf, words().Draw(t, "question")
	case k == 2:
		out.Kind = one(t, loadline.Nobody, loadline.Impossible)
	case k <= 4:
		out.Kind, out.Who = loadline.By, one(t, refTo("stakeholder", "holder_0"), refTo("office", "ceo"), refTo("seat", "board.chair"))
	case k <= 6 && depth > 0:
		out.Kind = one(t, loadline.AllOf, loadline.AnyOf, loadline.SomeOf)
		for range rapid.IntRange(1, 3).Draw(t, "of") {
			if a := drawApproval(t, depth-1); !a.IsZero() {
				out.Of = append(out.Of, a)
			}
		}
		if len(out.Of) == 0 {
			return loadline.Approval{}
		}
		if out.Kind == loadline.SomeOf {
			out.Some = rapid.IntRange(1, len(out.Of)).Draw(t, "some")
		}
	default:
		out.Kind, out.Who = loadline.Vote, one(t, refTo("body", "board"), refTo("stock_class", "class_0"))
		out.Threshold = loadline.Threshold{Fraction: part(t), Comparison: one(t, loadline.MoreThan, loadline.AtLeast),
			Base: one(t, loadline.BaseNotSaid, loadline.Cast, loadline.Present, loadline.Outstanding)}
		out.Without = one(t, nil, []loadline.Ref{refTo("stakeholder", "holder_0"), refTo("seat", "board.chair")})
	}
	return out
}

func drawTrigger(t *rapid.T) loadline.Trigger {
	switch loadline.TriggerKind(rapid.IntRange(0, int(loadline.Undated)).Draw(t, "trigger")) {
	case loadline.Leaves:
		return loadline.Trigger{Kind: loadline.Leaves, Of: one(t, refTo("office", "ceo"), refTo("stakeholder", "holder_0"))}
	case loadline.ChangeOfControl:
		return loadline.Trigger{Kind: loadline.ChangeOfControl}
	case loadline.Decided:
		return loadline.Trigger{Kind: loadline.Decided, Of: refTo("matter", "m")}
	case loadline.Raised:
		return loadline.Trigger{Kind: loadline.Raised, Amount: amount(t)}
	case loadline.FallsBelow:
		return loadline.Trigger{Kind: loadline.FallsBelow, Of: refTo("stakeholder", "holder_0"), Class: one(t, loadline.Ref{}, refTo("stock_class", "class_0")), Fraction: part(t)}
	case loadline.Reached:
		return loadline.Trigger{Kind: loadline.Reached, Of: refTo("milestone", "launch")}
	case loadline.Undated:
		return loadline.Trigger{Kind: loadline.Undated, Question: words().Draw(t, "question")}
	}
	return loadline.Trigger{Date: day(t)}
}

func drawSpan(t *rapid.T) loadline.Span {
	some := func() (out []loadline.Trigger) {
		for range rapid.IntRange(0, 2).Draw(t, "triggers") {
			out = append(out, drawTrigger(t))
		}
		return out
	}
	return loadline.Span{From: some(), Until: some()}
}

func drawEffect(t *rapid.T) loadline.Effect {
	e := loadline.Effect{Kind: loadline.EffectKind(rapid.IntRange(0, int(loadline.Accelerate)).Draw(t, "effect"))}
	e.Of = map[string]loadline.Ref{"seat": refTo("seat", "board.chair"), "office": refTo("office", "ceo"), "body": refTo("body", "board"), "document": refTo("document", "doc_0"),
		"contract": refTo("contract", "cloud.of_theirs"), "stock_class": refTo("stock_class", "class_0"), "stakeholder": refTo("stakeholder", "holder_0")}[effectKinds(e.Kind)[0]]
	more := rapid.Bool().Draw(t, "more")
	switch {
	case e.Of.Kind == "document": // of which there need be none
		return loadline.Effect{Kind: loadline.Vacate, Of: refTo("office", "ceo")}
	case !more:
	case e.Kind == loadline.Fill || e.Kind == loadline.Appoint:
		e.To = refTo("stakeholder", "holder_0")
	case e.Kind == loadline.CallIn:
		e.What = m0(t)
	case e.Kind == loadline.End:
		e.After = loadline.Duration{Months: 3, Days: 1}
	}
	return e
}

func drawStatus(t *rapid.T) loadline.Stated[string] {
	return state(t, func(t *rapid.T) string { return one(t, "executed", "of their own") })
}

// several makes up to n of something.
func several[V any](t *rapid.T, n int, make func(*rapid.T) V) (out []V) {
	for range rapid.IntRange(0, n).Draw(t, "several") {
		out = append(out, make(t))
	}
	return out
}

func truthOf(t *rapid.T) loadline.Truth {
	return one(t, loadline.Yes, loadline.No, loadline.CannotTell)
}

func holderRef(t *rapid.T) loadline.Ref { return refTo("stakeholder", "holder_0") }

func lengthOf(t *rapid.T) loadline.Duration {
	return one(t, loadline.Duration{Days: 10}, loadline.Duration{Months: 1})
}

// deciding makes up who decides. An office, a seat and a matter of these names are there always, for others to point to.
func (m *maker) deciding() {
	t := m.T
	from, until := loadline.During(loadline.Period{From: day(t)}), loadline.During(loadline.Period{To: loadline.DateOf(2023, 12, 31)})
	m.c.Offices = []loadline.Office{{Name: "ceo", Title: m0(t), Holder: state(t, holderRef), Span: until}, {Name: "ceo", Holder: state(t, holderRef), Span: from}}
	m.bodies(from, until)
	m.matters()
	m.c.Milestones = []loadline.Milestone{{Name: "launch", Title: m0(t), Reached: state(t, day)}}
	over := []loadline.Ref{refTo("matter", "m")}
	for i := range rapid.IntRange(0, 2).Draw(t, "agreements") {
		name := fmt.Sprintf("x_%d", i)
		m.c.Consents = append(m.c.Consents, loadline.Consent{Name: name, Of: drawApproval(t, 2), Over: over, Breach: drawBreach(t), Status: drawStatus(t), Span: drawSpan(t)})
		if m.c.Consents[i].Of.IsZero() {
			m.c.Consents[i].Of = loadline.Approval{Kind: loadline.Nobody}
		}
		m.c.Rights = append(m.c.Rights, loadline.Right{Name: name, Kind: loadline.RightKind(rapid.IntRange(0, 6).Draw(t, "right")), Of: refTo("office", "ceo"), Over: one(t, nil, over), Days: state(t, lengthOf), Status: drawStatus(t), Span: drawSpan(t)})
		m.c.Agreements = append(m.c.Agreements, loadline.VotingAgreement{Name: name, Parties: []loadline.Ref{holderRef(t)}, As: drawApproval(t, 1), Over: one(t, nil, over), Status: drawStatus(t), Span: drawSpan(t)})
		m.c.Drags = append(m.c.Drags, loadline.Drag{Name: name, Needs: drawApproval(t, 2), Binds: one(t, nil, []loadline.Ref{refTo("stock_class", "class_0")}), Except: state(t, func(t *rapid.T) []loadline.Ref { return []loadline.Ref{holderRef(t)} }), Over: over,
			Floor: state(t, amount), Terms: one(t, nil, []string{m0(t)}), Status: drawStatus(t), Span: drawSpan(t)})
		m.c.Upons = append(m.c.Upons, loadline.Upon{Name: name, When: drawTrigger(t), Then: []loadline.Effect{drawEffect(t)}, Status: drawStatus(t), Span: drawSpan(t)})
	}
}

func (m *maker) bodies(from, until loadline.Span) {
	t := m.T
	seat := func(name string, span loadline.Span) loadline.Seat {
		return loadline.Seat{Name: name, Title: m0(t), Holder: state(t, func(t *rapid.T) loadline.Ref { return one(t, holderRef(t), refTo("office", "ceo")) }), ElectedBy: drawApproval(t, 2),
			DesignatedBy: state(t, holderRef), RemovedBy: drawApproval(t, 1), Requires: one(t, nil, []string{"independent"}), Term: state(t, lengthOf), TermEnds: one(t, 0, day(t)),
			Observer: truthOf(t), Casting: truthOf(t), Votes: figure(t), Span: span}
	}
	q := func(t *rapid.T) loadline.Threshold {
		return loadline.Threshold{Fraction: part(t), Comparison: one(t, loadline.MoreThan, loadline.AtLeast), Base: loadline.Base(rapid.IntRange(0, 4).Draw(t, "base"))}
	}
	board := loadline.Body{Name: "board", Title: m0(t), Kind: loadline.BodyKind(rapid.IntRange(0, 6).Draw(t, "kind")), Entity: one(t, loadline.Ref{}, refTo("entity", "holdco")), Quorum: state(t, q), Classed: truthOf(t),
		Seats: []loadline.Seat{seat("chair", until), seat("chair", from), seat("other", drawSpan(t))}, Span: drawSpan(t)}
	board.Seats[0].At.Clause = &loadline.Clause{Document: loadline.Ref{Kind: "Bylaws"}, Number: "4.2", Quote: m0(t)}
	holders := loadline.Body{Name: "holders", Classes: []loadline.Ref{refTo("stock_class", "class_0")}, Converted: truthOf(t),
		Votes: several(t, 1, func(t *rapid.T) loadline.VoteRule {
			return loadline.VoteRule{Name: "cap", Of: one(t, loadline.Ref{}, holderRef(t)), On: one(t, nil, []loadline.Ref{refTo("matter", "m")}), PerShare: figure(t), Cap: figure(t), Span: drawSpan(t)}
		})}
	m.c.Bodies = []loadline.Body{board, holders}
}

func (m *maker) matters() {
	t := m.T
	way := func(name string) loadline.Way {
		return loadline.Way{Name: name, Needs: drawApproval(t, 3), Form: loadline.Form(rapid.IntRange(0, 2).Draw(t, "form")), Notice: state(t, lengthOf), Status: drawStatus(t)}
	}
	kind := func() loadline.MatterKind { return one(t, loadline.MatterKinds()...) }
	x := loadline.Matter{Name: "m", Title: m0(t), Kind: kind(), Of: one(t, loadline.Ref{}, refTo("office", "ceo"), refTo("contract", "cloud")), Cause: truthOf(t),
		Affects: one(t, nil, []loadline.Ref{refTo("stock_class", "class_0")}), Effects: several(t, 2, drawEffect), Span: drawSpan(t)}
	if own := way(""); !own.Needs.IsZero() {
		x.Ways = append(x.Ways, own)
	}
	if rapid.Bool().Draw(t, "consent") {
		x.Ways = append(x.Ways, way("written_consent"))
	}
	m.c.Matters = []loadline.Matter{x}
}

// drawBreach is what a decision without a consent is: said, asked, or left out.
func drawBreach(t *rapid.T) loadline.Stated[loadline.Breach] {
	switch b := loadline.Breach(rapid.IntRange(0, 5).Draw(t, "breach")); b {
	case loadline.BreachNotSaid:
		return loadline.Stated[loadline.Breach]{}
	case loadline.Internal + 1:
		return loadline.Ask[loadline.Breach](words().Draw(t, "question"), loadline.Source{})
	default:
		return loadline.Say(b, loadline.Source{})
	}
}
