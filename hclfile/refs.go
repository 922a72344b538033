package hclfile

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"loadline"
	"loadline/formula"
)

// ref names one fact of a kind and reads to its id.
func ref(kind string) codec[string] {
	c := codec[string]{Word: kind, RefersTo: []string{kind}, hint: kind + ".NAME"}
	c.read = func(r *reading, e loadline.Expr) (string, bool) {
		v, ok := r.eval(e)
		switch {
		case !ok:
			return "", false
		case v.Kind == formula.Unknown:
			return "", r.leftOpen(e)
		case v.Kind == formula.Fact && v.Ref.Kind == kind:
			return r.id(v.Ref), true
		}
		return "", r.notNamed(e, v, c.RefersTo)
	}
	c.write = func(id string) string { return writeRef(kind, id) }
	return c
}

func writeRef(kind, id string) string {
	switch {
	case id == "":
		return ""
	case hclsyntax.ValidIdentifier(id), (kind == "seat" || kind == "contract") && isDotted(id):
		return kind + "." + id
	}
	return kind + "(" + quote(id) + ")"
}

// isDotted says whether a name is made of words: board.ceo.
func isDotted(name string) bool {
	return !slices.ContainsFunc(strings.Split(name, "."), func(part string) bool { return !hclsyntax.ValidIdentifier(part) })
}

// named names one fact of several kinds and reads to the name itself.
func named(kinds ...string) codec[loadline.Ref] {
	c := codec[loadline.Ref]{Word: strings.Join(kinds, " or "), RefersTo: kinds, hint: kinds[0] + ".NAME"}
	c.read = func(r *reading, e loadline.Expr) (loadline.Ref, bool) {
		v, ok := r.eval(e)
		switch {
		case !ok:
			return loadline.Ref{}, false
		case v.Kind == formula.Unknown:
			return loadline.Ref{}, r.leftOpen(e)
		case v.Kind == formula.Fact && slices.Contains(kinds, v.Ref.Kind):
			return v.Ref, true
		}
		return loadline.Ref{}, r.notNamed(e, v, kinds)
	}
	c.write = func(ref loadline.Ref) string {
		if ref == (loadline.Ref{}) {
			return ""
		}
		return writeRef(ref.Kind, ref.Name)
	}
	return c
}

// aSecurity names one issuance: issue.ada, transfer.t1.result, security("CS-1").
func aSecurity() codec[string] {
	kinds := securityKinds()
	c := codec[string]{Word: "security", RefersTo: kinds, hint: `issue.NAME, grant.NAME, transfer.NAME.result or security("CS-1")`}
	c.read = func(r *reading, e loadline.Expr) (string, bool) {
		v, ok := r.eval(e)
		switch {
		case !ok:
			return "", false
		case v.Kind == formula.Unknown:
			return "", r.leftOpen(e)
		case v.Kind == formula.Fact && (v.Ref.Kind == "security" || isSecurity(v.Ref.Kind)):
			return r.id(v.Ref), true
		}
		return "", r.notNamed(e, v, kinds)
	}
	c.write = writeSecurity
	return c
}

func securityKinds() []string {
	return []string{"issue", "grant", "warrant", "safe", "note", "convertible"}
}

// writeSecurity writes the id of a security: those of the file are names already.
func writeSecurity(id string) string {
	kind, rest, dotted := strings.Cut(id, ".")
	switch {
	case id == "":
		return ""
	case dotted && (isSecurity(kind) || isEvent(kind)) && isDotted(rest):
		return id
	}
	return "security(" + quote(id) + ")"
}

// anEvent names a split and reads to its id.
func anEvent(kind string) codec[string] {
	c := ref(kind)
	c.write = func(id string) string {
		_, name, dotted := strings.Cut(id, ".")
		switch {
		case dotted && hclsyntax.ValidIdentifier(name):
			return id
		case id == "":
			return ""
		}
		return quote(id)
	}
	inner := c.read
	c.read = func(r *reading, e loadline.Expr) (string, bool) { // the id of an event of a package stands as a text
		if e.Op == loadline.Str {
			return e.Name, true
		}
		return inner(r, e)
	}
	return c
}

func (r *reading) notNamed(e loadline.Expr, v formula.Value, kinds []string) bool {
	hint := loadline.Textf("It is written %v.NAME, without quotes.", kinds[0])
	if kinds[0] == "seat" {
		hint = loadline.Textf("It is written seat.BODY.NAME, without quotes.")
	}
	if v.Kind == formula.Text {
		var have []string
		for _, k := range kinds {
			have = append(have, r.file.labels[k]...)
		}
		if near := (names{r.drafting}).near(v.Text, have); near != "" {
			hint = loadline.Textf("Did you mean %v.%v?", r.kindOf(near, kinds), near)
		}
	}
	r.tell(loadline.Error, loadline.WrongType, e.At,
		loadline.Textf("%v names %v", r.title(), article(strings.Join(kinds, ", "))),
		loadline.Textf("It got %v: %v.", v.Kind.String(), v.Arg()), hint)
	return false
}

