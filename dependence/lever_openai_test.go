package dependence_test

import (
	"slices"
	"testing"

	"loadline"
	"loadline/dependence"
	"loadline/dossier"
)

// The rows of who could force a choice in November 2023, written down before the engine that finds them first ran: from public facts on
// their dates.
const (
	sixteenth = loadline.Date(738840) // 2023-11-16
	twentieth = sixteenth + 4
)

func openai(t *testing.T) *loadline.Company {
	t.Helper()
	c, problems := dossier.Open("../examples/openai-2023").Company()
	if problems.HasErrors() || sixteenth.String() != "2023-11-16" || twentieth.String() != "2023-11-20" {
		t.Fatal(problems, sixteenth, twentieth)
	}
	return c
}

// lever is the one of a kind that a holder has over a fact.
func lever(t *testing.T, ls []dependence.Lever, holder string, kind dependence.LeverKind, of string) dependence.Lever {
	t.Helper()
	i := slices.IndexFunc(ls, func(l dependence.Lever) bool { return l.Holder == holder && l.Kind == kind && l.Of.String() == of })
	if i < 0 {
		t.Fatalf("%s has no lever to %v over %s", holder, kind, of)
	}
	return ls[i]
}

type standing struct{ fatal, lawful, joined, sheltered loadline.Truth }

func standingOf(l dependence.Lever) standing {
	return standing{l.Fatal, l.Lawful.Is, l.Joined.Is, l.Sheltered.Is}
}

func staff(t *testing.T, c *loadline.Company, day loadline.Date) dependence.Lever {
	t.Helper()
	return lever(t, dependence.Levers(c, day, dependence.Engines{}), "staff", dependence.Leave, "contract.staff")
}

func azure(t *testing.T, c *loadline.Company, day loadline.Date) dependence.Lever {
	t.Helper()
	return lever(t, dependence.Levers(c, day, dependence.Engines{}), "microsoft", dependence.StopSupply, "contract.azure")
}

func TestOn16NovemberMicrosoftsSupplyWasFatalIfItCouldBeUsed(t *testing.T) {
	l := azure(t, openai(t), sixteenth)
	if l.Fatal != loadline.Yes || l.Lawful.Is != loadline.CannotTell || len(l.Lawful.Asks) == 0 || l.Ready() == loadline.Yes {
		t.Errorf("%+v; lawful %+v, bite %+v", standingOf(l), l.Lawful, l.Bite)
	}
}

func TestOn16NovemberTheTranchesCouldHurtAndNobodyKnowsHowMuch(t *testing.T) {
	l := lever(t, dependence.Levers(openai(t), sixteenth, dependence.Engines{}), "microsoft", dependence.NotPay, "tranche.committed_since")
	if l.Fatal != loadline.CannotTell || l.Hurts.Known() || l.Hurts.Hi == nil || !l.Hurts.Hi.Equal(loadline.Int(12_000_000_000)) || len(l.Hurts.Open) == 0 {
		t.Errorf("fatal %v, hurts %v", l.Fatal, l.Hurts)
	}
}

func TestOn16NovemberTheStaffWasLatent(t *testing.T) {
	l := staff(t, openai(t), sixteenth)
	if got := (standing{loadline.Yes, loadline.Yes, loadline.No, loadline.No}); standingOf(l) != got || l.Ready() != loadline.No {
		t.Errorf("%+v", standingOf(l))
	}
	if m := l.Missing(); len(m) != 2 || m[0].Fact != "joined" || m[1].Fact != "sheltered" {
		t.Errorf("missing: %+v", m)
	}
}

