package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"time"
)

// FoundOnDisk is the note of a revision that somebody wrote without the store: an editor, a version control system, a crash.
const FoundOnDisk = "found on disk"

// ErrNoRevision means that there is no revision of that name.
var ErrNoRevision = errors.New("there is no such revision")

// Revision is one state of a file. It is never changed.
type Revision struct {
	ID      string    `json:"id"`   // hash of the other fields but Number
	Path    string    `json:"path"` // from the store's folder, with slashes
	Number  int       `json:"number"`
	Parent  string    `json:"parent,omitempty"` // the revision that it was made from
	Content string    `json:"content"`          // hash of the bytes, as [Hash] makes it
	Who     string    `json:"who,omitempty"`
	Note    string    `json:"note,omitempty"`
	When    time.Time `json:"when"`
	Aside   bool      `json:"aside,omitempty"` // kept, but never in the file: somebody else had written it meanwhile
}

// Hash names bytes: their SHA-256, hexadecimal.
func Hash(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// identity names a revision by what it says, each part with its length before it, so that no two say the same bytes otherwise.
func (r Revision) identity() string {
	h := sha256.New()
	for _, part := range []string{r.Path, r.Parent, r.Content, r.Who, r.Note} {
		fmt.Fprintf(h, "%d:%s", len(part), part)
	}
	fmt.Fprintf(h, "%d %t", r.When.UnixMicro(), r.Aside)
	return hex.EncodeToString(h.Sum(nil)[:16])
}

const columns = `id, path, number, parent, content, who, note, micros, aside`

// scan reads a row of columns, and refuses one that was changed since it was written.
func scan(row interface{ Scan(...any) error }) (r Revision, err error) {
	var micros, aside int64
	if err := row.Scan(&r.ID, &r.Path, &r.Number, &r.Parent, &r.Content, &r.Who, &r.Note, &micros, &aside); err != nil {
		return r, err
	}
	r.When, r.Aside = time.UnixMicro(micros).UTC(), aside != 0
	if r.identity() != r.ID {
		return r, fmt.Errorf("revision %s of %s is damaged: it does not say what it said when it was written", r.ID, r.Path)
	}
	return r, nil
}

// Revisions are those of a path, the newest first, at most so many below a number (0: from the newest).
func (s *Store) Revisions(ctx context.Context, path string, below, most int) ([]Revision, error) {
	if below <= 0 {
		below = 1 << 53
	}
	rows, err := s.db.QueryContext(ctx, `SELECT `+columns+` FROM revision WHERE path = $1 AND number < $2 ORDER BY number DESC LIMIT $3`, path, below, most)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := []Revision{}
	for rows.Next() {
		r, err := scan(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, rows.Err()
}

// Content is a revision and the bytes that it holds.
func (s *Store) Content(ctx context.Context, id string) (Revision, []byte, error) {
	r, err := scan(s.db.QueryRowContext(ctx, `SELECT `+columns+` FROM revision WHERE id = $1`, id))
	if errors.Is(err, sql.ErrNoRows) {
		return r, nil, ErrNoRevision
	}
	if err != nil {
		return r, nil, err
	}
	var content []byte
	if err := s.db.QueryRowContext(ctx, `SELECT bytes FROM content WHERE hash = $1`, r.Content).Scan(&content); err != nil {
		return r, nil, err
	}
	if Hash(content) != r.Content {
		return r, nil, fmt.Errorf("revision %s of %s is damaged: its content is not what was written", r.ID, r.Path)
	}
	return r, content, nil
}

// last is the newest revision that stood in the file; its ID is empty where there is none.
func last(ctx context.Context, tx *sql.Tx, path string) (Revision, error) {
	r, err := scan(tx.QueryRowContext(ctx, `SELECT `+columns+` FROM revision WHERE path = $1 AND aside = 0 ORDER BY number DESC LIMIT 1`, path))
	if errors.Is(err, sql.ErrNoRows) {
		return Revision{}, nil
	}
	return r, err
}

// add appends a revision; its number and name are found here.
func (s *Store) add(ctx context.Context, tx *sql.Tx, r Revision, content []byte) (Revision, error) {
	if err := tx.QueryRowContext(ctx, `SELECT COALESCE(MAX(number), 0) + 1 FROM revision WHERE path = $1`, r.Path).Scan(&r.Number); err != nil {
		return r, err
	}
	r.Content, r.When = Hash(content), s.now().UTC().Truncate(time.Microsecond)
	r.ID = r.identity()
	for taken := 1; taken > 0; { // the same words twice within a microsecond, or by a clock that stands still
		if err := tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM revision WHERE id = $1`, r.ID).Scan(&taken); err != nil {
			return r, err
		}
		if taken > 0 {
			r.When = r.When.Add(time.Microsecond)
			r.ID = r.identity()
		}
	}
	if content == nil {
		content = []byte{} // an empty file, not no file
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO content (hash, bytes) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING`, r.Content, content); err != nil {
		return r, err
	}
	aside := 0
	if r.Aside {
		aside = 1
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO revision (`+columns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		r.ID, r.Path, r.Number, r.Parent, r.Content, r.Who, r.Note, r.When.UnixMicro(), aside)
	return r, err
}
