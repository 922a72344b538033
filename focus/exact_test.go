package focus

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loadline"
)

// decimals are costs as bills write them, short, long and beyond 128 bits.
func decimals() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.StringMatching(`-?[0-9]{1,7}\.[0-9]{1,11}`),
		rapid.StringMatching(`-?[0-9]{1,18}`),
		rapid.StringMatching(`-?9{18}`),
		rapid.StringMatching(`-?0\.[0-9]{15,25}`),
		rapid.StringMatching(`-?[0-9]{2,20}\.[0-9]{15,18}0{0,6}`),
		rapid.StringMatching(`-?[1-9][0-9]{19,30}(\.[0-9]{1,4})?`),
		rapid.StringMatching(`-?[1-9]\.[0-9]{1,4}E-[0-9]`),
	)
}

// A sum of amounts is their sum as rationals, to the last digit, whatever outgrows the 128 bits on the way.
func TestSumsAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var sum amount
		want := new(big.Rat)
		for _, s := range rapid.SliceOfN(decimals(), 1, 400).Draw(t, "costs") {
			a, ok := parseAmount(s)
			r, _ := new(big.Rat).SetString(s)
			if !ok || a.value().Rat().Cmp(r) != 0 || a.sign() != r.Sign() || a.part == r.IsInt() {
				t.Fatalf("%q is read as %v, %v", s, a.value(), ok)
			}
			sum.add(a)
			want.Add(want, r)
		}
		if sum.value().Rat().Cmp(want) != 0 {
			t.Fatalf("the sum is %v, want %v", sum.value(), want)
		}
	})
}

// What fits the 128 bits takes no rational number, however many digits it is written with.
func TestLongCostsStayInTheBits(t *testing.T) {
	for _, s := range []string{"12345.123456789012345678", "-98765.000000000000000001", "0.10000000000000000000000000", "170141183460469231731.687303715884105727"} {
		if a, ok := parseAmount(s); !ok || a.wide != nil {
			t.Errorf("%q is read as %v, %v, out of the bits: %v", s, a.value(), ok, a.wide)
		}
	}
	if a, ok := parseAmount("170141183460469231731.687303715884105728"); !ok || a.wide == nil || a.sign() != 1 {
		t.Errorf("one more than the bits hold is read as %v", a.value())
	}
}

// The 128 bits overflow only after 170 of the largest amounts: both ways out are exact.
func TestSumsBeyondTheBits(t *testing.T) {
	for _, sign := range []string{"", "-"} {
		a, _ := parseAmount(sign + strings.Repeat("9", 18))
		var sum amount
		for range 1000 {
			sum.add(a)
		}
		want := new(big.Rat).Mul(a.value().Rat(), big.NewRat(1000, 1))
		if sum.wide == nil || sum.value().Rat().Cmp(want) != 0 {
			t.Errorf("the sum is %v, want %v", sum.value(), want)
		}
	}
}

func TestAmountsThatAreNone(t *testing.T) {
	for _, s := range []string{"", "-", ".", "1.", "1..2", "--1", "1/3", "0x10", "1_000", "1e999", "1e-999", "NaN", "Inf", "1,000", "€5", "1 000", strings.Repeat("9", 401)} {
		if a, ok := parseAmount(s); ok {
			t.Errorf("%q is read as %v", s, a.value())
		}
	}
	for s, want := range map[string]string{"$10,000.00": "10000.00", "-$5": "-5", "1,000.5": "1000.5", "1,234,567": "1234567", "$1,234": "1234"} {
		if got, ok := undressed(s); !ok || got != want {
			t.Errorf("%q is undressed to %q, %v", s, got, ok)
		}
	}
	for _, s := range []string{"1,000", "1.000,50", "10,00.0", "1,0000.00", "$", ",", ",000.1", "1,,000.0", "5"} {
		if got, ok := undressed(s); ok {
			if _, number := parseAmount(got); number {
				t.Errorf("%q is undressed to %q", s, got)
			}
		}
	}
}

