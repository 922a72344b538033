package dossier

import (
	"bytes"
	"embed"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"

	"loadline"
	"loadline/formula"
	"loadline/hclfile"
)

// presets are the laws that come with the program: dated and cited provisions, each held against the words of its statute.
//
//go:embed law/*.hcl
var presets embed.FS

// LawNames are the presets of law that a company or an entity may name, sorted.
func LawNames() []string {
	files, _ := fs.Glob(presets, "law/*.hcl")
	for i, f := range files {
		files[i] = strings.TrimSuffix(strings.TrimPrefix(f, "law/"), ".hcl")
	}
	slices.Sort(files)
	return files
}

// LawText is the text of a preset, for whoever wants to read it.
func LawText(name string) ([]byte, bool) {
	src, err := presets.ReadFile("law/" + name + ".hcl")
	return src, err == nil
}

// preset is a law as it was read.
type preset struct {
	path     string
	src      []byte
	law      *loadline.Law
	problems loadline.Diagnostics
}

// shelf reads each preset at most once in a process, when somebody asks for it: a folder of companies shares their laws.
type shelf map[string]func() preset

var theShelf = sync.OnceValue(func() shelf {
	s := shelf{}
	for _, name := range LawNames() {
		s[name] = sync.OnceValue(func() preset { return read(name) })
	}
	return s
})

// aheadOf is the shelf for a file that is still to be parsed. The presets whose names stand in it between quotes are read
// meanwhile, with those that they build on: which of them are meant as law is known only when the file has been parsed,
// and that takes longer.
func aheadOf(src []byte) shelf {
	s := theShelf()
	for name, law := range s {
		if bytes.Contains(src, []byte(strconv.Quote(name))) {
			go func() {
				for seen := 0; law != nil && seen < len(s); seen++ {
					law = s[law().law.Base]
				}
			}()
		}
	}
	return s
}

func read(name string) preset {
	p := preset{path: "law/" + name + ".hcl"}
	p.src, _ = LawText(name)
	p.law, p.problems = hclfile.ParseLaw(p.path, p.src)
	return p
}

// laws are the presets that a file names, and those that they build on, each once and in that order. Of others the file
// pays for none.
func (d *Dossier) laws(named []hclfile.LawName, s shelf) []loadline.Law {
	var out []loadline.Law
	have := map[string]bool{}
	for _, n := range named {
		for name, at := n.Name, n.At; name != "" && !have[name]; {
			have[name] = true
			open, ok := s[name]
			if !ok {
				d.fail(unknownLaw(name, at))
				break
			}
			p := open()
			d.sources[p.path] = p.src
			d.Problems = append(d.Problems, p.problems...)
			out = append(out, *p.law)
			name, at = p.law.Base, p.law.At
		}
	}
	return out
}

// unknownLaw warns: who holds what can be told without the law, and what hangs on it cannot.
func unknownLaw(name string, at loadline.Source) loadline.Diagnostic {
	known := LawNames()
	hint := loadline.Textf("Name one of them, or leave the law out.")
	if near := formula.Closest(name, known); near != "" {
		hint = loadline.Textf("Did you mean %q?", near)
	}
	return loadline.Diagnostic{Code: loadline.UnknownName, Severity: loadline.Warning, At: at,
		Summary: loadline.Textf("There is no preset of law %q", name),
		Detail:  loadline.Textf("Nothing is taken from the law: only what the documents say is known. The presets are: %v.", strings.Join(known, ", ")), Hint: hint}
}
