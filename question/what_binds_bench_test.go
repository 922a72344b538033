package question_test

import (
	"testing"

	"loadline/captable"
	"loadline/dossier"
	"loadline/question"
)

// What what-binds costs beside reading the file: the goal of the command from a cold start is 80 ms.
func BenchmarkWhatBinds(b *testing.B) {
	c, problems := dossier.Open("../examples/venture-backed").Company()
	if c == nil {
		b.Fatal(problems)
	}
	for b.Loop() {
		question.WhatBinds{Def: captable.FullyDilutedByDefault()}.Ask(question.NewCase(c, nil, 0))
	}
}
