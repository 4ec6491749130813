// A heap of 1 GB, 5,000 streams on which nothing happens, and meanwhile a refresh of 50 studios: is it enough?
import { readFileSync } from "node:fs";
import net from "node:net";
import { join } from "node:path";
import { Server, freePort } from "../lib/server.mjs";
import { Site } from "../lib/site.mjs";

export const rows = ["memory"];

const STREAMS = 5000;
const AT_ONCE = 500;
const STUDIOS = 50;
/** Longer than the row takes: a studio whose site answers no sooner has a run in which nothing happens. */
const NEVER = 900;

/**
 * One stream, open when the first bytes of its answer have come.
 *
 * @param {number} port
 * @param {string} id of the run that it watches
 * @param {number} number
 * @returns {Promise<net.Socket>}
 */
function stream(port, id, number) {
  const request = `GET /api/runs/${id}/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n`;
  return new Promise((done, failed) => {
    const socket = net.connect({ port, host: "127.0.0.1", localAddress: `127.0.0.${2 + (number % 8)}` }, () => socket.write(request));
    socket.once("error", failed);
    socket.once("data", (data) => {
      socket.on("data", () => {}); // what comes is taken and dropped
      return data.includes(" 200 ") ? done(socket) : failed(new Error(data.toString()));
    });
  });
}

/** @param {Server} server @param {string} id */
async function open({ port }, id) {
  const sockets = [];
  while (sockets.length < STREAMS) {
    const some = Array.from({ length: AT_ONCE }, (_, at) => stream(port, id, sockets.length + at));
    sockets.push(...(await Promise.all(some)));
  }
  return sockets;
}

/** @param {import("../rows.mjs").Bench} bench */
async function measure(bench) {
  const studios = Object.fromEntries(Array.from({ length: STUDIOS }, (_, at) => [`m${at}`, { pages: 20, filler: 100 }]));
  const site = new Site(await freePort(), { ...studios, idle: { pages: 1, latency: NEVER * 1000 } });
  const log = join(bench.folder, "gc.log");
  const server = await Server.start(bench.folder, {
    database: "memory",
    java: [`-Xlog:gc*:file=${log}`],
    settings: {
      ...site.settings(), "crawl.delay": "PT0S", "run.parallel": 16, "run.queue-capacity": 200,
      "crawl.read-timeout": `PT${NEVER}S`, "crawl.page-timeout": `PT${NEVER}S`, "stream.open-limit": 6000, "stream.per-address-limit": 6000,
    },
  });
  try {
    const idle = await server.call("/api/runs", { kind: "refresh-workshops", studio_id: "idle" });
    const sockets = await open(server, idle.id);
    const begun = readFileSync(log, "utf8").length;
    const from = Date.now();
    await Promise.all(Object.keys(studios).map((studio) => server.refresh(studio, { every: 2000 })));
    const wall = (Date.now() - from) / 1000;
    const collections = readFileSync(log, "utf8").slice(begun);
    const count = (/** @type {RegExp} */ what) => [collections.match(what)?.length ?? 0];
    const pauses = [...collections.matchAll(/Pause .* (\d+\.\d+)ms/g)].map((one) => Number(one[1]));
    const what = `1 GB, ${STREAMS.toLocaleString("en-GB")} streams, refresh of ${STUDIOS} studios at once`;
    bench.figures.tell({ what: `${what}, full collections`, ours: count(/Pause Full[^\n]*\d+ms/g), goal: "≤ 0" });
    bench.figures.tell({ what: `${what}, longest pause ms`, ours: [Math.max(0, ...pauses)] });
    bench.figures.tell({ what: `${what}, seconds`, ours: [wall] });
    bench.figures.tell({ what: `${what}, times out of memory`, ours: [readFileSync(server.log, "utf8").match(/OutOfMemoryError/g)?.length ?? 0], goal: "≤ 0" });
    const lost = sockets.filter((socket) => socket.destroyed).length;
    bench.figures.tell({ what: `${what}, streams that broke off`, ours: [lost], goal: "≤ 0" });
    sockets.forEach((socket) => socket.destroy());
  } finally {
    await server.stop();
    site.close();
  }
}

/** @param {import("../rows.mjs").Bench} bench */
export async function run(bench) {
  await bench.row("memory", () => measure(bench));
}
