// Command generate builds the app of the workbench: the types from the Go types into web/app/src/types.ts, and web/app/src into
// web/dist. It needs what `npm ci --ignore-scripts` in web/app fetches, and no Node: esbuild is a Go library. Only who changes the
// app runs it; what it writes is committed, and a test fails where it is stale.
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"

	"loadline/web"
)

func main() {
	if err := run("."); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// run builds the app in the folder of package web.
func run(folder string) error {
	if err := os.WriteFile(filepath.Join(folder, "app", "src", "types.ts"), []byte(web.TypeScript()), 0o644); err != nil {
		return err
	}
	files, err := build(filepath.Join(folder, "app"))
	if err != nil {
		return err
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(folder, "dist", name), content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// build makes the files of the app by their names. Editor and charts are files of their own, which a page loads where it has one:
// they share nothing with the app, so that every file keeps its plain name.
func build(app string) (map[string][]byte, error) {
	out := map[string][]byte{}
	whole, err := filepath.Abs(app)
	if err != nil {
		return nil, err
	}
	for _, entry := range []string{"app.tsx", "editor.ts", "chart.ts", "app.css"} {
		built := api.Build(api.BuildOptions{
			EntryPoints: []string{filepath.Join(whole, "src", entry)}, AbsWorkingDir: whole, Outdir: filepath.Join(whole, "dist"),
			Bundle: true, Format: api.FormatESModule, Target: api.ES2022, JSX: api.JSXAutomatic, JSXImportSource: "preact",
			MinifyWhitespace: true, MinifySyntax: true, MinifyIdentifiers: true, Charset: api.CharsetUTF8,
			External: []string{"./editor.js", "./chart.js"}, LegalComments: api.LegalCommentsLinked, LogLevel: api.LogLevelSilent,
			Define: map[string]string{"process.env.NODE_ENV": `"production"`},
		})
		for _, m := range built.Errors {
			err = errors.Join(err, errors.New(api.FormatMessages([]api.Message{m}, api.FormatMessagesOptions{})[0]))
		}
		if err != nil {
			return nil, err
		}
		for _, f := range built.OutputFiles {
			out[filepath.Base(f.Path)] = f.Contents
		}
	}
	icon, err := os.ReadFile(filepath.Join(whole, "src", "icon.svg"))
	out["icon.svg"] = icon
	return out, err
}
