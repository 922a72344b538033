package ocf

import "loadline"

// factOf is what makes the fact of a type; nil for a type that bears on no answer.
func factOf(name string) func(*decoder) {
	switch name {
	case "ISSUER":
		return (*decoder).issuer
	case "STAKEHOLDER":
		return (*decoder).stakeholder
	case "STOCK_CLASS":
		return (*decoder).stockClass
	case "STOCK_PLAN":
		return (*decoder).stockPlan
	case "VALUATION":
		return (*decoder).valuation
	case "VESTING_TERMS":
		return (*decoder).vestingTerms
	case "DOCUMENT":
		return (*decoder).document
	case "TX_STOCK_ISSUANCE":
		return (*decoder).stockIssuance
	case "TX_EQUITY_COMPENSATION_ISSUANCE":
		return (*decoder).grantIssuance
	case "TX_CONVERTIBLE_ISSUANCE":
		return (*decoder).convertibleIssuance
	case "TX_WARRANT_ISSUANCE":
		return (*decoder).warrantIssuance
	}
	return eventOf(name)
}

func eventOf(name string) func(*decoder) {
	switch name {
	case "TX_STOCK_ACCEPTANCE", "TX_EQUITY_COMPENSATION_ACCEPTANCE", "TX_CONVERTIBLE_ACCEPTANCE", "TX_WARRANT_ACCEPTANCE":
		return (*decoder).acceptance
	case "TX_STOCK_TRANSFER", "TX_EQUITY_COMPENSATION_TRANSFER", "TX_WARRANT_TRANSFER", "TX_CONVERTIBLE_TRANSFER":
		return (*decoder).transfer
	case "TX_STOCK_CANCELLATION", "TX_EQUITY_COMPENSATION_CANCELLATION", "TX_WARRANT_CANCELLATION", "TX_CONVERTIBLE_CANCELLATION":
		return (*decoder).cancellation
	case "TX_STOCK_RETRACTION", "TX_EQUITY_COMPENSATION_RETRACTION", "TX_WARRANT_RETRACTION", "TX_CONVERTIBLE_RETRACTION":
		return func(d *decoder) { d.add(&loadline.Retraction{Closing: d.closing()}) }
	case "TX_STOCK_REPURCHASE":
		return func(d *decoder) { d.add(&loadline.Repurchase{Closing: d.closing(), Price: d.money(fPrice)}) }
	case "TX_STOCK_CONVERSION", "TX_CONVERTIBLE_CONVERSION":
		return func(d *decoder) { d.add(&loadline.Conversion{Closing: d.closing(), Trigger: d.str(fTriggerID)}) }
	case "TX_STOCK_REISSUANCE":
		return func(d *decoder) {
			d.add(&loadline.Reissuance{Closing: d.closing(), SplitID: d.str(fSplitTransactionID)})
		}
	case "TX_STOCK_CONSOLIDATION":
		return (*decoder).consolidation
	case "TX_EQUITY_COMPENSATION_EXERCISE", "TX_WARRANT_EXERCISE":
		return (*decoder).exercise
	case "TX_EQUITY_COMPENSATION_RELEASE":
		return func(d *decoder) { d.add(&loadline.Release{Closing: d.closing()}) }
	case "TX_EQUITY_COMPENSATION_REPRICING":
		return (*decoder).repricing
	}
	return adjustmentOf(name)
}

func adjustmentOf(name string) func(*decoder) {
	switch name {
	case "TX_STOCK_CLASS_SPLIT":
		return (*decoder).split
	case "TX_STOCK_CLASS_CONVERSION_RATIO_ADJUSTMENT":
		return (*decoder).ratioAdjustment
	case "TX_STOCK_CLASS_AUTHORIZED_SHARES_ADJUSTMENT", "TX_ISSUER_AUTHORIZED_SHARES_ADJUSTMENT":
		return (*decoder).authorizedAdjustment
	case "TX_STOCK_PLAN_POOL_ADJUSTMENT":
		return (*decoder).poolAdjustment
	case "TX_STOCK_PLAN_RETURN_TO_POOL":
		return (*decoder).returnToPool
	case "TX_VESTING_START":
		return (*decoder).vestingStart
	case "TX_VESTING_EVENT":
		return (*decoder).vestingEvent
	case "TX_VESTING_ACCELERATION":
		return (*decoder).vestingAcceleration
	case "CE_STAKEHOLDER_RELATIONSHIP":
		return (*decoder).relationshipChange
	case "CE_STAKEHOLDER_STATUS":
		return (*decoder).statusChange
	}
	return nil
}

// closing is what every event has that ends a security or a part of it.
func (d *decoder) closing() loadline.Closing {
	return loadline.Closing{
		Event:      d.event(),
		SecurityID: d.str(fSecurityID),
		Quantity:   d.closed(),
		BalanceID:  d.str(fBalanceSecurityID),
		ResultIDs:  d.list(fResultingSecurityIDs),
	}
}

