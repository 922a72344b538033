package hclfile

import (
	"loadline"
	"loadline/formula"
)

// spell is a length of time that may be an estimate; never where there is none.
func spell() codec[loadline.Spell] {
	c := codec[loadline.Spell]{Word: "duration or bounds", hint: `months(1), days(30), months(between(4, 10)) or unknown("…")`, write: writeSpell}
	c.read = func(r *reading, e loadline.Expr) (loadline.Spell, bool) {
		v, ok := r.eval(e)
		switch {
		case !ok:
			return loadline.Spell{}, false
		case v.Kind == formula.Unknown:
			return loadline.Spell{Months: loadline.Number{Open: v.Open()}, Days: loadline.Number{Open: v.Open()}}, true
		case v.Kind == formula.Number && isBare(v):
			return loadline.Spell{Months: v.Number, Days: loadline.Exactly(loadline.Ratio{})}, notBelow(v.Number)
		case v.Kind == formula.Duration:
			months, days := v.Span()
			if notBelow(months) && notBelow(days) {
				return loadline.Spell{Months: months, Days: days}, true
			}
		}
		return loadline.Spell{}, r.wrongType(e, v, c.Word, c.hint)
	}
	return c
}

func notBelow(n loadline.Number) bool { return n.Lo == nil || n.Lo.Sign() >= 0 }

func writeSpell(s loadline.Spell) string {
	months, days := writeNumber(s.Months), writeNumber(s.Days)
	switch {
	case months == "" || s.Months.Lo == nil && s.Months.Hi == nil:
		return months
	case s.Days.IsZero():
		return "months(" + months + ")"
	case s.Months.IsZero():
		return "days(" + days + ")"
	}
	return "months(" + months + ") + days(" + days + ")"
}

// ending is a spell, or never.
func ending() codec[loadline.Stated[loadline.Spell]] {
	inner := spell()
	c := codec[loadline.Stated[loadline.Spell]]{Word: inner.Word, hint: `days(30) or never`}
	c.read = func(r *reading, e loadline.Expr) (loadline.Stated[loadline.Spell], bool) {
		v, ok := r.eval(e)
		switch {
		case !ok:
			return loadline.Stated[loadline.Spell]{}, false
		case v.Kind == formula.None:
			return loadline.SayNone[loadline.Spell](e.At), true
		case v.Kind == formula.Unknown:
			return loadline.Ask[loadline.Spell](v.Open()[0].Question, e.At), true
		}
		s, ok := inner.read(r, e)
		return loadline.Say(s, e.At), ok
	}
	c.write = func(s loadline.Stated[loadline.Spell]) string {
		switch s.Saying {
		case loadline.Said:
			return inner.write(s.Value)
		case loadline.None:
			return "never"
		case loadline.Open:
			return writeUnknown(s.Question)
		}
		return ""
	}
	return c
}

// estimate is a figure of money in the company's own currency, which may be an estimate.
func estimate() codec[loadline.Number] {
	c := inputNumber()
	c.Word, c.hint = "amount or bounds", `40e6, usd("40M"), between(1e6, 2e6), normal(1e6, 2e5) or unknown("…")`
	return asDrawn(c)
}

// partOf is a part of a whole.
func partOf() codec[loadline.Number] {
	c := asDrawn(number())
	c.Word, c.hint = "part from 0 to 1", `0.9, pct(90) or between(0.4, 0.9)`
	inner := c.read
	c.read = func(r *reading, e loadline.Expr) (loadline.Number, bool) {
		n, ok := inner(r, e)
		if one := loadline.Int(1); ok && (n.Lo != nil && n.Lo.Cmp(one) > 0 || n.Hi != nil && n.Hi.Cmp(one) > 0) {
			r.tell(loadline.Error, loadline.OutOfRange, e.At, loadline.Textf("%v is %v, more than the whole", r.title(), n),
				loadline.Textf("It is a part of a whole: nine tenths are 0.9 or pct(90)."), loadline.Textf("Write 0.9 or pct(90)."))
			return n, false
		}
		return n, ok
	}
	return c
}

