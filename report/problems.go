package report

import (
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
	severity := l.f.say(d.Severity.String())
	l.prose(severity+": "+l.f.text(d.Summary), "", "  ", headTone(d.Severity))
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
	leadPart    = 3   // a third of a long line stands before the mark
)

// excerpt is a line made safe to print, tabs as blanks, with a line of marks under the bytes from column (from 1) on. A
// line that is too long for the room is cut around the mark.
func excerpt(line string, column, length int64, room int) (text, mark string) {
	line = strings.TrimRight(line, "\r\n")
	if room <= 0 {
		room = longestLine
	}
	marked := column > 0
	from := min(max(column-1, 0), int64(len(line)))
	to := min(from+max(length, 0), int64(len(line)))
	start, end, skipped := window(line, int(from), int(to), room)
	var b strings.Builder
	n, first, last := 0, -1, -1
	if skipped {
		b.WriteString("…")
		n = 1
	}
	for i, letter := range printable(line[start:end], start) {
		if int64(i)+int64(letter.bytes) > from && first < 0 {
			first = n
		}
		text := letter.text
		if text == "\t" {
			text = blanks(tabStop - n%tabStop)
		}
		b.WriteString(text)
		n += cells(text)
		if first >= 0 && (int64(i) < to || last < 0) {
			last = n
		}
	}
	if first < 0 {
		first, last = n, n+1 // the place is the end of the line: something is missing there
	}
	if end < len(line) {
		b.WriteString("…")
	}
	if !marked {
		return strings.TrimRight(b.String(), " "), ""
	}
	return strings.TrimRight(b.String(), " "), blanks(first) + strings.Repeat("^", max(last-first, 1))
}

// window is the part of the line, in bytes, that is looked at: all of it where it is short. Counting bytes is enough: no
// letter has more columns than bytes but the tab.
func window(line string, from, to, room int) (start, end int, skipped bool) {
	tabs := strings.Count(line[:min(len(line), 4*room)], "\t")
	room = max(room-2-tabs*(tabStop-1), 8)
	if len(line) <= room || cellsUpTo(line, room) {
		return 0, len(line), false
	}
	start = from
	if from < room*2/leadPart {
		start = 0
	} else {
		start = letterStart(line, from-room/leadPart)
	}
	end = start
	for n := 0; end < len(line) && n < room; {
		_, size := utf8.DecodeRuneInString(line[end:])
		letter := clean(line[end : end+size])
		n += max(cells(letter), 1)
		end += size
	}
	return start, end, start > 0
}

// cellsUpTo says whether a line of more bytes still fits.
func cellsUpTo(line string, room int) bool {
	return len(line) <= 4*room && cells(clean(line)) <= room
}

func letterStart(s string, i int) int {
	for i > 0 && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

type printedLetter struct {
	text  string
	bytes int
}

// printable yields the letters of a line as they are printed, with the byte at which each begins: a letter of several
// runes is one, a control is the replacement character, a tab itself.
func printable(s string, offset int) func(func(int, printedLetter) bool) {
	return func(yield func(int, printedLetter) bool) {
		for i := 0; i < len(s); {
			letter, _ := firstLetter(s[i:])
			text := clean(letter)
			if letter == "\t" {
				text = "\t"
			}
			if !yield(offset+i, printedLetter{text, len(letter)}) {
				return
			}
			i += len(letter)
		}
	}
}
