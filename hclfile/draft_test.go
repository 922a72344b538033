package hclfile

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"loadline"
)

// apackage is the facts of a package with ids that say nothing.
func apackage() *loadline.Company {
	at := func(line int32) loadline.Source {
		return loadline.Source{File: "cap.zip!StockClasses.ocf.json", Line: line}
	}
	return &loadline.Company{
		Name: "issuer-1", LegalName: "Example, Inc.", Currency: "USD",
		Stakeholders: []loadline.Stakeholder{
			{ID: "s-1", LegalName: "Fiona Founder", Relationship: "FOUNDER", At: at(1)},
			{ID: "s-2", LegalName: "Ivan Investor", At: at(2)},
		},
		Classes: []loadline.StockClass{
			{ID: "c-1", Title: "Common", VotesPerShare: loadline.Exactly(loadline.Int(1)), At: at(10)},
			{ID: "c-2", Title: "Series A", Seniority: loadline.Say(1, at(12)), At: at(11), Conversions: []loadline.ConversionRight{
				{IntoClassID: "c-1", Ratio: loadline.Exactly(loadline.Int(1)), At: at(13)},
			}},
		},
		Transactions: []loadline.Transaction{
			&loadline.StockIssuance{Issued: loadline.Issued{Event: loadline.Event{ID: "t-1", Date: loadline.DateOf(2024, 1, 1)}, SecurityID: "x-1", CustomID: "CS-1", StakeholderID: "s-1"}, StockClassID: "c-1", Quantity: loadline.WholeShares(1000)},
			&loadline.GrantIssuance{Issued: loadline.Issued{Event: loadline.Event{ID: "t-2", Date: loadline.DateOf(2024, 1, 1)}, SecurityID: "x-2", CustomID: "ES-1", StakeholderID: "s-2"}, StockClassID: "c-1", Quantity: loadline.WholeShares(50)},
		},
	}
}

const binding = `company "example" {
  ocf = "cap.zip"
}
stakeholder "fiona" {
  ocf    = "s-1"
  groups = ["founders"]
}
stock_class "series_a" {
  ocf             = "c-2"
  votes_per_share = 10
  converts {
    into          = stock_class("c-1")
    follows_split = true
  }
}
`

func TestABlockNamesAnObjectOfThePackageAndLaysItsFactsOverIt(t *testing.T) {
	base := apackage()
	c := over(t, binding+`
transfer "t" {
  of     = security("CS-1")
  to     = stakeholder("s-2")
  shares = 300
  date   = "2025-01-01"
}
grant "ivan" {
  ocf            = "x-2"
  early_exercise = true
}
assert "x" {
  that = votes(stakeholder("s-1")) > votes(stakeholder("s-2"))
}
`, base)
	if diff := cmp.Diff(apackage(), base, sameFacts()); diff != "" {
		t.Errorf("the package has changed:\n%s", diff)
	}
	fiona, a := c.Stakeholders[0], c.Classes[1]
	if fiona.Name != "fiona" || fiona.ID != "s-1" || fiona.LegalName != "Fiona Founder" || fiona.Groups[0] != "founders" || fiona.At.File != "company.hcl" {
		t.Errorf("fiona: %+v", fiona)
	}
	if c.Stakeholders[1].Ref().String() != "stakeholder.s-2" || c.Name != "example" || c.LegalName != "Example, Inc." {
		t.Errorf("the others: %+v, %q", c.Stakeholders[1], c.LegalName)
	}
	if v, _ := a.VotesPerShare.Exact(); !v.Equal(loadline.Int(10)) || a.Seniority.Value != 1 || a.Title != "Series A" {
		t.Errorf("series_a: %+v", a)
	}
	if len(a.Conversions) != 1 || a.Conversions[0].FollowsSplit != loadline.Yes || !a.Conversions[0].Ratio.Known() {
		t.Errorf("it converts: %+v", a.Conversions)
	}
	if g := c.Transactions[1].(*loadline.GrantIssuance); !g.EarlyExercisable.Value || g.Quantity.String() != "50" || g.SecurityID != "x-2" {
		t.Errorf("the grant: %+v", g)
	}
	var got []string
	for _, x := range c.Transactions[2:] {
		got = append(got, inWords(x))
	}
	if want := "transfer x-1 300 → transfer.t.result, rest transfer.t.balance; stock transfer.t.result s-2 c-1 300; stock transfer.t.balance s-1 c-1 700"; strings.Join(got, "; ") != want {
		t.Errorf("got %s\nwant %s", strings.Join(got, "; "), want)
	}
	if that := writeExpr(c.Asserts[0].That); that != `votes(stakeholder.fiona) > votes(stakeholder.s-2)` {
		t.Errorf("the claim: %s", that)
	}
}

