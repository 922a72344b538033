package web

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"strings"
	"syscall"
)

// DefaultPort is where the workbench is looked for where no port is asked for.
const DefaultPort = 7625

// portsTried is how many ports are tried, from the default one, before any free one is taken.
const portsTried = 10

// Listen listens at an address, such as "127.0.0.1" or "localhost:8080", that only this machine can reach. Without a port the first
// free one from [DefaultPort] is taken; a port that was asked for and is in use is an error.
func Listen(ctx context.Context, address string) (net.Listener, error) {
	host, port, err := split(address)
	if err != nil {
		return nil, err
	}
	if port != "" {
		return listen(ctx, host, port)
	}
	for n := range portsTried {
		l, err := listen(ctx, host, strconv.Itoa(DefaultPort+n))
		if err == nil || !errors.Is(err, syscall.EADDRINUSE) {
			return l, err
		}
	}
	return listen(ctx, host, "0")
}

// split tells the host of an address, which must be this machine's loopback, from its port, which may be left out.
func split(address string) (host, port string, err error) {
	host = address
	if h, p, splitErr := net.SplitHostPort(address); splitErr == nil {
		host, port = h, p
		if n, err := strconv.ParseUint(p, 10, 16); err != nil || n == 0 {
			return "", "", fmt.Errorf("a port is a number from 1 to 65535, not %q", p)
		}
	}
	if host == "" && port != "" {
		host = "the whole network"
	}
	ip, err := netip.ParseAddr(strings.Trim(host, "[]"))
	switch {
	case host == "localhost":
		return "127.0.0.1", port, nil
	case err != nil || !ip.IsLoopback():
		return "", "", fmt.Errorf("the workbench does not listen on %s: it has no accounts, so whoever reaches it can read and change the companies. "+
			"It listens on this machine only (127.0.0.1, ::1 or localhost); to reach it from another, forward the port, as ssh -L does", host)
	}
	return ip.String(), port, nil
}

func listen(ctx context.Context, host, port string) (net.Listener, error) {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", net.JoinHostPort(host, port))
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("port %s is in use: another workbench may be open there; ask for another with --port: %w", port, err)
	}
	return l, err
}
