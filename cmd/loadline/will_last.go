package main

import (
	"context"
	"os"
	"os/signal"
	"sync/atomic"

	"github.com/spf13/cobra"

	"loadline/question"
)

func (p *program) willLast() *cobra.Command {
	return p.asks(page(&cobra.Command{Use: "will-last [FILE|FOLDER]"}, "will-last"), onlyFile, nil)
}

// following lets a long forecast tell how far it has come, and stop where it is interrupted: what is done by then is answered. The caller
// calls done when it is over.
func (p *program) following(c question.Case) (on question.Case, done func()) {
	var paths, of atomic.Uint64
	told := p.telling(func() string { return bar(paths.Load(), of.Load()) })
	stopped, restore := signal.NotifyContext(context.Background(), os.Interrupt)
	c.Going = func(ready, all uint64) bool {
		paths.Store(ready)
		of.Store(all)
		if stopped.Err() == nil {
			return true
		}
		restore() // a second interrupt ends the program
		return false
	}
	return c, func() { restore(); told() }
}
