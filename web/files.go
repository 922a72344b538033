package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"loadline"
	"loadline/dossier"
	"loadline/hclfile"
	"loadline/question"
	"loadline/report"
	"loadline/store"
)

// What the API says and takes about files. Places count in UTF-16 units, as a browser does.
type (
	fileJSON struct {
		Path     string        `json:"path"`
		Content  string        `json:"content"`
		Hash     string        `json:"hash"`
		Revision *revisionJSON `json:"revision,omitempty"` // none where nothing can be kept
		Keeps    bool          `json:"keeps"`
		Unkept   string        `json:"unkept,omitempty"` // why nothing can be saved
	}
	revisionJSON struct {
		ID      string `json:"id"`
		Number  int    `json:"number"`
		Parent  string `json:"parent,omitempty"`
		Content string `json:"content"` // hash of it
		Who     string `json:"who,omitempty"`
		Note    string `json:"note,omitempty"`
		When    string `json:"when"`
		Aside   bool   `json:"aside,omitempty"`
	}
	saveJSON struct {
		Company string `json:"company"`
		From    string `json:"from"` // hash of what the editor started from
		Content string `json:"content"`
		Who     string `json:"who,omitempty"`
		Note    string `json:"note,omitempty"`
	}
	savedJSON struct {
		Revision *revisionJSON `json:"revision,omitempty"` // none: somebody else had written the file
		OnDisk   *fileJSON     `json:"on_disk,omitempty"`
		Yours    *revisionJSON `json:"yours,omitempty"`
	}
	textJSON struct {
		Company string `json:"company"`
		Content string `json:"content"`
		At      int    `json:"at,omitempty"`
	}
	lintJSON struct {
		Marks []markJSON `json:"marks"`
	}
	markJSON struct {
		From     int    `json:"from"`
		To       int    `json:"to"`
		Code     string `json:"code"`
		Severity string `json:"severity" enum:"error,warning,note"`
		Summary  string `json:"summary"`
		Detail   string `json:"detail,omitempty"`
		Hint     string `json:"hint,omitempty"`
	}
	candidateJSON struct {
		Text string `json:"text"`
		Kind string `json:"kind"`
		Doc  string `json:"doc,omitempty"`
		From int    `json:"from"`
		To   int    `json:"to"`
	}
)

func revisionOf(r store.Revision) *revisionJSON {
	return &revisionJSON{r.ID, r.Number, r.Parent, r.Content, r.Who, r.Note, r.When.Format(time.RFC3339Nano), r.Aside}
}

// readJSON reads the body of a request; false where it has been refused.
func readJSON(w http.ResponseWriter, r *http.Request, into any) bool {
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	err := d.Decode(into)
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		refuse(w, http.StatusRequestEntityTooLarge, "That is too much at once", "A request may carry %d MiB. Nothing was changed.", mostBody>>20)
		return false
	}
	if err != nil {
		refuse(w, http.StatusBadRequest, "The request cannot be read", "%v. Nothing was changed.", err)
		return false
	}
	return true
}

func respond(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	_ = e.Encode(v) // whoever asked is gone
}

// editable is the path of the file that a request is about, from the folder; false where it has been refused.
func (s *Server) editable(w http.ResponseWriter, company string) (string, bool) {
	if _, ok := s.place(company); !ok {
		noCompany(w, company)
		return "", false
	}
	name := s.file(company)
	if name == "" {
		refuse(w, http.StatusNotFound, "There is no file to edit", "The company at %q is a package alone; loadline import writes a company.hcl for it.", company)
		return "", false
	}
	return name, true
}

// getFile is GET /api/file: the company's file as it stands on disk.
func (s *Server) getFile(w http.ResponseWriter, r *http.Request) {
	name, ok := s.editable(w, r.URL.Query().Get("company"))
	if !ok {
		return
	}
	out, err := s.read(r, name)
	if err != nil {
		fileTrouble(w, err)
		return
	}
	respond(w, http.StatusOK, out)
}

func (s *Server) read(r *http.Request, name string) (fileJSON, error) {
	if s.store == nil {
		content, err := dossier.ReadFile(filepath.Join(s.folder, filepath.FromSlash(name)))
		return fileJSON{Path: name, Content: string(content), Hash: store.Hash(content), Unkept: fmt.Sprint(s.unkept)}, err
	}
	revision, content, err := s.store.Read(r.Context(), name)
	if err != nil {
		return fileJSON{}, err
	}
	return fileJSON{Path: name, Content: string(content), Hash: revision.Content, Revision: revisionOf(revision), Keeps: true}, nil
}

// postFile is POST /api/file: 200 where it is saved, 409 where somebody else wrote it meanwhile; both are kept.
func (s *Server) postFile(w http.ResponseWriter, r *http.Request) {
	var in saveJSON
	if !readJSON(w, r, &in) {
		return
	}
	name, ok := s.editable(w, in.Company)
	if !ok {
		return
	}
	if s.store == nil {
		refuse(w, http.StatusForbidden, "The folder cannot be written", "Nothing can be saved: %v.", s.unkept)
		return
	}
	saved, conflict, err := s.store.Save(r.Context(), store.Save{Path: name, From: in.From, Content: []byte(in.Content), Who: in.Who, Note: in.Note})
	switch {
	case err != nil:
		fileTrouble(w, err)
	case conflict == nil:
		respond(w, http.StatusOK, savedJSON{Revision: revisionOf(saved)})
	default:
		there, err := s.read(r, name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			fileTrouble(w, err)
			return
		}
		respond(w, http.StatusConflict, savedJSON{OnDisk: &there, Yours: revisionOf(conflict.Yours)})
	}
}

