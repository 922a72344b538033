// Package deals marries a company's facts to the mathematics of financing: who gets what of an exit ([ExitOf]), and what a round
// does ([Close]).
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
//   - What a charter does not deem a liquidation is the company's own money: who gets anything of a licence fee, or of what its assets
//     brought, then gets a dividend. A sale of the company that is none is shared as converted, without preferences.
//   - Profit shares in steps take all that debts and preferences leave; what was had by a preference counts towards a multiple.
//   - Higher seniority is paid first (Open Cap Format's order); equal seniority in proportion.
//   - A preference is the original issue price times the multiple, with dividends that have accrued where they cumulate. Interest and
//     dividends run by the day over a year of 365 days where nobody says otherwise; another day count is a reading.
//   - Options and warrants that are worth their price are exercised, and what is paid for them is shared; rights settled in
//     cash are paid the same for each share, before the holders of shares are, which comes to the same.
//   - What of the pool was not granted gets nothing.
//   - A SAFE is paid the greater of what was invested and what its shares get. Its shares at a post-money cap are its part of all
//     shares and options and of what converts: another SAFE, a note or non-participating preferred stock counts where it converts and not
//     where it takes its money (Y Combinator's Liquidity Capitalization). Several outcomes of that game are a reading. At a pre-money
//     cap the shares that there are count alone. It ranks with
//     preferred stock, as the usual forms say; where classes rank one after the other, with which of them is a reading.
//   - A right that has expired by its terms gets nothing.
//   - A note is paid before all shares: principal and interest, or where it has a cap what its shares get, if that is more.
//
// # Closing a round
//
// [Close] turns a signed round into a new company, once for each combination of choices that its papers leave open. A choice is met
// only where it bears on something, and one whose ways come to the same for everybody is dropped. Several securities that leave the
// same term open are read alike. Where the terms state more than one of pre-money, post-money and price, the readings that do not
// agree with all of them are none. The solver's price is exact and is re-checked by code that does not share it; what is printed is
// rounded once. The conventions:
//
//   - A pre-money is worth the shares that stand before the round, fully diluted with the unissued pool; whether what converts and what
//     is added to the pool are among them is the round's to say. Protected classes are counted at what they converted into before.
//   - New money is cash, and credits at their face. Tests of a charter or a note run on what the company receives: credits at their
//     worth, at both ends where it is a range and the ends differ in what they do.
//   - A SAFE converts whenever preferred stock is sold at a fixed price, a note from its threshold on; what a round lists settles it.
//     The holder gets the best of its terms, and with most favoured nation of any whole package that was given later.
//   - A post-money cap is a part of all shares, options, the unissued pool and what converts, without what is added to the pool; a
//     pre-money cap of shares, options and the pool without what converts, a SAFE's with what is added to the pool (both forms of Y
//     Combinator).
//   - A SAFE or a note may let its holder buy a part of the round (the pro-rata side letter of Y Combinator: its part "of Standard
//     Preferred Stock being sold in the Equity Financing"). An investor of the round that is the holder has taken it up, to the extent of
//     what it pays. Of others it is read that they do not, and that they do in full; what the investors pay stands as signed,
//     and what is taken up comes on top of it.
//   - What converts below the round's price takes a series of its own (a shadow series) where its terms say so, as the forms of Y
//     Combinator do: the round's class, but that preference, conversion price and dividend count from the price at which it converts,
//     as it is printed. It is one with the round's class in every vote. Terms that do not say so are read in both ways.
//   - A weighted average counts the new shares as C and what they bring as B times the old price. What converts in the same round is
//     neither in A nor in C.
//   - Who does not take up its part of a round is, under pay-to-play, converted at the price before the round, and not protected.
//   - Of all shares after a round each cause made a part: it takes that part of what everybody had.
package deals
