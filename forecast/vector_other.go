//go:build !amd64

package forecast

// kernelSets is none: the plain Go kernels run.
func kernelSets() []kernelSet { return nil }
