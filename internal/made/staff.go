package made

import "fmt"

// given and family names; every pair is used once.
var (
	given = [...]string{
		"Noah", "Mei", "Farid", "Clara", "Tunde", "Sofía", "Hiro", "Leila", "Marek", "Anjali", "Björn", "Chidi", "Elena", "Gustav", "Hana",
		"Isaac", "Joana", "Kofi", "Linnea", "Mateo", "Nadia", "Oskar", "Pilar", "Quentin", "Rosa", "Sven", "Thandi", "Umar", "Vera", "Wanda",
		"Xavier", "Yara", "Zoë", "Amos", "Birgit", "Cyrus", "Dora", "Emre", "Freya", "Gil", "Halima", "Ivo", "Juno", "Karim", "Lotte", "Milo",
	}
	family = [...]string{
		"Adeyemi", "Bianchi", "Castellano", "Dvořák", "Ekström", "Fontaine", "Gupta", "Hoffmann", "Ivanova", "Jansen", "Kowalski", "Leclerc",
		"Moreau", "Nakamura", "O'Brien", "Petrov", "Quiroga", "Rossi", "Sato", "Tanaka", "Ueda", "Vargas", "Weiss", "Xu", "Yilmaz", "Zhang",
		"Ångström", "Bello", "Cohen", "Diaz", "Eriksen", "Ferreira", "Girard",
	}
)

func split(name string) (first, last string) {
	for i, r := range name {
		if r == ' ' {
			return name[:i], name[i+1:]
		}
	}
	return name, ""
}

// hire is somebody who works for the company and holds a grant.
type hire struct {
	holder text
	start  day // of work and of the grant
	grant  text
	size   int
	price  price
	used   int // exercised or released
	left   day // zero where still there
}

// staff hires somebody every month or so, and lets some of them go.
func (c *startup) staff() {
	n := 0
	for month := on(2021, 8, 1); month.Before(on(2026, 1, 1)); month = month.AddDate(0, 1, 0) {
		if n > 3 && c.dice.IntN(7) == 0 {
			continue
		}
		n++
		start := month.AddDate(0, 0, c.dice.IntN(20))
		h := &hire{start: start, size: 480 * (8 + c.dice.IntN(90))}
		if left := start.AddDate(0, 7+c.dice.IntN(14), c.dice.IntN(20)); n%3 == 0 && left.Before(today.AddDate(0, -4, 0)) {
			h.left = left
		}
		relationship := "EMPLOYEE"
		if !h.left.IsZero() {
			relationship = "EX_EMPLOYEE"
		}
		h.holder = c.person(fmt.Sprintf("%s %s", given[n%len(given)], family[(7*n)%len(family)]), "INDIVIDUAL", relationship)
		if start.After(seriesBDay) {
			c.units(h)
		} else {
			c.option(h)
		}
	}
}

// option grants an option, exercises some of it now and then, and ends what is left when its holder leaves.
func (c *startup) option(h *hire) {
	worth := c.worth(h.start)
	h.price = worth.price
	h.grant = c.grants(h.start, h.holder, h.size, "OPTION_ISO", "EO-", append(c.priced(worth),
		"expiration_date", iso(h.start.AddDate(10, 0, -1)), "early_exercisable", plain("false"), "vesting_terms_id", c.vesting,
		"termination_exercise_windows", list(window("VOLUNTARY_OTHER", "3", "MONTHS"), window("INVOLUNTARY_WITH_CAUSE", "0", "DAYS"),
			window("INVOLUNTARY_DEATH", "12", "MONTHS")))...)
	c.vests(h.start, h.grant)
	c.accept("TX_EQUITY_COMPENSATION_ACCEPTANCE", h.start.AddDate(0, 0, 5+c.dice.IntN(10)), h.grant)
	for when := h.start.AddDate(0, 13, 0); when.Before(today.AddDate(0, -1, 0)) && (h.left.IsZero() || when.Before(h.left)); when = when.AddDate(0, 8, 0) {
		if open := vested(h.size, h.start, when) - h.used; open > 0 && c.dice.IntN(2) == 0 {
			c.exercise(when, h, h.grant, open/2)
		}
	}
	if !h.left.IsZero() {
		c.leaves(h)
	}
}

func window(reason, period, unit string) object {
	return obj("reason", reason, "period", plain(period), "period_type", unit)
}

func (c *startup) priced(v valuation) []any {
	return []any{"exercise_price", v.price.dollars(), "valuation_id", v.id}
}

