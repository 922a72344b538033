package ocf

import (
	"fmt"
	"strings"
	"testing"

	"loadline"
)

// factOne reads one object, which must be without fault but for the codes given, and is the company with its fact.
func factOne(t *testing.T, text string, but ...loadline.Code) *loadline.Company {
	t.Helper()
	p, ds := everything(oneFile(text))
	told := codesOf(ds)
	if fmt.Sprint(told) != fmt.Sprint(but) {
		t.Errorf("%.80s…: told %v", text, ds)
	}
	c, _ := p.Company()
	return c
}

// convertible is an issuance whose one trigger has the given mechanism.
func convertible(kind, mechanism string) string {
	return `{"object_type":"TX_CONVERTIBLE_ISSUANCE","id":"i","security_id":"s","date":"2025-01-02","custom_id":"N-1","stakeholder_id":"h",
		"security_law_exemptions":[],"convertible_type":"` + kind + `","investment_amount":{"amount":"1000000.00","currency":"USD"},"seniority":2,
		"pro_rata":"0.05","conversion_triggers":[{"trigger_id":"t","type":"AUTOMATIC_ON_CONDITION","trigger_condition":"a round","conversion_right":
		{"type":"CONVERTIBLE_CONVERSION_RIGHT","conversion_mechanism":{` + mechanism + `},"converts_to_future_round":true}}]}`
}

// terms of a convertible in a few words.
func terms(c loadline.ConvertibleTerms) string {
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	if v, ok := c.Cap.Get(); ok {
		is, _ := c.CapIs.Get()
		say("cap %v %s", v, is)
	}
	if v, ok := c.Discount.Get(); ok {
		say("discount %v", v)
	}
	if v, ok := c.MFN.Get(); ok {
		say("mfn %v", v)
	}
	for _, r := range c.Interest {
		say("%v from %v to %v", r.Rate, r.Period.From, r.Period.To)
	}
	if v, ok := c.DayCount.Get(); ok {
		comp, _ := c.Compounding.Get()
		say("%s %s", v, comp)
	}
	if v, ok := c.FixedPercent.Get(); ok {
		say("%v of the company", v)
	}
	if v, ok := c.FixedShares.Get(); ok {
		say("%v shares", v)
	}
	return strings.Join(out, ", ")
}

