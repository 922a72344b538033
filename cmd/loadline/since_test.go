package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A day needs no git; a revision says that it does.
func TestSinceWithoutGit(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "company.hcl"), []byte("company \"small\" {\n  name = \"Small AI, Inc.\"\n}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", t.TempDir())
	if said := runHere(t, "check", "--since", "2026-01-01", dir); !strings.Contains(said, "Nothing became otherwise since") {
		t.Error(said)
	}
	if said := runHere(t, "check", "--since", "main", dir); !strings.Contains(said, "git is not installed") {
		t.Error(said)
	}
}

// The worst exit code is the one about which somebody must do something first.
func TestTheWorseExitCode(t *testing.T) {
	for _, c := range []struct{ a, b, want exitCode }{
		{answered, cannotTell, cannotTell}, {cannotTell, claimBroken, claimBroken}, {claimBroken, unusable, unusable},
		{unusable, answered, unusable}, {claimBroken, cannotTell, claimBroken}, {answered, answered, answered},
	} {
		if got := c.a.worse(c.b); got != c.want {
			t.Errorf("%d and %d: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
