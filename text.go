package loadline

import "fmt"

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
