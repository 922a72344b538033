package hclfile

import (
	"slices"
	"strconv"
	"strings"

	"loadline"
)

// WriteBinding is a company.hcl beside a package: it names the package, gives every stakeholder, class, plan, schedule and
// document a speaking name bound by id, and asks as unknown("…") for the facts that Open Cap Format cannot hold. What the
// package states is not said again. It loads cleanly with the package, and answers are as certain as without it.
func WriteBinding(c *loadline.Company, o ImportOptions) []byte {
	b := &binder{writer: &writer{}, r: renameFacts(c), c: c}
	b.r.Name = slug(withoutForm(c.LegalName), b.r.Name) // the issuer's id says nothing to a reader
	b.head(o)
	b.documents()
	b.stakeholders()
	b.classes()
	b.plans()
	b.vesting()
	b.grants()
	b.claims()
	return b.done()
}

// withoutForm is the name of a company without its legal form.
func withoutForm(name string) string {
	for _, form := range []string{", Inc.", " Inc.", ", Inc", " Inc", ", LLC", " LLC", " GmbH", ", Corp.", " Corp.", " Ltd.", " Limited", " Corporation", " B.V.", " AG", " SAS"} {
		if short, ok := strings.CutSuffix(name, form); ok {
			return short
		}
	}
	return name
}

// binder writes a binding. r holds the names, c the ids; their lists run side by side.
type binder struct {
	*writer
	r *renamed
	c *loadline.Company
}

func (b *binder) ask(attribute, question, why string) {
	b.comment(why)
	b.attribute(attribute, writeUnknown(question))
}

func (b *binder) head(o ImportOptions) {
	b.comment(
		"The cap table stands in the package that the block company names; this file gives its facts names and",
		"states what the package cannot hold. What is not stated is not known: Loadline gives bounds, never a guess.",
		"",
		"Go through the unknown(\"…\") and put in what the documents say: a value, none, or leave the question. Then:",
		"  loadline who-owns     what everybody holds",
		"  loadline check        the claims at the end of this file, and what the package contradicts itself in",
		"  loadline explain WORD what a block or an attribute means")
	b.open("company", b.r.Name)
	b.attribute("ocf", quote(o.Path))
	if b.c.Law == "" {
		b.comment("law = \"us-de\"  # the law that the company is under")
	}
	if b.c.AsOf == 0 {
		if last := lastDay(b.c); last != 0 {
			b.comment("The last day on which something happens in the package. Answers are for it until you say another.")
			b.attribute("as_of", quote(last.String()))
		}
	}
	if b.c.Currency == "" {
		b.comment("currency = \"USD\"  # of amounts that name none")
	}
	if !b.c.Authorized.Known() {
		b.ask("authorized", "How many shares of all classes may the company issue? (charter)", "In the charter; none where there is no limit.")
	}
	b.close()
}

func lastDay(c *loadline.Company) loadline.Date {
	var last loadline.Date
	for _, t := range c.Transactions {
		last = max(last, t.Base().Date)
	}
	return last
}

func (b *binder) documents() {
	if len(b.c.Documents) == 0 {
		b.blank()
		b.comment(
			"The package names no documents. State those that govern the company, so that facts can cite them, and whether",
			"somebody has read them: an answer is subject to every document that nobody has read.",
			"",
			"document \"charter\" {",
			"  kind   = \"charter\"",
			"  status = \"executed\"",
			"  read   = false",
			"}")
		return
	}
	for i, d := range b.c.Documents {
		b.openBound("document", b.r.Documents[i].Name, d.ID)
		if d.Kind == "" {
			b.comment("kind = \"charter\"  # or bylaws, voting_agreement, investor_rights_agreement, side_letter, …")
		}
		if !d.Status.Known() {
			b.ask("status", "Is it executed or a draft?", "executed, draft or superseded.")
		}
		if d.Read == loadline.CannotTell {
			b.ask("read", "Has anybody read it, and are its terms in this file?", "true once its terms are in this file; until then answers are subject to it.")
		}
		b.close()
	}
}

func (b *binder) openBound(word, name, id string) {
	b.open(word, name)
	b.attribute("ocf", quote(id))
}

func (b *binder) stakeholders() {
	for i, s := range b.c.Stakeholders {
		b.openBound("stakeholder", b.r.Stakeholders[i].Name, s.ID)
		if len(s.Groups) == 0 {
			if g := groupOf(s.Relationship); g != "" {
				b.attribute("groups", "["+quote(g)+"]")
			} else {
				b.comment("groups = [\"investors\"]  # the package does not say what it is to the company")
			}
		}
		b.close()
	}
}

