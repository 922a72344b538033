package hclfile

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"loadline"
	"loadline/formula"
)

// vestingBlock is a schedule as a file states it: in the simple form by three lengths of time, or as the graph itself.
type vestingBlock struct {
	loadline.VestingTerms
	over, every loadline.Duration
	cliff       loadline.Stated[loadline.Duration]
	conditions  []conditionBlock
}

func (v *vestingBlock) simple() bool { return v.over != loadline.Duration{} }

func vestingKind() kind[vestingBlock] {
	type T = vestingBlock
	return kind[T]{
		BlockKind: BlockKind{Word: "vesting", Label: "the name by which securities mean it",
			Doc:     "A vesting schedule that securities share. The simple form says over which time, with which cliff, how often; the general form is a graph of conditions.",
			Example: "vesting \"four_years\" {\n  over       = months(48)\n  every      = months(1)\n  cliff      = months(12)\n  allocation = \"cumulative_rounding\"\n}\n"},
		name: func(t *T) *string { return &t.Name }, bound: true,
		at: func(t *T) *loadline.Source { return &t.At },
		rows: []row[T]{
			is("title", text(), func(t *T) *string { return &t.Title }, "What it is called.", `"Four years, one year cliff"`),
			is("over", length(), func(t *T) *loadline.Duration { return &t.over }, "The time from the start until all has vested.", "months(48)"),
			is("every", length(), func(t *T) *loadline.Duration { return &t.every }, "The time between two tranches.", "months(1)"),
			is("cliff", stated(duration()), func(t *T) *loadline.Stated[loadline.Duration] { return &t.cliff }, "Nothing vests before it, then all that has accrued; none where there is no cliff; unknown(\"…\") alone where nobody knows the schedule.", "months(12)"),
			is("allocation", allocations(), func(t *T) *loadline.AllocationType { return &t.Allocation }, "How a quantity that does not divide evenly is spread over the tranches.", `"cumulative_rounding"`, required()),
		},
		inner: []inner[T]{nest[T, conditionBlock]{kind: conditionKind(),
			many: func(t *T) *[]conditionBlock { return &t.conditions }}},
	}
}

func allocations() codec[loadline.AllocationType] {
	return word([]string{"cumulative_rounding", "cumulative_round_down", "front_loaded", "back_loaded", "front_loaded_to_single_tranche", "back_loaded_to_single_tranche", "fractional"},
		loadline.CumulativeRounding, loadline.CumulativeRoundDown, loadline.FrontLoaded, loadline.BackLoaded, loadline.FrontLoadedToSingleTranche, loadline.BackLoadedToSingleTranche, loadline.Fractional)
}

// length is a duration that is left out where it is zero.
func length() codec[loadline.Duration] {
	c := duration()
	c.write = func(l loadline.Duration) string {
		if l == (loadline.Duration{}) {
			return ""
		}
		return writeDuration(l)
	}
	return c
}

// conditionBlock is one condition of a schedule as a file states it: its trigger in parts.
type conditionBlock struct {
	loadline.VestingCondition
	trigger string // "start" or "event"
	date    loadline.Date
	every   loadline.Duration
	times   int
	after   string
	day     loadline.DayOfMonth
	cliff   loadline.Duration
}

