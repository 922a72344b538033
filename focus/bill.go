package focus

import "loadline"

// Bill is what the rows of one or several files add up to.
type Bill struct {
	Files       []string              `json:"files"`
	Rows        int64                 `json:"rows"`     // of charges that were read
	LeftOut     int64                 `json:"left_out"` // of them in no sum, for the reasons told in Problems
	Totals      []Charges             `json:"totals"`   // one for each currency
	Periods     []Charges             `json:"periods"`  // by billing month
	Suppliers   []Charges             `json:"suppliers"`
	Issuers     []Charges             `json:"issuers"`
	Publishers  []Charges             `json:"publishers"`
	Hosts       []Charges             `json:"hosts"`
	Services    []Charges             `json:"services"`
	Categories  []Charges             `json:"categories"` // of services
	Kinds       []Charges             `json:"kinds"`      // by ChargeCategory
	Credits     []Charges             `json:"credits"`    // rows of the category Credit, by supplier and month
	Commitments []CommitmentUse       `json:"commitments"`
	Agreed      []AgreedCommitment    `json:"agreed"` // of files that list contract commitments instead of charges
	Problems    loadline.Diagnostics  `json:"-"`
	Assumed     []loadline.Assumption `json:"-"`

	lines   []Charges // of every combination that occurs
	unsound []string  // suppliers whose EffectiveCost is rounded away, or missing
}

// Charges is the sum of rows that share what is filled in here; what they do not share, or no row said, is empty.
type Charges struct {
	Supplier  string        `json:"supplier,omitempty"`  // ServiceProviderName, before FOCUS 1.3 ProviderName
	Issuer    string        `json:"issuer,omitempty"`    // InvoiceIssuerName: whom the company owes
	Publisher string        `json:"publisher,omitempty"` // PublisherName: who produced it
	Host      string        `json:"host,omitempty"`      // HostProviderName, from FOCUS 1.3: on whose machines it runs
	Service   string        `json:"service,omitempty"`
	Category  string        `json:"category,omitempty"` // ServiceCategory, such as "AI and Machine Learning"
	Month     loadline.Date `json:"month,omitempty"`    // the first day of the month of BillingPeriodStart
	Kind      ChargeKind    `json:"kind,omitempty"`
	Currency  string        `json:"currency,omitempty"` // ISO 4217; empty: the bill does not say
	Costs
}

// Costs are the four costs of FOCUS, summed, in one currency.
type Costs struct {
	Rows           int64          `json:"rows"`
	BilledCost     loadline.Ratio `json:"billed_cost"`     // cash: what the invoice asks for
	EffectiveCost  loadline.Ratio `json:"effective_cost"`  // of what was used: purchases spread over what they cover
	ListCost       loadline.Ratio `json:"list_cost"`       // at public prices
	ContractedCost loadline.Ratio `json:"contracted_cost"` // at negotiated prices, before commitments
	NotSaid        NotSaid        `json:"not_said,omitzero"`
}

// NotSaid counts rows that do not state a cost and count as nothing in its sum.
type NotSaid struct {
	EffectiveCost  int64 `json:"effective_cost,omitempty"`
	ListCost       int64 `json:"list_cost,omitempty"`
	ContractedCost int64 `json:"contracted_cost,omitempty"`
}

// ChargeKind is FOCUS's ChargeCategory.
type ChargeKind uint8

// The kinds of charges. The zero kind is of sums over several.
const (
	Usage ChargeKind = iota + 1
	Purchase
	Tax
	Credit
	Adjustment
	OtherCharge // a word that FOCUS does not have, or none
)

// String is the word of FOCUS.
func (k ChargeKind) String() string {
	return [...]string{"", "Usage", "Purchase", "Tax", "Credit", "Adjustment", "not understood"}[k]
}

// MarshalText writes the kind as [ChargeKind.String] does.
func (k ChargeKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// CommitmentUse is one commitment in the bill: what was paid for it and what became of it.
type CommitmentUse struct {
	ID         string          `json:"id,omitempty"` // CommitmentDiscountId; empty: purchases of the supplier that have none, together
	Name       string          `json:"name,omitempty"`
	Category   string          `json:"category,omitempty"` // "Spend" or "Usage"
	Type       string          `json:"type,omitempty"`     // in the provider's word: "Savings Plan"
	Supplier   string          `json:"supplier,omitempty"`
	Currency   string          `json:"currency,omitempty"`
	Term       loadline.Period `json:"term,omitzero"` // of the purchases in the bill; zero: bought before it, or it does not say
	Paid       loadline.Ratio  `json:"paid"`          // BilledCost of its rows
	Used       loadline.Ratio  `json:"used"`          // EffectiveCost of usage that it covered
	Unused     loadline.Ratio  `json:"unused"`        // EffectiveCost of what it covered and nobody used
	AtPurchase loadline.Ratio  `json:"at_purchase"`   // EffectiveCost of the purchase itself, which should be nothing
	Rest       loadline.Ratio  `json:"rest"`          // Paid - Used - Unused - AtPurchase: what is still to be used, where it was bought in this bill
	Bought     bool            `json:"bought"`        // the bill has its purchase
	Whole      bool            `json:"whole"`         // the bill has its whole term, so that the rest must be nothing

	early bool // something was used before what was bought in this bill
	at    loadline.Source
}

// AgreedCommitment is one row of a list of contract commitments (a dataset of its own from FOCUS 1.3 on).
type AgreedCommitment struct {
	ID          string          `json:"id"`
	Contract    string          `json:"contract,omitempty"`
	Description string          `json:"description,omitempty"`
	Supplier    string          `json:"supplier,omitempty"`
	Issuer      string          `json:"issuer,omitempty"`
	Category    string          `json:"category,omitempty"` // "Spend" or "Usage"
	Type        string          `json:"type,omitempty"`
	Status      string          `json:"status,omitempty"`
	Term        loadline.Period `json:"term,omitzero"` // both days inclusive
	Cost        loadline.Ratio  `json:"cost"`
	Currency    string          `json:"currency,omitempty"`
	Quantity    loadline.Ratio  `json:"quantity"`
	Unit        string          `json:"unit,omitempty"`
	At          loadline.Source `json:"at,omitzero"`
}
