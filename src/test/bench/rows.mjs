// Measures what is no streaming; see docs/performance.md. Started by all.sh.
//
//   node src/test/bench/rows.mjs <folder for what is written meanwhile> <file for figures> [row …]
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { Figures } from "./lib/figures.mjs";
import * as catalogue from "./rows/catalogue.mjs";
import * as crawl from "./rows/crawl.mjs";
import * as extraction from "./rows/extraction.mjs";
import * as memory from "./rows/memory.mjs";
import * as start from "./rows/start.mjs";
import * as studios from "./rows/studios.mjs";

/** Rows that take long: only when they are named. */
const NAMED = ["studios-1000"];

export class Bench {
  /**
   * @param {string} folder
   * @param {Figures} figures
   * @param {string[]} wanted
   */
  constructor(folder, figures, wanted) {
    this.folder = folder;
    this.figures = figures;
    this.wanted = wanted;
    this.rounds = Number(process.env.ROUNDS ?? 2);
  }

  /** @param {string} name */
  wants(name) {
    return this.wanted.length === 0 ? !NAMED.includes(name) : this.wanted.includes(name);
  }

  /**
   * @param {string} name
   * @param {() => Promise<void>} measure
   */
  async row(name, measure) {
    if (this.wants(name)) {
      this.figures.row = name;
      const begun = Date.now();
      await measure();
      console.log(`row ${name}: ${Math.round((Date.now() - begun) / 1000)} s`);
    }
  }
}

const [folder = "", figures = "", ...wanted] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const bench = new Bench(resolve(folder), new Figures(resolve(figures)), wanted);
for (const group of [start, extraction, catalogue, crawl, studios, memory]) {
  if (group.rows.some((name) => bench.wants(name))) {
    await group.run(bench);
  }
}
