package web

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"loadline/dossier"
	"loadline/question"
	"loadline/report"
)

// bench is a workbench on a folder of its own, as a browser on this machine reaches it.
type bench struct {
	t      *testing.T
	folder string
	*httptest.Server
}

func open(t *testing.T, path string) *bench {
	t.Helper()
	s, err := New(context.Background(), Config{Path: path, Version: "test", Now: time.Now, Log: io.Discard})
	must(t, err)
	b := &bench{t, path, httptest.NewServer(s.Handler())}
	t.Cleanup(func() { b.Close(); must(t, s.Close()) })
	return b
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// examples copies some of the examples into a new folder, so that what a test saves stays in it.
func examples(t *testing.T, names ...string) string {
	t.Helper()
	folder := t.TempDir()
	for _, name := range names {
		must(t, os.CopyFS(filepath.Join(folder, name), os.DirFS(filepath.Join("..", "examples", name))))
	}
	return folder
}

func (b *bench) do(r *http.Request) (int, string, http.Header) {
	b.t.Helper()
	answer, err := b.Client().Do(r)
	must(b.t, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	must(b.t, err)
	return answer.StatusCode, string(body), answer.Header
}

func (b *bench) get(path string, query ...string) (int, string) {
	b.t.Helper()
	values := url.Values{}
	for i := 0; i < len(query); i += 2 {
		values.Add(query[i], query[i+1])
	}
	r, err := http.NewRequest("GET", b.URL+path+"?"+values.Encode(), nil)
	must(b.t, err)
	status, body, _ := b.do(r)
	return status, body
}

// post sends JSON as the workbench's own page does, with other headers in pairs.
func (b *bench) post(path string, body any, headers ...string) (int, string) {
	b.t.Helper()
	text, err := json.Marshal(body)
	must(b.t, err)
	r, err := http.NewRequest("POST", b.URL+path, bytes.NewReader(text))
	must(b.t, err)
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	status, answer, _ := b.do(r)
	return status, answer
}

func read[T any](t *testing.T, text string) (out T) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &out); err != nil {
		t.Fatalf("%v in %.300s", err, text)
	}
	return out
}

// The API answers with the JSON of the command line, byte for byte.
func TestAnAnswerIsTheJSONOfTheCommandLine(t *testing.T) {
	folder := examples(t, "seed-startup", "venture-backed")
	b := open(t, folder)
	for _, c := range []struct {
		company, verb string
		words         question.Asked
	}{
		{"seed-startup", "who-owns", question.Asked{}}, {"seed-startup", "who-gets", question.Asked{"amount": {"20M"}}},
		{"venture-backed", "who-can", question.Asked{"matter": {"remove_ceo"}, "redact": {"true"}}},
		{"venture-backed", "check", question.Asked{"outcomes": {"true"}}}, {"venture-backed", "what-binds", question.Asked{"as-of": {"2026-12-01"}}},
	} {
		topic, _ := question.About(c.verb)
		q, err := topic.Query(c.words)
		must(t, err)
		d := dossier.Open(filepath.Join(folder, c.company))
		company, problems := d.Company()
		day, err := c.words.AsOf()
		must(t, err)
		on := question.NewCase(company, problems, day)
		on.Draft = d.Draft
		answer := q.Ask(on)
		if c.words.Redact() {
			answer = question.Redact(answer, company)
		}
		var want bytes.Buffer
		must(t, report.JSON(&want, answer))
		query := []string{"company", c.company}
		for name, values := range c.words {
			query = append(query, name, values[0])
		}
		if status, got := b.get("/api/ask/"+c.verb, query...); status != http.StatusOK || got != want.String() {
			t.Errorf("%s of %s: %d, %d bytes, want %d", c.verb, c.company, status, len(got), want.Len())
		}
	}
}

// A slider is a parameter: an input that moves changes the answer, and one that is none is refused.
func TestAnInputMoves(t *testing.T) {
	b := open(t, examples(t, "venture-backed"))
	_, body := b.get("/api/company", "company", "venture-backed", "round", "credits")
	opened := read[struct {
		Inputs []struct{ Name, Value string }
	}](t, body)
	if len(opened.Inputs) == 0 {
		t.Fatalf("the term sheet states no input: %.300s", body)
	}
	in := opened.Inputs[0]
	ask := func(v string) string {
		status, body := b.get("/api/ask/what-if", "company", "venture-backed", "round", "credits", "input."+in.Name, v)
		if status != http.StatusOK {
			t.Fatalf("%d: %s", status, body)
		}
		return read[struct{ Finding string }](t, body).Finding
	}
	if own, other := ask(in.Value), ask(in.Value+"0"); own == other {
		t.Errorf("ten times %s changes nothing: %s", in.Name, own)
	}
	for _, bad := range []string{"input.nothing", "1", "input." + in.Name, "much"} {
		if status, _ := b.get("/api/ask/what-if", "company", "venture-backed", "round", "credits", bad, "x"); status != http.StatusBadRequest {
			t.Errorf("%s = x is answered with %d", bad, status)
		}
	}
}

