package hclfile

import (
	"fmt"
	"strings"
	"testing"

	"loadline"
)

// Each story states events in their short form, after the company that all of them share, and the transactions that they
// must make: what happens to which security, and what comes of it for whom.
const held = common + `
stock_class "seed" {
  votes_per_share = 1
}
vesting "four" {
  over       = months(48)
  every      = months(1)
  cliff      = months(12)
  allocation = "cumulative_rounding"
}
issue "a" {
  stakeholder = stakeholder.ada
  class       = stock_class.common
  shares      = 1000
  price       = 2
  date        = "2024-01-01"
}
issue "v" {
  stakeholder   = stakeholder.ada
  class         = stock_class.common
  shares        = 480
  date          = "2024-01-01"
  vesting       = vesting.four
  vesting_start = "2023-12-01"
}
grant "g" {
  stakeholder    = stakeholder.ben
  plan           = stock_plan.pool
  kind           = "option"
  shares         = 300
  exercise_price = 1.5
  date           = "2024-01-01"
}
safe "s" {
  stakeholder = stakeholder.ben
  invested    = 5000
  date        = "2024-01-01"
}
`

const eventStories = `
# All of a stock passes on: no balance.
transfer "t" {
  of   = issue.a
  to   = stakeholder.ben
  date = "2025-01-01"
}
> transfer issue.a all → transfer.t.result
> stock transfer.t.result ben common 1000 at USD 2

# A part passes on, and the rest gets a certificate of its own.
transfer "t" {
  of             = issue.a
  to             = stakeholder.ben
  shares         = "400"
  date           = "2025-01-01"
  balance_number = "CS-9"
}
> transfer issue.a 400 → transfer.t.result, rest transfer.t.balance
> stock transfer.t.result ben common 400 at USD 2
> stock transfer.t.balance ada common 600 at USD 2

# The rest passes on, too: it is what the first event left.
transfer "second" {
  of   = transfer.first.balance
  to   = stakeholder.ben
  date = "2025-02-01"
}
transfer "first" {
  of     = issue.a
  to     = stakeholder.ben
  shares = 400
  date   = "2025-01-01"
}
> transfer transfer.first.balance all → transfer.second.result
> stock transfer.second.result ben common 600 at USD 2
> transfer issue.a 400 → transfer.first.result, rest transfer.first.balance
> stock transfer.first.result ben common 400 at USD 2
> stock transfer.first.balance ada common 600 at USD 2

# A split in between: whole means what it has become.
split "s" {
  class = stock_class.common
  ratio = "3:1"
  date  = "2024-06-01"
}
transfer "t" {
  of     = issue.a
  to     = stakeholder.ben
  shares = 400
  date   = "2025-01-01"
}
> split common 3
> transfer issue.a 400 → transfer.t.result, rest transfer.t.balance
> stock transfer.t.result ben common 400 at USD 2
> stock transfer.t.balance ada common 2600 at USD 2

# Of stock that vests a part passes on as vested, and the rest stays in place.
transfer "t" {
  of     = issue.v
  to     = stakeholder.ben
  shares = 100
  date   = "2025-01-01"
}
> transfer issue.v 100 → transfer.t.result
> stock transfer.t.result ben common 100

# All of it passes on with its schedule.
transfer "t" {
  of   = issue.v
  to   = stakeholder.ben
  date = "2025-01-01"
}
> transfer issue.v all → transfer.t.result
> stock transfer.t.result ben common 480 vesting four
> start transfer.t.result start 2023-12-01

# Options become stock of the plan's class at the exercise price; the rest of them stay.
exercise "e" {
  of     = grant.g
  shares = 100
  date   = "2025-01-01"
}
exercise "f" {
  of   = grant.g
  date = "2025-02-01"
}
> exercise grant.g 100 → exercise.e.result
> stock exercise.e.result ben common 100 at USD 1.5
> exercise grant.g all → exercise.f.result
> stock exercise.f.result ben common 200 at USD 1.5

# A SAFE converts into as many shares as the round gave for it.
conversion "c" {
  of     = safe.s
  into   = stock_class.seed
  shares = 2500
  price  = 2
  date   = "2025-01-01"
}
> conversion safe.s all → conversion.c.result
> stock conversion.c.result ben seed 2500 at USD 2

# A part of a class converts.
conversion "c" {
  of     = issue.a
  into   = stock_class.seed
  given  = 100
  shares = 50
  date   = "2025-01-01"
}
> conversion issue.a 100 → conversion.c.result, rest conversion.c.balance
> stock conversion.c.result ada seed 50
> stock conversion.c.balance ada common 900 at USD 2

# What is left stays in place where the file says so.
cancellation "c" {
  of      = issue.a
  shares  = 100
  date    = "2025-01-01"
  balance = none
}
repurchase "r" {
  of     = issue.a
  price  = 3
  date   = "2025-02-01"
}
> cancellation issue.a 100
> repurchase issue.a all at USD 3

# In the long form all that comes of an event has blocks of its own.
transfer "t" {
  of      = issue.a
  shares  = 400
  results = [issue.b]
  balance = issue.c
  date    = "2025-01-01"
}
issue "b" {
  stakeholder = stakeholder.ben
  class       = stock_class.common
  shares      = 400
  date        = "2025-01-01"
}
issue "c" {
  stakeholder = stakeholder.ada
  class       = stock_class.common
  shares      = 600
  date        = "2025-01-01"
}
> transfer issue.a 400 → issue.b, rest issue.c
> stock issue.b ben common 400
> stock issue.c ada common 600

# Certificates are replaced and put together.
reissuance "r" {
  of   = issue.a
  date = "2025-01-01"
}
consolidation "k" {
  of   = [reissuance.r.result, issue.v]
  date = "2025-02-01"
}
> reissuance issue.a all → reissuance.r.result
> stock reissuance.r.result ada common 1000 at USD 2
> consolidation reissuance.r.result issue.v → consolidation.k.result
> stock consolidation.k.result ada common 1480 at USD 2

# A note is transferred by its amount.
transfer "t" {
  of     = safe.s
  to     = stakeholder.ada
  shares = 2000
  date   = "2025-01-01"
}
> transfer safe.s 2000 → transfer.t.result, rest transfer.t.balance
> convertible transfer.t.result ada USD 2000
> convertible transfer.t.balance ben USD 3000

# Who leaves for a reason has a status; who leaves without one is no longer what he was.
departure "b" {
  stakeholder = stakeholder.ben
  reason      = "voluntary_other"
  date        = "2025-01-01"
}
departure "c" {
  stakeholder = stakeholder.ben
  date        = "2025-01-01"
}
> status ben TERMINATION_VOLUNTARY_OTHER
> ended ben EMPLOYEE
`

