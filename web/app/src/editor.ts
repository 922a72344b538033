// The editor of company.hcl, loaded where a page has one. Places are UTF-16 units on both sides: the server counts them so.
import { autocompletion, completionKeymap, type CompletionContext } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab, redo, undo } from "@codemirror/commands";
import { HighlightStyle, StreamLanguage, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { forceLinting, lintGutter, lintKeymap, linter, type Diagnostic } from "@codemirror/lint";
import { MergeView } from "@codemirror/merge";
import { searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { Candidate, Mark } from "./types";

const hcl = StreamLanguage.define<{ comment: boolean }>({
  name: "hcl",
  startState: () => ({ comment: false }),
  languageData: { commentTokens: { line: "#" } },
  token(s, state) {
    if (state.comment) { if (s.skipTo("*/")) { s.match("*/"); state.comment = false; } else s.skipToEnd(); return "comment"; }
    if (s.eatSpace()) return null;
    if (s.match("#") || s.match("//")) { s.skipToEnd(); return "comment"; }
    if (s.match("/*")) { state.comment = true; return "comment"; }
    if (s.match(/^"(?:[^"\\]|\\.)*"?/)) return "string";
    if (s.match(/^\d[\d_]*(?:\.\d+)?(?:[eE][-+]?\d+)?/)) return "number";
    if (s.match(/^(?:true|false|null|none|never|unknown)\b/)) return "atom";
    if (s.match(/^[A-Za-z_][\w-]*(?=\s*=[^=])/)) return "propertyName";
    if (s.match(/^[A-Za-z_][\w-]*(?=\s*(?:"|\{))/)) return "keyword";
    if (s.match(/^[A-Za-z_][\w-]*/)) return "variableName";
    s.next();
    return null;
  },
});

const colours = HighlightStyle.define([
  { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
  { tag: tags.string, color: "var(--c)" },
  { tag: tags.number, color: "var(--d)" },
  { tag: tags.atom, color: "var(--d)" },
  { tag: tags.propertyName, color: "var(--a)" },
  { tag: tags.keyword, color: "var(--b)", fontWeight: "600" },
]);

const look = EditorView.theme({
  "&": { backgroundColor: "var(--paper)", color: "var(--ink)", border: "1px solid var(--line)", fontSize: "14px" },
  "&.cm-focused": { outline: "2px solid var(--a)" },
  ".cm-scroller": { fontFamily: "ui-monospace, monospace", maxHeight: "70vh", overflow: "auto" },
  ".cm-gutters": { backgroundColor: "var(--band)", color: "var(--quiet)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--band)" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { background: "var(--select) !important" },
  ".cm-tooltip": { backgroundColor: "var(--paper)", color: "var(--ink)", border: "1px solid var(--line)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--a)", color: "var(--paper)" },
  ".cm-diagnostic": { whiteSpace: "pre-wrap", maxWidth: "36rem" },
});

export interface Asks {
  nonce: string;
  label: string;
  readOnly: boolean;
  lint(content: string): Promise<Mark[]>;
  complete(content: string, at: number): Promise<Candidate[]>;
  changed(content: string): void;
  save(): void;
}

const severity = { error: "error", warning: "warning", note: "info" } as const;

function extensions(asks: Asks) {
  return [
    EditorView.cspNonce.of(asks.nonce), lineNumbers(), history(), drawSelection(), bracketMatching(), highlightActiveLine(), highlightActiveLineGutter(), hcl, syntaxHighlighting(colours), look,
    EditorView.contentAttributes.of({ "aria-label": asks.label, tabindex: "0" }), EditorState.readOnly.of(asks.readOnly), EditorState.tabSize.of(2),
    lintGutter(),
    linter(async (view): Promise<Diagnostic[]> => {
      const content = view.state.doc.toString();
      const marks = await asks.lint(content);
      if (view.state.doc.toString() !== content) return []; // it was written on meanwhile, and is asked again
      return marks.map((m) => ({ from: m.from, to: Math.max(m.to, m.from), severity: severity[m.severity], source: m.code, message: [m.summary, m.detail, m.hint].filter(Boolean).join("\n") }));
    }, { delay: 200 }),
    autocompletion({ override: [async (c: CompletionContext) => {
      if (!c.explicit && !c.matchBefore(/[\w.]+$/)) return null;
      const found = await asks.complete(c.state.doc.toString(), c.pos);
      const from = found[0]?.from;
      return from === undefined ? null : { from, options: found.map((f) => ({ label: f.text, detail: f.kind, info: f.doc })) };
    }] }),
    keymap.of([{ key: "Mod-s", preventDefault: true, run: () => { asks.save(); return true; } }, ...completionKeymap, ...lintKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab]),
    EditorView.updateListener.of((u) => { if (u.docChanged) asks.changed(u.state.doc.toString()); }),
  ];
}

/** An editor in a box. */
export function edit(box: HTMLElement, content: string, asks: Asks) {
  const view = new EditorView({ parent: box, state: EditorState.create({ doc: content, extensions: extensions(asks) }) });
  const n = () => view.state.doc.length;
  return {
    content: () => view.state.doc.toString(),
    replace(text: string) { view.dispatch({ changes: { from: 0, to: n(), insert: text } }); },
    line(number: number) {
      const line = view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));
      view.dispatch({ selection: { anchor: line.from, head: line.to }, effects: EditorView.scrollIntoView(line.from, { y: "center" }) });
      view.focus();
    },
    undo: () => undo(view), redo: () => redo(view),
    lint: () => forceLinting(view),
    destroy: () => view.destroy(),
  };
}

/** Two contents side by side; the right one may be edited where asks is given. */
export function beside(box: HTMLElement, left: string, right: string, asks: Omit<Asks, "lint" | "complete">) {
  const common = [EditorView.cspNonce.of(asks.nonce), lineNumbers(), hcl, syntaxHighlighting(colours), look, EditorState.tabSize.of(2)];
  const view = new MergeView({
    parent: box, collapseUnchanged: { margin: 3 }, revertControls: asks.readOnly ? undefined : "a-to-b",
    a: { doc: left, extensions: [...common, EditorState.readOnly.of(true), EditorView.contentAttributes.of({ "aria-label": `${asks.label} 1` })] },
    b: { doc: right, extensions: [...common, EditorState.readOnly.of(asks.readOnly), EditorView.contentAttributes.of({ "aria-label": `${asks.label} 2` }), history(), keymap.of([...historyKeymap, ...defaultKeymap])] },
  });
  return { content: () => view.b.state.doc.toString(), destroy: () => view.destroy() };
}
