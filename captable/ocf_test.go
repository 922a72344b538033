package captable

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"loadline"
)

// object is one object of an Open Cap package, as raw as it comes.
type object map[string]any

func (o object) str(key string) string {
	s, _ := o[key].(string)
	return s
}

func (o object) obj(key string) object {
	m, _ := o[key].(map[string]any)
	return m
}

func (o object) list(key string) []any {
	l, _ := o[key].([]any)
	return l
}

// num is a number, written as a string or as a JSON number.
func (o object) num(key string) (loadline.Ratio, bool) {
	switch v := o[key].(type) {
	case string:
		return loadline.ParseDecimal(v)
	case json.Number:
		return loadline.ParseDecimal(v.String())
	}
	return loadline.Ratio{}, false
}

func (o object) shares(key string) loadline.Shares {
	r, _ := o.num(key)
	return loadline.SharesOf(r)
}

func (o object) date(key string) loadline.Date {
	d, _ := loadline.ParseDate(o.str(key))
	return d
}

func (o object) strs(key string) (out []string) {
	for _, v := range o.list(key) {
		out = append(out, v.(string))
	}
	return out
}

// pack reads the objects of a package folder of the shared data; the test is skipped where it is missing.
func pack(t testing.TB, name string) []object {
	files, _ := filepath.Glob(filepath.Join("../../shared/data/ocf", name, "*.ocf.json"))
	if len(files) == 0 {
		t.Skip("the shared data are not here")
	}
	var out []object
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var f struct{ Items []object }
		d := json.NewDecoder(strings.NewReader(string(data)))
		d.UseNumber()
		if err := d.Decode(&f); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		out = append(out, f.Items...)
	}
	return out
}

// company turns raw objects into facts, far enough for these packages.
func company(t testing.TB, objects []object) *loadline.Company {
	c := &loadline.Company{Name: "test"}
	for _, o := range objects {
		switch kind := o.str("object_type"); {
		case kind == "STAKEHOLDER":
			c.Stakeholders = append(c.Stakeholders, loadline.Stakeholder{ID: o.str("id"), LegalName: o.obj("name").str("legal_name")})
		case kind == "STOCK_CLASS":
			c.Classes = append(c.Classes, classOf(o))
		case kind == "STOCK_PLAN":
			p := loadline.StockPlan{ID: o.str("id"), Title: o.str("plan_name"), ClassIDs: append(o.strs("stock_class_ids"), o.str("stock_class_id"))}
			if r, ok := o.num("initial_shares_reserved"); ok {
				p.Reserved = loadline.Exactly(r)
			}
			c.Plans = append(c.Plans, p)
		case kind == "VESTING_TERMS":
			c.Vesting = append(c.Vesting, termsOf(t, o))
		case strings.HasPrefix(kind, "TX_"):
			if tx := transactionOf(o, strings.Replace(kind[3:], "PLAN_SECURITY", "EQUITY_COMPENSATION", 1)); tx != nil {
				c.Transactions = append(c.Transactions, tx)
			}
		}
	}
	return c
}

func classOf(o object) loadline.StockClass {
	c := loadline.StockClass{ID: o.str("id"), Title: o.str("name")}
	if v, ok := o.num("votes_per_share"); ok {
		c.VotesPerShare = loadline.Exactly(v)
	}
	for _, key := range []string{"initial_shares_authorized", "current_shares_authorized"} {
		if _, ok := o.num(key); ok {
			c.Authorized = loadline.Say(o.shares(key), loadline.Source{})
		}
	}
	for _, r := range o.list("conversion_rights") {
		ratio := object(r.(map[string]any)).obj("conversion_mechanism").obj("ratio")
		num, _ := ratio.num("numerator")
		den, _ := ratio.num("denominator")
		c.Conversions = append(c.Conversions, loadline.ConversionRight{IntoClassID: object(r.(map[string]any)).str("converts_to_stock_class_id"), Ratio: loadline.Exactly(num.Quo(den))})
	}
	return c
}

func termsOf(t testing.TB, o object) loadline.VestingTerms {
	v := loadline.VestingTerms{ID: o.str("id"), Title: o.str("name"), Allocation: allocationOf(t, o.str("allocation_type"))}
	for _, raw := range o.list("vesting_conditions") {
		r := object(raw.(map[string]any))
		c := loadline.VestingCondition{ID: r.str("id"), Next: r.strs("next_condition_ids")}
		if p := r.obj("portion"); p != nil {
			num, _ := p.num("numerator")
			den, _ := p.num("denominator")
			c.Portion = num.Quo(den)
			c.Remainder, _ = p["remainder"].(bool)
		} else {
			c.Quantity = loadline.Say(r.shares("quantity"), loadline.Source{})
		}
		trigger := r.obj("trigger")
		period := trigger.obj("period")
		switch trigger.str("type") {
		case "VESTING_START_DATE":
			c.Trigger = loadline.OnStart{}
		case "VESTING_SCHEDULE_ABSOLUTE":
			c.Trigger = loadline.OnDate{Date: trigger.date("date")}
		case "VESTING_EVENT":
			c.Trigger = loadline.OnEvent{}
		default:
			c.Trigger = loadline.Every{Period: durationOf(period), Occurrences: intOf(period, "occurrences"), RelativeTo: trigger.str("relative_to_condition_id")}
		}
		if cliff := r.obj("cliff_condition"); cliff != nil {
			c.Cliff = &loadline.VestingCliff{After: durationOf(cliff.obj("period"))}
		}
		v.Conditions = append(v.Conditions, c)
	}
	return v
}

