package deals_test

import (
	"slices"
	"strings"
	"testing"

	"loadline"
	"loadline/deals"
)

// What a sheet leaves open is answered for every reading, with the words that would settle it.
func TestWhatIsNotStatedIsReadInEveryWay(t *testing.T) {
	const company = `
		class common
		plan pool reserved 1000000
		shares founders common 9000000
		cash lead 5000000
	`
	for _, c := range []struct {
		name, sheet string
		readings    int
		asks        string // of the choices; empty: none
	}{
		{"nothing is open", "round pre 20000000 poolin yes\npool add 1000", 1, ""},
		{"the pool inside or outside", "round pre 20000000\npool add 1000", 2, "inside its pre-money"},
		{"a pool that is not topped up", "round pre 20000000", 1, ""},
		{"of which shares", "round pre 20000000 poolin yes\npool fraction 0.2 counts unissued", 2, "Of which shares"},
		{"what counts: nothing was granted", "round pre 20000000 poolin yes\npool fraction 0.2 of post_money", 1, ""},
		{"what counts", "options team 400000\nround pre 20000000 poolin yes\npool fraction 0.2 of post_money", 2, "what was granted"},
		{"the convention of what converts", "safe s ann 100000 cap 5000000 is post_money\nround pre 20000000", 3, "stand to the pre-money"},
		{"where the price is stated it hangs on nothing", "safe s ann 100000 cap 5000000 is post_money\nround price 2", 1, ""},
		{"a cap of either kind", "safe s ann 100000 cap 5000000\nround price 2", 2, "post-money) or before"},
		{"a cap that does not bind", "safe s ann 100000 cap 50000000\nround price 2", 1, ""},
		{"a threshold", "note n ann 100000\nround price 2", 2, "From which new money"},
		{"a threshold that the round reaches", "note n ann 100000 qualified 5000000\nround price 2", 1, ""},
		{"one that it does not", "note n ann 100000 qualified 5000001\nround price 2", 1, ""},
		{"interest", "note n ann 100000 qualified none interest 0.08 compounds simple date 2025-05-01 due 2027-01-01\nround price 2 rounding exact", 3, "day count"},
		{"interest on interest, within a year", "note n ann 100000 qualified none interest 0.08 days actual_365 date 2026-05-01 due 2027-01-01\nround price 2", 1, ""},
		{"past maturity", "note n ann 100000 qualified none due 2026-10-31\nround price 2", 2, "past its maturity"},
		{"past maturity, and listed", "note n ann 100000 qualified none due 2026-10-31\nround price 2 converts n", 1, ""},
		{"most favoured, where later terms are better", "safe s ann 100000 mfn ?\nsafe t bob 100000 cap 5000000 is post_money\nround price 2", 2, "most favoured"},
		{"most favoured, where they are not", "safe s ann 100000 cap 4000000 is post_money mfn ?\nsafe t bob 100000 cap 5000000 is post_money\nround price 2", 1, ""},
		{"protection in a down round", "class a oip 3 protected ? pays no\nshares fund a 1000000\nround price 2", 3, "How are preferred classes"},
		{"protection in an up round", "class a oip 1 protected ? pays no\nshares fund a 1000000\nround price 2", 1, ""},
		{"its base", "class a oip 3 protected narrow pays no\nshares fund a 1000000\nround price 2", 3, "count as outstanding"},
		{"pay-to-play", "class a oip 1 protected none pays ?\nshares fund a 1000000\nround price 2", 2, "pay-to-play"},
		{"pay-to-play of who pays", "class a oip 1 protected none pays ?\nshares lead a 1000000\nround price 2", 1, ""},
		{"of who pays a part", "class a oip 1 protected none pays yes\nshares fund a 1000000\ncash fund 1000000\nround price 2", 2, "all shares converted"},
	} {
		s := write(t, company+c.sheet)
		got := s.close()
		hold(t, s.c, got)
		var asked []string
		for _, r := range got.Readings {
			for _, x := range r.Choices {
				asked = append(asked, x.Settles.String())
			}
		}
		if len(got.Readings) != c.readings || len(got.Open) > 0 || c.asks == "" && len(asked) > 0 || !strings.Contains(strings.Join(asked, "\n"), c.asks) {
			t.Errorf("%s: %d readings, not %d; open %v; asked %q; problems %v", c.name, len(got.Readings), c.readings, got.Open, asked, got.Problems)
		}
	}
}

