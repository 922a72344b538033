package made

import (
	"fmt"
	"math/rand/v2"
	"strconv"
)

// stress is a company of any size: one class, one plan, and securities that are issued, transferred, exercised and
// cancelled, each event only on what is held and not before it is held.
type stress struct {
	*writer
	dice    *rand.Rand
	n, done int // transactions to write, and written
	holders int
	last    int // the last security
	day     int // of the event that is written, counted from the first
	stock   []holding
	options []holding
	buf     []byte
}

// holding is an open security: the how-manieth it is, how much of it there is, and the serial of its holder.
type holding struct{ security, quantity, holder int }

// stressFile is how many transactions stand in one file.
const stressFile = 250_000

// Stress writes a company with n transactions, about 500 bytes each, among a fiftieth as many stakeholders (at least ten).
func Stress(seed uint64, n int, sink Sink) error {
	s := &stress{writer: newWriter(sink), dice: rand.New(rand.NewPCG(seed, seed)), n: n, holders: max(10, n/50)}
	s.begin("stakeholders_files", "Stakeholders.ocf.json", "OCF_STAKEHOLDERS_FILE")
	for i := range s.holders {
		s.item(obj("object_type", "STAKEHOLDER", "id", serial("2222", i), "name", obj("legal_name", fmt.Sprintf("Holder %06d", i)),
			"stakeholder_type", "INDIVIDUAL"))
	}
	s.end()
	s.begin("stock_classes_files", "StockClasses.ocf.json", "OCF_STOCK_CLASSES_FILE")
	s.item(obj("object_type", "STOCK_CLASS", "id", stressClass, "name", "Common Stock", "class_type", "COMMON", "default_id_prefix", "CS-",
		"initial_shares_authorized", "1000000000000", "votes_per_share", "1", "seniority", "1"))
	s.end()
	s.begin("stock_plans_files", "StockPlans.ocf.json", "OCF_STOCK_PLANS_FILE")
	s.item(obj("object_type", "STOCK_PLAN", "id", stressPlan, "plan_name", "Plan", "initial_shares_reserved", "1000000000000",
		"default_cancellation_behavior", "DEFINED_PER_PLAN_SECURITY", "stock_class_ids", list(stressClass)))
	s.end()
	for file := 1; s.done < s.n; file++ {
		s.begin("transactions_files", fmt.Sprintf("Transactions-%02d.ocf.json", file), "OCF_TRANSACTIONS_FILE")
		for end := min(s.n, file*stressFile); s.done < end; {
			s.step()
		}
		s.end()
	}
	return s.manifest(obj("object_type", "ISSUER", "id", "11111111-0000-4000-8000-000000000000", "legal_name", "Stress Test, Inc.",
		"formation_date", "2014-01-02", "country_of_formation", "US"), "2025-12-31")
}

const (
	stressClass = text("c0000000-2222-4000-8000-000000000000")
	stressPlan  = text("d0000000-2222-4000-8000-000000000000")
)

func serial(kind string, n int) string { return fmt.Sprintf("%08d-%s-4000-8000-000000000000", n, kind) }

// step writes one event with the securities that come of it. An event that needs more transactions than are left is not
// begun.
func (s *stress) step() {
	left := s.n - s.done
	s.day = int(int64(s.done) * 4300 / int64(s.n)) // twelve years, evenly
	switch roll := s.dice.IntN(100); {
	case roll < 15 && left >= 3 && len(s.stock) > 0:
		s.transfer()
	case roll < 30 && left >= 2 && len(s.options) > 0:
		s.exercise()
	case roll < 45 && left >= 2 && len(s.stock) > 0:
		s.cancel()
	case roll < 65:
		s.options = append(s.options, s.grant())
	default:
		s.stock = append(s.stock, s.issue(s.holder(), 1+s.dice.IntN(1000)))
	}
}

func (s *stress) holder() int { return s.dice.IntN(s.holders) }

// date is the day of the event and of the securities that come of it, in years of 360 days.
func (s *stress) date() {
	year, day := 2014+s.day/360, s.day%360
	s.buf = fmt.Appendf(s.buf, `"date":"%04d-%02d-%02d"`, year, day/30+1, min(day%30, 27)+1)
}

func (s *stress) id(key, kind string, n int) {
	s.buf = append(append(append(s.buf, '"'), key...), `":"`...)
	for limit := 10_000_000; limit > 1 && n < limit; limit /= 10 {
		s.buf = append(s.buf, '0')
	}
	s.buf = append(strconv.AppendInt(s.buf, int64(n), 10), '-')
	s.buf = append(append(s.buf, kind...), `-4000-8000-000000000000",`...)
}

