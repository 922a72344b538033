// Package dependence measures on whom a company depends: who supplies what part of what it uses, what it costs and how long it takes
// to do without, what of an investor's money comes back to it, which dates matter, and what happens when a supplier stops.
//
//   - [Of] is everything about a company on a day: a [Supplier] for each party (affiliates count as one), the [Concentration] of each
//     supply, and the parts of cash and of supplies that nothing binds.
//   - [Calendar] are the days that matter, [Without] is the exit drill, [Letters] are conflicts among contracts and the plan.
//   - [Clauses] and [Strike] take one clause out, so that what it does can be seen by asking everything twice.
//
// Figures are exact rationals, or bounds with the questions that would settle them: a share that nobody stated lies between nothing and
// what the others leave. Bounds are never too narrow; where a definition allows several readings the doc comment of the figure says which
// one is meant. No figure is a finding of law: a large share is a large share.
//
// What only other engines know is handed in as values and functions: see [Given]. The package reads no plan arithmetic and no votes.
package dependence