func conditionKind() kind[conditionBlock] {
	type T = conditionBlock
	return kind[T]{
		BlockKind: BlockKind{Word: "condition", Label: "the name by which other conditions of the schedule mean it", free: true,
			Doc:     "When it is met, it vests its part and opens the next ones. The first that is met closes the others that were opened with it.",
			Example: "condition \"monthly\" {\n  portion = 1/48\n  every   = months(1)\n  times   = 36\n  after   = \"cliff\"\n}\n"},
		name: func(t *T) *string { return &t.ID },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: []row[T]{
			is("portion", fraction(), func(t *T) *loadline.Ratio { return &t.Portion }, "The part of the whole grant that vests each time it is met.", "1/48"),
			is("remainder", set(), func(t *T) *bool { return &t.Remainder }, "Whether the portion is of what has not vested yet.", "true"),
			is("quantity", stated(shares()), func(t *T) *loadline.Stated[loadline.Shares] { return &t.Quantity }, "A count of shares instead of a portion.", "1000"),
			is("trigger", openWord("start", "event"), func(t *T) *string { return &t.trigger }, "What meets it: the start of vesting, or an event that a vesting_event records.", `"start"`),
			is("date", date(), func(t *T) *loadline.Date { return &t.date }, "Or a day that meets it.", `"2026-01-01"`),
			is("every", length(), func(t *T) *loadline.Duration { return &t.every }, "Or the time between the times that it is met,", "months(1)"),
			is("times", positive(), func(t *T) *int { return &t.times }, "how often,", "36"),
			is("after", text(), func(t *T) *string { return &t.after }, "and the condition from which the time counts.", `"cliff"`),
			is("day", dayOfMonth(), func(t *T) *loadline.DayOfMonth { return &t.day }, "The day of the month on which it is met, where it is not that of the start: 1 to 31, \"31_or_last\", \"day_before_start\".", "15"),
			is("cliff", length(), func(t *T) *loadline.Duration { return &t.cliff }, "Nothing vests until so long after the condition that it counts from, then all that has accrued.", "months(12)"),
			is("next", list(text()), func(t *T) *[]string { return &t.Next }, "The conditions that it opens.", `["monthly"]`),
		},
	}
}

// fraction is a part of a whole, left out where it is zero.
func fraction() codec[loadline.Ratio] {
	c := ratio()
	c.write = func(r loadline.Ratio) string {
		if r.Sign() == 0 {
			return ""
		}
		return r.String()
	}
	return c
}

// positive is a whole number above zero, left out where it is zero.
func positive() codec[int] {
	c := valued("whole number above 0", "36", func(_ *reading, v formula.Value) (int, bool) {
		r, known := v.Number.Exact()
		n, ok := r.Int64()
		return int(n), known && ok && isBare(v) && n > 0 && n <= 100000
	}, func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	})
	return c
}

// dayOfMonth is a day of the month: 15, "31_or_last", "start_or_last" or "day_before_start".
func dayOfMonth() codec[loadline.DayOfMonth] {
	return valued("day of the month", `15, "31_or_last" or "day_before_start"`,
		func(_ *reading, v formula.Value) (loadline.DayOfMonth, bool) {
			var out loadline.DayOfMonth
			if r, ok := v.Number.Exact(); ok && isBare(v) {
				n, whole := r.Int64()
				out.Day = int(n)
				return out, whole && n >= 1 && n <= 31
			}
			word, last := strings.CutSuffix(v.Text, "_or_last")
			out.OrLastDay = last
			switch {
			case v.Kind != formula.Text:
				return out, false
			case word == "day_before_start":
				out.MinusOne = true
				return out, true
			case word == "start":
				return out, true
			}
			n, err := strconv.Atoi(word)
			out.Day = n
			return out, err == nil && last && n >= 1 && n <= 31
		},
		func(d loadline.DayOfMonth) string {
			suffix := ""
			if d.OrLastDay {
				suffix = "_or_last"
			}
			switch {
			case d == (loadline.DayOfMonth{}):
				return ""
			case d.MinusOne:
				return quote("day_before_start" + suffix)
			case d.Day == 0:
				return quote("start" + suffix)
			case d.OrLastDay:
				return quote(strconv.Itoa(d.Day) + suffix)
			}
			return strconv.Itoa(d.Day)
		})
}

