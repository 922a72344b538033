package question

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// text is a text with every name replaced.
func (r *redaction) text(s string) string {
	if i, ok := r.exact[s]; ok && !common(s) {
		return r.holders[i].slug
	}
	for _, q := range r.quotes {
		s = strings.ReplaceAll(s, q, notShown)
	}
	if strings.Contains(s, ",") && !strings.Contains(s, " ") { // names of the file, put together as one group
		parts := strings.Split(s, ",")
		for i, part := range parts {
			parts[i] = r.text(part)
		}
		return strings.Join(parts, ",")
	}
	return r.replaced(s, false)
}

// span is a word within a text.
type span struct{ from, to int }

func spans(s string) []span {
	var out []span
	inside := false
	for i, c := range s {
		switch letter := isLetter(c); {
		case letter && !inside:
			out = append(out, span{i, len(s)})
			inside = true
		case !letter && inside:
			out[len(out)-1].to = i
			inside = false
		}
	}
	return out
}

// replaced is a text in which every phrase that means a holder has become its label; as a part of a name of the file, its
// label as such a name. What has been replaced is not looked at again.
func (r *redaction) replaced(s string, identifier bool) string {
	words := spans(s)
	var b strings.Builder
	done := 0
	for at := 0; at < len(words); {
		holder, n, whole := r.match(s, words, at)
		if n == 0 {
			at++
			continue
		}
		from, to := words[at].from, words[at+n-1].to
		if whole && r.holders[holder].dotted && strings.HasPrefix(s[to:], ".") {
			to++
		}
		at += n
		if strings.HasPrefix(s[to:], " (") { // the same once more, by its name in the file
			if again, m, _ := r.match(s, words, at); m > 0 && again == holder && strings.HasPrefix(s[words[at+m-1].to:], ")") {
				to = words[at+m-1].to + 1
				at += m
			}
		}
		b.WriteString(s[done:from])
		if identifier || joins(s, from, to) {
			b.WriteString(r.holders[holder].slug)
		} else {
			b.WriteString(r.holders[holder].label)
		}
		done = to
	}
	b.WriteString(s[done:])
	return b.String()
}

// match is the holder who is meant by the words from a place on, and by how many of them.
func (r *redaction) match(s string, words []span, at int) (holder, n int, whole bool) {
	if at >= len(words) {
		return 0, 0, false
	}
	if i, n := r.reference(s, words, at); n > 0 {
		return i, n, false
	}
	small := func(i int) string { return strings.ToLower(s[words[i].from:words[i].to]) }
	for _, p := range r.phrases[small(at)] {
		fits := at+len(p.words) <= len(words)
		for i := 1; fits && i < len(p.words); i++ {
			fits = small(at+i) == p.words[i] && words[at+i].from-words[at+i-1].to <= mostBetween
		}
		if !fits {
			continue
		}
		n = len(p.words)
		for at+n < len(words) && !p.whole && near(s[words[at+n-1].to:words[at+n].from]) && slices.Contains(r.holders[p.holder].legal, small(at+n)) {
			n++ // "Northgate Ventures" of Northgate Ventures IV
		}
		return p.holder, n, p.whole
	}
	return 0, 0, false
}

// mostBetween is how many bytes of signs stand between two words of one name: "& Co., ".
const mostBetween = 4

// near says whether signs between two words leave them one name.
func near(between string) bool {
	switch between {
	case " ", "_", "-", ", ", ".", " & ":
		return true
	}
	return false
}

// joins says whether a place in a text is a part of a name of the file or of a path.
func joins(s string, from, to int) bool {
	before, size := utf8.DecodeLastRuneInString(s[:from])
	if before == '_' {
		return true
	}
	if earlier, _ := utf8.DecodeLastRuneInString(s[:from-size]); (before == '.' || before == '/') && isLetter(earlier) {
		return true
	}
	after, size := utf8.DecodeRuneInString(s[to:])
	if after == '_' {
		return true
	}
	later, _ := utf8.DecodeRuneInString(s[to+size:])
	return (after == '.' || after == '/') && isLetter(later)
}

// reference is the holder of a reference such as stakeholder.trust, whose name may be a word that anybody uses: where it
// stands behind its kind, and how many words it has.
func (r *redaction) reference(s string, words []span, at int) (holder, n int) {
	from := words[at].from
	if !strings.HasSuffix(s[:from], "stakeholder.") {
		return 0, 0
	}
	to := from
	for to < len(s) && (s[to] == '_' || s[to] == '-' || isLetter(rune(s[to]))) {
		to++
	}
	i, ok := r.exact[s[from:to]]
	if !ok {
		return 0, 0
	}
	for at+n < len(words) && words[at+n].to <= to {
		n++
	}
	return i, n
}
