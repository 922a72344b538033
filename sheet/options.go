package sheet

import (
	"strings"

	"loadline"
)

// grants reads the rows of an option ledger.
func (f *facts) grants(l *list) {
	l.secs = map[int]*security{}
	from, to := l.rows()
	for r := from; r < to; r++ {
		if l.roles[r-from] == bodyRow {
			f.grant(l, r)
		}
	}
	if !l.has("vesting") && !l.has("vesting_start") && len(l.secs) > 0 {
		f.letters.put(l.name, loadline.Diagnostic{
			Code: loadline.VestingNotUnderstood, Severity: loadline.Warning, At: f.b.place(l.g, l.m.Header-1, 0),
			Summary: loadline.Textf("The list of grants does not say how they vest"),
			Detail:  loadline.Textf("A grant without a schedule counts as fully vested when granted, as Open Cap Format has it."),
			Hint:    loadline.Textf("Add the schedules to company.hcl, or name their column in the mapping: vesting = H."),
		})
	}
}

func (f *facts) grant(l *list, r int) {
	who, number, qty, issued, ok := f.fact(l, r, "quantity")
	if !ok {
		return
	}
	holder := f.c.Stakeholders[who].ID
	at := l.at(r, "quantity")
	s := &security{holder: holder, number: number, kind: OptionLedger, left: qty, whole: true, at: at}
	if title := l.words(r, "class"); title != "" {
		s.class = f.class(l, r, "class", title)
	}
	s.on = f.when(issued, l.at(r, "issued"))
	if !f.identify(l, r, s, "options") {
		return
	}
	l.secs[r], l.done[r] = s, true
	approved, _ := l.date(r, "approved")
	t := &loadline.GrantIssuance{
		Issued: loadline.Issued{Event: loadline.Event{ID: f.id("transaction", "grant_"+s.id), Date: s.on, At: at},
			SecurityID: s.id, CustomID: number, StakeholderID: holder, Approved: approved},
		StockPlanID: f.plan(l.words(r, "plan"), l.at(r, "plan")), StockClassID: s.class,
		Compensation: l.compensation(r), Quantity: loadline.SharesOf(qty), ExercisePrice: l.money(r, "strike"),
	}
	if d, got := l.date(r, "expires"); got == fine {
		t.Expires = loadline.Say(d, l.at(r, "expires"))
	} else if got == nothing {
		t.Expires = loadline.SayNone[loadline.Date](l.at(r, "expires"))
	}
	t.VestingTermsID = f.vesting(l, r)
	f.add(t)
	f.vestingStart(l, r, s)
}

// compensation is what the type of a grant gives; options where the list does not say, as it is a list of options.
func (l *list) compensation(r int) loadline.Compensation {
	switch words := fold(l.words(r, "type")); {
	case anyWord(words, "rsu", "rsus", "restricted stock unit", "restricted stock units"):
		return loadline.RestrictedStockUnit
	case anyWord(words, "phantom", "vsop", "virtual", "virtuell", "virtuelle", "csar", "cash"):
		return loadline.CashAppreciationRight
	case anyWord(words, "sar", "sars", "ssar", "appreciation"):
		return loadline.StockAppreciationRight
	}
	return loadline.Option
}

// plan is the id of a plan by its name; empty where the list names none.
func (f *facts) plan(title string, at loadline.Source) string {
	if title == "" {
		return ""
	}
	if id, ok := f.plans[title]; ok {
		return id
	}
	p := loadline.StockPlan{ID: f.id("plan", slug(title)), Title: title, At: at}
	p.Reserved.Open = []loadline.Unknown{{Question: loadline.Textf("How many shares does %s reserve? (plan)", title).String(), At: at}}
	f.c.Plans = append(f.c.Plans, p)
	f.plans[title] = p.ID
	return p.ID
}

// grantEvents reads what was exercised and what lapsed. The list gives sums with the day of the last event; the grant
// stays in place with the rest.
func (f *facts) grantEvents(l *list) {
	for r := l.m.Header; r < l.m.Last; r++ {
		s := l.secs[r]
		if s == nil {
			continue
		}
		f.exercised(l, r, s)
		for _, what := range []string{"cancelled", "forfeited", "expired"} {
			if n, got := l.count(r, what); got == fine && n.Sign() > 0 {
				f.lapse(l, r, s, what, n)
			}
		}
		if d, got := l.date(r, "cancelled_on"); got == fine && s.left.Sign() > 0 && !l.has("cancelled") && !l.has("forfeited") && !l.has("expired") {
			f.closeGrant(l, r, s, d, s.left, l.at(r, "cancelled_on"))
		} else if status := statusNamed(l.words(r, "status")); status == "cancelled" && got != fine && s.whole {
			f.lapse(l, r, s, "status", s.left)
		}
		l.closed[r] = s.left.Sign() == 0
		l.checkOutstanding(r, s)
	}
}