// groupOf is the group that a stated relationship means; empty where it means none, or where none is stated.
func groupOf(relationship string) string {
	switch relationship {
	case "FOUNDER":
		return "founders"
	case "INVESTOR":
		return "investors"
	case "EMPLOYEE", "NON_US_EMPLOYEE", "EXECUTIVE", "OFFICER", "CONSULTANT", "ADVISOR":
		return "staff"
	}
	return ""
}

func (b *binder) classes() {
	for i, c := range b.c.Classes {
		b.openBound("stock_class", b.r.Classes[i].Name, c.ID)
		name := c.Title
		if name == "" {
			name = b.r.Classes[i].Name
		}
		if !c.VotesPerShare.Known() {
			b.ask("votes_per_share", "How many votes has a share of "+name+"? (charter)", "The package does not say. Without it votes are bounds.")
		}
		if c.Kind != loadline.Common && !c.Preference.Participation.Known() {
			b.open("preference", "")
			b.ask("participation", "Does "+name+" share in what its preference leaves? (charter)", "none, full or capped.")
			b.close()
		}
		for j, right := range c.Conversions {
			if right.FollowsSplit != loadline.CannotTell {
				continue
			}
			b.open("converts", "")
			b.attribute("into", writeRef("stock_class", b.r.Classes[i].Conversions[j].IntoClassID))
			b.ask("follows_split", "Does a split move the conversion ratio of "+name+" by itself? (charter)", "true or false; Open Cap Format does not hold it.")
			b.close()
		}
		b.close()
	}
}

func (b *binder) plans() {
	for i, p := range b.c.Plans {
		b.openBound("stock_plan", b.r.Plans[i].Name, p.ID)
		if !p.OnCancel.Known() {
			b.ask("on_cancel", "What becomes of the shares under a cancelled grant? (plan)", "returns_to_pool, retires, holds_as_capital or defined_per_grant.")
		}
		if p.FollowsSplit == loadline.CannotTell {
			b.ask("follows_split", "Does a split of the class move the reserve and the grants by itself? (plan)", "true or false; Open Cap Format does not hold it.")
		}
		b.close()
	}
}

func (b *binder) vesting() {
	for i, v := range b.c.Vesting {
		b.openBound("vesting", b.r.Vesting[i].Name, v.ID)
		b.close()
	}
}

// grants asks for what the grants leave open, all in one comment: a block for each of them would bury the rest.
func (b *binder) grants() {
	open, first := 0, -1
	for i, t := range b.c.Transactions {
		if g, ok := t.(*loadline.GrantIssuance); ok && g.Compensation == loadline.Option && !g.EarlyExercisable.Known() {
			if open++; first < 0 {
				first = i
			}
		}
	}
	if first < 0 {
		return
	}
	g := b.c.Transactions[first].(*loadline.GrantIssuance)
	b.blank()
	b.comment(
		"Whether options may be exercised before they have vested is stated of none of "+strconv.Itoa(open)+" grants. Where an agreement",
		"says, lay it over the grant, by the id of its security:",
		"",
		"grant "+quote(slug(g.CustomID, "grant"))+" {",
		"  ocf            = "+quote(g.SecurityID),
		"  early_exercise = false",
		"}")
}

// claims are examples of asserts, as comments: a claim that nobody made must not fail.
func (b *binder) claims() {
	b.blank()
	b.comment("Claims of your own are checked at every load. Some to begin with:", "",
		"assert \"the cap table ties out\" {",
		"  that = fully_diluted() == 12500000  # the figure that your lawyers have",
		"}")
	if len(b.r.Classes) > 0 {
		class := writeRef("stock_class", b.r.Classes[0].ID)
		b.comment("", "assert \"as many shares as the stock ledger says\" {", "  that = outstanding("+class+") == 10000000", "}")
	}
	if slices.ContainsFunc(b.c.Stakeholders, func(s loadline.Stakeholder) bool { return groupOf(s.Relationship) == "founders" }) {
		b.comment("", "assert \"the founders hold more than half of the votes\" {", "  that = votes(group.founders) / votes() > 1/2", "}")
	}
	if len(b.r.Plans) > 0 {
		b.comment("", "assert \"the pool is not overdrawn\" {", "  that = available("+writeRef("stock_plan", b.r.Plans[0].ID)+") >= 0", "}")
	}
}
