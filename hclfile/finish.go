package hclfile

import (
	"slices"

	"loadline"
)

// finish makes what comes of an event: first the security that it ends, which may itself come of another event.
func (d *drafting) finish(c *closing) {
	if c.done {
		return
	}
	name := c.block.title()
	if c.begun {
		if i := slices.Index(d.finishing, name); i >= 0 {
			d.cycle(append(slices.Clone(d.finishing[i:]), name), c.block.attr("of").expr.At)
		}
		return
	}
	c.begun = true
	d.finishing = append(d.finishing, name)
	defer func() { d.finishing, c.done = d.finishing[:len(d.finishing)-1], true }()

	if c.Quantity.Saying == loadline.NotSaid {
		c.Quantity = loadline.SayNone[loadline.Shares](c.At)
	}
	made := d.consequences(c)
	c.txs = append([]loadline.Transaction{c.transaction()}, made...)
}

// consequences are the issuances that come of an event in the short form, with the events of vesting that they take over.
func (d *drafting) consequences(c *closing) []loadline.Transaction {
	if c.word == "consolidation" {
		return d.consolidated(c)
	}
	source := d.issuance(c.SecurityID)
	var made []loadline.Transaction
	switch ids, said := c.results.Get(); {
	case said:
		c.ResultIDs = ids
	case source == nil:
	case c.word == "cancellation" || c.word == "repurchase" || c.word == "retraction":
	default:
		made = d.result(c, source)
	}
	if id, said := c.balance.Get(); said {
		c.BalanceID = id
	} else if source != nil && c.balance.Saying == loadline.NotSaid {
		made = append(made, d.balanceOf(c, source)...)
	}
	return made
}

// issuance is the transaction that issued a security: of the file, made by another event, or of the package.
func (d *drafting) issuance(id string) loadline.Transaction {
	if t, ok := d.issued[id]; ok {
		return t
	}
	if maker := d.pending[id]; maker != nil {
		d.finish(maker)
		if t, ok := d.issued[id]; ok {
			return t
		}
		if maker.done && id == maker.block.title()+".balance" {
			d.noBalance(maker, id)
		}
		return nil
	}
	if ids, ok := d.known.ids["security"]; ok {
		if i, ok := ids()[id]; ok {
			return d.company.Transactions[i]
		}
	}
	return nil
}

// noBalance tells that an event has left nothing to be named.
func (d *drafting) noBalance(c *closing, id string) {
	d.tell(loadline.Error, loadline.UnknownName, c.At, loadline.Textf("%v leaves no balance that %v could mean", c.block.title(), id),
		loadline.Textf("It ends the whole security, or what is left stays in place under its own name."),
		loadline.Textf("Name the security itself: %v.", writeSecurity(c.SecurityID)))
}

// result makes the security that comes of an event. The new one is dated as the event, and carries over what the old one
// says: the class, the price, and, of a whole that is passed on, how it vests. Who passes on a part passes on what is
// vested.
func (d *drafting) result(c *closing, source loadline.Transaction) []loadline.Transaction {
	issued := d.fresh(c, "result", c.number)
	part, ok := d.part(c, source)
	if !ok {
		return nil
	}
	if c.word == "transfer" || c.word == "reissuance" {
		if c.word == "transfer" {
			issued.StakeholderID = c.to
		} else {
			issued.StakeholderID = issuedOf(source).StakeholderID
		}
		whole := c.Quantity.Saying == loadline.None
		return d.make(c, d.copyOf(source, issued, part, whole), issuedOf(source).SecurityID, whole)
	}
	issued.StakeholderID = issuedOf(source).StakeholderID
	stock := &loadline.StockIssuance{Issued: issued, Quantity: part, SharePrice: c.price, StockClassID: c.into}
	if c.word == "conversion" {
		n, said := c.received.Get()
		if !said {
			return nil // asked for, or told as missing, where it is read
		}
		stock.Quantity = n
	}
	d.fromGrant(stock, source, c.word)
	d.earlyExercise(c, source)
	if stock.StockClassID == "" {
		d.tell(loadline.Error, loadline.MissingAttribute, c.At, loadline.Textf("%v does not say of which class the stock is", c.block.title()),
			loadline.Textf("%v names no class, nor a plan with a single one.", writeSecurity(c.SecurityID)), loadline.Textf("Write into = stock_class.common."))
		return nil
	}
	return d.make(c, stock, "", false)
}

