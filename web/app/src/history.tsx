import { useState } from "preact/hooks";
import { api } from "./api";
import { useBeside } from "./facts";
import { Trouble, Working, go, hrefOf, useHere, useLoaded } from "./state";
import { moment, t } from "./words";

/** Revisions of the file: each can be compared with what is on disk, and restored, which is a new revision. */
export function History({ changed }: { changed: () => void }) {
  const { place, opened } = useHere();
  const company = place.company, id = place.query.get("id") ?? "";
  const list = useLoaded(opened?.file ? (s) => api.revisions(company, s) : null, [company, opened?.stamp, opened?.file]);
  const now = useLoaded(opened?.file ? (s) => api.file(company, s) : null, [company, opened?.stamp, opened?.file]);
  const then = useLoaded(id ? (s) => api.revision(company, id, s) : null, [company, id]);
  const [says, setSays] = useState("");
  const restore = async () => {
    if (!then.value || !now.value) return;
    try {
      const { status, body } = await api.save({ company, from: now.value.hash, content: then.value.content, note: t.restored(then.value.revision?.number ?? 0) });
      if (status === 409) { setSays(t.conflict); now.again(); return; }
      setSays(t.saved(body.revision?.number ?? 0));
      changed();
    } catch (e) { setSays((e as Error).message); }
  };
  if (opened && !opened.file) return <><h1>{t.history}</h1><p class="empty">{t.noFile}</p></>;
  return (
    <>
      <h1>{t.history}</h1>
      <Trouble of={list} />
      {list.value?.length === 0 && <p class="quiet">{now.value?.unkept ? `${t.readOnly} ${now.value.unkept}` : t.noRevisions}</p>}
      <ol class="revisions" reversed>
        {list.value?.map((r) => (
          <li key={r.id}>
            <a href={hrefOf(company, "history", new URLSearchParams({ id: r.id }))} aria-current={r.id === id ? "true" : undefined}>{t.revision(r.number)}</a>
            <time dateTime={r.when}>{moment(r.when)}</time> <span>{r.who}</span> <span class="quiet">{r.note}</span>
            {r.id === now.value?.revision?.id && <span class="mark">{t.current}</span>}{r.aside && <span class="mark">{t.aside}</span>}
          </li>
        ))}
      </ol>
      <p role="status" class="says">{says}</p>
      {id && then.value && now.value && (
        <section aria-labelledby="compare">
          <div class="headline"><h2 id="compare">{t.revision(then.value.revision?.number ?? 0)} · {t.compare}</h2>
            <span class="noprint"><button type="button" disabled={!now.value.keeps || then.value.hash === now.value.hash} onClick={() => void restore()}>{t.restore}</button> <button type="button" class="quiet" onClick={() => go(hrefOf(company, "history"))}>{t.close}</button></span></div>
          <Beside key={then.value.hash + now.value.hash} left={then.value.content} right={now.value.content} />
        </section>
      )}
      <Working busy={then.busy && id !== ""} />
      <Trouble of={then} />
    </>
  );
}

function Beside({ left, right }: { left: string; right: string }) {
  const view = useBeside(left, right, true);
  return <div ref={view.box} class="editor" />;
}
