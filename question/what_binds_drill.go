package question

import (
	"cmp"
	"slices"

	"loadline"
	"loadline/dependence"
	"loadline/outlook"
)

// Drilled are the figures of an exit drill, which are its JSON. Amounts are in Currency, times in months.
type Drilled struct {
	Currency string        `json:"currency"`
	Supplier string        `json:"supplier"`
	On       loadline.Date `json:"on"`
	Readings []DrillOf     `json:"readings"`
	Rights   []RightOfStop `json:"rights_to_stop"`
	Trips    []TripLine    `json:"sets_off"`
	Clauses  []ClauseLine  `json:"clauses"`
}

// DrillOf is one reading of how the supplier stops.
type DrillOf struct {
	Says    loadline.Text   `json:"says"`
	Lawful  loadline.Truth  `json:"lawful"`
	Events  []DatedLine     `json:"events"`
	Gap     loadline.Number `json:"months_without_supply"`
	Planned AirOf           `json:"as_planned"`
	Early   AirOf           `json:"substitute_early"`
	Late    AirOf           `json:"substitute_late"`
}

// AirOf is how long cash lasts on one path, and the least it comes to.
type AirOf struct {
	Months loadline.Number `json:"months"`
	Low    loadline.Number `json:"low_point"`
	LowOn  loadline.Date   `json:"low_on,omitempty"`
}

// RightOfStop is a right of the supplier to stop.
type RightOfStop struct {
	Contract loadline.Ref   `json:"contract"`
	For      string         `json:"for"`
	Usable   loadline.Truth `json:"usable"`
	Ends     loadline.Date  `json:"supply_ends,omitempty"`    // at the earliest, once there is the reason
	Latest   loadline.Date  `json:"supply_ends_by,omitempty"` // where the notice runs after the time to put it right
	Cure     loadline.Text  `json:"cure"`
	At       string         `json:"at"`
}

// TripLine is something that the supplier's leaving sets off, or may.
type TripLine struct {
	Of     loadline.Ref   `json:"of"`
	Surely loadline.Truth `json:"surely"`
	Says   loadline.Text  `json:"says"`
	At     string         `json:"at"`
}

// ClauseLine is what one clause does: what is otherwise without it.
type ClauseLine struct {
	Clause  loadline.Text   `json:"clause"`
	Without []loadline.Text `json:"without_it"`
	At      string          `json:"at"`
}

// drill answers what happens when a supplier stops.
func (w *whatBinds) drill(a loadline.Answer, q WhatBinds) loadline.Answer {
	who, near := find(w.c.Company, q.Without)
	if who == nil {
		a.State, a.Finding = loadline.NotApplicable, loadline.Textf("%q is no stakeholder of the file.", q.Without)
		if len(near) > 0 {
			a.Finding = loadline.Textf("%v Did you mean %v?", a.Finding, list(near, 3))
		}
		return a
	}
	d, ok := w.on.Without(who.ID, q.On)
	if !ok {
		a.State, a.Finding = loadline.NotApplicable, loadline.Textf("No contract with %v is in force on %v.", who.Title(), w.on.Day)
		return a
	}
	data := Drilled{Currency: w.c.Company.Currency, Supplier: d.Supplier.Title, On: d.On, Readings: []DrillOf{}, Rights: []RightOfStop{}, Trips: []TripLine{}, Clauses: w.clauses(d)}
	for _, r := range d.Readings {
		data.Readings = append(data.Readings, w.drilled(d, r))
	}
	for _, r := range d.Rights {
		data.Rights = append(data.Rights, RightOfStop{Contract: r.Contract.Ref(), For: r.For, Usable: r.Usable, Ends: r.Earliest, Latest: r.Latest, Cure: cureSays(r.Cure), At: r.At.String()})
	}
	for _, t := range d.Trips {
		data.Trips = append(data.Trips, TripLine{Of: t.Of, Surely: t.Surely, Says: t.Says, At: t.At.String()})
	}
	a.Data, a.Finding, a.Views = data, w.drillFinding(d, data), w.drillViews(data)
	a.Assumed = append(w.on.Assumed, w.drillOpen(d)...)
	return a
}

