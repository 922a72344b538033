package question

import (
	"slices"

	"loadline"
	"loadline/control"
	"loadline/dependence"
	"loadline/governance"
)

// Forcing is who can put those who decide a matter before a choice without a vote on it: the matter, or the loss of what the company
// cannot go on without.
type Forcing struct {
	Demands []DemandOver `json:"demands"` // the smallest sets of holders who are enough, those who can the most certainly first
	Levers  []LeverHeld  `json:"levers"`  // on the company, in the order of the file
	Own     []LeverHeld  `json:"own"`     // of the company on others
	All     bool         `json:"all"`     // false: there were too many sets of levers to try them all
}

// DemandOver is a smallest set of holders, what they can take, and who would have to hold out against what they demand.
type DemandOver struct {
	Who     []string        `json:"who"`
	Signed  []string        `json:"joined_by_name"` // who has pledged with them
	Levers  []string        `json:"levers"`         // by id
	Need    string          `json:"need"`
	Left    loadline.Number `json:"left"`       // what remains of the need, as a part of what is used now
	Gap     loadline.Number `json:"gap_months"` // for how long it then fails beyond what is borne
	Ends    loadline.Truth  `json:"ends_the_company"`
	Ready   loadline.Truth  `json:"ready"`
	Missing []MissingFact   `json:"missing"`
	Asks    string          `json:"asks,omitempty"` // "that it happens" or "that it does not", where they have said so
	Happen  HoldingOut      `json:"to_make_it_happen"`
	Fail    HoldingOut      `json:"to_keep_it_from_happening"`
	Removes []RemovalOver   `json:"removed_by"` // the smallest changes within one unit after which it does not end the company

	of demand
}

// LeverHeld is something that its holder may do, or decline to do, that takes from the company what it needs.
type LeverHeld struct {
	ID      string          `json:"id"`
	Kind    string          `json:"kind"`
	Holder  string          `json:"holder"`           // "the company" of its own
	Target  string          `json:"target,omitempty"` // of its own: from whom it takes
	Says    string          `json:"says"`
	Need    string          `json:"need,omitempty"`
	First   *loadline.Date  `json:"first,omitempty"`
	Last    *loadline.Date  `json:"last,omitempty"`
	Ends    loadline.Truth  `json:"ends_the_company"`
	Ready   loadline.Truth  `json:"ready"`
	Gap     loadline.Number `json:"gap_months"`
	Above   loadline.Number `json:"fatal_above"` // the part of the supply above which it would end the company
	JoinsAt loadline.Number `json:"joins_at"`    // of a crowd: the part of it that must take part
	Hurts   loadline.Number `json:"hurts"`
	Monthly bool            `json:"hurts_monthly"`
	Facts   []MissingFact   `json:"facts"` // lawful, joined, sheltered
	At      string          `json:"at"`
	Quote   string          `json:"quote,omitempty"`
}

// MissingFact is a fact on which it hangs whether a lever can be used today.
type MissingFact struct {
	Fact    string         `json:"fact"` // "lawful", "joined" or "sheltered"
	Is      loadline.Truth `json:"is"`
	Because string         `json:"because"`
	Asks    []string       `json:"asks"` // what would settle it
	At      string         `json:"at,omitempty"`
}

// RemovalOver is a change of one figure after which a lever does not end the company.
type RemovalOver struct {
	Lever  string          `json:"lever"`
	What   string          `json:"what"` // "notice", "replace", "endures", "share" or "money"
	To     loadline.Number `json:"to"`
	Says   string          `json:"says"`
	At     string          `json:"at"`
	says   loadline.Text   // with the lever
	change loadline.Text   // without it
}

// forcing fills who can force the matter; nothing where the file states nothing from which a lever follows.
func (w *whoCan) forcing() {
	over := w.c.leverage()
	if len(over.levers) == 0 {
		return
	}
	f := Forcing{Demands: []DemandOver{}, Levers: []LeverHeld{}, Own: []LeverHeld{}, All: !over.cut}
	for _, l := range over.levers {
		f.Levers = append(f.Levers, w.leverHeld(over, l))
	}
	for _, l := range over.own {
		f.Own = append(f.Own, w.leverHeld(over, l))
	}
	for _, d := range over.demands {
		f.Demands = append(f.Demands, w.demandOver(over, d))
	}
	w.data.Force = &f
}

func (w *whoCan) leverHeld(over *leverage, l dependence.Lever) LeverHeld {
	out := LeverHeld{
		ID: l.ID, Kind: l.Kind.String(), Holder: over.title(l.Holder), Says: l.Says.String(), Need: l.Bite.Need, Ends: l.Fatal, Ready: l.Ready(),
		Gap: l.Bite.Gap, Above: l.Bite.FatalAbove, JoinsAt: l.Bite.JoinsAt, Hurts: l.Hurts, Monthly: l.Monthly, Facts: []MissingFact{}, At: l.At.String(),
	}
	if l.Target != "" {
		out.Holder, out.Target = theCompany, over.title(l.Target)
	}
	if l.At.Clause != nil {
		out.Quote = l.At.Clause.Quote
	}
	if day := l.First; day != 0 {
		out.First = &day
	}
	if day := l.Last; day != 0 {
		out.Last = &day
	}
	for _, f := range []dependence.Finding{l.Lawful, l.Joined, l.Sheltered} {
		out.Facts = append(out.Facts, missingFact(f))
	}
	return out
}

