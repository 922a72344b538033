package made

import "fmt"

// value is a JSON value that can write itself.
type value interface {
	append(to []byte) []byte
}

// text is a JSON string.
type text string

func (t text) append(to []byte) []byte {
	to = append(to, '"')
	for _, r := range string(t) {
		switch {
		case r == '"' || r == '\\':
			to = append(to, '\\', byte(r))
		case r < ' ':
			to = fmt.Appendf(to, `\u%04x`, r)
		default:
			to = append(to, string(r)...)
		}
	}
	return append(to, '"')
}

// plain is JSON as it is: a number, true, null.
type plain string

func (p plain) append(to []byte) []byte { return append(to, p...) }

// array is a JSON array.
type array []value

func list(values ...value) array { return values }

func texts(values ...string) array {
	out := array{}
	for _, v := range values {
		out = append(out, text(v))
	}
	return out
}

func (a array) append(to []byte) []byte {
	to = append(to, '[')
	for i, v := range a {
		if i > 0 {
			to = append(to, ", "...)
		}
		to = v.append(to)
	}
	return append(to, ']')
}

type member struct {
	key string
	value
}

// object is a JSON object that keeps the order of its members.
type object []member

// obj is an object of keys and values in turn. A nil value, or an empty text, leaves its key out.
func obj(pairs ...any) object {
	out := make(object, 0, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		key, v := pairs[i].(string), pairs[i+1]
		switch v := v.(type) {
		case nil:
		case string:
			if v != "" {
				out = append(out, member{key, text(v)})
			}
		case value:
			out = append(out, member{key, v})
		default:
			panic(fmt.Sprintf("made: %s is a %T", key, v))
		}
	}
	return out
}

// get is the value of a key, nil where there is none.
func (o object) get(key string) value {
	for _, m := range o {
		if m.key == key {
			return m.value
		}
	}
	return nil
}

func (o object) append(to []byte) []byte {
	to = append(to, '{')
	for i, m := range o {
		if i > 0 {
			to = append(to, ", "...)
		}
		to = append(text(m.key).append(to), ": "...)
		to = m.value.append(to)
	}
	return append(to, '}')
}

// indented writes the members of the object on lines of their own, and the elements of arrays in it.
func (o object) indented(to []byte) []byte {
	to = append(to, '{')
	for i, m := range o {
		if i > 0 {
			to = append(to, ',')
		}
		to = append(text(m.key).append(append(to, "\n  "...)), ": "...)
		a, ok := m.value.(array)
		if !ok || len(a) == 0 {
			to = m.value.append(to)
			continue
		}
		to = append(to, '[')
		for j, v := range a {
			if j > 0 {
				to = append(to, ',')
			}
			to = v.append(append(to, "\n    "...))
		}
		to = append(to, "\n  ]"...)
	}
	return append(to, "\n}"...)
}
