package hclfile

import (
	"cmp"
	"fmt"
	"slices"

	"loadline"
)

// renamed is a company whose ids are the names that its facts have in a file: what a file says is read to the same.
type renamed struct {
	*loadline.Company
	names map[string]map[string]string // by kind: id to name
	refs  map[loadline.Ref]string      // how facts refer to one another now, to the name
	taken namer
}

// rename gives every fact of a company its name, and points all facts to one another by these. The company itself stays
// as it is.
func rename(c *loadline.Company) *renamed {
	r := renameFacts(c)
	r.nameTransactions(c.Transactions)
	for _, t := range r.Transactions {
		r.pointTransaction(t)
	}
	return r
}

// renameFacts does so for everything but the transactions, of which there may be a million.
func renameFacts(c *loadline.Company) *renamed {
	out := *c
	r := &renamed{Company: &out, names: map[string]map[string]string{}, refs: map[loadline.Ref]string{}, taken: newNamer()}
	out.Name = slug(c.Name, slug(c.LegalName, "company"))
	out.Documents = giveNames(r, "document", c.Documents, func(d *loadline.Document) (*string, *string, string) { return &d.ID, &d.Name, d.Title })
	out.Stakeholders = giveNames(r, "stakeholder", c.Stakeholders, func(s *loadline.Stakeholder) (*string, *string, string) { return &s.ID, &s.Name, s.LegalName })
	out.Entities = giveNames(r, "entity", c.Entities, func(e *loadline.Entity) (*string, *string, string) { return &e.ID, &e.Name, e.LegalName })
	out.Classes = giveNames(r, "stock_class", c.Classes, func(x *loadline.StockClass) (*string, *string, string) { return &x.ID, &x.Name, x.Title })
	out.Plans = giveNames(r, "stock_plan", c.Plans, func(p *loadline.StockPlan) (*string, *string, string) { return &p.ID, &p.Name, p.Title })
	out.Vesting = giveNames(r, "vesting", c.Vesting, func(v *loadline.VestingTerms) (*string, *string, string) { return &v.ID, &v.Name, v.Title })
	out.Valuations = giveNames(r, "valuation", c.Valuations, func(v *loadline.Valuation) (*string, *string, string) { return &v.ID, nil, "" })
	out.Inputs = giveNames(r, "input", c.Inputs, func(in *loadline.Input) (*string, *string, string) { return &in.Name, &in.Name, "" })
	r.point()
	return r
}

// giveNames gives names to a copy of one list of facts: the name that a fact has, else one from its title, else its id.
func giveNames[T any](r *renamed, kind string, list []T, parts func(*T) (id, name *string, title string)) []T {
	r.names[kind] = make(map[string]string, len(list))
	out := slices.Clone(list)
	for i := range out {
		id, name, title := parts(&out[i])
		had := ""
		if name != nil {
			had = *name
		}
		given := r.taken.name(kind, had, title, *id)
		if _, twice := r.names[kind][*id]; !twice {
			r.names[kind][*id] = given
		}
		if ref := (loadline.Ref{Kind: kind, Name: cmp.Or(had, *id)}); r.refs[ref] == "" {
			r.refs[ref] = given
		}
		if *id = given; name != nil {
			*name = given
		}
	}
	return out
}

// name is the name of the fact of an id; the id itself where there is no such fact.
func (r *renamed) name(kind, id string) string {
	if name, ok := r.names[kind][id]; ok {
		return name
	}
	return id
}

func (r *renamed) all(kind string, ids []string) []string {
	if len(ids) == 0 {
		return nil
	}
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = r.name(kind, id)
	}
	return out
}

