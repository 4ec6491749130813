// One server with 100,000 workshops and a log of 20,000 events: lists, 304, filters of the log, and previews.
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { post, times } from "../lib/clients.mjs";
import { quantile } from "../lib/numbers.mjs";
import { typicalPage } from "../lib/pages.mjs";
import { Server } from "../lib/server.mjs";

export const rows = ["lists", "log", "previews"];

const LIBRARIES = "target/workshop-streaming/WEB-INF/lib";
const SQL = "src/test/bench/catalogue.sql";
/** The run of catalogue.sql. */
const RUN = "0bench0000000000";
/** Before a question is measured it is asked for so long, as a server that runs for some minutes has been asked. */
const WARM = { times: 5000, seconds: 3 };
const LISTS = {
  "/api/workshops, 1,000 meetings": "/api/workshops",
  "/api/workshops_by_studio, 1,000 meetings": "/api/workshops_by_studio/vins.dance.co",
  "/api/v1/workshops, first page of 50": "/api/v1/workshops?limit=50",
  "/api/v1/workshops, sorted by change": "/api/v1/workshops?limit=50&sort=-updated",
  "/api/v1/workshops, a word of some": "/api/v1/workshops?limit=50&text=777",
  "/api/v1/workshops, a word of all and one of some": "/api/v1/workshops?limit=50&text=song%20777",
};
const LOGS = { "level=error": "level=error", "text, no hit": "text=nowhere", "text, every 100th": "text=hundredth", "the end": "from=19000" };

class Catalogue {
  /**
   * @param {import("../rows.mjs").Bench} bench
   * @param {Server} server
   */
  constructor(bench, server) {
    this.bench = bench;
    this.server = server;
  }

  /**
   * @param {string} what
   * @param {import("../lib/clients.mjs").Answer[]} answers
   * @param {string} goal
   */
  tell(what, answers, goal) {
    const millis = answers.map((one) => one.millis);
    this.bench.figures.tell({ what: `${what}, p50 ms`, ours: [quantile(millis, 0.5)] });
    this.bench.figures.tell({ what: `${what}, p95 ms`, ours: [quantile(millis, 0.95)], goal });
  }

  async lists() {
    for (const [what, path] of Object.entries(LISTS)) {
      const address = this.server.url(path);
      await times(address, WARM);
      const answers = await times(address, { times: 60, seconds: 5 });
      this.tell(`100,000 workshops, ${what}`, answers, "≤ 100");
      if (!answers[0]?.bytes) {
        throw new Error(`${path} is empty`);
      }
      const headers = { "If-None-Match": answers[0].tag };
      if (path === "/api/workshops") {
        await times(address, { ...WARM, headers, status: 304 });
        this.tell(`100,000 workshops, ${what}, 304`, await times(address, { times: 300, headers, status: 304 }), "≤ 5");
      }
    }
  }

  async log() {
    for (const [what, query] of Object.entries(LOGS)) {
      const address = this.server.url(`/api/runs/${RUN}/log?${query}`);
      await times(address, WARM);
      this.tell(`log of 20,000 events, ${what}`, await times(address, { times: 40 }), "≤ 50");
    }
  }

  async previews() {
    const html = typicalPage();
    const body = JSON.stringify({ url: "https://hall.example/classes", html, accept: "any-event", reference_date: "2026-12-01" });
    const found = await this.server.call("/api/extraction/preview", JSON.parse(body));
    if (found.events.length < 5) {
      throw new Error(`${found.events.length} events on the page: ${found.nothing}`);
    }
    const address = this.server.url("/api/extraction/preview");
    await post(address, { clients: 8, seconds: 30, body });
    const all = [];
    for (let round = 0; round < this.bench.rounds; round++) {
      const cpu = this.server.cpu();
      const begun = Date.now();
      const answers = await post(address, { clients: 8, seconds: 4, body });
      all.push({ perSecond: (answers * 1000) / (Date.now() - begun), cpu: ((this.server.cpu() - cpu) * 1000) / answers });
    }
    const what = `preview of a page of ${Math.round(html.length / 1000)} KB with 5 events, 8 clients`;
    this.bench.figures.tell({ what: `${what}, requests/s`, ours: all.map((one) => one.perSecond), goal: "≥ 300" });
    this.bench.figures.tell({ what: `${what}, CPU ms`, ours: all.map((one) => one.cpu) });
  }
}

/** Puts the workshops and the run into a database that a server made. @param {string} database */
function fill(database) {
  const driver = readdirSync(LIBRARIES).find((name) => name.startsWith("h2-")) ?? "";
  const address = `jdbc:h2:file:${database}`;
  execFileSync("java", ["-cp", join(LIBRARIES, driver), "org.h2.tools.RunScript", "-url", address, "-user", "sa", "-script", SQL]);
}

/** @param {import("../rows.mjs").Bench} bench */
export async function run(bench) {
  const how = { database: "catalogue", settings: { "mp.config.profile": "sample" } };
  let server = await Server.start(bench.folder, how);
  await server.stop();
  fill(join(bench.folder, how.database));
  server = await Server.start(bench.folder, how);
  try {
    const catalogue = new Catalogue(bench, server);
    await bench.row("lists", () => catalogue.lists());
    await bench.row("log", () => catalogue.log());
    await bench.row("previews", () => catalogue.previews());
  } finally {
    await server.stop();
  }
}
