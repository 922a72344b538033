package ocf

import (
	"strings"

	"loadline"
)

// member1 is where the value of a key of the object at i stands, or -1.
func (d *decoder) member1(i int, key string) int {
	tape := d.s.tape
	if tape[i].kind != object {
		return -1
	}
	for j, end := i+1, int(tape[i].next); j < end; j = int(tape[j+1].next) {
		if tape[j].kind != noValue && d.s.text(j) == key {
			return j + 1
		}
	}
	return -1
}

// sub is the value of a key of the object at i where it states something, else -1.
func (d *decoder) sub(i int, key string) int {
	j := d.member1(i, key)
	if j < 0 || d.saysNothing(j) {
		return -1
	}
	return j
}

// elements are the places of the elements of the array at i.
func (d *decoder) elements(i int) func(func(int) bool) {
	return func(yield func(int) bool) {
		if d.s.tape[i].kind != array {
			return
		}
		for j, end := i+1, int(d.s.tape[i].next); j < end; j = int(d.s.tape[j].next) {
			if !yield(j) {
				return
			}
		}
	}
}

// field is where a field's value stands, or -1 where nothing is stated.
func (d *decoder) field(f field) int {
	if !d.stated.has(f) {
		return -1
	}
	return int(d.at[f])
}

// bad tells of a value that is not what the field holds: an error where the fact cannot be used without it.
func (d *decoder) bad(f field, i int, want loadline.Text) {
	severity, end := loadline.Warning, loadline.Textf("The value is passed over: what is not said is not known.")
	if d.spec.must.has(f) {
		severity, end = loadline.Error, loadline.Textf("Without it the fact cannot be used, and is left out.")
	}
	d.say(loadline.BadValue, severity, i, loadline.Textf("%s of %s should be %v, not %s", d.known.names[f], d.spec.name, want, d.shown(i)), end)
}

// shown is a value as a diagnostic quotes it, cut where it is long.
func (d *decoder) shown(i int) string {
	const most = 40
	raw := d.s.src[d.place(i).From:d.place(i).To]
	if len(raw) <= most {
		return strings.ToValidUTF8(string(raw), "\uFFFD")
	}
	return strings.ToValidUTF8(string(raw[:most]), "\uFFFD") + "…"
}

// str is the text of a field, "" where nothing is stated. A number is taken as it is written, with a warning.
func (d *decoder) str(f field) string {
	if i := d.field(f); i >= 0 {
		return d.textAt(f, i)
	}
	return ""
}

func (d *decoder) textAt(f field, i int) string {
	switch n := &d.s.tape[i]; n.kind {
	case text:
		return d.s.text(i)
	case number:
		d.sayNumber(f, i)
		return d.s.text(i)
	}
	d.bad(f, i, loadline.Textf("a text"))
	return ""
}

func (d *decoder) sayNumber(f field, i int) {
	if d.tell(loadline.NumberNotString, loadline.Warning) {
		d.write(loadline.Diagnostic{
			Code: loadline.NumberNotString, Severity: loadline.Warning,
			Summary: loadline.Textf("%s of %s is a JSON number, %s", d.known.names[f], d.spec.name, d.shown(i)),
			Detail:  loadline.Textf("Open Cap Format writes numbers as texts, since many readers lose digits of a JSON number. Loadline reads it exactly as it is written."),
		}, i)
	}
}

// numeric is an exact number from a text, or from a JSON number with a warning.
func (d *decoder) numeric(f field, i int) (loadline.Ratio, bool) {
	n := &d.s.tape[i]
	if n.kind == number {
		d.sayNumber(f, i)
	}
	if n.kind == text || n.kind == number {
		if r, ok := loadline.ParseDecimal(d.s.text(i)); ok {
			return r, true
		}
	}
	d.bad(f, i, loadline.Textf("a number such as %q", "1000.5"))
	return loadline.Ratio{}, false
}

// count is a number that is not negative.
func (d *decoder) count(f field, i int) (loadline.Shares, bool) {
	r, ok := d.numeric(f, i)
	if ok && r.Sign() < 0 {
		d.bad(f, i, loadline.Textf("a count of zero or more"))
		return loadline.Shares{}, false
	}
	return loadline.SharesOf(r), ok
}

// shares is the count in a field; zero where it is missing, which has been told.
func (d *decoder) shares(f field) loadline.Shares {
	i := d.field(f)
	if i < 0 {
		return loadline.Shares{}
	}
	n, _ := d.count(f, i)
	return n
}

func (d *decoder) statedShares(f field) loadline.Stated[loadline.Shares] {
	if i := d.field(f); i >= 0 {
		if n, ok := d.count(f, i); ok {
			return loadline.Say(n, d.place(i))
		}
	}
	return loadline.Stated[loadline.Shares]{}
}

func (d *decoder) statedRatio(f field) loadline.Stated[loadline.Ratio] {
	if i := d.field(f); i >= 0 {
		if r, ok := d.numeric(f, i); ok {
			return loadline.Say(r, d.place(i))
		}
	}
	return loadline.Stated[loadline.Ratio]{}
}

// authorized is a number of shares, or one of the words by which a field says that there is no limit.
func (d *decoder) authorized(f field) loadline.Stated[loadline.Shares] {
	i := d.field(f)
	if i < 0 {
		return loadline.Stated[loadline.Shares]{}
	}
	if d.s.tape[i].kind == text {
		switch d.s.text(i) {
		case "UNLIMITED", "NOT APPLICABLE":
			return loadline.SayNone[loadline.Shares](d.place(i))
		}
	}
	return d.statedShares(f)
}

