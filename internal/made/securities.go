package made

import (
	"fmt"
	"strconv"
)

// price is a price of a share in hundredths of a cent.
type price int64

// dollars is the price as an amount.
func (p price) dollars() object { return money(fmt.Sprintf("%d.%04d", p/10_000, p%10_000)) }

func money(amount string) object { return obj("amount", amount, "currency", "USD") }

func dollars(n int) object { return money(strconv.Itoa(n) + ".00") }

func count(n int) string { return strconv.Itoa(n) }

// number gives the certificates their numbers, in the order of their days: until then custom_id is a prefix.
func (c *startup) number() {
	last := map[value]int{}
	for _, e := range c.events {
		for i, m := range e.object {
			if m.key == "custom_id" {
				last[m.value]++
				e.object[i].value = text(fmt.Sprintf("%s%d", m.value, last[m.value]))
			}
		}
	}
}

var prefixes = [...]string{"CS-", "SS1-", "SS-", "SA-", "SB-"}

func (c *startup) prefixOf(class text) string {
	for i, id := range []text{c.common, c.seed1, c.seed, c.seriesA, c.seriesB} {
		if id == class {
			return prefixes[i]
		}
	}
	panic("made: no such class")
}

// stock issues shares and is the id of the security.
func (c *startup) stock(when day, holder, class text, quantity int, p price, more ...any) text {
	security := c.id()
	o := obj("object_type", "TX_STOCK_ISSUANCE", "id", c.id(), "security_id", security, "date", iso(when),
		"custom_id", c.prefixOf(class), "stakeholder_id", holder, "board_approval_date", iso(when), "security_law_exemptions", exemptions(),
		"stock_class_id", class, "share_price", p.dollars(), "quantity", count(quantity), "stock_legend_ids", list(legend))
	c.add(when, append(o, obj(more...)...))
	return security
}

func exemptions() array {
	return list(obj("description", "Section 4(a)(2)", "jurisdiction", "US"))
}

// vests starts the four years of a security.
func (c *startup) vests(from day, security text) {
	c.add(from, obj("object_type", "TX_VESTING_START", "id", c.id(), "date", iso(from), "security_id", security, "vesting_condition_id", "start"))
}

// vested is how much of a quantity has vested on a day. Every quantity that vests is a multiple of 48.
func vested(quantity int, from, when day) int {
	months := 12*(when.Year()-from.Year()) + int(when.Month()-from.Month())
	if when.Day() < from.Day() {
		months--
	}
	if months < 12 {
		return 0
	}
	return quantity / 48 * min(months, 48)
}

// closes ends a security or a part of it.
func (c *startup) closes(typ string, when day, security text, more ...any) {
	o := obj("object_type", typ, "id", c.id(), "date", iso(when), "security_id", security)
	c.add(when, append(o, obj(more...)...))
}

// adjust sets how many shares may be issued: of common stock, and of the company as a whole.
func (c *startup) adjust(when day, issuer text, common, total int) {
	c.add(when, obj("object_type", "TX_STOCK_CLASS_AUTHORIZED_SHARES_ADJUSTMENT", "id", c.id(), "date", iso(when), "stock_class_id", c.common,
		"new_shares_authorized", count(common), "board_approval_date", iso(when), "stockholder_approval_date", iso(when)))
	c.add(when, obj("object_type", "TX_ISSUER_AUTHORIZED_SHARES_ADJUSTMENT", "id", c.id(), "date", iso(when), "issuer_id", issuer,
		"new_shares_authorized", count(total), "board_approval_date", iso(when), "stockholder_approval_date", iso(when)))
}

// enlarge sets the reserve of the plan.
func (c *startup) enlarge(when day, reserved int) {
	c.add(when, obj("object_type", "TX_STOCK_PLAN_POOL_ADJUSTMENT", "id", c.id(), "date", iso(when), "stock_plan_id", c.plan,
		"shares_reserved", count(reserved), "board_approval_date", iso(when), "stockholder_approval_date", iso(when)))
}

// person adds a stakeholder and is its id.
func (c *startup) person(name, kind, relationship string) text {
	id := c.id()
	legal := obj("legal_name", name)
	if kind == "INDIVIDUAL" {
		first, last := split(name)
		legal = append(legal, obj("first_name", first, "last_name", last)...)
	}
	c.people = append(c.people, obj("object_type", "STAKEHOLDER", "id", id, "name", legal, "stakeholder_type", kind,
		"current_relationship", relationship))
	return id
}
