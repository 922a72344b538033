import { useEffect, useRef, useState } from "preact/hooks";
import { api } from "./api";
import { Trouble, useHere, useLoaded } from "./state";
import type { Mark, Saved } from "./types";
import { t } from "./words";

type Editor = ReturnType<typeof import("./editor").edit>;

export const nonce = () => document.querySelector<HTMLMetaElement>("meta[name=nonce]")?.content ?? "";

const remembered = () => { try { return localStorage.getItem("who") ?? ""; } catch { return ""; } };

/** company.hcl itself: live letters, completion, and a save that is a revision. */
export function Facts({ changed }: { changed: () => void }) {
  const { place, opened } = useHere();
  const company = place.company;
  const file = useLoaded(opened?.file ? (s) => api.file(company, s) : null, [company, opened?.file]);
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const from = useRef("");
  const [says, setSays] = useState("");
  const [marks, setMarks] = useState<Mark[]>([]);
  const [conflict, setConflict] = useState<Saved | null>(null);
  const [who, setWho] = useState(remembered);
  const [note, setNote] = useState("");

  const save = async (content = editor.current?.content() ?? "", base = from.current) => {
    try { localStorage.setItem("who", who); } catch { /* a browser that keeps nothing */ }
    try {
      const { status, body } = await api.save({ company, from: base, content, who, note });
      if (status === 409) { setConflict(body); return; }
      from.current = body.revision?.content ?? "";
      setSays(t.saved(body.revision?.number ?? 0));
      setNote("");
      setConflict(null);
      changed();
    } catch (e) { setSays((e as Error).message); }
  };
  const saving = useRef(save);
  saving.current = save;

  useEffect(() => {
    const read = file.value;
    if (!read || !box.current) return;
    from.current = read.hash;
    let gone = false;
    import("./editor.js").then((m) => {
      if (gone || !box.current) return;
      editor.current = m.edit(box.current, read.content, {
        nonce: nonce(), label: read.path, readOnly: !read.keeps,
        lint: async (content) => { const { body } = await api.lint(company, content); setMarks(body.marks); return body.marks; },
        complete: async (content, at) => (await api.complete(company, content, at)).body,
        changed: (content) => setSays(content === read.content ? t.onDisk : t.unsaved),
        save: () => void saving.current(),
      });
      const line = Number(place.query.get("line"));
      if (line) editor.current?.line(line);
    });
    return () => { gone = true; editor.current?.destroy(); editor.current = null; };
  }, [file.value]);
  useEffect(() => {
    const leave = (e: BeforeUnloadEvent) => { if (editor.current && file.value && says === t.unsaved) e.preventDefault(); };
    addEventListener("beforeunload", leave);
    return () => removeEventListener("beforeunload", leave);
  }, [file.value, says]);

  const format = async () => { if (editor.current) editor.current.replace((await api.format(company, editor.current.content())).body.content); };
  const count = (s: string) => marks.filter((m) => m.severity === s).length;
  if (opened && !opened.file) return <><h1>{t.facts}</h1><p class="empty">{t.noFile}</p></>;
  return (
    <>
      <h1>{t.facts}</h1>
      <Trouble of={file} />
      {file.value && !file.value.keeps && <p class="notice">{t.readOnly} {file.value.unkept}</p>}
      <div class="tools noprint">
        <button type="button" onClick={() => void save()} disabled={!file.value?.keeps}>{t.save}</button>
        <label><span>{t.who}</span><input value={who} onInput={(e) => setWho(e.currentTarget.value)} autocomplete="name" /></label>
        <label class="wide-field"><span>{t.note}</span><input value={note} placeholder={t.noteHint} onInput={(e) => setNote(e.currentTarget.value)} /></label>
        <button type="button" class="quiet" onClick={() => editor.current?.undo()}>{t.undo}</button>
        <button type="button" class="quiet" onClick={() => editor.current?.redo()}>{t.redo}</button>
        <button type="button" class="quiet" onClick={() => void format()}>{t.format}</button>
        <span role="status" class="says">{[says, count("error") ? t.errors(count("error")) : "", count("warning") ? t.warnings(count("warning")) : ""].filter(Boolean).join(" · ")}</span>
      </div>
      {conflict?.on_disk && conflict.yours && <Conflict left={conflict.on_disk.content} right={editor.current?.content() ?? ""}
        mine={(content) => { const there = conflict.on_disk?.hash ?? ""; editor.current?.replace(content); void save(content, there); }}
        theirs={() => { from.current = conflict.on_disk?.hash ?? ""; editor.current?.replace(conflict.on_disk?.content ?? ""); setConflict(null); setSays(t.onDisk); }} />}
      <div ref={box} class="editor" hidden={conflict !== null} />
      {marks.length > 0 && <ul class="letters compact">{marks.map((m, i) => <li key={i} class={m.severity}><b>{m.summary}</b> {m.hint && <span class="hint">{m.hint}</span>} <span class="code">{m.code}</span></li>)}</ul>}
    </>
  );
}

function Conflict({ left, right, mine, theirs }: { left: string; right: string; mine: (content: string) => void; theirs: () => void }) {
  const view = useBeside(left, right, false);
  return (
    <section class="conflict" aria-labelledby="conflict">
      <h2 id="conflict">{t.conflict}</h2><p>{t.conflictSays}</p>
      <p><button type="button" onClick={() => mine(view.content())}>{t.keepMine}</button> <button type="button" class="quiet" onClick={theirs}>{t.takeTheirs}</button></p>
      <div ref={view.box} class="editor" />
    </section>
  );
}

/** Two contents side by side in a box. */
export function useBeside(left: string, right: string, readOnly: boolean) {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<ReturnType<typeof import("./editor").beside> | null>(null);
  useEffect(() => {
    let gone = false;
    import("./editor.js").then((m) => {
      if (gone || !box.current) return;
      view.current = m.beside(box.current, left, right, { nonce: nonce(), label: t.editorLabel, readOnly, changed() {}, save() {} });
    });
    return () => { gone = true; view.current?.destroy(); view.current = null; };
  }, [left, right]);
  return { box, content: () => view.current?.content() ?? right };
}