func TestEvents(t *testing.T) {
	shared := len(parsed(t, held).Transactions)
	for story := range strings.SplitSeq(strings.TrimSpace(eventStories), "\n\n# ") {
		head, rest, _ := strings.Cut(story, "\n")
		body, want, _ := strings.Cut("\n"+rest, "\n> ")
		t.Run(strings.Trim(head, "# ."), func(t *testing.T) {
			var got []string
			for _, x := range parsed(t, held+body).Transactions[shared:] {
				got = append(got, inWords(x))
			}
			if have := strings.Join(got, "\n> "); have != strings.TrimSpace(want) {
				t.Errorf("got\n> %s\nwant\n> %s", have, want)
			}
		})
	}
}

// inWords is a transaction in the notation of the stories.
func inWords(t loadline.Transaction) string {
	switch x := t.(type) {
	case *loadline.StockIssuance:
		out := fmt.Sprintf("stock %s %s %s %v", x.SecurityID, x.StakeholderID, x.StockClassID, x.Quantity)
		if p, ok := x.SharePrice.Get(); ok {
			out += fmt.Sprintf(" at %v", p)
		}
		if x.VestingTermsID != "" {
			out += " vesting " + x.VestingTermsID
		}
		return out
	case *loadline.ConvertibleIssuance:
		return fmt.Sprintf("convertible %s %s %v", x.SecurityID, x.StakeholderID, x.Investment)
	case *loadline.VestingStart:
		return fmt.Sprintf("start %s %s %v", x.SecurityID, x.ConditionID, x.Date)
	case *loadline.Split:
		return fmt.Sprintf("split %s %v", x.StockClassID, x.Ratio)
	case *loadline.StatusChange:
		return "status " + x.StakeholderID + " " + x.Status
	case *loadline.RelationshipChange:
		return "ended " + x.StakeholderID + " " + x.Ended
	}
	c, _ := closingOf(t)
	out := c.word + " " + c.SecurityID
	switch n, said := c.Quantity.Get(); {
	case c.word == "consolidation":
		out = c.word + " " + strings.Join(c.of, " ")
	case said:
		out += " " + n.String()
	case c.Quantity.Saying == loadline.None:
		out += " all"
	}
	if len(c.ResultIDs) > 0 {
		out += " → " + strings.Join(c.ResultIDs, " ")
	}
	if c.BalanceID != "" {
		out += ", rest " + c.BalanceID
	}
	if p, ok := c.price.Get(); ok {
		out += fmt.Sprintf(" at %v", p)
	}
	return out
}

