package sheet

import (
	"strings"
	"testing"
)

// Headers as exports and registers write them, and what their columns are taken for.
func TestHeadersAreRecognised(t *testing.T) {
	for _, h := range []struct{ rows, want string }{
		{`Stakeholder Name | Security ID | Security Type | Share Class | Quantity Issued | Quantity Outstanding | Issue Date | Board Approval Date | Original Purchase Price | Consideration
		  Ada | CS-1 | Stock | Common | 100 | 100 | 2024-01-02 | 2024-01-01 | 0.01 | 1.00`,
			`stock ledger: holder certificate ignore class quantity outstanding issued approved price amount`},
		{`Folio no | Name of member | Class | No. of shares | Date of allotment
		  1 | Ada | Ordinary A | 60 | 13/02/2024`,
			`stock ledger: holder_id holder class quantity issued`},
		{`Certificate | Holder | Class | Shares | Issued | Cancelled | Transferred
		  CS-1 | Ada | Common | 60 | 2024-01-02 | 10 | 2024-03-04`,
			`stock ledger: certificate holder class quantity issued cancelled transferred_on`},
		{`Name | Grant # | Grant Date | Type | Granted | Vested | Unvested | Exercised | Cancelled | Outstanding | Strike Price | Expiry
		  Ada | G-1 | 2024-01-02 | ISO | 100 | 50 | 50 | 0 | 0 | 100 | $1.00 | 2034-01-01`,
			`option ledger: holder grant issued type quantity ignore ignore exercised cancelled outstanding strike expires`},
		{`Mitarbeiter | Zuteilungsdatum | Anzahl Optionen | Basispreis | Vestingbeginn | Vesting
		  Ada | 01.02.2024 | 1.000 | 1,00 EUR | 01.02.2024 | 48 Monate, 12 Monate Cliff`,
			`option ledger: holder issued quantity strike vesting_start vesting`},
		{`Holder | ID | Date | Amount | Val. Cap | Discount (%) | Status
		  Ada | S-1 | 2024-01-02 | $100,000.00 | $5,000,000 | 20 | Outstanding`,
			`convertible ledger: holder certificate issued principal cap discount status`},
		{`Darlehensgeber | Darlehensbetrag | Zinssatz | Wandlungsrabatt | Bewertungsobergrenze | Fälligkeit
		  Ada | 50.000,00 EUR | 6,0 % | 20,0 % | 5.000.000 EUR | 31.12.2027`,
			`convertible ledger: holder principal interest discount cap maturity`},
		{`Name | Common Stock | Series Seed | Series A | ESOP | Fully Diluted | FD %
		  Ada | 100 | 0 | 0 | 0 | 100 | 50%`,
			`cap table: holder shares shares shares options total percent`},
		{`Shareholder | Shares | % ownership
		  Ada | 60 | 100`,
			`cap table: holder quantity percent`},
		{`Shareholder | Total shares | %
		  Ada | 60 | 100`,
			`cap table: holder quantity percent`},
		{`Investor | Series A Preferred | Series A Price | Amount
		  Fund | 100 | 1.00 | 100.00`,
			`cap table: holder shares ignore money`},
		{`Aktionär | Stammaktien | Vorzugsaktien | Summe | Beteiligung in %
		  Ada | 60 | 40 | 100 | 100,0`,
			`cap table: holder shares shares total percent`},
		{`lfd. Nr. | Name, Vorname | Geburtsdatum | Wohnort | Nr. des Geschäftsanteils | Nennbetrag | Beteiligung
		  1 | Muster, Ada | 01.02.1990 | Berlin | 1 | 12.500,00 EUR | 50 %`,
			`gesellschafterliste: row holder born seat share_numbers nominal percent`},
		{`Nachname | Vorname | Anzahl Geschäftsanteile | Nennbetrag je Geschäftsanteil (EUR) | Gesamtnennbetrag (EUR)
		  Muster | Ada | 12.500 | 1,00 | 12.500,00`,
			`gesellschafterliste: holder first_name quantity nominal nominal_sum`},
		{`Datum | Vorgang | Von | An | Gattung | Stück | Kaufpreis
		  01.02.2024 | Gründung | | Ada | Stammaktien | 100 | 100,00`,
			`transaction ledger: issued event from to class quantity amount`},
	} {
		b, _ := Open("table.csv", []byte(barred(h.rows)))
		m, _ := Propose(b)
		if len(m.Lists) != 1 {
			t.Errorf("%v lists in\n%s", len(m.Lists), h.rows)
			continue
		}
		got := m.Lists[0].Kind.String() + ":"
		for _, c := range m.Lists[0].Columns {
			got += " " + c.Field
		}
		if got != h.want {
			head, _, _ := strings.Cut(h.rows, "\n")
			t.Errorf("%s\nis read as\n%s\nwant\n%s", head, got, h.want)
		}
	}
}

// A table before and after a round has three counts of one thing: which is meant is asked, not guessed.
func TestAProFormaTableIsAsked(t *testing.T) {
	_, diags := table(t, barred(`
		Shareholder | Pre-money shares | Pre-money % | New shares | Post-money shares | Post-money %
		Ada | 100 | 100% | 0 | 100 | 50%
		Fund | 0 | 0% | 100 | 100 | 50%`))
	same(t, "what is told", told(diags), `
		column-ambiguous error B1: Two columns could be the quantity: "Pre-money shares" and "New shares"
		column-ambiguous error B1: Two columns could be the quantity: "Pre-money shares" and "Post-money shares"
		column-not-found error A1: The cap table in [table] has no column for shares or quantity or options or warrants`)
}
