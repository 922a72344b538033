package question

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/captable"
	"loadline/deals"
	"loadline/dossier"
	"loadline/formula"
)

// young is a company with a SAFE, a pool and a round that a raise of its plan closes at the money and the value of the path.
func young(founders, angel, cap, pre, cash int) string {
	return fmt.Sprintf(youngFacts, founders, angel, cap, pre, cash)
}

const youngFacts = `
company "young" {
  name     = "Young AI, Inc."
  as_of    = "2026-11-01"
  currency = "USD"
}
stakeholder "ada" {
  name   = "Ada Chen"
  groups = ["founders"]
}
stakeholder "angel" {
  name   = "Angel Roy"
  groups = ["outside"]
}
stakeholder "fund" {
  name   = "First Fund LP"
  groups = ["outside"]
}
stock_class "common" {
  name            = "Common Stock"
  kind            = "common"
  votes_per_share = 1
  authorized      = 100000000
}
stock_plan "pool" {
  name      = "Pool"
  classes   = [stock_class.common]
  reserved  = 400000
  on_cancel = "returns_to_pool"
}
issue "f" {
  stakeholder = stakeholder.ada
  class       = stock_class.common
  shares      = %d
  price       = 0.0001
  date        = "2025-01-02"
}
issue "a" {
  stakeholder = stakeholder.angel
  class       = stock_class.common
  shares      = %d
  price       = 0.0001
  date        = "2025-01-02"
}
safe "s" {
  stakeholder   = stakeholder.angel
  date          = "2026-01-02"
  invested      = "USD 400000"
  cap           = "USD %d"
  cap_is        = "post_money"
  discount      = 0.2
  mfn           = false
  shadow_series = false
  future_round  = true
}
body "stockholders" {
  kind         = "stockholders"
  classes      = [stock_class.common]
  as_converted = true
  quorum       = none
}
matter "sell" {
  kind  = "merge"
  needs = majority(outstanding(body.stockholders))
}
matter "charter" {
  kind  = "amend_charter"
  needs = at_least(2 / 3, outstanding(body.stockholders))
}
round "b" {
  pre_money         = "USD %d"
  class             = stock_class.series_b
  counts            = "percent_ownership"
  pool_in_pre_money = true
  investor "fund" {
    stakeholder = stakeholder.fund
    cash        = "USD %d"
    credits     = none
  }
  pool {
    plan     = stock_plan.pool
    fraction = pct(10)
    of       = "post_money"
    counts   = "unissued"
  }
  stock_class "series_b" {
    name            = "Series B"
    kind            = "preferred"
    votes_per_share = 1
    authorized      = 100000000
    anti_dilution   = none
    pay_to_play     = false
    converts {
      into  = stock_class.common
      ratio = 1
    }
  }
  body "stockholders" {
    classes = [stock_class.common, stock_class.series_b]
  }
}
plan {
  cash = 1e6
  raise "b" {
    round     = round.b
    amount    = 5e6
    pre_money = 20e6
    when      = runway < 9
    succeeds  = 0.7
    takes     = months(0)
  }
  raise "bridge" {
    amount    = 1e6
    pre_money = 9e6
    when      = runway < 3
    succeeds  = 0.7
    takes     = months(0)
  }
}
limit "most votes" { holds = vote_share(group.founders) > 1/2 }
limit "a third of the company" { holds = owns(group.founders) >= pct(33) }
limit "founders block a sale" { holds = can_block(group.founders, matter.sell) }
limit "founders sell" { holds = can(group.founders, matter.sell) && !can(group.outside, matter.sell) }
limit "nobody else changes the charter" { holds = !can(group.outside, matter.charter) || can_block(group.founders, matter.charter) }
`

func caseOf(t interface{ Fatalf(string, ...any) }, source, dir string) Case {
	path := filepath.Join(dir, "company.hcl")
	if err := os.WriteFile(path, []byte(source), 0o666); err != nil {
		t.Fatalf("%v", err)
	}
	d := dossier.Open(path)
	c, problems := d.Company()
	if problems.HasErrors() {
		t.Fatalf("%v", problems)
	}
	out := NewCase(c, problems, 0)
	out.Draft = d.Draft
	return out
}

// exactly closes round b by the exact engines and asks the limits and the parts of the company that results.
func exactly(t *rapid.T, c Case) (held []loadline.Truth, owned, votes float64) {
	papers, problems := c.Draft.Sign(nil, loadline.Signing{Rounds: []string{"b"}})
	if problems.HasErrors() {
		t.Fatalf("%v", problems)
	}
	ledger, _ := captable.New(papers)
	closed := deals.Close(papers, ledger.On(c.AsOf), "b")
	if len(closed.Readings) != 1 {
		t.Fatalf("%d readings: %v %v", len(closed.Readings), closed.Open, closed.Problems)
	}
	after := bareCase(closed.Readings[0].Company, c.AsOf)
	e := newClaims(after, captable.FullyDilutedByDefault())
	for _, l := range c.Company.Limits {
		v, _ := formula.Eval(l.Holds, e)
		held = append(held, v.Truth)
	}
	founders := loadline.Ref{Kind: groupKind, Name: "founders"}
	return held, middle(e.fraction(founders, captable.FullyDiluted)), middle(e.fraction(founders, captable.Votes))
}

