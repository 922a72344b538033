package starter

import (
	"fmt"
	"slices"
	"strings"

	"loadline"
	"loadline/formula"
	"loadline/hclfile"
)

// Answers are what was said to the questions of a template.
type Answers struct {
	t     *Template
	today loadline.Date
	given map[string]answer
	ids   map[string]string // by the name in words, small letters and single blanks
	taken map[string]bool   // ids
}

// answer is one, as it was understood.
type answer struct {
	values  []string // as conditions see them: the word, "none", "some"
	text    string   // what is written, as an expression
	plain   string   // within a text or a comment
	said    string   // as it was typed
	calls   string   // of a threshold: the function with all that stands before what it is of
	entries []entry  // of a list
	total   loadline.Ratio
	at      loadline.Source
}

// entry is one of a list.
type entry struct {
	name    string // in words; empty of a vacant seat and of one whom nobody knows
	id      string
	amount  string // as an expression
	ratio   loadline.Ratio
	percent bool
	word    string
	says    string
	vacant  bool
	unknown bool // a seat of whom nobody says who sits there; a stand-in
	groups  []string
}

// Answers begins with nothing answered. today is the day on which the file is written.
func (t *Template) Answers(today loadline.Date) *Answers {
	a := &Answers{t: t, today: today, given: map[string]answer{}, ids: map[string]string{}, taken: map[string]bool{}}
	for _, q := range t.Questions {
		if q.standIn != "" {
			a.taken[hclfile.Label(q.standIn, standInOtherwise)] = true
		}
	}
	return a
}

const standInOtherwise = "somebody"

// id is the name by which the file means whoever is called so in words.
func (a *Answers) id(name string) string {
	key := strings.ToLower(name)
	if id, ok := a.ids[key]; ok {
		return id
	}
	id := hclfile.Label(name, "stakeholder")
	for n := 2; a.taken[id]; n++ {
		id = fmt.Sprintf("%s_%d", hclfile.Label(name, "stakeholder"), n)
	}
	a.ids[key], a.taken[id] = id, true
	return id
}

// Open is how many of the questions that are asked nobody answered.
func (a *Answers) Open() int {
	n := 0
	for i := range a.t.Questions {
		q := &a.t.Questions[i]
		if _, known := a.given[q.Key]; !known && q.Default == "" && a.Asks(q) {
			n++
		}
	}
	return n
}

// Asks says whether a question makes sense after what was answered before.
func (a *Answers) Asks(q *Question) bool {
	return q.when.key == "" || a.holds(q.when)
}

func (a *Answers) holds(c condition) bool {
	return c.holds(a.given[c.key].values...)
}

// Set takes an answer in words. "" and "?" are that it is not known. A letter says why an answer is refused; then nothing is
// taken.
func (a *Answers) Set(key, text string, at loadline.Source) loadline.Diagnostics {
	q := a.t.question(key)
	if q == nil {
		return loadline.Diagnostics{{Code: loadline.UnknownName, Severity: loadline.Error, At: at,
			Summary: loadline.Textf("The template %v asks nothing by the name %q", a.t.Name, short(key)), Hint: a.nearest(key)}}
	}
	refuse := func(why loadline.Text) loadline.Diagnostics { return loadline.Diagnostics{q.refused(why, at)} }
	if before, twice := a.given[key]; twice {
		return loadline.Diagnostics{{Code: loadline.DuplicateName, Severity: loadline.Error, At: at,
			Summary: loadline.Textf("%v is answered twice", key), Hint: loadline.Textf("Keep one of the two."), Related: []loadline.Source{before.at}}}
	}
	text = strings.TrimSpace(text)
	switch {
	case text == "" || text == "?":
		return nil
	case len(text) > longestAnswer:
		return refuse(loadline.Textf("an answer has at most %d bytes", longestAnswer))
	case !readable(text):
		return refuse(loadline.Textf("an answer is one line of letters and signs"))
	case q.none && strings.EqualFold(text, "none"):
		a.given[key] = answer{values: []string{"none"}, text: "none", plain: "none", at: at}
		return nil
	}
	if strings.EqualFold(text, "none") && (q.Takes == Person || q.Takes.lists()) {
		return refuse(loadline.Textf("%q is no answer here", text))
	}
	v, why := a.read(q, text)
	if !why.IsZero() {
		return refuse(why)
	}
	v.at, v.said = at, text
	a.given[key] = v
	return nil
}

// refused is the letter about an answer that cannot stand.
func (q *Question) refused(why loadline.Text, at loadline.Source) loadline.Diagnostic {
	return loadline.Diagnostic{Code: loadline.AnswerRefused, Severity: loadline.Error, At: at,
		Summary: loadline.Textf("%v: %v", q.Key, why),
		Detail:  loadline.Textf("%v", q.Full()),
		Hint:    loadline.Textf("Such as: %v. Leave it empty where nobody knows.", q.Example)}
}

const longestAnswer = 20000 // bytes