// What a file leaves out is not known, and what it says is what is known: value, none, question.
func TestWhatIsNotSaidIsNotKnown(t *testing.T) {
	c := parsed(t, common+`
stock_class "b" {
}
stock_class "c" {
  votes_per_share = none
  authorized      = none
  par             = unknown("par of c?")
  seniority       = 2
}
stock_class "d" {
  votes_per_share = between(1, 10)
  authorized      = "1,000,000"
  par             = "EUR 0.01"
}
stock_class "e" {
  votes_per_share = unknown("votes of e?")
}
`)
	b, cc, d, e := c.Classes[1], c.Classes[2], c.Classes[3], c.Classes[4]
	if v := b.VotesPerShare; v.Lo != nil || v.Hi != nil || len(v.Open) != 1 || v.Open[0].Question != "How many votes has a share of stock_class.b? (charter)" || v.Open[0].At.Line == 0 {
		t.Errorf("votes of b: %+v", v)
	}
	if b.Authorized.Saying != loadline.NotSaid || b.Preference.Multiple.Known() || b.Preference.Participation.Known() || len(b.Conversions) != 0 {
		t.Errorf("b: %+v", b)
	}
	if v, ok := cc.VotesPerShare.Exact(); !ok || v.Sign() != 0 {
		t.Errorf("votes of c: %v", cc.VotesPerShare)
	}
	if cc.Authorized.Saying != loadline.None || cc.Par.Saying != loadline.Open || cc.Par.Question != "par of c?" || cc.Par.At.Line == 0 || cc.Seniority.Value != 2 {
		t.Errorf("c: %+v", cc)
	}
	if d.VotesPerShare.String() != "between 1 and 10" || d.Authorized.Value.String() != "1000000" || d.Par.Value.String() != "EUR 0.01" {
		t.Errorf("d: %+v", d)
	}
	if v := e.VotesPerShare; v.Lo != nil || len(v.Open) != 1 || v.Open[0].Question != "votes of e?" {
		t.Errorf("votes of e: %+v", v)
	}
}

// Numbers are those of the source text: HCL would round them to binary fractions.
func TestNumbersAreExact(t *testing.T) {
	c := parsed(t, common+`
entity "e" {
  owner {
    of       = stakeholder.ada
    fraction = 2/3
  }
  owner {
    of       = stakeholder.ben
    fraction = 0.1 + 0.2
  }
}
issue "a" {
  stakeholder = stakeholder.ada
  class       = stock_class.common
  shares      = 123456789012345678901234567890.0000000001
  price       = usd("1.1M") / 3
  date        = "2024-01-05"
}
`)
	for i, want := range []loadline.Ratio{loadline.Frac(2, 3), loadline.Frac(3, 10)} {
		if got, ok := c.Entities[0].Owners[i].Fraction.Exact(); !ok || !got.Equal(want) {
			t.Errorf("owner %d: %v, want %v", i, got, want)
		}
	}
	x := c.Transactions[0].(*loadline.StockIssuance)
	if x.Quantity.String() != "123456789012345678901234567890.0000000001" || x.SharePrice.Value.String() != "USD 1100000/3" {
		t.Errorf("%v at %v", x.Quantity, x.SharePrice.Value)
	}
}
