package question

import (
	"fmt"
	"slices"
	"strings"

	"loadline"
	"loadline/compute"
	"loadline/formula"
)

// Train is the question what training a model takes: operations, chip-hours, money, memory. It asks about no company.
type Train struct {
	Parameters, Tokens loadline.Number
	Mixture            bool             // a mixture of experts
	Active             *loadline.Number // parameters that a token passes, of a mixture
	Layers, Heads      int64            // of the shape; 0: not stated, as the next three
	HeadSize, Sequence int64
	KVHeads            int64
	Chip               string
	Chips              int64            // that run at once; 0: not asked how long it takes
	Utilisation        *loadline.Ratio  // over billed hours; nil: the default band
	Research           *loadline.Number // the multiplier; nil: not said
	Teacher            *loadline.Number // parameters of a model that it is distilled from
	Tuned, Generated   *loadline.Number // tokens of fine-tuning, and of answers in reinforcement learning
	Speed              *loadline.Number // tokens that a chip generates in a second
	Batch, Context     *loadline.Number // of serving it: sequences at once, tokens that each holds; nil: serving is not asked about
	Provider, Region   string           // of prices; "" is any
	Term               string           // on-demand, 1y, 3y; "" is on-demand
	On                 loadline.Date    // of prices; 0: the newest quotes there are
}

// Trained are the figures of an answer to train, which are its JSON. Hours are chip-hours, money is USD.
type Trained struct {
	Chip        string              `json:"chip"`
	Formula     compute.Formula     `json:"formula"`
	FLOP        loadline.Number     `json:"flop"`
	Hours       compute.Band        `json:"chip_hours"`
	Utilisation compute.Utilisation `json:"utilisation"`
	Lines       []compute.Work      `json:"lines"`
	Days        *compute.Band       `json:"days,omitempty"` // on as many chips as were asked about
	Cost        *compute.Band       `json:"cost,omitempty"` // none: no quote
	Price       *compute.Band       `json:"price_per_chip_hour,omitempty"`
	Quotes      []QuoteUsed         `json:"quotes"`
	Memory      compute.Memory      `json:"memory"` // bytes
	Serving     *ServedAt           `json:"serving,omitempty"`
	Published   []PublishedBeside   `json:"published"`
	Trials      []TrialOf           `json:"trials"`
}

// QuoteUsed is a price on which the cost rests.
type QuoteUsed struct {
	Provider string         `json:"provider"`
	Region   string         `json:"region,omitempty"`
	Term     string         `json:"term"`
	Date     loadline.Date  `json:"date"`
	PerHour  loadline.Ratio `json:"per_chip_hour"`
	Source   string         `json:"source"`
}

// PublishedBeside is a published run beside the one that is asked about.
type PublishedBeside struct {
	Name        string             `json:"name"`
	Chip        string             `json:"chip"`
	FLOP        loadline.Ratio     `json:"flop"`
	Published   loadline.Ratio     `json:"published_chip_hours"`
	Basis       compute.HoursBasis `json:"basis"`
	Estimated   compute.Band       `json:"estimated_chip_hours"` // by the band that is used here
	Utilisation loadline.Ratio     `json:"utilisation"`
	Disagree    string             `json:"contradiction,omitempty"`
	Source      string             `json:"source"`
}

// TrialOf is how a band does on published runs that it does not know.
type TrialOf struct {
	Band   string         `json:"band"`
	Within int            `json:"within"`
	Of     int            `json:"of"`
	Median loadline.Ratio `json:"median_factor"` // of the middle
	Worst  loadline.Ratio `json:"worst_factor"`
}

// ServedAt is what a chip serves of the model.
type ServedAt struct {
	Memory     compute.Memory `json:"memory"`
	Prompt     compute.Band   `json:"prompt_tokens_per_second"`
	Answer     compute.Band   `json:"answer_tokens_per_second"`
	PromptCost *compute.Band  `json:"cost_per_million_prompt_tokens,omitempty"`
	AnswerCost *compute.Band  `json:"cost_per_million_answer_tokens,omitempty"`
}

// ChipNames are the chips that can be asked about.
func ChipNames() []string {
	var out []string
	for _, c := range compute.Chips() {
		out = append(out, c.Name)
	}
	return out
}

// train is one asking.
type train struct {
	Train
	chip     compute.Chip
	run      compute.Run
	estimate compute.Estimate
	price    compute.Price
	priced   bool
	data     Trained
}