// readable says whether a text can stand in one line of a file.
func readable(s string) bool {
	return strings.ToValidUTF8(s, "") == s && !strings.ContainsFunc(s, func(c rune) bool {
		return c < ' ' || c >= 0x7f && c < 0xa0 || c == '\u2028' || c == '\u2029' || c == '\ufeff'
	})
}

func short(s string) string {
	const most = 60
	if len(s) > most {
		return strings.ToValidUTF8(s[:most], "") + "…"
	}
	return s
}

func (a *Answers) nearest(key string) loadline.Text {
	if near := formula.Closest(key, a.t.keys()); near != "" {
		return loadline.Textf("Did you mean %v? loadline new %v --list prints them all.", near, a.t.Name)
	}
	return loadline.Textf("loadline new %v --list prints what it asks.", a.t.Name)
}

// Read takes the answers of a file: a line KEY = VALUE each, the value as it would be typed, or as a text or a list of
// company.hcl. Lines that begin with # are for people. Keys in but were answered otherwise and are left. All that is wrong is
// told.
func (a *Answers) Read(name string, src []byte, but ...string) loadline.Diagnostics {
	var out loadline.Diagnostics
	text := strings.TrimPrefix(string(src), "\ufeff")
	for i, line := range strings.Split(text, "\n") {
		at := loadline.Source{File: name, Line: int32(i + 1), Column: 1}
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, value, ok := strings.Cut(line, "=")
		if !ok {
			out = append(out, loadline.Diagnostic{Code: loadline.SyntaxError, Severity: loadline.Error, At: at,
				Summary: loadline.Textf("There is no = in this line"), Hint: loadline.Textf("An answer is a line: founders = Ada Okafor; Ben Ito.")})
			continue
		}
		if key = strings.TrimSpace(key); slices.Contains(but, key) {
			continue
		}
		value, bad := unquoted(strings.TrimSpace(value))
		if bad {
			out = append(out, loadline.Diagnostic{Code: loadline.SyntaxError, Severity: loadline.Error, At: at,
				Summary: loadline.Textf("The answer to %v begins like a text or a list, and does not end like one", key),
				Hint:    loadline.Textf("Write it without quotation marks, or with them at both ends.")})
			continue
		}
		out = append(out, a.Set(key, value, at)...)
	}
	return out
}

// unquoted is an answer as it would be typed, of one that is written as in company.hcl.
func unquoted(s string) (string, bool) {
	if !strings.HasPrefix(s, `"`) && !strings.HasPrefix(s, "[") {
		return s, false
	}
	v, ok := hclfile.Texts(s)
	return strings.Join(v, "; "), !ok
}

// Check tells what of the answers together makes no sense, which no answer alone shows. It is asked after the last one.
func (a *Answers) Check() loadline.Diagnostics {
	var out loadline.Diagnostics
	for i := range a.t.Questions {
		q := &a.t.Questions[i]
		v, known := a.given[q.Key]
		if !known {
			continue
		}
		if q.Takes == Parts { // how many there are in all may have been answered after it
			again, why := a.read(q, v.said)
			if !why.IsZero() {
				out = append(out, q.refused(why, v.at))
				continue
			}
			again.at, again.said = v.at, v.said
			a.given[q.Key] = again
		}
		if !a.Asks(q) {
			out = append(out, loadline.Diagnostic{Code: loadline.AnswerRefused, Severity: loadline.Error, At: v.at,
				Summary: loadline.Textf("%v: it is asked only where %v", q.Key, q.when.says()),
				Detail:  loadline.Textf("%v", q.Full()), Hint: loadline.Textf("Answer %v too, or leave this one out.", q.when.key)})
		}
	}
	return out
}

// everybody are all people and entities that any answer names, each once, in the order of the questions: with the groups of
// the question that named them first. Of a list that nobody answered, its stand-in; of a group of which the file speaks and in
// which nobody is, somebody called so.
func (a *Answers) everybody() []entry {
	var out []entry
	for i := range a.t.Questions {
		q := &a.t.Questions[i]
		if _, settled := a.given[q.when.key]; settled && !a.Asks(q) {
			continue
		}
		for _, e := range a.entriesOf(q) {
			if e.id == "" || slices.ContainsFunc(out, func(o entry) bool { return o.id == e.id }) {
				continue
			}
			e.groups = q.groups
			out = append(out, e)
		}
	}
	for _, g := range a.t.groups {
		if !slices.ContainsFunc(out, func(e entry) bool { return slices.Contains(e.groups, g) }) {
			name := fmt.Sprintf("nobody in %s", g)
			out = append(out, entry{name: name, id: a.id(name), groups: []string{g}})
		}
	}
	return out
}

// entriesOf are those whom an answer names.
func (a *Answers) entriesOf(q *Question) []entry {
	v, known := a.given[q.Key]
	if !known && q.standIn != "" {
		return []entry{{id: hclfile.Label(q.standIn, standInOtherwise), unknown: true}}
	}
	return v.entries
}
