package ocf

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"loadline"
)

// everything is all that reading a package tells, files and facts.
func everything(st store) (*Package, loadline.Diagnostics) {
	p, ds := read(st, usualBounds())
	if p == nil {
		return nil, ds
	}
	_, more := p.Company()
	return p, append(slices.Clone(ds), more...)
}

func codesOf(ds loadline.Diagnostics) []loadline.Code {
	var out []loadline.Code
	for _, d := range ds {
		if !slices.Contains(out, d.Code) {
			out = append(out, d.Code)
		}
	}
	return out
}

// Every code of this package has an example in explain/ that shows it.
func TestExamplesShowTheirCodes(t *testing.T) {
	for _, code := range []loadline.Code{
		loadline.NoManifest, loadline.AmbiguousManifest, loadline.WrongChecksum, loadline.MissingFile, loadline.FileNotNamed, loadline.UnknownVersion,
		loadline.UnknownObject, loadline.UnknownField, loadline.MissingField, loadline.BadValue, loadline.NumberNotString, loadline.OlderName,
		loadline.DuplicateID, loadline.UnsafePath,
	} {
		e, ok := loadline.Explain(code)
		if !ok || e.Rule == "" || e.Authority == "" {
			t.Errorf("%s is not explained", code)
			continue
		}
		files := map[string][]byte{}
		for _, f := range e.Files {
			if f.Name != "company.hcl" {
				files[strings.TrimPrefix(f.Name, "captable/")] = []byte(f.Text)
			}
		}
		_, ds := everything(memory{files: files})
		if codes := codesOf(ds); !slices.Equal(codes, []loadline.Code{code}) {
			t.Errorf("the example of %s shows %v", code, codes)
		}
	}
}

// oneFile is a package with one file of the given items.
func oneFile(items string) memory {
	return packed([]byte(`{"file_type":"OCF_TRANSACTIONS_FILE","items":[` + "\n" + items + `]}`))
}

// Defects of exports, and what is told of them: code, severity, the text at the place, and the summary.
const defects = `
{"object_type":"TX_POOL"}
unknown-object warning at {"object_type":"TX_POOL"}: "TX_POOL" is no type of object that Loadline knows

{"id":"x"}
missing-field error at {"id":"x"}: an object without an object_type

7
bad-value error at 7: this is no object

# dates have no time of day
{"object_type":"TX_STOCK_ACCEPTANCE","id":"a","date":"2024-01-02T00:00:00Z","security_id":"s"}
bad-value warning at "2024-01-02T00:00:00Z": date of TX_STOCK_ACCEPTANCE has a time of day

{"object_type":"TX_STOCK_ACCEPTANCE","id":"a","date":"2024-02-30","security_id":"s"}
bad-value error at "2024-02-30": date of TX_STOCK_ACCEPTANCE should be a day such as "2026-11-01", not "2024-02-30"

# an empty text states nothing, nor does a value marked as omitted
{"object_type":"TX_STOCK_ACCEPTANCE","id":"a","date":"2024-02-03","security_id":""}
missing-field error at "": TX_STOCK_ACCEPTANCE states no security_id

{"object_type":"TX_STOCK_ACCEPTANCE","id":"a","date":"2024-02-03","security_id":{"omitted":true,"comment":"-"}}
missing-field error at {"omitted":true,"comment":"-"}: TX_STOCK_ACCEPTANCE states no security_id

# of keys that come twice the last one counts
{"object_type":"TX_STOCK_ACCEPTANCE","id":7,"id":"b","date":"2024-02-03","security_id":"s"}
bad-value warning at id: the key "id" comes twice in one object

{"object_type":"TX_STOCK_REPURCHASE","id":"a","date":"2024-02-03","security_id":"s","quantity":"5","price":{"amount":"x","amount":"2","currency":"USD"}}
bad-value warning at amount: the key "amount" comes twice in one object

{"object_type":"TX_STOCK_REPURCHASE","id":"a","date":"2024-02-03","security_id":"s","quantity":"1,000","price":{"amount":"2","currency":"USD"}}
bad-value error at "1,000": quantity of TX_STOCK_REPURCHASE should be a number such as "1000.5", not "1,000"

{"object_type":"TX_STOCK_REPURCHASE","id":"a","date":"2024-02-03","security_id":"s","quantity":"-5","price":{"amount":"2"}}
bad-value error at "-5": quantity of TX_STOCK_REPURCHASE should be a count of zero or more, not "-5"
missing-field warning at {"amount":"2"}: price of TX_STOCK_REPURCHASE lacks its currency

{"object_type":"TX_STOCK_CLASS_SPLIT","id":"a","date":"2024-02-03","stock_class_id":"c","split_ratio":{"numerator":"2","denominator":"0"}}
bad-value error at {"numerator":"2","denominator":"0"}: split_ratio of TX_STOCK_CLASS_SPLIT should be a fraction of zero or more over a denominator above zero, not {"numerator":"2","denominator":"0"}

# the type may come last; a JSON number is read as it is written
{"quantity":100,"date":"2024-02-03","id":"a","price":{"amount":2,"currency":"USD"},"security_id":"s","object_type":"TX_STOCK_REPURCHASE"}
number-not-string warning at 100: quantity of TX_STOCK_REPURCHASE is a JSON number, 100
number-not-string warning at 2: price of TX_STOCK_REPURCHASE is a JSON number, 2

{"object_type":"TX_STOCK_ACCEPTANCE","id":"a","date":"2024-02-03","secrity_id":"s"}
missing-field error at {"object_type":"TX_STOCK_ACCEPTANCE","id":"a","date":"2024-02-03","secrity_id":"s"}: TX_STOCK_ACCEPTANCE lacks security_id
unknown-field warning at "secrity_id": TX_STOCK_ACCEPTANCE has no field "secrity_id" (Did you mean "security_id"?)

{"object_type":"TX_VESTING_ACCELERATION","id":"a","date":"2024-02-03","security_id":"s","quantity":{"n":1},"reason_text":"r"}
bad-value error at {"n":1}: quantity of TX_VESTING_ACCELERATION should be a number such as "1000.5", not {"n":1}

# null states that an option never expires, and nothing else
{"object_type":"TX_EQUITY_COMPENSATION_ISSUANCE","id":"a","date":"2024-02-03","security_id":"s","custom_id":"1","stakeholder_id":"h","security_law_exemptions":[],"compensation_type":"OPTION","quantity":"9","exercise_price":null,"expiration_date":null,"termination_exercise_windows":[]}
missing-field warning at null: TX_EQUITY_COMPENSATION_ISSUANCE states no exercise_price

# percent above one may be a mistake of a hundred
{"object_type":"TX_CONVERTIBLE_ISSUANCE","id":"a","date":"2024-02-03","security_id":"s","custom_id":"1","stakeholder_id":"h","security_law_exemptions":[],"investment_amount":{"amount":"5","currency":"USD"},"convertible_type":"SAFE","seniority":1,"conversion_triggers":[{"type":"UNSPECIFIED","trigger_id":"t","conversion_right":{"type":"X","conversion_mechanism":{"type":"SAFE_CONVERSION","conversion_discount":"20"}}}]}
bad-value warning at "20": conversion_triggers of TX_CONVERTIBLE_ISSUANCE should be a percentage from 0 to 1, such as 0.2 for twenty percent, not "20"
`

