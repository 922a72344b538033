package loadline

import "fmt"

// Source says where a fact was stated: a place in a file, a cell of a sheet, a clause of a document, or several of
// these. The zero value is "nowhere": a fact that Loadline made itself.
type Source struct {
	File   string  `json:"file,omitempty"`   // as the user named it, inside a package after an exclamation mark: "cap.zip!Transactions.ocf.json"
	Line   int32   `json:"line,omitempty"`   // from 1, as Column; 0 where the file has none
	Column int32   `json:"column,omitempty"` // counts bytes
	From   int64   `json:"from,omitempty"`   // bytes, half open to To; both 0 where unknown
	To     int64   `json:"to,omitempty"`
	Cell   string  `json:"cell,omitempty"`   // of a sheet: "Ledger!B7"; with its file where File is a text that names it: "ledger.xlsx#Ledger!B7"
	Clause *Clause `json:"clause,omitempty"` // what it cites, where it cites anything
}

// Clause is a place in a governing document or a law, with the words that matter.
type Clause struct {
	Document Ref    `json:"document"`         // document.bylaws, or a law by its name
	Number   string `json:"number,omitempty"` // "4.2", "§ 141(k)"
	Quote    string `json:"quote,omitempty"`  // the words themselves, where given
}

// Known says whether there is any place at all.
func (s Source) Known() bool { return s.File != "" || s.Cell != "" || s.Clause != nil }

// CellWithFile is the cell with the file of its sheet, "ledger.xlsx#Ledger!B7"; empty where there is no cell.
func (s Source) CellWithFile() string {
	if s.Cell == "" || s.Column > 0 { // only texts have columns
		return s.Cell
	}
	return s.File + "#" + s.Cell
}

// String is the place as a compiler prints it, "company.hcl:41:3", and the cell where there is one.
func (s Source) String() string {
	switch {
	case s.Cell != "" && s.Column > 0:
		return fmt.Sprintf("%s:%d:%d, %s", s.File, s.Line, s.Column, s.Cell)
	case s.Cell != "":
		return s.CellWithFile()
	case s.File == "" && s.Clause != nil:
		return fmt.Sprintf("%v %s", s.Clause.Document, s.Clause.Number)
	case s.Line == 0:
		return s.File
	case s.Column == 0:
		return fmt.Sprintf("%s:%d", s.File, s.Line)
	}
	return fmt.Sprintf("%s:%d:%d", s.File, s.Line, s.Column)
}