func contractKind() kind[loadline.Contract] {
	type T = loadline.Contract
	return kind[T]{
		BlockKind: BlockKind{Word: "contract", Label: "the name by which other facts mean it",
			Doc: "What somebody supplies to the company: for how long, who may end it and how fast, what is owed for it, and how hard it is to replace.",
			Example: "contract \"cumulus_cloud\" {\n  supplier = stakeholder.cumulus\n  supplies = \"compute\"\n  share    = 0.9\n  spend    = 900e3\n  from     = \"2026-01-01\"\n  to       = \"2028-12-31\"\n  replace  = months(between(4, 10))\n\n" +
				"  stop \"supplier\" {\n    for    = \"convenience\"\n    notice = months(1)\n  }\n\n  commitment \"floor\" {\n    kind    = \"take_or_pay\"\n    amount  = 40e6\n    binding = \"binding\"\n  }\n\n  credits \"grant\" {\n    face            = 15e6\n    worth           = between(0.4, 0.9)\n    expires         = \"2027-12-31\"\n    pays_commitment = false\n  }\n}\n"},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: append([]row[T]{
			is("title", text(), func(t *T) *string { return &t.Title }, "What the parties call it.", `"Cloud services agreement"`),
			is("supplier", ref("stakeholder"), func(t *T) *string { return &t.SupplierID }, "Who supplies.", "stakeholder.cumulus", required()),
			is("supplies", text(), func(t *T) *string { return &t.Supplies }, "What, in a word of your own that needs and answers mean: compute, people, models.", `"compute"`, required()),
			is("under", ref("contract"), func(t *T) *string { return &t.Under }, "The master agreement that it is a part of.", "contract.master"),
			is("heads", number(), func(t *T) *loadline.Number { return &t.Heads }, "Of how many people it comes, who each decide for themselves.", "770", legal),
			is("costs", stated(list(text())), func(t *T) *loadline.Stated[[]string] { return &t.Costs }, "What stopping it costs its supplier, in words; none where nothing.", `["pay"]`, legal),
			is("capacity", number(), func(t *T) *loadline.Number { return &t.Capacity }, "Chip-hours a month that are reserved.", "500000", legal),
			is("chip", text(), func(t *T) *string { return &t.Chip }, "Of which chip.", `"H100 SXM"`),
			is("spend", estimate(), func(t *T) *loadline.Number { return &t.Spend }, "What is spent on it a month, as it is.", "900e3", legal),
			is("from", date(), func(t *T) *loadline.Date { return &t.From }, "The first day.", `"2026-01-01"`),
			is("to", stated(date()), func(t *T) *loadline.Stated[loadline.Date] { return &t.To }, "The last day; never where it goes on until it is ended.", `"2028-12-31"`, legal),
			is("renews", stated(duration()), func(t *T) *loadline.Stated[loadline.Duration] { return &t.Renews }, "By how much it goes on by itself after its last day; none where it does not.", "months(12)", legal),
			is("renewal_notice", stated(duration()), func(t *T) *loadline.Stated[loadline.Duration] { return &t.RenewalNotice }, "How long before its last day a renewal is refused.", "days(90)", legal),
		}, contractEnds()...),
		inner: []inner[T]{usesNest(), stopNest(), exclusiveNest(), commitmentNest(), creditsNest()},
	}
}

// contractEnds are what it takes to do without a contract, and what else may end it.
func contractEnds() []row[loadline.Contract] {
	type T = loadline.Contract
	return []row[T]{
		is("share", partOf(), func(t *T) *loadline.Number { return &t.Share }, "The part of all that the company uses of it that comes from here. For one use each, write blocks use.", "0.9", legal),
		is("replace", spell(), func(t *T) *loadline.Spell { return &t.Replace }, "How long it takes from looking for a substitute until an equal supply runs elsewhere.", "months(between(4, 10))", legal),
		is("switch_cost", estimate(), func(t *T) *loadline.Number { return &t.SwitchCost }, "What moving costs, beside what is still owed.", "between(1e6, 3e6)", legal),
		is("substitutable", stated(word(doraLevels(), doraLevels()...)), func(t *T) *loadline.Stated[string] { return &t.Substitutable }, "How easily it is replaced, on the four levels of the EU's register of information (DORA, template B_07.01).", `"highly_complex"`, legal),
		is("because", text(), func(t *T) *string { return &t.Because }, "Why it is on that level.", `"few providers have such clusters"`),
		is("on_control", stated(openWord("ends", "consent")), func(t *T) *loadline.Stated[string] { return &t.OnControl }, "What a change of control does; none where it does nothing.", `"consent"`, legal),
		is("key_persons", list(ref("stakeholder")), func(t *T) *[]string { return &t.KeyPersons }, "Without whom the supplier may end it.", "[stakeholder.ada]"),
		is("assignable", stated(openWord("free", "consent", "never")), func(t *T) *loadline.Stated[string] { return &t.Assignable }, "Whether it may be passed on.", `"consent"`, legal),
		is("steers", list(text()), func(t *T) *[]string { return &t.Steers }, "What it makes the company do: milestones, a roadmap, a benchmark.", `["train the next model on the supplier's chips"]`),
		statusRow(func(t *T) *loadline.Stated[string] { return &t.Status }),
	}
}

