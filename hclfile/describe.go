package hclfile

import "slices"

// BlockKind describes one kind of block.
type BlockKind struct {
	Word       string      // "stock_class"
	Doc        string      // what it states
	Label      string      // what its label is; empty where it takes none
	Attributes []Attribute // in the order in which they are written
	Blocks     []BlockKind // that may stand inside it
	Example    string      // a small one

	free   bool   // the label is words, by which no expression means it
	single bool   // a file has one
	again  bool   // several may have one name, at different times
	within bool   // its name has that of the block around it before it: seat.board.ceo
	cites  bool   // it says itself what it cites, in attributes of its own
	papers bool   // the papers of a round may stand in it: blocks of every kind that states facts
	many   bool   // several may stand in the block around it
	key    string // of many without a label: the attribute that tells which of them a block is about
}

// Attribute describes one attribute of a block.
type Attribute struct {
	Name     string
	Type     string   // in words: "count of shares"
	Words    []string // the words that it takes, or the usual ones
	RefersTo []string // the kinds of facts that it names
	Required bool
	Legal    bool // a fact of law or contract: left out, it is not known
	Doc      string
	Example  string

	instead []string // attributes in whose presence it may be left out
	own     bool     // of the file itself: a package may say otherwise
	calls   []form   // words that are called in its value
}

func (k BlockKind) has(name string) bool {
	return slices.ContainsFunc(k.Attributes, func(a Attribute) bool { return a.Name == name })
}

func (k BlockKind) attribute(name string) Attribute {
	for _, a := range k.Attributes {
		if a.Name == name {
			return a
		}
	}
	return Attribute{}
}
