package hclfile

import (
	"fmt"
	"slices"
	"strings"

	"loadline/formula"
)

// Blocks are the kinds of blocks, in the order of the reference page.
func Blocks() []BlockKind { return slices.Clone(theTables().kinds) }

// Reference is docs/reference.md: every kind of block and its attributes, from the tables.
func Reference() []byte {
	var b strings.Builder
	b.WriteString("# company.hcl: blocks and attributes\n\n" +
		"*Written by a program from the tables in `hclfile`; do not edit it. `loadline explain stock_class` prints a part of it.*\n\n" +
		"The syntax is HCL's: blocks, attributes, comments (`#`). Facts point to one another by kind and name, `stakeholder.ada`,\n" +
		"in any order. An attribute may hang on others: `price = input.seed_price`, `shares = stock_class.common.authorized / 10`.\n" +
		"Everything is computed exactly.\n\n" +
		"- **§** marks a fact of law or contract. Left out it is not known, never a default; it may be `none` (or `never`) where there\n" +
		"  is no such thing, and `unknown(\"a question to counsel\")` where it is to be found out. `null` is refused.\n" +
		"- **required** marks what a block cannot do without.\n" +
		"- Counts: `4000000` or `\"4,000,000\"`. Amounts: `\"USD 1,250,000.50\"`, `usd(\"80M\")`, or a bare number in the company's\n" +
		"  currency. Percentages: `pct(20)`. Dates: `\"2026-11-01\"`. Durations: `months(48)`, `days(90)`, a bare number is months.\n" +
		"- A fact of a package without a block of its own is reached by its id: `stakeholder(\"8f4e0b2a\")`; a security also by the number\n" +
		"  on its certificate: `security(\"CS-1\")`.\n\n")
	b.WriteString("Functions: ")
	for i, name := range formula.BuiltinNames() {
		if i > 0 {
			b.WriteString(", ")
		}
		written, _, _ := formula.Builtin(name)
		fmt.Fprintf(&b, "`%v`", written)
	}
	b.WriteString(".\n")
	b.WriteString("\n## Approvals, effects and events\n\n" +
		"What a decision needs is an approval: one of these words, a stakeholder, an office or a seat by itself, `none`, `never`, or\n" +
		"`unknown(\"a question\")`. It may be that of another fact: `matter.amend_charter.needs`. `X` is a body or a class, within one of the\n" +
		"words for of what the fraction is taken; where none stands, the law says, and the answer lists it as assumed. A quorum is a\n" +
		"fraction of `seats()`, `outstanding()` or `present()`.\n\n")
	writeForms(&b, "an approval", append(approvalForms(), voterForms()...))
	b.WriteString("\n`effects` and `then` list what a decision or an event does to the facts:\n\n")
	writeForms(&b, "an effect", effectForms())
	b.WriteString("\nAn `event`, `from` and `to` are a date or one of these. `from` and `to` are days on which the fact still binds:\n\n")
	writeForms(&b, "an event", triggerForms())
	for _, k := range theTables().kinds {
		b.WriteByte('\n')
		b.WriteString(k.markdown("##", ""))
	}
	b.WriteString("\n# Presets of law\n\nWhat the law says stands in files of their own, `dossier/law/*.hcl`, which name selectors in place of a company's bodies: `" +
		strings.Join(selectors(), "`, `") + "`.\n")
	for _, k := range lawTables().kinds {
		b.WriteByte('\n')
		b.WriteString(k.markdown("##", ""))
	}
	return []byte(b.String())
}

func writeForms(b *strings.Builder, head string, forms []form) {
	fmt.Fprintf(b, "| %s | |\n|---|---|\n", head)
	for _, f := range forms {
		fmt.Fprintf(b, "| `%s` | %s |\n", f.written, f.doc)
	}
}

// markdown is the page of one kind of block.
func (k BlockKind) markdown(head, outer string) string {
	var b strings.Builder
	title := outer + k.Word
	fmt.Fprintf(&b, "%s %s\n\n%s", head, title, k.Doc)
	if k.Label != "" {
		fmt.Fprintf(&b, " Its label is %s.", k.Label)
	}
	b.WriteString("\n")
	if k.Example != "" {
		fmt.Fprintf(&b, "\n```hcl\n%s```\n", k.Example)
	}
	b.WriteString("\n| attribute | takes | |\n|---|---|---|\n")
	for _, a := range k.Attributes {
		fmt.Fprintf(&b, "| `%s`%s | %s | %s |\n", a.Name, a.marks(), cell(a.takes()), cell(a.Doc+" `"+a.Example+"`"))
	}
	for _, inner := range k.Blocks {
		b.WriteByte('\n')
		b.WriteString(inner.markdown(head+"#", title+" › "))
	}
	return b.String()
}

func (a Attribute) marks() string {
	out := ""
	if a.Legal {
		out += " §"
	}
	if a.Required {
		out += " **required**"
	}
	return out
}

// takes is the type of an attribute with its words.
func (a Attribute) takes() string {
	if len(a.Words) == 0 {
		return a.Type
	}
	words := make([]string, len(a.Words))
	for i, w := range a.Words {
		words[i] = "`\"" + w + "\"`"
	}
	return a.Type + ": " + strings.Join(words, ", ")
}

func cell(s string) string { return strings.ReplaceAll(s, "|", `\|`) }

// Describe explains a kind of block ("stock_class"), a block inside it ("stock_class.preference") or an attribute
// ("stock_class.votes_per_share"), a block of a preset of law ("provision") or a word of an approval, an effect or an event
// ("majority") in Markdown, and says whether there is such a thing.
func Describe(word string) (string, bool) {
	if text, ok := describeIn(slices.Concat(theTables().kinds, lawTables().kinds), strings.Split(word, "."), ""); ok {
		return text, true
	}
	for _, f := range slices.Concat(approvalForms(), voterForms(), effectForms(), triggerForms()) {
		if f.word == word {
			return fmt.Sprintf("# %s\n\n%s: %s.\n", f.word, f.written, f.doc), true
		}
	}
	return "", false
}

func describeIn(kinds []BlockKind, path []string, outer string) (string, bool) {
	for _, k := range kinds {
		if k.Word != path[0] {
			continue
		}
		if len(path) == 1 {
			return k.markdown("#", outer), true
		}
		for _, a := range k.Attributes {
			if a.Name == path[1] && len(path) == 2 {
				return a.markdown(outer + k.Word), true
			}
		}
		return describeIn(k.Blocks, path[1:], outer+k.Word+" › ")
	}
	return "", false
}

func (a Attribute) markdown(of string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s › %s\n\n%s\n\nIt takes: %s.", of, a.Name, a.Doc, a.takes())
	if a.Required {
		b.WriteString(" A block cannot do without it")
		if len(a.instead) > 0 {
			fmt.Fprintf(&b, ", except where it states %s", strings.Join(a.instead, " or "))
		}
		b.WriteString(".")
	}
	if a.Legal {
		b.WriteString(" Left out it is not known; it may be none, or unknown(\"a question\").")
	}
	fmt.Fprintf(&b, "\n\n```hcl\n%s = %s\n```\n", a.Name, a.Example)
	return b.String()
}
