package captable

import (
	"cmp"
	"fmt"
	"slices"

	"loadline"
)

const none = int32(-1)

// latest is after every date that can be written.
const latest = loadline.Date(1<<30 - 1)

// security is one issuance by index. Ids are strings only at the boundary.
type security struct {
	qty    loadline.Ratio // shares, or an amount of money for a convertible; the lower bound of a warrant's number
	tx     int32          // its issuance among the company's transactions
	holder int32
	class  int32 // none where not said
	plan   int32
	terms  int32         // none, or missingTerms where they are named and not there
	first  int32         // of its closings
	closed int32         // how many closings it has
	origin int32         // the closing that it comes from as result or balance, or none
	date   loadline.Date // of its issuance
	ends   loadline.Date // nothing remains from this day on, in any reading; latest where something may
	kind   SecurityKind
	has    feature
}

// feature marks the few securities that need more than their struct.
type feature uint8

const (
	ownSplit  feature = 1 << iota // it, or the reissuance it comes from, names a split that it already contains
	choosy                        // a choice between readings touches it
	loose                         // its quantity has no exact number
	dated                         // it lists dated vestings
	marked                        // vesting transactions name it
	isBalance                     // it holds what its origin left over
	twin                          // another issuance has its id
)

const missingTerms = int32(-2)

// class is a class of the company, or one that only transactions name.
type class struct {
	named
	fact       *loadline.StockClass // nil where it is not in the file
	authorized []authorization
	splits     []split
	rights     []rightChange // adjustments of its conversion right, by date
	begins     loadline.Date // when its first share was issued; 0 where none was
}

type authorization struct {
	from  loadline.Date
	id    string
	limit loadline.Stated[loadline.Shares]
}

type split struct {
	date  loadline.Date
	ratio loadline.Ratio
	id    string
	at    loadline.Source
}

type rightChange struct {
	from loadline.Date
	id   string
	to   loadline.ConversionRight
}

// builder indexes a company. What only building needs is left behind.
type builder struct {
	*Ledger
	notes    letters
	holderID map[string]int32
	planID   map[string]int32
	termsID  map[string]int32
	again    []sibling
	later    []int32 // transactions that are not issuances
	days     map[loadline.Date]bool
	lastDay  loadline.Date
	merging  map[int32]int32    // the choice of a consolidation, by transaction
	dangles  map[[2]string]bool // what is missing and was said
}

func newBuilder(c *loadline.Company) *builder {
	b := &builder{
		Ledger:   &Ledger{company: c, ids: make(map[string]int32, len(c.Transactions)*5/8), classID: map[string]int32{}},
		holderID: make(map[string]int32, len(c.Stakeholders)),
		planID:   map[string]int32{},
		termsID:  map[string]int32{},
		days:     map[loadline.Date]bool{},
	}
	b.secs = make([]security, 0, len(c.Transactions)*5/8)
	for i := range c.Stakeholders {
		put(b.holderID, c.Stakeholders[i].ID, int32(i))
	}
	b.holders = int32(len(c.Stakeholders))
	for i := range c.Classes {
		put(b.classID, c.Classes[i].ID, int32(i))
		b.classes = append(b.classes, class{named: named{c.Classes[i].ID, c.Classes[i].Title, c.Classes[i].At}, fact: &c.Classes[i]})
	}
	for i := range c.Plans {
		put(b.planID, c.Plans[i].ID, int32(i))
		b.plans = append(b.plans, plan{named: named{c.Plans[i].ID, c.Plans[i].Title, c.Plans[i].At}, fact: &c.Plans[i], choice: none})
	}
	for i := range c.Vesting {
		put(b.termsID, c.Vesting[i].ID, int32(i))
		b.terms = append(b.terms, compile(&c.Vesting[i]))
	}
	return b
}

func put(m map[string]int32, id string, i int32) {
	if _, taken := m[id]; !taken {
		m[id] = i
	}
}

// issuances is the first pass: every security gets its index, everything else waits until all are known.
func (b *builder) issuances() {
	b.later = make([]int32, 0, len(b.company.Transactions)/2)
	for i, t := range b.company.Transactions {
		tx := int32(i)
		switch t := t.(type) {
		case *loadline.StockIssuance:
			s := b.issue(tx, &t.Issued, KindStock, t.Quantity.Ratio(), t.StockClassID, t.StockPlanID)
			b.vests(s, t.VestingTermsID, t.Vestings)
			if t.SplitID != "" {
				s.has |= ownSplit
			}
		case *loadline.GrantIssuance:
			s := b.issue(tx, &t.Issued, kindOfGrant(t.Compensation), t.Quantity.Ratio(), t.StockClassID, t.StockPlanID)
			b.vests(s, t.VestingTermsID, t.Vestings)
			if s.class == none && s.plan != none {
				s.class = b.onlyClassOf(s.plan)
			}
		case *loadline.WarrantIssuance:
			lo := spanOf(t.Quantity)
			s := b.issue(tx, &t.Issued, KindWarrant, lo.lo, t.StockClassID, "")
			b.vests(s, t.VestingTerms, t.Vestings)
			if !lo.exact() {
				s.has |= loose
			}
		case *loadline.ConvertibleIssuance:
			b.issue(tx, &t.Issued, kindOfConvertible(t.Kind), t.Investment.Amount, "", "")
		default:
			b.later = append(b.later, tx)
		}
	}
	b.issuedAgain()
}

