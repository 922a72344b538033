package ocf

import (
	"bytes"
	"encoding/json"
	"strconv"

	"loadline"
)

// pair is a key of a JSON object and its value as JSON.
type pair struct {
	key   string
	value []byte
}

// draft is an object that stands for a fact, as it is written: its fields in order, those that the format requires and
// the fact does not state, and what of the fact has no place in the format.
type draft struct {
	typ    string
	id     string
	fields []pair
	lacks  []string
	lost   []string
	at     loadline.Source
}

func newDraft(typ, id string, at loadline.Source) *draft {
	o := &draft{typ: typ, id: id, at: at}
	o.text("object_type", typ)
	o.text("id", id)
	return o
}

func (o *draft) raw(key string, value []byte) { o.fields = append(o.fields, pair{key, value}) }

// text writes a text; an empty one states nothing.
func (o *draft) text(key, value string) {
	if value != "" {
		o.raw(key, quote(value))
	}
}

// need writes a text that the format requires.
func (o *draft) need(key, value string) {
	if value == "" {
		o.lacks = append(o.lacks, key)
	}
	o.text(key, value)
}

func (o *draft) date(key string, day loadline.Date) { o.text(key, day.String()) }

// number writes a number of at most ten decimals, which is what the format holds.
func (o *draft) number(key string, n loadline.Ratio) { o.raw(key, quote(o.decimal(n))) }

func (o *draft) decimal(n loadline.Ratio) string {
	rounded := n.Round(10, loadline.HalfEven)
	if !rounded.Equal(n) {
		o.lose("numbers of more than ten decimals, which are rounded")
	}
	return rounded.String()
}

// exact writes a number where it is known, and loses its bounds where only they are.
func (o *draft) exact(key string, n loadline.Number, required bool) {
	if r, ok := n.Exact(); ok {
		o.number(key, r)
		return
	}
	if n.Lo != nil || n.Hi != nil {
		o.lose("bounds of numbers")
	}
	if required {
		o.lacks = append(o.lacks, key)
	}
}

// money writes an amount with its currency, else with the company's own.
func (o *draft) money(key string, m loadline.Stated[loadline.Money], own string) {
	if v, ok := m.Get(); ok {
		o.raw(key, o.amount(v, own))
	}
}

func (o *draft) amount(m loadline.Money, own string) []byte {
	var out members
	out.text("amount", o.decimal(m.Amount))
	if m.Currency != "" {
		own = m.Currency
	}
	if own == "" {
		o.lacks = append(o.lacks, "currency")
	}
	out.text("currency", own)
	return out.json()
}

// authorized writes a number of shares or that there is no limit.
func (o *draft) authorized(key string, n loadline.Stated[loadline.Shares], required bool) {
	switch {
	case n.Saying == loadline.Said:
		o.number(key, n.Value.Ratio())
	case n.Saying == loadline.None:
		o.text(key, "UNLIMITED")
	case required:
		o.lacks = append(o.lacks, key)
	}
}

func (o *draft) list(key string, texts []string) { o.raw(key, jsonList(quoteAll(texts))) }

func (o *draft) lose(what string) {
	for _, l := range o.lost {
		if l == what {
			return
		}
	}
	o.lost = append(o.lost, what)
}

// loseIf notes something that has no place in the format, where there is such a thing.
func (o *draft) loseIf(there bool, what string) {
	if there {
		o.lose(what)
	}
}

// json is the object on one line.
func (o *draft) json() []byte { return members(o.fields).json() }

// members are the members of a JSON object.
type members []pair

func (m *members) text(key, value string) {
	if value != "" {
		*m = append(*m, pair{key, quote(value)})
	}
}

func (m *members) raw(key string, value []byte) { *m = append(*m, pair{key, value}) }

func (m *members) flag(key string, value loadline.Stated[bool]) {
	if v, ok := value.Get(); ok {
		*m = append(*m, pair{key, strconv.AppendBool(nil, v)})
	}
}

func (m members) json() []byte {
	out := []byte{'{'}
	for i, p := range m {
		if i > 0 {
			out = append(out, ", "...)
		}
		out = append(append(out, quote(p.key)...), ": "...)
		out = append(out, p.value...)
	}
	return append(out, '}')
}

// get is the value of a key, nil where there is none.
func (m members) get(key string) []byte {
	for _, p := range m {
		if p.key == key {
			return p.value
		}
	}
	return nil
}

// quote is a text as JSON, with characters as they are.
func quote(s string) []byte {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		panic(err) // a string always encodes
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n"))
}

func quoteAll(texts []string) [][]byte {
	out := make([][]byte, len(texts))
	for i, t := range texts {
		out[i] = quote(t)
	}
	return out
}

func jsonList(values [][]byte) []byte {
	return append(append([]byte{'['}, bytes.Join(values, []byte(", "))...), ']')
}

// ratioOf is a fraction as numerator and denominator.
func ratioOf(r loadline.Ratio) members {
	v := r.Rat()
	var m members
	m.text("numerator", v.Num().String())
	m.text("denominator", v.Denom().String())
	return m
}
