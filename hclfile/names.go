package hclfile

import (
	"slices"
	"strconv"
	"strings"

	"loadline"
	"loadline/formula"
)

// names gives the names of a file their meaning to formula: facts, inputs, stated attributes of other blocks, and the
// functions that reach the facts of a package by id.
type names struct{ *drafting }

// Currency is the company's own.
func (n names) Currency() string { return n.currency }

// Names are none, since [names.Ref] itself tells what a name may have meant.
func (n names) Names() []string { return nil }

// Functions are those that reach a fact by the id that the package gives it.
func (n names) Functions() []string { return byID() }

func byID() []string {
	return []string{"document", "entity", "security", "stakeholder", "stock_class", "stock_plan", "vesting"}
}

// isNamed says whether names that start with the word are those of blocks.
func isNamed(kind string) bool {
	return kind == "group" || kind == "input" || kind == "uncertain" || kind == "round" || slices.Contains(byID(), kind) || isSecurity(kind) || isEvent(kind) || isDeciding(kind)
}

// isDeciding says whether the word is one of those that state who decides.
func isDeciding(kind string) bool {
	switch kind {
	case "office", "body", "seat", "matter", "consent", "right", "voting_agreement", "drag", "upon", "milestone", "tier", "contract", "licence", "loan", "tranche", "run", "need", "pledge", "offer":
		return true
	}
	return false
}

func isSecurity(kind string) bool {
	switch kind {
	case "issue", "grant", "warrant", "safe", "note", "convertible":
		return true
	}
	return false
}

func isEvent(kind string) bool {
	switch kind {
	case "transfer", "exercise", "release", "conversion", "cancellation", "repurchase", "retraction", "reissuance", "consolidation", "split":
		return true
	}
	return false
}

// split takes a name apart: the kind of a fact, the fact's own name, and an attribute of it where there is one.
func split(name string) (kind, label, field string) {
	kind, rest, _ := strings.Cut(name, ".")
	label, field, dotted := strings.Cut(rest, ".")
	if kind == "seat" && dotted { // seat.board.ceo
		seat, more, _ := strings.Cut(field, ".")
		label, field = label+"."+seat, more
	}
	return kind, label, field
}

// Ref is what a name of the file stands for.
func (n names) Ref(name string, at loadline.Source) (formula.Value, bool) {
	kind, label, field := split(name)
	dotted := field != ""
	switch {
	case !isNamed(kind):
		return n.unknownKind(name, kind, at), true
	case kind == "group":
		return n.group(strings.TrimPrefix(name, "group."), at), true
	}
	b := n.file.named[loadline.Ref{Kind: kind, Name: label}]
	switch {
	case b == nil && !dotted && label != "" && n.stated(kind, label):
		return formula.RefValue(loadline.Ref{Kind: kind, Name: label}), true
	case b == nil:
		return n.unknown(kind, label, at), true
	case kind == "input" && !dotted:
		return n.input(b, at), true
	case kind == "uncertain" && !dotted:
		return n.uncertain(b, at), true
	case !dotted:
		return formula.RefValue(loadline.Ref{Kind: kind, Name: label}), true
	case (field == "result" || field == "balance") && isEvent(kind):
		return formula.RefValue(loadline.Ref{Kind: "security", Name: name}), true
	}
	return n.attribute(b, field, at), true
}

// stated says whether the package has an object of the id.
func (n names) stated(kind, id string) bool {
	ids, ok := n.known.ids[kind]
	if !ok {
		return false
	}
	_, ok = ids()[id]
	return ok
}

