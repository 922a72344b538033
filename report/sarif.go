package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"loadline"
)

// The parts of SARIF 2.1.0 (OASIS, errata 01 of 28 August 2023) that are written: https://docs.oasis-open.org/sarif.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		Invocations []sarifInvocation `json:"invocations"`
		Results     []sarifResult     `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string             `json:"id"`
		Short   sarifMessage       `json:"shortDescription"`
		Full    sarifMessage       `json:"fullDescription"`
		Help    sarifMessage       `json:"help"`
		Default sarifConfiguration `json:"defaultConfiguration"`
	}
	sarifConfiguration struct {
		Level string `json:"level"`
	}
	sarifMessage struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifInvocation struct {
		Successful bool `json:"executionSuccessful"`
	}
	sarifResult struct {
		Rule         string             `json:"ruleId"`
		Index        int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifMessage       `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Related      []sarifLocation    `json:"relatedLocations,omitempty"`
		Fingerprints map[string]string  `json:"partialFingerprints"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Status        string `json:"status"`
		Justification string `json:"justification,omitempty"`
	}
	sarifLocation struct {
		ID       *int           `json:"id,omitempty"`
		Physical *sarifPhysical `json:"physicalLocation,omitempty"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
		Message  *sarifMessage  `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine int32 `json:"startLine"`
	}
	sarifLogical struct {
		Name string `json:"fullyQualifiedName"`
		Kind string `json:"kind"`
	}
)

// sarifSchema is where the schema is published that the log follows.
const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// SARIF writes what was found as one run of SARIF 2.1.0, the format of code scanners. Every code is a rule, with the text and
// the authority of its explanation. A result is a problem of the facts, or a limit or claim that did not pass: error where it
// is broken, warning where it cannot be told; one that a waiver sets aside carries the waiver as a suppression. Paths are
// relative as they were named, so name them from the root of the repository. The fingerprint "loadline/v1" stays the same
// while lines move. version is that of the program.
func SARIF(w io.Writer, version string, cs []Checkup) error {
	f := formatter{}
	run := sarifRun{
		Tool:        sarifTool{sarifDriver{Name: "Loadline", Version: version, Rules: []sarifRule{}}},
		Invocations: []sarifInvocation{{Successful: !slices.ContainsFunc(cs, func(c Checkup) bool { return c.Unusable })}},
		Results:     []sarifResult{},
	}
	found := f.findings(cs)
	index := map[loadline.Code]int{}
	for _, code := range codesOf(found) {
		index[code] = len(run.Tool.Driver.Rules)
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, ruleOf(code, found))
	}
	for _, l := range found {
		run.Results = append(run.Results, f.sarifResult(l, index[l.rule], len(cs) > 1))
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(sarifLog{sarifSchema, "2.1.0", []sarifRun{run}}); err != nil {
		return fmt.Errorf("report: SARIF: %w", err)
	}
	_, err := w.Write(disarmed(b.Bytes()))
	return err
}

func codesOf(ls []located) []loadline.Code {
	var out []loadline.Code
	for _, l := range ls {
		out = append(out, l.rule)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// ruleOf is a code as a rule: the first sentence of its explanation, the whole of it, and its authority as help.
func ruleOf(code loadline.Code, ls []located) sarifRule {
	e, _ := loadline.Explain(code)
	rule := sarifRule{ID: string(code), Default: sarifConfiguration{levelOf(loadline.Note)}}
	for _, l := range ls {
		if l.rule == code && l.aside == "" {
			rule.Default.Level = levelOf(l.severity)
			break
		}
	}
	short := e.Rule
	if i := strings.Index(short, ". "); i >= 0 {
		short = short[:i+1]
	}
	rule.Short, rule.Full = sarifMessage{Text: short}, sarifMessage{Text: e.Rule}
	rule.Help = sarifMessage{
		Text:     fmt.Sprintf("%s\n\nAuthority: %s\n\nAn example: loadline explain %s", e.Rule, e.Authority, code),
		Markdown: fmt.Sprintf("%s\n\n**Authority:** %s\n\nAn example: `loadline explain %s`", literal(e.Rule), literal(e.Authority), code),
	}
	return rule
}

func levelOf(s loadline.Severity) string {
	switch s {
	case loadline.Error:
		return "error"
	case loadline.Warning:
		return "warning"
	}
	return "note"
}

func (f formatter) sarifResult(l located, rule int, named bool) sarifResult {
	head := l.head
	if named {
		head = f.say("%v: %v", l.company, head)
	}
	if !strings.HasSuffix(head, ".") {
		head += "." // a viewer with little room shows the first sentence
	}
	r := sarifResult{
		Rule: string(l.rule), Index: rule, Level: levelOf(l.severity),
		Message:      sarifMessage{Text: strings.Join(nonEmpty(head, l.body), "\n")},
		Locations:    []sarifLocation{f.sarifLocation(l.at)},
		Fingerprints: map[string]string{"loadline/v1": l.mark},
	}
	if l.aside != "" {
		r.Level = "error"
		r.Suppressions = []sarifSuppression{{Kind: "inSource", Status: "accepted", Justification: l.aside}}
	}
	for i, at := range l.related {
		if at.File == "" {
			continue
		}
		related := f.sarifLocation(at)
		related.ID, related.Message = &i, &sarifMessage{Text: f.say("see also: %v", at)}
		r.Related = append(r.Related, related)
	}
	return r
}

func (f formatter) sarifLocation(at loadline.Source) sarifLocation {
	path, inner := onDisk(at.File)
	out := sarifLocation{Physical: &sarifPhysical{Artifact: sarifArtifact{URI: reference(path)}}}
	if inner == "" && at.Line > 0 {
		out.Physical.Region = &sarifRegion{at.Line}
	}
	switch {
	case inner != "":
		out.Logical = []sarifLogical{{clean(inner), "resource"}}
	case at.Cell != "":
		out.Logical = []sarifLogical{{clean(at.Cell), "element"}}
	}
	return out
}

// reference is a path as a URI reference (RFC 3986): relative as it is, absolute with its scheme.
func reference(path string) string {
	u := url.URL{Path: path}
	if filepath.IsAbs(path) {
		u.Scheme = "file"
		u.Path = "/" + strings.TrimPrefix(path, "/")
	}
	return u.String()
}