// What no reading can stand in for is asked, and a round that cannot be has a letter.
func TestRoundsThatHaveNoAnswer(t *testing.T) {
	const company = `
		class common
		plan pool reserved 1000000
		shares founders common 9000000
	`
	for _, c := range []struct{ name, sheet, code, asks string }{
		{"no price", "cash lead 5000000\nround counts pre_money", "round-unpriced", "pre-money, post-money or price"},
		{"price and pre-money that differ", "cash lead 5000000\nround pre 20000000 price 3", "round-contradictory", ""},
		{"pre-money and post-money that differ", "cash lead 5000000\nround pre 20000000 post 26000000", "round-contradictory", ""},
		{"more money than post-money", "cash lead 5000000\nround post 5000000", "round-contradictory", ""},
		{"a pre-money below nothing", "cash lead 5000000\nround pre -1", "round-contradictory", ""},
		{"a payment below nothing", "cash lead -5\nround pre 20000000", "round-contradictory", ""},
		{"parts of the whole", "part lead 1\nround pre 20000000", "round-contradictory", ""},
		{"a discount of the whole", "cash lead 5000000\nsafe s ann 100000 discount 1\nround price 2", "round-contradictory", ""},
		{"a pool of all", "cash lead 5000000\nround price 2\npool fraction 1 of post_money counts all", "round-contradictory", ""},
		{"two pools in one", "cash lead 5000000\nround price 2\npool fraction 0.1 of post_money counts all\npool add 5", "round-contradictory", ""},
		{"a pool that cannot be met", "cash lead 5000000\nround pre 1000000 poolin yes\npool fraction 0.5 of post_money counts unissued", "round-overfull", ""},
		{"what converts is the whole valuation", "cash lead 5000000\nsafe s ann 2000000 discount 0.2\nround pre 2000000 counts percent_ownership", "round-overfull", ""},
		{"caps of the whole company", "cash lead 5000000\nsafe s ann 5000000 cap 4000000 is post_money\nround pre 20000000 counts percent_ownership", "round-overfull", ""},
		{"a cap that nobody stated", "cash lead 5000000\nsafe s ann 100000 cap ?\nround price 2", "", "valuation cap of s"},
		{"what does not exist converts", "cash lead 5000000\nround price 2 converts x", "", "Which SAFE or note is x"},
	} {
		s := write(t, company+c.sheet)
		got := s.close()
		var codes, asks []string
		for _, p := range got.Problems {
			codes = append(codes, string(p.Code))
		}
		for _, u := range got.Open {
			asks = append(asks, u.Question)
		}
		if len(got.Readings) > 0 || c.code != "" && !slices.Contains(codes, c.code) || c.code == "" && len(codes) > 0 || !strings.Contains(strings.Join(asks, "\n"), c.asks) || c.asks == "" && len(asks) > 0 {
			t.Errorf("%s: %d readings, letters %v, open %q", c.name, len(got.Readings), codes, asks)
		}
	}
	full := write(t, "class common authorized 9500000\n"+strings.ReplaceAll(company, "class common\n", "")+"safe s ann 2000000\ncash lead 5000000\nround price 2")
	full.r.ClassID = "common"
	full.c.Rounds[0].ClassID = "common"
	if got := full.close(); len(got.Problems) != 1 || got.Problems[0].Code != loadline.IssuedAboveAuthorized || len(got.Readings) != 1 {
		t.Errorf("%d readings, %v", len(got.Readings), got.Problems)
	}
	s := write(t, company+"cash lead 5000000\nnote n ann 100000 qualified none due 2026-10-31\nround price 2 converts n")
	got := s.close()
	if len(got.Readings) != 1 || len(got.Problems) != 1 || got.Problems[0].Code != "note-past-maturity" || got.Problems.HasErrors() {
		t.Errorf("%d readings, %v", len(got.Readings), got.Problems)
	}
}

// Nobody passes on what it does not have: the round cannot close so, neither with one share too many nor with a class of which the
// seller has none. What pay-to-play leaves to a seller in one reading alone closes in that one, with a warning.
func TestASaleOfMoreThanTheSellerHas(t *testing.T) {
	const company = "class common\nclass a oip 1 protected none pays no\nshares ann common 6000000\nshares fund a 4000000\ncash lead 5000000\nround price 2\n"
	for _, sale := range []string{"sale ann lead common 6000001 at 1.50", "sale ann lead a 1 at 1.50", "sale ann lead common 6000000\nsale ann lead common 1"} {
		got := write(t, company+sale).close()
		if len(got.Readings) != 0 || len(got.Problems) != 1 || got.Problems[0].Code != loadline.MoreThanHeld || !got.Problems.HasErrors() {
			t.Errorf("%s: %d readings, %v", sale, len(got.Readings), got.Problems)
		}
	}
	write(t, company+"sale ann lead common 6000000").only()
	got := write(t, strings.Replace(company, "pays no", "pays ?", 1)+"sale fund lead a 4000000").close()
	if len(got.Readings) != 1 || len(got.Readings[0].Forced) != 0 || len(got.Problems) != 1 || got.Problems[0].Code != loadline.MoreThanHeld || got.Problems.HasErrors() {
		t.Errorf("%d readings, %v", len(got.Readings), got.Problems)
	}
}

