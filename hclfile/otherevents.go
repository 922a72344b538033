package hclfile

import (
	"strings"

	"loadline"
)

// departure is a block departure: one of two events, as its reason is known or not.
type departure struct {
	loadline.StatusChange
	reason string
}

func dateRow[T any](of func(*T) *loadline.Event) row[T] {
	return is("date", date(), func(t *T) *loadline.Date { return &of(t).Date }, "The day on which it happened.", `"2026-03-01"`, required())
}

// eventKind is a kind of event that ends no security.
func eventKind[T any](word, doc, example string, of func(*T) *loadline.Event, rows ...row[T]) kind[T] {
	return kind[T]{
		BlockKind: BlockKind{Word: word, Label: "a name of its own", Doc: doc, Example: word + " \"x\" {\n" + example + "}\n"},
		at:        func(t *T) *loadline.Source { return &of(t).At },
		rows:      append(rows, dateRow(of)),
	}
}

func ofRow[T any](field func(*T) *string) row[T] {
	return is("of", aSecurity(), field, "The security.", "grant.mei_1", required())
}

func whoRow[T any](field func(*T) *string) row[T] {
	return is("stakeholder", ref("stakeholder"), field, "Who.", "stakeholder.sam", required())
}

func splitKind() kind[loadline.Split] {
	type T = loadline.Split
	return eventKind("split", "The shares of a class are divided or joined.", "  class = stock_class.common\n  ratio = \"2:1\"\n  date  = \"2026-03-01\"\n",
		func(t *T) *loadline.Event { return &t.Event },
		is("class", ref("stock_class"), func(t *T) *string { return &t.StockClassID }, "The class.", "stock_class.common", required()),
		is("ratio", splitRatio(), func(t *T) *loadline.Ratio { return &t.Ratio }, "New shares for each old one: 2 or \"2:1\" doubles them.", `"2:1"`, required()))
}

func ratioAdjustmentKind() kind[loadline.ConversionAdjustment] {
	type T = loadline.ConversionAdjustment
	rows := append([]row[T]{
		is("class", ref("stock_class"), func(t *T) *string { return &t.StockClassID }, "The class that converts.", "stock_class.series_seed", required()),
	}, conversionRows(func(t *T) *loadline.ConversionRight { return &t.To })...)
	rows[1].Required = false // where a class converts into one other only, it need not be said again
	return eventKind("ratio_adjustment", "The conversion ratio or price of a class changes, as by its protection against dilution.",
		"  class = stock_class.series_seed\n  into  = stock_class.common\n  ratio = 1.08\n  date  = \"2026-03-01\"\n",
		func(t *T) *loadline.Event { return &t.Event }, rows...)
}

func authorizedAdjustmentKind() kind[loadline.AuthorizedAdjustment] {
	type T = loadline.AuthorizedAdjustment
	return eventKind("authorized_adjustment", "How many shares may be issued changes.", "  class  = stock_class.common\n  shares = 20000000\n  date   = \"2026-03-01\"\n",
		func(t *T) *loadline.Event { return &t.Event },
		is("class", ref("stock_class"), func(t *T) *string { return &t.StockClassID }, "The class; left out, the company as a whole.", "stock_class.common"),
		is("shares", stated(shares()), func(t *T) *loadline.Stated[loadline.Shares] { return &t.Authorized }, "How many may be issued from then on; none where there is no limit.", "20000000", required()))
}

func poolAdjustmentKind() kind[loadline.PoolAdjustment] {
	type T = loadline.PoolAdjustment
	return eventKind("pool_adjustment", "The reserve of a plan changes.", "  plan     = stock_plan.plan_2024\n  reserved = 2000000\n  date     = \"2026-03-01\"\n",
		func(t *T) *loadline.Event { return &t.Event },
		is("plan", ref("stock_plan"), func(t *T) *string { return &t.StockPlanID }, "The plan.", "stock_plan.plan_2024", required()),
		is("reserved", shares(), func(t *T) *loadline.Shares { return &t.Reserved }, "The whole reserve from then on.", "2000000", required()))
}

func returnToPoolKind() kind[loadline.ReturnToPool] {
	type T = loadline.ReturnToPool
	return eventKind("return_to_pool", "Shares under a grant return to a plan, where the plan does not say that they do by themselves.",
		"  of     = grant.sam_1\n  plan   = stock_plan.plan_2024\n  shares = 45000\n  date   = \"2026-03-01\"\n",
		func(t *T) *loadline.Event { return &t.Event },
		ofRow(func(t *T) *string { return &t.SecurityID }),
		is("plan", ref("stock_plan"), func(t *T) *string { return &t.StockPlanID }, "The plan.", "stock_plan.plan_2024", required()),
		is("shares", shares(), func(t *T) *loadline.Shares { return &t.Quantity }, "How many.", "45000", required()))
}

