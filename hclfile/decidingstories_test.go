package hclfile

import (
	"strings"
	"testing"

	"loadline"
)

// board is what the stories of deciding share.
const board = common + `document "bylaws" {
  kind = "bylaws"
}
office "ceo" {
  holder = stakeholder.ada
}
body "board" {
  seat "ceo" {
    holder = office.ceo
  }
  seat "one" {
    holder = none
  }
}
matter "sale" {
  kind = "merge"
}
milestone "launch" {
  reached = none
}
input "bar" {
  value = 2/3
}
`

const decidingStories = `
# A body does not say how much of it must be for it.
matter "m" {
  kind  = "merge"
  needs = all(body.board, stock_class.common)
}
> 3 wrong-type: majority(body.board)
> 3 wrong-type: at_least(2/3, stock_class.common)

# A stakeholder has no majority.
matter "m" {
  kind  = "merge"
  needs = majority(stakeholder.ada)
}
> 3 wrong-type: names a body, stock_class

# No vote can be more than all.
matter "m" {
  kind  = "merge"
  needs = any(at_least(75, body.board), more_than(1, body.board), at_least(0 - 1/2, body.board))
}
> 3 threshold-out-of-range: pct(75)
> 3 threshold-out-of-range: more than 1
> 3 threshold-out-of-range: at least -0.5

# Words of an approval, and near them.
matter "m" {
  kind  = "merge"
  needs = any(majoriti(body.board), present(body.board), k_of(2, office.ceo))
}
> 3 unknown-function: Did you mean majority?
> 3 unknown-function: majority(present(…))
> 3 unknown-function: all, any, some

# Arguments.
matter "m" {
  kind  = "merge"
  needs = any(majority(), at_least(body.board), some(3, office.ceo, stakeholder.ada), all(), without(body.board), at_least(2/3, without(body.board)))
}
> 3 wrong-arguments: majority got 0 arguments
> 3 wrong-argument: at_least takes a fraction first
> 3 bad-argument: from 1 to 2
> 3 wrong-arguments: all got 0
> 3 unknown-function: within a threshold
> 3 wrong-arguments: without got 1

# One base, and no seats of a class.
matter "m" {
  kind  = "merge"
  needs = any(majority(cast(present(body.board))), majority(seats(stock_class.common)))
}
> 3 wrong-argument: one base
> 3 wrong-argument: A class has no seats

# Selectors are words of the law.
matter "m" {
  kind  = "merge"
  needs = majority(electors)
}
> 3 unknown-name: electors

# null is refused, here too.
matter "m" {
  kind  = "merge"
  needs = null
}
> 3 null-value: never

# Kinds come from a closed list.
matter "m" {
  kind = "remove_offices"
}
body "b" {
  kind = "bord"
}
> 2 wrong-type: Did you mean remove_officer?
> 5 wrong-type: Did you mean board?

# A seat is named with its body, and a name that is near is told.
matter "m" {
  kind = "remove_director"
  of   = seat.ceo
}
matter "n" {
  kind = "remove_director"
  of   = seat.board.cea
}
> 3 unknown-name: seat.board.ceo
> 7 unknown-name: Did you mean seat.board.ceo?

# Effects take what they are about.
matter "m" {
  kind    = "merge"
  effects = [vacate(stakeholder.ada), apoint(office.ceo), fill(seat.board.one, stock_class.common), drop_seat(seat.board.one, office.ceo), end(contract.cloud, unknown("How long?")), call(stakeholder.ada, 3)]
}
> 3 wrong-type: names a seat, office
> 3 wrong-type: Did you mean appoint?
> 3 wrong-type: names a stakeholder, office
> 3 wrong-arguments: drop_seat
> 3 wrong-type: takes a duration
> 3 wrong-arguments: call

# Events.
upon "u" {
  event = leaves(body.board)
  then  = [vacate(office.ceo)]
}
upon "v" {
  event = earlier("2026-01-01", change_of_control())
  then  = [vacate(office.ceo)]
}
upon "w" {
  event = falls_below(stakeholder.ada, 10)
  then  = [vacate(office.ceo)]
}
upon "x" {
  event = "tomorrow"
  then  = [vacate(office.ceo)]
}
> 2 wrong-type: names an office, stakeholder
> 6 wrong-type: by itself
> 10 threshold-out-of-range: pct(10)
> 14 wrong-type: change_of_control()

# Two statements for one day, and two that meet without overlapping.
office "cfo" {
  holder = stakeholder.ada
  to     = "2024-06-30"
}
office "cfo" {
  holder = stakeholder.ben
  from   = "2024-06-30"
}
office "cto" {
  holder = stakeholder.ada
  to     = "2024-06-29"
}
office "cto" {
  holder = stakeholder.ben
  from   = "2024-06-30"
}
> 5 periods-overlap: On 2024-06-30 both hold

# Seats of one body, and of statements without days.
body "b" {
  seat "x" {
    holder = stakeholder.ada
  }
  seat "x" {
    holder = stakeholder.ben
  }
}
> 5 periods-overlap: seat.b.x is stated twice

# An end that hangs on an event may come before the other begins.
office "cfo" {
  holder = stakeholder.ada
  to     = earlier("2025-12-31", leaves(stakeholder.ada))
}
office "cfo" {
  holder = stakeholder.ben
  from   = "2024-01-01"
}

# The last day is written to.
office "cfo" {
  until = "2024-06-29"
}
> 2 unknown-attribute: written to

# A waiver has an end, and an end lies behind its beginning. Detectors may be silenced for several facts.
limit "air" {
  holds = true
  waive {
    by  = "the board"
    why = "a bridge is being signed"
  }
}
limit "votes" {
  holds = true
  as_of = "2027-01-01"
  until = "2026-01-01"
}
silence "deadlock" {
  of  = [stakeholder.ada]
  why = "meant so"
}
silence "deadlock" {
  of  = [stakeholder.ben]
  why = "meant so"
}
> 3 missing-attribute: A waiver has an end
> 8 bad-value: ends on 2026-01-01, before it begins on 2027-01-01

# A detector is not silenced about nothing.
silence "deadlock" {
  of  = []
  why = "meant so"
}
> 2 wrong-type: names nothing

# Two ways of one name.
matter "m" {
  kind = "merge"
  way "w" {
    needs = none
  }
  way "w" {
    needs = none
  }
}
> 6 duplicate-name: way.w

# What hangs on the day is not computed with, nor what is no value.
office "cfo" {
  title = "CFO"
  to    = "2024-06-29"
}
office "cfo" {
  title = "Finance"
  from  = "2024-06-30"
}
matter "m" {
  title = office.cfo.title
  kind  = "merge"
  needs = majority(body.board)
}
stakeholder "cy" {
  name = matter.m.needs
}
> 10 unknown-name: stated 2 times
> 15 wrong-type: nothing to be computed with

# An approval may be that of another, and not its own.
matter "m" {
  kind  = "merge"
  needs = all(office.ceo, matter.n.needs)
}
matter "n" {
  kind  = "merge"
  needs = any(matter.m.needs, matter.sale.needs)
}
> 3 reference-cycle: matter.m.needs

# An empty list says nothing.
voting_agreement "v" {
  parties = [stakeholder.ada]
  over    = []
}
consent "c" {
  of   = office.ceo
  over = [unknown("Which?")]
}
> 3 wrong-type: names nothing
> 7 wrong-type: names a matter

# Heads or shares.
body "b" {
  classes = [stock_class.common]
  seat "x" {
  }
}
> 2 seats-and-classes: all(majority

# What a block cannot do without.
consent "c" {
}
right "r" {
}
drag "d" {
}
upon "u" {
}
matter "m" {
}
> 1 missing-attribute: lacks of
> 1 missing-attribute: lacks over
> 3 missing-attribute: lacks kind
> 3 missing-attribute: lacks of
> 5 missing-attribute: lacks over
> 7 missing-attribute: lacks event
> 7 missing-attribute: lacks then
> 9 missing-attribute: lacks kind
`