// attribute is what another block states: stock_class.common.par.
func (n names) attribute(b *block, field string, at loadline.Source) formula.Value {
	a := b.attr(field)
	switch {
	case a == nil && b.kind.has(field):
		return formula.UnknownValue(loadline.Textf("What is %v of %v?", field, b.title()).String(), b.at)
	case a == nil:
		attrs := make([]string, len(b.kind.Attributes))
		for i, x := range b.kind.Attributes {
			attrs[i] = x.Name
		}
		return n.fail(loadline.UnknownName, at, loadline.Textf("%v has no %v", b.title(), excerpt(field)),
			loadline.Textf("Its attributes are: %v.", commas(attrs)), n.didYouMean(field, attrs))
	case a.expr.IsZero():
		n.stumbled = true
		return formula.Value{}
	case n.file.several[b.ref()] > 0:
		return n.fail(loadline.UnknownName, at, loadline.Textf("%v is stated %d times, for different days", b.title(), n.file.several[b.ref()]+1),
			loadline.Textf("Its %v hangs on the day, and a fact of the file is the same on all of them.", field), loadline.Textf("Write the value itself."))
	case isCalled(b.kind.attribute(field), a.expr):
		return n.fail(loadline.WrongType, at, loadline.Textf("%v.%v is nothing to be computed with", b.title(), field),
			loadline.Textf("It is %v: only an attribute of the same kind can be the same.", article(b.kind.attribute(field).Type)), loadline.Text{})
	}
	v, ok := n.define(b.title()+"."+field, a.expr, at)
	if !ok {
		return formula.Value{}
	}
	if v.Kind == formula.Text { // a count, an amount or a date that stands as a text is read as what its attribute takes
		v = asTyped(b.kind.attribute(field), v, n.currency)
	}
	return v
}

// isCalled says whether an expression is one of the words of its attribute, which formula does not know.
func isCalled(a Attribute, e loadline.Expr) bool {
	return e.Op == loadline.Call && slices.ContainsFunc(a.calls, func(f form) bool { return f.word == e.Name })
}

func asTyped(a Attribute, v formula.Value, currency string) formula.Value {
	switch a.Type {
	case "amount of money":
		if m, ok := formula.ParseMoney(v.Text, currency); ok {
			return formula.MoneyValue(m)
		}
	case "count of shares":
		if n, ok := shareText(v); ok {
			return formula.SharesValue(n)
		}
	case "date":
		if d, ok := loadline.ParseDate(v.Text); ok {
			return formula.DateValue(d)
		}
	}
	return v
}

func (n names) fail(code loadline.Code, at loadline.Source, summary, detail, hint loadline.Text) formula.Value {
	return formula.FailedValue(loadline.Diagnostics{{Code: code, Severity: loadline.Error, At: at, Summary: summary, Detail: detail, Hint: hint}})
}

func (n names) unknownKind(name, kind string, at loadline.Source) formula.Value {
	kinds := append([]string{"group", "input"}, byID()...)
	for _, k := range n.file.kinds {
		kinds = append(kinds, k.Word)
	}
	hint := n.didYouMean(kind, kinds)
	if !strings.Contains(name, ".") {
		hint = loadline.Textf("A word stands in quotes: %q; a fact is named by its kind: stakeholder.%v.", excerpt(name), excerpt(name))
	}
	return n.fail(loadline.UnknownName, at, loadline.Textf("Nothing is called %v", excerpt(name)),
		loadline.Textf("A name is the kind of a block and the block's own: stakeholder.alice, stock_class.common, input.price."), hint)
}

func (n names) unknown(kind, label string, at loadline.Source) formula.Value {
	have := n.file.labels[kind]
	detail := loadline.Textf("The file states no %v.", kind)
	if len(have) > 0 {
		detail = loadline.Textf("There are: %v.", excerptList(have))
	}
	hint := loadline.Text{}
	head, tail, hyphen := strings.Cut(label, "-")
	if hyphen && slices.Contains(have, head) {
		hint = loadline.Textf("A hyphen is a part of a name. To subtract, write blanks around it: %v.%v - %v.", kind, head, tail)
	} else if i := slices.IndexFunc(have, func(seat string) bool { return kind == "seat" && strings.HasSuffix(seat, "."+label) }); i >= 0 {
		hint = loadline.Textf("A seat is named with its body: seat.%v.", have[i])
	} else if near := n.near(label, have); near != "" {
		hint = loadline.Textf("Did you mean %v.%v?", kind, near)
	} else if hyphen {
		hint = loadline.Textf("A hyphen is a part of a name, %v. Names are best written with _.", excerpt(label))
	} else if ids, ok := n.known.ids[kind]; ok && len(ids()) > 0 {
		hint = loadline.Textf("A fact of the package that has no block here is reached by its id: %v(\"…\").", kind)
	}
	return n.fail(loadline.UnknownName, at, loadline.Textf("There is no %v.%v", kind, excerpt(label)), detail, hint)
}

