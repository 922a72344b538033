package captable

import (
	"cmp"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"loadline"
	"pgregory.net/rapid"
)

// world draws a company: its classes, plans and schedule are sound, its transactions arbitrary, absurd ones among them.
func world(t *rapid.T) *loadline.Company {
	c := &loadline.Company{Vesting: []loadline.VestingTerms{fourYears(loadline.AllocationType(rapid.IntRange(0, 6).Draw(t, "allocation")))}}
	for _, id := range []string{"ann", "bob", "eve"} {
		c.Stakeholders = append(c.Stakeholders, loadline.Stakeholder{ID: id})
	}
	votes := func(label string) loadline.Number {
		if n := rapid.IntRange(-1, 3).Draw(t, label); n >= 0 {
			return loadline.Exactly(loadline.Int(int64(n)))
		}
		return loadline.Number{}
	}
	truths := rapid.SampledFrom([]loadline.Truth{loadline.No, loadline.CannotTell, loadline.Yes})
	c.Classes = []loadline.StockClass{{ID: "C", VotesPerShare: votes("votes C")}, {ID: "A", VotesPerShare: votes("votes A"), Conversions: []loadline.ConversionRight{
		{IntoClassID: "C", Ratio: loadline.Exactly(loadline.Frac(rapid.Int64Range(1, 5).Draw(t, "ratio"), 2)), FollowsSplit: truths.Draw(t, "ratio follows")}}}}
	c.Plans = []loadline.StockPlan{{ID: "P", ClassIDs: []string{"C"}, Reserved: loadline.Exactly(loadline.Int(50)), FollowsSplit: truths.Draw(t, "plan follows")}}
	if rapid.Bool().Draw(t, "cancel said") {
		c.Plans[0].OnCancel = loadline.Say(loadline.Cancelled(rapid.IntRange(0, 3).Draw(t, "on cancel")), loadline.Source{})
	}
	n := rapid.IntRange(1, 14).Draw(t, "transactions")
	for i := range n {
		c.Transactions = append(c.Transactions, happening(t, i))
	}
	return c
}

func day(t *rapid.T, label string) loadline.Date {
	return loadline.DateOf(2020, 1, 1).AddDays(rapid.IntRange(0, 12).Draw(t, label) * 100)
}

