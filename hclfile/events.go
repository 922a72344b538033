package hclfile

import (
	"strings"

	"loadline"
)

// closing is an event that ends a security, or a part of it, as a file states it. In the short form the event says who
// receives what, and the securities that come of it are made here; in the long form results and balance name issuances
// that have blocks of their own, as Open Cap Format does.
type closing struct {
	loadline.Closing
	block         *block // nil of a package's
	word          string
	results       loadline.Stated[[]string]
	balance       loadline.Stated[string] // none: what is left stays in place
	to            string                  // of a transfer
	into          string                  // the class of what comes of it
	received      loadline.Stated[loadline.Shares]
	price         loadline.Stated[loadline.Money]
	number        string
	balanceNumber string
	trigger       string
	split         string
	of            []string // of a consolidation
	begun, done   bool
	txs           []loadline.Transaction
}

// act is what one block of the file adds to the transactions, in the order of the file.
type act struct {
	from    int64 // the byte at which the block starts
	txs     []loadline.Transaction
	closing *closing
}

// closingRows are the attributes that several of the events take, by name.
type closingRows struct{}

func (closingRows) of() row[closing] {
	return is("of", aSecurity(), func(c *closing) *string { return &c.SecurityID }, "The security that ends, or a part of it.", "issue.ada_1", required())
}

func (closingRows) date() row[closing] {
	return is("date", date(), func(c *closing) *loadline.Date { return &c.Date }, "The day on which it happened.", `"2026-03-01"`, required())
}

func (closingRows) shares() row[closing] {
	return is("shares", stated(shares()), func(c *closing) *loadline.Stated[loadline.Shares] { return &c.Quantity }, "How many shares of it; left out, all of them. Of a convertible: the amount in its currency.", "50000")
}

func (closingRows) to() row[closing] {
	return is("to", ref("stakeholder"), func(c *closing) *string { return &c.to }, "Who receives them.", "stakeholder.ben", required("results"))
}

func (closingRows) into() row[closing] {
	return is("into", ref("stock_class"), func(c *closing) *string { return &c.into }, "The class of the stock that comes of it, where it is not clear.", "stock_class.common")
}

func (closingRows) received() row[closing] {
	return is("shares", stated(shares()), func(c *closing) *loadline.Stated[loadline.Shares] { return &c.received }, "How many shares came of it.", "50000", required("results"))
}

func (closingRows) given() row[closing] {
	return is("given", stated(shares()), func(c *closing) *loadline.Stated[loadline.Shares] { return &c.Quantity }, "How many shares were converted; left out, all of them. Of a convertible: the amount in its currency.", "50000")
}

func (closingRows) number() row[closing] {
	return is("number", text(), func(c *closing) *string { return &c.number }, "The number on the certificate of what comes of it.", `"CS-9"`)
}

func (closingRows) price(doc string) row[closing] {
	return is("price", stated(money()), func(c *closing) *loadline.Stated[loadline.Money] { return &c.price }, doc, `"USD 0.31"`, legal)
}

// long are the attributes of the long form.
func (closingRows) long() []row[closing] {
	return []row[closing]{
		is("results", stated(securityList()), func(c *closing) *loadline.Stated[[]string] { return &c.results }, "Instead of what is made here: the issuances that come of it, which have blocks of their own.", "[issue.ben_2]"),
		closingRows{}.balance(),
		is("balance_number", text(), func(c *closing) *string { return &c.balanceNumber }, "The number on the certificate of what is left.", `"CS-10"`),
	}
}

func (closingRows) balance() row[closing] {
	return is("balance", stated(aSecurity()), func(c *closing) *loadline.Stated[string] { return &c.balance }, "The issuance that holds what is left, where it has a block of its own; none where what is left stays in place. Left out, stock that does not vest gets a new one.", "issue.ada_2")
}

func (closingRows) trigger() row[closing] {
	return is("trigger", text(), func(c *closing) *string { return &c.trigger }, "The trigger of a package's terms that it came by.", `"exercise_at_will"`)
}

// securityList is a list that is written even where it is empty.
func securityList() codec[[]string] {
	c := list(aSecurity())
	inner := c.write
	c.write = func(ids []string) string {
		if len(ids) == 0 {
			return "[]"
		}
		return inner(ids)
	}
	return c
}

