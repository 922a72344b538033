package loadline_test

import (
	"encoding"
	"fmt"
	"testing"

	. "loadline"
)

// The words of the vocabulary as they are printed, and marshalled alike.
func TestWords(t *testing.T) {
	clause := &Clause{Document: Ref{Kind: "document", Name: "bylaws"}, Number: "4.2"}
	for _, c := range []struct {
		value fmt.Stringer
		want  string
	}{
		{No, "no"}, {CannotTell, "cannot tell"}, {Yes, "yes"}, {Truth(0), "cannot tell"},
		{Error, "error"}, {Warning, "warning"}, {Note, "note"},
		{Answered, "answered"}, {NotApplicable, "not applicable"}, {FactsMissing, "facts missing"}, {FactsDisagree, "facts disagree"}, {Undecided, "undecided"},
		{Down, "rounded down"}, {HalfEven, "rounded half to even"},
		{MoneyOf(Frac(2500001, 2), "USD"), "USD 1250000.5"}, {MoneyOf(Int(5), ""), "5"},
		{WholeShares(12500000), "12500000"}, {SharesOf(Frac(1, 3)), "1/3"},
		{Ref{Kind: "seat", Name: "board.ceo"}, "seat.board.ceo"}, {Ref{Kind: "company"}, "company"},
		{Textf("%v of %v", Int(1), Int(2)), "1 of 2"}, {Textf("15% off"), "15% off"}, {Text{}, ""},
		{Textf("%v: %v", Textf("a %s", "b"), Yes), "a b: yes"},
		{Source{}, ""}, {Source{File: "company.hcl"}, "company.hcl"}, {Source{File: "company.hcl", Line: 41}, "company.hcl:41"}, {Source{File: "company.hcl", Line: 41, Column: 3}, "company.hcl:41:3"},
		{Source{File: "cap.xlsx", Cell: "Ledger!B7"}, "cap.xlsx#Ledger!B7"}, {Source{File: "company.hcl", Line: 41, Column: 3, Cell: "cap.xlsx#Ledger!B7"}, "company.hcl:41:3, cap.xlsx#Ledger!B7"}, {Source{Clause: clause}, "document.bylaws 4.2"}, {Source{File: "company.hcl", Line: 2, Clause: clause}, "company.hcl:2"},
	} {
		if got := c.value.String(); got != c.want {
			t.Errorf("%#v prints %q, want %q", c.value, got, c.want)
		}
		if m, ok := c.value.(encoding.TextMarshaler); ok {
			if text, err := m.MarshalText(); err != nil || string(text) != c.want {
				t.Errorf("%#v is marshalled as %q, %v", c.value, text, err)
			}
		}
	}
	if (Source{}).Known() || !(Source{Clause: clause}).Known() || !(Source{Cell: "A1"}).Known() {
		t.Error("a place is known where there is one")
	}
}

// Kleene's tables: "and" is the minimum, "or" the maximum, "not" the negation.
func TestTruthsAreOrdered(t *testing.T) {
	if min(Yes, CannotTell) != CannotTell || min(No, CannotTell) != No || max(Yes, CannotTell) != Yes || -CannotTell != CannotTell || -Yes != No || TruthOf(true) != Yes || TruthOf(false) != No {
		t.Error("the order of the truths is not Kleene's")
	}
}

// What was said of an attribute: a value is had only where one was said, and none is knowledge too.
func TestStated(t *testing.T) {
	at := Source{File: "company.hcl", Line: 3}
	for _, c := range []struct {
		s          Stated[int]
		has, known bool
	}{
		{Say(3, at), true, true}, {SayNone[int](at), false, true}, {Ask[int]("How many?", at), false, false}, {Stated[int]{}, false, false},
	} {
		if _, ok := c.s.Get(); ok != c.has || c.s.Known() != c.known {
			t.Errorf("%+v: has %v, known %v", c.s, ok, c.s.Known())
		}
	}
	if v, _ := Say(3, at).Get(); v != 3 || Say(3, at).At != at || Ask[int]("How many?", at).Question != "How many?" {
		t.Error("a statement lost its value, place or question")
	}
}

// Diagnostics are told in the order of the file, whatever the order in which they were found.
func TestDiagnosticsAreSorted(t *testing.T) {
	at := func(file string, line, column int32, code Code) Diagnostic {
		return Diagnostic{Code: code, Severity: Warning, Summary: Textf("%s", code), At: Source{File: file, Line: line, Column: column}}
	}
	found := Diagnostics{at("b", 1, 1, SameName), at("a", 2, 1, SameName), at("a", 1, 9, SameName), at("a", 1, 2, UnknownName), at("a", 1, 2, BadArgument)}
	want := "[a:1:2 bad-argument a:1:2 unknown-name a:1:9 same-name a:2:1 same-name b:1:1 same-name]"
	var got []string
	for _, d := range found.Sorted() {
		got = append(got, d.At.String()+" "+string(d.Code))
	}
	if fmt.Sprint(got) != want {
		t.Errorf("got %v", got)
	}
	if found[0].At.File != "b" {
		t.Error("the receiver was sorted")
	}
	if found.HasErrors() || !append(found, Diagnostic{Severity: Error}).HasErrors() {
		t.Error("errors are not told from warnings")
	}
}

func TestSharesAndMoney(t *testing.T) {
	a, b := WholeShares(10), SharesOf(Frac(5, 2))
	if got := a.Add(b).Sub(WholeShares(1)).Times(Int(2)); got.Cmp(WholeShares(23)) != 0 || got.Sign() != 1 || !got.Ratio().Equal(Int(23)) {
		t.Errorf("(10 + 2.5 - 1) * 2 is %v", got)
	}
	if !(Expr{}).IsZero() || (Expr{Op: Num}).IsZero() || !(Text{}).IsZero() {
		t.Error("what is not written is zero")
	}
}