func happening(t *rapid.T, i int) loadline.Transaction {
	e := loadline.Event{ID: fmt.Sprintf("t%02d", i), Date: day(t, "date")}
	sec := rapid.SampledFrom([]string{"s1", "s2", "s3", "s4", "s5", "s6", "s7"})
	qty := func() loadline.Shares {
		return loadline.WholeShares(rapid.SampledFrom([]int64{0, 1, 3, 10, 10, 10, 20, 50, -4}).Draw(t, "quantity"))
	}
	class := rapid.SampledFrom([]string{"C", "A", "C", "A", "X"}).Draw(t, "class")
	own := fmt.Sprintf("s%d", i)
	if rapid.IntRange(0, 15).Draw(t, "own id") == 15 {
		own = "s3" // two issuances of one id
	}
	is := loadline.Issued{Event: e, SecurityID: own, StakeholderID: rapid.SampledFrom([]string{"ann", "bob", "eve"}).Draw(t, "holder")}
	terms := rapid.SampledFrom([]string{"", "", "four-years", "gone"}).Draw(t, "terms")
	cl := loadline.Closing{Event: e, SecurityID: sec.Draw(t, "security")}
	if rapid.Bool().Draw(t, "has results") {
		cl.ResultIDs = []string{sec.Draw(t, "result")}
	}
	if rapid.IntRange(0, 3).Draw(t, "has balance") == 0 {
		cl.BalanceID = sec.Draw(t, "balance")
	}
	switch rapid.IntRange(0, 3).Draw(t, "quantity said") {
	case 0:
		cl.Quantity = loadline.SayNone[loadline.Shares](loadline.Source{})
	case 1, 2:
		cl.Quantity = loadline.Say(qty(), loadline.Source{})
	}
	switch rapid.SampledFrom([]int{0, 0, 0, 0, 0, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18}).Draw(t, "kind") {
	case 0:
		return &loadline.StockIssuance{Issued: is, StockClassID: class, Quantity: qty(), VestingTermsID: terms}
	case 1:
		g := &loadline.GrantIssuance{Issued: is, StockPlanID: rapid.SampledFrom([]string{"P", "P", ""}).Draw(t, "plan"), StockClassID: "C", Quantity: qty(), VestingTermsID: terms,
			Compensation: loadline.Compensation(rapid.IntRange(0, 3).Draw(t, "compensation")), Expires: loadline.SayNone[loadline.Date](loadline.Source{})}
		if rapid.Bool().Draw(t, "early said") {
			g.EarlyExercisable = loadline.Say(rapid.Bool().Draw(t, "early"), loadline.Source{})
		}
		return g
	case 2:
		return &loadline.WarrantIssuance{Issued: is, StockClassID: rapid.SampledFrom([]string{class, ""}).Draw(t, "over"), Quantity: loadline.Exactly(qty().Ratio())}
	case 3:
		return &loadline.ConvertibleIssuance{Issued: is, Kind: loadline.SAFE, Investment: loadline.MoneyOf(qty().Ratio(), "USD")}
	case 4, 5:
		return &loadline.Transfer{Closing: cl}
	case 6:
		return &loadline.Cancellation{Closing: cl}
	case 7:
		return &loadline.Retraction{Closing: cl}
	case 8:
		return &loadline.Repurchase{Closing: cl}
	case 9:
		return &loadline.Conversion{Closing: cl}
	case 10:
		return &loadline.Exercise{Closing: cl}
	case 11:
		return &loadline.Reissuance{Closing: cl, SplitID: rapid.SampledFrom([]string{"", "t03"}).Draw(t, "split")}
	case 12:
		return &loadline.Split{Event: e, StockClassID: class, Ratio: loadline.Frac(rapid.Int64Range(0, 4).Draw(t, "split"), 2)}
	case 13:
		return &loadline.Consolidation{Event: e, SecurityIDs: []string{sec.Draw(t, "first"), sec.Draw(t, "second")}, ResultID: sec.Draw(t, "result")}
	case 14:
		return &loadline.PoolAdjustment{Event: e, StockPlanID: "P", Reserved: qty()}
	case 15:
		return &loadline.ReturnToPool{Event: e, SecurityID: cl.SecurityID, StockPlanID: "P", Quantity: qty()}
	case 16:
		return &loadline.VestingStart{Event: e, SecurityID: cl.SecurityID, ConditionID: "start"}
	case 17:
		return &loadline.VestingAcceleration{Event: e, SecurityID: cl.SecurityID, Quantity: qty()}
	}
	return &loadline.StatusChange{Event: e, StakeholderID: is.StakeholderID, Status: rapid.SampledFrom([]string{"TERMINATION_VOLUNTARY_OTHER", "ACTIVE"}).Draw(t, "status")}
}

func byHolder(s Security) (string, bool) { return s.StakeholderID, true }

var everything = Definition{Grants: true, Warrants: true, UnissuedPool: true, Convertibles: true}