func TestTermsOfConvertibles(t *testing.T) {
	const note = `"type":"CONVERTIBLE_NOTE_CONVERSION","day_count_convention":"30_360","interest_payout":"DEFERRED",
		"interest_accrual_period":"DAILY","compounding_type":"SIMPLE"`
	rules := func(this, others string) string {
		return `"capitalization_definition_rules":{"include_this_security":` + this + `,"include_other_converting_securities":` + others + `}`
	}
	for _, c := range []struct{ kind, mechanism, want string }{
		{"SAFE", `"type":"SAFE_CONVERSION","conversion_mfn":false,"conversion_timing":"POST_MONEY","conversion_discount":"0.2","conversion_valuation_cap":{"amount":"8000000","currency":"USD"}`,
			"cap USD 8000000 post_money, discount 0.2, mfn false"},
		{"SAFE", `"type":"SAFE_CONVERSION","conversion_mfn":true`, "mfn true"},
		{"SAFE", `"type":"SAFE_CONVERSION","conversion_mfn":false,"conversion_valuation_cap":{"amount":"8","currency":"EUR"},` + rules("true", "true"), "cap EUR 8 post_money, mfn false"},
		{"SAFE", `"type":"SAFE_CONVERSION","conversion_mfn":false,"conversion_valuation_cap":{"amount":"8","currency":"EUR"},` + rules("false", "false"), "cap EUR 8 pre_money, mfn false"},
		{"SAFE", `"type":"SAFE_CONVERSION","conversion_mfn":false,"conversion_valuation_cap":{"amount":"8","currency":"EUR"},` + rules("true", "false"), "cap EUR 8 , mfn false"},
		{"NOTE", note + `,"interest_rates":[{"rate":"0.08","accrual_start_date":"2025-01-02"},{"rate":"0.1","accrual_start_date":"2026-01-02","accrual_end_date":"2026-12-31"}]`,
			"0.08 from 2025-01-02 to , 0.1 from 2026-01-02 to 2026-12-31, 30_360 simple"},
		{"NOTE", note + `,"interest_rate":"0.05"`, "0.05 from  to , 30_360 simple"}, // 1.0.0-b1
		{"CONVERTIBLE_SECURITY", `"type":"FIXED_PERCENT_OF_CAPITALIZATION_CONVERSION","converts_to_percent":"0.07"`, "0.07 of the company"},
		{"CONVERTIBLE_SECURITY", `"type":"FIXED_AMOUNT_CONVERSION","converts_to_quantity":"5000"`, "5000 shares"},
		{"CONVERTIBLE_SECURITY", `"type":"VALUATION_BASED_CONVERSION","valuation_type":"CAP","valuation_amount":{"amount":"9","currency":"USD"}`, "cap USD 9 "},
		{"CONVERTIBLE_SECURITY", `"type":"VALUATION_BASED_CONVERSION","valuation_type":"ACTUAL"`, ""},
		{"CONVERTIBLE_SECURITY", `"type":"PPS_BASED_CONVERSION","description":"-","discount":true,"discount_percentage":"0.15"`, "discount 0.15"},
		{"CONVERTIBLE_SECURITY", `"type":"CUSTOM_CONVERSION","custom_conversion_description":"-"`, ""},
	} {
		tx := factOne(t, convertible(c.kind, c.mechanism)).Transactions[0].(*loadline.ConvertibleIssuance)
		if got := terms(tx.Terms); got != c.want {
			t.Errorf("%s: %q, wanted %q", c.mechanism, got, c.want)
		}
		if n, _ := tx.Seniority.Get(); n != 2 || !tx.Terms.FutureRound || tx.Investment.String() != "USD 1000000" {
			t.Errorf("%+v", tx)
		}
	}
}

// A warrant's quantity is what its instrument fixes, a bound, or open: an estimate fixes nothing.
func TestQuantitiesOfWarrants(t *testing.T) {
	const warrant = `{"object_type":"TX_WARRANT_ISSUANCE","id":"i","security_id":"s","date":"2025-01-02","custom_id":"W-1","stakeholder_id":"h",
		"security_law_exemptions":[],"purchase_price":{"amount":"0","currency":"USD"},%s "exercise_triggers":[%s]}`
	trigger := func(quantity, class string) string {
		return `{"type":"UNSPECIFIED","trigger_id":"t","conversion_right":{"conversion_mechanism":{"type":"FIXED_AMOUNT_CONVERSION","converts_to_quantity":"` +
			quantity + `"},"converts_to_stock_class_id":"` + class + `"}}`
	}
	for _, c := range []struct{ fields, triggers, want, class string }{
		{`"quantity":"500",`, "", "500", ""},
		{`"quantity":"500","quantity_source":"INSTRUMENT_FIXED",`, trigger("700", "common"), "500", "common"},
		{`"quantity":"500","quantity_source":"INSTRUMENT_MAX",`, "", "between 0 and 500", ""},
		{`"quantity":"500","quantity_source":"INSTRUMENT_MIN",`, "", "at least 500", ""},
		{`"quantity":"500","quantity_source":"HUMAN_ESTIMATED",`, "", "at least 0", ""},
		{``, trigger("700", "common"), "700", "common"},
		{``, trigger("700", "common") + "," + trigger("800", "preferred"), "at least 0", ""},
		{``, "", "at least 0", ""},
	} {
		w := factOne(t, fmt.Sprintf(warrant, c.fields, c.triggers)).Transactions[0].(*loadline.WarrantIssuance)
		if got := w.Quantity.String(); got != c.want || w.StockClassID != c.class {
			t.Errorf("%s %s: %s of %q", c.fields, c.triggers, got, w.StockClassID)
		}
		if !w.Quantity.Known() && len(w.Quantity.Open) == 0 {
			t.Errorf("%s: nobody is asked", c.fields)
		}
	}
}

