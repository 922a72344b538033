package financing

// bases are the terms of all convertibles, one after the other, as lists: what each is worth is
//
//	at·P + plus + conversions·S + topUp·U
//
// for the price P, all conversions S and the top-up U. Most are no part of S or of U.
type bases[T any] struct {
	first                        []int // of each convertible, where its ways begin; then where the last end
	at, plus, conversions, topUp []T
	worth                        []T // at the last price that was asked
}

// piece is a base as the piece that it is.
func (b *bases[T]) piece(i int) piece[T] {
	return piece[T]{line[T]{b.at[i], b.plus[i]}, b.conversions[i], b.topUp[i]}
}

// lists is what the solver asks of all bases at once. A field that can do so without a call for each number has its own; [Float]
// has, since calls of a generic function are never inlined. They must do as [singly] does.
type lists[T any] interface {
	// value fills in worth.
	value(b *bases[T], price, conversions, topUp T)
	// choose takes for each convertible the first of the ways that are worth most, the present one where it is among them, and
	// says whether any is another.
	choose(b *bases[T], ways []int) bool
	// sum adds up the bases that are taken.
	sum(b *bases[T], ways []int) piece[T]
}

// listsOf are the field's own, or singly.
func listsOf[T Field[T]]() lists[T] {
	if f, ok := any(floatLists{}).(lists[T]); ok { // of Float alone
		return f
	}
	return singly[T]{}
}

// singly does number by number what the lists of a field do at once. A part that is nothing is passed over.
type singly[T Field[T]] struct{}

func (singly[T]) value(b *bases[T], price, conversions, topUp T) {
	for i := range b.at {
		v := b.at[i].Mul(price).Add(b.plus[i])
		if b.conversions[i].Sign() != 0 {
			v = v.Add(b.conversions[i].Mul(conversions))
		}
		if b.topUp[i].Sign() != 0 {
			v = v.Add(b.topUp[i].Mul(topUp))
		}
		b.worth[i] = v
	}
}

func (singly[T]) choose(b *bases[T], ways []int) bool {
	better := false
	for i, w := range ways {
		worth := b.worth[b.first[i]:b.first[i+1]]
		best := worth[w]
		for j := range worth {
			if j != w && worth[j].Cmp(best) > 0 {
				ways[i], best, better = j, worth[j], true
			}
		}
	}
	return better
}

func (singly[T]) sum(b *bases[T], ways []int) piece[T] {
	var all piece[T]
	for i, w := range ways {
		n := b.first[i] + w
		all.line = line[T]{all.line.at.Add(b.at[n]), all.line.plus.Add(b.plus[n])}
		if b.conversions[n].Sign() != 0 {
			all.conversions = all.conversions.Add(b.conversions[n])
		}
		if b.topUp[n].Sign() != 0 {
			all.topUp = all.topUp.Add(b.topUp[n])
		}
	}
	return all
}

// floatLists are the lists of Float.
type floatLists struct{}

func (floatLists) value(b *bases[Float], price, conversions, topUp Float) {
	n := len(b.worth)
	at, plus, of, fed := b.at[:n], b.plus[:n], b.conversions[:n], b.topUp[:n]
	for i := range b.worth {
		b.worth[i] = Float(float64(at[i])*float64(price)) + plus[i] + Float(float64(of[i])*float64(conversions)) + Float(float64(fed[i])*float64(topUp))
	}
}

func (floatLists) choose(b *bases[Float], ways []int) bool {
	better := false
	for i, w := range ways {
		worth := b.worth[b.first[i]:b.first[i+1]]
		best := worth[w]
		for j, v := range worth {
			if v > best {
				ways[i], best, better = j, v, true
			}
		}
	}
	return better
}

func (floatLists) sum(b *bases[Float], ways []int) piece[Float] {
	var all piece[Float]
	for i, w := range ways {
		n := b.first[i] + w
		all.line.at += b.at[n]
		all.line.plus += b.plus[n]
		all.conversions += b.conversions[n]
		all.topUp += b.topUp[n]
	}
	return all
}
