package main

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// ciPage is docs/ci.md: its fenced blocks of one language, in order.
func ciPage(t *testing.T, language string) []string {
	page, err := os.ReadFile("../../docs/ci.md")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i, part := range strings.Split(string(page), "\n```") {
		head, body, _ := strings.Cut(part, "\n")
		if i%2 == 1 && head == language {
			out = append(out, body)
		}
	}
	if len(out) == 0 {
		t.Fatalf("docs/ci.md has no block of %s", language)
	}
	return out
}

// workflow is what a test looks at in a workflow of GitHub's.
type workflow struct {
	Jobs map[string]struct {
		Steps []struct {
			Name, Uses, Run string
			Env             map[string]string
		}
	}
}

func TestTheYAMLOfTheCIPageParses(t *testing.T) {
	blocks := ciPage(t, "yaml")
	for _, b := range blocks {
		var any map[string]any
		if err := yaml.Unmarshal([]byte(b), &any); err != nil || len(any) == 0 {
			t.Errorf("%v\n%s", err, b)
		}
	}
	if steps := ciSteps(t); len(steps) < 4 {
		t.Errorf("the workflow runs %d commands", len(steps))
	}
}

// ciSteps are the commands of the workflow, by the names of their steps.
func ciSteps(t *testing.T) map[string]string {
	var w workflow
	if err := yaml.Unmarshal([]byte(ciPage(t, "yaml")[0]), &w); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, job := range w.Jobs {
		for _, s := range job.Steps {
			if s.Run != "" {
				out[s.Name] = s.Run
			}
		}
	}
	return out
}

// ciRepo is a repository of git with a company whose claim holds, committed twice, the second time broken; gh is a stand-in
// that writes down how it was called and finds the comment of an earlier run where there was one.
type ciRepo struct {
	t           *testing.T
	dir, temp   string
	environment []string
}

func newCIRepo(t *testing.T) ciRepo {
	for _, tool := range []string{"git", "sh", "loadline"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("there is no %s", tool)
		}
	}
	if runtime.GOOS == "windows" {
		t.Skip("the commands are for a POSIX shell")
	}
	r := ciRepo{t: t, dir: t.TempDir(), temp: t.TempDir()}
	bin := t.TempDir()
	r.put(filepath.Join(bin, "gh"), "#!/bin/sh\necho \"$@\" >> \"$RUNNER_TEMP/gh.log\"\nif [ \"$3\" = --paginate ] && [ -e \"$RUNNER_TEMP/seen\" ]; then echo 17; fi\ntouch \"$RUNNER_TEMP/seen\"\n", 0o755)
	r.environment = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "RUNNER_TEMP="+r.temp, "GITHUB_REPOSITORY=acme/facts",
		"NUMBER=5", "BASE=HEAD~1", "HOME="+r.temp, "GIT_AUTHOR_NAME=Ada", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=Ada", "GIT_COMMITTER_EMAIL=a@example.org")
	r.company("outstanding() == 0")
	r.must("git init -q -b main . && git add . && git commit -qm first && git update-ref refs/remotes/origin/main HEAD")
	r.company("outstanding() > 0")
	r.must("git commit -qam second")
	return r
}

func (r ciRepo) put(path, text string, mode os.FileMode) {
	r.t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), mode)); err != nil {
		r.t.Fatal(err)
	}
}

func (r ciRepo) company(claim string) {
	r.put(filepath.Join(r.dir, "acme", "company.hcl"), "company \"acme\" {\n  name = \"Acme AI, Inc.\"\n}\n\nassert \"ties out\" {\n  that = "+claim+"\n}\n", 0o644)
}

func (r ciRepo) read(name string) string {
	r.t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		r.t.Fatal(err)
	}
	return string(text)
}

// run runs lines as GitHub's runner does and returns what they print and the exit code.
func (r ciRepo) run(script string) (string, int) {
	cmd := exec.Command("sh", "-e", "-c", script)
	cmd.Dir, cmd.Env = r.dir, r.environment
	out, err := cmd.CombinedOutput()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		r.t.Fatal(err)
	}
	return string(out), cmd.ProcessState.ExitCode()
}

