package question

import (
	"testing"

	"loadline"
	"loadline/governance"
)

// A title that brings its own determiner takes no article before it.
func TestVotersHaveOneArticle(t *testing.T) {
	for title, want := range map[string]string{"All voting stock": "all voting stock", "Stockholders": "the stockholders", "The owners": "the owners"} {
		e := governance.Electorate{Of: loadline.Ref{Kind: "body", Name: "x"}, Title: title}
		if got := votersOf(e).String(); got != want {
			t.Errorf("%q within a sentence is %q, want %q", title, got, want)
		}
	}
}
