package question

import (
	"cmp"
	"strings"

	"loadline"
)

// openSays is what a question that nobody has answered does to an answer, naming the fact that it is about.
func openSays(fact string) loadline.Text {
	if fact == "" {
		return loadline.Textf("Not known, so what hangs on the question is only possible.")
	}
	return loadline.Textf("Not all is known of %v: what hangs on the question is only possible.", fact)
}

// factAt is what a reader calls the fact that stands at a place, or around it: the last one that begins at or before it in
// its file; empty where it is about a security, or nothing is there.
func factAt(c *loadline.Company, at loadline.Source) string {
	best, name := int32(-1), ""
	put := func(fact loadline.Source, says string) {
		if fact.File == at.File && at.Line > 0 && fact.Line <= at.Line && fact.Line > best {
			best, name = fact.Line, says
		}
	}
	for _, s := range c.Stakeholders {
		put(s.At, s.Title())
	}
	for _, t := range c.Transactions {
		put(t.Base().At, "")
	}
	for _, s := range c.Classes {
		put(s.At, classTitle(s))
	}
	for _, d := range c.Documents {
		put(d.At, documentTitle(d))
	}
	for _, x := range c.Entities {
		put(x.At, cmp.Or(x.LegalName, x.Name))
	}
	putDeciding(c, put)
	for _, law := range c.Laws {
		for i := range law.Provisions {
			put(law.Provisions[i].At, loadline.Textf("the facts that %v asks for", law.Provisions[i].Cites).String())
		}
	}
	return name
}

// putDeciding puts the facts on deciding.
func putDeciding(c *loadline.Company, put func(loadline.Source, string)) {
	for _, x := range c.Offices {
		put(x.At, cmp.Or(x.Title, x.Name))
	}
	for _, b := range c.Bodies {
		title := cmp.Or(b.Title, b.Name)
		put(b.At, title)
		for _, s := range b.Seats {
			put(s.At, loadline.Textf("%v of %v", cmp.Or(s.Title, loadline.Textf("seat %v", strings.ReplaceAll(s.Name, "_", " ")).String()), title).String())
		}
	}
	for _, m := range c.Matters {
		put(m.At, cmp.Or(m.Title, m.Name))
	}
	for _, x := range c.Consents {
		put(x.At, loadline.Textf("the consent %v", x.Name).String())
	}
	for _, x := range c.Rights {
		put(x.At, loadline.Textf("the right %v", x.Name).String())
	}
	for _, x := range c.Agreements {
		put(x.At, loadline.Textf("the voting agreement %v", x.Name).String())
	}
	for _, x := range c.Drags {
		put(x.At, loadline.Textf("the drag-along %v", x.Name).String())
	}
	for _, x := range c.Upons {
		put(x.At, loadline.Textf("what %v brings about", x.Name).String())
	}
}