func TestDecidingStories(t *testing.T) { tell(t, board, decidingStories) }

// Each line is an approval as somebody may write it, and as Loadline writes it.
const writtenApprovals = `
majority(body.board)                                  | majority(body.board)
more_than(1/2, body.board)                            | majority(body.board)
more_than(0.5, present(body.board))                   | majority(present(body.board))
at_least(1, stock_class.common)                       | unanimous(stock_class.common)
at_least(input.bar, outstanding(stock_class.common))  | at_least(2/3, outstanding(stock_class.common))
at_least(pct(75), body.board)                         | at_least(0.75, body.board)
at_least(unknown("bylaws 4?"), body.board)            | at_least(unknown("bylaws 4?"), body.board)
majority(without(seats(body.board), seat.board.ceo))  | majority(seats(without(body.board, seat.board.ceo)))
some(2, office.ceo, seat.board.one, stakeholder.ben)  | some(2, office.ceo, seat.board.one, stakeholder.ben)
any(none, never, unknown("counsel?"))                 | any(none, never, unknown("counsel?"))
all(majority(body.board), matter.other.needs)         | all(majority(body.board), all(office.ceo))
matter.sale.needs                                     | unknown("What is needs of matter.sale?")
`

func TestApprovalsAreWrittenInOneWay(t *testing.T) {
	for line := range strings.Lines(strings.TrimSpace(writtenApprovals)) {
		src, want, _ := strings.Cut(line, "|")
		c, problems := company(board+"matter \"other\" {\n  kind = \"other\"\n  needs = all(office.ceo)\n}\nmatter \"m\" {\n  kind  = \"merge\"\n  needs = "+src+"\n}\n", nil)
		if len(problems) > 0 {
			t.Errorf("%s: %s", src, letters(problems))
			continue
		}
		if got := writeApproval(c.Matters[2].Ways[0].Needs); got != strings.TrimSpace(want) {
			t.Errorf("%s is written %s, want %s", strings.TrimSpace(src), got, want)
		}
	}
}

