package report

import (
	"fmt"
	"math"
	"strings"

	"loadline"
)

// A page is an answer in the order in which people read it, as a short list of blocks. Terminal, Markdown and HTML each
// draw these six, so that they show the same things in the same order.
type block interface{ block() }

// title is who is spoken of, which question, on which day.
type title struct{ company, question, asOf string }

// heading stands over what follows.
type heading struct{ text string }

// statement is a sentence that stands by itself: the finding, or how far it could be found.
type statement struct {
	text string
	tone tone
}

// notices are what the answer is subject to; they stand on page one.
type notices struct {
	head  string
	items []string
}

// list is a tree of sentences with their places.
type list struct {
	ordered bool
	items   []item
}

type item struct {
	text  string
	place string // where it stands
	words string // the words of the clause, in quotation marks
	tone  tone
	below []item
}

// plot is lines over an axis.
type plot struct {
	x, y  axis
	lines []plotLine
	fan   bool           // the lines are quantiles, from the lowest to the highest
	table loadline.Table // the same in figures
}

type axis struct {
	title string
	kind  loadline.ColumnKind
}

type plotLine struct {
	name   string
	points []loadline.Point
}

func (title) block()     {}
func (heading) block()   {}
func (statement) block() {}
func (notices) block()   {}
func (list) block()      {}
func (plot) block()      {}
func (grid) block()      {}

// tone is what a piece of text is to the reader; a terminal shows it as weight and colour.
type tone uint8

const (
	plainly tone = iota
	strong
	quiet
	bad
	warned
)

// page lays an answer out.
func (f formatter) page(a loadline.Answer) []block {
	out := []block{title{clean(a.Company), clean(a.Question), f.date(a.AsOf)}}
	for _, n := range a.Notices {
		out = append(out, statement{f.text(n), quiet})
	}
	if a.State != loadline.Answered {
		out = append(out, statement{f.say(a.State.String()), warned})
	}
	if !a.Finding.IsZero() {
		out = append(out, statement{f.text(a.Finding), strong})
	}
	unread, rest := split(a.Problems)
	if len(unread) > 0 {
		out = append(out, notices{f.say("Subject to"), f.summaries(unread)})
	}
	for _, v := range a.Views {
		out = append(out, f.view(v)...)
	}
	if len(a.Because) > 0 {
		out = append(out, heading{f.say("Why")}, list{items: f.reasons(a.Because)})
	}
	if len(a.Assumed) > 0 {
		out = append(out, heading{f.say("Assumed")}, list{items: f.assumptions(a.Assumed)})
	}
	if len(rest) > 0 {
		out = append(out, heading{f.say("Problems")}, list{items: f.problems(rest)}, statement{f.tally(rest), quiet})
	}
	return out
}

// split takes the documents that nobody has read out of the problems: they may overturn the answer.
func split(ds loadline.Diagnostics) (unread, rest loadline.Diagnostics) {
	for _, d := range ds.Sorted() {
		if d.Code == loadline.DocumentNotRead {
			unread = append(unread, d)
		} else {
			rest = append(rest, d)
		}
	}
	return unread, rest
}

func (f formatter) summaries(ds loadline.Diagnostics) []string {
	out := make([]string, len(ds))
	for i, d := range ds {
		out[i] = withPlace(f.text(d.Summary), f.place(d.At))
	}
	return out
}

func withPlace(text, place string) string {
	if place == "" {
		return text
	}
	return text + " (" + place + ")"
}

// deepestReason bounds the tree of reasons, which a cycle of facts could make endless on its way here.
const deepestReason = 64

func (f formatter) reasons(rs []loadline.Reason) []item { return f.reasonsTo(rs, deepestReason) }

func (f formatter) reasonsTo(rs []loadline.Reason, depth int) []item {
	out := make([]item, len(rs))
	for i, r := range rs {
		out[i] = f.sourced(r.Says, r.At)
		if depth > 0 {
			out[i].below = f.reasonsTo(r.Because, depth-1)
		}
	}
	return out
}

func (f formatter) sourced(says loadline.Text, at loadline.Source) item {
	return item{text: f.text(says), place: f.place(at), words: f.quote(at)}
}

// reason is a reason in one line, for a note beside a figure.
func (f formatter) reason(r loadline.Reason) string {
	line := withPlace(f.text(r.Says), f.place(r.At))
	if words := f.quote(r.At); words != "" {
		line += ": " + words
	}
	return line
}

func (f formatter) assumptions(as []loadline.Assumption) []item {
	out := make([]item, len(as))
	for i, a := range as {
		out[i] = f.sourced(a.Says, a.At)
		if !a.Settles.IsZero() {
			out[i].below = []item{{text: f.say("Settled by: %v", a.Settles), tone: quiet}}
		}
	}
	return out
}

// perCode is how many problems of one code an answer lists; the letters of [Problems] have them all.
const perCode = 10

func (f formatter) problems(ds loadline.Diagnostics) []item {
	seen := map[loadline.Code]int{}
	var order []loadline.Code
	var out []item
	for _, d := range ds {
		if seen[d.Code]++; seen[d.Code] > perCode {
			continue
		}
		if seen[d.Code] == 1 {
			order = append(order, d.Code)
		}
		it := f.sourced(d.Summary, d.At)
		if d.Code == "" {
			it.text = f.say("%v: %v", d.Severity, it.text)
		} else {
			it.text = f.say("%v: %v [%v]", d.Severity, it.text, d.Code)
		}
		it.tone = toneOf(d.Severity)
		out = append(out, it)
	}
	for _, code := range order {
		if more := seen[code] - perCode; more > 0 {
			out = append(out, item{text: f.say("and %v more of the code %v", more, code), tone: quiet})
		}
	}
	return out
}