// wordOf is the kind of block that states a transaction.
func wordOf(t loadline.Transaction) string {
	if c, ok := closingOf(t); ok {
		return c.word
	}
	switch t := t.(type) {
	case *loadline.StockIssuance:
		return "issue"
	case *loadline.GrantIssuance:
		return "grant"
	case *loadline.WarrantIssuance:
		return "warrant"
	case *loadline.ConvertibleIssuance:
		switch t.Kind {
		case loadline.SAFE:
			return "safe"
		case loadline.ConvertibleNote:
			return "note"
		}
		return "convertible"
	case *loadline.Split:
		return "split"
	case *loadline.ConversionAdjustment:
		return "ratio_adjustment"
	case *loadline.AuthorizedAdjustment:
		return "authorized_adjustment"
	case *loadline.PoolAdjustment:
		return "pool_adjustment"
	case *loadline.ReturnToPool:
		return "return_to_pool"
	case *loadline.Repricing:
		return "repricing"
	case *loadline.Acceptance:
		return "acceptance"
	case *loadline.VestingStart:
		return "vesting_start"
	case *loadline.VestingEvent:
		return "vesting_event"
	case *loadline.VestingAcceleration:
		return "acceleration"
	case *loadline.RelationshipChange:
		return "relationship"
	case *loadline.StatusChange:
		if isDeparture(t) {
			return "departure"
		}
		return "status"
	}
	panic(fmt.Sprintf("hclfile: unknown transaction %T", t))
}

func isDeparture(t *loadline.StatusChange) bool {
	return slices.ContainsFunc(reasons(), func(r string) bool { return departureStatus(r) == t.Status })
}

func (r *renamed) nameTransactions(txs []loadline.Transaction) {
	r.names["security"], r.names["split"] = make(map[string]string, len(txs)), map[string]string{}
	r.Transactions = make([]loadline.Transaction, len(txs))
	for i, t := range txs {
		word := wordOf(t)
		number, id := "", t.Base().ID
		issued := issuedOf(t)
		if issued != nil {
			number, id = issued.CustomID, issued.SecurityID
		}
		name := r.taken.name(word, trimWord(word, id), number)
		copied := copyTransaction(t)
		copied.Base().ID = word + "." + name
		if issued != nil {
			if _, twice := r.names["security"][id]; !twice {
				r.names["security"][id] = word + "." + name
			}
			issuedOf(copied).SecurityID = word + "." + name
		}
		if word == "split" {
			r.names["split"][id] = "split." + name
		}
		r.Transactions[i] = copied
	}
}

// trimWord takes a security's kind off its id, where the id is a name of a file already. Other ids say nothing to a
// reader, and the number on the certificate comes before them.
func trimWord(word, id string) string {
	if len(id) > len(word) && id[:len(word)] == word && id[len(word)] == '.' {
		return id[len(word)+1:]
	}
	return ""
}

// point points the facts to one another by their names; transactions apart.
func (r *renamed) point() {
	r.Documents, r.Entities, r.Offices, r.Bodies = repointed(r, r.Documents), repointed(r, r.Entities), repointed(r, r.Offices), repointed(r, r.Bodies)
	r.Matters, r.Consents, r.Rights, r.Agreements = repointed(r, r.Matters), repointed(r, r.Consents), repointed(r, r.Rights), repointed(r, r.Agreements)
	r.Tiers = repointed(r, r.Tiers)
	r.Drags, r.Upons, r.Milestones, r.Silences = repointed(r, r.Drags), repointed(r, r.Upons), repointed(r, r.Milestones), repointed(r, r.Silences)
	for i := range r.Stakeholders {
		r.Stakeholders[i].Affiliates = r.all("stakeholder", r.Stakeholders[i].Affiliates)
	}
	for i := range r.Classes {
		c := &r.Classes[i]
		c.Conversions = slices.Clone(c.Conversions)
		for j := range c.Conversions {
			c.Conversions[j].IntoClassID = r.name("stock_class", c.Conversions[j].IntoClassID)
		}
	}
	for i := range r.Plans {
		r.Plans[i].ClassIDs = r.all("stock_class", r.Plans[i].ClassIDs)
	}
	for i := range r.Valuations {
		r.Valuations[i].StockClassID = r.name("stock_class", r.Valuations[i].StockClassID)
	}
	r.pointDepending()
}

