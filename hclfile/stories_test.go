package hclfile

import (
	"fmt"
	"strings"
	"testing"

	"loadline"
)

// Each story is a file, after the company and the facts that all of them share, and the letters that it must bring: line
// of the story, code, and words that stand in the letter. A story without letters must bring none.
const common = `company "x" {
  currency = "USD"
}
stakeholder "ada" {
  groups = ["founders"]
}
stakeholder "ben" {
  relationship = "employee"
}
stock_class "common" {
  votes_per_share = 1
}
stock_plan "pool" {
  classes = [stock_class.common]
}
`

const stories = `
# Single quotes are no quotes.
stakeholder "cy" {
  name = 'Cy'
}
> 2 syntax-error: straight double quotes

# Word processors write curly ones.
stakeholder "cy" {
  name = “Cy”
}
> 2 syntax-error: straight double quotes

# A percentage.
entity "e" {
  owner {
    of       = stakeholder.ada
    fraction = 15%
  }
}
> 4 syntax-error: pct(15)

# The rest of a division.
entity "e" {
  owner {
    of       = stakeholder.ada
    fraction = 15 % 2
  }
}
> 4 bad-expression: pct(15)

# Separators in numbers.
stock_class "b" {
  authorized = 80_000_000
}
stock_class "c" {
  authorized = 80,000
}
> 2 syntax-error: without separators
> 5 syntax-error: without separators

# A brace that is not closed hurts its own block only.
stock_class "b" {
  preference {
    multiple = 1
}

stakeholder "cy" {
  nam = "Cy"
}
> 1 syntax-error: closing brace
> 7 unknown-attribute: name

# A currency without quotes.
stock_class "b" {
  par = USD 0.0001
}
> 2 syntax-error: stand in quotes

# Two attributes on a line.
stock_class "b" {
  par = 1 seniority = 2
}
> 2 syntax-error: line of its own

# YAML.
stock_class "b" {
  par: 1
}
> 2 syntax-error: name = value

# Nothing behind the equals sign.
stock_class "b" {
  par =
}
> 2 syntax-error: unknown("a question")

# Four independent mistakes, one of them a syntax error: four letters.
stakeholder "cy" {
  name = 'Cy'
}
stock_class "b" {
  vots = 1
}
entity "e" {
  managed_by = stakeholder.adda
}
stok_plan "p" {}
> 2 syntax-error: quotes
> 5 unknown-attribute: vots
> 8 unknown-name: Did you mean stakeholder.ada?
> 10 unknown-block: Did you mean stock_plan?

# A syntax error may have swallowed an attribute: nothing is said to be missing there.
issue "a" {
  stakeholder = stakeholder.ada
  class = 'common'
}
> 3 syntax-error: quotes

# A block that is written as an attribute.
stock_class "b" {
  preference = {
    multiple = 1
  }
}
> 2 unknown-attribute: without an equals sign

# An attribute outside of all blocks.
currency = "USD"
> 1 unknown-attribute: outside of all blocks

# No name, two names, a name that no expression can write.
stakeholder {
}
stakeholder "a" "b" {
}
stakeholder "Ada O." {
}
> 1 bad-name: has no name
> 3 bad-name: one name, not 2
> 5 bad-name: ada_o

# Blocks inside others have none.
stock_class "b" {
  preference "x" {
    multiple = 1
  }
}
> 2 bad-name: has no name

# The same name twice, with both places.
stakeholder "ada" {
}
> 1 duplicate-name: line 4

# A file is about one company.
company "y" {
}
> 1 duplicate-name: join the two blocks

# Names of different kinds may be alike.
stock_class "ada" {
  votes_per_share = 1
}

# What a block cannot do without.
issue "a" {
  stakeholder = stakeholder.ada
}
> 1 missing-attribute: issue.a lacks date
> 1 missing-attribute: issue.a lacks class
> 1 missing-attribute: issue.a lacks shares

# null is refused, wherever it stands.
stock_class "b" {
  votes_per_share = null
  par             = [null]
}
> 2 null-value: none or never
> 3 null-value: none or never

# Wrong types say what they take and what they got.
stock_class "b" {
  votes_per_share = "one"
  authorized      = stakeholder.ada
  par             = true
  seniority       = 1.5
  approved        = 2024-01-05
  kind            = "comon"
  name            = 5
}
> 2 wrong-type: It got a text: one.
> 3 wrong-type: stakeholder.ada
> 4 wrong-type: amount of money
> 5 wrong-type: whole number
> 6 wrong-type: in quotes, or it is a subtraction
> 7 wrong-type: Did you mean common?
> 8 wrong-type: takes a text

# A day that no calendar has.
issue "one" {
  stakeholder = stakeholder.ada
  class       = stock_class.common
  shares      = 1
  date        = "2026-02-30"
}
> 5 wrong-type: The calendar has no such day

# Negative counts are none.
issue "a" {
  stakeholder = stakeholder.ada
  class       = stock_class.common
  date        = "2024-01-05"
  shares      = -5
}
> 5 wrong-type: count of shares

# What everything rests on cannot be left open; what may be left out can.
issue "a" {
  stakeholder = stakeholder.ada
  class       = stock_class.common
  date        = "2024-01-05"
  shares      = unknown("how many?")
  number      = unknown("is there a certificate?")
}
> 5 wrong-type: cannot be left open

# A word where a name belongs, and a name where a word belongs.
issue "a" {
  stakeholder = "ada"
  class       = common
  date        = "2024-01-05"
  shares      = 1
}
> 2 wrong-type: Did you mean stakeholder.ada?
> 3 unknown-name: A word stands in quotes

# References of the wrong kind.
issue "a" {
  stakeholder = stock_class.common
  class       = stakeholder.ada
  date        = "2024-01-05"
  shares      = 1
}
> 2 wrong-type: names a stakeholder
> 3 wrong-type: names a stock_class

# A hyphen is a part of a name.
input "raise" {
  value = 5
}
input "next" {
  value = input.raise-1
}
> 5 unknown-name: input.raise - 1

# Groups are words of one's own, but somebody must be in them.
assert "x" {
  that = votes(group.founder) > 1
}
> 2 unknown-name: Did you mean group.founders?

# Claims name facts that are there, even though they are evaluated later.
assert "x" {
  that = outstanding(stock_class.comon) > 1
}
> 2 unknown-name: Did you mean stock_class.common?

# Cycles are told as paths, and once.
input "a" {
  value = input.b
}
input "b" {
  value = input.c + 1
}
input "c" {
  value = input.a
}
> 2 reference-cycle: input.a → input.b → input.c → input.a

# Attributes of blocks can hang on one another, too.
stock_class "a" {
  par = stock_class.b.par
}
stock_class "b" {
  par = stock_class.a.par
}
> 2 reference-cycle: stock_class.a.par → stock_class.b.par → stock_class.a.par

# Events on what comes of each other.
transfer "a" {
  of   = transfer.b.result
  to   = stakeholder.ada
  date = "2024-01-05"
}
transfer "b" {
  of   = transfer.a.result
  to   = stakeholder.ada
  date = "2024-01-05"
}
> 2 reference-cycle: transfer.a → transfer.b → transfer.a

# Affiliates may name each other: that is no definition.
stakeholder "f1" {
  affiliates = [stakeholder.f2]
}
stakeholder "f2" {
  affiliates = [stakeholder.f1]
}

# An attribute of another block that is not there.
stock_class "b" {
  par        = stock_class.common.pas
  authorized = stock_class.common.authorized
}
> 2 unknown-name: Did you mean par?

# Ids need a package.
stakeholder "cy" {
  ocf = "id-1"
}
issue "a" {
  stakeholder = stakeholder("id-2")
  class       = stock_class.common
  date        = "2024-01-05"
  shares      = 1
}
> 2 unknown-name: there is no package
> 5 unknown-name: names no package

# Inputs stay within their range.
input "a" {
  value = 3
  range = [1, 2]
}
input "b" {
  value = 3
  range = [2, 1]
}
> 2 out-of-range: outside of its own range
> 7 wrong-type: from a lower to a higher

# Schedules say when how much vests, in one form.
vesting "a" {
  over       = months(48)
  every      = months(5)
  cliff      = none
  allocation = "fractional"
}
vesting "b" {
  allocation = "fractional"
}
vesting "c" {
  over       = months(48)
  every      = months(1)
  allocation = "fractional"
}
vesting "d" {
  over       = months(48)
  every      = months(1)
  cliff      = none
  allocation = "fractional"
  condition "x" {
    trigger = "start"
  }
}
vesting "e" {
  allocation = "fractional"
  condition "x" {
    trigger = "start"
    date    = "2024-01-05"
    next    = ["y"]
  }
  condition "x" {
    trigger = "event"
  }
}
> 1 bad-schedule: whole number of times
> 7 bad-schedule: nothing about when
> 10 bad-schedule: needs over, every and cliff
> 15 bad-schedule: two forms
> 26 unknown-name: no condition "y"
> 26 bad-schedule: exactly one of
> 31 duplicate-name: Two conditions

# A start without a schedule.
issue "a" {
  stakeholder   = stakeholder.ada
  class         = stock_class.common
  date          = "2024-01-05"
  shares        = 1
  vesting_start = "2024-01-05"
}
> 6 bad-schedule: no schedule

# A transfer says who receives the shares, or names what comes of it.
issue "a" {
  stakeholder = stakeholder.ada
  class       = stock_class.common
  date        = "2024-01-05"
  shares      = 10
}
transfer "t" {
  of   = issue.a
  date = "2024-02-05"
}
> 7 missing-attribute: lacks to

# A whole security leaves no balance.
issue "a" {
  stakeholder = stakeholder.ada
  class       = stock_class.common
  date        = "2024-01-05"
  shares      = 10
}
transfer "t" {
  of   = issue.a
  to   = stakeholder.ben
  date = "2024-02-05"
}
cancellation "c" {
  of   = transfer.t.balance
  date = "2024-03-05"
}
> 7 unknown-name: leaves no balance

# What a warrant of an unknown size comes to must be said.
warrant "w" {
  stakeholder = stakeholder.ada
  class       = stock_class.common
  date        = "2024-01-05"
}
exercise "e" {
  of   = warrant.w
  date = "2024-02-05"
}
> 6 missing-attribute: must say how many shares

# Of which class the stock is must be said.
grant "g" {
  stakeholder = stakeholder.ada
  kind        = "option"
  date        = "2024-01-05"
  shares      = 10
}
exercise "e" {
  of   = grant.g
  date = "2024-02-05"
}
> 7 missing-attribute: of which class

# A conversion ratio of none means nothing; votes of none mean zero.
stock_class "b" {
  votes_per_share = none
  converts {
    into  = stock_class.common
    ratio = none
  }
}
> 5 wrong-type: takes a number

# Stock that is bought before it has vested goes on vesting, which the short form cannot say.
vesting "v" {
  over       = months(48)
  every      = months(1)
  cliff      = none
  allocation = "fractional"
}
grant "g" {
  stakeholder    = stakeholder.ada
  plan           = stock_plan.pool
  kind           = "option"
  date           = "2024-01-05"
  shares         = 10
  vesting        = vesting.v
  early_exercise = true
}
exercise "e" {
  of   = grant.g
  date = "2024-02-05"
}
> 16 vesting-left-open: results = [issue.NAME]

# A departure without a reason ends what the stakeholder was.
departure "ben" {
  stakeholder = stakeholder.ben
  date        = "2024-02-05"
}
departure "ada" {
  stakeholder = stakeholder.ada
  date        = "2024-02-05"
}
> 5 missing-attribute: neither why nor what ended

# A clause is a document, a number, and its words.
document "charter" {
}
stock_class "b" {
  source = clause(document.charter, "4.2", "words")
}
stock_class "c" {
  source = "4.2"
}
stock_class "d" {
  source = clause(stakeholder.ada, "4.2")
}
stock_class "e" {
  source = clause(document.chater, "4.2")
}
> 7 wrong-type: takes a clause
> 10 wrong-type: takes a clause
> 13 unknown-name: Did you mean document.charter?

# Functions are those that there are.
stock_class "b" {
  par = uzd("80M")
}
> 2 unknown-function: usd
`

