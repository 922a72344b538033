package hclfile

import (
	"flag"
	"os"
	"testing"
)

// long says whether make check-long runs: the sizes and counts at which a test holds what it promises take half a minute.
func long() bool { return os.Getenv("LOADLINE_LONG") != "" }

// sized is how much of something a test makes: all of it in the long run, else enough to be beyond every limit.
func sized(all, short int) int {
	if long() {
		return all
	}
	return short
}

// TestMain asks each property of fewer companies where nobody asks for more: a drawn company fills a file of some
// hundred lines, so that few of them use every kind of block.
func TestMain(m *testing.M) {
	flag.Parse()
	asked := long()
	flag.Visit(func(f *flag.Flag) { asked = asked || f.Name == "rapid.checks" })
	if !asked {
		if err := flag.Set("rapid.checks", "25"); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}
