package ocf

import (
	"fmt"
	"slices"
	"strings"

	"loadline"
)

// Export is a company's facts as a package. An object of base stays as it came, byte for byte, where the company states
// what it states; where a fact differs, only what differs in it is written anew, to the depth of a key in an object in a
// list. Objects of base that are no facts
// (legends, financings, types that nobody knows) go out too; those whose fact the company does not have are left out.
// Facts that base does not have become objects of Open Cap Format 1.2.0. What the format has no place for is told in
// notes, what it requires and nobody stated in warnings. base may be nil.
func Export(c *loadline.Company, base *Package) (*Package, loadline.Diagnostics) {
	x := &exporter{company: c, base: base, now: newEncoder(c), files: map[string][]byte{}, lost: map[string]*loss{}}
	if base != nil {
		x.then = newEncoder(&base.company)
		x.index()
	}
	x.issuer()
	x.facts()
	x.remember()
	path := "Manifest.ocf.json"
	if base != nil {
		path = base.files[0].path
	}
	x.write()
	x.files[path] = x.manifest()
	p, trouble := read(memory{files: x.files}, usualBounds())
	for _, d := range trouble {
		if d.Severity == loadline.Error {
			x.letters.add(d)
		}
	}
	if p == nil {
		p = &Package{}
	}
	x.tellLosses()
	return p, x.letters.all(loadline.Source{File: path})
}

type exporter struct {
	company   *loadline.Company
	base      *Package
	now, then *encoder
	letters   letters
	lost      map[string]*loss

	known   map[place]known   // the facts of base, by where they stand
	byID    map[string]place  // and by type and id
	states  map[*file][]state // what becomes of the objects of base
	fresh   map[string][]*draft
	created map[string][]created // new files, by list of the manifest
	files   map[string][]byte
}

// loss is something that the format has no place for: how many facts have it, and the first of them.
type loss struct {
	count int
	first loadline.Source
}

// place is where an object of base stands.
type place struct {
	file string
	from int64
}

// known is a fact of base: its draft, and the object it came from.
type known struct {
	draft func() *draft
	fact  any
	file  *file
	index int
}

// state is what becomes of an object of base.
type state struct {
	fact bool   // it is a fact, and goes out only where the company still has it
	kept bool   // it goes out
	text []byte // instead of its own
}

type created struct{ path, sum string }

// index notes what base states and where.
func (x *exporter) index() {
	x.known, x.byID, x.states = map[place]known{}, map[string]place{}, map[*file][]state{}
	at := map[place]known{}
	for _, f := range x.base.files {
		x.states[f] = make([]state, len(f.objects))
		for i, e := range f.objects {
			at[place{f.name, int64(e.from)}] = known{file: f, index: i}
		}
	}
	for fact, d := range drafts(&x.base.company, x.then) {
		where := sourceOf(fact)
		p := place{where.File, where.From}
		k, ok := at[p]
		if !ok {
			continue
		}
		k.fact, k.draft = fact, d
		x.known[p] = k
		x.byID[idOf(fact)] = p
		x.states[k.file][k.index].fact = true
	}
}

// drafts are the facts of a company but the issuer, each with what makes its draft.
func drafts(c *loadline.Company, e *encoder) func(func(any, func() *draft) bool) {
	return func(yield func(any, func() *draft) bool) {
		ok := ofEach(c.Stakeholders, e.stakeholder, yield) && ofEach(c.Classes, e.stockClass, yield) && ofEach(c.Plans, e.stockPlan, yield) &&
			ofEach(c.Vesting, e.vestingTerms, yield) && ofEach(c.Valuations, e.valuation, yield) && ofEach(c.Documents, e.document, yield)
		for _, t := range c.Transactions {
			ok = ok && yield(t, func() *draft {
				o, kind := e.transaction(t)
				if o == nil {
					o = &draft{at: t.Base().At, lost: []string{kind}}
				}
				return o
			})
		}
	}
}

func ofEach[T any](facts []T, encode func(*T) *draft, yield func(any, func() *draft) bool) bool {
	for i := range facts {
		if !yield(&facts[i], func() *draft { return encode(&facts[i]) }) {
			return false
		}
	}
	return true
}

func sourceOf(fact any) loadline.Source {
	switch f := fact.(type) {
	case *loadline.Stakeholder:
		return f.At
	case *loadline.StockClass:
		return f.At
	case *loadline.StockPlan:
		return f.At
	case *loadline.VestingTerms:
		return f.At
	case *loadline.Valuation:
		return f.At
	case *loadline.Document:
		return f.At
	case loadline.Transaction:
		return f.Base().At
	}
	panic(fmt.Sprintf("ocf: unknown fact %T", fact))
}

