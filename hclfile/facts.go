package hclfile

import (
	"loadline"
	"loadline/formula"
)

// companyBlock is what the block company states: facts, and where more of them are.
type companyBlock struct {
	loadline.Company
	ocf string
}

func companyKind() kind[companyBlock] {
	type T = companyBlock
	return kind[T]{
		BlockKind: BlockKind{Word: "company", Label: "a short name of the company", single: true,
			Doc:     "The company that the file is about. Every file has one.",
			Example: "company \"northwind\" {\n  name     = \"Northwind AI, Inc.\"\n  as_of    = \"2026-11-01\"\n  currency = \"USD\"\n  law      = \"us-de\"\n}\n"},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: []row[T]{
			is("name", text(), func(t *T) *string { return &t.LegalName }, "The legal name, as the documents write it.", `"Northwind AI, Inc."`),
			is("as_of", date(), func(t *T) *loadline.Date { return &t.AsOf }, "The day that the file speaks of; answers are for it where no other is asked for.", `"2026-11-01"`, ownWord),
			is("currency", text(), func(t *T) *string { return &t.Currency }, "The company's own currency (ISO 4217): that of amounts which name none.", `"USD"`),
			is("law", text(), func(t *T) *string { return &t.Law }, "The law of the company, as one of Loadline's presets.", `"us-de"`),
			is("authorized", stated(shares()), func(t *T) *loadline.Stated[loadline.Shares] { return &t.Authorized }, "How many shares of all classes together may be issued; none where there is no limit.", "20000000", legal),
			is("ocf", text(), func(t *T) *string { return &t.ocf }, "The Open Cap Format package that states the cap table: a folder or a zip file, its path relative to this file.", `"captable.ocf.zip"`),
		},
	}
}

func documentKind() kind[loadline.Document] {
	type T = loadline.Document
	return kind[T]{
		BlockKind: BlockKind{Word: "document", Label: "the name by which clauses cite it",
			Doc:     "A governing document or an agreement. One that nobody has read may overturn any answer, and is named on page one.",
			Example: "document \"charter\" {\n  title  = \"Restated Certificate of Incorporation\"\n  kind   = \"charter\"\n  status = \"executed\"\n  read   = true\n}\n"},
		name: func(t *T) *string { return &t.Name }, bound: true,
		at: func(t *T) *loadline.Source { return &t.At },
		rows: []row[T]{
			is("title", text(), func(t *T) *string { return &t.Title }, "What stands on its first page.", `"Restated Certificate of Incorporation"`),
			is("kind", openWord("charter", "bylaws", "voting_agreement", "investor_rights_agreement", "first_refusal_agreement", "stock_purchase_agreement", "side_letter", "plan", "safe", "note", "warrant", "shareholder_list"),
				func(t *T) *string { return &t.Kind }, "What kind of document it is: one of these words or another.", `"charter"`),
			is("status", stated(openWord("executed", "draft", "superseded")), func(t *T) *loadline.Stated[string] { return &t.Status }, "How far it binds.", `"executed"`, legal),
			is("read", truth(), func(t *T) *loadline.Truth { return &t.Read }, "Whether its terms are in this file. Answers are subject to a document that nobody has read.", "true", legal),
			is("path", text(), func(t *T) *string { return &t.Path }, "Where its text is: a file or an address.", `"documents/charter.pdf"`),
			is("from", date(), func(t *T) *loadline.Date { return &t.Period.From }, "The first day on which it binds.", `"2024-03-01"`),
			is("to", date(), func(t *T) *loadline.Date { return &t.Period.To }, "The last day on which it binds.", `"2027-02-28"`),
			is("amended_by", approval(), func(t *T) *loadline.Approval { return &t.AmendedBy }, "What an amendment of it needs.", "majority(stock_class.common)", legal),
		},
	}
}

