package focus

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

	"loadline"
)

// commitment is a commitment while its rows are read.
type commitment struct {
	CommitmentUse
	paid, used, unused, own amount
	from, to                moment // of what was bought
	seenFrom, seenTo        moment // of what was used or left unused
}

// commitmentBytes is about what a commitment takes beside its names.
const commitmentBytes = 640

// commitment adds a row to the commitment that it belongs to, and says whether there is one. Purchases without an id that cover
// later charges, and usage that nothing was billed for, are one prepayment for each supplier.
func (t *tally) commitment(rec []string, l *line, ch charge) bool {
	if ch.kind != Usage && ch.kind != Purchase || !ch.said[effectiveCost] {
		return false
	}
	id := t.value(rec, commitmentID)
	if id == "" {
		billed, effective := ch.cost[billedCost].sign(), ch.cost[effectiveCost].sign()
		prepaid := ch.kind == Purchase && billed != 0 && effective == 0
		if drawn := ch.kind == Usage && billed == 0 && effective != 0; !prepaid && !drawn {
			return false
		}
	}
	c := t.commitmentOf(rec, l, id)
	c.paid.add(ch.cost[billedCost])
	from, to := t.moment(rec, chargePeriodStart), t.moment(rec, chargePeriodEnd)
	if ch.kind == Purchase {
		c.own.add(ch.cost[effectiveCost])
		c.Bought = true
		c.from, c.to = hull(c.from, c.to, from, to)
		return true
	}
	c.seenFrom, c.seenTo = hull(c.seenFrom, c.seenTo, from, to)
	switch status := t.value(rec, commitmentStatus); {
	case strings.EqualFold(status, "Unused"):
		c.unused.add(ch.cost[effectiveCost])
		return true
	case status != "" && !strings.EqualFold(status, "Used"):
		t.spoiled(flawStatus, commitmentStatus, status)
	}
	c.used.add(ch.cost[effectiveCost])
	return true
}

// hull is the time from the first to the last of two spans; what is 0 is not said.
func hull(from, to, from2, to2 moment) (moment, moment) {
	if from == 0 || from2 != 0 && from2 < from {
		from = from2
	}
	return from, max(to, to2)
}

func (t *tally) commitmentOf(rec []string, l *line, id string) *commitment {
	key := t.key[:0]
	for _, s := range [...]string{cut(id), l.heading.Supplier, l.heading.Currency} {
		key = append(binary.LittleEndian.AppendUint16(key, uint16(len(s))), s...)
	}
	t.key = key
	c := t.commitments[string(key)]
	if c == nil {
		c = &commitment{CommitmentUse: CommitmentUse{
			ID: kept(id), Supplier: l.heading.Supplier, Currency: l.heading.Currency, at: t.place(commitmentID),
		}}
		t.commitments[string(key)] = c
		t.kept += 2*len(key) + commitmentBytes
	}
	if id == "" {
		return c
	}
	for _, said := range [...]struct {
		of  *string
		col column
	}{{&c.Name, commitmentName}, {&c.Category, commitmentCategory}, {&c.Type, commitmentType}} {
		if *said.of == "" {
			*said.of = kept(t.value(rec, said.col))
			t.kept += len(*said.of)
		}
	}
	return c
}

// A difference below a cent is what an amortisation rounds.
var rounding = loadline.Frac(1, 100)

// settled is the commitments with what became of them, the largest first, and the letters for those that lose or make money.
func (t *tally) settled() ([]CommitmentUse, loadline.Diagnostics) {
	var uses []CommitmentUse
	var letters loadline.Diagnostics
	unbalanced := 0
	for _, c := range t.commitments {
		c.settle()
		uses = append(uses, c.CommitmentUse)
	}
	slices.SortFunc(uses, func(a, b CommitmentUse) int {
		return cmp.Or(strings.Compare(a.Currency, b.Currency), b.volume().Cmp(a.volume()), strings.Compare(a.Supplier, b.Supplier), strings.Compare(a.ID, b.ID))
	})
	for _, u := range uses {
		letter, ok := u.balanced()
		if ok {
			continue
		}
		if unbalanced++; unbalanced <= mostUnbalanced {
			letters = append(letters, letter)
		}
	}
	if more := unbalanced - mostUnbalanced; more > 0 {
		letters = append(letters, loadline.Diagnostic{
			Code: loadline.BillUnbalanced, Severity: loadline.Warning, At: letters[0].At,
			Summary: loadline.Textf("%v more commitments do not conserve what was paid for them", more),
			Detail:  loadline.Textf("The JSON of this answer lists every commitment with its figures."),
			Hint:    loadline.Textf("Ask the provider."),
		})
	}
	return uses, letters
}

// mostUnbalanced is how many commitments get a letter of their own.
const mostUnbalanced = 10

func (u CommitmentUse) volume() loadline.Ratio { return u.Paid.Max(u.Used.Add(u.Unused)) }

func (c *commitment) settle() {
	c.Paid, c.Used, c.Unused, c.AtPurchase = c.paid.value(), c.used.value(), c.unused.value(), c.own.value()
	c.Rest = c.Paid.Sub(c.Used).Sub(c.Unused).Sub(c.AtPurchase)
	if !c.Bought {
		return
	}
	c.Whole = c.from != 0 && c.to != 0 && c.seenFrom != 0 && c.seenFrom <= c.from && c.seenTo >= c.to
	c.early = c.seenFrom != 0 && c.seenFrom < c.from
	c.Term = loadline.Period{From: c.from.day(), To: c.to.lastDay()}
}

// balanced says whether the figures of a commitment agree, as far as the bill has them, and else why not.
func (u CommitmentUse) balanced() (loadline.Diagnostic, bool) {
	over := u.Rest.Cmp(rounding.Neg()) <= 0
	short := u.Rest.Cmp(rounding) >= 0
	switch {
	case !u.Bought: // before this bill: what was paid is not in it
		return loadline.Diagnostic{}, true
	case u.early && !u.Whole: // some of what was used rests on an earlier purchase
		return loadline.Diagnostic{}, true
	case !over && !(short && u.Whole):
		return loadline.Diagnostic{}, true
	}
	money := func(r loadline.Ratio) loadline.Money { return whole(r, u.Currency) }
	l := loadline.Diagnostic{Code: loadline.BillUnbalanced, Severity: loadline.Warning, At: u.at}
	l.Summary = loadline.Textf("Used and unused are not what was paid: %v", u.title())
	l.Detail = loadline.Textf("Paid %v; used %v, unused %v: %v too much.", money(u.Paid), money(u.Used), money(u.Unused), money(u.Rest.Neg()))
	if short {
		l.Detail = loadline.Textf("Paid %v; used %v, unused %v, and the whole term is in the bill: %v is missing.", money(u.Paid), money(u.Used), money(u.Unused), money(u.Rest))
	}
	l.Hint = loadline.Textf("See whether a file of the bill is missing or given twice; else ask the provider.")
	if u.AtPurchase.Sign() != 0 {
		l.Detail = loadline.Textf("%v The purchase itself has an EffectiveCost of %v, and FOCUS wants 0 where it covers later charges.", l.Detail, money(u.AtPurchase))
	}
	return l, false
}

// title is a commitment as sentences name it.
func (u CommitmentUse) title() loadline.Text {
	switch {
	case u.ID == "" && u.Supplier == "":
		return loadline.Textf("prepayments")
	case u.ID == "":
		return loadline.Textf("prepayments to %v", u.Supplier)
	case u.Name != "":
		return loadline.Textf("%v (%v)", u.Name, short(u.ID))
	}
	return loadline.Textf("%v", u.ID)
}
