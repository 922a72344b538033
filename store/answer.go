package store

import (
	"context"
	"database/sql"
	"errors"
)

// MostAnswers bounds what computed answers take, in bytes. Each can be computed again.
const MostAnswers = 64 << 20

// Answer is what was computed for a key, and whether anything was. The key names all that it hangs on.
func (s *Store) Answer(ctx context.Context, key string) ([]byte, bool, error) {
	var out []byte
	err := s.db.QueryRowContext(ctx, `SELECT bytes FROM answer WHERE key = $1`, key).Scan(&out)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	return out, err == nil, err
}

// KeepAnswer keeps what was computed for a key, and forgets the oldest where all take more than [MostAnswers].
func (s *Store) KeepAnswer(ctx context.Context, key string, answer []byte) error {
	return s.keepAnswer(ctx, key, answer, MostAnswers)
}

func (s *Store) keepAnswer(ctx context.Context, key string, answer []byte, most int64) error {
	return s.within(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO answer (key, bytes, size, micros) VALUES ($1, $2, $3, $4) ON CONFLICT (key) DO UPDATE SET bytes = $2, size = $3, micros = $4`,
			key, answer, len(answer), s.now().UnixMicro())
		if err != nil {
			return err
		}
		for {
			var total int64
			if err := tx.QueryRowContext(ctx, `SELECT COALESCE(SUM(size), 0) FROM answer`).Scan(&total); err != nil || total <= most {
				return err
			}
			if _, err := tx.ExecContext(ctx, `DELETE FROM answer WHERE key = (SELECT key FROM answer ORDER BY micros, key LIMIT 1)`); err != nil {
				return err
			}
		}
	})
}
