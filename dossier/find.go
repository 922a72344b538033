package dossier

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"loadline/ocf"
)

// IsCompany says whether a folder holds a company: its file, or a package.
func IsCompany(folder string) bool {
	if _, err := os.Stat(filepath.Join(folder, FileName)); err == nil {
		return true
	}
	return ocf.Is(folder)
}

// CompaniesBelow looks for companies in a folder: what lies below one belongs to it, and hidden folders hold none.
func CompaniesBelow(root string) []string {
	var out []string
	_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil: // what cannot be read holds nothing that can be checked
			return fs.SkipDir
		case d.IsDir() && path != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules"):
			return fs.SkipDir
		case d.IsDir() && path != root && IsCompany(path):
			out = append(out, path)
			return fs.SkipDir
		case d.Type().IsRegular() && strings.HasSuffix(path, ".zip") && ocf.Is(path):
			out = append(out, path)
		}
		return nil
	})
	return out
}
