package ocf

import "loadline"

const convertibleTypes = "CONVERTIBLE_SECURITY SAFE NOTE" // in the order of ConvertibleKind

func (d *decoder) convertibleIssuance() {
	t := &loadline.ConvertibleIssuance{Issued: d.issued()}
	if k := d.word(fConvertibleType, d.field(fConvertibleType), convertibleTypes); k >= 0 {
		t.Kind = loadline.ConvertibleKind(k)
	}
	t.Investment = d.money(fInvestmentAmount).Value
	t.Terms = d.convertibleTerms(t.Kind)
	if i := d.field(fSeniority); i >= 0 {
		if n, ok := d.integer(fSeniority, i, -1<<31, 1<<31-1); ok {
			t.Seniority = loadline.Say(n, d.place(i))
		}
	}
	t.ProRata = d.statedRatio(fProRata)
	d.add(t)
}

// convertibleTerms are the terms of the trigger that speaks of the next round, or of the first one. A convertible may
// have others, for its maturity or a sale: what they say of interest and maturity holds for the instrument; the rest of
// them stands in the package only.
func (d *decoder) convertibleTerms(kind loadline.ConvertibleKind) loadline.ConvertibleTerms {
	var main, out loadline.ConvertibleTerms
	i, found := d.field(fConversionTriggers), false
	if i < 0 {
		return out
	}
	for trigger := range d.elements(i) {
		terms := d.triggerTerms(trigger, kind)
		if !found || terms.FutureRound && !main.FutureRound {
			main, found = terms, true
		}
		out = ofInstrument(out, terms)
	}
	return ofInstrument(main, out)
}

// ofInstrument fills in what holds for the whole instrument, whichever trigger says it.
func ofInstrument(terms, from loadline.ConvertibleTerms) loadline.ConvertibleTerms {
	if terms.Interest == nil {
		terms.Interest = from.Interest
	}
	if !terms.DayCount.Known() {
		terms.DayCount = from.DayCount
	}
	if !terms.Compounding.Known() {
		terms.Compounding = from.Compounding
	}
	if !terms.Maturity.Known() {
		terms.Maturity = from.Maturity
	}
	return terms
}

func (d *decoder) triggerTerms(trigger int, kind loadline.ConvertibleKind) loadline.ConvertibleTerms {
	const f = fConversionTriggers
	var out loadline.ConvertibleTerms
	right := d.sub(trigger, "conversion_right")
	if right < 0 {
		d.bad(f, trigger, loadline.Textf("a trigger with a conversion right"))
		return out
	}
	if m := d.sub(right, "conversion_mechanism"); m >= 0 {
		out = d.mechanism(m)
	}
	if c := d.sub(right, "converts_to_stock_class_id"); c >= 0 {
		out.IntoClassID = d.textAt(f, c)
	}
	out.FutureRound = d.flag(f, d.sub(right, "converts_to_future_round")).Value
	// The day on which a note converts by itself is the day on which it matures.
	if t, day := d.sub(trigger, "type"), d.sub(trigger, "trigger_date"); kind == loadline.ConvertibleNote && t >= 0 && day >= 0 &&
		d.s.tape[t].kind == text && d.s.text(t) == "AUTOMATIC_ON_DATE" {
		if on := d.dateAt(f, day); on != 0 {
			out.Maturity = loadline.Say(on, d.place(day))
		}
	}
	return out
}

// mechanisms by which a security turns into others; what each states is read by [decoder.mechanism].
const mechanisms = "SAFE_CONVERSION CONVERTIBLE_NOTE_CONVERSION FIXED_PERCENT_OF_CAPITALIZATION_CONVERSION FIXED_AMOUNT_CONVERSION " +
	"VALUATION_BASED_CONVERSION PPS_BASED_CONVERSION CUSTOM_CONVERSION RATIO_CONVERSION"

