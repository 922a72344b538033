package question

import (
	"slices"
	"strings"

	"loadline"
)

// finding is the answer in a few sentences, witnesses first.
func (w *whoCan) finding() loadline.Text {
	var out []loadline.Text
	if len(w.data.Groups) > 0 {
		for _, g := range w.data.Groups {
			out = append(out, w.groupSays(g)...)
		}
		return sentences(out)
	}
	out = append(out, w.decideSays())
	if !w.hopeless() && !w.needless() {
		out = append(out, w.blockSays())
	}
	for _, m := range w.d.Consents {
		if m.Binds != loadline.No && m.InRule != loadline.Yes && len(out) < mostSentences {
			out = append(out, loadline.Textf("It is %v.", w.breachOf(m)))
		}
	}
	return sentences(append(out, w.forceSays()...))
}

// mostSentences bounds a finding; the tables have the rest.
const mostSentences = 5

// sentences put one behind the other.
func sentences(ts []loadline.Text) loadline.Text { return strung(ts, "%v %v") }

// listed joins parts of a sentence by semicolons.
func listed(ts []loadline.Text) loadline.Text { return strung(ts, "%v; %v") }

func strung(ts []loadline.Text, two string) loadline.Text {
	if len(ts) == 0 {
		return loadline.Text{}
	}
	out := ts[0]
	for _, t := range ts[1:] {
		out = loadline.Text{Format: two, Args: []any{out, t}}
	}
	return out
}

// most is how many names a sentence holds.
const most = 12

// decideSays is who can decide it.
func (w *whoCan) decideSays() loadline.Text {
	f := w.data.Decide.Certain
	switch {
	case w.hopeless():
		return loadline.Textf("As the facts stand nobody can %v: not even all who are asked together.", w.says)
	case w.needless():
		return loadline.Textf("It takes nobody's approval to %v.", w.says)
	case f.None:
		return w.possiblySays()
	case f.shape.ok:
		return w.shapeSays(f)
	}
	first := f.List[0]
	if f.Smallest > most {
		return w.manySay(f)
	}
	if f.Count != "" {
		return loadline.Textf("There are %v groups that can %v, each with nobody to spare. The smallest: %v%v.", counts(f.Count), w.says, some(first.Who, most), inBrackets(first.counts))
	}
	return loadline.Textf("Many groups can %v. The smallest found: %v%v.", w.says, some(first.Who, most), inBrackets(first.counts))
}

// manySay is how many it takes, where they are too many to be named.
func (w *whoCan) manySay(f Witnesses) loadline.Text {
	how := inBrackets(f.List[0].counts)
	l := w.data.Largest
	switch {
	case l != nil && f.Proven && l.Decide == f.Smallest:
		return loadline.Textf("It takes at least %v of %v holders to %v: the largest %v can%v.", f.Smallest, l.Holders, w.says, l.Decide, how)
	case l != nil && l.Decide > 0:
		return loadline.Textf("The largest %v of %v holders can %v; the fewest found who can are %v%v.", l.Decide, l.Holders, w.says, f.Smallest, how)
	}
	return loadline.Textf("The fewest found who can %v are %v parties%v.", w.says, f.Smallest, how)
}

// possiblySays is who may be able to, where nobody certainly is.
func (w *whoCan) possiblySays() loadline.Text {
	f := w.data.Decide.Possible
	if f.None {
		return loadline.Textf("Who can %v cannot be told.", w.says)
	}
	first := f.List[0]
	if len(first.Who) == 0 && len(first.onlyIf) > 0 {
		return loadline.Textf("Who can %v cannot be told from what is stated: %v", w.says, hangsOn(first.onlyIf))
	}
	if len(first.onlyIf) == 0 {
		return loadline.Textf("Who can %v cannot be told from what is stated: nobody certainly can. %v can only if what is open turns out so.", w.says, some(first.Who, most))
	}
	return loadline.Textf("Who can %v cannot be told from what is stated: nobody certainly can. For %v %v", w.says, some(first.Who, most), hangsOn(first.onlyIf))
}

// hangsOn ends a sentence with what a possibility hangs on: questions that nobody has answered, or facts that may turn out
// so. A question ends it by itself.
func hangsOn(onlyIf []loadline.Text) loadline.Text {
	questions, facts := asQuestions(onlyIf)
	switch {
	case len(questions) > 0 && len(facts) > 0:
		return loadline.Textf("%v And it can be so only if this turns out so: %v.", hangsOn(questions), listed(facts))
	case len(questions) == 0:
		return loadline.Textf("it can be so only if this turns out so: %v.", listed(facts))
	case len(questions) == 1:
		return loadline.Textf("it hangs on this question: %v", questions[0])
	case len(questions) <= fewNames:
		return loadline.Textf("it hangs on these questions: %v", sentences(questions))
	}
	return loadline.Textf("it hangs on these questions, and on %v more: %v", numeral(len(questions)-fewNames), sentences(questions[:fewNames]))
}

