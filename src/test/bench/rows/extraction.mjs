// What reading a page costs beside parsing it, in a JVM of its own; see ExtractionBench.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { listing, typicalPage } from "../lib/pages.mjs";

export const rows = ["extraction"];

/** Where the build writes the class path of the tests. */
const CLASSPATH = "target/bench/classpath";
const CARDS = [125, 250, 500, 1000];

/** @param {import("../rows.mjs").Bench} bench */
function measure(bench) {
  const folder = join(bench.folder, "pages");
  mkdirSync(folder);
  /** @type {Record<string, string>} */
  const pages = { typical: typicalPage(), megabyte: `${listing(200)}${typicalPage().repeat(29)}` };
  CARDS.forEach((cards) => (pages[`cards-${cards}`] = listing(cards)));
  Object.entries(pages).forEach(([name, html]) => writeFileSync(join(folder, `${name}.html`), html));
  const path = ["target/test-classes", "target/classes", readFileSync(CLASSPATH, "utf8").trim()].join(":");
  const files = Object.keys(pages).map((name) => join(folder, `${name}.html`));
  const command = ["-Xmx1g", "-cp", path, "io.workshopstream.normalisation.ExtractionBench", ...files];
  const told = execFileSync("java", command, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  /** @type {Record<string, {read: number, parse: number, events: number}>} */
  const times = Object.fromEntries(told.trim().split("\n").map((line) => [JSON.parse(line).page.replace(".html", ""), JSON.parse(line)]));
  tell(bench, times, pages);
}

/**
 * @param {import("../rows.mjs").Bench} bench
 * @param {Record<string, {read: number, parse: number, events: number}>} times
 * @param {Record<string, string>} pages
 */
function tell(bench, times, pages) {
  const of = (/** @type {string} */ name) => times[name] ?? { read: NaN, parse: NaN, events: 0 };
  const size = (/** @type {string} */ name) => `${Math.round((pages[name]?.length ?? 0) / 1000)} KB`;
  const pair = (/** @type {string} */ name, /** @type {string} */ what, /** @type {string} */ goal) => {
    const { read, parse, events } = of(name);
    bench.figures.tell({ what: `extraction of ${what}, ${size(name)}, ${events} events, ms`, ours: [read], peer: "Jsoup.parse", theirs: [parse], goal });
  };
  pair("typical", "a typical page", "≤ 5");
  bench.figures.tell({ what: "extraction of a typical page, ms", ours: [of("typical").read], goal: "≤ 3" });
  pair("megabyte", "a long page", "–");
  pair("cards-1000", "a listing of 1,000 cards", "–");
  bench.figures.tell({ what: "extraction of a listing of 1,000 cards, ms", ours: [of("cards-1000").read], goal: "≤ 100" });
  const power = Math.log(of("cards-1000").read / of("cards-125").read) / Math.log(8);
  bench.figures.tell({ what: "extraction of 125 to 1,000 cards, power with which it grows", ours: [power], goal: "≤ 1.1" });
}

/** @param {import("../rows.mjs").Bench} bench */
export async function run(bench) {
  await bench.row("extraction", async () => measure(bench));
}
