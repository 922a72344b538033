//go:build !linux

package main

import "os"

// peakMiB is not measured on other systems.
func peakMiB(*os.ProcessState) float64 { return 0 }
