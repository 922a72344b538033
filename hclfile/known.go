package hclfile

import (
	"cmp"
	"slices"
	"sync"

	"loadline"
)

// known is what the package under a file states, each index made when it is first asked for. All drafts of the file share
// it, and nothing in it is changed.
type known struct {
	company *loadline.Company
	laws    []loadline.Law
	ids     map[string]func() map[string]int // by kind: where the object of an id stands in its list
	customs func() map[string][]int          // issuances by the number on their certificates
	events  func() history
}

// history is what happened to the securities of a package.
type history struct {
	closings map[string][]*closing
	marks    map[string][]loadline.Transaction // events of vesting
	splits   []*loadline.Split
}

func newKnown(c *loadline.Company) *known {
	k := &known{company: c, ids: map[string]func() map[string]int{}, events: func() history { return history{} }}
	if c == nil {
		return k
	}
	k.ids["document"] = index(c.Documents, func(d *loadline.Document) string { return d.ID })
	k.ids["stakeholder"] = index(c.Stakeholders, func(s *loadline.Stakeholder) string { return s.ID })
	k.ids["entity"] = index(c.Entities, func(e *loadline.Entity) string { return e.ID })
	k.ids["stock_class"] = index(c.Classes, func(x *loadline.StockClass) string { return x.ID })
	k.ids["stock_plan"] = index(c.Plans, func(p *loadline.StockPlan) string { return p.ID })
	k.ids["vesting"] = index(c.Vesting, func(v *loadline.VestingTerms) string { return v.ID })
	k.ids["security"] = index(c.Transactions, func(t *loadline.Transaction) string {
		if i := issuedOf(*t); i != nil {
			return i.SecurityID
		}
		return ""
	})
	k.customs = sync.OnceValue(func() map[string][]int {
		out := map[string][]int{}
		for i, t := range c.Transactions {
			if issued := issuedOf(t); issued != nil && issued.CustomID != "" {
				out[issued.CustomID] = append(out[issued.CustomID], i)
			}
		}
		return out
	})
	k.events = sync.OnceValue(func() history { return historyOf(c) })
	return k
}

// index is where each id stands in a list, the first of several of one id.
func index[T any](list []T, id func(*T) string) func() map[string]int {
	return sync.OnceValue(func() map[string]int {
		out := make(map[string]int, len(list))
		for i := range list {
			if name := id(&list[i]); name != "" {
				if _, twice := out[name]; !twice {
					out[name] = i
				}
			}
		}
		return out
	})
}

func historyOf(c *loadline.Company) history {
	out := history{closings: map[string][]*closing{}, marks: map[string][]loadline.Transaction{}}
	for _, t := range c.Transactions {
		if security, ok := markOf(t); ok {
			out.marks[security] = append(out.marks[security], t)
		} else if s, ok := t.(*loadline.Split); ok {
			out.splits = append(out.splits, s)
		} else if x, ok := closingOf(t); ok {
			out.closings[x.SecurityID] = append(out.closings[x.SecurityID], x)
		}
	}
	return out
}

// markOf is the security of an event of vesting.
func markOf(t loadline.Transaction) (string, bool) {
	switch t := t.(type) {
	case *loadline.VestingStart:
		return t.SecurityID, true
	case *loadline.VestingEvent:
		return t.SecurityID, true
	case *loadline.VestingAcceleration:
		return t.SecurityID, true
	}
	return "", false
}

// called is the id of the object that has a name, where one only has it: people write names where ids belong.
func (k *known) called(kind, name string) string {
	var found []string
	add := func(title, id string) {
		if title == name {
			found = append(found, id)
		}
	}
	switch c := k.company; kind {
	case "stakeholder":
		for i := range c.Stakeholders {
			add(c.Stakeholders[i].LegalName, c.Stakeholders[i].ID)
		}
	case "stock_class":
		for i := range c.Classes {
			add(c.Classes[i].Title, c.Classes[i].ID)
		}
	case "stock_plan":
		for i := range c.Plans {
			add(c.Plans[i].Title, c.Plans[i].ID)
		}
	case "document":
		for i := range c.Documents {
			add(c.Documents[i].Title, c.Documents[i].ID)
		}
	case "vesting":
		for i := range c.Vesting {
			add(c.Vesting[i].Title, c.Vesting[i].ID)
		}
	}
	if len(found) != 1 {
		return ""
	}
	return found[0]
}

