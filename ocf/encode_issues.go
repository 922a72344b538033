package ocf

import (
	"strconv"
	"strings"

	"loadline"
)

func (e *encoder) stockIssuance(t *loadline.StockIssuance) *draft {
	o := e.issued("TX_STOCK_ISSUANCE", &t.Issued)
	o.text("stock_class_id", t.StockClassID)
	o.text("stock_plan_id", t.StockPlanID)
	if t.SharePrice.Saying != loadline.Said {
		o.lacks = append(o.lacks, "share_price")
	}
	o.money("share_price", t.SharePrice, e.currency)
	o.number("quantity", t.Quantity.Ratio())
	e.schedule(o, t.VestingTermsID, t.Vestings)
	o.text("split_transaction_id", t.SplitID)
	o.text("issuance_type", t.Source)
	o.list("stock_legend_ids", nil)
	return o
}

func (e *encoder) schedule(o *draft, terms string, vestings []loadline.Vesting) {
	o.text("vesting_terms_id", terms)
	if len(vestings) == 0 {
		return
	}
	var out [][]byte
	for _, v := range vestings {
		var m members
		m.text("date", v.Date.String())
		m.text("amount", o.decimal(v.Amount.Ratio()))
		out = append(out, m.json())
	}
	o.raw("vestings", jsonList(out))
}

func (e *encoder) grantIssuance(t *loadline.GrantIssuance) *draft {
	o := e.issued("TX_EQUITY_COMPENSATION_ISSUANCE", &t.Issued)
	o.text("stock_plan_id", t.StockPlanID)
	o.text("stock_class_id", t.StockClassID)
	o.text("compensation_type", [...]string{"OPTION", "RSU", "CSAR", "SSAR"}[t.Compensation])
	o.number("quantity", t.Quantity.Ratio())
	key := "exercise_price"
	if t.Compensation == loadline.CashAppreciationRight || t.Compensation == loadline.StockAppreciationRight {
		key = "base_price"
	}
	if t.Compensation != loadline.RestrictedStockUnit && t.ExercisePrice.Saying != loadline.Said {
		o.lacks = append(o.lacks, key)
	}
	o.money(key, t.ExercisePrice, e.currency)
	if v, ok := t.EarlyExercisable.Get(); ok {
		o.raw("early_exercisable", strconv.AppendBool(nil, v))
	}
	e.schedule(o, t.VestingTermsID, t.Vestings)
	e.expires(o, "expiration_date", t.Expires, true)
	windows := [][]byte{}
	for _, w := range t.Windows {
		var m members
		m.text("reason", w.Reason)
		e.length(o, &m, "period", "period_type", w.Within)
		windows = append(windows, m.json())
	}
	o.raw("termination_exercise_windows", jsonList(windows))
	return o
}

// expires writes the day on which a right ends. Only a grant can state that it never does.
func (e *encoder) expires(o *draft, key string, day loadline.Stated[loadline.Date], grant bool) {
	switch {
	case day.Saying == loadline.Said:
		o.date(key, day.Value)
	case grant && day.Saying == loadline.None:
		o.raw(key, []byte("null"))
	case grant:
		o.lacks = append(o.lacks, key)
	default:
		o.loseIf(day.Saying == loadline.None, "warrants that never expire")
	}
}

func (e *encoder) warrantIssuance(t *loadline.WarrantIssuance) *draft {
	o := e.issued("TX_WARRANT_ISSUANCE", &t.Issued)
	n := t.Quantity
	switch {
	case n.Known():
		o.number("quantity", *n.Lo)
	case n.Hi != nil && (n.Lo == nil || n.Lo.Sign() == 0):
		o.number("quantity", *n.Hi)
		o.text("quantity_source", "INSTRUMENT_MAX")
	case n.Hi == nil && n.Lo != nil && n.Lo.Sign() > 0:
		o.number("quantity", *n.Lo)
		o.text("quantity_source", "INSTRUMENT_MIN")
	default:
		o.loseIf(n.Hi != nil, "bounds of numbers")
	}
	o.money("exercise_price", t.ExercisePrice, e.currency)
	if t.PurchasePrice.Saying != loadline.Said {
		o.lacks = append(o.lacks, "purchase_price")
	}
	o.money("purchase_price", t.PurchasePrice, e.currency)
	triggers := [][]byte{}
	if t.StockClassID != "" {
		triggers = append(triggers, e.warrantTrigger(o, t))
	}
	o.raw("exercise_triggers", jsonList(triggers))
	e.expires(o, "warrant_expiration_date", t.Expires, false)
	e.schedule(o, t.VestingTerms, t.Vestings)
	return o
}

// warrantTrigger says which class a warrant is over; when it may be exercised stands in no fact.
func (e *encoder) warrantTrigger(o *draft, t *loadline.WarrantIssuance) []byte {
	var mechanism members
	if n, ok := t.Quantity.Exact(); ok {
		mechanism.text("type", "FIXED_AMOUNT_CONVERSION")
		mechanism.text("converts_to_quantity", o.decimal(n))
	} else {
		mechanism.text("type", "CUSTOM_CONVERSION")
		mechanism.text("custom_conversion_description", "As the instrument says")
	}
	return e.triggerOf(t.SecurityID, "WARRANT_CONVERSION_RIGHT", mechanism, t.StockClassID, false)
}

