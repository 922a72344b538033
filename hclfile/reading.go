package hclfile

import (
	"maps"
	"slices"
	"strings"

	"loadline"
	"loadline/formula"
)

// drafting makes one company of a file for one setting. It is used once and shares nothing that it changes.
type drafting struct {
	file     *File
	known    *known // what the package states, by id
	setting  loadline.Setting
	currency string
	company  *loadline.Company
	diags    loadline.Diagnostics

	values    map[string]defined // what names have come to
	visiting  []string           // names that are being evaluated, outermost first
	stumbled  bool               // a name on the way could not be evaluated, which was told
	compared  int                // names held against one another for "did you mean"
	boundAt   map[loadline.Ref]loadline.Source
	changed   map[string]bool              // lists of the company that are no longer the package's
	replaced  map[int]loadline.Transaction // issuances of the package that blocks lie over
	groups    []string
	closings  map[string][]*closing // by the security that they end
	splits    []*loadline.Split
	marks     map[string][]loadline.Transaction // events of vesting, by security
	issued    map[string]loadline.Transaction
	pending   map[string]*closing // events that make securities, by the names of those
	finishing []string            // events that are being finished, outermost first
	acts      []act
	cycles    map[string]bool // already told, by the names in them
	nodes     int             // of the approval that is being read
	law       bool            // the file is a preset, whose approvals name selectors
}

// defined is what a name came to; not ok where it could not be evaluated, which was told.
type defined struct {
	value formula.Value
	ok    bool
}

// reading is one block, or one attribute of it, being read.
type reading struct {
	*drafting
	block *block
	row   *Attribute
	bound bool            // the block lies over an object of a package,
	under loadline.Source // which stands here
}

func (r *reading) of(a *Attribute) *reading {
	out := *r
	out.row = a
	return &out
}

func (d *drafting) tell(severity loadline.Severity, code loadline.Code, at loadline.Source, summary, detail, hint loadline.Text, related ...loadline.Source) {
	d.diags = append(d.diags, loadline.Diagnostic{Code: code, Severity: severity,
		At: at, Summary: summary, Detail: detail, Hint: hint, Related: related})
}

// eval is what an expression comes to; false where there was a problem with it, which was told.
func (d *drafting) eval(e loadline.Expr) (formula.Value, bool) {
	before := d.stumbled
	d.stumbled = false
	v, problems := formula.Eval(e, names{d})
	d.diags = append(d.diags, problems...)
	ok := !d.stumbled && !problems.HasErrors() && d.bounded(v, e.At)
	d.stumbled = before || !ok
	return v, ok
}

// maxBits bounds the figures that facts hold, so that all that is read can be written again.
const maxBits = 1300

func (d *drafting) bounded(v formula.Value, at loadline.Source) bool {
	for _, end := range []*loadline.Ratio{v.Number.Lo, v.Number.Hi} {
		if end != nil && end.Bits() > maxBits {
			d.tell(loadline.Error, loadline.TooLarge, at, loadline.Textf("The figure has more than 390 digits"),
				loadline.Textf("Nothing that a company counts is so large or so finely divided."), loadline.Text{})
			return false
		}
	}
	return true
}

// define evaluates what a name stands for, once.
func (d *drafting) define(name string, e loadline.Expr, at loadline.Source) (formula.Value, bool) {
	if out, done := d.values[name]; done {
		d.stumbled = d.stumbled || !out.ok
		return out.value, out.ok
	}
	if i := slices.Index(d.visiting, name); i >= 0 {
		d.cycle(append(slices.Clone(d.visiting[i:]), name), at)
		d.stumbled = true
		return formula.Value{}, false
	}
	d.visiting = append(d.visiting, name)
	v, ok := d.eval(e)
	d.visiting = d.visiting[:len(d.visiting)-1]
	d.values[name] = defined{v, ok}
	return v, ok
}