// fromGrant fills in what a grant or a warrant says of the stock that it gives.
func (d *drafting) fromGrant(stock *loadline.StockIssuance, source loadline.Transaction, word string) {
	class, plan, price := "", "", loadline.Stated[loadline.Money]{}
	switch g := source.(type) {
	case *loadline.GrantIssuance:
		class, plan, price = g.StockClassID, g.StockPlanID, g.ExercisePrice
	case *loadline.WarrantIssuance:
		class, price = g.StockClassID, g.ExercisePrice
	case *loadline.ConvertibleIssuance:
		class = g.Terms.IntoClassID
	}
	if class == "" {
		for _, p := range d.company.Plans {
			if p.ID == plan && len(p.ClassIDs) == 1 {
				class = p.ClassIDs[0]
			}
		}
	}
	if stock.StockClassID == "" {
		stock.StockClassID = class
	}
	if stock.SharePrice.Saying == loadline.NotSaid && word == "exercise" {
		stock.SharePrice = price
	}
}

// earlyExercise warns where the stock of an exercise may go on vesting, which the short form cannot say.
func (d *drafting) earlyExercise(c *closing, source loadline.Transaction) {
	g, ok := source.(*loadline.GrantIssuance)
	if !ok || c.word != "exercise" || !g.EarlyExercisable.Value || g.VestingTermsID == "" && len(g.Vestings) == 0 {
		return
	}
	d.tell(loadline.Warning, loadline.VestingLeftOpen, c.At, loadline.Textf("%v may have bought shares that have not vested", c.block.title()),
		loadline.Textf("%v may be exercised before it has vested. The stock that comes of it is counted as vested here.", writeSecurity(c.SecurityID)),
		loadline.Textf("State the stock in a block issue with its vesting, and name it here: results = [issue.NAME]."))
}

// fresh is what an issuance has that an event makes.
func (d *drafting) fresh(c *closing, what, number string) loadline.Issued {
	id := c.block.title() + "." + what
	return loadline.Issued{Event: loadline.Event{ID: id, Date: c.Date, At: c.At}, SecurityID: id, CustomID: number}
}

// make notes an issuance that an event makes, with the vesting that it takes over from another.
func (d *drafting) make(c *closing, t loadline.Transaction, from string, vests bool) []loadline.Transaction {
	issued := issuedOf(t)
	d.issued[issued.SecurityID] = t
	c.ResultIDs = append(c.ResultIDs, issued.SecurityID)
	out := []loadline.Transaction{t}
	if !vests {
		return out
	}
	for _, mark := range d.marksOf(from) {
		if mark.Base().Date <= c.Date {
			out = append(out, markFor(mark, issued.SecurityID))
		}
	}
	return out
}

// part is how much an event ends, as a count.
func (d *drafting) part(c *closing, source loadline.Transaction) (loadline.Shares, bool) {
	if n, said := c.Quantity.Get(); said {
		return n, true
	}
	if c.Quantity.Saying == loadline.Open || c.word == "conversion" {
		return loadline.Shares{}, c.word == "conversion"
	}
	return d.whole(c, source)
}

