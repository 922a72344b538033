package ocf

import "loadline"

// decoder turns the objects on a scanner's tape into facts. It is used for one package and for one object at a time: at
// tells where on the tape the fields of that object are.
type decoder struct {
	known   *grammar
	letters letters
	company loadline.Company
	slabs   slabs
	ids     ids
	older   older

	files []*file // of the package so far; the last is the one that is read
	file  *file
	s     *scanner
	met   uint32 // objects met, this one included

	root    int   // the object on the tape
	spec    *spec // what is known of its type
	at      [fieldCount]int32
	stated  fields // with a value
	unsaid  fields // there, but null, empty or marked as omitted
	failed  bool   // the fact cannot be used
	strange []int32

	shapes   []shape // by the number of a type
	guess    *shape
	lastType string
	lastSpec *spec
}

// entry is an object of a file: where it stands.
type entry struct{ from, to, line, column uint32 }

// object reads the object at a place of the tape: keeps its facts, and says what is wrong with it.
func (d *decoder) object(root int) {
	d.root, d.failed = root, false
	d.met++
	n := &d.s.tape[root]
	d.file.objects = append(d.file.objects, entry{n.from, n.to, uint32(n.line), n.from - n.bol + 1})
	if n.kind != object {
		d.say(loadline.BadValue, loadline.Error, root, loadline.Textf("this is no object"),
			loadline.Textf("The items of a file are objects with an object_type and an id."))
		return
	}
	d.members()
	d.sayTwice()
	if !d.ofType() {
		return
	}
	d.sayStrange()
	d.sayMissing()
	d.identify()
	switch {
	case d.spec.fact == nil:
		d.keep()
	case !d.failed:
		d.spec.fact(d)
	}
}

// members notes where the fields of the object are. The keys of items are looked through for doubles here and not by the
// scanner, since an object whose keys are those of the one before has none.
func (d *decoder) members() {
	d.guess = d.shapeOf()
	if !d.fill() {
		if at := len(d.s.twice); d.s.lax != 0 {
			d.s.findTwice(d.root, int(d.s.tape[d.root].next))
			if len(d.s.twice) > at {
				d.fill()
				d.guess.keys = d.guess.keys[:0]
			}
		}
	}
}

// shape is the keys of the objects of one type, in the order in which the last one had them.
type shape struct{ keys []guess }

type guess struct {
	key string
	f   field
}

// shapeOf is the shape that the object's type had last; where its type is not told first, that of all such objects.
func (d *decoder) shapeOf() *shape {
	n := 0
	if tape := d.s.tape; int(tape[d.root].next) > d.root+2 && tape[d.root+2].kind == text && d.s.text(d.root+1) == "object_type" {
		if name := d.s.text(d.root + 2); name != d.lastType || d.lastSpec == nil {
			d.lastType, d.lastSpec = name, d.known.types[name]
		}
		if d.lastSpec != nil {
			n = d.lastSpec.number
		}
	}
	if n >= len(d.shapes) {
		d.shapes = append(d.shapes, make([]shape, n+1-len(d.shapes))...)
	}
	return &d.shapes[n]
}

// fill notes where the fields are, and says whether the keys are those of the shape.
func (d *decoder) fill() bool {
	d.stated, d.unsaid, d.strange = fields{}, fields{}, d.strange[:0]
	tape := d.s.tape
	i, end, k, same := d.root+1, int(tape[d.root].next), 0, true
	for ; i < end; k++ {
		if tape[i].kind != noValue {
			f, as := d.fieldOf(k, d.s.text(i))
			same = same && as
			d.member(f, i)
		}
		i = int(tape[i+1].next)
	}
	if k < len(d.guess.keys) {
		d.guess.keys, same = d.guess.keys[:k], false
	}
	return same
}

