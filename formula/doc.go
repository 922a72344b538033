// Package formula evaluates a [loadline.Expr] exactly: rationals or bounds, yes / no / cannot tell, and the tree of reasons.
// It is a stranger: it reads no file, knows no fact and no law, and asks its [Env] what a name or a function means.
//
// # Values
//
// A [Value] is a number with a unit (bare, shares, votes, money in a currency), a truth, a text, a named fact, a date, a
// duration, a list, none, or something of which not even the kind is known. Numbers, dates and durations are exact or lie
// between bounds, and what is not exact carries the questions that would settle it ([Value.Open]).
//
// Decimals are rationals: 2/3 is two thirds, 0.1*3 == 0.3 holds, and a vote of two thirds that is met exactly holds.
//
// # Bounds
//
// Every operator is sound on bounds: whatever values the operands have within theirs, the result lies within its own. It is
// not always tight. Each operand is taken as if it did not hang on the others, so that x - x and x / x of an x between
// bounds are not 0 and 1, and x <= x cannot be told. A quotient by what may be zero is unbounded.
//
// # Truth
//
// Logic is Kleene's, and a decided side decides: no && x is no, whatever x is. What a decided side or condition makes
// irrelevant is still read for its mistakes (names, functions, arguments, units) but not for those that lie in the values, so
// that x == 0 || 1/x > 2 is a guard. Where a condition cannot be told, "?:" is what both branches agree on, else the hull.
//
// # Units
//
// Sums, differences and comparisons are of one unit. A bare number takes the unit of the other side, beside a duration it
// means months; a text beside money or a date is read as one ([ParseMoney], [loadline.ParseDate]). A bare number scales
// anything; money by money, shares by shares and votes by votes or shares are bare numbers; money by shares is a price, which
// is money; shares times a price are money. Two durations of which one is in months and the other in days are compared by
// the days that the months may have: months(1) > days(31) is no, months(1) > days(30) cannot be told. A date moves by months
// first. A date beside a bare number, two currencies, money and shares: one diagnostic each.
//
// # Built in
//
//   - - * / neg                    arithmetic
//     < <= > >= == !=                comparisons; == and != of anything
//     && || ! ?:                     logic
//     true false none never          constants; none and never are one
//     min max abs floor              of numbers; min and max also of durations and dates
//     round(x, decimals)             a half away from zero; no decimals where left out
//     pct(15)                        0.15
//     usd("80M") money("EUR 3bn")    amounts; without a currency the company's own
//     months(n) days(n) years(n)     durations
//     date("2026-11-01")             a day
//     between(lo, hi)                a value between bounds
//     at_least(x) at_most(x)         a value with one bound
//     unknown("a question")          a value that nobody stated
//
// An Env cannot give these another meaning. [Builtin] tells how each is written.
//
// # Reasons
//
// Value.Because says the outcome with its figures and rests on the reasons of its parts, each with its place. Connectives
// keep only the reasons that decide. Literals have none. Where a "cannot tell" hangs on unknowns, their questions stand
// below it. A tree of more than a thousand reasons is cut below its root: facts that rest on one another may repeat
// a reason exponentially often.
//
// # Limits
//
// An expression has at most 5,000 parts nested at most 1,000 deep, and a number at most 8,192 binary digits above or below
// its line. An Env that evaluates facts by Eval in turn bounds that chain itself.
package formula
