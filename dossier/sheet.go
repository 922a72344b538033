package dossier

import (
	"bytes"

	"loadline/hclfile"
)

// join joins the term sheets to the company's file.
func (d *Dossier) join(file *hclfile.File) *hclfile.File {
	if len(d.sheets) == 0 {
		return file
	}
	d.rounds = map[string][]string{}
	var sheets []*hclfile.File
	for _, path := range d.sheets {
		src, err := d.readFile(path)
		if err != nil {
			d.fail(unreadable(path, err))
			continue
		}
		d.sources[path] = src
		sheet, problems := hclfile.ParseSheet(path, src)
		d.Problems = append(d.Problems, problems...)
		d.rounds[path] = sheet.Rounds()
		sheets = append(sheets, sheet)
	}
	joined, problems := file.Join(sheets...)
	d.File, d.Problems = joined, append(d.Problems, problems...)
	return joined
}

// Rounds are the names of the rounds in a term sheet that was joined.
func (d *Dossier) Rounds(sheet string) []string { return d.rounds[sheet] }

// IsSheet says whether a path is a file that states facts of a company without being one: a term sheet in a file of its own.
func IsSheet(path string) bool {
	src, err := ReadFile(path)
	if err != nil {
		return false
	}
	for line := range bytes.Lines(src) {
		if word, _, _ := bytes.Cut(bytes.TrimSpace(line), []byte(" ")); string(word) == "company" {
			return false
		}
	}
	return true
}