func doraLevels() []string { return []string{"not", "highly_complex", "medium", "easily"} }

func usesNest() nest[loadline.Contract, loadline.UseShare] {
	type T = loadline.UseShare
	return nest[loadline.Contract, T]{
		many: func(c *loadline.Contract) *[]T { return &c.Shares },
		kind: kind[T]{
			BlockKind: BlockKind{Word: "use", Label: "the use: training, serving, or another word", Doc: "The part of one use that comes from here."},
			name:      func(t *T) *string { return &t.Of },
			at:        func(t *T) *loadline.Source { return &t.At },
			rows: []row[T]{
				is("share", partOf(), func(t *T) *loadline.Number { return &t.Part }, "Which part of it.", "0.9", required()),
			},
		},
	}
}

func stopNest() nest[loadline.Contract, loadline.Stop] {
	type T = loadline.Stop
	return nest[loadline.Contract, T]{
		many: func(c *loadline.Contract) *[]T { return &c.Stops },
		kind: kind[T]{
			BlockKind: BlockKind{Word: "stop", Label: "who may: supplier or company", free: true, Doc: "A right to end or to suspend it. Several may stand side by side, each for its own reason. A side without one, and without notice = never, is a question."},
			name:      func(t *T) *string { return &t.By },
			at:        func(t *T) *loadline.Source { return &t.At },
			rows: []row[T]{
				is("for", openWord("convenience", "breach", "non_payment", "insolvency", "change_of_control", "key_person", "law"), func(t *T) *string { return &t.For }, "For which reason: one of these words or another.", `"convenience"`, required()),
				is("notice", ending(), func(t *T) *loadline.Stated[loadline.Spell] { return &t.Notice }, "After which it is over; never where there is no such right.", "months(1)", legal),
				is("cure", stated(duration()), func(t *T) *loadline.Stated[loadline.Duration] { return &t.Cure }, "How long the other side may put it right; none where it may not.", "days(30)", legal),
				is("met", truth(), func(t *T) *loadline.Truth { return &t.Met }, "Whether its reason is given today. Of convenience nobody needs to say.", "false", legal),
				is("pauses", set(), func(t *T) *bool { return &t.Pauses }, "Whether it suspends, and does not end.", "true"),
				is("from", date(), func(t *T) *loadline.Date { return &t.From }, "The first day on which it may be used.", `"2027-01-01"`),
				is("to", date(), func(t *T) *loadline.Date { return &t.To }, "The last day on which it may be used.", `"2027-12-31"`),
			},
		},
	}
}

func exclusiveNest() nest[loadline.Contract, loadline.Exclusive] {
	type T = loadline.Exclusive
	return nest[loadline.Contract, T]{
		many: func(c *loadline.Contract) *[]T { return &c.Exclusives }, key: "binds",
		kind: kind[T]{
			BlockKind: BlockKind{Word: "exclusive", Doc: "A promise to take from, or to supply, nobody else."},
			at:        func(t *T) *loadline.Source { return &t.At },
			rows: []row[T]{
				is("binds", word([]string{"company", "supplier"}, "company", "supplier"), func(t *T) *string { return &t.Binds }, "Whom it binds.", `"company"`, required()),
				is("scope", list(text()), func(t *T) *[]string { return &t.Scope }, "For which uses. Left out: for all.", `["training"]`),
				is("from", date(), func(t *T) *loadline.Date { return &t.From }, "The first day.", `"2026-01-01"`),
				is("until", stated(date()), func(t *T) *loadline.Stated[loadline.Date] { return &t.Until }, "The last day; never where it has no end.", `"2028-12-31"`, legal),
			},
		},
	}
}

