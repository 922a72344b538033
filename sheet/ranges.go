package sheet

import (
	"cmp"
	"slices"
	"strings"
)

// span is share numbers from First to Last, both inclusive.
type span struct{ first, last int64 }

func (s span) count() int64 { return s.last - s.first + 1 }

// String is the span as a list of shareholders writes it.
func (s span) String() string {
	if s.first == s.last {
		return itoa(int(s.first))
	}
	return itoa(int(s.first)) + "-" + itoa(int(s.last))
}

// spansIn reads share numbers: "1-12.500", "1–25000", "1, 3, 5-9", "1 bis 100 und 150". A point groups thousands, as share
// numbers are whole; so does a comma where the style of the list is the English one and nothing else fits. "1,234" may
// then be one number or two, and is ambiguous.
func spansIn(s string, style NumberStyle) ([]span, outcome) {
	if saysNothing(s) || len(s) > 4096 {
		return nil, bad
	}
	s = strings.NewReplacer("–", "-", "—", "-", "−", "-", "‑", "-", "\u00a0", " ", "\u202f", " ", "’", "'").Replace(strings.ToLower(s))
	for _, word := range []string{"bis", "to"} {
		s = strings.ReplaceAll(s, word, "-")
	}
	for _, word := range []string{"und", "sowie", "and", ";", "\n", "\t"} {
		s = strings.ReplaceAll(s, word, ", ")
	}
	s = strings.ReplaceAll(strings.ReplaceAll(s, " -", "-"), "- ", "-")
	s = strings.NewReplacer("nrn.", "", "nr.", "", "no.", "", "lfd.", "").Replace(s)
	var out []span
	for part := range strings.SplitSeq(s, ", ") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		spans, got := spansOfPart(part, style)
		if got != fine {
			return nil, got
		}
		out = append(out, spans...)
	}
	if len(out) == 0 {
		return nil, bad
	}
	return out, fine
}

// spansOfPart reads what stands between two commas that have a blank behind them.
func spansOfPart(s string, style NumberStyle) ([]span, outcome) {
	if !strings.Contains(s, ",") {
		sp, ok := oneSpan(s)
		return []span{sp}, okOr(ok)
	}
	sp, grouped := oneSpan(strings.ReplaceAll(s, ",", "."))
	switch {
	case grouped && style == PointDecimal && strings.Count(s, ",") > 1:
		return []span{sp}, fine
	case grouped && style != CommaDecimal:
		return nil, ambiguous
	}
	var out []span
	for part := range strings.SplitSeq(s, ",") {
		sp, ok := oneSpan(strings.TrimSpace(part))
		if !ok {
			return nil, bad
		}
		out = append(out, sp)
	}
	return out, fine
}

func okOr(ok bool) outcome {
	if ok {
		return fine
	}
	return bad
}

// oneSpan reads "7" or "5-9"; points, blanks and apostrophes group thousands.
func oneSpan(s string) (span, bool) {
	from, to, isRange := strings.Cut(s, "-")
	first, ok := shareNumber(from)
	if !isRange {
		return span{first, first}, ok
	}
	last, fine := shareNumber(to)
	return span{first, last}, ok && fine && first <= last
}

func shareNumber(s string) (int64, bool) {
	s = strings.TrimSpace(s)
	if groups := strings.FieldsFunc(s, func(r rune) bool { return r == '.' || r == ' ' || r == '\'' }); len(groups) > 1 {
		if !threes(groups) {
			return 0, false
		}
		s = strings.Join(groups, "")
	}
	n, ok := atoi(strings.TrimSuffix(s, "."))
	return int64(n), ok && n > 0
}

// numbered is a span and the row that claims it.
type numbered struct {
	span
	row int
}

// clashes yields each pair of neighbours that overlap and each gap between neighbours, in the order of numbers. The
// first number expected is 1.
func clashes(all []numbered, overlap func(a, b numbered), gap func(before numbered, missing span)) {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b numbered) int { return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.row, b.row)) })
	var reach numbered // the one that reaches farthest so far
	for _, n := range all {
		switch {
		case reach.last >= n.first:
			overlap(reach, n)
		case n.first > reach.last+1:
			gap(reach, span{reach.last + 1, n.first - 1})
		}
		if n.last > reach.last {
			reach = n
		}
	}
}
