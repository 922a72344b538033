package outlook

import (
	"slices"

	"loadline"
)

// Check is what is wrong with the contracts and the plan as they are stated, whatever becomes of them: it needs no ledger.
func Check(c *loadline.Company) loadline.Diagnostics {
	var out loadline.Diagnostics
	for i := range c.Contracts {
		out = append(out, longNotices(&c.Contracts[i])...)
	}
	_, moves := herds(c)
	out = append(append(append(append(out, overlaps(c)...), onEnded(c)...), oddities(c)...), moves...)
	if len(c.Plan.Trainings)+len(c.Plan.Servings) > 0 {
		if b := open(c, Premise{Months: 1}); b != nil {
			return append(out, b.problems...).Sorted()
		}
	}
	_, problems := compileAll(c)
	return append(out, problems...).Sorted()
}

// longNotices are notices that are longer than the contract, so that they can never be given in time.
func longNotices(k *loadline.Contract) loadline.Diagnostics {
	last, has := k.To.Get()
	if !has || k.From == 0 {
		return nil
	}
	var out loadline.Diagnostics
	tell := func(what string, ends loadline.Date, at loadline.Source) {
		out = append(out, loadline.Diagnostic{Code: loadline.NoticeLongerThanTerm, Severity: loadline.Error, At: at, About: []loadline.Ref{k.Ref()}, Related: places(k.At),
			Summary: loadline.Textf("the %s of %v is longer than its term", what, k.Ref()),
			Detail:  loadline.Textf("The contract runs from %v to %v. Given on its first day, the notice ends on %v: by then the contract is over.", k.From, last, ends),
			Hint:    loadline.Textf("Correct the notice or the dates. Where there is no right to end it early, write notice = never.")})
	}
	if k.Renews.Saying == loadline.Said {
		last = k.Renews.Value.Terms(last, 1)
	}
	for _, s := range k.Stops {
		if notice, said := s.Notice.Get(); said {
			if earliest, _, known := notice.After(max(k.From, s.From)); known && earliest > last {
				tell("notice", earliest, s.At)
			}
		}
	}
	if notice, said := k.RenewalNotice.Get(); said && k.Renews.Saying == loadline.Said {
		if ends := notice.After(k.From); ends > k.To.Value {
			last = k.To.Value
			tell("notice against a renewal", ends, k.At)
		}
	}
	return out
}

func places(at loadline.Source) []loadline.Source {
	if !at.Known() {
		return nil
	}
	return []loadline.Source{at}
}

// shared is one part of a supply, with the days on which it comes.
type shared struct {
	contract *loadline.Contract
	part     loadline.Ratio // at least
	days     span
}

// overlaps are contracts whose parts of one supply, or of one use of it, come to more than the whole on some day. A reserve
// that stands beside the usual supply does that rightly: so it is a warning.
func overlaps(c *loadline.Company) loadline.Diagnostics {
	var of []string
	supplied := map[string][]shared{}
	add := func(what string, k *loadline.Contract, n loadline.Number) {
		if n.Lo == nil || n.Lo.Sign() <= 0 {
			return
		}
		days := span{k.From, loadline.DateOf(9999, 12, 31)}
		if last, has := k.To.Get(); has && k.Renews.Saying != loadline.Said {
			days.to = last
		}
		if !slices.Contains(of, what) {
			of = append(of, what)
		}
		supplied[what] = append(supplied[what], shared{k, *n.Lo, days})
	}
	for i := range c.Contracts {
		k := &c.Contracts[i]
		if status, _ := k.Status.Get(); status == "draft" || status == "superseded" {
			continue
		}
		add(k.Supplies, k, k.Share)
		for _, s := range k.Shares {
			add(k.Supplies+" for "+s.Of, k, s.Part)
		}
	}
	var out loadline.Diagnostics
	for _, what := range of {
		if d, over := overlap(what, supplied[what]); over {
			out = append(out, d)
		}
	}
	return out
}

// overlap is the first day on which parts come to more than the whole.
func overlap(what string, parts []shared) (loadline.Diagnostic, bool) {
	days := make([]loadline.Date, 0, len(parts))
	for _, p := range parts {
		days = append(days, p.days.from)
	}
	slices.Sort(days)
	for _, day := range slices.Compact(days) {
		var sum loadline.Ratio
		var d loadline.Diagnostic
		for _, p := range parts {
			if day >= p.days.from && day <= p.days.to {
				sum = sum.Add(p.part)
				d.About, d.Related = append(d.About, p.contract.Ref()), append(d.Related, p.contract.At)
			}
		}
		if sum.Cmp(loadline.Int(1)) > 0 {
			d.Code, d.Severity, d.At = loadline.ContractsOverlap, loadline.Warning, d.Related[len(d.Related)-1]
			d.Related = d.Related[:len(d.Related)-1]
			d.Summary = loadline.Textf("contracts supply %v of all %s", loadline.InPercent(loadline.Exactly(sum)), what)
			d.Detail = loadline.Textf("Their shares come to more than the whole on the same days. A contract for bursts, or held in reserve, does that rightly; otherwise a share is wrong.")
			d.Hint = loadline.Textf("Correct a share or a date, or leave it: the shares are taken as they are.")
			return d, true
		}
	}
	return loadline.Diagnostic{}, false
}

// onEnded are runs and loads on a contract whose term is over before they end, and which is not renewed.
func onEnded(c *loadline.Company) loadline.Diagnostics {
	var out loadline.Diagnostics
	tell := func(ref loadline.Ref, on string, from, to loadline.Date, at loadline.Source) {
		i := slices.IndexFunc(c.Contracts, func(k loadline.Contract) bool { return k.Name == on })
		if i < 0 {
			return
		}
		k := &c.Contracts[i]
		last, has := k.To.Get()
		if !has || k.Renews.Saying == loadline.Said || max(from.AddMonthsOn(0, 1), to.AddMonthsOn(0, 1)) <= last {
			return
		}
		out = append(out, loadline.Diagnostic{Code: loadline.RunOnEndedContract, Severity: loadline.Error, At: at, About: []loadline.Ref{ref, k.Ref()}, Related: places(k.At),
			Summary: loadline.Textf("%v runs on %v, which is over by then", ref, k.Ref()),
			Detail:  loadline.Textf("The contract ends on %v, and the file does not say that it is renewed. From then on there is no reserved capacity, no credit, and nothing counts towards a commitment.", last),
			Hint:    loadline.Textf("Put it on another contract, move its dates, or say how the contract renews: renews = months(12).")})
	}
	for _, t := range c.Plan.Trainings {
		tell(loadline.Ref{Kind: "train", Name: t.Name}, t.On, t.From, t.To, t.At)
	}
	for _, s := range c.Plan.Servings {
		tell(loadline.Ref{Kind: "serve", Name: s.Name}, s.On, s.From, s.To, s.At)
	}
	return out
}
