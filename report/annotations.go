package report

import (
	"fmt"
	"io"
	"strings"

	"loadline"
)

// Annotations writes what is wrong as workflow commands of GitHub Actions, a line each, which the runner shows beside the
// lines of the file: errors first (a limit that is broken, a claim that is false, facts that contradict one another), then
// warnings, then what is set aside or only noted. GitHub shows ten of a kind for each step.
func Annotations(w io.Writer, cs []Checkup) error {
	f := formatter{}
	var b strings.Builder
	for _, s := range []loadline.Severity{loadline.Error, loadline.Warning, loadline.Note} {
		for _, l := range f.findings(cs) {
			if l.severity == s {
				b.WriteString(l.command())
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// command is one workflow command: "::error file=company.hcl,line=41,title=...::message".
func (l located) command() string {
	word := map[loadline.Severity]string{loadline.Error: "error", loadline.Warning: "warning"}[l.severity]
	if word == "" {
		word = "notice"
	}
	path, inner := onDisk(l.at.File)
	var parts []string
	if path != "" {
		parts = append(parts, fmt.Sprintf("file=%s", property(path)))
	}
	if l.at.Line > 0 && inner == "" {
		parts = append(parts, fmt.Sprintf("line=%d", l.at.Line))
	}
	parts = append(parts, fmt.Sprintf("title=%s", property(strings.Join(nonEmpty(string(l.rule), l.company), " · "))))
	text := strings.Join(nonEmpty(l.head, l.body), "\n")
	return fmt.Sprintf("::%s %s::%s\n", word, strings.Join(parts, ","), message(text))
}

// message escapes what ends a command, and the sign that escapes, as the runner undoes it (the escapeData of GitHub's
// actions/toolkit, packages/core/src/command.ts).
func message(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// property escapes what ends a property too (escapeProperty, there).
func property(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}
