package hclfile

import (
	"bytes"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// maxPasses bounds how often a file is formatted until it stays as it is.
const maxPasses = 8

// Format is the canonical form of a file: two blanks for each level, equals signs aligned, a blank line between blocks and
// never two, a newline at the end. It keeps comments and the order of everything, and formatting twice is formatting once.
// A file that does not parse comes back as it is.
func Format(src []byte) []byte {
	if _, refused := tooLarge("", src); refused {
		return src
	}
	out := src
	for range maxPasses {
		next, ok := formatOnce(out)
		if !ok {
			return src
		}
		if bytes.Equal(next, out) {
			return out
		}
		out = next
	}
	return src
}

func formatOnce(src []byte) ([]byte, bool) {
	if _, diags := hclsyntax.ParseConfig(src, "", hcl.InitialPos); diags.HasErrors() {
		return nil, false
	}
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
	out := spaced(laidOut(src))
	_, diags := hclsyntax.ParseConfig(out, "", hcl.InitialPos)
	return out, !diags.HasErrors()
}

// fileLine is one line of a file and what is to be known about it to space it.
type fileLine struct {
	text    []byte
	inside  bool // it starts inside a text or a comment of several lines, and is not touched
	depth   int  // of braces where it starts
	opens   bool // it opens a block
	comment bool // it holds a comment and nothing else
}

func (l fileLine) blank() bool { return !l.inside && len(bytes.TrimSpace(l.text)) == 0 }

// spaced puts one blank line between blocks, and takes the others away that are not single.
func spaced(src []byte) []byte {
	lines := linesOf(src)
	var out bytes.Buffer
	for i, l := range lines {
		switch {
		case l.blank():
			if last := lastKept(lines, i); last >= 0 && !lines[last].opens && !nextCloses(lines, i) && !lines[i-1].blank() {
				out.WriteByte('\n')
			}
			continue
		case i > 0 && startsBlock(lines, i) && !lines[i-1].blank() && !lines[i-1].opens:
			out.WriteByte('\n')
		case i > 0 && !lines[i-1].blank() && closesBlock(lines[i-1]) && !l.inside && !closesBlock(l):
			out.WriteByte('\n')
		}
		if l.inside {
			out.Write(l.text)
		} else {
			out.Write(bytes.TrimRight(l.text, " \t"))
		}
		out.WriteByte('\n')
	}
	kept := bytes.TrimRight(out.Bytes(), "\n")
	if len(kept) == 0 {
		return nil
	}
	return append(kept, '\n')
}

// lastKept is the last line before i that is not blank; -1 at the top of the file.
func lastKept(lines []fileLine, i int) int {
	for i--; i >= 0 && lines[i].blank(); i-- {
	}
	return i
}

func nextCloses(lines []fileLine, i int) bool {
	for ; i < len(lines); i++ {
		if !lines[i].blank() {
			return closesBlock(lines[i])
		}
	}
	return true
}

func closesBlock(l fileLine) bool {
	return !l.inside && bytes.HasPrefix(bytes.TrimLeft(l.text, " \t"), []byte("}"))
}

// startsBlock says whether a line is the first of a block with the comments right above it.
func startsBlock(lines []fileLine, i int) bool {
	if lines[i].inside || i > 0 && lines[i-1].comment {
		return false
	}
	for ; i < len(lines) && lines[i].comment; i++ {
	}
	return i < len(lines) && lines[i].opens
}

// linesOf splits a file into lines. What is a text or a comment is asked of HCL's own scanner.
func linesOf(src []byte) []fileLine {
	tokens, _ := hclsyntax.LexConfig(src, "", hcl.InitialPos)
	var lines []fileLine
	for _, text := range bytes.Split(bytes.TrimSuffix(src, []byte("\n")), []byte("\n")) {
		lines = append(lines, fileLine{text: text, comment: len(bytes.TrimSpace(text)) > 0})
	}
	depth, heredoc := 0, -1
	for i, t := range tokens {
		from, to := t.Range.Start.Line-1, t.Range.End.Line-1
		if from >= len(lines) {
			break
		}
		if t.Type != hclsyntax.TokenComment && t.Type != hclsyntax.TokenNewline && t.Type != hclsyntax.TokenEOF {
			lines[from].comment = false
		}
		switch t.Type {
		case hclsyntax.TokenOBrace:
			depth++
			lines[from].opens = lines[from].opens || endsLine(tokens, i)
		case hclsyntax.TokenCBrace:
			depth--
		case hclsyntax.TokenOHeredoc:
			heredoc = from
		case hclsyntax.TokenCHeredoc:
			markInside(lines, heredoc+1, from+1)
		case hclsyntax.TokenComment, hclsyntax.TokenQuotedLit:
			if t.Range.End.Column == 1 { // its newline ends the line before
				markInside(lines, from+1, to)
			} else {
				markInside(lines, from+1, to+1)
			}
		}
		for n := from + 1; n < len(lines) && n <= to; n++ {
			lines[n].depth = depth
		}
	}
	return lines
}

// markInside notes that lines start inside of a text or a comment.
func markInside(lines []fileLine, from, to int) {
	for n := from; n >= 0 && n < to && n < len(lines); n++ {
		lines[n].inside = true
	}
}

// endsLine says whether nothing but a comment follows on the line.
func endsLine(tokens hclsyntax.Tokens, i int) bool {
	if i+1 >= len(tokens) {
		return true
	}
	switch tokens[i+1].Type {
	case hclsyntax.TokenNewline, hclsyntax.TokenComment, hclsyntax.TokenEOF:
		return true
	}
	return false
}
