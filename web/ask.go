package web

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"

	"loadline"
	"loadline/question"
	"loadline/report"
)

// ask answers GET /api/ask/QUESTION with the JSON of the command line.
func (s *Server) ask(w http.ResponseWriter, r *http.Request) {
	topic, ok := question.About(r.PathValue("question"))
	if !ok {
		refuse(w, http.StatusNotFound, "There is no such question", "The catalogue knows no %q; /api/questions lists it.", r.PathValue("question"))
		return
	}
	words := question.Asked(r.URL.Query())
	company := words["company"]
	delete(words, "company")
	if err := s.slot(r.Context()); err != nil {
		return // who asked has gone, as a slider does that moved on
	}
	defer func() { <-s.slots }()
	if topic.Verb == "train" {
		s.train(w, topic, words)
		return
	}
	place, ok := s.place(strings.Join(company, ""))
	if !ok {
		noCompany(w, strings.Join(company, ""))
		return
	}
	o := s.cabinet.get(place, s.sheetsAsked(place, words))
	setting, err := moved(words, o.dossier.Draft)
	if err != nil {
		refuse(w, http.StatusBadRequest, "That is no question", "%v.", err)
		return
	}
	q, err := topic.Query(words)
	if err != nil {
		misasked(w, err)
		return
	}
	answer, err := o.ask(q, words, setting)
	if err != nil {
		misasked(w, err)
		return
	}
	write(w, answer)
}

func (s *Server) train(w http.ResponseWriter, topic question.Topic, words question.Asked) {
	q, err := topic.Query(words)
	if err != nil {
		misasked(w, err)
		return
	}
	write(w, q.Ask(question.Case{}))
}

// slot waits until a question may be worked at; it is an error where nobody waits for the answer any more.
func (s *Server) slot(ctx context.Context) error {
	select {
	case s.slots <- struct{}{}:
		return ctx.Err()
	case <-ctx.Done():
		return ctx.Err()
	}
}

// sheetsAsked are the term sheets of the rounds that are asked about, where they stand in files of their own.
func (s *Server) sheetsAsked(place string, words question.Asked) []string {
	if len(words["round"]) == 0 {
		return nil
	}
	all := s.sheets(place)
	var out []string
	for _, word := range words["round"] {
		if file, ok := all[strings.TrimPrefix(strings.TrimSpace(word), "round.")]; ok && !slices.Contains(out, file) {
			out = append(out, file)
		}
	}
	slices.Sort(out)
	return out
}

// on is the company as the words and inputs ask for it; false where it cannot be read, with the letters that say why.
func (o *opened) on(words question.Asked, setting loadline.Setting) (c question.Case, letters loadline.Diagnostics, ok bool, err error) {
	day, err := words.AsOf()
	if err != nil {
		return c, nil, false, err
	}
	company, letters := o.company, o.letters
	draft := o.dossier.Draft.With(setting)
	if len(setting) > 0 && company != nil {
		var more loadline.Diagnostics
		company, more = draft.At(nil)
		letters = append(slices.Clip(o.dossier.Problems), more...)
	}
	if company == nil {
		return c, letters, false, nil
	}
	c = question.NewCase(company, letters, day)
	c.Draft = draft
	return c, letters, true, nil
}

// ask asks one question of the company.
func (o *opened) ask(q question.Query, words question.Asked, setting loadline.Setting) (loadline.Answer, error) {
	c, letters, ok, err := o.on(words, setting)
	if err != nil {
		return loadline.Answer{}, err
	}
	if !ok {
		return o.dossier.Unusable(letters.Sorted()), nil
	}
	everybody := c.Company
	if compared, ok := q.(question.WhatIf); ok {
		if err := fits(compared, c); err != nil {
			return loadline.Answer{}, err
		}
		if words.Redact() {
			everybody = compared.Everybody(c)
		}
	}
	answer := q.Ask(c)
	if words.Redact() {
		answer = question.Redact(answer, everybody)
	}
	return answer, nil
}

// fits says whether a comparison names only rounds and limits that there are.
func fits(q question.WhatIf, c question.Case) error {
	rounds := c.Choices(question.ARound)
	for _, column := range q.Columns {
		for _, name := range column.Rounds {
			if !slices.ContainsFunc(rounds, func(r question.Named) bool { return r.Name == name }) {
				return &question.Misasked{Name: "round", Says: "names none of the company's rounds"}
			}
		}
	}
	if word, _ := q.UnknownLimit(c.Company); word != "" {
		return &question.Misasked{Name: "keep", Says: "takes titles of limits, or all"}
	}
	return nil
}

func misasked(w http.ResponseWriter, err error) {
	detail := err.Error()
	if m := (*question.Misasked)(nil); errors.As(err, &m) && m.Name != "" {
		detail = strings.TrimPrefix(detail, "--")
	}
	refuse(w, http.StatusBadRequest, "That is no question", "%s.", strings.TrimSuffix(detail, "."))
}

func noCompany(w http.ResponseWriter, company string) {
	refuse(w, http.StatusNotFound, "There is no such company", "No company lies at %q in the folder that is served.", company)
}

func write(w http.ResponseWriter, a loadline.Answer) {
	var b bytes.Buffer
	if err := report.JSON(&b, a); err != nil {
		refuse(w, http.StatusInternalServerError, "The answer cannot be written", "%v.", err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(b.Bytes()) // whoever asked is gone
}
