package captable

import (
	"cmp"
	"fmt"
	"slices"

	"loadline"
)

// closing is an event that ends a security or a part of it.
type closing struct {
	qty     loadline.Ratio // where exact
	tx      int32
	sec     int32
	balance int32 // the security that holds the rest; none, or missing where it is named and not there
	choice  int32 // between readings of its date, or none
	date    loadline.Date
	kind    closingKind
	amount  amountKind
}

const missing = int32(-2)

// amountKind is how much an event ends.
type amountKind uint8

const (
	exactAmount   amountKind = iota // closing.qty
	wholeAmount                     // all that is left
	unknownAmount                   // the file leaves the quantity open
)

// closingKind is what an event does. The order is that of events on one security within a day: first those that leave
// recorded results behind, then those that end what is left. Retraction is last: it ends whatever there still is.
type closingKind uint8

const (
	byExercise closingKind = iota
	byRelease
	byConversion
	byTransfer
	byReissuance
	byConsolidation
	byRepurchase
	byCancellation
	byRetraction
)

// String is the event as a noun.
func (k closingKind) String() string {
	return [...]string{"exercise", "release", "conversion", "transfer", "reissuance", "consolidation", "repurchase",
		"cancellation", "retraction"}[k]
}

// endsUnvestedFirst says which part of a security that vests an event ends first. Who exercises, converts or passes on
// acts on what is vested; who cancels or buys back takes what has not vested (Loadline's rule: the file does not say).
func (k closingKind) endsUnvestedFirst() bool { return k >= byRepurchase }

// moves says whether what the event ends lives on in securities of its own kind.
func (k closingKind) moves() bool {
	return k == byTransfer || k == byReissuance || k == byConsolidation
}

// closingOf is what an event has in common with others that end securities.
func closingOf(t loadline.Transaction) (*loadline.Closing, closingKind, bool) {
	switch t := t.(type) {
	case *loadline.Transfer:
		return &t.Closing, byTransfer, true
	case *loadline.Cancellation:
		return &t.Closing, byCancellation, true
	case *loadline.Retraction:
		return &t.Closing, byRetraction, true
	case *loadline.Repurchase:
		return &t.Closing, byRepurchase, true
	case *loadline.Conversion:
		return &t.Closing, byConversion, true
	case *loadline.Exercise:
		return &t.Closing, byExercise, true
	case *loadline.Release:
		return &t.Closing, byRelease, true
	case *loadline.Reissuance:
		return &t.Closing, byReissuance, true
	}
	return nil, 0, false
}

// closes takes an event that ends securities.
func (b *builder) closes(tx int32, t loadline.Transaction) bool {
	if t, ok := t.(*loadline.Consolidation); ok {
		for _, id := range t.SecurityIDs {
			if s := b.named(&t.Event, id); s != none {
				b.close(closing{tx: tx, sec: s, date: t.Date, kind: byConsolidation, amount: wholeAmount})
			}
		}
		return true
	}
	c, kind, ok := closingOf(t)
	if !ok {
		return false
	}
	if s := b.named(&c.Event, c.SecurityID); s != none {
		e := closing{tx: tx, sec: s, date: c.Date, kind: kind}
		e.qty, e.amount = b.ends(c, kind, b.secs[s].kind)
		b.close(e)
	}
	return true
}

func (b *builder) close(e closing) {
	e.balance, e.choice = none, none
	b.closings = append(b.closings, e)
	b.secs[e.sec].closed++
}

// ends is how much an event ends. Retractions, reissuances and conversions of convertibles are of the whole: Open Cap
// Format gives the first two no quantity, and real exports write the shares received as the third's.
func (b *builder) ends(c *loadline.Closing, kind closingKind, of SecurityKind) (loadline.Ratio, amountKind) {
	switch q, said := c.Quantity.Get(); {
	case kind == byRetraction || kind == byReissuance || kind == byConversion && of.convertible():
		return loadline.Ratio{}, wholeAmount
	case said && q.Sign() < 0:
		b.negativeEvent(c)
		return loadline.Ratio{}, exactAmount
	case said:
		return q.Ratio(), exactAmount
	case c.Quantity.Saying == loadline.None:
		return loadline.Ratio{}, wholeAmount
	}
	return loadline.Ratio{}, unknownAmount
}

// compareClosings is the order in which events on one security take effect; the id decides where nothing else does, so
// that the order of the file does not matter.
func compareClosings(c *loadline.Company, x, y *closing) int {
	return cmp.Or(cmp.Compare(x.date, y.date), cmp.Compare(x.kind, y.kind), x.qty.Cmp(y.qty),
		cmp.Compare(c.Transactions[x.tx].Base().ID, c.Transactions[y.tx].Base().ID))
}

// arrange lays the closings of each security side by side in the order in which they take effect, and ties what comes
// of them to them.
func (b *builder) arrange() {
	at := int32(0)
	for i := range b.secs {
		b.secs[i].first = at
		at += b.secs[i].closed
		b.secs[i].closed = 0
	}
	laid := make([]closing, len(b.closings))
	for i := range b.closings {
		s := &b.secs[b.closings[i].sec]
		laid[s.first+s.closed] = b.closings[i]
		s.closed++
	}
	b.closings = laid
	for i := range b.secs {
		if s := &b.secs[i]; s.closed > 1 {
			slices.SortStableFunc(laid[s.first:s.first+s.closed], func(x, y closing) int { return compareClosings(b.company, &x, &y) })
		}
	}
	for i := range b.closings {
		b.tie(int32(i))
	}
}

// tie finds the securities that come of an event. A result that is not in the file is missing from every figure, which
// is said with its shares.
func (b *builder) tie(i int32) {
	c := &b.closings[i]
	results, balance := b.successors(c)
	gone := 0
	for _, id := range results {
		if s, ok := b.ids[id]; ok {
			b.comesFrom(s, i, false)
		} else {
			gone++
		}
	}
	if gone > 0 {
		b.resultsMissing(i, gone, len(results))
	}
	if balance == "" {
		return
	}
	s, ok := b.ids[balance]
	if c.balance = s; !ok {
		c.balance = missing
		b.balanceMissing(i)
		return
	}
	b.comesFrom(s, i, true)
}

// comesFrom notes that a security comes from an event. Nothing comes from itself; of two issuances of one id
// nobody knows which is meant; where two events claim a security, the earlier one has it.
func (b *builder) comesFrom(sec, event int32, balance bool) {
	s, e := &b.secs[sec], &b.closings[event]
	if e.sec == sec || s.has&twin != 0 || s.origin != none && compareClosings(b.company, &b.closings[s.origin], e) <= 0 {
		return
	}
	s.origin = event
	s.has &^= isBalance
	if balance {
		s.has |= isBalance
	}
	if t, ok := b.company.Transactions[e.tx].(*loadline.Reissuance); ok && t.SplitID != "" {
		s.has |= ownSplit
	}
}

// successors are the ids of the securities that come of an event: its results, and the balance where it names one.
func (l *Ledger) successors(c *closing) (results []string, balance string) {
	t := l.company.Transactions[c.tx]
	if t, ok := t.(*loadline.Consolidation); ok {
		return []string{t.ResultID}, ""
	}
	e, _, ok := closingOf(t)
	if !ok {
		panic(fmt.Sprintf("captable: %T closes nothing", t))
	}
	return e.ResultIDs, e.BalanceID
}
