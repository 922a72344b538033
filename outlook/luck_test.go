package outlook_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/dossier"
	"loadline/outlook"
)

// fortune is what chance made of each quantity, by key and time, for ledgers and for what they are held against.
type fortune map[string]float64

func (f fortune) luck(key string, at int) (loadline.Ratio, bool) {
	x, has := f[fmt.Sprint(key, " ", at)]
	r, _ := loadline.ParseDecimal(fmt.Sprintf("%.15f", x))
	return r, has
}

func (f fortune) set(key string, at int, x float64) { f[fmt.Sprint(key, " ", at)] = x }

func (f fortune) of(key string, at int) float64 { return f[fmt.Sprint(key, " ", at)] }

// ref36 is a path of the reference forecast as its description has it, in floats: cash after each month (0 of who is dead), and what
// the founders hold in the end.
func ref36(f fortune) (cash [36]float64, founders float64) {
	once := func(name string) float64 { return f.of("uncertain."+name, 0) }
	users, price := 1.0, 1.0
	unit, fixed := 0.5e6*once("unit_cost"), once("fixed")
	have, last, attempt := 12e6, -100, 0
	founders = 0.55
	for t := range cash {
		users *= once("growth") * math.Exp(f.of("uncertain.users_noise", t))
		price *= math.Exp(f.of("uncertain.price_noise", t) - once("decline"))
		fixed *= 1.015
		revenue := 0.5e6 * users * price
		burn := fixed + unit*users - revenue
		unit *= 1 - once("cost_decline")
		if have -= burn; have < 0 {
			return cash, founders
		}
		if burn > 0 && have < 9*burn && t-last >= 3 {
			if f.of("raise.next.coin", attempt) < once("odds") {
				amount, pre := 18*burn, max(12*revenue*once("multiple"), 10e6)
				founders *= 1 - amount/(pre+amount)
				have += amount
			}
			last, attempt = t, attempt+1
		}
		cash[t] = have
	}
	return cash, founders
}

// The ledger of the example, on the same luck, is the reference path by path.
func TestTheReferencePathByPath(t *testing.T) {
	c, problems := dossier.Open("../examples/ref36").Company()
	if problems.HasErrors() {
		t.Fatal(list(problems))
	}
	rapid.Check(t, func(t *rapid.T) {
		f := fortune{}
		dice := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 36))
		between := func(lo, hi float64) float64 { return lo + (hi-lo)*dice.Float64() }
		draw := func(name string, lo, hi float64) { f.set("uncertain."+name, 0, between(lo, hi)) }
		draw("growth", 0.99, 1.14)
		draw("decline", 0.003, 0.06)
		draw("unit_cost", 0.3, 0.8)
		draw("cost_decline", 0.005, 0.05)
		draw("fixed", 0.8e6, 1.5e6)
		draw("multiple", 4, 25)
		draw("odds", 0.2, 0.8)
		for month := range 36 {
			f.set("uncertain.users_noise", month, between(-0.15, 0.15))
			f.set("uncertain.price_noise", month, between(-0.05, 0.05))
			f.set("raise.next.coin", month, between(0, 1))
		}
		course, problems := outlook.Reckon(c, outlook.Premise{Luck: f.luck})
		if len(problems) > 0 {
			t.Fatal(list(problems))
		}
		cash, founders := ref36(f)
		held := 0.55
		for _, r := range course.Raises {
			if r.Succeeds {
				held *= 1 - r.Amount.Float()/(r.PreMoney.Float()+r.Amount.Float())
			}
		}
		for month, want := range cash {
			got := course.Months[month].Closing.Float()
			if want == 0 {
				if got >= 0 {
					t.Fatalf("month %d: %v, and the reference is dead", month, got)
				}
				break
			}
			if math.Abs(got-want) > 1 {
				t.Fatalf("month %d: cash %v, want %v", month, got, want)
			}
		}
		if math.Abs(held-founders) > 1e-7 {
			t.Fatalf("the founders hold %v, want %v", held, founders)
		}
	})
}

// Without luck every figure is at its median, and no raise succeeds.
func TestTheMiddleOfTheReference(t *testing.T) {
	c, _ := dossier.Open("../examples/ref36").Company()
	course, problems := outlook.Reckon(c, outlook.Premise{})
	if len(problems) > 0 || len(course.Open) > 0 {
		t.Fatal(list(problems), course.Open)
	}
	f := fortune{}
	for name, bounds := range map[string][2]float64{"growth": {1.01, 1.12}, "decline": {0.005, 0.04}, "unit_cost": {0.35, 0.7}, "cost_decline": {0.01, 0.04}, "fixed": {0.9e6, 1.4e6}, "multiple": {6, 20}} {
		f.set("uncertain."+name, 0, math.Sqrt(bounds[0]*bounds[1]))
	}
	f.set("raise.next.coin", 0, 1)
	for i := range 36 {
		f.set("raise.next.coin", i, 1)
	}
	cash, _ := ref36(f)
	for month := range 6 {
		if got := course.Months[month].Closing.Float(); math.Abs(got-cash[month]) > 1 {
			t.Errorf("month %d: %v, want %v", month, got, cash[month])
		}
	}
}
