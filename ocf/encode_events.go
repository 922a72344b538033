package ocf

import (
	"cmp"
	"fmt"

	"loadline"
)

// event begins the draft of a transaction. One without an id gets one that says which it is.
func (e *encoder) event(typ string, t *loadline.Event) *draft {
	id := t.ID
	if id == "" {
		e.made++
		id = fmt.Sprintf("tx-%d", e.made)
	}
	o := newDraft(typ, id, t.At)
	o.date("date", t.Date)
	return o
}

func (e *encoder) issued(typ string, t *loadline.Issued) *draft {
	o := e.event(typ, &t.Event)
	o.text("security_id", t.SecurityID)
	o.text("custom_id", cmp.Or(t.CustomID, t.SecurityID))
	o.text("stakeholder_id", t.StakeholderID)
	o.date("board_approval_date", t.Approved)
	o.list("security_law_exemptions", nil)
	return o
}

// transaction is the draft of a transaction; nil where the format has no type for it, which the kind says.
func (e *encoder) transaction(t loadline.Transaction) (o *draft, kind string) {
	switch t := t.(type) {
	case *loadline.StockIssuance:
		return e.stockIssuance(t), ""
	case *loadline.GrantIssuance:
		return e.grantIssuance(t), ""
	case *loadline.WarrantIssuance:
		return e.warrantIssuance(t), ""
	case *loadline.ConvertibleIssuance:
		return e.convertibleIssuance(t), ""
	case *loadline.Transfer:
		return e.closing("TRANSFER", &t.Closing, "STOCK EQUITY_COMPENSATION WARRANT CONVERTIBLE")
	case *loadline.Cancellation:
		return e.closing("CANCELLATION", &t.Closing, "STOCK EQUITY_COMPENSATION WARRANT CONVERTIBLE")
	case *loadline.Retraction:
		return e.closing("RETRACTION", &t.Closing, "STOCK EQUITY_COMPENSATION WARRANT CONVERTIBLE")
	case *loadline.Repurchase:
		return e.repurchase(t)
	case *loadline.Conversion:
		return e.conversion(t)
	case *loadline.Exercise:
		return e.exercise(t)
	case *loadline.Release:
		return e.closing("RELEASE", &t.Closing, "EQUITY_COMPENSATION")
	case *loadline.Reissuance:
		return e.reissuance(t)
	case *loadline.Consolidation:
		o := e.event("TX_STOCK_CONSOLIDATION", &t.Event)
		o.list("security_ids", t.SecurityIDs)
		o.text("resulting_security_id", t.ResultID)
		return o, ""
	case *loadline.Acceptance:
		return e.about(e.typeOf("ACCEPTANCE", t.SecurityID), &t.Event, t.SecurityID), ""
	}
	return e.adjustment(t)
}

func (e *encoder) adjustment(t loadline.Transaction) (*draft, string) {
	switch t := t.(type) {
	case *loadline.ReturnToPool:
		o := e.about("TX_STOCK_PLAN_RETURN_TO_POOL", &t.Event, t.SecurityID)
		o.text("stock_plan_id", t.StockPlanID)
		o.number("quantity", t.Quantity.Ratio())
		o.text("reason_text", reasonNotStated)
		return o, ""
	case *loadline.Repricing:
		o := e.about("TX_EQUITY_COMPENSATION_REPRICING", &t.Event, t.SecurityID)
		o.raw("new_exercise_price", o.amount(t.Price, e.currency))
		return o, ""
	case *loadline.Split:
		o := e.event("TX_STOCK_CLASS_SPLIT", &t.Event)
		o.text("stock_class_id", t.StockClassID)
		o.raw("split_ratio", ratioOf(t.Ratio).json())
		return o, ""
	case *loadline.ConversionAdjustment:
		o := e.event("TX_STOCK_CLASS_CONVERSION_RATIO_ADJUSTMENT", &t.Event)
		o.text("stock_class_id", t.StockClassID)
		o.raw("new_ratio_conversion_mechanism", e.ratioMechanism(o, &t.To))
		return o, ""
	case *loadline.AuthorizedAdjustment:
		typ := "TX_ISSUER_AUTHORIZED_SHARES_ADJUSTMENT"
		if t.StockClassID != "" {
			typ = "TX_STOCK_CLASS_AUTHORIZED_SHARES_ADJUSTMENT"
		}
		o := e.event(typ, &t.Event)
		o.text("stock_class_id", t.StockClassID)
		o.authorized("new_shares_authorized", t.Authorized, true)
		return o, ""
	case *loadline.PoolAdjustment:
		o := e.event("TX_STOCK_PLAN_POOL_ADJUSTMENT", &t.Event)
		o.text("stock_plan_id", t.StockPlanID)
		o.number("shares_reserved", t.Reserved.Ratio())
		return o, ""
	}
	return e.occurrence(t)
}

