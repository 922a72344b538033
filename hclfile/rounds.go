package hclfile

import (
	"slices"

	"loadline"
)

// roundKind is a term sheet: the price, who pays what, and the papers that come with it.
func roundKind() kind[loadline.Round] {
	type T = loadline.Round
	return kind[T]{
		BlockKind: BlockKind{Word: "round", Label: "the name by which loadline what-if means it", papers: true,
			Doc: "A financing that may come, as its term sheet says. Inside it stand who pays what, and the papers that come with it: blocks of every kind that states facts, " +
				"as they will be once it is signed. One that the file has under the same name is changed by what the paper states; all others are new. " +
				"A paper of the status draft binds once the round is signed. Until it is signed, nothing in it is a fact of the company. It may stand in a file of its own.",
			Example: "round \"series_b\" {\n  title             = \"Series B, term sheet of 3 November\"\n  date              = \"2026-12-15\"\n  pre_money         = \"USD 80M\"\n  class             = stock_class.series_b\n  pool_in_pre_money = true\n\n" +
				"  investor \"fund_2\" {\n    stakeholder = stakeholder.fund_2\n    cash        = \"USD 20M\"\n    credits     = none\n  }\n\n" +
				"  stock_class \"series_b\" {\n    kind            = \"preferred\"\n    votes_per_share = 1\n  }\n\n" +
				"  body \"board\" {\n    seat \"series_b\" {\n      holder     = none\n      elected_by = majority(stock_class.series_b)\n    }\n  }\n}\n"},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: []row[T]{
			is("title", text(), func(t *T) *string { return &t.Title }, "What the parties call it.", `"Series B, term sheet of 3 November"`),
			is("date", date(), func(t *T) *loadline.Date { return &t.Date }, "The day of the closing. Left out: the day that is asked about.", `"2026-12-15"`),
			is("pre_money", stated(money()), func(t *T) *loadline.Stated[loadline.Money] { return &t.PreMoney }, "What the company is worth before the new money, by the term sheet. One of pre_money, post_money and price is stated, or several that agree.", `"USD 80M"`, legal),
			is("post_money", stated(money()), func(t *T) *loadline.Stated[loadline.Money] { return &t.PostMoney }, "Or what it is worth with the new money.", `"USD 100M"`, legal),
			is("price", stated(money()), func(t *T) *loadline.Stated[loadline.Money] { return &t.Price }, "Or the price of a share.", `"USD 8.00"`, legal),
			is("class", ref("stock_class"), func(t *T) *string { return &t.ClassID }, "The class that is issued; a new one stands among the papers.", "stock_class.series_b", required()),
			is("counts", stated(word(roundMethods(), roundMethods()...)), func(t *T) *loadline.Stated[string] { return &t.Counts },
				"How what converts stands to the pre-money: inside it, so that the new money buys its part of everything; outside it, so that it dilutes the new money too; or added to it with its own dollars.", `"percent_ownership"`, legal),
			is("pool_in_pre_money", truth(), func(t *T) *loadline.Truth { return &t.PoolIn }, "Whether what is added to the pool is inside the pre-money, so that those who are there bear it.", "true", legal),
			is("protection_in_pre_money", truth(), func(t *T) *loadline.Truth { return &t.ProtectionIn }, "Whether the shares that protection against a lower price adds to other classes are inside the pre-money, so that they do not dilute the new money.", "false", legal),
			is("converts", stated(list(aSecurity())), func(t *T) *loadline.Stated[[]string] { return &t.Converts }, "The SAFEs and notes that convert; none where none do. Left out: as their own terms say.", "[safe.angel]", legal),
			is("ends", refsAsWritten(), func(*T) *[]string { return new([]string) }, "Facts of the file that end when it is signed, such as the consents of an agreement that a new one replaces.", "[consent.seed_on_sale]"),
			is("rounding", stated(word(roundingPolicies(), roundingPolicies()...)), func(t *T) *loadline.Stated[string] { return &t.Rounding }, "How price and shares are rounded: as is usual (the price to four decimals, whole shares), or not at all.", `"usual"`),
		},
		inner: []inner[T]{investorNest(), poolNest(), secondaryNest()},
	}
}

func roundMethods() []string { return []string{"percent_ownership", "pre_money", "dollars_invested"} }

func roundingPolicies() []string { return []string{"usual", "exact"} }

