package main

import (
	"context"
	"fmt"
	"net"
	"os/exec"
	"os/signal"
	"runtime"
	"runtime/debug"
	"strconv"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"loadline/web"
)

// serving are the flags of serve.
type serving struct {
	host string
	port uint16
	open bool
}

// tightCollector is the percentage by which the heap may grow between two collections while the workbench is open: it stays for days,
// beside everything else on the machine.
const tightCollector = 100

func (p *program) serve() *cobra.Command {
	var a serving
	c := &cobra.Command{
		Use:   "serve [FOLDER|FILE]",
		Short: "Open the workbench: every question in a browser, live, on this machine only",
		Long: "Serve opens the workbench on the companies of a folder: a local web app in which every answer can be seen, moved and\n" +
			"explained, and the files edited. It listens on this machine only and loads nothing from elsewhere. What is saved is on\n" +
			"disk; revisions of it are kept in .loadline beside the files. Ctrl-C ends it.",
		Example: "  loadline serve                  # the companies of this folder\n" +
			"  loadline serve examples --open  # and a browser on it",
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: completeFiles,
	}
	f := c.Flags()
	f.StringVar(&a.host, "host", "127.0.0.1", "the `ADDRESS` to listen on: of this machine's loopback, no other")
	f.Uint16Var(&a.port, "port", 0, "the port to listen on: `NUMBER`; default: the first free one from "+strconv.Itoa(web.DefaultPort))
	f.BoolVar(&a.open, "open", false, "open a browser on it")
	c.RunE = func(_ *cobra.Command, args []string) error {
		if p.getenv("GOGC") == "" {
			defer debug.SetGCPercent(debug.SetGCPercent(tightCollector))
		}
		ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
		defer stop()
		path := "."
		if len(args) > 0 {
			path = args[0]
		}
		return p.workbench(ctx, path, a)
	}
	return c
}

// workbench serves until the context is done.
func (p *program) workbench(ctx context.Context, path string, a serving) error {
	address := a.host
	if a.port != 0 {
		address = net.JoinHostPort(a.host, strconv.Itoa(int(a.port)))
	}
	l, err := web.Listen(ctx, address)
	if err != nil {
		return err
	}
	defer l.Close()
	s, err := web.New(ctx, web.Config{Path: path, Version: version(), Now: time.Now, Log: p.err})
	if err != nil {
		return err
	}
	defer s.Close()
	if why := s.Unkept(); why != nil {
		fmt.Fprintf(p.err, "Nothing can be saved: %v\n", why)
	}
	url := fmt.Sprintf("http://%s/", l.Addr())
	fmt.Fprintf(p.out, "The workbench is open at %s\nCtrl-C ends it.\n", url)
	if a.open {
		if err := browse(url); err != nil {
			fmt.Fprintf(p.err, "No browser could be opened: %v\n", err)
		}
	}
	return s.Serve(ctx, l)
}

// browse opens the system's browser.
func browse(url string) error {
	switch runtime.GOOS {
	case "darwin":
		return exec.Command("open", url).Start()
	case "windows":
		return exec.Command("rundll32", "url.dll,FileProtocolHandler", url).Start()
	}
	return exec.Command("xdg-open", url).Start()
}
