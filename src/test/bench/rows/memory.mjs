// A heap of 1 GB, 5,000 streams on which nothing happens, and meanwhile a refresh of 50 studios: is it enough?
import { readFileSync } from "node:fs";
import net from "node:net";
import { join } from "node:path";
import { sleep } from "../lib/numbers.mjs";
import { Server, freePort } from "../lib/server.mjs";
import { Site } from "../lib/site.mjs";

export const rows = ["memory"];

const STREAMS = 5000;
const AT_ONCE = 500;
const STUDIOS = 50;
const REQUEST = "GET /api/runs/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n";

/**
 * One stream, open when the first bytes of its answer have come.
 *
 * @param {number} port
 * @param {number} number
 * @returns {Promise<net.Socket>}
 */
function stream(port, number) {
  return new Promise((done, failed) => {
    const socket = net.connect({ port, host: "127.0.0.1", localAddress: `127.0.0.${2 + (number % 8)}` }, () => socket.write(REQUEST));
    socket.once("error", failed);
    socket.once("data", (data) => {
      socket.on("data", () => {}); // what comes is taken and dropped
      return data.includes(" 200 ") ? done(socket) : failed(new Error(data.toString()));
    });
  });
}

/** @param {number} port */
async function open(port) {
  const sockets = [];
  while (sockets.length < STREAMS) {
    const some = Array.from({ length: AT_ONCE }, (_, at) => stream(port, sockets.length + at));
    sockets.push(...(await Promise.all(some)));
  }
  return sockets;
}

/** @param {import("../rows.mjs").Bench} bench */
async function measure(bench) {
  const studios = Object.fromEntries(Array.from({ length: STUDIOS }, (_, at) => [`m${at}`, { pages: 20, filler: 100 }]));
  const site = new Site(await freePort(), studios);
  const log = join(bench.folder, "gc.log");
  const server = await Server.start(bench.folder, {
    database: "memory",
    java: [`-Xlog:gc*:file=${log}`],
    settings: {
      ...site.settings(), "crawl.delay": "PT0S", "run.parallel": 16, "run.queue-capacity": 200,
      "stream.open-limit": 6000, "stream.per-address-limit": 6000,
    },
  });
  try {
    const sockets = await open(server.port);
    const begun = readFileSync(log, "utf8").length;
    const { wall } = await server.refresh(null, { every: 500 });
    const collections = readFileSync(log, "utf8").slice(begun);
    const count = (/** @type {RegExp} */ what) => [collections.match(what)?.length ?? 0];
    const pauses = [...collections.matchAll(/Pause .* (\d+\.\d+)ms/g)].map((one) => Number(one[1]));
    const what = `1 GB, ${STREAMS.toLocaleString("en-GB")} streams, refresh of ${STUDIOS} studios in one run`;
    bench.figures.tell({ what: `${what}, full collections`, ours: count(/Pause Full[^\n]*\d+ms/g), goal: "≤ 0" });
    bench.figures.tell({ what: `${what}, longest pause ms`, ours: [Math.max(0, ...pauses)] });
    bench.figures.tell({ what: `${what}, seconds`, ours: [wall] });
    bench.figures.tell({ what: `${what}, times out of memory`, ours: [readFileSync(server.log, "utf8").match(/OutOfMemoryError/g)?.length ?? 0], goal: "≤ 0" });
    const lost = sockets.filter((socket) => socket.destroyed).length;
    bench.figures.tell({ what: `${what}, streams that broke off`, ours: [lost], goal: "≤ 0" });
    await freed(bench, server, sockets);
  } finally {
    await server.stop();
    site.close();
  }
}

/**
 * Whether closed streams are let go at once.
 *
 * @param {import("../rows.mjs").Bench} bench
 * @param {Server} server
 * @param {net.Socket[]} sockets
 */
async function freed(bench, server, sockets) {
  const before = server.descriptors();
  const heap = server.heap();
  sockets.forEach((socket) => socket.destroy());
  await sleep(5000);
  const files = before - server.descriptors();
  const each = ((heap - server.heap()) * 1024) / STREAMS;
  bench.figures.tell({ what: "5 s after 5,000 clients left, streams whose connection is closed", ours: [files], goal: "≥ 4,990" });
  bench.figures.tell({ what: "5 s after 5,000 clients left, heap KB freed for each", ours: [each] });
}

/** @param {import("../rows.mjs").Bench} bench */
export async function run(bench) {
  await bench.row("memory", () => measure(bench));
}
