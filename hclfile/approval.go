package hclfile

import (
	"slices"
	"strconv"
	"strings"

	"loadline"
	"loadline/formula"
)

// form is a word that is called in a value: how it is written, and what it says.
type form struct{ word, written, doc string }

// approvalForms are the words of an approval and of a threshold, in the order of the manual.
func approvalForms() []form {
	return []form{
		{"majority", "majority(X)", "more than one half of X"},
		{"more_than", "more_than(f, X)", "more than the fraction f of X: more_than(2/3, body.board)"},
		{"at_least", "at_least(f, X)", "the fraction f of X, or more"},
		{"unanimous", "unanimous(X)", "all of X"},
		{"all", "all(a, b, …)", "each of several approvals"},
		{"any", "any(a, b, …)", "one of several approvals"},
		{"some", "some(k, a, b, …)", "k of several approvals"},
	}
}

// voterForms are the words around a body or a class within an approval.
func voterForms() []form {
	return []form{
		{"cast", "cast(X)", "of the votes cast: who stays away or abstains does not count"},
		{"present", "present(X)", "of those present, abstaining or not"},
		{"outstanding", "outstanding(X)", "of all votes there are"},
		{"seats", "seats(X)", "of all seats of a body, the vacant ones too"},
		{"without", "without(X, stakeholder.a, …)", "of X but for these, who are neither counted nor asked"},
	}
}

func formWords(forms []form) []string {
	out := make([]string, len(forms))
	for i, f := range forms {
		out[i] = f.word
	}
	return out
}

// selectors are what a law names in place of a company's own bodies.
func selectors() []string {
	return []string{loadline.SelectBoard, loadline.SelectStockholders, loadline.SelectElectors, loadline.SelectAffected,
		loadline.SelectMembers, loadline.SelectOwner}
}

const approvalWord = "approval"

// approval is what a decision needs.
func approval() codec[loadline.Approval] {
	return codec[loadline.Approval]{Word: approvalWord, RefersTo: []string{"body", "stock_class", "stakeholder", "office", "seat"},
		calls: append(approvalForms(), voterForms()...),
		hint:  `majority(body.board), all(…), any(…), stakeholder.NAME, none, never or unknown("…")`,
		read: func(r *reading, e loadline.Expr) (loadline.Approval, bool) {
			r.nodes = 0
			return r.approval(e)
		}, write: writeApproval}
}

// maxNodes bounds an approval: one that names others, which name others, could grow without end.
const maxNodes = 4096

// approval reads one, by its form: nothing in it is computed but fractions and names.
func (r *reading) approval(e loadline.Expr) (loadline.Approval, bool) {
	out := loadline.Approval{At: e.At}
	if r.nodes++; r.nodes > maxNodes {
		if r.nodes == maxNodes+1 {
			r.tell(loadline.Error, loadline.TooLarge, e.At, loadline.Textf("%v has more than %d parts", r.title(), maxNodes),
				loadline.Textf("It names approvals that name others in turn, each of them several times."), loadline.Textf("State what is needed once."))
		}
		return out, false
	}
	switch {
	case e.Op == loadline.RefTo && e.Name == "none":
		out.Kind = loadline.Nobody
		return out, true
	case e.Op == loadline.RefTo && e.Name == "never":
		out.Kind = loadline.Impossible
		return out, true
	case e.Op == loadline.Call && e.Name == "unknown":
		v, ok := r.eval(e)
		if open := v.Open(); ok && len(open) > 0 {
			out.Kind, out.Question = loadline.AskedOf, open[0].Question
		}
		return out, ok
	case e.Op == loadline.Call && !slices.Contains(byID(), e.Name):
		return r.approvalCall(e, out)
	case e.Op == loadline.RefTo && r.law && e.Name == loadline.SelectOwner:
		out.Kind, out.Who = loadline.By, loadline.Ref{Kind: "selector", Name: e.Name}
		return out, true
	case e.Op == loadline.RefTo, e.Op == loadline.Call:
		if same, ok, is := r.sameAs(e); is {
			return same, ok
		}
		return r.approvalBy(e, out)
	}
	r.notAnApproval(e)
	return out, false
}