func TestOn20NovemberTheStaffWasReady(t *testing.T) {
	l := staff(t, openai(t), twentieth)
	if got := (standing{loadline.Yes, loadline.Yes, loadline.Yes, loadline.Yes}); standingOf(l) != got || l.Ready() != loadline.Yes {
		t.Errorf("%+v", standingOf(l))
	}
	if len(l.Pledges) != 1 || len(l.Pledges[0].Words) != 3 || !slices.Contains(l.Pledges[0].Signed, loadline.Ref{Kind: "stakeholder", Name: "sutskever"}) {
		t.Errorf("demands: %+v", l.Pledges)
	}
	for _, p := range l.Bite.Parts {
		if p.What == "endures" && p.Derived {
			t.Error("how long it would have been borne was nobody's finding: it is asserted")
		}
	}
}

func TestOn20NovemberWithoutTheOfferTheStaffIsNotSheltered(t *testing.T) {
	c := openai(t)
	c.Offers = slices.Clone(c.Offers)
	for i := range c.Offers { // nobody makes one
		c.Offers[i].By, c.Offers[i].Makes = loadline.SayNone[loadline.Ref](c.Offers[i].At), loadline.Stated[[]string]{}
	}
	l := staff(t, c, twentieth)
	if m := l.Missing(); l.Ready() != loadline.No || len(m) != 1 || m[0].Fact != "sheltered" || m[0].Is != loadline.No {
		t.Errorf("%+v", standingOf(l))
	}
}

func TestOn20NovemberATenthIsNotJoined(t *testing.T) {
	c := openai(t)
	c.Pledges = slices.Clone(c.Pledges)
	for i := range c.Pledges {
		c.Pledges[i].Share = loadline.Exactly(loadline.Frac(1, 10))
	}
	l := staff(t, c, twentieth)
	if m := l.Missing(); l.Ready() != loadline.No || len(m) != 1 || m[0].Fact != "joined" || m[0].Is != loadline.No {
		t.Errorf("%+v", standingOf(l))
	}
	if at := l.Bite.JoinsAt; at.Lo == nil || at.Hi == nil || !at.Lo.Equal(loadline.Frac(1, 5)) || !at.Hi.Equal(loadline.Frac(4, 5)) {
		t.Errorf("it joins at %v", at) // as wide as the line that the file asserts
	}
}

// A second cloud, or no promise to take from nobody else, changes what Microsoft's supply is worth as a lever, and nothing about the staff.
func TestASecondCloudChangesNothingAboutTheStaff(t *testing.T) {
	c := openai(t)
	second, free := *c, *c
	second.Contracts, free.Contracts = slices.Clone(c.Contracts), slices.Clone(c.Contracts)
	second.Contracts[0].Share = loadline.Exactly(loadline.Frac(1, 20))
	other := loadline.Contract{Name: "second_cloud", SupplierID: "second_cloud", Supplies: "compute", Share: loadline.Exactly(loadline.Frac(19, 20)), To: loadline.SayNone[loadline.Date](loadline.Source{})}
	second.Contracts = append(second.Contracts, other)
	free.Contracts[0].Exclusives = nil
	before := dependence.Levers(c, twentieth, dependence.Engines{})
	for name, changed := range map[string]*loadline.Company{"a second cloud": &second, "no exclusivity": &free} {
		after := dependence.Levers(changed, twentieth, dependence.Engines{})
		for _, was := range before {
			if was.Of.String() == "contract.azure" {
				continue
			}
			i := slices.IndexFunc(after, func(l dependence.Lever) bool { return l.ID == was.ID })
			if i < 0 || standingOf(after[i]) != standingOf(was) || after[i].Bite.Gap.String() != was.Bite.Gap.String() {
				t.Errorf("%s changes %s", name, was.ID)
			}
		}
	}
	if got := azure(t, &second, twentieth).Fatal; got != loadline.No {
		t.Errorf("with a second cloud: fatal %v", got)
	}
	if with, without := azure(t, c, twentieth).Bite.Replace, azure(t, &free, twentieth).Bite.Replace; with.Hi != nil || without.Hi == nil {
		t.Errorf("until a substitute runs: %v, without exclusivity %v", with, without)
	}
}
