// Package governance says who votes where on a date, and by which clause: offices, seats, affiliates, votes, agreements and
// consents as the facts state them, and the law where they are silent or may not depart from it.
//
// [On] reads a company as it stands at the end of a day: an [Order]. [Order.Decision] compiles one matter into a
// control.Rule over parties, its weights, and what each gate of the rule means, so that a witness of the engine leads back to
// its clause. [Lint] tells what of the facts cannot be decided with.
//
// The rules:
//
//   - A party is a voter: a stakeholder with its affiliates and the entities that it manages. An entity that a body manages
//     votes as that body does; one that is managed by itself, through others, as nobody known. Who sits on a seat or holds a class
//     and was stated by nobody is a party of its own, marked so; it may turn out to be any of the others (see Decision.Joined), as
//     may an entity of which nobody says who manages it. A class that documents give a vote and of which no share is among the
//     facts has such holders. A seat or an office of which nobody says anything may be vacant too.
//   - Deciding means: it passes whatever the others do, staying away included. So of a threshold over votes cast the others
//     count as votes against, and a quorum must be reached by those who are for it. A vacant seat counts only where the base is
//     all seats. A stated turnout takes part in thresholds over votes, not over seats.
//   - Several ways to one matter are alternatives. A consent whose breach makes the act void is part of the rule; every
//     consent is part of Lawful. Where nobody says what a breach is, the kind of document implies it, as an assumption; where it
//     is stated to be unknown, nothing does.
//   - The law stands to a document by its force. A document departs from a provision only where it is of a kind that the
//     provision's Setting names (none named: any kind) and only in the direction that the force leaves: a Default in both, a
//     Floor upwards, a Ceiling downwards, Fixed in none. Where the document's kind is not known both readings stand. Bylaws
//     may raise the vote of a board where a provision on how the board acts lets them, whoever may depart from the one on
//     the matter. Default fills in what no document states; where a document that may state it was not read, the answer cannot be told.
//   - Several provisions that fit one matter hold together, form by form (meeting, written consent); forms are alternatives.
//     One that names the conditions of another and more stands in its place over the same voters, and one on seats that a class
//     fills in the place of one on seats in general. What a document is only reported to say is not overridden.
//     A Practice is told and never applied; a Line is none of this package's business.
//   - A voting agreement binds the votes of shares, not a director's vote: the votes of its parties count together, where what
//     they follow is for it. A drag-along does the same for the holders it binds once its own approval holds.
//   - After elections a seat votes as those who fill it, or as whoever designates its holder. A body that elects itself, or
//     through another, has no outside electors: there the sitting member stays. It is an assumption; directors owe duties.
//   - What nobody states is an open gate: not in the certain reading, held in the possible one. So an omitted clause never adds
//     a coalition that certainly wins, and never removes one that possibly does.
//
// The package knows kinds, forces and selectors, and no statute: those are data.
package governance