// sameAs reads the approval of another fact: matter.amend_charter.needs. The last result says whether the name is one.
func (r *reading) sameAs(e loadline.Expr) (out loadline.Approval, ok, is bool) {
	kind, label, field := split(e.Name)
	ref := loadline.Ref{Kind: kind, Name: label}
	b := r.file.named[ref]
	if b == nil || field == "" || r.file.several[ref] > 0 || b.kind.attribute(field).Type != approvalWord {
		return out, false, false
	}
	a := b.attr(field)
	switch {
	case a == nil:
		return loadline.Approval{Kind: loadline.AskedOf, Question: loadline.Textf("What is %v of %v?", field, b.title()).String(), At: e.At}, true, true
	case a.expr.IsZero():
		return out, false, true
	case slices.Contains(r.visiting, e.Name):
		r.cycle(append(slices.Clone(r.visiting[slices.Index(r.visiting, e.Name):]), e.Name), e.At)
		return out, false, true
	}
	r.visiting = append(r.visiting, e.Name)
	out, ok = r.approval(a.expr)
	r.visiting = r.visiting[:len(r.visiting)-1]
	return out, ok, true
}

// approvalBy reads one voter: a stakeholder, an office, a seat. A body does not approve by itself; so much of it does.
func (r *reading) approvalBy(e loadline.Expr, out loadline.Approval) (loadline.Approval, bool) {
	if who, ok := r.selector(e); ok {
		r.howMuchOf(e, who.Name)
		return out, false
	}
	v, ok := r.eval(e)
	switch {
	case !ok:
		return out, false
	case v.Kind == formula.Fact && slices.Contains([]string{"stakeholder", "office", "seat"}, v.Ref.Kind):
		out.Kind, out.Who = loadline.By, v.Ref
		return out, true
	case v.Kind == formula.Fact && (v.Ref.Kind == "body" || v.Ref.Kind == "stock_class"):
		r.howMuchOf(e, writeRef(v.Ref.Kind, v.Ref.Name))
		return out, false
	}
	r.notAnApproval(e)
	return out, false
}

func (r *reading) howMuchOf(e loadline.Expr, who string) {
	r.tell(loadline.Error, loadline.WrongType, e.At, loadline.Textf("%v does not say how much of %v must be for it", r.title(), who),
		loadline.Textf("A body or a class decides by a threshold, and which one it is decides who can block it."),
		loadline.Textf("Write majority(%v), at_least(2/3, %v) or unanimous(%v).", who, who, who))
}

func (r *reading) notAnApproval(e loadline.Expr) {
	r.tell(loadline.Error, loadline.WrongType, e.At, loadline.Textf("%v takes an approval", r.title()),
		loadline.Textf("It got %v.", excerpt(writeExpr(e))), loadline.Textf("It is written %v.", approval().hint))
}

func (r *reading) approvalCall(e loadline.Expr, out loadline.Approval) (loadline.Approval, bool) {
	switch e.Name {
	case "all", "any":
		out.Kind = loadline.AllOf
		if e.Name == "any" {
			out.Kind = loadline.AnyOf
		}
		return r.approvals(e, e.Args, out)
	case "some":
		return r.someOf(e, out)
	case "majority", "more_than", "at_least", "unanimous":
		out.Kind = loadline.Vote
		rest, ok := r.fraction(e, &out.Threshold)
		if !ok {
			return out, false
		}
		if len(rest) != 1 {
			return out, r.miscalled(e, len(e.Args))
		}
		return out, r.voters(rest[0], &out)
	}
	known := append(formWords(approvalForms()), "none", "never", "unknown")
	hint := r.didYouMean(e.Name, known)
	if slices.Contains(formWords(voterForms()), e.Name) {
		hint = loadline.Textf("It stands within a threshold: majority(%v(…)).", e.Name)
	}
	r.tell(loadline.Error, loadline.UnknownFunction, e.At, loadline.Textf("%v(…) is not an approval", excerpt(e.Name)),
		loadline.Textf("Approvals are: %v.", commas(known)), hint)
	return out, false
}

