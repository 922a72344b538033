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

// comparing are the flags of what-if.
type comparing struct {
	asking
	without, keep []string
	exits, money  string
	redact        bool
}

func (p *program) whatIf() *cobra.Command {
	var a comparing
	c := page(&cobra.Command{Use: "what-if ROUND...|FROM..TO [FILE|FOLDER]"}, "what-if")
	c.Args = cobra.MinimumNArgs(1)
	a.flags(c)
	c.Flags().StringArrayVar(&a.without, "without", nil, "add a column in which a `TERM` is struck, such as consent.x or seat.board.y; several with commas are one column")
	c.Flags().StringArrayVar(&a.keep, "keep", nil, "find from where to where each input can move while a `LIMIT` holds: its title, or all")
	c.Flags().StringVar(&a.exits, "exits", "", "compare sales for these `AMOUNTS`, such as 20M,80M")
	c.Flags().StringVar(&a.money, "money", "", "of a range of prices: the new `AMOUNT` that the next round brings")
	c.Flags().BoolVar(&a.redact, "redact", false, "replace the names of stakeholders by labels, and head it as privileged")
	c.RunE = func(_ *cobra.Command, args []string) error {
		a.labels = a.redact
		if strings.Contains(args[0], "..") {
			from, to, err := proceeds(args[0])
			if err != nil {
				return err
			}
			return p.shadow(question.Shadow{From: from, To: to}, args[1:], a)
		}
		return p.compare(args, a)
	}
	return c
}

// shadow asks what is already signed does at each price of a next round.
func (p *program) shadow(q question.Shadow, file []string, a comparing) error {
	var err error
	if q.Def, err = a.definition(); err != nil {
		return err
	}
	if len(file) > 1 || len(a.without)+len(a.keep) > 0 || a.exits != "" {
		return fmt.Errorf("a range of prices is asked about by itself: no round, --without, --keep or --exits")
	}
	if a.money != "" {
		m, ok := formula.ParseMoney(a.money, "")
		if !ok || m.Amount.Sign() < 0 {
			return fmt.Errorf("--money takes an amount such as 5M, not %q", a.money)
		}
		q.Money = m.Amount
	}
	on, d, ok, err := p.open(file, a.asking)
	if err != nil || !ok {
		return err
	}
	answer := q.Ask(on)
	if a.redact {
		answer = question.Redact(answer, on.Company)
	}
	return p.answer(answer, d, a.output)
}

func (p *program) compare(args []string, a comparing) error {
	q := question.WhatIf{Keep: a.keep}
	var err error
	if q.Def, err = a.definition(); err != nil {
		return err
	}
	if q.Amounts, err = amounts(a.exits); err != nil {
		return err
	}
	path, words := companyAmong(args)
	sheets := sheetsOf(path, words)
	on, d, ok, err := p.open([]string{path}, a.asking, slices.Sorted(maps.Values(sheets))...)
	if err != nil || !ok {
		return err
	}
	rounds, err := roundsOf(on.Company, path, words, sheets, d)
	if err != nil {
		return err
	}
	for _, r := range rounds {
		q.Columns = append(q.Columns, loadline.Signing{Rounds: []string{r}})
		for _, terms := range a.without {
			q.Columns = append(q.Columns, loadline.Signing{Rounds: []string{r}, Without: strings.Split(terms, ",")})
		}
	}
	if word, near := q.UnknownLimit(on.Company); word != "" {
		return fmt.Errorf("--keep takes titles of limits, or all; none is %q%s", word, didYouMean(near))
	}
	answer := q.Ask(on)
	if data, ok := answer.Data.(question.Compared); ok && slices.ContainsFunc(data.Limits, breaks) {
		p.code = claimBroken
	}
	if a.redact {
		answer = question.Redact(answer, q.Everybody(on))
	}
	return p.answer(answer, d, a.output)
}

// breaks says whether a limit is broken with a round signed that is not now.
func breaks(l question.LimitChange) bool {
	return l.Outcomes[0] != limits.Broken && slices.Contains(l.Outcomes[1:], limits.Broken)
}

func amounts(list string) ([]loadline.Ratio, error) {
	var out []loadline.Ratio
	for one := range strings.SplitSeq(list, ",") {
		if one = strings.TrimSpace(one); one == "" {
			continue
		}
		m, ok := formula.ParseMoney(one, "")
		if !ok || m.Amount.Sign() <= 0 {
			return nil, fmt.Errorf("--exits takes amounts such as 20M,80M, not %q", one)
		}
		out = append(out, m.Amount)
	}
	return out, nil
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
