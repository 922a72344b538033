package hclfile

import "loadline"

// tierKind is a step of profit shares.
func tierKind() kind[loadline.ProfitTier] {
	type T = loadline.ProfitTier
	return kind[T]{
		BlockKind: BlockKind{Word: "tier", Label: "a name of its own",
			Doc: "A step of profit shares, as in a company whose investors' returns are capped. What debts and preferences leave goes to those who share in the first step, in their parts, " +
				"until it is full; then to those of the next. It is full when it has paid up_to, or when one who shares in it has had its multiple: whichever is earlier. The last step has no end.",
			Example: "tier \"returns\" {\n  title = \"Returns of the first investors\"\n  order = 1\n  up_to = none\n\n  share \"first_round\" {\n    of       = stock_class.first_round\n    part     = 1\n    multiple = 100\n  }\n}\n"},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: []row[T]{
			is("title", text(), func(t *T) *string { return &t.Title }, "What the agreement calls it.", `"Returns of the first investors"`),
			is("order", stated(whole()), func(t *T) *loadline.Stated[int] { return &t.Order }, "Its place among the steps: 1 is paid first.", "1", legal),
			is("up_to", stated(money()), func(t *T) *loadline.Stated[loadline.Money] { return &t.UpTo }, "What it pays in all before the next one begins; none where it ends by a multiple alone, or never.", `"USD 500M"`, legal),
		},
		inner: []inner[T]{profitShareNest()},
	}
}

func profitShareNest() nest[loadline.ProfitTier, loadline.ProfitShare] {
	type T = loadline.ProfitShare
	return nest[loadline.ProfitTier, T]{
		many: func(x *loadline.ProfitTier) *[]T { return &x.Shares },
		kind: kind[T]{
			BlockKind: BlockKind{Word: "share", Label: "a name of its own", Doc: "Who shares in the step, and by what part of it. The parts of a step come to one."},
			name:      func(t *T) *string { return &t.Name },
			at:        func(t *T) *loadline.Source { return &t.At },
			rows: []row[T]{
				is("of", named("stakeholder", "stock_class"), func(t *T) *loadline.Ref { return &t.Of }, "Who: a stakeholder, or a class, whose holders share by what they hold of it.", "stock_class.first_round", required()),
				is("part", stated(ratio()), func(t *T) *loadline.Stated[loadline.Ratio] { return &t.Part }, "Of what the step pays.", "pct(80)", legal),
				is("multiple", stated(ratio()), func(t *T) *loadline.Stated[loadline.Ratio] { return &t.Multiple }, "How many times what was invested it has had in all when the step is full; none where the step does not hang on it.", "100", legal),
				is("invested", stated(money()), func(t *T) *loadline.Stated[loadline.Money] { return &t.Invested }, "What the multiple counts from. Left out: of a class its original issue price for each share.", `"USD 10M"`, legal),
				is("paid", stated(money()), func(t *T) *loadline.Stated[loadline.Money] { return &t.Paid }, "What was had already before the day, which counts towards the multiple; none where nothing was.", `"USD 1M"`, legal),
			},
		},
	}
}