// miscalled tells of a word of an approval that got more or fewer arguments than it takes.
func (r *reading) miscalled(e loadline.Expr, got int) bool {
	written, doc := e.Name+"(…)", ""
	for _, f := range slices.Concat(approvalForms(), voterForms(), effectForms(), triggerForms()) {
		if f.word == e.Name {
			written, doc = f.written, f.doc
		}
	}
	r.tell(loadline.Error, loadline.WrongArguments, e.At, loadline.Textf("%v got %d arguments", e.Name, got),
		loadline.Textf("%v is %v.", written, doc), loadline.Textf("Write %v.", written))
	return false
}

func (r *reading) approvals(e loadline.Expr, args []loadline.Expr, out loadline.Approval) (loadline.Approval, bool) {
	if len(args) == 0 {
		return out, r.miscalled(e, len(e.Args))
	}
	ok := true
	for _, x := range args {
		a, fine := r.approval(x)
		out.Of, ok = append(out.Of, a), ok && fine
	}
	return out, ok
}

func (r *reading) someOf(e loadline.Expr, out loadline.Approval) (loadline.Approval, bool) {
	out.Kind = loadline.SomeOf
	if len(e.Args) < 2 {
		return out, r.miscalled(e, len(e.Args))
	}
	v, ok := r.eval(e.Args[0])
	if !ok {
		return out, false
	}
	n, known := v.Number.Exact()
	k, fits := n.Int64()
	if v.Kind != formula.Number || !known || !fits || k < 1 || k > int64(len(e.Args)-1) {
		r.tell(loadline.Error, loadline.BadArgument, e.Args[0].At, loadline.Textf("some(k, …) takes how many of the %d approvals are needed", len(e.Args)-1),
			loadline.Textf("It got %v.", v.Arg()), loadline.Textf("Write a whole number from 1 to %d.", len(e.Args)-1))
		return out, false
	}
	out.Some = int(k)
	return r.approvals(e, e.Args[1:], out)
}

// fraction reads how much a threshold takes, and gives the arguments behind it.
func (r *reading) fraction(e loadline.Expr, to *loadline.Threshold) ([]loadline.Expr, bool) {
	switch e.Name {
	case "majority":
		to.Fraction = loadline.Exactly(loadline.Frac(1, 2))
		return e.Args, true
	case "unanimous":
		to.Fraction, to.Comparison = loadline.Exactly(loadline.Int(1)), loadline.AtLeast
		return e.Args, true
	}
	if len(e.Args) == 0 {
		return nil, r.miscalled(e, 0)
	}
	if e.Name == "at_least" {
		to.Comparison = loadline.AtLeast
	}
	v, ok := r.eval(e.Args[0])
	switch {
	case !ok:
		return nil, false
	case v.Kind == formula.Unknown:
		to.Fraction = loadline.Number{Open: v.Open()}
		return e.Args[1:], true
	case !isBare(v):
		r.tell(loadline.Error, loadline.WrongArgument, e.Args[0].At, loadline.Textf("%v takes a fraction first", e.Name),
			loadline.Textf("It got %v: %v.", v.Kind.String(), v.Arg()), loadline.Textf("Write %v(2/3, …).", e.Name))
		return nil, false
	}
	to.Fraction = v.Number
	return e.Args[1:], r.inRange(e, *to)
}

// inRange refuses a threshold that nobody or everybody passes.
func (r *reading) inRange(e loadline.Expr, t loadline.Threshold) bool {
	one := loadline.Int(1)
	n := t.Fraction
	all := n.Known() && t.Comparison == loadline.MoreThan && n.Lo.Equal(one)
	if !all && (n.Hi == nil || n.Hi.Cmp(one) <= 0) && (n.Lo == nil || n.Lo.Sign() >= 0) {
		return true
	}
	hint := loadline.Textf("Write a fraction such as 2/3 or pct(75); what nobody can decide is never, what needs nobody is none.")
	if n.Known() && n.Lo.Cmp(one) > 0 && n.Lo.Cmp(loadline.Int(100)) <= 0 {
		hint = loadline.Textf("Percentages are written pct(%v).", *n.Lo)
	}
	r.tell(loadline.Error, loadline.ThresholdOutOfRange, e.Args[0].At, loadline.Textf("%v is no part of the votes", asText(t)),
		loadline.Textf("A threshold is a part of the votes: from none of them (0) to all (1)."), hint)
	return false
}

