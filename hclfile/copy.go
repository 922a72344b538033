package hclfile

import (
	"fmt"

	"loadline"
)

// copyTransaction is a transaction that may be changed without changing the one it was copied from.
func copyTransaction(t loadline.Transaction) loadline.Transaction {
	switch t := t.(type) {
	case *loadline.StockIssuance:
		return copied(t)
	case *loadline.GrantIssuance:
		return copied(t)
	case *loadline.WarrantIssuance:
		return copied(t)
	case *loadline.ConvertibleIssuance:
		return copied(t)
	case *loadline.Transfer:
		return copied(t)
	case *loadline.Cancellation:
		return copied(t)
	case *loadline.Retraction:
		return copied(t)
	case *loadline.Repurchase:
		return copied(t)
	case *loadline.Conversion:
		return copied(t)
	case *loadline.Exercise:
		return copied(t)
	case *loadline.Release:
		return copied(t)
	case *loadline.Reissuance:
		return copied(t)
	case *loadline.Consolidation:
		return copied(t)
	}
	return copyOther(t)
}

func copyOther(t loadline.Transaction) loadline.Transaction {
	switch t := t.(type) {
	case *loadline.Acceptance:
		return copied(t)
	case *loadline.ReturnToPool:
		return copied(t)
	case *loadline.Repricing:
		return copied(t)
	case *loadline.Split:
		return copied(t)
	case *loadline.ConversionAdjustment:
		return copied(t)
	case *loadline.AuthorizedAdjustment:
		return copied(t)
	case *loadline.PoolAdjustment:
		return copied(t)
	case *loadline.VestingStart:
		return copied(t)
	case *loadline.VestingEvent:
		return copied(t)
	case *loadline.VestingAcceleration:
		return copied(t)
	case *loadline.RelationshipChange:
		return copied(t)
	case *loadline.StatusChange:
		return copied(t)
	}
	panic(fmt.Sprintf("hclfile: unknown transaction %T", t))
}

func copied[T any](t *T) *T {
	out := *t
	return &out
}
