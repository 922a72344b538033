package loadline

// Limit is a load line: what must hold, asked again at every change of the facts.
type Limit struct {
	Title   string
	Holds   Expr // over answers: can_block(group.founders, matter.sell_company)
	AsOf    Date // the day it is asked about; 0: the day of the answer
	Until   Date // it must hold on every day from AsOf to this one; 0: on the one day
	Waivers []Waiver
	At      Source
}

// Waiver sets a limit aside for a while: whose word it is, why, and until when. A limit that is broken or cannot be told
// counts as waived while one binds; afterwards it counts as what it is.
type Waiver struct {
	By    string // a stakeholder's reference or a name in words
	Why   string
	From  Date // 0: since ever
	Until Date // the last day; a waiver without an end is refused
	At    Source
}

// Silence keeps a detector quiet about some facts, with the reason. It is counted in every answer to check.
type Silence struct {
	Code  Code  // of the detector
	Of    []Ref // the facts that it is quiet about; none: all
	Why   string
	Until Date // the last day; 0: until further notice
	At    Source
}
