package ocf

import (
	"bytes"
	"slices"

	"loadline"
)

// merged is an object of base with what differs between two drafts written anew; nil where nothing does. What the drafts
// do not speak of stays as it came, at every depth.
func (x *exporter) merged(f *file, index int, was, now *draft) []byte {
	e := f.objects[index]
	before, after := members(was.fields), members(now.fields)
	if bytes.Equal(before.json(), after.json()) {
		return nil
	}
	raw := parse(f.data[e.from:e.to])
	if raw.kind != object {
		return nil
	}
	var m merger
	out := m.object(before, after, raw.members).json()
	m.tell(x, now, f.place(index))
	return out
}

// merger merges what a company states into what a package has, and notes where the two do not go together.
type merger struct {
	names   bool // a legal name changed beside other parts of the name
	foreign bool // a mechanism changed that the package has in a form of its own
	whole   bool // a list of objects is replaced by one of which nobody can say what in it is what
}

func (m *merger) tell(x *exporter, o *draft, at loadline.Source) {
	d := loadline.Diagnostic{Code: loadline.StatedTwice, Severity: loadline.Note, At: o.at, Related: []loadline.Source{at}}
	if m.names {
		d.Summary = loadline.Textf("the legal name of the %s %q changed, the first and last name in the package did not", o.typ, o.id)
		d.Detail = loadline.Textf("Facts have one name, the legal one. The other parts go out as the package has them and may be out of date.")
		x.letters.add(d)
	}
	if m.foreign {
		d.Summary = loadline.Textf("a conversion mechanism of the %s %q stays as the package has it", o.typ, o.id)
		d.Detail = loadline.Textf("It is of a type that facts cannot restate, and they now say something else of it. That stands in company.hcl only.")
		x.letters.add(d)
	}
	if m.whole {
		d.Summary = loadline.Textf("a list of the %s %q is written anew as a whole", o.typ, o.id)
		d.Detail = loadline.Textf("Nobody can say which of its elements in the package is which now. What facts do not state of them is gone.")
		x.letters.add(d)
	}
}

// parsed is a JSON value taken apart once: the members of an object or the elements of a list.
type parsed struct {
	kind     kind
	members  members
	elements [][]byte
}

// quoted is the bytes of a value, a text with its quotes.
func (s *scanner) quoted(i int) []byte {
	n := &s.tape[i]
	if n.kind == text {
		return s.src[n.from-1 : n.to+1]
	}
	return s.src[n.from:n.to]
}

func parse(raw []byte) parsed {
	s := newScanner(raw, MaxValues)
	if !s.value() {
		return parsed{}
	}
	p := parsed{kind: s.tape[0].kind}
	switch p.kind {
	case object:
		p.members = manifestMembers(s)
	case array:
		for i, end := 1, int(s.tape[0].next); i < end; i = int(s.tape[i].next) {
			p.elements = append(p.elements, s.quoted(i))
		}
	}
	return p
}

// value is the value of a key. A mechanism is merged only with one of its own type: the keys of one mean nothing in
// another.
func (m *merger) value(key string, was, now, raw []byte) []byte {
	if bytes.Equal(was, now) {
		return raw
	}
	a, b, c := parse(was), parse(now), parse(raw)
	switch {
	case a.kind == array && b.kind == array && c.kind == array:
		if out, ok := m.list(key, a.elements, b.elements, c.elements); ok {
			return out
		}
		m.whole = m.whole || slices.ContainsFunc(c.elements, func(e []byte) bool { return e[0] == '{' })
		return now
	case a.kind != object || b.kind != object || c.kind != object:
		return now
	}
	mechanism := key == "conversion_mechanism" || key == "new_ratio_conversion_mechanism"
	typ := c.members.get("type")
	switch {
	case mechanism && typ != nil && !bytes.Equal(typ, a.members.get("type")):
		m.foreign = true
		return raw
	case (mechanism || key == "trigger") && !bytes.Equal(a.members.get("type"), b.members.get("type")):
		return now
	}
	if key == "name" && (c.members.get("first_name") != nil || c.members.get("last_name") != nil) {
		m.names = true
	}
	return m.object(a.members, b.members, c.members).json()
}

func (m *merger) object(was, now, raw members) members {
	var out members
	for _, p := range raw {
		before, after := was.get(p.key), now.get(p.key)
		switch {
		case replaced(p.key) != "" && differs(was, now, replaced(p.key)):
		case !differs(was, now, p.key):
			out.raw(p.key, p.value)
		case after != nil && bytes.Equal(before, after):
			out.raw(p.key, after) // it goes with a neighbour that differs
		case after != nil:
			out.raw(p.key, m.value(p.key, before, after, p.value))
		}
	}
	for _, p := range now {
		if raw.get(p.key) == nil && differs(was, now, p.key) {
			out = append(out, p)
		}
	}
	return out
}