func TestRightsOfClasses(t *testing.T) {
	const class = `{"object_type":"STOCK_CLASS","id":"a","name":"Series A","class_type":"PREFERRED","default_id_prefix":"SA-",%s}`
	c := factOne(t, fmt.Sprintf(class, `"initial_shares_authorized":"UNLIMITED","votes_per_share":"1.5","seniority":"3","liquidation_preference_multiple":"2",
		"participation_cap_multiple":"3","conversion_rights":[{"conversion_mechanism":{"type":"RATIO_CONVERSION","ratio":{"numerator":"10","denominator":"4"},
		"conversion_price":{"amount":"1","currency":"USD"},"rounding_type":"CEILING"},"converts_to_stock_class_id":"c"}]`)).Classes[0]
	right := c.Conversions[0]
	if c.Authorized.Saying != loadline.None || c.VotesPerShare.String() != "1.5" || right.Ratio.String() != "2.5" || right.IntoClassID != "c" ||
		right.Rounding.Value != loadline.Up || right.FollowsSplit != loadline.CannotTell ||
		c.Preference.Participation.Value != loadline.CappedParticipating || c.Preference.Multiple.String() != "2" {
		t.Errorf("%+v", c)
	}
	// What is not said is not known, and asked.
	c = factOne(t, fmt.Sprintf(class, `"current_shares_authorized":"10","seniority":"3","votes_per_share":{"omitted":true}`), loadline.MissingField).Classes[0]
	if n, _ := c.Authorized.Get(); n.String() != "10" || c.VotesPerShare.String() != "not known" || len(c.VotesPerShare.Open) != 1 ||
		c.Preference.Participation.Known() || c.Preference.Multiple.Known() {
		t.Errorf("%+v", c)
	}
}

func TestSeniorityBetweenTwoWholeNumbers(t *testing.T) {
	for in, want := range map[string]string{"1 2 2": "1 2 2", "1 2.5 3 2": "1 3 4 2", "10 -1": "10 -1"} {
		var items []string
		for i, s := range strings.Fields(in) {
			items = append(items, fmt.Sprintf(`{"object_type":"STOCK_CLASS","id":"%d","name":"n","class_type":"COMMON","default_id_prefix":"C",
				"initial_shares_authorized":"1","votes_per_share":"1","seniority":%q}`, i, s))
		}
		var got []string
		for _, c := range factOne(t, strings.Join(items, ",")).Classes {
			got = append(got, fmt.Sprint(c.Seniority.Value))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s is %v, wanted %s", in, got, want)
		}
	}
}

func TestConditionsOfVesting(t *testing.T) {
	const vesting = `{"object_type":"VESTING_TERMS","id":"v","name":"n","description":"d","allocation_type":"BACK_LOADED","vesting_conditions":[
		{"id":"start","quantity":"0","trigger":{"type":"VESTING_START_DATE"},"next_condition_ids":["m","day","event"]},
		{"id":"m","portion":{"numerator":"12.5","denominator":"100","remainder":true},"cliff_condition":{"id":"c","period":{"type":"MONTHS","length":12}},
		 "trigger":{"type":"VESTING_SCHEDULE_RELATIVE","relative_to_condition_id":"start","period":{"type":"MONTHS","length":1,"occurrences":48,"day_of_month":%q}},"next_condition_ids":[]},
		{"id":"day","quantity":"7","trigger":{"type":"VESTING_SCHEDULE_ABSOLUTE","date":"2025-01-02"},"next_condition_ids":[]},
		{"id":"event","quantity":"7","trigger":{"type":"VESTING_EVENT"},"next_condition_ids":[]}]}`
	for word, want := range map[string]loadline.DayOfMonth{
		"VESTING_START_DAY_OR_LAST_DAY_OF_MONTH": {}, "05": {Day: 5}, "31_OR_LAST_DAY_OF_MONTH": {Day: 31, OrLastDay: true},
		"VESTING_START_DAY_MINUS_ONE": {MinusOne: true}, "LAST_DAY_OF_MONTH": {Day: 31, OrLastDay: true}, "FIRST_DAY_OF_MONTH": {Day: 1},
	} {
		v := factOne(t, fmt.Sprintf(vesting, word)).Vesting[0]
		m := v.Conditions[1]
		every, _ := m.Trigger.(loadline.Every)
		if v.Allocation != loadline.BackLoaded || m.Portion.String() != "0.125" || !m.Remainder || m.Cliff == nil || m.Cliff.After.Months != 12 ||
			every.Occurrences != 48 || every.Period.Months != 1 || every.RelativeTo != "start" || every.DayOfMonth != want {
			t.Errorf("%s: %+v", word, m)
		}
		if v.Conditions[2].Trigger != (loadline.OnDate{Date: loadline.DateOf(2025, 1, 2)}) || v.Conditions[3].Trigger != (loadline.OnEvent{}) {
			t.Errorf("%+v", v.Conditions)
		}
	}
}

