package hclfile

import (
	"slices"
	"strings"
	"sync"

	"loadline"
)

// signings are the files with papers signed that have been asked for: a sweep of an input signs the same ones many times.
type signings struct {
	mu   sync.Mutex
	made map[string]signedFile
}

type signedFile struct {
	file  *File
	diags loadline.Diagnostics
}

func (s *signings) get(f *File, as loadline.Signing) (*File, loadline.Diagnostics) {
	key := strings.Join(as.Rounds, " ") + "\x00" + strings.Join(as.Without, " ")
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.made == nil {
		s.made = map[string]signedFile{}
	}
	out, done := s.made[key]
	if !done {
		out.file, out.diags = f.sign(as)
		s.made[key] = out
	}
	return out.file, out.diags
}

// signer lays the papers of rounds over the blocks of a file.
type signer struct {
	checker
	file   *File
	blocks []*block
}

// sign is the file with the papers of rounds signed and terms struck. The file itself stays as it is.
func (f *File) sign(as loadline.Signing) (*File, loadline.Diagnostics) {
	s := &signer{checker: checker{translator: translator{places: f.places}, kinds: f.kinds}, file: f, blocks: slices.Clone(f.blocks)}
	struck := map[string]bool{}
	for _, name := range as.Rounds {
		b := f.named[loadline.Ref{Kind: "round", Name: name}]
		if b == nil {
			s.noRound(name)
			continue
		}
		s.end(b)
		own := s.striking(b, as.Without, struck)
		s.replace(b, own)
		for _, paper := range own.blocks {
			if paper.paper {
				s.lay(executed(paper))
			}
		}
	}
	whole := &block{kind: &BlockKind{Word: "file"}, blocks: s.blocks}
	whole = s.striking(whole, as.Without, struck)
	for _, path := range as.Without {
		if !struck[path] {
			s.noTerm(path, as.Rounds)
		}
	}
	out := &File{places: f.places, sheets: f.sheets, tables: f.tables, kinds: f.kinds, blocks: whole.blocks, signed: as.Rounds}
	out.index()
	return out, capped(s.diags).Sorted()
}

func (s *signer) noRound(name string) {
	have := s.file.labels["round"]
	detail := loadline.Textf("The file states no round.")
	if len(have) > 0 {
		detail = loadline.Textf("There are: %v.", excerptList(have))
	}
	s.tell(loadline.UnknownName, loadline.Source{File: s.file.name}, loadline.Textf("There is no round %v", excerpt(name)), detail, didYouMean(name, have))
}

func (s *signer) noTerm(path string, rounds []string) {
	var have []string
	for _, name := range rounds {
		for _, t := range s.file.Terms(name) {
			if i := strings.LastIndexByte(t.Path, '.'); i >= 0 {
				have = append(have, t.Path[:i])
			}
			have = append(have, t.Path)
		}
	}
	slices.Sort(have)
	have = slices.Compact(have)
	detail := loadline.Textf("Neither a signed round nor the file states it.")
	if len(have) > 0 {
		detail = loadline.Textf("The terms of the papers: %v.", excerptList(have))
	}
	s.tell(loadline.UnknownName, loadline.Source{File: s.file.name}, loadline.Textf("There is no term %v to be struck", excerpt(path)), detail, didYouMean(path, have))
}

// end takes out of the file what a round ends.
func (s *signer) end(round *block) {
	a := round.attr("ends")
	if a == nil || a.expr.IsZero() {
		return
	}
	items := []loadline.Expr{a.expr}
	if a.expr.Op == loadline.List {
		items = a.expr.Args
	}
	for _, e := range items {
		whole, found := strike(&block{kind: &BlockKind{}, blocks: s.blocks}, segments(e.Name))
		if e.Op != loadline.RefTo || !found {
			s.tell(loadline.UnknownName, e.At, loadline.Textf("%v ends what the file does not state", round.title()),
				loadline.Textf("It names facts of the file, as they stand before it is signed."), loadline.Textf("Write ends = [consent.NAME]."))
			continue
		}
		s.blocks = whole.blocks
	}
}

func (s *signer) replace(old, with *block) {
	if i := slices.Index(s.blocks, old); i >= 0 {
		s.blocks[i] = with
	}
}

// striking is a block without the terms that stand in it.
func (s *signer) striking(b *block, paths []string, struck map[string]bool) *block {
	for _, path := range paths {
		if struck[path] {
			continue
		}
		if without, found := strike(b, segments(path)); found {
			b, struck[path] = without, true
		}
	}
	return b
}

// segments takes the path of a term apart. A seat may be named as expressions name it: seat.board.ceo.
func segments(path string) []string {
	segs := strings.Split(path, ".")
	if len(segs) >= 3 && segs[0] == "seat" {
		return append([]string{"body", segs[1], "seat"}, segs[2:]...)
	}
	return segs
}

// strike is a copy of a block without what a path names in it: a block, or an attribute, which then is none.
func strike(b *block, path []string) (*block, bool) {
	out := *b
	if len(path) == 1 {
		if i := slices.IndexFunc(b.attrs, func(a attr) bool { return a.name == path[0] }); i >= 0 {
			out.attrs = slices.Clone(b.attrs)
			if b.kind.attribute(path[0]).Legal {
				out.attrs[i].expr = loadline.Expr{Op: loadline.RefTo, Name: "none", At: out.attrs[i].expr.At}
			} else {
				out.attrs = slices.Delete(out.attrs, i, i+1)
			}
			return &out, true
		}
	}
	found := false
	out.blocks = nil
	for _, inner := range b.blocks {
		rest, is := inner.matches(path)
		switch {
		case !is:
		case len(rest) == 0:
			found = true
			continue
		default:
			less, ok := strike(inner, rest)
			found = found || ok
			inner = less
		}
		out.blocks = append(out.blocks, inner)
	}
	return &out, found
}

