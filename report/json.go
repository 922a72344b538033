package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"unicode/utf8"

	"loadline"
)

// The shape of the JSON. Sentences are English with their values formatted; numbers are strings, exact: a decimal where
// it ends, else a fraction "1/3". Keys are only added, never renamed.
type (
	answerJSON struct {
		Question string           `json:"question"`
		Company  string           `json:"company"`
		AsOf     loadline.Date    `json:"as_of"`
		State    loadline.State   `json:"state" enum:"answered,not applicable,facts missing,facts disagree,undecided"`
		Notices  []string         `json:"notices,omitempty"`
		Finding  string           `json:"finding"`
		Because  []reasonJSON     `json:"because"`
		Assumed  []assumptionJSON `json:"assumed"`
		Problems []problemJSON    `json:"problems"`
		Data     any              `json:"data"`
		Views    []any            `json:"views"`
	}
	placeJSON struct {
		Text   string      `json:"text"` // "company.hcl:41:3"
		File   string      `json:"file,omitempty"`
		Line   int32       `json:"line,omitempty"`
		Column int32       `json:"column,omitempty"` // counts bytes from 1
		From   int64       `json:"from,omitempty"`   // bytes of the file, half open
		To     int64       `json:"to,omitempty"`
		Cell   string      `json:"cell,omitempty"`
		Clause *clauseJSON `json:"clause,omitempty"`
	}
	clauseJSON struct {
		Document loadline.Ref `json:"document"`
		Number   string       `json:"number,omitempty"`
		Quote    string       `json:"quote,omitempty"`
	}
	reasonJSON struct {
		Says    string       `json:"says"`
		Place   *placeJSON   `json:"place,omitempty"`
		Because []reasonJSON `json:"because,omitempty"`
	}
	assumptionJSON struct {
		Says    string     `json:"says"`
		Settles string     `json:"settles,omitempty"`
		Place   *placeJSON `json:"place,omitempty"`
	}
	problemJSON struct {
		Code     loadline.Code `json:"code"`
		Severity string        `json:"severity" enum:"error,warning,note"`
		Summary  string        `json:"summary"`
		Detail   string        `json:"detail,omitempty"`
		Hint     string        `json:"hint,omitempty"`
		Place    *placeJSON    `json:"place,omitempty"`
		Related  []placeJSON   `json:"related,omitempty"`
	}
)

func encode(a loadline.Answer) ([]byte, error) {
	f := formatter{}
	out := answerJSON{
		Question: a.Question, Company: a.Company, AsOf: a.AsOf, State: a.State, Finding: f.text(a.Finding),
		Because: f.reasonsJSON(a.Because, deepestReason), Assumed: []assumptionJSON{}, Problems: f.problemsJSON(a.Problems),
		Data: a.Data, Views: []any{},
	}
	for _, n := range a.Notices {
		out.Notices = append(out.Notices, f.text(n))
	}
	for _, as := range a.Assumed {
		out.Assumed = append(out.Assumed, assumptionJSON{f.text(as.Says), f.text(as.Settles), f.placeJSON(as.At)})
	}
	for _, v := range a.Views {
		if _, live := v.(loadline.Reckoner); live {
			continue // a workbook alone draws it
		}
		out.Views = append(out.Views, f.viewJSON(v))
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(out); err != nil {
		return nil, fmt.Errorf("report: the answer to %s as JSON: %w", a.Question, err)
	}
	return disarmed(b.Bytes()), nil
}

// disarmed writes the runes that drive a terminal or turn its lines around as \u escapes: the same JSON, safe to look at.
// They stand inside of strings only.
func disarmed(text []byte) []byte {
	if bytes.IndexFunc(text, armed) < 0 {
		return text
	}
	out := make([]byte, 0, len(text)+64)
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		switch {
		case !armed(r):
			out = append(out, text[:n]...)
		case r > 0xffff:
			r -= 0x10000
			out = fmt.Appendf(out, `\u%04x\u%04x`, 0xd800+r>>10, 0xdc00+r&0x3ff)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
		text = text[n:]
	}
	return out
}

func armed(r rune) bool { return r >= 0x7f && r <= 0x9f || hidden(r) }

func (f formatter) placeJSON(s loadline.Source) *placeJSON {
	if !s.Known() {
		return nil
	}
	out := &placeJSON{Text: f.place(s), File: s.File, Line: s.Line, Column: s.Column, From: s.From, To: s.To, Cell: s.Cell}
	if c := s.Clause; c != nil {
		out.Clause = &clauseJSON{c.Document, c.Number, c.Quote}
	}
	return out
}

func (f formatter) reasonsJSON(rs []loadline.Reason, depth int) []reasonJSON {
	out := make([]reasonJSON, len(rs))
	for i, r := range rs {
		out[i] = reasonJSON{Says: f.text(r.Says), Place: f.placeJSON(r.At)}
		if depth > 0 {
			out[i].Because = f.reasonsJSON(r.Because, depth-1)
		}
	}
	return out
}

func (f formatter) problemsJSON(ds loadline.Diagnostics) []problemJSON {
	out := make([]problemJSON, 0, len(ds))
	for _, d := range ds.Sorted() {
		p := problemJSON{
			Code: d.Code, Severity: d.Severity.String(), Summary: f.text(d.Summary), Detail: f.text(d.Detail), Hint: f.text(d.Hint),
			Place: f.placeJSON(d.At),
		}
		for _, r := range d.Related {
			if place := f.placeJSON(r); place != nil {
				p.Related = append(p.Related, *place)
			}
		}
		out = append(out, p)
	}
	return out
}

// number is a float of a picture; JSON has no infinity and no not-a-number.
func number(x float64) any {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return x
}
