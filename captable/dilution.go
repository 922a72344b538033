package captable

import (
	"strings"

	"loadline"
)

// Definition says what "fully diluted" counts beside outstanding stock as converted. Its String is printed beside every
// figure, because contracts differ.
type Definition struct {
	Grants       bool // outstanding grants settled in stock, vested or not
	Warrants     bool
	UnissuedPool bool // of plans that do not grant rights settled in cash alone
	Convertibles bool // SAFEs and notes; unbounded where their shares hang on a later price
}

// FullyDilutedByDefault counts stock as converted, all outstanding grants settled in stock, warrants and the unissued
// pool; convertibles are listed beside it, because how many shares they become is not yet known.
func FullyDilutedByDefault() Definition {
	return Definition{Grants: true, Warrants: true, UnissuedPool: true}
}

// ParseDefinition reads words separated by commas: stock (always counted), options (or grants), warrants, pool,
// convertibles. The second result is the first word it does not know; empty where all is well.
func ParseDefinition(words string) (Definition, string) {
	var d Definition
	for word := range strings.SplitSeq(words, ",") {
		switch word = strings.ToLower(strings.TrimSpace(word)); word {
		case "stock", "":
		case "options", "grants":
			d.Grants = true
		case "warrants":
			d.Warrants = true
		case "pool":
			d.UnissuedPool = true
		case "convertibles":
			d.Convertibles = true
		default:
			return d, word
		}
	}
	return d, ""
}

// Words is the definition as [ParseDefinition] reads it.
func (d Definition) Words() string {
	words := []string{"stock"}
	for _, w := range []struct {
		on   bool
		word string
	}{{d.Grants, "options"}, {d.Warrants, "warrants"}, {d.UnissuedPool, "pool"}, {d.Convertibles, "convertibles"}} {
		if w.on {
			words = append(words, w.word)
		}
	}
	return strings.Join(words, ",")
}

// String is the definition in words.
func (d Definition) String() string { return d.Text().String() }

// Text is the definition as a sentence, the same for every reader.
func (d Definition) Text() loadline.Text {
	return loadline.Textf("outstanding stock as converted; %s; %s; %s; %s",
		either(d.Grants, "with all outstanding grants settled in stock, vested or not", "without grants"),
		either(d.Warrants, "with warrants", "without warrants"),
		either(d.UnissuedPool, "with the unissued pool", "without the unissued pool"),
		either(d.Convertibles, "with convertibles", "without convertibles"))
}

func either(on bool, yes, no string) string {
	if on {
		return yes
	}
	return no
}

// MarshalText writes the definition's words.
func (d Definition) MarshalText() ([]byte, error) { return []byte(d.Words()), nil }

// counts says whether securities of a kind are counted.
func (d Definition) counts(k SecurityKind) bool {
	switch {
	case k == KindStock:
		return true
	case k.grant():
		return d.Grants
	case k == KindWarrant:
		return d.Warrants
	case k.convertible():
		return d.Convertibles
	}
	return false
}

// Figures are totals. Kinds are never mixed: what is outstanding is stock, grants and warrants stand beside it.
type Figures struct {
	Issued           loadline.Number // stock: the issuances behind what is outstanding
	Outstanding      loadline.Number // stock
	UnvestedStock    loadline.Number // part of Outstanding
	Grants           loadline.Number // shares under outstanding grants settled in stock
	VestedGrants     loadline.Number
	UnvestedGrants   loadline.Number
	Exercisable      loadline.Number // options, stock appreciation rights and warrants
	CashRights       loadline.Number // outstanding rights settled in cash: never a share
	Warrants         loadline.Number // shares under warrants
	AsConverted      loadline.Number // stock
	FullyDiluted     loadline.Number // under the definition of the totals
	Votes            loadline.Number
	VotesAsConverted loadline.Number // whole as-converted shares of each holder in the group
	Invested         []Invested      // in convertibles, by currency
}

// Invested is money in convertibles of one currency.
type Invested struct {
	Currency string
	Amount   loadline.Number
}

// Measure picks one of [Figures].
type Measure uint8

// The measures.
const (
	Issued Measure = iota
	Outstanding
	UnvestedStock
	Grants
	VestedGrants
	UnvestedGrants
	Exercisable
	CashRights
	Warrants
	AsConverted
	FullyDiluted
	Votes
	VotesAsConverted
)

const measures = int(VotesAsConverted) + 1

// Of is the figure that the measure picks.
func (f *Figures) Of(m Measure) loadline.Number { return *f.at(m) }

func (f *Figures) at(m Measure) *loadline.Number {
	return [measures]*loadline.Number{&f.Issued, &f.Outstanding, &f.UnvestedStock, &f.Grants, &f.VestedGrants,
		&f.UnvestedGrants, &f.Exercisable, &f.CashRights, &f.Warrants, &f.AsConverted, &f.FullyDiluted, &f.Votes,
		&f.VotesAsConverted}[m]
}
