package forecast

import "math"

// table is a function of one number by cells of equal width: a cubic in each, or a step. Outside it is what it is at its ends.
type table struct {
	lo, perUnit float64      // cell = floor((x - lo) · perUnit)
	cells       [][4]float64 // coefficients by rising power of the place in the cell, 0 to 1
}

// at is the table's value, in operations that are the same on every machine. No number is at the lower end.
func (t *table) at(x float64) float64 {
	y := float64((x - t.lo) * t.perUnit)
	if !(y > 0) {
		y = 0
	}
	last := float64(len(t.cells))
	if y > last {
		y = last
	}
	i := min(int(y), len(t.cells)-1)
	f, c := y-float64(i), &t.cells[i]
	return math.FMA(math.FMA(math.FMA(c[3], f, c[2]), f, c[1]), f, c[0])
}

func (p *Program) lookup(x Vector, t table) Vector {
	p.tables = append(p.tables, t)
	return p.vector(node{op: opTable, a: int32(x), aux: int32(len(p.tables) - 1)})
}

// stepsOf is a step for each value, over uniform numbers between zero and one.
func stepsOf(values []float64) table {
	t := table{perUnit: float64(len(values))}
	for _, v := range values {
		t.cells = append(t.cells, [4]float64{v})
	}
	return t
}

// The range of normal scores that a word can have is ±6.23; a mixture of correlated ones may reach a little further.
const (
	scoreReach = 8.0
	scoreCells = 1024
)

// transform is a function of a normal score, by its table.
func (p *Program) transform(z Vector, f func(z float64) float64) Vector {
	return p.lookup(z, smooth(f))
}

// smooth is the table of a function of a normal score, by cubics through its values with slopes from differences of the fourth order.
func smooth(f func(z float64) float64) table {
	const h = 2 * scoreReach / scoreCells
	y := make([]float64, scoreCells+5)
	for i := range y {
		y[i] = f(-scoreReach + float64(float64(i-2)*h))
	}
	slope := func(i int) float64 {
		return (float64(8*(y[i+3]-y[i+1])) - (y[i+4] - y[i])) / 12
	}
	t := table{lo: -scoreReach, perUnit: 1 / h, cells: make([][4]float64, scoreCells)}
	for i := range t.cells {
		a, b, m, n := y[i+2], y[i+3], slope(i), slope(i+1)
		t.cells[i] = [4]float64{a, m, float64(3*(b-a)) - float64(2*m) - n, float64(2*(a-b)) + m + n}
	}
	return t
}
