package question

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"loadline"
	"loadline/governance"
)

// and joins names as a sentence has them: "a, b and c".
func and(names []string) loadline.Text { return joined(names, "%v and %v") }

// or joins names as a sentence has them: "a, b or c".
func or(names []string) loadline.Text { return joined(names, "%v or %v") }

func joined(names []string, two string) loadline.Text {
	switch n := len(names); n {
	case 0:
		return loadline.Textf("nobody")
	case 1:
		return loadline.Textf("%v", names[0])
	default:
		return loadline.Text{Format: two, Args: []any{strings.Join(names[:n-1], ", "), names[n-1]}}
	}
}

// some are the first names of many, and how many more there are.
func some(names []string, most int) loadline.Text {
	if len(names) <= most+1 {
		return and(names)
	}
	return loadline.Textf("%v and %v others", strings.Join(names[:most], ", "), len(names)-most)
}

// numeral is a small count in words.
func numeral(n int) any {
	words := [...]string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n < 0 || n >= len(words) {
		return n
	}
	return words[n]
}

// matterSays is what is decided, as the words "they can" go on: by its title, which is written as a verb and its object,
// else by its kind and what it is about.
func matterSays(m loadline.Matter, c *loadline.Company) loadline.Text {
	if m.Title != "" {
		return loadline.Textf("%v", smallFirst(m.Title))
	}
	of := titleOf(m.Of, c)
	switch {
	case of == "":
		if m.Kind == loadline.OtherMatter {
			return loadline.Textf("decide %v", m.Name)
		}
		return loadline.Textf("%v", m.Kind.Says())
	case m.Kind == loadline.RemoveOfficer:
		return loadline.Textf("remove the %v", of)
	case m.Kind == loadline.AppointOfficer:
		return loadline.Textf("appoint the %v", of)
	case m.Kind == loadline.RemoveDirector:
		return loadline.Textf("remove the director on %v", of)
	case m.Kind == loadline.ElectDirector:
		return loadline.Textf("elect the director on %v", of)
	case m.Kind == loadline.FillVacancy:
		return loadline.Textf("fill %v", of)
	case m.Kind == loadline.AmendCharter, m.Kind == loadline.AmendBylaws, m.Kind == loadline.AmendAgreement:
		return loadline.Textf("amend the %v", of)
	}
	return loadline.Textf("%v (%v)", m.Kind.Says(), of)
}

// smallFirst is a title that begins with a verb, within a sentence; a word of capitals stays.
func smallFirst(title string) string {
	first, n := utf8.DecodeRuneInString(title)
	second, _ := utf8.DecodeRuneInString(title[n:])
	if !unicode.IsUpper(first) || unicode.IsUpper(second) {
		return title
	}
	return strings.Join([]string{string(unicode.ToLower(first)), title[n:]}, "")
}

// lowered is a title within a sentence: its first letter small, but where it is a name, of which other words are large too.
func lowered(title string) string {
	for i, word := range strings.Fields(title) {
		if first, _ := utf8.DecodeRuneInString(word); i > 0 && unicode.IsUpper(first) {
			return title
		}
	}
	return smallFirst(title)
}

// titleOf is what a reader calls a fact within a sentence; empty where there is none.
func titleOf(r loadline.Ref, c *loadline.Company) string {
	switch r.Kind {
	case "":
		return ""
	case "office":
		for _, o := range c.Offices {
			if o.Name == r.Name {
				return lowered(cmp.Or(o.Title, o.Name))
			}
		}
	case "seat":
		body, seat, _ := strings.Cut(r.Name, ".")
		for _, b := range c.Bodies {
			for _, s := range b.Seats {
				if b.Name == body && s.Name == seat && s.Title != "" {
					return lowered(s.Title)
				}
			}
		}
	case "document":
		for _, d := range c.Documents {
			if d.Ref() == r {
				return lowered(documentTitle(d))
			}
		}
	case "selector": // whom a law names, where the file has no body for it
		return loadline.Textf("the %v", strings.ReplaceAll(r.Name, "_", " ")).String()
	case "body":
		for _, b := range c.Bodies {
			if b.Name == r.Name {
				return lowered(cmp.Or(b.Title, b.Name))
			}
		}
	case classKind:
		for _, s := range c.Classes {
			if s.Name == r.Name || s.ID == r.Name {
				return classTitle(s)
			}
		}
	case stakeholderKind:
		for _, s := range c.Stakeholders {
			if s.Ref() == r || s.ID == r.Name {
				return s.Title()
			}
		}
	}
	return r.String()
}

