package hclfile

import (
	"loadline"
	"loadline/formula"
)

// stockBlock is a block issue: the issuance, and the start of its vesting, which is an event of its own.
type stockBlock struct {
	loadline.StockIssuance
	start loadline.Stated[loadline.Date]
}

// grantBlock is a block grant.
type grantBlock struct {
	loadline.GrantIssuance
	start loadline.Stated[loadline.Date]
}

// warrantBlock is a block warrant.
type warrantBlock struct {
	loadline.WarrantIssuance
	start loadline.Stated[loadline.Date]
}

// issuedRows are what every issuance states.
func issuedRows[T any](of func(*T) *loadline.Issued) []row[T] {
	return []row[T]{
		is("stakeholder", ref("stakeholder"), func(t *T) *string { return &of(t).StakeholderID }, "Who holds it.", "stakeholder.ada", required()),
		is("date", date(), func(t *T) *loadline.Date { return &of(t).Date }, "The day on which it was issued.", `"2024-01-15"`, required()),
		is("number", text(), func(t *T) *string { return &of(t).CustomID }, "The number on its certificate.", `"CS-1"`),
	}
}

func approvedRow[T any](of func(*T) *loadline.Issued) row[T] {
	return is("approved", date(), func(t *T) *loadline.Date { return &of(t).Approved }, "When the board approved it.", `"2024-01-10"`)
}

// vestingRows say how a security vests. With neither a schedule nor dates it is fully vested when it is issued.
func vestingRows[T any](terms func(*T) *string, start func(*T) *loadline.Stated[loadline.Date], dated func(*T) *[]loadline.Vesting) []row[T] {
	return []row[T]{
		is("vesting", ref("vesting"), terms, "The schedule by which it vests. With none, and no dates, it is fully vested when it is issued.", "vesting.four_years"),
		is("vesting_start", stated(date()), start, "The day from which the schedule counts.", `"2024-01-15"`, legal),
		is("vested", tranchesList(), dated, "Or the days and what vests on each.", `[["2025-01-15", 1000], ["2026-01-15", 1000]]`),
	}
}

func issueKind() kind[stockBlock] {
	type T = stockBlock
	issued := func(t *T) *loadline.Issued { return &t.Issued }
	k := kind[T]{
		BlockKind: BlockKind{Word: "issue", Label: "a name of its own; events mean it by issue.NAME",
			Doc:     "Shares of a class, issued to a stakeholder.",
			Example: "issue \"ada_1\" {\n  stakeholder   = stakeholder.ada\n  class         = stock_class.common\n  shares        = 4000000\n  price         = \"USD 0.0001\"\n  date          = \"2024-01-15\"\n  number        = \"CS-1\"\n  vesting       = vesting.four_years\n  vesting_start = \"2024-01-15\"\n}\n"},
		at: func(t *T) *loadline.Source { return &t.At }, bound: true,
	}
	k.rows = append(issuedRows(issued),
		is("class", ref("stock_class"), func(t *T) *string { return &t.StockClassID }, "The class of the shares.", "stock_class.common", required()),
		is("shares", shares(), func(t *T) *loadline.Shares { return &t.Quantity }, "How many.", "4000000", required()),
		is("price", stated(money()), func(t *T) *loadline.Stated[loadline.Money] { return &t.SharePrice }, "What was paid for a share.", `"USD 0.0001"`, legal),
		is("plan", ref("stock_plan"), func(t *T) *string { return &t.StockPlanID }, "Of restricted stock that counts against a pool: the plan.", "stock_plan.plan_2024"))
	k.rows = append(k.rows, vestingRows(func(t *T) *string { return &t.VestingTermsID }, func(t *T) *loadline.Stated[loadline.Date] { return &t.start }, func(t *T) *[]loadline.Vesting { return &t.Vestings })...)
	k.rows = append(k.rows,
		is("kind", openCap("rsa", "founders_stock"), func(t *T) *string { return &t.StockIssuance.Source }, "Restricted stock or founders' stock, where it is either.", `"founders_stock"`),
		is("split", anEvent("split"), func(t *T) *string { return &t.SplitID }, "The split that the count already contains, where it carries one out.", "split.two_for_one"),
		approvedRow(issued))
	return k
}

