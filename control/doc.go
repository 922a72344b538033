// Package control answers who decides. It knows voters by number, votes in columns and a rule; no names, no law, no files.
//
// A [Builder] makes a [Rule] out of gates: a voter's consent, a count of other gates (all, any, so many of these), a share
// of a column of votes. The rule holds no votes: they are an argument. [Rule.Game] takes them once and answers everything;
// an [Evaluator] takes others at every call, and allocates nothing.
//
//	b := control.NewBuilder(3, 1)
//	majority := control.Quota{Num: 1, Den: 2, Strict: true}
//	rule, err := b.Rule(b.All(b.Share(0, majority, majority), b.Voter(2)))       // a majority, and the consent of voter 2
//	game, err := rule.Game(control.Known([][]int64{{50, 49, 1}}, nil), control.Certain)
//	game.MinimalWinning(control.Budget{})                                         // {0,2}
//
// What the words mean:
//
//   - A coalition wins ([Game.Wins]) where its members pass it whatever the others do, staying away included. It blocks
//     ([Game.Blocks]) where it fails if they oppose it and all others are for it: exactly where the others do not win. Every
//     gate is monotone, so that joining never hurts, and blocking is the dual of the same rule by construction.
//   - Whoever has no vote in a column is one of the others there. Votes that nobody can cast (a vacant seat, a missing
//     holder) count in the whole as [Weights] IdleLo and IdleHi.
//   - What is not known (votes between bounds, a quota between bounds, a gate nobody can tell about) gives two readings.
//     In [Certain] the members have their least and the others their most, so that what wins surely wins; [Possible] is the
//     other way round. Every state of the world lies between; for one gate both ends are such states, for several at once
//     they may be wider than any single one. What certainly blocks is what the others, read as possible, do not outvote.
//   - A quota of a column in which nobody has a vote is reached by nobody, unless it asks at least nothing. Whether a class
//     without shares has a vote at all is for whoever builds the rule.
//
// Answers come as witnesses first: the minimal winning and blocking coalitions ([Family]), dictators, vetoers, dummies, what
// a group can do and whom it needs ([Game.Standing]); [Game.Gates] tells which gates a witness turns. Then [Game.Power]: the
// absolute Banzhaf value, Shapley and Shubik's, and Coleman's three, under their assumptions, each as an [Interval] that
// is a point where it is exact. An index is no finding of control.
//
// How they are found, each told by its [Method]: the rule is compiled into thresholds and simplified (form.go). Voters who
// are equal everywhere are counted by head (profiles.go). Up to 28 voters the truth of every coalition is tabulated, 64
// at a time (table.go). Larger rules become decision diagrams where they fit (diagram.go, minimal.go, counted exactly by
// remainders in residues.go); one weighted threshold has its own methods (the files weighted*.go). Beyond that minimal
// coalitions are searched with proven bounds (search.go), and indices are sampled from a fixed seed with a bound
// (sample.go): never a bare estimate.
//
// A [Budget] limits work without a clock, so that one question has one answer on every machine. Everything returned may be
// shared freely and is not to be changed.
package control
