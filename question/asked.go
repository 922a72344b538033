package question

import (
	"strings"

	"loadline"
	"loadline/deals"
)

// askedOfVerb is how the words of a verb are read. A question that stands in the catalogue stands here too, or a test says so.
func askedOfVerb(verb string) askedOf {
	switch verb {
	case "who-owns":
		return askedOf{append([]Parameter{onDay(), diluted(),
			{Name: "by", Kind: OneWord, Words: words(Groupings()), Default: string(ByStakeholder), Says: "cut the rows by `WORD`: stakeholder, class, group or security"},
			{Name: "why", Kind: AHolder, Says: "explain one `STAKEHOLDER`: its securities and the transactions behind them"}}, labels()), readWhoOwns}
	case "who-can":
		return askedOf{append(whoCanParameters(), labels()), readWhoCan}
	case "who-gets":
		return askedOf{append(whoGetsParameters(), labels()), readWhoGets}
	case "what-binds":
		return askedOf{[]Parameter{onDay(), diluted(),
			{Name: "without", Kind: ASupplier, Says: "the exit drill: what happens when this `SUPPLIER` stops"},
			{Name: "on", Kind: ADay, Says: "of --without: the `DATE` on which it stops or gives notice; default: the day asked about"}, labels()}, readWhatBinds}
	case "will-last":
		return askedOf{append(willLastParameters(), labels()), readWillLast}
	case "what-if":
		return askedOf{append(whatIfParameters(), labels()), readWhatIf}
	case "train":
		return askedOf{trainParameters(), readTrain}
	case "check":
		return askedOf{[]Parameter{onDay(), diluted(),
			{Name: "outcomes", Kind: YesOrNo, Says: "outcomes alone: how far away each line is is not measured, which takes longest"}, labels()}, readCheck}
	}
	return askedOf{}
}

func onDay() Parameter {
	return Parameter{Name: "as-of", Kind: ADay, Says: "the `DATE` asked about, such as 2026-11-01; default: the day the file names"}
}

func diluted() Parameter {
	return Parameter{Name: "fully-diluted", Kind: FreeText, Says: "what fully diluted counts: `WORDS` of stock,options,warrants,pool,convertibles"}
}

func labels() Parameter {
	return Parameter{Name: "redact", Kind: YesOrNo, Says: "replace the names of stakeholders by labels, and head it as privileged"}
}

func words(gs []Grouping) []string {
	var out []string
	for _, g := range gs {
		out = append(out, string(g))
	}
	return out
}

func readWhoOwns(a Asked) (Query, error) {
	def, err := a.definition()
	return WhoOwns{By: Grouping(a.or("by", string(ByStakeholder))), Def: def, Why: a.first("why")}, err
}

func readCheck(a Asked) (Query, error) {
	def, err := a.definition()
	return Check{Def: def, Without: a.yes("outcomes")}, err
}

func readWhatBinds(a Asked) (Query, error) {
	q := WhatBinds{Without: a.first("without")}
	var err error
	if q.Def, err = a.definition(); err != nil {
		return nil, err
	}
	if q.On, err = a.day("on", "2027-03-01"); err != nil {
		return nil, err
	}
	if q.On != 0 && q.Without == "" {
		return nil, misasked("on", "is the day of an exit drill: it takes --without SUPPLIER")
	}
	return q, nil
}

func whoCanParameters() []Parameter {
	return []Parameter{onDay(),
		{Name: "matter", Kind: AMatter, Says: "the `MATTER` that is to be decided; without one every matter is a line"},
		{Name: "group", Kind: AHolder, Many: true, Says: "what this `GROUP` can do: a word of the file, a stakeholder, a body; several with commas are one"},
		{Name: "horizon", Kind: OneWord, Words: Horizons(), Default: "today", Says: "in which `WORLD`: today, elections or conversion"},
		{Name: "turnout", Kind: APart, Says: "what `PART` of the shares takes part in votes of shares, such as 60%"},
		{Name: "index", Kind: YesOrNo, Says: "compute indices of power too; they are no finding of control"},
		{Name: "path", Kind: YesOrNo, Says: "by which lawful steps it can be brought about, and in how many days; with --group, by that group"},
		{Name: "who-can-change", Kind: YesOrNo, Says: "who can delete the safeguards: of the matter or document named, or all of them"}}
}

func readWhoCan(a Asked) (Query, error) {
	q := WhoCan{Matter: a.first("matter"), Groups: a["group"], Index: a.yes("index")}
	if err := mixed(a); err != nil {
		return nil, err
	}
	kind, ok := HorizonOf(a.or("horizon", "today"))
	if !ok {
		return nil, misasked("horizon", "takes %s, not %q", strings.Join(Horizons(), ", "), a.first("horizon"))
	}
	q.Horizon.Kind = kind
	if word := a.first("turnout"); word != "" {
		r, ok := readPart(word)
		if !ok || r.Sign() <= 0 || r.Cmp(loadline.Int(1)) > 0 {
			return nil, misasked("turnout", "takes a part of the shares such as 60%% or 0.6, not %q", word)
		}
		q.Horizon.Turnout = &r
	}
	switch {
	case a.yes("who-can-change"):
		return WhoCanChange{Of: q.Matter}, nil
	case a.yes("path"):
		return WhoCanPath{Matter: q.Matter, Groups: q.Groups}, nil
	}
	return q, nil
}

