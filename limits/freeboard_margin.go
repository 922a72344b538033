package limits

import (
	"slices"

	"loadline"
	"loadline/formula"
)

// margins are how far apart the sides of the comparisons are that decide an expression: of a conjunction that does not hold,
// those of the conjuncts that do not.
func (f *finder) margins(e loadline.Expr) []Margin {
	if e.Op != loadline.Call {
		return nil
	}
	switch e.Name {
	case "!":
		return f.margins(e.Args[0])
	case "&&", "||":
		var out []Margin
		whole, _ := f.ask(f.here, e)
		for _, a := range e.Args {
			if v, _ := f.ask(f.here, a); v.Kind != formula.Truth || v.Truth == whole.Truth {
				out = append(out, f.margins(a)...)
			}
		}
		return out
	case "?":
		// how many days are left until another branch is that of the limit is what a shift of time tells
		out := slices.DeleteFunc(f.margins(e.Args[0]), func(m Margin) bool { return m.Days })
		c, _ := f.ask(f.here, e.Args[0])
		if c.Truth != loadline.No {
			out = append(out, f.margins(e.Args[1])...)
		}
		if c.Truth != loadline.Yes {
			out = append(out, f.margins(e.Args[2])...)
		}
		return out
	case "<", "<=", ">", ">=", "==", "!=":
		if m, ok := f.margin(f.here, e); ok {
			return []Margin{m}
		}
	}
	return nil
}

// margin is a comparison in a world, where its sides have a distance.
func (f *finder) margin(w *World, e loadline.Expr) (Margin, bool) {
	a, bad := f.ask(w, e.Args[0])
	b, worse := f.ask(w, e.Args[1])
	if bad.HasErrors() || worse.HasErrors() {
		return Margin{}, false
	}
	m := Margin{Says: loadline.Textf("%v", formula.Written(e)), At: e.At}
	a, b = alike(a, b)
	switch {
	case a.Kind == formula.Number && b.Kind == formula.Number:
		m.Unit, m.Currency, m.Distance = a.Unit, a.Currency, a.Number.Sub(b.Number)
		if a.Unit == formula.Plain {
			m.Unit, m.Currency = b.Unit, b.Currency
		}
	case a.Kind == formula.Date && b.Kind == formula.Date:
		m.Days, m.Distance = true, a.Number.Sub(b.Number)
	case a.Kind == formula.Duration && b.Kind == formula.Duration:
		m.Days, m.Distance = true, inDays(a, b)
	default:
		return Margin{}, false
	}
	m.Distance = signed(e.Name, m.Distance)
	return m, true
}

// alike is two sides where one that is written as a text or a bare number stands beside a day, an amount or a length.
func alike(a, b formula.Value) (x, y formula.Value) {
	read := func(x, beside formula.Value) formula.Value {
		switch {
		case x.Kind == formula.Text && beside.Kind == formula.Date:
			if d, ok := loadline.ParseDate(x.Text); ok {
				return formula.DateValue(d)
			}
		case x.Kind == formula.Text && beside.Kind == formula.Number && beside.Unit == formula.Money:
			if m, ok := formula.ParseMoney(x.Text, beside.Currency); ok {
				return formula.MoneyValue(m)
			}
		case x.Kind == formula.Number && x.Unit == formula.Plain && beside.Kind == formula.Duration:
			return formula.DurationValue(x.Number, loadline.Exactly(loadline.Ratio{}))
		}
		return x
	}
	return read(a, b), read(b, a)
}

// The shortest and the longest month, in days.
const (
	shortMonth = 28
	longMonth  = 31
)

// inDays is the difference of two lengths: between bounds where they differ in months, of which nobody knows which.
func inDays(a, b formula.Value) loadline.Number {
	am, ad := a.Span()
	bm, bd := b.Span()
	months := am.Sub(bm)
	return months.Mul(loadline.Between(loadline.Int(shortMonth), loadline.Int(longMonth))).Add(ad.Sub(bd))
}

// signed is a difference as the distance to the line: positive where the comparison holds.
func signed(op string, d loadline.Number) loadline.Number {
	switch op {
	case "<", "<=":
		return d.Neg()
	case "==", "!=":
		out := d
		if d.Lo != nil && d.Hi != nil {
			switch {
			case d.Hi.Sign() < 0:
				out = d.Neg()
			case d.Lo.Sign() < 0:
				out = loadline.Between(loadline.Ratio{}, d.Lo.Neg().Max(*d.Hi), d.Open...)
			}
		}
		if op == "==" {
			return out.Neg()
		}
		return out
	}
	return d
}