func (r ciRepo) must(script string) string {
	r.t.Helper()
	out, code := r.run(script)
	if code != 0 {
		r.t.Fatalf("%s\nexits with %d:\n%s", script, code, out)
	}
	return out
}

func TestTheWorkflowOfTheCIPageRuns(t *testing.T) {
	r, steps := newCIRepo(t), ciSteps(t)
	if out := r.must(steps["Beside the lines"]); !strings.HasPrefix(out, "::error file=acme/company.hcl,line=5,") {
		t.Errorf("the annotations are %q", out)
	}
	r.must(steps["For the code scanner"])
	var log map[string]any
	if err := json.Unmarshal([]byte(r.read(filepath.Join(r.temp, "loadline.sarif"))), &log); err != nil || log["version"] != "2.1.0" {
		t.Errorf("the log of the scanner: %v", err)
	}
	r.must(steps["Under the pull request"])
	comment := r.read(filepath.Join(r.temp, "comment.md"))
	if !strings.HasPrefix(comment, "<!-- loadline-check -->\n") || !strings.Contains(comment, "It broke.") {
		t.Errorf("the comment is %q", comment)
	}
	r.must(steps["Under the pull request"])
	calls := strings.Split(strings.TrimSpace(r.read(filepath.Join(r.temp, "gh.log"))), "\n")
	if len(calls) != 4 || !strings.HasPrefix(calls[1], "pr comment 5 --repo acme/facts") || !strings.HasPrefix(calls[3], "api --method PATCH repos/acme/facts/issues/comments/17 -F body=@") {
		t.Errorf("the first run writes a comment and the second updates it: %q", calls)
	}
	if out, code := r.run(steps["The build"]); code != int(claimBroken) {
		t.Errorf("the build exits with %d:\n%s", code, out)
	}
}

// Every command of the page runs; the hook is run by git itself.
func TestTheCommandsOfTheCIPageRun(t *testing.T) {
	r := newCIRepo(t)
	for _, script := range ciPage(t, "sh") {
		if !strings.HasPrefix(script, "#!") {
			out, code := r.run(script)
			if want := map[bool]int{true: int(claimBroken), false: 0}[strings.Contains(script, "worse")]; code != want {
				t.Errorf("%s\nexits with %d, want %d:\n%s", script, code, want, out)
			}
			continue
		}
		r.put(filepath.Join(r.dir, ".git", "hooks", "pre-commit"), script, 0o755)
		if out, code := r.run("git commit --allow-empty -qm broken"); code == 0 || !strings.Contains(out, "ties out") {
			t.Errorf("a commit with a broken claim goes through:\n%s", out)
		}
		r.company("outstanding() == 0")
		r.must("git add acme && git commit -qm mended")
		// What is not staged is not asked.
		r.put(filepath.Join(r.dir, "acme", "company.hcl"), "company \"acme\" {\nname = \"Acme AI, Inc.\"\n}\n", 0o644)
		r.must("git commit --allow-empty -qm unstaged")
		if out, code := r.run("git commit -qam unformatted"); code == 0 {
			t.Errorf("a file out of form goes through:\n%s", out)
		}
		r.must("git checkout -q acme && git reset -q")
	}
	var entries []string
	var hooks struct {
		Repos []struct {
			Hooks []struct{ Entry, Files string }
		}
	}
	blocks := ciPage(t, "yaml")
	if err := yaml.Unmarshal([]byte(blocks[len(blocks)-1]), &hooks); err != nil {
		t.Fatal(err)
	}
	for _, repo := range hooks.Repos {
		for _, h := range repo.Hooks {
			entries = append(entries, h.Entry)
			r.must("git checkout -q HEAD -- acme; " + h.Entry + " acme/company.hcl")
		}
	}
	if len(entries) != 2 {
		t.Errorf("the hooks are %q", entries)
	}
}
