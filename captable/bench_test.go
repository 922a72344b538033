package captable

import (
	"fmt"
	"math/rand"
	"runtime"
	"strconv"
	"syscall"
	"testing"
	"time"

	"loadline"
)

// large makes a sound company of about n transactions over ten years: stock issued and transferred, options granted under
// a schedule, exercised and cancelled.
func large(n, holders int) *loadline.Company {
	rng := rand.New(rand.NewSource(1))
	c := &loadline.Company{Vesting: []loadline.VestingTerms{fourYears(loadline.CumulativeRoundDown)}}
	one := loadline.Exactly(loadline.Int(1))
	c.Classes = []loadline.StockClass{
		{ID: "common", VotesPerShare: one, Authorized: loadline.Say(loadline.WholeShares(1<<50), loadline.Source{})},
		{ID: "preferred", VotesPerShare: one, Conversions: []loadline.ConversionRight{{IntoClassID: "common", Ratio: loadline.Exactly(loadline.Frac(3, 2)), FollowsSplit: loadline.Yes}}}}
	c.Plans = []loadline.StockPlan{{ID: "plan", ClassIDs: []string{"common"}, Reserved: loadline.Exactly(loadline.Int(1 << 40)), OnCancel: loadline.Say(loadline.ReturnsToPool, loadline.Source{}), FollowsSplit: loadline.Yes}}
	for i := range holders {
		c.Stakeholders = append(c.Stakeholders, loadline.Stakeholder{ID: "holder-" + strconv.Itoa(i), LegalName: "Holder " + strconv.Itoa(i)})
	}
	id, secs := 0, 0
	event := func(d loadline.Date) loadline.Event {
		id++
		return loadline.Event{ID: fmt.Sprintf("transaction-%08d", id), Date: d}
	}
	issued := func(d loadline.Date) loadline.Issued {
		secs++
		return loadline.Issued{Event: event(d), SecurityID: fmt.Sprintf("security-%08d-of-the-company", secs), CustomID: "CS-" + strconv.Itoa(secs), StakeholderID: "holder-" + strconv.Itoa(rng.Intn(holders))}
	}
	stock := func(d loadline.Date, q int64, class string) string {
		s := &loadline.StockIssuance{Issued: issued(d), StockClassID: class, Quantity: loadline.WholeShares(q)}
		c.Transactions = append(c.Transactions, s)
		return s.SecurityID
	}
	first := loadline.DateOf(2015, 1, 1)
	for len(c.Transactions) < n {
		d := first.AddDays(len(c.Transactions) * 3650 / n)
		switch rng.Intn(4) {
		case 0:
			stock(d, 1000+rng.Int63n(1000), []string{"common", "preferred"}[rng.Intn(2)])
		case 1:
			s := stock(d, 1000, "common")
			later := d.AddDays(rng.Intn(300))
			c.Transactions = append(c.Transactions, &loadline.Transfer{Closing: loadline.Closing{Event: event(later), SecurityID: s, Quantity: loadline.Say(loadline.WholeShares(400), loadline.Source{}),
				ResultIDs: []string{stock(later, 400, "common")}, BalanceID: stock(later, 600, "common")}})
		case 2:
			g := grant(c, issued(d), 4800)
			c.Transactions = append(c.Transactions, &loadline.VestingStart{Event: event(d), SecurityID: g, ConditionID: "start"})
			later := d.AddDays(400)
			c.Transactions = append(c.Transactions, &loadline.Exercise{Closing: loadline.Closing{Event: event(later), SecurityID: g, Quantity: loadline.Say(loadline.WholeShares(500), loadline.Source{}), ResultIDs: []string{stock(later, 500, "common")}}})
		case 3:
			g := grant(c, issued(d), 4800)
			c.Transactions = append(c.Transactions, &loadline.VestingStart{Event: event(d), SecurityID: g, ConditionID: "start"})
			c.Transactions = append(c.Transactions, &loadline.Cancellation{Closing: loadline.Closing{Event: event(d.AddDays(200)), SecurityID: g, Quantity: loadline.SayNone[loadline.Shares](loadline.Source{})}})
		}
	}
	return c
}

func grant(c *loadline.Company, is loadline.Issued, q int64) string {
	c.Transactions = append(c.Transactions, &loadline.GrantIssuance{Issued: is, StockPlanID: "plan", Quantity: loadline.WholeShares(q), VestingTermsID: "four-years",
		EarlyExercisable: loadline.Say(false, loadline.Source{}), Expires: loadline.SayNone[loadline.Date](loadline.Source{})})
	return is.SecurityID
}

func benchmark(b *testing.B, n, holders int, run func(c *loadline.Company, l *Ledger)) {
	c := large(n, holders)
	l, diags := New(c)
	if diags.HasErrors() {
		b.Fatal(diags[0])
	}
	measure(b, func() { run(c, l) })
}

// measure reports processor time beside wall time: the machine is shared.
func measure(b *testing.B, run func()) {
	start := processor()
	for b.Loop() {
		run()
	}
	b.ReportMetric(float64((processor()-start).Milliseconds())/float64(b.N), "cpu-ms/op")
}

func processor() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func BenchmarkNewOf1M(b *testing.B) {
	benchmark(b, 1_000_000, 20_000, func(c *loadline.Company, _ *Ledger) { New(c) })
}

func BenchmarkOnOf1M(b *testing.B) {
	benchmark(b, 1_000_000, 20_000, func(_ *loadline.Company, l *Ledger) { l.On(loadline.DateOf(2022, 6, 1)) })
}

func BenchmarkTotalsByHolderOf1M(b *testing.B) {
	c := large(1_000_000, 20_000)
	l, _ := New(c)
	h := l.On(loadline.DateOf(2022, 6, 1))
	measure(b, func() { h.Totals(FullyDilutedByDefault(), byHolder) })
}

func BenchmarkAllOf300(b *testing.B) {
	benchmark(b, 300, 40, func(c *loadline.Company, _ *Ledger) {
		l, _ := New(c)
		l.On(0).Totals(FullyDilutedByDefault(), byHolder)
	})
}

// Generous limits, so that a busy machine does not fail; a tenfold loss of speed does.
func TestSpeedAndMemoryStayInBounds(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	small := large(300, 40)
	start := time.Now()
	for range 20 {
		l, _ := New(small)
		l.On(0)
	}
	if d := time.Since(start) / 20; d > 20*time.Millisecond {
		t.Errorf("300 transactions take %v", d)
	}
	c := large(100_000, 5_000)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start = time.Now()
	l, diags := New(c)
	h := l.On(0)
	took := time.Since(start)
	runtime.GC()
	runtime.ReadMemStats(&after)
	if len(diags) > 0 {
		t.Errorf("the generated company is not sound: %v", diags[0])
	}
	if took > 4*time.Second {
		t.Errorf("100,000 transactions take %v", took)
	}
	if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 50<<20 {
		t.Errorf("100,000 transactions hold %d MB", grown>>20)
	}
	runtime.KeepAlive(h)
	runtime.KeepAlive(c)
}
