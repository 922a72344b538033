package captable

import (
	"slices"

	"loadline"
)

// letters collects diagnostics. Of one code and severity it keeps twenty and counts the rest, so that a broken export
// does not bury what else is wrong.
type letters struct {
	kept  loadline.Diagnostics
	count map[letterKey]int
}

type letterKey struct {
	code     loadline.Code
	severity loadline.Severity
}

const mostLetters = 20

// full counts a diagnostic, and says whether there is no more room for it.
func (n *letters) full(code loadline.Code, severity loadline.Severity) bool {
	if n.count == nil {
		n.count = map[letterKey]int{}
	}
	k := letterKey{code, severity}
	n.count[k]++
	return n.count[k] > mostLetters
}

func (n *letters) add(d loadline.Diagnostic) { n.kept = append(n.kept, d) }

// all are the diagnostics, each overflowing code with one that counts the rest.
func (n *letters) all() loadline.Diagnostics {
	var over []letterKey
	for k, c := range n.count {
		if c > mostLetters {
			over = append(over, k)
		}
	}
	slices.SortFunc(over, func(x, y letterKey) int {
		if x.code == y.code {
			return int(x.severity) - int(y.severity)
		}
		if x.code < y.code {
			return -1
		}
		return 1
	})
	for _, k := range over {
		n.add(loadline.Diagnostic{Code: k.code, Severity: k.severity,
			Summary: loadline.Textf("%d more of the same (%s)", n.count[k]-mostLetters, string(k.code)),
			Detail:  loadline.Textf("The first %d are listed; the file has %d.", mostLetters, n.count[k])})
	}
	return n.kept.Sorted()
}

// lint says what contradicts what and needs the whole ledger to be seen.
func (b *builder) lint() {
	b.compareResults()
	b.sameNames()
	b.votesStated()
	b.circles()
	b.values()
	b.certificates()
	b.departures()
	b.schedules()
	b.poolsOverdrawn()
}

func (b *builder) sameNames() {
	first := make(map[string]int, len(b.company.Stakeholders))
	for i := range b.company.Stakeholders {
		s := &b.company.Stakeholders[i]
		name := s.LegalName
		if name == "" {
			continue
		}
		j, seen := first[name]
		if !seen {
			first[name] = i
			continue
		}
		if b.notes.full(loadline.SameName, loadline.Warning) {
			continue
		}
		b.notes.add(loadline.Diagnostic{Code: loadline.SameName, Severity: loadline.Warning,
			Summary: loadline.Textf("Two stakeholders are named %q", name),
			Detail:  loadline.Textf("%v and %v are counted apart: facts are bound by id, never by name.", b.company.Stakeholders[j].Ref(), s.Ref()),
			Hint:    loadline.Textf("If they are one person, give both one id; if they are two, tell their names apart."),
			At:      s.At, Related: []loadline.Source{b.company.Stakeholders[j].At}})
	}
}

func (b *builder) votesStated() {
	for i := range b.classes {
		f := b.classes[i].fact
		if f == nil || f.VotesPerShare.Known() || b.notes.full(loadline.VotesNotStated, loadline.Warning) {
			continue
		}
		b.notes.add(loadline.Diagnostic{Code: loadline.VotesNotStated, Severity: loadline.Warning,
			Summary: loadline.Textf("The votes of a share of %s are not stated", b.classes[i].title()),
			Detail:  loadline.Textf("Votes of the class and of the company are bounds, not figures: nothing says that a share has one vote. Stated: %v.", f.VotesPerShare),
			Hint:    loadline.Textf("State the votes per share as the charter gives them."),
			At:      f.At})
	}
}

// schedules checks the vesting of each security against its terms.
func (b *builder) schedules() {
	used := make([]bool, len(b.terms))
	for i := range b.secs {
		s := &b.secs[i]
		if s.terms < 0 {
			continue
		}
		plan := &b.terms[s.terms]
		if plan.broken {
			if !used[s.terms] {
				b.scheduleBroken(plan)
			}
			used[s.terms] = true
			continue
		}
		started := false
		if s.has&marked != 0 {
			for _, m := range of(b.marks, int32(i)) {
				t := b.company.Transactions[m.tx]
				if _, is := t.(*loadline.VestingStart); is {
					started = true
				}
				b.conditionNamed(int32(i), plan, t)
			}
		}
		if plan.byStart && !started {
			b.notStarted(int32(i), plan)
		}
	}
}

func (b *builder) scheduleBroken(plan *schedule) {
	if b.notes.full(loadline.VestingNotUnderstood, loadline.Warning) {
		return
	}
	b.notes.add(loadline.Diagnostic{Code: loadline.VestingNotUnderstood, Severity: loadline.Warning,
		Summary: loadline.Textf("The vesting schedule %q cannot be followed", plan.terms.ID),
		Detail:  loadline.Textf("It has no condition, names one that is not there, counts backwards, or leads round in a circle. What vests under it is bounds: nothing to all."),
		Hint:    loadline.Textf("Each next condition and each condition that a period counts from must be one of the schedule, and none may come after itself."),
		At:      plan.terms.At})
}

func (b *builder) notStarted(i int32, plan *schedule) {
	if b.notes.full(loadline.VestingNotStarted, loadline.Warning) {
		return
	}
	t := b.issued(&b.secs[i])
	b.notes.add(loadline.Diagnostic{Code: loadline.VestingNotStarted, Severity: loadline.Warning,
		Summary: loadline.Textf("%s vests under %q, which nothing starts", b.nameOf(i), plan.terms.ID),
		Detail:  loadline.Textf("The schedule begins with a vesting start, and no start is recorded for the security. What has vested is bounds: nothing to all."),
		Hint:    loadline.Textf("Record the day from which it vests."),
		At:      t.At})
}

// conditionNamed checks that a start or an event names a condition of the security's schedule.
func (b *builder) conditionNamed(i int32, plan *schedule, t loadline.Transaction) {
	var id string
	switch t := t.(type) {
	case *loadline.VestingStart:
		id = t.ConditionID
	case *loadline.VestingEvent:
		id = t.ConditionID
	default:
		return
	}
	if plan.index(id) != none || b.notes.full(loadline.DanglingReference, loadline.Warning) {
		return
	}
	b.notes.add(loadline.Diagnostic{Code: loadline.DanglingReference, Severity: loadline.Warning,
		Summary: loadline.Textf("%s has no vesting condition %q", b.nameOf(i), id),
		Detail:  loadline.Textf("The event of %v names a condition that the schedule %q does not have. A start is taken as the schedule's start all the same; an event of no condition vests nothing.", t.Base().Date, plan.terms.ID),
		Hint:    loadline.Textf("Name one of the schedule's conditions."),
		At:      t.Base().At})
}