func asText(t loadline.Threshold) string {
	if t.Comparison == loadline.AtLeast {
		return "at least " + t.Fraction.String()
	}
	return "more than " + t.Fraction.String()
}

// voters reads of whom a threshold is: a body or a class, with its base and who is left out.
func (r *reading) voters(e loadline.Expr, to *loadline.Approval) bool {
	base := baseOf(e.Name)
	switch {
	case e.Op == loadline.Call && base != loadline.BaseNotSaid:
		if len(e.Args) != 1 {
			return r.miscalled(e, len(e.Args))
		}
		if to.Threshold.Base != loadline.BaseNotSaid {
			r.tell(loadline.Error, loadline.WrongArgument, e.At, loadline.Textf("A threshold has one base, not two"),
				loadline.Textf("It is a part of %v already.", to.Threshold.Base.String()), loadline.Textf("Keep the one that the document names."))
			return false
		}
		to.Threshold.Base = base
		return r.voters(e.Args[0], to) && r.hasSeats(e, to)
	case e.Op == loadline.Call && e.Name == "without":
		return r.without(e, to)
	}
	if who, ok := r.selector(e); ok {
		to.Who = who
		return true
	}
	who, ok := r.fact(e, "body", "stock_class")
	to.Who = who
	return ok
}

// hasSeats refuses the seats of a class.
func (r *reading) hasSeats(e loadline.Expr, to *loadline.Approval) bool {
	if to.Threshold.Base != loadline.AllSeats || to.Who.Kind != "stock_class" {
		return true
	}
	r.tell(loadline.Error, loadline.WrongArgument, e.At, loadline.Textf("A class has no seats"),
		loadline.Textf("%v votes by shares.", to.Who), loadline.Textf("Write outstanding(%v), present(%v) or cast(%v).", to.Who, to.Who, to.Who))
	return false
}

func (r *reading) without(e loadline.Expr, to *loadline.Approval) bool {
	if len(e.Args) < 2 {
		return r.miscalled(e, len(e.Args))
	}
	ok := r.voters(e.Args[0], to)
	for _, x := range e.Args[1:] {
		if r.law && x.Op == loadline.RefTo && x.Name == loadline.SelectOwner {
			to.Without = append(to.Without, loadline.Ref{Kind: "selector", Name: x.Name})
			continue
		}
		who, fine := r.fact(x, "stakeholder", "seat", "office")
		to.Without, ok = append(to.Without, who), ok && fine
	}
	return ok
}

func baseOf(word string) loadline.Base {
	switch word {
	case "cast":
		return loadline.Cast
	case "present":
		return loadline.Present
	case "outstanding":
		return loadline.Outstanding
	case "seats":
		return loadline.AllSeats
	}
	return loadline.BaseNotSaid
}

func baseWord(b loadline.Base) string {
	return [...]string{"", "cast", "present", "outstanding", "seats"}[b]
}

// selector is what a law names in place of a body.
func (r *reading) selector(e loadline.Expr) (loadline.Ref, bool) {
	if !r.law || e.Op != loadline.RefTo || !slices.Contains(selectors(), e.Name) {
		return loadline.Ref{}, false
	}
	return loadline.Ref{Kind: "selector", Name: e.Name}, true
}

// fact reads a name that cannot be left open: one of the kinds.
func (r *reading) fact(e loadline.Expr, kinds ...string) (loadline.Ref, bool) {
	if ref, ok := aContract(e); ok && slices.Contains(kinds, ref.Kind) {
		return ref, true
	}
	v, ok := r.eval(e)
	if !ok {
		return loadline.Ref{}, false
	}
	if v.Kind == formula.Fact && slices.Contains(kinds, v.Ref.Kind) {
		return v.Ref, true
	}
	return loadline.Ref{}, r.notNamed(e, v, kinds)
}

