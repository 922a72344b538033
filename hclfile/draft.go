package hclfile

import (
	"cmp"
	"slices"

	"loadline"
)

// Draft is the company as a function of its inputs, laid over base: the facts of the packages that the header names, nil
// where it names none. laws are the presets that the header names, with those that they build on. base and laws are shared
// by all companies of the draft and never changed.
//
// The diagnostics are those of the facts at the inputs' own values. [loadline.Draft.At] tells only what is wrong beyond
// them at another setting, so a caller joins the diagnostics of [Parse], of Draft and of At without saying anything twice.
func (f *File) Draft(base *loadline.Company, laws ...loadline.Law) (loadline.Draft, loadline.Diagnostics) {
	k := newKnown(base)
	k.laws = laws
	own, problems := f.at(k, nil)
	told := map[string]bool{}
	for _, p := range problems {
		told[letterKey(p)] = true
	}
	at := func(s loadline.Setting) (*loadline.Company, loadline.Diagnostics) {
		if len(s) == 0 {
			return clipped(own.company), nil
		}
		d, more := f.at(k, s)
		return d.company, slices.DeleteFunc(more, func(p loadline.Diagnostic) bool { return told[letterKey(p)] })
	}
	sign := func(s loadline.Setting, as loadline.Signing) (*loadline.Company, loadline.Diagnostics) {
		signed, missing := f.signings.get(f, as)
		d, more := signed.at(k, s)
		return d.company, slices.DeleteFunc(append(missing[:len(missing):len(missing)], more...), func(p loadline.Diagnostic) bool { return told[letterKey(p)] })
	}
	return loadline.Draft{Inputs: slices.Clone(own.company.Inputs), At: at, Sign: sign, Terms: f.Terms}, problems
}

func letterKey(d loadline.Diagnostic) string {
	return string(d.Code) + "\x00" + d.At.String() + "\x00" + d.Summary.String()
}

// clipped is a new company that shares its lists with another so that appending to one does not write into the other.
func clipped(c *loadline.Company) *loadline.Company {
	out := *c
	out.Documents, out.Stakeholders, out.Entities = slices.Clip(c.Documents), slices.Clip(c.Stakeholders), slices.Clip(c.Entities)
	out.Classes, out.Plans, out.Vesting = slices.Clip(c.Classes), slices.Clip(c.Plans), slices.Clip(c.Vesting)
	out.Tiers = slices.Clip(c.Tiers)
	out.Transactions, out.Valuations = slices.Clip(c.Transactions), slices.Clip(c.Valuations)
	out.Inputs, out.Asserts, out.Kept = slices.Clip(c.Inputs), slices.Clip(c.Asserts), slices.Clip(c.Kept)
	out.Limits, out.Silences, out.Rounds = slices.Clip(c.Limits), slices.Clip(c.Silences), slices.Clip(c.Rounds)
	out.Contracts, out.Licences, out.Loans = slices.Clip(c.Contracts), slices.Clip(c.Licences), slices.Clip(c.Loans)
	out.Uncertain = slices.Clip(c.Uncertain)
	out.Tranches, out.Runs = slices.Clip(c.Tranches), slices.Clip(c.Runs)
	out.Needs, out.Pledges, out.Offers = slices.Clip(c.Needs), slices.Clip(c.Pledges), slices.Clip(c.Offers)
	out.Offices, out.Bodies, out.Matters = slices.Clip(c.Offices), slices.Clip(c.Bodies), slices.Clip(c.Matters)
	out.Consents, out.Rights, out.Agreements = slices.Clip(c.Consents), slices.Clip(c.Rights), slices.Clip(c.Agreements)
	out.Drags, out.Upons, out.Milestones, out.Laws = slices.Clip(c.Drags), slices.Clip(c.Upons), slices.Clip(c.Milestones), slices.Clip(c.Laws)
	return &out
}

// at evaluates the whole file for one setting.
func (f *File) at(k *known, s loadline.Setting) (*drafting, loadline.Diagnostics) {
	d := newDrafting(f, k, s)
	d.prepare()
	d.readBlocks()
	d.finishAll()
	d.overlaps()
	return d, capped(d.diags).Sorted()
}

// readBlocks reads every block. What others build on comes first, wherever it stands in the file.
func (d *drafting) readBlocks() {
	f := d.file
	for _, k := range f.tables.kinds {
		for _, b := range f.blocks {
			if b.kind.Word == k.Word {
				f.tables.readers[k.Word](d, b)
			}
		}
	}
}

func newDrafting(f *File, k *known, s loadline.Setting) *drafting {
	d := &drafting{
		file: f, known: k, setting: s, values: map[string]defined{}, boundAt: map[loadline.Ref]loadline.Source{}, changed: map[string]bool{},
		replaced: map[int]loadline.Transaction{}, closings: map[string][]*closing{}, marks: map[string][]loadline.Transaction{},
		issued: map[string]loadline.Transaction{}, pending: map[string]*closing{}, cycles: map[string]bool{}, company: &loadline.Company{},
	}
	if k.company != nil {
		d.company = clipped(k.company)
		d.currency = k.company.Currency
	}
	d.company.Laws = slices.Clip(append(slices.Clip(d.company.Laws), k.laws...))
	return d
}

