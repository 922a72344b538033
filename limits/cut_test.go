package limits_test

import (
	"fmt"
	"testing"

	"loadline"
	"loadline/captable"
	"loadline/limits"
)

// What is too much to be tried is told, with how far the trying went; of a few seats nothing is left out.
func TestWhatWasNotTriedIsSaid(t *testing.T) {
	for seats, want := range map[int]string{
		4:  "[]",
		12: "[seats: of 12 not every set of more than 3 was tried]",
		70: "[seats: of 70 not every set of more than 0 was tried]",
	} {
		c := threeHolders(60)
		board := loadline.Body{Name: "board", Kind: loadline.Board}
		for i := range seats {
			s := loadline.Seat{Name: fmt.Sprint("s", i), Observer: loadline.No, Casting: loadline.No, Votes: loadline.Exactly(loadline.Int(1))}
			s.Holder = loadline.Say(ref("stakeholder", "ada"), loadline.Source{})
			board.Seats = append(board.Seats, s)
		}
		c.Bodies = []loadline.Body{board}
		c.Limits = []loadline.Limit{{Title: "it", Holds: call(">=", call("seats", named("group.founders")), number(loadline.Int(1)))}}
		l, _ := captable.New(c)
		r := limits.Run(limits.NewWorld(c, l, 0), plainly, limits.Options{Freeboard: true})[0]
		if got := fmt.Sprint(r.Cut); got != want || !r.Sought {
			t.Errorf("%d seats: %s, want %s", seats, got, want)
		}
	}
}
