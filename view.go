package loadline

// View is a picture of an answer. The set is closed: Table, Curve, Fan, Timeline, Map, Diff, Steps and Reckoner are the only things
// that reports and the workbench draw.
type View interface{ view() }

// Table is rows under columns.
type Table struct {
	ID      string // names the sheet and the JSON: "holdings"
	Title   Text
	Columns []Column
	Rows    []Row
	Notes   []Text // the definition beside each number that has several
}

// Column is one column of a table.
type Column struct {
	ID      string
	Head    Text
	Kind    ColumnKind
	ShareOf string   // id of the column whose total this is a share of: printed percentages add to 100
	Product []string // ids of the columns that it is the product of
}

// ColumnKind is what a column holds, which decides how it is aligned and printed.
type ColumnKind uint8

// The kinds of columns.
const (
	Words   ColumnKind = iota
	Count              // shares, votes
	Amount             // money
	Percent            // a ratio, printed in percent
	Factor             // a ratio, printed as it is
	Day
)

// Row is one row of a table.
type Row struct {
	Role  RowRole
	Level int // indentation of the first column
	Cells []Cell
	Sums  []int // of a subtotal or total: the indices of the rows it adds up
}

// RowRole is what a row is.
type RowRole uint8

// The roles of rows.
const (
	Plain RowRole = iota
	Section
	Subtotal
	Total
)

// Cell is one figure with its reason. Value is nil (blank), a string, Text, Shares, Ratio, Number, Money, Date or Ref.
type Cell struct {
	Value any
	Why   *Reason
}

// Curve is lines over one horizontal axis.
type Curve struct {
	ID     string
	Title  Text
	X, Y   Axis
	Series []Series
}

// Axis is the direction of a picture.
type Axis struct {
	Title Text
	Kind  ColumnKind
}

// Series is one line: points in order of X.
type Series struct {
	Name   Text
	Points []Point
}

// Point is a place in a picture; a day counts from the zero [Date].
type Point struct{ X, Y float64 }

// Fan is quantiles over time.
type Fan struct {
	ID        string
	Title     Text
	X, Y      Axis
	Quantiles []Quantile
}

// Quantile is one line of a fan.
type Quantile struct {
	Level  float64 // 0.05 to 0.95
	Points []Point
}

// Timeline is dated events.
type Timeline struct {
	ID     string
	Title  Text
	Events []TimelineEvent
}

// TimelineEvent is one event of a timeline.
type TimelineEvent struct {
	ID     string // the same for as long as the fact keeps its name, where a calendar is to know it again; else empty
	Period Period
	Says   Text
	At     Source
}

// Map is nodes and the links between them: who holds, appoints, supplies what.
type Map struct {
	ID    string
	Title Text
	Nodes []MapNode
	Links []MapLink
}

// MapNode is one thing on a map.
type MapNode struct {
	Ref   Ref
	Title Text
	Group string
}

// MapLink joins two nodes.
type MapLink struct {
	From, To Ref
	Says     Text
	Weight   Number
	At       Source
}

// Diff is a table of before and after.
type Diff struct {
	ID    string
	Title Text
	Rows  []DiffRow
}

// DiffRow is one thing that changed.
type DiffRow struct {
	What          Text
	Before, After Cell
	Effect        Text
}

// Steps is a sequence of acts in order.
type Steps struct {
	ID    string
	Title Text
	Steps []Step
}

// Step is one act.
type Step struct {
	Says  Text
	After Duration // since the step before
	At    Source
}

// Reckoner is figures that hang on one other: each is straight between the points, and goes on beyond the last. A workbook reckons
// them by formulas, so that a reader may ask about another figure; nothing else draws it.
type Reckoner struct {
	ID       string
	Title    Text
	Of       Text  // what may be changed: "Proceeds"
	At       Ratio // the figure that was asked about
	Currency string
	Points   []Ratio // of what may be changed, rising; twice where the figures jump
	Lines    []Reckoned
	Notes    []Text
}

// Reckoned is one figure of a [Reckoner].
type Reckoned struct {
	Name   Text
	At     Ratio   // at the figure that was asked about
	Values []Ratio // at the points
	Onward Ratio   // of each further unit beyond the last point
}

func (Table) view()    {}
func (Curve) view()    {}
func (Fan) view()      {}
func (Timeline) view() {}
func (Map) view()      {}
func (Diff) view()     {}
func (Steps) view()    {}
func (Reckoner) view() {}