// asQuestions parts questions, which end in a question mark, from other words.
func asQuestions(ts []loadline.Text) (questions, others []loadline.Text) {
	for _, t := range ts {
		if strings.HasSuffix(t.String(), "?") {
			questions = append(questions, t)
			continue
		}
		others = append(others, t)
	}
	return questions, others
}

// shapeSays is a family of coalitions that one sentence holds.
func (w *whoCan) shapeSays(f Witnesses) loadline.Text {
	core, rest := w.namesOf(f.shape.core), w.namesOf(f.shape.rest)
	how := f.List[0].counts
	switch {
	case f.shape.any == 0 && len(core) == 1 && w.several(f.shape.core[0]):
		return loadline.Textf("%v, taken together, can %v%v.", core[0], w.says, behindColon(how))
	case f.shape.any == 0 && len(core) == 1:
		return loadline.Textf("%v can %v alone%v.", core[0], w.says, behindColon(how))
	case f.shape.any == 0:
		return loadline.Textf("%v can %v%v; each of the %v is needed.", and(core), w.says, behindColon(how), numeral(len(core)))
	case len(core) == 0 && f.shape.any == 1:
		return loadline.Textf("Each of %v can %v alone%v.", some(rest, most), w.says, behindColon(how))
	case len(core) == 0:
		return loadline.Textf("Any %v of %v can %v%v.", numeral(f.shape.any), some(rest, most), w.says, behindColon(how))
	case f.shape.any == 1:
		return loadline.Textf("%v can %v, together with one of %v%v.", and(core), w.says, some(rest, most), behindColon(how))
	}
	return loadline.Textf("%v can %v, together with any %v of %v%v.", and(core), w.says, numeral(f.shape.any), some(rest, most), behindColon(how))
}

func (w *whoCan) namesOf(voters []int) []string {
	out := []string{}
	for _, v := range voters {
		out = append(out, w.names[v])
	}
	return out
}

func behindColon(ts []loadline.Text) loadline.Text {
	if len(ts) == 0 {
		return loadline.Textf("")
	}
	return loadline.Textf(": %v", listed(ts))
}

func inBrackets(ts []loadline.Text) loadline.Text {
	if len(ts) == 0 {
		return loadline.Textf("")
	}
	return loadline.Textf(" (%v)", listed(ts))
}

// blockSays is who can stop it.
func (w *whoCan) blockSays() loadline.Text {
	f := w.data.Block.Certain
	alone := sureOf(w.data.Vetoes)
	switch {
	case len(alone) == len(w.names) && len(alone) > 1:
		return loadline.Textf("Each of them can stop it alone.")
	case len(alone) > 0 && len(perhaps(w.data.Vetoes)) > 0:
		return loadline.Textf("%v can stop it alone; whether %v can hangs on what is open.", or(alone), or(perhaps(w.data.Vetoes)))
	case len(alone) > 0:
		return loadline.Textf("%v can stop it alone.", or(alone))
	case f.None:
		return loadline.Textf("Who can stop it cannot be told.")
	case f.shape.ok && len(f.shape.core) == 0 && f.shape.any > 1 && slices.Equal(f.shape.rest, w.data.Decide.Certain.shape.rest):
		return loadline.Textf("Nobody can stop it alone; any %v of them can.", numeral(f.shape.any))
	case f.shape.ok && len(f.shape.core) == 0 && f.shape.any > 1:
		return loadline.Textf("Nobody can stop it alone; any %v of %v can.", numeral(f.shape.any), some(w.namesOf(f.shape.rest), most))
	}
	who := some(f.List[0].Who, most)
	if l := w.data.Largest; f.Smallest > most && l != nil && l.Block > 0 {
		who = loadline.Textf("the largest %v", l.Block)
	}
	if len(perhaps(w.data.Vetoes)) > 0 {
		return loadline.Textf("Nobody certainly can stop it alone; %v can%v.", who, inBrackets(f.List[0].counts))
	}
	return loadline.Textf("Nobody can stop it alone; %v can%v.", who, inBrackets(f.List[0].counts))
}

