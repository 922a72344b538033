package forecast

import (
	"runtime"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// cpuTime is what the thread has used of its processor: wall time says nothing on a machine that others share.
func cpuTime() time.Duration {
	const thread = 1
	return used(thread)
}

func processTime() time.Duration { return used(syscall.RUSAGE_SELF) }

func used(whose int) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(whose, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func BenchmarkRef36(b *testing.B) {
	engine := func(how ...string) *Engine {
		e, faults := newRef36(how...).program.Compile()
		if faults != nil {
			b.Fatal(faults)
		}
		return e
	}
	sets := append(append([]kernelSet{}, kernelSets()...), kernelSet{name: "Go"})
	for _, k := range sets {
		for _, v := range []struct {
			name string
			e    *Engine
		}{{"bare", engine("bare")}, {"felt", engine("bare", "felt")}, {"percentiles", engine()}, {"attempts", engine("bare", "luck by attempt")}} {
			b.Run(k.name+"/"+v.name, func(b *testing.B) {
				m := machineWith(v.e, 1, k)
				m.tally = v.e.newTally()
				runtime.LockOSThread()
				defer runtime.UnlockOSThread()
				b.ResetTimer()
				start := cpuTime()
				for i := range b.N {
					m.block(int64(i%4096)*lanes, Shard{0, MaxPaths})
				}
				b.ReportMetric(float64((cpuTime()-start).Nanoseconds())/float64(b.N)/lanes/36, "cpu-ns/path-month")
			})
		}
	}
}

// BenchmarkWorkers is a whole run with all percentiles by one and by two workers: the wall time says something on an idle machine alone, the
// processor time of both together always.
func BenchmarkWorkers(b *testing.B) {
	e, faults := newRef36("felt").program.Compile()
	if faults != nil {
		b.Fatal(faults)
	}
	for _, workers := range []int{1, 2} {
		b.Run(strconv.Itoa(workers), func(b *testing.B) {
			start := processTime()
			for range b.N {
				e.Tally(1, Shard{To: 1 << 19}, RunOptions{Workers: workers})
			}
			b.ReportMetric((processTime()-start).Seconds()/float64(b.N), "cpu-s/op")
		})
	}
}
