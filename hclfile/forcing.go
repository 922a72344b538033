package hclfile

import "loadline"

// needKind is what something cannot go on without.
func needKind() kind[loadline.Need] {
	type T = loadline.Need
	return kind[T]{
		BlockKind: BlockKind{Word: "need", Label: "what is needed, in the word that contracts supply; cash is money", again: true,
			Doc: "What the company cannot go on without, the line below which it fails, and what ends then. Who supplies it, pays it, or must agree to it holds a lever. " +
				"The line, what ends and how long that is borne are the user's own words, and answers say so.",
			Example: "need \"compute\" {\n  below   = 0.5\n  ends    = \"company\"\n  endures = months(2)\n}\n"},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: slicesOf([]row[T]{
			is("title", text(), func(t *T) *string { return &t.Title }, "What it is, in words.", `"Chips to train and to serve on"`),
			is("below", partOf(), func(t *T) *loadline.Number { return &t.Below }, "The part of what is used now below which it fails. Of cash nobody needs to say: it fails where none is left.", "0.5", legal),
			is("ends", stated(word(needEnds(), needEnds()...)), func(t *T) *loadline.Stated[string] { return &t.Ends }, "What ends when it has failed for longer than is borne: the company, its plan, or nothing.", `"company"`, legal),
			is("endures", spell(), func(t *T) *loadline.Spell { return &t.Endures }, "How long that goes on below the line. Left out: what the ledger of the plan shows, where there is one.", "months(2)", legal),
			is("replace", spell(), func(t *T) *loadline.Spell { return &t.Replace }, "How long until it is met otherwise, where no contract says so: until other money is raised.", "months(between(5, 9))", legal),
			is("through", some("matter"), func(t *T) *[]loadline.Ref { return &t.Through }, "Decisions that meet it anew, each by itself. Left out: what brings money may.", "[matter.issue_series_b]", legal),
			statusRow(func(t *T) *loadline.Stated[string] { return &t.Status }),
		}, spanRows(func(t *T) *loadline.Span { return &t.Span })),
	}
}

func needEnds() []string { return []string{"company", "plan", "nothing"} }

// pledgeKind is what several have said to do together.
func pledgeKind() kind[loadline.Pledge] {
	type T = loadline.Pledge
	return kind[T]{
		BlockKind: BlockKind{Word: "pledge", Label: "a name of its own", again: true,
			Doc:     "What somebody has said to do unless something is decided: which part of them, and on which demands. That nobody has joined is stated too: share = 0.",
			Example: "pledge \"letter\" {\n  by      = stakeholder.staff\n  share   = 738 / 770\n  to_do   = \"leave\"\n  demands = [matter.appoint_ceo]\n  from    = \"2023-11-20\"\n}\n"},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: slicesOf([]row[T]{
			is("title", text(), func(t *T) *string { return &t.Title }, "What it is called.", `"The letter of the staff"`),
			is("by", ref("stakeholder"), func(t *T) *string { return &t.ByID }, "Who has said so: one person, or a crowd such as the staff.", "stakeholder.staff", required()),
			is("share", partOf(), func(t *T) *loadline.Number { return &t.Share }, "Which part of them has joined.", "738 / 770", legal),
			is("to_do", openWord("leave", "stop", "not_renew", "not_pay", "call", "void_credits", "refuse"), func(t *T) *string { return &t.ToDo }, "What they will do.", `"leave"`, required()),
			is("of", named("contract", "tranche", "loan", "licence", "matter"), func(t *T) *loadline.Ref { return &t.Of }, "To what, where the word leaves it open.", "contract.staff"),
			is("demands", some("matter"), func(t *T) *[]loadline.Ref { return &t.Demands }, "What is to be decided.", "[matter.appoint_ceo]"),
			is("against", some("matter"), func(t *T) *[]loadline.Ref { return &t.Against }, "What is not to be decided.", "[matter.sell_company]"),
			is("words", list(text()), func(t *T) *[]string { return &t.Words }, "The demands as they were put.", `["all directors resign"]`),
			is("signed", some("stakeholder"), func(t *T) *[]loadline.Ref { return &t.Signed }, "Who has joined by name, directors among them.", "[stakeholder.ada]"),
			statusRow(func(t *T) *loadline.Stated[string] { return &t.Status }),
		}, spanRows(func(t *T) *loadline.Span { return &t.Span })),
	}
}

// offerKind is what somebody holds out to those who would give something up.
func offerKind() kind[loadline.Offer] {
	type T = loadline.Offer
	return kind[T]{
		BlockKind: BlockKind{Word: "offer", Label: "a name of its own", again: true,
			Doc:     "What somebody holds out to those who would give something up: that it is made good to them. That nobody does is stated too: by = none.",
			Example: "offer \"positions\" {\n  whom       = stakeholder.staff\n  by         = stakeholder.cumulus\n  makes_good = [\"pay\"]\n  from       = \"2023-11-20\"\n}\n"},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: slicesOf([]row[T]{
			is("title", text(), func(t *T) *string { return &t.Title }, "What it is called.", `"Positions for all"`),
			is("whom", ref("stakeholder"), func(t *T) *string { return &t.ToID }, "To whom.", "stakeholder.staff", required()),
			is("by", stated(named("stakeholder")), func(t *T) *loadline.Stated[loadline.Ref] { return &t.By }, "By whom; none where nobody makes one.", "stakeholder.cumulus", required()),
			is("makes_good", stated(list(text())), func(t *T) *loadline.Stated[[]string] { return &t.Makes }, "What it makes good, in the words of costs; none where nothing.", `["pay"]`, legal),
			is("barred", truth(), func(t *T) *loadline.Truth { return &t.Barred }, "Whether a promise keeps who makes it from it, as one not to hire each other's people.", "false", legal),
			statusRow(func(t *T) *loadline.Stated[string] { return &t.Status }),
		}, spanRows(func(t *T) *loadline.Span { return &t.Span })),
	}
}

// forcing are the facts of who can put the company before a choice.
func (t *tables) forcing() {
	addListed(t, needKind(),
		func(c *loadline.Company) *[]loadline.Need { return &c.Needs }, func(x *loadline.Need) *string { return &x.Name })
	addListed(t, pledgeKind(),
		func(c *loadline.Company) *[]loadline.Pledge { return &c.Pledges }, func(x *loadline.Pledge) *string { return &x.Name })
	addListed(t, offerKind(),
		func(c *loadline.Company) *[]loadline.Offer { return &c.Offers }, func(x *loadline.Offer) *string { return &x.Name })
}

// writeForcing writes them.
func (r *renamed) writeForcing(w *writer) {
	writeList(w, needKind(), r.Needs)
	writeList(w, pledgeKind(), r.Pledges)
	writeList(w, offerKind(), r.Offers)
}
