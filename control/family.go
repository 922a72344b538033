package control

import (
	"math/big"
	"slices"
)

// Family is a set of minimal coalitions: no member can leave.
type Family struct {
	// Coalitions are the members of the family by head count and then by votes in the budget's column. They are all of
	// them where All is set, otherwise the first where First is set, otherwise some.
	Coalitions []Coalition
	All        bool
	First      bool
	// Count is how many there are, nil where they were not counted.
	Count *big.Int
	// Fewest is a coalition of the smallest head count found, nil where there is none; no coalition has fewer members
	// than FewestAtLeast, so that it is proven the smallest where it has just as many.
	Fewest        Coalition
	FewestAtLeast int
	// Lightest is a coalition of the least votes found in the budget's column, LightestVotes its votes, at the end that
	// the reading takes for members; no coalition has fewer than LightestAtLeast.
	Lightest        Coalition
	LightestVotes   int64
	LightestAtLeast int64
	// None tells that no coalition whatever does it.
	None   bool
	Method Method
}

// FewestProven tells whether nobody does it with fewer heads than Fewest.
func (f *Family) FewestProven() bool { return !f.None && f.Fewest.Len() == f.FewestAtLeast }

// LightestProven tells whether nobody does it with fewer votes than Lightest.
func (f *Family) LightestProven() bool { return !f.None && f.LightestVotes == f.LightestAtLeast }

// constant is the family of a rule that always or never holds: the empty coalition, or none.
func constant(always bool) Family {
	if !always {
		return Family{All: true, First: true, Count: new(big.Int), None: true, Method: Direct}
	}
	nobody := Coalition{}
	return Family{Coalitions: []Coalition{nobody}, All: true, First: true, Count: big.NewInt(1), Fewest: nobody, Lightest: nobody, Method: Direct}
}

// candidate is a minimal coalition by a number of its engine's own.
type candidate struct {
	heads int
	votes int64
	id    uint64
}

func (a candidate) before(b candidate) bool {
	if a.heads != b.heads {
		return a.heads < b.heads
	}
	if a.votes != b.votes {
		return a.votes < b.votes
	}
	return a.id < b.id
}

// shortlist keeps the first few of many candidates, and the lightest.
type shortlist struct {
	most     int
	first    []candidate // sorted
	lightest candidate
	some     bool
}

func newShortlist(most int) *shortlist { return &shortlist{most: most} }

// wants tells whether a candidate may be among the first, or the lightest.
func (s *shortlist) wants(heads int, votes int64) bool {
	if !s.some || votes <= s.lightest.votes || len(s.first) < s.most {
		return true
	}
	last := &s.first[s.most-1]
	return heads < last.heads || heads == last.heads && votes <= last.votes
}

func (s *shortlist) offer(heads int, votes int64, id uint64) {
	c := candidate{heads, votes, id}
	if !s.some || votes < s.lightest.votes || votes == s.lightest.votes && c.before(s.lightest) {
		s.lightest, s.some = c, true
	}
	if len(s.first) == s.most {
		if !c.before(s.first[s.most-1]) {
			return
		}
		s.first = s.first[:s.most-1]
	}
	at, _ := slices.BinarySearchFunc(s.first, c, func(a, b candidate) int {
		if a.before(b) {
			return -1
		}
		return 1
	})
	s.first = slices.Insert(s.first, at, c)
}

// family is what the list proves where every minimal coalition has been offered. Count and All are the caller's.
func (s *shortlist) family(coalition func(uint64) Coalition) Family {
	f := Family{First: true}
	for _, c := range s.first {
		f.Coalitions = append(f.Coalitions, coalition(c.id))
	}
	if !s.some {
		f.None = true
		return f
	}
	f.Fewest, f.FewestAtLeast = f.Coalitions[0], s.first[0].heads
	f.Lightest = coalition(s.lightest.id)
	f.LightestVotes, f.LightestAtLeast = s.lightest.votes, s.lightest.votes
	return f
}
