package web

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// tab is a page of the workbench in a real Chromium, which is driven through its scripts: what it finds is what a person sees.
type tab struct {
	t   *testing.T
	ctx context.Context
	b   *bench
}

// browse opens a browser on a workbench where one is asked for: make browser. A page that asks whether it may be left stalls it now and
// then, and until that is understood a build does not hang on it.
func browse(t *testing.T, folder string) *tab {
	t.Helper()
	if os.Getenv("LOADLINE_BROWSER")+os.Getenv("LOADLINE_SHOTS") == "" {
		t.Skip("make browser drives the workbench in Chromium")
	}
	found := false
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "headless-shell"} {
		if _, err := exec.LookPath(name); err == nil {
			found = true
		}
	}
	if !found {
		t.Fatal("there is no Chromium here")
	}
	ctx, cancel := chromedp.NewContext(context.Background(), chromedp.WithAllocatorOptions(chromedp.NoSandbox)) // root has no sandbox
	t.Cleanup(cancel)
	must(t, chromedp.Do(ctx, chromedp.EmulateViewport(1280, 900)))
	bounded, end := context.WithTimeout(ctx, 3*time.Minute) // a browser that hangs is a failure, not a build that never ends
	t.Cleanup(end)
	return &tab{t, bounded, open(t, folder)}
}

// visit opens an address. Nobody sits there to answer whether a page may be left whose text was saved a moment ago.
func (p *tab) visit(path string) {
	p.t.Helper()
	eval[bool](p, `(addEventListener("beforeunload", (e) => e.stopImmediatePropagation(), true), true)`)
	must(p.t, chromedp.Do(p.ctx, chromedp.Navigate(p.b.URL+path)))
}

// eval is the value of an expression in the page.
func eval[T any](p *tab, js string) T {
	p.t.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](js))
	if err != nil {
		p.t.Fatalf("%s: %v", js, err)
	}
	return v
}

// until waits until an expression is true in the page.
func (p *tab) until(what, js string) {
	p.t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if v, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool]("!!("+js+")")); err == nil && v {
			return
		}
	}
	p.t.Fatalf("it never came to this: %s\n%.300s", what, eval[string](p, `document.body.innerText`))
}

// sees waits until a text stands on the page.
func (p *tab) sees(text string) {
	p.t.Helper()
	p.until("the page shows "+text, fmt.Sprintf("document.body.innerText.includes(%s)", quoted(text)))
}

func quoted(s string) string {
	text, _ := json.Marshal(s) // of a string it never fails
	return string(text)
}

// press clicks the button or link with these words.
func (p *tab) press(words string) {
	p.t.Helper()
	one := fmt.Sprintf(`[...document.querySelectorAll("button, a, summary")].find((e) => e.textContent.trim() === %s && !e.disabled)`, quoted(words))
	p.until("there is a button "+words, one)
	eval[bool](p, one+".click() || true")
}

// write types a text into the editor, at its end.
func (p *tab) write(text string) {
	p.t.Helper()
	p.until("the editor is there", `document.querySelector(".cm-content")`)
	must(p.t, chromedp.Do(p.ctx, chromedp.Focus(chromedp.CSS(".cm-content")), chromedp.KeyEvent(kb.End, chromedp.KeyModifiers(chromedp.ModifierCtrl))))
	eval[bool](p, fmt.Sprintf(`document.execCommand("insertText", false, %s)`, quoted(text)))
}

// A director opens an example, goes from a figure to its clause and from there to the line of the file.
func TestAReasonIsFollowedDownToItsClause(t *testing.T) {
	p := browse(t, examples(t, "venture-backed", "seed-startup"))
	p.visit("/")
	p.sees("Tidewright AI, Inc.")
	p.click(`a[href="/venture-backed/-/overview"]`)
	p.sees("5 of 6 limits hold")
	p.click(`nav a[href="/venture-backed/-/who-can"]`)
	p.until("the form", `document.querySelector("select[name=matter]")`)
	eval[bool](p, `(document.querySelector("select[name=matter]").value = "remove_ceo", document.querySelector("form.ask button").click(), true)`)
	p.until("the address of the question", `location.search === "?matter=remove_ceo"`)
	p.press("Open all")
	p.sees("by the affirmative vote of a majority of the directors present") // the clause, in its words
	line := eval[string](p, `[...document.querySelectorAll(".tree .at a")].find((a) => a.parentElement.querySelector("q")).textContent`)
	eval[bool](p, `[...document.querySelectorAll(".tree .at a")].find((a) => a.parentElement.querySelector("q")).click() || true`)
	number := strings.Split(line, ":")[1]
	p.until("the line of the file, marked", fmt.Sprintf(`[...document.querySelectorAll(".cm-activeLineGutter")].some((e) => e.textContent === %s)`, quoted(number)))
	must(t, chromedp.Do(p.ctx, chromedp.NavigateBack()))
	p.sees("Open all")
}

