package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	_ "github.com/ncruces/go-sqlite3/driver" // SQLite in Go, without cgo
)

// Folder is where the store lies, in the folder that it belongs to. Nothing in it is a company's.
const Folder = ".loadline"

// ignoreAll keeps the store out of a repository that the folder may be.
const ignoreAll = "# Revisions kept by loadline serve. The files beside this folder are the truth.\n*\n"

// Store keeps the revisions of the files of one folder. It may be used by several goroutines, and by several processes at once.
type Store struct {
	db     *sql.DB
	root   *os.Root
	folder string // real, absolute
	now    func() time.Time
	saving sync.Mutex // one save after the other; other processes are kept apart by the database
}

// Open opens the store of a folder, made on first use, and brings its tables up to date. now is the clock. It is an error where
// the folder is not there or cannot be written, where a later version made the store, or where it is damaged.
func Open(ctx context.Context, folder string, now func() time.Time) (_ *Store, err error) {
	real, err := filepath.Abs(folder)
	if err == nil {
		real, err = filepath.EvalSymlinks(real)
	}
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(real)
	if err != nil {
		return nil, err
	}
	s := &Store{root: root, folder: real, now: now}
	defer func() {
		if err != nil {
			_ = s.Close()
		}
	}()
	if err := root.MkdirAll(Folder, 0o755); err != nil {
		return nil, fmt.Errorf("no revisions can be kept in %s: %w", real, err)
	}
	ignore := filepath.Join(Folder, ".gitignore")
	if _, statErr := root.Stat(ignore); errors.Is(statErr, os.ErrNotExist) {
		if err := root.WriteFile(ignore, []byte(ignoreAll), 0o644); err != nil {
			return nil, fmt.Errorf("no revisions can be kept in %s: %w", real, err)
		}
	}
	if s.db, err = sql.Open("sqlite3", source(filepath.Join(real, Folder, "store.db"))); err != nil {
		return nil, err
	}
	if err := migrate(ctx, s.db, steps()); err != nil {
		return nil, fmt.Errorf("the store in %s cannot be used: %w", filepath.Join(real, Folder), err)
	}
	return s, nil
}

// Close lets go of the database and the folder.
func (s *Store) Close() error {
	var err error
	if s.db != nil {
		err = s.db.Close()
	}
	return errors.Join(err, s.root.Close())
}

// source names the database to the driver. A transaction takes the lock where it begins: two that read first and write then would
// else refuse each other. The driver wants the patience said first.
func source(file string) string {
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(file), RawQuery: strings.Join([]string{
		"_pragma=busy_timeout(10000)", "_pragma=journal_mode(WAL)", "_pragma=synchronous(FULL)", "_pragma=foreign_keys(1)", "_txlock=immediate",
	}, "&")}
	return u.String()
}

// within runs work in one transaction: all of it, or nothing.
func (s *Store) within(ctx context.Context, work func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := work(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// Setting is the value kept under a name; empty where there is none.
func (s *Store) Setting(ctx context.Context, name string) (string, error) {
	var value string
	err := s.db.QueryRowContext(ctx, `SELECT value FROM setting WHERE name = $1`, name).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, err
}

// Set keeps a value under a name.
func (s *Store) Set(ctx context.Context, name, value string) error {
	_, err := s.db.ExecContext(ctx, `INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2`, name, value)
	return err
}
