package main

import (
	"github.com/spf13/cobra"

	"loadline/question"
)

func (p *program) train() *cobra.Command {
	var o output
	c := page(&cobra.Command{Use: "train PARAMS TOKENS CHIP"}, "train")
	c.Args = cobra.ExactArgs(3)
	c.ValidArgsFunction = completeChips
	o.flags(c)
	topic, _ := question.About("train")
	for _, x := range topic.Parameters()[3:] { // but the arguments
		flagOf(c, x)
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		words := question.Asked{"parameters": args[:1], "tokens": args[1:2], "chip": args[2:]}
		given(c, topic, words)
		q, err := topic.Query(words)
		if err != nil {
			return err
		}
		a := q.Ask(question.Case{})
		p.settle(a.State)
		return p.draw(a, o)
	}
	return c
}

func completeChips(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) != 2 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return question.ChipNames(), cobra.ShellCompDirectiveNoFileComp
}
