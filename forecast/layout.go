package forecast

import (
	"math"
	"slices"
)

// lanes is how many paths a block has: registers of 2 KB, so that those of a month stay in the first and second cache.
const (
	lanes     = 256
	maskWords = lanes / 64
)

// place is where a register stands: the first of a ring of size registers, of which in month t the one of month t - back counts.
type place struct {
	base, size, back int32
	mask             bool
	narrow           bool // a number for eight lanes that stands for all
}

// at is the place's register in a month, as an index into the numbers or the masks of a machine.
func (p place) at(month int) int32 {
	if p.size <= 1 {
		return p.base
	}
	width := int32(lanes)
	if p.mask {
		width = maskWords
	}
	i := (int32(month) - p.back) % p.size
	if i < 0 {
		i += p.size
	}
	return p.base + i*width
}

// instr is one vector operation over a block: indices of registers, and aux as in its node.
type instr struct {
	op           op
	aux          int32
	dst, a, b, c int32
	wide         [3]uint8 // 1 where a, b, c is a register of all lanes
}

// patch says that a register of an instruction is another in every month.
type patch struct {
	at    int32
	field uint8 // 0 dst, 1 a, 2 b, 3 c
	place place
}

// fill is a register that is the same on all paths.
type fill struct {
	place   place
	byMonth []float64
	steady  bool
}

// ring holds what a vector or a mask was in earlier months.
type ring struct {
	source, initial int32
	places          place
	longest         int32
	lags            []int32
	direct          bool // the source itself is worked out in the ring
}

// layout gives every node a register and writes the code.
type layout struct {
	*compiler
	places            map[int32]place
	numbers, masks    int32 // how much is taken
	freeNumbers       []int32
	freeMasks         []int32
	rings             []*ring
	direct            map[int32]bool // sources that are worked out in their ring
	position          map[int32]int  // of a node in the order
	last              map[int32]int  // the last place in the month's order that reads a node
	fills             []fill
	setup, month      []instr
	patches           []patch
	vector            bool           // for vector kernels
	full              map[int32]bool // uniform nodes that Go reads by lanes
	setupParts, parts []stretch
}

const endOfMonth = math.MaxInt

func newLayout(c *compiler, vector bool) *layout {
	l := &layout{compiler: c, places: map[int32]place{}, last: map[int32]int{}, vector: vector, full: map[int32]bool{}, direct: map[int32]bool{}, position: map[int32]int{}}
	for i, id := range c.order {
		l.position[id] = i
	}
	l.lastUses()
	l.findRings()
	for _, id := range c.order {
		if c.class[id] == uniformClass {
			l.uniformRegister(id)
		}
	}
	for _, id := range c.order {
		if c.class[id] == pathClass && !c.isAlias(id) {
			l.places[id] = l.fresh(c.nodes[id].isMask(), 1)
			if c.nodes[id].op.inGo() {
				l.setup = append(l.setup, instr{})
			}
			l.setup = append(l.setup, l.instruction(id, nil))
		}
	}
	for _, r := range l.rings {
		l.startRing(r)
	}
	l.alwaysThere()
	for i, id := range c.order {
		l.emit(i, id)
	}
	for _, r := range l.rings {
		if !r.direct {
			l.copyInto(r)
		}
	}
	l.month, l.setup = append(l.month, instr{}), append(l.setup, instr{})
	l.parts, l.setupParts = stretches(l.month), stretches(l.setup)
	return l
}

func (c *compiler) isAlias(id int32) bool {
	return c.nodes[id].op == opDeclared || c.nodes[id].op == opMaskDeclared
}

// real follows declared nodes to what they are.
func (c *compiler) real(id int32) int32 {
	for c.isAlias(id) {
		id = c.nodes[id].a
	}
	return id
}

// lastUses says until when each node of a month must be kept.
func (l *layout) lastUses() {
	for i, id := range l.order {
		if l.class[id] != monthClass {
			continue
		}
		for _, arg := range l.nodes[id].args() {
			l.last[l.real(arg)] = i
			l.full[l.real(arg)] = l.full[l.real(arg)] || l.nodes[id].op.inGo()
		}
	}
	l.roots(func(id int32, _ bool, _ FaultKind) {
		l.last[l.real(id)] = endOfMonth
		l.full[l.real(id)] = true
	})
}

func (l *layout) findRings() {
	known := map[[2]int32]*ring{}
	for _, id := range l.lags {
		n := l.nodes[id]
		source, initial := l.real(n.a), int32(0)
		if n.op == opLag {
			initial = l.real(n.b)
		}
		r := known[[2]int32{source, initial}]
		if r == nil {
			r = &ring{source: source, initial: initial, direct: !l.direct[source] && l.worked(source)}
			known[[2]int32{source, initial}] = r
			l.rings = append(l.rings, r)
			l.direct[source] = l.direct[source] || r.direct
		}
		r.lags = append(r.lags, id)
		r.longest = max(r.longest, n.aux)
	}
}

// worked says whether a node is the result of an instruction of the month.
func (l *layout) worked(id int32) bool {
	switch l.nodes[id].op {
	case opLag, opMaskLag, opOutside, opAlive:
		return false
	}
	return l.class[id] == monthClass
}

