package sheet

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// vocabulary is the fields of each kind of list and the words by which headers name them, in English and German. A line
// is "field: phrase, phrase, ..."; a star marks a field that gives the kind away; a plus one that may stand in several
// columns; an equals sign before a phrase, that it must be the whole header. Phrases are written as [fold] leaves them. The order of the lines decides between equal matches.
const vocabulary = `
[stock ledger]
holder: stakeholder name, stakeholder, shareholder name, shareholder, stockholder name, stockholder, holder name, holder, name of holder, name of shareholder, registered holder, registered owner, record holder, owner, investor name, investor, aktionaer, name des aktionaers, inhaber, anteilseigner, gesellschafter, member, name
holder_id: stakeholder id, holder id, shareholder id, stockholder id, investor id, folio no, folio, member no, aktionaersnummer, inhabernummer
relationship: relationship, stakeholder relationship, holder type, stakeholder type, shareholder type, beziehung, rolle, group, gruppe
certificate*: certificate, certificate no, certificate number, certificate id, cert, cert no, cert id, cert number, stock certificate, share certificate, security id, security no, security number, ledger no, entry no, urkunde, urkundennummer, urkunden nr, zertifikat, zertifikatsnummer, zertifikat nr, aktienurkunde, id, no, nr
class: share class, stock class, class of stock, class of shares, security class, class, class series, class and series, series, share type, stock type, type of shares, type of stock, security type, security, type, gattung, aktiengattung, anteilsklasse, klasse, aktienart, art
quantity: quantity issued, quantity, issued quantity, number of shares, no of shares, shares issued, issued shares, shares, share count, amount of shares, qty, units, number, anzahl, stueck, stueckzahl, anzahl aktien, anzahl der aktien, anzahl anteile, aktien, anteile
issued: issue date, issuance date, date issued, date of issue, date of issuance, issued on, issued, date, acquisition date, purchase date, effective date, ausgabedatum, ausgabetag, ausgegeben am, ausgabe, erwerbsdatum, datum
approved: board approval date, board approval, approval date, date approved, beschlussdatum, beschluss vom
price: price per share, price share, issue price per share, issue price, original issue price, purchase price per share, original purchase price, original price, cost per share, share price, pps, price, preis je aktie, preis pro aktie, preis je anteil, ausgabepreis, ausgabebetrag je aktie, preis
amount: total consideration, consideration, amount paid, cash paid, total price, total cost, amount invested, investment, total purchase price, purchase price, amount, cost, gesamtpreis, gesamtbetrag, kaufpreis, einlage, betrag
status: status, state, security status, certificate status, zustand
cancelled_on: cancellation date, cancelled date, canceled date, date cancelled, date canceled, cancelled on, canceled on, cancelled, canceled, einziehungsdatum, eingezogen am, kraftlos seit, storniert am
cancelled: quantity cancelled, quantity canceled, cancelled quantity, canceled quantity, shares cancelled, shares canceled, eingezogen, eingezogene aktien
transferred_on: transfer date, transferred date, date transferred, date of transfer, transferred on, transferred, uebertragungsdatum, uebertragen am, tag der uebertragung
transferred_to: transferred to, transferee, transfer to, assignee, uebertragen an, erwerber
transferred: quantity transferred, transferred quantity, shares transferred, uebertragene aktien
repurchased_on: repurchase date, repurchased date, date repurchased, repurchased on, repurchased, rueckkaufdatum, zurueckgekauft am
repurchased: quantity repurchased, repurchased quantity, shares repurchased, zurueckgekaufte aktien
converted_on: conversion date, converted date, date converted, converted on, converted, gewandelt am, wandlungsdatum
converted_to: converted into, converted to, conversion certificate, gewandelt in
origin: transferred from, converted from, exercised from, issued from, from certificate, source certificate, predecessor certificate, predecessor, original certificate, related certificate, related security, from, hervorgegangen aus, vorgaenger, aus urkunde
outstanding: quantity outstanding, shares outstanding, outstanding shares, outstanding quantity, outstanding, current shares, current quantity, shares held, balance, remaining, bestand, verbleibend
vesting: vesting schedule, vesting terms, vesting, vestingplan
vesting_start: vesting start date, vesting start, vesting commencement date, vesting commencement, vesting beginn
percent: percent, percent of total, ownership, ownership percent, percent ownership, percent of class, beteiligung, anteil in percent, prozent

[transaction ledger]
event*: transaction type, type of transaction, event type, transaction, event, action, activity, type, entry type, vorgang, transaktion, transaktionsart, ereignis, geschaeftsvorfall, art des vorgangs, art
issued: transaction date, effective date, event date, date of transaction, date, datum, tag, buchungsdatum, wirksam am
from: from, seller, transferor, from holder, from shareholder, from stakeholder, von, veraeusserer, verkaeufer, abtretender, uebertragender
to: to, buyer, transferee, purchaser, recipient, to holder, to shareholder, to stakeholder, an, erwerber, kaeufer, empfaenger
holder: stakeholder name, stakeholder, shareholder name, shareholder, stockholder name, stockholder, holder name, holder, owner, investor, aktionaer, inhaber, gesellschafter, name
class: share class, stock class, class of stock, class of shares, security class, class, series, security type, security, gattung, aktiengattung, anteilsklasse, klasse
quantity: quantity, number of shares, no of shares, shares, share count, qty, units, number, amount of shares, anzahl, stueck, stueckzahl, anzahl aktien, anzahl anteile, aktien, anteile
certificate: certificate, certificate no, certificate number, certificate id, cert, cert no, cert id, security id, security no, old certificate, from certificate, urkunde, urkundennummer, urkunden nr, zertifikat nr
new_certificate: new certificate, new certificate no, new cert no, new cert, resulting certificate, resulting security, certificate issued, to certificate, neue urkunde, neue urkunden nr
price: price per share, price share, issue price, purchase price per share, share price, pps, price, preis je aktie, preis je anteil, preis
amount: total consideration, consideration, amount paid, total price, purchase price, amount, betrag, kaufpreis, gesamtpreis
ratio: split ratio, ratio, verhaeltnis, splitverhaeltnis
into: converted into, into class, to class, new class, gewandelt in, in gattung

[cap table]
holder: stakeholder name, stakeholder, shareholder name, shareholder, shareholders, stockholder name, stockholder, stockholders, holder name, holder, holders, name of shareholder, security holder, securityholder, owner, owners, investor name, investor, aktionaer, aktionaere, anteilseigner, inhaber, gesellschafter, member, members, name, stakeholders, security holders, equity holder, equity holders, beneficial owner, registered holder, founder, founders, partner, aktionaerin, gesellschafterin, gesellschafter in, gesellschafterinnen, gruender, gruenderin, gruender in, eigentuemer, teilhaber, name des gesellschafters, name des aktionaers, investors, investor in, full name, legal name
holder_id: stakeholder id, holder id, shareholder id, investor id
relationship: relationship, stakeholder relationship, holder type, stakeholder type, shareholder type, group, category, gruppe, rolle, role, holder group, funktion
class: share class, stock class, class of stock, class of shares, security class, class, series, security type, security, type, gattung, aktiengattung, anteilsklasse, klasse, share type, stock type, type of shares, type of stock, class series, class and series, class of securities, instrument, =type, aktienart, anteilsart, =art
quantity: number of shares, no of shares, quantity, share count, shares held, shares owned, shares, units, anzahl, stueck, stueckzahl, anzahl aktien, anzahl anteile, aktien, anteile, number of securities, number of units, shares issued, issued shares, amount of shares, shareholding, holding, holdings, =number, =no, =qty, quantity held, quantity outstanding, anzahl der aktien, anzahl der anteile, anzahl geschaeftsanteile, anzahl der geschaeftsanteile, geschaeftsanteile, aktienanzahl, bestand, stueckzahl aktien
total+*: fully diluted shares, fully diluted total, fully diluted, total fully diluted, total shares, total shares outstanding, total outstanding, shares outstanding, outstanding shares, total, totals, total as converted, as converted total, as converted, voll verwaessert, summe, gesamt, gesamtzahl, aktien gesamt, anteile gesamt, insgesamt
percent+*: percent, ownership, ownership percent, percent ownership, percent of total, percent fully diluted, fully diluted percent, fully diluted ownership, percent of fully diluted, percent outstanding, percent of outstanding, percent of class, percent share, stake, voting percent, prozent, beteiligung, beteiligungsquote, quote, anteil in percent, anteil percent, percent voll verwaessert
options+: options outstanding, esop, vsop, option plan, stock option plan, equity plan, employee options, options pool, option pool, pool, optionspool, options granted, granted options, outstanding options, stock options, options, option grants, equity awards, rsus, rsus outstanding, restricted stock units, awards outstanding, optionen, ausstehende optionen, gewaehrte optionen
warrants+: warrants, warrants outstanding, stock warrants, bezugsrechte, optionsscheine
pool+: options available, available options, available for issuance, available for grant, unissued pool, unallocated options, freier pool, nicht gewaehrte optionen
money+: invested, investment, amount invested, total invested, cash invested, capital contributed, amount, price, price per share, value, consideration, investiert, investition, betrag, wert, preis

[option ledger]
grant*: grant id, grant no, grant number, grant, option id, option no, option number, option grant, award id, award no, award number, equity award id, zuteilung, zuteilungsnummer, optionsnummer
certificate: security id, security no, certificate, certificate no, certificate number, cert no, cert id, id, no, nr
holder: optionee, optionee name, optionholder, option holder, grantee, grantee name, participant, participant name, employee, employee name, stakeholder name, stakeholder, holder name, holder, recipient, name, optionsinhaber, berechtigter, mitarbeiter, beguenstigter, inhaber
holder_id: stakeholder id, holder id, employee id, participant id, mitarbeiternummer, personalnummer
relationship: relationship, stakeholder relationship, stakeholder type, holder type, beziehung
plan: plan name, equity plan name, equity incentive plan, equity plan, stock plan, option plan, incentive plan, plan, programm, optionsplan, beteiligungsprogramm
type: award type, grant type, option type, equity type, security type, type, iso nso, iso nqo, tax status, art
class: share class, stock class, underlying class, underlying shares, class, underlying security, gattung, klasse
quantity: quantity granted, options granted, shares granted, granted, number of options, number of shares, no of options, quantity issued, quantity, shares, options, units, qty, anzahl, stueck, anzahl optionen, gewaehrt, gewaehrte optionen, zugeteilt
issued: grant date, date granted, date of grant, granted on, issue date, award date, issuance date, date, zuteilungsdatum, gewaehrungsdatum, zuteilung am, gewaehrt am, datum
approved: board approval date, board approval, approval date, beschlussdatum
strike*: exercise price, strike price, strike, option price, exercise price per share, purchase price per share, price per share, price, ausuebungspreis, basispreis, bezugspreis
exercised*: quantity exercised, options exercised, shares exercised, exercised quantity, exercised, ausgeuebt, ausgeuebte optionen
exercised_on: exercise date, date exercised, exercised on, last exercise date, last exercised date, ausuebungsdatum, ausgeuebt am
cancelled: quantity cancelled, quantity canceled, options cancelled, cancelled quantity, canceled quantity, cancelled, canceled, forfeited cancelled, verfallen storniert, storniert
forfeited: quantity forfeited, options forfeited, forfeited quantity, forfeited, verwirkt, verfallen
expired: quantity expired, options expired, expired quantity, expired, abgelaufen
cancelled_on: cancellation date, cancelled date, canceled date, date cancelled, cancelled on, canceled on, forfeiture date, forfeited date, storniert am, verfallen am
outstanding: quantity outstanding, options outstanding, outstanding quantity, outstanding, remaining, balance, ausstehend, ausstehende optionen, bestand
vesting_start: vesting commencement date, vesting start date, vesting start, vesting commencement, vest start, vest start date, vcd, vesting beginn, vestingbeginn
vesting*: vesting schedule, vesting terms, vesting schedule name, vesting, schedule, vestingplan, vesting plan
expires: expiration date, expiry date, expiration, expires, expires on, expiry, option expiration, ablaufdatum, verfallsdatum, ablauf, laufzeit bis
status: status, state, grant status, zustand

[convertible ledger]
holder: stakeholder name, stakeholder, holder name, holder, noteholder, note holder, investor name, investor, lender, purchaser, name, darlehensgeber, investorin, glaeubiger, inhaber, wandeldarlehensgeber
holder_id: stakeholder id, holder id, investor id
certificate: security id, security no, certificate, certificate no, certificate number, cert no, note no, note number, note id, safe no, safe id, instrument id, id, no, nr
type: instrument type, instrument, convertible type, security type, security, type, note type, art, instrumentenart
principal*: principal amount, principal, investment amount, purchase amount, amount invested, investment, invested, loan amount, original principal, amount, darlehensbetrag, darlehenssumme, nominalbetrag, investitionsbetrag, nennbetrag, betrag
cap*: valuation cap, val cap, conversion cap, price cap, cap, bewertungsobergrenze, bewertungs cap, cap bewertung
cap_is: cap type, valuation type, pre post money, pre or post money, pre money post money, pre post, bewertungsart
discount*: discount rate, discount, discount percent, conversion discount, rabatt, abschlag, wandlungsrabatt, wandlungsabschlag, discount satz
interest*: interest rate, annual interest rate, interest, interest percent, coupon, zinssatz, zins, zinsen, verzinsung
issued: issue date, issuance date, date issued, issued, date of issue, closing date, investment date, effective date, date, signing date, ausgabedatum, vertragsdatum, abschlussdatum, datum
maturity*: maturity date, maturity, matures, due date, faelligkeit, faelligkeitsdatum, faellig am, laufzeitende, endfaelligkeit, laufzeit bis
mfn: mfn, most favored nation, most favoured nation, meistbeguenstigung
status: status, state, zustand
converted_on: conversion date, date converted, converted on, converted date, converted, gewandelt am, wandlungsdatum
converted_to: converted into, converted to, conversion certificate, resulting certificate, conversion shares certificate, gewandelt in
cancelled_on: cancellation date, cancelled date, canceled date, cancelled on, canceled on, cancelled, canceled, repaid on, zurueckgezahlt am, storniert am

[gesellschafterliste]
holder: gesellschafter, name des gesellschafters, name der gesellschafter, gesellschafterin, gesellschafter name, gesellschafter firma, gesellschafter name firma, gesellschafter vorname name firma, name vorname, nachname vorname, name firma, firma name, name vorname firma, vorname name, nachname, familienname, name, firma, shareholder, anteilsinhaber
first_name: vorname, vornamen
born: geburtsdatum, geb datum, geboren am, geburtstag, geboren
seat: sitz, wohnort, sitz wohnort, wohnort sitz, ort, satzungssitz
register: registernummer, register nr, hrb, handelsregister, handelsregisternummer, registergericht, register, hr nummer, registergericht und nummer, hr nr
identity: geburtsdatum wohnort sitz register, geburtsdatum sitz registernummer, geburtsdatum sitz register, geburtsdatum wohnort, geburtsdatum sitz, angaben zur person, geburtsdatum registernummer
share_numbers*: laufende nummern der geschaeftsanteile, lfd nummern der geschaeftsanteile, lfd nr der geschaeftsanteile, lfd nrn der geschaeftsanteile, laufende nummern, lfd nummern, lfd nrn, nummern der geschaeftsanteile, nummern der anteile, geschaeftsanteile nr, geschaeftsanteil nr, geschaeftsanteile nrn, anteilsnummern, nummer des geschaeftsanteils, nr des geschaeftsanteils, lfd nr des geschaeftsanteils, nr der geschaeftsanteile, anteile nr, share numbers
quantity: anzahl, anzahl der geschaeftsanteile, anzahl geschaeftsanteile, anzahl der anteile, anzahl anteile, zahl der geschaeftsanteile, stueck, stueckzahl, geschaeftsanteile
nominal*: nennbetrag, nennbetrag je geschaeftsanteil, nennbetrag je anteil, nennbetrag des geschaeftsanteils, nennbetrag pro anteil, nennbetrag der geschaeftsanteile, nennwert, nennwert je anteil, einzelnennbetrag, nominal value
nominal_sum*: summe der nennbetraege, summe nennbetraege, summe der nennbetraege der geschaeftsanteile, gesamtnennbetrag, nennbetrag gesamt, nennbetraege gesamt, gesamter nennbetrag, summe nennbetrag, nominalbetrag gesamt, summe
percent+: prozent, percent, beteiligung, beteiligungsquote, prozentuale beteiligung, beteiligung in percent, beteiligung am stammkapital, anteil am stammkapital, anteil am stammkapital in percent, prozentuale beteiligung am stammkapital, quote, beteiligungshoehe, prozentuale beteiligung je gesellschafter
row: nr, lfd nr, no, laufende nr, position, pos
`

