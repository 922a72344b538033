package made

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"time"
)

// day is a day of the calendar.
type day = time.Time

func on(year, month, dayOfMonth int) day {
	return time.Date(year, time.Month(month), dayOfMonth, 0, 0, 0, 0, time.UTC)
}

func iso(d day) text { return text(d.Format(time.DateOnly)) }

// today is the day on which the made-up company is looked at.
var today = on(2026, 3, 1)

// startup is the company while it is being made up.
type startup struct {
	dice   *rand.Rand
	events []event
	people []object
	safes  []safe

	common, seed1, seed, seriesA, seriesB text // stock classes
	plan, vesting                         text
	values                                []valuation
	rounds                                []object
	documents                             []object
}

type event struct {
	day day
	object
}

type valuation struct {
	id    text
	from  day
	price price
}

// Startup writes five years of an AI startup: founders whose shares vest, a split, SAFEs that convert, a seed and two
// later rounds of preferred stock, a plan with grants, exercises, leavers and returns to the pool, restricted stock
// units, a founder who leaves and is bought back, secondary sales, and a warrant for a cloud supplier.
func Startup(seed uint64, sink Sink) error {
	c := &startup{dice: rand.New(rand.NewPCG(seed, seed))}
	c.common, c.seed1, c.seed, c.seriesA, c.seriesB = c.id(), c.id(), c.id(), c.id(), c.id()
	c.plan, c.vesting = c.id(), c.id()
	issuer := c.id()
	c.appraise()
	c.found(issuer)
	c.seedRound(issuer)
	c.seriesARound(issuer)
	c.seriesBRound(issuer)
	c.cloudWarrant()
	c.staff()
	c.papers()
	return c.write(issuer, sink)
}

// id is an identifier that looks like a UUID.
func (c *startup) id() text { return uuid(c.dice.Uint64(), c.dice.Uint64()) }

func uuid(a, b uint64) text {
	const digits = "0123456789abcdef"
	a, b = a&^0xf000|0x4000, b&^(0xc<<60)|0x8<<60
	out := make([]byte, 0, 36)
	for i := range 32 {
		if i == 8 || i == 12 || i == 16 || i == 20 {
			out = append(out, '-')
		}
		half := a
		if i >= 16 {
			half = b
		}
		out = append(out, digits[half>>(60-4*(i%16))&15])
	}
	return text(out)
}

func (c *startup) add(when day, o object) {
	if when.After(today) {
		panic("made: an event after the day on which the company is looked at")
	}
	c.events = append(c.events, event{when, o})
}

// appraise makes the valuations by which options are priced.
func (c *startup) appraise() {
	for _, v := range []struct {
		from  day
		price price
	}{
		{on(2021, 3, 1), 500}, {on(2022, 3, 1), 3_100}, {on(2023, 2, 15), 7_400}, {on(2024, 3, 1), 21_800}, {on(2025, 3, 1), 29_500},
	} {
		c.values = append(c.values, valuation{c.id(), v.from, v.price})
	}
}

// worth is the valuation in force on a day.
func (c *startup) worth(when day) valuation {
	best := c.values[0]
	for _, v := range c.values {
		if !v.from.After(when) {
			best = v
		}
	}
	return best
}

func (c *startup) write(issuer text, sink Sink) error {
	w := newWriter(sink)
	w.begin("stakeholders_files", "Stakeholders.ocf.json", "OCF_STAKEHOLDERS_FILE")
	each(w, c.people)
	w.begin("stock_classes_files", "StockClasses.ocf.json", "OCF_STOCK_CLASSES_FILE")
	each(w, c.classes())
	w.begin("stock_plans_files", "StockPlans.ocf.json", "OCF_STOCK_PLANS_FILE")
	each(w, c.plans())
	w.begin("vesting_terms_files", "VestingTerms.ocf.json", "OCF_VESTING_TERMS_FILE")
	each(w, []object{fourYears(c.vesting)})
	w.begin("valuations_files", "Valuations.ocf.json", "OCF_VALUATIONS_FILE")
	for _, v := range c.values {
		w.item(obj("object_type", "VALUATION", "id", v.id, "provider", "Plumb Line Appraisals", "board_approval_date", iso(v.from.AddDate(0, 0, 5)),
			"price_per_share", v.price.dollars(), "effective_date", iso(v.from), "stock_class_id", c.common, "valuation_type", "409A"))
	}
	w.end()
	w.begin("stock_legend_templates_files", "StockLegends.ocf.json", "OCF_STOCK_LEGEND_TEMPLATES_FILE")
	each(w, []object{obj("object_type", "STOCK_LEGEND_TEMPLATE", "id", legend, "name", "Transfer restrictions",
		"text", "These shares may be transferred only as the bylaws and the investors' agreements allow.")})
	w.begin("financings_files", "Financings.ocf.json", "OCF_FINANCINGS_FILE")
	each(w, c.rounds)
	w.begin("documents_files", "Documents.ocf.json", "OCF_DOCUMENTS_FILE")
	each(w, c.documents)
	w.begin("transactions_files", "Transactions.ocf.json", "OCF_TRANSACTIONS_FILE")
	slices.SortStableFunc(c.events, func(a, b event) int { return cmp.Compare(a.day.Unix(), b.day.Unix()) })
	c.number()
	for _, e := range c.events {
		w.item(e.object)
	}
	w.end()
	return w.manifest(obj("object_type", "ISSUER", "id", issuer, "legal_name", "Northlight AI, Inc.", "formation_date", iso(founded),
		"country_of_formation", "US", "country_subdivision_of_formation", "DE", "initial_shares_authorized", "10000000",
		"email", obj("email_address", "legal@northlight.example", "email_type", "BUSINESS")), string(iso(today)))
}

