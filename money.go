package loadline

// Money is an exact amount in one currency. Amounts in different currencies are never added.
type Money struct {
	Amount   Ratio  `json:"amount"`
	Currency string `json:"currency,omitempty"` // ISO 4217, such as "USD"; empty: the company's own
}

// MoneyOf is an amount in a currency.
func MoneyOf(amount Ratio, currency string) Money { return Money{amount, currency} }

// String is the currency and the amount in full, such as "USD 1250000.5".
func (m Money) String() string {
	if m.Currency == "" {
		return m.Amount.String()
	}
	return m.Currency + " " + m.Amount.String()
}
