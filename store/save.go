package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// MostBytes bounds a file that is kept.
const MostBytes = 16 << 20

// ErrOutside means that a path leads out of the store's folder, or into the store itself.
var ErrOutside = errors.New("the path leads out of the folder")

// ErrTooLarge means that a file holds more than [MostBytes].
var ErrTooLarge = errors.New("the file is larger than 16 MiB")

// Save is what is to be kept: by whom, and why.
type Save struct {
	Path    string // from the store's folder, with slashes
	From    string // hash of what the writer started from; empty for a file that is not there yet
	Content []byte
	Who     string
	Note    string
}

// Conflict tells of two who wrote one file. Both are kept; the file holds what was on disk.
type Conflict struct {
	OnDisk Revision `json:"on_disk"` // zero where the file is gone
	Yours  Revision `json:"yours"`   // set aside
}

// Read is a file as it stands on disk, and its revision, which is made where somebody wrote the file without the store. Where the
// file is not there, the error is [fs.ErrNotExist].
func (s *Store) Read(ctx context.Context, name string) (Revision, []byte, error) {
	real, err := s.real(name)
	if err != nil {
		return Revision{}, nil, err
	}
	s.saving.Lock()
	defer s.saving.Unlock()
	var out Revision
	var content []byte
	err = s.within(ctx, func(tx *sql.Tx) error {
		if content, err = s.disk(real); err != nil {
			return err
		}
		out, err = s.found(ctx, tx, name, content)
		return err
	})
	return out, content, err
}

// found is the revision of what is on disk.
func (s *Store) found(ctx context.Context, tx *sql.Tx, name string, content []byte) (Revision, error) {
	before, err := last(ctx, tx, name)
	if err != nil || before.ID != "" && before.Content == Hash(content) {
		return before, err
	}
	return s.add(ctx, tx, Revision{Path: name, Parent: before.ID, Note: FoundOnDisk}, content)
}

// Save keeps new content of a file. Where the file is no longer what the writer started from, nothing of it is changed and the
// conflict is not nil. When it returns without an error, what it returns is on disk to stay.
func (s *Store) Save(ctx context.Context, w Save) (out Revision, conflict *Conflict, err error) {
	if len(w.Content) > MostBytes {
		return out, nil, ErrTooLarge
	}
	real, err := s.real(w.Path)
	if err != nil {
		return out, nil, err
	}
	s.saving.Lock()
	defer s.saving.Unlock()
	written := false
	err = s.within(ctx, func(tx *sql.Tx) error {
		var before Revision
		there, err := s.disk(real)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return err
		default:
			if before, err = s.found(ctx, tx, w.Path, there); err != nil {
				return err
			}
		}
		next := Revision{Path: w.Path, Parent: before.ID, Who: w.Who, Note: w.Note}
		switch {
		case before.ID != "" && before.Content == Hash(w.Content): // there is nothing to keep that is not kept
			out = before
			return nil
		case before.Content != w.From:
			next.Aside = true
			next.Parent = s.parent(ctx, tx, w)
			next, err = s.add(ctx, tx, next, w.Content)
			conflict = &Conflict{OnDisk: before, Yours: next}
			return err
		}
		if out, err = s.add(ctx, tx, next, w.Content); err != nil {
			return err
		}
		err = s.write(real, w.Content)
		written = err == nil
		return err
	})
	switch {
	case err != nil && written:
		return Revision{}, nil, fmt.Errorf("%s was written, and its revision could not be recorded: %w", w.Path, err)
	case err != nil:
		return Revision{}, nil, fmt.Errorf("%s is not saved: %w", w.Path, err)
	}
	return out, conflict, nil
}

// parent is the newest revision that holds what the writer started from; empty where none does.
func (s *Store) parent(ctx context.Context, tx *sql.Tx, w Save) (id string) {
	row := tx.QueryRowContext(ctx, `SELECT id FROM revision WHERE path = $1 AND content = $2 ORDER BY number DESC LIMIT 1`, w.Path, w.From)
	if row.Scan(&id) != nil {
		return ""
	}
	return id
}

// real is the path of a file below the folder, links followed: a link that stays inside stays a link, one that leads out is refused.
func (s *Store) real(name string) (string, error) {
	local := filepath.FromSlash(name)
	if name == "" || name != path.Clean(name) || !filepath.IsLocal(local) || strings.ContainsRune(name, 0) {
		return "", ErrOutside
	}
	whole := filepath.Join(s.folder, local)
	for rest := ""; whole != s.folder; whole, rest = filepath.Dir(whole), filepath.Join(filepath.Base(whole), rest) {
		there, err := filepath.EvalSymlinks(whole)
		if errors.Is(err, fs.ErrNotExist) {
			if _, dangling := os.Lstat(whole); dangling == nil {
				return "", ErrOutside // a link to nothing: what is written through it may be anywhere
			}
			continue // not there yet: its folder says where it will be
		}
		if err != nil {
			return "", err
		}
		rel, err := filepath.Rel(s.folder, filepath.Join(there, rest))
		first, _, _ := strings.Cut(filepath.ToSlash(rel), "/")
		if err != nil || !filepath.IsLocal(rel) || first == Folder {
			return "", ErrOutside
		}
		return rel, nil
	}
	return local, nil
}

// disk reads a file. A pipe or a device would never end.
func (s *Store) disk(real string) ([]byte, error) {
	info, err := s.root.Stat(real)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a regular file", real)
	}
	f, err := s.root.Open(real)
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(io.LimitReader(f, MostBytes+1))
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, err
	}
	if len(content) > MostBytes {
		return nil, ErrTooLarge
	}
	return content, nil
}

// write puts a whole file in the place of another, or leaves that one as it is, and makes sure that it stays.
func (s *Store) write(real string, content []byte) error {
	dir := filepath.Dir(real)
	if err := s.root.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	f, err := s.beside(real)
	if err != nil {
		return err
	}
	name := filepath.Join(dir, filepath.Base(f.Name()))
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = s.root.Rename(name, real)
	}
	if err != nil {
		return errors.Join(err, s.root.Remove(name))
	}
	return s.sync(dir)
}

// beside makes a new file in the folder of another, with that one's mode where it is there.
func (s *Store) beside(real string) (*os.File, error) {
	for n := range 1000 {
		f, err := s.root.OpenFile(fmt.Sprintf("%s.%d.tmp", real, n), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if info, statErr := s.root.Stat(real); err == nil && statErr == nil {
			err = f.Chmod(info.Mode().Perm())
		}
		return f, err
	}
	return nil, fmt.Errorf("the folder of %s is full of left-over files", real)
}

// sync makes a rename last. Where a system cannot sync a folder, renames last by themselves.
func (s *Store) sync(dir string) error {
	d, err := s.root.Open(dir)
	if err != nil {
		return err
	}
	if err := d.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, fs.ErrInvalid) && !errors.Is(err, fs.ErrPermission) {
		return errors.Join(err, d.Close())
	}
	return d.Close()
}
