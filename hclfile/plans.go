package hclfile

import "loadline"

func planKind() kind[loadline.Plan] {
	type T = loadline.Plan
	return kind[T]{
		BlockKind: BlockKind{Word: "plan", single: true,
			Doc:     "What the company expects to earn, to spend, to train and to serve, month by month. Figures are estimates: between(lo, hi) is an interval of 90 percent.",
			Example: "plan {\n  cash = 14.2e6\n\n  income \"api\" {\n    start   = 180e3\n    grows   = between(0.01, 0.12)\n    purpose = \"product\"\n  }\n\n  cost \"staff\" {\n    start   = 650e3\n    grows   = 0.02\n    purpose = \"research\"\n  }\n}\n"},
		at: func(t *T) *loadline.Source { return &t.At },
		rows: []row[T]{
			is("cash", estimate(), func(t *T) *loadline.Number { return &t.Cash }, "On the first day, all of it; what was paid ahead is not in it.", "14.2e6", legal),
			is("restricted", estimate(), func(t *T) *loadline.Number { return &t.Restricted }, "Of the cash, what may not be used: deposits, escrow.", "500e3"),
			is("prepaid", estimate(), func(t *T) *loadline.Number { return &t.Prepaid }, "Paid ahead for services: it is no cash.", "1e6"),
			is("minimum_cash", estimate(), func(t *T) *loadline.Number { return &t.MinimumCash }, "Below which cash may not fall: what a covenant asks, or the law.", "2e6"),
			is("from", date(), func(t *T) *loadline.Date { return &t.From }, "A day of the first month. Left out: the day that the file speaks of.", `"2026-11-01"`),
			is("months", whole(), func(t *T) *int { return &t.Months }, "How many months are planned. Left out: 36.", "36"),
			is("judged", stated(word([]string{"daily", "monthly"}, "daily", "monthly")), func(t *T) *loadline.Stated[string] { return &t.Judged },
				"When cash is held against its line: daily, costs being paid before income comes in, or monthly, after each month. Left out: daily.", `"monthly"`),
		},
		inner: []inner[T]{driverNest(), lineNest("income", loadline.Income), lineNest("cost", loadline.Cost), hireNest(), trainNest(), serveNest(), raiseNest()},
	}
}

// lineNest are the lines of one kind.
func lineNest(word string, of loadline.LineKind) inner[loadline.Plan] {
	type T = loadline.PlanLine
	doc, with, example := "What comes in.", "Who pays it.", "stakeholder.customer"
	on := "The contract on which it is earned: while that is stopped and nothing replaces it, it is not."
	if of == loadline.Cost {
		doc, with, example = "What goes out.", "Who is paid.", "stakeholder.cumulus"
		on = "The contract on which it is used: it counts towards its commitment, and its credits may pay it."
	}
	return lines{of, nest[loadline.Plan, T]{
		many: func(p *loadline.Plan) *[]T { return &p.Lines },
		kind: kind[T]{
			BlockKind: BlockKind{Word: word, Label: "a name of its own", Doc: doc},
			name:      func(t *T) *string { return &t.Name },
			at:        func(t *T) *loadline.Source { return &t.At },
			rows: []row[T]{
				is("title", text(), func(t *T) *string { return &t.Title }, "What it is, in words.", `"Salaries"`),
				is("start", estimate(), func(t *T) *loadline.Number { return &t.Start }, "In its first month.", "180e3"),
				is("grows", estimate(), func(t *T) *loadline.Number { return &t.Grows }, "A month: 0.05 is five percent more than the month before. Left out: it stays.", "0.05"),
				is("amount", kept(), func(t *T) *loadline.Expr { return &t.Amount }, "Of each month, in place of start and grows: an expression over the plan.", "driver.users * 20 * driver.price"),
				is("when", kept(), func(t *T) *loadline.Expr { return &t.When }, "The months in which it is: an expression over the plan. Left out: all.", "milestone.launch"),
				is("season", list(ratio()), func(t *T) *[]loadline.Ratio { return &t.Season }, "Twelve factors, January first.", "[1, 1, 1, 1, 1, 1, 1, 0.8, 1, 1, 1.2, 1.3]"),
				is("once", onceList(), func(t *T) *[]loadline.OneOff { return &t.Once }, "Amounts on days of their own.", `[["2027-03-31", 250e3]]`),
				is("from", date(), func(t *T) *loadline.Date { return &t.From }, "A day of its first month. Left out: the plan's.", `"2027-01-01"`),
				is("to", date(), func(t *T) *loadline.Date { return &t.To }, "A day of its last month.", `"2027-12-31"`),
				is("paid_after", stated(duration()), func(t *T) *loadline.Stated[loadline.Duration] { return &t.PaidAfter }, "How long after its month it is paid; none where in it.", "days(30)"),
				is("purpose", openWord("research", "product"), func(t *T) *string { return &t.Purpose }, "What it is for: research, product, or another word.", `"research"`),
				is("with", ref("stakeholder"), func(t *T) *string { return &t.With }, with, example),
				is("on", ref("contract"), func(t *T) *string { return &t.On }, on, "contract.cumulus_cloud"),
			},
		},
	}}
}