func investorNest() nest[loadline.Round, loadline.RoundInvestor] {
	type T = loadline.RoundInvestor
	return nest[loadline.Round, T]{
		many: func(r *loadline.Round) *[]T { return &r.Investors },
		kind: kind[T]{
			BlockKind: BlockKind{Word: "investor", Label: "a name of its own", Doc: "What one investor pays: money, credits that are not money, or a part of the round."},
			name:      func(t *T) *string { return &t.Name },
			at:        func(t *T) *loadline.Source { return &t.At },
			rows: []row[T]{
				is("stakeholder", ref("stakeholder"), func(t *T) *string { return &t.StakeholderID }, "Who it is; who is new stands among the papers.", "stakeholder.fund_2", required()),
				is("cash", stated(money()), func(t *T) *loadline.Stated[loadline.Money] { return &t.Cash }, "Paid in money.", `"USD 20M"`, legal),
				is("reserved", stated(money()), func(t *T) *loadline.Stated[loadline.Money] { return &t.Reserved }, "How much of the money is kept for buying the investor's own services; none where it may be spent on anything.", `"USD 5M"`, legal),
				is("part", stated(ratio()), func(t *T) *loadline.Stated[loadline.Ratio] { return &t.Part }, "Or the part of the new shares that it takes, as by a pro-rata right.", "pct(10)", legal),
				is("credits", stated(money()), func(t *T) *loadline.Stated[loadline.Money] { return &t.Credits }, "Paid in credits for services, at their face; none where it is all money.", `"USD 30M"`, legal),
				asks("worth", partOf(), func(t *T) *loadline.Number { return &t.Worth }, "What part of the face of the credits of %v are they worth to the company?", "The part of their face that the credits are worth to the company: of what can be bought elsewhere for less, or will not be used, less than one.", "between(0.4, 0.9)"),
				is("expires", stated(date()), func(t *T) *loadline.Stated[loadline.Date] { return &t.Expires }, "The last day on which credits may be used; never where there is none.", `"2027-12-31"`, legal),
				is("clawback", stated(yesNo()), func(t *T) *loadline.Stated[bool] { return &t.Clawback }, "Whether the company may take back the shares for credits that it cannot draw.", "false", legal),
			},
		},
	}
}

func poolNest() nest[loadline.Round, loadline.PoolTarget] {
	type T = loadline.PoolTarget
	return nest[loadline.Round, T]{
		many: func(r *loadline.Round) *[]T { return &r.Pools }, key: "plan",
		kind: kind[T]{
			BlockKind: BlockKind{Word: "pool", Doc: "What becomes of the pool: so many shares more, or as many as make it a part of the company."},
			at:        func(t *T) *loadline.Source { return &t.At },
			rows: []row[T]{
				is("plan", ref("stock_plan"), func(t *T) *string { return &t.PlanID }, "The plan.", "stock_plan.plan_2024", required()),
				is("add", stated(shares()), func(t *T) *loadline.Stated[loadline.Shares] { return &t.Add }, "How many shares are added to it.", "500000", legal),
				is("fraction", stated(ratio()), func(t *T) *loadline.Stated[loadline.Ratio] { return &t.Fraction }, "Or which part of the company it is to be.", "pct(10)", legal),
				is("of", stated(word(poolBases(), poolBases()...)), func(t *T) *loadline.Stated[string] { return &t.Of }, "Of what: of all shares after the closing, or of those before the new money.", `"post_money"`, legal),
				is("counts", stated(word(poolCounts(), poolCounts()...)), func(t *T) *loadline.Stated[string] { return &t.Counts }, "What counts towards the part: what is left to grant, or with what is granted.", `"unissued"`, legal),
			},
		},
	}
}

func poolBases() []string { return []string{"post_money", "pre_money"} }

func poolCounts() []string { return []string{"unissued", "all"} }

func secondaryNest() nest[loadline.Round, loadline.SecondarySale] {
	type T = loadline.SecondarySale
	return nest[loadline.Round, T]{
		many: func(r *loadline.Round) *[]T { return &r.Secondary }, key: "shares",
		kind: kind[T]{
			BlockKind: BlockKind{Word: "secondary", Doc: "Shares that pass from a holder to an investor at the closing. They bring the company no money."},
			at:        func(t *T) *loadline.Source { return &t.At },
			rows: []row[T]{
				is("from", ref("stakeholder"), func(t *T) *string { return &t.FromID }, "Who sells.", "stakeholder.ada", required()),
				is("to", ref("stakeholder"), func(t *T) *string { return &t.ToID }, "Who buys.", "stakeholder.fund_2", required()),
				is("class", ref("stock_class"), func(t *T) *string { return &t.ClassID }, "Of which class.", "stock_class.common", required()),
				is("shares", stated(shares()), func(t *T) *loadline.Stated[loadline.Shares] { return &t.Shares }, "How many.", "200000", required()),
				is("price", stated(money()), func(t *T) *loadline.Stated[loadline.Money] { return &t.Price }, "For how much a share.", `"USD 6.00"`, legal),
			},
		},
	}
}

// refsAsWritten names facts of the file before it is signed. They are found by their names when the papers are laid over
// the file, so that nothing is evaluated.
func refsAsWritten() codec[[]string] {
	return codec[[]string]{Word: "list of facts", hint: "[consent.seed_on_sale]",
		read:  func(*reading, loadline.Expr) ([]string, bool) { return nil, true },
		write: func([]string) string { return "" }}
}

// readRound reads a round whose papers are signed whole, and of any other its name: what it states may be about facts
// that are none until then.
func readRound(d *drafting, b *block, k kind[loadline.Round]) {
	r := &reading{drafting: d, block: b}
	round := loadline.Round{Name: b.label, Title: b.text("title"), At: b.at}
	if slices.Contains(d.file.signed, b.label) {
		k.read(r, b, &round)
	}
	d.company.Rounds = append(d.company.Rounds, round)
}

// isPaper says whether a kind of block states facts that a round can bring.
func isPaper(word string) bool {
	switch word {
	case "company", "input", "round", "assert", "limit", "silence", "law":
		return false
	}
	return true
}
