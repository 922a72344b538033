package report

import (
	"slices"

	"loadline"
)

// percents are the figures of a column of percentages. In a column that says what it is a share of, the printed parts of
// each total add up to it exactly: the largest remainders are rounded up (Hamilton's method), and a subtotal prints the
// sum of its printed parts. What is more than nothing is not printed as 0%, nor what is less than all as 100%.
func (c *column) percents() []figure {
	values := make([]*loadline.Ratio, len(c.t.Rows))
	for i := range values {
		if r, ok := exactOf(c.value(i)); ok {
			values[i] = &r
		}
	}
	decimals := percentPlaces(values)
	printed := make([]*loadline.Ratio, len(values))
	if c.t.Columns[c.j].ShareOf != "" {
		printed = shareOut(c.t.Rows, values, decimals)
	}
	out := make([]figure, len(values))
	for i := range out {
		out[i] = c.percent(c.value(i), values[i], printed[i], decimals)
	}
	return out
}

// percentPlaces is one decimal where that tells all or no part is below 1%, else two.
func percentPlaces(values []*loadline.Ratio) int {
	onePlace, small := true, false
	for _, v := range values {
		if v == nil {
			continue
		}
		onePlace = onePlace && v.Round(3, loadline.Down).Equal(*v)
		small = small || v.Sign() > 0 && v.Cmp(loadline.Frac(1, 100)) < 0
	}
	if onePlace || !small {
		return 1
	}
	return 2
}

func (c *column) percent(v any, exact, printed *loadline.Ratio, decimals int) figure {
	hundred := loadline.Int(100)
	if exact == nil {
		n, ok := numberOf(v)
		if !ok {
			return figure{text: c.f.value(v), point: -1}
		}
		text := c.f.bounds(n, func(r loadline.Ratio, to aside) string {
			return c.f.fixed(roundAside(r.Mul(hundred), decimals, to), decimals, decimals)
		})
		if n.Lo != nil || n.Hi != nil {
			text += c.f.percentSign()
		}
		return figure{text: text, point: -1, open: true}
	}
	if printed == nil {
		r := exact.Round(decimals+2, loadline.HalfEven)
		printed = &r
	}
	c.rounded = c.rounded || !printed.Equal(*exact)
	before := ""
	one := loadline.Int(1)
	switch {
	case printed.Sign() == 0 && exact.Sign() > 0:
		r := loadline.Int(10).Quo(power(decimals + 3))
		before, printed = "<", &r
	case printed.Equal(one) && exact.Cmp(one) < 0:
		r := one.Sub(loadline.Int(1).Quo(power(decimals + 2)))
		before, printed = ">", &r
	}
	return c.number(c.f.fixed(printed.Mul(hundred), decimals, decimals), before, c.f.percentSign())
}

func power(n int) loadline.Ratio {
	out := loadline.Int(1)
	for range n {
		out = out.Mul(loadline.Int(10))
	}
	return out
}

// shareOut is what each row of a column of shares prints, nil where nothing was decided for it.
func shareOut(rows []loadline.Row, values []*loadline.Ratio, decimals int) []*loadline.Ratio {
	printed := make([]*loadline.Ratio, len(rows))
	parts := bodyRows(rows)
	for _, group := range groups(parts) {
		apportion(group, values, printed, decimals)
	}
	for i, r := range rows {
		if len(r.Sums) > 0 && values[i] != nil {
			printed[i] = sumPrinted(*values[i], parts[i], values, printed)
		}
	}
	return printed
}

// bodyRows gives for each row the body rows that it stands for: itself, or what it adds up, through subtotals.
func bodyRows(rows []loadline.Row) [][]int {
	out := make([][]int, len(rows))
	visiting := make([]bool, len(rows))
	var visit func(i int) []int
	visit = func(i int) []int {
		if i < 0 || i >= len(rows) || visiting[i] {
			return nil // a row that is not there, or one that adds itself up
		}
		if len(rows[i].Sums) == 0 {
			if rows[i].Role == loadline.Plain {
				out[i] = []int{i}
			}
			return out[i]
		}
		if out[i] == nil {
			visiting[i] = true
			for _, part := range rows[i].Sums {
				out[i] = append(out[i], visit(part)...)
			}
			visiting[i] = false
			slices.Sort(out[i])
			out[i] = slices.Compact(out[i])
		}
		return out[i]
	}
	for i := range rows {
		visit(i)
	}
	return out
}

// groups are the sets of body rows that are rounded together: those of the largest sum first, of each further sum those
// that are left, at last those that no sum takes.
func groups(parts [][]int) [][]int {
	order := make([]int, len(parts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(parts[b]) - len(parts[a]) })
	taken := make([]bool, len(parts))
	var out [][]int
	var single []int
	for _, i := range order {
		var group []int
		for _, p := range parts[i] {
			if !taken[p] {
				taken[p] = true
				group = append(group, p)
			}
		}
		switch {
		case len(parts[i]) == 1:
			single = append(single, group...)
		case len(group) > 0:
			out = append(out, group)
		}
	}
	if len(single) > 0 {
		slices.Sort(single)
		out = append(out, single)
	}
	return out
}

// apportion decides what the rows of a group print, where all of them are exact and none is negative.
func apportion(group []int, values, printed []*loadline.Ratio, decimals int) {
	var total loadline.Ratio
	shares := make([]loadline.Ratio, 0, len(group))
	rows := make([]int, 0, len(group))
	for _, i := range group {
		if values[i] == nil {
			continue
		}
		if values[i].Sign() < 0 {
			return
		}
		rows, shares, total = append(rows, i), append(shares, *values[i]), total.Add(*values[i])
	}
	scale := power(decimals + 2)
	units, ok := total.Mul(scale).Round(0, loadline.HalfUp).Int64()
	if !ok {
		return
	}
	for k, n := range loadline.Apportion(units, shares) {
		r := loadline.Int(n).Quo(scale)
		printed[rows[k]] = &r
	}
}

// sumPrinted is the sum of the printed parts where the parts do add up to the row's own figure, else nil.
func sumPrinted(own loadline.Ratio, parts []int, values, printed []*loadline.Ratio) *loadline.Ratio {
	var exact, sum loadline.Ratio
	for _, i := range parts {
		if values[i] == nil || printed[i] == nil {
			return nil
		}
		exact, sum = exact.Add(*values[i]), sum.Add(*printed[i])
	}
	if !exact.Equal(own) {
		return nil
	}
	return &sum
}
