package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// open opens the store of a new folder, whose name a database's address must not trip over.
func open(t *testing.T) (*Store, string) {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "Zürich ✓ 100% ?a=b#c")
	must(t, os.Mkdir(folder, 0o755))
	return reopen(t, folder), folder
}

func reopen(t *testing.T, folder string) *Store {
	t.Helper()
	s, err := Open(context.Background(), folder, time.Now)
	must(t, err)
	t.Cleanup(func() { must(t, s.Close()) })
	return s
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, folder, name, content string) {
	t.Helper()
	file := filepath.Join(folder, name)
	must(t, os.MkdirAll(filepath.Dir(file), 0o755))
	must(t, os.WriteFile(file, []byte(content), 0o644))
}

func onDisk(t *testing.T, folder, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(folder, name))
	must(t, err)
	return string(content)
}

const file = "halyard/company.hcl"

// An editor wrote the first version, the workbench the second, the editor the third: three revisions, each by its own hand.
func TestWhatIsOnDiskBecomesARevisionWhoeverWroteIt(t *testing.T) {
	ctx := context.Background()
	s, folder := open(t)
	write(t, folder, file, "one\n")
	first, content, err := s.Read(ctx, file)
	must(t, err)
	if string(content) != "one\n" || first.Number != 1 || first.Note != FoundOnDisk || first.Who != "" {
		t.Errorf("the file is read as %q, %+v", content, first)
	}
	if again, _, err := s.Read(ctx, file); err != nil || again != first {
		t.Errorf("reading it twice made %+v of %+v, %v", again, first, err)
	}
	second, conflict, err := s.Save(ctx, Save{Path: file, From: first.Content, Content: []byte("two\n"), Who: "Noor", Note: "the grant of March"})
	must(t, err)
	if conflict != nil || second.Number != 2 || second.Parent != first.ID || onDisk(t, folder, file) != "two\n" {
		t.Errorf("the save made %+v, %+v and the file %q", second, conflict, onDisk(t, folder, file))
	}
	write(t, folder, file, "three\n")
	third, _, err := s.Read(ctx, file)
	must(t, err)
	list, err := s.Revisions(ctx, file, 0, 10)
	must(t, err)
	if third.Parent != second.ID || !slices.Equal(list, []Revision{third, second, first}) {
		t.Errorf("the revisions are %+v", list)
	}
	if below, _ := s.Revisions(ctx, file, third.Number, 1); !slices.Equal(below, []Revision{second}) {
		t.Errorf("one below the newest is %+v", below)
	}
	if _, content, err := s.Content(ctx, first.ID); err != nil || string(content) != "one\n" {
		t.Errorf("the first revision holds %q, %v", content, err)
	}
}

// Both are kept, the file stays as the other left it, and saving again from what is on disk is the choice.
func TestTwoWhoWriteOneFileAreBothKept(t *testing.T) {
	ctx := context.Background()
	s, folder := open(t)
	write(t, folder, file, "one\n")
	first, _, err := s.Read(ctx, file)
	must(t, err)
	write(t, folder, file, "by hand\n")
	mine := Save{Path: file, From: first.Content, Content: []byte("in the browser\n"), Who: "Noor"}
	kept, conflict, err := s.Save(ctx, mine)
	must(t, err)
	if conflict == nil || kept != (Revision{}) || onDisk(t, folder, file) != "by hand\n" {
		t.Fatalf("the save said %+v, %+v and the file holds %q", kept, conflict, onDisk(t, folder, file))
	}
	for id, want := range map[string]string{conflict.OnDisk.ID: "by hand\n", conflict.Yours.ID: "in the browser\n"} {
		if _, content, err := s.Content(ctx, id); err != nil || string(content) != want {
			t.Errorf("kept is %q, %v, want %q", content, err, want)
		}
	}
	if !conflict.Yours.Aside || conflict.Yours.Parent != first.ID {
		t.Errorf("what was not written is kept as %+v", conflict.Yours)
	}
	if now, _, err := s.Read(ctx, file); err != nil || now != conflict.OnDisk {
		t.Errorf("what was set aside became the file's: %+v, %v", now, err)
	}
	mine.From = conflict.OnDisk.Content
	if chosen, again, err := s.Save(ctx, mine); err != nil || again != nil || chosen.Parent != conflict.OnDisk.ID || onDisk(t, folder, file) != "in the browser\n" {
		t.Errorf("the choice made %+v, %+v, %v", chosen, again, err)
	}
}