func grantKind() kind[grantBlock] {
	type T = grantBlock
	issued := func(t *T) *loadline.Issued { return &t.Issued }
	k := kind[T]{
		BlockKind: BlockKind{Word: "grant", Label: "a name of its own; events mean it by grant.NAME",
			Doc:     "Options, restricted stock units or appreciation rights.",
			Example: "grant \"mei_1\" {\n  stakeholder    = stakeholder.mei\n  plan           = stock_plan.plan_2024\n  kind           = \"option\"\n  shares         = 120000\n  exercise_price = \"USD 0.31\"\n  date           = \"2025-03-01\"\n  vesting        = vesting.four_years\n  vesting_start  = \"2025-02-01\"\n  early_exercise = false\n  expires        = \"2035-02-28\"\n}\n"},
		at: func(t *T) *loadline.Source { return &t.At }, bound: true,
		inner: []inner[T]{nest[T, loadline.TerminationWindow]{kind: windowKind(), many: func(t *T) *[]loadline.TerminationWindow { return &t.Windows }, key: "reason"}},
	}
	k.rows = append(issuedRows(issued),
		is("plan", ref("stock_plan"), func(t *T) *string { return &t.StockPlanID }, "The plan that it counts against.", "stock_plan.plan_2024"),
		is("class", ref("stock_class"), func(t *T) *string { return &t.StockClassID }, "The class of the stock that it is over, where the plan has several.", "stock_class.common"),
		is("kind", word([]string{"option", "rsu", "sar", "cash_sar"}, loadline.Option, loadline.RestrictedStockUnit, loadline.StockAppreciationRight, loadline.CashAppreciationRight),
			func(t *T) *loadline.Compensation { return &t.Compensation }, "What it gives: an option, a restricted stock unit, an appreciation right settled in stock, or one settled in cash, which is never a share.", `"option"`, required()),
		is("shares", shares(), func(t *T) *loadline.Shares { return &t.Quantity }, "How many shares it is over.", "120000", required()),
		is("exercise_price", stated(money()), func(t *T) *loadline.Stated[loadline.Money] { return &t.ExercisePrice }, "What a share costs on exercise.", `"USD 0.31"`, legal))
	k.rows = append(k.rows, vestingRows(func(t *T) *string { return &t.VestingTermsID }, func(t *T) *loadline.Stated[loadline.Date] { return &t.start }, func(t *T) *[]loadline.Vesting { return &t.Vestings })...)
	k.rows = append(k.rows,
		is("early_exercise", stated(yesNo()), func(t *T) *loadline.Stated[bool] { return &t.EarlyExercisable }, "Whether it may be exercised before it has vested.", "false", legal),
		is("expires", stated(date()), func(t *T) *loadline.Stated[loadline.Date] { return &t.Expires }, "The last day on which it may be exercised; never where there is none.", `"2035-02-28"`, legal),
		is("accelerates", stated(word([]string{"single_trigger", "double_trigger"}, loadline.SingleTrigger, loadline.DoubleTrigger)), func(t *T) *loadline.Stated[loadline.Acceleration] { return &t.Accelerates },
			"Whether a sale of the company makes vest what has not vested: at once, or where the holder is dismissed after it; none where it does not.", `"double_trigger"`, legal),
		approvedRow(issued))
	return k
}

func windowKind() kind[loadline.TerminationWindow] {
	type T = loadline.TerminationWindow
	return kind[T]{
		BlockKind: BlockKind{Word: "window", Doc: "How long a grant may be exercised after its holder has left, by the reason."},
		rows: []row[T]{
			is("reason", openCap(reasons()...), func(t *T) *string { return &t.Reason }, "Why the holder left, in Open Cap words.", `"voluntary_other"`, required()),
			is("within", duration(), func(t *T) *loadline.Duration { return &t.Within }, "How long it may still be exercised.", "months(3)", required()),
		},
	}
}

// reasons are why a stakeholder may have left, in Open Cap words.
func reasons() []string {
	return []string{"voluntary_other", "voluntary_good_cause", "voluntary_retirement", "involuntary_other", "involuntary_death", "involuntary_disability", "involuntary_with_cause"}
}

