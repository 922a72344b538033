import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { api } from "./api";
import { Facts } from "./facts";
import { History } from "./history";
import { Money } from "./money";
import { Overview, Question, Start } from "./pages";
import { HereContext, Trouble, go, hrefOf, placeOf, useLoaded } from "./state";
import { t } from "./words";

function App() {
  const [place, setPlace] = useState(() => placeOf(location.href));
  const [saves, setSaves] = useState(0);
  useEffect(() => {
    const turned = () => { setPlace(placeOf(location.href)); };
    const click = (e: MouseEvent) => {
      const a = (e.target as Element).closest?.("a");
      if (!a || e.defaultPrevented || e.button || e.metaKey || e.ctrlKey || e.shiftKey || a.target || a.origin !== location.origin || /^\/(api|assets)\//.test(a.pathname)) return;
      e.preventDefault();
      go(a.href);
      scrollTo(0, 0);
    };
    addEventListener("popstate", turned);
    addEventListener("click", click);
    return () => { removeEventListener("popstate", turned); removeEventListener("click", click); };
  }, []);
  const folder = useLoaded((s) => api.companies(s), [saves]);
  const topics = useLoaded((s) => api.questions(s), []);
  const alone = folder.value?.only ? folder.value.companies[0]?.path : undefined;
  const at = place.page === "" && alone !== undefined ? { ...place, company: alone, page: "overview" } : place.company === "." && alone ? { ...place, company: alone } : place;
  const opened = useLoaded(at.page ? (s) => api.company(at.company, s) : null, [at.page !== "", at.company, saves]);
  const company = opened.value?.path === at.company ? opened.value : null;
  const name = company?.name ?? "";
  useEffect(() => { document.title = [name, at.page, t.brand].filter(Boolean).join(" · "); }, [name, at.page]);
  const changed = () => setSaves((n) => n + 1);
  const topic = topics.value?.find((q) => q.verb === at.page);
  return (
    <HereContext.Provider value={{ place: at, topics: topics.value ?? [], opened: company, folder: folder.value?.folder ?? "" }}>
      <a class="skip" href="#content" onClick={(e) => { e.preventDefault(); document.getElementById("content")?.focus(); }}>{t.skip}</a>
      <header class="bar"><a class="brand" href="/">{t.brand}</a>{at.page && name && <a href={hrefOf(at.company, "overview")}>{name}</a>}<span class="quiet advice">{t.noAdvice}</span></header>
      <div class="frame">
        {at.page && <Pages company={at.company} page={at.page} verbs={topics.value?.map((q) => q.verb) ?? []} />}
        <main id="content" tabIndex={-1}>
          <Trouble of={folder} /><Trouble of={opened} />
          {!at.page && folder.value && <Start folder={folder.value} />}
          {at.page && company && page()}
        </main>
      </div>
    </HereContext.Provider>
  );
  function page() {
    switch (at.page) {
      case "overview": return <Overview key={at.company} />;
      case "facts": return <Facts key={at.company} changed={changed} />;
      case "money": return <Money key={at.company} />;
      case "history": return <History key={at.company} changed={changed} />;
    }
    if (topic) return <Question key={topic.verb} topic={topic} />;
    return topics.value ? <h1>{t.notFound}</h1> : null;
  }
}

function Pages({ company, page, verbs }: { company: string; page: string; verbs: string[] }) {
  const link = (p: string, words: string) => <li key={p}><a href={hrefOf(company, p)} aria-current={p === page ? "page" : undefined}>{words}</a></li>;
  return (
    <nav class="pages noprint" aria-label={t.pages}>
      <ul>{link("overview", t.overview)}{link("facts", t.facts)}{link("money", t.money)}{link("history", t.history)}</ul>
      <h2 id="verbs">{t.questions}</h2>
      <ul aria-labelledby="verbs">{verbs.map((v) => link(v, v))}</ul>
    </nav>
  );
}

const root = document.getElementById("app");
if (root) { root.textContent = ""; render(<App />, root); }
