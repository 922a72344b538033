package outlook_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"loadline"
	"loadline/hclfile"
	"loadline/outlook"
)

// § 19(2) InsO looks twelve months ahead: the first day is the one after that which lies twelve months before the cash is out.
// What the plan does not say is asked, and no other law has such a line.
func TestTheLineOfTheLawAboveZero(t *testing.T) {
	src, err := os.ReadFile("../dossier/law/de-gmbh.hcl")
	if err != nil {
		t.Fatal(err)
	}
	law, problems := hclfile.ParseLaw("de-gmbh.hcl", src)
	if problems.HasErrors() {
		t.Fatal(list(problems))
	}
	const assets = "Do the company's assets cover its debts on "
	for _, x := range []struct{ title, law, plan, day, asks string }{
		// 1500 pay fifteen months; the sixteenth is that of 1 April 2028.
		{"out in fifteen months", "de-gmbh", "cash = 1500\n cost \"staff\" { start = 100 }", "2027-04-02", assets + "2027-04-02 (§ 19(2) InsO)?"},
		{"out within the year: from the first day", "de-gmbh", "cash = 500\n cost \"staff\" { start = 100 }", "2027-01-01", assets + "2027-01-01 (§ 19(2) InsO)?"},
		{"out on a leap day", "de-gmbh", "cash = 500\n cost \"move\" { once = [[\"2028-02-29\", 501]] }", "2027-03-01", assets},
		{"it lasts as far as the plan goes", "de-gmbh", "cash = 5000\n months = 12\n cost \"staff\" { start = 100 }", "", ""},
		{"the plan ends before", "de-gmbh", "cash = 5000\n months = 6\n cost \"staff\" { start = 100 }", "", "Does cash last 12 months from 2027-01-01 on, as far as § 19(2) InsO looks ahead? The plan ends on 2027-06-30."},
		{"the cash is a question, and so is the day", "de-gmbh", "cash = unknown(\"how much is there?\")\n cost \"staff\" { start = 100 }", "2027-01-01", "how much is there?"},
		{"a law without such a line", "us-de", "cash = 500\n cost \"staff\" { start = 100 }", "", ""},
	} {
		t.Run(x.title, func(t *testing.T) {
			c := companyOf(t, "plan {\n"+x.plan+"\n}\n")
			c.Law, c.Laws = x.law, []loadline.Law{*law}
			course, _ := outlook.Reckon(c, outlook.Premise{})
			day := ""
			for _, turn := range course.Turns {
				if turn.Kind == outlook.LawLine {
					day = turn.Day.String()
				}
			}
			asks := slices.ContainsFunc(course.Open, func(h outlook.Hanging) bool {
				return slices.Contains(h.On, loadline.Ref{Kind: "provision", Name: "over_indebtedness"}) && strings.HasPrefix(h.Unknown.Question, x.asks)
			})
			if day != x.day || asks != (x.asks != "") {
				t.Errorf("from %q, asks %v: want from %q, %q; %v", day, asks, x.day, x.asks, course.Open)
			}
		})
	}
}
