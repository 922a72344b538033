package main

import "strings"

// The sheet and the mapping that the help of import ledger shows. A test reads the one by the other.
const (
	exampleSheet = `Our people;;
Who;What;How many
Ada Chen;A;4.000.000
Cloud Fund;B;1.000.000
All together;;5.000.000
`
	exampleMapping = `as_of   = 2026-03-01          # the day of facts that carry no date of their own

[table]                       # the sheet; a CSV file has the one sheet [table]
kind    = cap table           # or stock ledger, transaction ledger, option ledger,
                              # convertible ledger, gesellschafterliste
use     = facts               # or check, to compare with the other lists; or nothing
header  = 2                   # the row with the names of the columns
last    = 4                   # the last row that counts
numbers = 1.234,56            # or 1,234.56, or 1234 where nothing separates thousands
holder   = A "Who"            # what a column holds, its letter, its header
class    = B                  # one of the two is enough
quantity = "How many"
`
)

func indented(s string) string {
	return "  " + strings.TrimSpace(strings.ReplaceAll(s, "\n", "\n  ")) + "\n"
}
