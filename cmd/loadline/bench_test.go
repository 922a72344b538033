package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// build makes the binary that the README's command builds: no flag, no experiment.
func build(b *testing.B) string {
	b.Helper()
	binary := filepath.Join(b.TempDir(), "loadline")
	command := exec.Command("go", "build", "-o", binary, ".")
	command.Env = append(os.Environ(), "CGO_ENABLED=0") // as the README says: one file, with no loader of libraries before it starts
	if out, err := command.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return binary
}

// coldStarts reports the median of process start to exit. A limit that is broken, or cannot be told, is an answer too.
func coldStarts(b *testing.B, binary string, args ...string) {
	b.Helper()
	var took []time.Duration
	for b.Loop() {
		for range 10 {
			start := time.Now()
			out, err := exec.Command(binary, args...).CombinedOutput()
			if exit := (*exec.ExitError)(nil); err != nil && (!errors.As(err, &exit) || exit.ExitCode() > int(cannotTell)) {
				b.Fatalf("%v\n%s", err, out)
			}
			took = append(took, time.Since(start))
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms/median")
}

// BenchmarkWhoCan is process start to exit of who-can on each example: every matter in a line, and the first matter by
// itself. The goal is a median below 60 ms.
func BenchmarkWhoCan(b *testing.B) {
	binary := build(b)
	for _, args := range [][]string{{"openai-2023"}, {"openai-2023", "remove_ceo"}, {"venture-backed"}, {"venture-backed", "sell_company"}, {"gmbh"}, {"dual-class"}, {"anthropic-ltbt"}} {
		b.Run(strings.Join(args, "/"), func(b *testing.B) {
			command := append([]string{"who-can"}, args[1:]...)
			coldStarts(b, binary, append(command, filepath.Join("..", "..", "examples", args[0]))...)
		})
	}
}

// BenchmarkWhatIf is process start to exit of what-if: one round, and two in columns. The goal is a median below 150 ms.
func BenchmarkWhatIf(b *testing.B) {
	binary := build(b)
	for _, rounds := range [][]string{{"cash"}, {"cash", "credits"}} {
		b.Run(strings.Join(rounds, "+"), func(b *testing.B) {
			command := append([]string{"what-if"}, rounds...)
			coldStarts(b, binary, append(command, filepath.Join("..", "..", "examples", "venture-backed"))...)
		})
	}
}

// BenchmarkColdStart is process start to exit of who-owns on the company of 300 transactions, files in the page cache.
// The goal is a median of 40 below 50 ms.
func BenchmarkColdStart(b *testing.B) {
	binary := build(b)
	example := filepath.Join("..", "..", "examples", "ocf-company")
	var took []time.Duration
	for b.Loop() {
		took = took[:0]
		for range 40 {
			start := time.Now()
			if out, err := exec.Command(binary, "who-owns", example).CombinedOutput(); err != nil {
				b.Fatalf("%v\n%s", err, out)
			}
			took = append(took, time.Since(start))
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms/median")
}

// BenchmarkMillion is who-owns on a package of a million transactions that `go run ./examples/ocf-company/generate -n
// 1000000 -o FOLDER` wrote; LOADLINE_MILLION names the folder. It reports CPU seconds and the peak memory of the process.
func BenchmarkMillion(b *testing.B) {
	folder := os.Getenv("LOADLINE_MILLION")
	if folder == "" {
		b.Skip("LOADLINE_MILLION names no package")
	}
	binary := build(b)
	for b.Loop() {
		cmd := exec.Command(binary, "who-owns", "--by", "class", folder)
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		b.ReportMetric(cmd.ProcessState.UserTime().Seconds()+cmd.ProcessState.SystemTime().Seconds(), "cpu-s")
		b.ReportMetric(peakMiB(cmd.ProcessState), "peak-MiB")
	}
}