// field is one line of the vocabulary.
type field struct {
	name    string
	telling bool // gives the kind away
	many    bool // may stand in several columns
	phrases []string
}

// fields is the vocabulary by kind of list, read once.
var fields = sync.OnceValue(func() map[ListKind][]field {
	out := map[ListKind][]field{}
	kind := NoList
	for line := range strings.Lines(vocabulary) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") {
			kind, _ = kindNamed(strings.Trim(line, "[]"))
			continue
		}
		name, phrases, ok := strings.Cut(line, ": ")
		if !ok {
			continue
		}
		out[kind] = append(out[kind], field{
			name:    strings.TrimRight(name, "*+"),
			telling: strings.Contains(name, "*"),
			many:    strings.Contains(name, "+"),
			phrases: strings.Split(phrases, ", "),
		})
	}
	out[CapTable] = append(out[CapTable], field{name: "shares", many: true}) // recognised by what it holds
	return out
})

// kindNamed is the kind of list of a name in a mapping file.
func kindNamed(s string) (ListKind, bool) {
	for k := StockLedger; k <= ShareholderList; k++ {
		if strings.EqualFold(s, k.String()) {
			return k, true
		}
	}
	return NoList, false
}

// fieldNamed finds a field of a kind of list.
func fieldNamed(kind ListKind, name string) (field, bool) {
	for _, f := range fields()[kind] {
		if f.name == name {
			return f, true
		}
	}
	return field{}, false
}

