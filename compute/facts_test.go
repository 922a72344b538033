package compute_test

import (
	"testing"

	"loadline"
	. "loadline/compute"
)

// A plan's run is reckoned like any other: its shape, its mixture, its multiplier and its utilisation where they are stated.
func TestRunsOfAPlan(t *testing.T) {
	stated := loadline.Training{Name: "base_2", Parameters: n("13e9"), Tokens: n("4e12"), Chip: "H100 SXM"}
	p, objections := RunOf(stated, DefaultUtilisation())
	if len(objections) > 0 || p.Run.Research != nil || p.Run.Model.Mixture || p.Run.Model.Formula() != ByParameters {
		t.Fatalf("%+v %v", p, objections)
	}
	e, objections := p.Run.On(p.Chip, p.Utilisation)
	near(t, "operations", exact(t, e.FLOP), 3.12e23, 0)
	if len(objections) > 0 {
		t.Error(objections)
	}
	stated.Active, stated.Multiplier, stated.Utilisation = n("2e9"), n("1.5"), loadline.Between(loadline.Frac(3, 10), loadline.Frac(1, 2))
	stated.Layers, stated.Heads, stated.HeadSize, stated.Sequence = n("40"), n("40"), n("128"), n("4096")
	p, objections = RunOf(stated, DefaultUtilisation())
	if Refused(objections) || !p.Run.Model.Mixture || p.Run.Model.Formula() != ByShape || p.Utilisation.Mid.Float() != 0.4 {
		t.Fatalf("%+v %v", p, objections)
	}
	e, _ = p.Run.On(p.Chip, p.Utilisation)
	near(t, "operations", exact(t, e.FLOP), 1.5*4e12*(6*2e9+12*40*40*128*4096), 1e-12)
	near(t, "memory of all experts", exact(t, e.Memory.Total), 16*13e9, 0)
	for _, broken := range []func(*loadline.Training){
		func(x *loadline.Training) { x.Chip = "H100" },
		func(x *loadline.Training) { x.Layers = loadline.Between(loadline.Int(1), loadline.Int(2)) },
		func(x *loadline.Training) { x.Heads = n("1.5") },
		func(x *loadline.Training) { x.Utilisation = loadline.Number{Lo: new(loadline.Ratio)} },
	} {
		other := stated
		broken(&other)
		if _, objections := RunOf(other, DefaultUtilisation()); !Refused(objections) {
			t.Errorf("%+v was reckoned with", other)
		}
	}
}

// Runs that are done calibrate, where all of them is known.
func TestRunsThatAreDone(t *testing.T) {
	done := loadline.TrainingRun{Name: "base_1", Parameters: n("6.7e9"), Tokens: n("1e12"), Chip: "A100-40GB", ChipHours: n("100320")}
	r, objections := OwnRunOf(done) // MPT-7B, as published
	if len(objections) > 0 {
		t.Fatal(objections)
	}
	near(t, "utilisation", r.Utilisation().Float(), 0.357, 0.002)
	done.ChipHours = loadline.Between(loadline.Int(1), loadline.Int(2))
	if _, objections := OwnRunOf(done); !Refused(objections) {
		t.Error("hours between bounds calibrate")
	}
}

// A planned load takes what its tokens take, at the stated utilisation; without one, writing has only a lower bound.
func TestLoadsOfAPlan(t *testing.T) {
	load := loadline.Serving{Name: "chat", Parameters: n("7e9"), TokensIn: n("1e12"), TokensOut: n("1e11"), Chip: "H100 SXM"}
	open, objections := ServingHours(load, DefaultUtilisation())
	if len(objections) > 0 || open.Range.Hi != nil || open.Range.Lo == nil {
		t.Fatalf("%v %v", open, objections)
	}
	load.Utilisation = n("0.2")
	stated, objections := ServingHours(load, DefaultUtilisation())
	if len(objections) > 0 {
		t.Fatal(objections)
	}
	near(t, "hours", exact(t, stated.Mid), 2*7e9*1.1e12/(989e12*0.2*3600), 1e-12)
	if load.Chip = "nothing"; true {
		if _, objections := ServingHours(load, DefaultUtilisation()); !Refused(objections) {
			t.Error("a load on no chip was reckoned with")
		}
	}
}