func (n names) near(name string, have []string) string {
	if n.compared += len(have); n.compared > maxSuggestions {
		return ""
	}
	return formula.Closest(name, have)
}

const maxListed = 12 // names in a sentence

func excerptList(words []string) string {
	if len(words) > maxListed {
		return commas(words[:maxListed]) + ", …"
	}
	return commas(words)
}

func (n names) group(name string, at loadline.Source) formula.Value {
	if slices.Contains(n.groups, name) {
		return formula.RefValue(loadline.Ref{Kind: "group", Name: name})
	}
	detail := loadline.Textf("No stakeholder is in any group.")
	if len(n.groups) > 0 {
		detail = loadline.Textf("The groups that stakeholders are in: %v.", excerptList(n.groups))
	}
	hint := loadline.Textf("Name it where it belongs: stakeholder \"x\" { groups = [%q] }.", excerpt(name))
	if near := n.near(name, n.groups); near != "" {
		hint = loadline.Textf("Did you mean group.%v?", near)
	}
	return n.fail(loadline.UnknownName, at, loadline.Textf("Nobody is in a group %v", excerpt(name)), detail, hint)
}

// Call answers stakeholder("<id>") and its like.
func (n names) Call(e loadline.Expr, eval func(loadline.Expr) formula.Value) (formula.Value, bool) {
	if !slices.Contains(byID(), e.Name) {
		return formula.Value{}, false
	}
	takes := formula.Signature{Name: e.Name, Params: []formula.Param{{Name: "id", Kinds: []formula.Kind{formula.Text}}}}
	return takes.Call(e, eval, func(args []formula.Value) formula.Value {
		if e.Name == "security" {
			return n.security(args[0].Text, e.At)
		}
		return n.byID(e.Name, args[0].Text, e.At)
	}), true
}

func (n names) byID(kind, id string, at loadline.Source) formula.Value {
	if b := n.file.boundTo[loadline.Ref{Kind: kind, Name: id}]; b != nil {
		return formula.RefValue(b.ref())
	}
	if n.stated(kind, id) {
		return formula.RefValue(loadline.Ref{Kind: kind, Name: id})
	}
	return n.fail(loadline.UnknownName, at, loadline.Textf("The package has no %v of the id %q", kind, excerpt(id)),
		loadline.Textf("The function takes the id that the package gives the object, not its name."), n.nearID(kind, id))
}

// security finds one by its id or by the number on its certificate.
func (n names) security(id string, at loadline.Source) formula.Value {
	found := n.file.numbered[id]
	if n.stated("security", id) {
		found = append(found[:len(found):len(found)], id)
	} else if n.known.company != nil {
		for _, i := range n.known.customs()[id] {
			found = append(found[:len(found):len(found)], issuedOf(n.known.company.Transactions[i]).SecurityID)
		}
	}
	switch len(found) {
	case 1:
		return formula.RefValue(loadline.Ref{Kind: "security", Name: found[0]})
	case 0:
		return n.fail(loadline.UnknownName, at, loadline.Textf("There is no security %q", excerpt(id)),
			loadline.Textf("Neither an id of the package nor the number of a certificate is so called."), n.nearID("security", id))
	}
	return n.fail(loadline.UnknownName, at, loadline.Textf("%d securities have the number %q", len(found), excerpt(id)),
		loadline.Textf("Their ids are: %v.", excerptList(found)), loadline.Textf("Name the one that is meant by its id."))
}

