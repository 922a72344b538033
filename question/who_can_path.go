package question

import (
	"slices"
	"strings"

	"loadline"
	"loadline/control"
	"loadline/formula"
	"loadline/governance"
)

// WhoCanPath is the question by which lawful steps a matter can be brought about, on the case's day.
type WhoCanPath struct {
	Matter string   // its name in the file, or the word of its kind
	Groups []string // who go the way, each for itself; none: whoever can, and everybody alone
}

// PathsTo are the figures of its answer, which are its JSON.
type PathsTo struct {
	Matter   string        `json:"matter"`
	Says     string        `json:"says"`
	Shortest *PathOver     `json:"shortest,omitempty"`            // whoever goes it
	Possible *PathOver     `json:"if_open_facts_allow,omitempty"` // whoever goes it, where there is no other: it hangs on what nobody stated
	Stopped  bool          `json:"search_stopped"`                // at its budget, before there was any
	Fewest   *PathOfGroup  `json:"fewest,omitempty"`              // the way of the fewest who decide it today
	Groups   []PathOfGroup `json:"groups"`
	NotRead  []string      `json:"documents_not_read"`
}

// PathOfGroup is the way of a group.
type PathOfGroup struct {
	Group     string     `json:"group"`
	Who       []string   `json:"who"`
	Path      *PathOver  `json:"path,omitempty"`                // it breaches nothing
	Breaching *PathOver  `json:"breaching,omitempty"`           // it is valid, and breaches consents; only where there is no other
	Possible  *PathOver  `json:"if_open_facts_allow,omitempty"` // it hangs on what nobody stated
	With      []PathWith `json:"with"`
	Weighed   int        `json:"decisions_weighed"`
	Stopped   bool       `json:"search_stopped"` // at its budget: there may be more
}

// PathWith is a way that a group can go together with others.
type PathWith struct {
	Others []string `json:"others"`
	Path   PathOver `json:"path"`
}

// PathOver is a lawful path.
type PathOver struct {
	Days     int          `json:"days_of_notice"`
	AtLeast  bool         `json:"at_least"` // the notice of a step is not stated
	Steps    []StepOver   `json:"steps"`
	Breaches []string     `json:"breaches,omitempty"`
	Defence  *DefenceOver `json:"cheapest_defence,omitempty"`
	path     *governance.LawfulPath
	quest    governance.Quest
}

// StepOver is a step of a path.
type StepOver struct {
	Says     string   `json:"says"`
	Stated   bool     `json:"stated"` // a matter of the file; else one that the law knows
	Day      int      `json:"day"`
	Notice   string   `json:"notice"`
	How      string   `json:"how"`
	Needs    string   `json:"needs"`
	By       string   `json:"by"`
	Decide   []string `json:"decide"` // the fewest of the group who decide it
	Certain  bool     `json:"certain"`
	Refuse   []string `json:"can_refuse,omitempty"` // the fewest outside the group who stop it
	Breaches []string `json:"breaches,omitempty"`
	After    *AfterIt `json:"after,omitempty"`
}

// DefenceOver is the fewest who stop a path.
type DefenceOver struct {
	Step int      `json:"step"` // from 1
	Who  []string `json:"who"`
}

// pathing is one asking.
type pathing struct {
	WhoCanPath
	c       Case
	order   *governance.Order
	m       loadline.Matter
	says    loadline.Text
	data    PathsTo
	assumed []loadline.Assumption
	unknown loadline.Truth // whether it passes without anybody in particular: cannot tell where nobody says what it takes
}

// mostGroups is how many groups and parties are asked where none is named.
const mostGroups = 24

// Ask answers it.
func (q WhoCanPath) Ask(c Case) loadline.Answer {
	if a, refused := c.refused("who-can"); refused {
		return a
	}
	if nameless(q.Groups) {
		return noGroup(c)
	}
	order, problems := c.order()
	m, near := findMatter(order, q.Matter)
	if m == nil {
		return notAMatter(c, q.Matter, near, order)
	}
	k := &pathing{WhoCanPath: q, c: c, order: order, m: *m, says: matterSays(*m, c.Company)}
	k.data = PathsTo{Matter: m.Name, Says: k.says.String(), Groups: []PathOfGroup{}, NotRead: []string{}}
	for _, d := range order.Unread() {
		k.data.NotRead = append(k.data.NotRead, documentTitle(d))
	}
	for _, words := range q.Groups {
		if _, bad := k.members(words); bad != "" {
			return notAGroup(c, bad, formula.Closest(bad, groupNames(c.Company)))
		}
	}
	k.search()
	a := c.answer("who-can")
	a.Problems = merged(a.Problems, problems)
	a.Notices = []loadline.Text{noAdvice()}
	a.State, a.Finding = k.state(), k.finding()
	a.Because, a.Assumed = k.because(), k.assumptions()
	a.Data, a.Views = k.data, k.views()
	return a
}