func (f *facts) exercised(l *list, r int, s *security) {
	n, got := l.count(r, "exercised")
	if got != fine || n.Sign() == 0 {
		return
	}
	at := l.at(r, "exercised")
	d, day := l.date(r, "exercised_on")
	if day == bad || day == ambiguous || !f.day(l, at, &d, loadline.Textf("%v options of %s were exercised, and no cell says when", n, s.called())) {
		return
	}
	if !f.take(l, s, n, d, at) {
		return
	}
	results := idsOf(f.origins[s])
	if len(results) == 0 && !f.covered[StockLedger] && !f.covered[TransactionLedger] {
		results = f.exercisedStock(l, r, s, n, d, at)
	}
	f.add(&loadline.Exercise{Closing: loadline.Closing{
		Event: loadline.Event{ID: f.id("transaction", "exercise_"+s.id), Date: d, At: at}, SecurityID: s.id,
		Quantity: loadline.Say(loadline.SharesOf(n), at), ResultIDs: results}})
}

// exercisedStock is the stock that an exercise gave where no other list of the book would hold it. Its class is the
// grant's; where the list does not name one, it cannot be told and the stock is missing.
func (f *facts) exercisedStock(l *list, r int, s *security, n loadline.Ratio, d loadline.Date, at loadline.Source) []string {
	if s.class == "" {
		l.missing(r, "exercised", loadline.Warning, loadline.Textf("The stock from %v exercised options of %s is in no list of the book", n, s.called()),
			loadline.Textf("Import the stock ledger with it, or name the column of the class in the mapping."))
		return nil
	}
	t := &security{id: f.id("security", s.id+"_stock"), holder: s.holder, class: s.class, kind: StockLedger, left: n, whole: true, on: d, at: at}
	f.register(t)
	f.add(&loadline.StockIssuance{Issued: loadline.Issued{Event: loadline.Event{ID: f.id("transaction", "issue_"+t.id), Date: d, At: at},
		SecurityID: t.id, StakeholderID: s.holder}, StockClassID: s.class, Quantity: loadline.SharesOf(n)})
	return []string{t.id}
}

// day fills in the day of an event that has none with the day of which the book speaks; false where there is none
// either, which is an error: the past would be wrong, and the present a guess.
func (f *facts) day(l *list, at loadline.Source, d *loadline.Date, summary loadline.Text) bool {
	switch {
	case *d != 0:
		return true
	case f.m.AsOf == 0:
		l.missingAt(at, loadline.Error, summary, loadline.Textf("Fill in the day, or state in the mapping the day of which the sheet speaks: as_of = 2026-11-24."))
		return false
	}
	*d = f.m.AsOf
	l.missingAt(at, loadline.Warning, loadline.Textf("%v: %v is taken", summary, *d), loadline.Textf("Fill in the day; until then answers for earlier days count it as held."))
	return true
}

func (f *facts) lapse(l *list, r int, s *security, what string, n loadline.Ratio) {
	d, got := l.date(r, "cancelled_on")
	if got == bad || got == ambiguous {
		return
	}
	at := l.at(r, what)
	if d == 0 && what == "expired" {
		d, _ = l.date(r, "expires")
	}
	if f.day(l, at, &d, loadline.Textf("%v options of %s lapsed or were cancelled, and no cell says when", n, s.called())) {
		f.closeGrant(l, r, s, d, n, at)
	}
}

func (f *facts) closeGrant(l *list, r int, s *security, d loadline.Date, n loadline.Ratio, at loadline.Source) {
	if !f.take(l, s, n, d, at) {
		return
	}
	f.add(&loadline.Cancellation{Closing: loadline.Closing{
		Event: loadline.Event{ID: f.id("transaction", "cancel_"+s.id), Date: d, At: at}, SecurityID: s.id,
		Quantity: loadline.Say(loadline.SharesOf(n), at)}})
}

