package captable

import (
	"cmp"
	"fmt"
	"slices"

	"loadline"
)

// doubt is a question by index: rendered only where a figure is shown. The zero value is no doubt.
type doubt struct {
	kind doubtKind
	of   int32
}

type doubtKind uint8

const (
	noDoubt         doubtKind = iota
	openChoice                // of a choice
	quantityNotSaid           // of a closing
	warrantQuantity           // of a security, like the next ones
	issuedTwice
	termsMissing
	scheduleBroken
	notStarted
	eventOffPath
	leftService
	leftWhen
	earlyNotSaid
	expiryNotSaid
	windowNotSaid
	classNotSaid
	conversionOpen
	reserveNotSaid // of a plan
	onCancelNotSaid
	poolClassNotSaid
	classMissing // of a class, like the next ones
	votesNotStated
	ratioNotStated
	ratioFollows
	severalRights
	roundInCircle
	targetMissing
)

// ask is the question that would settle a doubt, and where it was left open.
func (l *Ledger) ask(d doubt) loadline.Unknown {
	switch d.kind {
	case openChoice:
		return l.askChoice(&l.choices[d.of])
	case quantityNotSaid:
		c := &l.closings[d.of]
		e := l.company.Transactions[c.tx].Base()
		return ask(e.At, "How much of %s did the %v of %v end?", l.nameOf(c.sec), c.kind, e.Date)
	case reserveNotSaid, onCancelNotSaid, poolClassNotSaid:
		return l.askPlan(d)
	case classMissing, votesNotStated, ratioNotStated, ratioFollows, severalRights, roundInCircle, targetMissing:
		return l.askClass(d)
	}
	return l.askSecurity(d)
}

func ask(at loadline.Source, format string, args ...any) loadline.Unknown {
	return loadline.Unknown{Question: fmt.Sprintf(format, args...), At: at}
}

func (l *Ledger) askChoice(c *choice) loadline.Unknown {
	switch c.kind {
	case whenItHappened:
		e := &l.closings[c.of]
		t := l.company.Transactions[e.tx].Base()
		return ask(t.At, "When did the %v of %s happen: on %v, as recorded, or when its result is dated, %v?", e.kind, l.nameOf(e.sec), t.Date, c.from)
	case planFollows:
		p := &l.plans[c.of]
		return ask(p.source(), "Do the reserve and the grants of %s follow the split of %v? (plan)", p.title(), p.split.date)
	case securityFollows:
		s := &l.secs[c.of]
		return ask(l.issued(s).At, "Does %s follow the split of %v? (its agreement)", l.nameOf(c.of), c.from)
	}
	panic(fmt.Sprintf("captable: unknown choice %d", c.kind))
}

func (l *Ledger) askPlan(d doubt) loadline.Unknown {
	p := &l.plans[d.of]
	if d.kind == onCancelNotSaid {
		return ask(p.source(), "Do shares under grants of %s return to the pool when a grant ends? (plan)", p.title())
	}
	if d.kind == poolClassNotSaid {
		return ask(p.source(), "Of which class are the unissued shares of %s? (plan)", p.title())
	}
	return ask(p.source(), "How many shares does %s reserve? (plan)", p.title())
}

func (l *Ledger) askClass(d doubt) loadline.Unknown {
	c := &l.classes[d.of]
	at := c.source()
	switch d.kind {
	case votesNotStated:
		return ask(at, "How many votes has a share of %s? (charter)", c.title())
	case ratioNotStated:
		return ask(at, "How many shares does a share of %s convert into? (charter)", c.title())
	case ratioFollows:
		return ask(at, "Does the conversion ratio of %s move by itself when a class is split? (charter)", c.title())
	case severalRights:
		return ask(at, "Into which class would %s convert, of the several it may?", c.title())
	case targetMissing:
		return ask(at, "Into which class does %s convert? The file does not hold the one that its right names. (charter)", c.title())
	case roundInCircle:
		return ask(at, "Into which class does %s convert in the end? Its rights lead round in a circle. (charter)", c.title())
	}
	return ask(at, "What are the rights of the class %q, which the file does not hold?", c.id)
}