// Ask answers it.
func (q Train) Ask() loadline.Answer {
	if q.On == 0 {
		q.On = compute.LastQuoteDay()
	}
	a := loadline.Answer{Question: "train", AsOf: q.On}
	chip, ok := compute.FindChip(q.Chip)
	if !ok {
		a.State, a.Finding = loadline.NotApplicable, noChip(q.Chip)
		return a
	}
	term, ok := priceTerm(q.Term)
	if !ok {
		a.State, a.Finding = loadline.NotApplicable, loadline.Textf("A price is for %v, not for %q.", list(priceTerms(), 5), q.Term)
		return a
	}
	t := &train{Train: q, chip: chip, run: q.training()}
	estimate, objections := t.run.On(chip, q.utilisation())
	var served compute.Served
	if q.Batch != nil {
		var more []compute.Objection
		served, more = compute.Load{Model: t.run.Model, Batch: *q.Batch, Context: stated(q.Context)}.On(chip, q.utilisation())
		objections = append(objections, more...)
	}
	objections = append(objections, q.fits(estimate)...)
	if compute.Refused(objections) {
		a.State, a.Finding = loadline.NotApplicable, refusal(objections)
		return a
	}
	t.estimate = estimate
	t.price, t.priced = compute.PriceOf(compute.PriceQuery{Chip: chip.Name, Provider: q.Provider, Region: q.Region, Term: term, On: q.On})
	t.measure(term, served)
	a.Notices = append(doubts(objections), t.stale()...)
	a.Finding, a.Data, a.Views = t.finding(), t.data, t.views()
	a.Because, a.Assumed = t.because(term), append(estimate.Assumed, t.assumed(term, served)...)
	return a
}

// training is the run that is asked about.
func (q Train) training() compute.Run {
	m := compute.Model{Parameters: q.Parameters, Mixture: q.Mixture || q.Active != nil, Active: stated(q.Active),
		Shape: compute.Shape{Layers: q.Layers, Heads: q.Heads, HeadSize: q.HeadSize, Sequence: q.Sequence, KVHeads: q.KVHeads}}
	t := compute.Run{Model: m, Tokens: q.Tokens, Tuned: q.Tuned, Research: q.Research}
	if q.Teacher != nil {
		t.Teacher = &compute.Model{Parameters: *q.Teacher}
	}
	if q.Generated != nil {
		t.RL = &compute.Reinforcement{Generated: *q.Generated, Speed: q.Speed}
	}
	return t
}

func (q Train) utilisation() compute.Utilisation {
	if q.Utilisation == nil {
		return compute.DefaultUtilisation()
	}
	return compute.StatedUtilisation(*q.Utilisation)
}

// fits objects to fewer chips than hold the model.
func (q Train) fits(e compute.Estimate) []compute.Objection {
	switch least := e.Memory.Chips.Lo; {
	case q.Chips < 0:
		return []compute.Objection{{Refuses: true, Says: loadline.Textf("A run takes one chip or more.")}}
	case q.Chips > 0 && least != nil && least.Cmp(loadline.Int(q.Chips)) > 0:
		return []compute.Objection{{Says: loadline.Textf("%v chips do not hold the weights and the states of the optimizer: %v are needed at the least.", q.Chips, *least)}}
	}
	return nil
}

// stated is a number where one was said, else one of which nothing is known.
func stated(n *loadline.Number) loadline.Number {
	if n == nil {
		return loadline.Number{}
	}
	return *n
}

// noChip says which chip may have been meant. Boards of one chip differ in peak and price, so none is taken for another.
func noChip(name string) loadline.Text {
	for _, c := range compute.Chips() { // "NVIDIA H100" is looked for as "H100"
		if len(name) > len(c.Maker) && strings.EqualFold(name[:len(c.Maker)], c.Maker) {
			name = strings.TrimSpace(name[len(c.Maker):])
			break
		}
	}
	var boards []string
	for _, known := range ChipNames() {
		if len(name) > 1 && strings.HasPrefix(strings.ToLower(known), strings.ToLower(name)+" ") {
			boards = append(boards, known)
		}
	}
	if len(boards) > 0 {
		return loadline.Textf("%q is made in several forms, which differ. Which is meant: %v?", name, list(boards, 5))
	}
	lower := map[string]string{}
	var names []string
	for _, known := range ChipNames() {
		lower[strings.ToLower(known)] = known
		names = append(names, strings.ToLower(known))
	}
	if near := formula.Closest(strings.ToLower(name), names); near != "" {
		return loadline.Textf("%q is no chip of the table. Did you mean %v?", name, lower[near])
	}
	return loadline.Textf("%q is no chip of the table, which has %v.", name, list(ChipNames(), len(names)))
}