func toneOf(s loadline.Severity) tone {
	switch s {
	case loadline.Error:
		return bad
	case loadline.Warning:
		return warned
	}
	return quiet
}

// tally is how many problems there are of each severity.
func (f formatter) tally(ds loadline.Diagnostics) string {
	var n [4]int
	for _, d := range ds {
		n[min(d.Severity, loadline.Note)]++
	}
	var parts []string
	add := func(s loadline.Severity, one, many string) {
		if n[s] > 0 {
			parts = append(parts, f.plural(n[s], one, many))
		}
	}
	add(loadline.Error, "%v error", "%v errors")
	add(loadline.Warning, "%v warning", "%v warnings")
	n[loadline.Note] += n[0]
	add(loadline.Note, "%v note", "%v notes")
	if len(parts) == 0 {
		return f.say("no problems")
	}
	return joined(f, parts)
}

// view is the blocks of one view. The set is closed: a view of another kind is a mistake in the program.
func (f formatter) view(v loadline.View) []block {
	switch v := v.(type) {
	case loadline.Table:
		return f.headed(v.Title, f.grid(v))
	case loadline.Curve:
		return f.headed(v.Title, f.curve(v))
	case loadline.Fan:
		return f.headed(v.Title, f.fan(v))
	case loadline.Timeline:
		return f.headed(v.Title, list{items: f.events(v)})
	case loadline.Map:
		return f.headed(v.Title, list{items: f.links(v)})
	case loadline.Diff:
		return f.headed(v.Title, f.grid(diffTable(v)))
	case loadline.Steps:
		return f.headed(v.Title, list{ordered: true, items: f.steps(v)})
	case loadline.Reckoner:
		return nil // a workbook alone draws it
	default:
		panic(fmt.Sprintf("report: unknown view %T", v))
	}
}

func (f formatter) headed(t loadline.Text, b block) []block {
	if t.IsZero() {
		return []block{b}
	}
	return []block{heading{f.text(t)}, b}
}

func (f formatter) events(t loadline.Timeline) []item {
	out := make([]item, len(t.Events))
	for i, e := range t.Events {
		out[i] = f.sourced(e.Says, e.At)
		if when := f.period(e.Period); when != "" {
			out[i].text = f.say("%v: %v", when, out[i].text)
		}
	}
	return out
}

func (f formatter) steps(s loadline.Steps) []item {
	out := make([]item, len(s.Steps))
	for i, step := range s.Steps {
		out[i] = f.sourced(step.Says, step.At)
		if step.After != (loadline.Duration{}) {
			out[i].text = withPlace(out[i].text, f.say("after %v", step.After))
		}
	}
	return out
}

// links draws a map as a list: each thing, under it what goes out from it.
func (f formatter) links(m loadline.Map) []item {
	titles, order := map[loadline.Ref]string{}, []loadline.Ref{}
	see := func(r loadline.Ref, title string) {
		if _, ok := titles[r]; !ok {
			titles[r], order = title, append(order, r)
		}
	}
	for _, n := range m.Nodes {
		name := f.value(n.Title)
		if name == "" {
			name = f.value(n.Ref)
		}
		if n.Group != "" {
			name = withPlace(name, clean(n.Group))
		}
		see(n.Ref, name)
	}
	below := map[loadline.Ref][]item{}
	for _, l := range m.Links {
		see(l.From, f.value(l.From))
		see(l.To, f.value(l.To))
		below[l.From] = append(below[l.From], f.link(l, titles[l.To]))
	}
	out := make([]item, len(order))
	for i, r := range order {
		out[i] = item{text: titles[r], tone: strong, below: below[r]}
	}
	return out
}

func (f formatter) link(l loadline.MapLink, to string) item {
	it := f.sourced(l.Says, l.At)
	it.text = strings.TrimSpace(it.text + " → " + to)
	if l.Weight.Lo != nil || l.Weight.Hi != nil {
		it.text += ": " + f.value(l.Weight)
	}
	return it
}

func (f formatter) curve(c loadline.Curve) plot {
	p := plot{x: f.axis(c.X), y: f.axis(c.Y), table: curveTable(c)}
	for _, s := range c.Series {
		p.lines = append(p.lines, plotLine{f.text(s.Name), finite(s.Points)})
	}
	return p
}

func (f formatter) fan(v loadline.Fan) plot {
	p := plot{x: f.axis(v.X), y: f.axis(v.Y), fan: true, table: fanTable(v)}
	for _, q := range byLevel(v.Quantiles) {
		p.lines = append(p.lines, plotLine{f.text(levelText(q.Level)), finite(q.Points)})
	}
	return p
}

func (f formatter) axis(a loadline.Axis) axis { return axis{f.text(a.Title), a.Kind} }

// at is a number of an axis in print.
func (f formatter) at(x float64, kind loadline.ColumnKind) string {
	switch kind {
	case loadline.Day:
		if x >= 1 && x < 4e6 {
			return f.date(loadline.Date(x))
		}
	case loadline.Percent:
		return f.float(x*100) + f.percentSign()
	}
	return f.float(x)
}

func finite(ps []loadline.Point) []loadline.Point {
	out := make([]loadline.Point, 0, len(ps))
	for _, p := range ps {
		if !math.IsNaN(p.X) && !math.IsInf(p.X, 0) && !math.IsNaN(p.Y) && !math.IsInf(p.Y, 0) {
			out = append(out, p)
		}
	}
	return out
}
