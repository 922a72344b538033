package hclfile

import (
	"slices"
	"strings"
	"testing"

	"loadline"
)

const beforeTheRound = `company "northwind" {
  name     = "Northwind AI, Inc."
  currency = "USD"
}
stakeholder "ada" {
  name = "Ada"
}
stock_class "common" {
  kind            = "common"
  votes_per_share = 1
  authorized      = 10000000
}
office "ceo" {
  holder = stakeholder.ada
}
body "board" {
  seat "ceo" {
    holder = office.ceo
  }
  seat "two" {
    holder = none
  }
}
matter "remove_ceo" {
  kind  = "remove_officer"
  needs = majority(body.board)
}
consent "old" {
  of     = stakeholder.ada
  over   = [matter.remove_ceo]
  breach = "void"
}
input "pre" {
  value = usd("80M")
  range = [50e6, 140e6]
}
round "cash" {
  title     = "Atlas"
  date      = "2026-12-15"
  pre_money = input.pre
  class     = stock_class.series_b
  ends      = [consent.old]

  investor "atlas" {
    stakeholder = stakeholder.atlas
    cash        = "USD 20M"
    credits     = "USD 30M"
    worth       = 1/2
  }
  stakeholder "atlas" {
    name = "Atlas Cloud"
  }
  stock_class "series_b" {
    kind            = "preferred"
    votes_per_share = 1
    anti_dilution   = "broad_based"
  }
  stock_class "common" {
    authorized = 20000000
  }
  body "board" {
    seat "two" {
      holder = stakeholder.atlas
    }
    seat "three" {
      holder     = none
      elected_by = majority(stock_class.series_b)
    }
  }
  consent "atlas_on_ceo" {
    of     = stakeholder.atlas
    over   = [matter.remove_ceo]
    breach = "damages"
    status = "draft"
  }
}
`

func draftOf(t *testing.T, src string) loadline.Draft {
	t.Helper()
	f, problems := Parse("company.hcl", []byte(src))
	if len(problems) > 0 {
		t.Fatal(letters(problems))
	}
	d, problems := f.Draft(nil)
	if problems.HasErrors() {
		t.Fatal(letters(problems))
	}
	return d
}

func signedBy(t *testing.T, d loadline.Draft, s loadline.Setting, without ...string) *loadline.Company {
	t.Helper()
	c, problems := d.Sign(s, loadline.Signing{Rounds: []string{"cash"}, Without: without})
	if len(problems) > 0 {
		t.Fatal(letters(problems))
	}
	return c
}

// Until it is signed nothing of a round is a fact; once it is, its papers are, laid over what they change.
func TestPapersAreFactsOnceTheyAreSigned(t *testing.T) {
	d := draftOf(t, beforeTheRound)
	before, _ := d.At(nil)
	if len(before.Stakeholders) != 1 || len(before.Classes) != 1 || len(before.Consents) != 1 || before.Rounds[0].Title != "Atlas" || len(before.Rounds[0].Investors) != 0 {
		t.Fatalf("before it is signed: %d stakeholders, %d classes, round %+v", len(before.Stakeholders), len(before.Classes), before.Rounds)
	}
	c := signedBy(t, d, nil)
	r := c.Rounds[0]
	if v, _ := r.PreMoney.Get(); !v.Amount.Equal(loadline.Int(80e6)) || len(r.Investors) != 1 || !r.Investors[0].Worth.Known() {
		t.Errorf("the round: %+v", r)
	}
	if len(c.Classes) != 2 || c.Classes[0].VotesPerShare.String() != "1" || c.Classes[0].Authorized.Value.String() != "20000000" {
		t.Errorf("the classes: %+v", c.Classes)
	}
	seats := c.Bodies[0].Seats
	if len(seats) != 3 || seats[0].Holder.Value.Name != "ceo" || seats[1].Holder.Value.Name != "atlas" || seats[2].Name != "three" {
		t.Errorf("the board: %+v", seats)
	}
	if len(c.Consents) != 1 || c.Consents[0].Name != "atlas_on_ceo" || c.Consents[0].Status.Value != "executed" {
		t.Errorf("the consents: %+v", c.Consents)
	}
	if again, _ := d.At(nil); len(again.Classes) != 1 || len(again.Bodies[0].Seats) != 2 {
		t.Error("signing has changed the company before it")
	}
}

// A round moves with its inputs.
func TestASignedRoundMovesWithItsInputs(t *testing.T) {
	c := signedBy(t, draftOf(t, beforeTheRound), loadline.Setting{"pre": loadline.Exactly(loadline.Int(60e6))})
	if v, _ := c.Rounds[0].PreMoney.Get(); !v.Amount.Equal(loadline.Int(60e6)) || v.Currency != "USD" {
		t.Errorf("the pre-money is %v", v)
	}
}

