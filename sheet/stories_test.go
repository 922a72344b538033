package sheet

import (
	"testing"

	"loadline"
)

// story is a sample and what must come of it, worked out by hand from the rows of the file.
type story struct {
	sample string
	facts  string // every fact, in order
	holds  string // what everybody has at the end
	tells  string // every diagnostic
}

var stories = []story{{
	// CS-2 was split: a million to Amara Lindqvist, two kept by Bo Tanaka. PS-2 went to Ines Wren, whose certificate the
	// ledger does not list.
	sample: "stock-ledger.csv",
	facts: `
		2021-01-15 issue cs_1 amara_lindqvist common 4000000 @ USD 0.0001 [D6]
		2021-01-15 issue cs_2 bo_tanaka common 3000000 @ USD 0.0001 [D7]
		2023-03-01 issue cs_3 amara_lindqvist common 1000000 @ USD 0.0001 [D8]
		2023-03-01 issue cs_4 bo_tanaka common 2000000 @ USD 0.0001 [D9]
		2022-09-09 issue cs_5 dr_chidi_okafor common 250000 @ USD 0.05 [D10]
		2022-05-20 issue ps_1 harbor_lane_ventures_i_lp series_seed_preferred 1250000 @ USD 0.8 [D13]
		2022-05-20 issue ps_2 wren_capital_gmbh_co_kg series_seed_preferred 312500 @ USD 0.8 [D14]
		2023-03-01 transfer cs_2 whole -> cs_3 keeps cs_4 [H7]
		2024-11-30 cancel cs_5 whole [J10]
		2025-06-15 issue ps_2_to_ines_wren ines_wren series_seed_preferred 312500 [H14]
		2025-06-15 transfer ps_2 whole -> ps_2_to_ines_wren [H14]`,
	holds: `
		amara_lindqvist common 5000000
		bo_tanaka common 2000000
		harbor_lane_ventures_i_lp series_seed_preferred 1250000
		ines_wren series_seed_preferred 312500`,
	tells: `
		row-skipped note A12: Row 12 is a heading or a note: "Preferred"
		row-skipped note A17: Row 17 stands below the list and belongs to none: "Prepared from the certificate book; not audited."`,
}, {
	// Semicolons with a decimal point; the stock from the exercise stands in no other list.
	sample: "options.csv",
	facts: `
		2021-06-01 grant es_01 dana_kowalczyk option 120000 @ USD 0.05 over common under n_2021_equity_plan vests vesting_48_months_12_month_cliff until 2031-05-31 [F2]
		2021-05-17 vesting-start es_01 [N2]
		2021-09-15 grant es_02 emeka_brandt option 60000 @ USD 0.05 over common under n_2021_equity_plan vests vesting_1_48_monthly_after_a_1_year_cliff until 2031-09-14 [F3]
		2021-09-15 vesting-start es_02 [N3]
		2025-03-03 grant es_03 farida_sato rsu 8000 @ none over common under n_2021_equity_plan vests vesting_2_years_quarterly forever [F4]
		2025-03-03 vesting-start es_03 [N4]
		2025-03-03 grant es_04 gil_moreau option 30000 @ USD 0.31 over common under n_2021_equity_plan vests vesting_upon_launch_of_the_first_model until 2035-03-02 [F5]
		2025-02-10 vesting-start es_04 [N5]
		2024-02-29 issue es_01_stock dana_kowalczyk common 20000 [G2]
		2024-02-29 exercise es_01 20000 -> es_01_stock [G2]
		2023-01-31 cancel es_02 45000 [I3]`,
	holds: `
		dana_kowalczyk common 20000
		dana_kowalczyk options 100000
		emeka_brandt options 15000
		farida_sato options 8000
		gil_moreau options 30000`,
	tells: `
		vesting-not-understood warning O5: The vesting schedule "upon launch of the first model" is not understood`,
}, {
	sample: "convertibles.csv",
	facts: `
		2024-05-02 safe safe_1 harbor_lane_ventures_i_lp USD 500000 cap USD 10000000 post_money no discount [D2]
		2024-06-18 safe safe_2 moss_fern_angels_llc USD 150000 cap USD 12000000 post_money less 0.2 [D3]
		2023-11-17 note cn_1 olu_peretz USD 75000 cap USD 8000000 less 0.15 interest 0.06 from 2023-11-17 matures 2025-11-17 [D4]
		2025-10-01 note cn_2 tern_compute_inc USD 1000000 no cap interest 0.055 from 2025-10-01 matures 2027-10-01 [D5]
		2025-02-03 convert cn_1 whole [J4]`,
}, {
	sample: "cap-table.csv",
	facts: `
		2026-06-30 issue amara_lindqvist_common amara_lindqvist common 5000000 [B6]
		2026-06-30 issue bo_tanaka_common bo_tanaka common 2000000 [B7]
		2026-06-30 issue harbor_lane_ventures_i_lp_series_seed_preferred harbor_lane_ventures_i_lp series_seed_preferred 1250000 [C10]
		2026-06-30 issue ines_wren_series_seed_preferred ines_wren series_seed_preferred 312500 [C11]
		2026-06-30 issue dana_kowalczyk_common dana_kowalczyk common 20000 [B14]
		2026-06-30 grant dana_kowalczyk_options_outstanding dana_kowalczyk option 100000 under options_available_for_grant [D14]
		2026-06-30 grant emeka_brandt_options_outstanding emeka_brandt option 15000 under options_available_for_grant [D15]`,
	holds: `
		amara_lindqvist common 5000000
		bo_tanaka common 2000000
		dana_kowalczyk common 20000
		dana_kowalczyk options 100000
		emeka_brandt options 15000
		harbor_lane_ventures_i_lp series_seed_preferred 1250000
		ines_wren series_seed_preferred 312500`,
	tells: `
		row-skipped note A5: Row 5 is a heading or a note: "Founders"
		row-skipped note A9: Row 9 is a heading or a note: "Investors"
		row-skipped note A13: Row 13 is a heading or a note: "Team"`,
}, {
	// The common stock adds up to 7,020,000; the sheet says 7,002,000.
	sample: "cap-table-wrong.csv",
	tells: `
		totals-disagree error B17: The total of "Common" is 7002000, and its rows add up to 7020000
		row-skipped note A5: Row 5 is a heading or a note: "Founders"
		row-skipped note A9: Row 9 is a heading or a note: "Investors"
		row-skipped note A13: Row 13 is a heading or a note: "Team"`,
}, {
	// Lena Aebi: 40,000 less 10,000, times ten, and 50,000 of the 150,000 of Mauro Conti.
	sample: "transactions.csv",
	facts: `
		2019-04-01 issue ordinary_1 kestrel_holding_ag ordinary 60000 @ CHF 1 [F2]
		2019-04-01 issue ordinary_2 lena_aebi ordinary 40000 @ CHF 1 [F3]
		2021-02-10 issue ordinary_3 mauro_conti ordinary 15000 [F4]
		2021-02-10 transfer ordinary_1 15000 -> ordinary_3 [F4]
		2022-08-31 repurchase ordinary_2 10000 @ CHF 6 [F5]
		2023-01-01 split ordinary 10 [J6]
		2024-07-01 issue lena_aebi_ordinary lena_aebi ordinary 50000 [F7]
		2024-07-01 transfer ordinary_3 50000 -> lena_aebi_ordinary [F7]
		2024-12-31 cancel ordinary_1 1000 [F8]`,
	holds: `
		kestrel_holding_ag ordinary 449000
		lena_aebi ordinary 350000
		mauro_conti ordinary 100000`,
}, {
	sample: "gesellschafterliste.csv",
	facts: `
		2026-11-24 issue anteile_1_10000_12501_15000 dr_joerg_aeppelmann geschaeftsanteile 12500 [D7]
		2026-11-24 issue anteile_10001_12500 oystein_groessl geschaeftsanteile 2500 [D8]
		2026-11-24 issue anteile_15001_25000 suesskind_beteiligungs_ug_haftungsbeschraenkt geschaeftsanteile 10000 [D9]
		2026-11-24 issue anteile_25001_31000 ruestwerk_ventures_fonds_ii_gmbh_co_kg geschaeftsanteile 6000 [D10]
		2026-11-24 issue anteile_31001_31002_31005_31250 ines_wren geschaeftsanteile 248 [D11]
		2026-11-24 issue anteile_31003_31004 dr_joerg_aeppelmann geschaeftsanteile 2 [D12]`,
	holds: `
		dr_joerg_aeppelmann geschaeftsanteile 12502
		ines_wren geschaeftsanteile 248
		oystein_groessl geschaeftsanteile 2500
		ruestwerk_ventures_fonds_ii_gmbh_co_kg geschaeftsanteile 6000
		suesskind_beteiligungs_ug_haftungsbeschraenkt geschaeftsanteile 10000`,
}, {
	// The name and the date of birth of the first holder are merged over two rows.
	sample: "gesellschafterliste.xlsx",
	facts: `
		2026-11-24 issue anteile_1_10000 dr_joerg_aeppelmann geschaeftsanteile 10000 [Liste!G6]
		2026-11-24 issue anteile_12501_15000 dr_joerg_aeppelmann geschaeftsanteile 2500 [Liste!G7]
		2026-11-24 issue anteile_10001_12500 oystein_groessl geschaeftsanteile 2500 [Liste!G8]
		2026-11-24 issue anteile_15001_25000 suesskind_beteiligungs_ug geschaeftsanteile 10000 [Liste!G9]
		2026-11-24 issue anteile_25001_31249 ruestwerk_ventures_fonds_ii geschaeftsanteile 6249 [Liste!G10]
		2026-11-24 issue anteile_31250 ines_wren geschaeftsanteile 1 [Liste!G11]`,
}, {
	// Four sheets that say the same: the summary is compared with the ledgers and not added to them.
	sample: "export.xlsx",
	facts: `
		2021-01-15 issue cs_1 amara_lindqvist common 4000000 @ USD 0.0001 [Stock ledger!D2]
		2021-01-15 issue cs_2 bo_tanaka common 3000000 @ USD 0.0001 [Stock ledger!D3]
		2023-03-01 issue cs_3 amara_lindqvist common 1000000 @ USD 0.0001 [Stock ledger!D4]
		2023-03-01 issue cs_4 bo_tanaka common 2000000 @ USD 0.0001 [Stock ledger!D5]
		2022-09-09 issue cs_5 dr_chidi_okafor common 250000 @ USD 0.05 [Stock ledger!D6]
		2024-02-29 issue cs_6 dana_kowalczyk common 20000 @ USD 0.05 [Stock ledger!D7]
		2022-05-20 issue ps_1 harbor_lane_ventures_i_lp series_seed_preferred 1250000 @ USD 0.8 [Stock ledger!D8]
		2022-05-20 issue ps_2 ines_wren series_seed_preferred 312500 @ USD 0.8 [Stock ledger!D9]
		2021-06-01 grant es_01 dana_kowalczyk option 120000 @ 0.05 over common under n_2021_equity_plan [Options!F2]
		2021-09-15 grant es_02 emeka_brandt option 60000 @ 0.05 over common under n_2021_equity_plan [Options!F3]
		2024-05-02 safe safe_1 harbor_lane_ventures_i_lp USD 500000 cap USD 10000000 post_money [Convertibles!D2]
		2025-10-01 note cn_2 tern_compute_inc USD 1000000 less 0.2 interest 0.055 from 2025-10-01 matures 2027-10-01 [Convertibles!D3]
		2023-03-01 transfer cs_2 whole -> cs_3 keeps cs_4 [Stock ledger!H3]
		2024-11-30 cancel cs_5 whole [Stock ledger!I6]
		2024-02-29 exercise es_01 20000 -> cs_6 [Options!G2]
		2023-01-31 cancel es_02 45000 [Options!I3]`,
	holds: `
		amara_lindqvist common 5000000
		bo_tanaka common 2000000
		dana_kowalczyk common 20000
		dana_kowalczyk options 100000
		emeka_brandt options 15000
		harbor_lane_ventures_i_lp series_seed_preferred 1250000
		ines_wren series_seed_preferred 312500`,
	tells: `
		vesting-not-understood warning Options!A1: The list of grants does not say how they vest
		row-skipped note Summary!A15: Row 15 stands below the list and belongs to none: "SAFEs and notes are on the sheet Convertibles."`,
}}

