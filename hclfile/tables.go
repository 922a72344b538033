package hclfile

import (
	"slices"
	"sync"

	"loadline"
)

// tables are all kinds of blocks: how others see them, and how each is read into a company.
type tables struct {
	kinds   []BlockKind
	readers map[string]func(*drafting, *block)
}

var made struct {
	once   sync.Once
	tables *tables
}

// theTables are made when they are first asked for: a command that reads no file does not pay for them.
func theTables() *tables {
	made.once.Do(func() {
		t := &tables{readers: map[string]func(*drafting, *block){}}
		t.facts()
		t.deciding()
		t.securities()
		t.events()
		addListed(t, valuationKind(),
			func(c *loadline.Company) *[]loadline.Valuation { return &c.Valuations }, func(v *loadline.Valuation) *string { return &v.ID })
		t.depending()
		t.forcing()
		addReader(t, inputKind(), readInput)
		addListed(t, uncertainKind(),
			func(c *loadline.Company) *[]loadline.UncertainQuantity { return &c.Uncertain }, func(u *loadline.UncertainQuantity) *string { return &u.Name })
		addReader(t, roundKind(), readRound)
		t.loadLines()
		made.tables = t
	})
	return made.tables
}

func (t *tables) add(k BlockKind, read func(*drafting, *block)) {
	t.kinds = append(t.kinds, k)
	t.readers[k.Word] = read
}

// addListed adds a kind of fact that gets into its list in a company as it stands in its block.
func addListed[T any](t *tables, k kind[T], list func(*loadline.Company) *[]T, id func(*T) *string) {
	t.add(k.describe(), listed[T]{k, list, id}.read)
}

// addReader adds a kind of block with what reads it.
func addReader[T any](t *tables, k kind[T], read func(*drafting, *block, kind[T])) {
	t.add(k.describe(), func(d *drafting, b *block) { read(d, b, k) })
}

func (t *tables) facts() {
	addReader(t, companyKind(), readCompany)
	addListed(t, documentKind(),
		func(c *loadline.Company) *[]loadline.Document { return &c.Documents }, func(d *loadline.Document) *string { return &d.ID })
	addListed(t, stakeholderKind(),
		func(c *loadline.Company) *[]loadline.Stakeholder { return &c.Stakeholders }, func(s *loadline.Stakeholder) *string { return &s.ID })
	addListed(t, entityKind(),
		func(c *loadline.Company) *[]loadline.Entity { return &c.Entities }, func(e *loadline.Entity) *string { return &e.ID })
	addListed(t, stockClassKind(),
		func(c *loadline.Company) *[]loadline.StockClass { return &c.Classes }, func(x *loadline.StockClass) *string { return &x.ID })
	addListed(t, stockPlanKind(),
		func(c *loadline.Company) *[]loadline.StockPlan { return &c.Plans }, func(p *loadline.StockPlan) *string { return &p.ID })
	addReader(t, vestingKind(), readVesting)
	addListed(t, tierKind(),
		func(c *loadline.Company) *[]loadline.ProfitTier { return &c.Tiers }, func(x *loadline.ProfitTier) *string { return &x.Name })
}

// deciding are the facts of who decides.
func (t *tables) deciding() {
	addListed(t, officeKind(),
		func(c *loadline.Company) *[]loadline.Office { return &c.Offices }, func(o *loadline.Office) *string { return &o.Name })
	addReader(t, bodyKind(), readBody)
	addReader(t, matterKind(), readMatter)
	addListed(t, consentKind(),
		func(c *loadline.Company) *[]loadline.Consent { return &c.Consents }, func(x *loadline.Consent) *string { return &x.Name })
	addListed(t, rightKind(),
		func(c *loadline.Company) *[]loadline.Right { return &c.Rights }, func(x *loadline.Right) *string { return &x.Name })
	addListed(t, agreementKind(),
		func(c *loadline.Company) *[]loadline.VotingAgreement { return &c.Agreements }, func(v *loadline.VotingAgreement) *string { return &v.Name })
	addListed(t, dragKind(),
		func(c *loadline.Company) *[]loadline.Drag { return &c.Drags }, func(x *loadline.Drag) *string { return &x.Name })
	addListed(t, uponKind(),
		func(c *loadline.Company) *[]loadline.Upon { return &c.Upons }, func(u *loadline.Upon) *string { return &u.Name })
	addListed(t, milestoneKind(),
		func(c *loadline.Company) *[]loadline.Milestone { return &c.Milestones }, func(m *loadline.Milestone) *string { return &m.Name })
}

