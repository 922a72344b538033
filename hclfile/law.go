package hclfile

import (
	"sync"

	"loadline"
)

// ParseLaw reads a preset of law: one block law, and its provisions. Their approvals name selectors (board, stockholders,
// electors, affected_classes, members, holder) in place of a company's own bodies. The law is meaningful where the
// diagnostics have no errors; name is what places begin with.
func ParseLaw(name string, src []byte) (*loadline.Law, loadline.Diagnostics) {
	f, problems := parse(lawTables, name, src, false)
	d := newDrafting(f, newKnown(nil), nil)
	d.law = true
	d.company.Laws = []loadline.Law{{}}
	d.readBlocks()
	law := &d.company.Laws[0]
	overlapsIn(d, law.Provisions, func(p *loadline.Provision) (loadline.Ref, loadline.Span, loadline.Source) {
		return loadline.Ref{Kind: "provision", Name: p.Name}, loadline.During(p.Period), p.At
	})
	return law, capped(append(problems, d.diags...)).Sorted()
}

var lawMade = sync.OnceValue(func() *tables {
	t := &tables{readers: map[string]func(*drafting, *block){}}
	addReader(t, lawKind(), func(d *drafting, b *block, k kind[loadline.Law]) {
		k.read(&reading{drafting: d, block: b}, b, &d.company.Laws[0])
	})
	addReader(t, provisionKind(), func(d *drafting, b *block, k kind[loadline.Provision]) {
		var p loadline.Provision
		k.read(&reading{drafting: d, block: b}, b, &p)
		d.company.Laws[0].Provisions = append(d.company.Laws[0].Provisions, p)
	})
	return t
})

func lawTables() *tables { return lawMade() }

func lawKind() kind[loadline.Law] {
	type T = loadline.Law
	return kind[T]{
		BlockKind: BlockKind{Word: "law", Label: "the name by which companies say that they are under it", single: true, cites: true, free: true,
			Doc:     "A preset: dated and cited provisions of a statute, or of the usual documents.",
			Example: "law \"us-de\" {\n  title = \"Delaware corporation\"\n}\n"},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: []row[T]{
			is("title", text(), func(t *T) *string { return &t.Title }, "What it is, in words.", `"Delaware corporation (8 Del. C.)"`, required()),
			is("base", text(), func(t *T) *string { return &t.Base }, "The preset that it builds on: its provisions hold too, where this one has none of that name.", `"us-de"`),
		},
	}
}