// members are the stakeholders whom a group's words mean, with all who vote as one with them; and the first word that means
// nobody. Of the words of stakeholders' own groups a party is meant where all of its members are.
func (k *pathing) members(words string) (out []loadline.Ref, bad string) {
	for word := range strings.SplitSeq(words, ",") {
		word = strings.TrimSpace(word)
		inside, known := k.inGroup(word)
		if !known {
			return nil, word
		}
		for _, who := range inside {
			if !slices.Contains(out, who) {
				out = append(out, who)
			}
		}
	}
	return out, ""
}

func (k *pathing) inGroup(word string) (out []loadline.Ref, known bool) {
	if body, is := strings.CutPrefix(word, "body."); is {
		for _, s := range k.order.Seats(loadline.Ref{Kind: "body", Name: body}) {
			if who, said := s.Person.Get(); said {
				out = append(out, k.party(who)...)
			}
			known = true
		}
		return out, known
	}
	group := strings.TrimPrefix(word, "group.")
	in := func(r loadline.Ref) bool {
		return slices.ContainsFunc(k.c.Company.Stakeholders, func(s loadline.Stakeholder) bool { return s.Ref() == r && slices.Contains(s.Groups, group) })
	}
	for _, s := range k.c.Company.Stakeholders {
		if !slices.Contains(s.Groups, group) {
			continue
		}
		known = true
		if all := k.party(s.Ref()); !slices.ContainsFunc(all, func(r loadline.Ref) bool { return !in(r) }) {
			out = append(out, all...)
		}
	}
	if known {
		return out, true
	}
	if s, _ := find(k.c.Company, strings.TrimPrefix(word, "stakeholder.")); s != nil {
		return k.party(s.Ref()), true
	}
	return nil, false
}

func (k *pathing) party(who loadline.Ref) []loadline.Ref {
	if p, ok := k.order.PartyOf(who); ok {
		return p.Members
	}
	return []loadline.Ref{who}
}

// search looks for every path that is asked for.
func (k *pathing) search() {
	quest := governance.Quest{Matter: k.m}
	k.unknown = k.passesByItself()
	if len(k.Groups) == 0 {
		s := k.order.Paths(quest)
		k.data.Shortest = k.over(s, quest)
		if s.Path == nil {
			k.data.Stopped = s.Cut
			possible := quest
			possible.Possible = true
			k.data.Possible = k.over(k.order.Paths(possible), possible)
		}
		k.data.Fewest = k.fewest(quest)
		k.alone(quest, s.Met)
		return
	}
	for _, words := range k.Groups {
		quest.Group, _ = k.members(words)
		k.data.Groups = append(k.data.Groups, k.ofGroup(words, quest))
	}
}

// passesByItself says whether the matter passes today whoever is for it, which cannot be told where nobody says what it
// takes.
func (k *pathing) passesByItself() loadline.Truth {
	d, _ := k.order.Decide(k.m, governance.Horizon{})
	if d == nil {
		return loadline.No
	}
	sure, err := d.Rule.Game(d.Weights, control.Certain)
	if err != nil {
		return loadline.No
	}
	maybe, err := d.Rule.Game(d.Weights, control.Possible)
	return truth(sure.Wins(nil), err == nil && maybe.Wins(nil))
}

// fewest is the way of the fewest who decide the matter today without a breach, nil where nobody certainly does.
func (k *pathing) fewest(quest governance.Quest) *PathOfGroup {
	d, _ := k.order.Decide(k.m, governance.Horizon{})
	if d == nil {
		return nil
	}
	game, err := d.Lawful.Game(d.Weights, control.Certain)
	if err != nil {
		return nil
	}
	f := game.MinimalWinning(control.Budget{List: 1})
	if f.None || f.Fewest.Len() == 0 {
		return nil
	}
	var who []string
	for v := range f.Fewest.Voters() {
		who = append(who, d.Parties[v].Title)
		quest.Group = append(quest.Group, d.Parties[v].Ref)
		quest.Group = append(quest.Group, d.Parties[v].Members...)
	}
	s := k.order.Paths(quest)
	return &PathOfGroup{Group: and(who).String(), Who: who, Path: k.over(s, quest), With: []PathWith{}, Weighed: s.Weighed, Stopped: s.Cut}
}

