package governance

import (
	"loadline"
	"loadline/captable"
)

// Order is a company's order of deciding at the end of a day. It is immutable and safe for concurrent use.
type Order struct {
	company *loadline.Company
	ledger  *captable.Ledger
	held    *captable.Holdings
	date    loadline.Date
}

// On reads a company at the end of a day; the zero date is the day of which the company speaks. The diagnostics tell of facts
// that cannot be true together. The ledger is the company's own, or of a company that differs from it in no security.
func On(c *loadline.Company, l *captable.Ledger, date loadline.Date) (*Order, loadline.Diagnostics) {
	return &Order{company: c, ledger: l, date: date}, nil
}

// Company is the company that was read.
func (o *Order) Company() *loadline.Company { return o.company }

// Date is the day.
func (o *Order) Date() loadline.Date { return o.date }

// Holdings are who holds what on the day.
func (o *Order) Holdings() *captable.Holdings { return o.held }

// Matters are those that stand on the day, in the order of the file.
func (o *Order) Matters() []loadline.Ref { return nil }

// Matter is a matter as it stands on the day, and whether there is one.
func (o *Order) Matter(ref loadline.Ref) (loadline.Matter, bool) { return loadline.Matter{}, false }

// Document is a document of the company, and whether there is one of this name.
func (o *Order) Document(ref loadline.Ref) (loadline.Document, bool) {
	return loadline.Document{}, false
}

// Holder is who holds an office or sits on a seat: a stakeholder, None where it is vacant. A seat held by office is followed to
// the person.
func (o *Order) Holder(ref loadline.Ref) loadline.Stated[loadline.Ref] {
	return loadline.Stated[loadline.Ref]{}
}

// Bodies are those that stand on the day, in the order of the file.
func (o *Order) Bodies() []loadline.Body { return nil }

// Sitting is a seat of a body on a day.
type Sitting struct {
	Seat     loadline.Ref // seat.board.ceo
	Fact     loadline.Seat
	Person   loadline.Stated[loadline.Ref] // the stakeholder who sits there; None: vacant
	By       loadline.Ref                  // the office by which one sits; zero where none
	Exists   loadline.Truth                // CannotTell where it hangs on an event of which nobody knows, or ended without a successor
	Observer bool                          // without a vote
}

// Vacant says whether nobody sits there.
func (s Sitting) Vacant() bool { return s.Person.Saying == loadline.None }

// Seats are the seats of a body on the day, observers too, in the order of the file.
func (o *Order) Seats(body loadline.Ref) []Sitting { return nil }

// Electors are who fills a seat: the approval that the documents state, else the law's; NotStated where neither says.
func (o *Order) Electors(seat loadline.Ref) loadline.Approval { return loadline.Approval{} }

// Removers are who removes from a seat without cause, as [Order.Electors].
func (o *Order) Removers(seat loadline.Ref) loadline.Approval { return loadline.Approval{} }

// Amenders are who amends a document, as [Order.Electors]: its own statement, else the law's for its kind.
func (o *Order) Amenders(document loadline.Ref) loadline.Approval { return loadline.Approval{} }
