package main

import (
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"loadline"
	"loadline/question"
)

// asks makes a command ask its question: a flag for each parameter that is no argument, and place, which tells the parameters
// among the arguments from the file. then is what else is done with the answer; it may be nil.
func (p *program) asks(c *cobra.Command, place func(args []string) (question.Asked, []string), then func(loadline.Answer) error, arguments ...string) *cobra.Command {
	var o output
	o.flags(c)
	topic, _ := question.About(c.Name())
	for _, x := range topic.Parameters() {
		if !slices.Contains(arguments, x.Name) {
			flagOf(c, x)
		}
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		words, file := place(args)
		given(c, topic, words)
		if _, err := topic.Query(words); err != nil {
			return err
		}
		o.labels = words.Redact()
		sheets := sheetsOf(strings.Join(file, ""), words["compare"])
		on, d, ok, err := p.open(file, asking{output: o, asOf: strings.Join(words["as-of"], "")}, slices.Sorted(maps.Values(sheets))...)
		if err != nil || !ok {
			return err
		}
		if rounds := words["compare"]; len(rounds) > 0 {
			if words["compare"], err = roundsOf(on.Company, strings.Join(file, ""), rounds, sheets, d); err != nil {
				return err
			}
		}
		q, err := topic.Query(words)
		if err != nil {
			return err
		}
		done := func() {}
		if c.Name() == "will-last" {
			on, done = p.following(on)
		}
		answer := q.Ask(on)
		done()
		if words.Redact() {
			answer = question.Redact(answer, on.Company)
		}
		if then != nil && answer.Data != nil {
			if err := then(answer); err != nil {
				return err
			}
		}
		return p.answer(answer, d, o)
	}
	return c
}

// flagOf adds the flag of a parameter.
func flagOf(c *cobra.Command, x question.Parameter) {
	switch f := c.Flags(); {
	case x.Kind == question.YesOrNo:
		f.Bool(x.Name, false, x.Says)
	case x.Many:
		f.StringArray(x.Name, nil, x.Says)
	default:
		f.String(x.Name, x.Default, x.Says)
	}
	if len(x.Words) > 0 {
		must(c.RegisterFlagCompletionFunc(x.Name, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return x.Words, cobra.ShellCompDirectiveNoFileComp
		}))
	}
}

// given puts the flags that were given among the words, where they are parameters of the question.
func given(c *cobra.Command, topic question.Topic, words question.Asked) {
	c.Flags().Visit(func(f *pflag.Flag) {
		if !slices.ContainsFunc(topic.Parameters(), func(x question.Parameter) bool { return x.Name == f.Name }) {
			return
		}
		if many, ok := f.Value.(pflag.SliceValue); ok {
			words[f.Name] = many.GetSlice()
			return
		}
		words[f.Name] = []string{f.Value.String()}
	})
}
