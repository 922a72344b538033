package forecast

import "sync"

//go:generate go run ./generate

// kernelSets are the sets of vector kernels that this machine can run, the widest first.
var kernelSets = sync.OnceValue(func() []kernelSet {
	const (
		fma, osxsave = 1 << 12, 1 << 27 // leaf 1, ecx
		avx2         = 1 << 5           // leaf 7, ebx
		avx512       = 1<<16 | 1<<17 | 1<<28 | 1<<30 | 1<<31
		ymm, zmm     = 0b110, 0b11100110 // what the system saves: xmm and ymm, then the masks and zmm too
	)
	var out []kernelSet
	highest, _, _, _ := cpuid(0, 0)
	_, _, c1, _ := cpuid(1, 0)
	if highest < 7 || c1&osxsave == 0 || c1&fma == 0 {
		return nil
	}
	_, b7, _, _ := cpuid(7, 0)
	saved := xgetbv()
	if b7&avx2 != 0 && saved&ymm == ymm {
		if b7&avx512 == avx512 && saved&zmm == zmm { // foundation, DQ, CD, BW and VL
			out = append(out, kernelSet{"AVX-512", runAVX512})
		}
		out = append(out, kernelSet{"AVX2", runAVX2})
	}
	return out
})

// cpuid and xgetbv ask the processor what it has, and what of it the system saves.
func cpuid(leaf, sub uint32) (a, b, c, d uint32)
func xgetbv() uint32

// The generated kernels run instructions until one whose operation is opNone.
//
//go:noescape
func runAVX512(code *instr, numbers *float64, masks *uint64, run *vectorRun)

//go:noescape
func runAVX2(code *instr, numbers *float64, masks *uint64, run *vectorRun)
