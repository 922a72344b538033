package deals_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"loadline"
	"loadline/captable"
	"loadline/deals"
)

// A sheet is a company and a round in lines that a lawyer could correct. A line begins with what it states, then names, then
// pairs of a word and its value:
//
//	class common | class series_a oip 6.50 protected broad on fully_diluted pays yes authorized 5000000 (a class with a price is preferred)
//	plan pool reserved 1000000
//	shares ann common 1000000 | options eve 5000
//	safe s-1 ann 200000 cap 4000000 is post_money discount 0.2 mfn yes qualified none date 2024-05-01 due 2025-01-01 interest 0.08 days actual_365 compounds simple shadow no prorata 0.05
//	note n-1 … likewise
//	round pre 8000000 post … price … counts percent_ownership poolin yes protectionin no rounding exact issues series_b converts s-1,n-1
//	cash lead 5000000 | credits lead 30000000 worth 0.5..0.75 | part lead 0.1
//	pool add 1000 | pool fraction 0.1 of post_money counts unissued
//	sale ann lead common 1000 at 2.00
//
// What a SAFE or a note leaves out is none for cap, discount and mfn, and a shadow series; "?" leaves a term open. The class "new" is issued, on 2026-11-01.
type sheet struct {
	t *testing.T
	c *loadline.Company
	r *loadline.Round
}

var closingDay = loadline.DateOf(2026, 11, 1)

func write(t *testing.T, text string) *sheet {
	t.Helper()
	s := &sheet{t: t, c: &loadline.Company{Name: "example", Currency: "USD"}, r: &loadline.Round{Name: "b", ClassID: "new"}}
	s.line(strings.Fields("class new oip ? protected none pays no"))
	for line := range strings.Lines(text) {
		if line, _, _ = strings.Cut(line, "#"); strings.TrimSpace(line) != "" {
			s.line(strings.Fields(line))
		}
	}
	s.c.Rounds = []loadline.Round{*s.r}
	return s
}

// after is the word behind a key word; "" where it is not there or open.
func after(w []string, key string) string {
	for i := range len(w) - 1 {
		if w[i] == key && w[i+1] != "?" {
			return w[i+1]
		}
	}
	return ""
}

func (s *sheet) num(text string) loadline.Ratio {
	s.t.Helper()
	if a, b, ok := strings.Cut(text, "/"); ok {
		return s.num(a).Quo(s.num(b))
	}
	n, ok := loadline.ParseDecimal(strings.ReplaceAll(text, ",", ""))
	if !ok {
		s.t.Fatalf("not a number: %q", text)
	}
	return n
}

// said is a value behind a key word, read by a function.
func said[T any](w []string, key string, read func(string) T) loadline.Stated[T] {
	switch text := after(w, key); text {
	case "":
		return loadline.Stated[T]{}
	case "none":
		return loadline.SayNone[T](loadline.Source{})
	default:
		return loadline.Say(read(text), loadline.Source{})
	}
}

// orNone reads what is left out, and not open, as none.
func orNone[T any](w []string, key string, s loadline.Stated[T]) loadline.Stated[T] {
	if s.Saying == loadline.NotSaid && !slices.Contains(w, key) {
		return loadline.SayNone[T](loadline.Source{})
	}
	return s
}

func (s *sheet) money(w []string, key string) loadline.Stated[loadline.Money] {
	return said(w, key, func(t string) loadline.Money { return loadline.MoneyOf(s.num(t), "USD") })
}

func (s *sheet) shares(text string) loadline.Shares { return loadline.SharesOf(s.num(text)) }

func word(t string) string { return t }

func yes(t string) bool { return t == "yes" }

func (s *sheet) day(text string) loadline.Date {
	d, ok := loadline.ParseDate(text)
	if !ok {
		s.t.Fatalf("not a date: %q", text)
	}
	return d
}

func (s *sheet) line(w []string) {
	at := loadline.Source{File: "sheet", Line: 1}
	switch w[0] {
	case "class":
		s.c.Classes = append(s.c.Classes, s.class(w))
	case "plan":
		s.c.Plans = append(s.c.Plans, loadline.StockPlan{ID: w[1], ClassIDs: []string{"common"}, Reserved: loadline.Exactly(s.num(after(w, "reserved")))})
	case "shares", "options", "safe", "note":
		s.issue(w)
	case "round":
		r := s.r
		r.PreMoney, r.PostMoney, r.Price = s.money(w, "pre"), s.money(w, "post"), s.money(w, "price")
		r.Counts, r.Rounding = said(w, "counts", word), said(w, "rounding", word)
		r.Converts = said(w, "converts", func(t string) []string { return strings.Split(t, ",") })
		r.PoolIn = map[string]loadline.Truth{"yes": loadline.Yes, "no": loadline.No}[after(w, "poolin")]
		r.ProtectionIn = map[string]loadline.Truth{"yes": loadline.Yes, "no": loadline.No}[after(w, "protectionin")]
	case "cash", "credits", "part":
		s.pays(w)
	case "pool":
		s.r.Pools = append(s.r.Pools, loadline.PoolTarget{Add: said(w, "add", s.shares), Fraction: said(w, "fraction", s.num), Of: said(w, "of", word), Counts: said(w, "counts", word), At: at})
	case "sale":
		s.r.Secondary = append(s.r.Secondary, loadline.SecondarySale{FromID: w[1], ToID: w[2], ClassID: w[3], Shares: loadline.Say(s.shares(w[4]), at), Price: s.money(w, "at")})
	default:
		s.t.Fatalf("not a line of a sheet: %v", w)
	}
}

