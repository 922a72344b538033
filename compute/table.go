package compute

import (
	"embed"
	"encoding/csv"
	"fmt"

	"loadline"
)

//go:embed chips.csv prices.csv runs.csv
var tables embed.FS

// entry is one row of an embedded table, by the names of its columns.
type entry struct {
	table string
	cells map[string]string
}

// rows reads an embedded table. The tables are part of the program: one that cannot be read is a mistake in it.
func rows(table string) []entry {
	f, err := tables.Open(table)
	if err != nil {
		panic("compute: " + err.Error())
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil || len(lines) == 0 {
		panic(fmt.Sprintf("compute: %s: %v", table, err))
	}
	out := make([]entry, 0, len(lines)-1)
	for _, line := range lines[1:] {
		e := entry{table, make(map[string]string, len(line))}
		for i, name := range lines[0] {
			e.cells[name] = line[i]
		}
		out = append(out, e)
	}
	return out
}

// number is a cell that must hold a number.
func (e entry) number(column string) loadline.Ratio {
	r, ok := loadline.ParseDecimal(e.cells[column])
	if !ok {
		panic(fmt.Sprintf("compute: %s: %q is no number in column %s", e.table, e.cells[column], column))
	}
	return r
}

// optional is a cell that may be empty.
func (e entry) optional(column string) (loadline.Ratio, bool) {
	if e.cells[column] == "" {
		return loadline.Ratio{}, false
	}
	return e.number(column), true
}

// count is a cell that holds a whole number or nothing, which is 0.
func (e entry) count(column string) int64 {
	r, ok := e.optional(column)
	if !ok {
		return 0
	}
	n, whole := r.Int64()
	if !whole {
		panic(fmt.Sprintf("compute: %s: %q is no whole number in column %s", e.table, e.cells[column], column))
	}
	return n
}

// source is where a row comes from.
func (e entry) source() loadline.Source { return loadline.Source{File: e.cells["source"]} }
