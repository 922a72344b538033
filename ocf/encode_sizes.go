package ocf

import (
	"cmp"

	"loadline"
)

// encoder turns facts into drafts. Open Cap Format has a type of event for each kind of security, and asks how much an
// event ends also where it ends all: so the encoder knows of every security what it is and how much there is of it.
type encoder struct {
	currency   string // of amounts that name none
	securities map[string]security
	splits     []*loadline.Split
	made       int // ids made for transactions without one
}

// security is what an issuance says, and how much of it was exercised or released in parts.
type security struct {
	family   string // "STOCK", "EQUITY_COMPENSATION", "WARRANT" or "CONVERTIBLE"
	class    string
	issued   loadline.Date
	size     loadline.Ratio // shares, or the amount of a convertible
	sized    bool
	currency string // of the amount
	used     loadline.Ratio
}

func newEncoder(c *loadline.Company) *encoder {
	e := &encoder{currency: c.Currency, securities: make(map[string]security, len(c.Transactions))}
	for _, t := range c.Transactions {
		switch t := t.(type) {
		case *loadline.StockIssuance:
			e.securities[t.SecurityID] = security{family: "STOCK", class: t.StockClassID, issued: t.Date, size: t.Quantity.Ratio(), sized: true}
		case *loadline.GrantIssuance:
			e.securities[t.SecurityID] = security{family: "EQUITY_COMPENSATION", class: t.StockClassID, issued: t.Date, size: t.Quantity.Ratio(), sized: true}
		case *loadline.WarrantIssuance:
			n, known := t.Quantity.Exact()
			e.securities[t.SecurityID] = security{family: "WARRANT", class: t.StockClassID, issued: t.Date, size: n, sized: known}
		case *loadline.ConvertibleIssuance:
			e.securities[t.SecurityID] = security{family: "CONVERTIBLE", issued: t.Date, size: t.Investment.Amount, sized: true, currency: t.Investment.Currency}
		case *loadline.Split:
			e.splits = append(e.splits, t)
		}
	}
	for _, t := range c.Transactions {
		switch t := t.(type) {
		case *loadline.Exercise:
			e.use(&t.Closing)
		case *loadline.Release:
			e.use(&t.Closing)
		}
	}
	return e
}

func (e *encoder) use(t *loadline.Closing) {
	if n, ok := t.Quantity.Get(); ok {
		s := e.securities[t.SecurityID]
		s.used = s.used.Add(n.Ratio())
		e.securities[t.SecurityID] = s
	}
}

// familyOf is what a security is. One that is not among the facts is taken for stock.
func (e *encoder) familyOf(id string) string { return cmp.Or(e.securities[id].family, "STOCK") }

// whole is how much there is of a security when an event ends all of it. After a split of its class nobody has said that.
func (e *encoder) whole(t *loadline.Closing) (loadline.Ratio, bool) {
	s := e.securities[t.SecurityID]
	for _, split := range e.splits {
		if (s.class == split.StockClassID || s.class == "") && s.issued <= split.Date && split.Date <= t.Date {
			return loadline.Ratio{}, false
		}
	}
	left := s.size.Sub(s.used)
	return left, s.sized && left.Sign() >= 0
}
