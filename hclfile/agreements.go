package hclfile

import "loadline"

func consentKind() kind[loadline.Consent] {
	type T = loadline.Consent
	return kind[T]{
		BlockKind: BlockKind{Word: "consent", Label: "the name by which other facts mean it", again: true,
			Doc:     "An approval that matters need beside their own. What a decision without it is hangs on its breach: only a consent whose breach makes the act void can block it.",
			Example: "consent \"fund_on_sale\" {\n  of     = stakeholder.fund\n  over   = [matter.sell_company]\n  breach = \"damages\"\n  source = clause(document.investor_rights, \"5.1\")\n}\n"},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: slicesOf([]row[T]{
			is("of", approval(), func(t *T) *loadline.Approval { return &t.Of }, "Whose consent: an approval.", "stakeholder.fund", required(), legal),
			is("over", some("matter"), func(t *T) *[]loadline.Ref { return &t.Over }, "Over which matters.", "[matter.sell_company]", required()),
			is("breach", breachSaid(),
				func(t *T) *loadline.Stated[loadline.Breach] { return &t.Breach }, "What a decision without it is. Left out: what the law or the kind of its document implies, listed as assumed, or else a question. unknown(...) implies nothing.", `"damages"`, legal),
			statusRow(func(t *T) *loadline.Stated[string] { return &t.Status }),
		}, spanRows(func(t *T) *loadline.Span { return &t.Span })),
	}
}

func rightKind() kind[loadline.Right] {
	type T = loadline.Right
	return kind[T]{
		BlockKind: BlockKind{Word: "right", Label: "the name by which other facts mean it", again: true,
			Doc:     "A right that delays or informs, and is no veto.",
			Example: "right \"fund_refusal\" {\n  kind = \"refusal\"\n  of   = stakeholder.fund\n  over = [matter.transfer_shares]\n  days = days(20)\n}\n"},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: slicesOf([]row[T]{
			is("kind", word([]string{"refusal", "offer", "match", "notice", "consultation", "observer", "information"},
				loadline.Refusal, loadline.FirstOffer, loadline.Match, loadline.Notice, loadline.Consultation, loadline.Observation, loadline.Information),
				func(t *T) *loadline.RightKind { return &t.Kind }, "What it gives: to take the deal in a buyer's place, to be offered it first, to match, to be told or heard before, to sit in, to be given papers.", `"refusal"`, required()),
			is("of", named("stakeholder", "office", "seat", "body", "stock_class"), func(t *T) *loadline.Ref { return &t.Of }, "Who has it.", "stakeholder.fund", required()),
			is("over", some("matter"), func(t *T) *[]loadline.Ref { return &t.Over }, "Over which matters. Left out: over none in particular.", "[matter.transfer_shares]"),
			is("days", stated(duration()), func(t *T) *loadline.Stated[loadline.Duration] { return &t.Days }, "By how long it can delay; none where it cannot.", "days(20)", legal),
			statusRow(func(t *T) *loadline.Stated[string] { return &t.Status }),
		}, spanRows(func(t *T) *loadline.Span { return &t.Span })),
	}
}

func agreementKind() kind[loadline.VotingAgreement] {
	type T = loadline.VotingAgreement
	return kind[T]{
		BlockKind: BlockKind{Word: "voting_agreement", Label: "the name by which other facts mean it", again: true,
			Doc:     "It binds stakeholders to vote as one of them says, or as an approval among them says.",
			Example: "voting_agreement \"founders_pool\" {\n  parties = [stakeholder.ada, stakeholder.ben]\n  as      = stakeholder.ada\n}\n"},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: slicesOf([]row[T]{
			is("parties", some("stakeholder"), func(t *T) *[]loadline.Ref { return &t.Parties }, "Whom it binds.", "[stakeholder.ada, stakeholder.ben]", required()),
			is("as", approval(), func(t *T) *loadline.Approval { return &t.As }, "Whom or what they follow.", "stakeholder.ada", legal),
			is("over", some("matter"), func(t *T) *[]loadline.Ref { return &t.Over }, "On which matters. Left out: on all.", "[matter.elect_founder_seat]"),
			statusRow(func(t *T) *loadline.Stated[string] { return &t.Status }),
		}, spanRows(func(t *T) *loadline.Span { return &t.Span })),
	}
}

