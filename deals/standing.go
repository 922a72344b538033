package deals

import "loadline"

// standing is what there is before the round.
type standing struct{}

// stand reads what there is before the round.
func (c *closer) stand() {}

// read closes the round for one combination of choices; nil where the choices contradict what is stated, or give no price.
func (c *closer) read() *ClosedReading { return nil }

// conclude writes the letters.
func (c *closer) conclude([]leaf) {
	c.ask(loadline.Textf("At which price does %v close?", c.round.Name), c.round.At)
}