// On a path a raise closes at another money and another value than its papers say. The observer's limits and parts are those of the
// exact engines asked about a file whose papers say what the path does.
func TestControlOnAPathIsThatOfTheExactEngines(t *testing.T) {
	dir := t.TempDir()
	seen := map[loadline.Truth]int{}
	rapid.Check(t, func(t *rapid.T) {
		founders, angel := rapid.IntRange(1_000_000, 6_000_000).Draw(t, "founders"), rapid.IntRange(1, 4_000_000).Draw(t, "angel")
		cap, pre, cash := rapid.IntRange(4, 30).Draw(t, "cap")*1_000_000, rapid.IntRange(60, 400).Draw(t, "pre")*100_000, rapid.IntRange(1, 300).Draw(t, "cash")*100_000
		c := caseOf(t, young(founders, angel, cap, 20_000_000, 5_000_000), dir)
		want, owned, votes := exactly(t, caseOf(t, young(founders, angel, cap, pre, cash), dir))
		d := newControlPaths(c, captable.FullyDilutedByDefault())
		o := &controlObserver{w: &controlWatch{d: d}, closers: map[*deals.ClosedReading]*deals.PathCloser{}, kept: map[*decidesOnPath]*evaluated{}}
		var lane laneControl
		o.close(&lane, 0, deals.PathTerms{Cash: float64(cash), PreMoney: float64(pre)})
		if len(lane.at.readings) != 1 {
			t.Fatalf("%d readings: %v", len(lane.at.readings), lane.at.asks)
		}
		p := pathVotes{d: d, x: lane.at.readings[0], shares: lane.shares[0]}
		lo, hi := p.voteShare(0)
		least, most := p.owned(0)
		if lo != hi || math.Abs(lo-votes) > 1e-9 || least != most || math.Abs(least-owned) > 1e-9 {
			t.Errorf("votes %v to %v, exactly %v; owns %v to %v, exactly %v", lo, hi, votes, least, most, owned)
		}
		for i, l := range c.Company.Limits {
			if got := o.holds(&lane, i); got != want[i] {
				t.Errorf("%s: %v, exactly %v", l.Title, got, want[i])
			}
			seen[want[i]]++
		}
	})
	if seen[loadline.Yes] == 0 || seen[loadline.No] == 0 {
		t.Errorf("only %v was met", seen)
	}
}

// A raise without papers sells shares of which nobody says who has them, whether they vote and what comes with them: what somebody can do is
// then not told, and parts lie between the readings. A round after it counts them.
func TestSharesWithoutPapersLeaveNothingCertain(t *testing.T) {
	safe := regexp.MustCompile(`(?s)safe "s" .*?\n}`)
	plain := func(angel int) Case {
		return caseOf(t, safe.ReplaceAllString(young(4_000_000, angel, 8_000_000, 20_000_000, 5_000_000), ""), t.TempDir())
	}
	c := plain(1_000_000)
	d := newControlPaths(c, captable.FullyDilutedByDefault())
	o := &controlObserver{w: &controlWatch{d: d}, closers: map[*deals.ClosedReading]*deals.PathCloser{}, kept: map[*decidesOnPath]*evaluated{}}
	var lane laneControl
	for range 2 {
		o.close(&lane, 1, deals.PathTerms{Cash: 1e6, PreMoney: 9e6})
	}
	// 5,400,000 shares with the pool; a ninth of them, and a ninth of what there is then: 600,000 and 666,666.
	near := func(what string, lo, hi, wantLo, wantHi float64) {
		if math.Abs(lo-wantLo) > 1e-12 || math.Abs(hi-wantHi) > 1e-12 {
			t.Errorf("%s: %v to %v, not %v to %v", what, lo, hi, wantLo, wantHi)
		}
	}
	p, sold := pathVotes{d: d, x: lane.at.readings[0], shares: lane.shares[0]}, 1_266_666.0
	least, most := p.owned(0)
	near("owns", least, most, 4e6/(5.4e6+sold), (4e6+sold)/(5.4e6+sold))
	least, most = p.voteShare(0)
	near("votes", least, most, 4e6/(5e6+sold), (4e6+sold)/(5e6+sold))
	for i, want := range []loadline.Truth{loadline.Yes, loadline.Yes, loadline.CannotTell, loadline.CannotTell, loadline.CannotTell} {
		if got := o.holds(&lane, i); got != want {
			t.Errorf("%s: %v, not %v", c.Company.Limits[i].Title, got, want)
		}
	}
	o.close(&lane, 0, deals.PathTerms{Cash: 5e6, PreMoney: 20e6})
	with := plain(1_000_000 + int(sold))
	papers, _ := with.Draft.Sign(nil, loadline.Signing{Rounds: []string{"b"}})
	ledger, _ := captable.New(papers)
	want := deals.Close(papers, ledger.On(c.AsOf), "b").Readings[0]
	after := newClaims(bareCase(want.Company, c.AsOf), captable.FullyDilutedByDefault())
	p = pathVotes{d: d, x: lane.at.readings[0], shares: lane.shares[0]}
	if got, _ := p.owned(0); math.Abs(got-middle(after.fraction(d.groups[0], captable.FullyDiluted))) > 1e-12 {
		t.Errorf("after the round they own %v, exactly %v", got, middle(after.fraction(d.groups[0], captable.FullyDiluted)))
	}
}

// Of a SAFE nobody knows what becomes of it in a raise without papers: from then on nothing of control is told, and what is asked says so.
func TestASAFEInARaiseWithoutPapersIsAsked(t *testing.T) {
	d := newControlPaths(caseOf(t, young(4_000_000, 1_000_000, 8_000_000, 20_000_000, 5_000_000), t.TempDir()), captable.FullyDilutedByDefault())
	if at := d.after([]int{1, 0}); len(at.readings) > 0 || !strings.Contains(at.asks.String(), "In which round does raise.bridge close?") {
		t.Errorf("%d readings, asks %v", len(at.readings), at.asks)
	}
}
