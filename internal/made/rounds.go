package made

import (
	"crypto/md5"
	"encoding/hex"
	"slices"
)

var (
	founded    = on(2021, 3, 15)
	splitDay   = on(2021, 5, 20)
	planDay    = on(2021, 6, 1)
	seedDay    = on(2022, 2, 10)
	seriesADay = on(2023, 1, 24)
	seriesBDay = on(2024, 2, 6)
)

// The price of the SAFEs follows from the rest: 9,920,000 shares and a pool of 1,500,000 before the seed round; 1,200,000
// dollars at a post-money cap of 8,000,000 are 15% of it all; 8,000,000 over 13,435,294 shares. The other prices are
// what investors and founders agreed on.
const (
	safePrice    price = 5_954
	seedPrice    price = 10_763
	seriesAPrice price = 22_050
	seriesBPrice price = 61_300
)

// safe is a SAFE that has been sold.
type safe struct {
	holder, security, trigger text
	amount                    int
}

// found makes the founders, their shares, the split, the SAFEs and the plan.
func (c *startup) found(issuer text) {
	quantities := []int{2_400_000, 1_600_000, 960_000} // before the split
	var shares, holders []text
	for i, name := range []string{"Ines Okafor", "Tomás Lindqvist", "Priya Raman"} {
		holder := c.person(name, "INDIVIDUAL", "FOUNDER")
		security := c.stock(founded, holder, c.common, quantities[i], 1, "vesting_terms_id", c.vesting, "issuance_type", "FOUNDERS_STOCK")
		c.vests(founded, security)
		shares, holders = append(shares, security), append(holders, holder)
	}
	c.add(splitDay, obj("object_type", "TX_STOCK_CLASS_SPLIT", "id", c.id(), "date", iso(splitDay), "stock_class_id", c.common,
		"split_ratio", obj("numerator", "2", "denominator", "1"), "comments", texts("Two for one, before the plan and before any investor.")))
	c.adjust(splitDay, issuer, 20_000_000, 20_000_000)
	c.sellSAFEs()
	c.founderLeaves(holders[2], shares[2], 2*quantities[2])
	c.secondary(holders[0], shares[0], 2*quantities[0])
}

// founderLeaves buys back what has not vested of a founder's shares, at what was paid.
func (c *startup) founderLeaves(holder, security text, quantity int) {
	when := on(2022, 9, 15) // eighteen months
	keeps := vested(quantity, founded, when)
	rest := c.stock(when, holder, c.common, keeps, 1, "comments", texts("What had vested."))
	c.closes("TX_STOCK_REPURCHASE", when, security, "price", price(1).dollars(), "quantity", count(quantity-keeps),
		"balance_security_id", rest, "consideration_text", "Repurchase of unvested shares on departure")
	c.add(when, obj("object_type", "CE_STAKEHOLDER_RELATIONSHIP", "id", c.id(), "date", iso(when), "stakeholder_id", holder,
		"relationship_ended", "EXECUTIVE"))
}

// secondary sells some of a founder's shares, all of which have vested, to an investor.
func (c *startup) secondary(holder, security text, quantity int) {
	when, sold := on(2025, 6, 16), 400_000
	buyer := c.person("Harbour Secondary Fund II, L.P.", "INSTITUTION", "INVESTOR")
	bought := c.stock(when, buyer, c.common, sold, seriesBPrice)
	kept := c.stock(when, holder, c.common, quantity-sold, 1)
	c.closes("TX_STOCK_TRANSFER", when, security, "quantity", count(sold), "balance_security_id", kept,
		"resulting_security_ids", list(bought), "consideration_text", "Secondary sale after the right of first refusal was waived")
}

