package focus

import (
	"cmp"
	"slices"
	"strings"

	"loadline"
)

// agreement adds a row of a list of contract commitments.
func (t *tally) agreement(rec []string) {
	if len(rec) != t.width {
		t.damage.add(flawWidth, columns, t.place(columns), "")
		return
	}
	text := t.value(rec, agreedCost)
	cost, ok := parseAmount(text)
	if !ok {
		t.spoiled(flawAgreed, agreedCost, text)
		return
	}
	quantity, _ := parseAmount(t.value(rec, agreedQuantity))
	words := [...]string{
		t.value(rec, agreedID), t.value(rec, agreedContract), t.value(rec, agreedDescription), t.supplier(rec), t.value(rec, invoiceIssuer),
		t.value(rec, agreedCategory), t.value(rec, agreedType), t.value(rec, agreedStatus), t.value(rec, billingCurrency), t.value(rec, agreedUnit),
	}
	for i := range words {
		words[i] = kept(words[i])
		t.kept += len(words[i])
	}
	t.kept += commitmentBytes
	t.bill.Agreed = append(t.bill.Agreed, AgreedCommitment{
		ID: words[0], Contract: words[1], Description: words[2], Supplier: words[3], Issuer: words[4],
		Category: words[5], Type: words[6], Status: words[7], Currency: words[8], Unit: words[9],
		Term: loadline.Period{From: t.moment(rec, agreedFrom).day(), To: t.moment(rec, agreedTo).lastDay()},
		Cost: cost.value(), Quantity: quantity.value(), At: t.place(agreedID),
	})
}

// sortAgreed puts contract commitments in order of their supplier and id.
func sortAgreed(all []AgreedCommitment) {
	slices.SortStableFunc(all, func(a, b AgreedCommitment) int {
		return cmp.Or(strings.Compare(a.Supplier, b.Supplier), strings.Compare(a.ID, b.ID))
	})
}
