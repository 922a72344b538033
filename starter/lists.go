package starter

import (
	"fmt"
	"slices"
	"strings"

	"loadline"
)

// mostEntries is how many a list may name: a longer one belongs in a spreadsheet, which `loadline import ledger` reads.
const mostEntries = 200

// list reads an answer of several: "Ada Okafor 4,000,000; Ben Ito 3,000,000".
func (a *Answers) list(q *Question, text string) (answer, loadline.Text) {
	v := answer{values: []string{"some"}}
	seen := map[string]bool{}
	var names, refs []string
	for item := range strings.SplitSeq(text, ";") {
		item = spaced(item)
		if item == "" {
			continue
		}
		e, why := a.entry(q, item)
		if !why.IsZero() {
			return answer{}, why
		}
		if e.id != "" && seen[e.id] {
			return answer{}, loadline.Textf("%v is named twice: add the two up", e.name)
		}
		if e.id != "" {
			seen[e.id] = true
			names, refs = append(names, e.name), append(refs, e.ref())
		}
		v.entries = append(v.entries, e)
		if e.word != "" && !slices.Contains(v.values, e.word) {
			v.values = append(v.values, e.word)
		}
	}
	switch {
	case len(v.entries) == 0:
		return answer{}, loadline.Textf("it names nobody")
	case len(v.entries) > mostEntries:
		return answer{}, loadline.Textf("it names %d, more than %d: loadline import ledger FILE reads a longer list from a spreadsheet", len(v.entries), mostEntries)
	}
	v.plain, v.text = strings.Join(names, ", "), fmt.Sprintf("[%s]", strings.Join(refs, ", "))
	if q.Takes == Parts {
		if why := a.parts(q, &v); !why.IsZero() {
			return answer{}, why
		}
	}
	return v, loadline.Text{}
}

// entry reads one of a list.
func (a *Answers) entry(q *Question, item string) (e entry, why loadline.Text) {
	name, last := item, ""
	if q.Takes != People {
		at := strings.LastIndexByte(item, ' ')
		if at < 0 {
			return e, loadline.Textf("%q lacks %v behind the name", short(item), behind(q.Takes))
		}
		name, last = item[:at], item[at+1:]
	}
	if q.Takes == Seats && (strings.EqualFold(name, "vacant") || name == "?") {
		e.vacant, e.unknown = name != "?", name == "?"
	} else {
		if !isName(name) {
			return e, loadline.Textf("%q is no name", short(name))
		}
		e.name, e.id = name, a.id(name)
	}
	var ok bool
	switch q.Takes {
	case Holders:
		e.ratio, ok = count(last, whole)
	case Investments:
		e.ratio, ok = count(last, anyNumber)
	case Parts:
		if e.ratio, _, ok = part(last); ok && strings.ContainsAny(last, "%/") {
			e.percent = true
		} else {
			e.ratio, ok = count(last, whole)
		}
	case Seats:
		e.word, why = q.word(last)
		e.says = q.says[e.word]
		return e, why
	default:
		return e, why
	}
	e.amount = e.ratio.String()
	switch {
	case !ok:
		return e, loadline.Textf("%q is not %v: %v", short(last), behind(q.Takes), short(item))
	case e.ratio.Sign() <= 0:
		return e, loadline.Textf("%v has %v, which is not more than 0", e.name, last)
	}
	return e, why
}

// behind is what stands behind a name, in words.
func behind(t Takes) string {
	switch t {
	case Holders:
		return "a whole number of shares, such as 4,000,000"
	case Investments:
		return "an amount, such as 250,000"
	case Parts:
		return "a percentage or whole euros, such as 40% or 10,000"
	case Seats:
		return "a word that says who elects the seat"
	}
	return "anything"
}

// parts turns percentages into shares of the whole, all of which must be named.
func (a *Answers) parts(q *Question, v *answer) loadline.Text {
	sum, percent := loadline.Ratio{}, v.entries[0].percent
	for _, e := range v.entries {
		if e.percent != percent {
			return loadline.Textf("%v has a percentage and another has euros: write all of them in one way", q.Key)
		}
		sum = sum.Add(e.ratio)
	}
	total, known := a.totalOf(q)
	if !percent {
		if known && !sum.Equal(total) {
			return loadline.Textf("they add up to %v, and not to the %v of %v", sum, total, q.sum)
		}
		v.total = sum
		return loadline.Text{}
	}
	if sum.Cmp(loadline.Int(1)) > 0 {
		return loadline.Textf("they add up to %v, which is more than 100%%", loadline.InPercent(loadline.Exactly(sum)))
	}
	if sum.Cmp(loadline.Int(1)) < 0 {
		return loadline.Textf("they add up to %v: name the rest too, up to 100%%", loadline.InPercent(loadline.Exactly(sum)))
	}
	if !known {
		total = loadline.Int(100)
		for i := 0; i < 12 && slices.ContainsFunc(v.entries, func(e entry) bool { return !e.ratio.Mul(total).IsInt() }); i++ {
			total = total.Mul(loadline.Int(10))
		}
	}
	for i := range v.entries {
		e := &v.entries[i]
		n := e.ratio.Mul(total)
		if !n.IsInt() {
			return loadline.Textf("%v of %v is %v for %v, which is not whole: write euros instead of percentages", loadline.InPercent(loadline.Exactly(e.ratio)), total, n, e.name)
		}
		e.ratio, e.amount = n, n.String()
	}
	v.total = total
	return loadline.Text{}
}

// totalOf is how many shares there are in all, where another answer says so.
func (a *Answers) totalOf(q *Question) (loadline.Ratio, bool) {
	v, known := a.given[q.sum]
	if !known {
		return loadline.Ratio{}, false
	}
	return count(v.plain, whole)
}