// click clicks what a selector finds.
func (p *tab) click(css string) {
	p.t.Helper()
	p.until("there is "+css, fmt.Sprintf(`document.querySelector(%s)`, quoted(css)))
	eval[bool](p, fmt.Sprintf(`document.querySelector(%s).click() || true`, quoted(css)))
}

// Moving a slider moves the figures, and the address holds where it stands.
func TestASliderMovesTheFigures(t *testing.T) {
	p := browse(t, examples(t, "venture-backed"))
	p.visit("/venture-backed/-/money?round=credits")
	p.until("a finding", `document.querySelector(".finding")`)
	before := eval[string](p, `document.querySelector(".finding").textContent`)
	eval[bool](p, `(() => { const s = document.querySelector("input[type=range]"); s.value = "20"; s.dispatchEvent(new Event("input", { bubbles: true })); s.dispatchEvent(new Event("change", { bubbles: true })); return true; })()`)
	p.until("another finding", fmt.Sprintf(`document.querySelector(".finding").textContent !== %s`, quoted(before)))
	p.until("an address that holds it", `location.search.includes("input.")`)
	after := eval[string](p, `document.querySelector(".finding").textContent`)
	p.visit(eval[string](p, `location.pathname + location.search`))
	p.until("the same from the address", fmt.Sprintf(`document.querySelector(".finding")?.textContent === %s`, quoted(after)))
	p.press("As the file says")
	p.until("the figures of the file", fmt.Sprintf(`document.querySelector(".finding").textContent === %s`, quoted(before)))
}

// A file that is broken behind "Zürich ✓" shows its letter at the right character; saved, it is on disk; restored, it is as before.
func TestAFileIsEditedSavedAndRestored(t *testing.T) {
	folder := examples(t, "seed-startup")
	p := browse(t, folder)
	file := filepath.Join(folder, "seed-startup", "company.hcl")
	first, err := os.ReadFile(file)
	must(t, err)
	p.visit("/seed-startup/-/facts")
	p.write(`document "d" { title = ["Zürich ✓ 𝄞", nonsense] }`)
	p.until("the letter at its word", `[...document.querySelectorAll(".cm-lintRange-error")].some((e) => e.textContent === "nonsense")`)
	p.press("Save")
	p.sees("Saved as revision 2")
	if now, _ := os.ReadFile(file); !strings.HasSuffix(string(now), `nonsense] }`) {
		t.Errorf("on disk stands …%.80q", string(now)[max(0, len(now)-80):])
	}
	p.visit("/seed-startup/-/overview")
	p.sees("cannot be read")
	p.visit("/seed-startup/-/history")
	p.press("Revision 1")
	p.press("Restore")
	p.sees("Saved as revision 3")
	if now, _ := os.ReadFile(file); string(now) != string(first) {
		t.Error("the file is not what it was")
	}
}

// An edit on disk while one is being made in the browser: both are shown, and the person chooses.
func TestAConflictIsShownAndChosen(t *testing.T) {
	folder := examples(t, "seed-startup")
	p := browse(t, folder)
	file := filepath.Join(folder, "seed-startup", "company.hcl")
	p.visit("/seed-startup/-/facts")
	p.write("# in the browser")
	there, err := os.ReadFile(file)
	must(t, err)
	must(t, os.WriteFile(file, append(there, "# on disk\n"...), 0o644))
	p.press("Save")
	p.sees("Somebody else wrote the file meanwhile")
	p.until("both", `document.querySelector(".conflict .cm-editor:first-child")?.innerText.includes("# on disk") !== undefined && document.querySelector(".conflict").innerText.includes("# in the browser")`)
	p.press("Save mine over it")
	p.sees("Saved as revision 4") // read, found on disk, set aside, chosen
	if now, _ := os.ReadFile(file); !strings.HasSuffix(string(now), "# in the browser") {
		t.Error("what was chosen is not on disk")
	}
}