func TestSamplesAreReadAsTheyStand(t *testing.T) {
	for _, s := range stories {
		t.Run(s.sample, func(t *testing.T) {
			b := sample(t, s.sample)
			m, diags := Propose(b)
			if len(diags) > 0 {
				t.Fatalf("the proposal asks\n%s", told(diags))
			}
			c, diags := Facts(b, m)
			if s.facts != "" {
				same(t, "the register", notation(c), s.facts)
			}
			if s.holds != "" {
				same(t, "what everybody has", holds(t, c), s.holds)
			}
			same(t, "what is told", told(diags), s.tells)
			confirmed(t, b, m, c)
		})
	}
}

// confirmed says that the mapping as a file means the same mapping.
func confirmed(t *testing.T, b *Book, m Mapping, want *loadline.Company) {
	t.Helper()
	again, diags := ReadMapping("map.txt", m.Bytes())
	if len(diags) > 0 {
		t.Fatalf("the mapping's own file is not understood:\n%s\n%s", told(diags), m.Bytes())
	}
	c, _ := Facts(b, again)
	same(t, "the register by the confirmed mapping", notation(c), notation(want))
	if string(again.Bytes()) == "" || c.LegalName != want.LegalName || c.AsOf != want.AsOf || c.Currency != want.Currency {
		t.Errorf("the confirmed mapping speaks of %q as of %v in %q", c.LegalName, c.AsOf, c.Currency)
	}
}

