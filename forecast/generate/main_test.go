package main

import (
	"os"
	"testing"
)

// The kernels that are committed are those that the generator writes.
func TestTheKernelsAreGenerated(t *testing.T) {
	for _, m := range machines() {
		want, err := os.ReadFile("../" + m.fileName())
		if err != nil {
			t.Fatal(err)
		}
		if m.file() != string(want) {
			t.Errorf("%s is not what `go generate` writes: run it in package forecast", m.fileName())
		}
	}
}
