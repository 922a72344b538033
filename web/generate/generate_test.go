package main

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"testing"

	"loadline/web"
)

// mostCompressed bounds the page's scripts together, in bytes as they travel.
const mostCompressed = 400_000

// What is committed is what the sources make: types from the Go types, files from the app. Whoever changes one runs go generate ./web.
func TestTheBuiltAppIsFresh(t *testing.T) {
	types, err := os.ReadFile(filepath.Join("..", "app", "src", "types.ts"))
	if err != nil || string(types) != web.TypeScript() {
		t.Errorf("web/app/src/types.ts is stale: go generate ./web (%v)", err)
	}
	if _, err := os.Stat(filepath.Join("..", "app", "node_modules", "preact")); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("the inputs of the app are not there: .ci/run fetches them")
		}
		t.Skip("the inputs of the app are not there: npm ci --ignore-scripts in web/app")
	}
	files, err := build(filepath.Join("..", "app"))
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		if have, err := os.ReadFile(filepath.Join("..", "dist", name)); err != nil || !bytes.Equal(have, content) {
			t.Errorf("web/dist/%s is stale: go generate ./web (%v)", name, err)
		}
	}
	if have, _ := os.ReadDir(filepath.Join("..", "dist")); len(have) != len(files) {
		t.Errorf("web/dist holds %d files, the app has %d", len(have), len(files))
	}
}

func TestTheScriptsAreSmall(t *testing.T) {
	total := 0
	for _, name := range []string{"app.js", "editor.js", "chart.js", "app.css"} {
		content, err := os.ReadFile(filepath.Join("..", "dist", name))
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		if _, err := w.Write(content); err != nil || w.Close() != nil {
			t.Fatal(err)
		}
		total += b.Len()
	}
	if total > mostCompressed {
		t.Errorf("the scripts take %d bytes compressed, more than %d", total, mostCompressed)
	}
}
