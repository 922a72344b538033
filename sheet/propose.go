package sheet

import (
	"strings"

	"loadline"
)

// Propose says how the book would be read: its lists, the columns of each and the styles of its numbers and dates, every
// choice with its reason. It is complete where the diagnostics hold no error; else the question stands where a person can
// answer it, in [Mapping.Bytes].
//
// Codes: not-understood (no list was found), column-ambiguous.
func Propose(b *Book) (Mapping, loadline.Diagnostics) {
	p := &proposer{b: b}
	for _, g := range b.sheets {
		p.lists(g)
	}
	if len(p.m.Lists) == 0 {
		p.out = append(p.out, b.noList())
	}
	p.uses()
	p.styles()
	p.aboutTheCompany()
	return p.m, p.out
}

// noList says that a book holds no list, and what keeps the first row that may be the headers of one from being that.
func (b *Book) noList() loadline.Diagnostic {
	d := loadline.Diagnostic{
		Code: loadline.NotUnderstood, Severity: loadline.Error, At: loadline.Source{File: b.name},
		Summary: loadline.Textf("No list of shareholders, grants or convertibles was found"),
		Detail:  loadline.Textf("No row has the headers of one: a holder beside a number of shares, such as Name and Shares, or Gesellschafter and Anteile."),
		Hint:    loadline.Textf("Write a mapping file that names the sheet, the row of its headers and its columns; loadline import ledger --help shows one."),
	}
	for _, g := range b.sheets {
		if r := g.bareHeader(); r >= 0 {
			d.At = b.place(g, r, 0)
			d.Detail = loadline.Textf("This row has the headers of one, and the rows under it hold no numbers that go with them.")
			d.Hint = loadline.Textf("Write whole numbers such as 1234 or 1,234 beside the holders, or a mapping file: loadline import ledger --help shows one.")
			return d
		}
	}
	return d
}

// bareHeader is the first row of a sheet's beginning that names a holder and a number of shares, -1 where none does.
func (g *grid) bareHeader() int {
	for r := range min(len(g.rows), 50) {
		if !headerLike(g.rows[r]) {
			continue
		}
		heads := headsOf(g, r)
		folded := make([]string, len(heads))
		for c := range heads {
			folded[c] = headWords(heads[c])
		}
		if h := assign(g, CapTable, r, heads, folded); h.has("holder") && (h.has("shares") || h.has("quantity")) {
			return r
		}
	}
	return -1
}

// proposer is a proposal in the making.
type proposer struct {
	b   *Book
	m   Mapping
	out loadline.Diagnostics
}

// lists finds the lists of a sheet from top to bottom.
func (p *proposer) lists(g *grid) {
	g.looked = 0
	for r := 0; r < len(g.rows) && len(p.m.Lists) < maxLists; r++ {
		h, ok := findHeader(g, r)
		if !ok {
			continue
		}
		last := extent(g, h)
		if last == r { // a header with nothing under it
			continue
		}
		p.settleByContent(g, &h, last)
		p.doubtful(g, h, last)
		p.m.Lists = append(p.m.Lists, h.list(g, last))
		r = last
	}
}

// header is a row of headers read as one kind of list.
type header struct {
	kind  ListKind
	row   int
	heads []string // as they stand, with the group above them
	picks []pick   // by column
	score int
}

// pick is what a column was taken for.
type pick struct {
	field   string // empty: nothing
	score   int    // of the match
	phrase  string
	rivals  []int // columns that fit as well
	because loadline.Text
	sure    Confidence
	class   string
}

// findHeader reads a row as the header of each kind of list and returns the best.
func findHeader(g *grid, r int) (header, bool) {
	if g.looked > maxLooked || !headerLike(g.rows[r]) {
		return header{}, false
	}
	heads := headsOf(g, r)
	g.looked += len(heads)
	folded := make([]string, len(heads))
	for c := range heads {
		folded[c] = headWords(heads[c])
	}
	var best header
	for kind := StockLedger; kind <= ShareholderList; kind++ {
		h := assign(g, kind, r, heads, folded)
		if h.valid(g) && h.score > best.score {
			best = h
		}
	}
	return best, best.score > 0
}

// headerLike says whether a row may hold headers: two texts at least and no figure.
func headerLike(rw row) bool {
	texts := 0
	for _, c := range rw.cells {
		switch c.kind {
		case number, day, failed:
			return false
		case text:
			if beginsLikeFigure(c.text) || saysNothing(c.text) {
				return false
			}
			texts++
		}
	}
	return texts >= 2
}

func beginsLikeFigure(s string) bool {
	if ch := s[0]; (ch < '0' || ch > '9') && ch != '-' && ch != '(' && ch != '$' {
		return false
	}
	if _, _, got := figureIn(s, NumbersOpen); got == fine || got == ambiguous {
		return true
	}
	_, _, got := dayIn(s, DatesOpen)
	return got == fine || got == ambiguous
}

