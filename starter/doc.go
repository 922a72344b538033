// Package starter writes the first company.hcl of a company from a few answers.
//
// # Templates
//
// A template is one file, templates/NAME.hcl, and reads like the file that it writes: where an answer goes, its question
// stands. Adding a template is adding a file. Above the line "#@ file" it says what it is and what it asks:
//
//	template {
//	  says = "A Delaware startup after its seed round"
//	}
//
//	question "common" {
//	  ask     = "Who holds common stock, and how many shares has each?"
//	  where   = "stock ledger"       # who or what knows: it stands behind the question
//	  takes   = "holders"            # see below
//	  example = "Ada Okafor 4,000,000; Ben Ito 3,000,000"
//	  groups  = ["staff"]            # of those whom no question before has named
//	  if      = "seed_by is preferred"
//	}
//
// A question takes a text; a count; money; a number; a fraction; a day; days; yes_no; a choice or choices of its words, which are a
// list, or an object that says what is written for each; a threshold ("majority", "60%", "more than 2/3"); a person; people;
// holders (a name and a count of shares each); parts (a name and a percentage, or whole euros, each); investments (a name and
// an amount each); seats (a name and a word each).
//
// Below that line stands the file:
//
//   - ask.KEY is the answer; ask.KEY.args a list without its brackets; ask.KEY.count how many it has; ask.KEY.id a text as a name; ask.KEY(X) a threshold of X; within a text or a comment
//     ${ask.KEY}.
//   - "#@ each X in KEY", up to "#@ end", stands once for each of a list: X.name, X.id, X.ref, X.amount, X.word, X.says (what
//     is written for the word), X.n, X.groups. "everybody" is all people and entities that any answer names.
//   - "#@ if KEY is WORD, WORD", or "is not WORD", up to "#@ end". What nobody answered is the word "open"; a list is "some"
//     or, where the question allows it, "none". Of an entry of a list: "#@ if X.word is
//     WORD", "#@ if X.group is GROUP".
//   - "#@ hangs on KEY, KEY": the next attribute is not known before these are answered.
//
// # What nobody answered
//
// Nothing is made up. An attribute of law or contract that hangs on an open question is unknown("the question"), and so is
// what a limit asks; another attribute is left out, with the question as a comment; and a block that cannot do without it is
// left out as a whole, so that a class of which not all holders are known has no holders at all, and Loadline asks who they
// are. A list that nobody answered has one member all the same, its stand_in, so that groups and limits may speak of it. A
// default is no legal fact: only the day on which the file is written has one.
package starter