// lines are the lines of one kind among those of both.
type lines struct {
	of   loadline.LineKind
	nest nest[loadline.Plan, loadline.PlanLine]
}

func (l lines) describe() BlockKind { return l.nest.describe() }

func (l lines) lay(r *reading, blocks []*block, to *loadline.Plan) {
	n := len(to.Lines)
	l.nest.lay(r, blocks, to)
	for i := n; i < len(to.Lines); i++ {
		to.Lines[i].Kind = l.of
	}
}

func (l lines) write(w *writer, from *loadline.Plan) {
	own := *from
	own.Lines = nil
	for _, x := range from.Lines {
		if x.Kind == l.of {
			own.Lines = append(own.Lines, x)
		}
	}
	l.nest.write(w, &own)
}

// onceList is dated amounts: [["2027-03-31", 250e3], …].
func onceList() codec[[]loadline.OneOff] {
	return datedList("list of dates and amounts", `[["2027-03-31", 250e3]]`, estimate(), writeNumber,
		func(d loadline.Date, n loadline.Number) loadline.OneOff { return loadline.OneOff{Date: d, Amount: n} },
		func(x loadline.OneOff) (loadline.Date, loadline.Number) { return x.Date, x.Amount })
}

func trainNest() nest[loadline.Plan, loadline.Training] {
	type T = loadline.Training
	return nest[loadline.Plan, T]{
		many: func(p *loadline.Plan) *[]T { return &p.Trainings },
		kind: kind[T]{
			BlockKind: BlockKind{Word: "train", Label: "a name of its own", Doc: "A training run that is planned. loadline train tells what such a run takes."},
			name:      func(t *T) *string { return &t.Name },
			at:        func(t *T) *loadline.Source { return &t.At },
			rows: []row[T]{
				is("title", text(), func(t *T) *string { return &t.Title }, "What it is, in words.", `"The second base model"`),
				is("parameters", number(), func(t *T) *loadline.Number { return &t.Parameters }, "How many the model has.", "13e9", required()),
				is("active", number(), func(t *T) *loadline.Number { return &t.Active }, "Of a mixture of experts: how many a token uses.", "3e9"),
				is("tokens", number(), func(t *T) *loadline.Number { return &t.Tokens }, "On how many tokens it is trained.", "4e12", required()),
				is("layers", number(), func(t *T) *loadline.Number { return &t.Layers }, "The shape, where it is known: layers,", "40"),
				is("heads", number(), func(t *T) *loadline.Number { return &t.Heads }, "heads of attention in one,", "40"),
				is("head_size", number(), func(t *T) *loadline.Number { return &t.HeadSize }, "the size of one,", "128"),
				is("sequence", number(), func(t *T) *loadline.Number { return &t.Sequence }, "and the tokens of a sequence.", "8192"),
				is("chip", text(), func(t *T) *string { return &t.Chip }, "On which chip.", `"H100 SXM"`, required()),
				is("utilisation", partOf(), func(t *T) *loadline.Number { return &t.Utilisation }, "The part of the chip's dense peak that billed hours come to. Left out: the usual band.", "between(0.3, 0.4)"),
				is("multiplier", number(), func(t *T) *loadline.Number { return &t.Multiplier }, "By how much failed and exploratory runs multiply it.", "1.5"),
				is("from", date(), func(t *T) *loadline.Date { return &t.From }, "A day of its first month.", `"2027-02-01"`, required()),
				is("to", date(), func(t *T) *loadline.Date { return &t.To }, "A day of its last month. Left out: as long as the reserved capacity takes; without any, one month.", `"2027-04-30"`),
				is("on", ref("contract"), func(t *T) *string { return &t.On }, "The contract on which it runs.", "contract.cumulus_cloud"),
				is("price", estimate(), func(t *T) *loadline.Number { return &t.PricePerHour }, "Of a chip for an hour. Left out: from quotes.", "2.10"),
				is("purpose", openWord("research", "product"), func(t *T) *string { return &t.Purpose }, "What it is for.", `"research"`),
			},
		},
	}
}