// match says how well a folded header fits a phrase: the whole header beats a part of it, a longer part a shorter one.
// Parts of fewer than four letters ("no", "to", "an") are not looked for.
func match(head, phrase string) int {
	whole, alone := strings.CutPrefix(phrase, "=")
	switch {
	case alone && head != whole:
		return 0
	case alone:
		return 100 + len(whole)
	case head == phrase:
		return 100 + len(phrase)
	case len(phrase) >= 4 && containsWords(head, phrase):
		return len(phrase)
	}
	return 0
}

// containsWords says whether a phrase stands in a text as whole words.
func containsWords(s, phrase string) bool {
	for from := 0; ; {
		i := strings.Index(s[from:], phrase)
		if i < 0 {
			return false
		}
		i += from
		end := i + len(phrase)
		if (i == 0 || s[i-1] == ' ') && (end == len(s) || s[end] == ' ') {
			return true
		}
		from = i + 1
	}
}

// fold brings a text to the form in which words are compared: lower case, umlauts written out, no accents, "#" as "no"
// and "%" as "percent", and one blank for all that is neither letter nor digit.
func fold(s string) string {
	if len(s) > 400 {
		s = strings.ToValidUTF8(s[:400], "")
	}
	var b strings.Builder
	gap := false
	put := func(w string) {
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteString(w)
	}
	for _, r := range norm.NFC.String(s) {
		switch r = unicode.ToLower(r); {
		case r < unicode.MaxASCII && (r >= 'a' && r <= 'z' || r >= '0' && r <= '9'):
			put(string(r))
		case r == 'ä':
			put("ae")
		case r == 'ö':
			put("oe")
		case r == 'ü':
			put("ue")
		case r == 'ß':
			put("ss")
		case r == '#' || r == '№':
			gap = true
			put("no")
			gap = true
		case r == '%':
			gap = true
			put("percent")
			gap = true
		case r == '\'' || r == '’':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			put(unaccented(r))
		default:
			gap = true
		}
	}
	return b.String()
}

