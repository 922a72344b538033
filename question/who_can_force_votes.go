package question

import (
	"loadline"
	"loadline/captable"
	"loadline/dependence"
	"loadline/limits"
)

// refusalEnds are the smallest changes of votes, seats and consents, each within one unit, after which somebody can no longer refuse one of
// the decisions that would meet a need: those of a load line that says that he cannot block it.
func refusalEnds(c Case, over *leverage, l dependence.Lever) []RemovalOver {
	var out []RemovalOver
	if l.Kind != dependence.RefuseApproval || c.Ledger == nil {
		return out
	}
	run, _ := newAsking(c, captable.Definition{})
	for _, m := range l.Over {
		cannot := loadline.Limit{Holds: called("!", called("can_block", named(over.refs[l.Holder]), named(m)))}
		r := limits.Measure(cannot, run.world, askIn(run.def, run.circle), limits.Options{Freeboard: true})
		for _, s := range r.Shifts {
			says := loadline.Textf("%v: %v", l.Says, s.Says)
			if len(l.Over) > 1 {
				says = loadline.Textf("%v (%v): %v", l.Says, m, s.Says)
			}
			out = append(out, RemovalOver{Lever: l.ID, What: s.Unit.String(), To: s.Amount, Says: says.String(), At: l.At.String(), says: says, change: s.Says})
		}
	}
	return out
}

func called(name string, args ...loadline.Expr) loadline.Expr {
	return loadline.Expr{Op: loadline.Call, Name: name, Args: args}
}

func named(r loadline.Ref) loadline.Expr { return loadline.Expr{Op: loadline.RefTo, Name: r.String()} }