// differs says whether a key is to be written anew: its value differs, or that of the key without which it means nothing.
// A package may have 10/4 where a draft has 5/2, and one year where it has twelve months.
func differs(was, now members, key string) bool {
	if !bytes.Equal(was.get(key), now.get(key)) {
		return true
	}
	other := ""
	switch key {
	case "numerator":
		other = "denominator"
	case "denominator":
		other = "numerator"
	case "currency":
		other = "amount"
	case "length":
		other = "type"
	case "type":
		other = "length"
	case "period":
		other = "period_type"
	case "period_type":
		other = "period"
	}
	return other != "" && now.get(key) != nil && !bytes.Equal(was.get(other), now.get(other))
}

// replaced is the key by which Open Cap Format now states what an earlier version stated by this one; "" for all others.
func replaced(key string) string {
	switch key {
	case "interest_rate":
		return "interest_rates"
	case "stock_class_id":
		return "stock_class_ids"
	}
	return ""
}

// list merges lists of objects element by element. Each element that the company states takes the next place that one
// of the package's had; those of the package that no draft speaks of stay where they are. It is false for lists of other
// things, and where nobody can say which element is which.
func (m *merger) list(key string, was, now, raw [][]byte) ([]byte, bool) {
	places, ok := placesOf(key, was, raw)
	if !ok {
		return nil, false
	}
	partner := partners(was, now)
	fresh := make([][]byte, len(now))
	for j, b := range now {
		if fresh[j] = b; partner[j] >= 0 {
			fresh[j] = m.value("", was[partner[j]], b, raw[places[partner[j]]])
		}
	}
	var out [][]byte
	ours := make([]bool, len(raw))
	for _, i := range places {
		ours[i] = true
	}
	for i, r := range raw {
		switch {
		case !ours[i]:
			out = append(out, r)
		case len(fresh) > 0:
			out, fresh = append(out, fresh[0]), fresh[1:]
		}
	}
	return jsonList(append(out, fresh...)), true
}

// placesOf is where in the package's list the elements stand that the draft of its facts has.
func placesOf(key string, was, raw [][]byte) ([]int, bool) {
	for _, element := range slices.Concat(was, raw) {
		if element[0] != '{' {
			return nil, false
		}
	}
	places := make([]int, len(was))
	switch {
	case len(was) == len(raw):
		for i := range places {
			places[i] = i
		}
		return places, true
	case key == "conversion_triggers" && len(was) == 1:
		places[0] = max(0, slices.IndexFunc(raw, ofNextRound)) // as [decoder.convertibleTerms] chooses
		return places, len(raw) > 0
	}
	at := map[string]int{}
	for i, r := range raw {
		at[identity(r)] = i
	}
	for i, w := range was {
		name := identity(w)
		place, ok := at[name]
		if !ok || name == "" {
			return nil, false
		}
		places[i] = place
		delete(at, name)
	}
	return places, len(was) > 0
}

func ofNextRound(trigger []byte) bool {
	right := parse(parse(trigger).members.get("conversion_right")).members
	return string(right.get("converts_to_future_round")) == "true"
}

// identity is what tells an element of a list from its neighbours, "" where nothing does.
func identity(element []byte) string {
	m := parse(element).members
	for _, key := range [...]string{"id", "trigger_id", "converts_to_stock_class_id", "reason", "date", "accrual_start_date"} {
		if v := m.get(key); v != nil {
			return key + string(v)
		}
	}
	return ""
}

// partners are, for each element of a list as it is now, the one that it was, or -1: an equal one, else one of the same
// identity, else, in a list that has as many elements as before, the one of the same place.
func partners(was, now [][]byte) []int {
	out, taken := make([]int, len(now)), make([]bool, len(was))
	for j := range out {
		out[j] = -1
		if j < len(was) && bytes.Equal(was[j], now[j]) {
			out[j], taken[j] = j, true
		}
	}
	for _, name := range [...]func([]byte) string{func(b []byte) string { return string(b) }, identity} {
		free := map[string][]int{}
		for i, w := range was {
			if n := name(w); !taken[i] && n != "" {
				free[n] = append(free[n], i)
			}
		}
		for j, b := range now {
			if n := name(b); out[j] < 0 && len(free[n]) > 0 {
				out[j], free[n] = free[n][0], free[n][1:]
				taken[out[j]] = true
			}
		}
	}
	for j := range out {
		if out[j] < 0 && len(was) == len(now) && !taken[j] {
			out[j], taken[j] = j, true
		}
	}
	return out
}
