package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"loadline/dossier"
	"loadline/hclfile"
	"loadline/ocf"
)

// revision is a git repository as it was at one revision: its files by their paths, and a process that hands out their
// contents. What is asked for is laid into a folder of its own, which close removes.
type revision struct {
	name   string // as the user wrote it
	top    string // of the work tree
	files  map[string]string
	folder string

	mutex sync.Mutex
	batch *exec.Cmd
	ask   io.WriteCloser
	tell  *bufio.Reader
}

// mostBlob bounds a file of the past; the largest package that Loadline reads is below it.
const mostBlob = 2 << 30

// openRevision finds the repository of a file or folder and reads what it held at a revision.
func openRevision(name, near string) (*revision, error) {
	if _, err := exec.LookPath("git"); err != nil {
		return nil, fmt.Errorf("--since %s names a revision, and git is not installed; a day such as 2026-01-01 needs no git", name)
	}
	if strings.HasPrefix(name, "-") {
		return nil, fmt.Errorf("--since takes a day such as 2026-01-01 or a revision of git, not %q", name)
	}
	folder, err := nearestFolder(near)
	if err != nil {
		return nil, err
	}
	top, err := git(folder, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, fmt.Errorf("--since %s names a revision, and %s is in no git repository: %w", name, folder, err)
	}
	r := &revision{name: name, top: filepath.FromSlash(top), files: map[string]string{}}
	commit, err := git(folder, "rev-parse", "--verify", "--quiet", strings.Join([]string{name, "^{commit}"}, ""))
	if err != nil {
		return nil, fmt.Errorf("--since takes a day such as 2026-01-01 or a revision, and git knows no revision %q; of a shallow clone it knows only the last", name)
	}
	list, err := git(folder, "ls-tree", "-r", "-z", "--full-tree", commit)
	if err != nil {
		return nil, err
	}
	for entry := range strings.SplitSeq(list, "\x00") { // "100644 blob SHA\tPATH"
		about, file, ok := strings.Cut(entry, "\t")
		if fields := strings.Fields(about); ok && len(fields) == 3 && fields[1] == "blob" && fields[0] != "120000" && filepath.IsLocal(file) {
			r.files[file] = fields[2]
		}
	}
	if r.folder, err = os.MkdirTemp("", "loadline-since-"); err != nil {
		return nil, err
	}
	return r, r.start(folder)
}

// nearestFolder is the folder that a path is in, or the path itself where it is one.
func nearestFolder(p string) (string, error) {
	if p == "" {
		p = "."
	}
	info, err := os.Stat(p)
	switch {
	case err != nil:
		return "", err
	case info.IsDir():
		return p, nil
	}
	return filepath.Dir(p), nil
}

// git runs one command of git's and returns what it printed.
func git(folder string, args ...string) (string, error) {
	var out, letter bytes.Buffer
	cmd := exec.Command("git", args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = folder, &out, &letter
	if err := cmd.Run(); err != nil {
		if said := strings.TrimSpace(letter.String()); said != "" {
			return "", errors.New(said)
		}
		return "", fmt.Errorf("git %s: %w", args[0], err)
	}
	return strings.TrimSuffix(out.String(), "\n"), nil
}

func (r *revision) start(folder string) (err error) {
	r.batch = exec.Command("git", "cat-file", "--batch")
	r.batch.Dir = folder
	if r.ask, err = r.batch.StdinPipe(); err != nil {
		return err
	}
	out, err := r.batch.StdoutPipe()
	if err != nil {
		return err
	}
	r.tell = bufio.NewReader(out)
	return r.batch.Start()
}

// close ends the process and removes the folder.
func (r *revision) close() {
	r.ask.Close()
	_ = r.batch.Wait() // it ends where its input does
	_ = os.RemoveAll(r.folder)
}

// read is the content of a file of the repository.
func (r *revision) read(file string) ([]byte, error) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if _, err := fmt.Fprintln(r.ask, r.files[file]); err != nil {
		return nil, err
	}
	head, err := r.tell.ReadString('\n') // "SHA blob SIZE"
	if err != nil {
		return nil, err
	}
	size, err := strconv.ParseInt(head[strings.LastIndexByte(head, ' ')+1:len(head)-1], 10, 64)
	if err != nil || size > mostBlob {
		return nil, fmt.Errorf("git on %s at %s: %s", file, r.name, strings.TrimSpace(head))
	}
	data := make([]byte, size+1) // and a line end
	_, err = io.ReadFull(r.tell, data)
	return data[:size], err
}

