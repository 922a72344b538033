// Package deals marries a company's facts to the mathematics of financing: who gets what of an exit ([ExitOf]).
//
// It reads what securities there are on a day from the cap table, turns each into a claim on proceeds with the words of its
// class or instrument, and leaves the paying to package financing.
//
// What the facts leave open is answered for every reading. A [Choice] is one way to read a term that nobody stated, with the
// question that would settle it; an [ExitReading] is one combination of choices, and its payout is exact. What no reading can stand in
// for (a price that nobody stated) is not guessed: the exit then has Open questions and no reading.
//
// The conventions, each printed as an assumption where it bears on a figure:
//
//   - Higher seniority is paid first (Open Cap Format's order); equal seniority in proportion.
//   - A preference is the original issue price times the multiple, with dividends that have accrued where they cumulate. Interest and
//     dividends run by the day over a year of 365 days where nobody says otherwise; another day count is a reading.
//   - Options and warrants that are worth their price are exercised, and what is paid for them is shared; rights settled in
//     cash are paid the same for each share, before the holders of shares are, which comes to the same.
//   - What of the pool was not granted gets nothing.
//   - A SAFE is paid the greater of what was invested and what its shares get. Its shares at a post-money cap are its part of all
//     shares, options and promises and of what converts; at a pre-money cap those that do not convert count alone. It ranks with
//     preferred stock, as the usual forms say; where classes rank one after the other, with which of them is a reading.
//   - A right that has expired by its terms gets nothing.
//   - A note is paid before all shares: principal and interest, or where it has a cap what its shares get, if that is more.
package deals