// date is the day in a field, 0 where nothing is stated.
func (d *decoder) date(f field) loadline.Date {
	if i := d.field(f); i >= 0 {
		return d.dateAt(f, i)
	}
	return 0
}

func (d *decoder) dateAt(f field, i int) loadline.Date {
	if d.s.tape[i].kind == text {
		t := d.s.text(i)
		if day, ok := loadline.ParseDate(t); ok {
			return day
		}
		if len(t) > 10 && t[10] == 'T' {
			if day, ok := loadline.ParseDate(t[:10]); ok {
				d.say(loadline.BadValue, loadline.Warning, i, loadline.Textf("%s of %s has a time of day", d.known.names[f], d.spec.name),
					loadline.Textf("Dates of Open Cap Format are days. The day %v is taken; where the clock was another's, it may be the day beside it.", day))
				return day
			}
		}
	}
	d.bad(f, i, loadline.Textf("a day such as %q", "2026-11-01"))
	return 0
}

// money is an amount with its currency.
func (d *decoder) money(f field) loadline.Stated[loadline.Money] {
	i := d.field(f)
	if i < 0 {
		return loadline.Stated[loadline.Money]{}
	}
	return d.moneyAt(f, i)
}

func (d *decoder) moneyAt(f field, i int) loadline.Stated[loadline.Money] {
	amount, currency := d.sub(i, "amount"), d.sub(i, "currency")
	if amount < 0 {
		d.bad(f, i, loadline.Textf("an amount and a currency"))
		return loadline.Stated[loadline.Money]{}
	}
	r, ok := d.numeric(f, amount)
	if !ok {
		return loadline.Stated[loadline.Money]{}
	}
	m := loadline.Money{Amount: r}
	if currency >= 0 && d.s.tape[currency].kind == text {
		m.Currency = d.s.text(currency)
	} else {
		d.say(loadline.MissingField, loadline.Warning, i, loadline.Textf("%s of %s lacks its currency", d.known.names[f], d.spec.name),
			loadline.Textf("It is taken to be in the company's own currency."))
	}
	return loadline.Say(m, d.place(i))
}

// fraction is a numerator over a denominator.
func (d *decoder) fraction(f field, i int) (loadline.Ratio, bool) {
	num, den := d.sub(i, "numerator"), d.sub(i, "denominator")
	if num < 0 || den < 0 {
		d.bad(f, i, loadline.Textf("a numerator and a denominator"))
		return loadline.Ratio{}, false
	}
	a, ok1 := d.numeric(f, num)
	b, ok2 := d.numeric(f, den)
	if ok1 && ok2 && (b.Sign() <= 0 || a.Sign() < 0) {
		d.bad(f, i, loadline.Textf("a fraction of zero or more over a denominator above zero"))
		return loadline.Ratio{}, false
	}
	if !ok1 || !ok2 {
		return loadline.Ratio{}, false
	}
	return a.Quo(b), true
}

// flag is a JSON boolean.
func (d *decoder) flag(f field, i int) loadline.Stated[bool] {
	if i < 0 {
		return loadline.Stated[bool]{}
	}
	switch d.s.tape[i].kind {
	case yes:
		return loadline.Say(true, d.place(i))
	case no:
		return loadline.Say(false, d.place(i))
	}
	d.bad(f, i, loadline.Textf("true or false"))
	return loadline.Stated[bool]{}
}

// integer is a whole number from lo to hi. The format writes such numbers as JSON numbers.
func (d *decoder) integer(f field, i, lo, hi int) (int, bool) {
	if k := d.s.tape[i].kind; k == number || k == text {
		if r, ok := loadline.ParseDecimal(d.s.text(i)); ok {
			if n, whole := r.Int64(); whole && n >= int64(lo) && n <= int64(hi) {
				return int(n), true
			}
		}
	}
	d.bad(f, i, loadline.Textf("a whole number from %d to %d", lo, hi))
	return 0, false
}

// list is the texts of an array; empty ones say nothing.
func (d *decoder) list(f field) []string {
	i := d.field(f)
	if i < 0 {
		return nil
	}
	return d.listAt(f, i)
}

func (d *decoder) listAt(f field, i int) []string {
	if d.s.tape[i].kind != array {
		d.bad(f, i, loadline.Textf("a list of texts"))
		return nil
	}
	n := 0
	for range d.elements(i) {
		n++
	}
	out := d.slabs.words(n)
	for j := range d.elements(i) {
		if d.s.tape[j].kind != text {
			d.bad(f, j, loadline.Textf("a text"))
		} else if id := d.s.text(j); id != "" {
			out = append(out, id)
		}
	}
	return out
}

// word is one of the words of a closed set, as its place in it; -1 where nothing is stated or the word is another.
func (d *decoder) word(f field, i int, words string) int {
	if i < 0 {
		return -1
	}
	if d.s.tape[i].kind == text {
		if k := indexWord(words, d.s.text(i)); k >= 0 {
			return k
		}
	}
	d.bad(f, i, loadline.Textf("one of %s", strings.ReplaceAll(words, " ", ", ")))
	return -1
}

// indexWord is the place of a word among words with blanks between them, or -1.
func indexWord(words, word string) int {
	for k := 0; ; k++ {
		first, rest, more := strings.Cut(words, " ")
		switch {
		case first == word:
			return k
		case !more:
			return -1
		}
		words = rest
	}
}
