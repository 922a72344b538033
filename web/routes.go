package web

import (
	"net/http"
	"reflect"

	"loadline/question"
)

// route is one part of the API: how it is asked, what it takes and gives. The OpenAPI document is made from the same list that the
// server answers by.
type route struct {
	method, path string
	says         string
	query        []question.Parameter // besides those of a question
	takes, gives reflect.Type         // nil: nothing; of a question's answer: the shape Answer
	do           http.HandlerFunc
}

func (s *Server) routes() []route {
	company := question.Parameter{Name: "company", Kind: question.FreeText, Says: "path of the company from the folder that is served"}
	of := []question.Parameter{company}
	return []route{
		{"GET", "/api/companies", "the companies that are served", nil, nil, reflect.TypeFor[folderJSON](), s.folderOf},
		{"GET", "/api/company", "what may be asked about one company, with term sheets beside it joined", append(of[:1:1], question.Parameter{Name: "round", Kind: question.ARound, Many: true, Says: "the term sheet that is joined"}), nil, reflect.TypeFor[openedJSON](), s.company},
		{"GET", "/api/questions", "the catalogue of questions, with their parameters and pages", nil, nil, reflect.TypeFor[[]topicJSON](), s.questions},
		{"GET", "/api/ask/{question}", "an answer, as --json prints it", of, nil, nil, s.ask},
		{"GET", "/api/file", "a company's file as it stands on disk", of, nil, reflect.TypeFor[fileJSON](), s.getFile},
		{"POST", "/api/file", "save a company's file: 409 where somebody else wrote it meanwhile, and both are kept", nil, reflect.TypeFor[saveJSON](), reflect.TypeFor[savedJSON](), s.postFile},
		{"POST", "/api/lint", "what is wrong with a text that is not saved; places in UTF-16 units", nil, reflect.TypeFor[textJSON](), reflect.TypeFor[lintJSON](), s.lint},
		{"POST", "/api/complete", "what may be written at a place of a text, in UTF-16 units", nil, reflect.TypeFor[textJSON](), reflect.TypeFor[[]candidateJSON](), s.complete},
		{"POST", "/api/format", "the canonical form of a text", nil, reflect.TypeFor[textJSON](), reflect.TypeFor[textJSON](), s.format},
		{"GET", "/api/revisions", "revisions of a company's file, the newest first", append(of[:1:1], question.Parameter{Name: "below", Kind: question.ANumber, Says: "only those below this number"}),
			nil, reflect.TypeFor[[]revisionJSON](), s.revisions},
		{"GET", "/api/revision", "what a company's file held in one revision", append(of[:1:1], question.Parameter{Name: "id", Kind: question.FreeText, Must: true, Says: "of the revision"}),
			nil, reflect.TypeFor[fileJSON](), s.revision},
		{"GET", "/api/openapi.json", "this document", nil, nil, nil, s.openAPI},
	}
}
