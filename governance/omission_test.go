package governance_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"loadline"
	"loadline/captable"
	"loadline/control"
	"loadline/governance"
	"loadline/hclfile"
)

// omission is a company.hcl without one attribute, and which.
type omission struct {
	line  int
	block string // of the attribute: "seat", within it the nearest
	what  string
	text  string
}

var (
	attribute = regexp.MustCompile(`^\s+(\w+)\s*=`)
	opening   = regexp.MustCompile(`^\s*(\w+)( "[^"]*")* \{`)
)

// omissions are all that a file may leave out, attribute by attribute.
func omissions(src string) []omission {
	lines := strings.SplitAfter(src, "\n")
	var out []omission
	var within []string
	for i := 0; i < len(lines); i++ {
		code, _, _ := strings.Cut(lines[i], "#")
		m := attribute.FindStringSubmatch(code)
		if m == nil {
			if o := opening.FindStringSubmatch(code); o != nil {
				within = append(within, o[1])
			}
			if strings.TrimSpace(code) == "}" && len(within) > 0 {
				within = within[:len(within)-1]
			}
			if o := opening.FindStringSubmatch(code); o != nil && strings.HasSuffix(strings.TrimSpace(code), "}") {
				within = within[:len(within)-1]
			}
			continue
		}
		end := i + 1
		for open := depth(lines[i]); open > 0 && end < len(lines); end++ {
			open += depth(lines[end])
		}
		if len(within) > 0 {
			out = append(out, omission{line: i + 1, block: within[len(within)-1], what: m[1], text: strings.Join(lines[:i], "") + strings.Join(lines[end:], "")})
		}
		i = end - 1
	}
	return out
}

func depth(line string) int {
	return strings.Count(line, "(") + strings.Count(line, "[") + strings.Count(line, "{") - strings.Count(line, ")") - strings.Count(line, "]") - strings.Count(line, "}")
}

// readAs is a company of a text, nil where it does not read.
func readAs(t *testing.T, src string) *loadline.Company {
	file, problems := hclfile.Parse("company.hcl", []byte(src))
	header, more := file.Header()
	var laws []loadline.Law
	for _, l := range header.Laws {
		laws = append(laws, law(t, l.Name)...)
	}
	draft, again := file.Draft(nil, laws...)
	if slices.Concat(problems, more, again).HasErrors() {
		return nil
	}
	c, rest := draft.At(nil)
	if rest.HasErrors() {
		return nil
	}
	return c
}

// across is a coalition of one decision as those of another who stand for the same people.
func across(from, to *governance.Decision, c control.Coalition) control.Coalition {
	var out control.Coalition
	for v := range c.Voters() {
		p := from.Parties[v]
		for i, q := range to.Parties {
			if p.Assumed && q.Assumed && p.Ref == q.Ref {
				out = out.With(i)
			}
			for _, m := range p.Members {
				if slices.Contains(q.Members, m) {
					out = out.With(i)
				}
			}
		}
	}
	return out
}

func whoIn(d *governance.Decision, c control.Coalition) string {
	n := names(d)
	var out []string
	for v := range c.Voters() {
		out = append(out, n[v])
	}
	return strings.Join(out, "+")
}

// improved says how a decision with less said knows more than the whole: what newly is certain, or is possible no more. Of a
// breach that is left out the kind of the document implies one, listed as assumed, so that there the possible is not held.
func improved(t *testing.T, whole, less *governance.Decision, possible bool) string {
	game := func(d *governance.Decision, r *control.Rule, reading control.Reading) *control.Game {
		g, err := r.Game(d.Weights, reading)
		if err != nil {
			t.Fatal(err)
		}
		return g
	}
	for i, name := range []string{"", " lawfully"} {
		was, is := []*control.Rule{whole.Rule, whole.Lawful}[i], []*control.Rule{less.Rule, less.Lawful}[i]
		now, before := game(less, is, control.Certain), game(whole, was, control.Certain)
		for _, c := range now.MinimalWinning(control.Budget{List: 200, Work: 1 << 20}).Coalitions {
			if !before.Wins(across(less, whole, c)) {
				return fmt.Sprintf("now certainly%s wins: %s", name, whoIn(less, c))
			}
		}
		if !possible {
			continue
		}
		now, before = game(less, is, control.Possible), game(whole, was, control.Possible)
		for _, c := range before.MinimalWinning(control.Budget{List: 200, Work: 1 << 20}).Coalitions {
			if !now.Wins(less.Joined(across(whole, less, c))) {
				return fmt.Sprintf("no longer possibly%s wins: %s", name, whoIn(whole, c))
			}
		}
	}
	return ""
}

// meant says whether leaving out an attribute says something: a fact of ownership that is left out is none, and a clause without
// a limit of time or subject has none (docs/decisions.md).
func meant(om omission) bool {
	switch om.block {
	case "issue", "assert", "limit", "input":
		return true
	}
	switch om.what {
	case "as_of", "from", "to", "on", "over":
		return true
	}
	return om.block == "company" && om.what == "law" // without a law there are the documents
}

// An attribute that an example leaves out never makes a coalition certain, and rules out none that was possible. The long run
// leaves out every attribute, decides every matter without it, and after elections too; otherwise each attribute of each kind
// of block is left out once in an example, for a part of its matters.
func TestNoExampleKnowsMoreWhereItSaysLess(t *testing.T) {
	for _, name := range []string{"anthropic-ltbt", "openai-2023", "dual-class", "seed-startup", "gmbh", "venture-backed"} {
		t.Run(name, func(t *testing.T) {
			raw, err := os.ReadFile("../examples/" + name + "/company.hcl")
			if err != nil {
				t.Fatal(err)
			}
			sweep(t, string(raw))
		})
	}
}

func sweep(t *testing.T, src string) {
	horizons, part, long := []governance.Horizon{{}}, 3, os.Getenv("LOADLINE_LONG") != ""
	if long {
		horizons, part = []governance.Horizon{{}, {Kind: governance.AfterElections}}, 1
	}
	order := func(c *loadline.Company) *governance.Order {
		l, _ := captable.New(c)
		o, _ := governance.On(c, l, 0)
		return o
	}
	c := readAs(t, src)
	if c == nil {
		t.Fatal("it does not read")
	}
	o := order(c)
	for _, h := range horizons {
		whole := map[loadline.Ref]*governance.Decision{}
		for _, m := range o.Matters() {
			whole[m], _ = o.Decision(m, h)
		}
		once := map[string]bool{}
		for i, om := range omissions(src) {
			kind := om.block + "." + om.what
			if meant(om) || once[kind] {
				continue
			}
			once[kind] = !long
			less := readAs(t, om.text)
			if less == nil {
				continue
			}
			lo := order(less)
			for j, m := range o.Matters() {
				if (i+j)%part != 0 {
					continue
				}
				if now, _ := lo.Decision(m, h); now != nil {
					if how := improved(t, whole[m], now, om.what != "breach"); how != "" {
						t.Errorf("%d: without %s of %s, %v: %s", om.line, om.what, om.block, m.Name, how)
					}
				}
			}
		}
	}
}
