package loadline

// ProfitTier is a step of profit shares, as in a company whose investors' returns are capped. What debts and preferences leave
// goes to those who share in the first step, in their parts, until it is full; then to those of the next. It is full when it
// has paid UpTo, or when one who shares in it has had its Multiple: whichever is earlier.
type ProfitTier struct {
	Name   string
	Title  string
	Order  Stated[int]   // its place: 1 is paid first
	UpTo   Stated[Money] // what it pays in all; None: it has no end of its own
	Shares []ProfitShare
	At     Source
}

// ProfitShare is a part of a step.
type ProfitShare struct {
	Name     string
	Of       Ref           // a stakeholder, or a stock class: its holders by the shares that they hold
	Part     Stated[Ratio] // of what the step pays
	Multiple Stated[Ratio] // of what was invested, with all that was had before this step: at which the step ends
	Invested Stated[Money] // what the multiple counts from; not said: of a class its original issue price for each share
	Paid     Stated[Money] // what was had already before the day, which counts towards the multiple; None: nothing
	At       Source
}

// Ref is how expressions and answers name the step.
func (t ProfitTier) Ref() Ref { return Ref{"tier", t.Name} }
