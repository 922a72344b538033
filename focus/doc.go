// Package focus reads cloud bills in the form of the FinOps Open Cost and Usage Specification (FOCUS 1.0 to 1.3, with the
// drafts of 1.4 in what they share) and sums them: what was paid, what was used, of whom, where, in which month.
//
// # Reading
//
// [Open] and [Read] take comma-separated values, plain or in gzip, as a stream: what is kept grows with the number of
// suppliers, services, months and commitments, never with the number of rows. Columns are found by name, whatever their
// order and case; a byte order mark, CRLF, NULL and empty cells, blanks around a value and columns of the provider's own
// (x_…) are ordinary. The dates are ISO 8601, or month/day/year as in the examples of the specification.
//
// # Money
//
// Costs are exact: a decimal of up to 18 digits is a whole number of 10^-18 in 128 bits, everything longer a rational, and a
// sum that outgrows the bits becomes one. No sum crosses a currency.
//
//   - [Costs].BilledCost is what the invoice asks for: cash paid, with purchases of commitments on the day they are bought.
//   - [Costs].EffectiveCost is the cost of what was used: a purchase that covers later charges has none, and its price stands
//     at the charges that it covers, and at what was left unused.
//   - A credit is a row of the category Credit; what it takes off the bill is negative.
//
// # What is checked
//
// A commitment conserves money: what its rows bill is what its usage and its unused part cost, once its whole term is in the
// bill; before that there is a rest, and never less than none ([CommitmentUse]). Purchases without an id are taken together
// for each supplier. A cell that is not what its column holds, a row that cannot be summed, a cost that contradicts another:
// each kind of damage is one letter with its count, its first places and values, so that a million bad rows give a short list.
//
// A hostile file costs neither memory nor time without bound: rows are at most a mebibyte, columns a thousand, what is kept
// 64 MiB, and a compressed file may not unpack to 200 times its size.
package focus