func readCompany(d *drafting, b *block, k kind[companyBlock]) {
	t := companyBlock{Company: *d.company}
	r := &reading{drafting: d, block: b, bound: d.known.company != nil}
	k.read(r, b, &t)
	*d.company = t.Company
}

func readVesting(d *drafting, b *block, k kind[vestingBlock]) {
	l := listed[loadline.VestingTerms]{list: func(c *loadline.Company) *[]loadline.VestingTerms { return &c.Vesting }}
	t := vestingBlock{}
	r := &reading{drafting: d, block: b}
	i, bound := d.bound(b)
	if bound {
		t = asBlock(d.known.company.Vesting[i])
		r.bound = true
	} else {
		t.ID = b.label
	}
	k.read(r, b, &t)
	terms := t.VestingTerms
	if !bound || len(b.blocks) > 0 || b.attr("over") != nil {
		terms = r.terms(t)
	}
	l.put(d, "vesting", terms, i, bound)
}

// issuing is how a kind of security gets from its block into the transactions.
type issuing[T any] struct {
	kind[T]
	tx     func(T) loadline.Transaction
	from   func(loadline.Transaction) (T, bool)
	starts func(T) (terms string, start loadline.Stated[loadline.Date]) // of its vesting
}

func (k issuing[T]) read(d *drafting, b *block) {
	var t T
	r := &reading{drafting: d, block: b}
	i, bound := d.bound(b)
	if bound {
		if t, bound = k.from(d.known.company.Transactions[i]); !bound {
			d.tell(loadline.Error, loadline.WrongType, b.attr("ocf").expr.At, loadline.Textf("The security %q is no %v", excerpt(b.text("ocf")), b.kind.Word),
				loadline.Textf("The package issues it as another kind of security."), loadline.Textf("Use the block of that kind."))
		}
		r.bound = bound
	}
	k.kind.read(r, b, &t)
	tx := k.tx(t)
	issued := issuedOf(tx)
	a := act{from: b.at.From}
	if bound {
		d.replaced[i] = tx
	} else {
		issued.ID, issued.SecurityID = b.title(), b.title()
		a.txs = []loadline.Transaction{tx}
	}
	d.issued[issued.SecurityID] = tx
	if start := k.vestingStart(r, issued, t); start != nil {
		a.txs = append(a.txs, start)
		d.marks[issued.SecurityID] = append(d.marks[issued.SecurityID], start)
	}
	d.acts = append(d.acts, a)
}

// vestingStart is the event that starts the schedule of a security, where its block says when.
func (k issuing[T]) vestingStart(r *reading, issued *loadline.Issued, t T) loadline.Transaction {
	a := r.block.attr("vesting_start")
	if k.starts == nil || a == nil || a.expr.IsZero() {
		return nil
	}
	terms, start := k.starts(t)
	if terms == "" && r.block.attr("vesting") == nil {
		r.tell(loadline.Error, loadline.BadSchedule, a.at, loadline.Textf("%v has a start of vesting and no schedule", r.block.title()),
			loadline.Textf("Without a schedule a security is fully vested when it is issued."), loadline.Textf("Write vesting = vesting.NAME, or leave out vesting_start."))
	}
	on, said := start.Get()
	if !said || r.bound && k.startStated(r, issued.SecurityID, a, on) {
		return nil
	}
	return &loadline.VestingStart{
		Event:      loadline.Event{ID: issued.SecurityID + ".vesting_start", Date: on, At: start.At},
		SecurityID: issued.SecurityID, ConditionID: r.startOf(terms),
	}
}

