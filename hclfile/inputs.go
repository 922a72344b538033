package hclfile

import (
	"slices"

	"loadline"
	"loadline/formula"
)

// readInput reads an input, and holds its value against its range.
func readInput(d *drafting, b *block, k kind[loadline.Input]) {
	var in loadline.Input
	r := &reading{drafting: d, block: b}
	k.read(r, b, &in)
	if outside(in.Value, in.Range) {
		d.tell(loadline.Error, loadline.OutOfRange, b.attr("value").expr.At, loadline.Textf("%v is %v, outside of its own range", b.title(), in.Value),
			loadline.Textf("It may be moved %v.", in.Range), loadline.Textf("Widen the range or correct the value."))
	}
	if to, set := d.setting[b.label]; set {
		in.Value = to
	}
	d.company.Inputs = append(d.company.Inputs, in)
}

// outside says whether a part of a value lies outside of a range.
func outside(v, within loadline.Number) bool {
	return v.Lo != nil && within.Lo != nil && v.Lo.Cmp(*within.Lo) < 0 || v.Hi != nil && within.Hi != nil && v.Hi.Cmp(*within.Hi) > 0
}

// input is the value of one: as it is set, else its own.
func (n names) input(b *block, at loadline.Source) formula.Value {
	a := b.attr("value")
	to, set := n.setting[b.label]
	if a == nil || a.expr.IsZero() {
		n.stumbled = n.stumbled || !set
		return formula.NumberValue(to)
	}
	if set && isLiteral(a.expr) { // an amount stays one when it is moved
		own, _ := n.define(b.title(), a.expr, at)
		own = asMoney(own, n.currency)
		if own.Kind == formula.Number && own.Unit == formula.Money {
			return formula.AmountValue(to, own.Currency)
		}
	}
	if set {
		return formula.NumberValue(to)
	}
	v, ok := n.define(b.title(), a.expr, at)
	if !ok {
		return formula.Value{}
	}
	return asMoney(v, n.currency)
}

// isLiteral says whether an expression hangs on no name.
func isLiteral(e loadline.Expr) bool {
	return e.Op != loadline.RefTo && !slices.ContainsFunc(e.Args, func(a loadline.Expr) bool { return !isLiteral(a) })
}

func asMoney(v formula.Value, currency string) formula.Value {
	if v.Kind == formula.Text {
		if m, ok := formula.ParseMoney(v.Text, currency); ok {
			return formula.MoneyValue(m)
		}
	}
	return v
}

// checkSetting tells of values for inputs that are not there, or that their ranges do not allow.
func (d *drafting) checkSetting() {
	var have []string
	for _, b := range d.file.blocks {
		if b.kind.Word == "input" {
			have = append(have, b.label)
		}
	}
	for _, name := range sortedKeys(d.setting) {
		b := d.file.named[loadline.Ref{Kind: "input", Name: name}]
		if b == nil {
			d.tell(loadline.Error, loadline.UnknownName, loadline.Source{File: d.file.name}, loadline.Textf("There is no input %v to be set", excerpt(name)),
				loadline.Textf("The inputs of the file: %v.", excerptList(have)), d.didYouMean(name, have))
			continue
		}
		a := b.attr("range")
		if a == nil || a.expr.IsZero() {
			continue
		}
		told := len(d.diags)
		within, _ := inputRange().read(&reading{drafting: d, block: b}, a.expr)
		d.diags = d.diags[:told] // what is wrong with the range itself is told where the input is read
		if to := d.setting[name]; outside(to, within) {
			d.tell(loadline.Error, loadline.OutOfRange, a.at, loadline.Textf("input.%v is set to %v, outside of its range", name, to),
				loadline.Textf("It may be moved %v.", within), loadline.Textf("Set it within its range, or widen the range."))
		}
	}
}