func commitmentNest() nest[loadline.Contract, loadline.Commitment] {
	type T = loadline.Commitment
	return nest[loadline.Contract, T]{
		many: func(c *loadline.Contract) *[]T { return &c.Commitments },
		kind: kind[T]{
			BlockKind: BlockKind{Word: "commitment", Label: "a name of its own", Doc: "What is owed whether or not it is used. What is conditional, and an intent, is never added to what binds."},
			name:      func(t *T) *string { return &t.Name },
			at:        func(t *T) *loadline.Source { return &t.At },
			rows: []row[T]{
				is("kind", word(commitmentKinds(), commitmentKinds()...), func(t *T) *string { return &t.Kind }, "Pay for it used or not; buy at least so much; paid ahead; may be called; or meant only.", `"take_or_pay"`, required()),
				is("amount", estimate(), func(t *T) *loadline.Number { return &t.Amount }, "Over the whole period.", "40e6", legal),
				is("binding", stated(word(bindings(), bindings()...)), func(t *T) *loadline.Stated[string] { return &t.Binding }, "Whether it binds.", `"binding"`, legal),
				is("from", date(), func(t *T) *loadline.Date { return &t.Period.From }, "The first day that counts. Left out: the contract's.", `"2026-01-01"`),
				is("to", date(), func(t *T) *loadline.Date { return &t.Period.To }, "The last day that counts. Left out: the contract's.", `"2028-12-31"`),
				is("due", list(date()), func(t *T) *[]loadline.Date { return &t.Due }, "The days on which a shortfall is settled. Left out: on the last day.", `["2026-12-31", "2027-12-31"]`),
				is("used", estimate(), func(t *T) *loadline.Number { return &t.Used }, "How much has counted towards it so far.", "5e6", legal),
				is("paid_by", stated(list(text())), func(t *T) *loadline.Stated[[]string] { return &t.PaidBy }, "The tranches of credits that may pay it; none where cash alone does.", `["grant"]`, legal),
			},
		},
	}
}

func commitmentKinds() []string {
	return []string{"take_or_pay", "minimum", "prepaid", "option", "intent"}
}

func bindings() []string { return []string{"binding", "conditional", "not_binding"} }

func creditsNest() nest[loadline.Contract, loadline.CreditTranche] {
	type T = loadline.CreditTranche
	return nest[loadline.Contract, T]{
		many: func(c *loadline.Contract) *[]T { return &c.Credits },
		kind: kind[T]{
			BlockKind: BlockKind{Word: "credits", Label: "a name of its own", Doc: "A right to services instead of money."},
			name:      func(t *T) *string { return &t.Name },
			at:        func(t *T) *loadline.Source { return &t.At },
			rows: []row[T]{
				is("face", estimate(), func(t *T) *loadline.Number { return &t.Face }, "What stands on it.", "15e6", required()),
				is("worth", partOf(), func(t *T) *loadline.Number { return &t.Worth }, "The part of the face that it is worth to the company.", "between(0.4, 0.9)", legal),
				is("used", estimate(), func(t *T) *loadline.Number { return &t.Used }, "How much of it is used up already.", "2e6"),
				is("grantor", ref("stakeholder"), func(t *T) *string { return &t.GrantorID }, "Who gave it, where it is not the supplier.", "stakeholder.fund"),
				is("from", date(), func(t *T) *loadline.Date { return &t.From }, "The first day on which it may be used.", `"2026-01-01"`),
				is("expires", stated(date()), func(t *T) *loadline.Stated[loadline.Date] { return &t.Expires }, "The last day; never where there is none.", `"2027-12-31"`, legal),
				is("excludes", list(text()), func(t *T) *[]string { return &t.Excludes }, "Uses that it does not pay for.", `["marketplace"]`),
				is("transferable", stated(yesNo()), func(t *T) *loadline.Stated[bool] { return &t.Transferable }, "Whether it may be passed on.", "false", legal),
				is("clawback", stated(yesNo()), func(t *T) *loadline.Stated[bool] { return &t.Clawback }, "Whether its grantor may take back what it was given for.", "false", legal),
				is("pays_commitment", stated(yesNo()), func(t *T) *loadline.Stated[bool] { return &t.Pays }, "Whether what it pays for counts towards a commitment.", "false", legal),
			},
		},
	}
}
