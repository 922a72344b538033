package focus

import (
	"strings"

	"loadline"
)

// header finds the columns by their names and says whether the rows can be summed.
func (t *tally) header(names []string) bool {
	for c := range t.column {
		t.column[c] = -1
	}
	t.width, t.agreed = len(names), false
	at := loadline.Source{File: t.name, Line: 1}
	if len(names) > mostColumns {
		t.tooLarge(loadline.Textf("The file has %v columns; at most %v are read, and FOCUS has about 70.", len(names), mostColumns))
		return false
	}
	var strange []string
	for i, name := range names {
		c, known := columnOf(name)
		switch {
		case !known && !familiar(name):
			strange = append(strange, short(name))
		case known && t.column[c] >= 0:
			t.problem(loadline.Diagnostic{
				Code: loadline.ColumnAmbiguous, Severity: loadline.Error, At: at,
				Summary: loadline.Textf("Two columns are named %v", c.String()),
				Detail:  loadline.Textf("Columns %v and %v; which of them holds the figure is not said.", t.column[c]+1, i+1),
				Hint:    loadline.Textf("Remove or rename one of them."),
			})
			return false
		case known:
			t.column[c] = i
		}
	}
	t.agreed = t.has(agreedID) && !t.has(billedCost)
	if len(strange) > 0 && t.known() > 0 {
		t.strange(strange, at)
	}
	return t.needed(at)
}

func (t *tally) has(c column) bool { return t.column[c] >= 0 }

func (t *tally) known() int {
	n := 0
	for _, i := range t.column {
		if i >= 0 {
			n++
		}
	}
	return n
}

// strange tells once of columns that FOCUS does not have.
func (t *tally) strange(names []string, at loadline.Source) {
	shown := names[:min(len(names), 8)]
	t.problem(loadline.Diagnostic{
		Code: loadline.BillColumnUnknown, Severity: loadline.Note, At: at,
		Summary: loadline.Textf("Columns that FOCUS does not have: %v", len(names)),
		Detail:  loadline.Textf("%v: nothing is taken from them. A provider's own columns begin with x_.", strings.Join(shown, ", ")),
		Hint:    loadline.Textf("Rename a column if it is one of FOCUS under another name."),
	})
}

// needed says whether the columns are there without which nothing can be summed, and tells of those whose want leaves a question open.
func (t *tally) needed(at loadline.Source) bool {
	if t.agreed {
		return true
	}
	if t.known() == 0 {
		t.problem(loadline.Diagnostic{
			Code: loadline.NotUnderstood, Severity: loadline.Error, At: loadline.Source{File: t.name},
			Summary: loadline.Textf("No bill in the form of FOCUS"),
			Detail:  loadline.Textf("The first line names none of its columns, such as BilledCost, EffectiveCost and ChargeCategory."),
			Hint:    loadline.Textf("Export the bill as FOCUS 1.0 or later, as comma-separated values, plain or in gzip."),
		})
		return false
	}
	ok := true
	for _, c := range []column{billedCost, effectiveCost, chargeCategory} {
		if !t.has(c) {
			t.without(c, loadline.Error, at, loadline.Textf("Every version of FOCUS requires it, and without it what was paid cannot be told from what was used."))
			ok = false
		}
	}
	for _, c := range []column{listCost, contractedCost} {
		if !t.has(c) {
			t.without(c, loadline.Note, at, loadline.Textf("Its sum is not known."))
		}
	}
	if !t.has(billingCurrency) {
		t.without(billingCurrency, loadline.Warning, at, loadline.Textf("In which currency the costs are is not said; they are added as if in one."))
	}
	if !t.has(billingPeriodStart) && !t.has(chargePeriodStart) {
		t.without(billingPeriodStart, loadline.Warning, at, loadline.Textf("To which month a charge belongs is not said."))
	}
	if !t.has(serviceProvider) && !t.has(provider) && !t.has(publisher) && !t.has(invoiceIssuer) {
		t.without(serviceProvider, loadline.Warning, at, loadline.Textf("Nor is there ProviderName, PublisherName or InvoiceIssuerName: whose charges these are is not said."))
	}
	return ok
}

func (t *tally) without(c column, s loadline.Severity, at loadline.Source, why loadline.Text) {
	t.problem(loadline.Diagnostic{
		Code: loadline.BillColumnMissing, Severity: s, At: at,
		Summary: loadline.Textf("The bill has no column %v", c.String()), Detail: why,
		Hint: loadline.Textf("Export the bill with this column."),
	})
}
