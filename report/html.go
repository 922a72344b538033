package report

import (
	"fmt"
	"html"
	"strings"

	"loadline"
)

// pageHead begins the page. It loads nothing and runs nothing: the policy says so to the browser too.
const pageHead = `<!DOCTYPE html>
<html lang="%LANG%">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<title>%TITLE%</title>
<style>` + pageStyle + `</style>
</head>
<body>
<main>
`

const pageStyle = `
:root { color-scheme: light dark; --ink: #1a1a1a; --quiet: #5f6368; --paper: #fff; --line: #c8ccd0; --band: #f3f5f7;
  --warn: #8a4b00; --bad: #b00020; --a: #1f5fa8; --b: #b3541e; --c: #2e7d4f; --d: #7b3fa0; --e: #8a6d00; --f: #a0305c }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaed; --quiet: #9aa0a6; --paper: #17191c; --line: #44484d; --band: #22262a;
    --warn: #f0b060; --bad: #ff8a80; --a: #7fb2f0; --b: #f0a070; --c: #7fd0a0; --d: #c79be8; --e: #e0c860; --f: #f090b8 }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 64rem; margin: 0 auto; padding: 1.5rem }
h1 { font-size: 1rem; font-weight: normal; color: var(--quiet); margin: 0 }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem }
.finding { font-size: 1.35rem; font-weight: 600; margin: .25rem 0 1rem }
.state, .open { color: var(--warn) }
.quiet, figcaption { color: var(--quiet) }
.bad { color: var(--bad) }
.notices { border-left: 4px solid var(--warn); background: var(--band); padding: .5rem 1rem }
.notices h2 { margin: 0; font-size: 1rem; color: var(--warn) }
.wide { overflow-x: auto }
table { border-collapse: collapse; font-variant-numeric: tabular-nums }
th, td { padding: .2rem .75rem; text-align: left; vertical-align: bottom }
tbody th { font-weight: normal }
thead th { border-bottom: 2px solid var(--line) }
.n { text-align: right; white-space: nowrap }
tr.section th { padding-top: .9rem; font-weight: 600 }
tr.subtotal > * { border-top: 1px solid var(--line); font-weight: 600 }
tr.total > * { border-top: 2px solid var(--ink); font-weight: 700 }
td[title] { text-decoration: underline dotted var(--quiet); text-underline-offset: .2em }
blockquote { margin: .25rem 0 .25rem 1rem; color: var(--quiet) }
figure { margin: 0 }
svg { max-width: 100%; height: auto }
svg text { font-size: 12px; fill: var(--quiet) }
polyline { fill: none; stroke-width: 2 }
.axis { stroke: var(--line) }
.band { fill: var(--a); opacity: .18 }
.l0 { stroke: var(--a) } .l1 { stroke: var(--b) } .l2 { stroke: var(--c) }
.l3 { stroke: var(--d) } .l4 { stroke: var(--e) } .l5 { stroke: var(--f) }
@media print {
  :root { --ink: #000; --quiet: #444; --paper: #fff; --line: #999; --band: #fff; --warn: #000; --bad: #000 }
  body { font-size: 10pt }
  main { max-width: none; padding: 0 }
  h2 { break-after: avoid }
  thead { display: table-header-group }
  tr, figure, li { break-inside: avoid }
  .wide { overflow: visible }
}
@page { margin: 18mm }
`

// hypertext writes blocks as HTML that is well-formed XML too.
type hypertext struct {
	b strings.Builder
	f formatter
}

func (h *hypertext) put(parts ...string) {
	for _, p := range parts {
		h.b.WriteString(p)
	}
}

func (h *hypertext) page(a loadline.Answer) {
	lang := "en"
	if h.f.german {
		lang = "de"
	}
	name := strings.Join(nonEmpty(clean(a.Company), clean(a.Question), h.f.date(a.AsOf)), " · ")
	h.put(strings.NewReplacer("%LANG%", lang, "%TITLE%", html.EscapeString(name)).Replace(pageHead))
	for _, b := range h.f.page(a) {
		h.block(b)
	}
	h.put("</main>\n</body>\n</html>\n")
}

