package hclfile

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"loadline"
)

// Limits on a file. The HCL parser recurses over brackets and operators and keeps some hundred bytes a token, so a
// hostile file is refused by its tokens before it is parsed. The largest file that anybody writes is far below them; a
// cap table with more transactions belongs in a package that the file names.
const (
	maxBytes       = 4 << 20
	maxTokens      = 3 << 19 // words and signs
	maxNesting     = 64      // brackets within brackets
	maxOperators   = 500     // in one expression
	maxBlocks      = 50000   // of the whole file
	maxProblems    = 500     // that are told of one reading; more help nobody
	maxSuggestions = 200_000
)

// tooLarge is the one problem of a file beyond the limits, and whether it is.
func tooLarge(name string, src []byte) (loadline.Diagnostic, bool) {
	if len(src) > maxBytes {
		return beyond(loadline.Source{File: name},
			loadline.Textf("The file has %d bytes, more than the %d that Loadline reads", len(src), maxBytes)), true
	}
	if n := tokensAtMost(src); n > maxTokens {
		return beyond(loadline.Source{File: name},
			loadline.Textf("The file has about %d words and signs, more than the %d that Loadline reads", n, maxTokens)), true
	}
	if isTame(src) {
		return loadline.Diagnostic{}, false
	}
	tokens, _ := hclsyntax.LexConfig(src, name, hcl.InitialPos)
	var s scan
	for _, t := range tokens {
		if what := s.step(t.Type); what != "" {
			at := loadline.Source{File: name, Line: int32(t.Range.Start.Line), From: int64(t.Range.Start.Byte), To: int64(t.Range.End.Byte)}
			return beyond(at, loadline.Textf("The file goes beyond Loadline's limit on %v", what)), true
		}
	}
	return loadline.Diagnostic{}, false
}

// tokensAtMost is a bound on the tokens of a file that costs no memory: the scanner keeps a hundred bytes for each.
func tokensAtMost(src []byte) int {
	n, word := 0, false
	for _, c := range src {
		letter := c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
		if letter && !word || !letter && c != ' ' && c != '\t' {
			n++
		}
		word = letter
	}
	return n
}

func beyond(at loadline.Source, summary loadline.Text) loadline.Diagnostic {
	return loadline.Diagnostic{
		Code: loadline.TooLarge, Severity: loadline.Error, At: at, Summary: summary,
		Detail: loadline.Textf("A file may have %d bytes, %d blocks, brackets %d deep and %d operators in one expression.", maxBytes, maxBlocks, maxNesting, maxOperators),
		Hint:   loadline.Textf("Keep a large cap table in an Open Cap Format package and name it: ocf = \"captable.ocf.zip\"."),
	}
}

// scan counts what makes the parser recurse. A comma, or a line that ends outside parentheses, starts a new expression.
type scan struct{ depth, parens, operators, blocks int }

func (s *scan) step(t hclsyntax.TokenType) string {
	switch t {
	case hclsyntax.TokenOBrace, hclsyntax.TokenOParen, hclsyntax.TokenOBrack, hclsyntax.TokenOQuote, hclsyntax.TokenOHeredoc,
		hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateControl:
		s.open(t)
	case hclsyntax.TokenCBrace, hclsyntax.TokenCParen, hclsyntax.TokenCBrack, hclsyntax.TokenCQuote, hclsyntax.TokenCHeredoc,
		hclsyntax.TokenTemplateSeqEnd:
		s.close(t)
	case hclsyntax.TokenNewline:
		if s.parens == 0 {
			s.operators = 0
		}
	case hclsyntax.TokenComma:
		s.operators = 0
	case hclsyntax.TokenIdent, hclsyntax.TokenNumberLit, hclsyntax.TokenQuotedLit, hclsyntax.TokenStringLit, hclsyntax.TokenComment, hclsyntax.TokenEqual:
	default:
		s.operators++
	}
	switch {
	case s.depth > maxNesting:
		return "nesting"
	case s.operators > maxOperators:
		return "operators in one expression"
	case s.blocks > maxBlocks:
		return "blocks"
	}
	return ""
}

func (s *scan) open(t hclsyntax.TokenType) {
	s.depth++
	switch t {
	case hclsyntax.TokenOBrace:
		s.blocks++
	case hclsyntax.TokenOParen, hclsyntax.TokenOBrack:
		s.parens++
		s.operators++ // an index nests the expression before it
	}
}

// close never goes below zero: a stray closing bracket is a syntax error, which the parser tells better.
func (s *scan) close(t hclsyntax.TokenType) {
	s.depth = max(0, s.depth-1)
	if t == hclsyntax.TokenCParen || t == hclsyntax.TokenCBrack {
		s.parens = max(0, s.parens-1)
	}
}

// isTame says of a file that it is within the limits, from its bytes alone: HCL's scanner takes a third of the time of reading
// a file. It counts no less than the scanner's tokens would; a file with heredocs, templates or comments within a line, and
// one that seems to go beyond a limit, is left to the scanner.
func isTame(src []byte) bool {
	var s scan
	for i := 0; i < len(src); i++ {
		switch c := src[i]; c {
		case '"':
			n := textEnd(src[i:])
			if n == 0 {
				return false
			}
			s.step(hclsyntax.TokenOQuote)
			if s.depth > maxNesting {
				return false
			}
			s.step(hclsyntax.TokenCQuote)
			i += n
		case '#':
			i += lineEnd(src[i:])
		case '/', '<':
			if i+1 < len(src) && (src[i+1] == '*' || src[i+1] == '<') {
				return false
			}
			if c == '/' && i+1 < len(src) && src[i+1] == '/' {
				i += lineEnd(src[i:])
			}
			s.operators++
		default:
			s.byte(c)
		}
		if s.depth > maxNesting || s.operators > maxOperators || s.blocks > maxBlocks {
			return false
		}
	}
	return true
}

// byte steps over one byte outside of texts and comments. What is neither a word nor a blank counts as an operator.
func (s *scan) byte(c byte) {
	switch c {
	case '{':
		s.step(hclsyntax.TokenOBrace)
	case '(':
		s.step(hclsyntax.TokenOParen)
	case '[':
		s.step(hclsyntax.TokenOBrack)
	case '}':
		s.step(hclsyntax.TokenCBrace)
	case ')':
		s.step(hclsyntax.TokenCParen)
	case ']':
		s.step(hclsyntax.TokenCBrack)
	case ',':
		s.step(hclsyntax.TokenComma)
	case '\n':
		s.step(hclsyntax.TokenNewline)
	case ' ', '\t', '_':
	default:
		if (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			s.operators++
		}
	}
}

// textEnd is where the quoted text ends that src begins with; 0 where it does not end on its line or is a template.
func textEnd(src []byte) int {
	for i := 1; i < len(src); i++ {
		switch src[i] {
		case '"':
			return i
		case '\\':
			i++
			if i < len(src) && src[i] == '\n' {
				return 0
			}
		case '\n':
			return 0
		case '{':
			if src[i-1] == '$' || src[i-1] == '%' {
				return 0
			}
		}
	}
	return 0
}
