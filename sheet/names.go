package sheet

import (
	"strings"

	"loadline"
)

// spelledAlike reports holders whose names may be two spellings of one. They are never merged: the sheet's owner knows
// whether Jane Doe and Jane M. Doe are one person.
func (f *facts) spelledAlike() {
	byKey := map[string]int{}
	for i := range f.c.Stakeholders {
		key := nameKey(f.c.Stakeholders[i].LegalName)
		if other, ok := byKey[key]; ok {
			f.alike(other, i)
			continue
		}
		byKey[key] = i
	}
	if len(f.c.Stakeholders) <= 50_000 { // each name costs about twenty entries
		f.typos(byKey)
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
func (f *facts) typos(byKey map[string]int) {
	forms := map[string]int{}
	said := map[[2]int]bool{}
	for i := range f.c.Stakeholders {
		key := nameKey(f.c.Stakeholders[i].LegalName)
		if byKey[key] != i || len(key) > 60 {
			continue
		}
		for at := range len(key) {
			form := key[:at] + key[at+1:]
			if at > 0 && key[at] == key[at-1] {
				continue // the same form again
			}
			if other, ok := forms[form]; ok && f.oneWordApart(other, i) && !said[[2]int{other, i}] {
				said[[2]int{other, i}] = true
				f.alike(other, i)
			} else if !ok {
				forms[form] = i
			}
		}
		if other, ok := forms[key]; ok && other != i && f.oneWordApart(other, i) && !said[[2]int{other, i}] {
			said[[2]int{other, i}] = true
			f.alike(other, i)
		} else if !ok {
			forms[key] = i
		}
	}
}

// oneWordApart says whether two names differ in one word of five letters or more, and there by one letter.
func (f *facts) oneWordApart(a, b int) bool {
	x, y := strings.Fields(nameKey(f.c.Stakeholders[a].LegalName)), strings.Fields(nameKey(f.c.Stakeholders[b].LegalName))
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
