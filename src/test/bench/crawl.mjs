// Measures crawls against Scrapy and wget, on one site of this machine and in the same run; see docs/performance.md.
//
//   node src/test/bench/crawl.mjs [row …]
//
// Needs the packaged application (mvn -Dquick package), a JDK, Node, and Debian's packages python3-scrapy and wget.
// Rows: small, large, latency, unchanged, same-words, fresh. Settings: ROUNDS (3), PAGES (500), JAVA_OPTIONS.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const PAGES = Number(process.env.PAGES ?? 500);
const PARALLEL = 8;
const LATENCY = 100;
const PORT = 8097;
const SITE_PORT = 8098;
const folder = mkdtempSync(join(tmpdir(), "crawl-bench-"));
const FILLER =
  "<nav><a href='/about'>About the studio</a> <a href='/faq'>Questions</a></nav><p>Come in comfortable shoes and bring " +
  "water with you. Beginners are welcome, and whoever wants to watch may do so from the side.</p>\n";

/** @typedef {{wall: number, cpu?: number, whole?: number, items?: number}} Result Seconds of a crawl, by clock and by CPU. */
/** @typedef {{filler: number, latency: number, tags: boolean}} Site What its pages hold, and how they are sent. */
/** @typedef {import("node:child_process").ChildProcess} Child */

/** What differs between two states of the site; the workshops stay the same. */
let generation = 0;
/** @type {Record<string, Site>} */
const sites = {
  small: { filler: 0, latency: 0, tags: true },
  large: { filler: Math.round(40_000 / FILLER.length), latency: 0, tags: true },
  latency: { filler: 0, latency: LATENCY, tags: true },
  plain: { filler: 0, latency: 0, tags: false },
};

/**
 * @param {Site} site
 * @param {number} number
 */
function page(site, number) {
  const day = new Date(Date.now() + (10 + (number % 60)) * 86_400_000).toISOString().slice(0, 10);
  const name = `Song ${number}`;
  const data = {
    "@context": "https://schema.org",
    "@type": "DanceEvent",
    name: `${name} dance workshop`,
    startDate: `${day}T17:00:00+05:30`,
    endDate: `${day}T19:00:00+05:30`,
    performer: { "@type": "Person", name: "Anvi" },
    location: "Indiranagar, Bangalore",
    offers: { "@type": "Offer", price: "700", priceCurrency: "INR" },
  };
  return (
    `<!doctype html><title>${name} by Anvi</title><h1>${name} dance workshop</h1>` +
    `<script type="application/ld+json">${JSON.stringify(data)}</script>` +
    `<p>State ${generation} of this page</p>${FILLER.repeat(site.filler)}`
  );
}

/**
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 */
function answer(request, response) {
  const [, name = "", kind, number] = (request.url ?? "").split("/");
  const site = sites[name];
  const list = () =>
    Array.from({ length: PAGES }, (_, at) => `<a href="/${name}/event/${at}">${at}</a>`).join("\n");
  const body = !site ? null : kind === "list" ? list() : kind === "event" ? page(site, Number(number)) : null;
  const tag = body && `"${createHash("sha1").update(body).digest("hex")}"`;
  setTimeout(() => {
    if (!body) {
      response.writeHead(404).end();
    } else if (site?.tags && tag && request.headers["if-none-match"] === tag) {
      response.writeHead(304, { ETag: tag }).end();
    } else {
      const headers = { "Content-Type": "text/html; charset=utf-8", ...(site?.tags && tag ? { ETag: tag } : {}) };
      response.writeHead(200, headers).end(body);
    }
  }, site?.latency ?? 0);
}

/** @param {Child} child */
const cpu = (child) => {
  const fields = (readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1] ?? "").split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
};
/** @param {number[]} numbers */
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
/** @param {number} millis */
const sleep = (millis) => new Promise((done) => setTimeout(done, millis));

/**
 * @param {string} path
 * @param {RequestInit} [options]
 * @returns {Promise<any>}
 */
async function call(path, options) {
  const answered = await fetch(`http://127.0.0.1:${PORT}${path}`, options);
  if (!answered.ok) {
    throw new Error(`${path}: ${answered.status} ${await answered.text()}`);
  }
  return answered.json();
}

