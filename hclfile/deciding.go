package hclfile

import (
	"loadline"
)

// spanRows are when a fact binds.
func spanRows[T any](of func(*T) *loadline.Span) []row[T] {
	return []row[T]{
		is("from", triggers(), func(t *T) *[]loadline.Trigger { return &of(t).From }, "The first day on which it binds: a date, an event, or the earlier of several. Left out: always so far.", `"2024-03-01"`),
		is("to", triggers(), func(t *T) *[]loadline.Trigger { return &of(t).Until }, "The last day on which it binds, itself included. Left out: until further notice.", `earlier("2028-12-31", change_of_control())`),
	}
}

// statusRow is how far what states a fact binds.
func statusRow[T any](of func(*T) *loadline.Stated[string]) row[T] {
	return is("status", stated(openWord("executed", "draft", "superseded", "published", "assumed")), of, "How far the document that says so binds.", `"executed"`, legal)
}

// facts names several facts, none of them left open.
func facts(kinds ...string) codec[[]loadline.Ref] {
	one := named(kinds...)
	one.read = func(r *reading, e loadline.Expr) (loadline.Ref, bool) { return r.fact(e, kinds...) }
	return list(one)
}

// some names facts, and not none of them: an empty list would mean all.
func some(kinds ...string) codec[[]loadline.Ref] {
	c := facts(kinds...)
	inner := c.read
	c.read = func(r *reading, e loadline.Expr) ([]loadline.Ref, bool) {
		if e.Op == loadline.List && len(e.Args) == 0 {
			r.tell(loadline.Error, loadline.WrongType, e.At, loadline.Textf("%v names nothing", r.title()),
				loadline.Textf("An empty list says neither that all are meant nor that none is."), loadline.Textf("Name them, or leave it out: %v", r.row.Doc))
			return nil, false
		}
		return inner(r, e)
	}
	return c
}

// about names one fact; a contract stands as it is written, since it has no block yet.
func about(kinds ...string) codec[loadline.Ref] {
	one := named(kinds...)
	inner := one.read
	one.read = func(r *reading, e loadline.Expr) (loadline.Ref, bool) {
		if ref, ok := aContract(e); ok {
			return ref, true
		}
		return inner(r, e)
	}
	return one
}

func officeKind() kind[loadline.Office] {
	type T = loadline.Office
	return kind[T]{
		BlockKind: BlockKind{Word: "office", Label: "the name by which other facts mean it", again: true,
			Doc:     "A post that one person holds. Stated several times under one name, each time for other days, it is the history of the post; a day that none of them covers is a vacancy.",
			Example: "office \"ceo\" {\n  title  = \"Chief executive officer\"\n  holder = stakeholder.ada\n  from   = \"2024-03-01\"\n}\n"},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: append([]row[T]{
			is("title", text(), func(t *T) *string { return &t.Title }, "What the documents call it.", `"Chief executive officer"`),
			is("holder", stated(named("stakeholder")), func(t *T) *loadline.Stated[loadline.Ref] { return &t.Holder }, "Who holds it; none where it is vacant.", "stakeholder.ada", legal),
		}, spanRows(func(t *T) *loadline.Span { return &t.Span })...),
	}
}

