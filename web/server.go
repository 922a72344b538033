package web

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"loadline/dossier"
	"loadline/store"
)

// dist is the app as it was built by go generate: plain names, committed, so that go build alone suffices.
//
//go:generate go run ./generate
//go:embed dist
var dist embed.FS

// Config is what a workbench is made of.
type Config struct {
	Path    string           // a folder with companies, or one company: a folder, a file or a package
	Version string           // of the program
	Now     func() time.Time // the clock
	Log     io.Writer        // for the operator
}

// Server is a workbench on one folder.
type Server struct {
	folder  string // as the user named it, so that places read as on the command line
	only    string // the one company, from the folder; empty: all that are there
	version string
	out     io.Writer
	store   *store.Store
	unkept  error // why nothing can be saved; nil where it can
	cabinet cabinet
	slots   chan struct{} // of questions at work at once
}

// New makes the workbench of a path. The error is that of a path that is not there. Where no revisions can be kept it can be looked at
// and nothing saved.
func New(ctx context.Context, c Config) (*Server, error) {
	if c.Path == "" {
		c.Path = "."
	}
	info, err := os.Stat(c.Path)
	if err != nil {
		return nil, err
	}
	s := &Server{folder: c.Path, version: c.Version, out: c.Log, slots: make(chan struct{}, max(2, runtime.GOMAXPROCS(0)))}
	switch {
	case !info.IsDir():
		s.folder, s.only = filepath.Dir(c.Path), filepath.Base(c.Path)
		if s.only == dossier.FileName {
			s.only = "."
		}
	case dossier.IsCompany(c.Path):
		s.only = "."
	}
	s.store, s.unkept = store.Open(ctx, s.folder, c.Now)
	return s, nil
}

// Close lets go of the store.
func (s *Server) Close() error {
	if s.store == nil {
		return nil
	}
	return s.store.Close()
}

// Unkept is why nothing can be saved; nil where it can.
func (s *Server) Unkept() error { return s.unkept }

func (s *Server) log(format string, args ...any) { fmt.Fprintf(s.out, format+"\n", args...) }

// patience is how long open questions may go on after the workbench was asked to stop.
const patience = 3 * time.Second

// Serve answers until the context is done, and lets the questions that are at work end.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	h := &http.Server{Handler: s.Handler(), ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 1 << 16}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		end, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
		defer cancel()
		stopped <- h.Shutdown(end)
	}()
	if err := h.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	if err := <-stopped; !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return h.Close() // a question that takes longer is not waited for
}

// Handler is the whole workbench: the API, the files of the app, and for every other address the app itself.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	for _, r := range s.routes() {
		mux.HandleFunc(strings.Join([]string{r.method, r.path}, " "), r.do)
	}
	mux.HandleFunc("/api/", func(w http.ResponseWriter, r *http.Request) {
		refuse(w, http.StatusNotFound, "There is no such part of the API", "%s %s is not in /api/openapi.json.", r.Method, r.URL.Path)
	})
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err)
	}
	mux.HandleFunc("/assets/{file}", func(w http.ResponseWriter, r *http.Request) { asset(w, r, files) })
	mux.HandleFunc("/", page)
	return s.guarded(mux)
}

type nonceKey struct{}

func withNonce(ctx context.Context, nonce string) context.Context {
	return context.WithValue(ctx, nonceKey{}, nonce)
}
