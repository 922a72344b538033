import { createContext } from "preact";
import { useContext, useEffect, useRef, useState } from "preact/hooks";
import type { Opened, Topic } from "./types";
import { Refused } from "./api";
import { t } from "./words";

/** Where the user is: /COMPANY/-/PAGE?parameters holds the whole state of a page. */
export interface Place {
  company: string; // "." is the folder itself
  page: string; // "" is the start
  query: URLSearchParams;
}

export function placeOf(url: string): Place {
  const u = new URL(url, location.origin);
  const [company = "", page] = decodeURIComponent(u.pathname.slice(1)).split(/(?:^|\/)-\//);
  return { company: company || ".", page: page ?? "", query: u.searchParams };
}

export function hrefOf(company: string, page: string, query?: URLSearchParams): string {
  const path = company === "." ? "" : company.split("/").map(encodeURIComponent).join("/") + "/";
  const q = query?.toString();
  return `/${path}-/${page}${q ? `?${q}` : ""}`;
}

/** Goes to an address without loading the page anew. */
export function go(href: string, replace = false) {
  history[replace ? "replaceState" : "pushState"](null, "", href);
  dispatchEvent(new PopStateEvent("popstate"));
}

export interface Here {
  place: Place;
  topics: Topic[];
  opened: Opened | null;
  folder: string;
}

export const HereContext = createContext<Here>({ place: { company: ".", page: "", query: new URLSearchParams() }, topics: [], opened: null, folder: "" });
export const useHere = () => useContext(HereContext);

/** What was asked for: the last good value stays while the next is on its way, so that nothing jumps. */
export interface Loaded<T> {
  value: T | null;
  trouble: string;
  busy: boolean;
  again: () => void;
}

export function useLoaded<T>(load: ((signal: AbortSignal) => Promise<T>) | null, on: unknown[]): Loaded<T> {
  const [value, setValue] = useState<T | null>(null);
  const [trouble, setTrouble] = useState("");
  const [busy, setBusy] = useState(load !== null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (!load) return;
    const abort = new AbortController();
    setBusy(true);
    load(abort.signal)
      .then((v) => { setValue(v); setTrouble(""); setBusy(false); })
      .catch((e: unknown) => {
        if (abort.signal.aborted) return;
        setTrouble(e instanceof Refused ? e.message : String(e));
        setBusy(false);
      });
    return () => abort.abort();
  }, [...on, turn]);
  return { value, trouble, busy, again: () => setTurn(turn + 1) };
}

/** Says that work goes on, but only where it takes longer than a tenth of a second. */
export function Working({ busy, says = t.working }: { busy: boolean; says?: string }) {
  const [late, setLate] = useState(false);
  const timer = useRef(0);
  useEffect(() => {
    clearTimeout(timer.current);
    if (!busy) { setLate(false); return; }
    timer.current = window.setTimeout(() => setLate(true), 150);
    return () => clearTimeout(timer.current);
  }, [busy]);
  return <p class="working" role="status">{late ? says : ""}</p>;
}

export function Trouble({ of }: { of: Loaded<unknown> }) {
  if (!of.trouble) return null;
  return <div class="trouble" role="alert"><p>{of.trouble}</p><button type="button" onClick={of.again}>{t.again}</button></div>;
}
