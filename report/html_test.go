package report

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loadline"
)

var allowedElements = strings.Fields(`html head meta title style body main section h1 h2 p ul ol li span blockquote div table thead tbody tr th td
	figure figcaption svg polyline polygon text details summary`)

var allowedAttributes = strings.Fields(`lang charset name content http-equiv class scope style title role viewBox width height points x y text-anchor`)

// readPage reads a page as the strict XML that it also is, and returns the texts of its cells. Nothing may stand in it that
// loads or runs.
func readPage(t interface{ Fatalf(string, ...any) }, text string) []string {
	d := xml.NewDecoder(strings.NewReader(text))
	var figures []string
	var cell *strings.Builder
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return figures
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, text)
		}
		switch e := token.(type) {
		case xml.StartElement:
			checkElement(t, e)
			if e.Name.Local == "td" || e.Name.Local == "th" {
				cell = &strings.Builder{}
			}
		case xml.CharData:
			if cell != nil {
				cell.Write(e)
			}
		case xml.EndElement:
			if e.Name.Local == "td" || e.Name.Local == "th" {
				figures, cell = append(figures, cell.String()), nil
			}
		}
	}
}

func checkElement(t interface{ Fatalf(string, ...any) }, e xml.StartElement) {
	if !slices.Contains(allowedElements, e.Name.Local) {
		t.Fatalf("an element %s", e.Name.Local)
	}
	for _, a := range e.Attr {
		if !slices.Contains(allowedAttributes, a.Name.Local) {
			t.Fatalf("an attribute %s of %s", a.Name.Local, e.Name.Local)
		}
	}
}

func inHTML(t interface{ Fatal(...any) }, a loadline.Answer) string {
	var b bytes.Buffer
	if err := HTML(&b, a); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPagesAreWellFormedAndHoldTheFigures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := tables().Draw(t, "table")
		read := readPage(t, inHTML(t, loadline.Answer{Company: rapid.SampledFrom(hostileNames).Draw(t, "company"), Views: []loadline.View{table}}))
		g := formatter{}.grid(table)
		want := slices.Clone(g.heads)
		for _, r := range g.rows {
			want = append(want, mapped(r.figures, func(f figure) string { return f.text })...)
		}
		if !slices.Equal(read, want) {
			t.Fatalf("read %q\nwant %q", read, want)
		}
	})
}

func TestTheGalleryAsPages(t *testing.T) {
	for _, a := range absurd() {
		readPage(t, inHTML(t, a))
	}
	text := inHTML(t, full())
	for _, words := range []string{
		"Acme &lt;Holdings&gt; &amp; Söhne, Inc.", `<p class="finding">The founders own ≈ 71.43% of the company.</p>`, "prefers-color-scheme: dark", "@media print",
		`title="The founders hold 5,000,000 of 7,000,000 shares. (acme.hcl:41:3, document.charter 4.2): “each share of Series A has one vote”"`,
		"<polyline", "<polygon", `default-src 'none'`,
	} {
		if !strings.Contains(text, words) {
			t.Errorf("no %q in the page", words)
		}
	}
}