// mixed refuses words that the question asked has no use for: it would be answered as if they were not there.
func mixed(a Asked) error {
	asks := "path"
	switch change := a.yes("who-can-change"); {
	case change && a.yes("path"):
		return misasked("", "--path and --who-can-change are two questions: ask one at a time")
	case change && len(a["group"]) > 0:
		return misasked("who-can-change", "takes no --group: it tells of every safeguard who can delete it")
	case change:
		asks = "who-can-change"
	case !a.yes("path"):
		return nil
	case a.first("matter") == "":
		return misasked("path", "takes a matter, such as remove_ceo")
	}
	switch {
	case a.or("horizon", "today") != "today":
		return misasked(asks, "takes no --horizon: it starts from today, and counts elections itself")
	case a.first("turnout") != "":
		return misasked(asks, "takes no --turnout: it counts every vote that may be cast")
	}
	return nil
}

func whoGetsParameters() []Parameter {
	return []Parameter{onDay(), diluted(),
		{Name: "amount", Kind: AnAmount, Must: true, Says: "the `AMOUNT` of proceeds, such as 20M, or two with dots between, such as 0..200M"},
		{Name: "holder", Kind: AHolder, Says: "say from which proceeds what `STAKEHOLDER` holds has value"},
		{Name: "as", Kind: OneWord, Words: deals.ProceedsWords(), Default: "sale", Says: "what brings the money: `WORD` is sale, liquidation, dividend, licence or asset-sale"},
		{Name: "costs", Kind: AnAmount, Says: "debt and costs that the file does not state: an `AMOUNT` paid before everything"},
		{Name: "carve-out", Kind: APart, Says: "a `PART` of all proceeds that goes to management or others, such as 8%"},
		{Name: "unvested", Kind: OneWord, Words: []string{"yes", "no", "open"}, Default: "open", Says: "whether options that have not vested take part: yes, no or open"}}
}

func readWhoGets(a Asked) (Query, error) {
	q := WhoGets{Holder: a.first("holder")}
	var err error
	if q.From, q.To, err = proceeds(a.first("amount")); err != nil {
		return nil, err
	}
	q.Terms.As, _ = deals.ParseProceeds(a.or("as", "sale")) // one of its words
	if word := a.first("costs"); word != "" {
		m, ok := amountOf(word)
		if !ok || m.Amount.Sign() < 0 {
			return nil, misasked("costs", "takes an amount such as 1.5M, not %q", word)
		}
		q.Terms.Costs = m.Amount
	}
	if word := a.first("carve-out"); word != "" {
		r, ok := readPart(word)
		if !ok || r.Sign() < 0 || r.Cmp(loadline.Int(1)) >= 0 {
			return nil, misasked("carve-out", "takes a part below the whole such as 8%% or 0.08, not %q", word)
		}
		q.Terms.CarveOut = r
	}
	switch a.or("unvested", "open") {
	case "yes":
		q.Terms.Unvested = loadline.Yes
	case "no":
		q.Terms.Unvested = loadline.No
	}
	return q, nil
}

func whatIfParameters() []Parameter {
	return []Parameter{onDay(), diluted(),
		{Name: "round", Kind: ARound, Many: true, Must: true, Says: "the `ROUND` that is signed, each a column; or a range of prices, 0.50..4, of which one is enough"},
		{Name: "without", Kind: FreeText, Many: true, Says: "add a column in which a `TERM` is struck, such as consent.x or seat.board.y; several with commas are one column"},
		{Name: "keep", Kind: ALimit, Many: true, Says: "find from where to where each input can move while a `LIMIT` holds: its title, or all"},
		{Name: "exits", Kind: FreeText, Says: "compare sales for these `AMOUNTS`, such as 20M,80M"},
		{Name: "money", Kind: AnAmount, Says: "of a range of prices: the new `AMOUNT` that the next round brings"}}
}

func readWhatIf(a Asked) (Query, error) {
	if strings.Contains(a.first("round"), "..") {
		return readShadow(a)
	}
	q := WhatIf{Keep: a["keep"]}
	var err error
	if q.Def, err = a.definition(); err != nil {
		return nil, err
	}
	for one := range strings.SplitSeq(a.first("exits"), ",") {
		if one = strings.TrimSpace(one); one == "" {
			continue
		}
		m, ok := amountOf(one)
		if !ok || m.Amount.Sign() <= 0 {
			return nil, misasked("exits", "takes amounts such as 20M,80M, not %q", one)
		}
		q.Amounts = append(q.Amounts, m.Amount)
	}
	for _, word := range a["round"] {
		r := strings.TrimPrefix(strings.TrimSpace(word), "round.")
		q.Columns = append(q.Columns, loadline.Signing{Rounds: []string{r}})
		for _, terms := range a["without"] {
			q.Columns = append(q.Columns, loadline.Signing{Rounds: []string{r}, Without: strings.Split(terms, ",")})
		}
	}
	return q, nil
}

func readShadow(a Asked) (Query, error) {
	q := Shadow{}
	var err error
	if q.From, q.To, err = proceeds(a.first("round")); err != nil {
		return nil, err
	}
	if q.Def, err = a.definition(); err != nil {
		return nil, err
	}
	if len(a["round"]) > 1 || len(a["without"])+len(a["keep"]) > 0 || a.first("exits") != "" {
		return nil, misasked("", "a range of prices is asked about by itself: no round, --without, --keep or --exits")
	}
	if word := a.first("money"); word != "" {
		m, ok := amountOf(word)
		if !ok || m.Amount.Sign() < 0 {
			return nil, misasked("money", "takes an amount such as 5M, not %q", word)
		}
		q.Money = m.Amount
	}
	return q, nil
}