// groupSays is what a group can do.
func (w *whoCan) groupSays(g GroupOver) []loadline.Text {
	who := some(g.Who, most)
	if len(g.Who) == 0 {
		return []loadline.Text{loadline.Textf("Nobody of %v has a vote on it.", g.Group)}
	}
	switch g.Decides {
	case loadline.Yes:
		return w.groupDecides(g, who)
	case loadline.CannotTell:
		says := loadline.Textf("Whether %v can %v cannot be told.", who, w.says)
		if len(g.As.onlyIf) > 0 {
			says = loadline.Textf("Whether %v can %v cannot be told: %v", who, w.says, hangsOn(g.As.onlyIf))
		}
		return append([]loadline.Text{says}, w.groupBlocks(g)...)
	}
	out := []loadline.Text{loadline.Textf("%v cannot %v without others.", who, w.says)}
	if g.Needs.None {
		out = []loadline.Text{loadline.Textf("%v cannot %v, whoever else is for it.", who, w.says)}
	} else if len(g.Needs.List) > 0 {
		out = append(out, w.needsSays(g.Needs))
	}
	return append(out, w.groupBlocks(g)...)
}

func (w *whoCan) groupDecides(g GroupOver, who loadline.Text) []loadline.Text {
	var out []loadline.Text
	switch {
	case len(g.Who) == 1:
		out = append(out, loadline.Textf("%v can %v alone%v.", who, w.says, behindColon(g.As.counts)))
	case g.EachNeeded:
		out = append(out, loadline.Textf("%v can %v%v; each of the %v is needed.", who, w.says, behindColon(g.As.counts), numeral(len(g.Who))))
	default:
		out = append(out, loadline.Textf("%v can %v%v; not all of the %v are needed.", who, w.says, behindColon(g.As.counts), numeral(len(g.Who))))
	}
	for _, b := range g.As.breaches {
		out = append(out, loadline.Textf("It is %v.", b))
	}
	return out
}

func (w *whoCan) groupBlocks(g GroupOver) []loadline.Text {
	they := loadline.Textf("They")
	if len(g.Who) == 1 {
		they = loadline.Textf("%v", g.Who[0])
	}
	switch {
	case g.Blocks == loadline.Yes:
		return []loadline.Text{loadline.Textf("%v can stop it.", they)}
	case g.Blocks == loadline.CannotTell:
		return []loadline.Text{loadline.Textf("Whether %v can stop it cannot be told.", some(g.Who, most))}
	case w.hopeless():
		return nil
	}
	return []loadline.Text{loadline.Textf("%v cannot stop it either.", they)}
}

// needsSays is whom a group needs beside itself.
func (w *whoCan) needsSays(f Witnesses) loadline.Text {
	s := f.shape
	rest := w.namesOf(s.rest)
	switch {
	case s.ok && s.any == 0:
		return loadline.Textf("With %v: yes.", and(w.namesOf(s.core)))
	case s.ok && len(s.core) == 0 && s.any == 1:
		return loadline.Textf("With any one of %v: yes.", some(rest, most))
	case s.ok && len(s.core) == 0:
		return loadline.Textf("It takes any %v of %v besides.", numeral(s.any), some(rest, most))
	}
	return loadline.Textf("The fewest it takes besides: %v.", some(f.List[0].Who, most))
}

// because is the clauses that the matter hangs on, the law, and the rest of what bears on it.
func (w *whoCan) because() []loadline.Reason {
	top := loadline.Reason{Says: loadline.Textf("What it takes to %v", w.says), At: w.d.Matter.At}
	seen := map[string]bool{}
	for _, g := range w.d.Gates {
		if !tells(g.Kind) || g.Says.IsZero() {
			continue
		}
		r := gateReason(g)
		if key := loadline.Textf("%v %v", r.Says, r.At).String(); !seen[key] {
			top.Because = append(top.Because, r)
			seen[key] = true
		}
	}
	out := []loadline.Reason{top}
	for _, f := range w.d.Law {
		p := f.Provision
		r := loadline.Reason{Says: loadline.Textf("%v: %v", p.Cites, bears(f.Bearing)), At: p.At}
		if p.Quote != "" {
			r.Says = loadline.Textf("%v: %v. “%v”", p.Cites, bears(f.Bearing), p.Quote)
		}
		if f.Against.Known() {
			r.Because = []loadline.Reason{{Says: loadline.Textf("what the document says"), At: f.Against}}
		}
		out = append(out, r)
	}
	return append(out, w.forceBecause()...)
}
