package loadline_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"loadline"
)

// Limits of taste: the middle of a program is alike everywhere, ugliness lives in the tail.
const (
	longestFunction = 120 // lines; above 70 wants a reason in its comment
	longestFile     = 600 // lines
	initBudgetMS    = 7   // of all packages of the binary together, each at its least of many runs; docs/decisions.md
)

type source struct {
	path string
	set  *token.FileSet
	file *ast.File
}

func sources(t *testing.T) []source {
	var out []source
	for path := range goFiles(t) {
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, path, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, source{path, set, f})
	}
	return out
}

func (s source) lines(n ast.Node) int {
	return s.set.Position(n.End()).Line - s.set.Position(n.Pos()).Line + 1
}

func TestNoFileAndNoFunctionIsTooLong(t *testing.T) {
	for _, s := range sources(t) {
		if n := s.set.Position(s.file.FileEnd).Line; n > longestFile {
			t.Errorf("%s has %d lines; a file above %d is two files", s.path, n, longestFile)
		}
		for _, d := range s.file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && s.lines(f) > longestFunction {
				t.Errorf("%s: %s has %d lines, more than %d", s.path, f.Name.Name, s.lines(f), longestFunction)
			}
		}
	}
}

func TestEveryExportedNameIsDocumented(t *testing.T) {
	for _, s := range sources(t) {
		if strings.HasSuffix(s.path, "_test.go") {
			continue
		}
		for _, d := range s.file.Decls {
			for name, documented := range exported(d) {
				if !documented {
					t.Errorf("%s: %s has no comment that says what it is", s.path, name)
				}
			}
		}
	}
}

// exported yields the exported names of a declaration and whether they are documented. In a group of constants the
// group's comment or one behind the line will do.
func exported(d ast.Decl) func(func(string, bool) bool) {
	return func(yield func(string, bool) bool) {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Name.IsExported() && (d.Recv == nil || receiverExported(d)) {
				yield(d.Name.Name, d.Doc != nil)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					if spec.Name.IsExported() && !yield(spec.Name.Name, d.Doc != nil || spec.Doc != nil) {
						return
					}
				case *ast.ValueSpec:
					for _, name := range spec.Names {
						if name.IsExported() && !yield(name.Name, d.Doc != nil || spec.Doc != nil || spec.Comment != nil) {
							return
						}
					}
				}
			}
		}
	}
}

func receiverExported(f *ast.FuncDecl) bool {
	t := f.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	if index, ok := t.(*ast.IndexExpr); ok {
		t = index.X
	}
	name, ok := t.(*ast.Ident)
	return ok && name.IsExported()
}

func TestEveryPackageHasItsManual(t *testing.T) {
	manual := map[string]bool{}
	for _, s := range sources(t) {
		dir := filepath.Dir(s.path)
		manual[dir] = manual[dir] || s.file.Doc != nil && !strings.HasSuffix(s.path, "_test.go")
	}
	for dir, ok := range manual {
		if !ok {
			t.Errorf("package %s has no package comment", dir)
		}
	}
}

func TestOneExportedTypeNameStandsInOnePackage(t *testing.T) {
	where := map[string]string{}
	for _, s := range sources(t) {
		if strings.HasSuffix(s.path, "_test.go") {
			continue
		}
		for _, d := range s.file.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.TYPE {
				continue
			}
			for _, spec := range g.Specs {
				name := spec.(*ast.TypeSpec).Name
				if other, taken := where[name.Name]; taken && name.IsExported() && other != filepath.Dir(s.path) {
					t.Errorf("%s is a type of %s and of %s: one noun, one package", name.Name, other, filepath.Dir(s.path))
				}
				where[name.Name] = filepath.Dir(s.path)
			}
		}
	}
}

// A sentence is a literal format with its values: that is what can be translated and formatted at the edge.
func TestNoSentenceIsBuiltByConcatenation(t *testing.T) {
	for _, s := range sources(t) {
		ast.Inspect(s.file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 || callee(call) != "Textf" {
				return true
			}
			if lit, ok := call.Args[0].(*ast.BasicLit); !ok || lit.Kind != token.STRING {
				if name, ok := call.Args[0].(*ast.Ident); !ok || name.Obj == nil || name.Obj.Kind != ast.Con {
					t.Errorf("%v: Textf wants a literal sentence", s.set.Position(call.Pos()))
				}
			}
			return true
		})
	}
}

func callee(c *ast.CallExpr) string {
	switch f := c.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// codesInCode are the values of the constants of type Code.
func codesInCode(t *testing.T) []string {
	f, err := parser.ParseFile(token.NewFileSet(), "codes.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	ast.Inspect(f, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			s, _ := strconv.Unquote(lit.Value)
			out = append(out, s)
		}
		return true
	})
	return out
}

func TestEveryCodeIsExplainedAndEveryExplanationHasACode(t *testing.T) {
	codes := codesInCode(t)
	for _, c := range codes {
		e, ok := loadline.Explain(loadline.Code(c))
		if !ok {
			t.Errorf("code %s has no explain/%s.txt", c, c)
			continue
		}
		if e.Rule == "" || e.Authority == "" || e.Run == "" || len(e.Files) == 0 {
			t.Errorf("explain/%s.txt lacks its rule, its authority, what to run or its example", c)
		}
	}
	for _, c := range loadline.Codes() {
		if !slices.Contains(codes, string(c)) {
			t.Errorf("explain/%s.txt explains a code that does not exist", c)
		}
	}
}

var initLine = regexp.MustCompile(`init (\S+) @\S+ ms, (\S+) ms clock`)

// Of each package the least of many runs, until they are within the budget together: a busy machine slows now one and now another, a
// slow initialisation slows all.
func TestPackagesInitialiseWithinTheirBudget(t *testing.T) {
	binary := filepath.Join(t.TempDir(), "loadline")
	if out, err := exec.Command("go", "build", "-o", binary, "./cmd/loadline").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	least, total := map[string]float64{}, 1e9
	for run := 0; run < 60 && total > initBudgetMS; run++ {
		cmd := exec.Command(binary, "--version")
		cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		for _, m := range initLine.FindAllStringSubmatch(string(out), -1) {
			ms, _ := strconv.ParseFloat(m[2], 64)
			if before, seen := least[m[1]]; !seen || ms < before {
				least[m[1]] = ms
			}
		}
		total = 0
		for _, ms := range least {
			total += ms
		}
	}
	if total <= initBudgetMS {
		return
	}
	slowest := ""
	for name, ms := range least {
		if ms > 0.2 {
			slowest += fmt.Sprintf(" %s %.1f ms", name, ms)
		}
	}
	t.Errorf("packages take %.1f ms to initialise, the budget is %d ms:%s", total, initBudgetMS, slowest)
}
