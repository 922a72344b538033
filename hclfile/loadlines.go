package hclfile

import "loadline"

// limitKind is a load line.
func limitKind() kind[loadline.Limit] {
	type T = loadline.Limit
	return kind[T]{
		BlockKind: BlockKind{Word: "limit", Label: "the load line in words", free: true,
			Doc:     "A load line: what must hold. loadline check asks it at every change of the facts, says what decides it and how far it is from breaking.",
			Example: "limit \"the founders can block a sale\" {\n  holds = can_block(group.founders, matter.sell_company)\n}\n"},
		name: func(t *T) *string { return &t.Title },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: []row[T]{
			is("holds", kept(), func(t *T) *loadline.Expr { return &t.Holds }, "What must hold, as an expression over answers.", "can_block(group.founders, matter.sell_company)", required()),
			is("as_of", date(), func(t *T) *loadline.Date { return &t.AsOf }, "The day it is asked about. Left out: the day of the answer.", `"2027-01-01"`),
			is("until", date(), func(t *T) *loadline.Date { return &t.Until }, "It must hold on every day until this one, for all that is stated of them. Left out: on the one day.", `"2028-12-31"`),
		},
		inner: []inner[T]{nest[T, loadline.Waiver]{kind: waiverKind(), many: func(t *T) *[]loadline.Waiver { return &t.Waivers }, key: "until"}},
	}
}

func waiverKind() kind[loadline.Waiver] {
	type T = loadline.Waiver
	return kind[T]{
		BlockKind: BlockKind{Word: "waive",
			Doc: "Sets the limit aside for a while. It stays counted, and when the waiver has run out it counts as what it is."},
		at: func(t *T) *loadline.Source { return &t.At },
		rows: []row[T]{
			is("by", text(), func(t *T) *string { return &t.By }, "Whose word it is: a name, a resolution.", `"the board, 10 November 2026"`, required()),
			is("why", text(), func(t *T) *string { return &t.Why }, "Why the limit may be broken for a while.", `"the mutual seat is being filled"`, required()),
			is("from", date(), func(t *T) *loadline.Date { return &t.From }, "The first day. Left out: since ever.", `"2026-11-10"`),
			is("until", date(), func(t *T) *loadline.Date { return &t.Until }, "The last day. A waiver has an end: one without is a limit struck out.", `"2027-03-31"`, required()),
		},
	}
}

// silenceKind keeps a detector quiet.
func silenceKind() kind[loadline.Silence] {
	type T = loadline.Silence
	return kind[T]{
		BlockKind: BlockKind{Word: "silence", Label: "the code of a detector", free: true, again: true,
			Doc:     "Keeps a detector of conflicts quiet, with the reason. loadline check counts what is silenced.",
			Example: "silence \"deadlock\" {\n  of    = [body.board]\n  why   = \"the founders want it so: neither moves without the other\"\n  until = \"2027-12-31\"\n}\n"},
		name: func(t *T) *string { return (*string)(&t.Code) },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: []row[T]{
			is("of", some("stakeholder", "stock_class", "office", "body", "seat", "matter", "consent", "right", "document", "entity"),
				func(t *T) *[]loadline.Ref { return &t.Of }, "The facts about which it is quiet. Left out: all.", "[body.board]"),
			is("why", text(), func(t *T) *string { return &t.Why }, "Why what it finds is meant so.", `"the founders want it so"`, required()),
			is("until", date(), func(t *T) *loadline.Date { return &t.Until }, "The last day of the silence. Left out: until further notice.", `"2027-12-31"`),
		},
	}
}

// loadLines are the limits, and what keeps detectors quiet.
func (t *tables) loadLines() {
	addListed(t, assertKind(),
		func(c *loadline.Company) *[]loadline.Assert { return &c.Asserts }, func(a *loadline.Assert) *string { return &a.Title })
	addListed(t, limitKind(),
		func(c *loadline.Company) *[]loadline.Limit { return &c.Limits }, func(l *loadline.Limit) *string { return &l.Title })
	addListed(t, silenceKind(),
		func(c *loadline.Company) *[]loadline.Silence { return &c.Silences }, func(s *loadline.Silence) *string { return (*string)(&s.Code) })
}

// writeLoadLines writes the claims, the limits and the silences.
func (r *renamed) writeLoadLines(w *writer) {
	for i := range r.Asserts {
		writeBlock(w, assertKind(), r.Asserts[i].Title, &r.Asserts[i])
	}
	for i := range r.Limits {
		writeBlock(w, limitKind(), r.Limits[i].Title, &r.Limits[i])
	}
	for i := range r.Silences {
		writeBlock(w, silenceKind(), string(r.Silences[i].Code), &r.Silences[i])
	}
}

// backwards tells of limits and waivers whose last day lies before their first.
func (d *drafting) backwards() {
	tell := func(what loadline.Text, from, until loadline.Date, at loadline.Source) {
		if from != 0 && until != 0 && until < from {
			d.tell(loadline.Error, loadline.BadValue, at, loadline.Textf("%v ends on %v, before it begins on %v", what, until, from),
				loadline.Textf("The last day is written to the file, and lies on or after the first."), loadline.Text{})
		}
	}
	for i := range d.company.Limits {
		l := &d.company.Limits[i]
		tell(loadline.Textf("The limit %q", l.Title), l.AsOf, l.Until, l.At)
		for _, w := range l.Waivers {
			tell(loadline.Textf("A waiver of the limit %q", l.Title), w.From, w.Until, w.At)
		}
	}
}
