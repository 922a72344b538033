package control

// weightedPower are the indices of the game in which a coalition wins where its weight reaches q: for every voter, in the
// order of w, the absolute Banzhaf and the Shapley-Shubik value, and act, the part of the 2^n coalitions that wins.
// Weights are not negative and their sum fits int64; any q is allowed. Idle votes matter only to whoever computed q.
func weightedPower(w []int64, idle, q int64, l Budget) (banzhaf, shapley []Interval, act Interval, m Method) {
	panic("control: being written")
}