func TestAFileThatIsGoneOrNewIsToldFromOneThatIsThere(t *testing.T) {
	ctx := context.Background()
	s, folder := open(t)
	if _, _, err := s.Read(ctx, file); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what is not there is read with %v", err)
	}
	first, conflict, err := s.Save(ctx, Save{Path: file, Content: []byte("new\n")})
	if err != nil || conflict != nil || onDisk(t, folder, file) != "new\n" {
		t.Fatalf("a new file: %+v, %v", conflict, err)
	}
	if _, conflict, err = s.Save(ctx, Save{Path: file, Content: []byte("new too\n")}); err != nil || conflict == nil || conflict.OnDisk != first {
		t.Errorf("two new files of one name: %+v, %v", conflict, err)
	}
	must(t, os.Remove(filepath.Join(folder, file)))
	if _, conflict, err = s.Save(ctx, Save{Path: file, From: first.Content, Content: []byte("newer\n")}); err != nil || conflict == nil || conflict.OnDisk.ID != "" {
		t.Errorf("a file that somebody removed: %+v, %v", conflict, err)
	}
}

func TestNoPathLeadsOutOfTheFolder(t *testing.T) {
	ctx := context.Background()
	s, folder := open(t)
	outside := t.TempDir()
	write(t, outside, "secret.hcl", "secret\n")
	must(t, os.Symlink(outside, filepath.Join(folder, "way_out")))
	must(t, os.Symlink(filepath.Join(outside, "not there"), filepath.Join(folder, "dangling.hcl")))
	for _, name := range []string{
		"", "..", "../secret.hcl", "a/../../secret.hcl", "/etc/passwd", "way_out/secret.hcl", "way_out/new.hcl", "dangling.hcl",
		".loadline/store.db", "./.loadline/store.db", "x\x00.hcl", "a//b.hcl",
	} {
		if _, _, err := s.Read(ctx, name); !errors.Is(err, ErrOutside) {
			t.Errorf("reading %q: %v", name, err)
		}
		if _, _, err := s.Save(ctx, Save{Path: name, Content: []byte("x")}); !errors.Is(err, ErrOutside) {
			t.Errorf("saving %q: %v", name, err)
		}
	}
	if left, _ := os.ReadDir(outside); len(left) != 1 || onDisk(t, outside, "secret.hcl") != "secret\n" {
		t.Error("something was written outside")
	}
}

// A link that stays inside stays a link, and what it leads to keeps its mode.
func TestALinkInsideStaysALink(t *testing.T) {
	ctx := context.Background()
	s, folder := open(t)
	write(t, folder, "shared/terms.hcl", "one\n")
	must(t, os.Chmod(filepath.Join(folder, "shared/terms.hcl"), 0o600))
	must(t, os.Symlink("shared/terms.hcl", filepath.Join(folder, "terms.hcl")))
	if _, conflict, err := s.Save(ctx, Save{Path: "terms.hcl", From: Hash([]byte("one\n")), Content: []byte("two\n")}); err != nil || conflict != nil {
		t.Fatal(conflict, err)
	}
	info, err := os.Lstat(filepath.Join(folder, "terms.hcl"))
	must(t, err)
	target, err := os.Stat(filepath.Join(folder, "shared/terms.hcl"))
	must(t, err)
	if info.Mode()&fs.ModeSymlink == 0 || target.Mode().Perm() != 0o600 || onDisk(t, folder, "shared/terms.hcl") != "two\n" {
		t.Errorf("the link is %v, what it leads to %v", info.Mode(), target.Mode())
	}
}