// drilled is one reading with its days in order and the ledger before and after.
func (w *whatBinds) drilled(d dependence.Drill, r dependence.Stopping) DrillOf {
	out := DrillOf{Says: r.Says, Lawful: r.Lawful, Events: []DatedLine{}, Gap: zero()}
	put := func(id string, on loadline.Date, at loadline.Source, says loadline.Text) {
		if on != 0 {
			out.Events = append(out.Events, DatedLine{ID: id, Date: on, Says: says, At: at.String(), at: at})
		}
	}
	paths := w.paths(r)
	put("drill/start", d.On, loadline.Source{}, loadline.Textf("%v stops, or gives notice; a substitute is looked for", d.Supplier.Title))
	for _, e := range r.Ends {
		name := contractTitle(e.Contract)
		id := func(what string) string { return loadline.Textf("%v/%v", e.Contract.Ref(), what).String() }
		put(id("ends"), e.On, e.Contract.At, loadline.Textf("the first day without %v", name))
		for _, v := range e.Credits {
			if left := paths.left(e.Contract.Name, v); !left.IsZero() {
				put(id("credits."+v.Name), e.On, v.At, loadline.Textf("credits %v of %v cannot be used any more: %v", v.Name, name, w.amount(left)))
			}
		}
		for _, run := range e.Runs {
			if !covered(e) && !paths.doneBefore(run, e.On) {
				put(id("run."+run), e.On, e.Contract.At, loadline.Textf("%v has nothing to run on, until a substitute does", run))
			}
		}
		put(id("early"), e.Early, e.Contract.At, loadline.Textf("a substitute for %v runs, at the earliest", name))
		if e.Late != e.Early {
			put(id("late"), e.Late, e.Contract.At, loadline.Textf("a substitute for %v runs, at the latest", name))
		}
		out.Gap = longer(out.Gap, e.Gap)
	}
	w.ledgers(&out, paths)
	slices.SortStableFunc(out.Events, func(a, b DatedLine) int { return cmp.Compare(a.Date, b.Date) })
	return out
}

// covered says whether a substitute runs before the contract ends, whatever the open facts are.
func covered(e dependence.Ending) bool { return e.Late != 0 && e.Late <= e.On }

// longer is the longer of two spells; of what nobody knows there is no end.
func longer(a, b loadline.Number) loadline.Number { return dependence.Larger(a, b) }

func contractTitle(k loadline.Contract) any {
	if k.Title != "" {
		return k.Title
	}
	return k.Ref()
}

// drillPaths are the ledgers of a reading: as planned, with the substitute early and no commitment owed, and late and all owed.
type drillPaths struct {
	stated               bool
	planned, early, late outlook.Course
}

func (w *whatBinds) paths(r dependence.Stopping) drillPaths {
	if !w.c.Company.Plan.Stated() {
		return drillPaths{}
	}
	path := func(owed loadline.Truth, resumes func(dependence.Ending) loadline.Date) outlook.Course {
		var p outlook.Premise
		for _, e := range r.Ends {
			if e.On != 0 {
				p.Stops = append(p.Stops, outlook.Stoppage{Contract: e.Contract.Name, On: e.On, Resumes: resumed(e.On, resumes(e)), SwitchCost: e.Contract.SwitchCost, Owed: owed})
			}
		}
		course, _ := outlook.Reckon(w.c.Company, p)
		return course
	}
	planned, _ := outlook.Reckon(w.c.Company, outlook.Premise{})
	return drillPaths{true, planned, path(loadline.No, func(e dependence.Ending) loadline.Date { return e.Early }), path(loadline.Yes, func(e dependence.Ending) loadline.Date { return e.Late })}
}

