package captable

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"loadline"
)

// A story is lines that a lawyer could correct. Facts:
//
//	class A votes 1 authorized 1000 into B ratio 2 follows yes [price 2.25] [oip 4.50] [kind preferred]
//	plan P over A reserved 1000 follows yes cancel returns approved 2020-01-01
//	2022-01-01 issue A-1 ann A 600 [from-split S] [plan P] [terms T] [vests 2023-01-01=5,2024-01-01=7]
//	2022-01-01 grant G-1 eve P 1000 [early yes] [expires never] [terms T] [as RSU] [window VOLUNTARY_OTHER=3]
//	2022-01-01 warrant W-1 fund A 100 | safe S-1 fund 50000 [shares 10] | note N-1 fund 50000 [cap 0] [discount 0.2] [interest 0.08] [matures 2024-01-01]
//	any issuance: [number CS-1] [at 1.50]; a repurchase: [at 1.50]; 2022-06-15 reprice G-1 0.20; stakeholder eve EX_EMPLOYEE
//	2022-06-15 transfer A-1 300 to rest A-4 (also exercise, release, convert, cancel, repurchase, retract, reissue; "all", "unknown")
//	2022-06-15 split A 2 as S | ratio A into B 3 | authorize A 500 | reserve P 900 | return G-1 P 50
//	2022-06-15 start G-1 c | event G-1 c | accelerate G-1 10 | status eve TERMINATION_VOLUNTARY_OTHER | consolidate
//
// Expectations: "on DATE: WHO WHAT FIGURE" with WHO a stakeholder, class:ID, plan:ID, security:ID or "all"; "on DATE: fraction WHO WHAT
// FIGURE"; "says SUMMARY" must be among the summaries; "warns CODE" and "refuses CODE" must list all diagnostics of the story. A figure is a number, "lo..hi", or "lo.." without bound.
type story struct {
	t     *testing.T
	c     *loadline.Company
	asks  []string
	codes []string
	says  []string
	tx    int
}

func tell(t *testing.T, text string, terms ...loadline.VestingTerms) *story {
	s := &story{t: t, c: &loadline.Company{Vesting: terms}}
	for line := range strings.Lines(text) {
		if line, _, _ = strings.Cut(line, "#"); strings.TrimSpace(line) != "" {
			s.line(strings.Fields(line))
		}
	}
	return s
}

func (s *story) line(w []string) {
	switch w[0] {
	case "class":
		s.c.Classes = append(s.c.Classes, s.class(w))
	case "plan":
		s.c.Plans = append(s.c.Plans, s.plan(w))
	case "on":
		s.asks = append(s.asks, strings.Join(w, " "))
	case "stakeholder":
		s.c.Stakeholders = append(s.c.Stakeholders, loadline.Stakeholder{ID: w[1], Relationship: w[2]})
	case "says":
		s.says = append(s.says, strings.Join(w[1:], " "))
	case "warns":
		s.codes = append(s.codes, "warning "+w[1])
	case "refuses":
		s.codes = append(s.codes, "error "+w[1])
	default:
		s.tx++
		s.c.Transactions = append(s.c.Transactions, s.event(w))
	}
}

// after is the word behind a key word, or "".
func after(w []string, key string) string {
	for i := range w[:max(len(w)-1, 0)] {
		if w[i] == key {
			return w[i+1]
		}
	}
	return ""
}

func (s *story) ratio(text string) loadline.Ratio {
	if num, den, ok := strings.Cut(text, "/"); ok {
		return s.ratio(num).Quo(s.ratio(den))
	}
	r, ok := loadline.ParseDecimal(text)
	if !ok {
		s.t.Fatalf("not a number: %q", text)
	}
	return r
}

func (s *story) date(text string) loadline.Date {
	d, ok := loadline.ParseDate(text)
	if !ok {
		s.t.Fatalf("not a date: %q", text)
	}
	return d
}

func (s *story) number(text string) loadline.Number {
	if text == "" {
		return loadline.Number{}
	}
	return loadline.Exactly(s.ratio(text))
}

func truth(text string) loadline.Truth {
	return map[string]loadline.Truth{"yes": loadline.Yes, "no": loadline.No}[text]
}

func (s *story) class(w []string) loadline.StockClass {
	c := loadline.StockClass{ID: w[1], VotesPerShare: s.number(after(w, "votes")), OriginalIssuePrice: s.money(w, "oip")}
	if after(w, "kind") == "preferred" {
		c.Kind = loadline.Preferred
	}
	if a := after(w, "authorized"); a != "" {
		c.Authorized = loadline.Say(loadline.SharesOf(s.ratio(a)), loadline.Source{})
	}
	if into := after(w, "into"); into != "" {
		c.Conversions = []loadline.ConversionRight{{IntoClassID: into, Ratio: s.number(after(w, "ratio")), FollowsSplit: truth(after(w, "follows")), Price: s.money(w, "price")}}
	}
	return c
}

