package governance

import (
	"fmt"
	"strings"

	"loadline"
)

// classesNotSaid are the classes of stock outstanding of which nobody says whether they vote in a body of stockholders; those
// that have no vote anywhere are not among them. Nil where the body says which classes vote.
func (k *making) classesNotSaid(b *loadline.Body) []*loadline.StockClass {
	if b == nil || b.Kind != loadline.Stockholders || len(b.Classes) > 0 || b.Entity.Name != "" {
		return nil
	}
	held := map[string]bool{}
	for i := range k.o.stock() {
		id, _, _ := strings.Cut(k.o.stock()[i].Key, "\x00")
		held[id] = true
	}
	var out []*loadline.StockClass
	for i := range k.o.voting {
		class := &k.o.voting[i]
		if (held[class.ID] || k.o.unheld(class)) && !class.VotesPerShare.IsZero() {
			out = append(out, class)
		}
	}
	return out
}

// byWhichever is the gate of a vote of stockholders where nobody says which classes take part. What every class by itself
// would pass, any of them together pass: a part of each is the same part of their sum. And what any of them together pass,
// one of them would by itself. A cap on one holder's votes hangs on the sum, so that there nothing follows.
func (k *making) byWhichever(b *loadline.Body, each []*loadline.StockClass, a loadline.Approval, q asking) int {
	question := loadline.Unknown{Question: fmt.Sprintf("Which classes vote in %v?", k.o.Title(b.Ref())), At: b.At}
	k.tell(loadline.Diagnostic{Code: loadline.ClassesNotSaid, Severity: loadline.Warning, At: b.At,
		Summary: loadline.Textf("Nobody says which classes vote in %v", k.o.Title(b.Ref())),
		Detail:  loadline.Textf("There are %v of which shares are outstanding. Only what each of them would pass by itself certainly passes.", len(each)),
		Hint:    loadline.Textf("Write classes = […] with every class that votes there.")})
	var strict, lax []int
	loose := q
	loose.consent = true // the class that passes it need not be the one that makes the quorum
	for _, class := range each {
		one := *b
		one.Classes, one.Converted = []loadline.Ref{class.Ref()}, loadline.No
		c := k.constituency(&one, a.Who, q)
		c.ref = class.Ref()
		strict, lax = append(strict, k.byVotesOf(c, &one, a, q)), append(lax, k.byVotesOf(c, &one, a, loose))
	}
	if len(b.Votes) > 0 {
		return k.unknown(question)
	}
	return k.any(k.all(strict...), k.all(k.any(lax...), k.unknown(question)))
}
