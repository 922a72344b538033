package question

import (
	"strings"

	"loadline"
	"loadline/control"
	"loadline/formula"
	"loadline/governance"
)

// WhoCanChange is the question who can delete the safeguards of a document or a matter, and who can change that, to the fixed
// point, on the case's day.
type WhoCanChange struct {
	Of string // a document or a matter by its name; "" is every safeguard of the file
}

// Changers are the figures of its answer, which are its JSON.
type Changers struct {
	Of         string          `json:"of,omitempty"`
	Safeguards []SafeguardOver `json:"safeguards"`
	Documents  []AmendedBy     `json:"documents"`
	NotRead    []string        `json:"documents_not_read"`
}

// SafeguardOver is a safeguard with who can delete it.
type SafeguardOver struct {
	Safeguard string         `json:"safeguard"`
	Of        []loadline.Ref `json:"of"`
	Needs     string         `json:"needs"`
	Document  string         `json:"document,omitempty"`
	At        string         `json:"at"`
	Routes    []RouteOver    `json:"routes"`
	Today     DeletionOver   `json:"today"`
	Elections DeletionOver   `json:"after_elections"`
	says      loadline.Text
	source    loadline.Source
}

// RouteOver is a document by whose amendment a safeguard can be deleted.
type RouteOver struct {
	Document string   `json:"document"`
	Changes  string   `json:"changes,omitempty"` // the document whose amendment it makes easier; empty where it holds the safeguard
	Needs    string   `json:"needs"`
	By       string   `json:"by"` // the clause or the law
	Smallest []string `json:"smallest"`
	Count    string   `json:"count,omitempty"` // of smallest groups, where counted
}

// DeletionOver is whether it can be deleted without anybody who could give what it asks.
type DeletionOver struct {
	Without loadline.Truth `json:"without_those_it_protects"`
	Who     []string       `json:"who,omitempty"`
	By      string         `json:"by_amending,omitempty"`
}

// AmendedBy is how a document is amended, and what can change that in the end.
type AmendedBy struct {
	Document string         `json:"document"`
	Needs    string         `json:"needs"`
	Stands   []string       `json:"rule_stands_in"`
	Law      string         `json:"law,omitempty"`
	Reach    []string       `json:"changed_in_the_end_by_amending"`
	Read     loadline.Truth `json:"read"`
}

// changing is one asking.
type changing struct {
	c     Case
	order *governance.Order
	data  Changers
}

// Ask answers it.
func (q WhoCanChange) Ask(c Case) loadline.Answer {
	if a, refused := c.refused("who-can"); refused {
		return a
	}
	order, problems := c.order()
	of, near, ok := q.what(c, order)
	if !ok {
		a := c.answer("who-can")
		a.State = loadline.NotApplicable
		a.Finding = loadline.Textf("No document and no matter is called %q.", q.Of)
		if near != "" {
			a.Finding = loadline.Textf("No document and no matter is called %q. Did you mean %v?", q.Of, near)
		}
		return a
	}
	k := &changing{c: c, order: order, data: Changers{Of: q.Of, Safeguards: []SafeguardOver{}, Documents: []AmendedBy{}, NotRead: []string{}}}
	closure := order.Closure(of)
	for i := range closure.Safeguards {
		k.data.Safeguards = append(k.data.Safeguards, k.safeguard(&closure.Safeguards[i]))
	}
	for i := range closure.Documents {
		k.data.Documents = append(k.data.Documents, k.document(&closure.Documents[i]))
	}
	for _, d := range order.Unread() {
		k.data.NotRead = append(k.data.NotRead, documentTitle(d))
	}
	a := c.answer("who-can")
	a.Problems = merged(a.Problems, problems)
	a.Notices = []loadline.Text{noAdvice()}
	a.Finding, a.State = k.finding(), k.state()
	a.Because = k.because()
	a.Assumed = []loadline.Assumption{{
		Says:    loadline.Textf("An amendment may take out any safeguard of its document, as far as the law lets it; one that takes a right from a class affects that class."),
		Settles: loadline.Textf("Does a clause say that it cannot be amended, or only by those whom it protects?"),
	}}
	a.Data, a.Views = k.data, k.views()
	return a
}

// what is the document or the matter that a word means, and what is near to it.
func (q WhoCanChange) what(c Case, o *governance.Order) (of loadline.Ref, near string, ok bool) {
	if q.Of == "" {
		return of, "", true
	}
	word := strings.TrimPrefix(q.Of, "document.")
	var names []string
	for _, d := range c.Company.Documents {
		if d.Ref().Name == word || strings.EqualFold(d.Title, word) {
			return d.Ref(), "", true
		}
		names = append(names, d.Ref().Name)
	}
	word = strings.TrimPrefix(q.Of, "matter.")
	for _, r := range o.Matters() {
		if r.Name == word {
			return r, "", true
		}
		names = append(names, r.Name)
	}
	return of, formula.Closest(word, names), false
}

