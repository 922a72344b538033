package report

// german is the package's own few words in German; the sentences of answers are translated by whoever hands in
// [Style.Translate].
func german(format string) (string, bool) {
	switch format {
	case "not known":
		return "nicht bekannt", true
	case "yes":
		return "ja", true
	case "no":
		return "nein", true
	case "cannot tell":
		return "nicht zu sagen", true
	case "%v and %v":
		return "%v und %v", true
	case "%v to %v":
		return "%v bis %v", true
	case "from %v":
		return "ab %v", true
	case "until %v":
		return "bis %v", true
	}
	if s, ok := germanDurations(format); ok {
		return s, true
	}
	if s, ok := germanHeads(format); ok {
		return s, true
	}
	return germanProblems(format)
}

func germanDurations(format string) (string, bool) {
	switch format {
	case "%v month":
		return "%v Monat", true
	case "%v months":
		return "%v Monate", true
	case "%v day":
		return "%v Tag", true
	case "%v days":
		return "%v Tage", true
	case "after %v":
		return "nach %v", true
	}
	return "", false
}

func germanHeads(format string) (string, bool) {
	switch format {
	case "Subject to":
		return "Unter Vorbehalt", true
	case "Why":
		return "Warum", true
	case "Assumed":
		return "Angenommen", true
	case "Settled by":
		return "Zu klären", true
	case "Settled by: %v":
		return "Zu klären: %v", true
	case "Problems":
		return "Mängel", true
	case "answered":
		return "beantwortet", true
	case "not applicable":
		return "nicht anwendbar", true
	case "facts missing":
		return "Tatsachen fehlen", true
	case "facts disagree":
		return "Tatsachen widersprechen sich", true
	case "undecided":
		return "unentschieden", true
	case "Nothing to show.":
		return "Nichts zu zeigen.", true
	case "Percentages are rounded so that they add up.":
		return "Die Prozentsätze sind so gerundet, dass sie sich zur Summe addieren.", true
	case "Figures":
		return "Zahlen", true
	}
	return germanColumns(format)
}

func germanColumns(format string) (string, bool) {
	switch format {
	case "From":
		return "Von", true
	case "Until":
		return "Bis", true
	case "What":
		return "Was", true
	case "Place":
		return "Fundstelle", true
	case "Before":
		return "Vorher", true
	case "After":
		return "Nachher", true
	case "Effect":
		return "Wirkung", true
	case "Link":
		return "Verbindung", true
	case "To":
		return "Nach", true
	case "Weight":
		return "Gewicht", true
	case "Delay":
		return "Frist", true
	case "Group":
		return "Gruppe", true
	case "Step":
		return "Schritt", true
	case "Words":
		return "Wortlaut", true
	case "Severity":
		return "Schwere", true
	case "Code":
		return "Kennwort", true
	case "Summary":
		return "Kurz", true
	case "Detail":
		return "Näheres", true
	case "Hint":
		return "Abhilfe", true
	}
	return "", false
}

func germanProblems(format string) (string, bool) {
	switch format {
	case "error":
		return "Fehler", true
	case "warning":
		return "Warnung", true
	case "note":
		return "Hinweis", true
	case "%v error":
		return "%v Fehler", true
	case "%v errors":
		return "%v Fehler", true
	case "%v warning":
		return "%v Warnung", true
	case "%v warnings":
		return "%v Warnungen", true
	case "%v note":
		return "%v Hinweis", true
	case "%v notes":
		return "%v Hinweise", true
	case "no problems":
		return "keine Mängel", true
	case "hint: %v":
		return "Abhilfe: %v", true
	case "see also: %v":
		return "siehe auch: %v", true
	case "code: %v (loadline explain %v)":
		return "Kennwort: %v (loadline explain %v)", true
	case "and %v more of the code %v":
		return "und %v weitere mit dem Kennwort %v", true
	}
	return "", false
}
