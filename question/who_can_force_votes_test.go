package question_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/question"
)

// refusal is a company whose next money takes a vote of its stock, and the consents of some who hold it.
type refusal struct {
	shares   [3]int // of a, b and c
	outside  int    // of whoever is none of them
	needs    string
	consents []string // whose consents, without which the act is void
}

func (r refusal) file() string {
	var b strings.Builder
	b.WriteString("company \"r\" {\n  name = \"R, Inc.\"\n  as_of = \"2026-11-01\"\n  currency = \"USD\"\n}\nstock_class \"common\" {\n  name = \"Common\"\n  kind = \"common\"\n  votes_per_share = 1\n  authorized = 1000\n}\n")
	held := map[string]int{"a": r.shares[0], "b": r.shares[1], "c": r.shares[2], "z": r.outside}
	for _, id := range []string{"a", "b", "c", "z"} {
		fmt.Fprintf(&b, "stakeholder %q {\n  name = %q\n}\n", id, strings.ToUpper(id))
		if held[id] > 0 {
			fmt.Fprintf(&b, "issue %q {\n  stakeholder = stakeholder.%s\n  date = \"2026-01-05\"\n  class = stock_class.common\n  shares = %d\n  price = \"USD 1\"\n}\n", id, id, held[id])
		}
	}
	fmt.Fprintf(&b, "matter \"raise\" {\n  title = \"Raise money\"\n  kind = \"issue_stock\"\n  needs = %s\n  form = \"written_consent\"\n  notice = none\n}\n", r.needs)
	for i, who := range r.consents {
		fmt.Fprintf(&b, "consent \"of_%d\" {\n  of = stakeholder.%s\n  over = [matter.raise]\n  breach = \"void\"\n}\n", i, who)
	}
	b.WriteString("need \"cash\" {\n  ends = \"company\"\n  endures = months(1)\n  replace = months(6)\n  through = [matter.raise]\n}\n")
	return b.String()
}

// failing is a test, or one try of a property.
type failing interface {
	Fatal(...any)
	Fatalf(string, ...any)
	Helper()
}

// refuses says whether a can certainly refuse it, with what would end that.
func (r refusal) refuses(t failing, folder string) (bool, []question.RemovalOver) {
	if err := os.WriteFile(filepath.Join(folder, "company.hcl"), []byte(r.file()), 0o600); err != nil {
		t.Fatal(err)
	}
	d := deciders(t, folder, "2026-11-01", "raise")
	if d.Force == nil {
		return false, nil
	}
	for _, x := range d.Force.Demands {
		if slices.Equal(x.Who, []string{"A"}) && x.Ready == loadline.Yes {
			return true, x.Removes
		}
	}
	return false, nil
}

// Every smallest change of votes and of consents that takes away a right to refuse the money is named: held against every number of shares
// that pass or are issued, and every set of consents that fall away.
func TestWhatEndsARefusalAgainstEveryNumber(t *testing.T) {
	folder := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		r := refusal{needs: rapid.SampledFrom([]string{"majority(outstanding(stock_class.common))", "at_least(pct(60), outstanding(stock_class.common))"}).Draw(t, "needs")}
		for i := range r.shares {
			r.shares[i] = rapid.IntRange(1, 5).Draw(t, "shares")
		}
		for range rapid.IntRange(0, 2).Draw(t, "consents") {
			r.consents = append(r.consents, rapid.SampledFrom([]string{"a", "b"}).Draw(t, "of"))
		}
		can, removes := r.refuses(t, folder)
		if !can {
			return
		}
		smallest := func(of string) (int64, bool) {
			for _, x := range removes {
				if n, ok := x.To.Exact(); ok && x.What == of {
					whole, _ := n.Int64()
					return whole, true
				}
			}
			return 0, false
		}
		tried := func(most int, after func(int) refusal) (int64, bool) {
			for k := 1; k <= most; k++ {
				if still, _ := after(k).refuses(t, folder); !still {
					return int64(k), true
				}
			}
			return 0, false
		}
		for what, how := range map[string]struct {
			most  int
			after func(int) refusal
		}{
			"shares pass":   {r.shares[0], func(k int) refusal { x := r; x.shares[0], x.outside = r.shares[0]-k, k; return x }},
			"shares issued": {12, func(k int) refusal { x := r; x.outside = k; return x }},
		} {
			want, possible := tried(how.most, how.after)
			if got, named := smallest(what); named != possible || possible && got != want {
				t.Fatalf("%+v: %s: %d (%v), named %d (%v): %+v", r, what, want, possible, got, named, removes)
			}
		}
		r.consentsEnd(t, folder, removes)
	})
}

// consentsEnd holds the named sets of consents against every set.
func (r refusal) consentsEnd(t *rapid.T, folder string, removes []question.RemovalOver) {
	var want []int64
	for set := 1; set < 1<<len(r.consents); set++ {
		x := r
		x.consents = nil
		for i, who := range r.consents {
			if set>>i&1 == 0 {
				x.consents = append(x.consents, who)
			}
		}
		if still, _ := x.refuses(t, folder); !still {
			want = append(want, int64(set))
		}
	}
	minimal := 0
	for _, set := range want {
		if !slices.ContainsFunc(want, func(o int64) bool { return o != set && o&set == o }) {
			minimal++
		}
	}
	named := 0
	for _, x := range removes {
		if x.What == "consents fall away" {
			named++
		}
	}
	if named != minimal {
		t.Fatalf("%+v: %d smallest sets of consents, named %d: %+v", r, minimal, named, removes)
	}
}
