// Package sheet reads cap tables out of spreadsheets: XLSX workbooks and CSV files, in English and in German.
//
// The road has three steps, and a person stands at the second:
//
//	book, diags := sheet.Open("ledger.xlsx", data)       // what the file holds, cell by cell
//	mapping, diags := sheet.Propose(book)                // how Loadline would read it, and why
//	company, diags := sheet.Facts(book, mapping)         // the facts, each with its cell
//
// [Propose] guesses nothing about the law or the figures: it recognises headers by their words, decides number and date
// styles by what the whole column shows ("a day above 12"), and asks where nothing decides. What it found is written as a
// small file ([Mapping.Bytes]), which a person confirms or corrects and which [ReadMapping] reads back.
//
// # Lists
//
// A book holds lists: a header row and the rows below it, several on a sheet or on several sheets. The kinds are
//
//	stock ledger         one row a certificate: holder, class, number, quantity, date, what became of it
//	transaction ledger   one row an event: date, what happened, from whom to whom, how many
//	cap table            holders in rows, classes in columns, totals, percentages, the pool
//	option ledger        one row a grant
//	convertible ledger   one row a SAFE or a note
//	gesellschafterliste  the German list of shareholders of a GmbH (section 40 GmbHG)
//
// A list is used for its facts, or to check the facts of the others: a cap table beside ledgers is compared with them and
// never added to them; what no ledger covers (a pool, options without an option ledger) is taken from it.
//
// # The mapping file
//
// Lines are "word = value"; what stands after a # is a comment. The lines before the first list are about the company:
//
//	company  = "Nordlicht KI GmbH"
//	as_of    = 2026-11-24          # the day of facts that carry no date of their own
//	currency = EUR                 # of amounts that name none
//
// A list begins with the name of its sheet in brackets (a CSV file has the one sheet [table]):
//
//	[Stock ledger]
//	kind     = stock ledger
//	use      = facts               # facts, check or nothing
//	header   = 4                   # the row with the names of the columns
//	last     = 120                 # the last row of the list
//	numbers  = 1,234.56            # or 1.234,56 or 1234 (no separators) or ? (not decided)
//	dates    = month/day/year      # or day/month/year or year-month-day or ?
//	capital  = B5                  # of a GmbH: the cell with the Stammkapital
//	holder   = B "Stakeholder"     # a field, its column, the words of its header
//	issued   = D "Issued", dates day/month/year
//	price    = E "Price", currency USD, numbers 1.234,56
//	shares   = F "Series A", class "Series A Preferred"
//	ignore   = G "Notes"
//
// The column is its letter or its header in quotes; where both are given they must agree. Fields are listed by the kind
// of list in words.go; a field named for two columns is an error except shares, options and warrants, of which a cap table
// has many.
//
// # Limits
//
// 64 MiB of file, 128 MiB unpacked, 256 sheets, 1,048,576 rows, 1,024 columns and 12 million cells.
//
// # Standards
//
// CSV is RFC 4180, read leniently; XLSX is ECMA-376 (SpreadsheetML). The parts of a workbook are read with the standard
// library: cells are taken as they stand in the part, with their type and number format, so that 1.25 as a number and
// "1.250" as a text stay apart, and a cell in column XFD costs no padding.
package sheet
