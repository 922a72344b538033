package question_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/question"
)

// decided is a company of two founders and a fund with a board of three, a covenant, a charter vote and a right to be told.
const decided = `
company "small" {
  name  = "Small AI, Inc."
  as_of = "2026-11-01"
}
document "charter" {
  title  = "Charter"
  kind   = "charter"
  status = "executed"
  read   = true
}
document "rights" {
  title  = "Investor rights agreement"
  kind   = "investor_rights_agreement"
  status = "executed"
  read   = true
}
stakeholder "ada" {
  name   = "Ada Chen"
  groups = ["founders"]
}
stakeholder "bo" {
  name   = "Bo Lind"
  groups = ["founders"]
}
stakeholder "quinn" {
  name = "Pat Quinn"
}
stakeholder "fund" {
  name = "First Fund LP"
}
stakeholder "cumulus" {
  name = "Cumulus Cloud"
}
stock_class "common" {
  name            = "Common Stock"
  votes_per_share = 1
}
stock_class "series_a" {
  name            = "Series A Preferred"
  votes_per_share = 1
}
issue "cs_1" {
  stakeholder = stakeholder.ada
  class       = stock_class.common
  shares      = 2500000
  date        = "2025-01-02"
}
issue "cs_2" {
  stakeholder = stakeholder.bo
  class       = stock_class.common
  shares      = 1500000
  date        = "2025-01-02"
}
issue "pa_1" {
  stakeholder = stakeholder.fund
  class       = stock_class.series_a
  shares      = 1000000
  date        = "2025-09-01"
}
office "ceo" {
  title  = "Chief executive officer"
  holder = stakeholder.ada
}
body "board" {
  title  = "Board of directors"
  kind   = "board"
  quorum = majority(seats())
  seat "ceo" {
    holder        = office.ceo
    elected_by    = majority(outstanding(stock_class.common))
    designated_by = none
    observer      = false
    casting_vote  = false
    votes         = 1
  }
  seat "common" {
    holder        = stakeholder.bo
    elected_by    = majority(outstanding(stock_class.common))
    designated_by = none
    observer      = false
    casting_vote  = false
    votes         = 1
  }
  seat "series_a" {
    holder        = stakeholder.quinn
    elected_by    = majority(outstanding(stock_class.series_a))
    designated_by = stakeholder.fund
    observer      = false
    casting_vote  = false
    votes         = 1
  }
}
matter "remove_ceo" {
  kind   = "remove_officer"
  of     = office.ceo
  needs  = majority(seats(body.board))
  form   = "meeting"
  notice = days(2)
  status = "executed"
  source = clause(document.charter, "4.2", "by a majority of the whole Board")
}
matter "amend" {
  title  = "Amend the charter"
  kind   = "amend_charter"
  of     = document.charter
  needs  = all(majority(seats(body.board)), majority(outstanding(stock_class.common)), majority(outstanding(stock_class.series_a)))
  form   = "written_consent"
  notice = none
  status = "executed"
  source = clause(document.charter, "9")
}
consent "cumulus_on_ceo" {
  of     = stakeholder.cumulus
  over   = [matter.remove_ceo]
  breach = "damages"
  status = "executed"
  source = clause(document.rights, "5.1", "not without the consent of Cumulus Cloud")
}
right "fund_is_told" {
  kind   = "notice"
  of     = stakeholder.fund
  over   = [matter.remove_ceo]
  days   = days(10)
  status = "executed"
}
`

func asked(t testing.TB, q question.WhoCan, src string) (loadline.Answer, question.Deciders) {
	t.Helper()
	a := q.Ask(caseOf(t, src))
	d, ok := a.Data.(question.Deciders)
	if !ok {
		t.Fatalf("who-can has no figures: %v", a.Finding)
	}
	return a, d
}

func names(as []question.Able) string {
	var out []string
	for _, a := range as {
		if !a.Certain {
			a.Who += "?"
		}
		out = append(out, a.Who)
	}
	return strings.Join(out, ", ")
}

