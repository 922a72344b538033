package question

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"loadline"
)

// Redact is the answer with every name of a stakeholder replaced by a label that stays the same from answer to answer:
// "Holder A (investor)", in the order of the file. Names are looked for in sentences, tables, figures, quoted words,
// places of clauses and references. Files, their paths and the company's own name stay.
func Redact(a loadline.Answer, c *loadline.Company) loadline.Answer {
	r := newRedaction(c)
	out := r.value(reflect.ValueOf(a)).Interface().(loadline.Answer)
	out.Company, out.Question = a.Company, a.Question
	out.Notices = slices.Concat([]loadline.Text{loadline.Textf("Privileged and confidential. Names of stakeholders are replaced by labels.")}, out.Notices)
	return out
}

// redaction replaces names by labels.
type redaction struct {
	names []redacted        // the longest first
	slugs map[string]string // names in the file, and ids, by the label as a name in the file
}

type redacted struct {
	name, label string
	anyCase     bool // also in capitals or small: a whole name, not a word of one
}

func newRedaction(c *loadline.Company) *redaction {
	r := &redaction{slugs: map[string]string{}}
	own := map[string]bool{}
	for _, word := range strings.Fields(c.LegalName) {
		own[strings.Trim(word, ".,")] = true
	}
	for i, s := range c.Stakeholders {
		letter := letters(i)
		label := loadline.Textf("Holder %v", letter).String()
		if role := roleOf(s); role != "" {
			label = loadline.Textf("Holder %v (%v)", letter, role).String()
		}
		slug := strings.Join([]string{"holder", strings.ToLower(letter)}, "_")
		for _, id := range []string{s.Name, s.ID} {
			if id != "" {
				r.slugs[id] = slug
			}
		}
		if spaced := strings.ReplaceAll(s.Name, "_", " "); spaced != "" && !common(spaced) {
			r.names = append(r.names, redacted{spaced, label, false}) // references are printed so within sentences
		}
		if s.LegalName == "" {
			r.names = append(r.names, redacted{s.Title(), label, false})
			continue
		}
		r.names = append(r.names, redacted{s.LegalName, label, true})
		for _, word := range telling(s.LegalName, own) {
			r.names = append(r.names, redacted{word, label, false}, redacted{strings.ToUpper(word), label, false})
		}
	}
	slices.SortStableFunc(r.names, func(a, b redacted) int { return cmp.Compare(len(b.name), len(a.name)) })
	return r
}

// letters counts A to Z, AA, AB, and so on.
func letters(i int) string {
	out := string(rune('A' + i%26))
	if i >= 26 {
		return strings.Join([]string{letters(i/26 - 1), out}, "")
	}
	return out
}

func roleOf(s loadline.Stakeholder) string {
	if s.Relationship != "" {
		return strings.ToLower(strings.ReplaceAll(s.Relationship, "_", " "))
	}
	if len(s.Groups) > 0 {
		return s.Groups[0]
	}
	switch s.Kind {
	case loadline.Individual:
		return "person"
	case loadline.Institution:
		return "institution"
	}
	return ""
}

// telling are the words of a name by which a reader would know who it is: not those that many names share, nor those of
// the company's own name.
func telling(name string, own map[string]bool) []string {
	var out []string
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",()/&", r) }) {
		word = strings.Trim(word, ".'’\"")
		first, _ := utf8.DecodeRuneInString(word)
		if utf8.RuneCountInString(word) >= 3 && unicode.IsUpper(first) && !own[word] && !common(word) {
			out = append(out, word)
		}
	}
	return out
}

// common says whether a word of a name tells nobody apart.
func common(word string) bool {
	switch strings.ToLower(strings.Trim(word, ".")) {
	case "inc", "llc", "ltd", "gmbh", "plc", "corp", "the", "and", "von", "van", "der", "den", "del", "prof", "mrs", "fund", "funds", "ventures",
		"venture", "capital", "partners", "partner", "holdings", "holding", "group", "management", "company", "corporation", "limited", "trust",
		"foundation", "labs", "technologies", "technology", "investments", "investors", "angels", "angel", "cloud", "first", "series", "common",
		"preferred", "growth", "seed", "equity", "advisors", "associates", "international", "global", "beteiligungs", "verwaltungs", "iii", "may",
		"will", "chief", "executive", "officer", "board", "chair", "director", "class", "stock", "shares", "holders", "founders", "employees":
		return true
	}
	return false
}

