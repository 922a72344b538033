import { useEffect, useState } from "preact/hooks";
import { api } from "./api";
import { Answered } from "./pages";
import { Trouble, Working, go, hrefOf, useHere, useLoaded } from "./state";
import type { Input } from "./types";
import { number, t } from "./words";

/** Who gets what of a sale, or what a round takes, while inputs move. The address holds where they stand. */
export function Money() {
  const { place, opened } = useHere();
  const rounds = opened?.choices.round ?? [];
  const round = place.query.get("round") ?? "";
  const amount = place.query.get("amount") ?? "0..200M";
  const [moved, setMoved] = useState<Record<string, string>>(() => movedOf(place.query));
  useEffect(() => { setMoved(movedOf(place.query)); }, [place.query.toString()]);
  const joined = useLoaded(round ? (s) => api.company(place.company, s, round) : null, [place.company, round, opened?.stamp]);
  const inputs = (round ? joined.value : opened)?.inputs;
  const verb = round ? "what-if" : "who-gets";
  const query = new URLSearchParams({ company: place.company, ...(round ? { round } : { amount }) });
  for (const [name, value] of Object.entries(moved)) query.set(`input.${name}`, value);
  const answer = useLoaded((s) => api.ask(verb, query, s), [verb, query.toString(), opened?.stamp]);
  const keep = (change: Record<string, string>, inputs = moved, replace = false) => {
    const next = new URLSearchParams(Object.entries({ amount, round, ...change }).filter(([, v]) => v));
    for (const [name, value] of Object.entries(inputs)) next.set(`input.${name}`, value);
    go(hrefOf(place.company, "money", next), replace);
  };
  return (
    <>
      <h1>{t.money}</h1>
      <form class="ask noprint" onSubmit={(e) => { e.preventDefault(); keep({ amount: String(new FormData(e.currentTarget).get("amount") ?? "") }); }}>
        <label><span>{t.sale}</span><input name="amount" value={amount} autocomplete="off" /></label>
        <label><span>{t.termSheet}</span>
          <select name="round" value={round} onChange={(e) => keep({ round: e.currentTarget.value }, {})}><option value="">{rounds.length ? t.notSaid : t.noRounds}</option>{rounds.map((r) => <option key={r.name} value={r.name}>{r.title}</option>)}</select></label>
        <button type="submit">{t.ask}</button>
      </form>
      <section aria-labelledby="inputs" class="sliders noprint">
        <h2 id="inputs">{t.sliders}</h2>
        {inputs?.length === 0 && <p class="quiet">{t.noInputs}</p>}
        {inputs?.map((i) => (
          <Slider key={i.name} input={i} value={moved[i.name]}
            move={(v) => setMoved((m) => ({ ...m, [i.name]: v }))}
            settle={(v) => keep({}, without({ ...moved, [i.name]: v }, v === "" ? i.name : ""), true)} />
        ))}
      </section>
      <Trouble of={answer} />
      <Working busy={answer.busy} />
      {answer.value && <Answered answer={answer.value} address={api.address(verb, query)} />}
    </>
  );
}

const without = (all: Record<string, string>, name: string) => Object.fromEntries(Object.entries(all).filter(([n]) => n !== name));

const movedOf = (q: URLSearchParams) => Object.fromEntries([...q].filter(([n]) => n.startsWith("input.")).map(([n, v]) => [n.slice(6), v]));

const steps = 200;

/** Where an input has no bounds, a slider goes from half of its value to twice it. */
function Slider({ input, value, move, settle }: { input: Input; value?: string; move: (v: string) => void; settle: (v: string) => void }) {
  const own = Number(input.value), lo = Number(input.lo ?? own / 2), hi = Number(input.hi ?? own * 2);
  const whole = Number.isInteger(own) && hi - lo >= steps;
  const at = (k: number) => { const v = lo + ((hi - lo) * k) / steps; return whole ? String(Math.round(v)) : v.toPrecision(6).replace(/\.?0+$/, ""); };
  const now = value ?? input.value;
  const title = input.title || input.name;
  return (
    <div class="slider">
      <label><span>{title}</span>
        <input type="range" min={0} max={steps} step={1} value={Math.round(((Number(now) - lo) / (hi - lo || 1)) * steps)} aria-valuetext={number(now)}
          onInput={(e) => move(at(Number(e.currentTarget.value)))} onChange={(e) => settle(at(Number(e.currentTarget.value)))} /></label>
      <output>{number(now)}</output>
      <small class="quiet">{t.ofRange(number(String(lo)), number(String(hi)))}</small>
      {value !== undefined && value !== input.value && <button type="button" class="quiet" onClick={() => settle("")}>{t.reset}</button>}
    </div>
  );
}