func (l *Ledger) askSecurity(d doubt) loadline.Unknown {
	s := &l.secs[d.of]
	at, name := l.issued(s).At, l.nameOf(d.of)
	switch d.kind {
	case warrantQuantity:
		return ask(at, "How many shares does %s buy?", name)
	case issuedTwice:
		return ask(at, "Which issuance of the security %q stands? The file holds several.", l.issued(s).SecurityID)
	case termsMissing:
		return ask(at, "On which terms does %s vest? Those that it names are not in the file.", name)
	case scheduleBroken:
		return ask(at, "How does %s vest? Its schedule cannot be followed.", name)
	case notStarted:
		return ask(at, "From which day does %s vest?", name)
	case eventOffPath:
		return ask(at, "Which conditions of its schedule has %s met? What is recorded does not fit the order of the schedule.", name)
	case leftService:
		c, _ := l.left(s.holder, latest)
		return ask(c.at, "Did %s stop vesting when its holder left on %v? (grant agreement)", name, c.date)
	case leftWhen:
		return ask(at, "When did the holder of %s leave? (stakeholder)", name)
	case earlyNotSaid:
		return ask(at, "May %s be exercised before it has vested? (grant agreement)", name)
	case expiryNotSaid:
		return ask(at, "When does %s expire?", name)
	case windowNotSaid:
		return ask(at, "How long could %s be exercised after its holder had left? (grant agreement)", name)
	case classNotSaid:
		return ask(at, "Over which class of stock is %s?", name)
	case conversionOpen:
		return ask(at, "How many shares does %s become? That hangs on the price of its conversion.", name)
	}
	panic(fmt.Sprintf("captable: unknown doubt %d", d.kind))
}

// named is a class or a plan as a reader is shown it. Of one that only transactions name there is no more than the id.
type named struct {
	id, words string
	at        loadline.Source // zero where it is not in the file
}

func (n *named) source() loadline.Source { return n.at }

// title is what a reader calls it.
func (n *named) title() string { return cmp.Or(n.words, n.id) }

// nameOf is what a reader calls a security: its certificate, else its id.
func (l *Ledger) nameOf(i int32) string {
	t := l.issued(&l.secs[i])
	if t.CustomID != "" {
		return t.CustomID
	}
	return t.SecurityID
}

// doubts are questions a figure hangs on, each once. Beyond a dozen they no longer help a reader.
type doubts []doubt

const mostDoubts = 12

func (ds doubts) and(d doubt) doubts {
	if d.kind == noDoubt || len(ds) >= mostDoubts {
		return ds
	}
	for _, x := range ds {
		if x == d {
			return ds
		}
	}
	return append(slices.Clip(ds), d)
}

func (ds doubts) all(more doubts) doubts {
	for _, d := range more {
		ds = ds.and(d)
	}
	return ds
}

func (l *Ledger) askAll(ds doubts) []loadline.Unknown {
	if len(ds) == 0 {
		return nil
	}
	out := make([]loadline.Unknown, len(ds))
	for i, d := range ds {
		out[i] = l.ask(d)
	}
	return out
}

// mostQuestions is how many questions a sum keeps: beyond, the figure is bounds all the same, and no longer list helps.
const mostQuestions = 2 * mostDoubts

// add is n + m without ever more questions.
func add(n, m loadline.Number) loadline.Number {
	if len(n.Open) >= mostQuestions {
		m.Open = nil
	}
	return n.Add(m)
}

// hull is the hull of n and m without ever more questions.
func hull(n, m loadline.Number) loadline.Number {
	if len(n.Open) >= mostQuestions {
		m.Open = nil
	}
	return n.Hull(m)
}

// because adds questions to a number that is not exact.
func because(n loadline.Number, why []loadline.Unknown) loadline.Number {
	if n.Known() || len(n.Open) >= mostQuestions {
		return n
	}
	n.Open = join(n.Open, why)
	return n
}

// join is the questions of both, each once, up to the most that a sum keeps.
func join(a, b []loadline.Unknown) []loadline.Unknown {
	if len(b) == 0 || len(a) >= mostQuestions {
		return a
	}
	return loadline.Number{Open: a}.Add(loadline.Number{Open: b}).Open
}
