// Many studios in one run, on a site of this machine: how long it takes beside the slowest of them, and what it keeps.
import { median } from "../lib/numbers.mjs";
import { Server, freePort } from "../lib/server.mjs";
import { Site } from "../lib/site.mjs";

export const rows = ["studios-4", "studios-1000"];

/** How often the heap is measured, in seconds. */
const EVERY = 20;

/**
 * A server that knows the studios of a site.
 *
 * @param {import("../rows.mjs").Bench} bench
 * @param {Record<string, import("../lib/site.mjs").Studio>} studios
 * @param {(server: Server, site: Site) => Promise<void>} work
 */
async function withStudios(bench, studios, work) {
  const site = new Site(await freePort(), studios);
  const server = await Server.start(bench.folder, {
    database: `studios-${Object.keys(studios).length}`,
    settings: { ...site.settings(), "crawl.delay": "PT0S", "run.parallel": 16, "run.queue-capacity": 2000 },
  });
  try {
    await work(server, site);
  } finally {
    await server.stop();
    site.close();
  }
}

/** Four sites that answer slowly, 100 ms for a page, alone and all at once. @param {import("../rows.mjs").Bench} bench */
async function four(bench) {
  const studios = Object.fromEntries([10, 20, 40, 60].map((pages) => [`s${pages}`, { pages, latency: 100 }]));
  await withStudios(bench, studios, async (server, site) => {
    const alone = [];
    const together = [];
    for (const [name] of Object.entries(studios)) {
      await server.refresh(name);
    }
    for (let round = 0; round < bench.rounds; round++) {
      site.generation++;
      alone.push((await server.refresh("s60", { every: 20 })).wall);
      site.generation++;
      together.push((await server.refresh(null, { every: 20 })).wall);
    }
    bench.figures.tell({ what: "4 studios at once, seconds", ours: together, peer: "the slowest alone", theirs: alone, goal: "≤ 1.1" });
  });
}

/** 1,000 studios of 20 pages in one run. @param {import("../rows.mjs").Bench} bench */
async function thousand(bench) {
  const count = Number(process.env.STUDIOS ?? 1000);
  const studios = Object.fromEntries(Array.from({ length: count }, (_, at) => [`studio${at}`, { pages: 20 }]));
  await withStudios(bench, studios, async (server) => {
    const alone = await server.refresh("studio0", { every: 20 });
    /** By seconds since the beginning. @type {[number, number][]} */
    const heaps = [[0, server.heap()]];
    const begun = Date.now();
    const { wall, cpu } = await server.refresh(null, {
      every: 2000,
      meanwhile: async () => {
        const seconds = (Date.now() - begun) / 1000;
        if (seconds > (heaps.at(-1)?.[0] ?? 0) + EVERY) {
          heaps.push([seconds, server.heap()]);
        }
      },
    });
    heaps.push([wall, server.heap()]);
    console.log(`heap in MB after seconds: ${heaps.map(([seconds, heap]) => `${seconds.toFixed(0)}: ${heap.toFixed(0)}`).join(", ")}`);
    const what = `${count.toLocaleString("en-GB")} studios of 20 pages in one run`;
    bench.figures.tell({ what: `${what}, seconds`, ours: [wall], peer: "one studio alone", theirs: [alone.wall] });
    bench.figures.tell({ what: `${what}, CPU ms per page`, ours: [(cpu * 1000) / (20 * count)] });
    bench.figures.tell({ what: `${what}, heap MB at the end`, ours: [heaps.at(-1)?.[1] ?? 0], peer: `after ${EVERY} s`, theirs: [heaps[1]?.[1] ?? 0], goal: "≤ 1.1" });
    bench.figures.tell({ what: `${what}, heap MB, median`, ours: [median(heaps.map(([, heap]) => heap))] });
  });
}

/** @param {import("../rows.mjs").Bench} bench */
export async function run(bench) {
  await bench.row("studios-4", () => four(bench));
  await bench.row("studios-1000", () => thousand(bench));
}
