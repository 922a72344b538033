package ocf

import "loadline"

// event is what every transaction has.
func (d *decoder) event() loadline.Event {
	return loadline.Event{ID: d.str(fID), Date: d.date(fDate), At: d.place(d.root)}
}

// issued is what every issuance has.
func (d *decoder) issued() loadline.Issued {
	return loadline.Issued{
		Event:         d.event(),
		SecurityID:    d.str(fSecurityID),
		CustomID:      d.str(fCustomID),
		StakeholderID: d.str(fStakeholderID),
		Approved:      d.date(fBoardApprovalDate),
	}
}

// add keeps a transaction, unless something was found on the way that makes it unusable.
func (d *decoder) add(t loadline.Transaction) {
	if !d.failed {
		d.company.Transactions = append(d.company.Transactions, t)
	}
}

func (d *decoder) stockIssuance() {
	t := d.slabs.stock.next()
	t.Issued = d.issued()
	t.StockClassID = d.str(fStockClassID)
	t.StockPlanID = d.str(fStockPlanID)
	t.Quantity = d.shares(fQuantity)
	t.SharePrice = d.money(fSharePrice)
	t.VestingTermsID = d.str(fVestingTermsID)
	t.Vestings = d.vestings()
	t.SplitID = d.str(fSplitTransactionID)
	t.Source = d.str(fIssuanceType)
	d.add(t)
}

// vestings are dated amounts that vest, listed one by one.
func (d *decoder) vestings() []loadline.Vesting {
	i := d.field(fVestings)
	if i < 0 {
		return nil
	}
	var out []loadline.Vesting
	for j := range d.elements(i) {
		day, amount := d.sub(j, "date"), d.sub(j, "amount")
		if day < 0 || amount < 0 {
			d.bad(fVestings, j, loadline.Textf("a date and an amount"))
			continue
		}
		if n, ok := d.count(fVestings, amount); ok {
			if on := d.dateAt(fVestings, day); on != 0 {
				out = append(out, loadline.Vesting{Date: on, Amount: n})
			}
		}
	}
	return out
}

// compensationTypes are in the order of compensations.
const compensationTypes = "OPTION OPTION_NSO OPTION_ISO RSU CSAR SSAR"

var compensations = [...]loadline.Compensation{
	loadline.Option, loadline.Option, loadline.Option,
	loadline.RestrictedStockUnit, loadline.CashAppreciationRight, loadline.StockAppreciationRight,
}

func (d *decoder) grantIssuance() {
	t := d.slabs.grants.next()
	t.Issued = d.issued()
	t.StockPlanID = d.str(fStockPlanID)
	t.StockClassID = d.str(fStockClassID)
	if k := d.word(fCompensationType, d.field(fCompensationType), compensationTypes); k >= 0 {
		t.Compensation = compensations[k]
	}
	t.Quantity = d.shares(fQuantity)
	t.ExercisePrice = d.grantPrice(t.Compensation)
	t.VestingTermsID = d.str(fVestingTermsID)
	t.Vestings = d.vestings()
	t.EarlyExercisable = d.flag(fEarlyExercisable, d.field(fEarlyExercisable))
	t.Expires = d.expires(fExpirationDate)
	t.Windows = d.windows()
	d.add(t)
}

// grantPrice is the exercise price of an option, the base price of an appreciation right. An option needs one.
func (d *decoder) grantPrice(kind loadline.Compensation) loadline.Stated[loadline.Money] {
	f := fExercisePrice
	if kind == loadline.CashAppreciationRight || kind == loadline.StockAppreciationRight {
		f = fBasePrice
	}
	if kind != loadline.RestrictedStockUnit && !d.stated.has(f) && !d.failed {
		d.missing(f)
	}
	return d.money(f)
}

// expires is the day on which a right ends; null states that there is none.
func (d *decoder) expires(f field) loadline.Stated[loadline.Date] {
	if d.unsaid.has(f) && d.s.tape[d.at[f]].kind == null {
		return loadline.SayNone[loadline.Date](d.place(int(d.at[f])))
	}
	if day := d.date(f); day != 0 {
		return loadline.Say(day, d.place(int(d.at[f])))
	}
	return loadline.Stated[loadline.Date]{}
}

// windows are the times within which a grant may be exercised after its holder has left.
func (d *decoder) windows() []loadline.TerminationWindow {
	i := d.field(fTerminationExerciseWindows)
	if i < 0 {
		return nil
	}
	var out []loadline.TerminationWindow
	for j := range d.elements(i) {
		w := loadline.TerminationWindow{}
		if r := d.sub(j, "reason"); r >= 0 {
			w.Reason = d.textAt(fTerminationExerciseWindows, r)
		}
		var ok bool
		if w.Within, ok = d.length(fTerminationExerciseWindows, j, "period", "period_type"); ok {
			out = append(out, w)
		}
	}
	return out
}

