package ocf

import (
	"path"
	"strings"

	"loadline"
)

// mostUnnamed is how many files that the manifest does not name are looked at: a hostile zip file could have thousands.
const mostUnnamed = 32

// factLists are the lists of files from which figures come.
const factLists = "stock_plans_files stock_classes_files vesting_terms_files transactions_files stakeholders_files"

// unnamed tells of files beside the manifest that hold facts, as their type says, and that it does not name.
func (r *reader) unnamed(about *letters) {
	names, err := r.store.names()
	if err != nil {
		return
	}
	types, named := map[string]bool{}, map[string]bool{}
	for _, list := range strings.Fields(factLists) {
		types[fileTypes(list)] = true
	}
	for _, f := range r.p.files {
		named[f.name] = true
	}
	manifest, looked := r.p.files[0], 0
	d := loadline.Diagnostic{
		Code: loadline.FileNotNamed, Severity: loadline.Warning, At: manifest.whole(),
		Detail: loadline.Textf("A package is what its manifest names. What these files state is missing from every answer."),
		Hint:   loadline.Textf("Name them in the manifest, or move them elsewhere where they are not meant."),
	}
	var first string
	for _, name := range names {
		if path.Dir(name) != path.Dir(manifest.path) || named[r.store.place(name)] {
			continue
		}
		if looked++; looked > mostUnnamed {
			break
		}
		data, _, err := r.store.head(name, headBytes)
		if err != nil {
			continue
		}
		if typ, _ := fileTypeOf(data); types[typ] {
			if first == "" {
				first = path.Base(name)
			}
			d.Related = append(d.Related, loadline.Source{File: r.store.place(name)})
		}
	}
	switch n := len(d.Related); n {
	case 0:
		return
	case 1:
		d.Summary = loadline.Textf("%s lies beside the manifest, which does not name it: it is not read", first)
	default:
		d.Summary = loadline.Textf("%d files lie beside the manifest, which does not name them: they are not read", n)
	}
	about.add(d)
}