func TestDefectsAreTold(t *testing.T) {
	for story := range strings.SplitSeq(strings.TrimSpace(defects), "\n\n") {
		if _, rest, ok := strings.Cut(story, "\n"); ok && story[0] == '#' {
			story = rest
		}
		items, want, _ := strings.Cut(story, "\n")
		p, ds := everything(oneFile(items))
		var got []string
		for _, d := range ds {
			data := p.File(d.At.File)
			line := fmt.Sprintf("%s %v at %s: %v", d.Code, d.Severity, data[d.At.From:d.At.To], d.Summary)
			if !d.Hint.IsZero() {
				line += fmt.Sprintf(" (%v)", d.Hint)
			}
			got = append(got, line)
			if d.At.Line != 2 || string(p.Line(d.At)) != items+"]}" || d.At.From != int64(strings.Index(string(data), items))+int64(d.At.Column)-1 {
				t.Errorf("%s: line %d, column %d is another place than byte %d", items, d.At.Line, d.At.Column, d.At.From)
			}
		}
		if told := strings.Join(got, "\n"); told != want {
			t.Errorf("%s\ntold:\n%s\nwanted:\n%s", items, told, want)
		}
	}
}

func TestOnlyTwentyOfAKindAreTold(t *testing.T) {
	_, ds := everything(oneFile(strings.TrimSuffix(strings.Repeat(`{"object_type":"NONE","id":"x"},`, 50), ",")))
	if len(ds) != lettersEach+1 || ds[0].Summary.String() != "30 more of unknown-object" {
		t.Errorf("%d letters, the first: %v", len(ds), ds[0].Summary)
	}
}

// Faults of whole files: the file T.json, and what is told of it.
func TestFaultsOfFiles(t *testing.T) {
	deep := `{"items":[{"object_type":"NONE","x":` + strings.Repeat("[", MaxDepth) + `]}`
	for _, c := range []struct{ text, want string }{
		{`{"items":[`, `syntax-error 1:11 this is no JSON: the file ends in the middle of a value`},
		{"{\"items\":[\n{\"a\":1,}\n]}", `syntax-error 2:8 this is no JSON: a key in quotes is expected here`},
		{`{"items":[]} x`, `syntax-error 1:14 this is no JSON: something follows the end`},
		{`{"items":[],"items":[]}`, `syntax-error 1:21 this is no JSON: a second list of items`},
		{`[]`, `syntax-error 1:1 this is no JSON: an object is expected here`},
		{``, `syntax-error 1:1 this is no JSON: an object is expected here`},
		{"\xff\xfe{\x00", `syntax-error 1:1 this is no JSON: an object is expected here`},
		{`{"file_type":"OCF_TRANSACTIONS_FILE"}`, `missing-field 0:0 the file has no items`},
		{`{"file_type":"OCF_STAKEHOLDERS_FILE","items":[]}`, `bad-value 1:14 the manifest lists this file under transactions_files, so its file_type should be OCF_TRANSACTIONS_FILE`},
		{`{"items":[]}`, `missing-field 0:0 the file lacks file_type`},
		{"\ufeff" + `{"items":[]}`, `bad-value 0:0 the file begins with a byte order mark`},
		{deep, `too-large 1:98 a limit was passed: values nested too deep`},
	} {
		_, ds := everything(packed([]byte(c.text)))
		if len(ds) == 0 {
			t.Errorf("%.40q: nothing is told", c.text)
			continue
		}
		if got := fmt.Sprintf("%s %d:%d %v", ds[0].Code, ds[0].At.Line, ds[0].At.Column, ds[0].Summary); got != c.want {
			t.Errorf("%.40q: %s, wanted %s", c.text, got, c.want)
		}
	}
}
