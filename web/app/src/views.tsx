import { useEffect, useRef, useState } from "preact/hooks";
import type { Cell, List, Plot, Reason, Table, View } from "./types";
import { At, Tree, short } from "./reasons";
import { useHere } from "./state";
import { t } from "./words";

/** Draws a view. The set is closed: what is none of these is not drawn. */
export function Picture({ view }: { view: View }) {
  switch (view.kind) {
    case "table": return <Grid table={view} />;
    case "curve": case "fan": return <Lines plot={view} />;
    case "timeline": return <Listing list={view}><ol class="timeline">{view.events?.map((e, i) => <li key={i}><time>{[e.from, e.until].filter(Boolean).filter((d, j, all) => d !== all[j - 1]).join(" – ")}</time><span>{e.says} <At at={e.place} /></span></li>)}</ol></Listing>;
    case "steps": return <Listing list={view}><ol class="steps">{view.steps?.map((s, i) => <li key={i}>{s.says} {after(s.months, s.days)} <At at={s.place} /></li>)}</ol></Listing>;
    case "diff": return <Listing list={view}><Differences list={view} /></Listing>;
    case "map": return <Listing list={view}><Net list={view} /></Listing>;
  }
}

const after = (months = 0, days = 0) => (months || days ? <span class="quiet">+{[months && `${months} months`, days && `${days} days`].filter(Boolean).join(", ")}</span> : null);

function Listing({ list, children }: { list: List; children: preact.ComponentChildren }) {
  const empty = !(list.events?.length || list.steps?.length || list.rows?.length || list.nodes?.length);
  return <section class="view"><h2>{list.title}</h2>{empty ? <p class="quiet">{t.nothing}</p> : children}</section>;
}

/** A figure opens the reason behind it. */
function Figure({ cell, of }: { cell: Cell; of: string }) {
  const [open, setOpen] = useState(false);
  const { folder } = useHere();
  const text = short(cell.text ?? "", folder);
  if (!cell.why) return <>{text}</>;
  return (
    <>
      <button type="button" class="figure" aria-expanded={open} aria-label={`${text}: ${t.whyThis}`} onClick={() => setOpen(!open)}>{text}</button>
      {open && <Because reason={cell.why} of={of} close={() => setOpen(false)} />}
    </>
  );
}

function Because({ reason, of, close }: { reason: Reason; of: string; close: () => void }) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => { box.current?.showModal(); }, []);
  return (
    <dialog ref={box} class="because" aria-label={t.whyThis} onClose={close} onClick={(e) => { if (e.target === box.current) box.current?.close(); }}>
      <h2>{of}</h2>
      <Tree reasons={[reason]} open={true} />
      <button type="button" onClick={() => box.current?.close()}>{t.close}</button>
    </dialog>
  );
}

function Grid({ table }: { table: Table }) {
  const numeric = table.columns.map((c) => c.kind !== "words");
  const id = `view-${table.id}`;
  return (
    <section class="view">
      <div class="headline"><h2 id={id}>{table.title}</h2>{table.rows.length > 0 && <button type="button" class="quiet noprint" onClick={() => saveText(`${table.id}.csv`, "text/csv", csv(table))}>{t.asCSV}</button>}</div>
      {table.rows.length === 0 ? <p class="quiet">{t.nothing}</p> :
        <div class="wide" role="region" tabIndex={0} aria-labelledby={id}>
          <table>
            <thead><tr>{table.columns.map((c, j) => <th key={c.id} scope="col" class={numeric[j] ? "n" : ""}>{c.head}</th>)}</tr></thead>
            <tbody>
              {table.rows.map((r, i) => (
                <tr key={i} class={r.role}>
                  {r.cells.map((c, j) => {
                    const Tag = j === 0 && c.text ? "th" : "td";
                    return <Tag key={j} scope={Tag === "th" ? "row" : undefined} class={`${numeric[j] ? "n" : ""} ${j === 0 && r.level ? `in${Math.min(r.level, 3)}` : ""}`}><Figure cell={c} of={r.cells[0]?.text ?? ""} /></Tag>;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>}
      {table.notes?.map((n, i) => <p key={i} class="quiet">{n}</p>)}
    </section>
  );
}

function Differences({ list }: { list: List }) {
  return (
    <div class="wide" role="region" tabIndex={0} aria-label={list.title}>
      <table><tbody>{list.rows?.map((r, i) => <tr key={i} class="body"><th scope="row">{r.what}</th><td>{r.before.text}</td><td aria-hidden="true">→</td><td>{r.after.text}</td><td>{r.effect}</td></tr>)}</tbody></table>
    </div>
  );
}

/** Who holds, appoints, supplies what: each link a line, by where it begins. */
function Net({ list }: { list: List }) {
  const title = new Map(list.nodes?.map((n) => [refName(n.ref), n.title]));
  return <ul class="net">{list.links?.map((l, i) => <li key={i}><b>{title.get(refName(l.from)) ?? refName(l.from)}</b> → <b>{title.get(refName(l.to)) ?? refName(l.to)}</b>: {l.says} <At at={l.place} /></li>)}</ul>;
}

const refName = (ref: unknown): string => (typeof ref === "string" ? ref : JSON.stringify(ref));

/** Curves and fans; the table of their points is beside them for whoever cannot see them. */
function Lines({ plot }: { plot: Plot }) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<{ show(p: Plot): void; svg(): string; dispose(): void } | null>(null);
  useEffect(() => {
    let gone = false;
    import(/* @vite-ignore */ "./chart.js").then((m) => {
      if (gone || !box.current) return;
      chart.current = m.draw(box.current);
      chart.current?.show(plot);
    });
    return () => { gone = true; chart.current?.dispose(); chart.current = null; };
  }, []);
  useEffect(() => { chart.current?.show(plot); }, [plot]);
  const lines = plot.series ?? plot.quantiles ?? [];
  const id = `view-${plot.id}`;
  return (
    <section class="view">
      <div class="headline"><h2 id={id}>{plot.title}</h2><button type="button" class="quiet noprint" onClick={() => chart.current && saveText(`${plot.id}.svg`, "image/svg+xml", chart.current.svg())}>{t.asSVG}</button></div>
      <div class="chart" ref={box} role="img" aria-label={`${plot.title}: ${plot.y.title} · ${plot.x.title}`} />
      <details><summary>{t.asTable}</summary>
        <div class="wide" role="region" tabIndex={0} aria-label={plot.title}>
          <table>
            <thead><tr><th scope="col">{plot.x.title}</th>{lines.map((l, i) => <th key={i} scope="col" class="n">{l.name ?? l.level}</th>)}</tr></thead>
            <tbody>{lines[0]?.points.map((p, i) => <tr key={i} class="body"><th scope="row">{figure(p[0])}</th>{lines.map((l, j) => <td key={j} class="n">{figure(l.points[i]?.[1])}</td>)}</tr>)}</tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

const figure = (v: unknown): string => (typeof v === "number" ? v.toLocaleString("en-GB", { maximumFractionDigits: 4 }) : String(v ?? ""));

function csv(table: Table): string {
  const field = (s: string) => { const safe = /^[=+\-@\t\r]/.test(s) && !/^-?[\d.,]+%?$/.test(s) ? `'${s}` : s; return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe; };
  return [table.columns.map((c) => c.head), ...table.rows.map((r) => r.cells.map((c) => c.text ?? ""))].map((row) => row.map(field).join(",")).join("\r\n") + "\r\n";
}

export function saveText(name: string, type: string, text: string) {
  const a = document.createElement("a");
  a.href = URL.createObjectURL(new Blob([text], { type }));
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 1000);
}