// By hand: $3m at $20m before, 11m shares beside 2m of a ratcheted series that paid $4.00. On top of the pre-money a share costs 20/13,
// the series converts at that, and the new money has 1.95m of 18.15m. Inside it the series is worth the 8m that it paid, 11m shares
// the other 12m, and the new money has 3/23.
func TestProtectionInsideThePreMoney(t *testing.T) {
	const text = `
		class common
		shares founders common 11000000
		class a oip 4 protected ratchet pays no
		shares fund a 2000000
		cash lead 3000000
		round pre 20000000 rounding exact`
	s := write(t, text)
	got := s.close()
	hold(t, s.c, got)
	if len(got.Readings) != 2 || len(got.Readings[0].Choices) != 1 || !strings.Contains(got.Readings[0].Choices[0].Settles.String(), "Is what protection adds inside the pre-money") {
		t.Fatalf("%d readings, open %v", len(got.Readings), got.Open)
	}
	for i, said := range []string{"no", "yes"} {
		price, part := [...]string{"20/13", "12/11"}[i], [...]string{"39/363", "3/23"}[i]
		for _, r := range []*deals.ClosedReading{&got.Readings[i], write(t, text+" protectionin "+said).only()} {
			lead := slices.IndexFunc(r.Diluted, func(d deals.Diluted) bool { return d.StakeholderID == "lead" })
			if !r.Price.Equal(s.num(price)) || !r.Diluted[lead].After.Equal(s.num(part)) || !r.PreMoney.Equal(s.num("20000000")) {
				t.Errorf("%s: %v for %v, not %s for %s; pre-money %v", said, r.Price, r.Diluted[lead].After, price, part, r.PreMoney)
			}
		}
	}
	// At a price that nothing is measured on, and where nothing is adjusted, it is not asked.
	write(t, strings.Replace(text, "pre 20000000", "price 2", 1)).only()
	write(t, strings.Replace(text, "pre 20000000", "pre 80000000", 1)).only()
}

// Several that are stated and agree leave out the readings that they contradict: $20m before, at $2.00 a share, are 10m shares, so
// that what converts is not among them.
func TestWhatIsStatedTwiceSettlesTheConvention(t *testing.T) {
	got := write(t, `
		class common
		shares founders common 10000000
		safe s ann 100000 cap 5000000 is post_money
		cash lead 5000000
		round pre 20000000 price 2 rounding exact
	`).close()
	if len(got.Readings) != 1 || got.Problems.HasErrors() || !strings.Contains(got.Readings[0].Choices[0].Says.String(), "on top of the pre-money") {
		t.Errorf("%d readings, %v", len(got.Readings), got.Problems)
	}
}

// By hand. A most favoured SAFE of $1m without a cap takes the package of a later one: post-money cap $10m, 10% of 10m/(1-0.1-0.05).
func TestTheHolderTakesTheBestPackage(t *testing.T) {
	r := write(t, `
		class common
		shares founders common 8500000
		safe s ann 1000000 mfn yes
		safe t bob 500000 cap 10000000 is post_money
		cash lead 5000000
		round pre 50000000 counts percent_ownership rounding exact
	`).only()
	if x := r.Converted[0]; x.Package != "t" || x.Exact.String() != "1000000" || r.Converted[1].Exact.String() != "500000" || r.Price.String() != "5" {
		t.Errorf("%+v at %v", r.Converted, r.Price)
	}
}