// cycle tells of names that are defined by one another, once, wherever it was entered.
func (d *drafting) cycle(path []string, at loadline.Source) {
	round := path[1:]
	first := slices.Index(round, slices.Min(round))
	path = append(append(slices.Clone(round[first:]), round[:first]...), round[first])
	key := strings.Join(path, " ")
	if d.cycles[key] {
		return
	}
	d.cycles[key] = true
	d.tell(loadline.Error, loadline.ReferenceCycle, at,
		loadline.Textf("%v is defined by itself", path[0]),
		loadline.Textf("%v", strings.Join(path, " → ")),
		loadline.Textf("Write one of them as a value of its own."))
}

// didYouMean is the nearest of the names, as long as there was not too much to compare.
func (d *drafting) didYouMean(name string, names []string) loadline.Text {
	if d.compared += len(names); d.compared > maxSuggestions {
		return loadline.Text{}
	}
	return didYouMean(name, names)
}

// title names the attribute being read: stock_class.common.votes_per_share.
func (r *reading) title() string {
	if r.row == nil {
		return r.block.title()
	}
	if r.block.label == "" || r.block.kind.free {
		return r.block.kind.Word + "." + r.row.Name
	}
	return r.block.title() + "." + r.row.Name
}

// wrongType tells that an attribute got a value that it does not take.
func (r *reading) wrongType(e loadline.Expr, v formula.Value, word, hint string) bool {
	how := loadline.Textf("It is written %v.", hint)
	if hint == "" {
		how = loadline.Textf("See loadline explain %v.", r.block.kind.Word)
	}
	switch {
	case word == "date" && isUnquotedDate(e):
		how = loadline.Textf("A date stands in quotes, or it is a subtraction: \"2026-11-01\".")
	case word == "date" && v.Kind == formula.Text && looksLikeDate(v.Text):
		how = loadline.Textf("The calendar has no such day; a date is written %v.", hint)
	case v.Kind == formula.None:
		how = loadline.Textf("Leave the attribute out where there is none.")
	case v.Kind == formula.Unknown:
		how = loadline.Textf("What is not known cannot stand here: leave it out.")
	case v.Kind == formula.Number && !v.Known():
		how = loadline.Textf("Only an exact value can stand here; one that is to be found out is unknown(\"a question\").")
	}
	r.tell(loadline.Error, loadline.WrongType, e.At,
		loadline.Textf("%v takes %v", r.title(), article(word)),
		loadline.Textf("It got %v: %v.", v.Kind.String(), v.Arg()), how)
	return false
}

// looksLikeDate is a text of the form of a date, whether or not there is such a day.
func looksLikeDate(s string) bool {
	return len(s) == 10 && s[4] == '-' && s[7] == '-' && strings.Trim(s, "0123456789-") == "" && strings.Count(s, "-") == 2
}

// article is a type of attribute with its article.
func article(word string) string {
	switch {
	case word == "true or false":
		return word
	case strings.ContainsRune("aeiou", rune(word[0])):
		return "an " + word
	}
	return "a " + word
}

// isUnquotedDate tells 2026-11-01, which is 2014, from other subtractions.
func isUnquotedDate(e loadline.Expr) bool {
	return e.Op == loadline.Call && e.Name == "-" && len(e.Args) == 2 && e.Args[0].Op == loadline.Call && e.Args[0].Name == "-" &&
		e.Args[0].Args[0].Op == loadline.Num && e.Args[1].Op == loadline.Num
}

func (r *reading) notAWord(e loadline.Expr, v formula.Value, words []string) bool {
	hint := r.didYouMean(v.Text, words)
	if hint.IsZero() {
		hint = loadline.Textf("Write one of them in quotes.")
	}
	r.tell(loadline.Error, loadline.WrongType, e.At,
		loadline.Textf("%v is none of the words that %v takes", v.Arg(), r.title()),
		loadline.Textf("It is one of: %v.", commas(words)), hint)
	return false
}

