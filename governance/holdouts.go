package governance

import (
	"math/big"

	"loadline"
	"loadline/control"
)

// Aim is what somebody outside of the vote may demand of those who decide a matter.
type Aim uint8

// The aims.
const (
	ToHappen Aim = iota // that it is decided
	ToFail              // that it is not
)

// HoldOuts are those who would have to hold out where a group puts a choice to those who decide: the smallest sets of deciders
// outside of the group who by formal right can refuse what it demands. To make a matter happen these are the minimal blocking
// sets outside of the group, to keep it from happening the minimal winning coalitions outside of it. A consent counts as a right
// to refuse where the act is void without it.
type HoldOuts struct {
	// Open tells whether what is demanded can come about at all, whoever agrees: not a matter that nobody can pass, and not
	// that one fails which takes nobody's approval.
	Open loadline.Truth
	// Formal tells whether the group brings it about by its own votes and consents, so that nobody is left to hold out.
	Formal loadline.Truth
	// Certain can refuse whatever the open facts turn out to be, and even where whoever nobody stated is with the group.
	// Its one member is empty where Open is No.
	Certain control.Family
	// Possible may be able to: if open facts turn out so, and whoever nobody stated holds out with them. None of them is in
	// Certain.
	Possible control.Family
}

// HoldOuts are those of a group, by the games of the decision's rule in both readings. Who is in the group is never among them,
// nor whoever nobody stated: that may be anybody.
func (d *Decision) HoldOuts(sure, maybe *control.Game, group control.Coalition, aim Aim, l control.Budget) HoldOuts {
	family, holds, gets := (*control.Game).BlockingBeside, (*control.Game).Blocks, (*control.Game).Wins
	if aim == ToFail {
		family, holds, gets = (*control.Game).WinningBeside, (*control.Game).Wins, (*control.Game).Blocks
	}
	unstated := d.Joined(nil).Minus(group)
	out := HoldOuts{
		Open:     certainly(gets(sure, control.Everybody(len(d.Parties))), gets(maybe, control.Everybody(len(d.Parties)))),
		Formal:   certainly(gets(sure, group), gets(maybe, group.Union(unstated))),
		Certain:  family(sure, nil, group.Union(unstated), l),
		Possible: family(maybe, unstated, group, l),
	}
	out.Possible = lessened(out.Possible, func(c control.Coalition) bool { return holds(sure, c) })
	return out
}

// lessened is a family without those of its coalitions that are dropped. Which remain is known as far as they are listed.
func lessened(f control.Family, dropped func(control.Coalition) bool) control.Family {
	if f.None {
		return f
	}
	kept := f.Coalitions[:0:0]
	for _, c := range f.Coalitions {
		if !dropped(c) {
			kept = append(kept, c)
		}
	}
	if len(kept) == len(f.Coalitions) {
		return f
	}
	f.Coalitions, f.None, f.Count = kept, len(kept) == 0 && f.All, nil
	if f.All {
		f.Count = big.NewInt(int64(len(kept)))
	}
	f.Fewest, f.FewestAtLeast, f.Lightest, f.LightestVotes, f.LightestAtLeast = nil, 0, nil, 0, 0
	if len(kept) > 0 && f.First {
		f.Fewest, f.FewestAtLeast = kept[0], kept[0].Len()
	}
	return f
}

// certainly is what two readings of a claim come to.
func certainly(sure, maybe bool) loadline.Truth {
	switch {
	case sure:
		return loadline.Yes
	case maybe:
		return loadline.CannotTell
	}
	return loadline.No
}