// lengthMost is the longest period that is read: a thousand years in days.
const lengthMost = 366_000

// length is a length of time: a number under one key, its unit under another.
func (d *decoder) length(f field, i int, number, unit string) (loadline.Duration, bool) {
	n, u := d.sub(i, number), d.sub(i, unit)
	if n < 0 || u < 0 {
		d.bad(f, i, loadline.Textf("a number and a unit of time"))
		return loadline.Duration{}, false
	}
	count, ok := d.integer(f, n, 0, lengthMost)
	kind := d.word(f, u, "DAYS MONTHS YEARS")
	if !ok || kind < 0 {
		return loadline.Duration{}, false
	}
	return [...]loadline.Duration{{Days: count}, {Months: count}, {Months: 12 * count}}[kind], true
}

func (d *decoder) warrantIssuance() {
	t := &loadline.WarrantIssuance{Issued: d.issued()}
	t.StockClassID = d.warrantClass()
	t.ExercisePrice = d.money(fExercisePrice)
	t.PurchasePrice = d.money(fPurchasePrice)
	t.Expires = d.expires(fWarrantExpirationDate)
	t.Vestings = d.vestings()
	t.VestingTerms = d.str(fVestingTermsID)
	t.Quantity = d.warrantQuantity(t.CustomID)
	d.add(t)
}

// quantitySources say where a warrant's quantity comes from, and what it is worth: a figure of the instrument, its most,
// its least, or somebody's estimate, which is no figure of the instrument.
const quantitySources = "INSTRUMENT_FIXED UNSPECIFIED INSTRUMENT_MAX INSTRUMENT_MIN HUMAN_ESTIMATED MACHINE_ESTIMATED"

// warrantQuantity is how many shares a warrant is over: a figure, or bounds.
func (d *decoder) warrantQuantity(name string) loadline.Number {
	i := d.field(fQuantity)
	if i < 0 {
		return d.triggerQuantity(name)
	}
	n, ok := d.count(fQuantity, i)
	if !ok {
		return d.warrantUnknown(name, d.place(i))
	}
	r := n.Ratio()
	ask := d.warrantUnknown(name, d.place(i))
	switch d.word(fQuantitySource, d.field(fQuantitySource), quantitySources) {
	case 2:
		return loadline.Between(loadline.Ratio{}, r, ask.Open...)
	case 3:
		return loadline.Number{Lo: &r, Open: ask.Open}
	case 4, 5:
		return ask
	}
	return loadline.Exactly(r)
}

func (d *decoder) warrantUnknown(name string, at loadline.Source) loadline.Number {
	zero := loadline.Ratio{}
	return loadline.Number{Lo: &zero, Open: []loadline.Unknown{{
		Question: loadline.Textf("How many shares is the warrant %s over? (the instrument)", name).String(), At: at,
	}}}
}

// triggerQuantity is the quantity that a warrant's triggers fix where the warrant itself names none.
func (d *decoder) triggerQuantity(name string) loadline.Number {
	var found loadline.Number
	for right := range d.rights(fExerciseTriggers) {
		m := d.sub(right, "conversion_mechanism")
		if m < 0 {
			continue
		}
		q := d.sub(m, "converts_to_quantity")
		if q < 0 {
			return d.warrantUnknown(name, d.place(d.root))
		}
		n, ok := d.count(fExerciseTriggers, q)
		if !ok || found.Known() && !found.Lo.Equal(n.Ratio()) {
			return d.warrantUnknown(name, d.place(d.root))
		}
		found = loadline.Exactly(n.Ratio())
	}
	if !found.Known() {
		return d.warrantUnknown(name, d.place(d.root))
	}
	return found
}

// rights are the conversion rights of the triggers in a field.
func (d *decoder) rights(f field) func(func(int) bool) {
	return func(yield func(int) bool) {
		i := d.field(f)
		if i < 0 {
			return
		}
		for trigger := range d.elements(i) {
			if right := d.sub(trigger, "conversion_right"); right >= 0 && !yield(right) {
				return
			}
		}
	}
}

// warrantClass is the class that all triggers of a warrant name, "" where they name none or several.
func (d *decoder) warrantClass() string {
	class := ""
	for right := range d.rights(fExerciseTriggers) {
		c := d.sub(right, "converts_to_stock_class_id")
		if c < 0 {
			continue
		}
		switch id := d.textAt(fExerciseTriggers, c); {
		case class == "":
			class = id
		case class != id:
			return ""
		}
	}
	return class
}
