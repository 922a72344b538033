package question

import (
	"cmp"
	"fmt"

	"loadline"
)

// wording says what a transaction did, with the names that people use.
type wording struct {
	names   map[string]string // stakeholders by id
	classes map[string]string // titles of classes by id
}

func (w wording) holder(id string) string { return cmp.Or(w.names[id], id) }

func (w wording) class(id string) string { return cmp.Or(w.classes[id], id, "stock") }

func (w wording) issued(i loadline.Issued) string { return cmp.Or(i.CustomID, i.SecurityID) }

// of is the transaction in a sentence.
func (w wording) of(t loadline.Transaction) loadline.Text {
	switch t := t.(type) {
	case *loadline.StockIssuance:
		return loadline.Textf("%v: %v shares of %v issued to %v", w.issued(t.Issued), t.Quantity, w.class(t.StockClassID), w.holder(t.StakeholderID))
	case *loadline.GrantIssuance:
		return loadline.Textf("%v: grant over %v shares to %v", w.issued(t.Issued), t.Quantity, w.holder(t.StakeholderID))
	case *loadline.WarrantIssuance:
		return loadline.Textf("%v: warrant over %v shares issued to %v", w.issued(t.Issued), t.Quantity, w.holder(t.StakeholderID))
	case *loadline.ConvertibleIssuance:
		return loadline.Textf("%v: %v invested by %v, convertible", w.issued(t.Issued), t.Investment, w.holder(t.StakeholderID))
	case *loadline.Split:
		return loadline.Textf("%v is split: %v for each share", w.class(t.StockClassID), t.Ratio)
	case *loadline.ConversionAdjustment:
		return loadline.Textf("%v converts at %v from now on", w.class(t.StockClassID), t.To.Ratio)
	case *loadline.AuthorizedAdjustment:
		return loadline.Textf("authorised shares of %v are set to %v", cmp.Or(w.classes[t.StockClassID], "the company"), authorized(t.Authorized))
	case *loadline.PoolAdjustment:
		return loadline.Textf("plan %v reserves %v shares from now on", t.StockPlanID, t.Reserved)
	case *loadline.ReturnToPool:
		return loadline.Textf("%v shares under %v return to plan %v", t.Quantity, t.SecurityID, t.StockPlanID)
	case *loadline.Repricing:
		return loadline.Textf("%v is exercised at %v from now on", t.SecurityID, t.Price)
	case *loadline.RelationshipChange:
		return loadline.Textf("%v: relationship started %q, ended %q", w.holder(t.StakeholderID), t.Started, t.Ended)
	case *loadline.StatusChange:
		return loadline.Textf("%v: status %q", w.holder(t.StakeholderID), t.Status)
	case *loadline.Consolidation:
		return loadline.Textf("%v securities become %v", len(t.SecurityIDs), t.ResultID)
	case *loadline.Acceptance:
		return loadline.Textf("%v is accepted", t.SecurityID)
	case *loadline.VestingStart:
		return loadline.Textf("vesting of %v starts", t.SecurityID)
	case *loadline.VestingEvent:
		return loadline.Textf("%v: condition %v is met", t.SecurityID, t.ConditionID)
	case *loadline.VestingAcceleration:
		return loadline.Textf("%v: %v shares vest at once", t.SecurityID, t.Quantity)
	}
	return w.closing(t)
}

func (w wording) closing(t loadline.Transaction) loadline.Text {
	switch t := t.(type) {
	case *loadline.Transfer:
		return loadline.Textf("transfer of %v out of %v", quantity(t.Closing), t.SecurityID)
	case *loadline.Cancellation:
		return loadline.Textf("cancellation of %v of %v", quantity(t.Closing), t.SecurityID)
	case *loadline.Retraction:
		return loadline.Textf("%v is retracted", t.SecurityID)
	case *loadline.Repurchase:
		return loadline.Textf("repurchase of %v of %v", quantity(t.Closing), t.SecurityID)
	case *loadline.Conversion:
		return loadline.Textf("conversion of %v of %v", quantity(t.Closing), t.SecurityID)
	case *loadline.Exercise:
		return loadline.Textf("exercise of %v of %v", quantity(t.Closing), t.SecurityID)
	case *loadline.Release:
		return loadline.Textf("release of %v of %v", quantity(t.Closing), t.SecurityID)
	case *loadline.Reissuance:
		return loadline.Textf("%v is replaced by new certificates", t.SecurityID)
	}
	panic(fmt.Sprintf("question: unknown transaction %T", t))
}

func quantity(c loadline.Closing) any {
	switch c.Quantity.Saying {
	case loadline.Said:
		return c.Quantity.Value
	case loadline.None:
		return "all"
	}
	return "an unknown number"
}
