// Package captable folds dated transactions into positions on any date, exactly.
//
// [New] sorts, indexes and lints the transactions of a company once. [Ledger.On] answers for a day: what every security
// still holds ([Holdings.Positions]), what classes and plans come to, and totals by any key ([Holdings.Totals]), among
// them the fully diluted count under a stated [Definition], with fractions of the total ([Totals.Fraction]).
// [Ledger.Trace] gives the transactions behind a figure.
//
// The rules:
//
//   - Order is by day; within a day issuances, then splits, then adjustments and the events that end securities, together
//     with the securities that come of them. Nothing hangs on the order of the file.
//   - An event ends a security or a part of it and creates nothing: balance and results are issued by transactions of
//     their own. Where a part ends and no balance is named, the rest stays in place. No position is ever negative,
//     whatever the file says; what asks for more is told, and an event beyond its security's own issuance is an Error.
//   - Stock of a class that is split is multiplied, except securities that already contain the split.
//   - A split multiplies a holding exactly, what has vested and what has not; parts of a share are kept, since no file says
//     what is paid for them. Tranches that vest from its day on are whole shares as they are then.
//   - A schedule pays what Open Cap Format's graph of conditions pays. What is exercised, converted or passed on was
//     vested as far as that reaches; what is cancelled or bought back was not, and shortens the schedule at its end.
//   - Votes are shares times votes per share; votes as converted are whole shares of each holder times the votes of the
//     class converted into.
//
// Where the facts do not decide, nothing is guessed. A figure is a [loadline.Number] with bounds and the questions that
// would settle it: when a result is older than its event, whether options, warrants, pools and conversion ratios follow a
// split, which of two issuances of one id stands, votes and ratios that nobody stated, rights of conversion that lead
// round in a circle, cancellations whose shares may or may not return to a pool, a schedule that nothing starts, a holder
// who has left, perhaps on a day that nobody recorded. The first two kinds are choices between readings: a total is
// computed reading by reading before its bounds are taken, so that it can be exact where its parts are not, and so can a
// fraction (see readings.go and fraction.go).
//
// The package knows no votes beyond multiplying, no law and no files. Everything it returns may be shared freely.
package captable
