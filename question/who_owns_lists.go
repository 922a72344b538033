package question

import (
	"cmp"

	"loadline"
	"loadline/captable"
)

// ClassOnDay is a class of stock on the day.
type ClassOnDay struct {
	ID            string          `json:"id"`
	Name          string          `json:"name"`
	Authorized    any             `json:"authorized"` // a count, or the words "no limit" or "not known"
	Outstanding   loadline.Number `json:"outstanding"`
	AsConverted   loadline.Number `json:"as_converted"`
	Ratio         loadline.Number `json:"conversion_ratio"`
	VotesPerShare loadline.Number `json:"votes_per_share"`
	Votes         loadline.Number `json:"votes"`
}

// PlanOnDay is a pool of shares for grants on the day.
type PlanOnDay struct {
	ID          string          `json:"id"`
	Name        string          `json:"name"`
	Reserved    loadline.Number `json:"reserved"`
	Outstanding loadline.Number `json:"under_grants"`
	Used        loadline.Number `json:"used"`
	Available   loadline.Number `json:"available"`
}

// Convertible is a SAFE or a note that is still open on the day. How many shares it becomes is not counted in any column.
type Convertible struct {
	ID       string          `json:"id"`
	Name     string          `json:"name"`
	Holder   string          `json:"holder"`
	Kind     string          `json:"kind"`
	Invested loadline.Number `json:"invested"`
	Currency string          `json:"currency"`
	Cap      any             `json:"cap"`      // an amount, or the words "none" or "not stated"
	Discount any             `json:"discount"` // a fraction, or the same words
	Date     loadline.Date   `json:"date"`
	at       loadline.Source
}

func (w *whoOwns) classes() []ClassOnDay {
	var out []ClassOnDay
	for _, t := range w.on.Classes {
		c := class(w.c.Company, t.ClassID)
		out = append(out, ClassOnDay{
			ID: c.ID, Name: classTitle(c), Authorized: authorized(t.Authorized),
			Outstanding: t.Outstanding, AsConverted: t.AsConverted, Ratio: t.Ratio, VotesPerShare: t.VotesPerShare, Votes: t.Votes,
		})
	}
	return out
}

// class is the class of an id; one that nobody describes has its id alone.
func class(c *loadline.Company, id string) loadline.StockClass {
	for _, class := range c.Classes {
		if class.ID == id {
			return class
		}
	}
	return loadline.StockClass{ID: id}
}

// authorized is how many shares may be issued, for a cell or a sentence: a count, or words.
func authorized(a loadline.Stated[loadline.Shares]) any {
	switch a.Saying {
	case loadline.Said:
		return a.Value
	case loadline.None:
		return "no limit"
	}
	return "not known"
}

func (w *whoOwns) plans() []PlanOnDay {
	var out []PlanOnDay
	names := map[string]string{} // a plan that grants name and nobody describes is known by its id alone
	for _, p := range w.c.Company.Plans {
		names[p.ID] = cmp.Or(p.Title, p.Name)
	}
	for _, t := range w.on.Plans {
		out = append(out, PlanOnDay{
			ID: t.PlanID, Name: cmp.Or(names[t.PlanID], t.PlanID),
			Reserved: t.Reserved, Outstanding: t.Outstanding, Used: t.Used, Available: t.Available,
		})
	}
	return out
}

func (w *whoOwns) convertibles() []Convertible {
	terms := map[string]loadline.ConvertibleTerms{}
	for _, t := range w.c.Company.Transactions {
		if t, ok := t.(*loadline.ConvertibleIssuance); ok {
			terms[t.SecurityID] = t.Terms
		}
	}
	if len(terms) == 0 {
		return nil
	}
	names := holderNames(w.c.Company)
	var out []Convertible
	for _, p := range w.on.Positions(w.Def) {
		if !isConvertible(p.Kind) {
			continue
		}
		t := terms[p.SecurityID]
		out = append(out, Convertible{
			ID: p.SecurityID, Name: securityTitle(p.Security), Holder: cmp.Or(names[p.StakeholderID], p.StakeholderID),
			Kind: kindWord(p.Kind), Invested: p.Invested, Currency: p.Currency, Date: p.Date, at: p.At,
			Cap:      inCell(t.Cap, func(m loadline.Money) any { return m }),
			Discount: inCell(t.Discount, func(r loadline.Ratio) any { return loadline.InPercent(loadline.Exactly(r)) }),
		})
	}
	return out
}

// holderNames are the titles of stakeholders by id. Two of one name carry their reference too, so that rows can be told
// apart.
func holderNames(c *loadline.Company) map[string]string {
	times := map[string]int{}
	for _, s := range c.Stakeholders {
		times[s.Title()]++
	}
	names := make(map[string]string, len(c.Stakeholders))
	for _, s := range c.Stakeholders {
		names[s.ID] = s.Title()
		if times[s.Title()] > 1 {
			names[s.ID] = loadline.Textf("%v (%v)", s.Title(), s.Ref().Name).String()
		}
	}
	return names
}

// inCell is an attribute for a cell: its value, or words.
func inCell[T any](s loadline.Stated[T], value func(T) any) any {
	switch s.Saying {
	case loadline.Said:
		return value(s.Value)
	case loadline.None:
		return "none"
	}
	return "not stated"
}

func isConvertible(k captable.SecurityKind) bool {
	return k == captable.KindSAFE || k == captable.KindNote || k == captable.KindConvertible
}

func kindWord(k captable.SecurityKind) string {
	switch k {
	case captable.KindStock:
		return "stock"
	case captable.KindOption:
		return "option"
	case captable.KindStockUnit:
		return "stock unit"
	case captable.KindCashRight:
		return "cash right"
	case captable.KindStockRight:
		return "appreciation right"
	case captable.KindWarrant:
		return "warrant"
	case captable.KindSAFE:
		return "SAFE"
	case captable.KindNote:
		return "note"
	case captable.KindConvertible:
		return "convertible"
	}
	panic("question: unknown kind of security")
}
