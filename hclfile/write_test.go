package hclfile

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"loadline"
)

// What is written reads to the same facts, down to ids, questions and the order of everything.
func TestWhatIsWrittenReadsToTheSameFacts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCompany(t)
		src := string(Write(c))
		got, problems := company(src, nil)
		if len(problems) > 0 {
			t.Fatalf("%s\nin:\n%s", letters(problems), src)
		}
		if diff := cmp.Diff(c, got, sameFacts()); diff != "" {
			t.Fatalf("%s\nin:\n%s", diff, src)
		}
		if formatted := string(Format([]byte(src))); formatted != src {
			t.Fatalf("not in canonical form:\n%s", cmp.Diff(formatted, src))
		}
		if again := string(Write(got)); again != src {
			t.Fatalf("written twice:\n%s", cmp.Diff(src, again))
		}
	})
}

// Ids of a package say nothing in a file: facts whose ids are scrambled read to the same facts under other ids.
func TestIdsGiveWayToNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCompany(t)
		want := idsOf(c)
		scrambled := map[string]string{}
		for i, id := range want {
			if _, twice := scrambled[id]; !twice {
				scrambled[id] = fmt.Sprintf("%d-%x", i, id)
			}
		}
		for i := range c.Asserts {
			c.Asserts[i].That = loadline.Expr{Op: loadline.RefTo, Name: "true"}
		}
		for i := range c.Limits {
			c.Limits[i].Holds = loadline.Expr{Op: loadline.RefTo, Name: "true"}
		}
		for i := range c.Documents {
			c.Documents[i].AmendedBy = loadline.Approval{}
		}
		want = idsOf(c)
		odd := func(s string) string {
			if to, ok := scrambled[s]; ok {
				return to
			}
			return s
		}
		names := c.Name
		replaceText(c, odd)
		c.Name = names
		got, problems := company(string(Write(c)), nil)
		if len(problems) > 0 {
			t.Fatalf("%s\nin:\n%s", letters(problems), Write(c))
		}
		have, back := idsOf(got), map[string]string{}
		if len(have) != len(want) {
			t.Fatalf("%d facts, want %d", len(have), len(want))
		}
		for i, id := range have {
			back[id] = odd(want[i])
		}
		replaceText(got, func(s string) string {
			if to, ok := back[s]; ok {
				return to
			}
			return s
		})
		got.Name = c.Name
		nameless := cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".Name" }, cmp.Ignore())
		if diff := cmp.Diff(c, got, sameFacts(), nameless); diff != "" {
			t.Fatalf("%s\nin:\n%s", diff, Write(c))
		}
	})
}

func TestNamesAreSpeakingAndUnique(t *testing.T) {
	for _, x := range []struct{ text, want string }{
		{"Fiona Felicity Founder", "fiona_felicity_founder"},
		{"Jürgen Weiß", "juergen_weiss"},
		{"O’Brien & Sons, L.P.", "obrien_sons_l_p"},
		{"3i Group", "stakeholder_3i_group"},
		{"  ", "stakeholder"},
		{"None", "none_stakeholder"},
		{"Stakeholder", "stakeholder_stakeholder"},
		{"名前", "名前"},
		{strings.Repeat("long ", 40), strings.TrimSuffix(strings.Repeat("long_", 10), "_")},
	} {
		if got := slug(x.text, "stakeholder"); got != x.want {
			t.Errorf("%q is called %q, want %q", x.text, got, x.want)
		}
	}
	n := newNamer()
	for _, want := range []string{"ada", "ada_2", "ada_3"} {
		if got := n.name("stakeholder", "", "Ada"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestExpressionsAreWrittenWithTheBracketsThatTheyNeed(t *testing.T) {
	for _, src := range []string{
		"a + b * c", "(a + b) * c", "a - (b - c)", "a - b - c", "!(a && b)", "-(a + b)", "(a ? b : c) + d", "a ? b : (c ? d : e)",
		"f(a, [b, 1.5], \"x\")", "a == b && c != d || e", "a <= b", "a / b / c", "a / (b / c)", "stakeholder[\"Ada O\"].x", "-a * b",
	} {
		e := exprOf(t, src)
		if got := writeExpr(e); got != src {
			t.Errorf("%s is written %s", src, got)
		}
	}
}

func exprOf(t *testing.T, src string) loadline.Expr {
	t.Helper()
	f, problems := Parse("x", []byte("company \"x\" {}\nassert \"x\" {\n  that = "+src+"\n}\n"))
	if len(problems) > 0 {
		t.Fatalf("%s: %s", src, letters(problems))
	}
	return f.blocks[1].attr("that").expr
}
