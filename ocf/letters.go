package ocf

import "loadline"

// lettersEach is how many diagnostics of one code and severity are told one by one. A file of a million defects says
// twenty of them and counts the rest.
const lettersEach = 20

type letterKind struct {
	code     loadline.Code
	severity loadline.Severity
}

// letters gathers diagnostics and counts those beyond the twentieth of a kind.
type letters struct {
	list loadline.Diagnostics
	of   map[letterKind]int
}

// room says whether one more of a kind will be told, and counts it.
func (l *letters) room(code loadline.Code, severity loadline.Severity) bool {
	if l.of == nil {
		l.of = map[letterKind]int{}
	}
	k := letterKind{code, severity}
	l.of[k]++
	return l.of[k] <= lettersEach
}

func (l *letters) add(d loadline.Diagnostic) {
	if l.room(d.Code, d.Severity) {
		l.list = append(l.list, d)
	}
}

// all is everything that was told, and one letter for each kind of which some was not.
func (l *letters) all(at loadline.Source) loadline.Diagnostics {
	out := append(loadline.Diagnostics(nil), l.list...)
	for k, n := range l.of {
		if n > lettersEach {
			out = append(out, loadline.Diagnostic{
				Code: k.code, Severity: k.severity, At: at,
				Summary: loadline.Textf("%d more of %s", n-lettersEach, string(k.code)),
				Detail:  loadline.Textf("Loadline tells the first %d of a kind one by one.", lettersEach),
			})
		}
	}
	return out.Sorted()
}
