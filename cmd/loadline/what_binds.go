package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"loadline"
	"loadline/question"
	"loadline/report"
)

// binding are the flags of what-binds.
type binding struct {
	asking
	without, on, ics string
	redact           bool
}

func (p *program) whatBinds() *cobra.Command {
	var a binding
	c := page(&cobra.Command{Use: "what-binds [FILE|FOLDER]"}, "what-binds")
	a.flags(c)
	f := c.Flags()
	f.StringVar(&a.without, "without", "", "the exit drill: what happens when this `SUPPLIER` stops")
	f.StringVar(&a.on, "on", "", "of --without: the `DATE` on which it stops or gives notice; default: the day asked about")
	f.StringVar(&a.ics, "ics", "", "write the dates as a calendar (RFC 5545) to `FILE`")
	f.BoolVar(&a.redact, "redact", false, "replace the names of stakeholders by labels, and head it as privileged")
	c.RunE = func(_ *cobra.Command, args []string) error { return p.bound(args, a) }
	return c
}

func (p *program) bound(args []string, a binding) error {
	a.labels = a.redact
	q := question.WhatBinds{Without: a.without}
	var err error
	if q.Def, err = a.definition(); err != nil {
		return err
	}
	var ok bool
	if q.On, ok = loadline.ParseDate(a.on); a.on != "" && !ok {
		return fmt.Errorf("--on takes a day such as 2027-03-01, not %q", a.on)
	}
	if a.on != "" && a.without == "" {
		return fmt.Errorf("--on is the day of an exit drill: it takes --without SUPPLIER")
	}
	on, d, ok, err := p.open(args, a.asking)
	if err != nil || !ok {
		return err
	}
	answer := q.Ask(on)
	if a.redact {
		answer = question.Redact(answer, on.Company)
	}
	if a.ics != "" && answer.Data != nil {
		if err := writeFile(a.ics, func(w io.Writer) error { return report.ICS(w, answer) }); err != nil {
			return err
		}
	}
	return p.answer(answer, d, a.output)
}
