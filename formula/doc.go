// Package formula evaluates expressions.
package formula
