// Package forecast runs a list of vector operations over blocks of simulated futures and counts what becomes of them. It is a
// stranger to companies: it knows vectors, masks, draws and months, and no name, law, unit or file.
//
// # A program
//
// A [Program] says one month of one path. Its nodes are [Vector] (a float64 for each path) and [Mask] (yes or no for each
// path); the methods of Program make them. What a month takes over from an earlier one is a [Program.Lag]; what is used before
// it can be said is declared first ([Program.Declare]) and defined later. The order in which nodes are made means nothing: a
// node may use any other, so long as no value of a month hangs on itself ([FaultCycle]).
//
//	p := forecast.NewProgram(36)
//	growth := p.Between(p.Uncertain(1, forecast.PerPath), 1.01, 1.12)
//	cash := p.Declare()
//	before := p.Lag(cash, 1, p.Const(12e6))
//	p.Define(cash, p.Sub(before, p.Mul(burn, growth)))
//	dry := p.Dies(p.LessEq(cash, p.Const(0)))       // a cause of death, in the order of the calls
//	balance := p.Watch(cash, forecast.EveryMonth)   // percentiles by month
//	engine, faults := p.Compile()
//	for tally := range engine.Run(seed, forecast.Shard{To: 100000}, forecast.RunOptions{}) { … } // stop whenever enough is known
//	tally.Watched(balance, 23).Quantile(0.5)
//
// # What the numbers are
//
// Every operation is that of IEEE 754 in float64, rounded once, and every sum of a product is one rounding: Add(Mul(a, b), c)
// is a fused multiply-add, on every machine. Exp, Log, the inverse normal and the random numbers are our own ([Exp], [Log],
// [InverseNormal], [Philox]), written in fused and unfused operations that are never left to the compiler, so the same program,
// seed and paths give the same bits everywhere: with vector kernels (AVX-512, AVX2) or without, in one shard or sixty-four.
// The bits of a NaN alone are nobody's promise; all NaN are counted as one.
//
// # Random numbers
//
// A draw is addressed by its meaning: seed, variable, path, and the period or the number of the event. Nothing is drawn "next",
// so a line more in a plan changes no number of the other lines, and two plans that are compared share their luck.
//
// # What happens
//
// [Program.Try] is an attempt that a trigger starts, that takes months, has odds and a pause: a raise. [Program.Reached] is a milestone on which
// later lines depend, [Program.Sum] a balance, [Program.Dies] a cause of death. What is drawn for an attempt is drawn for its number
// ([Program.UncertainEvent]), so that the third raise of two plans shares its luck whatever the month.
//
// An observer ([RunOptions], [Program.Notice]) is called for a block of 256 paths in the months alone in which an event fired on one of them. It
// reads what the program shows ([Program.Show]) and writes what it finds where the program reads it from the next month on
// ([Program.Outside]).
//
// # Tallies
//
// A [Tally] holds integers only: counts in logarithmic buckets, sums in fixed point. Tallies merge exactly, in any order.
// [Program.Watch] counts the dead too, with whatever the program says of them; deaths, events and counts of masks are of the living.
// [Program.Feel] tells what an output hangs on, by tenths of each input.
//
// # How it runs
//
// Compiling sorts nodes into those that are the same on all paths (worked out at once), those that are the same in all months (once for a
// block) and the rest; gives each a register of 256 numbers, used again as soon as nobody reads it; and lets a value that is
// carried from month to month be worked out in place, or in a ring. Instructions are interpreted: by kernels in assembly that jump from one to the
// next (AVX-512 or AVX2, chosen when the program starts; folder generate writes them), or by plain Go, which always works.
//
// On the reference forecast of a young company (36 months, three draws a month) the kernels reach 0.98 of the speed of a C program for that one
// model with AVX-512, twice of it with AVX2, and plain Go is somewhat faster than the loop by hand; percentiles of every month
// add a third to the time of AVX-512 and less to the others', sensitivities to seven inputs about 4%: medians of nine runs in turns, in
// processor time. The benchmarks stand in the package.
package forecast