func stakeholderKind() kind[loadline.Stakeholder] {
	type T = loadline.Stakeholder
	return kind[T]{
		BlockKind: BlockKind{Word: "stakeholder", Label: "the name by which other facts mean it",
			Doc:     "Any person or entity that holds, votes, supplies or is asked.",
			Example: "stakeholder \"ada\" {\n  name         = \"Ada Okafor\"\n  kind         = \"individual\"\n  relationship = \"founder\"\n  groups       = [\"founders\"]\n}\n"},
		name: func(t *T) *string { return &t.Name }, bound: true,
		at: func(t *T) *loadline.Source { return &t.At },
		rows: []row[T]{
			is("name", text(), func(t *T) *string { return &t.LegalName }, "The legal name, as the documents write it.", `"Ada Okafor"`),
			is("kind", word([]string{"individual", "institution"}, loadline.Individual, loadline.Institution), func(t *T) *loadline.StakeholderKind { return &t.Kind }, "A person, or anything else that can hold.", `"individual"`),
			is("relationship", openCap("advisor", "board_member", "consultant", "employee", "executive", "ex_advisor", "ex_consultant", "ex_employee", "founder", "investor", "non_us_employee", "officer", "other"),
				func(t *T) *string { return &t.Relationship }, "To the company, in Open Cap words.", `"founder"`),
			is("issuer_id", text(), func(t *T) *string { return &t.IssuerID }, "The company's own number for it.", `"EMP-7"`),
			is("groups", list(text()), func(t *T) *[]string { return &t.Groups }, "Words of your own by which answers add up and claims speak: group.founders.", `["founders"]`),
			is("affiliates", list(ref("stakeholder")), func(t *T) *[]string { return &t.Affiliates }, "Stakeholders that count as one with it.", "[stakeholder.fund_2]"),
		},
	}
}

func entityKind() kind[loadline.Entity] {
	type T = loadline.Entity
	return kind[T]{
		BlockKind: BlockKind{Word: "entity", Label: "the name by which other facts mean it",
			Doc:     "A company, partnership, trust or foundation of the group: who manages it and who owns it.",
			Example: "entity \"holdco\" {\n  name       = \"Northwind Holdings LLC\"\n  managed_by = stakeholder.ada\n\n  owner {\n    of       = stakeholder.ada\n    fraction = 2/3\n  }\n}\n"},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: []row[T]{
			is("name", text(), func(t *T) *string { return &t.LegalName }, "The legal name.", `"Northwind Holdings LLC"`),
			is("law", text(), func(t *T) *string { return &t.Law }, "The law that it is under, as one of Loadline's presets.", `"us-de"`),
			is("is", named("stakeholder"), func(t *T) *loadline.Ref { return &t.Is }, "The stakeholder that it is on the cap table.", "stakeholder.holdco"),
			is("managed_by", stated(named("stakeholder", "entity", "body")), func(t *T) *loadline.Stated[loadline.Ref] { return &t.ManagedBy }, "Who decides for it: it votes as that decides.", "body.trustees", legal),
		},
		inner: []inner[T]{nest[T, loadline.Ownership]{
			kind: kind[loadline.Ownership]{
				BlockKind: BlockKind{Word: "owner", Doc: "A part of an entity and who owns it."},
				at:        func(t *loadline.Ownership) *loadline.Source { return &t.At },
				rows: []row[loadline.Ownership]{
					is("of", named("stakeholder", "entity"), func(t *loadline.Ownership) *loadline.Ref { return &t.Owner }, "Who owns it.", "stakeholder.ada", required()),
					asks("fraction", number(), func(t *loadline.Ownership) *loadline.Number { return &t.Fraction }, "Which part of the entity is it? (%v)", "Which part it is.", "2/3"),
				},
			},
			many: func(t *T) *[]loadline.Ownership { return &t.Owners }, key: "of",
		}},
	}
}

