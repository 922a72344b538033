package ocf

import (
	"cmp"
	"fmt"
	"strings"

	"loadline"
)

// issuer is the company. Its country follows from the preset of its law where there is one; the day of its formation
// stands in no fact.
func (e *encoder) issuer(c *loadline.Company) *draft {
	o := newDraft("ISSUER", c.Name, c.At)
	o.need("legal_name", cmp.Or(c.LegalName, c.Name))
	o.lacks = append(o.lacks, "formation_date")
	country, state, _ := strings.Cut(c.Law, "-")
	o.need("country_of_formation", strings.ToUpper(country))
	if country == "us" {
		o.text("country_subdivision_of_formation", strings.ToUpper(state))
	}
	o.authorized("initial_shares_authorized", c.Authorized, false)
	return o
}

func (e *encoder) stakeholder(s *loadline.Stakeholder) *draft {
	o := newDraft("STAKEHOLDER", s.ID, s.At)
	var name members
	name.text("legal_name", s.Title())
	o.raw("name", name.json())
	o.need("stakeholder_type", [...]string{"", "INDIVIDUAL", "INSTITUTION"}[s.Kind])
	o.text("issuer_assigned_id", s.IssuerID)
	o.text("current_relationship", s.Relationship)
	o.loseIf(len(s.Groups) > 0, "groups of stakeholders")
	o.loseIf(len(s.Affiliates) > 0, "affiliates of stakeholders")
	return o
}

func (e *encoder) stockClass(c *loadline.StockClass) *draft {
	o := newDraft("STOCK_CLASS", c.ID, c.At)
	o.need("name", cmp.Or(c.Title, c.Name, c.ID))
	o.need("class_type", [...]string{"", "COMMON", "PREFERRED"}[c.Kind])
	o.raw("default_id_prefix", quote(c.IDPrefix))
	o.authorized("initial_shares_authorized", c.Authorized, true)
	o.date("board_approval_date", c.Approved)
	o.exact("votes_per_share", c.VotesPerShare, true)
	o.money("par_value", c.Par, e.currency)
	o.money("price_per_share", c.OriginalIssuePrice, e.currency)
	if n, ok := c.Seniority.Get(); ok {
		o.text("seniority", fmt.Sprint(n))
	} else {
		o.lacks = append(o.lacks, "seniority")
	}
	rights := [][]byte{}
	for i := range c.Conversions {
		rights = append(rights, e.conversionRight(o, &c.Conversions[i]))
	}
	o.raw("conversion_rights", jsonList(rights))
	o.exact("liquidation_preference_multiple", c.Preference.Multiple, false)
	if r, ok := c.Preference.CapMultiple.Get(); ok {
		o.number("participation_cap_multiple", r)
	}
	p, said := c.Preference.Participation.Get()
	o.loseIf(said && p != loadline.CappedParticipating || c.Preference.Participation.Saying == loadline.None,
		"whether a class without a cap participates")
	return o
}

func (e *encoder) conversionRight(o *draft, right *loadline.ConversionRight) []byte {
	var out members
	out.text("type", "STOCK_CLASS_CONVERSION_RIGHT")
	out.raw("conversion_mechanism", e.ratioMechanism(o, right))
	out.text("converts_to_stock_class_id", right.IntoClassID)
	return out.json()
}

func (e *encoder) ratioMechanism(o *draft, right *loadline.ConversionRight) []byte {
	var out members
	out.text("type", "RATIO_CONVERSION")
	if p, ok := right.Price.Get(); ok {
		out.raw("conversion_price", o.amount(p, e.currency))
	} else {
		o.lacks = append(o.lacks, "conversion_price")
	}
	if r, ok := right.Ratio.Exact(); ok {
		out.raw("ratio", ratioOf(r).json())
	} else {
		o.lacks = append(o.lacks, "ratio")
	}
	switch r, ok := right.Rounding.Get(); {
	case !ok:
		o.lacks = append(o.lacks, "rounding_type")
	case r == loadline.HalfEven:
		o.lose("rounding half to even")
		o.lacks = append(o.lacks, "rounding_type")
	default:
		out.text("rounding_type", map[loadline.Rounding]string{loadline.Down: "FLOOR", loadline.Up: "CEILING", loadline.HalfUp: "NORMAL"}[r])
	}
	o.loseIf(right.FollowsSplit != loadline.CannotTell, "whether a ratio follows a split")
	return out.json()
}

func (e *encoder) stockPlan(p *loadline.StockPlan) *draft {
	o := newDraft("STOCK_PLAN", p.ID, p.At)
	o.need("plan_name", cmp.Or(p.Title, p.Name, p.ID))
	o.date("board_approval_date", p.Approved)
	o.exact("initial_shares_reserved", p.Reserved, true)
	if k, ok := p.OnCancel.Get(); ok {
		o.text("default_cancellation_behavior",
			[...]string{"RETURN_TO_POOL", "RETIRE", "HOLD_AS_CAPITAL_STOCK", "DEFINED_PER_PLAN_SECURITY"}[k])
	}
	if len(p.ClassIDs) > 0 {
		o.list("stock_class_ids", p.ClassIDs)
	} else {
		o.lacks = append(o.lacks, "stock_class_ids")
	}
	o.loseIf(p.FollowsSplit != loadline.CannotTell, "whether a plan follows a split")
	return o
}