// left is what is void of credits when their contract stops: by the ledger, unless that hangs on what nobody stated.
func (p drillPaths) left(contract string, v dependence.VoidCredit) loadline.Number {
	ref := loadline.Ref{Kind: "credits", Name: contract + "." + v.Name}
	open := slices.ContainsFunc(p.late.Open, func(h outlook.Hanging) bool { return slices.Contains(h.On, ref) })
	if !p.stated || open {
		return v.Face
	}
	for _, t := range p.late.Turns {
		if t.Kind == outlook.CreditsVoid && t.Of == ref {
			return loadline.Exactly(t.Amount)
		}
	}
	return zero()
}

// doneBefore says whether a planned run is done before a day, if nothing stops.
func (p drillPaths) doneBefore(run string, on loadline.Date) bool {
	return slices.ContainsFunc(p.planned.Runs, func(r outlook.RunCourse) bool {
		open := slices.ContainsFunc(p.planned.Open, func(h outlook.Hanging) bool { return slices.Contains(h.On, loadline.Ref{Kind: "train", Name: run}) })
		return r.Name == run && r.Ends != 0 && r.Ends < on && !open
	})
}

// ledgers fills what becomes of cash on each path, and what it turns on.
func (w *whatBinds) ledgers(out *DrillOf, paths drillPaths) {
	if !paths.stated {
		return
	}
	asPlanned, late := paths.planned, paths.late
	out.Planned, out.Early, out.Late = airLine(asPlanned, w.on.Day), airLine(paths.early, w.on.Day), airLine(late, w.on.Day)
	known := map[string]bool{}
	for _, t := range asPlanned.Turns {
		known[loadline.Textf("%v %v", t.Day, t.Says).String()] = true
	}
	for _, t := range late.Turns {
		told := t.Kind == outlook.ContractStops || t.Kind == outlook.SubstituteRuns || t.Kind == outlook.CreditsVoid
		if !told && !known[loadline.Textf("%v %v", t.Day, t.Says).String()] {
			out.Events = append(out.Events, DatedLine{ID: loadline.Textf("ledger/%v", t.Of).String(), Date: t.Day, Says: t.Says, At: t.At.String(), at: t.At})
		}
	}
}

// resumed is the first day on which a substitute runs, no earlier than the contract stops; 0: none is known.
func resumed(stops, runs loadline.Date) loadline.Date {
	if runs == 0 {
		return 0
	}
	return max(stops, runs)
}

func airLine(course outlook.Course, from loadline.Date) AirOf {
	a := airOf(course, from)
	return AirOf{Months: a.Months, Low: a.Low, LowOn: a.LowOn}
}

// cureSays is how long the company may put right what is wrong.
func cureSays(cure loadline.Stated[loadline.Duration]) loadline.Text {
	if length, said := cure.Get(); said {
		return loadline.Textf("%v", length)
	}
	if cure.Saying == loadline.None {
		return loadline.Textf("none")
	}
	return loadline.Textf("not stated")
}

// drillFinding is what happens first and how long nothing is supplied.
func (w *whatBinds) drillFinding(d dependence.Drill, data Drilled) loadline.Text {
	var out []loadline.Text
	for _, r := range data.Readings {
		if noneKnown(r.Gap) {
			out = append(out, loadline.Textf("%v stops %v: for how long nothing is supplied cannot be told.", d.Supplier.Title, r.Says))
			continue
		}
		out = append(out, loadline.Textf("%v stops %v: %v without supply.", d.Supplier.Title, r.Says, w.months(r.Gap)))
	}
	return sentences(out)
}