// The question, the company or the words that there are not: a clear word each.
func TestWhatCannotBeAskedIsRefusedWithAWord(t *testing.T) {
	b := open(t, examples(t, "seed-startup"))
	for _, c := range []struct {
		path, query string
		status      int
		says        string
	}{
		{"/api/ask/who-knows", "company=seed-startup", 404, "no \\\"who-knows\\\""},
		{"/api/ask/who-owns", "company=nobody", 404, "No company lies at"},
		{"/api/ask/who-owns", "company=../" + filepath.Base(b.folder) + "/seed-startup", 404, "No company"},
		{"/api/ask/who-owns", "company=%2Fetc", 404, "No company"},
		{"/api/ask/who-owns", "company=seed-startup/../seed-startup", 404, "No company"},
		{"/api/ask/who-owns", "company=seed-startup&by=colour", 400, "by takes"},
		{"/api/ask/who-owns", "company=seed-startup&as-of=soon", 400, "as-of takes a day"},
		{"/api/ask/who-gets", "company=seed-startup", 400, "needs its amount"},
		{"/api/ask/what-if", "company=seed-startup&round=a%2Fb", 400, "none of the company's rounds"},
		{"/api/nothing", "", 404, "no such part"},
		{"/assets/..%2fserver.go", "", 404, "no such file"},
		{"/api/file", "company=../x", 404, "No company"},
		{"/api/revision", "company=seed-startup&id=x", 404, "no such revision"},
	} {
		r, err := http.NewRequest("GET", b.URL+c.path+"?"+c.query, nil)
		must(t, err)
		if status, body, header := b.do(r); status != c.status || !strings.Contains(body, c.says) || header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s?%s: %d %.200s", c.path, c.query, status, body)
		}
	}
}

// Another host, another site, a form, a frame: none of them gets in.
func TestOnlyItsOwnPagesTalkToIt(t *testing.T) {
	folder := examples(t, "seed-startup")
	b := open(t, folder)
	file := filepath.Join(folder, "seed-startup", "company.hcl")
	before, err := os.ReadFile(file)
	must(t, err)
	body := saveJSON{Company: "seed-startup", Content: "x", From: "x"}
	for _, c := range []struct {
		headers []string
		status  int
	}{
		{[]string{"Origin", "https://evil.example"}, 403}, {[]string{"Sec-Fetch-Site", "cross-site"}, 403},
		{[]string{"Sec-Fetch-Site", "same-site"}, 403}, {[]string{"Content-Type", "text/plain"}, 415},
		{[]string{"Content-Type", "application/x-www-form-urlencoded"}, 415},
	} {
		if status, answer := b.post("/api/file", body, c.headers...); status != c.status {
			t.Errorf("a post with %v: %d %.200s", c.headers, status, answer)
		}
	}
	for host, status := range map[string]int{"evil.example": 421, "localhost.evil.example:80": 421, "192.168.1.2": 421, "": 400, "localhost:9": 200, "[::1]:9": 200, "127.0.0.1": 200} {
		r := httptest.NewRequest("GET", b.URL+"/api/companies", nil)
		r.RequestURI, r.Host = "", host
		if host == "" {
			continue // the client fills it in
		}
		if got, _, _ := b.do(r); got != status {
			t.Errorf("host %q: %d, want %d", host, got, status)
		}
	}
	r, err := http.NewRequest("GET", b.URL+"/", nil)
	must(t, err)
	status, page, header := b.do(r)
	policy := header.Get("Content-Security-Policy")
	if status != 200 || strings.Contains(policy, "unsafe") || !strings.Contains(policy, "frame-ancestors 'none'") || strings.Contains(page, "http://") || strings.Contains(page, "https://") {
		t.Errorf("the page: %d, %s", status, policy)
	}
	if after, _ := os.ReadFile(file); !bytes.Equal(before, after) {
		t.Error("the file was changed")
	}
}