// grants makes a grant under the plan and is the id of the security.
func (c *startup) grants(when day, holder text, quantity int, kind, prefix string, more ...any) text {
	security := c.id()
	o := obj("object_type", "TX_EQUITY_COMPENSATION_ISSUANCE", "id", c.id(), "security_id", security, "date", iso(when), "custom_id", prefix,
		"stakeholder_id", holder, "board_approval_date", iso(when), "security_law_exemptions", list(obj("description", "Rule 701", "jurisdiction", "US")),
		"stock_plan_id", c.plan, "stock_class_id", c.common, "compensation_type", kind, "quantity", count(quantity))
	c.add(when, append(o, obj(more...)...))
	return security
}

func (c *startup) accept(typ string, when day, security text) {
	if when.Before(today) {
		c.add(when, obj("object_type", typ, "id", c.id(), "date", iso(when), "security_id", security))
	}
}

// exercise turns options into shares.
func (c *startup) exercise(when day, h *hire, security text, quantity int) {
	if quantity == 0 {
		return
	}
	shares := c.stock(when, h.holder, c.common, quantity, h.price)
	c.closes("TX_EQUITY_COMPENSATION_EXERCISE", when, security, "quantity", count(quantity), "resulting_security_ids", list(shares))
	h.used += quantity
}

// leaves ends a grant: what has not vested returns to the pool at once; what has vested moves to a balance security and is
// exercised within three months, or lapses and returns too.
func (c *startup) leaves(h *hire) {
	c.add(h.left, obj("object_type", "CE_STAKEHOLDER_RELATIONSHIP", "id", c.id(), "date", iso(h.left), "stakeholder_id", h.holder,
		"relationship_started", "EX_EMPLOYEE", "relationship_ended", "EMPLOYEE"))
	earned := vested(h.size, h.start, h.left)
	unvested, open := h.size-earned, earned-h.used
	if unvested > 0 && open == 0 {
		c.lapse(h.left, h.grant, unvested, "")
		return
	}
	rest := c.grants(h.left, h.holder, open, "OPTION_ISO", "EO-", append(c.priced(c.worth(h.start))[:2],
		"expiration_date", iso(h.left.AddDate(0, 3, 0)), "termination_exercise_windows", list())...)
	c.lapse(h.left, h.grant, unvested, rest)
	if c.dice.IntN(5) < 3 {
		c.exercise(h.left.AddDate(0, 2, 3), h, rest, open)
		return
	}
	c.lapse(h.left.AddDate(0, 3, 1), rest, open, "")
}

// lapse cancels options and gives their shares back to the plan.
func (c *startup) lapse(when day, security text, quantity int, balance text) {
	c.closes("TX_EQUITY_COMPENSATION_CANCELLATION", when, security, "quantity", count(quantity), "balance_security_id", string(balance),
		"reason_text", "Termination of service")
	c.add(when, obj("object_type", "TX_STOCK_PLAN_RETURN_TO_POOL", "id", c.id(), "date", iso(when), "security_id", security, "stock_plan_id", c.plan,
		"quantity", count(quantity), "reason_text", "Termination of service"))
}

// units grants restricted stock units and releases them every quarter from the cliff on.
func (c *startup) units(h *hire) {
	h.size = (h.size/4 + 47) / 48 * 48
	h.grant = c.grants(h.start, h.holder, h.size, "RSU", "RSU-", "vesting_terms_id", c.vesting, "expiration_date", plain("null"),
		"termination_exercise_windows", list())
	c.vests(h.start, h.grant)
	c.accept("TX_EQUITY_COMPENSATION_ACCEPTANCE", h.start.AddDate(0, 0, 9), h.grant)
	last := today
	if !h.left.IsZero() {
		last = h.left
	}
	for when := h.start.AddDate(1, 0, 0); !when.After(last); when = when.AddDate(0, 3, 0) {
		quantity := vested(h.size, h.start, when) - h.used
		shares := c.stock(when, h.holder, c.common, quantity, c.worth(when).price)
		c.closes("TX_EQUITY_COMPENSATION_RELEASE", when, h.grant, "settlement_date", iso(when), "release_price", c.worth(when).price.dollars(),
			"quantity", count(quantity), "resulting_security_ids", list(shares))
		h.used += quantity
	}
	if !h.left.IsZero() {
		c.add(h.left, obj("object_type", "CE_STAKEHOLDER_RELATIONSHIP", "id", c.id(), "date", iso(h.left), "stakeholder_id", h.holder,
			"relationship_started", "EX_EMPLOYEE", "relationship_ended", "EMPLOYEE"))
		c.lapse(h.left, h.grant, h.size-h.used, "")
	}
}