func TestWhatIsTooLargeOrNoFileIsRefused(t *testing.T) {
	ctx := context.Background()
	s, folder := open(t)
	if _, _, err := s.Save(ctx, Save{Path: file, Content: make([]byte, MostBytes+1)}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("17 MiB: %v", err)
	}
	must(t, os.Mkdir(filepath.Join(folder, "folder.hcl"), 0o755))
	if _, _, err := s.Read(ctx, "folder.hcl"); err == nil || !strings.Contains(err.Error(), "not a regular file") {
		t.Errorf("a folder is read with %v", err)
	}
}

// A folder that nothing can be written to has no store, and the letter says so. (Root may write everywhere: a file in its way does.)
func TestAFolderThatCannotBeWrittenHasNoStore(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, Folder, "in its way")
	if _, err := Open(context.Background(), folder, time.Now); err == nil || !strings.Contains(err.Error(), "no revisions can be kept") {
		t.Errorf("got %v", err)
	}
	if _, err := Open(context.Background(), filepath.Join(folder, "nowhere"), time.Now); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

// Who changes a revision behind the store's back is found out.
func TestARevisionThatWasChangedIsNotRead(t *testing.T) {
	ctx := context.Background()
	s, folder := open(t)
	write(t, folder, file, "one\n")
	first, _, err := s.Read(ctx, file)
	must(t, err)
	for _, damage := range []struct{ sql, back string }{
		{`UPDATE revision SET who = 'somebody else'`, `UPDATE revision SET who = ''`},
		{`UPDATE content SET bytes = CAST('two' AS BLOB)`, ``},
	} {
		_, err = s.db.ExecContext(ctx, damage.sql)
		must(t, err)
		if _, _, err := s.Content(ctx, first.ID); err == nil || !strings.Contains(err.Error(), "damaged") {
			t.Errorf("after %s: %v", damage.sql, err)
		}
		_, err = s.db.ExecContext(ctx, damage.back)
		must(t, err)
	}
	if _, _, err := s.Content(ctx, "nobody"); !errors.Is(err, ErrNoRevision) {
		t.Errorf("got %v", err)
	}
}

// A second version of the tables keeps what the first held; a version from the future is left alone; a step that fails leaves none
// of itself.
func TestMigrationsKeepWhatIsThere(t *testing.T) {
	ctx := context.Background()
	s, folder := open(t)
	must(t, s.Set(ctx, "language", "de"))
	broken := append(steps(), `CREATE TABLE half (a INTEGER); CREATE TABLE half (a INTEGER);`)
	if err := migrate(ctx, s.db, broken); err == nil {
		t.Error("a broken step passed")
	}
	must(t, migrate(ctx, s.db, append(steps(), `CREATE TABLE half (a INTEGER)`)))
	if v, err := s.Setting(ctx, "language"); v != "de" || err != nil {
		t.Errorf("the setting became %q, %v", v, err)
	}
	if _, err := Open(ctx, folder, time.Now); err == nil || !strings.Contains(err.Error(), "later version") {
		t.Errorf("a store from the future opens with %v", err)
	}
}

func TestSettingsAndAnswersAreKeptAndTheOldestAnswersGo(t *testing.T) {
	ctx := context.Background()
	s, _ := open(t)
	if v, err := s.Setting(ctx, "who"); v != "" || err != nil {
		t.Errorf("a setting that nobody made is %q, %v", v, err)
	}
	must(t, s.Set(ctx, "who", "Noor"))
	must(t, s.Set(ctx, "who", "Elias"))
	if v, _ := s.Setting(ctx, "who"); v != "Elias" {
		t.Errorf("the setting is %q", v)
	}
	for i := range 5 {
		must(t, s.keepAnswer(ctx, fmt.Sprint(i), []byte("0123456789"), 30))
	}
	for i := range 5 {
		got, there, err := s.Answer(ctx, fmt.Sprint(i))
		if err != nil || there != (i >= 2) || there && string(got) != "0123456789" {
			t.Errorf("answer %d: %q, %v, %v", i, got, there, err)
		}
	}
}

