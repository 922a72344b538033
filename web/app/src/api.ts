import type { Answer, Candidate, FileContent, Folder, Lint, Opened, Revision, Save, Saved, Topic, Trouble } from "./types";
import { t } from "./words";

/** Why a request got no answer, in words. */
export class Refused extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble.detail || trouble.title);
  }
}

async function reach(path: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (e) {
    if (init?.signal?.aborted) throw e;
    throw new Refused({ title: t.notReached, status: 0 });
  }
}

async function get<T>(path: string, query: URLSearchParams | null = null, signal?: AbortSignal): Promise<T> {
  const r = await reach(query ? `${path}?${query}` : path, { signal });
  if (!r.ok) throw new Refused(await r.json());
  return r.json();
}

async function post<T>(path: string, body: unknown, also: number[] = [], signal?: AbortSignal): Promise<{ status: number; body: T }> {
  const r = await reach(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal });
  if (!r.ok && !also.includes(r.status)) throw new Refused(await r.json());
  return { status: r.status, body: await r.json() };
}

const of = (company: string, more: Record<string, string> = {}) => new URLSearchParams({ company, ...more });

export const api = {
  companies: (signal?: AbortSignal) => get<Folder>("/api/companies", null, signal),
  company: (company: string, signal?: AbortSignal, round = "") => get<Opened>("/api/company", of(company, round ? { round } : {}), signal),
  questions: (signal?: AbortSignal) => get<Topic[]>("/api/questions", null, signal),
  address: (verb: string, query: URLSearchParams) => `/api/ask/${verb}?${query}`,
  ask: (verb: string, query: URLSearchParams, signal?: AbortSignal) => get<Answer>(`/api/ask/${verb}`, query, signal),
  file: (company: string, signal?: AbortSignal) => get<FileContent>("/api/file", of(company), signal),
  save: (body: Save) => post<Saved>("/api/file", body, [409]),
  lint: (company: string, content: string, signal?: AbortSignal) => post<Lint>("/api/lint", { company, content }, [], signal),
  complete: (company: string, content: string, at: number) => post<Candidate[]>("/api/complete", { company, content, at }),
  format: (company: string, content: string) => post<{ content: string }>("/api/format", { company, content }),
  revisions: (company: string, signal?: AbortSignal) => get<Revision[]>("/api/revisions", of(company), signal),
  revision: (company: string, id: string, signal?: AbortSignal) => get<FileContent>("/api/revision", of(company, { id }), signal),
};