// numbers lists all figures of a day by name.
func numbers(h *Holdings, def Definition) map[string]loadline.Number {
	out := map[string]loadline.Number{}
	t := h.Totals(def, byHolder)
	for m := range measures {
		for i, g := range t.Groups {
			out[fmt.Sprint(g.Key, " ", m)] = g.Of(Measure(m))
			out[fmt.Sprint("fraction ", g.Key, " ", m)] = t.Fraction(i, Measure(m))
		}
		out[fmt.Sprint("total ", m)] = t.Total.Of(Measure(m))
	}
	for _, p := range h.Positions(def) {
		for name, n := range map[string]loadline.Number{"issued": p.Issued, "outstanding": p.Outstanding, "vested": p.Vested, "unvested": p.Unvested,
			"exercisable": p.Exercisable, "converted": p.AsConverted, "diluted": p.FullyDiluted, "votes": p.Votes, "voted": p.VotesAsConverted, "invested": p.Invested} {
			if other, twice := out[p.SecurityID+" "+name]; twice { // two issuances of one id
				n = n.Add(other)
			}
			out[p.SecurityID+" "+name] = n
		}
	}
	for _, p := range h.Plans {
		for name, n := range map[string]loadline.Number{"reserved": p.Reserved, "used": p.Used, "available": p.Available, "overdrawn": p.Overdrawn, "outstanding": p.Outstanding} {
			out["plan "+p.PlanID+" "+name] = n
		}
	}
	for _, c := range h.Classes {
		out["class "+c.ClassID] = c.Outstanding
	}
	return out
}

func show(ns map[string]loadline.Number) string {
	keys := make([]string, 0, len(ns))
	for k := range ns {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	text := ""
	for _, k := range keys {
		text += k + " = " + bounds(ns[k]) + "\n"
	}
	return text
}

func TestNothingIsEverNegativeAndBoundsAreInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, _ := New(world(t))
		for _, d := range append(l.Dates(), 0) {
			for name, n := range numbers(l.On(d), everything) {
				if len(name) > 8 && name[:8] == "fraction" && n.Lo == nil && n.Hi == nil {
					continue // of nothing
				}
				if n.Lo == nil || n.Lo.Sign() < 0 || n.Hi != nil && n.Hi.Cmp(*n.Lo) < 0 {
					t.Fatalf("on %v: %s is %s", d, name, bounds(n))
				}
				if !n.Known() && len(n.Open) == 0 {
					t.Fatalf("on %v: %s is %s without a question", d, name, bounds(n))
				}
			}
		}
	})
}

func TestOwnershipSumsToOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, _ := New(world(t))
		h := l.On(day(t, "asked"))
		tot := h.Totals(everything, byHolder)
		for m := range measures {
			sum, exact := loadline.Exactly(loadline.Ratio{}), true
			for i := -1; i < len(tot.Groups); i++ {
				f := tot.Fraction(i, Measure(m))
				if f.Lo == nil {
					return // of nothing
				}
				sum, exact = sum.Add(f), exact && f.Known()
			}
			one := loadline.Int(1)
			if exact && Measure(m) != VotesAsConverted && !sum.Lo.Equal(one) || sum.Lo.Cmp(one) > 0 || sum.Hi.Cmp(one) < 0 {
				t.Fatalf("measure %d: fractions add up to %s", m, bounds(sum))
			}
		}
	})
}

func TestTheOrderOfTheFileDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := world(t)
		shuffled := *c
		shuffled.Transactions = slices.Clone(c.Transactions)
		rand.New(rand.NewSource(rapid.Int64().Draw(t, "seed"))).Shuffle(len(shuffled.Transactions), func(i, j int) {
			shuffled.Transactions[i], shuffled.Transactions[j] = shuffled.Transactions[j], shuffled.Transactions[i]
		})
		l, _ := New(c)
		m, _ := New(&shuffled)
		for _, d := range append(l.Dates(), 0) {
			a, b := show(numbers(l.On(d), everything)), show(numbers(m.On(d), everything))
			if a != b {
				t.Fatalf("on %v: %s", d, differing(a, b))
			}
		}
	})
}

// differing are the lines of a that b has otherwise.
func differing(a, b string) (out []string) {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range x {
		if i >= len(y) || x[i] != y[i] {
			out = append(out, x[i])
			if i < len(y) {
				out = append(out, "shuffled "+y[i])
			}
		}
	}
	return out
}

// within says whether n lies inside m.
func within(n, m loadline.Number) bool {
	return (m.Lo == nil || n.Lo != nil && n.Lo.Cmp(*m.Lo) >= 0) && (m.Hi == nil || n.Hi != nil && n.Hi.Cmp(*m.Hi) <= 0)
}