func stockClassKind() kind[loadline.StockClass] {
	type T = loadline.StockClass
	return kind[T]{
		BlockKind: BlockKind{Word: "stock_class", Label: "the name by which other facts mean it",
			Doc:     "A class or series of stock with its rights. A right that is not stated is not known; it is never the usual one.",
			Example: "stock_class \"series_seed\" {\n  name                 = \"Series Seed Preferred\"\n  kind                 = \"preferred\"\n  votes_per_share      = 1\n  authorized           = 3000000\n  original_issue_price = \"USD 1.20\"\n\n  preference {\n    multiple      = 1\n    participation = \"none\"\n  }\n\n  converts {\n    into          = stock_class.common\n    ratio         = 1\n    follows_split = true\n  }\n}\n"},
		name: func(t *T) *string { return &t.Name }, bound: true,
		at: func(t *T) *loadline.Source { return &t.At },
		rows: []row[T]{
			is("name", text(), func(t *T) *string { return &t.Title }, "What the charter calls it.", `"Series Seed Preferred"`),
			is("kind", word([]string{"common", "preferred"}, loadline.Common, loadline.Preferred), func(t *T) *loadline.ClassKind { return &t.Kind }, "Common or preferred stock.", `"common"`),
			asks("votes_per_share", countOrNone(formula.Votes), func(t *T) *loadline.Number { return &t.VotesPerShare }, "How many votes has a share of %v? (charter)", "Votes of one share; none where it has none. Never 1 by default.", "1"),
			is("authorized", stated(shares()), func(t *T) *loadline.Stated[loadline.Shares] { return &t.Authorized }, "How many shares of the class may be issued; none where there is no limit.", "10000000", legal),
			is("par", stated(money()), func(t *T) *loadline.Stated[loadline.Money] { return &t.Par }, "The par value of a share.", `"USD 0.0001"`, legal),
			is("original_issue_price", stated(money()), func(t *T) *loadline.Stated[loadline.Money] { return &t.OriginalIssuePrice }, "The price that preferences and conversions count from.", `"USD 1.20"`, legal),
			is("seniority", stated(whole()), func(t *T) *loadline.Stated[int] { return &t.Seniority }, "Its place among the classes: a higher number is paid first.", "1", legal),
			is("anti_dilution", stated(word([]string{"broad_based", "narrow_based", "full_ratchet"}, loadline.BroadBased, loadline.NarrowBased, loadline.FullRatchet)),
				func(t *T) *loadline.Stated[loadline.AntiDilution] { return &t.AntiDilution }, "How its conversion price falls when shares are issued for less: by a weighted average that counts options and what converts, by one that counts less, or to the lower price itself.", `"broad_based"`, legal),
			is("anti_dilution_base", stated(word(antiDilutionBases(), antiDilutionBases()...)), func(t *T) *loadline.Stated[string] { return &t.AntiDilutionBase },
				"What the weighted average counts as outstanding before: all shares as converted with options, promises and the unissued pool; without the pool; shares as converted alone; preferred shares; the class itself.", `"granted"`, legal),
			is("pay_to_play", stated(yesNo()), func(t *T) *loadline.Stated[bool] { return &t.PayToPlay }, "Whether a holder who does not take up a part of a round in proportion is converted into common stock.", "false", legal),
			is("dividend", stated(ratio()), func(t *T) *loadline.Stated[loadline.Ratio] { return &t.Dividend }, "Of the original issue price, a year; none where there is none.", "pct(8)", legal),
			is("dividend_cumulates", truth(), func(t *T) *loadline.Truth { return &t.DividendCumulates }, "Whether what is not declared adds up.", "false", legal),
			is("dividend_compounds", truth(), func(t *T) *loadline.Truth { return &t.DividendCompounds }, "Whether dividends accrue on dividends.", "false", legal),
			is("dividend_shares", truth(), func(t *T) *loadline.Truth { return &t.DividendShares }, "Whether besides its own it shares in dividends on common stock, as converted.", "true", legal),
			is("deemed_liquidation", stated(list(matterKinds())), func(t *T) *loadline.Stated[[]loadline.MatterKind] { return &t.Liquidates },
				"Which acts the charter treats as a liquidation, so that preferences are paid of what they bring; none where it treats none so.", `["merge", "sell_shares", "sell_assets", "license_exclusively"]`, legal),
			is("votes_with", ref("stock_class"), func(t *T) *string { return &t.VotesWith }, "The class that it is one with wherever classes vote: of a series A-1, which differs from the series A in its price alone, the series A.", "stock_class.series_a"),
			is("id_prefix", text(), func(t *T) *string { return &t.IDPrefix }, "What the numbers of its certificates begin with.", `"CS-"`),
			is("approved", date(), func(t *T) *loadline.Date { return &t.Approved }, "When the board approved it.", `"2024-01-10"`),
		},
		inner: []inner[T]{preferenceNest(), convertsNest()},
	}
}

