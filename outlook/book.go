package outlook

import (
	"slices"

	"loadline"
)

// book is a ledger while it is written.
type book struct {
	c        *loadline.Company
	p        Premise
	first    loadline.Date // of the first month
	months   int
	course   Course
	problems loadline.Diagnostics
	supplies []*supply // of the contracts, in their order; the last is what no contract supplies
	lines    []*line
	moving
	loads    []*load
	runs     []*run
	loans    []*loan
	later    [][]Flow // by month: what was charged earlier
	cash     loadline.Ratio
	kept     loadline.Ratio // restricted cash
	least    loadline.Ratio // minimum cash of the plan
	below    loadline.Date  // the first day below the line; 0: not yet
	belowHow TurnKind
	out      loadline.Date // the first day on which cash is out; 0: not yet
}

// The things that a result or a figure may be about.
func cashRef() loadline.Ref { return loadline.Ref{Kind: "plan", Name: "cash"} }

func creditsRef(contract, tranche string) loadline.Ref {
	return loadline.Ref{Kind: "credits", Name: contract + "." + tranche}
}

func commitmentRef(contract, name string) loadline.Ref {
	return loadline.Ref{Kind: "commitment", Name: contract + "." + name}
}

func capacityRef(contract string) loadline.Ref {
	return loadline.Ref{Kind: "capacity", Name: contract}
}

// cents rounds what is paid or charged.
func cents(r loadline.Ratio) loadline.Ratio { return r.Round(2, loadline.HalfUp) }

// carried bounds the digits of what grows month after month.
func carried(r loadline.Ratio) loadline.Ratio { return r.Round(24, loadline.HalfUp) }

// mostGrown is what nothing grows beyond: there is neither so much money nor so many chip-hours, and numbers without bound would
// cost time without bound.
func mostGrown() loadline.Ratio {
	return loadline.Int(1_000_000_000_000).Mul(loadline.Int(1_000_000_000_000))
}

// grown is a figure a month later.
func (b *book) grown(v, factor loadline.Ratio, of loadline.Ref, at loadline.Source) loadline.Ratio {
	next := carried(v.Mul(factor))
	if next.Cmp(mostGrown()) <= 0 && next.Neg().Cmp(mostGrown()) <= 0 {
		return next
	}
	if !slices.ContainsFunc(b.problems, func(d loadline.Diagnostic) bool {
		return d.Code == loadline.ImplausibleValue && slices.Contains(d.About, of)
	}) {
		b.problems = append(b.problems, loadline.Diagnostic{Code: loadline.ImplausibleValue, Severity: loadline.Error, At: at, About: []loadline.Ref{of},
			Summary: loadline.Textf("%v grows beyond all measure", of),
			Detail:  loadline.Textf("Growing by a factor of %v a month it passes %v within the plan. The ledger lets it stay where it was.", factor, mostGrown()),
			Hint:    loadline.Textf("grows is a part a month: five percent are 0.05 or pct(5).")})
	}
	return v
}

// since is the month in which something began, at most so far back as a ledger goes forward.
func (b *book) since(from loadline.Date, of loadline.Ref, at loadline.Source) int {
	month := b.monthOf(from)
	if month < -MostMonths {
		b.assume(loadline.Textf("%v is taken to have begun %d months before the plan, not on %v", of, MostMonths, from), loadline.Text{}, at)
		return -MostMonths
	}
	return month
}

// thousandths rounds chip-hours.
func thousandths(r loadline.Ratio) loadline.Ratio { return r.Round(3, loadline.HalfUp) }

// unsaid says whether nobody wrote anything of a figure.
func unsaid(n loadline.Number) bool { return n.Lo == nil && n.Hi == nil && len(n.Open) == 0 }

// side is which end of a figure is the cautious one.
type side uint8

const (
	low  side = iota // of what comes in or is had
	high             // of what is owed
)