func groups(w question.Witnesses) string {
	var out []string
	for _, c := range w.List {
		out = append(out, strings.Join(c.Who, "+"))
	}
	return strings.Join(out, " | ")
}

// The words of a matter come from its title, else from its kind and what it is about.
func TestWhoCanRemoveTheChiefExecutive(t *testing.T) {
	a, d := asked(t, question.WhoCan{Matter: "remove_ceo"}, decided)
	for _, c := range []struct{ what, got, want string }{
		{"says", d.Says, "remove the chief executive officer"},
		{"decide", groups(d.Decide.Certain), "Ada Chen+Bo Lind | Ada Chen+Pat Quinn | Bo Lind+Pat Quinn"},
		{"block", groups(d.Block.Certain), "Ada Chen+Bo Lind | Ada Chen+Pat Quinn | Bo Lind+Pat Quinn"},
		{"lawfully", groups(d.Lawfully.Certain), "Ada Chen+Bo Lind+Cumulus Cloud | Ada Chen+Pat Quinn+Cumulus Cloud | Bo Lind+Pat Quinn+Cumulus Cloud"},
		{"alone", names(d.Alone), ""}, {"vetoes", names(d.Vetoes), ""}, {"asked", names(d.Asked), "Cumulus Cloud"},
		{"counts", strings.Join(d.Decide.Certain.List[0].Counts, "; "), "two of three seats of the board of directors"},
		{"quote", d.Decide.Certain.List[0].By[0].Quote, "by a majority of the whole Board"},
		{"breach", strings.Join(d.Decide.Certain.List[0].Breaches, "; "), "valid without Cumulus Cloud; breaches 5.1 of the Investor rights agreement without it"},
		{"told", row(t, a, "parties", "First Fund LP"), "is told before (10 days) | 0"},
		{"needs", d.Ways[0].Needs, "a majority of all seats of the board of directors"},
		{"notice", d.Ways[0].Notice, "2 days"},
	} {
		if !strings.EqualFold(c.got, c.want) {
			t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
		}
	}
	if a.State != loadline.Answered || !d.Settled || len(a.Notices) != 1 {
		t.Errorf("%v, settled %v, notices %v", a.State, d.Settled, a.Notices)
	}
}

// The same consent as a covenant, as a charter veto and as a draft: a breach, a veto, nothing.
func TestACovenantIsNoVeto(t *testing.T) {
	for _, c := range []struct{ breach, status, vetoes, asked, decide string }{
		{"damages", "executed", "", "Cumulus Cloud", "Ada Chen+Bo Lind"},
		{"internal", "executed", "", "Cumulus Cloud", "Ada Chen+Bo Lind"},
		{"void", "executed", "Cumulus Cloud", "Cumulus Cloud", "Ada Chen+Bo Lind+Cumulus Cloud"},
		{"void", "draft", "", "", "Ada Chen+Bo Lind"},
	} {
		src := strings.Replace(decided, "breach = \"damages\"\n  status = \"executed\"", fmt.Sprintf("breach = %q\n  status = %q", c.breach, c.status), 1)
		_, d := asked(t, question.WhoCan{Matter: "remove_ceo"}, src)
		if names(d.Vetoes) != c.vetoes || names(d.Asked) != c.asked || !strings.HasPrefix(groups(d.Decide.Certain), c.decide) {
			t.Errorf("%s, %s: vetoes %q, asked %q, decide %q", c.breach, c.status, names(d.Vetoes), names(d.Asked), groups(d.Decide.Certain))
		}
	}
}

