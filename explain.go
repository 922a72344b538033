package loadline

import (
	"embed"
	"slices"
	"strings"
)

//go:embed explain
var explanations embed.FS

// Explanation is what stands behind a code: the rule, its authority, and an example that shows it.
type Explanation struct {
	Code      Code
	Rule      string // what must hold, in a sentence or a few
	Authority string // a statute, a schema, a convention of the field, or Loadline's own design
	Run       string // the command line that shows the example: "check company.hcl"
	Files     []ExampleFile
}

// ExampleFile is one file of an example.
type ExampleFile struct{ Name, Text string }

// Explain is the explanation of a code, and whether there is such a code.
func Explain(code Code) (Explanation, bool) {
	data, err := explanations.ReadFile("explain/" + string(code) + ".txt")
	if err != nil {
		return Explanation{}, false
	}
	return readExplanation(code, string(data)), true
}

// Codes are all codes that have an explanation, sorted.
func Codes() []Code {
	entries, err := explanations.ReadDir("explain")
	if err != nil {
		return nil
	}
	var out []Code
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".txt"); ok {
			out = append(out, Code(name))
		}
	}
	slices.Sort(out)
	return out
}

// readExplanation reads paragraphs "rule: …", "authority: …" and "run: …" (a line that starts with a blank goes on with
// the one above), then the files of the example, each after a line "-- name --".
func readExplanation(code Code, text string) Explanation {
	e := Explanation{Code: code}
	fields := map[string]*string{"rule": &e.Rule, "authority": &e.Authority, "run": &e.Run}
	var field *string
	for line := range strings.Lines(text) {
		if name, ok := fileHeader(line); ok {
			e.Files, field = append(e.Files, ExampleFile{Name: name}), nil
			continue
		}
		if n := len(e.Files); n > 0 {
			e.Files[n-1].Text += line
			continue
		}
		if name, rest, ok := strings.Cut(line, ":"); ok && fields[name] != nil {
			field, line = fields[name], rest
		}
		if field != nil {
			*field = strings.TrimSpace(*field + " " + strings.TrimSpace(line))
		}
	}
	return e
}

func fileHeader(line string) (string, bool) {
	name, ok := strings.CutPrefix(strings.TrimSpace(line), "-- ")
	if !ok {
		return "", false
	}
	return strings.CutSuffix(name, " --")
}