// headsOf is the headers of a row. A row above it that groups columns ("Common" over "Shares" and "%") stands before
// each of them: it holds several texts, or areas merged over several columns, and fewer than the row itself.
func headsOf(g *grid, r int) []string {
	heads := make([]string, len(g.rows[r].cells))
	for c, x := range g.rows[r].cells {
		heads[c] = x.text
	}
	if r == 0 {
		return heads
	}
	group := groupRow(g, r-1, len(heads))
	for c := range heads {
		if above := group[c]; above != "" && above != heads[c] {
			heads[c] = strings.TrimSpace(above + " " + heads[c])
		}
	}
	return heads
}

// groupRow is the texts of a row over the columns that each covers; blank where the row is a title.
func groupRow(g *grid, r, width int) []string {
	out := make([]string, width)
	texts, spans := 0, false
	for c := range width {
		if x := g.at(r, c); x.kind == text {
			out[c], texts = x.text, texts+1
		}
	}
	for _, m := range g.wide[r] {
		if m.right-m.left+1 < width {
			for c := m.left; c <= m.right && c < width; c++ {
				out[c], spans = g.at(r, m.left).text, true
			}
		}
	}
	if spans {
		return out
	}
	if texts < 2 || texts*3 > width*2 || !headerLike(g.rows[r]) {
		return make([]string, width)
	}
	for c := 1; c < width; c++ { // without merged areas a group reaches to the next one
		if out[c] == "" && out[c-1] != "" {
			out[c] = out[c-1]
		}
	}
	return out
}

// assign gives each column the field whose words it holds, and each field its best column.
func assign(g *grid, kind ListKind, r int, heads, folded []string) header {
	h := header{kind: kind, row: r, heads: heads, picks: make([]pick, len(heads))}
	byField := map[string]int{}
	for c, head := range heads {
		if head == "" {
			continue
		}
		h.picks[c] = bestField(kind, folded[c])
		f, _ := fieldNamed(kind, h.picks[c].field)
		if f.many || f.name == "" {
			continue
		}
		other, taken := byField[f.name]
		if !taken {
			byField[f.name] = c
			continue
		}
		byField[f.name] = h.contest(other, c)
	}
	if kind == CapTable && h.has("holder") {
		h.classColumns(g)
		h.countByTotal()
	}
	h.weigh(g)
	return h
}

// contest decides which of two columns has the field. A word of general meaning ("Date") yields to a particular one
// ("Issue Date"), a part of a header to a whole one; else the two are rivals.
func (h *header) contest(a, b int) (winner int) {
	winner, loser := a, b
	pa, pb := h.picks[a], h.picks[b]
	wholeA, wholeB := pa.score >= wholeMatch, pb.score >= wholeMatch
	switch {
	case wholeB && !wholeA, wholeA == wholeB && general(pa.phrase) && !general(pb.phrase), !wholeA && !wholeB && pb.score > pa.score:
		winner, loser = b, a
	case wholeA && !wholeB, general(pb.phrase) && !general(pa.phrase), !wholeA && pa.score > pb.score:
	default:
		h.picks[a].rivals = append(h.picks[a].rivals, b)
	}
	h.picks[loser] = pick{because: loadline.Textf("%q fits better", h.heads[winner])}
	return winner
}

// general are words that name a field only where nothing more particular does.
func general(phrase string) bool {
	switch strings.TrimPrefix(phrase, "=") {
	case "date", "datum", "name", "type", "art", "no", "nr", "id", "number", "amount", "betrag", "security", "security type", "share type", "stock type", "instrument", "state", "from", "an", "to", "von", "action", "price", "preis":
		return true
	}
	return false
}

const wholeMatch = 1000

// bestField is the field of a kind whose phrases fit the folded words of a header best; a whole match ranks by the order of the phrases.
func bestField(kind ListKind, words string) pick {
	var best pick
	for _, f := range fields()[kind] {
		for i, phrase := range f.phrases {
			score := match(words, phrase)
			if score >= 100 {
				score = 2*wholeMatch - i
			}
			if score > best.score {
				best = pick{field: f.name, score: score, phrase: phrase}
			}
		}
	}
	switch {
	case best.score >= wholeMatch:
		best.sure, best.because = Certain, loadline.Textf("its header says so")
	case best.score > 0:
		best.sure, best.because = Likely, loadline.Textf("its header holds %q", best.phrase)
	}
	return best
}

// weigh counts what speaks for the kind: whole matches, fields that give it away, the name of the sheet.
func (h *header) weigh(g *grid) {
	for _, p := range h.picks {
		f, ok := fieldNamed(h.kind, p.field)
		switch {
		case !ok:
		case p.score >= wholeMatch:
			h.score += 3
		default:
			h.score++
		}
		if ok && f.telling {
			h.score++
		}
	}
	if sheetSays(h.kind, fold(g.name)) {
		h.score += 3
	}
}

