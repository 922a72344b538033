package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"loadline"
)

// One text in every character set and with every separator reads alike.
func TestCharacterSetsAndSeparators(t *testing.T) {
	const src = "Gesellschafter;Anzahl\nJörg Äppelmann, Größl;1\n\"Süß; \"\"KI\"\"\";2\n"
	const want = "A1\tGesellschafter\nB1\tAnzahl\nA2\tJörg Äppelmann, Größl\nB2\t1\nA3\tSüß; \"KI\"\nB3\t2\n"
	encode := func(e interface{ Bytes([]byte) ([]byte, error) }) []byte {
		b, err := e.Bytes([]byte(src))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	le := encode(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder())
	be := encode(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder())
	for name, data := range map[string][]byte{
		"UTF-8":               []byte(src),
		"UTF-8 with a mark":   append([]byte("\xef\xbb\xbf"), src...),
		"UTF-16 little":       append([]byte("\xff\xfe"), le...),
		"UTF-16 big":          append([]byte("\xfe\xff"), be...),
		"UTF-16 without mark": le,
		"UTF-16 big, no mark": be,
		"Windows-1252":        encode(charmap.Windows1252.NewEncoder()),
		"a line of Excel's":   []byte("sep=;\r\n" + strings.ReplaceAll(src, "\n", "\r\n")),
		"old Macintosh lines": []byte(strings.ReplaceAll(src, "\n", "\r")),
		"no last line break":  []byte(strings.TrimRight(src, "\n")),
	} {
		b, diags := Open("a.csv", data)
		if len(diags) > 0 {
			t.Errorf("%s: %s", name, told(diags))
			continue
		}
		if got := cellsOf(b); got != want {
			t.Errorf("%s reads\n%s", name, got)
		}
	}
	for _, sep := range []string{",", ";", "\t", "|"} {
		b, _ := Open("a.csv", []byte(strings.ReplaceAll("Title\na_b_c\n1,5_2_3\n4_5_6\n", "_", sep)))
		if got := len(b.sheets[0].rows[1].cells); got != 3 {
			t.Errorf("separated by %q, a row has %v cells", sep, got)
		}
	}
}

// Blank lines and line breaks in quotes keep both counts right: the cell that a spreadsheet shows, the line of the file.
func TestCellsAndLinesOfACSVFile(t *testing.T) {
	b, _ := Open("a.csv", []byte("a,b\n\n\"two\nlines\",c\nd,e\n"))
	g := b.sheets[0]
	if at := b.place(g, 3, 1); at.Cell != "B4" || at.Line != 5 || g.at(3, 1).text != "e" {
		t.Errorf("e stands at %+v", at)
	}
	if at := b.place(g, 2, 0); at.Cell != "A3" || at.Line != 3 || g.at(2, 0).text != "two\nlines" {
		t.Errorf("the two lines stand at %+v", at)
	}
}

// zipped is a zip archive of the given parts.
func zipped(t testing.TB, parts map[string]string) []byte {
	var w bytes.Buffer
	z := zip.NewWriter(&w)
	for name, text := range parts {
		f, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return w.Bytes()
}

// workbookOf is a workbook with one sheet whose rows are written out.
func workbookOf(rows string) map[string]string {
	return map[string]string{
		"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`,
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	many := map[string]string{}
	for n := range maxParts + 1 {
		many[fmt.Sprint(n)] = ""
	}
	bomb := workbookOf(strings.Repeat(" ", 2*maxRun))
	broken := workbookOf(`<row><c><v>1</v></c></row><row`)
	entity := workbookOf(`<row><c><v>&lol;</v></c></row>`)
	for name, f := range map[string]struct {
		data []byte
		want string
	}{
		"larger than the limit":       {bytes.Repeat([]byte("a"), maxBytes+1), "too-large error"},
		"an old workbook":             {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "not-understood error"},
		"a picture":                   {[]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), "not-understood error"},
		"half a zip":                  {export(t)[:1000], "file-unreadable error"},
		"a zip of something else":     {zipped(t, map[string]string{"word/document.xml": "<w/>"}), "file-unreadable error"},
		"too many parts":              {zipped(t, many), "too-large error"},
		"a bomb":                      {zipped(t, bomb), "too-large error"},
		"a row beyond the last":       {zipped(t, workbookOf(`<row r="1048577"><c><v>1</v></c></row>`)), "too-large error"},
		"a column beyond the last":    {zipped(t, workbookOf(`<row><c r="AMK1"><v>1</v></c></row>`)), "too-large error"},
		"a part that breaks off":      {zipped(t, broken), "file-unreadable error"},
		"entities":                    {zipped(t, entity), "file-unreadable error"},
		"a quote that never ends":     {[]byte("a,b\nc,\"d\ne,f\n"), "syntax-error error"},
		"a thousand and more columns": {bytes.Repeat([]byte("a,"), maxColumns+1), "too-large error"},
		"a million and more rows":     {bytes.Repeat([]byte("a\n"), maxRows+1), "too-large error"},
	} {
		started := time.Now()
		_, diags := Open("file", f.data)
		if len(diags) != 1 || string(diags[0].Code)+" "+diags[0].Severity.String() != f.want {
			t.Errorf("%s tells\n%s", name, told(diags))
		}
		if took := time.Since(started); took > 30*time.Second { // what grows with the square takes hours; a busy machine takes seconds
			t.Errorf("%s takes %v", name, took)
		}
	}
}

// What an archive unpacks to is counted while it is unpacked, over all of its parts, whatever its directory claims.
func TestUnpackingStopsAtTheLimit(t *testing.T) {
	data := zipped(t, map[string]string{"a": strings.Repeat("<c/>", 1000), "b": strings.Repeat("<c/>", 1000)})
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for room, want := range map[int64]string{8001: "", 7000: "bytes unpacked", 3000: "bytes unpacked"} {
		w := &workbook{room: room, parts: map[string]*zip.File{"a": zr.File[0], "b": zr.File[1]}}
		all := func(*xml.Decoder, xml.Token) bool { return true }
		w.tokens("a", all)
		w.tokens("b", all)
		if w.tooLarge != want {
			t.Errorf("with room for %v bytes it says %q, want %q", room, w.tooLarge, want)
		}
	}
}

// A cell far to the right or far below costs no more than itself.
func TestSparseSheetsAreSmall(t *testing.T) {
	var rows strings.Builder
	for r := 1; r <= 20_000; r++ {
		fmt.Fprintf(&rows, `<row r="%d"><c r="ALZ%d"><v>1</v></c></row>`, r, r)
	}
	if _, diags := Open("wide.xlsx", zipped(t, workbookOf(rows.String()))); len(diags) != 1 || diags[0].Code != loadline.TooLarge {
		t.Errorf("20 million cells, nearly all blank, tell %s", told(diags))
	}
	b, diags := Open("tall.xlsx", zipped(t, workbookOf(`<row r="1000000"><c r="B1000000"><v>7</v></c></row>`)))
	if len(diags) > 0 || b.sheets[0].at(999_999, 1).text != "7" {
		t.Errorf("a tall sheet tells %s", told(diags))
	}
}

// What a cell is, its part says: a shared text, one in place, a formula with and without its value, an error, a day.
func TestKindsOfCells(t *testing.T) {
	parts := workbookOf(`<row>
		<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>9</v></c><c t="inlineStr"><is><r><t>in </t></r><r><t>place</t></r></is></c>
		<c><f>1+1</f><v>2</v></c><c><f>1+1</f></c><c t="str"><f>""</f><v></v></c><c t="e"><v>#REF!</v></c>
		<c s="1"><v>45247.75</v></c><c t="d"><v>2023-11-17T00:00:00</v></c><c s="2"><v>0.125</v></c><c s="3"><v>1250</v></c><c t="b"><v>1</v></c><c><v>0.30000000000000004</v></c>
	</row>`)
	parts["xl/sharedStrings.xml"] = `<sst><si><t>plain</t></si><si><r><t>ri_x0063_h </t></r><rPh><t>reading</t></rPh></si></sst>`
	parts["xl/styles.xml"] = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$€-407] #,##0.00;[Red]dd"/></numFmts>
		<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="164"/></cellXfs></styleSheet>`
	b, diags := Open("a.xlsx", zipped(t, parts))
	if len(diags) > 0 {
		t.Fatal(told(diags))
	}
	var got []string
	for _, x := range b.sheets[0].rows[0].cells {
		look := ""
		if x.look.percent {
			look = "%"
		}
		got = append(got, [...]string{"blank", "text", "number", "day", "failed"}[x.kind]+" "+x.text+look+strings.Trim(string(x.look.currency[:]), "\x00"))
	}
	same(t, "the row", strings.Join(got, "\n"), `
		text plain
		text rich
		blank
		text in place
		number 2
		failed a formula that was never computed
		blank
		failed #REF!
		day 2023-11-17
		day 2023-11-17
		number 0.125%
		number 1250EUR
		text TRUE
		number 0.3`)
}

// The library with which the workbooks are written reads the same cells out of them.
func TestAnotherReaderReadsTheSameCells(t *testing.T) {
	data := export(t)
	other, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	b, _ := Open("export.xlsx", data)
	for _, g := range b.sheets {
		rows, err := other.GetRows(g.name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) != len(g.rows) {
			t.Errorf("%s has %v rows, and the other reader finds %v", g.name, len(g.rows), len(rows))
		}
		for r := range rows {
			for c, want := range rows[r] {
				x := g.at(r, c)
				if x.kind == day {
					n, _ := loadline.ParseDecimal(want)
					want = (&workbook{}).serial(n).String()
				}
				if x.text != want {
					t.Errorf("%s!%s is %q, and the other reader finds %q", g.name, address(r, c), x.text, want)
				}
			}
		}
	}
}

func TestFormatsOfNumbers(t *testing.T) {
	for code, want := range map[string]shown{
		"yyyy-mm-dd": {isDay: true}, "dd.mm.yyyy;@": {isDay: true}, "[$-409]mmm d, yyyy": {isDay: true},
		"0.00%": {look: look{percent: true}}, `#,##0 "days"`: {}, `0\d`: {}, "[Red]0": {}, "#,##0_d": {}, "General": {}, "@": {}, "0.00E+00": {},
		`#,##0.00 [$EUR]`: {look: look{currency: [3]byte{'E', 'U', 'R'}}}, `"$"#,##0`: {look: look{currency: [3]byte{'U', 'S', 'D'}}},
	} {
		if got := showing(code); got != want {
			t.Errorf("%q shows %+v, want %+v", code, got, want)
		}
	}
}