// The paste of 50 MB: a word, and the server goes on.
func TestAPasteThatIsTooLargeIsRefused(t *testing.T) {
	b := open(t, examples(t, "seed-startup"))
	for _, c := range []struct {
		size, status int
		says         string
	}{{mostBody + 1, 413, "may carry 50 MiB"}, {20 << 20, 413, "16 MiB"}} {
		status, body := b.post("/api/file", saveJSON{Company: "seed-startup", Content: strings.Repeat("x", c.size)})
		if status != c.status || !strings.Contains(body, c.says) {
			t.Errorf("%d bytes: %d %.200s", c.size, status, body)
		}
	}
	if status, body := b.post("/api/lint", textJSON{Company: "seed-startup", Content: strings.Repeat("x", 20<<20)}); status != 200 || !strings.Contains(body, "too-large") {
		t.Errorf("20 MB are linted: %d %.200s", status, body)
	}
	if status, _ := b.get("/api/companies"); status != 200 {
		t.Error("the workbench is gone")
	}
}

// Two tabs start from one content: the second is told, and both are kept.
func TestTwoTabsThatSaveAreBothKept(t *testing.T) {
	folder := examples(t, "seed-startup")
	b := open(t, folder)
	_, body := b.get("/api/file", "company", "seed-startup")
	there := read[fileJSON](t, body)
	first, _ := b.post("/api/file", saveJSON{Company: "seed-startup", From: there.Hash, Content: there.Content + "# one\n", Who: "Noor"})
	second, body := b.post("/api/file", saveJSON{Company: "seed-startup", From: there.Hash, Content: there.Content + "# two\n", Who: "Elias"})
	if first != 200 || second != 409 {
		t.Fatalf("the saves: %d, %d %.200s", first, second, body)
	}
	conflict := read[savedJSON](t, body)
	if !strings.HasSuffix(conflict.OnDisk.Content, "# one\n") || !conflict.Yours.Aside {
		t.Errorf("the conflict is %.300s", body)
	}
	_, body = b.get("/api/revision", "company", "seed-startup", "id", conflict.Yours.ID)
	if kept := read[fileJSON](t, body); !strings.HasSuffix(kept.Content, "# two\n") {
		t.Errorf("what was set aside is %.100s", kept.Content)
	}
	_, body = b.get("/api/revisions", "company", "seed-startup")
	if list := read[[]revisionJSON](t, body); len(list) != 3 || list[1].Who != "Noor" {
		t.Errorf("the revisions are %s", body)
	}
}

// A folder that nothing can be written to, one without companies, a file that cannot be parsed, a hostile zip.
func TestFoldersThatAreNotWellAreServedWithAWord(t *testing.T) {
	stuck := examples(t, "seed-startup")
	must(t, os.WriteFile(filepath.Join(stuck, ".loadline"), nil, 0o644)) // root may write everywhere: a file stands in the way
	b := open(t, stuck)
	_, body := b.get("/api/file", "company", "seed-startup")
	there := read[fileJSON](t, body)
	if status, body := b.post("/api/file", saveJSON{Company: "seed-startup", From: there.Hash, Content: "x"}); there.Keeps || there.Unkept == "" || status != 403 || !strings.Contains(body, "cannot be written") {
		t.Errorf("a folder that cannot be written: %d %s", status, body)
	}
	if _, body := open(t, t.TempDir()).get("/api/companies"); !strings.Contains(body, `"companies":[]`) {
		t.Errorf("an empty folder: %s", body)
	}
	broken := t.TempDir()
	must(t, os.MkdirAll(filepath.Join(broken, "a"), 0o755))
	must(t, os.WriteFile(filepath.Join(broken, "a", "company.hcl"), []byte("company \"a\" {\n  name = \n}}}\n"), 0o644))
	must(t, os.WriteFile(filepath.Join(broken, "evil.zip"), []byte("PK\x03\x04 not a zip at all"), 0o644))
	b = open(t, broken)
	if status, body := b.get("/api/ask/who-owns", "company", "a"); status != 200 || !strings.Contains(body, "facts disagree") || !strings.Contains(body, "cannot be read") {
		t.Errorf("a file that cannot be parsed: %d %.300s", status, body)
	}
	if status, _ := b.get("/api/ask/who-owns", "company", "evil.zip"); status != 404 {
		t.Errorf("a zip that is none is a company: %d", status)
	}
	only := open(t, filepath.Join(broken, "evil.zip"))
	if status, body := only.get("/api/ask/who-owns", "company", "evil.zip"); status != 200 || !strings.Contains(body, "facts disagree") {
		t.Errorf("a zip that is none, asked for: %d %.300s", status, body)
	}
}