// money is the dollars behind a key word, where it is there.
func (s *story) money(w []string, key string) loadline.Stated[loadline.Money] {
	if text := after(w, key); text != "" {
		return loadline.Say(loadline.MoneyOf(s.ratio(text), "USD"), loadline.Source{})
	}
	return loadline.Stated[loadline.Money]{}
}

// convertible is a SAFE or a note.
func (s *story) convertible(is loadline.Issued, w []string) *loadline.ConvertibleIssuance {
	c := &loadline.ConvertibleIssuance{Issued: is, Kind: loadline.SAFE, Investment: loadline.MoneyOf(s.ratio(w[4]), "USD")}
	if w[1] == "note" {
		c.Kind = loadline.ConvertibleNote
	}
	c.Terms.Cap = s.money(w, "cap")
	if x := after(w, "discount"); x != "" {
		c.Terms.Discount = loadline.Say(s.ratio(x), loadline.Source{})
	}
	if x := after(w, "interest"); x != "" {
		c.Terms.Interest = []loadline.InterestRate{{Rate: s.ratio(x)}}
	}
	if x := after(w, "matures"); x != "" {
		c.Terms.Maturity = loadline.Say(s.date(x), loadline.Source{})
	}
	if n := after(w, "shares"); n != "" {
		c.Terms.FixedShares, c.Terms.IntoClassID = loadline.Say(loadline.SharesOf(s.ratio(n)), loadline.Source{}), s.c.Classes[0].ID
	}
	return c
}

func (s *story) plan(w []string) loadline.StockPlan {
	p := loadline.StockPlan{ID: w[1], ClassIDs: strings.Split(after(w, "over"), ","), Reserved: s.number(after(w, "reserved")), FollowsSplit: truth(after(w, "follows"))}
	switch after(w, "cancel") {
	case "returns":
		p.OnCancel = loadline.Say(loadline.ReturnsToPool, loadline.Source{})
	case "retires":
		p.OnCancel = loadline.Say(loadline.Retires, loadline.Source{})
	}
	if a := after(w, "approved"); a != "" {
		p.Approved = s.date(a)
	}
	return p
}

func (s *story) event(w []string) loadline.Transaction {
	e := loadline.Event{ID: fmt.Sprintf("t%03d", s.tx), Date: s.date(w[0])}
	switch w[1] {
	case "issue", "grant", "warrant", "safe", "note":
		return s.issuance(e, w)
	case "consolidate":
		return &loadline.Consolidation{Event: e, SecurityIDs: strings.Split(w[2], ","), ResultID: after(w, "to")}
	case "split":
		e.ID = after(w, "as")
		return &loadline.Split{Event: e, StockClassID: w[2], Ratio: s.ratio(w[3])}
	case "ratio":
		return &loadline.ConversionAdjustment{Event: e, StockClassID: w[2], To: loadline.ConversionRight{IntoClassID: w[4], Ratio: s.number(w[5])}}
	case "authorize":
		a := &loadline.AuthorizedAdjustment{Event: e, StockClassID: w[2], Authorized: loadline.Say(loadline.SharesOf(s.ratio(w[3])), loadline.Source{})}
		if w[2] == "company" {
			a.StockClassID = ""
		}
		return a
	case "reserve":
		return &loadline.PoolAdjustment{Event: e, StockPlanID: w[2], Reserved: loadline.SharesOf(s.ratio(w[3]))}
	case "return":
		return &loadline.ReturnToPool{Event: e, SecurityID: w[2], StockPlanID: w[3], Quantity: loadline.SharesOf(s.ratio(w[4]))}
	case "start":
		return &loadline.VestingStart{Event: e, SecurityID: w[2], ConditionID: w[3]}
	case "event":
		return &loadline.VestingEvent{Event: e, SecurityID: w[2], ConditionID: w[3]}
	case "accelerate":
		return &loadline.VestingAcceleration{Event: e, SecurityID: w[2], Quantity: loadline.SharesOf(s.ratio(w[3]))}
	case "reprice":
		return &loadline.Repricing{Event: e, SecurityID: w[2], Price: loadline.MoneyOf(s.ratio(w[3]), "USD")}
	case "status":
		return &loadline.StatusChange{Event: e, StakeholderID: w[2], Status: w[3]}
	case "relation":
		return &loadline.RelationshipChange{Event: e, StakeholderID: w[2], Started: after(w, "started"), Ended: after(w, "ended")}
	}
	return s.closing(e, w)
}

