//go:build unix

package focus

import (
	"bytes"
	"os"
	"slices"
	"syscall"
	"testing"
	"time"
)

// A bill of a million rows is read and summed at no less than half the speed of encoding/csv alone on the same bytes: nine pairs
// in turn, in processor time of the whole process. LOADLINE_LONG=1 runs it.
func TestABillCostsLessThanTwiceItsCSV(t *testing.T) {
	if os.Getenv("LOADLINE_LONG") == "" {
		t.Skip("LOADLINE_LONG is not set")
	}
	all := madeBytes(t, 1_000_000)
	var ratios []float64
	for range 9 {
		alone := processorTime(t, func() { justCSV(t, bytes.NewReader(all)) })
		summed := processorTime(t, func() {
			if b := Read("bill.csv", bytes.NewReader(all)); b.Rows != 1_000_000 {
				t.Fatal(b.Rows)
			}
		})
		t.Logf("encoding/csv alone %v, read and summed %v", alone, summed)
		ratios = append(ratios, alone.Seconds()/summed.Seconds())
	}
	slices.Sort(ratios)
	t.Logf("speed against encoding/csv alone: median %.2f, quartiles %.2f and %.2f", ratios[4], ratios[2], ratios[6])
	if ratios[4] < 0.5 {
		t.Errorf("a bill is read at %.2f of the speed of encoding/csv alone", ratios[4])
	}
}

// processorTime is what the process spends, collector included, while f runs.
func processorTime(t *testing.T, f func()) time.Duration {
	spent := func() time.Duration {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			t.Fatal(err)
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	before := spent()
	f()
	return spent() - before
}
