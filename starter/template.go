package starter

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"loadline/formula"
)

//go:embed templates/*.hcl
var files embed.FS

// Template is a kind of company for which a first file can be written.
type Template struct {
	Name      string // "delaware-seed"
	Says      string // what it is, in a sentence
	Questions []Question
	body      []node
	groups    []string // by which the file speaks of people
}

// Question is what a template asks.
type Question struct {
	Key     string   // by which an answer is given: founders = Ada Okafor
	Ask     string   // "Who are the founders?"
	Where   string   // who or what knows: "stock ledger"; it may be empty
	Takes   Takes    // what an answer is
	Words   []string // of a choice and of seats
	Example string
	Default string // written when left out: "today" of a day, and else nothing; a default is no legal fact
	LeftOut string // what is written when nobody answers, where that is more than the question

	says    map[string]string // what is written for a word
	groups  []string
	standIn string
	none    bool // "none" is an answer
	when    condition
	sum     string // of parts: the question that says how many there are in all
}

// Takes is what an answer to a question is.
type Takes string

// The kinds of answers; the package comment says how each is written.
const (
	Text        Takes = "text"
	Count       Takes = "count"
	Amount      Takes = "money"
	Decimal     Takes = "number"
	Fraction    Takes = "fraction"
	Day         Takes = "day"
	Days        Takes = "days"
	YesNo       Takes = "yes_no"
	Choice      Takes = "choice"
	Choices     Takes = "choices"
	Threshold   Takes = "threshold"
	Person      Takes = "person"
	People      Takes = "people"
	Holders     Takes = "holders"
	Parts       Takes = "parts"
	Investments Takes = "investments"
	Seats       Takes = "seats"
)

// lists says whether an answer is several.
func (t Takes) lists() bool {
	switch t {
	case People, Holders, Parts, Investments, Seats:
		return true
	}
	return false
}

// Full is the question with who or what knows the answer, as it stands in the file.
func (q *Question) Full() string {
	if q.Where == "" {
		return q.Ask
	}
	return fmt.Sprintf("%s (%s)", q.Ask, q.Where)
}

// Names are the names of the templates, in the order of the alphabet.
func Names() []string {
	entries, err := files.ReadDir("templates")
	if err != nil {
		panic(err) // it is embedded
	}
	var out []string
	for _, e := range entries {
		out = append(out, strings.TrimSuffix(e.Name(), ".hcl"))
	}
	return out
}

// Nearest is the name of the template that a mistyped one most likely means; "" where none is near.
func Nearest(name string) string { return formula.Closest(name, Names()) }

// Find is the template of a name, and whether there is one.
func Find(name string) (*Template, bool) {
	src, err := files.ReadFile(path.Join("templates", name+".hcl"))
	if err != nil {
		return nil, false
	}
	t, err := parse(name, string(src))
	if err != nil {
		panic(fmt.Sprintf("starter: template %s: %v", name, err)) // a test reads all of them
	}
	return t, true
}

// fileMark stands between what a template asks and what it writes.
const fileMark = "#@ file\n"

func parse(name, src string) (*Template, error) {
	head, body, ok := strings.Cut(src, fileMark)
	if !ok {
		return nil, fmt.Errorf("there is no line %q", strings.TrimSpace(fileMark))
	}
	f, diags := hclsyntax.ParseConfig([]byte(head), name, hcl.InitialPos)
	if diags.HasErrors() {
		return nil, diags
	}
	t := &Template{Name: name}
	for _, b := range f.Body.(*hclsyntax.Body).Blocks {
		switch {
		case b.Type == "template" && len(b.Labels) == 0:
			says, err := texts(b, "says")
			if err != nil {
				return nil, err
			}
			t.Says = strings.Join(says, "")
		case b.Type == "question" && len(b.Labels) == 1:
			q, err := readQuestion(b)
			if err != nil {
				return nil, fmt.Errorf("question %s: %w", b.Labels[0], err)
			}
			t.Questions = append(t.Questions, q)
		default:
			return nil, fmt.Errorf("line %d: %s is no block of a template", b.TypeRange.Start.Line, b.Type)
		}
	}
	var err error
	t.body, err = readBody(body, strings.Count(head, "\n")+2)
	for _, q := range t.Questions {
		for _, g := range q.groups {
			if strings.Contains(body, fmt.Sprintf("group.%s", g)) && !slices.Contains(t.groups, g) {
				t.groups = append(t.groups, g)
			}
		}
	}
	if err == nil {
		err = t.coherent()
	}
	return t, err
}

