// Package question is the catalogue of what Loadline can be asked: one file a question, with its page beside it, which is
// help, manual and web text at once.
//
// A question asks the engines below it, explains what they returned and lists what was assumed. It holds no law, no
// cap-table arithmetic and no plan arithmetic, and knows no file: it takes a [Case], a company with its problems on a day,
// and returns a [loadline.Answer], which the edges draw.
package question

import (
	"embed"
	"slices"
	"strings"
	"sync"

	"loadline"
	"loadline/captable"
	"loadline/governance"
)

//go:embed *.md
var pages embed.FS

// Topic is an entry of the catalogue.
type Topic struct {
	Verb  string // as it is typed: "who-owns"
	Short string // in a line
	page  string
}

// Catalogue is every question there is, in the order of the manual.
func Catalogue() []Topic {
	return []Topic{
		{"who-owns", "Holdings on a date: outstanding, votes, fully diluted; never mixed", "who_owns.md"},
		{"who-can", "Who can decide a matter, who can stop it, who must be asked, by which clause", "who_can.md"},
		{"who-gets", "Who gets what of a sale, a dividend, a licence: preferences, conversion, options, SAFEs, profit shares", "who_gets.md"},
		{"what-binds", "On whom the company depends: shares, time and cost to switch, money that comes back, dates that matter", "what_binds.md"},
		{"will-last", "How long cash, credits and capacity last, how surely, and who decides by then", "will_last.md"},
		{"what-if", "What a round takes: every question before and after a term sheet, side by side", "what_if.md"},
		{"train", "What training a model takes: operations, chip-hours, cost, memory, beside published runs", "train.md"},
		{"check", "The load lines, the facts' contradictions and your own claims, with what breaks them", "check.md"},
	}
}

// Page is the topic's manual page in Markdown.
func (t Topic) Page() string {
	text, err := pages.ReadFile(t.page)
	if err != nil {
		panic("question: " + t.Verb + " has no page " + t.page)
	}
	return string(text)
}

// About is the entry of a verb, and whether there is one.
func About(verb string) (Topic, bool) {
	for _, t := range Catalogue() {
		if t.Verb == verb {
			return t, true
		}
	}
	return Topic{}, false
}

// Case is a company about which questions are asked: its facts, its ledger, and the problems found so far.
type Case struct {
	Company  *loadline.Company
	Ledger   *captable.Ledger
	Problems loadline.Diagnostics
	AsOf     loadline.Date  // the day that is asked about; 0: after everything that is recorded
	Draft    loadline.Draft // the company as a function of its inputs; without one no input is moved

	// Going is told how many paths of a forecast are done, of how many, and says whether to go on; nil: to the end.
	Going func(done, of uint64) bool

	order  func() (*governance.Order, loadline.Diagnostics) // who votes where, read once
	levers func() *leverage                                 // who can take what from the company, read once; see Case.leverage
}

// NewCase lints a company that was read with the given problems, to be asked about a day. A zero day is the company's own
// as-of date.
func NewCase(c *loadline.Company, problems loadline.Diagnostics, asOf loadline.Date) Case {
	ledger, more := captable.New(c)
	if asOf == 0 {
		asOf = c.AsOf
	}
	all := append(problems[:len(problems):len(problems)], more...)
	order := sync.OnceValues(func() (*governance.Order, loadline.Diagnostics) { return governance.On(c, ledger, asOf) })
	if decides(c) {
		o, _ := order() // what it could not use is among the letters of Lint
		all = append(all, o.Lint()...)
	}
	return keeping(Case{Company: c, Ledger: ledger, Problems: append(all, unread(c)...), AsOf: asOf, order: order})
}

// bareCase is a case that is asked a few questions and not linted.
func bareCase(c *loadline.Company, day loadline.Date) Case {
	ledger, _ := captable.New(c)
	order := sync.OnceValues(func() (*governance.Order, loadline.Diagnostics) { return governance.On(c, ledger, day) })
	return keeping(Case{Company: c, Ledger: ledger, AsOf: day, order: order})
}

// keeping is a case that keeps its leverage, once it was asked for.
func keeping(c Case) Case {
	bare := c
	c.levers = sync.OnceValue(func() *leverage { return leverageOf(bare) })
	return c
}

// decides says whether anything is stated about deciding: a cap table alone is not read for what it lacks.
func decides(c *loadline.Company) bool {
	managed := slices.ContainsFunc(c.Entities, func(e loadline.Entity) bool { return e.ManagedBy.Known() })
	return managed || len(c.Bodies)+len(c.Offices)+len(c.Matters)+len(c.Consents)+len(c.Rights)+len(c.Agreements)+len(c.Drags)+len(c.Upons) > 0
}

// answer starts an answer to a question about the case.
func (c Case) answer(verb string) loadline.Answer {
	return loadline.Answer{Question: verb, Company: c.title(), AsOf: c.AsOf, Problems: c.Problems.Sorted()}
}

func (c Case) title() string {
	if c.Company.LegalName != "" {
		return c.Company.LegalName
	}
	return c.Company.Name
}

// refused is the answer where the facts hold an error: figures that rest on it are not shown.
func (c Case) refused(verb string) (loadline.Answer, bool) {
	if !c.Problems.HasErrors() {
		return loadline.Answer{}, false
	}
	a := c.answer(verb)
	a.State = loadline.FactsDisagree
	n := count(c.Problems, loadline.Error)
	a.Finding = loadline.Textf("The facts contradict themselves in %v places, so no figure is given.", n)
	if n == 1 {
		a.Finding = loadline.Textf("The facts contradict themselves in one place, so no figure is given.")
	}
	return a, true
}

// unread warns of each document that may overturn an answer because nobody has put its terms into the file. Documents of
// which only a path is known (an Open Cap package lists its files) are named together.
func unread(c *loadline.Company) loadline.Diagnostics {
	var out loadline.Diagnostics
	var unsaid []string
	var first loadline.Source
	for _, d := range c.Documents {
		switch {
		case d.Read == loadline.No:
			out = append(out, loadline.Diagnostic{
				Code: loadline.DocumentNotRead, Severity: loadline.Warning, At: d.At,
				Summary: loadline.Textf("%v has not been read: every answer that it could overturn is subject to it", documentTitle(d)),
				Hint:    loadline.Textf("Read it, put what it says into the file, and set read = true."),
			})
		case d.Read == loadline.CannotTell:
			if len(unsaid) == 0 {
				first = d.At
			}
			unsaid = append(unsaid, documentTitle(d))
		}
	}
	if len(unsaid) > 0 {
		out = append(out, loadline.Diagnostic{
			Code: loadline.DocumentNotRead, Severity: loadline.Warning, At: first,
			Summary: loadline.Textf("Nobody says whether these documents have been read: %v", list(unsaid, 5)),
			Hint:    loadline.Textf("Add read = true to each whose terms are in the file."),
		})
	}
	return out
}

func documentTitle(d loadline.Document) string {
	for _, s := range []string{d.Title, d.Name, d.Path, d.ID} {
		if s != "" {
			return s
		}
	}
	return "a document"
}

// list joins names for a sentence, and counts those beyond the most.
func list(names []string, most int) loadline.Text {
	if len(names) <= most {
		return loadline.Textf("%v", strings.Join(names, ", "))
	}
	return loadline.Textf("%v and %v more", strings.Join(names[:most], ", "), len(names)-most)
}