func (r *reading) kindOf(name string, kinds []string) string {
	for _, k := range kinds {
		if r.file.named[loadline.Ref{Kind: k, Name: name}] != nil {
			return k
		}
	}
	return kinds[0]
}

// openWord is one of the words or another.
func openWord(words ...string) codec[string] {
	c := text()
	c.Word, c.Words = "word", words
	return c
}

// tranchesList is dated shares: [["2026-01-01", 1000], …].
func tranchesList() codec[[]loadline.Vesting] {
	return datedList("list of dates and shares", `[["2026-01-01", 1000], ["2026-02-01", 1000]]`, shares(), loadline.Shares.String,
		func(d loadline.Date, n loadline.Shares) loadline.Vesting { return loadline.Vesting{Date: d, Amount: n} },
		func(v loadline.Vesting) (loadline.Date, loadline.Shares) { return v.Date, v.Amount })
}

// datedList is a list of days, each with a value: [["2026-01-01", 1000], …].
func datedList[T, V any](word, hint string, value codec[V], write func(V) string, pair func(loadline.Date, V) T, apart func(T) (loadline.Date, V)) codec[[]T] {
	one := codec[T]{Word: word, hint: hint}
	one.read = func(r *reading, e loadline.Expr) (T, bool) {
		if e.Op != loadline.List || len(e.Args) != 2 {
			v, ok := r.eval(e)
			return *new(T), ok && r.wrongType(e, v, word, hint)
		}
		d, ok1 := date().read(r, e.Args[0])
		n, ok2 := value.read(r, e.Args[1])
		return pair(d, n), ok1 && ok2
	}
	c := codec[[]T]{Word: word, hint: hint}
	c.read = func(r *reading, e loadline.Expr) ([]T, bool) {
		if e.Op != loadline.List || len(e.Args) > 0 && e.Args[0].Op != loadline.List {
			v, ok := r.eval(e)
			return nil, ok && r.wrongType(e, v, word, hint)
		}
		return list(one).read(r, e)
	}
	c.write = func(xs []T) string {
		if len(xs) == 0 {
			return ""
		}
		parts := make([]string, len(xs))
		for i, x := range xs {
			d, n := apart(x)
			parts[i] = "[" + quote(d.String()) + ", " + write(n) + "]"
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return c
}

// inputNumber is the value of an input: a number, or an amount in the company's own currency.
func inputNumber() codec[loadline.Number] {
	c := number()
	c.read = func(r *reading, e loadline.Expr) (loadline.Number, bool) {
		v, ok := r.eval(e)
		v = asMoney(v, r.currency)
		switch {
		case !ok:
			return loadline.Number{}, false
		case v.Kind == formula.Unknown:
			return loadline.Number{Open: v.Open()}, true
		case v.Kind == formula.Number && (v.Currency == "" || v.Currency == r.currency || r.currency == ""):
			return v.Number, true
		}
		return loadline.Number{}, r.wrongType(e, v, "number", `0.2, pct(20) or usd("80M")`)
	}
	return c
}

// inputRange is from where to where an input may move: [0.9, 1.6].
func inputRange() codec[loadline.Number] {
	c := codec[loadline.Number]{Word: "range", hint: "[0.9, 1.6]"}
	c.read = func(r *reading, e loadline.Expr) (loadline.Number, bool) {
		ends, ok := []loadline.Number(nil), e.Op == loadline.List && len(e.Args) == 2
		if ok {
			ends, ok = list(inputNumber()).read(r, e)
			if !ok {
				return loadline.Number{}, false
			}
		}
		if !ok || !ends[0].Known() || !ends[1].Known() || ends[0].Lo.Cmp(*ends[1].Lo) > 0 {
			v, fine := r.eval(e)
			return loadline.Number{}, fine && r.wrongType(e, v, "range from a lower to a higher number", "[0.9, 1.6]")
		}
		return loadline.Number{Lo: ends[0].Lo, Hi: ends[1].Lo}, true
	}
	c.write = func(n loadline.Number) string {
		if n.Lo == nil || n.Hi == nil {
			return ""
		}
		return "[" + n.Lo.String() + ", " + n.Hi.String() + "]"
	}
	return c
}
