package main

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"loadline"
	"loadline/dossier"
	"loadline/question"
)

// past is what a check is compared with: the same facts on an earlier day, or the files at a revision of git.
type past struct {
	words string
	day   loadline.Date
	git   *revision
}

// openPast understands --since: a day is a day, all else names a revision.
func openPast(words string, places []string) (*past, error) {
	if day, ok := loadline.ParseDate(words); ok {
		return &past{words: words, day: day}, nil
	}
	near := ""
	if len(places) > 0 {
		near = places[0]
	}
	r, err := openRevision(words, near)
	if err != nil {
		return nil, err
	}
	return &past{words: words, git: r}, nil
}

func (w *past) close() {
	if w != nil && w.git != nil {
		w.git.close()
	}
}

// compare gives an answer what became otherwise since.
func (e *examined) compare(place string, a checking) error {
	before, err := e.before(place, a)
	if err != nil || e.answer.Data == nil {
		return err
	}
	e.answer = question.CheckSince(before, e.answer, a.past.words)
	return nil
}

// before is the earlier answer; nil where the company was not there.
func (e *examined) before(place string, a checking) (*loadline.Answer, error) {
	if a.past.git == nil {
		if e.company == nil {
			return nil, nil
		}
		if today := e.answer.AsOf; today != 0 && a.past.day > today {
			return nil, fmt.Errorf("--since %s lies after %v, the day that is asked about", a.past.words, today)
		}
		before := e.on(a.past.day, a)
		return &before, nil
	}
	there, err := a.past.git.lay(place)
	if err != nil || there == "" {
		return nil, err
	}
	then := a.look(there)
	then.answer.Problems = moved(then.answer.Problems, filepath.Dir(then.dossier.Path), filepath.Dir(e.dossier.Path))
	return &then.answer, nil
}

// gone are the companies of a revision below some folders that are not among those of today.
func (w *past) gone(folders, now []string) []string {
	if w == nil || w.git == nil {
		return nil
	}
	there := map[string]bool{}
	for _, place := range now {
		if rel, err := w.git.within(place); err == nil {
			there[rel], there[path.Dir(rel)] = true, true
		}
	}
	var out []string
	for _, folder := range folders {
		root, err := w.git.within(folder)
		if err != nil {
			continue
		}
		for file := range w.git.files {
			dir := path.Dir(file)
			if path.Base(file) == dossier.FileName && !there[dir] && (root == "." || dir == root || strings.HasPrefix(dir, strings.Join([]string{root, "/"}, ""))) && !covered(there, dir) {
				out = append(out, file)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// covered says whether a folder lies below a company, to which it belongs, or is hidden.
func covered(there map[string]bool, dir string) bool {
	for d := dir; d != "." && d != "/"; d = path.Dir(d) {
		if there[d] || strings.HasPrefix(path.Base(d), ".") {
			return true
		}
	}
	return false
}

// moved names the files of one folder as if they lay in another, so that a problem is the same in both.
func moved(ds loadline.Diagnostics, from, to string) loadline.Diagnostics {
	rename := func(s string) string {
		file, inner, zipped := strings.Cut(s, "!")
		rel, err := filepath.Rel(from, file)
		if err != nil || !filepath.IsAbs(file) {
			return s
		}
		file = filepath.Join(to, rel)
		if zipped {
			return strings.Join([]string{file, inner}, "!")
		}
		return file
	}
	text := func(t loadline.Text) loadline.Text {
		t.Args = slices.Clone(t.Args)
		for i, a := range t.Args {
			if s, ok := a.(string); ok && strings.HasPrefix(s, filepath.Dir(from)) {
				t.Args[i] = rename(s)
			}
		}
		return t
	}
	out := slices.Clone(ds)
	for i := range out {
		out[i].At.File = rename(out[i].At.File)
		out[i].Summary, out[i].Detail, out[i].Hint = text(out[i].Summary), text(out[i].Detail), text(out[i].Hint)
	}
	return out
}