func TestBindingsThatGoWrong(t *testing.T) {
	for _, x := range []struct{ body, code, words string }{
		{"stakeholder \"x\" {\n  ocf = \"s-3\"\n}\n", "unknown-name", "Did you mean \"s-1\"?"},
		{"stakeholder \"x\" {\n  ocf = \"Ivan Investor\"\n}\n", "unknown-name", "Did you mean \"s-2\", which is the id of Ivan Investor?"},
		{"stakeholder \"x\" {\n  ocf = 5\n}\n", "wrong-type", "takes a text"},
		{"stakeholder \"x\" {\n  ocf = \"s-1\"\n}\n", "duplicate-name", "Join the two blocks"},
		{"stock_class \"x\" {\n  ocf             = \"c-1\"\n  votes_per_share = 2\n}\n", "stated-twice", "2 here and 1 in the package"},
		{"safe \"x\" {\n  ocf = \"x-1\"\n}\n", "wrong-type", "another kind of security"},
		{"retraction \"x\" {\n  of   = security(\"CS-2\")\n  date = \"2025-01-01\"\n}\n", "unknown-name", "Neither an id"},
		{"retraction \"x\" {\n  of   = security(stakeholder.fiona)\n  date = \"2025-01-01\"\n}\n", "wrong-argument", "takes a text"},
	} {
		_, got := company(binding+x.body, apackage())
		if len(got) != 1 || string(got[0].Code) != x.code || !strings.Contains(fmt.Sprint(got[0].Summary, got[0].Detail, got[0].Hint), x.words) {
			t.Errorf("%s\nbrings\n%s\nwant %s: %s", x.body, letters(got), x.code, x.words)
		}
	}
}

// The start of vesting is an event of its own: of two days the file's is followed.
func TestTheStartOfVestingCanBeCorrected(t *testing.T) {
	base := apackage()
	base.Vesting = []loadline.VestingTerms{{ID: "v-1", Conditions: simpleGraph(48, loadline.Duration{Months: 1}, loadline.SayNone[loadline.Duration](loadline.Source{}))}}
	base.Transactions = append(base.Transactions, &loadline.VestingStart{Event: loadline.Event{ID: "t-3", Date: loadline.DateOf(2024, 1, 1)}, SecurityID: "x-2", ConditionID: "start"})
	for _, x := range []struct {
		day     string
		letters int
	}{{"2024-01-01", 0}, {"2024-02-01", 1}} {
		c, got := company(binding+"grant \"g\" {\n  ocf           = \"x-2\"\n  vesting       = vesting(\"v-1\")\n  vesting_start = \""+x.day+"\"\n}\n", base)
		if len(got) != x.letters || len(c.Transactions) != 3 || c.Transactions[2].Base().Date.String() != x.day {
			t.Errorf("%s: %d transactions, %s", x.day, len(c.Transactions), letters(got))
		}
	}
	if base.Transactions[2].Base().Date != loadline.DateOf(2024, 1, 1) {
		t.Error("the package has changed")
	}
}

// Both say the same, or one of them asks: no contradiction, and the fact stays.
func TestAQuestionDoesNotCoverWhatThePackageKnows(t *testing.T) {
	c := over(t, binding+"stock_class \"common\" {\n  ocf             = \"c-1\"\n  name            = \"Common\"\n  votes_per_share = unknown(\"votes?\")\n}\n", apackage())
	if !c.Classes[0].VotesPerShare.Known() {
		t.Errorf("votes: %v", c.Classes[0].VotesPerShare)
	}
}

const moving = `company "x" {
  currency = "USD"
}
stakeholder "ada" {
}
stock_class "common" {
  votes_per_share = input.votes
  par             = input.price / 2
}
input "votes" {
  value = 1
  range = [0, 10]
}
input "price" {
  value = usd("3M")
}
input "double" {
  value = input.price * 2
}
assert "a" {
  that = outstanding() > input.votes
}
`

func TestADraftIsAFunctionOfItsInputs(t *testing.T) {
	f, problems := Parse("company.hcl", []byte(moving))
	draft, more := f.Draft(nil)
	if len(problems)+len(more) > 0 {
		t.Fatal(letters(append(problems, more...)))
	}
	seen := func(s loadline.Setting) string {
		c, problems := draft.At(s)
		double, _ := c.Inputs[2].Value.Exact()
		return fmt.Sprintf("votes %v, par %v, double %v, %d letters", c.Classes[0].VotesPerShare, c.Classes[0].Par.Value, double, len(problems))
	}
	set := func(name string, n int64) loadline.Setting {
		return loadline.Setting{name: loadline.Exactly(loadline.Int(n))}
	}
	for _, x := range []struct {
		setting loadline.Setting
		want    string
	}{
		{nil, "votes 1, par USD 1500000, double 6000000, 0 letters"},
		{set("votes", 7), "votes 7, par USD 1500000, double 6000000, 0 letters"},
		{set("price", 10), "votes 1, par USD 5, double 20, 0 letters"},
		{set("double", 9), "votes 1, par USD 1500000, double 9, 0 letters"},
		{set("votes", 11), "votes 11, par USD 1500000, double 6000000, 1 letters"},
		{set("voter", 1), "votes 1, par USD 1500000, double 6000000, 1 letters"},
		{nil, "votes 1, par USD 1500000, double 6000000, 0 letters"},
	} {
		if got := seen(x.setting); got != x.want {
			t.Errorf("%v: %s, want %s", x.setting, got, x.want)
		}
	}
	_, outside := draft.At(set("votes", 11))
	_, missing := draft.At(set("voter", 1))
	if outside[0].Code != loadline.OutOfRange || missing[0].Code != loadline.UnknownName || !strings.Contains(missing[0].Hint.String(), "votes") {
		t.Errorf("%s%s", letters(outside), letters(missing))
	}
	if in := draft.Inputs; len(in) != 3 || in[0].Name != "votes" || in[0].Range.String() != "between 0 and 10" || in[1].Value.String() != "3000000" {
		t.Errorf("inputs: %+v", in)
	}
}