func TestStories(t *testing.T) { tell(t, common, stories) }

// tell reads each story behind what all of them share, and looks for its letters.
func tell(t *testing.T, shared, stories string) {
	for story := range strings.SplitSeq(strings.TrimSpace(stories), "\n\n# ") {
		head, rest, _ := strings.Cut(story, "\n")
		body, wants := rest, []string(nil)
		if i := strings.Index("\n"+rest, "\n> "); i >= 0 {
			body = rest[:i]
			wants = strings.Split(rest[i:], "\n")
		}
		t.Run(strings.Trim(head, "# ."), func(t *testing.T) {
			_, got := company(shared+body, nil)
			if len(got) != len(wants) {
				t.Errorf("%d letters, want %d", len(got), len(wants))
			}
			offset := strings.Count(shared, "\n")
			for i, want := range wants {
				var line int
				var code string
				place, words, _ := strings.Cut(strings.TrimPrefix(want, "> "), ": ")
				fmt.Sscanf(place, "%d %s", &line, &code)
				if i < len(got) && !brings(got, line+offset, loadline.Code(code), words) {
					t.Errorf("no letter %s", want)
				}
			}
			if t.Failed() {
				t.Logf("the letters:\n%s", letters(got))
			}
		})
	}
}

func brings(ds loadline.Diagnostics, line int, code loadline.Code, words string) bool {
	for _, d := range ds {
		text := fmt.Sprint(d.Summary, d.Detail, d.Hint)
		if int(d.At.Line) == line && d.Code == code && strings.Contains(text, words) {
			return true
		}
	}
	return false
}

func TestAFileMustSayWhichCompanyItIsAbout(t *testing.T) {
	_, got := company("", nil)
	if len(got) != 1 || got[0].Code != loadline.MissingBlock {
		t.Errorf("%s", letters(got))
	}
}

// Places count bytes, also behind letters of several bytes.
func TestPlacesCountBytes(t *testing.T) {
	src := "company \"x\" {\n  name = \"Zürich ✓\" + 1\n}\n"
	_, got := company(src, nil)
	if len(got) != 1 {
		t.Fatalf("%s", letters(got))
	}
	at := got[0].At
	if quoted := src[at.From:at.To]; at.Line != 2 || !strings.HasPrefix(quoted, "\"Zürich") || int(at.Column) != int(at.From)-len("company \"x\" {\n")+1 {
		t.Errorf("%v quotes %q", at, quoted)
	}
}
