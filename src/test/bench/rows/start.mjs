// From the command to the first answer of /api/…: plainly, and by the launcher that docs/installing.md has.
import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { PLAIN, Server, freePort } from "../lib/server.mjs";

export const rows = ["start-plain", "start-launcher"];

const SETTINGS = { "mp.config.profile": "sample", "refresh.at-first-start": "false", "access.everyone": "true", "server.exit-on-failed-start": "true" };
let starts = 0;

/**
 * Seconds of the clock and of the CPU until it answers; a database of its own each time.
 *
 * @param {import("../rows.mjs").Bench} bench
 * @param {(options: string[], port: number, folder: string) => {command: string[], env: Record<string, string>}} how
 */
async function first(bench, how) {
  const port = await freePort();
  const folder = join(bench.folder, `start-${++starts}`);
  mkdirSync(folder);
  const options = Object.entries({ ...SETTINGS, "database.url": `jdbc:h2:file:${folder}/data;DB_CLOSE_ON_EXIT=FALSE` });
  const { command, env } = how(options.map(([name, value]) => `-D${name}=${value}`), port, folder);
  const begun = Date.now();
  const server = new Server(command, { port, log: join(folder, "log"), env });
  try {
    await server.ready(20, "/api/studios");
    return { wall: (Date.now() - begun) / 1000, cpu: server.cpu() };
  } finally {
    await server.stop();
  }
}

/**
 * @param {import("../rows.mjs").Bench} bench
 * @param {string} what
 * @param {{goal: string, how: Parameters<typeof first>[1]}} row
 */
async function measure(bench, what, { goal, how }) {
  const all = [];
  for (let round = 0; round < bench.rounds; round++) {
    all.push(await first(bench, how));
  }
  bench.figures.tell({ what: `${what}, seconds`, ours: all.map((one) => one.wall), goal });
  bench.figures.tell({ what: `${what}, CPU seconds`, ours: all.map((one) => one.cpu) });
}

/** An installation with the launcher, prepared as docs/installing.md says. @param {import("../rows.mjs").Bench} bench */
async function installed(bench) {
  const home = join(bench.folder, "home");
  mkdirSync(join(home, "deploy"), { recursive: true });
  for (const file of ["workshop-streaming.war", "payara-micro.jar"]) {
    copyFileSync(join("target", file), join(home, file));
  }
  cpSync("payara-config", join(home, "payara-config"), { recursive: true });
  cpSync("deploy", join(home, "deploy"), { recursive: true });
  const launcher = join(home, "deploy", "workshops.sh");
  execFileSync("sh", [launcher, "prepare"], { env: { ...process.env, PREPARE_PORT: String(await freePort()) } });
  return launcher;
}

/** @param {import("../rows.mjs").Bench} bench */
export async function run(bench) {
  await bench.row("start-plain", () =>
    measure(bench, "start to the first answer, java -jar payara-micro.jar", {
      goal: "≤ 8",
      how: (options, port, folder) => ({
        command: ["java", "-Xmx1g", ...options, ...PLAIN, "--port", String(port), "--rootdir", join(folder, "root")],
        env: {},
      }),
    }));
  await bench.row("start-launcher", async () => {
    const launcher = await installed(bench);
    for (const [what, java] of [["launcher", ""], ["launcher, C1 only", "-Xmx1g -XX:TieredStopAtLevel=1"]]) {
      await measure(bench, `start to the first answer, ${what}`, {
        goal: "≤ 4",
        how: (options, port, folder) => ({
          command: ["sh", launcher, ...options],
          env: { SERVER_PORT: String(port), WORKSHOPS_DATA: folder, ...(java ? { JAVA_OPTIONS: java } : {}) },
        }),
      });
    }
  });
}
