import { useMemo, useState } from "preact/hooks";
import { api } from "./api";
import { Hull } from "./hull";
import { Assumed, At, Because, Problems } from "./reasons";
import { Trouble, Working, go, hrefOf, useHere, useLoaded } from "./state";
import type { Answer, Checked, Choice, Folder, Parameter, Topic } from "./types";
import { t } from "./words";
import { Picture, saveText } from "./views";

export function Start({ folder }: { folder: Folder }) {
  return (
    <>
      <h1>{t.companiesIn(folder.folder)}</h1>
      {folder.unkept && <p class="notice">{t.readOnly} {folder.unkept}</p>}
      {folder.companies.length === 0 && <div class="empty"><p>{t.noCompanies}</p><p class="quiet">{t.noCompaniesHow}</p></div>}
      <ul class="cards">
        {folder.companies.map((c) => (
          <li key={c.path}><a href={hrefOf(c.path, "overview")}><b>{c.name}</b><span class="quiet">{c.file ?? `${c.path} · ${t.package}`}</span><Standing company={c.path} /></a></li>
        ))}
      </ul>
    </>
  );
}

/** How a company's lines stand, in a sentence. */
function Standing({ company }: { company: string }) {
  const check = useLoaded((s) => api.ask("check", new URLSearchParams({ company, outcomes: "true" }), s), [company]);
  return <span class="standing">{check.value?.finding ?? (check.trouble || " ")}</span>;
}

const checkedOf = (a: Answer | null): Checked | null => (a?.data as Checked | null) ?? null;

export function Overview() {
  const { place, opened, topics } = useHere();
  const company = place.company, stamp = opened?.stamp;
  const fast = useLoaded((s) => api.ask("check", new URLSearchParams({ company, outcomes: "true" }), s), [company, stamp]);
  const full = useLoaded(fast.value ? (s) => api.ask("check", new URLSearchParams({ company }), s) : null, [company, stamp, fast.value !== null]);
  const answer = full.value ?? fast.value;
  const data = checkedOf(answer);
  return (
    <>
      <h1>{opened?.name}</h1>
      <Trouble of={fast} />
      {answer && <p class="finding">{answer.finding}</p>}
      {answer?.notices?.map((n) => <p key={n} class="notice">{n}</p>)}
      {opened && opened.unread.length > 0 && <section class="notice"><h2>{t.unread}</h2><p>{t.unreadSays}</p><ul>{opened.unread.map((d) => <li key={d}>{d}</li>)}</ul></section>}
      {data && (
        <section aria-labelledby="limits">
          <h2 id="limits">{t.limits}</h2>
          {data.limits.length === 0 ? <p class="quiet">{t.noLimits}</p> : <Hull limits={data.limits} />}
          <ul class="limits">
            {data.limits.map((l) => (
              <li key={l.title} class={l.outcome.replace(" ", "-")}>
                <details>
                  <summary><span class="outcome">{t.outcomes[l.outcome]}</span> <b>{l.title}</b>{l.freeboard && <span class="quiet"> · {t.freeboard}: {l.freeboard}</span>}</summary>
                  <p>{l.says}</p>
                  {l.open.length > 0 && <p class="settles">{t.settles}: {l.open.join("; ")}</p>}
                  {l.shifts.length > 0 && <ul>{l.shifts.map((s, i) => <li key={i}>{s.says} → {t.outcomes[s.then]}</li>)}</ul>}
                </details>
              </li>
            ))}
          </ul>
          <Working busy={full.busy} says={t.measuring} />
        </section>
      )}
      <section aria-labelledby="sentences">
        <h2 id="sentences">{t.inOneSentence}</h2>
        <dl class="sentences">{topics.filter((q) => q.of_company && q.verb !== "check" && !q.parameters.some((p) => p.must)).map((q) => <Sentence key={q.verb} topic={q} />)}</dl>
      </section>
      {answer && (answer.problems.length ? <Problems problems={answer.problems} /> : <p class="quiet">{t.noProblems}</p>)}
    </>
  );
}

function Sentence({ topic }: { topic: Topic }) {
  const { place, opened } = useHere();
  const a = useLoaded((s) => api.ask(topic.verb, new URLSearchParams({ company: place.company }), s), [place.company, opened?.stamp, topic.verb]);
  return <><dt><a href={hrefOf(place.company, topic.verb)}>{topic.verb}</a></dt><dd>{a.value?.finding ?? a.trouble}</dd></>;
}