// leftOpen is for a value of which nothing is known where the facts have no room for a question. An attribute that may be
// left out is left out; one that may not is told.
func (r *reading) leftOpen(e loadline.Expr) bool {
	if r.row != nil && r.row.Required {
		r.tell(loadline.Error, loadline.WrongType, e.At,
			loadline.Textf("%v cannot be left open", r.title()),
			loadline.Textf("Everything that is counted rests on it, and bounds could not be given."),
			loadline.Textf("Leave the whole block out until it is known, and note the question in a comment."))
	}
	return false
}

// nonNegative is a figure that cannot be below zero.
func (r *reading) nonNegative(n loadline.Number) loadline.Number {
	n.Lo = &loadline.Ratio{}
	return n
}

func (r *reading) contradicts(a Attribute, stated *attr, before, after string) {
	var related []loadline.Source
	if r.under.Known() {
		related = append(related, r.under)
	}
	r.tell(loadline.Warning, loadline.StatedTwice, stated.expr.At,
		loadline.Textf("%v is %v here and %v in the package", r.of(&a).title(), after, before),
		loadline.Textf("Both are stated, and only one can be right. Loadline follows the file, which you can mend."),
		loadline.Textf("Leave the attribute out to follow the package, or correct one of the two."), related...)
}

// clause reads what a source cites: clause(document.charter, "4.2", "the words").
func (r *reading) clause(e loadline.Expr) *loadline.Clause {
	wrong := func(at loadline.Source) *loadline.Clause {
		r.tell(loadline.Error, loadline.WrongType, at,
			loadline.Textf("%v.source takes a clause", r.block.title()),
			loadline.Textf("A clause is a document, the number of the place in it, and, where they matter, its words."),
			loadline.Textf("It is written clause(document.charter, \"4.2\", \"the words\"); a law stands as a text: clause(\"8 Del. C.\", \"§ 141(k)\")."))
		return nil
	}
	if e.Op != loadline.Call || e.Name != "clause" || len(e.Args) < 2 || len(e.Args) > 3 {
		return wrong(e.At)
	}
	out := &loadline.Clause{}
	of, ok := r.eval(e.Args[0])
	if !ok {
		return nil
	}
	switch {
	case of.Kind == formula.Fact && of.Ref.Kind == "document":
		out.Document = of.Ref
	case of.Kind == formula.Text && of.Text != "":
		out.Document = loadline.Ref{Kind: of.Text}
	default:
		return wrong(e.Args[0].At)
	}
	for i, to := range []*string{&out.Number, &out.Quote}[:len(e.Args)-1] {
		if e.Args[i+1].Op != loadline.Str {
			return wrong(e.Args[i+1].At)
		}
		*to = e.Args[i+1].Name
	}
	return out
}

// keep is an expression that is evaluated later, on a date. Its names of facts and inputs stay and are checked; a fact that
// is reached by its id is named, and a stated attribute stands in it with its value, since a company has no name for one.
func (r *reading) keep(e loadline.Expr) loadline.Expr {
	kind, _, _ := strings.Cut(e.Name, ".")
	switch {
	case e.Op == loadline.RefTo && !isNamed(kind):
		return e // of other facts, or of the answers that the expression is about
	case e.Op == loadline.RefTo, e.Op == loadline.Call && slices.Contains(byID(), e.Name):
		v, ok := r.eval(e)
		switch {
		case !ok, kind == "input", kind == "uncertain":
			return e
		case v.Kind == formula.Fact:
			return loadline.Expr{Op: loadline.RefTo, Name: v.Ref.String(), At: e.At}
		}
		return asExpr(v, e.At)
	}
	if len(e.Args) > 0 {
		args := make([]loadline.Expr, len(e.Args))
		for i, a := range e.Args {
			args[i] = r.keep(a)
		}
		e.Args = args
	}
	return e
}

func commas(words []string) string { return strings.Join(words, ", ") }

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
