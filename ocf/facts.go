package ocf

import (
	"path"
	"slices"

	"loadline"
)

// issuer is the company itself.
func (d *decoder) issuer() {
	d.company.Name = d.str(fID)
	d.company.LegalName = d.str(fLegalName)
	d.company.Authorized = d.authorized(fInitialSharesAuthorized)
	d.company.At = d.place(d.root)
}

func (d *decoder) stakeholder() {
	s := loadline.Stakeholder{ID: d.str(fID), IssuerID: d.str(fIssuerAssignedID), At: d.place(d.root)}
	if i := d.field(fName); i >= 0 {
		s.LegalName = d.legalName(i)
	}
	switch d.word(fStakeholderType, d.field(fStakeholderType), "INDIVIDUAL INSTITUTION") {
	case 0:
		s.Kind = loadline.Individual
	case 1:
		s.Kind = loadline.Institution
	}
	if all := d.list(fCurrentRelationships); len(all) > 0 {
		s.Relationship = all[0]
	} else {
		s.Relationship = d.str(fCurrentRelationship)
	}
	if !d.failed {
		d.company.Stakeholders = append(d.company.Stakeholders, s)
	}
}

// legalName is the legal name in an object of names, or a bare text.
func (d *decoder) legalName(i int) string {
	if d.s.tape[i].kind == object {
		if j := d.sub(i, "legal_name"); j >= 0 {
			return d.textAt(fName, j)
		}
		d.bad(fName, i, loadline.Textf("an object with a legal_name"))
		return ""
	}
	return d.textAt(fName, i)
}

func (d *decoder) stockClass() {
	c := loadline.StockClass{
		ID: d.str(fID), Title: d.str(fName), IDPrefix: d.str(fDefaultIDPrefix), Approved: d.date(fBoardApprovalDate), At: d.place(d.root),
		Authorized:         d.authorized(fInitialSharesAuthorized),
		Par:                d.money(fParValue),
		OriginalIssuePrice: d.money(fPricePerShare),
		Seniority:          d.seniority(),
	}
	switch d.word(fClassType, d.field(fClassType), "COMMON PREFERRED") {
	case 0:
		c.Kind = loadline.Common
	case 1:
		c.Kind = loadline.Preferred
	}
	c.VotesPerShare = d.numberOr(fVotesPerShare, loadline.Textf("How many votes has a share of %s? (charter)", c.Title))
	c.Preference = d.preference(c)
	if i := d.field(fConversionRights); i >= 0 {
		for j := range d.elements(i) {
			c.Conversions = append(c.Conversions, d.conversionRight(j))
		}
	}
	if !d.failed {
		d.company.Classes = append(d.company.Classes, c)
	}
}

// numberOr is an exact number, or one of which nothing is known with the question that would settle it.
func (d *decoder) numberOr(f field, question loadline.Text) loadline.Number {
	at := d.place(d.root)
	if i := d.field(f); i >= 0 {
		if n, ok := d.count(f, i); ok {
			return loadline.Exactly(n.Ratio())
		}
		at = d.place(i)
	} else if d.unsaid.has(f) {
		at = d.place(int(d.at[f]))
	}
	return loadline.Number{Open: []loadline.Unknown{{Question: question.String(), At: at}}}
}

// seniorityScale leaves room between whole seniorities: the format allows 2.5 between 2 and 3, the vocabulary whole
// numbers only, and nothing but their order matters. [decoder.settleSeniority] takes it out where no class needs it.
const seniorityScale = 1_000_000

func (d *decoder) seniority() loadline.Stated[int] {
	i := d.field(fSeniority)
	if i < 0 {
		return loadline.Stated[int]{}
	}
	r, ok := d.numeric(fSeniority, i)
	if !ok {
		return loadline.Stated[int]{}
	}
	n, fits := r.Mul(loadline.Int(seniorityScale)).Int64()
	if most := int64(1e12); !fits || n > most || n < -most {
		d.bad(fSeniority, i, loadline.Textf("a number of at most six digits and six decimals"))
		return loadline.Stated[int]{}
	}
	return loadline.Say(int(n), d.place(i))
}

// settleSeniority divides the seniorities of all classes by the scale, or, where one of them lies between two whole
// numbers, numbers them from 1 in their order.
func settleSeniority(classes []loadline.StockClass) {
	var ranks []int
	whole := true
	for _, c := range classes {
		if n, ok := c.Seniority.Get(); ok {
			ranks = append(ranks, n)
			whole = whole && n%seniorityScale == 0
		}
	}
	slices.Sort(ranks)
	ranks = slices.Compact(ranks)
	for i := range classes {
		n, ok := classes[i].Seniority.Get()
		switch {
		case ok && whole:
			classes[i].Seniority.Value = n / seniorityScale
		case ok:
			at, _ := slices.BinarySearch(ranks, n)
			classes[i].Seniority.Value = at + 1
		}
	}
}

