package outlook

import (
	"cmp"
	"slices"

	"loadline"
)

// supply is a contract on the path, or what no contract supplies.
type supply struct {
	of          *loadline.Contract // nil: none
	from        loadline.Date      // the first day; 0: always so far
	over        loadline.Date      // the first day after its own term; 0: it goes on
	stoppage    *Stoppage
	capacity    loadline.Ratio // chip-hours a month; zero: none is reserved
	tranches    []*tranche     // those that expire first come first
	commitments []*commitment
	prepaid     loadline.Ratio
	shortOn     loadline.Date // the first day on which more is needed than is reserved
}

// tranche is a tranche of credits on the path.
type tranche struct {
	of      *loadline.CreditTranche
	ref     loadline.Ref
	from    loadline.Date
	expires loadline.Date // the last day; 0: none
	opening loadline.Ratio
	left    loadline.Ratio
	counts  bool // what it pays for draws down a commitment
	ended   loadline.Date
	how     TurnKind
	month   CreditMonth
}

// name is the contract's, or nothing.
func (s *supply) name() string {
	if s.of == nil {
		return ""
	}
	return s.of.Name
}

// binds says whether the contract itself supplies on a day: with its credits, its commitments, its reserved capacity.
func (s *supply) binds(d loadline.Date) bool {
	return s.of != nil && d >= s.from && (s.over == 0 || d < s.over) && (s.stoppage == nil || d < s.stoppage.On)
}

// gap is the days on which nothing supplies; no day where it never stops.
func (s *supply) gap() span {
	switch {
	case s.stoppage == nil:
		return span{1, 0}
	case s.stoppage.Resumes == 0:
		return span{s.stoppage.On, loadline.DateOf(9999, 12, 31)}
	}
	return span{s.stoppage.On, s.stoppage.Resumes.AddDays(-1)}
}

// supplied is the parts of some days on which it, or a substitute, supplies.
func (s *supply) supplied(days span) []span {
	gap := s.gap()
	if gap.days() == 0 {
		return parts(days)
	}
	return parts(days.within(span{days.from, gap.from - 1}), days.within(span{gap.to + 1, days.to}))
}

// parts are the spans that have days.
func parts(spans ...span) []span {
	return slices.DeleteFunc(slices.Clone(spans), func(s span) bool { return s.days() == 0 })
}

func total(spans []span) (days int64) {
	for _, s := range spans {
		days += s.days()
	}
	return days
}

// reserved is how many chip-hours are reserved in a month: a substitute's as the contract's own, until its term is over.
func (s *supply) reserved(month span) loadline.Ratio {
	if s.of == nil || s.capacity.Sign() == 0 {
		return loadline.Ratio{}
	}
	days := span{max(month.from, s.from), month.to}
	if s.over != 0 {
		days.to = min(days.to, s.over-1)
	}
	return thousandths(s.capacity.Mul(loadline.Frac(total(s.supplied(days)), month.days())))
}

