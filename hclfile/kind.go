package hclfile

import (
	"slices"
	"strings"

	"loadline"
)

// kind is the table of one kind of block that states a T. Reading, writing, the reference page, explain and completion
// all come from it: a new attribute is one more row.
type kind[T any] struct {
	BlockKind
	rows  []row[T]
	inner []inner[T]
	at    func(*T) *loadline.Source // where T keeps its place; nil where it keeps none
	name  func(*T) *string          // where T keeps its label; nil where it keeps none
	bound bool                      // whether it can be bound to an object of a package
}

// row is one attribute of a T.
type row[T any] struct {
	Attribute
	read  func(r *reading, e loadline.Expr, to *T) bool // false where a problem was told
	write func(from *T) string                          // as it is written; empty where nothing is stated
	copy  func(to, from *T)
	left  func(r *reading, to *T) // of an attribute that is not stated at all; nil where nothing is to be done
}

// inner is a kind of block inside another: its facts are a part of T.
type inner[T any] interface {
	describe() BlockKind
	lay(r *reading, blocks []*block, to *T) // the stated blocks over what T has already
	write(w *writer, from *T)
}

// option marks a row.
type option func(*Attribute)

// required marks what a block cannot do without, except where one of others is stated in its place.
func required(instead ...string) option {
	return func(a *Attribute) { a.Required, a.instead = true, instead }
}

// legal marks a fact of law or contract: left out it is not known, never a default.
func legal(a *Attribute) { a.Legal = true }

// ownWord marks what the file says of itself: a package that says otherwise of itself does not contradict it.
func ownWord(a *Attribute) { a.own = true }

// is binds an attribute to a field: one line that reads, writes, documents and completes it.
func is[T, V any](name string, c codec[V], field func(*T) *V, doc, example string, options ...option) row[T] {
	a := Attribute{Name: name, Type: c.Word, Words: c.Words, RefersTo: c.RefersTo, Doc: doc, Example: example, calls: c.calls}
	for _, o := range options {
		o(&a)
	}
	return row[T]{
		Attribute: a,
		read: func(r *reading, e loadline.Expr, to *T) bool {
			v, ok := c.read(r.of(&a), e)
			if ok {
				*field(to) = v
			}
			return ok
		},
		write: func(from *T) string { return c.write(*field(from)) },
		copy:  func(to, from *T) { *field(to) = *field(from) },
	}
}

// asks binds a figure of law or contract. Left out, it is unbounded and asks the question, in which %v is the block.
func asks[T any](name string, c codec[loadline.Number], field func(*T) *loadline.Number, question, doc, example string) row[T] {
	out := is(name, c, field, doc, example, legal)
	out.left = func(r *reading, to *T) {
		if n := field(to); n.Lo == nil && n.Hi == nil && len(n.Open) == 0 {
			n.Open = []loadline.Unknown{{Question: strings.ReplaceAll(question, "%v", r.block.title()), At: r.block.at}}
		}
	}
	before, after, _ := strings.Cut(question, "%v")
	out.write = func(from *T) string {
		n := *field(from)
		if n.Lo == nil && n.Hi == nil && len(n.Open) == 1 && strings.HasPrefix(n.Open[0].Question, before) && strings.HasSuffix(n.Open[0].Question, after) {
			return "" // the question of a figure that was left out, which reading it again will ask
		}
		return c.write(n)
	}
	return out
}

// describe is the table as others see it.
func (k kind[T]) describe() BlockKind {
	out := k.BlockKind
	out.Attributes = make([]Attribute, 0, len(k.rows)+3)
	for _, r := range k.rows {
		out.Attributes = append(out.Attributes, r.Attribute)
	}
	if k.bound {
		out.Attributes = append(out.Attributes, bindAttribute(out.Word))
	}
	if k.at != nil && !k.cites {
		out.Attributes = append(out.Attributes, sourceAttribute(), cellAttribute())
	}
	for _, i := range k.inner {
		out.Blocks = append(out.Blocks, i.describe())
	}
	return out
}

func bindAttribute(word string) Attribute {
	return Attribute{Name: "ocf", Type: "text", Example: `"8f4e0b2a"`,
		Doc: "The id of the " + word + " in the Open Cap package that the block company names. The block gives it a name and lays what it states over what the package states; where the two contradict, Loadline warns and follows the file."}
}

func sourceAttribute() Attribute {
	return Attribute{Name: "source", Type: "clause", RefersTo: []string{"document"}, Example: `clause(document.charter, "4.2", "the words")`,
		Doc: "Where the fact is written: a document, the number of the clause, and its words where they matter."}
}

func cellAttribute() Attribute {
	return Attribute{Name: "cell", Type: "text", Example: `"ledger.xlsx#Ledger!B7"`,
		Doc: "The cell that the fact was taken from: the spreadsheet, the sheet where it has several, and the cell. An import writes it, and reasons name it."}
}

// read reads the stated attributes and blocks of b over what to has already: nothing, or the facts of a package.
func (k kind[T]) read(r *reading, b *block, to *T) {
	was, under := r.block, r.under
	r.block = b
	if k.at != nil {
		r.under = *k.at(to)
	}
	defer func() { r.block, r.under = was, under }()
	if k.name != nil {
		*k.name(to) = b.label
	}
	for _, row := range k.rows {
		switch a := b.attr(row.Name); {
		case a == nil && row.left != nil:
			row.left(r, to)
		case a != nil && a.expr.IsZero():
		case a != nil:
			k.layRow(r, row, a, to)
		}
	}
	for _, i := range k.inner {
		i.lay(r, b.blocks, to)
	}
	if k.at != nil {
		k.place(r, b, to)
	}
}

