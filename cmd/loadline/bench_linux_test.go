package main

import (
	"os"
	"syscall"
)

// peakMiB is the largest resident size of a finished process.
func peakMiB(s *os.ProcessState) float64 {
	return float64(s.SysUsage().(*syscall.Rusage).Maxrss) / 1024
}
