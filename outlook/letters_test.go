package outlook_test

import (
	"strings"
	"testing"

	"loadline"
	"loadline/outlook"
)

const h100 = `
    parameters = 1e9
    tokens     = 1e12
    price      = 2
`

// The letters, each by the lines that bring it; nothing where there is nothing to tell.
var letters = []struct{ title, company, want string }{
	{"a contract and a plan in order", cloud + `
  share = 0.6
  stop "supplier" {
    for    = "convenience"
    notice = months(11)
  }
}
plan {
  cash = 1
  train "base" {` + h100 + `
    chip = "H100 SXM"
    from = "2027-12-15"
    on   = contract.cloud
  }
}`, ""},
	{"a plan that reads what comes later", `
plan {
  cash = 1
  income "api" { amount = ago(cost.staff, -1) }
  cost "staff" { start = 1 }
}`, "reads-a-later-month"},
	{"lines that hang on one another within a month", `
plan {
  cash = 1
  income "api" { amount = cost.staff * 2 }
  cost "staff" { amount = income.api / 2 }
}`, "plan-cycle"},
	{"a driver that hangs on itself through another", `
plan {
  cash = 1
  driver "a" { start = driver.b }
  driver "b" { start = driver.a }
}`, "plan-cycle"},
	{"a name that is not there, a trigger that is a number, an amount that is a yes", `
plan {
  cash = 1
  income "api" { amount = driver.user * 2 }
  cost "staff" { amount = runway < 9 }
  raise "next" {
    amount   = 5
    when     = runway
    succeeds = 1
    takes    = months(1)
  }
}`, "unknown-name wrong-type wrong-type"},
	{"a bound upside down in an expression, and two currencies", `
plan {
  cash = 1
  income "api" { amount = uniform(9, 2) }
  cost "staff" { amount = money("EUR 5") }
}`, "spread-misfit wrong-type"},
	{"a line that hangs on nothing there is, beside a run: one letter", `
plan {
  cash = 1
  cost "staff" { amount = driver.people }
  train "base" {` + h100 + `
    chip = "H100 SXM"
    from = "2027-02-01"
  }
}`, "unknown-name"},
	{"a run after the contract", cloud + `
}
plan {
  cash = 1
  train "base" {` + h100 + `
    chip = "H100 SXM"
    from = "2028-01-01"
    on   = contract.cloud
  }
  serve "api" {
    parameters = 1e9
    tokens_in  = 1
    tokens_out = 1
    chip       = "H100 SXM"
    from       = "2027-12-01"
    to         = "2028-01-31"
    on         = contract.cloud
  }
}`, "run-on-ended-contract run-on-ended-contract"},
	{"a notice of thirteen months in a year", cloud + `
  stop "company" {
    for    = "convenience"
    notice = months(13)
  }
}`, "notice-longer-than-term"},
	{"shares of one use on the same days", cloud + `
  use "training" { share = 0.7 }
}
contract "spare" {
  supplier = stakeholder.bank
  supplies = "compute"
  from     = "2027-06-01"
  use "training" { share = 0.4 }
  use "serving" { share = 0.4 }
}`, "contracts-overlap"},
	{"shares one after the other", cloud + `
  share = 1
}
contract "next" {
  supplier = stakeholder.bank
  supplies = "compute"
  from     = "2028-01-01"
  share    = 1
}`, ""},
	{"a chip that means several boards", `
plan {
  cash = 1
  train "base" {` + h100 + `
    chip = "H100"
    from = "2027-12-15"
  }
}`, "run-refused"},
	{"a utilisation that no chip reaches, and one that few do", `
plan {
  cash = 1
  train "a" {` + h100 + `
    chip        = "H100 SXM"
    from        = "2027-12-15"
    utilisation = 0.95
  }
  train "b" {` + h100 + `
    chip        = "H100 SXM"
    from        = "2027-12-15"
    utilisation = 0.6
  }
}`, "run-refused run-doubtful"},
	{"growth that was meant in percent", `
plan {
  cash = 1
  cost "staff" {
    start = 650e3
    grows = 5
  }
}`, "implausible-value"},
	{"dates and lists that nobody means", cloud + `
  commitment "floor" {
    kind    = "minimum"
    amount  = 1
    due     = ["2026-12-31"]
    paid_by = ["gift"]
  }
  credits "grant" {
    face    = 1
    expires = "2026-12-31"
  }
}
plan {
  cash = 1
  cost "staff" {
    start  = 1
    season = [1, 2]
    from   = "2027-02-01"
    to     = "2027-01-01"
  }
}`, "implausible-value implausible-value implausible-value implausible-value implausible-value"},
}

func TestLetters(t *testing.T) {
	for _, s := range letters {
		t.Run(s.title, func(t *testing.T) {
			c := companyOf(t, s.company)
			problems := outlook.Check(c)
			_, more := outlook.Reckon(c, outlook.Premise{})
			for _, d := range more {
				if d.Code == loadline.ImplausibleValue {
					problems = append(problems, d)
				}
			}
			var got []string
			for _, d := range problems {
				got = append(got, string(d.Code))
				if d.Summary.IsZero() || d.Detail.IsZero() || !d.At.Known() {
					t.Errorf("%v is no letter", d)
				}
			}
			if strings.Join(got, " ") != s.want {
				t.Errorf("%v, want %q\n%s", got, s.want, list(problems))
			}
		})
	}
}

// The middle: the geometric one where both ends are above zero, with twelve digits that count.
func TestMiddle(t *testing.T) {
	for _, c := range []struct{ lo, hi, want string }{
		{"100", "400", "200"}, {"7", "7", "7"}, {"0", "100", "50"}, {"-10", "30", "10"}, {"-30", "-10", "-20"},
		{"1", "2", "1.41421356237"}, {"0.01", "0.12", "0.0346410161514"}, {"1e20", "2e20", "141421356237000000000"}, {"0.000001", "0.000002", "0.00000141421356237"},
	} {
		lo, _ := loadline.ParseDecimal(c.lo)
		hi, _ := loadline.ParseDecimal(c.hi)
		want, _ := loadline.ParseDecimal(c.want)
		if got, ok := outlook.Middle(loadline.Between(lo, hi)); !ok || !got.Equal(want) {
			t.Errorf("between %s and %s: %v, want %s", c.lo, c.hi, got, c.want)
		}
		if _, ok := outlook.Middle(loadline.Number{Lo: &lo}); ok {
			t.Error("a number without an upper end has a middle")
		}
	}
}

// Who names no day has no month, and is asked.
func TestNoDayNoLedger(t *testing.T) {
	course, _ := outlook.Reckon(&loadline.Company{}, outlook.Premise{})
	if len(course.Months) != 0 || len(course.Open) != 1 || course.Binds != -1 {
		t.Errorf("%+v", course)
	}
}