// layRow reads one attribute over what the package states. Two facts that contradict are told with both places, and the
// file, which people wrote and can mend, is followed. A question is not a fact: it does not cover what the package knows.
func (k kind[T]) layRow(r *reading, row row[T], a *attr, to *T) {
	var stated T
	if !row.read(r, a.expr, &stated) {
		return
	}
	before, after := row.write(to), row.write(&stated)
	if (after == "" || isQuestion(after)) && before != "" && !isQuestion(before) {
		return
	}
	if r.bound && !row.own && before != "" && !isQuestion(before) && before != after {
		r.contradicts(row.Attribute, a, before, after)
	}
	row.copy(to, &stated)
}

func isQuestion(written string) bool { return len(written) > 8 && written[:8] == "unknown(" }

// place is where the fact stands, the clause that it cites and the cell that it was taken from.
func (k kind[T]) place(r *reading, b *block, to *T) {
	at := k.at(to)
	clause := at.Clause
	*at = b.at
	at.Clause = clause
	if a := b.attr("cell"); a != nil && !a.expr.IsZero() {
		of := cellAttribute()
		at.Cell, _ = text().read(r.of(&of), a.expr)
	}
	if a := b.attr("source"); a != nil && !a.expr.IsZero() {
		if c := r.clause(a.expr); c != nil {
			at.Clause = c
		}
	}
}

// nest is a kind of block inside a T that states a U: the one that T holds, or one of many.
type nest[T, U any] struct {
	kind[U]
	one  func(*T) *U
	many func(*T) *[]U
	key  string // of many: the attribute that tells which of them a block is about; empty: its label
}

// describe is the table as others see it, with whether there may be several.
func (n nest[T, U]) describe() BlockKind {
	out := n.kind.describe()
	out.many, out.key = n.many != nil, n.key
	return out
}

func (n nest[T, U]) lay(r *reading, blocks []*block, to *T) {
	mine := slices.DeleteFunc(slices.Clone(blocks), func(b *block) bool { return b.kind.Word != n.Word })
	switch {
	case n.many != nil && len(mine) > 0:
		list := slices.Clone(*n.many(to)) // what a package stated is shared and stays as it is
		for _, b := range mine {
			list = n.layOne(r, b, list)
		}
		*n.many(to) = list
	case n.many != nil:
	case len(mine) == 0:
		n.leave(r, n.one(to))
	default:
		for _, b := range mine {
			n.kind.read(r, b, n.one(to))
		}
	}
}

func (n nest[T, U]) layOne(r *reading, b *block, list []U) []U {
	if r.bound {
		key := n.keyOf(r, b)
		for i := range list {
			if key != "" && n.keyWritten(&list[i]) == key {
				n.kind.read(r, b, &list[i])
				return list
			}
		}
	}
	list = append(list, *new(U))
	n.kind.read(r, b, &list[len(list)-1])
	return list
}

// keyOf is what a stated block is about, as it is written. Problems with it are told when the whole block is read.
func (n nest[T, U]) keyOf(r *reading, b *block) string {
	var fresh U
	if n.key == "" {
		*n.name(&fresh) = b.label
		return n.keyWritten(&fresh)
	}
	told := len(r.diags)
	for _, row := range n.rows {
		if a := b.attr(n.key); row.Name == n.key && a != nil && !a.expr.IsZero() {
			row.read(r, a.expr, &fresh)
		}
	}
	r.diags = r.diags[:told]
	return n.keyWritten(&fresh)
}

func (n nest[T, U]) keyWritten(u *U) string {
	if n.key == "" {
		return *n.name(u)
	}
	for _, row := range n.rows {
		if row.Name == n.key {
			return row.write(u)
		}
	}
	return ""
}

// leave asks for what a block that is not there would have stated.
func (n nest[T, U]) leave(r *reading, to *U) {
	for _, row := range n.rows {
		if row.left != nil {
			row.left(r, to)
		}
	}
}

func (n nest[T, U]) write(w *writer, from *T) {
	if n.one != nil {
		if u := n.one(from); !n.kind.empty(u) {
			w.open(n.Word, "")
			n.kind.write(w, u)
			w.close()
		}
		return
	}
	list := *n.many(from)
	for i := range list {
		label := ""
		if n.name != nil {
			label = *n.name(&list[i])
		}
		w.open(n.Word, label)
		n.kind.write(w, &list[i])
		w.close()
	}
}

// empty says whether there is nothing to write.
func (k kind[T]) empty(t *T) bool {
	return !slices.ContainsFunc(k.rows, func(r row[T]) bool { return r.write(t) != "" })
}

// write writes the attributes and blocks of a T, in the order of the table.
func (k kind[T]) write(w *writer, from *T) {
	for _, r := range k.rows {
		w.attribute(r.Name, r.write(from))
	}
	if k.at != nil && !k.cites {
		w.clause(k.at(from).Clause)
		w.attribute("cell", text().write(k.at(from).CellWithFile()))
	}
	for _, i := range k.inner {
		i.write(w, from)
	}
}