// A struck block is gone, a struck attribute is none, and what the paper replaced stands again.
func TestATermIsStruck(t *testing.T) {
	d := draftOf(t, beforeTheRound)
	c := signedBy(t, d, nil, "consent.atlas_on_ceo", "stock_class.series_b.anti_dilution", "seat.board.two", "investor.atlas.credits")
	if len(c.Consents) != 0 {
		t.Errorf("the consents: %+v", c.Consents)
	}
	if c.Classes[1].AntiDilution.Saying != loadline.None {
		t.Errorf("the protection is %+v", c.Classes[1].AntiDilution)
	}
	if s := c.Bodies[0].Seats; len(s) != 3 || s[1].Holder.Saying != loadline.None {
		t.Errorf("the seat is %+v", s[1])
	}
	if c.Rounds[0].Investors[0].Credits.Saying != loadline.None {
		t.Errorf("the credits are %+v", c.Rounds[0].Investors[0].Credits)
	}
}

// What cannot be signed or struck is told, with what there is.
func TestWhatCannotBeSignedIsTold(t *testing.T) {
	d := draftOf(t, beforeTheRound)
	for _, c := range []struct {
		as   loadline.Signing
		want string
	}{
		{loadline.Signing{Rounds: []string{"cas"}}, "Did you mean cash?"},
		{loadline.Signing{Rounds: []string{"cash"}, Without: []string{"consent.atlas_on_coe"}}, "Did you mean consent.atlas_on_ceo?"},
		{loadline.Signing{Rounds: []string{"cash"}, Without: []string{"stakeholder.atlas"}}, "There is no stakeholder.atlas"},
	} {
		_, problems := d.Sign(nil, c.as)
		if got := letters(problems); !strings.Contains(got, c.want) {
			t.Errorf("%+v: %s\nwant %s", c.as, got, c.want)
		}
	}
	lacking := strings.Replace(beforeTheRound, "    name = \"Atlas Cloud\"\n", "", 1)
	lacking = strings.Replace(lacking, "  consent \"atlas_on_ceo\" {\n    of     = stakeholder.atlas\n", "  consent \"atlas_on_ceo\" {\n", 1)
	if _, problems := draftOf(t, lacking).Sign(nil, loadline.Signing{Rounds: []string{"cash"}}); !strings.Contains(letters(problems), "lacks of") {
		t.Errorf("a new consent without who has it: %s", letters(problems))
	}
	wrong := strings.Replace(beforeTheRound, "[consent.old]", "[consent.odl]", 1)
	if _, problems := draftOf(t, wrong).Sign(nil, loadline.Signing{Rounds: []string{"cash"}}); !strings.Contains(letters(problems), "ends what the file does not state") {
		t.Errorf("a round that ends what is not there: %s", letters(problems))
	}
}

// The terms of a round stand beside what they replace, and each can be struck by its path.
func TestTheTermsOfARound(t *testing.T) {
	d := draftOf(t, beforeTheRound)
	terms := d.Terms("cash")
	i := slices.IndexFunc(terms, func(x loadline.Term) bool { return x.Path == "stock_class.common.authorized" })
	if i < 0 || terms[i].Old != "10000000" || terms[i].New != "20000000" {
		t.Errorf("the terms: %+v", terms)
	}
	for _, x := range terms {
		if x.Path == "class" || strings.HasSuffix(x.Path, ".stakeholder") || strings.HasSuffix(x.Path, ".of") || strings.HasSuffix(x.Path, ".over") {
			continue // without these a block is none
		}
		if _, problems := d.Sign(nil, loadline.Signing{Rounds: []string{"cash"}, Without: []string{x.Path}}); strings.Contains(letters(problems), "to be struck") {
			t.Errorf("%s: %s", x.Path, letters(problems))
		}
	}
}

// A term sheet in a file of its own is joined to the company's, and its places are its own.
func TestASheetOfItsOwn(t *testing.T) {
	at := strings.Index(beforeTheRound, "round \"cash\"")
	f, problems := Parse("company.hcl", []byte(beforeTheRound[:at]))
	sheet, more := ParseSheet("atlas.hcl", []byte(beforeTheRound[at:]))
	if problems = append(problems, more...); len(problems) > 0 {
		t.Fatal(letters(problems))
	}
	joined, problems := f.Join(sheet)
	if len(problems) > 0 {
		t.Fatal(letters(problems))
	}
	d, problems := joined.Draft(nil)
	if len(problems) > 0 {
		t.Fatal(letters(problems))
	}
	c := signedBy(t, d, nil)
	if at := c.Rounds[0].At; at.File != "atlas.hcl" || at.Line != 1 {
		t.Errorf("the round stands at %v", at)
	}
	if terms := d.Terms("cash"); terms[0].New != `"Atlas"` {
		t.Errorf("the first term: %+v", terms[0])
	}
	if _, problems := joined.Join(sheet); !strings.Contains(letters(problems), "stated twice") {
		t.Errorf("the same sheet twice: %s", letters(problems))
	}
}