func bodyKind() kind[loadline.Body] {
	type T = loadline.Body
	return kind[T]{
		BlockKind: BlockKind{Word: "body", Label: "the name by which other facts mean it", again: true,
			Doc:     "Whoever decides together: a board, a committee or trustees, by seats; stockholders, a class or several series as one class, by votes. It has seats or classes, not both.",
			Example: "body \"board\" {\n  title = \"Board of directors\"\n  kind  = \"board\"\n\n  seat \"common_1\" {\n    holder     = stakeholder.ada\n    elected_by = majority(stock_class.common)\n  }\n}\n"},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: append([]row[T]{
			is("title", text(), func(t *T) *string { return &t.Title }, "What the documents call it.", `"Board of directors"`),
			is("kind", bodyKinds(), func(t *T) *loadline.BodyKind { return &t.Kind }, "What it is: the law says how each kind acts. Left out: a board where it is called one, otherwise not known.", `"board"`),
			is("entity", named("entity"), func(t *T) *loadline.Ref { return &t.Entity }, "Of which entity it is a body. Left out: of the company.", "entity.holdco"),
			is("classes", some("stock_class"), func(t *T) *[]loadline.Ref { return &t.Classes }, "The classes that vote together as one. Left out of stockholders: any of them, so that only what each would pass by itself is certain.", "[stock_class.series_a, stock_class.series_b]", legal),
			is("as_converted", truth(), func(t *T) *loadline.Truth { return &t.Converted }, "Whether those classes vote as converted into common, or share by share.", "true", legal),
			is("quorum", stated(quorum()), func(t *T) *loadline.Stated[loadline.Threshold] { return &t.Quorum }, "What must take part for a vote to count.", "majority(seats())", legal),
			is("duty", stated(openWord("mission", "public_benefit", "trust")), func(t *T) *loadline.Stated[string] { return &t.Duty }, "What it owes above the survival of the company; none where nothing.", `"mission"`, legal),
			is("resolute", some("stakeholder"), func(t *T) *[]loadline.Ref { return &t.Resolute }, "Who of it has said that it would rather let the company end than yield.", "[stakeholder.ada]"),
			is("classified", truth(), func(t *T) *loadline.Truth { return &t.Classed }, "Whether its directors are elected in turn, a part of them each year.", "false", legal),
		}, spanRows(func(t *T) *loadline.Span { return &t.Span })...),
		inner: []inner[T]{
			nest[T, loadline.Seat]{kind: seatKind(), many: func(t *T) *[]loadline.Seat { return &t.Seats }},
			nest[T, loadline.VoteRule]{kind: votesKind(), many: func(t *T) *[]loadline.VoteRule { return &t.Votes }},
		},
	}
}

// readBody reads a body, which decides by heads or by shares.
func readBody(d *drafting, b *block, k kind[loadline.Body]) {
	var t loadline.Body
	k.read(&reading{drafting: d, block: b}, b, &t)
	d.company.Bodies = append(d.company.Bodies, t)
	if len(t.Seats) > 0 && len(t.Classes) > 0 {
		d.tell(loadline.Error, loadline.SeatsAndClasses, b.attr("classes").at, loadline.Textf("%v has seats and classes", b.title()),
			loadline.Textf("A body with seats decides by heads, one with classes by shares. What both must approve is two approvals."),
			loadline.Textf("Make two bodies of it, and join them where they decide: all(majority(body.a), majority(body.b))."), t.Seats[0].At)
	}
}

func bodyKinds() codec[loadline.BodyKind] {
	return word([]string{"board", "committee", "stockholders", "trustees", "advisory_board", "members"},
		loadline.Board, loadline.Committee, loadline.Stockholders, loadline.Trustees, loadline.AdvisoryBoard, loadline.Members)
}