func intOf(o object, key string) int {
	r, _ := o.num(key)
	n, _ := r.Int64()
	return int(n)
}

func durationOf(period object) loadline.Duration {
	if period.str("type") == "DAYS" {
		return loadline.Duration{Days: intOf(period, "length")}
	}
	return loadline.Duration{Months: intOf(period, "length")}
}

func allocationOf(t testing.TB, word string) loadline.AllocationType {
	for i, w := range strings.Fields("CUMULATIVE_ROUNDING CUMULATIVE_ROUND_DOWN FRONT_LOADED BACK_LOADED FRONT_LOADED_TO_SINGLE_TRANCHE BACK_LOADED_TO_SINGLE_TRANCHE FRACTIONAL") {
		if w == word {
			return loadline.AllocationType(i)
		}
	}
	t.Fatalf("unknown allocation %q", word)
	return 0
}

func transactionOf(o object, kind string) loadline.Transaction {
	e := loadline.Event{ID: o.str("id"), Date: o.date("date"), At: loadline.Source{File: o.str("id")}}
	is := loadline.Issued{Event: e, SecurityID: o.str("security_id"), CustomID: o.str("custom_id"), StakeholderID: o.str("stakeholder_id")}
	cl := loadline.Closing{Event: e, SecurityID: o.str("security_id"), BalanceID: o.str("balance_security_id"), ResultIDs: o.strs("resulting_security_ids"), Quantity: loadline.SayNone[loadline.Shares](e.At)}
	for _, key := range []string{"quantity", "quantity_converted"} {
		if _, ok := o.num(key); ok {
			cl.Quantity = loadline.Say(o.shares(key), e.At)
		}
	}
	switch kind {
	case "STOCK_ISSUANCE":
		return &loadline.StockIssuance{Issued: is, StockClassID: o.str("stock_class_id"), Quantity: o.shares("quantity"), VestingTermsID: o.str("vesting_terms_id"), SplitID: o.str("split_transaction_id")}
	case "EQUITY_COMPENSATION_ISSUANCE":
		g := &loadline.GrantIssuance{Issued: is, StockPlanID: o.str("stock_plan_id"), StockClassID: o.str("stock_class_id"), Quantity: o.shares("quantity"), VestingTermsID: o.str("vesting_terms_id"), Expires: loadline.Say(o.date("expiration_date"), e.At)}
		if o.str("compensation_type") == "RSU" {
			g.Compensation = loadline.RestrictedStockUnit
		}
		if early, ok := o["early_exercisable"].(bool); ok {
			g.EarlyExercisable = loadline.Say(early, e.At)
		}
		return g
	case "WARRANT_ISSUANCE":
		return &loadline.WarrantIssuance{Issued: is, Quantity: loadline.Exactly(o.shares("quantity").Ratio())}
	case "CONVERTIBLE_ISSUANCE":
		amount, _ := o.obj("investment_amount").num("amount")
		return &loadline.ConvertibleIssuance{Issued: is, Investment: loadline.MoneyOf(amount, o.obj("investment_amount").str("currency"))}
	case "STOCK_CLASS_SPLIT":
		num, _ := o.obj("split_ratio").num("numerator")
		den, _ := o.obj("split_ratio").num("denominator")
		return &loadline.Split{Event: e, StockClassID: o.str("stock_class_id"), Ratio: num.Quo(den)}
	case "VESTING_START":
		return &loadline.VestingStart{Event: e, SecurityID: is.SecurityID, ConditionID: o.str("vesting_condition_id")}
	case "VESTING_EVENT":
		return &loadline.VestingEvent{Event: e, SecurityID: is.SecurityID, ConditionID: o.str("vesting_condition_id")}
	}
	switch {
	case strings.HasSuffix(kind, "_ACCEPTANCE"):
		return &loadline.Acceptance{Event: e, SecurityID: is.SecurityID}
	case strings.HasSuffix(kind, "_TRANSFER"):
		return &loadline.Transfer{Closing: cl}
	case strings.HasSuffix(kind, "_CANCELLATION"):
		return &loadline.Cancellation{Closing: cl}
	case strings.HasSuffix(kind, "_RETRACTION"):
		return &loadline.Retraction{Closing: cl}
	case strings.HasSuffix(kind, "_REPURCHASE"):
		return &loadline.Repurchase{Closing: cl}
	case strings.HasSuffix(kind, "_CONVERSION"):
		return &loadline.Conversion{Closing: cl}
	case strings.HasSuffix(kind, "_EXERCISE"):
		return &loadline.Exercise{Closing: cl}
	case strings.HasSuffix(kind, "_REISSUANCE"):
		return &loadline.Reissuance{Closing: cl, SplitID: o.str("split_transaction_id")}
	}
	panic(fmt.Sprintf("test decoder: %s", kind))
}