func (d *decoder) member(f field, i int) {
	switch {
	case f == fNone:
		d.strange = append(d.strange, int32(i))
		return
	case d.saysNothing(i + 1):
		d.unsaid.add(f)
	default:
		d.stated.add(f)
	}
	d.at[f] = int32(i + 1)
}

// fieldOf is the field of the k-th key, and whether the shape has it there.
func (d *decoder) fieldOf(k int, key string) (field, bool) {
	keys := d.guess.keys
	if k < len(keys) && keys[k].key == key {
		return keys[k].f, true
	}
	f := d.known.fields[key]
	if k < len(keys) {
		keys[k] = guess{key, f}
	} else if k == len(keys) && k < int(fieldCount) {
		d.guess.keys = append(keys, guess{key, f})
	}
	return f, false
}

// saysNothing says whether a value states nothing: null, an empty text, or an object {"omitted": true}, by which
// exporters of 1.0.0-b1 mark what they do not know.
func (d *decoder) saysNothing(i int) bool {
	switch n := &d.s.tape[i]; n.kind {
	case null:
		return true
	case text:
		return n.from == n.to
	case object:
		o := d.member1(i, "omitted")
		return o >= 0 && d.s.tape[o].kind == yes
	}
	return false
}

// ofType finds what is known of the object's type; it says false where the object can only be kept.
func (d *decoder) ofType() bool {
	name := ""
	if d.stated.has(fObjectType) && d.s.tape[d.at[fObjectType]].kind == text {
		name = d.s.text(int(d.at[fObjectType]))
	}
	if name != d.lastType || d.lastSpec == nil {
		d.lastType, d.lastSpec = name, d.known.types[name]
	}
	d.spec = d.lastSpec
	switch {
	case name == "":
		d.say(loadline.MissingField, loadline.Error, d.root, loadline.Textf("an object without an object_type"),
			loadline.Textf("Without its type nobody can say what the object states."))
		return false
	case d.spec == nil:
		d.say(loadline.UnknownObject, loadline.Warning, d.root, loadline.Textf("%q is no type of object that Loadline knows", name),
			loadline.Textf("The object is kept and written out again; no answer takes it into account."))
		d.keep()
		return false
	case d.spec.name != d.spec.now:
		d.older.note(d.spec, d.place(d.root))
	}
	return true
}

// identify looks whether the id was met before.
func (d *decoder) identify() {
	if !d.stated.has(fID) || d.s.tape[d.at[fID]].kind != text {
		return
	}
	id := d.s.text(int(d.at[fID]))
	first, again := d.ids.add(id, d.met)
	if !again {
		return
	}
	severity := loadline.Warning
	if d.spec.must.has(fID) {
		severity = loadline.Error
	}
	if d.tell(loadline.DuplicateID, severity) {
		d.write(loadline.Diagnostic{
			Code: loadline.DuplicateID, Severity: severity, Related: []loadline.Source{d.placeOf(first)},
			Summary: loadline.Textf("the id %q is that of an earlier object", id),
			Detail:  loadline.Textf("Facts point to one another by id. Where two objects share one, nobody can say which is meant."),
			Hint:    loadline.Textf("Give one of them an id of its own, or remove it where it is the same fact twice."),
		}, d.root)
	}
}

// placeOf is where the how-manieth object of the package stands.
func (d *decoder) placeOf(object uint32) loadline.Source {
	for _, f := range d.files {
		if n := uint32(len(f.objects)); object > n {
			object -= n
			continue
		}
		return f.place(int(object) - 1)
	}
	return loadline.Source{}
}

// keep notes an object that bears on no answer.
func (d *decoder) keep() {
	id := ""
	if d.stated.has(fID) && d.s.tape[d.at[fID]].kind == text {
		id = d.s.text(int(d.at[fID]))
	}
	d.company.Kept = append(d.company.Kept, loadline.Kept{Kind: d.lastType, ID: id, At: d.place(d.root)})
}

