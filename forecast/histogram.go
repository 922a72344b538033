package forecast

import (
	"math"
	"math/bits"
)

// Histogram is the distribution of a vector: counts in logarithmic buckets (sign, exponent and 7 bits of the mantissa, so a bucket is less
// than 0.8% wide), the sum in fixed point, and the count of what is no number. Values below 2^-64 in size
// count as zero; infinite ones and those beyond 2^191 are in the largest bucket.
type Histogram struct {
	scale  float64 // steps of the sum in one
	n      uint64  // numbers
	nan    uint64
	sum    [2]uint64   // 128 bits, two's complement, low word first
	starts [512]uint32 // where the counters of a page begin; 0 for a page without any
	counts []uint64    // 128 for each page; the first page is nobody's
}

// A page is a sign and an exponent: the first for what counts as zero, then 255 exponents from 2^-64 on.
const (
	pageBits    = 7
	pageSize    = 1 << pageBits
	lowExponent = 1023 - 65
	largestKey  = 256*pageSize - 1
	negativeKey = 256 * pageSize
)

// keyOf is the bucket of a number: its page, and its counter in the page.
func keyOf(x float64) uint16 {
	b := math.Float64bits(x)
	key := min(max(int64(b<<1>>1>>(52-pageBits))-lowExponent*pageSize, 0), largestKey)
	return uint16(key) | uint16(b>>48)&negativeKey
}

// add counts the lanes of a block that are on, one by one.
func (h *Histogram) add(xs *[lanes]float64, on *[maskWords]uint64) {
	var sum int64
	for w, word := range on {
		for ; word != 0; word &= word - 1 {
			x := xs[64*w+bits.TrailingZeros64(word)]
			if x != x {
				h.nan++
				continue
			}
			h.n++
			h.countKey(keyOf(x))
			sum += fixed(float64(x * h.scale))
		}
	}
	h.addSum(sum)
}

// keys are the buckets of a block's numbers, in any order.
type keys [lanes]uint16

// addKeys counts the numbers of a whole block by their buckets, which vector kernels have worked out.
func (h *Histogram) addKeys(ks *keys) {
	for _, k := range ks {
		h.countKey(k)
	}
}

// addTwo is addKeys for two histograms. Where many numbers fall into few buckets, each count waits for the one before it: two
// histograms side by side wait together.
func addTwo(g, h *Histogram, gs, hs *keys) {
	gc, hc := g.counts, h.counts
	for i := range gs {
		j, k := gs[i], hs[i]
		gstart, hstart := g.starts[j>>pageBits], h.starts[k>>pageBits]
		if gstart == 0 || hstart == 0 {
			g.countKey(j)
			h.countKey(k)
			gc, hc = g.counts, h.counts
			continue
		}
		gc[gstart+uint32(j&(pageSize-1))]++
		hc[hstart+uint32(k&(pageSize-1))]++
	}
}

func (h *Histogram) countKey(k uint16) {
	h.newPage(int(k >> pageBits))[k&(pageSize-1)]++
}

// newPage is the counters of a page, new ones where there are none.
func (h *Histogram) newPage(page int) []uint64 {
	if h.starts[page] == 0 {
		if len(h.counts) == 0 {
			h.counts = make([]uint64, pageSize, 9*pageSize)
		}
		h.starts[page] = uint32(len(h.counts))
		h.counts = append(h.counts, make([]uint64, pageSize)...)
	}
	return h.page(page)
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
	h.n, h.nan = h.n+o.n, h.nan+o.nan
	var carry uint64
	h.sum[0], carry = bits.Add64(h.sum[0], o.sum[0], 0)
	h.sum[1] += o.sum[1] + carry
	for page, start := range o.starts {
		if start == 0 {
			continue
		}
		mine := h.newPage(page)
		for i, n := range o.page(page) {
			mine[i] += n
		}
	}
}

// page is the counters of a page, nil for one without any.
func (h *Histogram) page(page int) []uint64 {
	start := h.starts[page]
	if start == 0 {
		return nil
	}
	return h.counts[start : start+pageSize]
}

func (h *Histogram) equal(o *Histogram) bool {
	if h.n != o.n || h.nan != o.nan || h.sum != o.sum {
		return false
	}
	for page := range h.starts {
		a, b := h.page(page), o.page(page)
		for i := range pageSize {
			if countAt(a, i) != countAt(b, i) {
				return false
			}
		}
	}
	return true
}

func countAt(page []uint64, i int) uint64 {
	if page == nil {
		return 0
	}
	return page[i]
}

// wide is a number of 128 bits as a float. One below zero is turned first: its low word alone is near 2^64.
func wide(x [2]uint64) float64 {
	if int64(x[1]) < 0 {
		low, carry := bits.Add64(^x[0], 1, 0)
		return -wide([2]uint64{low, ^x[1] + carry})
	}
	return float64(x[1])*0x1p64 + float64(x[0])
}

// N is how many numbers were counted, what is no number left out.
func (h *Histogram) N() uint64 { return h.n }

// NaN is how many values were no number.
func (h *Histogram) NaN() uint64 { return h.nan }

// Mean is the mean of the numbers: exact but for the quantum of the sum. Of none it is no number.
func (h *Histogram) Mean() float64 {
	return wide(h.sum) / h.scale / float64(h.n)
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
		return math.Float64frombits(uint64(exponent+lowExponent)<<52 + uint64(counter)<<(52-pageBits))
	}
	for exponent := 255; exponent > 0; exponent-- {
		page := h.page(exponent | 256)
		for i := len(page) - 1; i >= 0; i-- {
			if page[i] != 0 && !yield(bucket{-edge(exponent, i+1), -edge(exponent, i), page[i]}) {
				return
			}
		}
	}
	zeros := uint64(0)
	for _, page := range [][]uint64{h.page(0), h.page(256)} {
		for _, n := range page {
			zeros += n
		}
	}
	if zeros != 0 && !yield(bucket{0, 0, zeros}) {
		return
	}
	for exponent := 1; exponent < 256; exponent++ {
		for i, n := range h.page(exponent) {
			if n != 0 && !yield(bucket{edge(exponent, i), edge(exponent, i+1), n}) {
				return
			}
		}
	}
}