// terms turns a block into a schedule.
func (r *reading) terms(v vestingBlock) loadline.VestingTerms {
	out := v.VestingTerms
	switch {
	case v.simple() && len(v.conditions) > 0 && !r.bound:
		r.tell(loadline.Error, loadline.BadSchedule, r.block.at, loadline.Textf("%v is stated in two forms", r.block.title()),
			loadline.Textf("over, every and cliff already say all that its conditions could."), loadline.Textf("Leave out one of the two."))
	case v.simple():
		out.Conditions = r.simpleConditions(v)
	case len(v.conditions) == 0 && v.cliff.Saying == loadline.Open: // a schedule of which nothing but its name is known
	case len(v.conditions) == 0 && !r.bound:
		r.tell(loadline.Error, loadline.BadSchedule, r.block.at, loadline.Textf("%v says nothing about when it vests", r.block.title()),
			loadline.Textf("A schedule says over which time it vests, or lists its conditions."),
			loadline.Textf("Write over = months(48), every = months(1) and cliff = months(12) or none."))
	default:
		out.Conditions = r.graph(v.conditions)
	}
	return out
}

// simpleConditions is the graph of the simple form: as many tranches as there are, each an equal portion, and a cliff
// that holds back what has accrued. Open Cap Format writes the usual four years with a year's cliff in the same way.
func (r *reading) simpleConditions(v vestingBlock) []loadline.VestingCondition {
	n, ok := tranches(v.over, v.every)
	if !ok || v.cliff.Saying != loadline.Said && v.cliff.Saying != loadline.None {
		r.tell(loadline.Error, loadline.BadSchedule, r.block.at, loadline.Textf("%v does not say when how much vests", r.block.title()),
			loadline.Textf("It needs over, every and cliff, and over must be a whole number of times every, both in months or both in days."),
			loadline.Textf("Write over = months(48), every = months(1), and cliff = months(12) or none; or list its conditions."))
		return nil
	}
	out := simpleGraph(n, v.every, v.cliff)
	for i := range out {
		out[i].At = r.block.at
	}
	return out
}

func simpleGraph(n int, every loadline.Duration, cliff loadline.Stated[loadline.Duration]) []loadline.VestingCondition {
	tranche := loadline.VestingCondition{ID: "tranche", Portion: loadline.Frac(1, int64(n)), Trigger: loadline.Every{Period: every, Occurrences: n, RelativeTo: "start"}}
	if after, ok := cliff.Get(); ok {
		tranche.Cliff = &loadline.VestingCliff{After: after}
	}
	return []loadline.VestingCondition{{ID: "start", Trigger: loadline.OnStart{}, Next: []string{"tranche"}}, tranche}
}

// tranches is how often every goes into over.
func tranches(over, every loadline.Duration) (int, bool) {
	switch {
	case over.Days == 0 && every.Days == 0 && every.Months > 0:
		return over.Months / every.Months, over.Months > 0 && over.Months%every.Months == 0
	case over.Months == 0 && every.Months == 0 && every.Days > 0:
		return over.Days / every.Days, over.Days > 0 && over.Days%every.Days == 0
	}
	return 0, false
}

// graph checks the conditions of the general form against one another.
func (r *reading) graph(blocks []conditionBlock) []loadline.VestingCondition {
	var ids []string
	for _, c := range blocks {
		if slices.Contains(ids, c.ID) {
			r.tell(loadline.Error, loadline.DuplicateName, c.At, loadline.Textf("Two conditions of %v are called %q", r.block.title(), excerpt(c.ID)),
				loadline.Textf("Other conditions could not tell which of them they open."), loadline.Textf("Give one of them another name."))
		}
		ids = append(ids, c.ID)
	}
	var out []loadline.VestingCondition
	for _, c := range blocks {
		for _, id := range append(slices.Clone(c.Next), c.after) {
			if id != "" && !slices.Contains(ids, id) {
				r.tell(loadline.Error, loadline.UnknownName, c.At, loadline.Textf("%v has no condition %q", r.block.title(), excerpt(id)),
					loadline.Textf("Its conditions: %v.", excerptList(ids)), r.didYouMean(id, ids))
			}
		}
		out = append(out, r.condition(c))
	}
	return out
}