func kindOfGrant(c loadline.Compensation) SecurityKind {
	switch c {
	case loadline.Option:
		return KindOption
	case loadline.RestrictedStockUnit:
		return KindStockUnit
	case loadline.CashAppreciationRight:
		return KindCashRight
	case loadline.StockAppreciationRight:
		return KindStockRight
	}
	panic(fmt.Sprintf("captable: unknown compensation %d", c))
}

func kindOfConvertible(k loadline.ConvertibleKind) SecurityKind {
	switch k {
	case loadline.OtherConvertible:
		return KindConvertible
	case loadline.SAFE:
		return KindSAFE
	case loadline.ConvertibleNote:
		return KindNote
	}
	panic(fmt.Sprintf("captable: unknown convertible %d", k))
}

func (b *builder) issue(tx int32, t *loadline.Issued, kind SecurityKind, qty loadline.Ratio, class, plan string) *security {
	if qty.Sign() < 0 {
		b.negative(t)
		qty = loadline.Ratio{}
	}
	i := int32(len(b.secs))
	if first, taken := b.ids[t.SecurityID]; taken {
		b.again = append(b.again, sibling{first, i})
	} else {
		b.ids[t.SecurityID] = i
	}
	b.secs = append(b.secs, security{
		qty: qty, tx: tx, date: t.Date, kind: kind, terms: none, origin: none, ends: latest,
		holder: b.holder(t), class: b.class(class, &t.Event), plan: b.plan(plan, &t.Event),
	})
	if s := b.secs[i]; kind == KindStock && s.class != none {
		if c := &b.classes[s.class]; c.begins == 0 || s.date < c.begins {
			c.begins = s.date
		}
	}
	b.day(t.Date)
	return &b.secs[i]
}

func (b *builder) day(d loadline.Date) {
	if b.lastDay != d || len(b.days) == 0 {
		b.lastDay = d
		b.days[d] = true
	}
}

// vests notes what a security's vesting rests on. Where it lists dates, its terms may be ignored (Open Cap Format,
// EquityCompensationIssuance.vestings).
func (b *builder) vests(s *security, terms string, vestings []loadline.Vesting) {
	switch i, ok := b.termsID[terms]; {
	case len(vestings) > 0:
		s.has |= dated
	case terms == "":
	case ok:
		s.terms = i
	default:
		s.terms = missingTerms
		b.dangling(b.company.Transactions[s.tx].Base(), "vesting terms", terms)
	}
}

func (b *builder) holder(t *loadline.Issued) int32 {
	i, ok := b.holderID[t.StakeholderID]
	if !ok {
		i = b.holders
		b.holders++
		b.holderID[t.StakeholderID] = i
		b.dangling(&t.Event, "stakeholder", t.StakeholderID)
	}
	return i
}

// class is the index of a class by id; one that the file does not hold is counted apart, with rights unknown.
func (b *builder) class(id string, e *loadline.Event) int32 {
	if id == "" {
		return none
	}
	i, ok := b.classID[id]
	if !ok {
		i = int32(len(b.classes))
		b.classes = append(b.classes, class{named: named{id: id}})
		b.classID[id] = i
		b.dangling(e, "stock class", id)
	}
	return i
}

func (b *builder) plan(id string, e *loadline.Event) int32 {
	if id == "" {
		return none
	}
	i, ok := b.planID[id]
	if !ok {
		i = int32(len(b.plans))
		b.plans = append(b.plans, plan{named: named{id: id}, choice: none})
		b.planID[id] = i
		b.dangling(e, "stock plan", id)
	}
	return i
}

// onlyClassOf is the class of a plan over one class.
func (b *builder) onlyClassOf(p int32) int32 {
	if f := b.plans[p].fact; f != nil && len(f.ClassIDs) == 1 {
		if i, ok := b.classID[f.ClassIDs[0]]; ok {
			return i
		}
	}
	return none
}