func missingFact(f dependence.Finding) MissingFact {
	out := MissingFact{Fact: f.Fact, Is: f.Is, Because: f.Because.String(), Asks: []string{}}
	if f.At.Known() {
		out.At = f.At.String()
	}
	for _, u := range f.Asks {
		out.Asks = append(out.Asks, u.Question)
	}
	return out
}

func (w *whoCan) demandOver(over *leverage, d demand) DemandOver {
	out := DemandOver{Signed: []string{}, Levers: []string{}, Need: d.need(), Left: d.left, Gap: d.gap, Ends: d.fatal, Ready: d.ready,
		Missing: []MissingFact{}, Removes: []RemovalOver{}, of: d}
	group := w.demanders(over, d)
	for _, id := range d.holders {
		out.Who = append(out.Who, over.title(id))
	}
	for _, r := range d.signed() {
		out.Signed = append(out.Signed, titleOf(r, w.c.Company))
	}
	for _, f := range d.missing() {
		out.Missing = append(out.Missing, missingFact(f))
	}
	for _, l := range d.of {
		out.Levers = append(out.Levers, l.ID)
		for _, r := range l.Bite.Removes {
			out.Removes = append(out.Removes, removalOver(l, r))
		}
		if !w.brief {
			out.Removes = append(out.Removes, refusalEnds(w.c, over, l)...)
		}
	}
	switch happen, fail := d.asks(w.d.Matter.Ref()); {
	case happen && !fail:
		out.Asks = "that it happens"
	case fail && !happen:
		out.Asks = "that it does not"
	}
	out.Happen, out.Fail = w.holdOuts(group, governance.ToHappen), w.holdOuts(group, governance.ToFail)
	return out
}

// demanders are those who make a demand, the holders and who has joined them by name, as far as they have a voice in the matter.
func (w *whoCan) demanders(over *leverage, d demand) control.Coalition {
	var out control.Coalition
	who := d.signed()
	for _, id := range d.holders {
		who = append(who, over.refs[id])
	}
	for _, r := range who {
		if v, ok := w.d.Voter(r); ok {
			out = out.With(v)
		}
	}
	return out
}

// title is what a reader calls a holder.
func (o *leverage) title(id string) string {
	if t := o.titles[id]; t != "" {
		return t
	}
	return id
}

// leverSays are the words for what a holder can do without a vote: the most certain of each kind once.
func (w *whoCan) leverSays(ids []string) []loadline.Text {
	over := w.c.leverage()
	var out []loadline.Text
	say := func(t loadline.Text) {
		if !slices.ContainsFunc(out, sameText(t)) {
			out = append(out, t)
		}
	}
	mine := func(d demand) bool {
		return slices.ContainsFunc(d.holders, func(h string) bool { return slices.Contains(ids, h) })
	}
	if i := slices.IndexFunc(over.demands, mine); i >= 0 { // the first is the most certain
		say(endsWith(over, over.demands[i], ids))
	}
	for _, l := range over.levers {
		if slices.Contains(ids, l.Holder) && (l.Fatal == loadline.No || l.Fatal == loadline.CannotTell && !noneKnown(l.Hurts)) {
			say(hurtsSays(l, w.c.Company.Currency))
		}
	}
	return out
}

// endsWith is how a holder, alone or with others, stands to the company's end.
func endsWith(over *leverage, d demand, ids []string) loadline.Text {
	ready := readySays(d)
	var others []string
	for _, h := range d.holders {
		if !slices.Contains(ids, h) {
			others = append(others, over.title(h))
		}
	}
	switch {
	case d.fatal == loadline.Yes && len(others) > 0:
		return loadline.Textf("can end it with %v (%v)", and(others), ready)
	case d.fatal == loadline.Yes:
		return loadline.Textf("can end it (%v)", ready)
	case len(others) > 0:
		return loadline.Textf("may be able to end it with %v (%v)", and(others), ready)
	}
	return loadline.Textf("may be able to end it (%v)", ready)
}

// readySays is whether it can be done today, else for want of what.
func readySays(d demand) loadline.Text {
	if d.ready == loadline.Yes {
		return loadline.Textf("ready")
	}
	var not, open []string
	for _, f := range d.missing() {
		switch {
		case f.Is == loadline.No && !slices.Contains(not, f.Fact):
			not = append(not, f.Fact)
		case f.Is == loadline.CannotTell && !slices.Contains(open, f.Fact):
			open = append(open, f.Fact)
		}
	}
	switch {
	case len(not) == 0:
		return loadline.Textf("cannot tell whether %v", and(open))
	case len(open) == 0:
		return loadline.Textf("latent: not %v", or(not))
	}
	return loadline.Textf("latent: not %v; cannot tell whether %v", or(not), and(open))
}

// hurtsSays is what a lever costs that does not end the company.
func hurtsSays(l dependence.Lever, currency string) loadline.Text {
	return loadline.Textf("can hurt (%v)", costSays(l, currency))
}

// costSays is what a lever takes in money.
func costSays(l dependence.Lever, currency string) loadline.Text {
	switch {
	case noneKnown(l.Hurts):
		return loadline.Textf("how much is not stated")
	case l.Monthly:
		return loadline.Textf("%v a month", amountIn(l.Hurts, currency))
	}
	return loadline.Textf("%v", amountIn(l.Hurts, currency))
}