func seatKind() kind[loadline.Seat] {
	type T = loadline.Seat
	return kind[T]{
		BlockKind: BlockKind{Word: "seat", Label: "its name in the body: other facts mean it by seat.BODY.NAME", again: true, within: true,
			Doc: "A place in a body. Stated several times under one name, each time for other days, a seat changes hands."},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: append([]row[T]{
			is("title", text(), func(t *T) *string { return &t.Title }, "What the documents call it.", `"Common director"`),
			is("holder", stated(named("stakeholder", "office")), func(t *T) *loadline.Stated[loadline.Ref] { return &t.Holder }, "Who sits there: a stakeholder, or whoever holds an office; none where it is vacant. Left out: somebody, or nobody.", "office.ceo", legal),
			is("elected_by", approval(), func(t *T) *loadline.Approval { return &t.ElectedBy }, "Who fills it.", "majority(stock_class.series_a)", legal),
			is("designated_by", stated(named("stakeholder", "stock_class", "body", "office", "seat", "entity")), func(t *T) *loadline.Stated[loadline.Ref] { return &t.DesignatedBy }, "Whose nominee those who elect must elect; none where they are free.", "stakeholder.fund", legal),
			is("removed_by", approval(), func(t *T) *loadline.Approval { return &t.RemovedBy }, "Who removes from it, where the documents say. Left out: the law says.", "majority(stock_class.series_a)", legal),
			is("requires", list(text()), func(t *T) *[]string { return &t.Requires }, "What whoever sits there must be, in words: it is printed and not measured.", `["independent"]`),
			is("term", stated(duration()), func(t *T) *loadline.Stated[loadline.Duration] { return &t.Term }, "For how long it is filled; none where until further notice.", "years(3)", legal),
			is("term_ends", date(), func(t *T) *loadline.Date { return &t.TermEnds }, "When the present term ends.", `"2027-06-30"`),
			is("observer", truth(), func(t *T) *loadline.Truth { return &t.Observer }, "Whether it is without a vote. Left out: it has one, and that is listed as assumed, unless its name says otherwise or every other seat of the body says.", "false", legal),
			is("casting_vote", truth(), func(t *T) *loadline.Truth { return &t.Casting }, "Whether it decides a tie, as a chair may.", "false", legal),
			is("votes", countOrNone(), func(t *T) *loadline.Number { return &t.Votes }, "How many votes it has. Left out: as the law says, and listed as assumed.", "1", legal),
		}, spanRows(func(t *T) *loadline.Span { return &t.Span })...),
	}
}

func votesKind() kind[loadline.VoteRule] {
	type T = loadline.VoteRule
	return kind[T]{
		BlockKind: BlockKind{Word: "votes", Label: "a name of its own", again: true,
			Doc: "Votes that hang on the holder, the matter or the day: weighted votes on one subject, caps, sunsets. A class's own votes are its votes_per_share."},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: append([]row[T]{
			is("of", named("stakeholder", "stock_class", "body"), func(t *T) *loadline.Ref { return &t.Of }, "Whose votes: one holder's, those of a class, or of the body itself for everybody's. Left out: nobody's for certain.", "stakeholder.ada", legal),
			is("on", some("matter"), func(t *T) *[]loadline.Ref { return &t.On }, "On which matters. Left out: on all.", "[matter.remove_ceo]"),
			is("per_share", countOrNone(), func(t *T) *loadline.Number { return &t.PerShare }, "Votes of a share in place of the class's own.", "10"),
			is("cap", countOrNone(), func(t *T) *loadline.Number { return &t.Cap }, "The largest part of the votes that one holder may have.", "pct(20)"),
		}, spanRows(func(t *T) *loadline.Span { return &t.Span })...),
	}
}

func milestoneKind() kind[loadline.Milestone] {
	type T = loadline.Milestone
	return kind[T]{
		BlockKind: BlockKind{Word: "milestone", Label: "the name by which events mean it",
			Doc:     "An event that the facts cannot show by themselves: a general availability, a first closing.",
			Example: "milestone \"launch\" {\n  title   = \"General availability of the first model\"\n  reached = none\n}\n"},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: []row[T]{
			is("title", text(), func(t *T) *string { return &t.Title }, "What it is, in words.", `"General availability of the first model"`),
			is("reached", stated(date()), func(t *T) *loadline.Stated[loadline.Date] { return &t.Reached }, "The day on which it was reached; none where it is not.", `"2024-05-02"`, legal),
			is("when", kept(), func(t *T) *loadline.Expr { return &t.When }, "When the plan reaches it, as an expression over the plan: the first month for which it holds.", "driver.users >= 20000"),
		},
	}
}

// matterBlock is a matter as a file states it: its own way stands in the block itself.
type matterBlock struct {
	loadline.Matter
	own loadline.Way
}

// asMatterBlock takes the way without a name out of a matter's ways.
func asMatterBlock(m loadline.Matter) matterBlock {
	b := matterBlock{Matter: m}
	if len(m.Ways) > 0 && m.Ways[0].Name == "" {
		b.own, b.Ways = m.Ways[0], m.Ways[1:]
	}
	return b
}

