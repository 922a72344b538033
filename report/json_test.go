package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loadline"
)

func inJSON(t interface{ Fatal(...any) }, a loadline.Answer) []byte {
	var b bytes.Buffer
	if err := JSON(&b, a); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// at walks into decoded JSON by keys and indices.
func at(t *testing.T, v any, path ...any) any {
	for _, p := range path {
		switch p := p.(type) {
		case string:
			object, ok := v.(map[string]any)
			if !ok {
				t.Fatalf("no object at %v of %v", p, path)
			}
			v = object[p]
		case int:
			array, ok := v.([]any)
			if !ok || p >= len(array) {
				t.Fatalf("no element %v of %v", p, path)
			}
			v = array[p]
		}
	}
	return v
}

func TestTheShapeOfTheJSON(t *testing.T) {
	a := full()
	lo := loadline.Int(1)
	a.Data = struct {
		Votes loadline.Number `json:"votes"`
		Paid  loadline.Money  `json:"paid"`
	}{loadline.Number{Lo: &lo, Open: []loadline.Unknown{{Question: "How many votes?", At: acme}}}, loadline.MoneyOf(dec("1250000.5"), "USD")}
	text := inJSON(t, a)
	if !bytes.HasSuffix(text, []byte("}\n")) || !bytes.HasPrefix(text, []byte("{\n  \"question\": \"who-owns\",\n  \"company\"")) {
		t.Errorf("it begins %q", text[:60])
	}
	var v any
	if err := json.Unmarshal(text, &v); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		want any
		path []any
	}{
		{"2026-11-24", []any{"as_of"}},
		{"answered", []any{"state"}},
		{"The founders own ≈ 71.43% of the company.", []any{"finding"}},
		{"document.charter", []any{"because", 0, "place", "clause", "document"}},
		{"ledger.xlsx#Ledger!B7", []any{"because", 0, "because", 1, "place", "text"}},
		{"Does the plan adjust options on a split? (plan, 9)", []any{"assumed", 0, "settles"}},
		{"document-not-read", []any{"problems", 0, "code"}},
		{"warning", []any{"problems", 0, "severity"}},
		{7.0, []any{"problems", 0, "place", "line"}},
		{"1", []any{"data", "votes", "lo"}},
		{nil, []any{"data", "votes", "hi"}},
		{"How many votes?", []any{"data", "votes", "open", 0, "question"}},
		{41.0, []any{"data", "votes", "open", 0, "at", "line"}},
		{"1250000.5", []any{"data", "paid", "amount"}},
		{"3/7", []any{"views", 0, "rows", 1, "cells", 2, "value"}},
		{"42.8%", []any{"views", 0, "rows", 1, "cells", 2, "text"}},
		{"USD", []any{"views", 0, "rows", 1, "cells", 3, "value", "currency"}},
		{"1000", []any{"views", 1, "rows", 0, "cells", 1, "value", "lo"}},
		{"total", []any{"views", 0, "rows", 8, "role"}},
		{"curve", []any{"views", 2, "kind"}},
		{"2026-01-01", []any{"views", 2, "series", 0, "points", 0, 0}},
		{0.95, []any{"views", 3, "quantiles", 0, "level"}},
		{"2026-12-31", []any{"views", 4, "events", 0, "until"}},
		{"2/3", []any{"views", 5, "links", 0, "weight"}},
		{"3", []any{"views", 6, "rows", 0, "before", "text"}},
		{10.0, []any{"views", 7, "steps", 1, "days"}},
	} {
		if got := at(t, v, c.path...); got != c.want {
			t.Errorf("%v is %v, want %v", c.path, got, c.want)
		}
	}
}

// The same answer gives the same bytes, and nothing in them drives a terminal.
func TestJSONIsStableAndHarmless(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(rapid.SampledFrom(hostileNames), rapid.String()).Draw(t, "name")
		a := loadline.Answer{Company: name, Data: name, Views: []loadline.View{tables().Draw(t, "table")}}
		text := inJSON(t, a)
		if !bytes.Equal(text, inJSON(t, a)) {
			t.Fatal("two writings differ")
		}
		if i := bytes.IndexFunc(text, func(r rune) bool { return armed(r) || r < ' ' && r != '\n' }); i >= 0 {
			t.Fatalf("%q at byte %d", text[i:min(i+8, len(text))], i)
		}
		var back struct{ Company, Data string }
		if err := json.Unmarshal(text, &back); err != nil {
			t.Fatal(err)
		}
		if want := string([]rune(name)); back.Company != want || back.Data != want { // each broken byte is U+FFFD
			t.Fatalf("%q came back as %q and %q", name, back.Company, back.Data)
		}
	})
	for name, a := range absurd() {
		if !json.Valid(inJSON(t, a)) {
			t.Errorf("%s: not JSON", name)
		}
	}
}

func TestDataThatIsNoJSONIsAnError(t *testing.T) {
	err := JSON(&bytes.Buffer{}, loadline.Answer{Question: "who-owns", Data: func() {}})
	if err == nil || !strings.Contains(err.Error(), "who-owns") {
		t.Errorf("%v", err)
	}
}