func (e *encoder) occurrence(t loadline.Transaction) (*draft, string) {
	switch t := t.(type) {
	case *loadline.VestingStart:
		o := e.about("TX_VESTING_START", &t.Event, t.SecurityID)
		o.text("vesting_condition_id", t.ConditionID)
		return o, ""
	case *loadline.VestingEvent:
		o := e.about("TX_VESTING_EVENT", &t.Event, t.SecurityID)
		o.text("vesting_condition_id", t.ConditionID)
		return o, ""
	case *loadline.VestingAcceleration:
		o := e.about("TX_VESTING_ACCELERATION", &t.Event, t.SecurityID)
		o.number("quantity", t.Quantity.Ratio())
		o.text("reason_text", reasonNotStated)
		return o, ""
	case *loadline.RelationshipChange:
		o := e.event("CE_STAKEHOLDER_RELATIONSHIP", &t.Event)
		o.text("stakeholder_id", t.StakeholderID)
		o.text("relationship_started", t.Started)
		o.text("relationship_ended", t.Ended)
		return o, ""
	case *loadline.StatusChange:
		o := e.event("CE_STAKEHOLDER_STATUS", &t.Event)
		o.text("stakeholder_id", t.StakeholderID)
		o.need("new_status", t.Status)
		return o, ""
	}
	panic(fmt.Sprintf("ocf: unknown transaction %T", t))
}

// reasonNotStated stands where the format asks for a reason in words and the vocabulary has none.
const reasonNotStated = "Not stated"

// typeOf is the type of an event on a security. A security that is not in the facts is taken for stock.
func (e *encoder) typeOf(event, security string) string {
	return "TX_" + e.familyOf(security) + "_" + event
}

func (e *encoder) about(typ string, t *loadline.Event, security string) *draft {
	o := e.event(typ, t)
	o.text("security_id", security)
	return o
}

// closing is an event that ends a security of one of the families; nil where the format has no such event.
func (e *encoder) closing(event string, t *loadline.Closing, families string) (*draft, string) {
	family := e.familyOf(t.SecurityID)
	if indexWord(families, family) < 0 {
		return nil, fmt.Sprintf("a %s of a security of the kind %s", event, family)
	}
	o := e.about(e.typeOf(event, t.SecurityID), &t.Event, t.SecurityID)
	key := "quantity"
	if family == "CONVERTIBLE" {
		key = "amount"
	}
	e.closed(o, t, key)
	if t.BalanceID != "" {
		o.text("balance_security_id", t.BalanceID)
	}
	if len(t.ResultIDs) > 0 || event == "TRANSFER" {
		o.list("resulting_security_ids", t.ResultIDs)
	}
	if event == "CANCELLATION" || event == "RETRACTION" {
		o.text("reason_text", reasonNotStated)
	}
	return o, ""
}

// closed writes how much an event ends, under the key that its type has for it. Where the type requires a figure, "the
// whole security" becomes one.
func (e *encoder) closed(o *draft, t *loadline.Closing, key string) {
	typ, f := knowledge().types[o.typ], knowledge().fields[key]
	n, ok := t.Quantity.Get()
	r := n.Ratio()
	if !typ.allowed.has(f) {
		o.loseIf(ok, "how much a retraction or a reissuance ends")
		return
	}
	if !ok && typ.must.has(f) {
		if r, ok = e.whole(t); !ok {
			o.lacks = append(o.lacks, key)
		}
	}
	switch {
	case ok && key == "amount":
		o.raw(key, o.amount(loadline.Money{Amount: r}, cmp.Or(e.securities[t.SecurityID].currency, e.currency)))
	case ok:
		o.number(key, r)
	}
}

func (e *encoder) repurchase(t *loadline.Repurchase) (*draft, string) {
	o, kind := e.closing("REPURCHASE", &t.Closing, "STOCK")
	if o == nil {
		return nil, kind
	}
	if t.Price.Saying != loadline.Said {
		o.lacks = append(o.lacks, "price")
	}
	o.money("price", t.Price, e.currency)
	return o, ""
}

func (e *encoder) conversion(t *loadline.Conversion) (*draft, string) {
	family := e.familyOf(t.SecurityID)
	if family != "STOCK" && family != "CONVERTIBLE" {
		return nil, fmt.Sprintf("a CONVERSION of a security of the kind %s", family)
	}
	o := e.about(e.typeOf("CONVERSION", t.SecurityID), &t.Event, t.SecurityID)
	e.closed(o, &t.Closing, "quantity_converted")
	o.text("balance_security_id", t.BalanceID)
	o.list("resulting_security_ids", t.ResultIDs)
	if family == "CONVERTIBLE" {
		o.text("reason_text", reasonNotStated)
		o.need("trigger_id", t.Trigger)
	}
	return o, ""
}

func (e *encoder) exercise(t *loadline.Exercise) (*draft, string) {
	family := e.familyOf(t.SecurityID)
	if family != "WARRANT" && family != "EQUITY_COMPENSATION" {
		return nil, fmt.Sprintf("an EXERCISE of a security of the kind %s", family)
	}
	o := e.about(e.typeOf("EXERCISE", t.SecurityID), &t.Event, t.SecurityID)
	e.closed(o, &t.Closing, "quantity")
	o.list("resulting_security_ids", t.ResultIDs)
	if family == "WARRANT" {
		o.need("trigger_id", t.Trigger)
	}
	o.loseIf(t.BalanceID != "", "balance securities of exercises")
	return o, ""
}

func (e *encoder) reissuance(t *loadline.Reissuance) (*draft, string) {
	family := e.familyOf(t.SecurityID)
	if family != "STOCK" {
		return nil, fmt.Sprintf("a REISSUANCE of a security of the kind %s", family)
	}
	o := e.about("TX_STOCK_REISSUANCE", &t.Event, t.SecurityID)
	o.list("resulting_security_ids", t.ResultIDs)
	o.text("split_transaction_id", t.SplitID)
	return o, ""
}
