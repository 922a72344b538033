package question

import (
	"slices"
	"strings"

	"loadline"
	"loadline/control"
	"loadline/formula"
	"loadline/governance"
)

// coalition is the parties that a group's words mean: words of the file, stakeholders, bodies, with commas between.
func coalition(d *governance.Decision, c *loadline.Company, words string) (control.Coalition, string) {
	var out control.Coalition
	for word := range strings.SplitSeq(words, ",") {
		word = strings.TrimSpace(word)
		group, ok := oneGroup(d, c, word)
		if !ok {
			return nil, word
		}
		out = out.Union(group)
	}
	return out, ""
}

func oneGroup(d *governance.Decision, c *loadline.Company, word string) (control.Coalition, bool) {
	for _, name := range []string{word, strings.TrimPrefix(word, "group."), loadline.Ref{Kind: stakeholderKind, Name: word}.String()} {
		if group, ok := d.Group(name); ok {
			return group, true
		}
	}
	if s, _ := find(c, word); s != nil {
		if v, ok := d.Voter(s.Ref()); ok {
			return control.Of(v), true
		}
		return nil, true // a stakeholder who has no vote here
	}
	return nil, false
}

// strangers is the first word of the groups asked about that means nobody, and what is near to it.
func (w *whoCan) strangers() (word, near string) {
	for _, words := range w.Groups {
		if _, bad := coalition(w.d, w.c.Company, words); bad != "" {
			return bad, formula.Closest(bad, groupNames(w.c.Company))
		}
	}
	return "", ""
}

func groupNames(c *loadline.Company) []string {
	seen := map[string]bool{}
	var out []string
	add := func(name string) {
		if !seen[name] {
			out, seen[name] = append(out, name), true
		}
	}
	for _, s := range c.Stakeholders {
		add(s.Ref().Name)
		for _, g := range s.Groups {
			add(g)
		}
	}
	for _, b := range c.Bodies {
		add(b.Ref().String())
	}
	return out
}

// nameless says whether a group is asked about by no word at all, as by --group "$GROUP" where nothing set it.
func nameless(groups []string) bool {
	return slices.ContainsFunc(groups, func(words string) bool {
		return slices.ContainsFunc(strings.Split(words, ","), func(word string) bool { return strings.TrimSpace(word) == "" })
	})
}

// noGroup is the answer where a group is asked about by no word: it tells which there are.
func noGroup(c Case) loadline.Answer {
	a := c.answer("who-can")
	a.State = loadline.NotApplicable
	names := groupNames(c.Company)
	a.Finding = loadline.Textf("A group is asked about, and no name is given. The file has: %v.", some(names, mostParties))
	if len(names) == 0 {
		a.Finding = loadline.Textf("A group is asked about, and no name is given. The file has no group, stakeholder or body.")
	}
	return a
}

func notAGroup(c Case, word, near string) loadline.Answer {
	a := c.answer("who-can")
	a.State = loadline.NotApplicable
	a.Finding = loadline.Textf("%q is no group, stakeholder or body of the file.", word)
	if near != "" {
		a.Finding = loadline.Textf("%q is no group, stakeholder or body of the file. Did you mean %v?", word, near)
	}
	return a
}

// group is what a named group can do.
func (w *whoCan) group(words string) GroupOver {
	c, _ := coalition(w.d, w.c.Company, words)
	g := GroupOver{Group: words, Who: w.who(c), Decides: w.decides(c), Lawfully: w.lawfully(c), Blocks: w.blocks(c)}
	standing := w.sure.Standing(c, w.budget())
	g.Needs = w.witnesses(standing.Needs, func(o control.Coalition) Witness { return Witness{Who: w.who(o), By: []ClauseOf{}} })
	g.NeedsToBlock = w.witnesses(standing.NeedsToBlock, func(o control.Coalition) Witness { return Witness{Who: w.who(o), By: []ClauseOf{}} })
	a := deciding
	if g.Decides != loadline.Yes && g.Blocks == loadline.Yes {
		a = blocking
	}
	g.As = w.witness(c, a, g.Decides == loadline.Yes || a == blocking || g.Decides == loadline.No)
	if g.Decides == loadline.CannotTell && !w.maybe.Wins(c) {
		g.As.onlyIf = []loadline.Text{loadline.Textf("whoever is not stated is one of them (%v)", or(w.who(w.unstated())))}
		g.As.OnlyIf = written(g.As.onlyIf)
	}
	g.EachNeeded = g.Decides == loadline.Yes && w.minimal(c)
	return g
}

// unstated are the parties that stand for people whom nobody stated: each of them may be anybody.
func (w *whoCan) unstated() control.Coalition {
	var out control.Coalition
	for v, p := range w.d.Parties {
		if p.Assumed || p.Unled {
			out = out.With(v)
		}
	}
	return out
}

// decides says whether a group decides, whatever the open facts turn out to be and whoever those are whom nobody stated.
func (w *whoCan) decides(c control.Coalition) loadline.Truth {
	return truth(w.sure.Wins(c), w.maybe.Wins(c.Union(w.unstated())))
}

// lawfully says whether a group decides without a breach.
func (w *whoCan) lawfully(c control.Coalition) loadline.Truth {
	return truth(w.right.Wins(c), w.tame.Wins(c.Union(w.unstated())))
}

// blocks says whether a group blocks; where nothing passes anyway there is nothing to block.
func (w *whoCan) blocks(c control.Coalition) loadline.Truth {
	if w.hopeless() {
		return loadline.No
	}
	return truth(w.sure.Blocks(c), w.maybe.Blocks(c.Union(w.unstated())))
}

// mustBeAsked says whether nothing passes without a group that breaches nothing.
func (w *whoCan) mustBeAsked(c control.Coalition) loadline.Truth {
	if w.hopeless() {
		return loadline.No
	}
	return truth(w.right.Blocks(c), w.tame.Blocks(c.Union(w.unstated())))
}

// minimal says whether none of the members can leave.
func (w *whoCan) minimal(c control.Coalition) bool {
	for v := range c.Voters() {
		if w.sure.Wins(c.Without(v)) {
			return false
		}
	}
	return true
}