// sellSAFEs sells post-money SAFEs, one of them without a cap that takes the best terms of the others.
func (c *startup) sellSAFEs() {
	for i, s := range []struct {
		name, kind string
		amount     int
		day        day
	}{
		{"Ada Whitfield", "INDIVIDUAL", 150_000, on(2021, 6, 14)},
		{"Kestrel Angels LLC", "INSTITUTION", 400_000, on(2021, 6, 21)},
		{"Jürgen Álvarez", "INDIVIDUAL", 100_000, on(2021, 7, 5)},
		{"First Meridian Accelerator, L.P.", "INSTITUTION", 450_000, on(2021, 7, 19)},
		{"Samira Haddad", "INDIVIDUAL", 100_000, on(2021, 11, 8)},
	} {
		holder := c.person(s.name, s.kind, "INVESTOR")
		c.safe(s.day, holder, s.amount, i == 4)
	}
}

func (c *startup) safe(when day, holder text, amount int, mfn bool) {
	security, trigger := c.id(), c.id()
	mechanism := obj("type", "SAFE_CONVERSION", "conversion_mfn", plain(map[bool]string{true: "true", false: "false"}[mfn]))
	if !mfn {
		mechanism = append(mechanism, obj("conversion_valuation_cap", dollars(8_000_000), "conversion_timing", "POST_MONEY")...)
	}
	c.add(when, obj("object_type", "TX_CONVERTIBLE_ISSUANCE", "id", c.id(), "security_id", security, "date", iso(when), "custom_id", "SAFE-",
		"stakeholder_id", holder, "board_approval_date", iso(when), "security_law_exemptions", exemptions(), "investment_amount", dollars(amount),
		"convertible_type", "SAFE", "seniority", plain("1"), "conversion_triggers", list(obj("trigger_id", trigger, "type", "AUTOMATIC_ON_CONDITION",
			"nickname", "Equity financing", "trigger_condition", "The next sale of preferred stock at a fixed price",
			"conversion_right", obj("type", "CONVERTIBLE_CONVERSION_RIGHT", "conversion_mechanism", mechanism, "converts_to_future_round", plain("true"))))))
	c.safes = append(c.safes, safe{holder, security, trigger, amount})
}

// seedRound converts the SAFEs and sells the seed series.
func (c *startup) seedRound(issuer text) {
	var issued array
	for _, s := range c.safes {
		shares := s.amount * 10_000 / int(safePrice) // whole shares, floored
		got := c.stock(seedDay, s.holder, c.seed1, shares, safePrice)
		issued = append(issued, got)
		c.closes("TX_CONVERTIBLE_CONVERSION", seedDay, s.security, "reason_text", "Sale of Series Seed Preferred Stock", "trigger_id", s.trigger,
			"resulting_security_ids", list(got))
	}
	c.adjust(seedDay, issuer, 26_000_000, 32_000_000)
	c.enlarge(seedDay, 2_200_000)
	issued = append(issued, c.sell(seedDay, c.seed, seedPrice, []order{
		{"Lantern Seed Fund III, L.P.", 2_000_000}, {"Quill & Compass Ventures, L.P.", 900_000}, {"Mirela Stan", 100_000},
	})...)
	c.round("Series Seed", seedDay, issued)
}

func (c *startup) seriesARound(issuer text) {
	c.adjust(seriesADay, issuer, 36_000_000, 48_000_000)
	c.enlarge(seriesADay, 4_000_000)
	issued := c.sell(seriesADay, c.seriesA, seriesAPrice, []order{
		{"Foreland Capital Partners V, L.P.", 8_000_000}, {"Foreland Affiliates V, L.P.", 500_000}, {"Tidewater Growth, L.P.", 2_500_000},
	})
	c.round("Series A", seriesADay, issued)
}

func (c *startup) seriesBRound(issuer text) {
	c.adjust(seriesBDay, issuer, 48_000_000, 66_000_000)
	c.enlarge(seriesBDay, 7_000_000)
	issued := c.sell(seriesBDay, c.seriesB, seriesBPrice, []order{
		{"Meridian Peak Opportunities I, L.P.", 18_000_000}, {"Cumulus Cloud Ventures LLC", 6_000_000}, {"Stanhope Endowment", 1_500_000},
	})
	c.round("Series B", seriesBDay, issued)
	c.trust()
}

