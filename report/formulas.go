package report

import (
	"slices"
	"strings"

	"loadline"
)

// formula is the live formula of a cell, or none. A formula is written only where, reckoned exactly over the cells that it
// names, it gives the answer's own figure: one that gave another would be a second answer.
func (s *sheet) formula(i, j int) string {
	c := s.t.Columns[j]
	if s.points > 0 {
		return s.reckoned(i, j)
	}
	own, ok := s.number(i, j)
	if !ok || s.whole[j].circular {
		return ""
	}
	var tries []func(int, int, loadline.Ratio) string
	if c.ShareOf != "" {
		tries = append(tries, s.share)
	}
	if len(s.t.Rows[i].Sums) > 0 {
		tries = append(tries, s.sum)
	}
	if len(c.Product) > 0 {
		tries = append(tries, s.product)
	}
	for _, try := range tries {
		if formula := try(i, j, own); formula != "" {
			return formula
		}
	}
	return ""
}

// sum adds up the rows of a subtotal or total.
func (s *sheet) sum(i, j int, own loadline.Ratio) string {
	var sum loadline.Ratio
	var rows []int
	for _, k := range s.t.Rows[i].Sums {
		if k < 0 || k >= len(s.t.Rows) || k == i {
			return ""
		}
		if s.value(k, j) == nil {
			continue // an empty cell adds nothing in a spreadsheet either
		}
		n, ok := s.number(k, j)
		if !ok {
			return ""
		}
		sum, rows = sum.Add(n), append(rows, k)
	}
	if len(rows) == 0 || !sum.Equal(own) || s.circular(i) {
		return ""
	}
	return s.sumOf(rows, j, false)
}

// circular says whether a row adds itself up by way of others.
func (s *sheet) circular(i int) bool {
	seen := make([]bool, len(s.t.Rows))
	var reaches func(k int) bool
	reaches = func(k int) bool {
		for _, part := range s.t.Rows[k].Sums {
			if part == i {
				return true
			}
			if part < 0 || part >= len(seen) || seen[part] {
				continue
			}
			if seen[part] = true; reaches(part) {
				return true
			}
		}
		return false
	}
	return reaches(i)
}

// A formula holds 8,192 characters and a function 255 arguments.
const (
	longestFormula = 8000
	mostArguments  = 200
)

// sumOf is SUM over rows of a column, neighbours as one range; none where it would be longer than a formula may be.
func (s *sheet) sumOf(rows []int, j int, fixed bool) string {
	rows = slices.Clone(rows)
	slices.Sort(rows)
	if len(slices.Compact(slices.Clone(rows))) != len(rows) {
		return "" // a row counted twice is not a sum that a range can say
	}
	var ranges []string
	for a := 0; a < len(rows); {
		b := a
		for b+1 < len(rows) && rows[b+1] == rows[b]+1 {
			b++
		}
		one := s.cell(rows[a], j, fixed)
		if b > a {
			one += ":" + s.cell(rows[b], j, fixed)
		}
		ranges, a = append(ranges, one), b+1
	}
	var sums []string
	for chunk := range slices.Chunk(ranges, mostArguments) {
		sums = append(sums, "SUM("+strings.Join(chunk, ",")+")")
	}
	formula := strings.Join(sums, "+")
	if len(formula) > longestFormula {
		return ""
	}
	return formula
}

// share divides by the total that the figure is a share of: a total row of which the row is a part, else any total row,
// else the sum of the body rows.
func (s *sheet) share(i, j int, own loadline.Ratio) string {
	k, ok := columnOf(s.t, s.t.Columns[j].ShareOf)
	if !ok {
		return ""
	}
	n, ok := s.number(i, k)
	if !ok {
		return ""
	}
	is := func(total loadline.Ratio) bool { return total.Sign() != 0 && n.Quo(total).Equal(own) }
	other := -1
	for _, t := range s.totals {
		total, ok := s.number(t, k)
		if !ok || !is(total) {
			continue
		}
		if t == i || s.contains(t, i) {
			return s.cell(i, k, false) + "/" + s.cell(t, k, true)
		}
		other = t
	}
	if other >= 0 {
		return s.cell(i, k, false) + "/" + s.cell(other, k, true)
	}
	if w := s.whole[k]; w.formula != "" && is(w.sum) {
		return s.cell(i, k, false) + "/(" + w.formula + ")"
	}
	return ""
}

// contains says whether all that row i stands for is in the total t.
func (s *sheet) contains(t, i int) bool {
	for _, p := range s.parts[i] {
		if _, ok := slices.BinarySearch(s.parts[t], p); !ok {
			return false
		}
	}
	return len(s.parts[i]) > 0
}

// product multiplies cells of the row.
func (s *sheet) product(i, j int, own loadline.Ratio) string {
	product := loadline.Int(1)
	var factors []string
	for _, id := range s.t.Columns[j].Product {
		k, ok := columnOf(s.t, id)
		if !ok {
			return ""
		}
		n, ok := s.number(i, k)
		if !ok {
			return ""
		}
		product, factors = product.Mul(n), append(factors, s.cell(i, k, false))
	}
	if !product.Equal(own) {
		return ""
	}
	return strings.Join(factors, "*")
}
