package control

import (
	"iter"
	"math/bits"
	"slices"
)

// Coalition is a set of voters: voter v is in it where bit v%64 of word v/64 is set. Missing words are empty, so that nil
// is the coalition of nobody. The methods never change their receiver.
type Coalition []uint64

// Of is the coalition of these voters.
func Of(voters ...int) Coalition {
	var c Coalition
	for _, v := range voters {
		c = c.grown(v)
		c[v/64] |= 1 << (v % 64)
	}
	return c
}

// Everybody is the coalition of the voters 0 to n-1.
func Everybody(n int) Coalition {
	c := make(Coalition, (n+63)/64)
	for i := range c {
		c[i] = ^uint64(0)
	}
	if n%64 != 0 {
		c[len(c)-1] = 1<<(n%64) - 1
	}
	return c
}

func (c Coalition) grown(v int) Coalition {
	for len(c) <= v/64 {
		c = append(c, 0)
	}
	return c
}

// Has tells whether v is a member.
func (c Coalition) Has(v int) bool { return v/64 < len(c) && c[v/64]>>(v%64)&1 == 1 }

// With is the coalition after v has joined.
func (c Coalition) With(v int) Coalition {
	c = slices.Clone(c).grown(v)
	c[v/64] |= 1 << (v % 64)
	return c
}

// Without is the coalition after v has left.
func (c Coalition) Without(v int) Coalition {
	c = slices.Clone(c)
	if v/64 < len(c) {
		c[v/64] &^= 1 << (v % 64)
	}
	return c
}

// Union is everybody who is in one of the two.
func (c Coalition) Union(d Coalition) Coalition {
	if len(c) < len(d) {
		c, d = d, c
	}
	out := slices.Clone(c)
	for i, w := range d {
		out[i] |= w
	}
	return out
}

// Minus is everybody in c who is not in d.
func (c Coalition) Minus(d Coalition) Coalition {
	out := slices.Clone(c)
	for i := range min(len(c), len(d)) {
		out[i] &^= d[i]
	}
	return out
}

// Holds tells whether every member of d is in c.
func (c Coalition) Holds(d Coalition) bool {
	for i, w := range d {
		if i < len(c) {
			w &^= c[i]
		}
		if w != 0 {
			return false
		}
	}
	return true
}

// Equal tells whether both have the same members.
func (c Coalition) Equal(d Coalition) bool { return c.Holds(d) && d.Holds(c) }

// Len is the number of members.
func (c Coalition) Len() int {
	n := 0
	for _, w := range c {
		n += bits.OnesCount64(w)
	}
	return n
}

// Voters yields the members in ascending order.
func (c Coalition) Voters() iter.Seq[int] {
	return func(yield func(int) bool) {
		for i, w := range c {
			for ; w != 0; w &= w - 1 {
				if !yield(i*64 + bits.TrailingZeros64(w)) {
					return
				}
			}
		}
	}
}
