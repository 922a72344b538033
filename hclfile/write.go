package hclfile

import (
	"fmt"
	"slices"

	"loadline"
)

// Write is a whole company.hcl that states the facts of c. It parses to the same facts, with the names in it for ids.
// What the file has no words for (objects of a package that nobody understands) is left out.
func Write(c *loadline.Company) []byte {
	r := rename(c)
	w := &writer{}
	company := companyBlock{Company: *r.Company}
	writeBlock(w, companyKind(), r.Name, &company)
	writeList(w, documentKind(), r.Documents)
	writeList(w, stakeholderKind(), r.Stakeholders)
	writeList(w, entityKind(), r.Entities)
	writeList(w, stockClassKind(), r.Classes)
	writeList(w, stockPlanKind(), r.Plans)
	writeList(w, tierKind(), r.Tiers)
	for _, t := range r.Vesting {
		b := asBlock(t)
		if len(t.Conditions) == 0 {
			b.cliff = loadline.Ask[loadline.Duration](loadline.Textf("When does how much vest under %q?", t.Title).String(), t.At)
		}
		writeBlock(w, vestingKind(), t.Name, &b)
	}
	r.writeDeciding(w)
	for i := 0; i < len(r.Transactions); i++ {
		i += r.writeTransaction(w, i)
	}
	r.writeDepending(w)
	writeList(w, valuationKind(), r.Valuations)
	writeList(w, inputKind(), r.Inputs)
	writeList(w, uncertainKind(), r.Uncertain)
	r.writeLoadLines(w)
	return w.done()
}

// WriteDependence is the stakeholders and contracts of c alone, as blocks to be put into the file of a company that has its
// others: who is no stakeholder of c is meant by the id that a contract has for it.
func WriteDependence(c *loadline.Company) []byte {
	r := renameFacts(c)
	w := &writer{}
	writeList(w, stakeholderKind(), r.Stakeholders)
	writeList(w, contractKind(), r.Contracts)
	return w.done()
}

// writeDeciding writes the facts of who decides.
func (r *renamed) writeDeciding(w *writer) {
	writeList(w, officeKind(), r.Offices)
	writeList(w, bodyKind(), r.Bodies)
	for _, m := range r.Matters {
		b := asMatterBlock(m)
		writeBlock(w, matterKind(), m.Name, &b)
	}
	writeList(w, consentKind(), r.Consents)
	writeList(w, rightKind(), r.Rights)
	writeList(w, agreementKind(), r.Agreements)
	writeList(w, dragKind(), r.Drags)
	writeList(w, uponKind(), r.Upons)
	writeList(w, milestoneKind(), r.Milestones)
}

// writeDepending writes the facts of what the company depends on and plans.
func (r *renamed) writeDepending(w *writer) {
	writeList(w, contractKind(), r.Contracts)
	writeList(w, licenceKind(), r.Licences)
	writeList(w, loanKind(), r.Loans)
	writeList(w, trancheKind(), r.Tranches)
	r.writeForcing(w)
	writeList(w, runKind(), r.Runs)
	if r.Plan.Stated() {
		writeBlock(w, planKind(), "", &r.Plan)
	}
}

func writeList[T any](w *writer, k kind[T], list []T) {
	for i := range list {
		writeBlock(w, k, *k.name(&list[i]), &list[i])
	}
}

// writeTransaction writes one transaction, and says how many of those that follow are stated in its block.
func (r *renamed) writeTransaction(w *writer, i int) (more int) {
	t := r.Transactions[i]
	word := wordOf(t)
	label := t.Base().ID[len(word)+1:]
	if c, ok := closingOf(t); ok {
		c.longForm()
		k := closingKinds()
		writeBlock(w, k[slices.IndexFunc(k, func(k kind[closing]) bool { return k.Word == word })], label, c)
		return 0
	}
	start, more := r.startAfter(i)
	switch t := t.(type) {
	case *loadline.StockIssuance:
		writeBlock(w, issueKind(), label, &stockBlock{*t, start})
	case *loadline.GrantIssuance:
		writeBlock(w, grantKind(), label, &grantBlock{*t, start})
	case *loadline.WarrantIssuance:
		writeBlock(w, warrantKind(), label, &warrantBlock{*t, start})
	case *loadline.ConvertibleIssuance:
		writeConvertible(w, word, label, t)
	default:
		writeOther(w, t, label)
	}
	return more
}

func writeConvertible(w *writer, word, label string, t *loadline.ConvertibleIssuance) {
	k := otherKind()
	switch word {
	case "safe":
		k = safeKind()
	case "note":
		k = noteKind()
	}
	writeBlock(w, k, label, t)
}

func writeOther(w *writer, t loadline.Transaction, label string) {
	switch t := t.(type) {
	case *loadline.Split:
		writeBlock(w, splitKind(), label, t)
	case *loadline.ConversionAdjustment:
		writeBlock(w, ratioAdjustmentKind(), label, t)
	case *loadline.AuthorizedAdjustment:
		writeBlock(w, authorizedAdjustmentKind(), label, t)
	case *loadline.PoolAdjustment:
		writeBlock(w, poolAdjustmentKind(), label, t)
	case *loadline.ReturnToPool:
		writeBlock(w, returnToPoolKind(), label, t)
	case *loadline.Repricing:
		writeBlock(w, repricingKind(), label, t)
	case *loadline.Acceptance:
		writeBlock(w, acceptanceKind(), label, t)
	case *loadline.VestingStart:
		writeBlock(w, vestingStartKind(), label, t)
	case *loadline.VestingEvent:
		writeBlock(w, vestingEventKind(), label, t)
	case *loadline.VestingAcceleration:
		writeBlock(w, accelerationKind(), label, t)
	case *loadline.RelationshipChange:
		writeBlock(w, relationshipKind(), label, t)
	case *loadline.StatusChange:
		if isDeparture(t) {
			writeBlock(w, departureKind(), label, &departure{*t, t.Status[len(departureStatus("")):]})
			return
		}
		writeBlock(w, statusKind(), label, t)
	default:
		panic(fmt.Sprintf("hclfile: unknown transaction %T", t))
	}
}

// startAfter is the start of vesting of an issuance, where it follows as the very next transaction: then the block of the
// issuance states it.
func (r *renamed) startAfter(i int) (loadline.Stated[loadline.Date], int) {
	terms := ""
	switch t := r.Transactions[i].(type) {
	case *loadline.StockIssuance:
		terms = t.VestingTermsID
	case *loadline.GrantIssuance:
		terms = t.VestingTermsID
	case *loadline.WarrantIssuance:
		terms = t.VestingTerms
	}
	if terms == "" || i+1 == len(r.Transactions) {
		return loadline.Stated[loadline.Date]{}, 0
	}
	s, ok := r.Transactions[i+1].(*loadline.VestingStart)
	if !ok || s.SecurityID != issuedOf(r.Transactions[i]).SecurityID || s.ConditionID == "" || s.Date == 0 {
		return loadline.Stated[loadline.Date]{}, 0
	}
	d := drafting{company: r.Company}
	if d.startOf(terms) != s.ConditionID {
		return loadline.Stated[loadline.Date]{}, 0
	}
	return loadline.Say(s.Date, s.At), 1
}