// What is wrong stands at the right character, as a browser counts.
func TestALetterStandsAtTheRightCharacter(t *testing.T) {
	b := open(t, examples(t, "seed-startup"))
	text := "company \"x\" {\n  name = \"Zürich ✓ 𝄞\" # ü\n  as_of = nonsense\n}\n"
	_, body := b.post("/api/lint", textJSON{Company: "seed-startup", Content: text})
	at := unitsAt([]byte(text), strings.Index(text, "nonsense"))
	for _, m := range read[lintJSON](t, body).Marks {
		if m.From == at && m.To == at+len("nonsense") && m.Severity == "error" {
			return
		}
	}
	t.Errorf("no letter at %d: %s", at, body)
}

func TestPlacesInUnitsAndBytesAgree(t *testing.T) {
	src := []byte("aü✓𝄞\xffz")
	for at, want := range map[int]int{0: 0, 1: 1, 3: 2, 6: 3, 10: 5, 11: 6, 12: 7, 99: 7} {
		if got := unitsAt(src, at); got != want {
			t.Errorf("byte %d is unit %d, want %d", at, got, want)
		}
		if at <= len(src) && bytesAt(src, want) != at {
			t.Errorf("unit %d is byte %d, want %d", want, bytesAt(src, want), at)
		}
	}
}

// A file that changes on disk is read again; one that does not is not.
func TestAChangeOnDiskIsSeen(t *testing.T) {
	folder := examples(t, "seed-startup")
	b := open(t, folder)
	name := func() string {
		_, body := b.get("/api/ask/who-owns", "company", "seed-startup")
		return read[struct{ Company string }](t, body).Company
	}
	before := name()
	file := filepath.Join(folder, "seed-startup", "company.hcl")
	src, err := os.ReadFile(file)
	must(t, err)
	must(t, os.WriteFile(file, bytes.Replace(src, []byte(before), []byte("Renamed, Inc."), 1), 0o644))
	if after := name(); after != "Renamed, Inc." {
		t.Errorf("%s became %s", before, after)
	}
}

// It listens on the loopback, and nowhere else; a port that is taken is said to be.
func TestItListensOnThisMachineOnly(t *testing.T) {
	ctx := context.Background()
	for _, address := range []string{"0.0.0.0", "0.0.0.0:8080", "::", "[::]:8080", ":8080", "192.168.1.2", "example.com", "", "127.0.0.1:0", "127.0.0.1:http"} {
		if l, err := Listen(ctx, address); err == nil {
			l.Close()
			t.Errorf("it listens on %q", address)
		}
	}
	l, err := Listen(ctx, "localhost")
	must(t, err)
	defer l.Close()
	if _, err := Listen(ctx, l.Addr().String()); err == nil || !strings.Contains(err.Error(), "is in use") {
		t.Errorf("a port that is taken: %v", err)
	}
	other, err := Listen(ctx, "127.0.0.1")
	must(t, err)
	other.Close()
}

// Asked to stop it stops, and lets a question end.
func TestItStopsWhenItIsAskedTo(t *testing.T) {
	s, err := New(context.Background(), Config{Path: t.TempDir(), Now: time.Now, Log: io.Discard})
	must(t, err)
	ctx, stop := context.WithCancel(context.Background())
	l, err := Listen(ctx, "127.0.0.1")
	must(t, err)
	done := make(chan error)
	go func() { done <- s.Serve(ctx, l) }()
	answer, err := http.Get(fmt.Sprintf("http://%s/api/companies", l.Addr()))
	must(t, err)
	answer.Body.Close()
	stop()
	if err := <-done; err != nil {
		t.Errorf("it stopped with %v", err)
	}
	must(t, s.Close())
}

// The document names every question with its parameters, every other route, and only shapes that there are.
func TestTheOpenAPIDocumentIsWhole(t *testing.T) {
	b := open(t, t.TempDir())
	_, body := b.get("/api/openapi.json")
	doc := read[struct {
		Paths      map[string]map[string]struct{ Parameters []struct{ Name string } }
		Components struct{ Schemas map[string]any }
	}](t, body)
	for _, topic := range question.Catalogue() {
		of := doc.Paths["/api/ask/"+topic.Verb]["get"]
		if len(of.Parameters) < len(topic.Parameters()) {
			t.Errorf("%s has %d parameters of %d", topic.Verb, len(of.Parameters), len(topic.Parameters()))
		}
	}
	for _, part := range strings.Split(body, "#/components/schemas/")[1:] {
		if name, _, _ := strings.Cut(part, `"`); doc.Components.Schemas[name] == nil {
			t.Errorf("there is no schema %s", name)
		}
	}
	if _, ok := doc.Paths["/api/file"]["post"]; !ok {
		t.Error("saving is not described")
	}
}
