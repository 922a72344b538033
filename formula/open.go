package formula

import "loadline"

// join is the questions of all lists, each once, in the order met.
func join(lists ...[]loadline.Unknown) []loadline.Unknown {
	var out []loadline.Unknown
	var seen map[string]bool
	for _, list := range lists {
		switch {
		case len(list) == 0:
		case out == nil:
			out = list
		default:
			if seen == nil {
				seen = questions(out)
				out = append([]loadline.Unknown(nil), out...)
			}
			for _, u := range list {
				if !seen[u.Question] {
					out, seen[u.Question] = append(out, u), true
				}
			}
		}
	}
	return out
}

// opens is what each of the values hangs on.
func opens(values []Value) [][]loadline.Unknown {
	out := make([][]loadline.Unknown, len(values))
	for i, x := range values {
		out[i] = x.Open()
	}
	return out
}

func questions(list []loadline.Unknown) map[string]bool {
	seen := make(map[string]bool, len(list))
	for _, u := range list {
		seen[u.Question] = true
	}
	return seen
}
