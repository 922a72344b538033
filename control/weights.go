package control

import (
	"errors"
	"fmt"
)

// Weights are the votes behind a rule: Lo and Hi bound those of each voter in each column ([column][voter]), IdleLo and
// IdleHi the votes of each column that count in the whole and that nobody can cast. Where all is known they are the same
// slices; see Known.
type Weights struct {
	Lo, Hi         [][]int64
	IdleLo, IdleHi []int64
}

// Known are weights without a doubt: columns by voter, and idle votes by column (nil for none).
func Known(columns [][]int64, idle []int64) Weights {
	if idle == nil {
		idle = make([]int64, len(columns))
	}
	return Weights{columns, columns, idle, idle}
}

// Reading tells which ends of what is not known are taken.
type Reading uint8

const (
	// Certain takes the members' votes at their least, the others' at their most, the quotas at their highest, and Open
	// as not held: what wins so wins whatever the truth is.
	Certain Reading = iota
	// Possible is the other way round: what loses so loses whatever the truth is.
	Possible
)

// Opposite is the reading of the others where one's own is r.
func (r Reading) Opposite() Reading { return Possible - r }

var (
	errShape    = errors.New("control: the weights do not fit the rule")
	errOverflow = errors.New("control: the votes of a column are more than 2^61")
)

// mostVotes of a column leave room for what is computed with them.
const mostVotes = 1 << 61

// ends are the votes of the members, of the others and of nobody as the reading takes them.
func (w *Weights) ends(reading Reading) (members, others [][]int64, idle []int64) {
	if reading == Certain {
		return w.Lo, w.Hi, w.IdleHi
	}
	return w.Hi, w.Lo, w.IdleLo
}

func (w *Weights) fit(columns int) bool {
	return len(w.Lo) >= columns && len(w.Hi) >= columns && len(w.IdleLo) >= columns && len(w.IdleHi) >= columns
}

// check tells every reason why these are no weights of so many columns and voters.
func (w *Weights) check(columns, voters int) error {
	if !w.fit(columns) {
		return fmt.Errorf("%w: %d columns, the rule has %d", errShape, min(len(w.Lo), len(w.Hi), len(w.IdleLo), len(w.IdleHi)), columns)
	}
	var errs []error
	for c := range columns {
		if len(w.Lo[c]) != voters || len(w.Hi[c]) != voters {
			errs = append(errs, fmt.Errorf("%w: column %d has %d and %d voters, the rule %d", errShape, c, len(w.Lo[c]), len(w.Hi[c]), voters))
			continue
		}
		sum, ok := w.IdleHi[c], bounds(w.IdleLo[c], w.IdleHi[c])
		for v := range voters {
			ok = ok && bounds(w.Lo[c][v], w.Hi[c][v])
			if sum += w.Hi[c][v]; (sum < 0 || sum > mostVotes) && ok {
				errs = append(errs, fmt.Errorf("%w: column %d", errOverflow, c))
				break
			}
		}
		if !ok {
			errs = append(errs, fmt.Errorf("control: column %d has votes that are negative or bounds that are upside down", c))
		}
	}
	return errors.Join(errs...)
}

func bounds(lo, hi int64) bool { return 0 <= lo && lo <= hi }