func warrantKind() kind[warrantBlock] {
	type T = warrantBlock
	issued := func(t *T) *loadline.Issued { return &t.Issued }
	k := kind[T]{
		BlockKind: BlockKind{Word: "warrant", Label: "a name of its own; events mean it by warrant.NAME",
			Doc:     "A right to buy stock.",
			Example: "warrant \"bank\" {\n  stakeholder    = stakeholder.bank\n  class          = stock_class.common\n  shares         = 40000\n  exercise_price = \"USD 0.31\"\n  date           = \"2025-06-01\"\n  expires        = \"2035-06-01\"\n}\n"},
		at: func(t *T) *loadline.Source { return &t.At }, bound: true,
	}
	k.rows = append(issuedRows(issued),
		is("class", ref("stock_class"), func(t *T) *string { return &t.StockClassID }, "The class of the stock that it is over.", "stock_class.common"),
		asks("shares", number(formula.Shares), func(t *T) *loadline.Number { return &t.Quantity }, "Over how many shares is %v? (warrant)", "How many shares it is over; unknown where a formula fixes it later.", "40000"),
		is("exercise_price", stated(money()), func(t *T) *loadline.Stated[loadline.Money] { return &t.ExercisePrice }, "What a share costs on exercise.", `"USD 0.31"`, legal),
		is("purchase_price", stated(money()), func(t *T) *loadline.Stated[loadline.Money] { return &t.PurchasePrice }, "What was paid for the warrant itself.", `"USD 1,000"`, legal),
		is("expires", stated(date()), func(t *T) *loadline.Stated[loadline.Date] { return &t.Expires }, "The last day on which it may be exercised; never where there is none.", `"2035-06-01"`, legal))
	k.rows = append(k.rows, vestingRows(func(t *T) *string { return &t.VestingTerms }, func(t *T) *loadline.Stated[loadline.Date] { return &t.start }, func(t *T) *[]loadline.Vesting { return &t.Vestings })...)
	k.rows = append(k.rows, approvedRow(issued))
	return k
}

func safeKind() kind[loadline.ConvertibleIssuance] {
	return convertibleKind("safe", "A SAFE: money now for stock at the price of a later round.",
		"safe \"angel\" {\n  stakeholder = stakeholder.angel\n  date        = \"2025-05-02\"\n  invested    = \"USD 250,000\"\n  cap         = \"USD 8,000,000\"\n  cap_is      = \"post_money\"\n  discount    = none\n  mfn         = false\n}\n")
}

func noteKind() kind[loadline.ConvertibleIssuance] {
	return convertibleKind("note", "A convertible note: a loan that may turn into stock.",
		"note \"bridge\" {\n  stakeholder = stakeholder.angel\n  date        = \"2025-05-02\"\n  invested    = \"USD 250,000\"\n  discount    = pct(20)\n  cap         = none\n  day_count   = \"actual_365\"\n  compounding = \"simple\"\n  maturity    = \"2027-05-02\"\n\n  interest {\n    rate = pct(6)\n    from = \"2025-05-02\"\n  }\n}\n")
}

func otherKind() kind[loadline.ConvertibleIssuance] {
	return convertibleKind("convertible", "Another promise of future stock.",
		"convertible \"loan_1\" {\n  stakeholder = stakeholder.angel\n  date        = \"2025-05-02\"\n  invested    = \"EUR 250,000\"\n}\n")
}

