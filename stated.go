package loadline

// Stated is a legal attribute: a value, none ("there is no such thing": none, never), unknown with its question, or not
// stated at all, which means unknown too. The zero value is not stated.
type Stated[T any] struct {
	Value    T      // meaningful where Saying is Said
	Saying   Saying // what was said of it
	Question string // of an Unknowable: what to ask whom
	At       Source
}

// Saying is what a file says of an attribute.
type Saying uint8

// What may be said. Only Said carries a value; NotSaid and Open are both unknown.
const (
	NotSaid Saying = iota // left out
	Open                  // unknown("a question")
	None                  // there is none, or never
	Said                  // a value
)

// Say is a stated value.
func Say[T any](v T, at Source) Stated[T] { return Stated[T]{Value: v, Saying: Said, At: at} }

// SayNone states that there is none.
func SayNone[T any](at Source) Stated[T] { return Stated[T]{Saying: None, At: at} }

// Ask states that the value is not known, and the question that would settle it.
func Ask[T any](question string, at Source) Stated[T] {
	return Stated[T]{Saying: Open, Question: question, At: at}
}

// Get is the value and whether there is one; false means none, unknown or not stated.
func (s Stated[T]) Get() (T, bool) { return s.Value, s.Saying == Said }

// Known says whether anything certain was said, a value or none.
func (s Stated[T]) Known() bool { return s.Saying >= None }
