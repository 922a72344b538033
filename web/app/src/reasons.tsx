import { useState } from "preact/hooks";
import type { Answer, Place as SourcePlace, Problem, Reason } from "./types";
import { hrefOf, useHere } from "./state";
import { t } from "./words";

/** The place of a fact: a link to the line of the company's own file, else the words that name it. */
export function At({ at }: { at?: SourcePlace }) {
  const { place, opened, folder } = useHere();
  if (!at) return null;
  const own = opened?.file && at.file && at.line && samePath(at.file, folder, opened.file);
  return (
    <span class="at">
      {own
        ? <a href={hrefOf(place.company, "facts", new URLSearchParams({ line: String(at.line) }))} title={t.atLine(at.text)}>{short(at.text, folder)}</a>
        : short(at.text, folder)}
      {at.clause && <> · {clauseName(at.clause.document, at.clause.number)}</>}
      {at.clause?.quote && <q>{at.clause.quote}</q>}
    </span>
  );
}

const samePath = (named: string, folder: string, file: string) => short(named, folder) === file;

/** Paths are shown from the folder that is served. */
export function short(text: string, folder: string): string {
  const from = folder.replace(/\/$/, "") + "/";
  return folder !== "." && text.startsWith(from) ? text.slice(from.length) : text;
}

function clauseName(document: unknown, number?: string): string {
  const name = typeof document === "string" ? document : ((document as { Name?: string })?.Name ?? "");
  return [name.replace(/^document\./, ""), number].filter(Boolean).join(" ");
}

export function Tree({ reasons, open, depth = 0 }: { reasons: Reason[]; open: boolean; depth?: number }) {
  return (
    <ul class="tree">
      {reasons.map((r, i) => (
        <li key={i}>
          {r.because?.length
            ? <details open={open || depth < 1}><summary>{r.says}</summary>{r.place && <At at={r.place} />}<Tree reasons={r.because} open={open} depth={depth + 1} /></details>
            : <span>{r.says} <At at={r.place} /></span>}
        </li>
      ))}
    </ul>
  );
}

export function Because({ answer }: { answer: Answer }) {
  const [open, setOpen] = useState(false);
  if (!answer.because.length) return null;
  return (
    <section aria-labelledby="why">
      <div class="headline"><h2 id="why">{t.why}</h2><button type="button" class="quiet" onClick={() => setOpen(!open)}>{open ? t.closeAll : t.openAll}</button></div>
      <Tree key={String(open)} reasons={answer.because} open={open} />
    </section>
  );
}

export function Assumed({ answer }: { answer: Answer }) {
  if (!answer.assumed.length) return null;
  return (
    <section aria-labelledby="assumed">
      <h2 id="assumed">{t.assumed}</h2>
      <ul class="plain">
        {answer.assumed.map((a, i) => <li key={i}>{a.says} <At at={a.place} />{a.settles && <p class="settles">{t.settles}: {a.settles}</p>}</li>)}
      </ul>
    </section>
  );
}

export function Problems({ problems }: { problems: Problem[] }) {
  if (!problems.length) return null;
  return (
    <section aria-labelledby="problems">
      <h2 id="problems">{t.problems}</h2>
      <ul class="letters">
        {problems.map((p, i) => (
          <li key={i} class={p.severity}>
            <details><summary><span class="mark">{p.severity}</span> {p.summary}</summary>
              {p.place && <p><At at={p.place} /></p>}              {p.detail && <p>{p.detail}</p>}{p.hint && <p class="hint">{p.hint}</p>}<p class="code">{p.code}</p></details>
          </li>
        ))}
      </ul>
    </section>
  );
}
