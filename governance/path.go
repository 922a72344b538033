package governance

import (
	"slices"
	"strings"

	"loadline"
	"loadline/control"
)

// Quest is a lawful path that is looked for: the steps by which a group brings a matter about.
type Quest struct {
	Matter   loadline.Matter
	Group    []loadline.Ref // who act as one: stakeholders, or parties by their Ref; none: everybody together
	Possible bool           // what nobody stated is taken to turn out well; else nothing rests on it
	Breaches bool           // steps need only be valid: consents may be breached whose breach does not make the act void
	Work     int            // decisions weighed, at most; 0 for 4000
}

func (q *Quest) work() int {
	if q.Work <= 0 {
		return 4000
	}
	return q.Work
}

// Search is what came of a quest.
type Search struct {
	Path    *LawfulPath // the shortest by days, then by steps; nil where none was found
	Cut     bool        // the work ran out first: nil does not mean that there is none
	Weighed int         // decisions
	Met     []Party     // everybody who has a voice in a step that was weighed and is not of the group; everybody where there is none
	Assumed []loadline.Assumption
}

// LawfulPath is steps that documents and law allow one after the other, the last of which is the matter itself.
type LawfulPath struct {
	Steps   []PathStep
	Days    int  // of notice in all, at the least
	AtLeast bool // the notice of a step is not stated
}

// PathStep is a matter that is decided on the way.
type PathStep struct {
	Matter   loadline.Matter
	Says     loadline.Text
	Strikes  []loadline.Ref    // consents and rules that an amendment takes out of a document
	Decision *Decision         // on the facts as they are before the step
	Acts     control.Coalition // of the parties of the decision: those of the group, all for it
	Certain  bool              // nothing that is not stated bears on it
	Breaches []loadline.Ref    // consents that are not given
	Way      Procedure
	Days     int  // of notice since the step before
	Together bool // at the meeting of the step before
	Known    bool // the notice is stated
	After    Aftermath
}

// Before is the order in which the step is decided.
func (s *PathStep) Before() *Order { return s.Decision.order }

// Paths looks for the shortest lawful path of a quest. Steps are the company's own matters that change who sits, who holds
// an office or what a document says, and those that the law knows for its seats and offices; each is decided by the rule as it
// is on the facts that the steps before have left. Unless the quest says otherwise nothing is breached: the group gives every
// consent that binds. Whoever the group elects or appoints is taken to vote as the group does, unless somebody else designates
// him; directors owe duties. Between steps no other fact changes. The same quest always gives the same path.
func (o *Order) Paths(q Quest) Search { return o.paths(q, newShelf(o)) }

func (o *Order) paths(q Quest, shelf *shelf) Search {
	k := &seeking{base: o, shelf: shelf, quest: q, reading: control.Certain, told: map[string]bool{}}
	if q.Possible {
		k.reading = control.Possible
	}
	k.find()
	return Search{Path: k.found, Cut: k.cut, Weighed: k.weighed, Met: k.met, Assumed: k.assumed}
}

// rule is what a step has to pass.
func (q *Quest) rule(d *Decision) *control.Rule {
	if q.Breaches {
		return d.Rule
	}
	return d.Lawful
}

// chosenBy is how a stakeholder is named whom the group puts into a post, sentBy one whom somebody else puts there.
const (
	chosenBy = "chosen."
	sentBy   = "sent."
)

// Chosen says whether a stakeholder is somebody whom the group of a quest has put into a post, of whom the facts know nothing.
func Chosen(who loadline.Ref) bool {
	return who.Kind == "stakeholder" && strings.HasPrefix(who.Name, chosenBy)
}

// seeking is a search under way.
type seeking struct {
	base     *Order
	shelf    *shelf
	quest    Quest
	reading  control.Reading
	relevant map[loadline.Ref]bool // bodies and offices on which the matter hangs
	consents map[loadline.Ref]bool // that it needs, and steps to it
	found    *LawfulPath
	cut      bool
	weighed  int
	assumed  []loadline.Assumption
	met      []Party
	told     map[string]bool
}

// isIn says whether a party is of the group, or chosen by it.
func (k *seeking) isIn(p Party) bool {
	if len(k.quest.Group) == 0 || Chosen(p.Ref) || slices.Contains(k.quest.Group, p.Ref) {
		return true
	}
	for _, m := range p.Members {
		if !slices.Contains(k.quest.Group, m) {
			return false
		}
	}
	return len(p.Members) > 0
}

// acting are the parties of a decision that are of the group.
func (k *seeking) acting(d *Decision) control.Coalition {
	var out control.Coalition
	for i, p := range d.Parties {
		in := k.isIn(p)
		if in {
			out = out.With(i)
		}
		if key := "met " + p.Ref.String(); !k.told[key] && (!in || len(k.quest.Group) == 0) {
			k.told[key] = true
			k.met = append(k.met, p)
		}
	}
	return out
}

// holds says whether somebody who sits somewhere is of the group, or chosen by it.
func (k *seeking) holds(o *Order, who loadline.Ref) bool {
	p, ok := o.PartyOf(who)
	return ok && k.isIn(p)
}

// successor is whom the group puts into a post: one who votes as it does, but for a seat whose holder somebody else designates.
func (k *seeking) successor(o *Order) successor {
	return func(post loadline.Ref) (loadline.Stated[loadline.Ref], string) {
		prefix, title := chosenBy, loadline.Textf("the new %v", o.PostTitle(post))
		if post.Kind == "seat" {
			title = loadline.Textf("the new director on %v", o.PostTitle(post))
			if by, others := k.designator(o, post); others {
				prefix, title = sentBy, loadline.Textf("the nominee of %v on %v", by, o.PostTitle(post))
			}
		}
		who := loadline.Ref{Kind: "stakeholder", Name: prefix + strings.ReplaceAll(post.Name, ".", "_")}
		return loadline.Say(who, loadline.Source{}), title.String()
	}
}

// designator is who designates whoever sits on a seat, and whether that is somebody else than the group.
func (k *seeking) designator(o *Order, seat loadline.Ref) (string, bool) {
	s, ok := o.seat(seat)
	if !ok || len(k.quest.Group) == 0 {
		return "", false
	}
	by, said := s.Fact.DesignatedBy.Get()
	body := o.body(seatBody(seat))
	switch {
	case said:
		return o.Title(by), !k.holds(o, by)
	case s.Fact.DesignatedBy.Saying == loadline.None, k.reading == control.Possible:
		return "", false
	case s.Fact.DesignatedBy.Saying == loadline.NotSaid && body != nil && o.lawKnown(o.lawOf(body), kindOf(body)):
		k.assume(loadline.Textf("nobody designates who sits on %v: no document says so", o.PostTitle(seat)), loadline.Textf("Does anybody designate who sits on %v?", o.PostTitle(seat)), s.Fact.At)
		return "", false
	}
	return "somebody not stated", true
}

func (k *seeking) assume(says, settles loadline.Text, at loadline.Source) {
	if key := says.String(); !k.told[key] {
		k.told[key] = true
		k.assumed = append(k.assumed, loadline.Assumption{Says: says, Settles: settles, At: at})
	}
}

// PostTitle is what a reader calls a seat or an office: a seat without a title by whoever sits there.
func (o *Order) PostTitle(post loadline.Ref) string {
	if post.Kind != "seat" {
		return o.Title(post)
	}
	if t := o.seatTitle(post); t != "" {
		return t
	}
	return loadline.Textf("seat %v of %v", strings.TrimPrefix(post.Name, seatBody(post).Name+"."), o.Title(seatBody(post))).String()
}