func serveNest() nest[loadline.Plan, loadline.Serving] {
	type T = loadline.Serving
	return nest[loadline.Plan, T]{
		many: func(p *loadline.Plan) *[]T { return &p.Servings },
		kind: kind[T]{
			BlockKind: BlockKind{Word: "serve", Label: "a name of its own", Doc: "A load of inference that is planned."},
			name:      func(t *T) *string { return &t.Name },
			at:        func(t *T) *loadline.Source { return &t.At },
			rows: []row[T]{
				is("title", text(), func(t *T) *string { return &t.Title }, "What it is, in words.", `"The API"`),
				is("parameters", number(), func(t *T) *loadline.Number { return &t.Parameters }, "How many the model has.", "13e9", required()),
				is("active", number(), func(t *T) *loadline.Number { return &t.Active }, "Of a mixture of experts: how many a token uses.", "3e9"),
				is("tokens_in", number(), func(t *T) *loadline.Number { return &t.TokensIn }, "Tokens read a month, in its first.", "200e9", required()),
				is("tokens_out", number(), func(t *T) *loadline.Number { return &t.TokensOut }, "Tokens written a month, in its first.", "40e9", required()),
				is("grows", estimate(), func(t *T) *loadline.Number { return &t.Grows }, "A month.", "0.08"),
				is("chip", text(), func(t *T) *string { return &t.Chip }, "On which chip.", `"H100 SXM"`, required()),
				is("utilisation", partOf(), func(t *T) *loadline.Number { return &t.Utilisation }, "The part of the billed hours that work.", "between(0.2, 0.5)"),
				is("from", date(), func(t *T) *loadline.Date { return &t.From }, "A day of its first month. Left out: the plan's.", `"2027-01-01"`),
				is("to", date(), func(t *T) *loadline.Date { return &t.To }, "A day of its last month.", `"2027-12-31"`),
				is("on", ref("contract"), func(t *T) *string { return &t.On }, "The contract on which it runs.", "contract.cumulus_cloud"),
				is("price", estimate(), func(t *T) *loadline.Number { return &t.PricePerHour }, "Of a chip for an hour. Left out: from quotes.", "2.10"),
				is("purpose", openWord("research", "product"), func(t *T) *string { return &t.Purpose }, "What it is for.", `"product"`),
			},
		},
	}
}

func runKind() kind[loadline.TrainingRun] {
	type T = loadline.TrainingRun
	return kind[T]{
		BlockKind: BlockKind{Word: "run", Label: "a name of its own",
			Doc:     "A training run of the company's own that is done. It tells what the company makes of its chips, in place of the usual band.",
			Example: "run \"base_1\" {\n  parameters = 7e9\n  tokens     = 2e12\n  chip       = \"H100 SXM\"\n  chip_hours = 82000\n  date       = \"2026-05-31\"\n}\n"},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: []row[T]{
			is("parameters", number(), func(t *T) *loadline.Number { return &t.Parameters }, "How many the model has.", "7e9", required()),
			is("active", number(), func(t *T) *loadline.Number { return &t.Active }, "Of a mixture of experts: how many a token uses.", "3e9"),
			is("tokens", number(), func(t *T) *loadline.Number { return &t.Tokens }, "On how many tokens it was trained.", "2e12", required()),
			is("chip", text(), func(t *T) *string { return &t.Chip }, "On which chip.", `"H100 SXM"`, required()),
			is("chip_hours", number(), func(t *T) *loadline.Number { return &t.ChipHours }, "Billed, all chips together.", "82000", required()),
			is("date", date(), func(t *T) *loadline.Date { return &t.Date }, "The day on which it ended.", `"2026-05-31"`),
		},
	}
}

// readPlan reads the plan, of which a file has one.
func readPlan(d *drafting, b *block, k kind[loadline.Plan]) {
	k.read(&reading{drafting: d, block: b}, b, &d.company.Plan)
}

// depending are the facts of what the company depends on and plans.
func (t *tables) depending() {
	addListed(t, contractKind(),
		func(c *loadline.Company) *[]loadline.Contract { return &c.Contracts }, func(x *loadline.Contract) *string { return &x.Name })
	addListed(t, licenceKind(),
		func(c *loadline.Company) *[]loadline.Licence { return &c.Licences }, func(x *loadline.Licence) *string { return &x.Name })
	addListed(t, loanKind(),
		func(c *loadline.Company) *[]loadline.Loan { return &c.Loans }, func(x *loadline.Loan) *string { return &x.Name })
	addListed(t, trancheKind(),
		func(c *loadline.Company) *[]loadline.FundingTranche { return &c.Tranches }, func(x *loadline.FundingTranche) *string { return &x.Name })
	addListed(t, runKind(),
		func(c *loadline.Company) *[]loadline.TrainingRun { return &c.Runs }, func(x *loadline.TrainingRun) *string { return &x.Name })
	addReader(t, planKind(), readPlan)
}