func readQuestion(b *hclsyntax.Block) (q Question, err error) {
	q.Key = b.Labels[0]
	one := map[string]*string{"ask": &q.Ask, "where": &q.Where, "takes": (*string)(&q.Takes), "example": &q.Example,
		"default": &q.Default, "left_out": &q.LeftOut, "stand_in": &q.standIn, "sum": &q.sum}
	for name, a := range b.Body.Attributes {
		switch to := one[name]; {
		case to != nil:
			var v []string
			if v, err = texts(b, name); err == nil {
				*to = strings.Join(v, "")
			}
		case name == "words":
			err = q.readWords(a.Expr)
		case name == "groups":
			q.groups, err = texts(b, name)
		case name == "none":
			q.none = true
		case name == "if":
			var v []string
			if v, err = texts(b, name); err == nil {
				q.when, err = readCondition(strings.Join(v, ""))
			}
		default:
			err = fmt.Errorf("%s is no attribute of a question", name)
		}
		if err != nil {
			return q, err
		}
	}
	switch q.Takes {
	case Text, Count, Amount, Decimal, Fraction, Day, Days, YesNo, Choice, Choices, Threshold, Person, People, Holders, Parts, Investments, Seats:
	default:
		return q, fmt.Errorf("it takes %q", q.Takes)
	}
	return q, nil
}

// readWords reads the words of a choice, in their order: a list, or an object with what is written for each.
func (q *Question) readWords(e hclsyntax.Expression) error {
	pairs, ok := e.(*hclsyntax.ObjectConsExpr)
	if !ok {
		v, diags := e.Value(nil)
		if diags.HasErrors() {
			return diags
		}
		for _, w := range v.AsValueSlice() {
			q.Words = append(q.Words, w.AsString())
		}
		return nil
	}
	q.says = map[string]string{}
	for _, item := range pairs.Items {
		k, more := item.KeyExpr.Value(nil)
		v, diags := item.ValueExpr.Value(nil)
		if diags = append(diags, more...); diags.HasErrors() {
			return diags
		}
		q.Words = append(q.Words, k.AsString())
		q.says[k.AsString()] = v.AsString()
	}
	return nil
}

// texts is an attribute that is one text or a list of them.
func texts(b *hclsyntax.Block, name string) ([]string, error) {
	a, ok := b.Body.Attributes[name]
	if !ok {
		return nil, fmt.Errorf("line %d: %s is missing", b.TypeRange.Start.Line, name)
	}
	v, diags := a.Expr.Value(nil)
	if diags.HasErrors() {
		return nil, diags
	}
	if v.Type() == cty.String {
		return []string{v.AsString()}, nil
	}
	var out []string
	for _, e := range v.AsValueSlice() {
		out = append(out, e.AsString())
	}
	return out, nil
}

func (t *Template) question(key string) *Question {
	if i := slices.IndexFunc(t.Questions, func(q Question) bool { return q.Key == key }); i >= 0 {
		return &t.Questions[i]
	}
	return nil
}

func (t *Template) keys() []string {
	var out []string
	for _, q := range t.Questions {
		out = append(out, q.Key)
	}
	return out
}

// coherent says what a template asks for that it does not have.
func (t *Template) coherent() error {
	seen := map[string]bool{}
	for _, q := range t.Questions {
		switch {
		case seen[q.Key]:
			return fmt.Errorf("question %s stands twice", q.Key)
		case q.when.key != "" && !seen[q.when.key]:
			return fmt.Errorf("question %s hangs on %s, which is not asked before it", q.Key, q.when.key)
		case q.sum != "" && !seen[q.sum]:
			return fmt.Errorf("question %s adds up to %s, which is not asked before it", q.Key, q.sum)
		case q.Ask == "" || q.Example == "":
			return fmt.Errorf("question %s wants a question and an example", q.Key)
		}
		seen[q.Key] = true
	}
	return nil
}
