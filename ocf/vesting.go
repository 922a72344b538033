package ocf

import (
	"strings"

	"loadline"
)

// allocationTypes are in the order of [loadline.AllocationType].
const allocationTypes = "CUMULATIVE_ROUNDING CUMULATIVE_ROUND_DOWN FRONT_LOADED BACK_LOADED FRONT_LOADED_TO_SINGLE_TRANCHE " +
	"BACK_LOADED_TO_SINGLE_TRANCHE FRACTIONAL"

func (d *decoder) vestingTerms() {
	t := loadline.VestingTerms{ID: d.str(fID), Title: d.str(fName), At: d.place(d.root)}
	if k := d.word(fAllocationType, d.field(fAllocationType), allocationTypes); k >= 0 {
		t.Allocation = loadline.AllocationType(k)
	}
	i := d.field(fVestingConditions)
	if d.s.tape[i].kind != array {
		d.bad(fVestingConditions, i, loadline.Textf("a list of conditions"))
	}
	for j := range d.elements(i) {
		if c, ok := d.condition(j); ok {
			t.Conditions = append(t.Conditions, c)
		}
	}
	if !d.failed {
		d.company.Vesting = append(d.company.Vesting, t)
	}
}

// condition is one node of a schedule; a schedule with a node that cannot be read is none.
func (d *decoder) condition(i int) (loadline.VestingCondition, bool) {
	const f = fVestingConditions
	c := loadline.VestingCondition{At: d.place(i)}
	id, trigger := d.sub(i, "id"), d.sub(i, "trigger")
	if id < 0 || trigger < 0 {
		d.bad(f, i, loadline.Textf("a condition with an id and a trigger"))
		return c, false
	}
	c.ID = d.textAt(f, id)
	portion, quantity := d.sub(i, "portion"), d.sub(i, "quantity")
	switch {
	case portion >= 0:
		c.Portion, _ = d.fraction(f, portion)
		c.Remainder = d.flag(f, d.sub(portion, "remainder")).Value
	case quantity >= 0:
		if n, ok := d.count(f, quantity); ok {
			c.Quantity = loadline.Say(n, d.place(quantity))
		}
	default:
		d.bad(f, i, loadline.Textf("a condition with a portion or a quantity"))
	}
	c.Trigger = d.trigger(trigger)
	if cliff := d.sub(i, "cliff_condition"); cliff >= 0 {
		c.Cliff = d.cliff(cliff)
	}
	if next := d.sub(i, "next_condition_ids"); next >= 0 {
		c.Next = d.listAt(f, next)
	}
	return c, c.Trigger != nil
}

const vestingTriggers = "VESTING_START_DATE VESTING_EVENT VESTING_SCHEDULE_ABSOLUTE VESTING_SCHEDULE_RELATIVE"

func (d *decoder) trigger(i int) loadline.VestingTrigger {
	const f = fVestingConditions
	if d.sub(i, "type") < 0 {
		d.bad(f, i, loadline.Textf("a trigger with a type"))
		return nil
	}
	switch d.word(f, d.sub(i, "type"), vestingTriggers) {
	case 0:
		return loadline.OnStart{}
	case 1:
		return loadline.OnEvent{}
	case 2:
		day := d.sub(i, "date")
		if day < 0 {
			d.bad(f, i, loadline.Textf("a trigger with a date"))
			return nil
		}
		return loadline.OnDate{Date: d.dateAt(f, day)}
	case 3:
		return d.every(i)
	}
	return nil
}

func (d *decoder) every(i int) loadline.VestingTrigger {
	const f = fVestingConditions
	period, relative := d.sub(i, "period"), d.sub(i, "relative_to_condition_id")
	if period < 0 || relative < 0 {
		d.bad(f, i, loadline.Textf("a trigger with a period and relative_to_condition_id"))
		return nil
	}
	out := loadline.Every{RelativeTo: d.textAt(f, relative), Occurrences: 1}
	out.Period, _ = d.length(f, period, "length", "type")
	if n := d.sub(period, "occurrences"); n >= 0 {
		out.Occurrences, _ = d.integer(f, n, 0, MaxOccurrences)
	} else {
		d.bad(f, period, loadline.Textf("a period with occurrences"))
	}
	if day := d.sub(period, "day_of_month"); day >= 0 {
		out.DayOfMonth = d.dayOfMonth(day)
	}
	return out
}

const lastDayOfMonth = "_OR_LAST_DAY_OF_MONTH"

// dayOfMonth reads "01" to "28", "29_OR_LAST_DAY_OF_MONTH" to "31_...", the day of the vesting start, and the four
// policies that the drafts of version 2 know.
func (d *decoder) dayOfMonth(i int) loadline.DayOfMonth {
	word := d.textAt(fVestingConditions, i)
	switch word {
	case "VESTING_START_DAY" + lastDayOfMonth, "VESTING_START_DAY":
		return loadline.DayOfMonth{}
	case "FIRST_DAY_OF_MONTH":
		return loadline.DayOfMonth{Day: 1}
	case "LAST_DAY_OF_MONTH":
		return loadline.DayOfMonth{Day: 31, OrLastDay: true}
	case "VESTING_START_DAY_MINUS_ONE":
		return loadline.DayOfMonth{MinusOne: true}
	}
	number, last := strings.CutSuffix(word, lastDayOfMonth)
	r, ok := loadline.ParseDecimal(number)
	day, whole := r.Int64()
	if !ok || !whole || day < 1 || day > 31 {
		d.bad(fVestingConditions, i, loadline.Textf("a day of the month such as %q or %q", "15", "31"+lastDayOfMonth))
		return loadline.DayOfMonth{}
	}
	return loadline.DayOfMonth{Day: int(day), OrLastDay: last}
}

// cliff is what 1.2 calls a cliff condition: nothing vests before its period has passed.
func (d *decoder) cliff(i int) *loadline.VestingCliff {
	const f = fVestingConditions
	period := d.sub(i, "period")
	if period < 0 {
		d.bad(f, i, loadline.Textf("a cliff with a period"))
		return nil
	}
	after, ok := d.length(f, period, "length", "type")
	if !ok {
		return nil
	}
	return &loadline.VestingCliff{After: after}
}