func antiDilutionBases() []string {
	return []string{"fully_diluted", "granted", "outstanding", "preferred", "class"}
}

func preferenceNest() nest[loadline.StockClass, loadline.LiquidationPreference] {
	type T = loadline.LiquidationPreference
	return nest[loadline.StockClass, T]{
		one: func(c *loadline.StockClass) *T { return &c.Preference },
		kind: kind[T]{
			BlockKind: BlockKind{Word: "preference", Doc: "What the class is paid before others, and whether it shares in the rest."},
			rows: []row[T]{
				asks("multiple", countOrNone(), func(t *T) *loadline.Number { return &t.Multiple }, "Which multiple of its original issue price is %v paid first? (charter)", "Of the original issue price; none where there is no preference.", "1"),
				is("participation", stated(word([]string{"none", "full", "capped"}, loadline.NonParticipating, loadline.Participating, loadline.CappedParticipating)),
					func(t *T) *loadline.Stated[loadline.Participation] { return &t.Participation }, "Whether it shares in what its preference leaves: not at all, fully, or up to a cap.", `"none"`, legal),
				is("cap_multiple", stated(ratio()), func(t *T) *loadline.Stated[loadline.Ratio] { return &t.CapMultiple }, "The cap of a capped participation: the total, as a multiple of the original issue price.", "3", legal),
			},
		},
	}
}

func convertsNest() nest[loadline.StockClass, loadline.ConversionRight] {
	type T = loadline.ConversionRight
	return nest[loadline.StockClass, T]{
		many: func(c *loadline.StockClass) *[]T { return &c.Conversions }, key: "into",
		kind: kind[T]{
			BlockKind: BlockKind{Word: "converts", Doc: "A right to turn shares into those of another class. A class without such a block converts into nothing."},
			at:        func(t *T) *loadline.Source { return &t.At },
			rows:      conversionRows(func(t *T) *T { return t }),
		},
	}
}

// conversionRows are the terms of a conversion right, which a class states and an adjustment states anew.
func conversionRows[T any](of func(*T) *loadline.ConversionRight) []row[T] {
	return []row[T]{
		is("into", ref("stock_class"), func(t *T) *string { return &of(t).IntoClassID }, "The class it converts into.", "stock_class.common", required()),
		asks("ratio", number(), func(t *T) *loadline.Number { return &of(t).Ratio }, "Into how many shares does one share convert? (%v; charter)", "Shares received for each share given.", "1"),
		is("price", stated(money()), func(t *T) *loadline.Stated[loadline.Money] { return &of(t).Price }, "The conversion price, where the ratio is the original issue price over it.", `"USD 1.20"`, legal),
		is("rounding", stated(roundings()), func(t *T) *loadline.Stated[loadline.Rounding] { return &of(t).Rounding }, "How the shares that one holder receives are rounded.", `"down"`, legal),
		is("follows_split", truth(), func(t *T) *loadline.Truth { return &of(t).FollowsSplit }, "Whether a split of either class moves the ratio by itself.", "true", legal),
	}
}

func roundings() codec[loadline.Rounding] {
	return word([]string{"down", "up", "half_up", "half_even"}, loadline.Down, loadline.Up, loadline.HalfUp, loadline.HalfEven)
}