// Many coalitions are one line only where all of them breach the same: with the one who is asked nothing is breached.
func TestOneLineStandsForManyThatAreAlike(t *testing.T) {
	four := strings.Replace(decided, "  seat \"series_a\" {", "  seat \"fourth\" {\n    holder        = stakeholder.cumulus\n    designated_by = none\n    observer      = false\n    casting_vote  = false\n    votes         = 1\n  }\n  seat \"series_a\" {", 1)
	a, _ := asked(t, question.WhoCan{Matter: "remove_ceo"}, four)
	if got := row(t, a, "decide", "Ada Chen, Bo Lind and Pat Quinn"); !strings.Contains(got, "breaches 5.1") {
		t.Errorf("without Cumulus: %s", got)
	}
	if got := row(t, a, "decide", "Ada Chen, Bo Lind and Cumulus Cloud"); strings.Contains(got, "breaches") {
		t.Errorf("with Cumulus: %s", got)
	}
	a, _ = asked(t, question.WhoCan{Matter: "remove_ceo"}, strings.Replace(four, "over   = [matter.remove_ceo]\n  breach", "over   = [matter.amend]\n  breach", 1))
	row(t, a, "decide", "any three of Ada Chen, Bo Lind, Pat Quinn and Cumulus Cloud")
}

// What a group can do, in figures and in words.
func TestGroups(t *testing.T) {
	for _, c := range []struct {
		matter, group    string
		decides, blocks  loadline.Truth
		each             bool
		needs, sentences string
	}{
		{"remove_ceo", "founders", loadline.Yes, loadline.Yes, true, "", "Ada Chen and Bo Lind can remove the chief executive officer: two of three seats of the board of directors; each of the two is needed."},
		{"remove_ceo", "body.board", loadline.Yes, loadline.Yes, false, "", "not all of the three are needed"},
		{"remove_ceo", "quinn", loadline.No, loadline.No, false, "Ada Chen | Bo Lind", "Pat Quinn cannot remove the chief executive officer without others."},
		{"remove_ceo", "Pat Quinn, ada", loadline.Yes, loadline.Yes, true, "", "can remove"},
		{"remove_ceo", "fund", loadline.No, loadline.No, false, "Ada Chen+Bo Lind | Ada Chen+Pat Quinn | Bo Lind+Pat Quinn", "Nobody of fund has a vote on it."},
		{"amend", "founders", loadline.No, loadline.Yes, false, "First Fund LP", "They can stop it."},
		{"amend", "fund", loadline.No, loadline.Yes, false, "Ada Chen+Pat Quinn | Ada Chen+Bo Lind", "First Fund LP can stop it."},
	} {
		a, d := asked(t, question.WhoCan{Matter: c.matter, Groups: []string{c.group}}, decided)
		g := d.Groups[0]
		if g.Decides != c.decides || g.Blocks != c.blocks || g.EachNeeded != c.each || !strings.Contains(a.Finding.String(), c.sentences) {
			t.Errorf("%s on %s: decides %v, blocks %v, each %v: %v", c.group, c.matter, g.Decides, g.Blocks, g.EachNeeded, a.Finding)
		}
		if got := groups(g.Needs); got != c.needs {
			t.Errorf("%s on %s needs %q, want %q", c.group, c.matter, got, c.needs)
		}
	}
}

// After elections the seats vote as those who fill them: Ada alone holds the majority of the common stock, with two seats.
func TestAfterElections(t *testing.T) {
	q := question.WhoCan{Matter: "remove_ceo"}
	q.Horizon.Kind, _ = question.HorizonOf("elections")
	src := strings.ReplaceAll(decided, "majority(outstanding(stock_class.common))\n    designated_by", "majority(outstanding(body.holders))\n    designated_by")
	a, d := asked(t, q, src+"body \"holders\" {\n  kind = \"stockholders\"\n  classes = [stock_class.common]\n  as_converted = false\n  quorum = none\n}\n")
	if names(d.Alone) != "Ada Chen" || !strings.Contains(a.Finding.String(), "Ada Chen can remove the chief executive officer alone") {
		t.Errorf("alone: %q: %v", names(d.Alone), a.Finding)
	}
	if len(a.Assumed) == 0 || d.Horizon != "elections" {
		t.Errorf("that directors vote as those who elect them is assumed, and not said: %v", a.Assumed)
	}
}