func TestHistoryIsStatedUnderOneName(t *testing.T) {
	c := parsed(t, board+`
office "chair" {
  holder = stakeholder.ada
  to     = earlier("2024-06-30", change_of_control())
}
office "chair" {
  holder = stakeholder.ben
  from   = unknown("When did Ben take over?")
  source = clause(document.bylaws, "5.1", "the chair shall")
}
matter "chair" {
  kind   = "appoint_officer"
  of     = office.chair
  source = clause(document.bylaws, "5.2")
  needs  = majority(body.board)
  way "written_consent" {
    needs = unanimous(body.board)
    form  = "written_consent"
  }
}
`)
	first, second := c.Offices[1], c.Offices[2]
	if len(first.Span.Until) != 2 || first.Span.Until[1].Kind != loadline.ChangeOfControl || first.Span.Until[0].Date != loadline.DateOf(2024, 6, 30) {
		t.Errorf("Ada holds the chair to %+v", first.Span.Until)
	}
	if len(second.Span.From) != 1 || second.Span.From[0].Kind != loadline.Undated || second.Span.From[0].Question != "When did Ben take over?" {
		t.Errorf("Ben holds it from %+v", second.Span.From)
	}
	if second.At.Clause == nil || second.At.Clause.Quote != "the chair shall" {
		t.Errorf("it cites %+v", second.At.Clause)
	}
	ways := c.Matters[1].Ways
	if len(ways) != 2 || ways[0].Name != "" || ways[0].At.Clause == nil || ways[0].At.Clause.Number != "5.2" || ways[1].Form != loadline.WrittenConsent {
		t.Errorf("the ways are %+v", ways)
	}
	if len(c.Matters[0].Ways) != 0 {
		t.Errorf("a matter that says nothing of how has no way of its own: %+v", c.Matters[0].Ways)
	}
}

// Facts that are named anew are still meant by what refers to them.
func TestReferencesFollowTheNamesThatFactsAreGiven(t *testing.T) {
	src := common + `stakeholder "Zed" {
}
document "Charter" {
  amended_by = all(stakeholder.Zed, majority(without(stock_class.Pref, stakeholder.Zed)))
}
stock_class "Pref" {
}
office "ceo" {
  holder = stakeholder.Zed
  source = clause(document.Charter, "4")
  to     = falls_below(stakeholder.Zed, pct(10), stock_class.Pref)
}
upon "u" {
  event = decided(matter.m)
  then  = [convert(stock_class.Pref)]
}
matter "m" {
  kind = "convert_preferred"
  of   = stock_class.Pref
}
`
	c := parsed(t, src)
	again := string(Write(c))
	parsed(t, again)
	if strings.Contains(again, "Zed") || strings.Contains(again, "Pref") || strings.Count(again, "stakeholder.zed") != 4 {
		t.Errorf("it is written\n%s", again)
	}
	if c.Offices[0].Holder.Value.Name != "Zed" || c.Offices[0].At.Clause.Document.Name != "Charter" {
		t.Error("writing has changed the company")
	}
}

func TestAThresholdMayHangOnAnInput(t *testing.T) {
	f, _ := Parse("company.hcl", []byte(board+"matter \"m\" {\n  kind  = \"merge\"\n  needs = at_least(input.bar, body.board)\n}\n"))
	draft, problems := f.Draft(nil)
	if len(problems) > 0 {
		t.Fatal(letters(problems))
	}
	c, problems := draft.At(loadline.Setting{"bar": loadline.Exactly(loadline.Frac(3, 4))})
	if got := writeApproval(c.Matters[1].Ways[0].Needs); len(problems) > 0 || got != "at_least(0.75, body.board)" {
		t.Errorf("%s %s", got, letters(problems))
	}
	if _, problems = draft.At(loadline.Setting{"bar": loadline.Exactly(loadline.Int(2))}); len(problems) != 1 || problems[0].Code != loadline.ThresholdOutOfRange {
		t.Errorf("%s", letters(problems))
	}
}