// lay puts the company at a path as it was into the folder and returns where, or nothing where it was not there.
func (r *revision) lay(place string) (string, error) {
	rel, err := r.within(place)
	if err != nil {
		return "", err
	}
	whole := filepath.Join(r.folder, filepath.FromSlash(rel))
	main := rel
	if _, ok := r.files[rel]; !ok {
		main = path.Join(rel, dossier.FileName)
	}
	if _, ok := r.files[main]; !ok || !strings.HasSuffix(main, ".hcl") { // a package that stands alone
		if _, err := r.layBelow(rel); err != nil || !ocf.Is(whole) {
			return "", err
		}
		return whole, nil
	}
	src, err := r.write(main)
	if err != nil {
		return "", err
	}
	return whole, r.layPackage(main, src)
}

// within is a path from the top of the repository, with slashes.
func (r *revision) within(place string) (string, error) {
	if place == "" {
		place = "."
	}
	whole, err := filepath.Abs(place)
	if err != nil {
		return "", err
	}
	top := r.top
	if real, err := filepath.EvalSymlinks(whole); err == nil {
		whole = real
	}
	if real, err := filepath.EvalSymlinks(top); err == nil {
		top = real
	}
	rel, err := filepath.Rel(top, whole)
	if rel = filepath.ToSlash(rel); err != nil || leadsOut(rel) {
		return "", fmt.Errorf("%s is outside of the repository %s, so --since %s says nothing about it", place, r.top, r.name)
	}
	return rel, nil
}

func leadsOut(rel string) bool { return rel == ".." || strings.HasPrefix(rel, "../") }

// layPackage lays the package that a company.hcl names.
func (r *revision) layPackage(main string, src []byte) error {
	file, _ := hclfile.Parse(main, src)
	if file == nil {
		return nil // its letter says why
	}
	header, _ := file.Header()
	if header.OCF == "" {
		return nil
	}
	rel := path.Join(path.Dir(main), filepath.ToSlash(header.OCF))
	if path.IsAbs(filepath.ToSlash(header.OCF)) || leadsOut(rel) {
		return fmt.Errorf("%s at %s names the package %s, which is not in the repository: how it was then cannot be told", main, r.name, header.OCF)
	}
	n, err := r.layBelow(rel)
	if n == 0 && err == nil && exists(filepath.Join(r.top, filepath.FromSlash(rel))) {
		return fmt.Errorf("%s at %s names the package %s, which git does not track: how it was then cannot be told", main, r.name, header.OCF)
	}
	return err
}

// layBelow lays a file, or all files of a folder, and says how many.
func (r *revision) layBelow(rel string) (n int, err error) {
	below := strings.Join([]string{rel, "/"}, "")
	for file := range r.files {
		if file != rel && rel != "." && !strings.HasPrefix(file, below) {
			continue
		}
		if _, err := r.write(file); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

func (r *revision) write(file string) ([]byte, error) {
	src, err := r.read(file)
	if err != nil {
		return nil, err
	}
	if bytes.HasPrefix(src, []byte("version https://git-lfs.github.com/")) {
		return nil, fmt.Errorf("%s at %s is kept by Git LFS: how it was then cannot be told", file, r.name)
	}
	whole := filepath.Join(r.folder, filepath.FromSlash(file))
	if err := os.MkdirAll(filepath.Dir(whole), 0o700); err != nil {
		return nil, err
	}
	return src, os.WriteFile(whole, src, 0o600)
}

func exists(place string) bool {
	_, err := os.Stat(place)
	return err == nil
}
