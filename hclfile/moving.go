package hclfile

import "loadline"

// driverNest are the quantities that move a plan.
func driverNest() inner[loadline.Plan] {
	type T = loadline.Driver
	return nest[loadline.Plan, T]{
		many: func(p *loadline.Plan) *[]T { return &p.Drivers },
		kind: kind[T]{
			BlockKind: BlockKind{Word: "driver", Label: "a name of its own", Doc: "A quantity that moves from month to month and that lines hang on: users, a price."},
			name:      func(t *T) *string { return &t.Name },
			at:        func(t *T) *loadline.Source { return &t.At },
			rows: []row[T]{
				is("title", text(), func(t *T) *string { return &t.Title }, "What it is, in words.", `"Paying users"`),
				is("start", kept(), func(t *T) *loadline.Expr { return &t.Start }, "In the first month: an expression over the plan.", "8000", required()),
				is("next", kept(), func(t *T) *loadline.Expr { return &t.Next }, "In each later month; prior is its own value of the month before. Left out: it stays.", "prior * uncertain.growth * exp(normal(0, 0.06))"),
			},
		},
	}
}

// hireNest are the teams that grow.
func hireNest() inner[loadline.Plan] {
	type T = loadline.Hire
	return nest[loadline.Plan, T]{
		many: func(p *loadline.Plan) *[]T { return &p.Hires },
		kind: kind[T]{
			BlockKind: BlockKind{Word: "hire", Label: "a name of its own", Doc: "A team and how it grows: it costs a twelfth of the salary and what comes on top, a month, for each."},
			name:      func(t *T) *string { return &t.Name },
			at:        func(t *T) *loadline.Source { return &t.At },
			rows: []row[T]{
				is("title", text(), func(t *T) *string { return &t.Title }, "What it is, in words.", `"Research"`),
				is("people", estimate(), func(t *T) *loadline.Number { return &t.People }, "How many there are in its first month.", "12", legal),
				is("adds", estimate(), func(t *T) *loadline.Number { return &t.Adds }, "How many join a month. Left out: none.", "between(0.5, 2)"),
				is("most", estimate(), func(t *T) *loadline.Number { return &t.Most }, "How many there are at most.", "40"),
				is("salary", estimate(), func(t *T) *loadline.Number { return &t.Salary }, "Of one, a year.", "210e3", legal),
				is("on_top", estimate(), func(t *T) *loadline.Number { return &t.OnTop }, "The part of the salary that taxes, insurance and desks come to. Left out: nothing.", "0.25"),
				is("when", kept(), func(t *T) *loadline.Expr { return &t.When }, "The months in which somebody joins: an expression over the plan. Left out: all.", "runway > 12"),
				is("from", date(), func(t *T) *loadline.Date { return &t.From }, "A day of its first month. Left out: the plan's.", `"2027-01-01"`),
				is("to", date(), func(t *T) *loadline.Date { return &t.To }, "A day of its last month.", `"2028-12-31"`),
				is("purpose", openWord("research", "product"), func(t *T) *string { return &t.Purpose }, "What it is for.", `"research"`),
			},
		},
	}
}

// raiseNest is money that the company means to raise.
func raiseNest() inner[loadline.Plan] {
	type T = loadline.Raise
	return nest[loadline.Plan, T]{
		many: func(p *loadline.Plan) *[]T { return &p.Raises },
		kind: kind[T]{
			BlockKind: BlockKind{Word: "raise", Label: "a name of its own", Doc: "Money that the company means to raise within the plan: when it tries, with what chance, how long that takes, and what it brings."},
			name:      func(t *T) *string { return &t.Name },
			at:        func(t *T) *loadline.Source { return &t.At },
			rows: []row[T]{
				is("title", text(), func(t *T) *string { return &t.Title }, "What it is, in words.", `"Series B"`),
				is("round", ref("round"), func(t *T) *string { return &t.Round }, "The round that it closes.", "round.series_b"),
				is("amount", kept(), func(t *T) *loadline.Expr { return &t.Amount }, "Or what it brings: an expression over the plan when it begins.", "18 * net_burn", required("round")),
				is("pre_money", kept(), func(t *T) *loadline.Expr { return &t.PreMoney }, "And at which value of the company before it.", "max(12 * income.api * uncertain.multiple, 10e6)"),
				is("when", kept(), func(t *T) *loadline.Expr { return &t.When }, "When it begins: at the end of the first month for which this holds.", "runway < 9", required()),
				is("succeeds", partOf(), func(t *T) *loadline.Number { return &t.Succeeds }, "The chance of an attempt.", "0.7", legal),
				is("takes", spell(), func(t *T) *loadline.Spell { return &t.Takes }, "From the attempt to the money. Left out: not known.", "months(4)", legal),
				is("again", spell(), func(t *T) *loadline.Spell { return &t.Again }, "How long after an attempt the next may begin. Left out: there is one.", "months(3)"),
				is("times", whole(), func(t *T) *int { return &t.Times }, "How often it may succeed. Left out: a round once, else without an end.", "2"),
				is("cost", estimate(), func(t *T) *loadline.Number { return &t.Cost }, "What an attempt costs, paid when it begins. Left out: nothing.", "150e3"),
			},
		},
	}
}
