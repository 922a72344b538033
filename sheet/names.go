package sheet

import (
	"strings"

	"loadline"
)

// spelledAlike reports holders whose names may be two spellings of one. They are never merged: the sheet's owner knows
// whether Jane Doe and Jane M. Doe are one person.
func (f *facts) spelledAlike() {
	byKey, keys := map[string]int{}, make([]string, len(f.c.Stakeholders))
	for i := range f.c.Stakeholders {
		keys[i] = nameKey(f.c.Stakeholders[i].LegalName)
		if other, ok := byKey[keys[i]]; ok {
			f.alike(other, i)
			keys[i] = "" // told, and not told again
			continue
		}
		byKey[keys[i]] = i
	}
	if len(keys) <= 50_000 { // each name costs about twenty entries
		f.typos(keys)
	}
}

func (f *facts) alike(a, b int) {
	one, two := &f.c.Stakeholders[a], &f.c.Stakeholders[b]
	d := loadline.Diagnostic{
		Code: loadline.SameName, Severity: loadline.Warning, At: two.At, Related: []loadline.Source{one.At},
		Summary: loadline.Textf("%q and %q may be one holder", one.LegalName, two.LegalName),
		Detail:  loadline.Textf("The names differ in spelling only. They are counted as two holders: Loadline never merges by name."),
		Hint:    loadline.Textf("If they are one, spell the name alike in both rows."),
	}
	if one.LegalName == two.LegalName {
		d.Detail = loadline.Textf("The sheet gives them different numbers, so they are counted as two holders.")
		d.Hint = loadline.Textf("If they are one, give both rows the same number.")
	}
	f.letters.put("", d)
}

// typos finds names that differ by one letter: left out, added or another. Each name is filed under all its forms with
// one letter left out, so that the work grows with the number of names and not with its square. Short words and words
// with digits are not compared: Fund I and Fund II are two funds.
func (f *facts) typos(keys []string) {
	forms := make(map[string]int, 8*len(keys))
	said := map[[2]int]bool{}
	file := func(form string, i int) {
		other, ok := forms[form]
		switch {
		case !ok:
			forms[form] = i
		case other != i && !said[[2]int{other, i}] && oneWordApart(keys[other], keys[i]):
			said[[2]int{other, i}] = true
			f.alike(other, i)
		}
	}
	for i, key := range keys {
		if len(key) > 60 || key == "" {
			continue
		}
		file(key, i)
		start := 0
		for word := range strings.SplitSeq(key, " ") {
			if len(word) >= 5 && !strings.ContainsAny(word, "0123456789") {
				for at := range len(word) {
					if at == 0 || word[at] != word[at-1] { // else the same form again
						file(key[:start+at]+key[start+at+1:], i)
					}
				}
			}
			start += len(word) + 1
		}
	}
}

// oneWordApart says whether two names differ in one word of five letters or more, and there by one letter.
func oneWordApart(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) != len(y) {
		return false
	}
	apart := 0
	for i := range x {
		if x[i] == y[i] {
			continue
		}
		if apart++; min(len(x[i]), len(y[i])) < 5 || strings.ContainsAny(x[i]+y[i], "0123456789") || !oneEdit(x[i], y[i]) {
			return false
		}
	}
	return apart == 1
}

// oneEdit says whether two words become equal by one letter left out, added or changed.
func oneEdit(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i < len(a) && a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}