// alone are the ways of every word of the stakeholders' own groups and of everybody who votes, each for itself.
func (k *pathing) alone(quest governance.Quest, met []governance.Party) {
	var names []string
	var groups [][]loadline.Ref
	add := func(name string, who []loadline.Ref) {
		if len(who) > 0 && len(groups) < mostGroups && !slices.ContainsFunc(groups, func(g []loadline.Ref) bool { return slices.Equal(g, who) }) {
			names, groups = append(names, name), append(groups, who)
		}
	}
	for _, s := range k.c.Company.Stakeholders {
		for _, g := range s.Groups {
			who, _ := k.members("group." + g)
			add(g, who)
		}
	}
	for _, p := range met {
		if !governance.Chosen(p.Ref) {
			add(p.Title, p.Members)
		}
	}
	quest.Work = 1000
	for i, s := range k.order.PathsEach(quest, groups) {
		quest.Group = groups[i]
		k.data.Groups = append(k.data.Groups, PathOfGroup{Group: names[i], Who: k.titles(groups[i]), Path: k.over(s, quest),
			With: []PathWith{}, Weighed: s.Weighed, Stopped: s.Cut})
	}
}

// ofGroup is the way of one group: one that breaches nothing, else one that is valid, and those with others.
func (k *pathing) ofGroup(words string, quest governance.Quest) PathOfGroup {
	s := k.order.Paths(quest)
	g := PathOfGroup{Group: words, Who: k.titles(quest.Group), Path: k.over(s, quest), With: []PathWith{}, Weighed: s.Weighed, Stopped: s.Cut}
	if g.Path != nil || len(quest.Group) == 0 {
		return g
	}
	breaching := quest
	breaching.Breaches = true
	g.Breaching = k.over(k.order.Paths(breaching), breaching)
	possible := quest
	possible.Possible = true
	g.Possible = k.over(k.order.Paths(possible), possible)
	with, cut := k.order.Joined(quest, s.Met)
	g.Stopped = g.Stopped || cut
	for _, j := range with {
		joint := quest
		joint.Group = slices.Clip(quest.Group)
		var others []string
		for _, p := range j.Others {
			joint.Group = append(joint.Group, p.Members...)
			others = append(others, p.Title)
		}
		g.With = append(g.With, PathWith{Others: others, Path: *k.pathOver(j.Path, joint)})
	}
	return g
}

func (k *pathing) titles(who []loadline.Ref) []string {
	out := []string{}
	for _, r := range who {
		if t := k.order.Title(r); !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

func (k *pathing) over(s governance.Search, quest governance.Quest) *PathOver {
	if s.Path == nil {
		return nil
	}
	k.assumed = append(k.assumed, s.Assumed...)
	return k.pathOver(s.Path, quest)
}

// pathOver is a path in words.
func (k *pathing) pathOver(p *governance.LawfulPath, quest governance.Quest) *PathOver {
	out := &PathOver{Days: p.Days, AtLeast: p.AtLeast, path: p, quest: quest}
	day := 0
	for i := range p.Steps {
		s := &p.Steps[i]
		day += s.Days
		step := StepOver{Says: s.Says.String(), Day: day, Notice: k.noticeWords(s), How: formWords(s.Way.Form), Certain: s.Certain,
			Needs: approvalWords(s.Way.Needs, s.Before().Company()).String(), Decide: k.deciders(s, quest), After: afterIt(s.After, s.Before())}
		_, step.Stated = s.Before().Matter(s.Matter.Ref())
		step.By = k.byWords(s)
		if who, ok := s.Blockers(quest); ok {
			step.Refuse = partyNames(who)
		}
		for _, r := range s.Breaches {
			step.Breaches = append(step.Breaches, consentSays(k.c.Company, r).String())
		}
		out.Breaches = append(out.Breaches, step.Breaches...)
		out.Steps = append(out.Steps, step)
	}
	if d, ok := p.Defence(quest); ok {
		out.Defence = &DefenceOver{Step: d.Step + 1, Who: partyNames(d.Who)}
	}
	return out
}

func (k *pathing) noticeWords(s *governance.PathStep) string {
	if s.Together {
		return "at the same meeting"
	}
	if s.Known && s.Days == 0 {
		return "none"
	}
	return durationWords(s.Way.Notice, "none")
}

func (k *pathing) byWords(s *governance.PathStep) string {
	if s.Way.Law != "" {
		return s.Way.Law
	}
	if s.Way.At.Clause == nil && s.Way.At.File == "" {
		return ""
	}
	return clause(s.Way.At, k.c.Company).String()
}

// deciders are those of the group without whom a step is not decided in its way.
func (k *pathing) deciders(s *governance.PathStep, quest governance.Quest) []string {
	names := partyNames(s.Decision.Parties)
	out := []string{}
	for v := range s.Deciders(quest).Voters() {
		out = append(out, names[v])
	}
	return out
}

// consentSays is a consent by its clause.
func consentSays(c *loadline.Company, ref loadline.Ref) loadline.Text {
	for _, x := range c.Consents {
		if x.Ref() == ref {
			return clause(x.At, c)
		}
	}
	return loadline.Textf("%v", ref)
}