/** Any question's answer. The parameters stand in the address. */
export function Question({ topic }: { topic: Topic }) {
  const { place, opened } = useHere();
  const missing = topic.parameters.filter((p) => p.must && !place.query.get(p.name));
  const query = new URLSearchParams(place.query);
  if (topic.of_company) query.set("company", place.company);
  const key = query.toString();
  const answer = useLoaded(missing.length ? null : (s) => api.ask(topic.verb, query, s), [topic.verb, key, opened?.stamp]);
  return (
    <>
      <h1>{topic.short}</h1>
      <Form topic={topic} />
      {missing.length > 0 && <p class="quiet">{t.needs(missing.map((p) => p.name).join(", "))}</p>}
      {missing.length === 0 && <><Trouble of={answer} /><Working busy={answer.busy} /></>}
      {answer.value && missing.length === 0 && <Answered answer={answer.value} address={api.address(topic.verb, query)} />}
    </>
  );
}

export function Answered({ answer, address }: { answer: Answer; address: string }) {
  return (
    <article class="answer">
      {answer.notices?.map((n) => <p key={n} class="notice">{n}</p>)}
      <p class="finding">{answer.finding}</p>
      {answer.state !== "answered" && <p class="state">{answer.state}</p>}
      {answer.views.map((v, i) => <Picture key={`${v.kind} ${v.id} ${i}`} view={v} />)}
      <Because answer={answer} />
      <Assumed answer={answer} />
      <Problems problems={answer.problems} />
      <p class="noprint"><button type="button" class="quiet" onClick={() => print()}>{t.print}</button> <button type="button" class="quiet" onClick={() => saveText(`${answer.question}.json`, "application/json", JSON.stringify(answer, null, 2))}>{t.asJSON}</button> <a class="quiet" href={address}>{address.split("?")[0]}</a></p>
    </article>
  );
}

/** A form made of the parameters of a question. */
function Form({ topic }: { topic: Topic }) {
  const { place } = useHere();
  const [first, more] = useMemo(() => {
    const asked = (p: Parameter) => p.must || ["matter", "group", "holder", "without", "by", "why", "as", "horizon"].includes(p.name) || place.query.has(p.name);
    return [topic.parameters.filter(asked), topic.parameters.filter((p) => !asked(p))];
  }, [topic.verb]);
  const submit = (e: Event) => {
    e.preventDefault();
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(e.currentTarget as HTMLFormElement)) if (value && value !== topic.parameters.find((p) => p.name === name)?.default) query.append(name, String(value));
    for (const [name, value] of place.query) if (name.startsWith("input.")) query.append(name, value);
    go(hrefOf(place.company, topic.verb, query));
  };
  return (
    <form class="ask noprint" key={`${topic.verb} ${place.query}`} onSubmit={submit} aria-label={t.askWith}>
      {first.map((p) => <Field key={p.name} of={p} />)}
      {more.length > 0 && <details><summary>{t.moreSettings}</summary><div class="fields">{more.map((p) => <Field key={p.name} of={p} />)}</div></details>}
      <button type="submit">{t.ask}</button>
    </form>
  );
}

const plain = (says: string) => says.replaceAll("`", "").replaceAll("--", "");

function Field({ of: p }: { of: Parameter }) {
  const { place, opened } = useHere();
  const given = place.query.getAll(p.name);
  const choices: Choice[] = p.words?.map((w) => ({ name: w, title: w })) ?? opened?.choices[p.kind] ?? [];
  if (p.kind === "yes") return <label class="check"><input type="checkbox" name={p.name} value="true" checked={given[0] === "true"} /> <span>{p.name}<small>{plain(p.says)}</small></span></label>;
  if (p.many && choices.length) return <Many of={p} choices={choices} given={given} />;
  return (
    <label>
      <span>{p.name}<small>{plain(p.says)}</small></span>
      {choices.length && p.kind !== "text" || p.words
        ? <select name={p.name}>{!p.must && !p.default && <option value="">{t.any}</option>}{choices.map((c) => <option key={c.name} value={c.name} selected={(given[0] ?? p.default) === c.name}>{c.title}</option>)}</select>
        : p.kind === "day"
          ? <input name={p.name} type="date" value={given[0] ?? ""} />
          : <input name={p.name} value={given.join(" ")} placeholder={p.default ?? ""} autocomplete="off" />}
    </label>
  );
}

/** Several of a list: each ticked one is a parameter of its own. */
function Many({ of: p, choices, given }: { of: Parameter; choices: Choice[]; given: string[] }) {
  const all = [...choices, ...given.filter((g) => !choices.some((c) => c.name === g)).map((g) => ({ name: g, title: g }))];
  return (
    <fieldset><legend>{p.name}<small>{plain(p.says)}</small></legend>
      <div class="ticks">{all.map((c) => <label key={c.name} class="check"><input type="checkbox" name={p.name} value={c.name} checked={given.includes(c.name)} /> <span>{c.title}</span></label>)}</div>
    </fieldset>
  );
}

export { At };
