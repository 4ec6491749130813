// Makes a table and plots of what was measured.
//
//   node src/test/bench/report.mjs <file of figures> <folder> [words about the machine]
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { median, words } from "./lib/numbers.mjs";
import { bars, curves, goals } from "./lib/plots.mjs";

/** @typedef {import("./lib/figures.mjs").Figure & {row: string}} Row */
/** @typedef {{row: string, curve: string, points: [number, number][]}} Curve */

const GOAL = /^([≤≥]) ([\d.,]+)$/;

/** @param {string} file @returns {{figures: Row[], lines: Curve[]}} */
function read(file) {
  const all = readFileSync(file, "utf8").trim().split("\n").map((one) => JSON.parse(one));
  return { figures: all.filter((one) => one.ours), lines: all.filter((one) => one.curve) };
}

/** What counts against the goal: the ratio to the peer, or the figure itself. @param {Row} figure */
function reached(figure) {
  return figure.theirs ? median(figure.ours) / median(figure.theirs) : median(figure.ours);
}

/**
 * How near a figure is to its goal: 1 and more is met, 0.5 is half of it; null without a goal.
 *
 * @param {Row} figure
 */
function nearness(figure) {
  const [, sign, number = ""] = GOAL.exec(figure.goal ?? "") ?? [];
  if (!sign) {
    return null;
  }
  const goal = Number(number.replaceAll(",", ""));
  const value = reached(figure);
  if (goal === 0) {
    return value <= 0 ? 1 : 0;
  }
  return sign === "≥" ? value / goal : goal / Math.max(value, 1e-9);
}

/** @param {number[]} all */
function spread(all) {
  const range = all.length > 1 ? ` (${words(Math.min(...all))}–${words(Math.max(...all))})` : "";
  return words(median(all)) + range;
}

/** @param {Row} figure */
function verdict(figure) {
  const near = nearness(figure);
  if (near === null) {
    return "";
  }
  return near >= 1 ? "met" : near > 0 ? `**missed**, ${words(1 / near)} × away` : "**missed**";
}

/** @param {Row} figure */
function line(figure) {
  const peer = figure.theirs ? `${figure.peer} ${spread(figure.theirs)}` : "–";
  const ratio = figure.theirs ? words(reached(figure)) : "–";
  return `| ${figure.what} | ${spread(figure.ours)} | ${peer} | ${ratio} | ${figure.goal ?? "–"} | ${verdict(figure)} |`;
}

/** Events a second by watchers, for each server. @param {Row[]} figures */
function throughput(figures) {
  /** @type {Record<string, Record<string, number>>} */
  const groups = {};
  for (const { what, ours, peer, theirs } of figures) {
    const [, watchers] = /^saturated, ([\d,]+) watchers, events\/s$/.exec(what) ?? [];
    if (watchers && peer && theirs) {
      groups[`${watchers} watchers`] = { ...groups[`${watchers} watchers`], ours: median(ours), [peer]: median(theirs) };
    }
  }
  return groups;
}

const [file = "", folder = "", ...about] = process.argv.slice(2);
const { figures, lines } = read(file);
const table = [
  "| what | ours: median (lowest–highest) | peer or bound | ours / peer | goal | |", "|---|---|---|---|---|---|", ...figures.map(line),
];
writeFileSync(join(folder, "performance.md"), `${about.join(" ")}\n\n${table.join("\n")}\n`);
const near = figures.map((one) => ({ name: one.what, value: nearness(one), said: `${words(reached(one))}${one.theirs ? " ×" : ""} (${one.goal})` }));
const plots = {
  "goals.svg": goals("How near each goal is: the line is the goal, right of it is better", near.filter((one) => one.value !== null)),
  "saturated.svg": bars("Events a second to all watchers together, saturated", throughput(figures)),
  "latency.svg": curves("How late events come, 20 a second: share of events by milliseconds", lines),
};
for (const [name, plot] of Object.entries(plots)) {
  if (plot) {
    writeFileSync(join(folder, name), plot);
  }
}
const missed = figures.filter((one) => (nearness(one) ?? 1) < 1).length;
console.log(`${figures.length} figures, ${near.filter((one) => one.value !== null).length} with a goal, ${missed} missed: ${folder}/performance.md`);
