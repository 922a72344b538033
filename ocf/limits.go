package ocf

// Limits, so that a hostile package cannot cost unbounded memory or time. They are far above what any company needs and
// hold the benchmark of a million transactions (about 600 MB). Every one is enforced while reading; no header is trusted.
const (
	MaxFileBytes   = 1 << 30 // of one file, unpacked
	MaxBytes       = 3 << 29 // of all files of a package together, unpacked (1.5 GiB)
	MaxZipBytes    = 1 << 28 // of a zip file as it lies on the disk
	MaxZipRatio    = 200     // unpacked to packed bytes, once a file of a zip has passed 16 MiB
	MaxFiles       = 4096    // in a folder or a zip
	MaxDepth       = 64      // of the nesting of JSON
	MaxObjects     = 1 << 23 // in a package
	MaxValues      = 1 << 20 // JSON values in one object
	MaxTextBytes   = 1 << 24 // of one JSON string
	MaxOccurrences = 12_000  // of a vesting condition: a thousand years of months
)

// zipDirectoryBytes is how much of a zip file may be read to find what is in it: [MaxFiles] entries of a kilobyte.
const zipDirectoryBytes = MaxFiles << 10

// zipFreeBytes is how far a file of a zip may unpack before its ratio counts.
const zipFreeBytes = 1 << 24

// bounds are the limits that one reading keeps. Tests lower them.
type bounds struct {
	file, total, zip       int64
	files, objects, values int
}

func usualBounds() bounds {
	return bounds{file: MaxFileBytes, total: MaxBytes, zip: MaxZipBytes, files: MaxFiles, objects: MaxObjects, values: MaxValues}
}
