package focus

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"loadline"
)

// flaw is a kind of damage to a row.
type flaw uint8

const (
	flawQuotes         flaw = iota // the row cannot be cut into fields
	flawWidth                      // it has more or fewer fields than the header
	flawBilled                     // BilledCost is not said, or is no number
	flawNumber                     // another cost is no number
	flawDressed                    // a cost as a spreadsheet shows it
	flawBlank                      // another cost is not said
	flawMoment                     // a date is none
	flawMonth                      // no date at all
	flawKind                       // a ChargeCategory that FOCUS does not have, or none
	flawStatus                     // a CommitmentDiscountStatus that FOCUS does not have
	flawCurrency                   // no currency
	flawSupplier                   // no supplier
	flawEffectiveZero              // EffectiveCost is 0 where BilledCost is not, and nothing covers it
	flawContractedZero             // ContractedCost is 0 where ListCost is not
	flawAgreed                     // a contract commitment without its cost
)

// damages are the kinds of damage, each with its count and its first places.
type damages map[damageKey]*damaged

type damageKey struct {
	flaw   flaw
	column column
}

type damaged struct {
	count  int64
	places []loadline.Source
	values []string
}

const (
	mostPlaces = 4
	mostValues = 3
)

func (d damages) add(f flaw, c column, at loadline.Source, value string) {
	k := damageKey{f, c}
	found := d[k]
	if found == nil {
		found = &damaged{}
		d[k] = found
	}
	found.count++
	if len(found.places) < mostPlaces {
		found.places = append(found.places, at)
	}
	if len(found.values) < mostValues && value != "" {
		if value = short(value); !slices.Contains(found.values, value) {
			found.values = append(found.values, value)
		}
	}
}

// short is a value as a letter shows it.
func short(s string) string {
	const most = 40
	s = strings.ToValidUTF8(s, "\uFFFD")
	if len(s) <= most {
		return strings.Clone(s)
	}
	cut := most
	for !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}

// letters are one letter for each kind of damage, in the order of the kinds.
func (d damages) letters() loadline.Diagnostics {
	keys := make([]damageKey, 0, len(d))
	for k := range d {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b damageKey) int { return cmp.Or(cmp.Compare(a.flaw, b.flaw), cmp.Compare(a.column, b.column)) })
	var out loadline.Diagnostics
	for _, k := range keys {
		out = append(out, d[k].letter(k))
	}
	return out
}

func (d *damaged) letter(k damageKey) loadline.Diagnostic {
	l := loadline.Diagnostic{Severity: loadline.Warning, At: d.places[0], Related: d.places[1:]}
	l.Code, l.Summary, l.Detail, l.Hint = wording(k, d.count)
	if len(d.values) > 0 {
		l.Detail = loadline.Textf("%v They hold: %v.", l.Detail, strings.Join(d.values, ", "))
	}
	return l
}

// wording is the letter for a kind of damage.
func wording(k damageKey, n int64) (code loadline.Code, summary, detail, hint loadline.Text) {
	col := k.column.String()
	again := loadline.Textf("Export the bill again, or correct the rows at their source.")
	switch k.flaw {
	case flawQuotes:
		return loadline.RowSkipped, loadline.Textf("Rows whose quotes do not close: %v", n),
			loadline.Textf("They cannot be cut into fields and are in no sum."), loadline.Textf("A quote inside a quoted field is written twice.")
	case flawWidth:
		return loadline.RowSkipped, loadline.Textf("Rows with more or fewer fields than the header: %v", n),
			loadline.Textf("Which field belongs to which column cannot be told; they are in no sum."), again
	case flawBilled:
		return loadline.RowSkipped, loadline.Textf("Rows without a %v that is a number: %v", col, n),
			loadline.Textf("What was paid is not known; they are in no sum."), again
	case flawNumber:
		return loadline.CellNotUnderstood, loadline.Textf("Cells of %v that are no numbers: %v", col, n),
			loadline.Textf("They count as not said: the sum of this cost lacks them."), again
	case flawDressed:
		return loadline.CellNotUnderstood, loadline.Textf("Cells of %v as a spreadsheet shows them: %v", col, n),
			loadline.Textf("FOCUS allows digits and a point alone. They are read with their commas between thousands."), loadline.Textf("Export the bill itself, not a sheet that it was opened in.")
	case flawBlank:
		return loadline.CellMissing, loadline.Textf("Rows without %v: %v", col, n),
			loadline.Textf("FOCUS does not allow a cost to be null. The sum of this cost lacks them."), again
	case flawMoment:
		return loadline.CellNotUnderstood, loadline.Textf("Cells of %v that are no dates: %v", col, n),
			loadline.Textf("FOCUS writes 2024-09-18T23:00:00Z. They count as not said."), again
	case flawMonth:
		return loadline.CellMissing, loadline.Textf("Rows that say no billing period: %v", n),
			loadline.Textf("They are in the sums and in no month."), again
	case flawKind:
		return loadline.CellNotUnderstood, loadline.Textf("Rows whose %v FOCUS does not have: %v", col, n),
			loadline.Textf("It has Usage, Purchase, Tax, Credit and Adjustment. They are in the sums, and no usage or credit is made of them."), again
	case flawStatus:
		return loadline.CellNotUnderstood, loadline.Textf("Rows whose %v FOCUS does not have: %v", col, n),
			loadline.Textf("It has Used and Unused. They count as used."), again
	case flawCurrency:
		return loadline.CellMissing, loadline.Textf("Rows without a currency: %v", n),
			loadline.Textf("They are summed apart, because no sum crosses a currency."), again
	case flawSupplier:
		return loadline.CellMissing, loadline.Textf("Rows that name no supplier: %v", n),
			loadline.Textf("They are in the sums, and whose they are is not said."), again
	case flawEffectiveZero:
		return loadline.CostZero, loadline.Textf("Usage that was billed and has an %v of 0: %v rows", col, n),
			loadline.Textf("No commitment stands at these rows, so that what was used costs what was billed. The sum of what was used is too low, and says less than the cash."),
			loadline.Textf("Ask the provider for an export that is not rounded; until then go by BilledCost.")
	case flawContractedZero:
		return loadline.CostZero, loadline.Textf("Usage with a ListCost and a %v of 0: %v rows", col, n),
			loadline.Textf("FOCUS lets the contracted cost be the list cost where nothing was negotiated. The sum of the contracted costs is too low."), again
	case flawAgreed:
		return loadline.CellMissing, loadline.Textf("Contract commitments without a cost that is a number: %v", n),
			loadline.Textf("What is owed under them is not known; they are left out."), again
	}
	panic("focus: an unknown kind of damage")
}
