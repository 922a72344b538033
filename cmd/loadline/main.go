// Command loadline answers who owns a company, and what its facts contradict.
//
//	loadline QUESTION [ARGS] [FILE]
//
// FILE is a company.hcl, a folder that holds one, or an Open Cap Format package; without it, the current folder. Exit codes:
// 0 answered, and every claim holds; 1 a claim is broken; 2 cannot tell; 3 the input cannot be used.
package main

import (
	"os"
	"runtime/debug"

	"golang.org/x/term"
)

// An ordinary company is answered before the heap is collected once, whose first round costs a twentieth of the command; the
// limit keeps the memory of large ones.
const garbagePercent = 400

// softMemoryLimit makes the collector work harder before a large package passes two gibibytes.
const softMemoryLimit = 1600 << 20

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(softMemoryLimit)
	}
	p := program{
		in: os.Stdin, out: os.Stdout, err: os.Stderr,
		getenv:   os.Getenv,
		terminal: term.IsTerminal(int(os.Stdout.Fd())),
		width:    width(int(os.Stdout.Fd())),
	}
	os.Exit(p.run(os.Args[1:]))
}

// width is that of the terminal; 0, as wide as the content, where there is none: a pipe has no edge.
func width(fd int) int {
	w, _, err := term.GetSize(fd)
	if err != nil {
		return 0
	}
	return w
}