func (r *reading) condition(c conditionBlock) loadline.VestingCondition {
	out := c.VestingCondition
	if c.cliff != (loadline.Duration{}) {
		out.Cliff = &loadline.VestingCliff{After: c.cliff}
	}
	ways := 0
	for _, is := range []bool{c.trigger != "", c.date != 0, c.every != loadline.Duration{}} {
		if is {
			ways++
		}
	}
	switch {
	case ways == 1 && c.trigger == "start":
		out.Trigger = loadline.OnStart{}
	case ways == 1 && c.trigger == "event":
		out.Trigger = loadline.OnEvent{}
	case ways == 1 && c.date != 0:
		out.Trigger = loadline.OnDate{Date: c.date}
	case ways == 1 && c.times > 0 && c.after != "":
		out.Trigger = loadline.Every{Period: c.every, Occurrences: c.times, DayOfMonth: c.day, RelativeTo: c.after}
	default:
		r.tell(loadline.Error, loadline.BadSchedule, c.At, loadline.Textf("Condition %q of %v does not say what meets it", excerpt(c.ID), r.block.title()),
			loadline.Textf("It has exactly one of trigger, date, and every with times and after."),
			loadline.Textf("Write trigger = \"start\", trigger = \"event\", date = \"2026-01-01\", or every = months(1), times = 36 and after = %q.", "start"))
	}
	return out
}

// asBlock is a schedule in the parts in which a file states it: the simple form where it is one.
func asBlock(t loadline.VestingTerms) vestingBlock {
	out := vestingBlock{VestingTerms: t}
	if len(t.Conditions) == 2 {
		every, ok := t.Conditions[1].Trigger.(loadline.Every)
		cliff := loadline.SayNone[loadline.Duration](loadline.Source{})
		if c := t.Conditions[1].Cliff; c != nil {
			cliff = loadline.Say(c.After, loadline.Source{})
		}
		if ok && every.Occurrences > 0 && every.Occurrences <= 12000 && fmt.Sprint(bare(t.Conditions)) == fmt.Sprint(bare(simpleGraph(every.Occurrences, every.Period, cliff))) {
			out.every, out.cliff = every.Period, cliff
			out.over = loadline.Duration{Months: every.Period.Months * every.Occurrences, Days: every.Period.Days * every.Occurrences}
			if _, ok := tranches(out.over, out.every); ok {
				return out
			}
			out.over, out.every, out.cliff = loadline.Duration{}, loadline.Duration{}, loadline.Stated[loadline.Duration]{}
		}
	}
	for _, c := range t.Conditions {
		out.conditions = append(out.conditions, conditionAsBlock(c))
	}
	return out
}

// bare is conditions without places and pointers, to be compared as they print.
func bare(cs []loadline.VestingCondition) []any {
	var out []any
	for _, c := range cs {
		cliff := loadline.VestingCliff{}
		if c.Cliff != nil {
			cliff = *c.Cliff
		}
		out = append(out, c.ID, c.Portion, c.Remainder, c.Quantity.Saying, c.Trigger, c.Cliff != nil, cliff, c.Next)
	}
	return out
}

func conditionAsBlock(c loadline.VestingCondition) conditionBlock {
	out := conditionBlock{VestingCondition: c}
	switch t := c.Trigger.(type) {
	case loadline.OnStart:
		out.trigger = "start"
	case loadline.OnEvent:
		out.trigger = "event"
	case loadline.OnDate:
		out.date = t.Date
	case loadline.Every:
		out.every, out.times, out.after, out.day = t.Period, t.Occurrences, t.RelativeTo, t.DayOfMonth
	case nil:
	default:
		panic(fmt.Sprintf("hclfile: unknown vesting trigger %T", t))
	}
	if c.Cliff != nil {
		out.cliff = c.Cliff.After
	}
	return out
}
