package report

import (
	"slices"

	"loadline"
)

// frame is the part of the plane that a plot shows.
type frame struct{ x0, x1, y0, y1 float64 }

// frameOf holds all points, and is never flat. It is false where there are none.
func (p plot) frame() (frame, bool) {
	var fr frame
	some := false
	for _, l := range p.lines {
		for _, pt := range l.points {
			if !some {
				fr, some = frame{pt.X, pt.X, pt.Y, pt.Y}, true
			}
			fr.x0, fr.x1 = min(fr.x0, pt.X), max(fr.x1, pt.X)
			fr.y0, fr.y1 = min(fr.y0, pt.Y), max(fr.y1, pt.Y)
		}
	}
	if fr.y0 > 0 && fr.y0 < fr.y1/2 {
		fr.y0 = 0 // near enough that a line which starts elsewhere would exaggerate
	}
	if fr.x0 == fr.x1 {
		fr.x0, fr.x1 = widened(fr.x0)
	}
	if fr.y0 == fr.y1 {
		fr.y0, fr.y1 = widened(fr.y0)
	}
	return fr, some
}

// widened is an interval around a number that holds it even where the number is huge.
func widened(x float64) (lo, hi float64) {
	d := max(x, -x) / 2
	if d == 0 {
		d = 1
	}
	return x - d, x + d
}

// across and up are a point's place in the frame, from 0 to 1. Halves keep the difference of huge numbers finite.
func (fr frame) across(x float64) float64 { return part(x, fr.x0, fr.x1) }
func (fr frame) up(y float64) float64     { return part(y, fr.y0, fr.y1) }

func part(v, lo, hi float64) float64 { return (v/2 - lo/2) / (hi/2 - lo/2) }

// at is the line's height at a place, between two points on the straight line that joins them.
func (l plotLine) at(x float64) (float64, bool) {
	ps := l.points
	i, exact := slices.BinarySearchFunc(ps, x, func(p loadline.Point, x float64) int {
		switch {
		case p.X < x:
			return -1
		case p.X > x:
			return 1
		}
		return 0
	})
	switch {
	case exact:
		return ps[i].Y, true
	case i == 0 || i == len(ps):
		return 0, false
	}
	a, b := ps[i-1], ps[i]
	t := part(x, a.X, b.X)
	return a.Y*(1-t) + b.Y*t, true
}

const (
	plotHeight = 12
	plotWidth  = 64
	leastPlot  = 24 // columns for the picture, before figures are better
)

// markers tell the lines of a plot apart without colour.
const markers = "*+ox#@%&"

func (t *terminal) plot(p plot) {
	fr, ok := p.frame()
	if !ok {
		t.line("  " + t.f.say("Nothing to show."))
		return
	}
	top, bottom := t.f.at(fr.y1, p.y.kind), t.f.at(fr.y0, p.y.kind)
	margin := max(cells(top), cells(bottom))
	width := plotWidth
	if t.style.Width > 0 {
		width = min(width, t.style.Width-margin-4)
	}
	if width < leastPlot {
		t.grid(t.f.grid(p.table))
		return
	}
	if p.y.title != "" {
		t.line(blanks(margin+4) + p.y.title)
	}
	picture := p.raster(fr, width)
	for i, line := range picture {
		label := ""
		switch i {
		case 0:
			label = top
		case len(picture) - 1:
			label = bottom
		}
		t.line("  " + padLeft(label, margin) + " │" + string(line))
	}
	t.underPlot(p, fr, margin, width)
}

// underPlot is the horizontal axis and what each mark means.
func (t *terminal) underPlot(p plot, fr frame, margin, width int) {
	t.line(blanks(margin+3) + "└" + repeat('─', width))
	left, right := t.f.at(fr.x0, p.x.kind), t.f.at(fr.x1, p.x.kind)
	t.line(blanks(margin+4) + left + blanks(max(width-cells(left)-cells(right), 1)) + right)
	if p.x.title != "" {
		t.line(blanks(margin+4) + p.x.title)
	}
	for _, line := range t.f.legend(p) {
		t.line(blanks(margin+4) + line)
	}
}

// legend says what each mark means; the two lines at the edge of a band share one.
func (f formatter) legend(p plot) []string {
	var out []string
	for i, l := range p.lines {
		name, other := l.name, len(p.lines)-1-i
		switch {
		case p.fan && other < i:
			continue
		case p.fan && other > i:
			name = f.say("%v to %v", name, p.lines[other].name)
		}
		out = append(out, string(p.mark(i))+" "+name)
	}
	return out
}

func repeat(r rune, n int) string { return string(slices.Repeat([]rune{r}, n)) }

// mark is the sign of a line: of a fan the middle one stands out and the bands around it fade.
func (p plot) mark(i int) rune {
	if !p.fan {
		return rune(markers[i%len(markers)])
	}
	switch middle := len(p.lines) / 2; {
	case i == middle && len(p.lines)%2 == 1:
		return '*'
	case i == 0 || i == len(p.lines)-1:
		return '░'
	}
	return '▒'
}

// raster draws the lines into rows of runes, the highest first.
func (p plot) raster(fr frame, width int) [][]rune {
	rows := make([][]rune, plotHeight)
	for i := range rows {
		rows[i] = []rune(blanks(width))
	}
	level := func(y float64) int {
		return min(max(int((1-fr.up(y))*float64(plotHeight-1)+0.5), 0), plotHeight-1)
	}
	for column := range width {
		t := float64(column) / float64(width-1)
		x := fr.x0*(1-t) + fr.x1*t
		if p.fan {
			p.bands(rows, column, x, level)
		}
		for i, l := range p.lines {
			if y, ok := l.at(x); ok && (!p.fan || p.mark(i) == '*') {
				rows[level(y)][column] = p.mark(i)
			}
		}
	}
	return rows
}

// bands fills the column between each pair of quantiles, the outermost pair first.
func (p plot) bands(rows [][]rune, column int, x float64, level func(float64) int) {
	for i := range len(p.lines) / 2 {
		lo, ok1 := p.lines[i].at(x)
		hi, ok2 := p.lines[len(p.lines)-1-i].at(x)
		if !ok1 || !ok2 {
			continue
		}
		for row := level(max(lo, hi)); row <= level(min(lo, hi)); row++ {
			rows[row][column] = p.mark(i)
		}
	}
}