// value is a deep copy with its words replaced. What has no exported fields, such as a ratio or a date, stays as it is.
func (r *redaction) value(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.String:
		out := reflect.New(v.Type()).Elem()
		out.SetString(r.text(v.String()))
		return out
	case reflect.Pointer:
		if v.IsNil() || v.Elem().Kind() != reflect.Struct {
			return v
		}
		out := reflect.New(v.Type().Elem())
		out.Elem().Set(r.value(v.Elem()))
		return out
	case reflect.Interface:
		if v.IsNil() {
			return v
		}
		out := reflect.New(v.Type()).Elem()
		out.Set(r.value(v.Elem()))
		return out
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			out.Index(i).Set(r.value(v.Index(i)))
		}
		return out
	case reflect.Map:
		if v.IsNil() {
			return v
		}
		out := reflect.MakeMapWithSize(v.Type(), v.Len())
		for key, value := range v.Seq2() {
			out.SetMapIndex(r.value(key), r.value(value))
		}
		return out
	case reflect.Struct:
		return r.fields(v)
	}
	return v
}

// fields copies a struct: its unexported fields as they are, its formats (which are keys of translations), codes and files
// too.
func (r *redaction) fields(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	switch x := v.Interface().(type) {
	case loadline.Ref:
		return reflect.ValueOf(loadline.Ref{Kind: x.Kind, Name: r.identifier(x.Name)})
	case loadline.Text:
		args := make([]any, len(x.Args))
		for i, arg := range x.Args {
			args[i] = r.value(reflect.ValueOf(&arg).Elem()).Interface()
		}
		return reflect.ValueOf(loadline.Text{Format: x.Format, Args: args})
	}
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if !f.IsExported() || f.Name == "Code" || f.Name == "File" || f.Name == "ID" && f.Type.Kind() == reflect.String && isColumn(v.Type()) {
			continue
		}
		out.Field(i).Set(r.value(v.Field(i)))
	}
	return out
}

// isColumn says whether ids of the type name columns and views, not holders.
func isColumn(t reflect.Type) bool {
	return t == reflect.TypeFor[loadline.Column]() || t == reflect.TypeFor[loadline.Table]() || t == reflect.TypeFor[loadline.Map]()
}

// text is a text with every name replaced.
func (r *redaction) text(s string) string {
	if slug, ok := r.slugs[s]; ok {
		return slug
	}
	s = r.identifiers(s)
	for _, n := range r.names {
		s = replaced(s, n)
	}
	return s
}

// replaced replaces a name where it stands as a word of its own.
func replaced(s string, n redacted) string {
	var b strings.Builder
	for rest := s; ; {
		i := indexOf(rest, n)
		if i < 0 {
			b.WriteString(rest)
			return b.String()
		}
		end := i + len(n.name)
		before, _ := utf8.DecodeLastRuneInString(rest[:i])
		after, _ := utf8.DecodeRuneInString(rest[end:])
		b.WriteString(rest[:i])
		if inWord(before) || inWord(after) {
			b.WriteString(rest[i:end])
		} else {
			b.WriteString(n.label)
		}
		rest = rest[end:]
	}
}

func indexOf(s string, n redacted) int {
	if !n.anyCase {
		return strings.Index(s, n.name)
	}
	for i := range s {
		if len(s)-i >= len(n.name) && strings.EqualFold(s[i:i+len(n.name)], n.name) {
			return i
		}
	}
	return -1
}

func inWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_')
}

// identifiers replaces names of the file within references such as stakeholder.ada or consent.ada_on_sale.
func (r *redaction) identifiers(s string) string {
	if !strings.ContainsAny(s, "._") {
		return s
	}
	var b strings.Builder
	word := 0
	for i, c := range s {
		if inWord(c) || c == '.' || c == '-' {
			continue
		}
		b.WriteString(r.word(s[word:i]))
		b.WriteRune(c)
		word = i + utf8.RuneLen(c)
	}
	b.WriteString(r.word(s[word:]))
	return b.String()
}

// word replaces names within a word that is put together by points or lines.
func (r *redaction) word(s string) string {
	if !strings.ContainsAny(strings.Trim(s, ".-_"), "._") || strings.HasSuffix(s, ".hcl") {
		return s
	}
	return r.identifier(s)
}

// identifier replaces names of the file that stand in a reference, as a part between points or lines.
func (r *redaction) identifier(s string) string {
	if slug, ok := r.slugs[s]; ok {
		return slug
	}
	parts := strings.Split(s, ".")
	for i, part := range parts {
		if slug, ok := r.slugs[part]; ok {
			parts[i] = slug
			continue
		}
		words := strings.Split(part, "_")
		for from := range words {
			for to := len(words); to > from; to-- {
				if slug, ok := r.slugs[strings.Join(words[from:to], "_")]; ok {
					words = slices.Concat(words[:from], []string{slug}, make([]string, to-from-1), words[to:])
					break
				}
			}
		}
		parts[i] = strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), "_")
	}
	return strings.Join(parts, ".")
}
