package main

import (
	"os"
	"strings"

	"github.com/spf13/cobra"

	"loadline/question"
)

func (p *program) whoCan() *cobra.Command {
	c := page(&cobra.Command{Use: "who-can [MATTER] [FILE|FOLDER|ZIP]"}, "who-can")
	c.Args = cobra.MaximumNArgs(2)
	return p.asks(c, func(args []string) (question.Asked, []string) {
		matter, file := matterAndFile(args)
		return question.Asked{"matter": {matter}}, file
	}, nil, "matter")
}

// matterAndFile tells the matter from the file: one argument that is there as a file or a folder, or is written as one, is
// the file.
func matterAndFile(args []string) (matter string, file []string) {
	switch len(args) {
	case 0:
		return "", nil
	case 1:
		_, err := os.Stat(args[0])
		if err == nil || strings.ContainsAny(args[0], `/\`) || strings.HasSuffix(args[0], ".hcl") || strings.HasSuffix(args[0], ".zip") {
			return "", args
		}
		return args[0], nil
	}
	return args[0], args[1:]
}
