package focus

import (
	"encoding/binary"
	"strings"

	"loadline"
)

// tally is a bill while it is read.
type tally struct {
	bill        Bill
	lines       map[string]*line
	commitments map[string]*commitment
	damage      damages
	kept        int // bytes of names and sums, about
	american    bool

	// Of the file at hand.
	name   string
	at     func(field int) (line, column int)
	column [allColumns]int // where a column stands, from 0; -1: nowhere
	width  int
	agreed bool // the file lists contract commitments

	key    []byte                   // of the row at hand
	months map[string]loadline.Date // of the values of BillingPeriodStart so far, the first few
}

func newTally() *tally {
	return &tally{lines: map[string]*line{}, commitments: map[string]*commitment{}, damage: damages{}, months: map[string]loadline.Date{}}
}

// line is the sum of all rows of one combination of what [Charges] are told apart by.
type line struct {
	heading Charges // without its sums
	rows    int64
	sums    [costs]amount
	without [costs]int64 // rows that do not say the cost
	parts   [costs]int64 // rows whose cost is not whole
	zeros   int64        // rows whose EffectiveCost is 0 and should not be
}

// costs are how many costs a row has: the first columns.
const costs = int(contractedCost) + 1

// charge is what one row says about money.
type charge struct {
	kind ChargeKind
	cost [costs]amount
	said [costs]bool
}

// value is the text of a cell; empty where it is null, in one of the ways in which exports write that.
func (t *tally) value(rec []string, c column) string {
	i := t.column[c]
	if i < 0 {
		return ""
	}
	s := strings.TrimSpace(rec[i])
	if len(s) == 4 && strings.EqualFold(s, "null") {
		return ""
	}
	return s
}

// place is where a column of the row at hand stands.
func (t *tally) place(c column) loadline.Source {
	field := 0
	if c < allColumns && c != columns && t.column[c] >= 0 {
		field = t.column[c]
	}
	line, col := t.at(field)
	return loadline.Source{File: t.name, Line: int32(min(line, 1<<31-1)), Column: int32(min(col, 1<<31-1))}
}

func (t *tally) spoiled(f flaw, c column, value string) { t.damage.add(f, c, t.place(c), value) }

// row adds one charge.
func (t *tally) row(rec []string) {
	t.bill.Rows++
	if len(rec) != t.width {
		t.bill.LeftOut++
		t.damage.add(flawWidth, columns, t.place(columns), "")
		return
	}
	ch := charge{kind: t.kind(rec)}
	if !t.costs(rec, &ch) {
		t.bill.LeftOut++
		return
	}
	l := t.lineOf(rec, ch.kind)
	l.rows++
	for c := range costs {
		switch {
		case !ch.said[c]:
			l.without[c]++
		default:
			l.sums[c].add(ch.cost[c])
			if ch.cost[c].part {
				l.parts[c]++
			}
		}
	}
	covered := t.commitment(rec, l, ch)
	t.contradictions(l, ch, covered)
}

// costs reads the four costs and says whether the first, without which nothing is known of the row, is there.
func (t *tally) costs(rec []string, ch *charge) bool {
	for c := billedCost; int(c) < costs; c++ {
		s := t.value(rec, c)
		if s != "" {
			ch.cost[c], ch.said[c] = t.amount(c, s)
		}
		switch {
		case ch.said[c] || !t.has(c):
		case c == billedCost:
			t.spoiled(flawBilled, c, s)
			return false
		case s == "":
			t.spoiled(flawBlank, c, "")
		default:
			t.spoiled(flawNumber, c, s)
		}
	}
	return true
}

// amount reads a cost, also as a spreadsheet shows it, which is told.
func (t *tally) amount(c column, s string) (amount, bool) {
	a, ok := parseAmount(s)
	if ok {
		return a, true
	}
	if plain, dressed := undressed(s); dressed {
		if a, ok = parseAmount(plain); ok {
			t.spoiled(flawDressed, c, s)
		}
	}
	return a, ok
}

func (t *tally) kind(rec []string) ChargeKind {
	s := t.value(rec, chargeCategory)
	for k := Usage; k < OtherCharge; k++ {
		if strings.EqualFold(s, k.String()) {
			return k
		}
	}
	t.spoiled(flawKind, chargeCategory, s)
	return OtherCharge
}

// supplier is whose service it is, by the column of FOCUS 1.3, by that of the versions before, or by whoever is named at all.
func (t *tally) supplier(rec []string) string {
	for _, c := range [...]column{serviceProvider, provider, publisher, invoiceIssuer} {
		if s := t.value(rec, c); s != "" {
			return s
		}
	}
	return ""
}