func (e *encoder) triggerOf(security, kind string, mechanism members, class string, future bool) []byte {
	var right, out members
	right.text("type", kind)
	right.raw("conversion_mechanism", mechanism.json())
	if future {
		right.raw("converts_to_future_round", []byte("true"))
	}
	right.text("converts_to_stock_class_id", class)
	out.text("trigger_id", security+"-1")
	out.text("type", "UNSPECIFIED")
	out.raw("conversion_right", right.json())
	return out.json()
}

func (e *encoder) convertibleIssuance(t *loadline.ConvertibleIssuance) *draft {
	o := e.issued("TX_CONVERTIBLE_ISSUANCE", &t.Issued)
	o.raw("investment_amount", o.amount(t.Investment, e.currency))
	o.text("convertible_type", strings.Fields(convertibleTypes)[t.Kind])
	mechanism := e.mechanism(o, t)
	o.raw("conversion_triggers", jsonList([][]byte{
		e.triggerOf(t.SecurityID, "CONVERTIBLE_CONVERSION_RIGHT", mechanism, t.Terms.IntoClassID, t.Terms.FutureRound),
	}))
	if n, ok := t.Seniority.Get(); ok {
		o.raw("seniority", strconv.AppendInt(nil, int64(n), 10))
	} else {
		o.lacks = append(o.lacks, "seniority")
	}
	if r, ok := t.ProRata.Get(); ok {
		o.number("pro_rata", r)
	}
	o.loseIf(t.Terms.Maturity.Saying != loadline.NotSaid, "maturities of notes")
	return o
}

// mechanism writes how a convertible turns into stock. What a kind of mechanism has no place for is lost, and said.
func (e *encoder) mechanism(o *draft, t *loadline.ConvertibleIssuance) members {
	c := &t.Terms
	var m members
	fixed := true
	switch {
	case c.FixedPercent.Saying == loadline.Said:
		m.text("type", "FIXED_PERCENT_OF_CAPITALIZATION_CONVERSION")
		m.text("converts_to_percent", o.decimal(c.FixedPercent.Value))
	case c.FixedShares.Saying == loadline.Said:
		m.text("type", "FIXED_AMOUNT_CONVERSION")
		m.text("converts_to_quantity", o.decimal(c.FixedShares.Value.Ratio()))
	case t.Kind == loadline.ConvertibleNote || len(c.Interest) > 0:
		m, fixed = e.noteMechanism(o, t), false
	case t.Kind == loadline.SAFE:
		m, fixed = e.safeMechanism(o, c), false
	case c.Cap.Saying == loadline.Said:
		m.text("type", "VALUATION_BASED_CONVERSION")
		m.text("valuation_type", "CAP")
		m.raw("valuation_amount", o.amount(c.Cap.Value, e.currency))
		o.loseIf(c.Discount.Saying == loadline.Said, "terms of other convertibles")
		fixed = false
	default:
		m.text("type", "CUSTOM_CONVERSION")
		m.text("custom_conversion_description", "As the instrument says")
	}
	o.loseIf(fixed && (c.Cap.Saying == loadline.Said || c.Discount.Saying == loadline.Said), "terms of other convertibles")
	return m
}

func (e *encoder) capAndDiscount(o *draft, c *loadline.ConvertibleTerms, m *members) {
	if r, ok := c.Discount.Get(); ok {
		m.text("conversion_discount", o.decimal(r))
	}
	if v, ok := c.Cap.Get(); ok {
		m.raw("conversion_valuation_cap", o.amount(v, e.currency))
	}
	m.flag("conversion_mfn", c.MFN)
}

func (e *encoder) safeMechanism(o *draft, c *loadline.ConvertibleTerms) members {
	var m members
	m.text("type", "SAFE_CONVERSION")
	e.capAndDiscount(o, c, &m)
	if c.MFN.Saying != loadline.Said {
		o.lacks = append(o.lacks, "conversion_mfn")
	}
	if is, ok := c.CapIs.Get(); ok {
		m.text("conversion_timing", strings.ToUpper(is))
	}
	return m
}

func (e *encoder) noteMechanism(o *draft, t *loadline.ConvertibleIssuance) members {
	c := &t.Terms
	var m members
	m.text("type", "CONVERTIBLE_NOTE_CONVERSION")
	rates := [][]byte{}
	for _, r := range c.Interest {
		var rate members
		rate.text("rate", o.decimal(r.Rate))
		from := r.Period.From
		if from == 0 {
			from = t.Date
		}
		rate.text("accrual_start_date", from.String())
		rate.text("accrual_end_date", r.Period.To.String())
		rates = append(rates, rate.json())
	}
	m.raw("interest_rates", jsonList(rates))
	if v, ok := c.DayCount.Get(); ok {
		m.text("day_count_convention", strings.ToUpper(v))
	} else {
		o.lacks = append(o.lacks, "day_count_convention")
	}
	o.lacks = append(o.lacks, "interest_payout", "interest_accrual_period")
	if v, ok := c.Compounding.Get(); ok {
		m.text("compounding_type", strings.ToUpper(v))
	} else {
		o.lacks = append(o.lacks, "compounding_type")
	}
	e.capAndDiscount(o, c, &m)
	o.loseIf(c.CapIs.Saying == loadline.Said, "whether a note's cap is a pre-money or a post-money one")
	return m
}
