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
// # Tallies
//
// A [Tally] holds integers only: counts in logarithmic buckets, sums in fixed point. Tallies merge exactly, in any order.
package forecast
