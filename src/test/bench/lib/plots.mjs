// Plots as SVG, readable on light and dark pages.
import { words } from "./numbers.mjs";

const STYLE = `text{font:13px system-ui,sans-serif;fill:#24292f}.small{font-size:11px}.title{font-weight:600}.axis{stroke:#8c959f;stroke-width:1}
.grid{stroke:#8c959f;stroke-width:.5;stroke-dasharray:2 4}.a{fill:#0969da;stroke:#0969da}.b{fill:#bf8700;stroke:#bf8700}.c{fill:#8250df;stroke:#8250df}
.d{fill:#57606a;stroke:#57606a}.met{fill:#1a7f37}.missed{fill:#cf222e}.line{fill:none;stroke-width:2}.dashed{stroke-dasharray:5 4}
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.a{fill:#58a6ff;stroke:#58a6ff}.b{fill:#e3b341;stroke:#e3b341}.c{fill:#bc8cff;stroke:#bc8cff}
.d{fill:#8b949e;stroke:#8b949e}.met{fill:#3fb950}.missed{fill:#ff7b72}}`;
const CLASSES = ["a", "b", "c", "d"];
const WIDTH = 900;

/** @param {string} said */
const escaped = (said) => said.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * @param {number} x
 * @param {number} y
 * @param {string} said
 * @param {{anchor?: string, kind?: string}} [how]
 */
function text(x, y, said, { anchor = "start", kind = "" } = {}) {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" class="${kind}">${escaped(said)}</text>`;
}

/** @param {number[]} ends x1, y1, x2, y2 @param {string} kind */
function line([x1 = 0, y1 = 0, x2 = 0, y2 = 0], kind) {
  return `<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" class="${kind}"/>`;
}

/** @param {number[]} box x, y, width, height @param {string} kind */
function box([x = 0, y = 0, width = 0, height = 0], kind) {
  return `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" class="${kind}"/>`;
}

/** @param {string} title @param {number} height @param {string[]} parts */
function svg(title, height, parts) {
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escaped(title)}">`;
  return `${head}\n<style>${STYLE}</style>\n${text(10, 20, title, { kind: "title" })}\n${parts.join("\n")}\n</svg>\n`;
}

/**
 * A bar for each figure, on a scale of powers of ten, from the goal to the left or to the right.
 *
 * @param {string} title
 * @param {{name: string, value: number | null, said: string}[]} figures 1 is the goal
 */
export function goals(title, figures) {
  const unit = 100; // pixels for a power of ten
  const height = 50 + figures.length * 20;
  const parts = figures.flatMap(({ name, value, said }, at) => {
    const y = 45 + at * 20;
    const length = Math.max(-1.1, Math.min(1.1, Math.log10(Math.max(value ?? 0, 1e-9)))) * unit;
    const kind = (value ?? 0) >= 1 ? "met" : "missed";
    const from = 680;
    return [
      text(10, y + 4, name.length > 84 ? `${name.slice(0, 83)}…` : name, { kind: "small" }),
      box([length < 0 ? from + length : from, y - 6, Math.max(1, Math.abs(length)), 12], kind),
      text(WIDTH - 5, y + 4, said, { anchor: "end", kind: "small" }),
    ];
  });
  const axes = [-1, 0, 1].flatMap((power) => {
    const x = 680 + power * unit;
    return [line([x, 32, x, height - 5], power === 0 ? "axis" : "grid"), text(x, 30, power === 0 ? "goal" : power < 0 ? "÷ 10" : "× 10", { anchor: "middle", kind: "small" })];
  });
  return figures.length > 0 ? svg(title, height, [...axes, ...parts]) : null;
}

/**
 * Groups of bars, each with its number.
 *
 * @param {string} title
 * @param {Record<string, Record<string, number>>} groups by group and name
 */
export function bars(title, groups) {
  const names = [...new Set(Object.values(groups).flatMap((group) => Object.keys(group)))];
  const most = Math.max(...Object.values(groups).flatMap((group) => Object.values(group)));
  /** @type {string[]} */
  const parts = [];
  let y = 45;
  for (const [group, values] of Object.entries(groups)) {
    parts.push(text(10, y + 4, group, { kind: "title" }));
    for (const [name, value] of Object.entries(values)) {
      const length = (560 * value) / most;
      parts.push(text(240, y + 4, name, { anchor: "end" }), box([250, y - 8, length, 15], CLASSES[names.indexOf(name) % 4] ?? "a"));
      parts.push(text(256 + length, y + 4, words(value), { kind: "small" }));
      y += 20;
    }
    y += 14;
  }
  return names.length > 0 ? svg(title, y, parts) : null;
}

/**
 * Lines of shares by milliseconds, the latter on a scale of powers of ten.
 *
 * @param {string} title
 * @param {{curve: string, points: [number, number][]}[]} lines
 */
export function curves(title, lines) {
  if (lines.length === 0) {
    return null;
  }
  const millis = lines.flatMap(({ points }) => points.map(([, value]) => value));
  const low = Math.floor(Math.log10(Math.min(...millis)));
  const high = Math.ceil(Math.log10(Math.max(...millis)));
  const x = (/** @type {number} */ value) => 70 + ((Math.log10(value) - low) / (high - low)) * 620;
  const shares = [0.1, 0.5, 0.9, 0.99, 0.999];
  const y = (/** @type {number} */ part) => 300 + Math.log10((1 - part) / 0.9) * 84;
  const grid = shares.flatMap((part) => [line([70, y(part), 690, y(part)], "grid"), text(64, y(part) + 4, `${Math.round(part * 1000) / 10} %`, { anchor: "end", kind: "small" })]);
  for (let power = low; power <= high; power++) {
    grid.push(line([x(10 ** power), 40, x(10 ** power), 310], "grid"), text(x(10 ** power), 326, `${10 ** power} ms`, { anchor: "middle", kind: "small" }));
  }
  const drawn = lines.flatMap(({ curve, points }, at) => {
    const kind = `${CLASSES[curve.startsWith("ours") ? 0 : 1]} line${at < 2 ? " dashed" : ""}`;
    const place = points.map(([part, value]) => `${x(value).toFixed(1)},${y(part).toFixed(1)}`).join(" ");
    return [`<polyline points="${place}" class="${kind}"/>`, line([710, 60 + at * 22, 740, 60 + at * 22], kind), text(748, 64 + at * 22, `${curve} watchers`, { kind: "small" })];
  });
  return svg(title, 340, [...grid, ...drawn]);
}
