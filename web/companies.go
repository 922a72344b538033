package web

import (
	"maps"
	"net/http"
	"path/filepath"
	"slices"

	"loadline"
	"loadline/dossier"
	"loadline/hclfile"
	"loadline/question"
)

// What the API says about companies and questions.
type (
	folderJSON struct {
		Folder    string        `json:"folder"` // as it was named
		Companies []companyJSON `json:"companies"`
		Only      bool          `json:"only,omitempty"` // one company is served, not a folder of many
		Unkept    string        `json:"unkept,omitempty"`
		Version   string        `json:"version"`
	}
	companyJSON struct {
		Path  string `json:"path"` // from the folder; "." is the folder itself
		Name  string `json:"name"`
		File  string `json:"file,omitempty"` // that can be edited; none of a package that stands alone
		State string `json:"state,omitempty"`
	}
	openedJSON struct {
		Path     string                      `json:"path"`
		Name     string                      `json:"name"`
		File     string                      `json:"file,omitempty"`
		AsOf     loadline.Date               `json:"as_of,omitempty"`
		Currency string                      `json:"currency,omitempty"`
		Inputs   []inputJSON                 `json:"inputs"`
		Choices  map[string][]question.Named `json:"choices"` // by the kind of parameter
		Unread   []string                    `json:"unread"`  // documents that nobody has read
		Stamp    string                      `json:"stamp"`   // changes where a file does
	}
	inputJSON struct {
		Name  string          `json:"name"`
		Title string          `json:"title"`
		Value loadline.Ratio  `json:"value"`
		Lo    *loadline.Ratio `json:"lo,omitempty"` // none: it has no bound
		Hi    *loadline.Ratio `json:"hi,omitempty"`
		Line  int32           `json:"line"`
	}
	topicJSON struct {
		Verb       string               `json:"verb"`
		Short      string               `json:"short"`
		Page       string               `json:"page"` // in Markdown
		Parameters []question.Parameter `json:"parameters"`
		OfCompany  bool                 `json:"of_company"` // whether it is asked of a company
	}
)

// folderOf is GET /api/companies: those that are served.
func (s *Server) folderOf(w http.ResponseWriter, _ *http.Request) {
	out := folderJSON{Folder: filepath.ToSlash(s.folder), Companies: []companyJSON{}, Only: s.only != "", Version: s.version}
	if s.unkept != nil {
		out.Unkept = s.unkept.Error()
	}
	for _, c := range s.companies() {
		out.Companies = append(out.Companies, companyJSON{Path: c, Name: s.nameOf(c), File: s.file(c)})
	}
	respond(w, http.StatusOK, out)
}

// nameOf is the legal name that a company's file states, read from its header alone, or its path.
func (s *Server) nameOf(company string) string {
	if file := s.file(company); file != "" {
		src, err := dossier.ReadFile(filepath.Join(s.folder, filepath.FromSlash(file)))
		if err == nil {
			if parsed, _ := hclfile.Parse(file, src); parsed != nil {
				if header, _ := parsed.Header(); header.Title != "" {
					return header.Title
				}
			}
		}
	}
	if company == "." {
		return filepath.Base(s.folder)
	}
	return company
}

// company is GET /api/company: what a page needs to ask about one.
func (s *Server) company(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("company")
	place, ok := s.place(name)
	if !ok {
		noCompany(w, name)
		return
	}
	o := s.cabinet.get(place, s.sheetsAsked(place, question.Asked(r.URL.Query())))
	out := openedJSON{Path: name, Name: s.nameOf(name), File: s.file(name), Inputs: []inputJSON{}, Choices: map[string][]question.Named{}, Unread: []string{}, Stamp: o.hash()}
	if o.company == nil {
		respond(w, http.StatusOK, out)
		return
	}
	c := question.NewCase(o.company, o.letters, 0)
	out.AsOf, out.Currency = c.AsOf, c.Company.Currency
	for _, kind := range []question.ParameterKind{question.AMatter, question.ARound, question.AHolder, question.ASupplier, question.ALimit} {
		out.Choices[string(kind)] = c.Choices(kind)
	}
	for _, name := range slices.Sorted(maps.Keys(s.sheets(place))) {
		if !slices.ContainsFunc(out.Choices[string(question.ARound)], func(c question.Named) bool { return c.Name == name }) {
			out.Choices[string(question.ARound)] = append(out.Choices[string(question.ARound)], question.Named{Name: name, Title: name})
		}
	}
	for _, d := range c.Company.Documents {
		if d.Read == loadline.No {
			out.Unread = append(out.Unread, d.Title)
		}
	}
	for _, in := range o.dossier.Draft.Inputs {
		if v, ok := in.Value.Exact(); ok {
			out.Inputs = append(out.Inputs, inputJSON{in.Name, in.Title, v, in.Range.Lo, in.Range.Hi, in.At.Line})
		}
	}
	respond(w, http.StatusOK, out)
}

// questions is GET /api/questions: the catalogue, with what each may be told.
func (s *Server) questions(w http.ResponseWriter, _ *http.Request) {
	out := []topicJSON{}
	for _, t := range question.Catalogue() {
		out = append(out, topicJSON{t.Verb, t.Short, t.Page(), t.Parameters(), t.Verb != "train"})
	}
	respond(w, http.StatusOK, out)
}