// What a list says beyond holdings: who the shareholders are, what a class is, what a pool reserves.
func TestFactsBesideTheHoldings(t *testing.T) {
	read := func(name string) *loadline.Company {
		b := sample(t, name)
		m, _ := Propose(b)
		c, _ := Facts(b, m)
		return c
	}
	gmbh := read("gesellschafterliste.csv")
	if gmbh.LegalName != "Müggelsee KI GmbH" || gmbh.Currency != "EUR" || gmbh.AsOf != loadline.DateOf(2026, 11, 24) {
		t.Errorf("the list is of %q in %q as of %v", gmbh.LegalName, gmbh.Currency, gmbh.AsOf)
	}
	kinds := ""
	for _, s := range gmbh.Stakeholders {
		kinds += [...]string{"?", "person ", "company "}[s.Kind]
	}
	if kinds != "person person company company person " {
		t.Errorf("the shareholders are %s", kinds)
	}
	shares := gmbh.Classes[0]
	if par, _ := shares.Par.Get(); shares.Title != "Geschäftsanteile" || par.String() != "EUR 1" || shares.VotesPerShare.Known() ||
		shares.VotesPerShare.Open[0].Question != "Do the articles depart from one vote a euro (§ 47(2) GmbHG)?" {
		t.Errorf("the class is %+v", shares)
	}
	if first := gmbh.Transactions[0].(*loadline.StockIssuance); first.CustomID != "1-10000, 12501-15000" || first.At.Line != 7 || first.At.File != "gesellschafterliste.csv" {
		t.Errorf("the first holding is %+v", first)
	}
	table := read("cap-table.csv")
	// 1,302,500 free and 115,000 granted.
	if n, _ := table.Plans[0].Reserved.Exact(); len(table.Plans) != 1 || n.String() != "1417500" {
		t.Errorf("the pool is %+v", table.Plans)
	}
	if table.Classes[0].Kind != loadline.Common || table.Classes[1].Kind != loadline.Preferred || table.Classes[0].VotesPerShare.Known() {
		t.Errorf("the classes are %+v", table.Classes)
	}
	// 1,302,500 free, 180,000 granted, of which 45,000 lapsed: they went back to the pool, or not.
	export := read("export.xlsx")
	if p := export.Plans; len(p) != 1 || p[0].Title != "2021 Equity Plan" || p[0].Reserved.String() != "between 1437500 and 1482500" {
		t.Errorf("the plan is %+v", p)
	}
}