func (k *changing) title(r loadline.Ref) string {
	if r.Name == "" {
		return ""
	}
	return k.order.Title(r)
}

func (k *changing) titles(rs []loadline.Ref) []string {
	out := []string{}
	for _, r := range rs {
		out = append(out, k.title(r))
	}
	return out
}

// safeguard is one in words.
func (k *changing) safeguard(s *governance.Safeguard) SafeguardOver {
	out := SafeguardOver{Of: s.Of, Needs: approvalWords(s.Needs, k.c.Company).String(), Document: k.title(s.Document), Routes: []RouteOver{},
		At: clause(s.At, k.c.Company).String(), says: k.says(s), source: s.At, Today: k.deletion(s.Today), Elections: k.deletion(s.Elected)}
	out.Safeguard = out.says.String()
	for i := range s.Routes {
		out.Routes = append(out.Routes, k.route(&s.Routes[i]))
	}
	return out
}

func (k *changing) says(s *governance.Safeguard) loadline.Text {
	needs := approvalWords(s.Needs, k.c.Company)
	var over []string
	of := k.posts(s.Of)
	for _, r := range s.Over {
		over = append(over, smallFirst(k.order.Title(r)))
	}
	switch s.Kind {
	case governance.ByConsent:
		return loadline.Textf("%v must consent: %v", needs, and(over))
	case governance.ByVote:
		return loadline.Textf("it takes %v: %v", needs, smallFirst(k.order.Title(s.Of[0])))
	case governance.ByElection:
		return loadline.Textf("%v elects to %v", needs, of)
	case governance.ByRemoval:
		return loadline.Textf("%v removes from %v", needs, of)
	case governance.ByDesignation:
		return loadline.Textf("%v designates who is elected to %v", needs, of)
	case governance.ByException:
		return loadline.Textf("%v is not bound by the drag-along", needs)
	}
	panic("question: unknown kind of safeguard")
}

// posts are seats by their titles; several without one by their number and their body.
func (k *changing) posts(of []loadline.Ref) loadline.Text {
	var names []string
	for _, r := range of {
		names = append(names, k.order.PostTitle(r))
	}
	if len(names) > 3 && of[0].Kind == "seat" {
		body, _, _ := strings.Cut(of[0].Name, ".")
		return loadline.Textf("%v seats of %v", numeral(len(of)), k.order.Title(loadline.Ref{Kind: "body", Name: body}))
	}
	return and(names)
}

func (k *changing) deletion(d governance.Deletion) DeletionOver {
	return DeletionOver{Without: d.Without, Who: partyNames(d.Who), By: k.title(d.By)}
}

// route is who can amend a document, at the least.
func (k *changing) route(r *governance.Route) RouteOver {
	out := RouteOver{Document: k.title(r.Document), Changes: k.title(r.Changes), Smallest: []string{}}
	if r.Decision == nil {
		return out
	}
	out.Needs, out.By = k.needs(r.Decision)
	game, err := r.Decision.Rule.Game(r.Decision.Weights, control.Certain)
	if err != nil {
		return out
	}
	f := game.MinimalWinning(control.Budget{List: 1})
	if f.Count != nil {
		out.Count = f.Count.String()
	}
	if len(f.Coalitions) > 0 {
		names := partyNames(r.Decision.Parties)
		for v := range f.Coalitions[0].Voters() {
			out.Smallest = append(out.Smallest, names[v])
		}
	}
	return out
}

// needs is what an amendment needs, in words, and by which clause or law.
func (k *changing) needs(d *governance.Decision) (needs, by string) {
	var ways, laws []string
	for _, w := range d.Ways {
		if w.Gate < 0 {
			continue
		}
		ways = append(ways, approvalWords(w.Needs, k.c.Company).String())
		switch {
		case w.Law != "":
			laws = append(laws, w.Law)
		case w.At.Known():
			laws = append(laws, clause(w.At, k.c.Company).String())
		}
	}
	return or(unique(ways)).String(), strings.Join(unique(laws), ", ")
}

func (k *changing) document(a *governance.Amending) AmendedBy {
	out := AmendedBy{Document: documentTitle(a.Document), Stands: k.titles(a.Stands), Law: a.Law, Reach: k.titles(a.Reach), Read: a.Document.Read}
	if a.Decision != nil {
		out.Needs, _ = k.needs(a.Decision)
	}
	return out
}
