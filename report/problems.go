package report

import (
	"iter"
	"strings"
	"unicode/utf8"

	"loadline"
)

// lettersPerCode is how many problems of one code are written in full. Whoever has read ten letters about unknown fields
// needs only the places of the others, and a broken export makes thousands.
const lettersPerCode = 10

// letters writes diagnostics as letters.
type letters struct {
	terminal
	quote func(loadline.Source) (string, bool)
}

func (l *letters) all(ds loadline.Diagnostics) {
	seen := map[loadline.Code]int{}
	for _, d := range ds.Sorted() {
		if seen[d.Code]++; seen[d.Code] <= lettersPerCode {
			l.letter(d)
		} else {
			l.short(d)
		}
	}
	if len(ds) > 0 {
		l.line(l.f.tally(ds))
	}
}

func (l *letters) head(d loadline.Diagnostic) {
	l.prose(l.f.say("%v: %v", d.Severity, d.Summary), "", "  ", headTone(d.Severity))
}

func headTone(s loadline.Severity) tone {
	if s == loadline.Note {
		return strong
	}
	return toneOf(s)
}

// short is a problem whose like has been explained often enough.
func (l *letters) short(d loadline.Diagnostic) {
	l.head(d)
	if place := l.f.place(d.At); place != "" {
		l.line(l.paint("  --> ", quiet) + place)
	}
	l.line("")
}

func (l *letters) letter(d loadline.Diagnostic) {
	l.head(d)
	if place := l.f.place(d.At); place != "" {
		l.line(l.paint("  --> ", quiet) + place)
	}
	l.quoted(d.At, headTone(d.Severity))
	if words := l.f.quote(d.At); words != "" {
		l.prose(words, "  ", "  ", quiet)
	}
	if !d.Detail.IsZero() {
		l.prose(l.f.text(d.Detail), "  ", "  ", plainly)
	}
	if !d.Hint.IsZero() {
		l.prose(l.f.say("hint: %v", d.Hint), "  ", "        ", strong)
	}
	for _, r := range d.Related {
		if !r.Known() {
			continue
		}
		l.line("  " + l.f.say("see also: %v", r))
		l.quoted(r, quiet)
	}
	if d.Code != "" {
		l.line(l.paint("  "+l.f.say("code: %v (loadline explain %v)", d.Code, d.Code), quiet))
	}
	l.line("")
}

// quoted prints the line at a place with the range marked, where it can be had.
func (l *letters) quoted(at loadline.Source, as tone) {
	if l.quote == nil || at.Line <= 0 {
		return
	}
	line, ok := l.quote(at)
	if !ok {
		return
	}
	number := l.f.plain(int(at.Line))
	margin := blanks(len(number))
	room := 0
	if l.style.Width > 0 {
		room = max(l.style.Width-len(number)-3, 16)
	}
	text, mark := excerpt(line, int64(at.Column), at.To-at.From, room)
	l.line(l.paint(margin+" |", quiet))
	l.line(l.paint(number+" |", quiet) + " " + text)
	if mark != "" {
		l.line(l.paint(margin+" |", quiet) + " " + l.paint(mark, as))
	}
}

const (
	tabStop     = 4
	longestLine = 400 // columns of a quoted line where the width is not bounded
)

// excerpt is a line made safe to print, tabs as blanks, with a line of marks under the bytes from column (from 1) on. A
// line that is too long for the room is cut around the mark, and its tabs are one blank each.
func excerpt(line string, column, length int64, room int) (text, mark string) {
	line = strings.TrimRight(line, "\r\n")
	if room <= 0 {
		room = longestLine
	}
	from := int(min(max(column-1, 0), int64(len(line))))
	to := from + int(min(max(length, 0), int64(len(line)-from)))
	q := quotedLine{tab: tabStop, first: -1}
	start, end := 0, len(line)
	if len(line) > 4*room || q.columns(line) > room {
		q.tab = 1
		start, end = window(line, from, room-2)
	}
	if start > 0 {
		q.add("…")
	}
	for i, letter := range graphemes(line[start:end]) {
		q.letter(letter, start+i, from, to)
	}
	if q.first < 0 {
		q.first, q.last = q.n, q.n+1 // the place is the end of the line: something is missing there
	}
	if end < len(line) {
		q.add("…")
	}
	text = strings.TrimRight(q.b.String(), " ")
	if column <= 0 {
		return text, ""
	}
	return text, blanks(q.first) + strings.Repeat("^", max(q.last-q.first, 1))
}

// quotedLine is a line while it is printed: n columns so far, of which those from first to last are marked.
type quotedLine struct {
	b              strings.Builder
	tab            int
	n, first, last int
}

func (q *quotedLine) add(text string) {
	q.b.WriteString(text)
	q.n += cells(text)
}

// letter prints the letter that begins at byte i, and marks it where it lies between from and to. The letter in which a
// place falls is always marked.
func (q *quotedLine) letter(letter string, i, from, to int) {
	if i+len(letter) > from && q.first < 0 {
		q.first, to = q.n, max(to, i+1)
	}
	if letter == "\t" {
		q.add(blanks(q.tab - q.n%q.tab))
	} else {
		q.add(clean(letter))
	}
	if q.first >= 0 && i < to {
		q.last = q.n
	}
}

// columns is how many columns a line takes.
func (q quotedLine) columns(line string) int {
	n := 0
	for _, letter := range graphemes(line) {
		if letter == "\t" {
			n += q.tab - n%q.tab
		} else {
			n += cells(clean(letter))
		}
	}
	return n
}

// window is the part of a long line, in bytes, that is looked at: a third of it before the mark. Before the mark bytes are
// counted, of which no letter has fewer than columns.
func window(line string, from, room int) (start, end int) {
	if from >= room*2/3 {
		start = letterStart(line, from-room/3)
	}
	end = start
	for n := 0; end < len(line); {
		_, size := utf8.DecodeRuneInString(line[end:])
		if n += max(cells(clean(line[end:end+size])), 1); n > room {
			break
		}
		end += size
	}
	return start, end
}

func letterStart(s string, i int) int {
	for i > 0 && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

// graphemes yields the letters of a line with the byte at which each begins: what a reader takes for one, of several runes
// perhaps.
func graphemes(s string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i := 0; i < len(s); {
			letter, _ := firstLetter(s[i:])
			if !yield(i, letter) {
				return
			}
			i += len(letter)
		}
	}
}
