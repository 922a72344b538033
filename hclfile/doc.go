// Package hclfile reads and writes company.hcl: what a company's owners state about it, in HashiCorp's HCL.
//
// # From a file to a company
//
// HCL gives the syntax only. [Parse] holds the syntax tree against the tables (which blocks and attributes there are) and
// translates every expression into a [loadline.Expr], with decimals and texts taken from the bytes of the file: facts
// never pass through HCL's own values, which are binary floats. [File.Header] says which packages the file names.
// [File.Draft] lays the file over the facts of those packages and gives a company as a function of its inputs; package
// formula evaluates the expressions. Nothing is defaulted: a legal attribute that is left out is not known, and asks.
//
// # One table
//
// A kind of block is a table of rows ([BlockKind], [Attribute]): name, type, the field of the fact that it states, whether
// a block can do without it, words and an example. Reading, writing, the reference page, explain and completion all come
// from it. A new attribute is one more row in facts.go, securities.go, events.go or otherevents.go.
//
//	is("par", stated(money()), func(c *StockClass) *Stated[Money] { return &c.Par }, "The par value of a share.", `"USD 0.0001"`, legal)
//
// # Who decides
//
// Approvals, effects and events are words of their own, which formula does not know: they are read by their form, and only
// fractions and names in them are evaluated. An office, a body, a seat, a matter or an agreement may be stated several times
// under one name, each for other days; [loadline.PeriodsOverlap] tells of two that share a day. [ParseLaw] reads a preset of
// law with the same tables and the same words, and selectors in place of bodies.
//
// # Names and ids
//
// A fact of the file has its name for an id; a security has its kind before it ("issue.ada_1"), since a grant may have the
// name of an issue, and what an event makes has the event's ("transfer.t1.result", "transfer.t1.balance"). A block with
// ocf = "…" gives a name to an object of the package and lays what it states over it; where both state a fact and differ,
// the file is followed and [loadline.StatedTwice] says so. What has no block keeps its id: stakeholder("8f4e…").
//
// # Events
//
// Open Cap Format closes a security by an event that names the securities that come of it, which are issued by
// transactions of their own. In the short form of a block (transfer { of, to, shares }) those are made here: stock that
// does not vest leaves a balance security, everything else that is not closed whole stays in place. In the long form
// (results, balance) they have blocks of their own, which is how [Write] writes.
//
// # Problems
//
// All problems come at once, each once, in the order of the file, with their place in bytes. The diagnostics of [Parse], of
// [File.Draft] and of the draft's At do not repeat one another: a caller joins them. After a syntax error the blocks that
// it does not run through are read all the same. Hostile files are refused by their size, their tokens, their nesting.
package hclfile