// matter puts the way that the block itself states before the others, where it states one.
func (b matterBlock) matter(states bool) loadline.Matter {
	m := b.Matter
	if states {
		b.own.At = m.At
		m.Ways = append([]loadline.Way{b.own}, m.Ways...)
	}
	return m
}

func readMatter(d *drafting, b *block, k kind[matterBlock]) {
	var t matterBlock
	k.read(&reading{drafting: d, block: b}, b, &t)
	states := false
	for _, name := range []string{"needs", "form", "notice", "status"} {
		states = states || b.attr(name) != nil
	}
	d.company.Matters = append(d.company.Matters, t.matter(states))
}

func matterKind() kind[matterBlock] {
	type T = matterBlock
	return kind[T]{
		BlockKind: BlockKind{Word: "matter", Label: "the name by which other facts mean it", again: true,
			Doc:     "Something that is decided: what it needs, and what it does to who sits where and what the documents say. What its documents leave out, the law says.",
			Example: "matter \"remove_ceo\" {\n  kind    = \"remove_officer\"\n  of      = office.ceo\n  needs   = majority(body.board)\n  effects = [vacate(office.ceo)]\n  source  = clause(document.bylaws, \"4.2\")\n}\n"},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: slicesOf(
			[]row[T]{
				is("title", text(), func(t *T) *string { return &t.Title }, "What it is, in words.", `"Remove the chief executive"`),
				is("kind", matterKinds(), func(t *T) *loadline.MatterKind { return &t.Kind }, "What is decided: laws and effects hang on it.", `"remove_officer"`, required()),
				is("of", about("office", "seat", "document", "body", "stock_class", "stakeholder", "contract"), func(t *T) *loadline.Ref { return &t.Of }, "What it is about.", "office.ceo"),
			},
			wayRows(func(t *T) *loadline.Way { return &t.own }),
			[]row[T]{
				is("cause", truth(), func(t *T) *loadline.Truth { return &t.Cause }, "Of a removal: whether there is cause.", "false", legal),
				is("affects", facts("stock_class", "stakeholder"), func(t *T) *[]loadline.Ref { return &t.Affects }, "The classes whose rights it changes for the worse.", "[stock_class.series_a]"),
				is("effects", list(effect()), func(t *T) *[]loadline.Effect { return &t.Effects }, "What it does to the facts.", "[vacate(office.ceo)]"),
			},
			spanRows(func(t *T) *loadline.Span { return &t.Span })),
		inner: []inner[T]{nest[T, loadline.Way]{many: func(t *T) *[]loadline.Way { return &t.Ways }, kind: kind[loadline.Way]{
			BlockKind: BlockKind{Word: "way", Label: "a name of its own", Doc: "Another way to decide the same matter."},
			name:      func(t *loadline.Way) *string { return &t.Name },
			at:        func(t *loadline.Way) *loadline.Source { return &t.At },
			rows:      wayRows(func(t *loadline.Way) *loadline.Way { return t }),
		}}},
	}
}

func matterKinds() codec[loadline.MatterKind] {
	kinds := loadline.MatterKinds()
	words := make([]string, len(kinds))
	for i, k := range kinds {
		words[i] = k.String()
	}
	return word(words, kinds...)
}

func slicesOf[T any](parts ...[]row[T]) []row[T] {
	var out []row[T]
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

// wayRows are what one way to decide a matter takes.
func wayRows[T any](of func(*T) *loadline.Way) []row[T] {
	return []row[T]{
		is("needs", approval(), func(t *T) *loadline.Approval { return &of(t).Needs }, "What it needs to be decided: an approval.", "majority(body.board)", legal),
		is("form", forms(), func(t *T) *loadline.Form { return &of(t).Form }, "How it is decided.", `"meeting"`),
		is("notice", stated(duration()), func(t *T) *loadline.Stated[loadline.Duration] { return &of(t).Notice }, "How long before it must be announced; none where it need not be.", "days(10)", legal),
		statusRow(func(t *T) *loadline.Stated[string] { return &of(t).Status }),
	}
}

func forms() codec[loadline.Form] {
	return word([]string{"meeting", "written_consent"}, loadline.AtMeeting, loadline.WrittenConsent)
}
