// Package detect finds conflicts among facts that nobody thought of: each fact is in order by itself, and several together
// are not what those who wrote them meant.
//
// [Run] asks every detector about a company on a day. A detector is a file here, a code in the root's codes.go, and a page
// explain/CODE.txt with its rule, its authority and an example.
//
//   - deadlock: a body, or those who hold the votes, can split into two halves neither of which decides, and no casting vote, no
//     vacant seat and no election ends it. A veto is no deadlock: it stops, and what was stands.
//   - self-deleting-safeguard: a consent or a larger vote that somebody can delete without those whom it protects.
//   - vacancy-stalls: a vacant seat without which a body has no quorum, or a matter no approval.
//   - same-person-both-sides: somebody has a voice in a matter of his own, or decides alone and gives alone the consent that
//     is to check it.
//   - cascade: a decision that takes a seat or shares along, after which the same people no longer decide, or stop, the rest.
//   - refusal-rights-collide: rights of refusal, offer or match of different holders over one matter, out of different
//     documents, so that nothing says who goes first.
//   - line-crossed: a holding at which another law begins to bite, where the preset of the law has such lines.
//
// What is certain from the facts is a Warning, what hangs on how people vote or on a fact that nobody stated a Note. Nothing
// is inferred from a name, and nothing from what is left out. The package knows no statute: lines are provisions of the presets.
package detect