func convertibleKind(name, doc, example string) kind[loadline.ConvertibleIssuance] {
	type T = loadline.ConvertibleIssuance
	issued := func(t *T) *loadline.Issued { return &t.Issued }
	k := kind[T]{
		BlockKind: BlockKind{Word: name, Label: "a name of its own; events mean it by " + name + ".NAME", Doc: doc, Example: example},
		at:        func(t *T) *loadline.Source { return &t.At }, bound: true,
		inner: []inner[T]{nest[T, loadline.InterestRate]{kind: interestKind(), many: func(t *T) *[]loadline.InterestRate { return &t.Terms.Interest }, key: "from"}},
	}
	k.rows = append(issuedRows(issued),
		is("invested", money(), func(t *T) *loadline.Money { return &t.Investment }, "What was paid.", `"USD 250,000"`, required()),
		is("cap", stated(money()), func(t *T) *loadline.Stated[loadline.Money] { return &t.Terms.Cap }, "The valuation cap; none where there is none.", `"USD 8,000,000"`, legal),
		is("cap_is", stated(word([]string{"pre_money", "post_money"}, "pre_money", "post_money")), func(t *T) *loadline.Stated[string] { return &t.Terms.CapIs }, "Whether the cap counts before or after the convertibles' own money.", `"post_money"`, legal),
		is("discount", stated(ratio()), func(t *T) *loadline.Stated[loadline.Ratio] { return &t.Terms.Discount }, "Off the price of the round: pct(20) is twenty percent off.", "pct(20)", legal),
		is("mfn", stated(yesNo()), func(t *T) *loadline.Stated[bool] { return &t.Terms.MFN }, "Whether the holder may take over better terms of later ones.", "false", legal),
		is("day_count", stated(openWord("actual_365", "actual_360", "30_360")), func(t *T) *loadline.Stated[string] { return &t.Terms.DayCount }, "How the days of interest are counted.", `"actual_365"`, legal),
		is("compounding", stated(openWord("simple", "compounding")), func(t *T) *loadline.Stated[string] { return &t.Terms.Compounding }, "Whether interest bears interest.", `"simple"`, legal),
		is("maturity", stated(date()), func(t *T) *loadline.Stated[loadline.Date] { return &t.Terms.Maturity }, "The day on which it falls due; never where it does not.", `"2027-05-02"`, legal),
		is("qualified", stated(money()), func(t *T) *loadline.Stated[loadline.Money] { return &t.Terms.Qualified }, "The new money from which on a round converts it by itself; none where any round does.", `"USD 1,000,000"`, legal),
		is("into", ref("stock_class"), func(t *T) *string { return &t.Terms.IntoClassID }, "The class that it converts into, where it is not that of a future round.", "stock_class.common"),
		is("future_round", set(), func(t *T) *bool { return &t.Terms.FutureRound }, "Whether it converts into the class of a future round.", "true"),
		is("shadow_series", stated(yesNo()), func(t *T) *loadline.Stated[bool] { return &t.Terms.ShadowSeries },
			"Whether, below the price of the round, it converts into a series of its own: like the round's class, but for a preference, a conversion price and a dividend that count from the price at which it converts. So do the SAFEs of Y Combinator (“Safe Preferred Stock”).", "true", legal),
		is("fixed_shares", stated(shares()), func(t *T) *loadline.Stated[loadline.Shares] { return &t.Terms.FixedShares }, "That many shares, whatever the price.", "50000", legal),
		is("fixed_percent", stated(ratio()), func(t *T) *loadline.Stated[loadline.Ratio] { return &t.Terms.FixedPercent }, "That part of the company, whatever the price.", "pct(2)", legal),
		is("seniority", stated(whole()), func(t *T) *loadline.Stated[int] { return &t.Seniority }, "Its place among the convertibles: 1 is paid first.", "1", legal),
		is("pro_rata", stated(ratio()), func(t *T) *loadline.Stated[loadline.Ratio] { return &t.ProRata }, "The part of later rounds that its holder may buy.", "pct(2)", legal),
		approvedRow(issued))
	return k
}

func interestKind() kind[loadline.InterestRate] {
	type T = loadline.InterestRate
	return kind[T]{
		BlockKind: BlockKind{Word: "interest", Doc: "A rate of interest and when it accrues."},
		rows: []row[T]{
			is("rate", ratio(), func(t *T) *loadline.Ratio { return &t.Rate }, "A year: pct(6).", "pct(6)", required()),
			is("from", date(), func(t *T) *loadline.Date { return &t.Period.From }, "The first day.", `"2025-05-02"`),
			is("to", date(), func(t *T) *loadline.Date { return &t.Period.To }, "The last day.", `"2026-05-01"`),
		},
	}
}