func (s *story) issuance(e loadline.Event, w []string) loadline.Transaction {
	s.knows(w[3])
	is := loadline.Issued{Event: e, SecurityID: w[2], CustomID: cmp.Or(after(w, "number"), w[2]), StakeholderID: w[3]}
	var dated []loadline.Vesting
	for v := range strings.SplitSeq(after(w, "vests"), ",") {
		if d, n, ok := strings.Cut(v, "="); ok {
			dated = append(dated, loadline.Vesting{Date: s.date(d), Amount: loadline.SharesOf(s.ratio(n))})
		}
	}
	switch w[1] {
	case "issue":
		return &loadline.StockIssuance{Issued: is, StockClassID: w[4], Quantity: loadline.SharesOf(s.ratio(w[5])),
			SplitID: after(w, "from-split"), StockPlanID: after(w, "plan"), VestingTermsID: after(w, "terms"), Vestings: dated, SharePrice: s.money(w, "at")}
	case "warrant":
		return &loadline.WarrantIssuance{Issued: is, StockClassID: strings.Trim(w[4], "-"), Quantity: s.number(w[5]), Expires: loadline.SayNone[loadline.Date](loadline.Source{})}
	case "safe", "note":
		return s.convertible(is, w)
	}
	g := &loadline.GrantIssuance{Issued: is, StockPlanID: strings.Trim(w[4], "-"), StockClassID: after(w, "over"), Quantity: loadline.SharesOf(s.ratio(w[5])), VestingTermsID: after(w, "terms"), Vestings: dated, ExercisePrice: s.money(w, "at")}
	g.Compensation = map[string]loadline.Compensation{"RSU": loadline.RestrictedStockUnit, "CSAR": loadline.CashAppreciationRight, "SSAR": loadline.StockAppreciationRight}[after(w, "as")]
	if x := after(w, "early"); x != "" {
		g.EarlyExercisable = loadline.Say(x == "yes", loadline.Source{})
	}
	if x := after(w, "expires"); x == "never" {
		g.Expires = loadline.SayNone[loadline.Date](loadline.Source{})
	} else if x != "" {
		g.Expires = loadline.Say(s.date(x), loadline.Source{})
	}
	if reason, months, ok := strings.Cut(after(w, "window"), "="); ok {
		n, _ := strconv.Atoi(months)
		g.Windows = []loadline.TerminationWindow{{Reason: reason, Within: loadline.Duration{Months: n}}}
	}
	return g
}

// knows adds a stakeholder on first mention.
func (s *story) knows(id string) {
	for _, h := range s.c.Stakeholders {
		if h.ID == id {
			return
		}
	}
	s.c.Stakeholders = append(s.c.Stakeholders, loadline.Stakeholder{ID: id})
}

func (s *story) closing(e loadline.Event, w []string) loadline.Transaction {
	c := loadline.Closing{Event: e, SecurityID: w[2], BalanceID: after(w, "rest")}
	if to := after(w, "to"); to != "" {
		c.ResultIDs = strings.Split(to, ",")
	}
	switch {
	case len(w) < 4 || w[3] == "all" || w[3] == "to":
		c.Quantity = loadline.SayNone[loadline.Shares](loadline.Source{})
	case w[3] != "unknown":
		c.Quantity = loadline.Say(loadline.SharesOf(s.ratio(w[3])), loadline.Source{})
	}
	switch w[1] {
	case "transfer":
		return &loadline.Transfer{Closing: c}
	case "exercise":
		return &loadline.Exercise{Closing: c}
	case "release":
		return &loadline.Release{Closing: c}
	case "convert":
		return &loadline.Conversion{Closing: c}
	case "cancel":
		return &loadline.Cancellation{Closing: c}
	case "repurchase":
		return &loadline.Repurchase{Closing: c, Price: s.money(w, "at")}
	case "retract":
		return &loadline.Retraction{Closing: c}
	case "reissue":
		return &loadline.Reissuance{Closing: c, SplitID: after(w, "for-split")}
	}
	s.t.Fatalf("no such event: %v", w)
	return nil
}

