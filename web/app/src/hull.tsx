import type { LimitLine } from "./types";
import { t } from "./words";

/** The load lines as marks on a hull: what is held lies above the water, what is broken below it, the rest on it. */
export function Hull({ limits }: { limits: LimitLine[] }) {
  const above = limits.filter((l) => l.outcome === "held" || l.outcome === "waived");
  const on = limits.filter((l) => l.outcome === "undecided" || l.outcome === "cannot tell");
  const below = limits.filter((l) => l.outcome === "broken");
  const step = 24, top = 40, water = top + above.length * step + 12 + on.length * step;
  const height = water + Math.max(below.length, 1) * step + 48, width = 640;
  const marks = [
    ...above.map((l, i) => ({ l, y: top + i * step + 8 })),
    ...on.map((l, i) => ({ l, y: water - (on.length - 1 - i) * step })),
    ...below.map((l, i) => ({ l, y: water + (i + 1) * step })),
  ];
  return (
    <svg class="hull" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t.hull(above.length, limits.length)}>
      <path class="ship" d={`M20 14 H${width - 20} C${width - 60} ${height * 0.55}, ${width - 110} ${height - 18}, ${width - 170} ${height - 12} H130 C70 ${height - 18}, 40 ${height * 0.6}, 20 14 Z`} />
      <path class="water" d={`M0 ${water + 8} q16 -7 32 0 t32 0 t32 0 t32 0 t32 0 t32 0 t32 0 t32 0 t32 0 t32 0 t32 0 t32 0 t32 0 t32 0 t32 0 t32 0 t32 0 t32 0 t32 0 t32 0 V${height} H0 Z`} />
      {marks.map(({ l, y }) => (
        <g key={l.title} class={`mark ${l.outcome.replace(" ", "-")}`}>
          <line x1={150} x2={184} y1={y} y2={y} /><circle cx={167} cy={y} r={5} />
          <text x={194} y={y + 4}>{cut(l.title)}</text>
        </g>
      ))}
    </svg>
  );
}

const cut = (s: string) => (s.length > 54 ? s.slice(0, 53) + "…" : s);