func (d *decoder) mechanism(m int) loadline.ConvertibleTerms {
	const f = fConversionTriggers
	var out loadline.ConvertibleTerms
	out.Discount = d.percentage(d.sub(m, "conversion_discount"))
	out.MFN = d.flag(f, d.sub(m, "conversion_mfn"))
	if c := d.sub(m, "conversion_valuation_cap"); c >= 0 {
		out.Cap = d.moneyAt(f, c)
	}
	out.CapIs = d.capIs(m)
	switch d.word(f, d.sub(m, "type"), mechanisms) {
	case 1:
		d.noteTerms(m, &out)
	case 2:
		out.FixedPercent = d.percentage(d.sub(m, "converts_to_percent"))
	case 3:
		if q := d.sub(m, "converts_to_quantity"); q >= 0 {
			if n, ok := d.count(f, q); ok {
				out.FixedShares = loadline.Say(n, d.place(q))
			}
		}
	case 4:
		if t, v := d.sub(m, "valuation_type"), d.sub(m, "valuation_amount"); v >= 0 && d.word(f, t, "CAP FIXED ACTUAL") == 0 {
			out.Cap = d.moneyAt(f, v)
		}
	case 5:
		out.Discount = d.percentage(d.sub(m, "discount_percentage"))
	}
	return out
}

// percentage is a part of one: 0.2 is twenty percent. A figure above one may be percent or a mistake, and states nothing.
func (d *decoder) percentage(i int) loadline.Stated[loadline.Ratio] {
	if i < 0 {
		return loadline.Stated[loadline.Ratio]{}
	}
	r, ok := d.numeric(fConversionTriggers, i)
	if !ok {
		return loadline.Stated[loadline.Ratio]{}
	}
	if r.Sign() < 0 || r.Cmp(loadline.Int(1)) > 0 {
		d.bad(fConversionTriggers, i, loadline.Textf("a percentage from 0 to 1, such as 0.2 for twenty percent"))
		return loadline.Stated[loadline.Ratio]{}
	}
	return loadline.Say(r, d.place(i))
}

// capIs is whether a valuation cap is a pre-money or a post-money one: the mechanism says so, or the rules of its
// capitalization do. A post-money cap is measured on a capitalization that holds the converting securities themselves
// (Y Combinator's post-money SAFE, "Company Capitalization").
func (d *decoder) capIs(m int) loadline.Stated[string] {
	const f = fConversionTriggers
	if t := d.sub(m, "conversion_timing"); t >= 0 {
		if k := d.word(f, t, "PRE_MONEY POST_MONEY"); k >= 0 {
			return loadline.Say([...]string{"pre_money", "post_money"}[k], d.place(t))
		}
		return loadline.Stated[string]{}
	}
	rules := d.sub(m, "capitalization_definition_rules")
	if rules < 0 {
		return loadline.Stated[string]{}
	}
	this, ok1 := d.flag(f, d.sub(rules, "include_this_security")).Get()
	others, ok2 := d.flag(f, d.sub(rules, "include_other_converting_securities")).Get()
	switch {
	case !ok1 || !ok2 || this != others:
		return loadline.Stated[string]{}
	case this:
		return loadline.Say("post_money", d.place(rules))
	}
	return loadline.Say("pre_money", d.place(rules))
}

// noteTerms are how a note bears interest. 1.0.0-b1 had one rate and no dates.
func (d *decoder) noteTerms(m int, out *loadline.ConvertibleTerms) {
	const f = fConversionTriggers
	if k := d.word(f, d.sub(m, "day_count_convention"), "ACTUAL_365 30_360"); k >= 0 {
		out.DayCount = loadline.Say([...]string{"actual_365", "30_360"}[k], d.place(d.sub(m, "day_count_convention")))
	}
	if k := d.word(f, d.sub(m, "compounding_type"), "SIMPLE COMPOUNDING"); k >= 0 {
		out.Compounding = loadline.Say([...]string{"simple", "compounding"}[k], d.place(d.sub(m, "compounding_type")))
	}
	if r, ok := d.percentage(d.sub(m, "interest_rate")).Get(); ok {
		out.Interest = append(out.Interest, loadline.InterestRate{Rate: r})
	}
	rates := d.sub(m, "interest_rates")
	if rates < 0 {
		return
	}
	for i := range d.elements(rates) {
		r, ok := d.percentage(d.sub(i, "rate")).Get()
		if !ok {
			continue
		}
		rate := loadline.InterestRate{Rate: r}
		if s := d.sub(i, "accrual_start_date"); s >= 0 {
			rate.Period.From = d.dateAt(f, s)
		}
		if e := d.sub(i, "accrual_end_date"); e >= 0 {
			rate.Period.To = d.dateAt(f, e)
		}
		out.Interest = append(out.Interest, rate)
	}
}
