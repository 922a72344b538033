// Command generate makes up the Open Cap package of this example again, the same bytes every time:
//
//	go run ./examples/ocf-company/generate
//
// With -n it writes a company of that many transactions instead, for tests of speed:
//
//	go run ./examples/ocf-company/generate -n 1000000 -o /tmp/large
//
// With -companies it writes so many company.hcl with limits, each in a folder of its own:
//
//	go run ./examples/ocf-company/generate -companies 1000 -o /tmp/portfolio
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"loadline/internal/made"
)

// seed is that of the example; another one makes up another company.
const seed = 1

func main() {
	n := flag.Int("n", 0, "transactions of a company for tests of speed; 0: the example")
	companies := flag.Int("companies", 0, "companies with limits for tests of speed, each in a folder of its own")
	out := flag.String("o", "examples/ocf-company/captable", "the folder to write")
	flag.Parse()
	if err := run(*n, *companies, *out); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(n, companies int, out string) error {
	for i := range companies {
		dir := filepath.Join(out, fmt.Sprintf("company-%04d", i))
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, "company.hcl"), []byte(made.Governed(uint64(i))), 0o666); err != nil {
			return err
		}
	}
	if companies > 0 {
		return nil
	}
	if n > 0 {
		return made.Stress(seed, n, made.Folder(out))
	}
	return made.Startup(seed, made.Folder(out))
}
