package question

import "loadline"

// state is that facts are missing where of no safeguard it can be told who can delete it.
func (k *changing) state() loadline.State {
	for _, s := range k.data.Safeguards {
		if s.Today.Without != loadline.CannotTell {
			return loadline.Answered
		}
	}
	if len(k.data.Safeguards) > 0 {
		return loadline.FactsMissing
	}
	return loadline.Answered
}

func (k *changing) finding() loadline.Text {
	if len(k.data.Safeguards) == 0 {
		return loadline.Textf("The file states no safeguard here: no consent, no vote of more than a majority, no seat that somebody in particular fills.")
	}
	var open, shut, unknown, later int
	var first *SafeguardOver
	for i := range k.data.Safeguards {
		s := &k.data.Safeguards[i]
		switch {
		case s.Today.Without == loadline.Yes:
			open++
			if first == nil {
				first = s
			}
		case s.Today.Without == loadline.CannotTell:
			unknown++
		default:
			shut++
		}
		if s.Today.Without != loadline.Yes && s.Elections.Without == loadline.Yes {
			later++
		}
	}
	out := []loadline.Text{loadline.Textf("Of %v safeguards %v can be deleted without those whom they protect, %v cannot, of %v it cannot be told.",
		numeral(len(k.data.Safeguards)), numeral(open), numeral(shut), numeral(unknown))}
	if first != nil {
		out = append(out, loadline.Textf("One of them: %v. %v can delete it, by amending %v.", first.says, and(first.Today.Who), first.Today.By))
	}
	if later > 0 {
		out = append(out, loadline.Textf("After elections %v more can.", numeral(later)))
	}
	return sentences(out)
}

func (k *changing) views() []loadline.View {
	var out []loadline.View
	for _, t := range []loadline.Table{k.safeguardTable(), k.routeTable(), k.documentTable()} {
		if len(t.Rows) > 0 {
			out = append(out, t)
		}
	}
	return out
}

func (k *changing) safeguardTable() loadline.Table {
	t := loadline.Table{ID: "safeguards", Title: loadline.Textf("The safeguards, and whether they can be deleted without those whom they protect"), Columns: []loadline.Column{
		{ID: "safeguard", Head: loadline.Textf("Safeguard")},
		{ID: "at", Head: loadline.Textf("By")},
		{ID: "today", Head: loadline.Textf("Today")},
		{ID: "elections", Head: loadline.Textf("After elections")},
	}, Notes: []loadline.Text{loadline.Textf("Without those whom it protects: by people who could not together give what it asks.")}}
	for _, s := range k.data.Safeguards {
		at := any(s.At)
		if s.Document == "" {
			at = loadline.Textf("no clause says where it stands")
		}
		t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{{Value: s.says}, {Value: at}, {Value: deletionSays(s.Today)}, {Value: deletionSays(s.Elections)}}})
	}
	return t
}

func deletionSays(d DeletionOver) loadline.Text {
	switch d.Without {
	case loadline.Yes:
		return loadline.Textf("%v can delete it, by amending %v", some(d.Who, most), d.By)
	case loadline.No:
		return loadline.Textf("cannot")
	}
	return loadline.Textf("cannot tell")
}

// routeTable is who can amend what, for each document that holds a safeguard or says how one that does is amended.
func (k *changing) routeTable() loadline.Table {
	t := loadline.Table{ID: "routes", Title: loadline.Textf("Who can delete them, and who can change that"), Columns: []loadline.Column{
		{ID: "amend", Head: loadline.Textf("To amend")},
		{ID: "why", Head: loadline.Textf("It")},
		{ID: "needs", Head: loadline.Textf("Needs")},
		{ID: "by", Head: loadline.Textf("By")},
		{ID: "smallest", Head: loadline.Textf("A smallest group")},
	}}
	seen := map[string]bool{}
	for _, s := range k.data.Safeguards {
		for _, r := range s.Routes {
			why := loadline.Textf("holds safeguards")
			if r.Changes != "" {
				why = loadline.Textf("says, or may say, how %v is amended", r.Changes)
			}
			key := loadline.Textf("%v %v %v", r.Document, why, r.Needs).String()
			if seen[key] {
				continue
			}
			seen[key] = true
			smallest := loadline.Textf("nobody certainly")
			if len(r.Smallest) > 0 {
				smallest = some(r.Smallest, most)
			}
			t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{{Value: r.Document}, {Value: why}, {Value: r.Needs}, {Value: r.By}, {Value: smallest}}})
		}
	}
	return t
}

func (k *changing) documentTable() loadline.Table {
	t := loadline.Table{ID: "documents", Title: loadline.Textf("How each document is amended, to the fixed point"), Columns: []loadline.Column{
		{ID: "document", Head: loadline.Textf("Document")},
		{ID: "stands", Head: loadline.Textf("The rule stands in, or may come to stand in")},
		{ID: "reach", Head: loadline.Textf("In the end it is changed by amending")},
		{ID: "read", Head: loadline.Textf("Read")},
	}}
	for _, d := range k.data.Documents {
		stands := and(d.Stands)
		switch {
		case d.Law != "" && len(d.Stands) > 0:
			stands = loadline.Textf("%v; %v may say otherwise", d.Law, and(d.Stands))
		case d.Law != "":
			stands = loadline.Textf("%v", d.Law)
		case len(d.Stands) == 0:
			stands = loadline.Textf("not stated")
		}
		t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{{Value: d.Document}, {Value: stands}, {Value: and(d.Reach)}, {Value: d.Read.String()}}})
	}
	return t
}

func (k *changing) because() []loadline.Reason {
	var out []loadline.Reason
	for _, s := range k.data.Safeguards {
		r := loadline.Reason{Says: s.says, At: s.source}
		for _, route := range s.Routes {
			if s.Today.Without != loadline.Yes || s.Today.By != route.Document {
				continue
			}
			r.Because = append(r.Because, loadline.Reason{Says: loadline.Textf("to amend %v it takes %v (%v)", route.Document, route.Needs, route.By)})
		}
		out = append(out, r)
	}
	return out
}
