package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"loadline"
	"loadline/dossier"
	"loadline/formula"
	"loadline/limits"
	"loadline/question"
)

func (p *program) whatIf() *cobra.Command {
	var o output
	c := page(&cobra.Command{Use: "what-if ROUND...|FROM..TO [FILE|FOLDER]"}, "what-if")
	c.Args = cobra.MinimumNArgs(1)
	o.flags(c)
	topic, _ := question.About("what-if")
	for _, x := range topic.Parameters() {
		if x.Kind != question.ARound {
			flagOf(c, x)
		}
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		words := question.Asked{}
		given(c, topic, words)
		o.labels = words.Redact()
		return p.compare(topic, words, args, asking{output: o, asOf: strings.Join(words["as-of"], "")})
	}
	return c
}

// compare asks about rounds, or about a range of prices of a next one.
func (p *program) compare(topic question.Topic, words question.Asked, args []string, a asking) error {
	path, rounds := companyAmong(args)
	prices := strings.Contains(args[0], "..")
	if prices && len(args) > 1 {
		path, rounds = args[1], slices.Delete(slices.Clone(args), 1, 2)
	}
	sheets := map[string]string{}
	if !prices {
		sheets = sheetsOf(path, rounds)
	}
	words["round"] = rounds
	if _, err := topic.Query(words); err != nil {
		return err
	}
	on, d, ok, err := p.open([]string{path}, a, slices.Sorted(maps.Values(sheets))...)
	if err != nil || !ok {
		return err
	}
	if !prices {
		if words["round"], err = roundsOf(on.Company, path, rounds, sheets, d); err != nil {
			return err
		}
	}
	q, err := topic.Query(words)
	if err != nil {
		return err
	}
	everybody := on.Company
	if q, ok := q.(question.WhatIf); ok {
		if word, near := q.UnknownLimit(on.Company); word != "" {
			return fmt.Errorf("--keep takes titles of limits, or all; none is %q%s", word, didYouMean(near))
		}
	}
	answer := q.Ask(on)
	if data, ok := answer.Data.(question.Compared); ok && slices.ContainsFunc(data.Limits, breaks) {
		p.code = claimBroken
	}
	if words.Redact() {
		if q, ok := q.(question.WhatIf); ok {
			everybody = q.Everybody(on)
		}
		answer = question.Redact(answer, everybody)
	}
	return p.answer(answer, d, a.output)
}

// breaks says whether a limit is broken with a round signed that is not now.
func breaks(l question.LimitChange) bool {
	return l.Outcomes[0] != limits.Broken && slices.Contains(l.Outcomes[1:], limits.Broken)
}

// companyAmong is the company among the arguments, "" where they name none, and the others: the last is one where it is a
// folder, or a file that states a company.
func companyAmong(args []string) (path string, rounds []string) {
	last := args[len(args)-1]
	if len(args) > 1 && !dossier.IsSheet(last) {
		if info, err := os.Stat(last); err == nil && (info.IsDir() || strings.HasSuffix(last, ".hcl")) {
			return last, args[:len(args)-1]
		}
	}
	return "", args
}

// sheetsOf are the files of the rounds that stand in one of their own, by the word that means them: a path, or the name of a
// file beside the company.
func sheetsOf(path string, words []string) map[string]string {
	folder := path
	if strings.HasSuffix(path, ".hcl") {
		folder = filepath.Dir(path)
	}
	out := map[string]string{}
	for _, word := range words {
		if strings.HasSuffix(word, ".hcl") {
			out[word] = word
		} else if file := filepath.Join(folder, word+".hcl"); dossier.IsSheet(file) {
			out[word] = file
		}
	}
	return out
}

// roundsOf are the rounds that words mean: of a path all in its file, else the one of that name. A word that means none is told
// with what there is.
func roundsOf(c *loadline.Company, path string, words []string, sheets map[string]string, d *dossier.Dossier) ([]string, error) {
	var have, out []string
	for _, r := range c.Rounds {
		have = append(have, r.Name)
	}
	for _, word := range words {
		name := strings.TrimPrefix(word, "round.")
		in := d.Rounds(sheets[word])
		switch near := formula.Closest(name, have); {
		case slices.Contains(have, name):
			out = append(out, name)
		case len(in) > 0:
			out = append(out, in...)
		case sheets[word] != "":
			return nil, fmt.Errorf("%s states no round", sheets[word])
		case near != "":
			return nil, fmt.Errorf("there is no round %q; did you mean %s?", name, near)
		default:
			return nil, fmt.Errorf("there is no round %q: the company has %s, and there is no %s", name, orNone(have), filepath.Join(path, name+".hcl"))
		}
	}
	return out, nil
}

func didYouMean(near string) string {
	if near == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", near)
}

func orNone(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}
