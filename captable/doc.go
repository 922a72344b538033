// Package captable folds dated transactions into positions on any date, exactly.
//
// [New] sorts, indexes and lints the transactions of a company once. [Ledger.On] answers for a day: what every security
// still holds ([Holdings.Positions]), what classes and plans come to, and totals by any key ([Holdings.Totals]), among
// them the fully diluted count under a stated [Definition]. [Ledger.Trace] gives the transactions behind a figure.
//
// A security is closed by events, never decremented, except where a part of it ends and no balance security is named;
// no position is ever negative, whatever the file says. Where the facts do not decide, a figure is a
// [loadline.Number] with bounds and the question that would settle it; a total is computed reading by reading before its
// bounds are taken, so that it can be exact where its parts are not.
//
// The package knows no votes beyond multiplying, no law and no files. Everything it returns may be shared freely.
package captable