// startStated says whether the package states the start already. One of another day is told, and the file followed.
func (k issuing[T]) startStated(r *reading, security string, a *attr, on loadline.Date) bool {
	for _, m := range r.known.events().marks[security] {
		start, ok := m.(*loadline.VestingStart)
		if !ok {
			continue
		}
		if start.Date != on {
			r.under = start.At
			r.contradicts(Attribute{Name: a.name}, a, date().write(start.Date), date().write(on))
			moved := *start
			moved.Date, moved.At = on, a.expr.At
			r.replaced[slices.Index(r.known.company.Transactions, m)] = &moved
		}
		return true
	}
	return false
}

// startOf is the condition of a schedule that its start meets. One of which nothing but its name is known is taken to
// call it as the simple form does.
func (d *drafting) startOf(terms string) string {
	for _, t := range d.company.Vesting {
		if t.ID != terms {
			continue
		}
		for _, c := range t.Conditions {
			if _, ok := c.Trigger.(loadline.OnStart); ok {
				return c.ID
			}
		}
		if len(t.Conditions) == 0 {
			return "start"
		}
	}
	return ""
}

func (t *tables) securities() {
	addIssuing(t, issuing[stockBlock]{issueKind(),
		func(b stockBlock) loadline.Transaction { return &b.StockIssuance },
		func(tx loadline.Transaction) (stockBlock, bool) {
			x, ok := tx.(*loadline.StockIssuance)
			if !ok {
				return stockBlock{}, false
			}
			return stockBlock{StockIssuance: *x}, true
		},
		func(b stockBlock) (string, loadline.Stated[loadline.Date]) { return b.VestingTermsID, b.start }})
	addIssuing(t, issuing[grantBlock]{grantKind(),
		func(b grantBlock) loadline.Transaction { return &b.GrantIssuance },
		func(tx loadline.Transaction) (grantBlock, bool) {
			x, ok := tx.(*loadline.GrantIssuance)
			if !ok {
				return grantBlock{}, false
			}
			return grantBlock{GrantIssuance: *x}, true
		},
		func(b grantBlock) (string, loadline.Stated[loadline.Date]) { return b.VestingTermsID, b.start }})
	addIssuing(t, issuing[warrantBlock]{warrantKind(),
		func(b warrantBlock) loadline.Transaction { return &b.WarrantIssuance },
		func(tx loadline.Transaction) (warrantBlock, bool) {
			x, ok := tx.(*loadline.WarrantIssuance)
			if !ok {
				return warrantBlock{}, false
			}
			return warrantBlock{WarrantIssuance: *x}, true
		},
		func(b warrantBlock) (string, loadline.Stated[loadline.Date]) { return b.VestingTerms, b.start }})
	addIssuing(t, convertibles(safeKind(), loadline.SAFE))
	addIssuing(t, convertibles(noteKind(), loadline.ConvertibleNote))
	addIssuing(t, convertibles(otherKind(), loadline.OtherConvertible))
}

func addIssuing[T any](t *tables, k issuing[T]) { t.add(k.describe(), k.read) }

func convertibles(k kind[loadline.ConvertibleIssuance], what loadline.ConvertibleKind) issuing[loadline.ConvertibleIssuance] {
	return issuing[loadline.ConvertibleIssuance]{kind: k,
		tx: func(c loadline.ConvertibleIssuance) loadline.Transaction { c.Kind = what; return &c },
		from: func(tx loadline.Transaction) (loadline.ConvertibleIssuance, bool) {
			x, ok := tx.(*loadline.ConvertibleIssuance)
			if !ok || x.Kind != what {
				return loadline.ConvertibleIssuance{}, false
			}
			return *x, true
		}}
}