// startRing gives a ring its registers and fills them with the initial value.
func (l *layout) startRing(r *ring) {
	size := r.longest + 1
	if r.direct && l.inPlace(r) {
		size = 1
	}
	mask := l.nodes[r.source].isMask()
	r.places = l.fresh(mask, size)
	for i := range size {
		slot := r.places
		slot.size, slot.base = 1, r.places.base+i*width(mask)
		if mask {
			l.setup = append(l.setup, instr{op: opNever, dst: slot.base})
			continue
		}
		from := l.placeOf(r.initial)
		l.setup = append(l.setup, instr{op: opDeclared, dst: slot.base, a: from.base, wide: [3]uint8{wideness(from)}})
	}
	if r.direct {
		l.places[r.source] = r.places
	}
	for _, id := range r.lags {
		p := r.places
		p.back = l.nodes[id].aux
		l.places[id] = p
	}
}

// inPlace says whether this month's value may overwrite the last month's: where nobody reads that any more.
func (l *layout) inPlace(r *ring) bool {
	if r.longest != 1 {
		return false
	}
	for _, id := range r.lags {
		if l.last[id] > l.position[r.source] {
			return false
		}
	}
	return true
}

func width(mask bool) int32 {
	if mask {
		return maskWords
	}
	return lanes
}

// fresh is a register, or a ring of them, that nobody else ever has.
func (l *layout) fresh(mask bool, size int32) place {
	at := &l.numbers
	if mask {
		at = &l.masks
	}
	p := place{base: *at, size: size, mask: mask}
	*at += size * width(mask)
	return p
}

// temporary is a register that is free at the moment.
func (l *layout) temporary(mask bool) place {
	free := &l.freeNumbers
	if mask {
		free = &l.freeMasks
	}
	if n := len(*free); n > 0 {
		p := place{base: (*free)[n-1], size: 1, mask: mask}
		*free = (*free)[:n-1]
		return p
	}
	return l.fresh(mask, 1)
}

// narrowLanes is a cache line of numbers, as much as the widest vector reads.
const narrowLanes = 8

func wideness(p place) uint8 {
	if p.narrow {
		return 0
	}
	return 1
}

func (l *layout) uniformRegister(id int32) {
	p := place{base: l.numbers, size: 1, narrow: true}
	if mask := l.nodes[id].isMask(); mask || !l.vector || l.full[id] {
		p = l.fresh(mask, 1)
	} else {
		l.numbers += narrowLanes
	}
	l.places[id] = p
	l.fills = append(l.fills, fill{p, l.uniform[id], l.steady[id]})
}

// alwaysThere gives registers to what the observer writes.
func (l *layout) alwaysThere() {
	for _, id := range l.order {
		switch n := l.nodes[id]; n.op {
		case opOutside:
			l.places[id] = l.fresh(false, 1)
		case opAlive:
			l.places[id] = l.fresh(true, 1)
		}
	}
}

func (l *layout) placeOf(id int32) place { return l.places[l.real(id)] }

// emit writes the instruction of a node of the month, and gives back the registers that nobody reads any more.
func (l *layout) emit(i int, id int32) {
	if l.class[id] != monthClass || l.isAlias(id) || !l.worked(id) {
		return
	}
	mask := l.nodes[id].isMask()
	var released []int32
	for _, arg := range l.nodes[id].args() {
		if arg = l.real(arg); l.last[arg] == i && l.isTemporary(arg) && !slices.Contains(released, arg) {
			released = append(released, arg)
		}
	}
	for _, arg := range released { // the operations read each lane before they write it
		p := l.places[arg]
		if p.mask {
			l.freeMasks = append(l.freeMasks, p.base)
		} else {
			l.freeNumbers = append(l.freeNumbers, p.base)
		}
	}
	if _, ringed := l.places[id]; !ringed {
		l.places[id] = l.temporary(mask)
	}
	if l.nodes[id].op.inGo() {
		l.month = append(l.month, instr{}) // the stretch of the vector kernels before it ends
	}
	l.month = append(l.month, l.instruction(id, &l.patches))
}

// isTemporary says whether a node's register is its own for part of a month only.
func (l *layout) isTemporary(id int32) bool {
	return l.worked(id) && !l.direct[id]
}

// instruction is the node as an instruction that stands next in the month's code; patches is nil in the setup.
func (l *layout) instruction(id int32, patches *[]patch) instr {
	n := l.nodes[id]
	in := instr{op: n.op, aux: n.aux}
	set := func(field uint8, to *int32, p place) {
		*to = p.at(0)
		if p.size > 1 && patches != nil {
			*patches = append(*patches, patch{int32(len(l.month)), field, p})
		}
	}
	set(0, &in.dst, l.places[id])
	args := n.args()
	for i, to := range []*int32{&in.a, &in.b, &in.c}[:len(args)] {
		p := l.placeOf(args[i])
		set(uint8(i+1), to, p)
		in.wide[i] = wideness(p)
	}
	return in
}

// copyInto copies into a ring what cannot be worked out in it, when the month ends.
func (l *layout) copyInto(r *ring) {
	in := instr{op: opDeclared, dst: r.places.at(0), a: l.placeOf(r.source).at(0), wide: [3]uint8{wideness(l.placeOf(r.source))}}
	if r.places.mask {
		in.op = opMaskDeclared
	}
	at := int32(len(l.month))
	l.month = append(l.month, in)
	for field, p := range []place{r.places, l.placeOf(r.source)} {
		if p.size > 1 {
			l.patches = append(l.patches, patch{at, uint8(field), p})
		}
	}
}