func (e *encoder) valuation(v *loadline.Valuation) *draft {
	o := newDraft("VALUATION", v.ID, v.At)
	o.raw("price_per_share", o.amount(v.Price, e.currency))
	o.date("effective_date", v.Date)
	o.need("stock_class_id", v.StockClassID)
	o.need("valuation_type", v.Kind)
	return o
}

func (e *encoder) document(d *loadline.Document) *draft {
	o := newDraft("DOCUMENT", d.ID, d.At)
	if strings.Contains(d.Path, "://") {
		o.text("uri", d.Path)
	} else {
		o.need("path", d.Path)
	}
	o.lacks = append(o.lacks, "md5")
	o.loseIf(d.Kind != "", "kinds of documents")
	o.loseIf(d.Status.Saying != loadline.NotSaid, "status of documents")
	o.loseIf(d.Read != loadline.CannotTell, "whether a document was read")
	o.loseIf(d.Period != loadline.Period{}, "periods of documents")
	o.loseIf(!d.AmendedBy.IsZero(), "who may amend a document")
	return o
}

func (e *encoder) vestingTerms(t *loadline.VestingTerms) *draft {
	o := newDraft("VESTING_TERMS", t.ID, t.At)
	title := cmp.Or(t.Title, t.Name, t.ID)
	o.need("name", title)
	o.need("description", title)
	o.need("allocation_type", strings.Fields(allocationTypes)[t.Allocation])
	conditions := [][]byte{}
	for i := range t.Conditions {
		conditions = append(conditions, e.condition(o, &t.Conditions[i]))
	}
	o.raw("vesting_conditions", jsonList(conditions))
	return o
}

func (e *encoder) condition(o *draft, c *loadline.VestingCondition) []byte {
	var out members
	out.text("id", c.ID)
	if n, ok := c.Quantity.Get(); ok {
		out.text("quantity", o.decimal(n.Ratio()))
	} else {
		portion := ratioOf(c.Portion)
		if c.Remainder {
			portion.raw("remainder", []byte("true"))
		}
		out.raw("portion", portion.json())
	}
	out.raw("trigger", e.trigger(o, c.Trigger))
	if c.Cliff != nil {
		var cliff, period members
		cliff.text("id", c.ID+"-cliff")
		e.length(o, &period, "length", "type", c.Cliff.After)
		cliff.raw("period", period.json())
		out.raw("cliff_condition", cliff.json())
	}
	out.raw("next_condition_ids", jsonList(quoteAll(c.Next)))
	return out.json()
}

func (e *encoder) trigger(o *draft, t loadline.VestingTrigger) []byte {
	var out members
	switch t := t.(type) {
	case loadline.OnStart:
		out.text("type", "VESTING_START_DATE")
	case loadline.OnEvent:
		out.text("type", "VESTING_EVENT")
	case loadline.OnDate:
		out.text("type", "VESTING_SCHEDULE_ABSOLUTE")
		out.text("date", t.Date.String())
	case loadline.Every:
		var period members
		e.length(o, &period, "length", "type", t.Period)
		period.raw("occurrences", fmt.Append(nil, t.Occurrences))
		if t.Period.Days == 0 {
			period.text("day_of_month", e.dayOfMonth(o, t.DayOfMonth))
		}
		out.text("type", "VESTING_SCHEDULE_RELATIVE")
		out.raw("period", period.json())
		out.text("relative_to_condition_id", t.RelativeTo)
	default:
		panic(fmt.Sprintf("ocf: unknown vesting trigger %T", t))
	}
	return out.json()
}

// length writes a length of time; the format has months or days, not both.
func (e *encoder) length(o *draft, to *members, number, unit string, l loadline.Duration) {
	o.loseIf(l.Days != 0 && l.Months != 0, "lengths of time in months and days")
	if l.Months == 0 && l.Days != 0 {
		to.raw(number, fmt.Append(nil, l.Days))
		to.text(unit, "DAYS")
		return
	}
	to.raw(number, fmt.Append(nil, l.Months))
	to.text(unit, "MONTHS")
}

func (e *encoder) dayOfMonth(o *draft, d loadline.DayOfMonth) string {
	switch {
	case d.MinusOne:
		o.lose("vesting on the day before the day of the start, which only drafts of version 2 have")
		return "VESTING_START_DAY_MINUS_ONE"
	case d.Day == 0:
		return "VESTING_START_DAY" + lastDayOfMonth
	case d.Day > 28:
		return fmt.Sprintf("%d%s", d.Day, lastDayOfMonth)
	}
	return fmt.Sprintf("%02d", d.Day)
}