async function startServer() {
  const settings = [];
  for (const name of Object.keys(sites)) {
    settings.push(
      `-Dstudio.${name}.name=${name}`,
      `-Dstudio.${name}.start=http://127.0.0.1:${SITE_PORT}/${name}/list`,
      `-Dstudio.${name}.prefix=http://127.0.0.1:${SITE_PORT}/${name}/event/`,
      `-Dstudio.${name}.internal=true`,
    );
  }
  const log = openSync(join(folder, "server.log"), "a");
  const options = (process.env.JAVA_OPTIONS ?? "").split(" ").filter(Boolean);
  const jar = `${process.cwd()}/target`;
  const server = spawn(
    "java",
    [
      "-Xmx1g", ...options, `-Dstudio.ids=${Object.keys(sites).join(",")}`, ...settings,
      "-Drefresh.at-first-start=false", "-Dserver.exit-on-failed-start=true", "-Dcrawl.delay=PT0S", `-Dcrawl.per-host=${PARALLEL}`, `-Dcrawl.pages=${PAGES + 10}`,
      `-Ddatabase.url=jdbc:h2:file:${folder}/data-${Date.now()};DB_CLOSE_ON_EXIT=FALSE`,
      "-jar", `${jar}/payara-micro.jar`, "--deploy", `${jar}/workshop-streaming.war`, "--contextroot", "/",
      "--port", String(PORT), "--nohazelcast", "--disablephonehome",
      "--prebootcommandfile", "payara-config/preboot.asadmin", "--postdeploycommandfile", "payara-config/postdeploy.asadmin",
      "--logproperties", "payara-config/logging.properties",
    ],
    { stdio: ["ignore", log, log] },
  );
  for (let tries = 0; ; tries++) {
    const ready = await fetch(`http://127.0.0.1:${PORT}/health/ready`).catch(() => null);
    if (ready?.ok) {
      return server;
    }
    if (tries > 600 || server.exitCode !== null) {
      server.kill();
      throw new Error(`the server did not start:\n${readFileSync(join(folder, "server.log"), "utf8").split("\n").filter((line) => /SEVERE|WARN|Caused/.test(line)).join("\n").slice(0, 3000)}`);
    }
    await sleep(200);
  }
}

/**
 * One refresh to its end: its own seconds, and those of the CPU.
 *
 * @param {Child} server
 * @param {string} studio
 * @returns {Promise<Result>}
 */
async function ours(server, studio) {
  const before = cpu(server);
  const begun = await call("/api/runs", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ kind: "refresh-workshops", studio_id: studio }),
  });
  let run = begun;
  while (!run.ended_at) {
    await sleep(100); // asking costs the server, too
    run = await call(`/api/runs/${begun.id}`);
  }
  const found = await call(`/api/workshops_by_studio/${studio}`);
  const workshops = JSON.stringify(found).match(/"song"/g)?.length ?? 0;
  if (run.state !== "completed" || workshops < PAGES) {
    throw new Error(`${studio}: ${run.state}, ${workshops} workshops: ${JSON.stringify(run)}`);
  }
  return { wall: (Date.parse(run.ended_at) - Date.parse(run.started_at)) / 1000, cpu: cpu(server) - before };
}

const SPIDER = `
import json, resource, scrapy, time
from scrapy.crawler import CrawlerProcess
class Site(scrapy.Spider):
    name = "site"
    start_urls = ["http://127.0.0.1:${SITE_PORT}/" + __import__("sys").argv[1] + "/list"]
    def parse(self, page):
        for link in page.css("a::attr(href)"):
            yield page.follow(link, self.workshop)
    def workshop(self, page):
        data = json.loads(page.css("script[type='application/ld+json']::text").get())
        yield {"url": page.url, "title": page.css("title::text").get(), "name": data["name"], "start": data["startDate"]}
process = CrawlerProcess({"CONCURRENT_REQUESTS_PER_DOMAIN": ${PARALLEL}, "LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False})
crawler = process.create_crawler(Site)
process.crawl(crawler)
begun, used = time.time(), time.process_time()
process.start()
print(json.dumps({"wall": time.time() - begun, "cpu": time.process_time() - used,
                  "items": crawler.stats.get_value("item_scraped_count", 0)}))
`;

/**
 * Runs a peer beside the site, which this process serves.
 *
 * @param {string} command
 * @param {string[]} options
 * @returns {Promise<{out: string, whole: number}>}
 */
function peer(command, options) {
  return new Promise((done, failed) => {
    const begun = Date.now();
    const child = spawn(command, options, { cwd: folder });
    let out = "";
    child.stdout.on("data", (data) => (out += data));
    child.stderr.on("data", (data) => (out += data));
    child.on("error", failed);
    child.on("close", () => done({ out, whole: (Date.now() - begun) / 1000 }));
  });
}

/**
 * @param {string} site
 * @returns {Promise<Result>}
 */
async function scrapy(site) {
  writeFileSync(join(folder, "spider.py"), SPIDER);
  const { out, whole } = await peer("/usr/bin/python3", ["spider.py", site]);
  const result = JSON.parse(out.trim().split("\n").pop() ?? "");
  if (result.items !== PAGES) {
    throw new Error(`Scrapy: ${out.slice(-1000)}`);
  }
  return { ...result, whole };
}

