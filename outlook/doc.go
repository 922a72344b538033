// Package outlook is the ledger of a plan: one path, month by month, in middle values, written from what the plan means. It
// feeds the exit drill, and the forecast is held against it.
//
// # What it is reckoned on
//
// [Reckon] takes a company and a [Premise]: what is taken to happen beside the facts, such as a contract that stops on a day
// and a substitute that runs from another. It reads no file and no clock. [Check] says what is wrong with contracts and plan,
// without a ledger.
//
// # Middles
//
// A figure with bounds is taken at its [Middle]: the geometric mean of the two ends where both are above zero, which is the
// median of the log-normal distribution whose 90 percent they are, else the arithmetic one. A figure of which an end is not
// known has no middle. It is counted at the end that is known, or not at all, and is [Hanging]: the ledger says which of its
// results hang on it. Nothing that nobody stated is silently zero; what may be left out by its documentation (growth,
// restricted cash) is the one exception.
//
// # Days
//
// A month is a month of the calendar, taken whole. Where a payment has no day of its own, the rule is the cautious one:
//   - a cost is paid on the first day of its month, an income on the last;
//   - what is used on a contract is charged on the last day of its month, or of the part of the month that a credit's expiry, a
//     due day or the contract's end cuts off;
//   - with paid_after it is paid so long after the last day of its month, whole months leading to the last day of a month;
//   - interest is a twelfth of a year's on the last day of each month, by days where the loan begins or ends within;
//   - a loan that was due before the plan and is still owed is due on its first day, and asked;
//   - on one day, money goes out before it comes in.
//
// So the lowest cash of a month is known to the day, and is never flattered by the order of its payments.
//
// # What moves a plan
//
// Drivers, amounts and triggers are expressions over the plan: numbers, operators, min, max, abs, floor, exp, log, sqrt, ago(NAME,
// months), and names. A month is reckoned in this order, and an expression knows what comes before it; of what comes after it, it
// knows the month before:
//
//  1. drivers (driver.users), each after those that it hangs on; prior is a driver's own value of the month before,
//  2. teams (hire.research is how many people there are), which grow, and are paid on the first day,
//  3. lines (income.api, cost.serving), each after those that it hangs on; what one comes to before its contract cuts it,
//  4. cash: cash, free_cash (less what is restricted and what must be held), gross_burn, net_burn, and runway, the months that
//     free cash suffices for at the net burn of the month, a million where nothing is burnt,
//  5. milestones (milestone.launch, yes once it is reached) and runs (train.base, yes once it is done),
//  6. raises (raise.next is how often it has succeeded): what is over brings its money on the last day, then what may begin
//     begins. Nobody raises who has no cash left.
//
// Before the plan a name is 0, cash what it opens with, runway a million. month counts from 0.
//
// What chance decides comes from a [Luck]. Without one every figure is at its median and no raise succeeds: the middle of a plan is
// not to rest on hope. Money that came in by a raise, and what an attempt cost, are in neither burn.
//
// # What pays for use
//
// What is used on a contract is paid by what was paid ahead for it, then by its credits, then in cash. Credits that expire first
// go first; those with the same last day in the order of the file. A credit pays while it runs, while the contract does, and
// not for a use that it excludes. Cash and prepayments draw down a commitment; credits do where they are said to. On a due day
// a commitment's shortfall is settled: what should have been drawn by then (the amount in equal parts, one to each due day)
// less what was, paid by the credits that may pay it and in cash. What is not binding owes nothing; what is conditional is
// shown and not paid.
//
// Reserved capacity is used before chips on demand. Loads of serving come first, then training in the order of the file. An
// hour costs its price whether or not it was reserved: what reserved hours cost unused is the commitment's shortfall.
//
// # Thousands of paths
//
// [Project] lowers the same plan to a program of package forecast: every figure that chance decides becomes a draw, addressed by what the figure
// means, and every expression some operations. It says what becomes of cash, credits and capacity, when money is raised and who dies: who has
// no cash left that is not restricted. To run out of credits or of capacity is no death of itself. The ledger is its oracle: on the [Luck] of a
// path, which [Projection.Draws] tells, it agrees with that path but for the cents that it rounds and the program does not, and for
// numbers beyond 10^24, which the ledger keeps down.
//
// # Cents
//
// Amounts are exact rationals, rounded half up to cents where they are paid or charged. Growth is carried with 24 decimals, so
// that long plans stay quick; no cent hangs on it. Chip-hours are rounded half up to thousandths.
package outlook