// idOf is the kind and the id of a fact, in one text; "" where it has no id.
func idOf(fact any) string {
	id := ""
	switch f := fact.(type) {
	case *loadline.Stakeholder:
		id = f.ID
	case *loadline.StockClass:
		id = f.ID
	case *loadline.StockPlan:
		id = f.ID
	case *loadline.VestingTerms:
		id = f.ID
	case *loadline.Valuation:
		id = f.ID
	case *loadline.Document:
		id = f.ID
	case loadline.Transaction:
		id = f.Base().ID
	}
	if id == "" {
		return ""
	}
	return fmt.Sprintf("%T %s", fact, id)
}

// issuer decides what becomes of the issuer of base. Its id stays, whatever the company is called in company.hcl.
func (x *exporter) issuer() {
	o := x.now.issuer(x.company)
	if x.base == nil || len(x.base.files[0].objects) == 0 {
		x.fresh = map[string][]*draft{"issuer": {o}}
		return
	}
	x.fresh = map[string][]*draft{}
	was := x.then.issuer(&x.base.company)
	o.fields = slices.DeleteFunc(o.fields, func(p pair) bool { return p.key == "id" || strings.HasPrefix(p.key, "country_") })
	was.fields = slices.DeleteFunc(was.fields, func(p pair) bool { return p.key == "id" || strings.HasPrefix(p.key, "country_") })
	f := x.base.files[0]
	x.states[f][0] = state{fact: true, kept: true, text: x.merged(f, 0, was, o)}
}

// facts decides what becomes of every fact, and of the objects of base.
func (x *exporter) facts() {
	for fact, make := range drafts(x.company, x.now) {
		o := make()
		x.lose(o)
		k, ok := x.knownAs(fact)
		switch {
		case !ok && o.typ == "":
		case !ok:
			x.tellLacks(o)
			x.fresh[listOf(o.typ)] = append(x.fresh[listOf(o.typ)], o)
		default:
			s := &x.states[k.file][k.index]
			s.kept = true
			if k.fact != fact {
				s.text = x.merged(k.file, k.index, k.draft(), o)
			}
		}
	}
}

// knownAs is the fact of base that a fact is: the one at its place, or the one of its kind and id.
func (x *exporter) knownAs(fact any) (known, bool) {
	if x.base == nil {
		return known{}, false
	}
	at := sourceOf(fact)
	if k, ok := x.known[place{at.File, at.From}]; ok && idOf(k.fact) == idOf(fact) {
		return k, true
	}
	p, ok := x.byID[idOf(fact)]
	return x.known[p], ok && idOf(fact) != ""
}

func (x *exporter) tellLacks(o *draft) {
	for _, key := range o.lacks {
		if x.letters.room(loadline.MissingField, loadline.Warning) {
			x.letters.list = append(x.letters.list, loadline.Diagnostic{
				Code: loadline.MissingField, Severity: loadline.Warning, At: o.at,
				Summary: loadline.Textf("nobody stated %s of the %s %q", key, o.typ, o.id),
				Detail:  loadline.Textf("Open Cap Format requires it. The object is written without it; a strict reader may refuse the package."),
			})
		}
	}
}

func (x *exporter) lose(o *draft) {
	for _, what := range o.lost {
		x.loseOne(what, o.at)
	}
	if o.at.Clause != nil {
		x.loseOne("the clauses that facts cite", o.at)
	}
}

func (x *exporter) loseOne(what string, at loadline.Source) {
	if x.lost[what] == nil {
		x.lost[what] = &loss{first: at}
	}
	x.lost[what].count++
}

// remember tells of what the vocabulary knows beside the objects of the format.
func (x *exporter) remember() {
	c := x.company
	for _, e := range c.Entities {
		x.loseOne("entities and who owns them", e.At)
	}
	for _, a := range c.Asserts {
		x.loseOne("claims of the user's own", a.At)
	}
	for _, l := range c.Limits {
		x.loseOne("load lines", l.At)
	}
	if c.Law != "" {
		x.loseOne("the law that applies", c.At)
	}
	for _, k := range c.Kept {
		if x.base == nil || x.base.File(k.At.File) == nil {
			x.loseOne("objects of another package that nobody understands", k.At)
		}
	}
}

func (x *exporter) tellLosses() {
	for what, l := range x.lost {
		x.letters.add(loadline.Diagnostic{
			Code: loadline.NotInOpenCap, Severity: loadline.Note, At: l.first,
			Summary: loadline.Textf("Open Cap Format has no place for %s (%d times)", what, l.count),
			Detail:  loadline.Textf("It stands in company.hcl only, and not in the package."),
		})
	}
}