/**
 * @param {string} site
 * @returns {Promise<Result>}
 */
async function wget(site) {
  const { out, whole } = await peer("wget", ["-q", "-r", "-l1", "-nd", "--delete-after", "-e", "robots=off",
    `http://127.0.0.1:${SITE_PORT}/${site}/list`]);
  if (out) {
    throw new Error(out);
  }
  return { wall: whole };
}

/**
 * @param {string} row
 * @param {Result[]} mine
 * @param {Record<string, Result[]>} others
 * @param {string} [remark]
 */
function tell(row, mine, others, remark) {
  const wall = mine.map((one) => one.wall);
  const parts = Object.entries(others).map(([name, results]) => {
    const its = median(results.map((one) => one.wall));
    const work = results[0]?.cpu === undefined ? "" : `, ${median(results.map((one) => one.cpu ?? 0)).toFixed(1)} CPU s`;
    return `${name} ${its.toFixed(2)} s${work} (${(its / median(wall)).toFixed(2)} × as fast)`;
  });
  const spread = `${Math.min(...wall).toFixed(2)}–${Math.max(...wall).toFixed(2)}`;
  const work = median(mine.map((one) => one.cpu ?? 0)).toFixed(1);
  console.log(`| ${row} | ${median(wall).toFixed(2)} s (${spread}), ${work} CPU s | ${parts.join("; ") || "–"} | ${remark ?? ""} |`);
}

/**
 * Rounds of ours and the peers', one after the other, each of a new state of the site.
 *
 * @param {Child} server
 * @param {string} row
 * @param {string} site
 * @param {Record<string, (site: string) => Promise<Result>>} peers
 */
async function against(server, row, site, peers) {
  /** @type {Result[]} */
  const mine = [];
  /** @type {Record<string, Result[]>} */
  const others = Object.fromEntries(Object.keys(peers).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    generation++;
    mine.push(await ours(server, site));
    for (const [name, run] of Object.entries(peers)) {
      others[name]?.push(await run(site));
    }
  }
  const bound = ((Math.ceil(PAGES / PARALLEL) + 2) * LATENCY) / 1000;
  const remark = site === "latency" ? `bound ${bound} s, ${(median(mine.map((one) => one.wall)) / bound).toFixed(2)} ×` : "";
  tell(row, mine, others, remark);
}

/**
 * Refreshes of a site that stays as it is, against the one before that read it.
 *
 * @param {Child} server
 * @param {string} row
 * @param {string} site
 */
async function again(server, row, site) {
  /** @type {Result[]} */
  const first = [];
  /** @type {Result[]} */
  const mine = [];
  for (let round = 0; round < ROUNDS; round++) {
    generation++;
    first.push(await ours(server, site));
    mine.push(await ours(server, site));
  }
  tell(row, mine, { "the refresh before": first });
}

const rows = process.argv.slice(2);
/** @param {string} row */
const wants = (row) => rows.length === 0 || rows.includes(row);
const site = http.createServer({ keepAliveTimeout: 60_000 }, answer).listen(SITE_PORT, "127.0.0.1");
let server;
try {
  console.log(`Node ${process.version}, ${spawnSync("scrapy", ["version"]).stdout}load ${readFileSync("/proc/loadavg", "utf8")}`);
  console.log(`| ${PAGES} pages, ${PARALLEL} at once, ${ROUNDS} rounds | ours: median (spread) | peers | |\n|---|---|---|---|`);
  server = await startServer();
  if (wants("fresh")) {
    const peers = [await scrapy("small")].map((one) => ({ ...one, wall: one.whole ?? one.wall }));
    tell("first crawl of a fresh server, small pages; Scrapy with its start", [await ours(server, "small")], { Scrapy: peers });
  } else {
    await ours(server, "small");
  }
  for (let warm = 0; warm < 3; warm++) {
    generation++;
    await ours(server, "small");
  }
  if (wants("small")) {
    await against(server, "small pages, warm", "small", { Scrapy: scrapy, "wget -r": wget });
  }
  if (wants("large")) {
    await against(server, "pages of 40 KB", "large", { Scrapy: scrapy });
  }
  if (wants("latency")) {
    await against(server, `small pages, ${LATENCY} ms latency`, "latency", { Scrapy: scrapy });
  }
  if (wants("unchanged")) {
    await again(server, "second refresh, the site says 304", "small");
  }
  if (wants("unchanged")) {
    await again(server, "the same, pages of 40 KB", "large");
  }
  if (wants("same-words")) {
    await again(server, "second refresh, the same words sent again", "plain");
  }
  console.log(`load ${readFileSync("/proc/loadavg", "utf8")}`);
} finally {
  server?.kill();
  site.close();
  site.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
}
