package ocf

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"loadline"
)

// listOf is the list of the manifest in which objects of a type are filed.
func listOf(typ string) string {
	switch typ {
	case "STAKEHOLDER":
		return "stakeholders_files"
	case "STOCK_CLASS":
		return "stock_classes_files"
	case "STOCK_PLAN":
		return "stock_plans_files"
	case "VESTING_TERMS":
		return "vesting_terms_files"
	case "VALUATION":
		return "valuations_files"
	case "DOCUMENT":
		return "documents_files"
	}
	return "transactions_files"
}

// newFiles are the names of the files that an export makes.
var newFiles = [...]struct{ list, name string }{
	{"stakeholders_files", "Stakeholders"}, {"stock_classes_files", "StockClasses"}, {"stock_plans_files", "StockPlans"},
	{"vesting_terms_files", "VestingTerms"}, {"valuations_files", "Valuations"}, {"documents_files", "Documents"},
	{"transactions_files", "Transactions"},
}

// write writes the files: those of base, each with the new objects of its kind at the end of the last, and new ones.
func (x *exporter) write() {
	x.created = map[string][]created{}
	if x.base != nil {
		last := map[string]*file{}
		for _, f := range x.base.files[1:] {
			if f.to > 0 {
				last[f.list] = f
			}
		}
		for _, f := range x.base.files[1:] {
			if f.data == nil {
				continue
			}
			var more []*draft
			if last[f.list] == f {
				more = x.fresh[f.list]
				delete(x.fresh, f.list)
			}
			x.files[f.path] = x.rebuilt(f, more)
		}
	}
	for _, n := range newFiles {
		if drafts := x.fresh[n.list]; len(drafts) > 0 {
			name := x.freeName(n.name)
			x.files[name] = fileOf(n.list, drafts)
			x.created[n.list] = append(x.created[n.list], created{name, sumOf(x.files[name])})
		}
	}
}

// freeName is a name in the folder of the manifest that no file has yet.
func (x *exporter) freeName(name string) string {
	dir := ""
	if x.base != nil {
		dir = path.Dir(x.base.files[0].path)
	}
	for suffix := ""; ; suffix += "-new" {
		full := path.Join(dir, name+suffix+".ocf.json")
		taken := x.files[full] != nil
		if x.base != nil {
			taken = taken || slices.ContainsFunc(x.base.files, func(f *file) bool { return f.path == full })
		}
		if !taken {
			return full
		}
	}
}

func fileOf(list string, drafts []*draft) []byte {
	var out bytes.Buffer
	out.WriteString("{\n  \"file_type\": \"" + fileTypes(list) + "\",\n  \"items\": [")
	for i, o := range drafts {
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString("\n    ")
		out.Write(o.json())
	}
	out.WriteString("\n  ]\n}\n")
	return out.Bytes()
}

// rebuilt is a file of base with the objects that go out; its own bytes where nothing changes.
func (x *exporter) rebuilt(f *file, more []*draft) []byte {
	states, same := x.states[f], len(more) == 0
	for i := range states {
		states[i].kept = states[i].kept || !states[i].fact
		same = same && states[i].kept && states[i].text == nil
	}
	if same || f.to == 0 {
		return f.data
	}
	var items [][]byte
	for i, s := range states {
		switch e := f.objects[i]; {
		case s.text != nil:
			items = append(items, s.text)
		case s.kept:
			items = append(items, f.data[e.from:e.to])
		}
	}
	for _, o := range more {
		items = append(items, o.json())
	}
	out := append([]byte(nil), f.data[:f.from]...)
	for i, item := range items {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(out, "\n    "...), item...)
	}
	return append(append(out, "\n  "...), f.data[f.to:]...)
}

// manifest writes the manifest of the export.
func (x *exporter) manifest() []byte {
	if x.base == nil {
		return x.newManifest()
	}
	f := x.base.files[0]
	s, _ := f.start(MaxValues)
	if !s.whole() {
		return f.data
	}
	var out members
	done := map[string]bool{}
	for i, end := 1, int(s.tape[0].next); i < end; i = int(s.tape[i+1].next) {
		if s.tape[i].kind == noValue {
			continue
		}
		key := s.text(i)
		done[key] = true
		out.raw(key, x.manifestMember(s, key, i+1))
	}
	for _, n := range newFiles {
		if !done[n.list] && len(x.created[n.list]) > 0 {
			out.raw(n.list, jsonList(x.entries(nil, n.list)))
		}
	}
	if slices.EqualFunc(out, manifestMembers(s), func(a, b pair) bool { return a.key == b.key && bytes.Equal(a.value, b.value) }) {
		return f.data
	}
	return indented(out)
}

