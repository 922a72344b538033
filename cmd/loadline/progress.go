package main

import (
	"fmt"
	"strings"
	"sync/atomic"
	"time"
)

// patience is how long work may take before a person at a terminal is told what is going on.
const patience = 700 * time.Millisecond

// progress says what is going on where it takes long; the caller calls done when it is over. Only a terminal is told.
func (p *program) progress(format string, args ...any) (done func()) {
	return p.telling(func() string { return fmt.Sprintf(format, args...) })
}

// counting is progress of which one knows how far it has come.
func (p *program) counting(what string, ready *atomic.Int64, of int) (done func()) {
	return p.telling(func() string { return fmt.Sprintf("%s: %d of %d", what, ready.Load(), of) })
}

func (p *program) telling(what func() string) (done func()) {
	if !p.terminal {
		return func() {}
	}
	stop, finished := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(finished)
		start := time.Now()
		select {
		case <-stop:
			return
		case <-time.After(patience):
		}
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		for {
			fmt.Fprintf(p.err, "\r\x1b[2K%s … %.0f s", what(), time.Since(start).Seconds())
			select {
			case <-stop:
				fmt.Fprint(p.err, "\r\x1b[2K")
				return
			case <-tick.C:
			}
		}
	}()
	return func() { close(stop); <-finished }
}

// barWidth is how many columns a bar has.
const barWidth = 24

// bar shows how many paths of a forecast are done.
func bar(ready, of uint64) string {
	if of == 0 {
		return "lowering the plan"
	}
	full := int(min(ready, of) * barWidth / of)
	return fmt.Sprintf("[%s%s] %d of %d paths", strings.Repeat("#", full), strings.Repeat("-", barWidth-full), ready, of)
}
