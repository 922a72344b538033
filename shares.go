package loadline

// Shares is an exact count of shares, units or options; a document may hold fractions of one. The zero value is none.
type Shares struct{ n Ratio }

// SharesOf is n as a count of shares.
func SharesOf(n Ratio) Shares { return Shares{n} }

// WholeShares is n shares.
func WholeShares(n int64) Shares { return Shares{Int(n)} }

// Ratio is the bare count.
func (s Shares) Ratio() Ratio { return s.n }

// Add is s + t.
func (s Shares) Add(t Shares) Shares { return Shares{s.n.Add(t.n)} }

// Sub is s - t.
func (s Shares) Sub(t Shares) Shares { return Shares{s.n.Sub(t.n)} }

// Times is s scaled by a ratio: a split, a conversion.
func (s Shares) Times(by Ratio) Shares { return Shares{s.n.Mul(by)} }

// Cmp is -1, 0 or +1 as s is below, equal to or above t.
func (s Shares) Cmp(t Shares) int { return s.n.Cmp(t.n) }

// Sign is -1, 0 or +1.
func (s Shares) Sign() int { return s.n.Sign() }

// String is the count in full, without separators.
func (s Shares) String() string { return s.n.String() }

// MarshalText writes the count as [Shares.String] does.
func (s Shares) MarshalText() ([]byte, error) { return s.n.MarshalText() }
