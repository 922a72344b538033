package loadline_test

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// policy is the picture of the house in docs/architecture.md, future packages included. A line names a package, whether
// it lies below the load line, and the packages of the module that it may import; "." is the root. A package that is not
// named here may not exist.
const policy = `
	.                             below
	captable                      below : .
	control                       below : .
	financing                     below :
	compute                       below : .
	forecast                      below : .
	search                        below : .
	formula                       below : .
	governance                    below : . captable control formula
	detect                        below : . captable control governance
	limits                        below : . captable control formula governance
	deals                         below : . captable financing formula governance
	outlook                       below : . captable compute forecast formula
	dependence                    below : . control compute formula
	question                      below : . captable control compute forecast search formula governance detect limits financing deals outlook dependence
	hclfile                       above : . formula
	ocf                           above : .
	focus                         above : .
	sheet                         above : .
	store                         above : .
	report                        above : .
	dossier                       above : . formula hclfile ocf focus sheet
	starter                       above : . hclfile formula
	web                           above : . question dossier store report hclfile
	web/generate                  above : web
	worker                        above : . question dossier store
	internal/made                 above : .
	cmd/loadline                  above : . question limits deals captable formula dossier hclfile ocf focus sheet report starter store web worker
	forecast/generate             above :
	examples/ocf-company/generate above : internal/made
`

// weather is what a package below the load line may not import from the standard library: files, network, clock
// beyond the calendar, log, global dice.
var weather = []string{"os", "os/exec", "io/ioutil", "net", "net/http", "log", "log/slog", "math/rand", "math/rand/v2", "syscall", "flag", "runtime/debug"}

type room struct {
	below bool
	may   []string
}

func house(t *testing.T) map[string]room {
	rooms := map[string]room{}
	for line := range strings.Lines(strings.TrimSpace(policy)) {
		head, may, _ := strings.Cut(line, ":")
		words := strings.Fields(head)
		if len(words) != 2 {
			t.Fatalf("policy line %q: want a package and below or above", line)
		}
		rooms[words[0]] = room{words[1] == "below", strings.Fields(may)}
	}
	return rooms
}

// imports lists what the Go files of each folder import, tests left out (a test may reach for a neighbour to check against).
func imports(t *testing.T) map[string][]string {
	out := map[string][]string{}
	for file := range goFiles(t) {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		dir := filepath.ToSlash(filepath.Dir(file))
		for _, spec := range f.Imports {
			p, _ := strconv.Unquote(spec.Path.Value)
			out[dir] = append(out[dir], p)
		}
		out[dir] = append(out[dir], "fmt") // a package that imports nothing is there all the same
	}
	return out
}

// goFiles yields every Go file of the module, by its path from the root.
func goFiles(t *testing.T) func(func(string) bool) {
	return func(yield func(string) bool) {
		err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && (d.Name() == "testdata" || d.Name() == "node_modules" || p != "." && strings.HasPrefix(d.Name(), ".")):
				return fs.SkipDir
			case strings.HasSuffix(p, ".go") && !yield(filepath.ToSlash(p)):
				return fs.SkipAll
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
}

func TestImportsFollowThePictureOfTheHouse(t *testing.T) {
	rooms := house(t)
	for dir, paths := range imports(t) {
		r, ok := rooms[dir]
		if !ok {
			t.Errorf("package %s is not in the picture: add it to the policy and to docs/architecture.md, or remove it", dir)
			continue
		}
		for _, p := range paths {
			if why := refused(r, p); why != "" {
				t.Errorf("%s imports %s: %s", dir, p, why)
			}
		}
	}
}

func refused(r room, imported string) string {
	if own, ok := strings.CutPrefix(imported, "loadline"); ok && (own == "" || own[0] == '/') {
		name := strings.TrimPrefix(own, "/")
		if name == "" {
			name = "."
		}
		if !slices.Contains(r.may, name) {
			return fmt.Sprintf("it may import only %v", r.may)
		}
		return ""
	}
	if r.below && slices.Contains(weather, imported) {
		return "there is no file, network, clock, log or global dice below the load line"
	}
	return ""
}

func TestTheRootStandsOnTheStandardLibraryAlone(t *testing.T) {
	for _, p := range imports(t)["."] {
		if strings.Contains(strings.Split(p, "/")[0], ".") {
			t.Errorf("the root imports %s", p)
		}
	}
}

// A policy that refused nothing would pass every tree.
func TestThePolicyCanFail(t *testing.T) {
	rooms := house(t)
	for _, broken := range []struct{ dir, imported string }{
		{"captable", "loadline/ocf"}, {"captable", "os"}, {"question", "loadline/dossier"}, {"ocf", "loadline/hclfile"}, {"question", "math/rand"},
	} {
		if refused(rooms[broken.dir], broken.imported) == "" {
			t.Errorf("%s may import %s", broken.dir, broken.imported)
		}
	}
}

// The picture in the architecture page names every package that exists.
func TestTheArchitecturePageNamesEveryPackage(t *testing.T) {
	page, err := os.ReadFile("docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	for dir := range imports(t) {
		if dir != "." && !strings.Contains(string(page), path.Base(dir)) {
			t.Errorf("docs/architecture.md does not name %s", dir)
		}
	}
}