// nearID is a hint with the id that was meant: the one whose object is called so, or the nearest.
func (n names) nearID(kind, id string) loadline.Text {
	ids, ok := n.known.ids[kind]
	if !ok {
		return loadline.Textf("The file names no package: only blocks state facts.")
	}
	if called := n.known.called(kind, id); called != "" {
		return loadline.Textf("Did you mean %q, which is the id of %v?", called, excerpt(id))
	}
	have := sortedKeys(ids())
	if near := n.near(id, have); near != "" {
		return loadline.Textf("Did you mean %q?", near)
	}
	return loadline.Textf("Its ids are: %v.", excerptList(have))
}

// idOf is what facts point to a block with: the id of the package's object that it is bound to, else its name. Securities
// are named with their kind, since an issue and a grant may have one name.
func (d *drafting) idOf(b *block) string {
	if id := b.text("ocf"); id != "" {
		return id
	}
	if isSecurity(b.kind.Word) || isEvent(b.kind.Word) {
		return b.title()
	}
	return b.label
}

// id is what facts point with to what a name stands for.
func (d *drafting) id(ref loadline.Ref) string {
	if b := d.file.named[ref]; b != nil {
		return d.idOf(b)
	}
	return ref.Name
}

// asExpr is a value as an expression that comes to it again.
func asExpr(v formula.Value, at loadline.Source) loadline.Expr {
	ref := func(name string) loadline.Expr { return loadline.Expr{Op: loadline.RefTo, Name: name, At: at} }
	str := func(text string) loadline.Expr { return loadline.Expr{Op: loadline.Str, Name: text, At: at} }
	switch v.Kind {
	case formula.Number:
		if out := numberExpr(v, at); !out.IsZero() {
			return out
		}
	case formula.None:
		return ref("none")
	case formula.Text:
		return str(v.Text)
	case formula.Fact:
		return ref(v.Ref.String())
	case formula.Truth:
		if v.Truth != loadline.CannotTell {
			return ref(strconv.FormatBool(v.Truth == loadline.Yes))
		}
	case formula.Date:
		if d, ok := v.ExactDate(); ok {
			return call("date", at, str(d.String()))
		}
	case formula.Duration:
		if l, ok := v.ExactDuration(); ok {
			months, days := loadline.Int(int64(l.Months)), loadline.Int(int64(l.Days))
			return call("+", at, call("months", at, num(months, at)), call("days", at, num(days, at)))
		}
	case formula.List:
		out := loadline.Expr{Op: loadline.List, At: at}
		for _, x := range v.List {
			out.Args = append(out.Args, asExpr(x, at))
		}
		return out
	}
	question := "What is the value?"
	if open := v.Open(); len(open) > 0 {
		question = open[0].Question
	}
	return call("unknown", at, str(question))
}

// numberExpr is a number or its bounds, in its unit; nothing where it is unbounded.
func numberExpr(v formula.Value, at loadline.Source) loadline.Expr {
	literal := func(r loadline.Ratio) loadline.Expr {
		if v.Unit != formula.Money {
			return num(r, at)
		}
		one := loadline.Expr{Op: loadline.Str, Name: strings.TrimSpace(v.Currency + " 1"), At: at}
		return call("*", at, call("money", at, one), num(r, at))
	}
	switch n := v.Number; {
	case n.Known():
		return literal(*n.Lo)
	case n.Lo != nil && n.Hi != nil:
		return call("between", at, literal(*n.Lo), literal(*n.Hi))
	case n.Lo != nil:
		return call("at_least", at, literal(*n.Lo))
	case n.Hi != nil:
		return call("at_most", at, literal(*n.Hi))
	}
	return loadline.Expr{}
}

func num(r loadline.Ratio, at loadline.Source) loadline.Expr {
	return loadline.Expr{Op: loadline.Num, Num: r, At: at}
}

func call(name string, at loadline.Source, args ...loadline.Expr) loadline.Expr {
	return loadline.Expr{Op: loadline.Call, Name: name, Args: args, At: at}
}