// check compares every expectation of the story.
func (s *story) check() {
	s.t.Helper()
	l, diags := New(s.c)
	var got []string
	said := map[string]bool{}
	for _, d := range diags {
		got = append(got, fmt.Sprintf("%v %s", d.Severity, d.Code))
		said[d.Summary.String()] = true
	}
	for _, text := range s.says {
		if !said[text] {
			s.t.Errorf("nobody says %q: %v", text, said)
		}
	}
	if strings.Join(sorted(got), "; ") != strings.Join(sorted(s.codes), "; ") {
		s.t.Errorf("diagnostics: got %v, want %v", sorted(got), sorted(s.codes))
	}
	for _, ask := range s.asks {
		head, rest, _ := strings.Cut(strings.TrimPrefix(ask, "on "), ": ")
		w := strings.Fields(rest)
		h := l.On(s.date(head))
		want := w[len(w)-1]
		var n loadline.Number
		if w[0] == "fraction" {
			n = s.fraction(h, w[1], w[2])
		} else {
			n = s.figure(h, w[0], w[1])
		}
		if got := bounds(n); got != want {
			s.t.Errorf("%s: got %s %v", ask, got, n.Open)
		}
		if !n.Known() && len(n.Open) == 0 {
			s.t.Errorf("%s: bounds without a question", ask)
		}
	}
}

func bounds(n loadline.Number) string {
	switch {
	case n.Known():
		return n.Lo.String()
	case n.Lo == nil:
		return ".."
	case n.Hi == nil:
		return n.Lo.String() + ".."
	}
	return n.Lo.String() + ".." + n.Hi.String()
}

func measureOf(word string) (Measure, bool) {
	for i, name := range strings.Fields("issued outstanding unvested-stock grants vested-grants unvested-grants exercisable cash-rights warrants as-converted fully-diluted votes votes-as-converted") {
		if name == word {
			return Measure(i), true
		}
	}
	return 0, false
}

func (s *story) totals(h *Holdings, by func(Security) string) *Totals {
	return h.Totals(FullyDilutedByDefault(), func(x Security) (string, bool) { return by(x), true })
}

func (s *story) figure(h *Holdings, who, what string) loadline.Number {
	kind, id, ok := strings.Cut(who, ":")
	m, isMeasure := measureOf(what)
	zero := loadline.Exactly(loadline.Ratio{})
	switch {
	case who == "all" && what == "pool":
		return s.totals(h, func(Security) string { return "" }).Pool.FullyDiluted
	case who == "all" && isMeasure:
		t := s.totals(h, func(Security) string { return "" }).Total
		return t.Of(m)
	case who == "all": // a class
		t := h.Totals(Definition{}, func(x Security) (string, bool) { return "", x.ClassID == what && x.Kind == KindStock }).Total
		return t.Outstanding
	case kind == "plan":
		for _, p := range h.Plans {
			if p.PlanID == id {
				return map[string]loadline.Number{"reserved": p.Reserved, "used": p.Used, "available": p.Available, "overdrawn": p.Overdrawn, "outstanding": p.Outstanding}[what]
			}
		}
	case kind == "class":
		for _, c := range h.Classes {
			if c.ClassID == id {
				return map[string]loadline.Number{"outstanding": c.Outstanding, "votes": c.Votes, "as-converted": c.AsConverted, "ratio": c.Ratio, "votes-as-converted": c.VotesAsConverted}[what]
			}
		}
	case kind == "security":
		for _, p := range h.Positions(FullyDilutedByDefault()) {
			if p.SecurityID == id {
				return map[string]loadline.Number{"issued": p.Issued, "outstanding": p.Outstanding, "vested": p.Vested, "unvested": p.Unvested, "exercisable": p.Exercisable, "fully-diluted": p.FullyDiluted, "invested": p.Invested, "votes": p.Votes, "votes-as-converted": p.VotesAsConverted}[what]
			}
		}
		return zero
	case !ok && isMeasure:
		for _, g := range s.totals(h, func(x Security) string { return x.StakeholderID }).Groups {
			if g.Key == who {
				return g.Of(m)
			}
		}
		return zero
	case !ok: // a stakeholder's stock of a class
		t := h.Totals(Definition{}, func(x Security) (string, bool) {
			return "", x.StakeholderID == who && x.ClassID == what && x.Kind == KindStock
		}).Total
		return t.Outstanding
	}
	s.t.Fatalf("nothing is called %s %s", who, what)
	return zero
}

func (s *story) fraction(h *Holdings, who, what string) loadline.Number {
	m, _ := measureOf(what)
	t := s.totals(h, func(x Security) string { return x.StakeholderID })
	if who == "pool" {
		return t.Fraction(-1, m)
	}
	for i, g := range t.Groups {
		if g.Key == who {
			return t.Fraction(i, m)
		}
	}
	return loadline.Exactly(loadline.Ratio{})
}