func dragKind() kind[loadline.Drag] {
	type T = loadline.Drag
	return kind[T]{
		BlockKind: BlockKind{Word: "drag", Label: "the name by which other facts mean it", again: true,
			Doc:     "A drag-along: once its own approval holds, it binds holders to vote for a sale and to sell.",
			Example: "drag \"sale\" {\n  needs  = all(majority(body.board), majority(stock_class.preferred))\n  binds  = [stock_class.common, stock_class.preferred]\n  except = [stakeholder.fund]\n  over   = [matter.sell_company]\n  floor  = \"USD 90M\"\n}\n"},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: slicesOf([]row[T]{
			is("needs", approval(), func(t *T) *loadline.Approval { return &t.Needs }, "What sets it off: an approval.", "majority(stock_class.preferred)", legal),
			is("binds", some("stakeholder", "stock_class"), func(t *T) *[]loadline.Ref { return &t.Binds }, "Whom it binds: stakeholders, or all holders of classes. Left out: nobody for certain.", "[stock_class.common]", legal),
			is("except", stated(facts("stakeholder", "stock_class")), func(t *T) *loadline.Stated[[]loadline.Ref] { return &t.Except }, "Whom of these it does not bind; none where it binds them all.", "[stakeholder.fund]", legal),
			is("over", some("matter"), func(t *T) *[]loadline.Ref { return &t.Over }, "Which matters.", "[matter.sell_company]", required()),
			is("floor", stated(money()), func(t *T) *loadline.Stated[loadline.Money] { return &t.Floor }, "The price of the company below which it does not bind; none where there is no floor.", `"USD 90M"`, legal),
			is("terms", list(text()), func(t *T) *[]string { return &t.Terms }, "What else must be so, in words: it is printed and not measured.", `["proceeds follow the charter"]`),
			statusRow(func(t *T) *loadline.Stated[string] { return &t.Status }),
		}, spanRows(func(t *T) *loadline.Span { return &t.Span })),
	}
}

func uponKind() kind[loadline.Upon] {
	type T = loadline.Upon
	return kind[T]{
		BlockKind: BlockKind{Word: "upon", Label: "the name by which other facts mean it", again: true,
			Doc:     "What an event brings with it.",
			Example: "upon \"ceo_leaves\" {\n  event = leaves(office.ceo)\n  then  = [vacate(seat.board.ceo), call(stakeholder.ada, \"unvested\")]\n}\n"},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: slicesOf([]row[T]{
			is("event", trigger(), func(t *T) *loadline.Trigger { return &t.When }, "What happens: an event or a date.", "leaves(office.ceo)", required()),
			is("then", list(effect()), func(t *T) *[]loadline.Effect { return &t.Then }, "What it brings.", "[vacate(seat.board.ceo)]", required()),
			statusRow(func(t *T) *loadline.Stated[string] { return &t.Status }),
		}, spanRows(func(t *T) *loadline.Span { return &t.Span })),
	}
}

// breaches are what a decision without a consent is.
func breaches() codec[loadline.Breach] {
	return word([]string{"void", "voidable", "damages", "internal"}, loadline.Void, loadline.Voidable, loadline.Damages, loadline.Internal)
}

// breachSaid is the breach of a consent as its clause says it, or the question of what it is; none is no breach.
func breachSaid() codec[loadline.Stated[loadline.Breach]] {
	one := breaches()
	c := stated(one)
	c.read = func(r *reading, e loadline.Expr) (loadline.Stated[loadline.Breach], bool) {
		said, ok := stated(one).read(r, e)
		if said.Saying == loadline.None {
			b, ok := one.read(r, e)
			return loadline.Say(b, e.At), ok
		}
		return said, ok
	}
	return c
}