// forget leaves out one attribute that was stated, and says which.
func forget(t *rapid.T, c *loadline.Company) (*loadline.Company, string) {
	out := *c
	out.Classes, out.Plans = slices.Clone(c.Classes), slices.Clone(c.Plans)
	out.Transactions = slices.Clone(c.Transactions)
	what := rapid.SampledFrom([]string{"votes", "ratio", "ratio follows", "plan follows", "on cancel", "reserve", "early", "expiry", "quantity", "terms", "plan"}).Draw(t, "forgotten")
	switch what {
	case "votes":
		out.Classes[rapid.IntRange(0, 1).Draw(t, "of")].VotesPerShare = loadline.Number{}
	case "ratio", "ratio follows":
		r := slices.Clone(c.Classes[1].Conversions)
		if what == "ratio" {
			r[0].Ratio = loadline.Number{}
		}
		r[0].FollowsSplit = loadline.CannotTell
		out.Classes[1].Conversions = r
	case "plan follows":
		out.Plans[0].FollowsSplit = loadline.CannotTell
	case "on cancel":
		out.Plans[0].OnCancel = loadline.Stated[loadline.Cancelled]{}
	case "reserve":
		out.Plans[0].Reserved = loadline.Number{}
	case "plan":
		if slices.ContainsFunc(c.Transactions, func(tx loadline.Transaction) bool {
			g, is := tx.(*loadline.GrantIssuance)
			return is && g.StockPlanID == "P"
		}) { // a plan that nothing names any more is not an attribute left out
			out.Plans = nil
		}
	case "terms":
		out.Vesting = nil
	default:
		for i := range out.Transactions {
			out.Transactions[i] = forgetIn(out.Transactions[i], what)
		}
	}
	return &out, what
}

func forgetIn(tx loadline.Transaction, what string) loadline.Transaction {
	switch x := tx.(type) {
	case *loadline.GrantIssuance:
		g := *x
		if what == "early" {
			g.EarlyExercisable = loadline.Stated[bool]{}
		}
		if what == "expiry" {
			g.Expires = loadline.Stated[loadline.Date]{}
		}
		return &g
	case *loadline.Cancellation:
		if what == "quantity" && x.BalanceID == "" {
			y := *x
			y.Quantity = loadline.Stated[loadline.Shares]{}
			return &y
		}
	}
	return tx
}

func TestOmittingAnAttributeOnlyWidens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := world(t)
		less, what := forget(t, c)
		l, _ := New(c)
		m, _ := New(less)
		for _, d := range append(l.Dates(), 0) {
			full, open := numbers(l.On(d), everything), numbers(m.On(d), everything)
			for name, n := range full {
				wide, there := open[name]
				if !there && n.Known() && n.Lo.Sign() == 0 {
					continue
				}
				if n.Lo == nil && n.Hi == nil {
					continue // a fraction of nothing; of something unknown it may be known
				}
				if !there || !within(n, wide) {
					t.Fatalf("without %s, on %v: %s is %s, and was %s", what, d, name, bounds(wide), bounds(n))
				}
			}
		}
	})
}