func (s *sheet) class(w []string) loadline.StockClass {
	k := loadline.StockClass{ID: w[1], VotesPerShare: loadline.Exactly(loadline.Int(1)), Authorized: said(w, "authorized", s.shares), OriginalIssuePrice: s.money(w, "oip"),
		PayToPlay: said(w, "pays", yes), AntiDilutionBase: said(w, "on", word), Kind: loadline.Common, Preference: loadline.LiquidationPreference{Multiple: loadline.Exactly(loadline.Int(1)), Participation: loadline.Say(loadline.NonParticipating, loadline.Source{})}}
	if !slices.Contains(w, "oip") {
		return k
	}
	k.Kind = loadline.Preferred
	k.AntiDilution = said(w, "protected", func(t string) loadline.AntiDilution {
		return map[string]loadline.AntiDilution{"broad": loadline.BroadBased, "narrow": loadline.NarrowBased, "ratchet": loadline.FullRatchet}[t]
	})
	right := loadline.ConversionRight{IntoClassID: "common", FollowsSplit: loadline.Yes}
	if k.OriginalIssuePrice.Known() {
		right.Ratio, right.Price = loadline.Exactly(loadline.Int(1)), k.OriginalIssuePrice
	}
	k.Conversions = []loadline.ConversionRight{right}
	return k
}

func (s *sheet) issue(w []string) {
	n := len(s.c.Transactions)
	is := loadline.Issued{Event: loadline.Event{Date: loadline.DateOf(2024, 1, 1).AddDays(n)}, SecurityID: fmt.Sprintf("%s-%d", w[1], n), StakeholderID: w[1]}
	is.ID = is.SecurityID
	if d := after(w, "date"); d != "" {
		is.Date = s.day(d)
	}
	switch w[0] {
	case "shares":
		s.c.Transactions = append(s.c.Transactions, &loadline.StockIssuance{Issued: is, StockClassID: w[2], Quantity: s.shares(w[3])})
	case "options":
		s.c.Transactions = append(s.c.Transactions, &loadline.GrantIssuance{Issued: is, StockPlanID: "pool", StockClassID: "common", Quantity: s.shares(w[2])})
	default:
		is.SecurityID, is.StakeholderID = w[1], w[2]
		t := &loadline.ConvertibleIssuance{Issued: is, Kind: loadline.SAFE, Investment: loadline.MoneyOf(s.num(w[3]), "USD")}
		t.Terms = loadline.ConvertibleTerms{FutureRound: true, Cap: orNone(w, "cap", s.money(w, "cap")), CapIs: said(w, "is", word), Discount: orNone(w, "discount", said(w, "discount", s.num)),
			MFN: orNone(w, "mfn", said(w, "mfn", yes)), DayCount: said(w, "days", word), Compounding: said(w, "compounds", word), Maturity: orNone(w, "due", said(w, "due", s.day)), Qualified: s.money(w, "qualified")}
		if t.Terms.ShadowSeries = said(w, "shadow", yes); !slices.Contains(w, "shadow") {
			t.Terms.ShadowSeries = loadline.Say(true, loadline.Source{})
		}
		t.ProRata = said(w, "prorata", s.num)
		if rate := after(w, "interest"); rate != "" {
			t.Terms.Interest = []loadline.InterestRate{{Rate: s.num(rate)}}
		}
		if w[0] == "note" {
			t.Kind = loadline.ConvertibleNote
		}
		s.c.Transactions = append(s.c.Transactions, t)
	}
}

func (s *sheet) pays(w []string) {
	at := loadline.Source{File: "sheet", Line: 1}
	i := slices.IndexFunc(s.r.Investors, func(x loadline.RoundInvestor) bool { return x.Name == w[1] })
	if i < 0 {
		i = len(s.r.Investors)
		s.r.Investors = append(s.r.Investors, loadline.RoundInvestor{Name: w[1], StakeholderID: w[1], Cash: loadline.SayNone[loadline.Money](at), Credits: loadline.SayNone[loadline.Money](at), At: at})
	}
	x := &s.r.Investors[i]
	switch amount := loadline.Say(loadline.MoneyOf(s.num(w[2]), "USD"), at); w[0] {
	case "cash":
		x.Cash = amount
	case "part":
		x.Cash, x.Part = loadline.Stated[loadline.Money]{}, loadline.Say(s.num(w[2]), at)
	default:
		x.Credits = amount
		if worth := after(w, "worth"); worth != "" {
			lo, hi, ok := strings.Cut(worth, "..")
			if !ok {
				hi = lo
			}
			x.Worth = loadline.Between(s.num(lo), s.num(hi))
		}
	}
}

// close closes the round of a sheet.
func (s *sheet) close() *deals.Closed {
	l, _ := captable.New(s.c)
	return deals.Close(s.c, l.On(closingDay), "b")
}

// only is the one reading of a sheet.
func (s *sheet) only() *deals.ClosedReading {
	s.t.Helper()
	c := s.close()
	if len(c.Readings) != 1 || len(c.Open) > 0 {
		s.t.Fatalf("%d readings, open %v, problems %v", len(c.Readings), c.Open, c.Problems)
	}
	hold(s.t, s.c, c)
	return &c.Readings[0]
}