// quantity_converted of a convertible is in no stated unit, and counts only where a part stays.
func TestHowMuchAnEventEnds(t *testing.T) {
	for _, c := range []struct{ fields, want string }{
		{`"object_type":"TX_STOCK_TRANSFER","quantity":"5","resulting_security_ids":["r"]`, "5"},
		{`"object_type":"TX_STOCK_RETRACTION","reason_text":"r"`, "all"},
		{`"object_type":"TX_WARRANT_EXERCISE","trigger_id":"t","resulting_security_ids":["r"]`, "all"},
		{`"object_type":"TX_CONVERTIBLE_TRANSFER","amount":{"amount":"70","currency":"USD"},"resulting_security_ids":["r"]`, "70"},
		{`"object_type":"TX_CONVERTIBLE_CONVERSION","quantity_converted":"90909","reason_text":"r","trigger_id":"t","resulting_security_ids":["r"]`, "all"},
		{`"object_type":"TX_CONVERTIBLE_CONVERSION","quantity_converted":"9","balance_security_id":"b","reason_text":"r","trigger_id":"t","resulting_security_ids":["r"]`, "9"},
		{`"object_type":"TX_STOCK_CONVERSION","quantity_converted":"9","balance_security_id":"","resulting_security_ids":["r"]`, "9"},
	} {
		tx := factOne(t, `{"id":"i","date":"2025-01-02","security_id":"s",`+c.fields+`}`).Transactions[0]
		got := "all"
		if q := quantityOf(tx); q.Saying == loadline.Said {
			got = q.Value.String()
		} else if q.Saying != loadline.None {
			got = "not said"
		}
		if got != c.want {
			t.Errorf("%s: %s", c.fields, got)
		}
	}
}

func quantityOf(t loadline.Transaction) loadline.Stated[loadline.Shares] {
	switch t := t.(type) {
	case *loadline.Transfer:
		return t.Quantity
	case *loadline.Retraction:
		return t.Quantity
	case *loadline.Exercise:
		return t.Quantity
	case *loadline.Conversion:
		return t.Quantity
	}
	panic("no closing")
}

// Every type that the tables know makes a fact or is kept, and every older name stands for a type.
func TestEveryTypeHasItsFact(t *testing.T) {
	kept := map[string]bool{"STOCK_LEGEND_TEMPLATE": true, "FINANCING": true}
	for name, s := range knowledge().types {
		if (s.fact == nil) != kept[s.now] {
			t.Errorf("%s makes a fact: %v", name, s.fact != nil)
		}
		if !s.allowed.has(fObjectType) || !s.allowed.has(fID) {
			t.Errorf("%s has no type and id", name)
		}
	}
	// The 56 types of the format's enumeration at 1.2, and the older name of one that was renamed before 1.1.
	if n := len(knowledge().types); n != 57 {
		t.Errorf("%d types", n)
	}
}
