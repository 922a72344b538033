package web

import (
	"io/fs"
	"net/http"
	"path"
	"strings"
	"sync"

	"loadline/store"
)

// shell is the one page: the app draws itself into it. The nonce is for the styles that the editor makes.
const shell = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="nonce" content="NONCE">
<title>Loadline</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/app.css?v=VERSION">
<script type="module" src="/assets/app.js?v=VERSION"></script>
</head>
<body>
<div id="app"><header class="bar"><a class="brand" href="/">Loadline</a></header></div>
<noscript><p>The workbench needs JavaScript. Every answer is on the command line too: loadline --help.</p></noscript>
</body>
</html>
`

// stamp names the built app by its content, so that a browser never mixes two.
var stamp = sync.OnceValue(func() string {
	var all []byte
	for _, name := range []string{"app.js", "app.css", "editor.js", "chart.js"} {
		content, err := dist.ReadFile(path.Join("dist", name))
		if err != nil {
			panic(err)
		}
		all = append(all, content...)
	}
	return store.Hash(all)[:12]
})

func page(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		refuse(w, http.StatusMethodNotAllowed, "A page is only looked at", "%s is for parts of the API.", r.Method)
		return
	}
	nonce, _ := r.Context().Value(nonceKey{}).(string)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = strings.NewReplacer("NONCE", nonce, "VERSION", stamp()).WriteString(w, shell)
}

// asset is a file of the app. Its address holds what it contains, so it may be kept for good.
func asset(w http.ResponseWriter, r *http.Request, files fs.FS) {
	name := r.PathValue("file")
	if info, err := fs.Stat(files, name); err != nil || info.IsDir() {
		refuse(w, http.StatusNotFound, "There is no such file of the app", "%s is not among them.", name)
		return
	}
	if r.URL.Query().Get("v") == stamp() {
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	http.ServeFileFS(w, r, files, name)
}
