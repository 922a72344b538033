// Charts, loaded where a page has one. ECharts is taken in parts; pictures are SVG, so that they print and can be saved.
import { LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { Plot } from "./types";

use([LineChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer]);

const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export function draw(box: HTMLElement) {
  const chart = init(box, null, { renderer: "svg", height: 320 });
  let last: Plot | null = null;
  const show = (plot: Plot) => { last = plot; chart.setOption(option(plot), { notMerge: true }); };
  const size = new ResizeObserver(() => chart.resize({ height: 320 }));
  size.observe(box);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const turned = () => { if (last) show(last); };
  dark.addEventListener("change", turned);
  return {
    show,
    svg: () => box.querySelector("svg")?.outerHTML ?? "",
    dispose() { size.disconnect(); dark.removeEventListener("change", turned); chart.dispose(); },
  };
}

function option(plot: Plot) {
  const ink = colour("--ink"), quiet = colour("--quiet"), line = colour("--line");
  const day = plot.x.kind === "day";
  const axis = { axisLabel: { color: quiet }, nameTextStyle: { color: quiet }, splitLine: { lineStyle: { color: line } }, axisLine: { lineStyle: { color: line } } };
  const short = new Intl.NumberFormat("en-GB", { notation: "compact", maximumFractionDigits: 2 });
  const value = (v: number) => (plot.y.kind === "percent" ? `${(100 * v).toFixed(1)}%` : short.format(v));
  return {
    animation: false,
    aria: { enabled: true },
    color: ["--a", "--b", "--c", "--d", "--e", "--f"].map(colour),
    textStyle: { color: ink, fontFamily: "system-ui, sans-serif" },
    grid: { left: 12, right: 24, top: 44, bottom: 40, containLabel: true },
    legend: { type: "scroll", top: 4, textStyle: { color: ink }, icon: "rect", itemHeight: 3 },
    tooltip: { trigger: "axis", renderMode: "richText", valueFormatter: (v: unknown) => (typeof v === "number" ? value(v) : String(v)) },
    xAxis: { type: day ? "time" : "value", name: plot.x.title, nameLocation: "middle", nameGap: 28, ...axis, axisLabel: { color: quiet, hideOverlap: true, ...(day ? {} : { formatter: (v: number) => short.format(v) }) } },
    yAxis: { type: "value", name: plot.y.title, ...axis, axisLabel: { color: quiet, formatter: value } },
    series: plot.kind === "fan" ? bands(plot) : lines(plot),
  };
}

const lines = (plot: Plot) => (plot.series ?? []).map((s, i) => ({
  type: "line" as const, name: s.name ?? "", data: s.points as [number, number][], showSymbol: (s.points.length < 2), lineStyle: { width: 2, type: (["solid", "dashed", "dotted"] as const)[Math.floor(i / 6) % 3] },
}));

/** Pairs of quantiles as bands around the middle one. */
function bands(plot: Plot) {
  const all = [...(plot.quantiles ?? [])].sort((a, b) => (a.level ?? 0) - (b.level ?? 0));
  const out: object[] = [];
  const a = colour("--a");
  for (let i = 0; i < Math.floor(all.length / 2); i++) {
    const lo = all[i]!, hi = all[all.length - 1 - i]!;
    const name = `${lo.level}–${hi.level}`;
    const base = { type: "line", symbol: "none", lineStyle: { opacity: 0 }, stack: name, stackStrategy: "all", silent: true };
    out.push({ ...base, name: "", data: lo.points, tooltip: { show: false } });
    out.push({ ...base, name, data: hi.points.map((p, k) => [p[0], Number(p[1]) - Number(lo.points[k]?.[1])]), areaStyle: { color: a, opacity: 0.15 } });
  }
  if (all.length % 2) out.push({ type: "line", name: String(all[(all.length - 1) / 2]!.level), data: all[(all.length - 1) / 2]!.points, showSymbol: false, lineStyle: { width: 2, color: a } });
  return out;
}
