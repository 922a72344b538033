// Command generate makes up the Open Cap package of this example again, the same bytes every time:
//
//	go run ./examples/ocf-company/generate
//
// With -n it writes a company of that many transactions instead, for tests of speed:
//
//	go run ./examples/ocf-company/generate -n 1000000 -o /tmp/large
package main

import (
	"flag"
	"fmt"
	"os"

	"loadline/internal/made"
)

// seed is that of the example; another one makes up another company.
const seed = 1

func main() {
	n := flag.Int("n", 0, "transactions of a company for tests of speed; 0: the example")
	out := flag.String("o", "examples/ocf-company/captable", "the folder to write")
	flag.Parse()
	if err := run(*n, *out); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(n int, out string) error {
	if n > 0 {
		return made.Stress(seed, n, made.Folder(out))
	}
	return made.Startup(seed, made.Folder(out))
}