func manifestMembers(s *scanner) members {
	var out members
	for i, end := 1, int(s.tape[0].next); i < end; i = int(s.tape[i+1].next) {
		if s.tape[i].kind != noValue {
			out.raw(s.text(i), s.quoted(i+1))
		}
	}
	return out
}

// manifestMember is the value of a key of the manifest as it goes out.
func (x *exporter) manifestMember(s *scanner, key string, i int) []byte {
	switch {
	case key == "issuer" && len(x.states[x.base.files[0]]) > 0 && x.states[x.base.files[0]][0].text != nil:
		return x.states[x.base.files[0]][0].text
	case key == "as_of" && x.company.AsOf != 0 && x.company.AsOf != x.base.company.AsOf:
		return quote(x.company.AsOf.String())
	case strings.HasSuffix(key, "_files") && s.tape[i].kind == array:
		var entries [][]byte
		changed := len(x.created[key]) > 0
		for j, end := i+1, int(s.tape[i].next); j < end; j = int(s.tape[j].next) {
			entry, fresh := x.resummed(s.quoted(j), int(s.tape[j].from))
			changed = changed || fresh
			entries = append(entries, entry)
		}
		if changed {
			return jsonList(x.entries(entries, key))
		}
	}
	return s.quoted(i)
}

// resummed is an entry of a list of files with the checksum of the file as it goes out.
func (x *exporter) resummed(entry []byte, from int) ([]byte, bool) {
	for _, p := range x.base.sums {
		if p.to == 0 || p.from < from || p.to > from+len(entry) || p.file.data == nil {
			continue
		}
		sum := sumOf(x.files[p.file.path])
		if sum == p.stated {
			return entry, false
		}
		out := append([]byte(nil), entry[:p.from-from]...)
		return append(append(out, quote(sum)...), entry[p.to-from:]...), true
	}
	return entry, false
}

func (x *exporter) entries(entries [][]byte, list string) [][]byte {
	dir := ""
	if x.base != nil {
		dir = path.Dir(x.base.files[0].path)
	}
	for _, c := range x.created[list] {
		name := c.path
		if dir != "" && dir != "." {
			name = strings.TrimPrefix(name, dir+"/")
		}
		var m members
		m.text("filepath", "./"+name)
		m.text("md5", c.sum)
		entries = append(entries, m.json())
	}
	return entries
}

func (x *exporter) newManifest() []byte {
	asOf := x.company.AsOf
	for _, t := range x.company.Transactions {
		if x.company.AsOf == 0 {
			asOf = max(asOf, t.Base().Date)
		}
	}
	issuer := x.fresh["issuer"][0]
	x.tellLacks(issuer)
	var out members
	out.text("ocf_version", "1.2.0")
	out.text("file_type", manifestType)
	out.raw("issuer", issuer.json())
	if asOf == 0 {
		x.letters.add(loadline.Diagnostic{Code: loadline.MissingField, Severity: loadline.Warning, At: x.company.At,
			Summary: loadline.Textf("nobody stated the day of which the facts speak"),
			Detail:  loadline.Textf("Open Cap Format requires as_of and generated_at. The manifest is written without them."),
			Hint:    loadline.Textf("Set as_of in the company block.")})
	} else {
		out.text("as_of", asOf.String())
		out.text("generated_at", asOf.String()+"T00:00:00Z")
	}
	for _, list := range strings.Fields(fileLists + " documents_files") {
		if entries := x.entries(nil, list); len(entries) > 0 || list != "documents_files" {
			out.raw(list, jsonList(entries))
		}
	}
	return indented(out)
}

// indented is an object with each member on a line of its own.
func indented(m members) []byte {
	out := []byte("{")
	for i, p := range m {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(append(out, "\n  "...), quote(p.key)...), ": "...)
		out = append(out, p.value...)
	}
	return append(out, "\n}\n"...)
}
