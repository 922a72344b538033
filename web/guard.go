package web

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"runtime/debug"
	"strings"
)

// mostBody bounds what a request may carry, in bytes: more than the largest file that is kept, as JSON.
const mostBody = 50 << 20

// trouble is why a request got no answer, for people: application/problem+json (RFC 9457).
type trouble struct {
	Title  string `json:"title"`
	Detail string `json:"detail,omitempty"`
	Status int    `json:"status"`
}

func refuse(w http.ResponseWriter, status int, title, detail string, args ...any) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(trouble{title, fmt.Sprintf(detail, args...), status}) // whoever asked is gone
}

// guarded refuses what no page of the workbench would ask, and tells the browser what these pages may do.
func (s *Server) guarded(next http.Handler) http.Handler {
	origin := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer s.recovered(w, r)
		nonce := fresh()
		protect(w.Header(), nonce)
		switch from := r.Header.Get("Sec-Fetch-Site"); {
		case !local(r.Host):
			refuse(w, http.StatusMisdirectedRequest, "This workbench is not at that address",
				"It answers to localhost and the loopback addresses only, not to %q: a page of another host may have been made to point here.", r.Host)
			return
		case strings.HasPrefix(r.URL.Path, "/api/") && from != "" && from != "same-origin" && from != "none":
			refuse(w, http.StatusForbidden, "Another site asked", "The workbench answers its own pages only.")
			return
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			if err := origin.Check(r); err != nil {
				refuse(w, http.StatusForbidden, "Another site asked", "The workbench is changed by its own pages only: %v.", err)
				return
			}
			if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
				refuse(w, http.StatusUnsupportedMediaType, "Not JSON", "What changes anything is sent as application/json.")
				return
			}
		}
		r.Body = http.MaxBytesReader(w, r.Body, mostBody)
		next.ServeHTTP(w, r.WithContext(withNonce(r.Context(), nonce)))
	})
}

// protect sets what holds for every answer. A style needs the nonce, because the editor makes its own while it runs; no script does.
func protect(h http.Header, nonce string) {
	h.Set("Content-Security-Policy", strings.Join([]string{
		"default-src 'none'", "script-src 'self'", fmt.Sprintf("style-src 'self' 'nonce-%s'", nonce), "connect-src 'self'", "img-src 'self' data: blob:",
		"base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'",
	}, "; "))
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
}

func fresh() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // it never fails
	return base64.RawStdEncoding.EncodeToString(b[:])
}

// local says whether a Host is one of this machine's own names, with any port: DNS can make every other name point here.
func local(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	ip, err := netip.ParseAddr(strings.Trim(name, "[]"))
	return strings.EqualFold(name, "localhost") || err == nil && ip.IsLoopback()
}

// recovered turns a mistake in the program into an answer, so that one question does not end the others.
func (s *Server) recovered(w http.ResponseWriter, r *http.Request) {
	why := recover()
	if why == nil || why == http.ErrAbortHandler {
		return
	}
	s.log("a mistake in the program, at %s: %v\n%s", r.URL.Path, why, debug.Stack())
	refuse(w, http.StatusInternalServerError, "A mistake in the program", "The question could not be answered: %v. What was saved is kept.", why)
}