// At tells only what is new: what is wrong at the inputs' own values has been told by Draft.
func TestNoProblemIsToldTwice(t *testing.T) {
	f, _ := Parse("company.hcl", []byte(moving+"stock_class \"b\" {\n  par = stakeholder.ada\n}\nstock_class \"c\" {\n  votes_per_share = 5 - input.votes\n}\n"))
	draft, told := f.Draft(nil)
	if len(told) != 1 || told[0].Code != loadline.WrongType {
		t.Fatal(letters(told))
	}
	if _, again := draft.At(nil); len(again) != 0 {
		t.Errorf("told again: %s", letters(again))
	}
	if _, more := draft.At(loadline.Setting{"votes": loadline.Exactly(loadline.Int(9))}); len(more) != 1 || !strings.Contains(more[0].Summary.String(), "c.votes_per_share") {
		t.Errorf("at 9 votes: %s", letters(more))
	}
}

func TestADraftIsSafeForConcurrentCallsAndGivesNewCompanies(t *testing.T) {
	f, _ := Parse("company.hcl", []byte(binding+moving[strings.Index(moving, "input"):strings.Index(moving, "assert")]))
	draft, _ := f.Draft(apackage())
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			for range 20 {
				c, problems := draft.At(loadline.Setting{"votes": loadline.Exactly(loadline.Int(int64(i)))})
				if len(problems) > 0 {
					t.Error(letters(problems))
				}
				c.Stakeholders = append(c.Stakeholders, loadline.Stakeholder{ID: fmt.Sprint(i)})
				c.Transactions = append(c.Transactions, nil)
				d, _ := draft.At(nil)
				d.Classes = append(d.Classes, loadline.StockClass{})
			}
		})
	}
	wait.Wait()
	if c, _ := draft.At(nil); len(c.Stakeholders) != 2 || len(c.Classes) != 2 || len(c.Transactions) != 2 {
		t.Errorf("a company has grown: %d, %d, %d", len(c.Stakeholders), len(c.Classes), len(c.Transactions))
	}
}

// A package of a million transactions is shared: a file that only names its facts costs nothing for each of them.
func TestAMillionTransactionsAreNotCopied(t *testing.T) {
	base := apackage()
	one := base.Transactions[0]
	base.Transactions = make([]loadline.Transaction, 1_000_000)
	for i := range base.Transactions {
		base.Transactions[i] = one
	}
	f, _ := Parse("company.hcl", []byte(binding+"input \"x\" {\n  value = 1\n}\n"))
	draft, problems := f.Draft(base)
	if len(problems) > 0 {
		t.Fatal(letters(problems))
	}
	start := time.Now()
	allocated := testing.AllocsPerRun(20, func() {
		c, _ := draft.At(loadline.Setting{"x": loadline.Exactly(loadline.Int(2))})
		if &c.Transactions[0] != &base.Transactions[0] {
			t.Error("the transactions were copied")
		}
	})
	if took := time.Since(start) / 21; allocated > 2000 || took > 50*time.Millisecond {
		t.Errorf("a call took %v and %v allocations", took, allocated)
	}
}

// Leaving out a legal attribute never makes the facts more certain: whatever is known without it was known with it.
func TestLeavingOutALegalAttributeNeverMakesFactsMoreCertain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := string(Write(drawCompany(t)))
		legal := legalLines(src)
		if len(legal) == 0 {
			t.Skip()
		}
		with, _ := company(src, nil)
		lines := strings.Split(src, "\n")
		i := rapid.SampledFrom(legal).Draw(t, "line")
		without, problems := company(strings.Join(append(lines[:i:i], lines[i+1:]...), "\n"), nil)
		if problems.HasErrors() {
			return // a file that is refused makes nothing certain
		}
		before, after := certainties(with), certainties(without)
		if len(after) != len(before) {
			return // a matter whose own way is not stated any more has none
		}
		for j := range after {
			if after[j] && !before[j] {
				t.Fatalf("without %q fact %d of %d is certain", lines[i], j, len(after))
			}
		}
	})
}
