package forecast

import (
	"math"
	"math/bits"
)

// Histogram is the distribution of a vector: counts in logarithmic buckets (sign, exponent and 7 bits of the mantissa, so a bucket is less
// than 0.8% wide), the sum in fixed point, and the exact count of zeros and of what is no number. Values below 2^-64 in size
// count as zero; infinite ones and those beyond 2^192 as the largest bucket.
type Histogram struct {
	scale  float64 // steps of the sum in one
	n      uint64  // numbers
	zeros  uint64
	nan    uint64
	sum    [2]uint64 // 128 bits, two's complement, low word first
	pages  [512]int32
	counts []uint32 // pages of 128 counters
}

// A page is a sign and an exponent: 256 exponents from 2^-64 on.
const (
	pageBits    = 7
	pageSize    = 1 << pageBits
	lowExponent = 1023 - 64
)

// bucketOf is the page and the counter of a number that is not zero.
func bucketOf(x float64) (page, counter int, zero bool) {
	b := math.Float64bits(x)
	exponent := int(b>>52&0x7ff) - lowExponent
	if exponent < 0 {
		return 0, 0, true
	}
	page, counter = exponent, int(b>>(52-pageBits))&(pageSize-1)
	if exponent > 255 {
		page, counter = 255, pageSize-1
	}
	return page | int(b>>63)<<8, counter, false
}

// add counts the lanes of a block that are on.
func (h *Histogram) add(xs *[lanes]float64, on *[maskWords]uint64) {
	var sum int64
	for w, word := range on {
		for ; word != 0; word &= word - 1 {
			sum += h.addOne(xs[64*w+bits.TrailingZeros64(word)])
		}
	}
	h.addSum(sum)
}

// addOne counts a number and returns its part of the sum.
func (h *Histogram) addOne(x float64) int64 {
	if x != x {
		h.nan++
		return 0
	}
	h.n++
	page, counter, zero := bucketOf(x)
	if zero {
		h.zeros++
	} else {
		*h.counter(page, counter)++
	}
	return fixed(float64(x * h.scale))
}

// counter is the counter of a bucket, on a new page where there is none.
func (h *Histogram) counter(page, counter int) *uint32 {
	at := h.pages[page]
	if at == 0 {
		at = int32(len(h.counts)/pageSize) + 1
		h.pages[page] = at
		h.counts = append(h.counts, make([]uint32, pageSize)...)
	}
	return &h.counts[(int(at)-1)<<pageBits+counter]
}

// fixed is the nearest whole number, half to even, within 2^45.
func fixed(x float64) int64 {
	const most = 1 << 45
	x = maxOf(minOf(x, most), -most)
	return int64(math.Float64bits(x+roundBits)) - roundWord
}

// roundWord is the bits of roundBits: what stands above them is the whole number.
const roundWord = 0x4338000000000000

func (h *Histogram) addSum(x int64) {
	var carry uint64
	h.sum[0], carry = bits.Add64(h.sum[0], uint64(x), 0)
	h.sum[1] += uint64(x>>63) + carry
}

func (h *Histogram) merge(o *Histogram) {
	h.n, h.zeros, h.nan = h.n+o.n, h.zeros+o.zeros, h.nan+o.nan
	var carry uint64
	h.sum[0], carry = bits.Add64(h.sum[0], o.sum[0], 0)
	h.sum[1] += o.sum[1] + carry
	for page, at := range o.pages {
		if at == 0 {
			continue
		}
		h.counter(page, 0)
		mine, theirs := h.page(page), o.page(page)
		for i := range mine {
			mine[i] += theirs[i]
		}
	}
}

// page is the counters of a page, nil for one without any.
func (h *Histogram) page(page int) []uint32 {
	at := int(h.pages[page])
	if at == 0 {
		return nil
	}
	return h.counts[(at-1)<<pageBits : at<<pageBits]
}

func (h *Histogram) equal(o *Histogram) bool {
	if h.n != o.n || h.zeros != o.zeros || h.nan != o.nan || h.sum != o.sum {
		return false
	}
	for page := range h.pages {
		a, b := h.page(page), o.page(page)
		for i := range pageSize {
			if countAt(a, i) != countAt(b, i) {
				return false
			}
		}
	}
	return true
}

func countAt(page []uint32, i int) uint32 {
	if page == nil {
		return 0
	}
	return page[i]
}

// N is how many numbers were counted, what is no number left out.
func (h *Histogram) N() uint64 { return h.n }

// NaN is how many values were no number.
func (h *Histogram) NaN() uint64 { return h.nan }

// Mean is the mean of the numbers: exact but for the quantum of the sum. Of none it is no number.
func (h *Histogram) Mean() float64 {
	sum := float64(int64(h.sum[1]))*0x1p64 + float64(h.sum[0])
	return sum / h.scale / float64(h.n)
}

// Quantile is below which a fraction p of the numbers lies, between 0 and 1: the place within its bucket, which is less than 0.8% wide,
// is taken as evenly filled. Of no numbers it is no number.
func (h *Histogram) Quantile(p float64) float64 {
	if h.n == 0 || p != p {
		return math.NaN()
	}
	rank := min(max(p, 0), 1) * float64(h.n)
	last := math.NaN()
	for b := range h.buckets {
		last = b.hi
		if rank <= float64(b.n) {
			return b.lo + (b.hi-b.lo)*rank/float64(b.n)
		}
		rank -= float64(b.n)
	}
	return last
}

// Below is the fraction of the numbers below x, with x's bucket taken as evenly filled; zeros are not below zero. Of no numbers it is no number.
func (h *Histogram) Below(x float64) float64 {
	below := 0.0
	for b := range h.buckets {
		switch {
		case b.hi <= x && (b.lo < b.hi || b.hi < x):
			below += float64(b.n)
		case b.lo < x:
			below += float64(b.n) * (x - b.lo) / (b.hi - b.lo)
		}
	}
	return below / float64(h.n)
}

// bucket is how many numbers lie from lo to hi.
type bucket struct {
	lo, hi float64
	n      uint64
}

// buckets yields the buckets that hold numbers, from the lowest.
func (h *Histogram) buckets(yield func(bucket) bool) {
	edge := func(exponent, counter int) float64 {
		return math.Float64frombits(uint64(exponent+lowExponent)<<52 | uint64(counter)<<(52-pageBits))
	}
	for exponent := 255; exponent >= 0; exponent-- {
		for i := len(h.page(exponent|256)) - 1; i >= 0; i-- {
			n := h.page(exponent | 256)[i]
			if n != 0 && !yield(bucket{-edge(exponent, i+1), -edge(exponent, i), uint64(n)}) {
				return
			}
		}
	}
	if h.zeros != 0 && !yield(bucket{0, 0, h.zeros}) {
		return
	}
	for exponent := range 256 {
		for i, n := range h.page(exponent) {
			if n != 0 && !yield(bucket{edge(exponent, i), edge(exponent, i+1), uint64(n)}) {
				return
			}
		}
	}
}