// Bounds over units are those over every combination of answers: none is left out, and where a unit is small none is
// added.
func TestBoundsAreThoseOfAllReadings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, _ := New(world(t))
		if len(l.choices) == 0 || len(l.choices) > 8 {
			return
		}
		h := l.On(day(t, "asked"))
		tot := h.Totals(Definition{Grants: true, Warrants: true}, byHolder)
		lo, hi := map[string]loadline.Ratio{}, map[string]loadline.Ratio{}
		for mask := range 1 << len(l.choices) {
			run := map[string]loadline.Ratio{}
			f := l.folder(h.AsOf)
			for i := range f.answers {
				f.answers[i] = uint8(mask >> i & 1)
			}
			for i := range l.secs {
				if st := f.fold(int32(i)); st.there && l.secs[i].kind == KindStock {
					if !st.out.exact() {
						return // a quantity left open is another matter
					}
					key := l.security(int32(i)).StakeholderID
					run[key] = run[key].Add(st.out.lo)
				}
			}
			for _, key := range []string{"ann", "bob", "eve"} {
				if mask == 0 {
					lo[key], hi[key] = run[key], run[key]
				}
				lo[key], hi[key] = lo[key].Min(run[key]), hi[key].Max(run[key])
			}
		}
		for _, g := range tot.Groups {
			want := loadline.Between(lo[g.Key], hi[g.Key])
			if small := len(l.choices) <= mostChoices; !within(want, g.Outstanding) || small && !within(g.Outstanding, want) {
				t.Fatalf("on %v: %s holds %s, over all readings %s", h.AsOf, g.Key, bounds(g.Outstanding), bounds(want))
			}
		}
	})
}

// sound keeps of a world what makes sense on every day by itself: no result older than its event, nothing named that
// is not there yet.
func sound(c *loadline.Company) {
	date := map[string]loadline.Date{}
	slices.SortStableFunc(c.Transactions, func(x, y loadline.Transaction) int { return cmp.Compare(x.Base().Date, y.Base().Date) })
	issued := map[string]bool{}
	c.Transactions = slices.DeleteFunc(c.Transactions, func(tx loadline.Transaction) bool {
		var is *loadline.Issued
		switch x := tx.(type) {
		case *loadline.StockIssuance:
			is = &x.Issued
		case *loadline.GrantIssuance:
			is = &x.Issued
		case *loadline.WarrantIssuance:
			is = &x.Issued
		case *loadline.ConvertibleIssuance:
			is = &x.Issued
		default:
			return false
		}
		again := issued[is.SecurityID]
		if issued[is.SecurityID] = true; !again {
			date[is.SecurityID] = is.Date
		}
		return again
	})
	c.Transactions = slices.DeleteFunc(c.Transactions, func(tx loadline.Transaction) bool {
		if namesNoClass(tx) {
			return true
		}
		cl, _, ok := closingOf(tx)
		if !ok {
			_, consolidates := tx.(*loadline.Consolidation)
			_, starts := tx.(*loadline.VestingStart)
			return consolidates || starts
		}
		for _, id := range append(slices.Clone(cl.ResultIDs), cl.BalanceID) {
			if id != "" && (date[id] == 0 || date[id] != cl.Date) {
				return true
			}
		}
		return date[cl.SecurityID] == 0 || date[cl.SecurityID] > cl.Date
	})
}

// namesNoClass says whether a transaction names the class that is not there: once named, a right that names no class may
// be over it.
func namesNoClass(tx loadline.Transaction) bool {
	switch x := tx.(type) {
	case *loadline.StockIssuance:
		return x.StockClassID == "X"
	case *loadline.WarrantIssuance:
		return x.StockClassID == "X"
	case *loadline.Split:
		return x.StockClassID == "X"
	}
	return false
}

func TestADayIsFoldedFromWhatWasRecordedByThen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := world(t)
		sound(c)
		l, _ := New(c)
		d := day(t, "asked")
		by := *c
		by.Transactions = slices.DeleteFunc(slices.Clone(c.Transactions), func(tx loadline.Transaction) bool { return tx.Base().Date > d })
		m, _ := New(&by)
		a, b := numbers(l.On(d), Definition{}), numbers(m.On(d), Definition{})
		for name, n := range b {
			if full := a[name]; name[:5] != "class" && name[:4] != "plan" && bounds(full) != bounds(n) {
				t.Fatalf("on %v: %s is %s, from what was recorded by then %s", d, name, bounds(full), bounds(n))
			}
		}
	})
}