// closed is how much an event ends; none where it ends the whole security, as a retraction, a reissuance and the exercise
// of a warrant do. The format does not say in which units quantity_converted of a convertible is, and exports write
// shares as well as dollars: it is taken only where a balance security shows that a part was meant.
func (d *decoder) closed() loadline.Stated[loadline.Shares] {
	whole := loadline.SayNone[loadline.Shares](d.place(d.root))
	switch {
	case d.stated.has(fQuantity):
		return d.statedShares(fQuantity)
	case d.stated.has(fAmount):
		return d.closedAmount()
	case d.stated.has(fQuantityConverted) && (d.spec.must.has(fQuantityConverted) || d.stated.has(fBalanceSecurityID)):
		return d.statedShares(fQuantityConverted)
	}
	return whole
}

// closedAmount is the amount of a convertible that an event ends.
func (d *decoder) closedAmount() loadline.Stated[loadline.Shares] {
	m, ok := d.money(fAmount).Get()
	i := int(d.at[fAmount])
	if ok && m.Amount.Sign() < 0 {
		d.say(loadline.BadValue, loadline.Warning, i, loadline.Textf("the amount of %s is negative, %v", d.spec.name, m),
			loadline.Textf("How much of the security ends here is taken as not stated."))
		ok = false
	}
	if !ok {
		return loadline.Stated[loadline.Shares]{}
	}
	return loadline.Say(loadline.SharesOf(m.Amount), d.place(i))
}

func (d *decoder) transfer() {
	t := d.slabs.transfers.next()
	t.Closing = d.closing()
	d.add(t)
}

func (d *decoder) cancellation() {
	t := d.slabs.cancels.next()
	t.Closing = d.closing()
	d.add(t)
}

func (d *decoder) exercise() {
	t := d.slabs.exercises.next()
	t.Closing = d.closing()
	t.Trigger = d.str(fTriggerID)
	d.add(t)
}

func (d *decoder) acceptance() {
	t := d.slabs.acceptance.next()
	t.Event, t.SecurityID = d.event(), d.str(fSecurityID)
	d.add(t)
}

func (d *decoder) consolidation() {
	d.add(&loadline.Consolidation{Event: d.event(), SecurityIDs: d.list(fSecurityIDs), ResultID: d.str(fResultingSecurityID)})
}

func (d *decoder) repricing() {
	d.add(&loadline.Repricing{Event: d.event(), SecurityID: d.str(fSecurityID), Price: d.money(fNewExercisePrice).Value})
}

func (d *decoder) split() {
	ratio, ok := d.fraction(fSplitRatio, d.field(fSplitRatio))
	if ok && ratio.Sign() == 0 {
		d.bad(fSplitRatio, d.field(fSplitRatio), loadline.Textf("above zero"))
	}
	d.add(&loadline.Split{Event: d.event(), StockClassID: d.str(fStockClassID), Ratio: ratio})
}

func (d *decoder) ratioAdjustment() {
	i := d.field(fNewRatioConversionMechanism)
	to := loadline.ConversionRight{At: d.place(i)}
	d.ratioMechanism(fNewRatioConversionMechanism, i, &to)
	d.add(&loadline.ConversionAdjustment{Event: d.event(), StockClassID: d.str(fStockClassID), To: to})
}

func (d *decoder) authorizedAdjustment() {
	d.add(&loadline.AuthorizedAdjustment{Event: d.event(), StockClassID: d.str(fStockClassID), Authorized: d.authorized(fNewSharesAuthorized)})
}

func (d *decoder) poolAdjustment() {
	d.add(&loadline.PoolAdjustment{Event: d.event(), StockPlanID: d.str(fStockPlanID), Reserved: d.shares(fSharesReserved)})
}

func (d *decoder) returnToPool() {
	d.add(&loadline.ReturnToPool{
		Event: d.event(), SecurityID: d.str(fSecurityID), StockPlanID: d.str(fStockPlanID), Quantity: d.shares(fQuantity),
	})
}

func (d *decoder) vestingStart() {
	t := d.slabs.starts.next()
	t.Event, t.SecurityID, t.ConditionID = d.event(), d.str(fSecurityID), d.str(fVestingConditionID)
	d.add(t)
}

func (d *decoder) vestingEvent() {
	d.add(&loadline.VestingEvent{Event: d.event(), SecurityID: d.str(fSecurityID), ConditionID: d.str(fVestingConditionID)})
}

func (d *decoder) vestingAcceleration() {
	d.add(&loadline.VestingAcceleration{Event: d.event(), SecurityID: d.str(fSecurityID), Quantity: d.shares(fQuantity)})
}

func (d *decoder) relationshipChange() {
	t := &loadline.RelationshipChange{
		Event: d.event(), StakeholderID: d.str(fStakeholderID), Started: d.str(fRelationshipStarted), Ended: d.str(fRelationshipEnded),
	}
	if t.Started == "" && t.Ended == "" {
		d.say(loadline.MissingField, loadline.Warning, d.root, loadline.Textf("%s names no relationship that starts or ends", d.spec.name),
			loadline.Textf("The event states nothing."))
	}
	d.add(t)
}

func (d *decoder) statusChange() {
	d.add(&loadline.StatusChange{Event: d.event(), StakeholderID: d.str(fStakeholderID), Status: d.str(fNewStatus)})
}