func (t *tables) events() {
	for _, k := range closingKinds() {
		addReader(t, k, readClosing)
	}
	addEvent(t, splitKind(), func(x loadline.Split) loadline.Transaction { return &x })
	addEvent(t, ratioAdjustmentKind(), func(x loadline.ConversionAdjustment) loadline.Transaction {
		x.To.At = x.At
		return &x
	})
	addEvent(t, authorizedAdjustmentKind(), func(x loadline.AuthorizedAdjustment) loadline.Transaction { return &x })
	addEvent(t, poolAdjustmentKind(), func(x loadline.PoolAdjustment) loadline.Transaction { return &x })
	addEvent(t, returnToPoolKind(), func(x loadline.ReturnToPool) loadline.Transaction { return &x })
	addEvent(t, repricingKind(), func(x loadline.Repricing) loadline.Transaction { return &x })
	addEvent(t, acceptanceKind(), func(x loadline.Acceptance) loadline.Transaction { return &x })
	addEvent(t, vestingStartKind(), func(x loadline.VestingStart) loadline.Transaction { return &x })
	addEvent(t, vestingEventKind(), func(x loadline.VestingEvent) loadline.Transaction { return &x })
	addEvent(t, accelerationKind(), func(x loadline.VestingAcceleration) loadline.Transaction { return &x })
	addReader(t, departureKind(), readDeparture)
	addEvent(t, relationshipKind(), func(x loadline.RelationshipChange) loadline.Transaction { return &x })
	addEvent(t, statusKind(), func(x loadline.StatusChange) loadline.Transaction { return &x })
}

// addEvent adds a kind of event that ends no security.
func addEvent[T any](t *tables, k kind[T], tx func(T) loadline.Transaction) {
	t.add(k.describe(), func(d *drafting, b *block) {
		var x T
		k.read(&reading{drafting: d, block: b}, b, &x)
		d.happens(b, tx(x))
	})
}

// happens notes an event of the file.
func (d *drafting) happens(b *block, t loadline.Transaction) {
	t.Base().ID = b.title()
	if s, ok := t.(*loadline.Split); ok {
		d.splits = append(d.splits, s)
	}
	if security, ok := markOf(t); ok {
		d.marks[security] = append(d.marks[security], t)
	}
	d.acts = append(d.acts, act{from: b.at.From, txs: []loadline.Transaction{t}})
}

func readClosing(d *drafting, b *block, k kind[closing]) {
	c := &closing{block: b, word: k.Word}
	k.read(&reading{drafting: d, block: b}, b, c)
	c.ID = b.title()
	d.acts = append(d.acts, act{from: b.at.From, closing: c})
	for _, id := range append(slices.Clone(c.of), c.SecurityID) {
		d.closings[id] = append(d.closings[id], c)
	}
	d.pending[c.ID+".result"], d.pending[c.ID+".balance"] = c, c
}

// readDeparture reads a departure: with a reason it is a status of Open Cap Format; without one it is the end of what the
// stakeholder was to the company.
func readDeparture(d *drafting, b *block, k kind[departure]) {
	var x departure
	k.read(&reading{drafting: d, block: b}, b, &x)
	if x.reason != "" {
		x.Status = departureStatus(x.reason)
		d.happens(b, &x.StatusChange)
		return
	}
	i := slices.IndexFunc(d.company.Stakeholders, func(s loadline.Stakeholder) bool { return s.ID == x.StakeholderID })
	if i >= 0 && d.company.Stakeholders[i].Relationship != "" {
		d.happens(b, &loadline.RelationshipChange{Event: x.Event, StakeholderID: x.StakeholderID, Ended: d.company.Stakeholders[i].Relationship})
		return
	}
	if a := b.attr("reason"); i >= 0 && (a == nil || !a.expr.IsZero()) {
		d.tell(loadline.Error, loadline.MissingAttribute, b.at, loadline.Textf("%v says neither why nor what ended", b.title()),
			loadline.Textf("Without a reason a departure ends the stakeholder's relationship to the company, and the file states none."),
			loadline.Textf("Write reason = \"voluntary_other\", or relationship = \"employee\" into the stakeholder."))
	}
}