// figure is the middle of a figure. Where there is none, the ledger counts the cautious end, or the other, or nothing, and says
// what hangs on it.
func (b *book) figure(n loadline.Number, cautious side, ask loadline.Text, at loadline.Source, on ...loadline.Ref) loadline.Ratio {
	v, ok := counted(n, cautious)
	asked := false
	for _, u := range n.Open {
		if !u.Within {
			b.hang(u, loadline.Textf("%v is counted", v), on...)
			asked = true
		}
	}
	if !ok && !asked {
		b.hang(loadline.Unknown{Question: ask.String(), At: at}, loadline.Textf("%v is counted", v), on...)
	}
	return v
}

// counted is the middle of a figure, or what stands in its place where there is none.
func counted(n loadline.Number, cautious side) (v loadline.Ratio, middle bool) {
	if v, ok := Middle(n); ok {
		return v, true
	}
	end, other := n.Lo, (*loadline.Ratio)(nil) // what is at most so much may be nothing
	if cautious == high {
		end, other = n.Hi, n.Lo
	}
	if end == nil {
		end = other
	}
	if end != nil {
		v = *end
	}
	return v, false
}

// optional is the middle of a figure that may be left out, and what is meant then.
func (b *book) optional(n loadline.Number, unless loadline.Ratio, cautious side, ask loadline.Text, at loadline.Source, on ...loadline.Ref) loadline.Ratio {
	if unsaid(n) {
		return unless
	}
	return b.figure(n, cautious, ask, at, on...)
}

// hang notes that results hang on what nobody stated.
func (b *book) hang(u loadline.Unknown, counted loadline.Text, on ...loadline.Ref) {
	for i := range b.course.Open {
		h := &b.course.Open[i]
		if h.Unknown.Question == u.Question {
			for _, ref := range on {
				if !slices.Contains(h.On, ref) {
					h.On = append(h.On, ref)
				}
			}
			return
		}
	}
	b.course.Open = append(b.course.Open, Hanging{u, slices.Clone(on), counted})
}

// assume notes what the ledger takes for granted.
func (b *book) assume(says, settles loadline.Text, at loadline.Source) {
	b.course.Assumed = append(b.course.Assumed, loadline.Assumption{Says: says, Settles: settles, At: at})
}

// turn notes what happens on a day.
func (b *book) turn(day loadline.Date, kind TurnKind, of loadline.Ref, amount loadline.Ratio, says loadline.Text, at loadline.Source) {
	b.course.Turns = append(b.course.Turns, TurningPoint{day, kind, of, amount, says, at})
}

// monthOf is the index of the month of a day: below zero before the plan, and at least the plan's months after it.
func (b *book) monthOf(d loadline.Date) int { return monthsBetween(b.first, d) }

// start is the first day of a month.
func (b *book) start(month int) loadline.Date { return b.first.AddMonthsOn(month, 1) }

// last is the last day of a month.
func (b *book) last(month int) loadline.Date { return b.first.AddMonthsOn(month, 31) }

// end is the first day after the plan.
func (b *book) end() loadline.Date { return b.start(b.months) }

// monthsBetween is how many months of the calendar the month of one day lies after that of another.
func monthsBetween(a, z loadline.Date) int {
	year1, month1, _ := a.Civil()
	year2, month2, _ := z.Civil()
	return (year2-year1)*12 + month2 - month1
}

// span is some days, both inclusive; none where to is before from.
type span struct{ from, to loadline.Date }

func (s span) days() int64 { return max(0, int64(s.to)-int64(s.from)+1) }

func (s span) within(t span) span { return span{max(s.from, t.from), min(s.to, t.to)} }

// ordered sorts flows by day, what goes out before what comes in.
func ordered(flows []Flow) {
	slices.SortStableFunc(flows, func(a, b Flow) int {
		if a.Day != b.Day {
			return int(a.Day) - int(b.Day)
		}
		return max(a.Cash.Sign(), 0) - max(b.Cash.Sign(), 0)
	})
}