// changes is the second pass: everything that is not an issuance finds what it names.
func (b *builder) changes() {
	b.closings = make([]closing, 0, len(b.later))
	for _, tx := range b.later {
		t := b.company.Transactions[tx]
		if b.closes(tx, t) || b.vesting(tx, t) || b.adjusts(t) {
			b.day(t.Base().Date)
			continue
		}
		if b.leaves(t) {
			continue
		}
		switch t := t.(type) {
		case *loadline.Acceptance:
			b.named(&t.Event, t.SecurityID)
		case *loadline.Repricing:
			b.reprices(tx, t)
		default:
			panic("captable: unknown transaction " + kindName(t))
		}
	}
	b.later = nil
	for i := range b.classes {
		c := &b.classes[i]
		slices.SortFunc(c.splits, func(x, y split) int { return cmp.Or(cmp.Compare(x.date, y.date), cmp.Compare(x.id, y.id)) })
		b.boundSplits(c)
		slices.SortFunc(c.authorized, func(x, y authorization) int { return cmp.Or(cmp.Compare(x.from, y.from), cmp.Compare(x.id, y.id)) })
		slices.SortFunc(c.rights, func(x, y rightChange) int { return cmp.Or(cmp.Compare(x.from, y.from), cmp.Compare(x.id, y.id)) })
	}
	b.sortMarks(b.marks)
	b.sortMarks(b.repriced)
	b.readService()
	slices.SortFunc(b.authorized, func(x, y authorization) int { return cmp.Or(cmp.Compare(x.from, y.from), cmp.Compare(x.id, y.id)) })
}

// Limits on what hostile files may cost: splits multiply every security, so their product stays short.
const (
	mostSplits = 64   // of one class
	mostBits   = 1024 // of a product of ratios
)

// boundSplits drops the splits of a class beyond the limits, and says so.
func (b *builder) boundSplits(c *class) {
	product := loadline.Int(1)
	for i, x := range c.splits {
		if product = product.Mul(x.ratio); i >= mostSplits || long(product) {
			b.tooManySplits(c, x, i)
			c.splits = c.splits[:i]
			return
		}
	}
}

// long says whether a ratio has more digits than any document writes.
func long(r loadline.Ratio) bool {
	if _, small := r.Int64(); small {
		return false
	}
	v := r.Rat()
	return v.Num().BitLen()+v.Denom().BitLen() > mostBits
}

// named is the security that an event names, or none, said once.
func (b *builder) named(e *loadline.Event, id string) int32 {
	i, ok := b.ids[id]
	if !ok {
		b.dangling(e, "security", id)
		return none
	}
	return i
}

// adjusts takes what changes a class, a plan or the company.
func (b *builder) adjusts(t loadline.Transaction) bool {
	switch t := t.(type) {
	case *loadline.Split:
		if t.Ratio.Sign() <= 0 {
			b.badRatio(t)
			return true
		}
		if c := b.class(t.StockClassID, &t.Event); c != none {
			b.classes[c].splits = append(b.classes[c].splits, split{t.Date, t.Ratio, t.ID, t.At})
		}
	case *loadline.ConversionAdjustment:
		if c := b.class(t.StockClassID, &t.Event); c != none {
			b.classes[c].rights = append(b.classes[c].rights, rightChange{t.Date, t.ID, t.To})
		}
	case *loadline.AuthorizedAdjustment:
		a := authorization{t.Date, t.ID, t.Authorized}
		if c := b.class(t.StockClassID, &t.Event); c != none {
			b.classes[c].authorized = append(b.classes[c].authorized, a)
		} else {
			b.authorized = append(b.authorized, a)
		}
	case *loadline.PoolAdjustment:
		if p := b.plan(t.StockPlanID, &t.Event); p != none {
			b.plans[p].reserves = append(b.plans[p].reserves, reserve{t.Date, t.ID, t.Reserved.Ratio().Max(loadline.Ratio{})})
		}
	case *loadline.ReturnToPool:
		s, p := b.named(&t.Event, t.SecurityID), b.plan(t.StockPlanID, &t.Event)
		if s != none && p != none {
			q := t.Quantity.Ratio().Max(loadline.Ratio{})
			b.plans[p].returns = append(b.plans[p].returns, giveBack{s, t.Date, q})
			if b.backs == nil {
				b.backs = map[int32][]back{}
			}
			b.backs[s] = append(b.backs[s], back{p, t.Date, q})
		}
	default:
		return false
	}
	return true
}

// reprices notes the price that options have from a day on.
func (b *builder) reprices(tx int32, t *loadline.Repricing) {
	if s := b.named(&t.Event, t.SecurityID); s != none {
		b.repriced = append(b.repriced, mark{s, tx})
	}
}

// issued is what every issuance has, of a security.
func (l *Ledger) issued(s *security) *loadline.Issued {
	switch t := l.company.Transactions[s.tx].(type) {
	case *loadline.StockIssuance:
		return &t.Issued
	case *loadline.GrantIssuance:
		return &t.Issued
	case *loadline.WarrantIssuance:
		return &t.Issued
	case *loadline.ConvertibleIssuance:
		return &t.Issued
	default:
		panic(fmt.Sprintf("captable: %T is no issuance", t))
	}
}

func kindName(t loadline.Transaction) string { return fmt.Sprintf("%T", t) }