func stockPlanKind() kind[loadline.StockPlan] {
	type T = loadline.StockPlan
	return kind[T]{
		BlockKind: BlockKind{Word: "stock_plan", Label: "the name by which other facts mean it",
			Doc:     "A pool of shares kept for grants.",
			Example: "stock_plan \"plan_2024\" {\n  name          = \"2024 Equity Incentive Plan\"\n  classes       = [stock_class.common]\n  reserved      = 1500000\n  on_cancel     = \"returns_to_pool\"\n  follows_split = true\n}\n"},
		name: func(t *T) *string { return &t.Name }, bound: true,
		at: func(t *T) *loadline.Source { return &t.At },
		rows: []row[T]{
			is("name", text(), func(t *T) *string { return &t.Title }, "What the plan is called.", `"2024 Equity Incentive Plan"`),
			is("classes", list(ref("stock_class")), func(t *T) *[]string { return &t.ClassIDs }, "The classes that its grants are over.", "[stock_class.common]"),
			asks("reserved", countOrNone(formula.Shares), func(t *T) *loadline.Number { return &t.Reserved }, "How many shares are reserved under %v? (plan, board minutes)", "Shares kept for grants, before what is granted. A later change is a pool_adjustment.", "1500000"),
			is("on_cancel", stated(word([]string{"returns_to_pool", "retires", "holds_as_capital", "defined_per_grant"}, loadline.ReturnsToPool, loadline.Retires, loadline.HoldsAsCapital, loadline.DefinedPerGrant)),
				func(t *T) *loadline.Stated[loadline.Cancelled] { return &t.OnCancel }, "What becomes of the shares under a grant that lapses or is cancelled.", `"returns_to_pool"`, legal),
			is("follows_split", truth(), func(t *T) *loadline.Truth { return &t.FollowsSplit }, "Whether a split of the class moves the reserve and the grants by itself.", "true", legal),
			is("approved", date(), func(t *T) *loadline.Date { return &t.Approved }, "When the board approved it.", `"2024-01-10"`),
		},
	}
}

func valuationKind() kind[loadline.Valuation] {
	type T = loadline.Valuation
	return kind[T]{
		BlockKind: BlockKind{Word: "valuation", Label: "a name of its own",
			Doc:     "An appraisal of a share, such as a 409A.",
			Example: "valuation \"v2025\" {\n  class = stock_class.common\n  price = \"USD 0.31\"\n  kind  = \"409A\"\n  date  = \"2025-02-01\"\n}\n"},
		name: func(t *T) *string { return &t.ID },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: []row[T]{
			is("class", ref("stock_class"), func(t *T) *string { return &t.StockClassID }, "The class that was appraised.", "stock_class.common", required()),
			is("price", money(), func(t *T) *loadline.Money { return &t.Price }, "What a share is worth by it.", `"USD 0.31"`, required()),
			is("kind", text(), func(t *T) *string { return &t.Kind }, "What kind of appraisal it is.", `"409A"`),
			is("date", date(), func(t *T) *loadline.Date { return &t.Date }, "The day that it speaks of.", `"2025-02-01"`, required()),
		},
	}
}

func inputKind() kind[loadline.Input] {
	type T = loadline.Input
	return kind[T]{
		BlockKind: BlockKind{Word: "input", Label: "the name by which expressions mean it",
			Doc:     "A value that may be moved: a value now, a slider in the workbench, a variable of a search.",
			Example: "input \"seed_price\" {\n  title = \"Price of a Series Seed share\"\n  value = 1.20\n  range = [0.90, 1.60]\n}\n"},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: []row[T]{
			is("title", text(), func(t *T) *string { return &t.Title }, "What it is, in words.", `"Price of a Series Seed share"`),
			is("value", inputNumber(), func(t *T) *loadline.Number { return &t.Value }, "Its value until it is moved.", "1.20", required()),
			is("range", inputRange(), func(t *T) *loadline.Number { return &t.Range }, "From where to where it may be moved.", "[0.90, 1.60]"),
		},
	}
}

func assertKind() kind[loadline.Assert] {
	type T = loadline.Assert
	return kind[T]{
		BlockKind: BlockKind{Word: "assert", Label: "the claim in words", free: true,
			Doc:     "Your own claim about the facts, checked at every load. One that is false, or that cannot be told for want of a fact, is reported.",
			Example: "assert \"the cap table ties out\" {\n  that = fully_diluted() == 12500000\n}\n"},
		name: func(t *T) *string { return &t.Title },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: []row[T]{
			is("that", kept(), func(t *T) *loadline.Expr { return &t.That }, "What must hold, as an expression over answers.", "outstanding() == 10000000", required()),
		},
	}
}
