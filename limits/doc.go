// Package limits asks a company's load lines: whether each holds, what decides it, and how far it is from breaking.
//
// A limit is an expression over answers ([loadline.Limit]). What its words mean is for whoever asks: Run takes an [Asker],
// which answers an expression in a [World], the company on a day as it is or after a change. So this package knows outcomes,
// days, waivers and changes, and no function of the claims.
//
// Outcomes. Held and Broken are certain: they come out so whatever the open facts turn out to be. CannotTell hangs on a fact
// that nobody stated, and names it. Undecided hangs on no missing fact: an interval that somebody stated crosses the line.
// Waived is any of the last three while a waiver binds; a waiver that has run out leaves the limit broken.
//
// Freeboard is the distance to the line. Of a comparison it is the difference of its sides, in their unit ([Margin]). Of what
// somebody can do it is every minimal change within one unit (votes that pass or are issued, seats, consents, time) after
// which the limit comes out the other way ([Shift]); and how far each input can move ([Room]). A change is tight: one unit
// less leaves the limit as it is.
package limits
