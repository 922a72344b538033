package question

import (
	"loadline"
	"loadline/governance"
)

// AfterIt is what stands after a matter is decided.
type AfterIt struct {
	Happens []string    `json:"happens"` // what the decision brings about, in order
	Told    []string    `json:"told"`    // of these what changes neither a seat nor an office
	Posts   []PostAfter `json:"posts"`   // offices that change hands, and every seat of the bodies whose seats do
}

// PostAfter is an office or a seat before and after.
type PostAfter struct {
	Post    loadline.Ref `json:"post"`
	Title   string       `json:"title"`
	Before  string       `json:"before"`
	After   string       `json:"after"`
	Changed bool         `json:"changed"`
}

// afterIt is what stands after a matter is decided, nil where nothing of who sits or holds an office changes.
func afterIt(a governance.Aftermath, before *governance.Order) *AfterIt {
	out := &AfterIt{Happens: []string{}, Told: []string{}}
	for _, h := range a.Happens {
		out.Happens = append(out.Happens, h.Says.String())
		if !h.Followed {
			out.Told = append(out.Told, h.Says.String())
		}
	}
	done := map[loadline.Ref]bool{}
	put := func(post loadline.Ref, was, is string, changed bool) {
		if !done[post] {
			done[post] = true
			out.Posts = append(out.Posts, PostAfter{Post: post, Title: a.Order.PostTitle(post), Before: was, After: is, Changed: changed})
		}
	}
	for _, c := range a.Changed {
		if c.Post.Kind == "office" {
			put(c.Post, holderWords(c.Before, before), holderWords(c.After, a.Order), true)
		}
	}
	for _, body := range a.Bodies {
		for _, order := range []*governance.Order{before, a.Order} {
			for _, s := range order.Seats(body) {
				was, is := holderWords(before.Holder(s.Seat), before), holderWords(a.Order.Holder(s.Seat), a.Order)
				if !hasSeat(before, body, s.Seat) {
					was = "no such seat"
				}
				if !hasSeat(a.Order, body, s.Seat) {
					is = "no such seat"
				}
				put(s.Seat, was, is, was != is)
			}
		}
	}
	if len(out.Posts) == 0 {
		return nil
	}
	return out
}

func hasSeat(o *governance.Order, body, seat loadline.Ref) bool {
	for _, s := range o.Seats(body) {
		if s.Seat == seat {
			return true
		}
	}
	return false
}

func holderWords(h loadline.Stated[loadline.Ref], o *governance.Order) string {
	switch who, said := h.Get(); {
	case said:
		return o.Title(who)
	case h.Saying == loadline.None:
		return "vacant"
	}
	return "not stated"
}

// afterTable is who sits and who holds an office after it.
func afterTable(a *AfterIt) loadline.Table {
	t := loadline.Table{ID: "after", Title: loadline.Textf("After it: who sits then"), Columns: []loadline.Column{
		{ID: "post", Head: loadline.Textf("Seat or office")},
		{ID: "before", Head: loadline.Textf("Before")},
		{ID: "after", Head: loadline.Textf("After")},
	}}
	if a == nil {
		return t
	}
	for _, p := range a.Posts {
		after := any(p.After)
		if !p.Changed {
			after = "the same"
		}
		t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{{Value: p.Title}, {Value: p.Before}, {Value: after}}})
	}
	for _, h := range a.Told {
		t.Notes = append(t.Notes, loadline.Textf("Besides, %v.", h))
	}
	return t
}