// prepare notes what is needed before anything is evaluated: the currency of bare amounts, the groups that claims may
// speak of, and the settings of inputs that are not there.
func (d *drafting) prepare() {
	for i := range d.company.Stakeholders {
		d.groups = append(d.groups, d.company.Stakeholders[i].Groups...)
	}
	for _, b := range d.file.blocks {
		switch b.kind.Word {
		case "company":
			if own := b.text("currency"); own != "" {
				d.currency = own
			}
		case "stakeholder":
			d.groups = append(d.groups, b.texts("groups")...)
		}
	}
	slices.Sort(d.groups)
	d.groups = slices.Compact(d.groups)
	d.checkSetting()
}

// texts are the plain texts of a list attribute, known before anything is evaluated.
func (b *block) texts(name string) []string {
	a := b.attr(name)
	if a == nil {
		return nil
	}
	items := []loadline.Expr{a.expr}
	if a.expr.Op == loadline.List {
		items = a.expr.Args
	}
	var out []string
	for _, e := range items {
		if e.Op == loadline.Str {
			out = append(out, e.Name)
		}
	}
	return out
}

// finishAll makes what comes of events, and puts all transactions of the file behind those of the package, in the order
// of the file.
func (d *drafting) finishAll() {
	slices.SortStableFunc(d.acts, func(a, b act) int { return cmp.Compare(a.from, b.from) })
	var txs []loadline.Transaction
	for _, a := range d.acts {
		if a.closing != nil {
			d.finish(a.closing)
			txs = append(txs, a.closing.txs...)
		}
		txs = append(txs, a.txs...)
	}
	if len(txs) == 0 && len(d.replaced) == 0 {
		return
	}
	old := d.company.Transactions
	all := make([]loadline.Transaction, 0, len(old)+len(txs))
	all = append(append(all, old...), txs...)
	for i, t := range d.replaced {
		all[i] = t
	}
	d.company.Transactions = all
}

// listed is how a kind of fact gets from its block into its list in a company.
type listed[T any] struct {
	kind[T]
	list func(*loadline.Company) *[]T
	id   func(*T) *string
}

// read reads one block: a new fact, or one laid over the object of a package that it is bound to.
func (l listed[T]) read(d *drafting, b *block) {
	var t T
	r := &reading{drafting: d, block: b}
	i, bound := d.bound(b)
	if bound {
		t = (*l.list(d.known.company))[i]
		r.bound = true
	} else {
		*l.id(&t) = b.label
	}
	l.kind.read(r, b, &t)
	l.put(d, b.kind.Word, t, i, bound)
}

func (l listed[T]) put(d *drafting, word string, t T, i int, bound bool) {
	list := l.list(d.company)
	if !bound {
		*list = append(*list, t)
		d.changed[word] = true
		return
	}
	if !d.changed[word] { // what the package stated is shared and stays as it is
		*list = slices.Clone(*list)
		d.changed[word] = true
	}
	(*list)[i] = t
}

// bound finds the object of the package that a block is bound to.
func (d *drafting) bound(b *block) (int, bool) {
	a := b.attr("ocf")
	if a == nil || a.expr.IsZero() || b.kind.Word == "company" {
		return 0, false
	}
	id, at := b.text("ocf"), a.expr.At
	if id == "" {
		d.tell(loadline.Error, loadline.WrongType, at, loadline.Textf("%v.ocf takes a text", b.title()),
			loadline.Textf("It is the id that the package gives the object, and is known before anything is computed."), loadline.Textf("Write ocf = \"…\"."))
		return 0, false
	}
	kind := b.kind.Word
	if isSecurity(kind) {
		kind = "security"
	}
	ids, ok := d.known.ids[kind]
	if !ok {
		d.tell(loadline.Error, loadline.UnknownName, at, loadline.Textf("%v is bound to an object of a package, and there is no package", b.title()),
			loadline.Textf("The block company names none."), loadline.Textf("Write ocf = \"captable.ocf.zip\" into the block company, or leave ocf out here."))
		return 0, false
	}
	i, ok := ids()[id]
	if !ok {
		d.tell(loadline.Error, loadline.UnknownName, at, loadline.Textf("The package has no %v of the id %q", kind, excerpt(id)),
			loadline.Textf("%v is bound by the id that the package gives the object.", b.title()), names{d}.nearID(kind, id))
		return 0, false
	}
	if first, twice := d.boundAt[loadline.Ref{Kind: kind, Name: id}]; twice {
		d.tell(loadline.Error, loadline.DuplicateName, at, loadline.Textf("Two blocks are bound to the %v of the id %q", kind, excerpt(id)),
			loadline.Textf("The first is in line %d. One object has one name.", first.Line), loadline.Textf("Join the two blocks."), first)
		return i, false
	}
	d.boundAt[loadline.Ref{Kind: kind, Name: id}] = at
	return i, true
}

// capped is the problems each once, and no more of them than help.
func capped(ds loadline.Diagnostics) loadline.Diagnostics {
	told := map[string]bool{}
	var out loadline.Diagnostics
	for _, d := range ds {
		if key := letterKey(d); !told[key] {
			told[key] = true
			out = append(out, d)
		}
	}
	if len(out) <= maxProblems {
		return out
	}
	rest := len(out) - maxProblems
	return append(out[:maxProblems:maxProblems], loadline.Diagnostic{
		Code: loadline.TooLarge, Severity: loadline.Error, At: loadline.Source{File: out[0].At.File},
		Summary: loadline.Textf("There are %d more problems", rest),
		Detail:  loadline.Textf("Loadline tells %d problems of one file.", maxProblems), Hint: loadline.Textf("Mend these first."),
	})
}