// sheetSays says whether the name of a sheet names a kind of list.
func sheetSays(kind ListKind, name string) bool {
	words := [...]string{
		StockLedger:       "stock ledger, share ledger, share register, certificates, aktienregister, aktienbuch, common, preferred",
		TransactionLedger: "transactions, transaction ledger, events, transaktionen, buchungen",
		CapTable:          "summary, cap table, captable, capitalization, capitalisation, overview, uebersicht, zusammenfassung",
		OptionLedger:      "option, options, option ledger, grants, equity awards, optionen, esop, vsop",
		ConvertibleLedger: "convertibles, convertible, safes, safe, notes, wandeldarlehen",
		ShareholderList:   "gesellschafterliste, liste der gesellschafter, gesellschafter",
	}[kind]
	for w := range strings.SplitSeq(words, ", ") {
		if containsWords(name, w) {
			return true
		}
	}
	return false
}

// has says whether a column was found for a field.
func (h *header) has(field string) bool { return h.column(field) >= 0 }

// column is the first column of a field, -1 where there is none.
func (h *header) column(field string) int {
	for c, p := range h.picks {
		if p.field == field {
			return c
		}
	}
	return -1
}

// valid says whether the header has what a list of its kind cannot do without.
func (h *header) valid(g *grid) bool {
	holder := h.has("holder")
	switch h.kind {
	case StockLedger:
		return holder && h.has("quantity") && (h.has("certificate") || h.has("class") && h.has("issued") || h.issuedOn() && !h.dayOfGrant() || h.closes())
	case TransactionLedger:
		return h.has("event") && h.has("issued") && (h.has("quantity") || h.has("ratio")) && (holder || h.has("to") || h.has("from")) && h.sayEvents(g)
	case CapTable:
		counts := h.has("shares") || h.has("quantity") || h.has("options") || h.has("total")
		return holder && counts && (h.has("total") || h.has("percent") || h.has("shares") || h.plain(g))
	case OptionLedger:
		return holder && h.has("quantity") && (h.has("grant") || h.has("exercised") || h.has("expires") || h.has("vesting_start") || h.dayOfGrant() || h.strikes())
	case ConvertibleLedger:
		return holder && h.has("principal") && (h.has("cap") || h.has("discount") || h.has("interest") || h.has("maturity"))
	}
	return holder && (h.has("share_numbers") || h.has("nominal") || h.has("nominal_sum"))
}

// strikes says whether a header speaks of an exercise price, and not just of a price.
func (h *header) strikes() bool {
	c := h.column("strike")
	return c >= 0 && !strings.HasPrefix(h.picks[c].phrase, "price") && !strings.HasPrefix(h.picks[c].phrase, "purchase")
}

// sayEvents says whether most cells of the column of events are words for events.
func (h *header) sayEvents(g *grid) bool {
	c, known, all := h.column("event"), 0, 0
	for r := h.row + 1; r < len(g.rows) && r <= h.row+50; r++ {
		if x := g.at(r, c); x.kind == text {
			all++
			if eventNamed(x.text) != noEvent {
				known++
			}
		}
	}
	return all > 0 && known*2 >= all
}

// list is the header as a mapping.
func (h *header) list(g *grid, last int) ListMapping {
	l := ListMapping{Sheet: g.name, Kind: h.kind, Header: h.row + 1, Last: last + 1, Sure: Certain}
	var telling []string
	for c, p := range h.picks {
		if h.heads[c] == "" {
			continue
		}
		col := ColumnMapping{Field: p.field, Letter: letters(c), Head: h.heads[c], Class: p.class, Sure: p.sure, Why: p.because, Currency: currencyIn(h.heads[c])}
		if p.field == "" {
			col.Field, col.Sure = "ignore", Likely
			if p.because.IsZero() {
				col.Why = loadline.Textf("no word of it is known")
			}
		} else if p.sure < l.Sure {
			l.Sure = p.sure
		}
		if f, _ := fieldNamed(h.kind, p.field); f.telling {
			telling = append(telling, h.heads[c])
		}
		l.Columns = append(l.Columns, col)
	}
	switch {
	case sheetSays(h.kind, fold(g.name)):
		l.Why = loadline.Textf("the sheet's name and the headers of row %d", l.Header)
	case len(telling) > 0:
		l.Why = loadline.Textf("the headers of row %d, above all %s", l.Header, quotedList(telling[:min(len(telling), 3)]))
	default:
		l.Why = loadline.Textf("the headers of row %d", l.Header)
	}
	return l
}

func quotedList(words []string) string {
	return "“" + strings.Join(words, "”, “") + "”"
}