// A name that is a script is a name.
func TestAScriptInANameIsAName(t *testing.T) {
	folder := t.TempDir()
	must(t, os.WriteFile(filepath.Join(folder, "company.hcl"), []byte("company \"x\" {\n  name = \"<img src=x onerror=alert(1)><script>window.hacked=1</script>\"\n}\n"), 0o644))
	p := browse(t, folder)
	p.visit("/-/overview")
	p.sees("<script>window.hacked=1</script>")
	if eval[bool](p, `window.hacked === 1 || document.querySelector("img") !== null`) {
		t.Error("the name ran")
	}
}

// pages are those that are audited and pictured.
func pages() map[string]string {
	return map[string]string{
		"start": "/", "overview": "/venture-backed/-/overview", "facts": "/seed-startup/-/facts?line=40", "history": "/seed-startup/-/history",
		"money": "/venture-backed/-/money?round=credits", "sale": "/seed-startup/-/money?amount=0..60M", "who-owns": "/seed-startup/-/who-owns",
		"who-can": "/venture-backed/-/who-can", "matter": "/openai-2023/-/who-can?matter=remove_ceo", "what-binds": "/venture-backed/-/what-binds",
		"what-if": "/venture-backed/-/what-if?round=cash&round=credits", "check": "/gmbh/-/check", "train": "/seed-startup/-/train", "none": "/seed-startup/-/nowhere",
	}
}

// settled waits until a page has drawn all that it asked for.
func (p *tab) settled() {
	p.t.Helper()
	p.until("a page that is done", `document.querySelector("main")?.children.length && !document.querySelector(".working:not(:empty)")`)
	for last, same := -1, 0; same < 5; time.Sleep(60 * time.Millisecond) {
		if now := eval[int](p, `document.querySelectorAll("*").length`); now == last {
			same++
		} else {
			last, same = now, 0
		}
	}
}

func (p *tab) colours(scheme string) {
	p.t.Helper()
	_, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
	must(p.t, err)
}

// Every page, in the light and in the dark, passes the audit for people who hear pages, or see little of them; none makes the browser
// complain, and none is wider than a phone.
func TestEveryPageIsAccessible(t *testing.T) {
	axe, err := os.ReadFile(filepath.Join("app", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("axe-core is not there: .ci/run fetches it")
		}
		t.Skip("axe-core is not there: npm ci --ignore-scripts in web/app")
	}
	p := browse(t, examples(t, "venture-backed", "seed-startup", "openai-2023", "gmbh"))
	for name, path := range pages() {
		p.colours("light")
		p.visit(path)
		p.settled()
		for _, scheme := range []string{"light", "dark"} {
			p.colours(scheme)
			eval[bool](p, string(axe)+";true")
			found, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](
				`axe.run(document, { resultTypes: ["violations"] }).then((r) => r.violations.map((v) => v.id + ": " + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(" | ")).join("\n"))`, chromedp.EvalAwaitPromise))
			if must(t, err); found != "" {
				t.Errorf("%s in the %s:\n%s", name, scheme, found)
			}
		}
		must(t, chromedp.Do(p.ctx, chromedp.EmulateViewport(375, 800)))
		if wide := eval[int](p, `document.documentElement.scrollWidth`); wide > 376 {
			t.Errorf("%s is %d wide on a phone", name, wide)
		}
		must(t, chromedp.Do(p.ctx, chromedp.EmulateViewport(1280, 900)))
	}
}

// LOADLINE_SHOTS names a folder for a picture of every page: light, dark, on a phone.
func TestPicturesOfEveryPage(t *testing.T) {
	folder := os.Getenv("LOADLINE_SHOTS")
	if folder == "" {
		t.Skip("make shots makes pictures of every page")
	}
	must(t, os.MkdirAll(folder, 0o755))
	p := browse(t, examples(t, "venture-backed", "seed-startup", "openai-2023", "gmbh", "dual-class", "capped-profit"))
	for name, path := range pages() {
		for look, width := range map[string]int64{"light": 1280, "dark": 1280, "phone": 375} {
			must(t, chromedp.Do(p.ctx, chromedp.EmulateViewport(width, 900)))
			p.colours(map[string]string{"light": "light", "dark": "dark", "phone": "light"}[look])
			p.visit(path)
			p.settled()
			shot, err := chromedp.Run(p.ctx, chromedp.FullScreenshot(100))
			must(t, err)
			must(t, os.WriteFile(filepath.Join(folder, name+"-"+look+".png"), shot, 0o644))
		}
	}
}