func each(w *writer, items []object) {
	for _, o := range items {
		w.item(o)
	}
	w.end()
}

const legend = text("legend-transfer-restrictions")

func (c *startup) classes() []object {
	common := obj("object_type", "STOCK_CLASS", "id", c.common, "name", "Common Stock", "class_type", "COMMON", "default_id_prefix", "CS-",
		"initial_shares_authorized", "10000000", "board_approval_date", iso(founded), "votes_per_share", "1",
		"par_value", price(1).dollars(), "seniority", "1", "conversion_rights", list())
	preferred := func(id text, name, prefix string, authorized int, approved day, p price, seniority string) object {
		return obj("object_type", "STOCK_CLASS", "id", id, "name", name, "class_type", "PREFERRED", "default_id_prefix", prefix,
			"initial_shares_authorized", count(authorized), "board_approval_date", iso(approved), "votes_per_share", "1",
			"par_value", price(1).dollars(), "price_per_share", p.dollars(), "seniority", seniority, "liquidation_preference_multiple", "1",
			"conversion_rights", list(obj("type", "STOCK_CLASS_CONVERSION_RIGHT",
				"conversion_mechanism", obj("type", "RATIO_CONVERSION", "conversion_price", p.dollars(),
					"ratio", obj("numerator", "1", "denominator", "1"), "rounding_type", "FLOOR"),
				"converts_to_stock_class_id", c.common)))
	}
	return []object{
		common,
		preferred(c.seed1, "Series Seed-1 Preferred Stock", "SS1-", 2_500_000, seedDay, safePrice, "2"),
		preferred(c.seed, "Series Seed Preferred Stock", "SS-", 3_500_000, seedDay, seedPrice, "2"),
		preferred(c.seriesA, "Series A Preferred Stock", "SA-", 6_000_000, seriesADay, seriesAPrice, "3"),
		preferred(c.seriesB, "Series B Preferred Stock", "SB-", 6_000_000, seriesBDay, seriesBPrice, "4"),
	}
}

func (c *startup) plans() []object {
	// What becomes of the shares under a lapsed grant is told by a transaction each time.
	return []object{obj("object_type", "STOCK_PLAN", "id", c.plan, "plan_name", "2021 Equity Incentive Plan",
		"board_approval_date", iso(planDay), "stockholder_approval_date", iso(planDay), "initial_shares_reserved", "1500000",
		"default_cancellation_behavior", "DEFINED_PER_PLAN_SECURITY", "stock_class_ids", list(c.common))}
}

// fourYears is a quarter after a year, then a forty-eighth a month.
func fourYears(id text) object {
	monthly := func(length, occurrences string) object {
		return obj("length", plain(length), "type", "MONTHS", "occurrences", plain(occurrences), "day_of_month", "VESTING_START_DAY_OR_LAST_DAY_OF_MONTH")
	}
	condition := func(id string, portion object, trigger object, next array) object {
		o := obj("id", id)
		if portion == nil {
			o = append(o, member{"quantity", text("0")})
		} else {
			o = append(o, member{"portion", portion})
		}
		return append(o, member{"trigger", trigger}, member{"next_condition_ids", next})
	}
	return obj("object_type", "VESTING_TERMS", "id", id, "name", "Four years, one-year cliff",
		"description", "A quarter vests one year after the start, the rest in thirty-six equal months.",
		"allocation_type", "CUMULATIVE_ROUND_DOWN", "vesting_conditions", list(
			condition("start", nil, obj("type", "VESTING_START_DATE"), texts("cliff")),
			condition("cliff", obj("numerator", "12", "denominator", "48"),
				obj("type", "VESTING_SCHEDULE_RELATIVE", "period", monthly("12", "1"), "relative_to_condition_id", "start"), texts("monthly")),
			condition("monthly", obj("numerator", "1", "denominator", "48"),
				obj("type", "VESTING_SCHEDULE_RELATIVE", "period", monthly("1", "36"), "relative_to_condition_id", "cliff"), list())))
}
