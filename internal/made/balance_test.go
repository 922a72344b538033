package made

import (
	"slices"
	"strconv"
	"strings"
)

// ledger replays a book in the plainest way: a security is issued once, is closed by events, and what an event closes is
// what its balance and its results hold.
type ledger struct {
	t        tester
	open     map[string]int // shares of each security; a closed one is not there
	class    map[string]string
	ended    map[string]string // when each security ended
	last     string            // the day
	pool     int               // reserved less granted, plus what came back
	issued   map[string]int    // shares of each class
	most     map[string]int    // that may be issued
	vesting  map[string]string // the start of each schedule
	promised map[string]int    // balances and results that are still to be issued
}

func whole(o map[string]any, key string) int {
	s, _ := o[key].(string)
	n, _ := strconv.Atoi(s)
	return n
}

func word(o map[string]any, key string) string {
	s, _ := o[key].(string)
	return s
}

func (b *book) balance(t tester) {
	l := &ledger{t: t, open: map[string]int{}, class: map[string]string{}, ended: map[string]string{}, issued: map[string]int{},
		most: map[string]int{}, vesting: map[string]string{}, promised: map[string]int{}}
	for _, c := range b.objects["STOCK_CLASS"] {
		l.most[word(c, "id")] = whole(c, "initial_shares_authorized")
	}
	for _, p := range b.objects["STOCK_PLAN"] {
		l.pool = whole(p, "initial_shares_reserved")
	}
	reserved := l.pool
	// Within a day what is issued comes first: an event names securities that are written after it.
	events := slices.Clone(b.events)
	slices.SortStableFunc(events, func(a, c map[string]any) int {
		return strings.Compare(word(a, "date"), word(c, "date"))
	})
	for _, e := range events {
		if strings.HasSuffix(word(e, "object_type"), "_POOL_ADJUSTMENT") {
			l.pool += whole(e, "shares_reserved") - reserved
			reserved = whole(e, "shares_reserved")
		}
		l.event(b, e)
	}
	l.agree(events)
	for class, n := range l.issued {
		if n > l.most[class] {
			t.Errorf("class %s: %d issued, %d authorised", class, n, l.most[class])
		}
	}
	if l.pool < 0 {
		t.Errorf("the pool is overdrawn by %d", -l.pool)
	}
}

func (l *ledger) event(b *book, e map[string]any) {
	typ, security := word(e, "object_type"), word(e, "security_id")
	if word(e, "date") < l.last {
		l.t.Errorf("%v goes back before %s", e, l.last)
	}
	l.last = word(e, "date")
	for _, key := range []string{"stakeholder_id", "stock_class_id", "stock_plan_id", "vesting_terms_id"} {
		if id := word(e, key); id != "" && b.ids[id] == "" {
			l.t.Errorf("%v points to nothing", e)
		}
	}
	switch {
	case strings.HasSuffix(typ, "_ISSUANCE"):
		l.issue(e)
	case typ == "TX_STOCK_CLASS_SPLIT":
		for id := range l.open {
			if l.class[id] == word(e, "stock_class_id") {
				l.issued[l.class[id]] += l.open[id]
				l.open[id] *= 2
			}
		}
	case typ == "TX_STOCK_CLASS_AUTHORIZED_SHARES_ADJUSTMENT":
		l.most[word(e, "stock_class_id")] = whole(e, "new_shares_authorized")
	case typ == "TX_STOCK_PLAN_RETURN_TO_POOL":
		l.pool += whole(e, "quantity")
	case typ == "TX_VESTING_START":
		l.vesting[security] = word(e, "date")
	}
}

func (l *ledger) issue(e map[string]any) {
	security, quantity := word(e, "security_id"), whole(e, "quantity")
	if _, again := l.class[security]; again {
		l.t.Errorf("security %s is issued twice", security)
	}
	if word(e, "object_type") == "TX_CONVERTIBLE_ISSUANCE" {
		quantity = 1
	}
	l.open[security], l.class[security] = quantity, word(e, "stock_class_id")
	switch word(e, "object_type") {
	case "TX_STOCK_ISSUANCE":
		l.issued[l.class[security]] += quantity
	case "TX_EQUITY_COMPENSATION_ISSUANCE":
		l.pool -= quantity
		l.class[security] = ""
	}
}

// agree goes through the closing events once all securities are known: each closes what is held at the time.
func (l *ledger) agree(events []map[string]any) {
	dates := map[string]string{}
	for _, e := range events {
		if strings.HasSuffix(word(e, "object_type"), "_ISSUANCE") {
			dates[word(e, "security_id")] = word(e, "date")
		}
	}
	held := map[string]int{}
	for id, n := range l.open {
		held[id] = n
	}
	for _, e := range events {
		typ, security, quantity := word(e, "object_type"), word(e, "security_id"), whole(e, "quantity")
		results, _ := e["resulting_security_ids"].([]any)
		closes := len(results) > 0 || strings.HasSuffix(typ, "_CANCELLATION") || strings.HasSuffix(typ, "_REPURCHASE")
		if !closes {
			continue
		}
		if dates[security] == "" || dates[security] > word(e, "date") || l.ended[security] != "" {
			l.t.Errorf("%v ends what is not there", e)
		}
		if typ == "TX_CONVERTIBLE_CONVERSION" {
			quantity = held[security]
		}
		balance := word(e, "balance_security_id")
		left := held[security] - quantity
		if balance != "" {
			if l.open[balance] != left || dates[balance] != word(e, "date") {
				l.t.Errorf("%v leaves %d, its balance holds %d", e, left, l.open[balance])
			}
			if strings.HasPrefix(typ, "TX_EQUITY") {
				l.pool += left // the balance was granted before
			}
			left = 0
		}
		if held[security] = left; left < 0 {
			l.t.Errorf("%v takes more than is held", e)
		}
		if left == 0 {
			l.ended[security] = word(e, "date")
		} else if typ != "TX_EQUITY_COMPENSATION_EXERCISE" && typ != "TX_EQUITY_COMPENSATION_RELEASE" {
			l.t.Errorf("%v leaves %d without a balance", e, left)
		}
		l.results(e, results, quantity)
	}
}

func (l *ledger) results(e map[string]any, results []any, quantity int) {
	sum := 0
	for _, id := range results {
		sum += l.open[id.(string)]
	}
	if len(results) > 0 && sum != quantity && word(e, "object_type") != "TX_CONVERTIBLE_CONVERSION" {
		l.t.Errorf("%v makes %d of %d", e, sum, quantity)
	}
}
