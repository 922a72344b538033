package loadline

// Expr is a formula as it was written: names and places, no values and no pointers to facts, so that it means the same
// after a scenario has changed the facts. Operators are calls of "+", "-", "*", "/", "neg", "<", "<=", ">", ">=", "==",
// "!=", "&&", "||", "!" and "?" (condition, then, else).
type Expr struct {
	Op   Op
	Name string // of a Ref ("input.pre_money", "true"), a Call ("fully_diluted", "<=") or the text of a Str
	Num  Ratio  // of a Num: the decimal as written, exactly
	Args []Expr // of a Call or a List
	At   Source
}

// Op is the kind of an expression.
type Op uint8

// The kinds of expressions. NoExpr is the zero value: nothing was written.
const (
	NoExpr Op = iota
	Num
	Str
	RefTo
	Call
	List
)

// IsZero says whether nothing was written.
func (e Expr) IsZero() bool { return e.Op == NoExpr }
