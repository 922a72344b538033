package store

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// saver names the folder in which this test binary, started again, saves one version after the other until it is killed.
const saver = "LOADLINE_STORE_SAVER"

func TestMain(m *testing.M) {
	if folder := os.Getenv(saver); folder != "" {
		saveForever(folder)
	}
	os.Exit(m.Run())
}

// saveForever prints the hash of each version once it was acknowledged.
func saveForever(folder string) {
	ctx := context.Background()
	s, err := Open(ctx, folder, time.Now)
	for n := 0; err == nil; n++ {
		var there Revision
		if there, _, err = s.Read(ctx, file); err != nil {
			break
		}
		text := fmt.Appendf(nil, "%d %d\n%s", os.Getpid(), n, strings.Repeat("x", n%5*4096))
		var kept Revision
		if kept, _, err = s.Save(ctx, Save{Path: file, From: there.Content, Content: text, Who: "saver"}); err == nil {
			fmt.Println(kept.ID, kept.Content)
		}
	}
	fmt.Println("failed:", err)
	os.Exit(1)
}

// The process is killed in the middle of saving, again and again: every version that it acknowledged is there, the file is whole,
// and the store opens. LOADLINE_LONG kills 200 times.
func TestKillNineLosesNothingThatWasAcknowledged(t *testing.T) {
	kills := 4
	if os.Getenv("LOADLINE_LONG") != "" {
		kills = 200
	}
	folder := t.TempDir()
	write(t, folder, file, "first\n")
	acknowledged := map[string]string{}
	for range kills {
		for id, content := range killed(t, folder) {
			acknowledged[id] = content
		}
		s, err := Open(context.Background(), folder, time.Now)
		must(t, err)
		var verdict string
		must(t, s.db.QueryRow(`PRAGMA integrity_check`).Scan(&verdict))
		there, content, err := s.Read(context.Background(), file)
		if err != nil || verdict != "ok" || there.Content != Hash(content) || len(content) == 0 {
			t.Fatalf("after a kill: %v, %s, %+v", err, verdict, there)
		}
		for id, hash := range acknowledged {
			if r, content, err := s.Content(context.Background(), id); err != nil || r.Content != hash || Hash(content) != hash {
				t.Fatalf("revision %s was acknowledged and is %+v, %v", id, r, err)
			}
		}
		must(t, s.Close())
	}
	if len(acknowledged) < kills {
		t.Errorf("only %d saves were acknowledged before %d kills", len(acknowledged), kills)
	}
	if left, _ := filepath.Glob(filepath.Join(folder, filepath.Dir(file), "*.tmp")); len(left) > kills {
		t.Errorf("%d files were left over by %d kills", len(left), kills)
	}
}

// killed runs the saver, kills it within a moment after its first save, and returns what it acknowledged.
func killed(t *testing.T, folder string) map[string]string {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), saver+"="+folder)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	acknowledged := map[string]string{}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		id, hash, _ := strings.Cut(lines.Text(), " ")
		if id == "failed:" {
			t.Fatalf("the saver stopped: %s", hash)
		}
		if len(acknowledged) == 0 {
			time.AfterFunc(time.Duration(rand.IntN(25_000))*time.Microsecond, func() { _ = cmd.Process.Kill() })
		}
		acknowledged[id] = hash
	}
	_ = cmd.Wait() // it was killed
	return acknowledged
}