func TestMoments(t *testing.T) {
	day := loadline.DateOf(2024, 9, 18)
	at := func(hour, minute, second int) moment {
		return moment(day)*daySeconds + moment(hour*3600+minute*60+second)
	}
	for s, want := range map[string]moment{
		"2024-09-18": at(0, 0, 0), "2024-09-18T23:00:00Z": at(23, 0, 0), "2024-09-18 23:00:01": at(23, 0, 1), "2024-09-18T23:05Z": at(23, 5, 0),
		"2024-09-18T23:00:00.123456Z": at(23, 0, 0), "2024-09-18T23:00:00+02:00": at(21, 0, 0), "2024-09-18T23:00:00-0530": at(28, 30, 0),
		"2024-09-18 23:00:00 UTC": at(23, 0, 0), "2024-09-18 23:00:00+00": at(23, 0, 0), "9/18/24": at(0, 0, 0), "09/18/2024": at(0, 0, 0), "9/18/2024 12:00": at(0, 0, 0),
	} {
		if got, american, ok := parseMoment(s); !ok || got != want || american != strings.Contains(s, "/") {
			t.Errorf("%q is %d, %v, want %d", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "x", "2024-13-01", "2024-09-18T30:00:00Z", "2024-09-18T23:61:00Z", "2024-09-18Q", "2024-09-18T", "18/9/24", "9/18", "9/18/124", "2024-09-18T23:00:00Zulu", "2024-09-18T23:00:00+2", "0000-01-01"} {
		if got, _, ok := parseMoment(s); ok {
			t.Errorf("%q is read as %d", s, got)
		}
	}
}

// The order of the rows is nothing to a bill, nor is how they are cut into files; and every cut adds up to the totals.
func TestTheOrderOfRowsIsNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		row := rapid.Custom(func(t *rapid.T) string {
			cost := rapid.StringMatching(`-?[0-9]{1,4}(\.[0-9]{1,11})?`)
			return fmt.Sprintf("%s,%s,%s,%s,%s,%s,2026-0%d-01,2026-09-01,2026-09-02,%s,%s,%s", cost.Draw(t, "billed"), cost.Draw(t, "effective"), cost.Draw(t, "list"), cost.Draw(t, "contracted"),
				rapid.SampledFrom([]string{"Usage", "Purchase", "Tax", "Credit"}).Draw(t, "kind"), rapid.SampledFrom([]string{"USD", "EUR"}).Draw(t, "currency"), rapid.IntRange(1, 9).Draw(t, "month"),
				rapid.SampledFrom([]string{"Cumulus", "Nimbus", ""}).Draw(t, "supplier"), rapid.SampledFrom([]string{"", "plan"}).Draw(t, "id"), rapid.SampledFrom([]string{"", "Used", "Unused"}).Draw(t, "status"))
		})
		rows := rapid.SliceOfN(row, 1, 30).Draw(t, "rows")
		figures := func(b *Bill) string { return fmt.Sprintf("%+v %+v %+v", b.Totals, b.lines, uses(b)) }
		want := Read("bill", strings.NewReader(head+strings.Join(rows, "\n")))
		mixed := rapid.Permutation(rows).Draw(t, "mixed")
		cut := rapid.IntRange(0, len(rows)).Draw(t, "cut")
		tl := newTally()
		tl.file("bill", strings.NewReader(head+strings.Join(mixed[:cut], "\n")))
		tl.file("bill", strings.NewReader(head+strings.Join(mixed[cut:], "\n")))
		if got := tl.finish(); figures(got) != figures(want) {
			t.Fatalf("got  %s\nwant %s", figures(got), figures(want))
		}
		addsUp(t, want)
	})
}

func uses(b *Bill) []CommitmentUse {
	out := append([]CommitmentUse(nil), b.Commitments...)
	for i := range out {
		out[i].at = loadline.Source{} // its first row
	}
	return out
}

// addsUp checks that every cut of a bill adds up to its totals.
func addsUp(t rapid.TB, b *Bill) {
	for _, cut := range [][]Charges{b.Periods, b.Suppliers, b.Issuers, b.Publishers, b.Hosts, b.Services, b.Categories, b.Kinds} {
		sums := map[string]Costs{}
		for _, c := range cut {
			sums[c.Currency] = sums[c.Currency].plus(c.Costs)
		}
		for _, total := range b.Totals {
			if fmt.Sprint(sums[total.Currency]) != fmt.Sprint(total.Costs) {
				t.Fatalf("a cut adds up to %v, the total is %v", sums[total.Currency], total.Costs)
			}
		}
	}
}