func TestSplitsMultiplyTheClassAndKeepFractions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := world(t)
		sound(c)
		c.Transactions = slices.DeleteFunc(c.Transactions, func(tx loadline.Transaction) bool {
			_, is := tx.(*loadline.Split)
			return is
		})
		d := loadline.DateOf(2024, 1, 1)
		ratio := loadline.Frac(rapid.Int64Range(1, 9).Draw(t, "new"), rapid.Int64Range(1, 9).Draw(t, "old"))
		l, _ := New(c)
		split := *c
		split.Transactions = append(slices.Clone(c.Transactions), &loadline.Split{Event: loadline.Event{ID: "split", Date: d}, StockClassID: "C", Ratio: ratio})
		m, _ := New(&split)
		onlyC := func(s Security) (string, bool) { return s.StakeholderID, s.ClassID == "C" && s.Kind == KindStock }
		before, after := l.On(d).Totals(Definition{}, onlyC), m.On(d).Totals(Definition{}, onlyC)
		if want := before.Total.Outstanding.Mul(loadline.Exactly(ratio)); bounds(want) != bounds(after.Total.Outstanding) {
			t.Fatalf("%s became %s in a split of %v", bounds(before.Total.Outstanding), bounds(after.Total.Outstanding), ratio)
		}
		for i := range before.Groups {
			if a, b := bounds(before.Fraction(i, Outstanding)), bounds(after.Fraction(i, Outstanding)); a != b {
				t.Fatalf("%s owned %s of the class, and %s after the split", before.Groups[i].Key, a, b)
			}
		}
	})
}

func TestATransferConserves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.Int64Range(1, 1000).Draw(t, "held")
		part := rapid.Int64Range(1, all).Draw(t, "part")
		issued, dated, event := day(t, "issued"), day(t, "dated"), day(t, "event")
		is := func(id, who string, d loadline.Date, n int64) loadline.Transaction {
			return &loadline.StockIssuance{Issued: loadline.Issued{Event: loadline.Event{ID: id, Date: d}, SecurityID: id, StakeholderID: who}, StockClassID: "C", Quantity: loadline.WholeShares(n)}
		}
		c := &loadline.Company{Classes: []loadline.StockClass{{ID: "C"}}, Transactions: []loadline.Transaction{is("s", "ann", issued, all), is("r", "bob", dated, part),
			&loadline.Transfer{Closing: loadline.Closing{Event: loadline.Event{ID: "x", Date: max(event, issued)}, SecurityID: "s", ResultIDs: []string{"r"}, Quantity: loadline.Say(loadline.WholeShares(part), loadline.Source{})}}}}
		if dated > max(event, issued) || dated < issued {
			return // between the event and a later certificate the shares are nobody's, as recorded
		}
		l, _ := New(c)
		for d := issued; d <= max(event, issued)+100; d += 100 {
			if n := l.On(d).Classes[0].Outstanding; bounds(n) != fmt.Sprint(all) {
				t.Fatalf("on %v the class holds %s of %d", d, bounds(n), all)
			}
		}
	})
}

// A kind of transaction that nobody foresaw must not be skipped in silence.
func TestANewKindOfTransactionIsNoticed(t *testing.T) {
	type invented struct{ loadline.Transaction }
	fake := invented{&loadline.Acceptance{}}
	noticed := func(name string, f func()) {
		defer func() {
			if r := recover(); r == nil {
				t.Errorf("%s let a new kind pass", name)
			}
		}()
		f()
	}
	noticed("New", func() { New(&loadline.Company{Transactions: []loadline.Transaction{fake}}) })
	noticed("Trace", func() {
		l, _ := New(&loadline.Company{})
		(&tracer{l: l}).concerns(fake)
	})
	noticed("the successors of an event", func() {
		l := &Ledger{company: &loadline.Company{Transactions: []loadline.Transaction{fake}}}
		l.successors(&closing{})
	})
	noticed("the issuance of a security", func() {
		l := &Ledger{company: &loadline.Company{Transactions: []loadline.Transaction{fake}}}
		l.issued(&security{})
	})
}