// IFRS 10, application example 7: 45% against eleven holders of 5%. The Banzhaf value is 0.9937; nothing calls it control;
// how many of the others it takes is said.
func TestAnIndexIsNoFindingOfControl(t *testing.T) {
	var b strings.Builder
	b.WriteString("company \"x\" {\n  name = \"X\"\n  as_of = \"2026-01-01\"\n}\nstock_class \"common\" {\n  name = \"Common Stock\"\n  votes_per_share = 1\n}\n")
	for i := range 12 {
		name, shares := fmt.Sprintf("holder_%d", i), 5
		if i == 0 {
			name, shares = "large", 45
		}
		fmt.Fprintf(&b, "stakeholder %q {\n  name = %q\n}\nissue \"i_%d\" {\n  stakeholder = stakeholder.%s\n  class = stock_class.common\n  shares = %d\n  date = \"2025-01-01\"\n}\n", name, strings.ToUpper(name), i, name, shares)
	}
	b.WriteString("matter \"elect\" {\n  kind = \"elect_director\"\n  needs = majority(outstanding(stock_class.common))\n  form = \"written_consent\"\n  status = \"executed\"\n}\n")
	a, d := asked(t, question.WhoCan{Matter: "elect", Index: true, Groups: []string{"large"}}, b.String())
	if text := a.Finding.String(); !strings.Contains(text, "LARGE cannot elect a director without others") || !strings.Contains(text, "any two of") {
		t.Errorf("how many of the others it takes is not said: %v", text)
	}
	if len(d.Indices) != 1 || d.Indices[0].Parties[0].Who != "LARGE" {
		t.Fatalf("indices: %+v", d.Indices)
	}
	banzhaf := d.Indices[0].Parties[0].Banzhaf
	if want := loadline.Frac(2035, 2048); !banzhaf.Lo.Equal(want) || !banzhaf.Hi.Equal(want) { // 0.9937
		t.Errorf("Banzhaf is %v to %v, want %v", banzhaf.Lo, banzhaf.Hi, want)
	}
	if l := d.Largest; l == nil || l.Decide != 3 || l.Holders != 12 {
		t.Errorf("the largest holders: %+v", l)
	}
	if text := drawn(t, a); !strings.Contains(text, "An index is no finding of control") || strings.Contains(text, "has control") || strings.Contains(text, "controls") {
		t.Error("the answer calls it control, or does not say that it is none")
	}
	if _, d := asked(t, question.WhoCan{Matter: "elect"}, b.String()); len(d.Indices) > 0 {
		t.Error("indices that nobody asked for")
	}
}

// A matter is found by its name, its title, its kind; a kind that is not in the file is a question to the law.
func TestMattersAreFound(t *testing.T) {
	for word, want := range map[string]string{
		"remove_ceo": "remove_ceo", "remove-ceo": "remove_ceo", "matter.amend": "amend", "remove_officer": "remove_ceo", "amend the charter": "amend",
		"dissolve": "dissolve", "remove_cfo": "Did you mean remove_ceo", "xyzzy": "The file has: remove_ceo and amend",
	} {
		a := question.WhoCan{Matter: word}.Ask(caseOf(t, decided))
		if d, ok := a.Data.(question.Deciders); ok && d.Matter != want || !ok && !strings.Contains(a.Finding.String(), want) {
			t.Errorf("%s: %v, want %s", word, a.Finding, want)
		}
		if a.Data == nil && a.State != loadline.NotApplicable {
			t.Errorf("%s: %v", word, a.State)
		}
	}
}