// aContract is the name of a contract, which stands as it is written: contracts have no blocks yet.
func aContract(e loadline.Expr) (loadline.Ref, bool) {
	kind, name, dotted := strings.Cut(e.Name, ".")
	return loadline.Ref{Kind: kind, Name: name}, e.Op == loadline.RefTo && kind == "contract" && dotted
}

func writeApproval(a loadline.Approval) string {
	switch a.Kind {
	case loadline.AskedOf:
		return writeUnknown(a.Question)
	case loadline.Nobody:
		return "none"
	case loadline.Impossible:
		return "never"
	case loadline.By:
		return writeWho(a.Who)
	case loadline.AllOf:
		return "all(" + writeApprovals(a.Of) + ")"
	case loadline.AnyOf:
		return "any(" + writeApprovals(a.Of) + ")"
	case loadline.SomeOf:
		return "some(" + strconv.Itoa(a.Some) + ", " + writeApprovals(a.Of) + ")"
	case loadline.Vote:
		return writeThreshold(a.Threshold, writeVoters(a))
	}
	return ""
}

func writeApprovals(of []loadline.Approval) string {
	parts := make([]string, len(of))
	for i, a := range of {
		parts[i] = writeApproval(a)
	}
	return strings.Join(parts, ", ")
}

// writeWho writes whom an approval names; a selector of a law is a bare word.
func writeWho(who loadline.Ref) string {
	if who.Kind == "selector" {
		return who.Name
	}
	return writeRef(who.Kind, who.Name)
}

func writeVoters(a loadline.Approval) string {
	out := writeWho(a.Who)
	if len(a.Without) > 0 {
		parts := []string{out}
		for _, w := range a.Without {
			parts = append(parts, writeWho(w))
		}
		out = "without(" + strings.Join(parts, ", ") + ")"
	}
	if base := baseWord(a.Threshold.Base); base != "" {
		out = base + "(" + out + ")"
	}
	return out
}

func writeThreshold(t loadline.Threshold, of string) string {
	rest := of
	if of != "" {
		rest = ", " + of
	}
	n, known := t.Fraction.Exact()
	switch {
	case known && t.Comparison == loadline.MoreThan && n.Equal(loadline.Frac(1, 2)):
		return "majority(" + of + ")"
	case known && t.Comparison == loadline.AtLeast && n.Equal(loadline.Int(1)):
		return "unanimous(" + of + ")"
	}
	fraction := writeNumber(t.Fraction)
	if fraction == "" {
		fraction = writeUnknown("")
	}
	if t.Comparison == loadline.AtLeast {
		return "at_least(" + fraction + rest + ")"
	}
	return "more_than(" + fraction + rest + ")"
}

// quorum is a threshold of those who must take part: majority(seats()), at_least(1/3, outstanding()).
func quorum() codec[loadline.Threshold] {
	c := codec[loadline.Threshold]{Word: "threshold", calls: approvalForms()[:4], hint: "majority(seats()), at_least(1/3, outstanding())"}
	c.read = func(r *reading, e loadline.Expr) (loadline.Threshold, bool) {
		var out loadline.Threshold
		if e.Op != loadline.Call || !slices.Contains(formWords(approvalForms()[:4]), e.Name) {
			r.tell(loadline.Error, loadline.WrongType, e.At, loadline.Textf("%v takes a threshold", r.title()),
				loadline.Textf("It got %v.", excerpt(writeExpr(e))), loadline.Textf("It is written %v.", c.hint))
			return out, false
		}
		rest, ok := r.fraction(e, &out)
		if !ok || len(rest) == 0 {
			return out, ok
		}
		out.Base = baseOf(rest[0].Name)
		if len(rest) > 1 || len(rest[0].Args) > 0 || out.Base == loadline.BaseNotSaid {
			r.tell(loadline.Error, loadline.WrongArgument, rest[0].At, loadline.Textf("%v takes a base behind the fraction", e.Name),
				loadline.Textf("Whose quorum it is says the block; the base says of what."), loadline.Textf("Write seats(), outstanding() or present()."))
			return out, false
		}
		return out, true
	}
	c.write = func(t loadline.Threshold) string {
		of := baseWord(t.Base)
		if of != "" {
			of += "()"
		}
		return writeThreshold(t, of)
	}
	return c
}