// balanceOf makes the security that holds what an event leaves. Grants, warrants and stock that vests stay in place with
// what is left, since a new issuance would have to say anew how it vests; where a number is given, one is made.
func (d *drafting) balanceOf(c *closing, source loadline.Transaction) []loadline.Transaction {
	n, said := c.Quantity.Get()
	if !said || !divides(source) && c.balanceNumber == "" {
		return nil
	}
	whole, ok := d.whole(c, source)
	left := whole.Sub(n)
	if !ok || left.Sign() <= 0 {
		return nil // nothing is left; that more than there is was taken is said where the facts are checked
	}
	issued := d.fresh(c, "balance", c.balanceNumber)
	issued.StakeholderID = issuedOf(source).StakeholderID
	t := d.copyOf(source, issued, left, true)
	c.BalanceID = issued.SecurityID
	results := c.ResultIDs
	out := d.make(c, t, issuedOf(source).SecurityID, true)
	c.ResultIDs = results
	return out
}

// divides says whether what is left of a security becomes a new one by itself.
func divides(source loadline.Transaction) bool {
	switch t := source.(type) {
	case *loadline.StockIssuance:
		return t.VestingTermsID == "" && len(t.Vestings) == 0
	case *loadline.ConvertibleIssuance:
		return true
	}
	return false
}

// copyOf is an issuance like another.
func (d *drafting) copyOf(source loadline.Transaction, issued loadline.Issued, n loadline.Shares, vests bool) loadline.Transaction {
	switch t := source.(type) {
	case *loadline.StockIssuance:
		out := *t
		out.Issued, out.Quantity, out.SplitID = issued, n, ""
		if !vests {
			out.VestingTermsID, out.Vestings = "", nil
		}
		return &out
	case *loadline.GrantIssuance:
		out := *t
		out.Issued, out.Quantity = issued, n
		if !vests {
			out.VestingTermsID, out.Vestings = "", nil
		}
		return &out
	case *loadline.WarrantIssuance:
		out := *t
		out.Issued, out.Quantity = issued, loadline.Exactly(n.Ratio())
		if !vests {
			out.VestingTerms, out.Vestings = "", nil
		}
		return &out
	case *loadline.ConvertibleIssuance:
		out := *t
		out.Issued, out.Investment = issued, loadline.MoneyOf(n.Ratio(), t.Investment.Currency)
		return &out
	}
	panic("hclfile: not an issuance")
}

// consolidated makes the one security that several become.
func (d *drafting) consolidated(c *closing) []loadline.Transaction {
	if ids, said := c.results.Get(); said {
		c.ResultIDs = ids
		return nil
	}
	var first *loadline.StockIssuance
	var sum loadline.Shares
	for _, id := range c.of {
		t, ok := d.issuance(id).(*loadline.StockIssuance)
		if !ok {
			return nil
		}
		n, ok := d.whole(c, t)
		if !ok {
			return nil
		}
		if first == nil {
			first = t
		}
		sum = sum.Add(n)
	}
	if first == nil {
		return nil
	}
	issued := d.fresh(c, "result", c.number)
	issued.StakeholderID = first.StakeholderID
	return d.make(c, d.copyOf(first, issued, sum, false), "", false)
}

// issuedOf is what every issuance has; nil of other transactions.
func issuedOf(t loadline.Transaction) *loadline.Issued {
	switch t := t.(type) {
	case *loadline.StockIssuance:
		return &t.Issued
	case *loadline.GrantIssuance:
		return &t.Issued
	case *loadline.WarrantIssuance:
		return &t.Issued
	case *loadline.ConvertibleIssuance:
		return &t.Issued
	}
	return nil
}

// markFor is an event of vesting for another security.
func markFor(t loadline.Transaction, security string) loadline.Transaction {
	rename := func(e loadline.Event) loadline.Event {
		e.ID = security + "." + e.ID
		return e
	}
	switch t := t.(type) {
	case *loadline.VestingStart:
		out := *t
		out.Event, out.SecurityID = rename(t.Event), security
		return &out
	case *loadline.VestingEvent:
		out := *t
		out.Event, out.SecurityID = rename(t.Event), security
		return &out
	case *loadline.VestingAcceleration:
		out := *t
		out.Event, out.SecurityID = rename(t.Event), security
		return &out
	}
	panic("hclfile: not an event of vesting")
}
