package question_test

import (
	"strings"
	"testing"

	"loadline"
	"loadline/question"
)

func thirteenBillion() question.Train {
	billion := func(n int64) loadline.Number { return loadline.Exactly(loadline.Int(n * 1_000_000_000)) }
	return question.Train{Parameters: billion(13), Tokens: billion(4000), Chip: "H100 SXM"}
}

// A default is never used in silence: the band, the missing shape, the missing multiplier and the list prices all stand there.
func TestTrainSaysWhatItAssumes(t *testing.T) {
	a := thirteenBillion().Ask()
	var all strings.Builder
	for _, x := range a.Assumed {
		all.WriteString(x.Says.String() + " " + x.Settles.String() + "\n")
	}
	for _, r := range a.Because {
		all.WriteString(r.Says.String() + "\n")
	}
	for _, want := range []string{"attention is not counted", "no failed runs and no ablations", "quotes of lists", "taken to be 0.20 to 0.43"} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("it is not said that: %s", want)
		}
	}
	m := loadline.Exactly(loadline.Frac(3, 2))
	q := thirteenBillion()
	q.Research = &m
	d := q.Ask().Data.(question.Trained)
	if len(d.Lines) != 2 || d.Lines[1].Kind.String() != "failed runs and ablations" {
		t.Errorf("the multiplier is no line: %+v", d.Lines)
	}
}

// The cost is hours times the price, end by end, and each quote names its source and day.
func TestTrainCostsHoursTimesThePrice(t *testing.T) {
	d := thirteenBillion().Ask().Data.(question.Trained)
	if want := d.Hours.Range.Hi.Mul(*d.Price.Range.Hi); !want.Equal(*d.Cost.Range.Hi) {
		t.Errorf("%v times %v is %v", d.Hours.Range.Hi, d.Price.Range.Hi, d.Cost.Range.Hi)
	}
	if len(d.Quotes) < 5 {
		t.Fatalf("quotes: %+v", d.Quotes)
	}
	for _, q := range d.Quotes {
		if q.Source == "" || q.Date == 0 || q.Provider == "" {
			t.Errorf("a quote without source, day or provider: %+v", q)
		}
	}
	for _, p := range d.Published {
		if p.Source == "" {
			t.Errorf("%s has no source", p.Name)
		}
	}
}

// What cannot be reckoned is refused, all of it at once, and nothing is drawn.
func TestTrainRefuses(t *testing.T) {
	q := thirteenBillion()
	q.Mixture = true
	nine := loadline.Frac(9, 10)
	q.Utilisation = &nine
	a := q.Ask()
	if a.State != loadline.NotApplicable || len(a.Views) > 0 || a.Data != nil {
		t.Errorf("%v with %d views", a.State, len(a.Views))
	}
	for _, want := range []string{"only the total is given", "impossible on H100 SXM"} {
		if !strings.Contains(a.Finding.String(), want) {
			t.Errorf("%q does not say: %s", a.Finding, want)
		}
	}
	for _, name := range []string{"", "H", strings.Repeat("x", 1000), "B200SXM5"} {
		q := thirteenBillion()
		q.Chip = name
		if a := q.Ask(); a.State != loadline.NotApplicable {
			t.Errorf("%q was taken for a chip", name)
		}
	}
}

// Numbers beyond all that is trained are answered like others, and never break anything.
func TestTrainOfHugeNumbers(t *testing.T) {
	q := thirteenBillion()
	q.Layers, q.Heads, q.HeadSize, q.Sequence, q.Chips = 1<<62, 1<<62, 1<<62, 1<<62, 1<<62
	if a := q.Ask(); a.State != loadline.Answered || a.Finding.IsZero() {
		t.Errorf("%v: %v", a.State, a.Finding)
	}
}
