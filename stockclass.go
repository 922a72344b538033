package loadline

import "cmp"

// StockClass is a class or series of stock with its rights.
type StockClass struct {
	ID, Name           string // as in [Stakeholder]
	Title              string // "Series A Preferred"
	Kind               ClassKind
	VotesPerShare      Number         // unbounded where nobody said; never 1 by default
	Authorized         Stated[Shares] // None: there is no limit
	Par                Stated[Money]
	OriginalIssuePrice Stated[Money]
	Seniority          Stated[int] // a higher number is paid first (Open Cap Format's order)
	Preference         LiquidationPreference
	Conversions        []ConversionRight // none where it converts into nothing
	AntiDilution       Stated[AntiDilution]
	AntiDilutionBase   Stated[string] // A: "fully_diluted" (options, what converts and the unissued pool), "granted" (without the pool), "outstanding" (as converted), "preferred", "class"
	PayToPlay          Stated[bool]   // whether who does not take up a part of a round in proportion is converted into common stock
	Dividend           Stated[Ratio]  // of the original issue price, a year
	DividendCumulates  Truth
	DividendCompounds  Truth
	DividendShares     Truth                // whether besides its own it shares in dividends on common stock, as converted
	Liquidates         Stated[[]MatterKind] // which acts the charter calls a deemed liquidation; None: none of them
	VotesWith          string               // id of the class that it is one with wherever classes vote: of a series A-1 the series A; empty: it is none with another
	IDPrefix           string               // of certificates, such as "CS-"
	Approved           Date                 // by the board, where given
	At                 Source
}

// ClassKind tells common stock from preferred.
type ClassKind uint8

// The kinds of classes.
const (
	ClassKindNotSaid ClassKind = iota
	Common
	Preferred
)

// LiquidationPreference is what a class is paid before others, and whether it shares in the rest.
type LiquidationPreference struct {
	Multiple      Number                // of the original issue price
	Participation Stated[Participation] // in what is left
	CapMultiple   Stated[Ratio]         // of a capped participation: the total, as a multiple of the original issue price
}

// Participation is how a preferred class shares in what its preference leaves.
type Participation uint8

// The three participations.
const (
	NonParticipating Participation = iota
	Participating
	CappedParticipating
)

// ConversionRight lets a share turn into shares of another class.
type ConversionRight struct {
	IntoClassID  string
	Ratio        Number // shares received for each share given
	Price        Stated[Money]
	Rounding     Stated[Rounding] // of the shares received by one holder
	FollowsSplit Truth            // whether a split of either class moves the ratio by itself
	At           Source
}

// Ref is how expressions and answers name the class.
func (c StockClass) Ref() Ref { return Ref{"stock_class", cmp.Or(c.Name, c.ID)} }

// StockPlan is a pool of shares kept for grants.
type StockPlan struct {
	ID, Name     string
	Title        string
	ClassIDs     []string // the classes that grants of the plan are over
	Reserved     Number
	OnCancel     Stated[Cancelled]
	FollowsSplit Truth // whether a split of the class moves reserve and grants by itself
	Approved     Date
	At           Source
}

// Cancelled is what becomes of the shares under a grant that lapses or is cancelled.
type Cancelled uint8

// What Open Cap Format knows of it.
const (
	ReturnsToPool Cancelled = iota
	Retires
	HoldsAsCapital
	DefinedPerGrant
)

// Ref is how expressions and answers name the plan.
func (p StockPlan) Ref() Ref { return Ref{"stock_plan", cmp.Or(p.Name, p.ID)} }
