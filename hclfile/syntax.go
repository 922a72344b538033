package hclfile

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"loadline"
)

// places turns HCL's ranges into the root's: HCL counts columns in letters as a reader sees them, Loadline in bytes.
type places struct {
	name  string
	src   []byte
	lines []int // where each line starts
}

func newPlaces(name string, src []byte) *places {
	p := &places{name: name, src: src, lines: []int{0}}
	for i, c := range src {
		if c == '\n' {
			p.lines = append(p.lines, i+1)
		}
	}
	return p
}

func (p *places) of(r hcl.Range) loadline.Source {
	line := max(1, min(r.Start.Line, len(p.lines)))
	return loadline.Source{
		File: p.name, Line: int32(line), Column: int32(max(1, r.Start.Byte-p.lines[line-1]+1)),
		From: int64(r.Start.Byte), To: int64(max(r.Start.Byte, r.End.Byte)),
	}
}

// text is the source between two bytes, within the file.
func (p *places) text(from, to int) string {
	from = max(0, min(from, len(p.src)))
	return string(p.src[from:max(from, min(to, len(p.src)))])
}

// syntax parses the file in pieces, one for each block that starts at the beginning of a line: an error then hurts its own
// block only, where HCL's parser says little after its first one, and the scanner's list of tokens stays short, which is most
// of what a whole file costs. A line within a text or a comment may look like the start of a block; then the pieces have
// errors that the file has not, and the file is parsed as a whole.
func (p *places) syntax() ([]*hclsyntax.Body, hcl.Diagnostics) {
	pieces := p.pieces()
	bodies, found := p.parsePieces(pieces)
	if len(pieces) > 1 && found.HasErrors() {
		if whole, problems := p.parsePieces([]int{0}); !problems.HasErrors() {
			return whole, problems
		}
	}
	return bodies, found
}

// parsePieces parses the file in pieces that start at these lines, its two halves at the same time.
func (p *places) parsePieces(pieces []int) ([]*hclsyntax.Body, hcl.Diagnostics) {
	bodies, problems := make([]*hclsyntax.Body, len(pieces)), make([]hcl.Diagnostics, len(pieces))
	parse := func(from, to int) {
		for i := from; i < to; i++ {
			start, end := p.lines[pieces[i]], len(p.src)
			if i+1 < len(pieces) {
				end = p.lines[pieces[i+1]]
			}
			var piece *hcl.File
			piece, problems[i] = hclsyntax.ParseConfig(p.src[start:end], p.name, hcl.Pos{Line: pieces[i] + 1, Column: 1, Byte: start})
			bodies[i], _ = piece.Body.(*hclsyntax.Body)
		}
	}
	half, _ := slices.BinarySearchFunc(pieces, len(p.src)/2, func(line, middle int) int { return p.lines[line] - middle })
	var second sync.WaitGroup
	second.Go(func() { parse(half, len(pieces)) })
	parse(0, half)
	second.Wait()
	return slices.DeleteFunc(bodies, func(b *hclsyntax.Body) bool { return b == nil }), slices.Concat(problems...)
}

// pieces are the lines, from 0, at which a block starts without a blank before it. The first piece starts the file.
func (p *places) pieces() []int {
	out := []int{0}
	for i, from := range p.lines {
		line := p.src[from : from+lineEnd(p.src[from:])]
		if i > 0 && len(line) > 0 && (line[0] >= 'a' && line[0] <= 'z' || line[0] == '_') && bytes.ContainsRune(line, '{') {
			out = append(out, i)
		}
	}
	return out
}

// syntaxErrors tells what HCL's parser found, in our form and with the hint where the trap is known. One slip often
// makes HCL complain twice about one place; the first complaint is kept.
func (p *places) syntaxErrors(found hcl.Diagnostics) loadline.Diagnostics {
	var out loadline.Diagnostics
	told := map[int]bool{}
	for _, d := range found {
		r := hcl.Range{}
		if d.Subject != nil {
			r = *d.Subject
		}
		if told[r.Start.Line] {
			continue
		}
		told[r.Start.Line] = true
		out = append(out, loadline.Diagnostic{
			Code: loadline.SyntaxError, Severity: loadline.Error, At: p.of(r),
			Summary: loadline.Textf("This is not HCL: %v", strings.ToLower(d.Summary)),
			Detail:  loadline.Textf("%v", d.Detail),
			Hint:    p.trap(r),
		})
	}
	return out
}

// trap is the hint for a slip that people make, from the text around the place.
func (p *places) trap(r hcl.Range) loadline.Text {
	at := max(0, min(r.Start.Byte, len(p.src)))
	line := p.text(bytes.LastIndexByte(p.src[:at], '\n')+1, at+lineEnd(p.src[at:]))
	before, here := strings.TrimSpace(p.text(bytes.LastIndexByte(p.src[:at], '\n')+1, at)), p.text(at, at+lineEnd(p.src[at:]))
	value := strings.TrimSpace(line[strings.IndexByte(line, '=')+1:])
	switch {
	case strings.HasPrefix(here, "'") || strings.HasPrefix(here, "‘") || strings.HasPrefix(here, "“") || strings.HasPrefix(here, "”"):
		return loadline.Textf("Texts stand in straight double quotes: \"…\".")
	case strings.HasSuffix(before, "%"):
		return loadline.Textf("A percentage is written pct(15): in HCL, %% is the rest of a division.")
	case strings.HasPrefix(here, "_") && endsInDigit(before), strings.HasPrefix(here, ",") && endsInDigit(before):
		return loadline.Textf("Write digits without separators (80000000 or 80e6), or a text: \"80,000,000\", \"USD 80M\".")
	case strings.HasPrefix(value, "."):
		return loadline.Textf("A decimal starts with a digit: 0.5.")
	case isCurrencyWord(value):
		return loadline.Textf("Amounts with a currency stand in quotes: \"USD 1,250,000.50\".")
	case strings.Contains(before, "=") && strings.Contains(here, "="):
		return loadline.Textf("Each attribute stands on a line of its own.")
	case strings.Contains(before, "=") && strings.Contains(here, ":"), !strings.Contains(line, "=") && strings.Contains(line, ":"):
		return loadline.Textf("An attribute is written name = value.")
	case !strings.Contains(line, "=") && strings.Contains(line, "{"):
		return loadline.Textf("A block is written kind \"name\" { … }.")
	case strings.HasSuffix(strings.TrimSpace(line), "="):
		return loadline.Textf("Write a value behind the equals sign; what is not known is unknown(\"a question\").")
	case strings.Count(line, "\"")%2 == 1:
		return loadline.Textf("A text ends with a double quote on the same line.")
	}
	return loadline.Text{}
}

func lineEnd(b []byte) int {
	if i := bytes.IndexByte(b, '\n'); i >= 0 {
		return i
	}
	return len(b)
}

func endsInDigit(s string) bool { return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9' }

// isCurrencyWord tells "USD 80" from a name.
func isCurrencyWord(s string) bool {
	word, rest, ok := strings.Cut(s, " ")
	if !ok || len(word) != 3 || rest == "" || rest[0] < '0' || rest[0] > '9' {
		return false
	}
	return strings.ToUpper(word) == word
}