func (d *drafting) marksOf(security string) []loadline.Transaction {
	return append(slices.Clone(d.known.events().marks[security]), d.marks[security]...)
}

// whole is what there still is of a security when an event ends it: what was issued, times the splits of its class since,
// less what other events have ended in the meantime. Within a day splits come before events, as the cap table counts.
func (d *drafting) whole(c *closing, source loadline.Transaction) (loadline.Shares, bool) {
	n, class, exact := issuedCount(source)
	if !exact || c.block == nil {
		return loadline.Shares{}, d.howMany(c, exact)
	}
	type step struct {
		date  loadline.Date
		rank  int
		ratio loadline.Ratio
		less  loadline.Stated[loadline.Shares]
	}
	var steps []step
	issued := issuedOf(source)
	made := 0
	if d.pending[issued.SecurityID] != nil {
		made = 1
	}
	for _, s := range append(slices.Clone(d.known.events().splits), d.splits...) {
		if s.StockClassID != class || s.Date < issued.Date+loadline.Date(made) || s.Date > c.Date {
			continue
		}
		if _, stock := source.(*loadline.StockIssuance); !stock {
			return loadline.Shares{}, d.howMany(c, false)
		}
		steps = append(steps, step{date: s.Date, ratio: s.Ratio})
	}
	for _, x := range d.earlier(c, issued.SecurityID) {
		steps = append(steps, step{date: x.Date, rank: 1, less: x.Quantity})
	}
	slices.SortStableFunc(steps, func(a, b step) int { return cmp.Or(cmp.Compare(a.date, b.date), cmp.Compare(a.rank, b.rank)) })
	for _, s := range steps {
		less, said := s.less.Get()
		switch {
		case s.rank == 0:
			n = n.Times(s.ratio)
		case !said:
			return loadline.Shares{}, true // ended by another event, which is told where the facts are checked
		default:
			n = n.Sub(less)
		}
	}
	if n.Sign() < 0 {
		n = loadline.Shares{}
	}
	return n, true
}

// earlier are the other events that end a part of a security before one does: by date, and on one day by the order of
// the file.
func (d *drafting) earlier(c *closing, security string) []*closing {
	out := slices.Clone(d.known.events().closings[security])
	for _, x := range d.closings[security] {
		if x != c {
			out = append(out, x)
		}
	}
	return slices.DeleteFunc(out, func(x *closing) bool {
		return x.Date > c.Date || x.Date == c.Date && x.block != nil && x.At.From > c.At.From
	})
}

// issuedCount is how much was issued: shares, or of a convertible its amount; and the class of the shares.
func issuedCount(t loadline.Transaction) (n loadline.Shares, class string, exact bool) {
	switch t := t.(type) {
	case *loadline.StockIssuance:
		return t.Quantity, t.StockClassID, true
	case *loadline.GrantIssuance:
		return t.Quantity, t.StockClassID, true
	case *loadline.WarrantIssuance:
		r, ok := t.Quantity.Exact()
		return loadline.SharesOf(r), t.StockClassID, ok
	case *loadline.ConvertibleIssuance:
		return loadline.SharesOf(t.Investment.Amount), "", true
	}
	return loadline.Shares{}, "", false
}

// howMany asks for a count that cannot be worked out.
func (d *drafting) howMany(c *closing, exact bool) bool {
	if exact {
		return false
	}
	d.tell(loadline.Error, loadline.MissingAttribute, c.At, loadline.Textf("%v must say how many shares it is about", c.block.title()),
		loadline.Textf("What there is of %v on that day hangs on a figure that is not known, or on a split that it may or may not follow.", writeSecurity(c.SecurityID)),
		loadline.Textf("Write shares = …, counted on the day."))
	return false
}
