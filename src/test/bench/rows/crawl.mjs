// Refreshes of one studio with 500 pages, against Scrapy and wget on the same site, in turn.
import { scrapy, wget } from "../lib/scrapers.mjs";
import { Server, freePort } from "../lib/server.mjs";
import { LARGE, Site } from "../lib/site.mjs";

/** @typedef {import("../lib/scrapers.mjs").Result} Result */

const PAGES = Number(process.env.PAGES ?? 500);
const PARALLEL = 8;
const LATENCY = 100;
/** Refreshes before anything but the first crawl is measured: a compiled server is compared. */
const WARM = 15;

export const rows = ["crawl-fresh", "crawl-small", "crawl-large", "crawl-latency", "crawl-unchanged", "crawl-same-words"];

class Crawls {
  /**
   * @param {import("../rows.mjs").Bench} bench
   * @param {Server} server
   * @param {Site} site
   */
  constructor(bench, server, site) {
    this.bench = bench;
    this.server = server;
    this.site = site;
  }

  /** @param {string} studio @returns {Promise<Result>} */
  async ours(studio) {
    const result = await this.server.refresh(studio);
    const found = await this.server.call(`/api/workshops_by_studio/${studio}`);
    const workshops = JSON.stringify(found).match(/"song"/g)?.length ?? 0;
    if (workshops < PAGES) {
      throw new Error(`${studio}: ${workshops} workshops: ${JSON.stringify(result.run)}`);
    }
    return result;
  }

  /** @param {string} studio */
  scrapy(studio) {
    return scrapy(this.bench.folder, this.site.list(studio), { pages: PAGES, parallel: PARALLEL });
  }

  /** @param {string} studio */
  wget(studio) {
    return wget(this.bench.folder, this.site.list(studio));
  }

  /**
   * How much faster ours is by the clock, and what it computes.
   *
   * @param {string} what
   * @param {{name: string, ours: Result[], theirs: Result[], goal?: string, cpu?: string}} results
   */
  tell(what, { name, ours, theirs, goal, cpu }) {
    const speed = (/** @type {Result[]} */ all) => all.map((one) => PAGES / one.wall);
    this.bench.figures.tell({ what: `${what}, pages/s`, ours: speed(ours), peer: name, theirs: speed(theirs), goal });
    if (theirs[0]?.cpu !== undefined) {
      const work = (/** @type {Result[]} */ all) => all.map((one) => ((one.cpu ?? 0) * 1000) / PAGES);
      this.bench.figures.tell({ what: `${what}, CPU ms per page`, ours: work(ours), peer: name, theirs: work(theirs), goal: cpu });
    }
  }

  /**
   * Rounds of ours and the peers', one after the other, each of a new state of the site.
   *
   * @param {string} what
   * @param {string} studio
   * @param {{goal?: string, cpu?: string, wget?: boolean, bound?: number}} how
   */
  async against(what, studio, how) {
    /** @type {Result[]} */
    const ours = [];
    /** @type {Result[]} */
    const spiders = [];
    /** @type {Result[]} */
    const copies = [];
    for (let round = 0; round < this.bench.rounds; round++) {
      this.site.generation++;
      ours.push(await this.ours(studio));
      spiders.push(await this.scrapy(studio));
      if (how.wget) {
        copies.push(await this.wget(studio));
      }
    }
    this.tell(what, { name: "Scrapy", ours, theirs: spiders, goal: how.goal, cpu: how.cpu });
    if (how.wget) {
      this.tell(what, { name: "wget -r", ours, theirs: copies });
    }
    if (how.bound) {
      const seconds = ours.map((one) => one.wall);
      this.bench.figures.tell({ what: `${what}, seconds`, ours: seconds, peer: "bound", theirs: [how.bound], goal: "≤ 1.05" });
    }
  }

  /**
   * Refreshes of a site that stays as it is, against the one before that read it.
   *
   * @param {string} what
   * @param {string} studio
   */
  async again(what, studio) {
    /** @type {Result[]} */
    const first = [];
    /** @type {Result[]} */
    const ours = [];
    for (let round = 0; round < this.bench.rounds; round++) {
      this.site.generation++;
      first.push(await this.ours(studio));
      ours.push(await this.ours(studio));
    }
    this.tell(what, { name: "the refresh before", ours, theirs: first, goal: "≥ 10" });
  }

  async fresh() {
    const theirs = [await this.scrapy("small")].map((one) => ({ ...one, wall: one.whole ?? one.wall }));
    const ours = [await this.ours("small")];
    this.tell("first crawl of a fresh server, Scrapy with its start", { name: "Scrapy", ours, theirs, goal: "≥ 1" });
  }

  async warm() {
    for (let round = 0; round < WARM; round++) {
      this.site.generation++;
      await this.ours("small");
    }
  }

  /** @returns {Record<string, () => Promise<void>>} */
  all() {
    const bound = ((Math.ceil(PAGES / PARALLEL) + 2) * LATENCY) / 1000;
    return {
      "crawl-small": () => this.against(`${PAGES} small pages`, "small", { goal: "≥ 3", cpu: "≤ 1", wget: true }),
      "crawl-large": () => this.against(`${PAGES} pages of 40 KB`, "large", { goal: "≥ 1.5" }),
      "crawl-latency": () => this.against(`${PAGES} pages, ${LATENCY} ms latency`, "latency", { bound }),
      "crawl-unchanged": async () => {
        await this.again("second refresh, 304, small pages", "small");
        await this.again("second refresh, 304, pages of 40 KB", "large");
      },
      "crawl-same-words": () => this.again("second refresh, the same words sent again", "plain"),
    };
  }
}

/** @param {import("../rows.mjs").Bench} bench */
export async function run(bench) {
  const site = new Site(await freePort(), {
    small: { pages: PAGES, tags: true },
    large: { pages: PAGES, filler: LARGE, tags: true },
    latency: { pages: PAGES, latency: LATENCY, tags: true },
    plain: { pages: PAGES },
  });
  const server = await Server.start(bench.folder, {
    database: "crawl",
    settings: { ...site.settings(), "crawl.delay": "PT0S", "crawl.per-host": PARALLEL, "crawl.pages": PAGES + 10 },
  });
  try {
    const crawls = new Crawls(bench, server, site);
    await bench.row("crawl-fresh", () => crawls.fresh());
    await crawls.warm();
    for (const [name, row] of Object.entries(crawls.all())) {
      await bench.row(name, row);
    }
  } finally {
    await server.stop();
    site.close();
  }
}