// order is what an investor pays in dollars.
type order struct {
	name   string
	amount int
}

func (c *startup) sell(when day, class text, p price, orders []order) array {
	var out array
	for _, o := range orders {
		kind := "INSTITUTION"
		if o.name == "Mirela Stan" {
			kind = "INDIVIDUAL"
		}
		out = append(out, c.stock(when, c.person(o.name, kind, "INVESTOR"), class, o.amount*10_000/int(p), p))
	}
	return out
}

func (c *startup) round(name string, when day, issued array) {
	c.rounds = append(c.rounds, obj("object_type", "FINANCING", "id", c.id(), "name", name, "issuance_ids", c.issuances(issued), "date", iso(when)))
}

// issuances are the ids of the transactions that issued the securities.
func (c *startup) issuances(securities array) array {
	var out array
	for _, e := range c.events {
		if e.get("object_type") == text("TX_STOCK_ISSUANCE") && slices.Contains(securities, e.get("security_id")) {
			out = append(out, e.get("id"))
		}
	}
	return out
}

// trust passes the whole holding of an angel to a family trust.
func (c *startup) trust() {
	when, angel := on(2024, 11, 4), c.safes[0]
	shares := angel.amount * 10_000 / int(safePrice)
	held := slices.IndexFunc(c.events, func(e event) bool {
		return e.get("object_type") == text("TX_STOCK_ISSUANCE") && e.get("stakeholder_id") == angel.holder
	})
	security := c.events[held].get("security_id").(text)
	trust := c.person("Whitfield Family Trust", "INSTITUTION", "INVESTOR")
	c.closes("TX_STOCK_TRANSFER", when, security, "quantity", count(shares),
		"resulting_security_ids", list(c.stock(when, trust, c.seed1, shares, safePrice)), "consideration_text", "Gift")
}

// cloudWarrant gives the supplier of compute a warrant on common stock.
func (c *startup) cloudWarrant() {
	when, holder, quantity := on(2023, 9, 18), c.person("Cumulus Cloud, Inc.", "INSTITUTION", "OTHER"), 360_000
	c.add(when, obj("object_type", "TX_WARRANT_ISSUANCE", "id", c.id(), "security_id", c.id(), "date", iso(when), "custom_id", "W-",
		"stakeholder_id", holder, "board_approval_date", iso(when), "security_law_exemptions", exemptions(), "quantity", count(quantity),
		"quantity_source", "INSTRUMENT_FIXED", "exercise_price", seriesAPrice.dollars(), "purchase_price", dollars(0),
		"warrant_expiration_date", iso(when.AddDate(7, 0, 0)), "consideration_text", "Reserved compute at list price less a fifth, for three years",
		"exercise_triggers", list(obj("trigger_id", c.id(), "type", "ELECTIVE_AT_WILL", "nickname", "At any time until it expires",
			"conversion_right", obj("type", "WARRANT_CONVERSION_RIGHT",
				"conversion_mechanism", obj("type", "FIXED_AMOUNT_CONVERSION", "converts_to_quantity", count(quantity)),
				"converts_to_stock_class_id", c.common)))))
}

// papers are the documents behind it all; they are said to lie elsewhere.
func (c *startup) papers() {
	for _, name := range []string{
		"certificate-of-incorporation-2021-03.pdf", "bylaws-2021-03.pdf", "equity-incentive-plan-2021-06.pdf", "safe-form-2021-06.pdf",
		"restated-certificate-2022-02.pdf", "restated-certificate-2023-01.pdf", "restated-certificate-2024-02.pdf", "voting-agreement-2024-02.pdf",
		"investors-rights-agreement-2024-02.pdf", "right-of-first-refusal-agreement-2024-02.pdf", "warrant-cumulus-2023-09.pdf",
	} {
		sum := md5.Sum([]byte(name))
		c.documents = append(c.documents, obj("object_type", "DOCUMENT", "id", c.id(), "path", "./documents/"+name, "md5", hex.EncodeToString(sum[:])))
	}
}
