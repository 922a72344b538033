package starter

import (
	"fmt"
	"strings"
)

// node is a part of the file that a template writes.
type node struct {
	kind  nodeKind
	lines []string  // of text and attributes as they stand; of a block its first line
	name  string    // of an attribute; the word of a block; the variable of an each
	over  string    // of an each: the list
	when  condition // of an if
	hangs []string  // of an attribute: answers that it hangs on besides those that it names
	of    []node
	line  int // in the template
}

type nodeKind uint8

const (
	plain nodeKind = iota // a comment, a blank line
	attribute
	block
	each
	only // if
)

// bodyReader reads the lines of a file into parts.
type bodyReader struct {
	lines []string
	at    int
	first int // the number of the first line in the template
}

func readBody(src string, first int) ([]node, error) {
	r := &bodyReader{lines: strings.Split(strings.TrimRight(src, "\n"), "\n"), first: first}
	out, end, err := r.until()
	if err == nil && end != "" {
		err = fmt.Errorf("line %d: %s closes nothing", r.first+r.at-1, end)
	}
	return out, err
}

// until reads up to the line that closes what is open, and returns that line.
func (r *bodyReader) until() (out []node, end string, err error) {
	var hangs []string
	for r.at < len(r.lines) {
		text := r.lines[r.at]
		trimmed := strings.TrimSpace(text)
		n := node{lines: []string{text}, line: r.first + r.at}
		r.at++
		directive, told := strings.CutPrefix(trimmed, "#@ ")
		switch {
		case trimmed == "}", told && directive == "end":
			return out, trimmed, nil
		case told && strings.HasPrefix(directive, "hangs on "):
			for key := range strings.SplitSeq(strings.TrimPrefix(directive, "hangs on "), ",") {
				hangs = append(hangs, strings.TrimSpace(key))
			}
			continue
		case told:
			if err = r.directive(&n, directive); err != nil {
				return nil, "", err
			}
		case trimmed == "" || strings.HasPrefix(trimmed, "#"):
		case strings.HasSuffix(trimmed, "{") && !strings.Contains(trimmed, " = "):
			n.kind, n.name = block, strings.Fields(trimmed)[0]
			if err = r.inside(&n, "}"); err != nil {
				return nil, "", err
			}
		default:
			name, _, ok := strings.Cut(trimmed, "=")
			if !ok {
				return nil, "", fmt.Errorf("line %d: neither an attribute nor a block: %s", n.line, trimmed)
			}
			n.kind, n.name, n.hangs, hangs = attribute, strings.TrimSpace(name), hangs, nil
			for depth := brackets(text); depth > 0 && r.at < len(r.lines); r.at++ {
				n.lines = append(n.lines, r.lines[r.at])
				depth += brackets(r.lines[r.at])
			}
		}
		out = append(out, n)
	}
	return out, "", nil
}

func (r *bodyReader) directive(n *node, text string) (err error) {
	words := strings.Fields(text)
	switch {
	case words[0] == "each" && len(words) == 4 && words[2] == "in":
		n.kind, n.name, n.over = each, words[1], words[3]
	case words[0] == "if":
		n.kind = only
		if n.when, err = readCondition(strings.TrimPrefix(text, "if ")); err != nil {
			return fmt.Errorf("line %d: %w", n.line, err)
		}
	default:
		return fmt.Errorf("line %d: %q is no directive", n.line, text)
	}
	return r.inside(n, "#@ end")
}

// inside reads what stands within a node, up to what closes it.
func (r *bodyReader) inside(n *node, closes string) (err error) {
	var end string
	if n.of, end, err = r.until(); err == nil && end != closes {
		err = fmt.Errorf("line %d: what begins here wants %q and ends with %q", n.line, closes, end)
	}
	return err
}

// brackets is how many more brackets a line opens than it closes, outside of texts and comments.
func brackets(line string) int {
	depth := 0
	walk(line, func(c byte, where zone) {
		switch {
		case where != code:
		case strings.IndexByte("([{", c) >= 0:
			depth++
		case strings.IndexByte(")]}", c) >= 0:
			depth--
		}
	})
	return depth
}

// zone is where a byte of a line stands.
type zone uint8

const (
	code zone = iota
	quoted
	comment
)

// walk calls do for every byte of a line with where it stands.
func walk(line string, do func(c byte, where zone)) {
	where := code
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case where == code && c == '#':
			where = comment
		case where == code && c == '"':
			do(c, where)
			where = quoted
			continue
		case where == quoted && c == '"':
			where = code
		}
		do(c, where)
	}
}