// The schedules of the options: 48 months with a cliff of 12, in two spellings, and eight quarters.
func TestSchedulesInWords(t *testing.T) {
	for words, want := range map[string]pace{
		"48 months, 12 month cliff":                            {48, 1, 12},
		"1/48 monthly after a 1 year cliff":                    {48, 1, 12},
		"Four years monthly, one-year cliff":                   {48, 1, 12},
		"4 years, monthly, with 1 year cliff":                  {48, 1, 12},
		"12 month cliff, then monthly over 48 months":          {48, 1, 12},
		"2 years quarterly":                                    {24, 3, 0},
		"36 months":                                            {36, 1, 0},
		"4 Jahre monatlich mit 12 Monaten Cliff":               {48, 1, 12},
		"36 months, no cliff":                                  {36, 1, 0},
		"3 years annually":                                     {36, 12, 0},
		"4 years":                                              {}, // how often is not said
		"25% after one year, then monthly":                     {},
		"upon launch of the first model":                       {},
		"48 months, 12 month cliff, full acceleration on exit": {},
		"": {},
	} {
		conditions, ok := schedule(words, loadline.Source{})
		if want == (pace{}) {
			if ok {
				t.Errorf("%q is read as %+v", words, conditions)
			}
			continue
		}
		if !ok {
			t.Errorf("%q is not understood", words)
			continue
		}
		run := conditions[1]
		every := run.Trigger.(loadline.Every)
		got := pace{every.Occurrences * every.Period.Months, every.Period.Months, 0}
		if run.Cliff != nil {
			got.cliff = run.Cliff.After.Months
		}
		if got != want || !run.Portion.Mul(loadline.Int(int64(every.Occurrences))).Equal(loadline.Int(1)) {
			t.Errorf("%q is read as %+v, want %+v", words, got, want)
		}
	}
}