// pointDepending points what the company depends on, and its plan, to the stakeholders' names.
func (r *renamed) pointDepending() {
	who := func(id *string) { *id = r.name("stakeholder", *id) }
	r.Contracts, r.Licences, r.Loans, r.Tranches = slices.Clone(r.Contracts), slices.Clone(r.Licences), slices.Clone(r.Loans), slices.Clone(r.Tranches)
	for i := range r.Contracts {
		c := &r.Contracts[i]
		who(&c.SupplierID)
		c.KeyPersons, c.Credits = r.all("stakeholder", c.KeyPersons), slices.Clone(c.Credits)
		for j := range c.Credits {
			who(&c.Credits[j].GrantorID)
		}
	}
	for i := range r.Licences {
		who(&r.Licences[i].OfID)
		who(&r.Licences[i].FromID)
	}
	for i := range r.Loans {
		who(&r.Loans[i].LenderID)
	}
	for i := range r.Tranches {
		who(&r.Tranches[i].ByID)
	}
	r.Pledges, r.Offers = slices.Clone(r.Pledges), slices.Clone(r.Offers)
	for i := range r.Pledges {
		who(&r.Pledges[i].ByID)
	}
	for i := range r.Offers {
		who(&r.Offers[i].ToID)
	}
	r.Plan.Lines = slices.Clone(r.Plan.Lines)
	for i := range r.Plan.Lines {
		who(&r.Plan.Lines[i].With)
	}
}

func (r *renamed) pointTransaction(t loadline.Transaction) {
	to := func(kind string, ids ...*string) {
		for _, id := range ids {
			*id = r.name(kind, *id)
		}
	}
	switch t := t.(type) {
	case *loadline.StockIssuance:
		to("stakeholder", &t.StakeholderID)
		to("stock_class", &t.StockClassID)
		to("stock_plan", &t.StockPlanID)
		to("vesting", &t.VestingTermsID)
		to("split", &t.SplitID)
	case *loadline.GrantIssuance:
		to("stakeholder", &t.StakeholderID)
		to("stock_class", &t.StockClassID)
		to("stock_plan", &t.StockPlanID)
		to("vesting", &t.VestingTermsID)
	case *loadline.WarrantIssuance:
		to("stakeholder", &t.StakeholderID)
		to("stock_class", &t.StockClassID)
		to("vesting", &t.VestingTerms)
	case *loadline.ConvertibleIssuance:
		to("stakeholder", &t.StakeholderID)
		to("stock_class", &t.Terms.IntoClassID)
	case *loadline.Reissuance:
		to("split", &t.SplitID)
		r.pointClosing(&t.Closing)
	case *loadline.Consolidation:
		t.SecurityIDs = r.all("security", t.SecurityIDs)
		to("security", &t.ResultID)
	case *loadline.Split:
		to("stock_class", &t.StockClassID)
	case *loadline.ConversionAdjustment:
		to("stock_class", &t.StockClassID, &t.To.IntoClassID)
	case *loadline.AuthorizedAdjustment:
		to("stock_class", &t.StockClassID)
	case *loadline.PoolAdjustment:
		to("stock_plan", &t.StockPlanID)
	case *loadline.ReturnToPool:
		to("security", &t.SecurityID)
		to("stock_plan", &t.StockPlanID)
	case *loadline.RelationshipChange:
		to("stakeholder", &t.StakeholderID)
	case *loadline.StatusChange:
		to("stakeholder", &t.StakeholderID)
	default:
		r.pointSecurity(t)
	}
}

// pointSecurity points the transactions that name one security and nothing else.
func (r *renamed) pointSecurity(t loadline.Transaction) {
	switch t := t.(type) {
	case *loadline.Transfer:
		r.pointClosing(&t.Closing)
	case *loadline.Cancellation:
		r.pointClosing(&t.Closing)
	case *loadline.Retraction:
		r.pointClosing(&t.Closing)
	case *loadline.Repurchase:
		r.pointClosing(&t.Closing)
	case *loadline.Conversion:
		r.pointClosing(&t.Closing)
	case *loadline.Exercise:
		r.pointClosing(&t.Closing)
	case *loadline.Release:
		r.pointClosing(&t.Closing)
	case *loadline.Acceptance:
		t.SecurityID = r.name("security", t.SecurityID)
	case *loadline.Repricing:
		t.SecurityID = r.name("security", t.SecurityID)
	case *loadline.VestingStart:
		t.SecurityID = r.name("security", t.SecurityID)
	case *loadline.VestingEvent:
		t.SecurityID = r.name("security", t.SecurityID)
	case *loadline.VestingAcceleration:
		t.SecurityID = r.name("security", t.SecurityID)
	default:
		panic(fmt.Sprintf("hclfile: unknown transaction %T", t))
	}
}

func (r *renamed) pointClosing(c *loadline.Closing) {
	c.SecurityID, c.BalanceID = r.name("security", c.SecurityID), r.name("security", c.BalanceID)
	c.ResultIDs = r.all("security", c.ResultIDs)
}
