package sheet

import "loadline"

// Mapping is how a book is read: which lists it holds and what stands in their columns. [Propose] makes one, a person
// confirms it, [Facts] follows it to the letter.
type Mapping struct {
	Company  string        // the legal name, where the book says it
	AsOf     loadline.Date // the day of facts that carry no date of their own; 0 where nobody said
	Currency string        // ISO 4217, of amounts that name none; empty where nobody said
	Lists    []ListMapping
}

// ListMapping is how one list of a book is read.
type ListMapping struct {
	Sheet   string // its sheet; "table" of a CSV file
	Kind    ListKind
	Use     ListUse
	Header  int         // the row with the names of the columns, from 1
	Last    int         // the last row of the list, from 1
	Numbers NumberStyle // of columns that have none of their own
	Dates   DateStyle   // of columns that have none of their own
	Capital string      // of a Gesellschafterliste: the cell with the Stammkapital, such as "B5"
	Columns []ColumnMapping
	Sure    Confidence
	Why     loadline.Text // why it was taken for this kind of list
}

// ColumnMapping says what stands in one column.
type ColumnMapping struct {
	Field    string      // a word of the kind of list, such as "holder" or "issued"; "ignore" for nothing
	Letter   string      // of the column: "B"; empty where only the header is named
	Head     string      // the words of its header
	Class    string      // of a column of a cap table: the class of stock it counts
	Currency string      // of its amounts; empty: the book's
	Numbers  NumberStyle // of its own; NumbersOpen: the list's
	Dates    DateStyle   // of its own; DatesOpen: the list's
	Sure     Confidence
	Why      loadline.Text // why the column was taken for this
}

// ListKind is what a list is.
type ListKind uint8

// The kinds of lists.
const (
	NoList            ListKind = iota
	StockLedger                // one row a certificate
	TransactionLedger          // one row an event
	CapTable                   // holders in rows, classes in columns
	OptionLedger               // one row a grant
	ConvertibleLedger          // one row a SAFE or a note
	ShareholderList            // the Gesellschafterliste of a GmbH, section 40 GmbHG
)

// String is the kind as it is written in a mapping file.
func (k ListKind) String() string {
	return [...]string{"nothing", "stock ledger", "transaction ledger", "cap table", "option ledger", "convertible ledger", "gesellschafterliste"}[k]
}

// ListUse is what a list is read for.
type ListUse uint8

// The uses of a list.
const (
	TakeFacts  ListUse = iota // its rows are facts
	CheckFacts                // what the other lists say is compared with it; only what none of them covers is taken
	LeaveOut                  // it is not read
)

// String is the use as it is written in a mapping file.
func (u ListUse) String() string { return [...]string{"facts", "check", "nothing"}[u] }

// NumberStyle is how numbers are written in texts.
type NumberStyle uint8

// The styles of numbers.
const (
	NumbersOpen  NumberStyle = iota // not decided
	PlainNumbers                    // no separators of thousands, and a point or comma that can only be a decimal one
	PointDecimal                    // 1,234.56
	CommaDecimal                    // 1.234,56
)

// String is the style as it is written in a mapping file.
func (s NumberStyle) String() string { return [...]string{"?", "1234", "1,234.56", "1.234,56"}[s] }

// DateStyle is the order of day and month where both are numbers.
type DateStyle uint8

// The styles of dates.
const (
	DatesOpen  DateStyle = iota // not decided
	PlainDates                  // year first, months in words, or dates of the workbook: nothing to decide
	DayFirst                    // 17/11/2023, 17.11.2023
	MonthFirst                  // 11/17/2023
)

// String is the style as it is written in a mapping file.
func (s DateStyle) String() string {
	return [...]string{"?", "year-month-day", "day/month/year", "month/day/year"}[s]
}

// Confidence is how sure a proposal is.
type Confidence uint8

// The degrees of confidence.
const (
	Unsure Confidence = iota
	Likely
	Certain
)

// String is the confidence in a word.
func (c Confidence) String() string { return [...]string{"unsure", "likely", "certain"}[c] }
