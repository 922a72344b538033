package question

import (
	"slices"
	"strings"

	"loadline"
	"loadline/governance"
)

// termsOf is the semantic diff of a column's papers: a new fact in one line, of a changed one each attribute, with what it does.
func (w *whatIf) termsOf(col *column) []TermOf {
	var out []TermOf
	at := map[string]int{} // the first line of a fact
	for _, name := range col.as.Rounds {
		for _, t := range w.c.Draft.Terms(name) {
			i, told := at[t.Fact]
			says := attribute(t)
			switch {
			case struckBy(t.Path, col.as.Without):
			case t.Fact != "" && t.Fresh && told:
				out[i].New = joinTerm(out[i].New, says)
			case t.Fact != "" && t.Fresh:
				at[t.Fact] = len(out)
				out = append(out, TermOf{Term: t.Fact, New: says, Effect: w.effect(t.Fact, col), At: t.At.String()})
			case t.Fact != "" && says == "": // a title or a source of what stood there before
			case t.Fact == "" || told:
				out = append(out, TermOf{Term: t.Path, Old: t.Old, New: t.New, At: t.At.String()})
			default:
				at[t.Fact] = len(out)
				out = append(out, TermOf{Term: t.Path, Old: t.Old, New: t.New, Effect: w.effect(t.Fact, col), At: t.At.String()})
			}
		}
	}
	return out
}

// struckBy says whether a path lies under one that is struck.
func struckBy(path string, without []string) bool {
	return slices.ContainsFunc(without, func(x string) bool {
		if rest, seat := strings.CutPrefix(x, "seat."); seat {
			if body, name, ok := strings.Cut(rest, "."); ok {
				x = "body." + body + ".seat." + name
			}
		}
		return path == x || strings.HasPrefix(path, x+".")
	})
}

// attribute is a term of a new fact as its line has it: "over [matter.remove_ceo]".
func attribute(t loadline.Term) string {
	name := strings.TrimPrefix(strings.TrimPrefix(t.Path, t.Fact), ".")
	switch name {
	case "source", "status", "par", "title", "name", "kind":
		return ""
	}
	return strings.TrimSpace(name + " " + t.New)
}

func joinTerm(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}

// effect is what a fact of the papers does, in a few words.
func (w *whatIf) effect(fact string, col *column) loadline.Text {
	kind, name, _ := strings.Cut(fact, ".")
	c := col.signed
	switch {
	case kind == bodyKind && strings.Contains(name, ".seat."):
		body, seat, _ := strings.Cut(name, ".seat.")
		return w.seatEffect(loadline.Ref{Kind: bodyKind, Name: body}, seat, col)
	case kind == "consent":
		for _, x := range c.Consents {
			if x.Name == name {
				return loadline.Textf("%v must be asked to %v", approvalWords(x.Of, c), some(mattersOf(x.Over, c), 4))
			}
		}
	case kind == "right":
		for _, x := range c.Rights {
			if x.Name == name {
				return loadline.Textf("%v %v: %v", titleOf(x.Of, c), rightSays(x), some(mattersOf(x.Over, c), 4))
			}
		}
	}
	return loadline.Text{}
}

func mattersOf(refs []loadline.Ref, c *loadline.Company) []string {
	out := make([]string, len(refs))
	for i, r := range refs {
		out[i] = titleOf(r, c)
		if n := slices.IndexFunc(c.Matters, func(m loadline.Matter) bool { return m.Ref() == r }); n >= 0 {
			out[i] = matterSays(c.Matters[n], c).String()
		}
	}
	return out
}

// seatEffect is how many seats with a vote a body has before and after, where that changes.
func (w *whatIf) seatEffect(body loadline.Ref, seat string, col *column) loadline.Text {
	count := func(c Case) int {
		n := 0
		order, _ := c.order()
		for _, s := range order.Seats(body) {
			if votes, _ := order.HasVote(s); votes != loadline.No && s.Exists != loadline.No {
				n++
			}
		}
		return n
	}
	before, after := count(w.columns[0].cases[0]), count(col.cases[0])
	if before == after {
		return loadline.Textf("the %v keeps %v seats with a vote", titleOf(body, col.signed), before)
	}
	return loadline.Textf("the %v has %v seats with a vote, before %v", titleOf(body, col.signed), after, before)
}

// What to ask for instead of a term are words that take less of the company, in brackets what is to be agreed. They stand for a
// negotiation, not for advice: usual counter-proposals to the terms of venture documents.

// insteadOfConsent are words to ask for in place of a consent over a matter.
func insteadOfConsent(m governance.MustAsk, q *whoCan) loadline.Text {
	who := approvalWords(m.Consent.Of, q.c.Company)
	switch q.d.Matter.Kind {
	case loadline.RemoveOfficer, loadline.AppointOfficer, loadline.SetResearchPlan, loadline.ApproveBudget, loadline.ReleaseModel, loadline.AllocateCompute:
		return loadline.Textf("“The Company shall consult with %v at least [10] business days before it acts; no consent shall be required.”", who)
	case loadline.Merge, loadline.SellAssets, loadline.SellShares, loadline.LicenseAndHire:
		return loadline.Textf("“No consent shall be required of a sale in which each share of the class receives at least [one] times its Original Issue Price in cash.”")
	case loadline.SignComputeContract, loadline.ChooseChips, loadline.LicenseExclusively:
		return loadline.Textf("“… for [12] months, for not more than [50]% of the Company's needs, and only while price and performance are no worse than those offered by others.”")
	}
	return loadline.Textf("“… so long as %v holds at least [50]% of the shares it purchased, and consent shall be deemed given if not refused with reasons within [10] business days.”", who)
}

// insteadOfRight are words to ask for in place of a right.
func insteadOfRight(r loadline.Right) loadline.Text {
	switch r.Kind {
	case loadline.Match, loadline.Refusal:
		return loadline.Textf("“The Company shall notify the holder of an offer when it notifies its other stockholders; the holder may submit an offer of its own within [5] business days, without a right to match.”")
	case loadline.FirstOffer:
		return loadline.Textf("“… in proportion to the holder's part of the shares outstanding, to be taken up within [10] business days.”")
	}
	return loadline.Textf("“… so long as the holder holds at least [5]% of the shares outstanding, and subject to confidentiality.”")
}

// insteadOfSeat are words to ask for in place of a seat.
func insteadOfSeat() loadline.Text {
	return loadline.Textf("“The holder may designate a non-voting observer, who may be excluded where its interests conflict; a seat falls away when it holds less than [50]%% of the shares it purchased.”")
}