// NVCA model certificate, 4.4.4, by hand: CP1 $2.50, A 12m, $5m for 4m shares: 2.5 · (12m + 2m) / (12m + 4m) = 35/16, and 2m shares
// convert into 16/7 m. With a full ratchet they convert at $1.25, into 4m. The new money does not gain by either.
func TestDownRounds(t *testing.T) {
	for by, want := range map[string]string{"broad": "35/16", "ratchet": "1.25"} {
		s := write(t, `
			class common
			shares founders common 10000000
			class a oip 2.50 on fully_diluted pays no protected `+by+`
			shares fund a 2000000
			cash lead 5000000
			round price 1.25 rounding exact`)
		r := s.only()
		a, cp := r.Adjusted[0], s.num(want)
		if !a.Triggered || !a.Exact.Equal(cp) || !a.More.Equal(s.num("5000000").Quo(cp).Sub(s.num("2000000"))) {
			t.Errorf("%s: %+v", by, a)
		}
		for _, d := range r.Diluted {
			if d.StakeholderID == "lead" && !d.SharesAfter.Equal(s.num("4000000")) || d.StakeholderID == "fund" && d.AntiDilution.Sign() <= 0 {
				t.Errorf("%s: %+v", by, d)
			}
		}
	}
	// Rounded: "to the nearest one-hundredth of a cent".
	r := write(t, creditsRound+"credits cloud 30000000 worth 0.5\nround pre 80000000 protectionin no").only()
	if a := r.Adjusted[0]; a.Printed.String() != "6.1538" || a.Exact.String() != "80/13" {
		t.Errorf("%+v", a)
	}
}

// By hand: preferred stock is fund 3m and lead 1m, so that of $4m the fund owes 3m. It pays 1m: of its 3m shares two thirds are
// converted, or all.
func TestPayToPlay(t *testing.T) {
	s := write(t, `
		class common
		shares founders common 6000000
		class a oip 3 protected ratchet pays yes
		shares fund a 3000000
		shares lead a 1000000
		cash lead 3000000
		cash fund 1000000
		round price 2 rounding exact`)
	got := s.close()
	hold(t, s.c, got)
	if len(got.Readings) != 2 {
		t.Fatalf("%d readings, open %v", len(got.Readings), got.Open)
	}
	for i, want := range []string{"2000000", "3000000"} {
		r := got.Readings[i]
		if f := r.Forced; len(f) != 1 || f[0].StakeholderID != "fund" || f[0].Shares.String() != want || f[0].Due.String() != "3000000" {
			t.Errorf("%+v", f)
		}
		if left := r.Adjusted[0].Outstanding; !left.Equal(s.num("4000000").Sub(s.num(want))) { // what was converted is not protected any more
			t.Errorf("%v are protected", left)
		}
	}
}

// What one fund pays counts for another of its house: of $4m the two owe 3m, and pay it.
func TestAffiliatesPlayTogether(t *testing.T) {
	const text = `
		class common
		shares founders common 6000000
		class a oip 1 protected none pays yes
		shares fund a 3000000
		shares lead a 1000000
		cash lead 1000000
		cash fund_2 3000000
		round price 2`
	apart := write(t, text).only()
	s := write(t, text)
	s.c.Stakeholders = []loadline.Stakeholder{{ID: "fund"}, {ID: "fund_2", Affiliates: []string{"fund"}}}
	if together := s.only(); len(apart.Forced) != 1 || len(together.Forced) != 0 {
		t.Errorf("apart %+v, together %+v", apart.Forced, together.Forced)
	}
}

// A sale of shares brings the company nothing and changes no count.
func TestASecondarySale(t *testing.T) {
	r := write(t, `
		class common
		shares ann common 3000000
		shares ann common 5000000 date 2023-01-01
		shares bob common 2000000
		cash lead 5000000
		sale ann lead common 6000000 at 1.80
		round price 2`).only()
	part := map[string]string{}
	for _, d := range r.Diluted {
		part[d.StakeholderID] = d.SharesAfter.String()
	}
	if part["ann"] != "2000000" || part["lead"] != "8500000" || !r.After.Equal(loadline.Int(12_500_000)) || len(r.Sold[0].Securities) != 2 {
		t.Errorf("%v of %v", part, r.After)
	}
}

// A term sheet that leaves everything open is asked, not answered in thousands of readings.
func TestTooManyReadings(t *testing.T) {
	s := write(t, `
		class common
		plan pool reserved 1000000
		shares founders common 9000000
		options team 500000
		class a oip 30 protected ? pays ?
		shares fund a 1000000
		note n ann 100000 cap 5000000 mfn ? interest 0.05
		safe m bob 100000 cap 4000000
		cash lead 4000000
		credits lead 4000000
		pool fraction 0.2
		round pre 20000000`)
	got := s.close()
	if len(got.Readings) != 0 || len(got.Open) < 5 {
		t.Errorf("%d readings, %v", len(got.Readings), got.Open)
	}
}
