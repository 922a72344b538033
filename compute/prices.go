package compute

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"loadline"
)

// PriceTerm is for how long a chip is taken.
type PriceTerm uint8

// The terms for which there are quotes.
const (
	OnDemand   PriceTerm = iota // by the hour, no promise
	OneYear                     // promised for a year
	ThreeYears                  // promised for three years
)

// String is the term as it is typed.
func (t PriceTerm) String() string { return [...]string{"on-demand", "1y", "3y"}[t] }

// PriceTerms are all terms.
func PriceTerms() []PriceTerm { return []PriceTerm{OnDemand, OneYear, ThreeYears} }

// Quote is what a provider asked for a chip-hour on a day.
type Quote struct {
	Date     loadline.Date
	Chip     string // as in [Chips]
	Provider string
	Region   string // as the source has it; "" where it names none
	Term     PriceTerm
	PerHour  loadline.Ratio // USD for a chip-hour
	Named    string         // the chip as the source names it
	At       loadline.Source
}

var quotes = sync.OnceValue(func() []Quote {
	var out []Quote
	for _, e := range rows("prices.csv") {
		day, ok := loadline.ParseDate(e.cells["date"])
		if !ok {
			panic("compute: prices.csv: " + e.cells["date"] + " is no day")
		}
		q := Quote{Date: day, Chip: e.cells["chip"], Provider: e.cells["provider"], Region: e.cells["region"], Named: e.cells["named"], At: e.source()}
		for i, column := range []string{"on_demand", "one_year", "three_years"} {
			if p, ok := e.optional(column); ok {
				q.Term, q.PerHour = PriceTerm(i), p
				out = append(out, q)
			}
		}
	}
	return out
})

// Quotes is the table of prices. Chips that a source does not name exactly, quotes without a day and prices of purchase were left out.
func Quotes() []Quote { return append([]Quote(nil), quotes()...) }

// LastQuoteDay is the day of the newest quote of the table: there is no clock here, and who names no day means this one.
func LastQuoteDay() loadline.Date {
	var last loadline.Date
	for _, q := range quotes() {
		last = max(last, q.Date)
	}
	return last
}

// PriceQuery asks what a chip-hour costs.
type PriceQuery struct {
	Chip     string // as in [Chips]
	Provider string // "" is any; "aws", "gcp" and "azure" will do
	Region   string // a part of its name; "" is any
	Term     PriceTerm
	On       loadline.Date // 0: the day of the newest quote of the table
}

// Price is what a chip-hour costs by the quotes.
type Price struct {
	PerHour loadline.Number // USD: the range over the quotes
	Mid     loadline.Ratio  // their median, the lower of two in the middle
	On      loadline.Date
	Quotes  []Quote // the nearest of each provider and region not later than the day, cheapest first
	Left    int     // providers and regions whose nearest quote is more than a year older than the newest of them, and left out
}

// Newest is the day of the newest of the quotes.
func (p Price) Newest() loadline.Date {
	var day loadline.Date
	for _, q := range p.Quotes {
		day = max(day, q.Date)
	}
	return day
}

// Band is the price as an estimate.
func (p Price) Band() Band { return Band{Mid: loadline.Exactly(p.Mid), Range: p.PerHour} }

// staleDays is how much older than the newest a quote may be to stand beside it: prices of chips fall, and a quote is not an offer.
const staleDays = 365

// PriceOf is the price by the nearest quotes that are not later than the day, and whether there is any.
func PriceOf(q PriceQuery) (Price, bool) {
	if q.On == 0 {
		q.On = LastQuoteDay()
	}
	nearest := map[string][]Quote{} // all of the nearest day
	var newest loadline.Date
	for _, x := range quotes() {
		if !q.asks(x) || x.Date > q.On {
			continue
		}
		key := x.Provider + "\x00" + x.Region
		switch known := nearest[key]; {
		case len(known) == 0 || x.Date > known[0].Date:
			nearest[key] = []Quote{x}
		case x.Date == known[0].Date:
			nearest[key] = append(known, x)
		}
		newest = max(newest, x.Date)
	}
	p := Price{On: q.On}
	for _, xs := range nearest {
		if int(newest-xs[0].Date) > staleDays {
			p.Left++
			continue
		}
		p.Quotes = append(p.Quotes, xs...)
	}
	if len(p.Quotes) == 0 {
		return Price{}, false
	}
	slices.SortFunc(p.Quotes, func(a, b Quote) int {
		return cmp.Or(a.PerHour.Cmp(b.PerHour), cmp.Compare(a.Provider, b.Provider), cmp.Compare(a.Region, b.Region), cmp.Compare(a.Named, b.Named))
	})
	n := len(p.Quotes)
	p.Mid = p.Quotes[(n-1)/2].PerHour
	p.PerHour = within(p.Quotes[0].PerHour, p.Quotes[n-1].PerHour, "What does the company pay for a chip-hour?")
	return p, true
}

func (q PriceQuery) asks(x Quote) bool {
	return x.Chip == q.Chip && x.Term == q.Term && about(x.Provider, provider(q.Provider)) && about(x.Region, q.Region)
}

// about says whether a name holds what is asked for; nothing asks for nothing.
func about(name, asked string) bool {
	return asked == "" || strings.Contains(strings.ToLower(name), strings.ToLower(asked))
}

// provider is the name that the table has for a usual short one.
func provider(s string) string {
	switch strings.ToLower(s) {
	case "aws":
		return "Amazon Web Services"
	case "gcp":
		return "Google Cloud"
	case "azure":
		return "Microsoft Azure"
	case "oci":
		return "Oracle Cloud"
	}
	return s
}

// PriceProviders are the providers with a quote for the chip, in the order of the alphabet.
func PriceProviders(chip string) []string {
	var out []string
	for _, q := range quotes() {
		if q.Chip == chip && !slices.Contains(out, q.Provider) {
			out = append(out, q.Provider)
		}
	}
	slices.Sort(out)
	return out
}
