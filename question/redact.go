package question

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"loadline"
)

// Redact is the answer with every name of a stakeholder replaced by a label that stays the same from answer to answer:
// "Holder A (investor)", in the order of the file. Names are looked for in sentences, tables, figures, quoted words,
// places of clauses, references, ids and paths of files. Words that a clause quotes are left out as a whole. The company's own name
// stays.
func Redact(a loadline.Answer, c *loadline.Company) loadline.Answer {
	r := newRedaction(c)
	out := r.value(reflect.ValueOf(a)).Interface().(loadline.Answer)
	out.Company, out.Question = a.Company, a.Question
	out.Notices = slices.Concat([]loadline.Text{loadline.Textf("Privileged and confidential. Names of stakeholders are replaced by labels.")}, out.Notices)
	return out
}

// redaction replaces names by labels.
type redaction struct {
	holders []redacted
	phrases map[string][]phrase // by their first word, the longest first
	exact   map[string]int      // a holder by each of its names in the file and its ids, as a whole string or reference
	quotes  []string            // words of the company's documents, as the file quotes them
}

type redacted struct {
	label, slug string
	legal       []string // words of the legal name, small
	dotted      bool     // the legal name ends in a point
}

// phrase is words that mean a holder.
type phrase struct {
	words  []string
	holder int
	whole  bool // the whole legal name
}

func newRedaction(c *loadline.Company) *redaction {
	r := &redaction{phrases: map[string][]phrase{}, exact: map[string]int{}, quotes: quotes(c)}
	own := map[string]bool{}
	for _, word := range smallWords(c.LegalName) {
		own[word] = true
	}
	for i, s := range c.Stakeholders {
		letter := letters(i)
		label := loadline.Textf("Holder %v", letter).String()
		if role := roleOf(s); role != "" {
			label = loadline.Textf("Holder %v (%v)", letter, role).String()
		}
		slug := strings.Join([]string{"holder", strings.ToLower(letter)}, "_")
		r.holders = append(r.holders, redacted{label, slug, smallWords(s.LegalName), strings.HasSuffix(s.LegalName, ".")})
		r.name(i, s, own)
	}
	for _, ps := range r.phrases {
		slices.SortStableFunc(ps, func(a, b phrase) int { return cmp.Compare(len(b.words), len(a.words)) })
	}
	return r
}

// name notes every word and phrase that means a holder: its legal name, its names in the file, and the words of these by
// which a reader would know who it is.
func (r *redaction) name(i int, s loadline.Stakeholder, own map[string]bool) {
	add := func(words []string, whole bool) {
		if len(words) > 0 {
			r.phrases[words[0]] = append(r.phrases[words[0]], phrase{words, i, whole})
		}
	}
	add(smallWords(s.LegalName), true)
	for _, word := range strings.FieldsFunc(s.LegalName, func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune(",()/&-", c) }) {
		if first, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(first) && telling(word, own) {
			add(smallWords(word), false)
		}
	}
	for _, id := range []string{s.Name, s.ID} {
		if id == "" {
			continue
		}
		r.exact[id] = i
		if words := smallWords(id); slices.ContainsFunc(words, func(w string) bool { return telling(w, own) }) {
			add(words, false)
		}
	}
}

// smallWords are the words of a name in small letters.
func smallWords(name string) []string {
	return strings.FieldsFunc(strings.ToLower(name), func(c rune) bool { return !isLetter(c) })
}

func isLetter(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// quotes are the words of documents that the file quotes, those of statutes not among them, the longest first.
func quotes(c *loadline.Company) []string {
	own := *c
	own.Laws = nil
	seen := map[string]bool{}
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer, reflect.Interface:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			switch x := v.Interface().(type) {
			case loadline.Clause:
				seen[x.Quote] = true
				return
			case loadline.Pledge: // what was asked for tells who asked
				for _, words := range x.Words {
					seen[words] = true
				}
			}
			for i := range v.NumField() {
				if v.Type().Field(i).IsExported() {
					walk(v.Field(i))
				}
			}
		}
	}
	walk(reflect.ValueOf(own))
	out := slices.DeleteFunc(slices.Collect(maps.Keys(seen)), func(q string) bool { return len(q) < fewestQuoted })
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	return out
}

// Words shorter than these many bytes are looked for only where a clause quotes them: elsewhere they may be anybody's.
const fewestQuoted = 12

// notShown stands for quoted words: what a clause says may tell who is meant without a name.
const notShown = "[words not shown]"

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

// telling says whether a word of a name is one by which a reader would know who it is: not one that many names share, nor
// one of the company's own name.
func telling(word string, own map[string]bool) bool {
	word = strings.Trim(word, ".'’\"")
	return utf8.RuneCountInString(word) >= 3 && !own[strings.ToLower(word)] && !common(word) && strings.ContainsFunc(word, unicode.IsLetter)
}

// common says whether a word of a name tells nobody apart.
func common(word string) bool {
	switch strings.ToLower(strings.Trim(word, ".")) {
	case "inc", "llc", "ltd", "gmbh", "plc", "corp", "the", "and", "von", "van", "der", "den", "del", "prof", "mrs", "fund", "funds", "ventures",
		"venture", "capital", "partners", "partner", "holdings", "holding", "group", "management", "company", "corporation", "limited", "trust",
		"foundation", "labs", "technologies", "technology", "investments", "investors", "angels", "angel", "cloud", "first", "series", "common",
		"preferred", "growth", "seed", "equity", "advisors", "associates", "international", "global", "beteiligungs", "verwaltungs", "iii", "may",
		"will", "other", "others", "public", "staff", "outside", "holder", "member", "members", "directors", "officers", "investor", "founder", "employee", "people", "market", "former", "current", "bank", "lender", "pool", "plan", "tenth", "new", "old", "part", "not", "for", "with", "all", "any", "chief", "executive", "officer", "board", "chair", "director", "class", "stock", "shares", "holders", "founders", "employees":
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

// fields copies a struct: its unexported fields as they are, its formats (which are keys of translations) and codes too.
func (r *redaction) fields(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	switch x := v.Interface().(type) {
	case loadline.Ref:
		return reflect.ValueOf(r.ref(x))
	case loadline.Text:
		args := make([]any, len(x.Args))
		for i, arg := range x.Args {
			args[i] = r.value(reflect.ValueOf(&arg).Elem()).Interface()
		}
		return reflect.ValueOf(loadline.Text{Format: x.Format, Args: args})
	}
	_, law := v.Interface().(LawOver)
	for i := range v.NumField() {
		f := v.Type().Field(i)
		switch {
		case !f.IsExported() || f.Name == "Code":
		case f.Name == "Quote" && f.Type.Kind() == reflect.String && !law && v.Field(i).String() != "":
			out.Field(i).SetString(notShown)
		default:
			out.Field(i).Set(r.value(v.Field(i)))
		}
	}
	return out
}

// ref is a reference: of a holder by its name in the file, of another fact whose name may tell of a holder.
func (r *redaction) ref(x loadline.Ref) loadline.Ref {
	if i, ok := r.exact[x.Name]; ok && x.Kind == stakeholderKind {
		return loadline.Ref{Kind: x.Kind, Name: r.holders[i].slug}
	}
	return loadline.Ref{Kind: x.Kind, Name: r.replaced(x.Name, true)}
}
