package dossier

import (
	"embed"
	"io/fs"
	"slices"
	"strings"

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
	src, err := presets.ReadFile(lawFile(name))
	return src, err == nil
}

// lawFile is the name by which places in a preset are told.
func lawFile(name string) string { return "law/" + name + ".hcl" }

// laws are the presets that a file names, and those that they build on, each once and in that order. Every command would
// parse the same words again: presets.go holds what they state.
//
//go:generate go test -run TestPresetsAreWhatTheirFilesState . -update
func (d *Dossier) laws(named []hclfile.LawName) []loadline.Law {
	var out []loadline.Law
	have := map[string]bool{}
	for _, n := range named {
		for name, at := n.Name, n.At; name != "" && !have[name]; {
			have[name] = true
			law := preset(name)
			if law == nil {
				d.fail(unknownLaw(name, at))
				break
			}
			d.sources[lawFile(name)], _ = LawText(name)
			out = append(out, *law)
			name, at = law.Base, law.At
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