// unaccented is a letter without its accents.
func unaccented(r rune) string {
	switch r {
	case 'ø':
		return "o"
	case 'æ':
		return "ae"
	case 'ł':
		return "l"
	}
	var b strings.Builder
	for _, p := range norm.NFD.String(string(r)) {
		if !unicode.Is(unicode.Mn, p) {
			b.WriteRune(p)
		}
	}
	return b.String()
}

// headWords folds a header without its unit, which says nothing of the field: "Price (USD)" is "price", "Nennbetrag in
// EUR" is "nennbetrag".
func headWords(s string) string {
	out := fold(s)
	if !strings.Contains(out, " ") {
		return out
	}
	for _, cur := range strings.Fields(strings.ToLower(currencies) + " euro dollar") {
		for _, form := range []string{" in " + cur, " je " + cur, " " + cur} {
			out = strings.TrimSuffix(out, form)
		}
	}
	return out
}

// slug is a name as an id: lower-case letters, digits and underscores, beginning with a letter.
func slug(s string) string {
	out := strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '_'
		case r < unicode.MaxASCII:
			return r
		}
		return -1
	}, fold(s))
	out = strings.Trim(out[:min(len(out), 60)], "_")
	if out == "" || out[0] >= '0' && out[0] <= '9' {
		return strings.TrimSuffix("n_"+out, "_")
	}
	return out
}
