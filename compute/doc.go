// Package compute reckons what training and serving a language model need: floating-point operations, chip-hours, memory,
// money. It is a stranger to companies: it takes plain values and returns bounds with the chain of reasons, knows no contract
// and no plan, and reads no file but its own tables, which are part of the program.
//
// # What is arithmetic and what is an estimate
//
// The operations of a run follow from the model and the tokens ([Run.Work]): that is arithmetic, exact where the facts are.
// How many chip-hours a chip needs for them is an estimate. It hangs on the utilisation, the operations that the model needs
// over those that the chip could have done in all hours that are billed (restarts, checkpoints, idle nodes and all), and
// nobody knows it before the run. So hours are a [Band]: a middle value and a range. [DefaultUtilisation] is the band for who
// has no runs of its own; [Calibrate] makes one of runs that are done. [Trials] says how well either does on the published runs,
// each run held against what the others alone would have said.
//
// # Formulas
//
//   - Training: 6N + 12·L·H·Q·T operations a token, with N parameters that a token passes, L layers, H heads, Q head size, T
//     sequence length (Chowdhery et al. 2022, "PaLM", arXiv:2204.02311, appendix B). The second term is attention. It counts
//     the whole square of the sequence: kernels that skip what causality masks do about half of it, and count themselves faster.
//   - Without the shape: 6N a token, so 6ND (Kaplan et al. 2020, arXiv:2001.08361, section 2.1: 2N forward, twice that
//     backward; Hoffmann et al. 2022, arXiv:2203.15556, use the same approximation). It leaves attention out, which at
//     long sequences is most of the work.
//   - A forward pass alone is a third: 2N + 4·L·H·Q·T. A teacher, a reward model and generation pay only that.
//   - A mixture of experts works with the parameters that are active for a token, and holds all of them in memory.
//   - Chip-hours = operations / (peak × utilisation × 3600). The peak is that of dense bf16 matrices ([Chips]).
//   - Memory of training: 16 bytes a parameter with Adam in mixed precision, of which 2 are weights, 2 gradients and 12 the states of the
//     optimizer (Rajbhandari et al. 2020, "ZeRO", arXiv:1910.02054, section 3.1). Activations come on top.
//   - Memory of serving: the weights, and for each token of each sequence 2·L·K·Q numbers of cache, with K key-value heads
//     (Pope et al. 2022, arXiv:2211.05102, section 2).
//   - Serving: a prompt is read at the speed of operations, an answer is written at the speed at which weights and cache can
//     be read from memory (Pope et al. 2022, section 3).
//
// # From a plan
//
// [RunOf], [OwnRunOf] and [ServingHours] take the facts of a plan as they were stated. Months, contracts and money paid are not
// known here.
//
// # Tables
//
// chips.csv, prices.csv and runs.csv are restated figures, each row with its source, and with what its sources do not agree on.
// What could not be verified was left out. Prices are quotes of a day: there is no clock here, so who asks says which day.
package compute