// lineOf finds the sum to which a row belongs.
func (t *tally) lineOf(rec []string, kind ChargeKind) *line {
	h := Charges{
		Supplier: t.supplier(rec), Issuer: t.value(rec, invoiceIssuer), Publisher: t.value(rec, publisher), Host: t.value(rec, hostProvider),
		Service: t.value(rec, serviceName), Category: t.value(rec, serviceCategory), Currency: t.value(rec, billingCurrency),
		Month: t.monthOf(rec), Kind: kind,
	}
	key := append(t.key[:0], byte(kind))
	key = binary.LittleEndian.AppendUint32(key, uint32(h.Month))
	for _, name := range h.names() {
		*name = cut(*name)
		key = append(binary.LittleEndian.AppendUint16(key, uint16(len(*name))), *name...)
	}
	t.key = key
	if l := t.lines[string(key)]; l != nil {
		t.unsaid(l.heading)
		return l
	}
	for _, name := range h.names() {
		*name = kept(*name)
	}
	l := &line{heading: h}
	t.lines[string(key)] = l
	t.kept += 2*len(key) + lineBytes
	t.unsaid(h)
	return l
}

// lineBytes is about what a line takes beside its names.
const lineBytes = 640

// names are the headings that are words.
func (c *Charges) names() [7]*string {
	return [...]*string{&c.Supplier, &c.Issuer, &c.Publisher, &c.Host, &c.Service, &c.Category, &c.Currency}
}

// longestName is how many bytes of a name are kept.
const longestName = 1000

func cut(s string) string {
	if len(s) > longestName {
		return s[:longestName]
	}
	return s
}

// kept is a name that outlives its row.
func kept(s string) string { return strings.Clone(strings.ToValidUTF8(cut(s), "\uFFFD")) }

// unsaid tells of what a row does not say although the bill has a column for it.
func (t *tally) unsaid(h Charges) {
	if h.Currency == "" && t.has(billingCurrency) {
		t.spoiled(flawCurrency, billingCurrency, "")
	}
	if h.Supplier == "" {
		for _, c := range [...]column{serviceProvider, provider, publisher, invoiceIssuer} {
			if t.has(c) {
				t.spoiled(flawSupplier, c, "")
				break
			}
		}
	}
	if h.Month == 0 && (t.has(billingPeriodStart) || t.has(chargePeriodStart)) {
		t.spoiled(flawMonth, billingPeriodStart, "")
	}
}

// monthOf is the first day of the month in which a row is billed, or where that is not said of that in which the charge begins.
func (t *tally) monthOf(rec []string) loadline.Date {
	s := t.value(rec, billingPeriodStart)
	if date, ok := t.months[s]; ok {
		return date
	}
	m := t.moment(rec, billingPeriodStart)
	if m == 0 {
		if m = t.moment(rec, chargePeriodStart); m == 0 {
			return 0
		}
		return firstOfMonth(m)
	}
	if len(t.months) < mostMonths {
		t.months[strings.Clone(s)] = firstOfMonth(m)
	}
	return firstOfMonth(m)
}

// mostMonths is how many ways to write a month are remembered.
const mostMonths = 512

func firstOfMonth(m moment) loadline.Date {
	year, month, _ := m.day().Civil()
	return loadline.DateOf(year, month, 1)
}

// moment is the time in a cell; 0 where it holds none, which is told.
func (t *tally) moment(rec []string, c column) moment {
	s := t.value(rec, c)
	if s == "" {
		return 0
	}
	m, american, ok := parseMoment(s)
	if !ok {
		t.spoiled(flawMoment, c, s)
		return 0
	}
	t.american = t.american || american
	return m
}

// contradictions tells where the costs of one row contradict one another.
func (t *tally) contradictions(l *line, ch charge, covered bool) {
	if ch.kind != Usage {
		return
	}
	billed, listed := ch.cost[billedCost].sign(), ch.cost[listCost].sign()
	if billed != 0 && !covered && ch.said[effectiveCost] && ch.cost[effectiveCost].sign() == 0 {
		l.zeros++
		t.spoiled(flawEffectiveZero, effectiveCost, "")
	}
	if listed > 0 && ch.said[contractedCost] && ch.cost[contractedCost].sign() == 0 {
		t.spoiled(flawContractedZero, contractedCost, "")
	}
}
