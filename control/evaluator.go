package control

// Evaluator evaluates one rule with weights that change from call to call, and allocates nothing. It is for one goroutine.
type Evaluator struct {
	rule *Rule
}

// Evaluator is a new evaluator of the rule.
func (r *Rule) Evaluator() *Evaluator { return &Evaluator{rule: r} }

// Wins is Game.Wins for these weights. It fails where the weights do not fit the rule or a sum does not fit int64; what a
// negative or upside-down weight gives is not defined (Rule.Game checks that).
func (e *Evaluator) Wins(w *Weights, reading Reading, c Coalition) (bool, error) {
	panic("control: being written")
}

// Blocks is Game.Blocks for these weights.
func (e *Evaluator) Blocks(w *Weights, reading Reading, c Coalition) (bool, error) {
	panic("control: being written")
}
