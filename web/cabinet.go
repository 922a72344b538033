package web

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"loadline"
	"loadline/dossier"
	"loadline/question"
	"loadline/store"
)

// cabinet keeps opened companies for as long as nothing that they were read from changes: a slider reads no file.
type cabinet struct {
	mutex sync.Mutex
	open  map[string]*opened
}

// opened is a company, as it was when its files had these stamps.
type opened struct {
	dossier *dossier.Dossier
	stamps  string
	company *loadline.Company // at its own inputs; nil where it cannot be used
	letters loadline.Diagnostics
}

// mostOpen bounds the companies that are kept open; a package may be large.
const mostOpen = 16

// get is the company at a path, with term sheets joined to it, read again where a file changed.
func (c *cabinet) get(place string, sheets []string) *opened {
	key := strings.Join(append([]string{place}, sheets...), "\x00")
	c.mutex.Lock()
	had := c.open[key]
	c.mutex.Unlock()
	if had != nil && had.stamps == stamps(had.dossier.ReadFrom()) {
		return had
	}
	now := stamps(dossierPaths(place, sheets)) // before it is read: a change meanwhile is seen the next time
	d := dossier.Open(place, sheets...)
	company, letters := d.Company()
	if later := d.ReadFrom(); len(later) > 0 {
		now = stamps(later)
	}
	o := &opened{d, now, company, letters}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if len(c.open) >= mostOpen || c.open == nil {
		c.open = map[string]*opened{}
	}
	c.open[key] = o
	return o
}

func dossierPaths(place string, sheets []string) []string { return append([]string{place}, sheets...) }

// stamps are the sizes and times of files, and of all files below a folder.
func stamps(paths []string) string {
	var b strings.Builder
	for _, p := range paths {
		_ = filepath.WalkDir(p, func(at string, d fs.DirEntry, err error) error {
			if err != nil {
				fmt.Fprintf(&b, "%s gone\n", at)
				return nil
			}
			if info, err := os.Stat(at); err == nil && !info.IsDir() {
				fmt.Fprintf(&b, "%s %d %d\n", at, info.Size(), info.ModTime().UnixNano())
			}
			return nil
		})
	}
	return b.String()
}

// companies are the paths of the companies served, from the folder, with slashes; "." is the folder itself.
func (s *Server) companies() []string {
	if s.only != "" {
		return []string{s.only}
	}
	out := []string{}
	for _, place := range dossier.CompaniesBelow(s.folder) {
		if rel, err := filepath.Rel(s.folder, place); err == nil {
			out = append(out, filepath.ToSlash(rel))
		}
	}
	return out
}

// place is where the company that a request names lies. Only companies that are served have one: no other path is looked at.
func (s *Server) place(company string) (string, bool) {
	if s.only != "" && company == "" {
		company = s.only
	}
	if company != path.Clean(company) || !filepath.IsLocal(filepath.FromSlash(company)) || !slices.Contains(s.companies(), company) {
		return "", false
	}
	return filepath.Join(s.folder, filepath.FromSlash(company)), true
}

// file is the path of a company's own file from the folder, with slashes; empty where it has none that can be edited.
func (s *Server) file(company string) string {
	if s.only != "" && company == "" {
		company = s.only
	}
	if strings.HasSuffix(company, ".hcl") {
		return company
	}
	name := path.Join(company, dossier.FileName)
	if _, err := os.Stat(filepath.Join(s.folder, filepath.FromSlash(name))); err != nil {
		return ""
	}
	return name
}

// sheets are the files of a company's folder that state facts without being a company, by the name that asks for them.
func (s *Server) sheets(place string) map[string]string {
	out := map[string]string{}
	if strings.HasSuffix(place, ".hcl") {
		place = filepath.Dir(place)
	}
	files, err := filepath.Glob(filepath.Join(strings.NewReplacer("[", `\[`, "*", `\*`, "?", `\?`).Replace(place), "*.hcl"))
	if err != nil {
		return out
	}
	for _, f := range files {
		if dossier.IsSheet(f) {
			out[strings.TrimSuffix(filepath.Base(f), ".hcl")] = f
		}
	}
	return out
}

// moved are the inputs that a request moves: input.NAME=80M, and what is wrong with them.
func moved(words question.Asked, d loadline.Draft) (loadline.Setting, error) {
	out := loadline.Setting{}
	for key, values := range words {
		name, ok := strings.CutPrefix(key, "input.")
		if !ok {
			continue
		}
		delete(words, key)
		v, read := loadline.ParseDecimal(values[0])
		switch {
		case !slices.ContainsFunc(d.Inputs, func(i loadline.Input) bool { return i.Name == name }):
			return nil, fmt.Errorf("the company has no input %q", name)
		case !read || len(values) > 1:
			return nil, fmt.Errorf("input.%s takes a number such as 80000000, not %q", name, values[0])
		}
		out[name] = loadline.Exactly(v)
	}
	return out, nil
}

// hashOf names the state of all that a company was read from, for those who wait for a change.
func (o *opened) hash() string { return store.Hash([]byte(o.stamps))[:16] }
