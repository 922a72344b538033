package captable

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"loadline"
	"pgregory.net/rapid"
)

// circles are classes whose rights of conversion lead round.
var circles = map[string]string{
	"two that would make more of themselves": `
		class A votes 1 into B ratio 2
		class B votes 1 into A ratio 3
		2022-01-01 issue A-1 ann A 10
		2022-01-01 issue B-1 bob B 10
		warns conversion-cycle
		on 2022-01-01: class:A ratio 0..
		on 2022-01-01: class:B ratio 0..
		on 2022-01-01: ann as-converted 0..
		on 2022-01-01: ann votes-as-converted 0..
		on 2022-01-01: ann votes 10
		on 2022-01-01: class:B votes-as-converted 0..`,
	"voting and non-voting stock, share for share: the count is known, the votes are not": `
		class A votes 1 into B ratio 1
		class B votes 0 into A ratio 1
		2022-01-01 issue A-1 ann A 10
		2022-01-01 issue B-1 bob B 10
		warns conversion-cycle
		on 2022-01-01: all fully-diluted 20
		on 2022-01-01: fraction ann fully-diluted 0.5
		on 2022-01-01: ann votes-as-converted 0..
		on 2022-01-01: ann votes 10`,
	"there and back at two and a half: one share or two": `
		class A votes 1 into B ratio 2
		class B votes 1 into A ratio 1/2
		2022-01-01 issue A-1 ann A 10
		2022-01-01 issue B-1 bob B 10
		warns conversion-cycle
		on 2022-01-01: class:A ratio 1..2
		on 2022-01-01: class:B ratio 0.5..1`,
	"a longer way round, and a class that leads into it": `
		class P votes 1 into A ratio 5
		class A votes 1 into B ratio 2
		class B votes 1 into C ratio 2
		class C votes 1 into A ratio 1
		2022-01-01 issue P-1 ann P 10
		warns conversion-cycle
		on 2022-01-01: ann as-converted 0..
		on 2022-01-01: class:C ratio 0..`,
	"a class into itself": `
		class A votes 1 into A ratio 2
		class B votes 1 into B ratio 1
		2022-01-01 issue A-1 ann A 10
		2022-01-01 issue B-1 ann B 10
		warns conversion-cycle
		warns conversion-cycle
		on 2022-01-01: class:A ratio 0..
		on 2022-01-01: class:B ratio 1
		on 2022-01-01: class:B votes-as-converted 10`,
	"a circle that an adjustment closes": `
		class A votes 1 into C ratio 2 follows yes
		class C votes 1
		2022-01-01 issue A-1 ann A 10
		2023-01-01 ratio C into A 2
		warns conversion-cycle
		on 2022-12-31: ann as-converted 20
		on 2023-01-01: ann as-converted 0..`,
	"a right into a class that is not there": `
		class A votes 1 into X ratio 2 follows yes
		class P votes 1 into A ratio 2 follows yes
		2022-01-01 issue A-1 ann A 10
		2022-01-01 issue P-1 bob P 10
		warns dangling-reference
		says A converts into "X", which the file does not hold
		on 2022-01-01: ann as-converted 0..
		on 2022-01-01: bob votes-as-converted 0..
		on 2022-01-01: all votes 20`,
	"a circle that does not touch the rest": `
		class A votes 1 into B ratio 2
		class B votes 1 into A ratio 2
		class C votes 1
		class S votes 1 into C ratio 2
		2022-01-01 issue S-1 fund S 10
		2022-01-01 issue C-1 ann C 20
		warns conversion-cycle
		on 2022-01-01: fraction fund votes-as-converted 0.5
		on 2022-01-01: all fully-diluted 40`,
}

func TestCircularConversions(t *testing.T) {
	for name, text := range circles {
		t.Run(name, func(t *testing.T) { tell(t, text).check() })
	}
}

// Whatever classes convert into one another, the order in which the file lists them changes neither a figure nor a letter.
func TestTheOrderOfClassesDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := &loadline.Company{Stakeholders: []loadline.Stakeholder{{ID: "ann"}, {ID: "bob"}}}
		n := rapid.IntRange(1, 6).Draw(t, "classes")
		for i := range n {
			id := fmt.Sprintf("c%d", i)
			class := loadline.StockClass{ID: id, VotesPerShare: loadline.Exactly(loadline.Int(rapid.Int64Range(0, 2).Draw(t, "votes")))}
			for range rapid.IntRange(0, 2).Draw(t, "rights") {
				r := loadline.ConversionRight{IntoClassID: fmt.Sprintf("c%d", rapid.IntRange(0, n-1).Draw(t, "into")), FollowsSplit: loadline.Yes}
				if ratio := rapid.SampledFrom([]string{"1", "1", "2", "0.5", ""}).Draw(t, "ratio"); ratio != "" {
					v, _ := loadline.ParseDecimal(ratio)
					r.Ratio = loadline.Exactly(v)
				}
				class.Conversions = append(class.Conversions, r)
			}
			c.Classes = append(c.Classes, class)
			c.Transactions = append(c.Transactions, &loadline.StockIssuance{Quantity: loadline.WholeShares(int64(3 + i)), StockClassID: id,
				Issued: loadline.Issued{Event: loadline.Event{ID: id, Date: 1}, SecurityID: id, StakeholderID: []string{"ann", "bob"}[i%2]}})
		}
		shuffled := *c
		shuffled.Classes = slices.Clone(c.Classes)
		rand.New(rand.NewSource(rapid.Int64().Draw(t, "seed"))).Shuffle(n, func(i, j int) {
			shuffled.Classes[i], shuffled.Classes[j] = shuffled.Classes[j], shuffled.Classes[i]
		})
		a, b := convertedAndSaid(c), convertedAndSaid(&shuffled)
		if a != b {
			t.Fatalf("%s", differing(a, b))
		}
	})
}

// convertedAndSaid is all figures of a company, what its classes come to, and its letters.
func convertedAndSaid(c *loadline.Company) string {
	l, letters := New(c)
	h := l.On(1)
	lines := []string{show(numbers(h, everything))}
	for _, x := range h.Classes {
		lines = append(lines, fmt.Sprint(x.ClassID, bounds(x.Ratio), x.IntoClassID, bounds(x.AsConverted), bounds(x.VotesAsConverted)))
	}
	for _, d := range letters {
		lines = append(lines, d.Summary.String())
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// A chain as long as may be followed gives what it gives, and one link more is not known, wherever the file begins.
func TestAChainOfConversionsIsFollowedFromItsEnd(t *testing.T) {
	for _, n := range []int{longestChain, longestChain + 1} {
		for _, backwards := range []bool{false, true} {
			c := &loadline.Company{}
			for i := range n + 1 {
				class := loadline.StockClass{ID: fmt.Sprint(i), VotesPerShare: loadline.Exactly(loadline.Int(1))}
				if i < n {
					class.Conversions = []loadline.ConversionRight{{IntoClassID: fmt.Sprint(i + 1), Ratio: loadline.Exactly(loadline.Int(2)), FollowsSplit: loadline.Yes}}
				}
				c.Classes = append(c.Classes, class)
			}
			if backwards {
				slices.Reverse(c.Classes)
			}
			l, _ := New(c)
			for _, x := range l.On(1).Classes {
				if known := x.Ratio.Known(); x.ClassID == "0" && known != (n == longestChain) || x.ClassID == "1" && !known {
					t.Errorf("a chain of %d, backwards %v: class %s has the ratio %s", n, backwards, x.ClassID, bounds(x.Ratio))
				}
			}
		}
	}
}
