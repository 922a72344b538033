package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"slices"
)

//go:embed migrations/sqlite/*.sql
var migrations embed.FS

// steps are the migrations in order: step n brings the tables from version n to n+1.
func steps() []string {
	names, err := fs.Glob(migrations, "migrations/sqlite/*.sql")
	if err != nil {
		panic(err)
	}
	slices.Sort(names)
	var out []string
	for _, name := range names {
		text, err := migrations.ReadFile(name)
		if err != nil {
			panic(err)
		}
		out = append(out, string(text))
	}
	return out
}

// migrate runs the steps that were not run yet, each in a transaction with the note that it was: a crash between two leaves a
// version that the next opening goes on from. A store that has seen more steps than there are is left alone.
func migrate(ctx context.Context, db *sql.DB, steps []string) error {
	if _, err := db.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY)`); err != nil {
		return err
	}
	for {
		done, err := migrateOnce(ctx, db, steps)
		if done || err != nil {
			return err
		}
	}
}

// migrateOnce runs the next step; another process may run it at the same moment, so the version is read under the lock.
func migrateOnce(ctx context.Context, db *sql.DB, steps []string) (done bool, err error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	defer func() { _ = tx.Rollback() }() // of what was not committed
	var version int
	if err := tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM migration`).Scan(&version); err != nil {
		return false, err
	}
	switch {
	case version > len(steps):
		return false, fmt.Errorf("a later version of loadline made it (tables of version %d, this one knows %d)", version, len(steps))
	case version == len(steps):
		return true, nil
	}
	if _, err := tx.ExecContext(ctx, steps[version]); err != nil {
		return false, fmt.Errorf("migration %d: %w", version+1, err)
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO migration (number) VALUES ($1)`, version+1); err != nil {
		return false, err
	}
	return false, tx.Commit()
}