const someLaw = `law "x" {
  title = "X"
}
provision "p" {
  title   = "P"
  matters = ["merge", "dissolve"]
  when    = ["at_meeting", "class_affected"]
  needs   = all(majority(present(board)), majority(outstanding(without(stockholders, holder))), holder)
  quorum  = at_least(1/3, seats())
  notice  = days(20)
  form    = "meeting"
  force   = "floor"
  set_in  = ["charter"]
  cites   = "§ 1"
  quote   = "the words"
  read    = "https://example.org"
  checked = "2026-11-24"
  lawyer  = none
  from    = "2020-07-16"
}
`

func TestALawIsRead(t *testing.T) {
	law, problems := ParseLaw("x.hcl", []byte(someLaw))
	if len(problems) > 0 {
		t.Fatal(letters(problems))
	}
	p := law.Provisions[0]
	if law.Name != "x" || p.Name != "p" || p.Force != loadline.Floor || p.Matters[1] != loadline.Dissolve || p.When[1] != loadline.ClassAffected || p.Lawyer != "" || p.Period.From == 0 {
		t.Errorf("%+v", p)
	}
	if got := writeApproval(p.Needs); got != "all(majority(present(board)), majority(outstanding(without(stockholders, holder))), holder)" {
		t.Errorf("it needs %s", got)
	}
	if q, _ := p.Quorum.Get(); q.Base != loadline.AllSeats || p.At.Line != 4 {
		t.Errorf("%+v at %v", q, p.At)
	}
}

func TestWhatIsWrongWithALawIsTold(t *testing.T) {
	for src, want := range map[string]loadline.Code{
		"":                 loadline.MissingBlock,
		"law \"x\" {\n}\n": loadline.MissingAttribute,
		"law \"x\" {\n  title = \"X\"\n}\n" + someLaw:                                        loadline.DuplicateName,
		someLaw + strings.TrimPrefix(someLaw, "law \"x\" {\n  title = \"X\"\n}\n"):           loadline.PeriodsOverlap,
		strings.Replace(someLaw, "\"merge\"", "\"merges\"", 1):                               loadline.WrongType,
		strings.Replace(someLaw, "present(board)", "present(bord)", 1):                       loadline.UnknownName,
		strings.Replace(someLaw, "majority(present(board))", "board", 1):                     loadline.WrongType,
		strings.Replace(someLaw, "force   = \"floor\"\n", "", 1):                             loadline.MissingAttribute,
		strings.Replace(someLaw, "force ", "source = clause(\"x\", \"1\")\n  force ", 1):     loadline.UnknownAttribute,
		strings.Replace(someLaw, "provision", "matter", 1):                                   loadline.UnknownBlock,
		strings.Replace(someLaw, "at_least(1/3, seats())", "at_least(1/3, seats(board))", 1): loadline.WrongArgument,
	} {
		_, problems := ParseLaw("x.hcl", []byte(src))
		if len(problems) == 0 || problems[0].Code != want {
			t.Errorf("want %s of:\n%s\ngot %s", want, src, letters(problems))
		}
	}
}

// What nobody can supply, or owe, is told.
const dependingStories = `
# No part is more than the whole.
contract "c" {
  supplier = stakeholder.ben
  supplies = "compute"
  share    = 1.2
}
> 4 out-of-range: more than the whole

# A contract has a supplier, and a stop a reason.
contract "c" {
  supplies = "compute"

  stop "supplier" {
    notice = months(1)
  }
}
> 1 missing-attribute: lacks supplier
> 4 missing-attribute: lacks for

# Credits of a tranche that is worth more than its face.
contract "c" {
  supplier = stakeholder.ben
  supplies = "compute"

  credits "grant" {
    face  = 15e6
    worth = between(0.4, 1.4)
  }
}
> 7 out-of-range: more than the whole

# A side may end it for several reasons, each with a notice of its own.
contract "c" {
  supplier = stakeholder.ben
  supplies = "compute"

  stop "supplier" {
    for    = "convenience"
    notice = months(3)
  }

  stop "supplier" {
    for    = "breach"
    notice = days(30)
  }
}

# Bills in another currency are not added.
plan {
  cash = "EUR 14M"
}
> 2 wrong-type: plan.cash takes
`

func TestDependingStories(t *testing.T) { tell(t, common, dependingStories) }
