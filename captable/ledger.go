package captable

import (
	"slices"

	"loadline"
)

// Ledger is a company's transactions sorted, indexed and linted, ready to be folded to any date. It is immutable and
// safe for concurrent use.
type Ledger struct {
	company     *loadline.Company
	secs        []security
	closings    []closing // by security, in the order in which they take effect
	classes     []class   // those of the company, then those that only transactions name
	plans       []plan
	planClasses [][]int32 // of each plan
	everSplit   []int32   // classes that are split at some time
	terms       []schedule
	holders     int32            // how many stakeholders are named
	ids         map[string]int32 // of securities
	classID     map[string]int32
	marks       []mark // vesting transactions, by security and date
	repriced    []mark
	service     map[int32]service // of holders who left
	authorized  []authorization   // of the whole company
	choices     []choice
	choosy      []int32         // securities that choices of their own touch
	follow      map[int32]int32 // the choice of a security outside plans whose class was split
	absent      []absence
	backs       map[int32][]back // what was returned to pools, by security
	dates       []loadline.Date
}

// New indexes the transactions of a company and says what contradicts what. The ledger answers even where there are
// Errors among the diagnostics, but then its figures must not be shown: more left a security than it held.
func New(c *loadline.Company) (*Ledger, loadline.Diagnostics) {
	b := newBuilder(c)
	b.issuances()
	b.changes()
	b.arrange()
	b.preparePools()
	b.choose()
	b.listChoosy()
	b.sortDays()
	b.settle()
	b.lint()
	return b.Ledger, b.notes.all()
}

// Company is the company the ledger was made from.
func (l *Ledger) Company() *loadline.Company { return l.company }

// Dates are the days on which something happens to holdings, ascending: issuances, closings, splits, adjustments of
// reserves, ratios and authorised shares, and recorded vesting events. Days on which a schedule vests are not among them.
func (l *Ledger) Dates() []loadline.Date { return slices.Clone(l.dates) }

// dayOf is the day that On folds to: where none is asked for, the later of the company's own and the last transaction's.
func (l *Ledger) dayOf(d loadline.Date) loadline.Date {
	if d != 0 {
		return d
	}
	if n := len(l.dates); n > 0 {
		return max(l.company.AsOf, l.dates[n-1])
	}
	return l.company.AsOf
}

func (b *builder) sortDays() {
	b.dates = make([]loadline.Date, 0, len(b.days))
	for d := range b.days {
		b.dates = append(b.dates, d)
	}
	slices.Sort(b.dates)
}