func priceTerms() []string {
	var out []string
	for _, t := range compute.PriceTerms() {
		out = append(out, t.String())
	}
	return out
}

func priceTerm(word string) (compute.PriceTerm, bool) {
	if word == "" {
		return compute.OnDemand, true
	}
	i := slices.Index(priceTerms(), word)
	return compute.PriceTerm(max(i, 0)), i >= 0
}

// refusal is all that is refused, with what would mend it.
func refusal(os []compute.Objection) loadline.Text {
	var says loadline.Text
	seen := map[string]bool{}
	for _, o := range os {
		if key := o.Says.String(); o.Refuses && !seen[key] {
			seen[key] = true
			says = after(after(says, o.Says), o.Hint)
		}
	}
	return says
}

// doubts are the objections that do not refuse, each once.
func doubts(os []compute.Objection) []loadline.Text {
	var out []loadline.Text
	seen := map[string]bool{}
	for _, o := range os {
		if key := fmt.Sprint(o.Says, o.Hint); !seen[key] {
			seen[key] = true
			out = append(out, after(o.Says, o.Hint))
		}
	}
	return out
}

// after is one sentence behind another, either of which may be none.
func after(a, b loadline.Text) loadline.Text {
	switch {
	case a.IsZero():
		return b
	case b.IsZero():
		return a
	}
	return loadline.Textf("%v %v", a, b)
}

// staleAfter is how many days before the day that is asked about the newest quote may be without a word.
const staleAfter = 365

// stale warns of prices that are all old on the day that is asked about.
func (t *train) stale() []loadline.Text {
	if days := int(t.On - t.price.Newest()); t.priced && days > staleAfter {
		return []loadline.Text{loadline.Textf("The newest quote for %v is of %v, %v days before %v: prices have moved since.", t.chip.Name, t.price.Newest(), days, t.On)}
	}
	return nil
}

// nearestRuns is how many published runs stand beside the one that is asked about.
const nearestRuns = 5

func (t *train) measure(term compute.PriceTerm, served compute.Served) {
	e := t.estimate
	t.data = Trained{Chip: t.chip.Name, Formula: t.run.Model.Formula(), FLOP: e.FLOP, Hours: e.Hours, Utilisation: e.Utilisation, Lines: e.Work,
		Memory: e.Memory, Quotes: []QuoteUsed{}, Published: []PublishedBeside{}}
	if t.Chips > 0 {
		days := e.Hours.Scaled(loadline.Exactly(loadline.Int(1).Quo(loadline.Int(24).Mul(loadline.Int(t.Chips)))))
		t.data.Days = &days
	}
	if t.priced {
		price := t.price.Band()
		cost := e.Hours.Times(price)
		t.data.Price, t.data.Cost = &price, &cost
	}
	for _, x := range t.price.Quotes {
		t.data.Quotes = append(t.data.Quotes, QuoteUsed{x.Provider, x.Region, term.String(), x.Date, x.PerHour, x.At.String()})
	}
	for _, r := range compute.Nearest(e.FLOP, t.chip, nearestRuns) {
		t.data.Published = append(t.data.Published, PublishedBeside{
			Name: r.Model.Name, Chip: r.Chip.Name, FLOP: r.FLOP(), Published: r.ChipHours, Basis: r.Basis, Utilisation: r.Utilisation(),
			Estimated: e.Utilisation.Hours(loadline.Exactly(r.FLOP()), r.Chip), Disagree: r.Disagree, Source: r.At.String()})
	}
	by := t.run.Model.Formula()
	for _, x := range []struct {
		name   string
		trials compute.Trials
	}{{"default", compute.TrialOfDefault(by)}, {"other makers' runs", compute.TrialLeavingOneOut(by)}} {
		t.data.Trials = append(t.data.Trials, TrialOf{x.name, x.trials.Within, len(x.trials.Each), x.trials.Median, x.trials.Worst})
	}
	if t.Batch != nil {
		t.data.Serving = t.served(served)
	}
}

func (t *train) served(s compute.Served) *ServedAt {
	out := &ServedAt{Memory: s.Memory, Prompt: s.Prompt, Answer: s.Answer}
	if t.priced {
		prompt, answer := compute.CostPerMillion(s.Prompt, t.price.Band()), compute.CostPerMillion(s.Answer, t.price.Band())
		out.PromptCost, out.AnswerCost = &prompt, &answer
	}
	return out
}