// closingKinds are the events that end a security.
func closingKinds() []kind[closing] {
	r := closingRows{}
	made := func(rows ...row[closing]) []row[closing] { return append(rows, r.long()...) }
	return []kind[closing]{
		closingKind("transfer", "A security, or a part of it, passes to somebody else. What the new holder has is transfer.NAME.result, what the old one keeps transfer.NAME.balance. A part of stock that vests passes on as vested, and the rest stays in place; the whole passes on with its schedule.",
			"  of     = issue.ada_1\n  to     = stakeholder.ben\n  shares = 50000\n  date   = \"2026-03-01\"\n",
			made(r.of(), r.to(), r.shares(), r.date(), r.number())),
		closingKind("exercise", "Options or a warrant turn into stock. The stock is exercise.NAME.result.",
			"  of     = grant.mei_1\n  shares = 20000\n  date   = \"2026-04-01\"\n  number = \"CS-7\"\n",
			made(r.of(), r.shares(), r.date(), r.into(), r.price("What was paid for a share; left out, the exercise price."), r.number(), r.trigger())),
		closingKind("release", "Restricted stock units turn into stock. The stock is release.NAME.result.",
			"  of     = grant.kim_rsu\n  shares = 1000\n  date   = \"2026-04-01\"\n",
			made(r.of(), r.shares(), r.date(), r.into(), r.number())),
		closingKind("conversion", "Stock or a convertible turns into stock of another class. The stock is conversion.NAME.result.",
			"  of     = safe.angel\n  into   = stock_class.series_seed\n  shares = 312500\n  price  = \"USD 0.80\"\n  date   = \"2026-05-15\"\n  number = \"PS-4\"\n",
			made(r.of(), r.into(), r.received(), r.given(), r.date(), r.price("What a share cost by it."), r.number(), r.trigger())),
		closingKind("cancellation", "A security, or a part of it, ends without anything in its place.",
			"  of     = grant.sam_1\n  shares = 45000\n  date   = \"2026-02-28\"\n",
			[]row[closing]{r.of(), r.shares(), r.date(), r.balance(), r.long()[2]}),
		closingKind("repurchase", "The company buys a security, or a part of it, back.",
			"  of     = issue.ben_1\n  shares = 1500000\n  price  = \"USD 0.0001\"\n  date   = \"2026-02-28\"\n",
			[]row[closing]{r.of(), r.shares(), r.date(), r.price("What was paid for a share."), r.balance(), r.long()[2]}),
		closingKind("retraction", "An issuance that should not have been is undone.",
			"  of   = issue.wrong\n  date = \"2026-02-28\"\n",
			[]row[closing]{r.of(), r.date()}),
		closingKind("reissuance", "A security is replaced by another of the same holder, as after a split or a lost certificate. The new one is reissuance.NAME.result.",
			"  of     = issue.ada_1\n  date   = \"2026-02-28\"\n  number = \"CS-12\"\n",
			[]row[closing]{r.of(), r.date(), r.number(), r.long()[0],
				is("split", anEvent("split"), func(c *closing) *string { return &c.split }, "The split that it carries out.", "split.two_for_one")}),
		consolidationKind(r),
	}
}

func consolidationKind(r closingRows) kind[closing] {
	all := is("of", list(aSecurity()), func(c *closing) *[]string { return &c.of }, "The securities that become one.", "[issue.ada_1, issue.ada_2]", required())
	return closingKind("consolidation", "Several securities of one holder and class become one: consolidation.NAME.result.",
		"  of     = [issue.ada_1, issue.ada_2]\n  date   = \"2026-02-28\"\n  number = \"CS-13\"\n",
		[]row[closing]{all, r.date(), r.number(), r.long()[0]})
}

func closingKind(word, doc, example string, rows []row[closing]) kind[closing] {
	return kind[closing]{
		BlockKind: BlockKind{Word: word, Label: "a name of its own", Doc: doc, Example: word + " \"x\" {\n" + example + "}\n"},
		at:        func(c *closing) *loadline.Source { return &c.At },
		rows:      rows,
	}
}

// transaction is the event itself, as the facts hold it.
func (c *closing) transaction() loadline.Transaction {
	switch c.word {
	case "transfer":
		return &loadline.Transfer{Closing: c.Closing}
	case "exercise":
		return &loadline.Exercise{Closing: c.Closing, Trigger: c.trigger}
	case "release":
		return &loadline.Release{Closing: c.Closing}
	case "conversion":
		return &loadline.Conversion{Closing: c.Closing, Trigger: c.trigger}
	case "cancellation":
		return &loadline.Cancellation{Closing: c.Closing}
	case "repurchase":
		return &loadline.Repurchase{Closing: c.Closing, Price: c.price}
	case "retraction":
		return &loadline.Retraction{Closing: c.Closing}
	case "reissuance":
		return &loadline.Reissuance{Closing: c.Closing, SplitID: c.split}
	case "consolidation":
		out := &loadline.Consolidation{Event: c.Event, SecurityIDs: c.of}
		if len(c.ResultIDs) > 0 {
			out.ResultID = c.ResultIDs[0]
		}
		return out
	}
	panic("hclfile: no event " + c.word)
}

// closingOf is an event of the facts in the parts in which a file states it; false of other transactions.
func closingOf(t loadline.Transaction) (*closing, bool) {
	c := &closing{}
	switch t := t.(type) {
	case *loadline.Transfer:
		c.word, c.Closing = "transfer", t.Closing
	case *loadline.Exercise:
		c.word, c.Closing, c.trigger = "exercise", t.Closing, t.Trigger
	case *loadline.Release:
		c.word, c.Closing = "release", t.Closing
	case *loadline.Conversion:
		c.word, c.Closing, c.trigger = "conversion", t.Closing, t.Trigger
	case *loadline.Cancellation:
		c.word, c.Closing = "cancellation", t.Closing
	case *loadline.Repurchase:
		c.word, c.Closing, c.price = "repurchase", t.Closing, t.Price
	case *loadline.Retraction:
		c.word, c.Closing = "retraction", t.Closing
	case *loadline.Reissuance:
		c.word, c.Closing, c.split = "reissuance", t.Closing, t.SplitID
	case *loadline.Consolidation:
		c.word, c.Event, c.of, c.ResultIDs = "consolidation", t.Event, t.SecurityIDs, []string{t.ResultID}
	default:
		return nil, false
	}
	return c, true
}

// longForm states the results and the balance of an event of the facts by name, as its block is written.
func (c *closing) longForm() {
	if c.Quantity.Saying == loadline.None {
		c.Quantity = loadline.Stated[loadline.Shares]{} // left out: all of it
	}
	switch c.word {
	case "cancellation", "repurchase", "retraction":
	default:
		c.results = loadline.Say(c.ResultIDs, loadline.Source{})
	}
	switch {
	case c.BalanceID != "":
		c.balance = loadline.Say(c.BalanceID, loadline.Source{})
	case c.Quantity.Saying == loadline.Said:
		c.balance = loadline.SayNone[string](loadline.Source{})
	}
}

// departureStatus is the Open Cap status of somebody who has left for a reason.
func departureStatus(reason string) string { return "TERMINATION_" + strings.ToUpper(reason) }