// vesting is the id of the schedule of a row. A schedule that is not understood is kept by its words, with no
// conditions: the engine then gives bounds from nothing to all of it, where "no schedule" would mean all.
func (f *facts) vesting(l *list, r int) string {
	words := l.words(r, "vesting")
	if words == "" && l.words(r, "vesting_start") == "" || saysNothing(words) && words != "" {
		return ""
	}
	if words == "" {
		words = "not stated"
	}
	id, known := f.schedules[words]
	if !known {
		v := loadline.VestingTerms{ID: f.id("vesting", slug("vesting "+words)), Title: words, At: l.at(r, "vesting")}
		conditions, ok := schedule(words, v.At)
		if v.Conditions = conditions; !ok {
			f.letters.put(l.name, loadline.Diagnostic{
				Code: loadline.VestingNotUnderstood, Severity: loadline.Warning, At: v.At,
				Summary: loadline.Textf("The vesting schedule %q is not understood", clip(words, 60)),
				Detail:  loadline.Textf("How much of these grants has vested lies between nothing and all. Loadline reads schedules such as \"48 months, 12 month cliff\", \"1/48 monthly after a 1 year cliff\" and \"4 years quarterly\"."),
				Hint:    loadline.Textf("Write the schedule in company.hcl."),
			})
		}
		f.c.Vesting = append(f.c.Vesting, v)
		f.schedules[words], id = v.ID, v.ID
	}
	return id
}

// vestingStart records the day from which the schedule of a row runs.
func (f *facts) vestingStart(l *list, r int, s *security) {
	if d, got := l.date(r, "vesting_start"); got == fine {
		f.add(&loadline.VestingStart{Event: loadline.Event{ID: f.id("transaction", "vesting_start_"+s.id), Date: d, At: l.at(r, "vesting_start")},
			SecurityID: s.id, ConditionID: "start"})
	}
}

// schedule reads a schedule with equal tranches: its length, how often it vests and its cliff.
func schedule(words string, at loadline.Source) ([]loadline.VestingCondition, bool) {
	p, ok := readSchedule(fold(strings.NewReplacer("1/48", "48 months monthly", "1/36", "36 months monthly", "1/60", "60 months monthly").Replace(words)))
	if !ok {
		return nil, false
	}
	n := p.length / p.every
	run := loadline.VestingCondition{
		ID: "run", Portion: loadline.Frac(1, int64(n)), At: at,
		Trigger: loadline.Every{Period: loadline.Duration{Months: p.every}, Occurrences: n, RelativeTo: "start"},
	}
	if p.cliff > 0 {
		run.Cliff = &loadline.VestingCliff{After: loadline.Duration{Months: p.cliff}}
	}
	return []loadline.VestingCondition{{ID: "start", Trigger: loadline.OnStart{}, Next: []string{"run"}, At: at}, run}, true
}

// pace is a schedule in months.
type pace struct{ length, every, cliff int }

// readSchedule takes the words one by one. Every word must be understood, else the schedule is not. A length is that of
// the cliff where the word follows, else that of the whole.
func readSchedule(words string) (pace, bool) {
	var p pace
	number, months := 0, 0 // what waits for its unit, and for the word that says what it is the length of
	whole := func() bool {
		ok := months == 0 || p.length == 0 || p.length == months
		if months > 0 {
			p.length, months = months, 0
		}
		return ok
	}
	none := false
	for w := range strings.FieldsSeq(words) {
		if v, ok := smallNumber(w); ok && number == 0 && v > 0 && whole() {
			number = v
			continue
		}
		switch w {
		case "month", "months", "mo", "mos", "monat", "monate", "monaten":
			months, number = number, 0
		case "year", "years", "yr", "yrs", "jahr", "jahre", "jahren":
			months, number = number*12, 0
		case "monthly", "monatlich", "quarterly", "quartalsweise", "vierteljaehrlich", "annually", "annual", "yearly", "jaehrlich":
			every := map[byte]int{'m': 1, 'q': 3, 'v': 3, 'a': 12, 'y': 12, 'j': 12}[w[0]]
			if p.every != 0 && p.every != every {
				return p, false
			}
			p.every = every
		case "cliff":
			switch {
			case none:
			case months == 0 || p.cliff != 0:
				return p, false
			default:
				p.cliff, months = months, 0
			}
		case "no", "ohne", "kein", "keine", "keinem":
			if none = true; !whole() {
				return p, false
			}
		case "with", "after", "a", "an", "and", "over", "of", "vesting", "then", "in", "equal", "installments", "mit", "nach", "ueber", "und", "davon", "thereafter", "vests", "linear", "total":
		default:
			return p, false
		}
	}
	if !whole() || number != 0 {
		return p, false
	}
	if p.every == 0 && (p.length%12 != 0 || strings.Contains(words, "mo")) {
		p.every = 1 // "48 months" vests by the month; of "4 years" how often is not said
	}
	return p, p.length > 0 && p.length <= 1200 && p.every > 0 && p.length%p.every == 0 && p.cliff < p.length
}

func smallNumber(w string) (int, bool) {
	for i, name := range []string{"zero", "one", "two", "three", "four", "five", "six"} {
		if w == name {
			return i, true
		}
	}
	for i, name := range []string{"null", "ein", "zwei", "drei", "vier", "fuenf", "sechs"} {
		if w == name || i == 1 && w == "einem" {
			return i, true
		}
	}
	return atoi(w)
}
