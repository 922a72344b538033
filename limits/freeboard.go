package limits

// freeboard fills how far a limit that was asked is from its line: r.Margins, r.Shifts and r.Rooms. The world is that of
// r.Day.
func freeboard(r *Result, w *World, ask Asker, o Options) {}