func repricingKind() kind[loadline.Repricing] {
	type T = loadline.Repricing
	return eventKind("repricing", "Options get a new exercise price.", "  of    = grant.mei_1\n  price = \"USD 0.20\"\n  date  = \"2026-03-01\"\n",
		func(t *T) *loadline.Event { return &t.Event },
		ofRow(func(t *T) *string { return &t.SecurityID }),
		is("price", money(), func(t *T) *loadline.Money { return &t.Price }, "The new exercise price.", `"USD 0.20"`, required()))
}

func acceptanceKind() kind[loadline.Acceptance] {
	type T = loadline.Acceptance
	return eventKind("acceptance", "The holder accepts a security.", "  of   = grant.mei_1\n  date = \"2026-03-01\"\n",
		func(t *T) *loadline.Event { return &t.Event }, ofRow(func(t *T) *string { return &t.SecurityID }))
}

func vestingStartKind() kind[loadline.VestingStart] {
	type T = loadline.VestingStart
	return eventKind("vesting_start", "The schedule of a security starts, where its own block does not say so.", "  of        = grant.mei_1\n  condition = \"start\"\n  date      = \"2026-03-01\"\n",
		func(t *T) *loadline.Event { return &t.Event },
		ofRow(func(t *T) *string { return &t.SecurityID }),
		conditionRow(func(t *T) *string { return &t.ConditionID }, "start"))
}

func conditionRow[T any](field func(*T) *string, example string) row[T] {
	return is("condition", text(), field, "The condition of the security's schedule that was met.", quote(example), required())
}

func vestingEventKind() kind[loadline.VestingEvent] {
	type T = loadline.VestingEvent
	return eventKind("vesting_event", "A condition of a security's schedule was met.", "  of        = grant.mei_1\n  condition = \"launch\"\n  date      = \"2026-03-01\"\n",
		func(t *T) *loadline.Event { return &t.Event },
		ofRow(func(t *T) *string { return &t.SecurityID }),
		conditionRow(func(t *T) *string { return &t.ConditionID }, "launch"))
}

func accelerationKind() kind[loadline.VestingAcceleration] {
	type T = loadline.VestingAcceleration
	return eventKind("acceleration", "Shares of a security vest at once, beside its schedule.", "  of     = grant.mei_1\n  shares = 10000\n  date   = \"2026-03-01\"\n",
		func(t *T) *loadline.Event { return &t.Event },
		ofRow(func(t *T) *string { return &t.SecurityID }),
		is("shares", shares(), func(t *T) *loadline.Shares { return &t.Quantity }, "How many.", "10000", required()))
}

func departureKind() kind[departure] {
	type T = departure
	return eventKind("departure", "A stakeholder has left the company, which ends vesting and starts the windows of grants.", "  stakeholder = stakeholder.sam\n  reason      = \"voluntary_other\"\n  date        = \"2026-03-01\"\n",
		func(t *T) *loadline.Event { return &t.Event },
		whoRow(func(t *T) *string { return &t.StakeholderID }),
		is("reason", openCap(reasons()...), func(t *T) *string { return &t.reason }, "Why, in Open Cap words; the windows of grants hang on it. Left out, the stakeholder's relationship ends without a reason.", `"voluntary_other"`, legal))
}

func relationshipKind() kind[loadline.RelationshipChange] {
	type T = loadline.RelationshipChange
	words := openCap("advisor", "board_member", "consultant", "employee", "executive", "ex_advisor", "ex_consultant", "ex_employee", "founder", "investor", "non_us_employee", "officer", "other")
	return eventKind("relationship", "What a stakeholder is to the company starts or ends.", "  stakeholder = stakeholder.sam\n  ended       = \"employee\"\n  date        = \"2026-03-01\"\n",
		func(t *T) *loadline.Event { return &t.Event },
		whoRow(func(t *T) *string { return &t.StakeholderID }),
		is("started", words, func(t *T) *string { return &t.Started }, "What began.", `"consultant"`),
		is("ended", words, func(t *T) *string { return &t.Ended }, "What ended.", `"employee"`))
}

func statusKind() kind[loadline.StatusChange] {
	type T = loadline.StatusChange
	words := []string{"active", "leave_of_absence"}
	for _, r := range reasons() {
		words = append(words, strings.ToLower(departureStatus(r)))
	}
	return eventKind("status", "A stakeholder's status changes, such as by a leave of absence.", "  stakeholder = stakeholder.sam\n  status      = \"leave_of_absence\"\n  date        = \"2026-03-01\"\n",
		func(t *T) *loadline.Event { return &t.Event },
		whoRow(func(t *T) *string { return &t.StakeholderID }),
		is("status", openCap(words...), func(t *T) *string { return &t.Status }, "The new status, in Open Cap words.", `"leave_of_absence"`, required()))
}
