package report

import (
	"html"
	"strconv"
	"strings"

	"loadline"
)

// The drawing: a picture with room for figures on the left and a line of them below.
const (
	svgWidth, svgHeight          = 680, 280
	svgLeft, svgTop              = 96, 16
	svgRight, svgBottom          = svgWidth - 16, svgHeight - 48
	svgColours                   = 6
	svgPictureWidth, svgPictureH = svgRight - svgLeft, svgBottom - svgTop
)

// figure draws a plot as a small drawing inside the page, with the same figures in a table that opens.
func (h *hypertext) figure(p plot) {
	fr, ok := p.frame()
	if !ok {
		h.element("p", "quiet", h.f.say("Nothing to show."))
		return
	}
	h.put(`<figure><svg role="img" viewBox="0 0 `, strconv.Itoa(svgWidth), " ", strconv.Itoa(svgHeight), `" width="`, strconv.Itoa(svgWidth), `">`)
	h.element("title", "", strings.Join(nonEmpty(p.y.title, p.x.title), " / "))
	h.put("\n")
	h.axes(p, fr)
	if p.fan {
		h.bands(p, fr)
	}
	for i, l := range p.lines {
		if !p.fan || p.mark(i) == '*' {
			h.put(`<polyline class="l`, strconv.Itoa(i%svgColours), `" points="`, path(l.points, fr), "\"/>\n")
		}
	}
	h.put("</svg><figcaption>")
	for i, l := range p.lines {
		if !p.fan {
			h.put(`<svg width="24" height="10"><polyline class="l`, strconv.Itoa(i%svgColours), `" points="0,5 20,5"/></svg>`)
		}
		h.element("span", "", l.name)
		h.put(" ")
	}
	h.put("</figcaption><details>")
	h.element("summary", "", h.f.say("Figures"))
	h.grid(h.f.grid(p.table))
	h.put("</details></figure>")
}

func (h *hypertext) axes(p plot, fr frame) {
	h.put(`<polyline class="axis" points="`, coords(svgLeft, svgTop), " ", coords(svgLeft, svgBottom), " ", coords(svgRight, svgBottom), "\"/>\n")
	h.label(svgLeft-6, svgTop+8, "end", h.f.at(fr.y1, p.y.kind))
	h.label(svgLeft-6, svgBottom, "end", h.f.at(fr.y0, p.y.kind))
	h.label(svgLeft, svgBottom+16, "start", h.f.at(fr.x0, p.x.kind))
	h.label(svgRight, svgBottom+16, "end", h.f.at(fr.x1, p.x.kind))
	h.label((svgLeft+svgRight)/2, svgBottom+34, "middle", p.x.title)
	h.label(svgLeft+6, svgTop+8, "start", p.y.title)
}

func (h *hypertext) label(x, y float64, anchor, text string) {
	if text != "" {
		h.put(`<text x="`, coord(x), `" y="`, coord(y), `" text-anchor="`, anchor, `">`, html.EscapeString(text), "</text>\n")
	}
}

// bands are the areas between each pair of quantiles; they lie over one another, so that the middle is darkest.
func (h *hypertext) bands(p plot, fr frame) {
	for i := range len(p.lines) / 2 {
		low, high := p.lines[i].points, p.lines[len(p.lines)-1-i].points
		back := make([]loadline.Point, 0, len(high))
		for k := len(high) - 1; k >= 0; k-- {
			back = append(back, high[k])
		}
		h.put(`<polygon class="band" points="`, path(low, fr), " ", path(back, fr), "\"/>\n")
	}
}

func path(ps []loadline.Point, fr frame) string {
	var b strings.Builder
	for i, p := range ps {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(coords(svgLeft+fr.across(p.X)*svgPictureWidth, svgBottom-fr.up(p.Y)*svgPictureH))
	}
	return b.String()
}

func coords(x, y float64) string { return coord(x) + "," + coord(y) }

func coord(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) }
