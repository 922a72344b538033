package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"loadline"
	"loadline/hclfile"
	"loadline/question"
)

func (p *program) explain() *cobra.Command {
	c := &cobra.Command{
		Use:   "explain [CODE|BLOCK|BLOCK.ATTRIBUTE|QUESTION]",
		Short: "What a code, a word of company.hcl or a question means",
		Long: "Explains the code of a diagnostic (its rule, its authority and an example), a kind of block or an attribute\n" +
			"of company.hcl, or a question. Without a word it lists what can be explained.",
		Args: cobra.MaximumNArgs(1),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return explainable(), cobra.ShellCompDirectiveNoFileComp
		},
	}
	c.RunE = func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			fmt.Fprintln(p.out, strings.Join(explainable(), "\n"))
			return nil
		}
		word := args[0]
		if e, ok := loadline.Explain(loadline.Code(word)); ok {
			p.explainCode(e)
		} else if text, ok := hclfile.Describe(word); ok {
			fmt.Fprintln(p.out, strings.TrimSpace(text))
		} else if topic, ok := question.About(word); ok {
			fmt.Fprintln(p.out, strings.TrimSpace(topic.Page()))
		} else {
			return fmt.Errorf("nothing is called %q; `loadline explain` lists what can be explained", word)
		}
		return nil
	}
	return c
}

func explainable() []string {
	var out []string
	for _, code := range loadline.Codes() {
		out = append(out, string(code))
	}
	for _, b := range hclfile.Blocks() {
		out = append(out, b.Word)
	}
	for _, t := range question.Catalogue() {
		out = append(out, t.Verb)
	}
	return out
}

func (p *program) explainCode(e loadline.Explanation) {
	fmt.Fprintf(p.out, "%s\n\n%s\n\nAuthority: %s\n\nExample (loadline %s):\n", e.Code, e.Rule, e.Authority, e.Run)
	for _, f := range e.Files {
		fmt.Fprintf(p.out, "\n-- %s --\n%s", f.Name, f.Text)
	}
}