// horizonWord is the horizon as it is typed.
func horizonWord(h governance.Horizon) string {
	return [...]string{"today", "elections", "conversion"}[h.Kind]
}

// Horizons are the horizons as they are typed.
func Horizons() []string { return []string{"today", "elections", "conversion"} }

// HorizonOf is the kind of horizon that a word means.
func HorizonOf(word string) (governance.HorizonKind, bool) {
	i := slices.Index(Horizons(), word)
	return governance.HorizonKind(max(i, 0)), i >= 0
}

func horizonNote(h governance.Horizon) loadline.Text {
	switch h.Kind {
	case governance.AfterElections:
		return loadline.Textf("After elections: a seat votes as those who fill it. Directors owe duties; that they vote so is an assumption.")
	case governance.AfterConversion:
		return loadline.Textf("After conversion: preferred shares are counted as the common shares into which they convert.")
	}
	return loadline.Textf("Today: those who sit vote as they like.")
}

// formWords is how a body acts.
func formWords(f loadline.Form) string {
	switch f {
	case loadline.AtMeeting:
		return "at a meeting"
	case loadline.WrittenConsent:
		return "by written consent"
	}
	return "not stated"
}

// stated is an attribute for a cell or a sentence: its value, or words.
func durationWords(s loadline.Stated[loadline.Duration], none string) string {
	switch s.Saying {
	case loadline.Said:
		return s.Value.String()
	case loadline.None:
		return none
	}
	return "not stated"
}

// gives is what a right gives its holder.
func gives(k loadline.RightKind) string {
	switch k {
	case loadline.Refusal:
		return "may take the deal in a buyer's place"
	case loadline.FirstOffer:
		return "must be offered it first"
	case loadline.Match:
		return "may match another's terms"
	case loadline.Notice:
		return "is told before"
	case loadline.Consultation:
		return "is consulted"
	case loadline.Observation:
		return "sits in without a vote"
	case loadline.Information:
		return "is given accounts and papers"
	}
	panic("question: unknown kind of right")
}

// breachWords is what a decision without a consent is.
func breachWords(b loadline.Breach) string {
	switch b {
	case loadline.Void:
		return "the act is void"
	case loadline.Voidable:
		return "the act stands until it is set aside"
	case loadline.Damages:
		return "the act is valid, and costs damages"
	case loadline.Internal:
		return "the act is valid, and a breach inside the company"
	}
	return "not stated"
}

// bears is how a provision bears on the matter.
func bears(b governance.Bearing) string {
	switch b {
	case governance.Fills:
		return "fills in what no document says"
	case governance.Agrees:
		return "agrees with the documents"
	case governance.Overrides:
		return "overrides a document"
	case governance.Departed:
		return "a document departs from it, and may"
	case governance.MayApply:
		return "may apply: that hangs on what nobody stated"
	case governance.Usual:
		return "is usual, and not applied"
	}
	panic("question: unknown bearing")
}

// clause is the place that a fact cites, in words: "5.1 of the investor rights agreement"; else where it stands in the
// file.
func clause(at loadline.Source, c *loadline.Company) loadline.Text {
	if at.Clause == nil {
		return loadline.Textf("%v", at)
	}
	of := titleOf(at.Clause.Document, c)
	switch {
	case at.Clause.Number == "" || strings.HasSuffix(of, at.Clause.Number): // "…, as described" is both title and place
		return loadline.Textf("%v", of)
	case strings.ContainsAny(at.Clause.Number, "0123456789") || len(at.Clause.Number) <= len("XVIII"):
		return loadline.Textf("%v of the %v", at.Clause.Number, of)
	}
	return loadline.Textf("%v, %v", of, at.Clause.Number)
}