func provisionKind() kind[loadline.Provision] {
	type T = loadline.Provision
	conditions := make([]loadline.Condition, loadline.ImportantCause+1)
	when := make([]string, len(conditions))
	for c := range conditions {
		conditions[c] = loadline.Condition(c)
		when[c] = conditions[c].String()
	}
	return kind[T]{
		BlockKind: BlockKind{Word: "provision", Label: "a name of its own", again: true, cites: true,
			Doc: "One rule of a law: for which matters or bodies, on which conditions, what is needed, and how far a document may depart from it.",
			Example: "provision \"remove_director\" {\n  title   = \"Directors are removed by a majority of the shares entitled to elect them\"\n  matters = [\"remove_director\"]\n  when    = [\"unclassified_board\"]\n  needs   = majority(outstanding(electors))\n" +
				"  force   = \"fixed\"\n  cites   = \"8 Del. C. § 141(k)\"\n  quote   = \"by the holders of a majority of the shares then entitled to vote at an election of directors\"\n  read    = \"https://delcode.delaware.gov/title8/c001/sc04/\"\n  checked = \"2026-11-24\"\n  lawyer  = none\n}\n"},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: slicesOf([]row[T]{
			is("title", text(), func(t *T) *string { return &t.Title }, "What it says, in a sentence.", `"A director is removed by a majority of the shares"`, required()),
			is("matters", list(matterKinds()), func(t *T) *[]loadline.MatterKind { return &t.Matters }, "The kinds of matters of which it says what they need.", `["remove_director"]`),
			is("bodies", list(bodyKinds()), func(t *T) *[]loadline.BodyKind { return &t.Bodies }, "Or the kinds of bodies of which it says how they act.", `["board"]`),
			is("when", list(word(when, conditions...)), func(t *T) *[]loadline.Condition { return &t.When }, "The conditions on which it hangs, all of them.", `["unclassified_board", "without_cause"]`),
			is("needs", approval(), func(t *T) *loadline.Approval { return &t.Needs }, "What is needed, over selectors.", "majority(outstanding(electors))"),
			is("quorum", stated(quorum()), func(t *T) *loadline.Stated[loadline.Threshold] { return &t.Quorum }, "What must take part.", "majority(seats())"),
			is("notice", stated(duration()), func(t *T) *loadline.Stated[loadline.Duration] { return &t.Notice }, "How long before it must be announced; none where it need not be.", "days(10)"),
			is("breach", breaches(), func(t *T) *loadline.Breach { return &t.Breach }, "What a decision is without a consent that a document asks for, where the document does not say.", `"internal"`),
			is("weight", text(), func(t *T) *string { return &t.Weight }, "By what its voters weigh, where that is not the votes that they have.", `"interest in the profits"`),
			is("form", forms(), func(t *T) *loadline.Form { return &t.Form }, "How it is decided, where the provision is about one form.", `"meeting"`),
		}, forceRows(), []row[T]{
			is("cites", text(), func(t *T) *string { return &t.Cites }, "The place in the statute.", `"8 Del. C. § 141(k)"`, required()),
			is("quote", text(), func(t *T) *string { return &t.Quote }, "The words that decide.", `"with or without cause, by the holders of a majority of the shares"`),
			is("read", text(), func(t *T) *string { return &t.Read }, "The public address where they were read.", `"https://delcode.delaware.gov/title8/c001/sc04/"`),
			is("checked", date(), func(t *T) *loadline.Date { return &t.Checked }, "The day on which it was held against the statute's words.", `"2026-11-24"`),
			is("lawyer", textOrNone(), func(t *T) *string { return &t.Lawyer }, "Who checked it as counsel; none where nobody has.", "none"),
			is("from", date(), func(t *T) *loadline.Date { return &t.Period.From }, "The first day on which it is in force.", `"2025-03-25"`),
			is("to", date(), func(t *T) *loadline.Date { return &t.Period.To }, "The last day on which it is in force.", `"2025-03-24"`),
		}),
	}
}

// forceRows are how a provision stands to documents.
func forceRows() []row[loadline.Provision] {
	type T = loadline.Provision
	forces := make([]loadline.Force, loadline.Practice+1)
	words := make([]string, len(forces))
	for f := range forces {
		forces[f] = loadline.Force(f)
		words[f] = forces[f].String()
	}
	return []row[T]{
		is("force", word(words, forces...), func(t *T) *loadline.Force { return &t.Force }, "How it stands to the documents: it holds where they are silent, is the least or the most that they may ask, or cannot be departed from; a line is a threshold of another law; practice is no law.", `"fixed"`, required()),
		is("set_in", list(text()), func(t *T) *[]string { return &t.Setting }, "The kinds of documents that may depart from it.", `["charter", "bylaws"]`),
		is("line", number(), func(t *T) *loadline.Number { return &t.Line }, "Of a line: the part of votes or capital at which the other law begins to bite.", "pct(25)"),
		is("ahead", duration(), func(t *T) *loadline.Duration { return &t.Ahead }, "Of a line: for how long the law looks ahead whether the company goes on. A plan whose cash lasts less crosses it, and is told from which day.", "months(12)"),
		is("effect", text(), func(t *T) *string { return &t.Effect }, "Of a line: what begins, in words.", `"a filing before closing"`),
		is("exceeds", truth(), func(t *T) *loadline.Truth { return &t.Exceeds }, "Of a line: whether only more than it crosses it; otherwise it is enough to reach it.", "true"),
		is("hangs_on", text(), func(t *T) *string { return &t.HangsOn }, "Of a line: what else it asks, of which the facts have no word. Nobody is then told to cross it.", `"voting stock is listed"`),
		is("locks", list(text()), func(t *T) *[]string { return &t.Locks }, "The kinds of documents whose rules that ask a larger vote are changed only by that vote.", `["charter"]`),
	}
}

// textOrNone is a text; none is the empty one.
func textOrNone() codec[string] {
	c := text()
	inner := c.read
	c.read = func(r *reading, e loadline.Expr) (string, bool) {
		if e.Op == loadline.RefTo && (e.Name == "none" || e.Name == "never") {
			return "", true
		}
		return inner(r, e)
	}
	return c
}