// cuts are the days after which the charges of a month are cut, since something begins or ends.
func (s *supply) cuts() []loadline.Date {
	out := []loadline.Date{s.from - 1, s.over - 1}
	if s.stoppage != nil {
		out = append(out, s.stoppage.On-1, s.stoppage.Resumes-1)
	}
	for _, t := range s.tranches {
		out = append(out, t.from-1, t.expires)
	}
	for _, k := range s.commitments {
		out = append(append(out, k.period.from-1, k.period.to), k.dues...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// supplying makes the supplies of the contracts.
func (b *book) supplying() {
	for i := range b.c.Contracts {
		b.supplies = append(b.supplies, b.supplyOf(&b.c.Contracts[i]))
	}
	b.supplies = append(b.supplies, &supply{})
	b.paidAhead()
}

// on is the supply of a name; what no contract supplies where there is none of it.
func (b *book) on(name string) *supply {
	for _, s := range b.supplies {
		if s.name() == name {
			return s
		}
	}
	return b.supplies[len(b.supplies)-1]
}

func (b *book) supplyOf(k *loadline.Contract) *supply {
	s := &supply{of: k, from: k.From}
	if status, _ := k.Status.Get(); status == "draft" || status == "superseded" {
		s.from, s.over = 1, 1 // it binds on no day
		b.assume(loadline.Textf("%v is a %s and binds nobody: what is used on it is paid in cash", k.Ref(), status), loadline.Text{}, k.At)
		return s
	}
	s.over = b.termOf(k)
	for i, stop := range b.p.Stops {
		if stop.Contract == k.Name && (s.stoppage == nil || stop.On < s.stoppage.On) {
			own := b.p.Stops[i]
			own.On = max(own.On, b.first)
			s.stoppage = &own
		}
	}
	if !unsaid(k.Capacity) {
		s.capacity = b.figure(k.Capacity, low, loadline.Textf("How many chip-hours a month does %v reserve?", k.Ref()), k.At, capacityRef(k.Name))
	}
	for i := range k.Credits {
		s.tranches = append(s.tranches, b.trancheOf(k, s.over, &k.Credits[i]))
	}
	slices.SortStableFunc(s.tranches, func(x, y *tranche) int {
		return cmp.Or(boolInt(x.expires == 0)-boolInt(y.expires == 0), int(x.expires)-int(y.expires))
	})
	for i := range k.Commitments {
		if c := b.commitmentOf(s, &k.Commitments[i]); c != nil {
			s.commitments = append(s.commitments, c)
		}
	}
	return s
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// termOf is the first day after the contract's term; 0 where it goes on. What is not said of its renewal is taken to be that it
// is not renewed, and asked.
func (b *book) termOf(k *loadline.Contract) loadline.Date {
	last, has := k.To.Get()
	switch {
	case has && k.Renews.Saying == loadline.Said:
		b.assume(loadline.Textf("%v is renewed when its term is over on %v, on the same terms", k.Ref(), last), loadline.Textf("Will %v be renewed?", k.Ref()), k.At)
		return 0
	case has:
		if !k.Renews.Known() && last < b.end() {
			b.hang(loadline.Unknown{Question: questionOr(k.Renews.Question, loadline.Textf("Is %v renewed by itself after %v?", k.Ref(), last)), At: k.At},
				loadline.Textf("it ends"), cashRef(), capacityRef(k.Name))
		}
		return last.AddDays(1)
	case !k.To.Known():
		b.hang(loadline.Unknown{Question: questionOr(k.To.Question, loadline.Textf("When does %v end?", k.Ref())), At: k.At},
			loadline.Textf("it goes on"), append(b.resultsOf(k), capacityRef(k.Name))...)
	}
	return 0
}

func questionOr(asked string, ask loadline.Text) string {
	if asked != "" {
		return asked
	}
	return ask.String()
}

// resultsOf is what hangs on what is used on a contract: cash, and each tranche of its credits.
func (b *book) resultsOf(k *loadline.Contract) []loadline.Ref {
	out := []loadline.Ref{cashRef()}
	if k != nil {
		for _, t := range k.Credits {
			out = append(out, creditsRef(k.Name, t.Name))
		}
	}
	return out
}

func (b *book) trancheOf(k *loadline.Contract, over loadline.Date, c *loadline.CreditTranche) *tranche {
	t := &tranche{of: c, ref: creditsRef(k.Name, c.Name), from: max(c.From, k.From)}
	face := b.figure(c.Face, low, loadline.Textf("What is the face of %v?", t.ref), c.At, cashRef(), t.ref)
	used := b.optional(c.Used, loadline.Ratio{}, high, loadline.Textf("How much of %v is used up?", t.ref), c.At, cashRef(), t.ref)
	t.left = cents(face.Sub(used)).Max(loadline.Ratio{})
	last, has := c.Expires.Get()
	switch {
	case has && last < b.first || over != 0 && over <= b.first:
		t.left = loadline.Ratio{}
	case has:
		t.expires = last
	case !c.Expires.Known():
		b.hang(loadline.Unknown{Question: questionOr(c.Expires.Question, loadline.Textf("When do %v expire?", t.ref)), At: c.At},
			loadline.Textf("they do not"), cashRef(), t.ref)
	}
	if len(k.Commitments) > 0 && t.left.Sign() > 0 {
		pays, said := c.Pays.Get()
		t.counts = pays && said
		if !c.Pays.Known() {
			b.hang(loadline.Unknown{Question: questionOr(c.Pays.Question, loadline.Textf("Does what %v pay for count towards a commitment?", t.ref)), At: c.At},
				loadline.Textf("it does not"), cashRef())
		}
	}
	t.opening = t.left
	return t
}

// pays says whether the tranche pays for a use on a day.
func (t *tranche) pays(d loadline.Date, uses ...string) bool {
	if t.left.Sign() == 0 || d < t.from || t.expires != 0 && d > t.expires {
		return false
	}
	return !slices.ContainsFunc(uses, func(u string) bool { return u != "" && slices.Contains(t.of.Excludes, u) })
}

// take uses up credits for an amount, and returns how much they paid.
func (b *book) take(t *tranche, day loadline.Date, amount loadline.Ratio) loadline.Ratio {
	paid := amount.Min(t.left)
	t.left = t.left.Sub(paid)
	t.month.Used = t.month.Used.Add(paid)
	if t.left.Sign() == 0 && paid.Sign() > 0 {
		t.ended, t.how = day, CreditsUsedUp
		b.turn(day, CreditsUsedUp, t.ref, t.opening, loadline.Textf("%v are used up", t.ref), t.of.At)
	}
	return paid
}

// lose takes what is left of a tranche that expires or is void.
func (b *book) lose(t *tranche, day loadline.Date, how TurnKind) {
	if t.left.Sign() == 0 {
		return
	}
	says := loadline.Textf("%v of %v expire unused", t.left, t.ref)
	if how == CreditsExpire {
		t.month.Expired = t.month.Expired.Add(t.left)
	} else {
		t.month.Void = t.month.Void.Add(t.left)
		says = loadline.Textf("%v of %v are void", t.left, t.ref)
	}
	b.turn(day, how, t.ref, t.left, says, t.of.At)
	t.left, t.ended, t.how = loadline.Ratio{}, day, how
}
