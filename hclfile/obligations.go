package hclfile

import "loadline"

func licenceKind() kind[loadline.Licence] {
	type T = loadline.Licence
	return kind[T]{
		BlockKind: BlockKind{Word: "licence", Label: "the name by which other facts mean it",
			Doc:     "A right to go on with what the company makes, or that it makes use of: who may go on without whom, and until when.",
			Example: "licence \"models_to_cumulus\" {\n  of      = stakeholder.cumulus\n  over    = [\"models\"]\n  until   = \"2032-12-31\"\n  without = true\n}\n"},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: []row[T]{
			is("of", ref("stakeholder"), func(t *T) *string { return &t.OfID }, "Who has it. Left out: the company.", "stakeholder.cumulus"),
			is("from", ref("stakeholder"), func(t *T) *string { return &t.FromID }, "Who gives it. Left out: the company.", "stakeholder.university"),
			is("over", list(text()), func(t *T) *[]string { return &t.Over }, "Over what, in words.", `["models", "weights"]`, required()),
			is("exclusive", stated(yesNo()), func(t *T) *loadline.Stated[bool] { return &t.Exclusive }, "Whether nobody else has it.", "false", legal),
			is("until", stated(date()), func(t *T) *loadline.Stated[loadline.Date] { return &t.Until }, "The last day; never where it has no end.", `"2032-12-31"`, legal),
			is("ends", text(), func(t *T) *string { return &t.Ends }, "A decision or an event that ends it, in words.", `"the board declares that the goal is reached"`),
			is("without", stated(yesNo()), func(t *T) *loadline.Stated[bool] { return &t.Without }, "Whether its holder may go on without the other side.", "true", legal),
			statusRow(func(t *T) *loadline.Stated[string] { return &t.Status }),
		},
	}
}

func loanKind() kind[loadline.Loan] {
	type T = loadline.Loan
	return kind[T]{
		BlockKind: BlockKind{Word: "loan", Label: "the name by which other facts mean it",
			Doc:     "Money that is owed, with what its lender may do. A loan that may turn into stock is a note.",
			Example: "loan \"bank\" {\n  lender  = stakeholder.bank\n  amount  = 5e6\n  rate    = pct(9)\n  matures = \"2028-06-30\"\n\n  covenant \"liquidity\" {\n    minimum_cash = 2e6\n    cure         = days(10)\n  }\n}\n"},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: []row[T]{
			is("lender", ref("stakeholder"), func(t *T) *string { return &t.LenderID }, "Who lends.", "stakeholder.bank", required()),
			is("amount", estimate(), func(t *T) *loadline.Number { return &t.Amount }, "What is owed now.", "5e6", required()),
			is("rate", number(), func(t *T) *loadline.Number { return &t.Rate }, "Interest a year.", "pct(9)", legal),
			is("from", date(), func(t *T) *loadline.Date { return &t.From }, "The first day.", `"2026-07-01"`),
			is("matures", stated(date()), func(t *T) *loadline.Stated[loadline.Date] { return &t.Matures }, "The day on which it is due; never where it is not.", `"2028-06-30"`, legal),
			is("callable", ending(), func(t *T) *loadline.Stated[loadline.Spell] { return &t.Callable }, "On which notice its lender may call it without a reason; never where it may not.", "never", legal),
			is("on_control", stated(openWord("due", "consent")), func(t *T) *loadline.Stated[string] { return &t.OnControl }, "What a change of control does; none where it does nothing.", `"due"`, legal),
			statusRow(func(t *T) *loadline.Stated[string] { return &t.Status }),
		},
		inner: []inner[T]{nest[T, loadline.Covenant]{
			many: func(l *loadline.Loan) *[]loadline.Covenant { return &l.Covenants },
			kind: kind[loadline.Covenant]{
				BlockKind: BlockKind{Word: "covenant", Label: "a name of its own", Doc: "A promise whose breach lets the lender call the loan."},
				name:      func(t *loadline.Covenant) *string { return &t.Name },
				at:        func(t *loadline.Covenant) *loadline.Source { return &t.At },
				rows: []row[loadline.Covenant]{
					is("minimum_cash", estimate(), func(t *loadline.Covenant) *loadline.Number { return &t.MinimumCash }, "The cash that must be held.", "2e6"),
					is("words", text(), func(t *loadline.Covenant) *string { return &t.Words }, "What else it asks, in words.", `"no further debt"`),
					is("breached", truth(), func(t *loadline.Covenant) *loadline.Truth { return &t.Breached }, "Whether it is breached today. Of a minimum of cash the plan shows it.", "false", legal),
					is("cure", stated(duration()), func(t *loadline.Covenant) *loadline.Stated[loadline.Duration] { return &t.Cure }, "How long the company may put it right; none where it may not.", "days(10)", legal),
				},
			},
		}},
	}
}

func trancheKind() kind[loadline.FundingTranche] {
	type T = loadline.FundingTranche
	return kind[T]{
		BlockKind: BlockKind{Word: "tranche", Label: "the name by which other facts mean it",
			Doc:     "Money that an investor has promised and pays on a condition: the condition steers.",
			Example: "tranche \"second\" {\n  by       = stakeholder.fund\n  amount   = 10e6\n  on       = \"2027-06-30\"\n  if       = \"the next model is trained\"\n  met      = false\n  withhold = false\n}\n"},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: []row[T]{
			is("by", ref("stakeholder"), func(t *T) *string { return &t.ByID }, "Who pays it.", "stakeholder.fund", required()),
			is("amount", estimate(), func(t *T) *loadline.Number { return &t.Amount }, "How much.", "10e6", required()),
			is("on", stated(date()), func(t *T) *loadline.Stated[loadline.Date] { return &t.On }, "The day on which it is due.", `"2027-06-30"`, legal),
			is("if", text(), func(t *T) *string { return &t.If }, "The condition, in words.", `"the next model is trained"`),
			is("met", truth(), func(t *T) *loadline.Truth { return &t.Met }, "Whether the condition is met.", "false", legal),
			is("withhold", stated(yesNo()), func(t *T) *loadline.Stated[bool] { return &t.Withhold }, "Whether it may be kept back though the condition is met.", "false", legal),
			statusRow(func(t *T) *loadline.Stated[string] { return &t.Status }),
		},
	}
}
