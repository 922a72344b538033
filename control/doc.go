// Package control answers who decides. It knows voters, weights and a rule; no names, law or files, and integers only.
package control