// preference is the liquidation preference. The format says whether there is a cap on participation and not whether
// there is participation at all: a cap states it, the absence of one states nothing.
func (d *decoder) preference(c loadline.StockClass) loadline.LiquidationPreference {
	var out loadline.LiquidationPreference
	if c.Kind == loadline.Preferred || d.stated.has(fLiquidationPreferenceMultiple) {
		out.Multiple = d.numberOr(fLiquidationPreferenceMultiple,
			loadline.Textf("How many times its price is %s paid first? (charter)", c.Title))
	}
	out.CapMultiple = d.statedRatio(fParticipationCapMultiple)
	if out.CapMultiple.Known() {
		out.Participation = loadline.Say(loadline.CappedParticipating, out.CapMultiple.At)
	}
	return out
}

func (d *decoder) conversionRight(i int) loadline.ConversionRight {
	const f = fConversionRights
	right := loadline.ConversionRight{At: d.place(i)}
	if c := d.sub(i, "converts_to_stock_class_id"); c >= 0 {
		right.IntoClassID = d.textAt(f, c)
	}
	m := d.sub(i, "conversion_mechanism")
	if m < 0 {
		d.bad(f, i, loadline.Textf("a right with a conversion mechanism"))
		m = i
	}
	d.ratioMechanism(f, m, &right)
	return right
}

// ratioMechanism reads how many shares one share turns into. A mechanism of another kind leaves the ratio open.
func (d *decoder) ratioMechanism(f field, m int, right *loadline.ConversionRight) {
	right.Ratio = loadline.Number{Open: []loadline.Unknown{{
		Question: "Into how many shares does one share convert? (charter)", At: d.place(m),
	}}}
	if r := d.sub(m, "ratio"); r >= 0 {
		if ratio, ok := d.fraction(f, r); ok {
			right.Ratio = loadline.Exactly(ratio)
		}
	} else if f == fNewRatioConversionMechanism {
		d.bad(f, m, loadline.Textf("a mechanism with a ratio"))
	}
	if p := d.sub(m, "conversion_price"); p >= 0 {
		right.Price = d.moneyAt(f, p)
	}
	r := d.sub(m, "rounding_type")
	if k := d.word(f, r, "FLOOR CEILING NORMAL"); k >= 0 {
		right.Rounding = loadline.Say([...]loadline.Rounding{loadline.Down, loadline.Up, loadline.HalfUp}[k], d.place(r))
	}
}

func (d *decoder) stockPlan() {
	p := loadline.StockPlan{
		ID: d.str(fID), Title: d.str(fPlanName), Approved: d.date(fBoardApprovalDate), At: d.place(d.root),
		ClassIDs: slices.Clone(d.list(fStockClassIDs)),
	}
	if id := d.str(fStockClassID); id != "" && !slices.Contains(p.ClassIDs, id) {
		p.ClassIDs = append(p.ClassIDs, id)
	}
	if len(p.ClassIDs) == 0 {
		d.missing(fStockClassIDs)
	}
	p.Reserved = d.numberOr(fInitialSharesReserved, loadline.Textf("How many shares does %s reserve? (the plan)", p.Title))
	i := d.field(fDefaultCancellationBehavior)
	if k := d.word(fDefaultCancellationBehavior, i, "RETURN_TO_POOL RETIRE HOLD_AS_CAPITAL_STOCK DEFINED_PER_PLAN_SECURITY"); k >= 0 {
		p.OnCancel = loadline.Say(loadline.Cancelled(k), d.place(i))
	}
	if !d.failed {
		d.company.Plans = append(d.company.Plans, p)
	}
}

func (d *decoder) valuation() {
	v := loadline.Valuation{
		ID: d.str(fID), StockClassID: d.str(fStockClassID), Price: d.money(fPricePerShare).Value,
		Kind: d.str(fValuationType), Date: d.date(fEffectiveDate), At: d.place(d.root),
	}
	if !d.failed {
		d.company.Valuations = append(d.company.Valuations, v)
	}
}

// document is a file or an address that a package points to. What it says nobody knows from here.
func (d *decoder) document() {
	doc := loadline.Document{ID: d.str(fID), Path: d.str(fPath), At: d.place(d.root)}
	if doc.Path == "" {
		doc.Path = d.str(fURI)
	}
	if doc.Path == "" {
		d.missing(fPath)
	} else {
		doc.Title = path.Base(doc.Path)
	}
	if !d.failed {
		d.company.Documents = append(d.company.Documents, doc)
	}
}
