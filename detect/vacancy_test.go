package detect_test

import (
	"strings"
	"testing"

	"loadline"
)

const threeSeats = `
law us-de
body "board" {
  kind   = "board"
  quorum = QUORUM
  seat "a" {
    holder     = stakeholder.ada
    elected_by = ELECTED
  }
  seat "b" {
    holder     = BEN
    elected_by = ELECTED
  }
  seat "c" {
    holder     = CY
    elected_by = ELECTED
  }
}
60 common: ada
40 common: ben
matter "plan" {
  kind  = "set_research_plan"
  needs = NEEDS
}
--
`

func three(quorum, needs, ben, cy, elected, want string) string {
	return strings.NewReplacer("QUORUM", quorum, "NEEDS", needs, "BEN", ben, "CY", cy, "ELECTED", elected).Replace(threeSeats) + want
}

func TestVacancyStalls(t *testing.T) {
	ben, cy, holders := "stakeholder.ben", "stakeholder.cy", "majority(outstanding(stock_class.common))"
	stories(t, loadline.VacancyStalls, map[string]string{
		"a quorum of all seats and a vacancy": three("at_least(1, seats())", "majority(body.board)", ben, "none", holders, `warning: board, board.c, plan
  says can be filled`),
		"a vote of all seats and a vacancy": three("majority(seats())", "unanimous(seats(body.board))", ben, "none", holders, "warning: board, board.c, plan\n  says cannot decide on “plan” while"),
		"two vacancies are vacant":          three("majority(seats())", "unanimous(seats(body.board))", "none", "none", holders, "warning: board, board.b, board.c, plan\n  says are vacant"),
		"a vacancy that only the board itself fills": three("at_least(1, seats())", "majority(body.board)", ben, "none", "unanimous(seats(body.board))", `warning: board
  says Nobody is left who fills`),
		"all seats are filled":                    three("at_least(1, seats())", "majority(body.board)", ben, cy, holders, "nothing"),
		"two of three are a quorum, and no more":  three("majority(seats())", "majority(body.board)", ben, "none", holders, "note: board, board.c\n  says One more vacancy stops"),
		"those in office decide":                  three("at_least(1 / 3, seats())", "majority(present(body.board))", ben, "none", holders, "nothing"),
		"who sits there is not known":             three("at_least(1, seats())", "majority(body.board)", ben, `unknown("Who?")`, holders, "nothing"),
		"whether it is vacant hangs on a mystery": three("at_least(1, seats())", "majority(body.board)", `unknown("Who?")`, "none", holders, "nothing"),

		"a consent of a vacant seat": `
body "board" {
  kind = "board"
  seat "a" { holder = stakeholder.ada }
  seat "lead" { holder = none }
}
matter "borrow" {
  kind  = "borrow"
  needs = stakeholder.ada
}
consent "lead_director" {
  of     = seat.board.lead
  over   = [matter.borrow]
  breach = "damages"
  status = "executed"
}
--
warning: lead_director, board.lead, borrow
  says a breach (damages)`,

		"a consent that a filled seat gives too": `
body "board" {
  kind = "board"
  seat "a" { holder = stakeholder.ada }
  seat "lead" { holder = none }
}
matter "borrow" {
  kind  = "borrow"
  needs = stakeholder.ada
}
consent "either" {
  of     = any(seat.board.lead, seat.board.a)
  over   = [matter.borrow]
  breach = "damages"
  status = "executed"
}
--
nothing`,
	})
}