func (s *stress) open(typ string, security int) {
	s.buf = append(s.buf[:0], '\n')
	if s.items++; s.items > 1 {
		s.buf = append(s.buf[:0], ",\n"...)
	}
	s.buf = append(append(append(s.buf, `{"object_type":"`...), typ...), `",`...)
	s.id("id", "0000", s.done)
	s.id("security_id", "1111", security)
	s.date()
	s.buf = append(s.buf, ',')
}

func (s *stress) shut(quantity int) {
	s.buf = fmt.Appendf(s.buf, `"quantity":"%d",`, quantity)
	s.buf = append(s.buf, `"comments":["made up for a test of speed","nobody holds this"]}`...)
	s.write(s.buf)
	s.done++
}

// pad fills events, which are shorter than issuances, to about the same length.
func (s *stress) pad() {
	s.buf = append(s.buf, `"consideration_text":"The parties have made all payments and have delivered all papers that the agreements `+
		`between them and the bylaws of the company ask for.",`...)
}

func (s *stress) issue(holder, quantity int) holding {
	s.last++
	s.open("TX_STOCK_ISSUANCE", s.last)
	s.buf = fmt.Appendf(s.buf, `"custom_id":"CS-%d",`, s.last)
	s.id("stakeholder_id", "2222", holder)
	s.buf = append(s.buf, `"stock_class_id":"`+stressClass+`","share_price":{"amount":"1.2345","currency":"USD"},`...)
	s.buf = append(s.buf, `"security_law_exemptions":[{"description":"Rule 701","jurisdiction":"US"}],"stock_legend_ids":[],`...)
	s.shut(quantity)
	return holding{s.last, quantity, holder}
}

func (s *stress) grant() holding {
	s.last++
	holder, quantity := s.holder(), 1+s.dice.IntN(1000)
	s.open("TX_EQUITY_COMPENSATION_ISSUANCE", s.last)
	s.buf = fmt.Appendf(s.buf, `"custom_id":"EO-%d",`, s.last)
	s.id("stakeholder_id", "2222", holder)
	s.buf = append(s.buf, `"stock_plan_id":"`+stressPlan+`","stock_class_id":"`+stressClass+`","compensation_type":"OPTION_NSO",`...)
	s.buf = append(s.buf, `"exercise_price":{"amount":"0.55","currency":"USD"},"expiration_date":null,"termination_exercise_windows":[],`...)
	s.buf = append(s.buf, `"security_law_exemptions":[],`...)
	s.shut(quantity)
	return holding{s.last, quantity, holder}
}

// take removes a random holding, without keeping the order.
func (s *stress) take(from *[]holding) holding {
	all := *from
	i := s.dice.IntN(len(all))
	h := all[i]
	all[i] = all[len(all)-1]
	*from = all[:len(all)-1]
	return h
}

func (s *stress) transfer() {
	h := s.take(&s.stock)
	part := 1 + s.dice.IntN(h.quantity)
	s.open("TX_STOCK_TRANSFER", h.security)
	s.buf = fmt.Appendf(s.buf, `"resulting_security_ids":[%q],`, serial("1111", s.last+1))
	if part < h.quantity {
		s.id("balance_security_id", "1111", s.last+2)
	}
	s.pad()
	s.shut(part)
	s.stock = append(s.stock, s.issue(s.holder(), part))
	if part < h.quantity {
		s.stock = append(s.stock, s.issue(h.holder, h.quantity-part))
	}
}

func (s *stress) exercise() {
	h := s.take(&s.options)
	part := 1 + s.dice.IntN(h.quantity)
	s.open("TX_EQUITY_COMPENSATION_EXERCISE", h.security)
	s.buf = fmt.Appendf(s.buf, `"resulting_security_ids":[%q],`, serial("1111", s.last+1))
	s.pad()
	s.shut(part)
	s.stock = append(s.stock, s.issue(h.holder, part))
	if h.quantity -= part; h.quantity > 0 {
		s.options = append(s.options, h)
	}
}

func (s *stress) cancel() {
	h := s.take(&s.stock)
	part := 1 + s.dice.IntN(h.quantity)
	s.open("TX_STOCK_CANCELLATION", h.security)
	if part < h.quantity {
		s.id("balance_security_id", "1111", s.last+1)
	}
	s.buf = append(s.buf, `"reason_text":"Cancelled by agreement",`...)
	s.pad()
	s.shut(part)
	if part < h.quantity {
		s.stock = append(s.stock, s.issue(h.holder, h.quantity-part))
	}
}
