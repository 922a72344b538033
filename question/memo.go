package question

import "sync"

// memo keeps what was made of a key, once, for several goroutines.
type memo[K comparable, V any] struct {
	mutex sync.Mutex
	kept  map[K]func() V
}

// get is what make makes of the key, or made before.
func (m *memo[K, V]) get(key K, make func() V) V {
	m.mutex.Lock()
	kept, ok := m.kept[key]
	if !ok {
		if m.kept == nil {
			m.kept = map[K]func() V{}
		}
		kept = sync.OnceValue(make)
		m.kept[key] = kept
	}
	m.mutex.Unlock()
	return kept()
}

// peek is what was made of the key, and whether anything was.
func (m *memo[K, V]) peek(key K) (V, bool) {
	m.mutex.Lock()
	kept, ok := m.kept[key]
	m.mutex.Unlock()
	if !ok {
		var none V
		return none, false
	}
	return kept(), true
}
