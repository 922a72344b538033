package main

import (
	"io"

	"github.com/spf13/cobra"

	"loadline"
	"loadline/question"
	"loadline/report"
)

func (p *program) whatBinds() *cobra.Command {
	var ics string
	c := page(&cobra.Command{Use: "what-binds [FILE|FOLDER]"}, "what-binds")
	c.Flags().StringVar(&ics, "ics", "", "write the dates as a calendar (RFC 5545) to `FILE`")
	return p.asks(c, onlyFile, func(a loadline.Answer) error {
		if ics == "" {
			return nil
		}
		return writeFile(ics, func(w io.Writer) error { return report.ICS(w, a) })
	})
}

// onlyFile is for questions all of whose parameters are flags.
func onlyFile(args []string) (question.Asked, []string) { return question.Asked{}, args }