// place is where a value stands, a text with its quotes.
func (d *decoder) place(i int) loadline.Source {
	n := &d.s.tape[i]
	from, to := n.from, n.to
	if n.kind == text {
		from, to = from-1, to+1
	}
	return loadline.Source{File: d.file.name, Line: n.line, Column: int32(from-n.bol) + 1, From: int64(from), To: int64(to)}
}

// tell notes that something is to be told, and says whether it will be: after the twentieth of a kind it is only counted.
func (d *decoder) tell(code loadline.Code, severity loadline.Severity) bool {
	d.failed = d.failed || severity == loadline.Error
	return d.letters.room(code, severity)
}

// say tells something about a value.
func (d *decoder) say(code loadline.Code, severity loadline.Severity, i int, summary, detail loadline.Text) {
	if d.tell(code, severity) {
		d.write(loadline.Diagnostic{Code: code, Severity: severity, Summary: summary, Detail: detail}, i)
	}
}

// write adds what [decoder.tell] has counted.
func (d *decoder) write(letter loadline.Diagnostic, i int) {
	letter.At = d.place(i)
	d.letters.list = append(d.letters.list, letter)
}

// sayTwice tells of keys that come twice in the object.
func (d *decoder) sayTwice() {
	for _, i := range d.s.twice {
		d.say(loadline.BadValue, loadline.Warning, int(i), loadline.Textf("the key %q comes twice in one object", d.textOf(i)),
			loadline.Textf("The last value is taken, as JSON readers do; the earlier one is passed over."))
	}
}

// textOf is a key whose node has lost its kind.
func (d *decoder) textOf(i int32) string { return unquote(d.s.raw(int(i))) }

// sayStrange tells of fields that the type does not have.
func (d *decoder) sayStrange() {
	extra := d.stated.and(d.unsaid).without(d.spec.allowed)
	if len(d.strange) == 0 && extra.empty() {
		return
	}
	for f := field(1); f < fieldCount; f++ {
		if extra.has(f) {
			d.strange = append(d.strange, d.at[f]-1)
		}
	}
	for _, i := range d.strange {
		if !d.tell(loadline.UnknownField, loadline.Warning) {
			continue
		}
		d.write(loadline.Diagnostic{
			Code: loadline.UnknownField, Severity: loadline.Warning,
			Summary: loadline.Textf("%s has no field %q", d.spec.name, d.s.text(int(i))),
			Detail:  loadline.Textf("Open Cap Format allows no fields of one's own. The field is kept and written out again; no answer takes it into account."),
			Hint:    d.meant(d.s.text(int(i))),
		}, int(i))
	}
}

// sayMissing tells of required fields without a value.
func (d *decoder) sayMissing() {
	gone := d.spec.must.and(d.spec.should).without(d.stated)
	if gone.empty() {
		return
	}
	for f := field(1); f < fieldCount; f++ {
		if gone.has(f) && !(f == fExpirationDate && d.unsaid.has(f)) { // null: it never expires
			d.missing(f)
		}
	}
}

// missing tells of one required field without a value, at the place where it is marked as omitted or at the object.
func (d *decoder) missing(f field) {
	severity := loadline.Warning
	if d.spec.must.has(f) {
		severity = loadline.Error
	}
	if !d.tell(loadline.MissingField, severity) {
		return
	}
	detail := loadline.Textf("The format requires it. The fact is used without: what is not said is not known.")
	if severity == loadline.Error {
		detail = loadline.Textf("Without it the fact cannot be used, and is left out.")
	}
	i, summary := d.root, loadline.Textf("%s lacks %s", d.spec.name, d.known.names[f])
	if d.unsaid.has(f) {
		i, summary = int(d.at[f]), loadline.Textf("%s states no %s", d.spec.name, d.known.names[f])
	}
	d.write(loadline.Diagnostic{Code: loadline.MissingField, Severity: severity, Summary: summary, Detail: detail}, i)
}