func fileTrouble(w http.ResponseWriter, err error) {
	switch {
	case errors.Is(err, store.ErrOutside):
		refuse(w, http.StatusForbidden, "That is not in the folder", "The file leads out of the folder that is served.")
	case errors.Is(err, store.ErrTooLarge):
		refuse(w, http.StatusRequestEntityTooLarge, "The file is too large", "A company's file may hold 16 MiB. Nothing was changed.")
	case errors.Is(err, fs.ErrPermission):
		refuse(w, http.StatusForbidden, "The file cannot be written", "The system says: %v. Nothing was changed.", err)
	case errors.Is(err, fs.ErrNotExist):
		refuse(w, http.StatusNotFound, "The file is gone", "It was there when the company was opened.")
	case errors.Is(err, store.ErrNoRevision):
		refuse(w, http.StatusNotFound, "There is no such revision", "Revisions are never removed: the address is wrong.")
	default:
		refuse(w, http.StatusInternalServerError, "The file could not be kept", "%v.", err)
	}
}

// lint is POST /api/lint: what is wrong with a text that nobody saved, and where.
func (s *Server) lint(w http.ResponseWriter, r *http.Request) {
	var in textJSON
	if !readJSON(w, r, &in) {
		return
	}
	place, ok := s.place(in.Company)
	if !ok {
		noCompany(w, in.Company)
		return
	}
	if err := s.slot(r.Context()); err != nil {
		return
	}
	defer func() { <-s.slots }()
	file := filepath.Join(s.folder, filepath.FromSlash(s.file(in.Company)))
	src := []byte(in.Content)
	d := dossier.OpenWith(map[string][]byte{file: src}, place)
	company, letters := d.Company()
	if company != nil {
		letters = question.NewCase(company, letters, 0).Problems
	}
	out := lintJSON{Marks: []markJSON{}}
	for _, one := range letters.Sorted() {
		if one.At.File == file {
			out.Marks = append(out.Marks, markOf(one, src))
		}
	}
	respond(w, http.StatusOK, out)
}

// markOf is a problem as an editor shows it: one that stands at a line alone marks the line.
func markOf(one loadline.Diagnostic, src []byte) markJSON {
	from, to := int(one.At.From), int(one.At.To)
	if to <= from {
		from, to = lineAt(src, int(one.At.Line))
	}
	say := report.Sentence
	return markJSON{unitsAt(src, from), unitsAt(src, to), string(one.Code), one.Severity.String(), say(one.Summary), say(one.Detail), say(one.Hint)}
}

// lineAt is where a line begins and ends, in bytes.
func lineAt(src []byte, line int) (from, to int) {
	for n := 1; ; n++ {
		to = from
		for to < len(src) && src[to] != '\n' {
			to++
		}
		if n >= line || to >= len(src) {
			return from, to
		}
		from = to + 1
	}
}

// complete is POST /api/complete: what may be written at a place of a text.
func (s *Server) complete(w http.ResponseWriter, r *http.Request) {
	var in textJSON
	if !readJSON(w, r, &in) {
		return
	}
	src := []byte(in.Content)
	out := []candidateJSON{}
	for _, c := range hclfile.Complete(src, bytesAt(src, in.At)) {
		out = append(out, candidateJSON{c.Text, c.Kind, c.Doc, unitsAt(src, c.From), unitsAt(src, c.To)})
	}
	respond(w, http.StatusOK, out)
}

// format is POST /api/format: the canonical form of a text; comments stay.
func (s *Server) format(w http.ResponseWriter, r *http.Request) {
	var in textJSON
	if readJSON(w, r, &in) {
		respond(w, http.StatusOK, textJSON{Company: in.Company, Content: string(hclfile.Format([]byte(in.Content)))})
	}
}

// revisions is GET /api/revisions: those of the company's file, the newest first.
func (s *Server) revisions(w http.ResponseWriter, r *http.Request) {
	name, ok := s.editable(w, r.URL.Query().Get("company"))
	if !ok {
		return
	}
	out := []*revisionJSON{}
	if s.store == nil {
		respond(w, http.StatusOK, out)
		return
	}
	if _, _, err := s.store.Read(r.Context(), name); err != nil { // what is on disk is a revision too
		fileTrouble(w, err)
		return
	}
	below, _ := strconv.Atoi(r.URL.Query().Get("below")) // from the newest where it is no number
	list, err := s.store.Revisions(r.Context(), name, below, 100)
	if err != nil {
		fileTrouble(w, err)
		return
	}
	for _, one := range list {
		out = append(out, revisionOf(one))
	}
	respond(w, http.StatusOK, out)
}

// revision is GET /api/revision: what the file held then.
func (s *Server) revision(w http.ResponseWriter, r *http.Request) {
	name, ok := s.editable(w, r.URL.Query().Get("company"))
	if !ok {
		return
	}
	if s.store == nil {
		fileTrouble(w, store.ErrNoRevision)
		return
	}
	one, content, err := s.store.Content(r.Context(), r.URL.Query().Get("id"))
	if err == nil && one.Path != path.Clean(name) {
		err = store.ErrNoRevision // of another company
	}
	if err != nil {
		fileTrouble(w, err)
		return
	}
	respond(w, http.StatusOK, fileJSON{Path: name, Content: strings.ToValidUTF8(string(content), "�"), Hash: one.Content, Revision: revisionOf(one), Keeps: true})
}
