package loadline

import (
	"fmt"
	"strings"
)

// Text is a sentence with its values kept apart: Format is the English sentence, which is also the key of its
// translation, with fmt verbs; Args are values (Money, Shares, Date, Ref, Ratio, Number, string, int) which the edge
// formats. No sentence is built by concatenation.
type Text struct {
	Format string
	Args   []any
}

// Textf is the sentence with its values.
func Textf(format string, args ...any) Text { return Text{format, args} }

// IsZero says whether there is nothing to say.
func (t Text) IsZero() bool { return t.Format == "" }

// String is the English sentence with plainly formatted values; the edges format better.
func (t Text) String() string {
	if len(t.Args) == 0 {
		return t.Format
	}
	return fmt.Sprintf(t.Format, t.Args...)
}

// MarshalText writes the sentence as [Text.String] does.
func (t Text) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// InPercent is a fraction as an argument of a sentence or a cell, to be printed in percent.
type InPercent Number

// String is the fraction in percent with at most two decimals, or its bounds.
func (p InPercent) String() string {
	n := Number(p)
	if v, known := n.Exact(); known {
		return percent(v)
	}
	if n.Lo == nil || n.Hi == nil {
		return "not known"
	}
	return fmt.Sprintf("%s to %s", percent(*n.Lo), percent(*n.Hi))
}

func percent(r Ratio) string {
	digits := strings.TrimRight(r.Mul(Int(100)).Round(2, HalfUp).Rat().FloatString(2), "0")
	return strings.TrimSuffix(digits, ".") + "%"
}
