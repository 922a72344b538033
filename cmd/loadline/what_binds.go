package main

import (
	"github.com/spf13/cobra"

	"loadline/question"
)

func (p *program) whatBinds() *cobra.Command {
	var a asking
	var redact bool
	c := page(&cobra.Command{Use: "what-binds [FILE|FOLDER]"}, "what-binds")
	a.flags(c)
	c.Flags().BoolVar(&redact, "redact", false, "replace the names of stakeholders by labels, and head it as privileged")
	c.RunE = func(_ *cobra.Command, args []string) error {
		a.labels = redact
		def, err := a.definition()
		if err != nil {
			return err
		}
		on, d, ok, err := p.open(args, a)
		if err != nil || !ok {
			return err
		}
		answer := question.WhatBinds{Def: def}.Ask(on)
		if redact {
			answer = question.Redact(answer, on.Company)
		}
		return p.answer(answer, d, a.output)
	}
	return c
}
