package hclfile

import (
	"fmt"

	"pgregory.net/rapid"

	"loadline"
)

// transaction makes up one, of any kind, over what there is.
func (m *maker) transaction(i int) {
	t := m.T
	switch k := rapid.IntRange(0, 9).Draw(t, "kind"); {
	case k == 0:
		m.grant(i)
	case k == 1:
		m.convertible(i)
	case k == 2:
		m.warrant(i)
	case k <= 4 && len(m.securities) > 0:
		m.closing(i)
	case k == 5 && len(m.securities) > 0:
		m.mark(i)
	case k == 6:
		m.adjustment(i)
	case k == 7:
		m.person(i)
	default:
		m.stock(i)
	}
}

func (m *maker) add(x loadline.Transaction) { m.c.Transactions = append(m.c.Transactions, x) }

func (m *maker) event(word string, i int) loadline.Event {
	return loadline.Event{ID: fmt.Sprintf("%s.x_%d", word, i), Date: day(m.T)}
}

func (m *maker) issued(word string, i int) loadline.Issued {
	e := m.event(word, i)
	e.At = one(m.T, loadline.Source{}, loadline.Source{File: "ledger #2.xlsx", Cell: "Q1 \"new\"!B7"})
	m.securities = append(m.securities, e.ID)
	return loadline.Issued{Event: e, SecurityID: e.ID, CustomID: one(m.T, "", fmt.Sprintf("CS-%d", i)), StakeholderID: "holder_0", Approved: one(m.T, 0, day(m.T))}
}

// vests makes up how a security vests, and adds the start of its schedule behind it.
func (m *maker) vests(security string) (terms string, dated []loadline.Vesting, start func()) {
	t := m.T
	switch rapid.IntRange(0, 3).Draw(t, "vests") {
	case 0:
		return "", []loadline.Vesting{{Date: day(t), Amount: count(t)}}, func() {}
	case 1:
		return "", nil, func() {}
	}
	terms, first := one(t, "simple", "moon"), "start"
	if rapid.Bool().Draw(t, "graph") {
		terms, first = "graph", "the start"
	}
	return terms, nil, func() {
		m.add(&loadline.VestingStart{Event: loadline.Event{ID: security + ".vesting_start", Date: day(t)}, SecurityID: security, ConditionID: first})
	}
}

func (m *maker) stock(i int) {
	x := &loadline.StockIssuance{Issued: m.issued("issue", i), StockClassID: "class_0", StockPlanID: one(m.T, "", "plan"), Quantity: count(m.T), SharePrice: state(m.T, amount), Source: one(m.T, "", "RSA")}
	var start func()
	x.VestingTermsID, x.Vestings, start = m.vests(x.SecurityID)
	m.add(x)
	start()
}

func (m *maker) grant(i int) {
	flagOf := func(t *rapid.T) bool { return rapid.Bool().Draw(t, "flag") }
	x := &loadline.GrantIssuance{Issued: m.issued("grant", i), StockPlanID: "plan", StockClassID: one(m.T, "", "class_0"), Quantity: count(m.T),
		Compensation:  one(m.T, loadline.Option, loadline.RestrictedStockUnit, loadline.CashAppreciationRight, loadline.StockAppreciationRight),
		Accelerates:   state(m.T, func(t *rapid.T) loadline.Acceleration { return one(t, loadline.SingleTrigger, loadline.DoubleTrigger) }),
		ExercisePrice: state(m.T, amount), EarlyExercisable: state(m.T, flagOf), Expires: state(m.T, day),
		Windows: one(m.T, nil, []loadline.TerminationWindow{{Reason: "VOLUNTARY_OTHER", Within: loadline.Duration{Months: 3}}, {Reason: "OTHER THING", Within: loadline.Duration{Months: 1, Days: 2}}})}
	var start func()
	x.VestingTermsID, x.Vestings, start = m.vests(x.SecurityID)
	m.add(x)
	start()
}

func (m *maker) warrant(i int) {
	m.add(&loadline.WarrantIssuance{Issued: m.issued("warrant", i), Quantity: figure(m.T), StockClassID: one(m.T, "", "class_0"),
		ExercisePrice: state(m.T, amount), PurchasePrice: state(m.T, amount), Expires: state(m.T, day)})
}

func (m *maker) convertible(i int) {
	kind, word := one(m.T, loadline.SAFE, loadline.ConvertibleNote, loadline.OtherConvertible), ""
	word = map[loadline.ConvertibleKind]string{loadline.SAFE: "safe", loadline.ConvertibleNote: "note", loadline.OtherConvertible: "convertible"}[kind]
	flagOf := func(t *rapid.T) bool { return rapid.Bool().Draw(t, "flag") }
	m.add(&loadline.ConvertibleIssuance{Issued: m.issued(word, i), Kind: kind, Investment: amount(m.T), ProRata: state(m.T, ratioOf),
		Terms: loadline.ConvertibleTerms{Cap: state(m.T, amount), CapIs: state(m.T, func(t *rapid.T) string { return one(t, "pre_money", "post_money") }),
			Discount: state(m.T, ratioOf), MFN: state(m.T, flagOf), DayCount: state(m.T, func(*rapid.T) string { return "30_360" }), Maturity: state(m.T, day),
			Interest:    one(m.T, nil, []loadline.InterestRate{{Rate: loadline.Frac(2, 25), Period: loadline.Period{From: day(m.T)}}}),
			IntoClassID: one(m.T, "", "class_0"), FutureRound: one(m.T, true, false), FixedShares: state(m.T, count)}})
}