// Whatever is written by whom, in whatever order: each state that was acknowledged, and each that a reading saw, can be had
// again; the file is what its last writer made it; numbers count on.
func TestNothingThatWasSaidIsLost(t *testing.T) {
	ctx := context.Background()
	s, folder := open(t)
	tries := 0
	rapid.Check(t, func(rt *rapid.T) {
		tries++
		name := fmt.Sprintf("%d.hcl", tries)
		disk, kept := "", map[string]bool{}
		base := map[int]string{} // what each of two tabs started from
		for range rapid.IntRange(1, 12).Draw(rt, "acts") {
			tab, text := rapid.IntRange(0, 1).Draw(rt, "tab"), rapid.StringN(0, 6, -1).Draw(rt, "text")
			switch rapid.IntRange(0, 2).Draw(rt, "act") {
			case 0:
				write(t, folder, name, text)
				disk = text
			case 1:
				r, content, err := s.Read(ctx, name)
				if errors.Is(err, fs.ErrNotExist) {
					continue
				}
				must(t, err)
				if string(content) != disk {
					rt.Fatalf("read %q, on disk is %q", content, disk)
				}
				base[tab], kept[disk] = r.Content, true
			case 2:
				there := disk
				_, conflict, err := s.Save(ctx, Save{Path: name, From: base[tab], Content: []byte(text)})
				must(t, err)
				if _, statErr := os.Stat(filepath.Join(folder, name)); conflict == nil && statErr == nil {
					disk, base[tab] = text, Hash([]byte(text))
				}
				if kept[text] = true; conflict != nil && conflict.OnDisk.ID != "" {
					kept[there] = true
				}
			}
		}
		var have []string
		list, err := s.Revisions(ctx, name, 0, 100)
		must(t, err)
		for i, r := range list {
			_, content, err := s.Content(ctx, r.ID)
			must(t, err)
			have = append(have, string(content))
			if r.Number != len(list)-i {
				rt.Fatalf("numbers are %+v", list)
			}
		}
		for text := range kept {
			if !slices.Contains(have, text) {
				rt.Fatalf("%q was kept, and only %q can be had", text, have)
			}
		}
	})
}

// What SQLite allows and PostgreSQL does not, and what would change a revision, stands in no statement.
func TestTheStatementsAreTheDullSubset(t *testing.T) {
	files, err := filepath.Glob("*.go")
	must(t, err)
	refused := []string{"INSERT OR", "REPLACE INTO", "ROWID", "AUTOINCREMENT", "DATETIME(", "STRFTIME(", "->>", "IFNULL(", "GLOB ", "PRAGMA ", "VALUES (?", "= ?",
		"UPDATE REVISION", "DELETE FROM REVISION", "UPDATE CONTENT", "DELETE FROM CONTENT"}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(name)
		must(t, err)
		for _, word := range refused {
			if strings.Contains(strings.ToUpper(string(text)), word) {
				t.Errorf("%s holds %q", name, word)
			}
		}
	}
}

// The driver binds arguments to placeholders in the order in which these appear first, PostgreSQL by their numbers: a statement means
// the same to both where the two orders are one.
func TestPlaceholdersAppearInTheirOrder(t *testing.T) {
	files, err := filepath.Glob("*.go")
	must(t, err)
	seen := 0
	for _, name := range files {
		text, err := os.ReadFile(name)
		must(t, err)
		for i, statement := range strings.Split(string(text), "`") {
			if i%2 == 0 || strings.HasSuffix(name, "_test.go") {
				continue
			}
			next := 1
			for _, m := range regexp.MustCompile(`\$(\d+)`).FindAllStringSubmatch(statement, -1) {
				n, err := strconv.Atoi(m[1])
				must(t, err)
				if seen++; n > next {
					t.Errorf("%s: $%d comes before $%d in %s", name, n, next, statement)
				}
				next = max(next, n+1)
			}
		}
	}
	if seen < 20 {
		t.Errorf("only %d placeholders were seen", seen)
	}
}
