package main

import (
	"github.com/spf13/cobra"

	"loadline/question"
)

func (p *program) whoGets() *cobra.Command {
	c := page(&cobra.Command{Use: "who-gets AMOUNT|FROM..TO [FILE|FOLDER|ZIP]"}, "who-gets")
	c.Args = cobra.RangeArgs(1, 2)
	return p.asks(c, func(args []string) (question.Asked, []string) {
		return question.Asked{"amount": args[:1]}, args[1:]
	}, nil, "amount")
}