// Every matter in a line, and every party's standing.
func TestTheMatrix(t *testing.T) {
	a := question.WhoCan{Groups: []string{"founders"}}.Ask(caseOf(t, decided))
	for first, want := range map[string]string{
		"remove_ceo": "nobody | any two of Ada Chen, Bo Lind and Pat Quinn | nobody | Cumulus Cloud | <nil> | decides",
		"amend":      "nobody | Ada Chen and First Fund LP, with any one of Bo Lind and Pat Quinn | Ada Chen and First Fund LP | Ada Chen and First Fund LP | 3 | can block",
	} {
		got := row(t, a, "matters", first)
		if got != want {
			t.Errorf("%s: %s\nwant %s", first, got, want)
		}
	}
	if got := row(t, a, "stands", "Cumulus Cloud"); got != "must be asked | <nil>" {
		t.Errorf("Cumulus stands: %s", got)
	}
}

func TestNobodyIsNamedWhereNamesAreNotWanted(t *testing.T) {
	c := caseOf(t, decided)
	for _, q := range []question.WhoCan{{}, {Matter: "remove_ceo", Index: true}, {Matter: "amend", Groups: []string{"founders", "fund"}}, {Matter: "nothing"}} {
		got := drawn(t, question.Redact(q.Ask(c), c.Company))
		for _, name := range []string{"Ada", "Chen", "Bo Lind", "Quinn", "First Fund", "Cumulus", "cumulus", "stakeholder.bo"} {
			if strings.Contains(got, name) {
				t.Errorf("%+v leaks %s", q, name)
			}
		}
	}
}

// What is left out never makes an answer more certain: where an attribute goes, a yes or a no stays or cannot be told,
// unless the answer lists what it assumed in its place.
func TestWhatIsLeftOutMakesNothingMoreCertain(t *testing.T) {
	lines := strings.Split(decided, "\n")
	var legal []int
	for i, line := range lines {
		word, _, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch word {
		case "needs", "form", "notice", "status", "breach", "quorum", "holder", "elected_by", "designated_by", "observer", "casting_vote", "votes", "votes_per_share", "days":
			legal = append(legal, i)
		}
	}
	standing := func(t testing.TB, src string) (map[string]loadline.Truth, map[string]bool) {
		out, assumed := map[string]loadline.Truth{}, map[string]bool{}
		c := caseOf(t, src)
		for _, matter := range []string{"remove_ceo", "amend"} {
			for _, horizon := range question.Horizons()[:2] {
				q := question.WhoCan{Matter: matter, Groups: []string{"ada", "bo", "quinn", "fund", "cumulus", "founders", "ada,quinn", "bo,quinn,fund", "founders,fund", "founders,fund,quinn,cumulus"}}
				q.Horizon.Kind, _ = question.HorizonOf(horizon)
				a := q.Ask(c)
				d, ok := a.Data.(question.Deciders)
				if !ok {
					continue // refused: nothing is claimed
				}
				for _, g := range d.Groups {
					key := matter + " " + horizon + " " + g.Group
					out[key+" decides"], out[key+" lawfully"], out[key+" blocks"] = g.Decides, g.Lawfully, g.Blocks
				}
				for _, s := range a.Assumed {
					assumed[s.Says.String()] = true
				}
			}
		}
		return out, assumed
	}
	before, known := standing(t, decided)
	rapid.Check(t, func(r *rapid.T) {
		gone := map[int]bool{}
		for range rapid.IntRange(1, 3).Draw(r, "how many") {
			gone[rapid.SampledFrom(legal).Draw(r, "line")] = true
		}
		var kept []string
		for i, line := range lines {
			if !gone[i] {
				kept = append(kept, line)
			}
		}
		after, assumed := standing(t, strings.Join(kept, "\n"))
		for says := range assumed {
			if !known[says] && !strings.HasPrefix(says, "Not ") {
				return // something was assumed, and is said
			}
		}
		for key, now := range after {
			if was := before[key]; now != was && now != loadline.CannotTell {
				r.Errorf("%s was %v and is %v without %v", key, was, now, gone)
			}
		}
	})
}
