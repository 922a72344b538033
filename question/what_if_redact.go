package question

import (
	"slices"

	"loadline"
)

// Everybody is the company with the stakeholders and the cited words of all rounds beside its own, for [Redact]: no facts to be
// asked about. Those who are there already keep their labels.
func (q WhatIf) Everybody(c Case) *loadline.Company {
	out := *c.Company
	for _, as := range q.Columns {
		signed, _ := c.Draft.Sign(nil, as)
		for _, s := range signed.Stakeholders {
			if isNew(s.Ref(), out.Stakeholders) {
				out.Stakeholders = append(slices.Clip(out.Stakeholders), s)
			}
		}
		out.Documents = append(slices.Clip(out.Documents), signed.Documents...)
		out.Classes = append(slices.Clip(out.Classes), signed.Classes...)
		out.Bodies = append(slices.Clip(out.Bodies), signed.Bodies...)
		out.Matters = append(slices.Clip(out.Matters), signed.Matters...)
		out.Consents = append(slices.Clip(out.Consents), signed.Consents...)
		out.Rights = append(slices.Clip(out.Rights), signed.Rights...)
		out.Agreements = append(slices.Clip(out.Agreements), signed.Agreements...)
		out.Drags = append(slices.Clip(out.Drags), signed.Drags...)
		out.Upons = append(slices.Clip(out.Upons), signed.Upons...)
		out.Rounds = append(slices.Clip(out.Rounds), signed.Rounds...)
		out.Contracts = append(slices.Clip(out.Contracts), signed.Contracts...)
		out.Licences = append(slices.Clip(out.Licences), signed.Licences...)
		out.Loans = append(slices.Clip(out.Loans), signed.Loans...)
		out.Tranches = append(slices.Clip(out.Tranches), signed.Tranches...)
		out.Needs = append(slices.Clip(out.Needs), signed.Needs...)
		out.Pledges = append(slices.Clip(out.Pledges), signed.Pledges...)
		out.Offers = append(slices.Clip(out.Offers), signed.Offers...)
		out.Offices = append(slices.Clip(out.Offices), signed.Offices...)
		out.Milestones = append(slices.Clip(out.Milestones), signed.Milestones...)
		out.Entities = append(slices.Clip(out.Entities), signed.Entities...)
		out.Transactions = append(slices.Clip(out.Transactions), signed.Transactions...)
	}
	return &out
}