// element is one element that holds text only; class may be empty.
func (h *hypertext) element(name, class, text string) {
	h.open(name, class)
	h.put(html.EscapeString(text), "</", name, ">")
}

func (h *hypertext) open(name, class string) {
	h.put("<", name)
	if class != "" {
		h.put(` class="`, class, `"`)
	}
	h.put(">")
}

func (h *hypertext) block(b block) {
	switch b := b.(type) {
	case title:
		h.element("h1", "", strings.Join(nonEmpty(b.company, b.question, b.asOf), " · "))
	case heading:
		h.element("h2", "", b.text)
	case statement:
		h.element("p", map[tone]string{strong: "finding", warned: "state", quiet: "quiet", bad: "bad"}[b.tone], b.text)
	case notices:
		h.notices(b)
	case list:
		h.list(b)
	case plot:
		h.figure(b)
	case grid:
		h.grid(b)
	default:
		panic(fmt.Sprintf("report: unknown block %T", b))
	}
	h.put("\n")
}

func (h *hypertext) notices(b notices) {
	h.put(`<section class="notices">`)
	h.element("h2", "", b.head)
	h.put("<ul>")
	for _, s := range b.items {
		h.element("li", "", s)
	}
	h.put("</ul></section>")
}

func (h *hypertext) list(l list) {
	if len(l.items) == 0 {
		h.element("p", "quiet", h.f.say("Nothing to show."))
		return
	}
	name := "ul"
	if l.ordered {
		name = "ol"
	}
	h.put("<", name, ">\n")
	for _, it := range l.items {
		h.item(it)
	}
	h.put("</", name, ">")
}

func (h *hypertext) item(it item) {
	h.put("<li>")
	h.element("span", map[tone]string{warned: "open", bad: "bad", quiet: "quiet"}[it.tone], it.text)
	if it.place != "" {
		h.put(" ")
		h.element("span", "quiet", "("+it.place+")")
	}
	if it.words != "" {
		h.element("blockquote", "", it.words)
	}
	if len(it.below) > 0 {
		h.list(list{items: it.below})
	}
	h.put("</li>\n")
}

func (h *hypertext) grid(g grid) {
	if len(g.heads) == 0 || len(g.rows) == 0 {
		h.element("p", "quiet", h.f.say("Nothing to show."))
		return
	}
	h.put(`<div class="wide"><table><thead><tr>`)
	for j, head := range g.heads {
		h.put(`<th scope="col"`, numberClass(g.numeric[j]), ">", html.EscapeString(head), "</th>")
	}
	h.put("</tr></thead>\n<tbody>\n")
	for _, r := range g.rows {
		h.row(g, r)
	}
	h.put("</tbody></table></div>")
	for _, n := range g.notes {
		h.put("\n")
		h.element("p", "quiet", n)
	}
}

func numberClass(numeric bool) string {
	if numeric {
		return ` class="n"`
	}
	return ""
}

func (h *hypertext) row(g grid, r gridRow) {
	h.put(`<tr class="`, [...]string{"body", "section", "subtotal", "total"}[min(r.role, loadline.Total)], `">`)
	for j, fig := range r.figures {
		name := "td"
		if j == 0 || r.role == loadline.Section {
			name = "th"
		}
		h.put("<", name)
		class := ""
		if g.numeric[j] {
			class = "n"
		}
		if fig.open {
			class = strings.TrimSpace(class + " open")
		}
		if class != "" {
			h.put(` class="`, class, `"`)
		}
		if j == 0 && r.level > 0 {
			h.put(` style="padding-left: `, h.f.float(.75+1.25*float64(r.level)), `rem"`)
		}
		if j == 0 && r.role == loadline.Plain {
			h.put(` scope="row"`)
		}
		if fig.why != "" {
			h.put(` title="`, html.EscapeString(fig.why), `"`)
		}
		h.put(">", html.EscapeString(fig.text), "</", name, ">")
	}
	h.put("</tr>\n")
}