// matches says whether a path leads to a block or into it, and what is left of it there.
func (b *block) matches(path []string) (rest []string, is bool) {
	switch {
	case path[0] != b.kind.Word:
		return nil, false
	case b.label == "":
		return path[1:], true
	case len(path) < 2 || path[1] != b.label:
		return nil, false
	}
	return path[2:], true
}

// executed is a paper once it is signed: what it calls a draft binds, and so do the drafts in it.
func executed(paper *block) *block {
	out := *paper
	out.attrs, out.blocks = slices.Clone(paper.attrs), slices.Clone(paper.blocks)
	for i, a := range out.attrs {
		if a.name == "status" && a.expr.Op == loadline.Str && a.expr.Name == "draft" {
			out.attrs[i].expr.Name = "executed"
		}
	}
	for i, b := range out.blocks {
		out.blocks[i] = executed(b)
	}
	return &out
}

// lay lays a paper over the block that it changes, of several of one name the last, or adds it.
func (s *signer) lay(paper *block) {
	for i := len(s.blocks) - 1; i >= 0; i-- {
		if b := s.blocks[i]; b.kind.Word == paper.kind.Word && b.label == paper.label && paper.label != "" {
			s.blocks[i] = s.over(b, paper)
			return
		}
	}
	s.complete(paper)
	s.blocks = append(s.blocks, paper)
}

// over is a block with what a paper states laid over it.
func (s *signer) over(b, paper *block) *block {
	out := *b
	out.attrs, out.blocks = slices.Clone(b.attrs), slices.Clone(b.blocks)
	for _, a := range paper.attrs {
		if i := slices.IndexFunc(out.attrs, func(x attr) bool { return x.name == a.name }); i >= 0 {
			out.attrs[i] = a
		} else {
			out.attrs = append(out.attrs, a)
		}
	}
	for _, inner := range paper.blocks {
		if i := out.same(inner); i >= 0 {
			out.blocks[i] = s.over(out.blocks[i], inner)
			continue
		}
		s.complete(inner)
		out.blocks = append(out.blocks, inner)
	}
	return &out
}

// same is the inner block that one of a paper is about: of its name, or with the same key, or the only one of its kind.
func (b *block) same(paper *block) int {
	for i := len(b.blocks) - 1; i >= 0; i-- {
		x := b.blocks[i]
		switch {
		case x.kind.Word != paper.kind.Word:
		case paper.label != "":
			if x.label == paper.label {
				return i
			}
		case !paper.kind.many:
			return i
		case paper.kind.key != "" && x.attr(paper.kind.key) != nil && paper.attr(paper.kind.key) != nil:
			if x.attr(paper.kind.key).expr.Name == paper.attr(paper.kind.key).expr.Name {
				return i
			}
		}
	}
	return -1
}

// complete asks for what a new block cannot do without.
func (s *signer) complete(b *block) {
	s.required(b)
	for _, inner := range b.blocks {
		s.complete(inner)
	}
}

// Terms are the terms of a round's papers, in the order of the file, each beside what it replaces.
func (f *File) Terms(round string) []loadline.Term {
	b := f.named[loadline.Ref{Kind: "round", Name: round}]
	if b == nil {
		return nil
	}
	var out []loadline.Term
	for _, a := range b.attrs {
		out = append(out, loadline.Term{Path: a.name, New: f.written(a.expr.At), At: a.at})
	}
	for _, inner := range b.blocks {
		var under *block
		if inner.paper {
			for _, x := range f.blocks {
				if x.kind.Word == inner.kind.Word && x.label == inner.label && x.label != "" {
					under = x
				}
			}
		}
		out = f.terms(out, loadline.Term{}, inner, under)
	}
	return out
}

// terms adds those of a block, which lies over another where that stands; of is the block around it.
func (f *File) terms(out []loadline.Term, of loadline.Term, b, under *block) []loadline.Term {
	t := loadline.Term{Path: b.kind.Word, Fact: of.Fact, Fresh: of.Fresh, At: b.at}
	if of.Path != "" {
		t.Path = of.Path + "." + t.Path
	}
	if b.label != "" {
		t.Path += "." + b.label
		t.Fact, t.Fresh = t.Path, under == nil
	}
	if len(b.attrs)+len(b.blocks) == 0 {
		out = append(out, t)
	}
	for _, a := range b.attrs {
		one := t
		one.Path, one.New, one.At = t.Path+"."+a.name, f.written(a.expr.At), a.at
		if under != nil {
			if old := under.attr(a.name); old != nil {
				one.Old = f.written(old.expr.At)
			}
		}
		if one.Old != one.New {
			out = append(out, one)
		}
	}
	for _, inner := range b.blocks {
		var was *block
		if under != nil {
			if i := under.same(inner); i >= 0 {
				was = under.blocks[i]
			}
		}
		out = f.terms(out, t, inner, was)
	}
	return out
}

// written is the text of an expression, on one line.
func (f *File) written(at loadline.Source) string {
	p := f.places
	for _, sheet := range f.sheets {
		if sheet.name == at.File {
			p = sheet
		}
	}
	return strings.Join(strings.Fields(p.text(int(at.From), int(at.To))), " ")
}