// drillViews are the days of each reading, the ledger before and after, what is set off, and what each clause does.
func (w *whatBinds) drillViews(data Drilled) []loadline.View {
	var out []loadline.View
	for i, r := range data.Readings {
		t := loadline.Timeline{ID: loadline.Textf("drill_%v", i+1).String(), Title: loadline.Textf("%v stops %v", data.Supplier, r.Says)}
		for _, e := range r.Events {
			t.Events = append(t.Events, loadline.TimelineEvent{ID: e.ID, Period: loadline.Period{From: e.Date, To: e.Date}, Says: e.Says, At: e.at})
		}
		out = append(out, t)
		if r.Planned.LowOn != 0 {
			out = append(out, w.airTable(i, r))
		}
	}
	rights := loadline.Table{ID: "rights", Title: loadline.Textf("Rights of the supplier to stop"), Columns: heads(loadline.Words, "contract", "Contract", "for", "For", "usable", "May be used then", "cure", "To put it right", "ends", "Supply ends, earliest", "latest", "Latest", "place", "Place")}
	for _, r := range data.Rights {
		rights.Rows = append(rights.Rows, cellsOf(r.Contract, r.For, loadline.Textf("%v", r.Usable), r.Cure, r.Ends, r.Latest, r.At))
	}
	trips := loadline.Table{ID: "sets_off", Title: loadline.Textf("What it sets off, or may"), Columns: heads(loadline.Words, "what", "What", "surely", "Surely", "place", "Place")}
	for _, t := range data.Trips {
		trips.Rows = append(trips.Rows, cellsOf(t.Says, loadline.Textf("%v", t.Surely), t.At))
	}
	clauses := loadline.Table{ID: "clauses", Title: loadline.Textf("What each clause does: what is otherwise without it"), Columns: heads(loadline.Words, "clause", "Clause", "without", "Without it", "place", "Place")}
	for _, c := range data.Clauses {
		for i, x := range c.Without {
			if i == 0 {
				clauses.Rows = append(clauses.Rows, cellsOf(c.Clause, x, c.At))
			} else {
				clauses.Rows = append(clauses.Rows, cellsOf("", x, ""))
			}
		}
	}
	for _, t := range []loadline.Table{rights, trips, clauses} {
		if len(t.Rows) > 0 {
			out = append(out, t)
		}
	}
	return out
}

func (w *whatBinds) airTable(i int, r DrillOf) loadline.Table {
	t := loadline.Table{ID: loadline.Textf("cash_%v", i+1).String(), Title: loadline.Textf("What becomes of the cash"), Columns: heads(loadline.Words, "path", "Path", "months", "Cash lasts", "low", "Low point", "on", "On"),
		Notes: []loadline.Text{loadline.Textf("From the ledger of the plan, in middle values: free cash, after what is restricted or must be held.")}}
	for _, x := range []struct {
		says loadline.Text
		air  AirOf
	}{{loadline.Textf("as planned"), r.Planned}, {loadline.Textf("the substitute at the earliest, no commitment owed any more"), r.Early}, {loadline.Textf("the substitute at the latest, commitments owed"), r.Late}} {
		t.Rows = append(t.Rows, cellsOf(x.says, monthsSay(x.air.Months), w.amount(x.air.Low), x.air.LowOn))
	}
	return t
}

// drillOpen are the questions that the drill hangs on, each once.
func (w *whatBinds) drillOpen(d dependence.Drill) []loadline.Assumption {
	var out []loadline.Assumption
	seen := map[string]bool{}
	for _, r := range d.Readings {
		for _, u := range r.Asks {
			if !seen[u.Question] {
				seen[u.Question] = true
				out = append(out, loadline.Assumption{Says: loadline.Textf("nothing: every reading is answered"), Settles: loadline.Textf("%v", u.Question), At: u.At})
			}
		}
		for _, e := range r.Ends {
			for _, u := range e.Gap.Open {
				if !seen[u.Question] && !u.Within {
					seen[u.Question] = true
					out = append(out, loadline.Assumption{Says: loadline.Textf("nothing: what hangs on it is given between bounds, or not at all"), Settles: loadline.Textf("%v", u.Question), At: u.At})
				}
			}
		}
	}
	return out
}