// closing ends a security, in the form of Open Cap Format: what comes of it has been issued elsewhere.
func (m *maker) closing(i int) {
	t := m.T
	of := func(word string) loadline.Closing {
		c := loadline.Closing{Event: m.event(word, i), SecurityID: one(t, m.securities...)}
		switch rapid.IntRange(0, 2).Draw(t, "part") {
		case 0:
			c.Quantity = loadline.SayNone[loadline.Shares](loadline.Source{})
		default:
			c.Quantity = loadline.Say(count(t), loadline.Source{})
			c.BalanceID = one(t, "", m.securities[0])
		}
		return c
	}
	with := func(c loadline.Closing) loadline.Closing {
		c.ResultIDs = one(t, nil, []string{m.securities[0]})
		return c
	}
	whole := func(c loadline.Closing) loadline.Closing {
		c.Quantity, c.BalanceID = loadline.SayNone[loadline.Shares](loadline.Source{}), ""
		return c
	}
	switch rapid.IntRange(0, 8).Draw(t, "closing") {
	case 0:
		m.add(&loadline.Transfer{Closing: with(of("transfer"))})
	case 1:
		m.add(&loadline.Cancellation{Closing: of("cancellation")})
	case 2:
		m.add(&loadline.Retraction{Closing: whole(of("retraction"))})
	case 3:
		m.add(&loadline.Repurchase{Closing: of("repurchase"), Price: state(t, amount)})
	case 4:
		m.add(&loadline.Conversion{Closing: with(of("conversion")), Trigger: one(t, "", "at will")})
	case 5:
		m.add(&loadline.Exercise{Closing: with(of("exercise")), Trigger: one(t, "", "at will")})
	case 6:
		m.add(&loadline.Release{Closing: with(of("release"))})
	case 7:
		m.add(&loadline.Reissuance{Closing: with(whole(of("reissuance")))})
	default:
		m.add(&loadline.Consolidation{Event: m.event("consolidation", i), SecurityIDs: m.securities, ResultID: m.securities[0]})
	}
}

func (m *maker) mark(i int) {
	t := m.T
	s := one(t, m.securities...)
	switch rapid.IntRange(0, 5).Draw(t, "mark") {
	case 0:
		m.add(&loadline.VestingStart{Event: m.event("vesting_start", i), SecurityID: s, ConditionID: "elsewhere"})
	case 1:
		m.add(&loadline.VestingEvent{Event: m.event("vesting_event", i), SecurityID: s, ConditionID: "b"})
	case 2:
		m.add(&loadline.VestingAcceleration{Event: m.event("acceleration", i), SecurityID: s, Quantity: count(t)})
	case 3:
		m.add(&loadline.Acceptance{Event: m.event("acceptance", i), SecurityID: s})
	case 4:
		m.add(&loadline.Repricing{Event: m.event("repricing", i), SecurityID: s, Price: amount(t)})
	default:
		m.add(&loadline.ReturnToPool{Event: m.event("return_to_pool", i), SecurityID: s, StockPlanID: "plan", Quantity: count(t)})
	}
}

func (m *maker) adjustment(i int) {
	t := m.T
	switch rapid.IntRange(0, 3).Draw(t, "adjustment") {
	case 0:
		m.add(&loadline.Split{Event: m.event("split", i), StockClassID: "class_0", Ratio: loadline.Frac(rapid.Int64Range(1, 9).Draw(t, "a"), rapid.Int64Range(1, 9).Draw(t, "b"))})
	case 1:
		m.add(&loadline.ConversionAdjustment{Event: m.event("ratio_adjustment", i), StockClassID: "class_0",
			To: loadline.ConversionRight{IntoClassID: one(t, "", "class_0"), Ratio: figure(t), Price: state(t, amount)}})
	case 2:
		m.add(&loadline.AuthorizedAdjustment{Event: m.event("authorized_adjustment", i), StockClassID: one(t, "", "class_0"), Authorized: loadline.Say(count(t), loadline.Source{})})
	default:
		m.add(&loadline.PoolAdjustment{Event: m.event("pool_adjustment", i), StockPlanID: "plan", Reserved: count(t)})
	}
}

func (m *maker) person(i int) {
	t := m.T
	switch rapid.IntRange(0, 2).Draw(t, "person") {
	case 0:
		m.add(&loadline.RelationshipChange{Event: m.event("relationship", i), StakeholderID: "holder_0", Ended: one(t, "EMPLOYEE", "Odd"), Started: one(t, "", "ADVISOR")})
	case 1:
		m.add(&loadline.StatusChange{Event: m.event("status", i), StakeholderID: "holder_0", Status: one(t, "ACTIVE", "Of their own")})
	default:
		m.add(&loadline.StatusChange{Event: m.event("departure", i), StakeholderID: "holder_0", Status: "TERMINATION_VOLUNTARY_OTHER"})
	}
}
