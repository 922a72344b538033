// Package loadline is the vocabulary: the facts of a company and the words for them, one noun a file.
//
// A fact is what somebody stated, with its place ([Source]) and its time ([Date], [Period]). What nobody stated is not
// known: a legal attribute is a value, none or unknown ([Stated]), a figure is exact or lies between bounds ([Number]),
// and both carry the question that would settle them. Facts point to one another by id, never by pointer, so that an
// expression ([Expr]) means the same after a [Signing] has changed the facts.
//
// The package imports the standard library only and does nothing with the facts: engines fold them, questions explain
// them, and the edges read and write them.
package loadline
