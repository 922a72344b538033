package governance

import (
	"loadline"
	"loadline/captable"
)

// Lint tells what of the facts on deciding cannot be used, or is used in a way that the reader should know: of every matter on
// the day, each letter once.
func Lint(c *loadline.Company, l *captable.Ledger, date loadline.Date) loadline.Diagnostics {
	return nil
}
