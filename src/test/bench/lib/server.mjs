// The packaged application on Payara Micro, and what its process takes of the machine.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, readFileSync, readdirSync } from "node:fs";
import net from "node:net";
import { join } from "node:path";
import { sleep } from "./numbers.mjs";

const TARGET = `${process.cwd()}/target`;
const TICKS = 100; // of a second, as Linux tells user space on each machine

/**
 * A port that nobody uses, below those that the system gives to connections: to ask at one of those before its server is there may
 * connect to itself, and then the server finds it taken.
 *
 * @returns {Promise<number>}
 */
export async function freePort() {
  const door = net.createServer().listen(20_000 + Math.floor(Math.random() * 10_000), "127.0.0.1");
  try {
    await once(door, "listening");
    return /** @type {net.AddressInfo} */ (door.address()).port;
  } catch {
    return freePort();
  } finally {
    door.close();
  }
}

/** The options that start the application plainly, as docs/operations.md has them. */
export const PLAIN = [
  "-jar", `${TARGET}/payara-micro.jar`, "--deploy", `${TARGET}/workshop-streaming.war`, "--contextroot", "/",
  "--nohazelcast", "--disablephonehome",
  "--prebootcommandfile", "payara-config/preboot.asadmin", "--postdeploycommandfile", "payara-config/postdeploy.asadmin",
  "--logproperties", "payara-config/logging.properties",
];

/** Servers that have not ended; none of them outlives this program. @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();
process.on("exit", () => running.forEach((child) => child.kill()));
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => process.exit(1));
}

export class Server {
  /**
   * @param {string[]} command
   * @param {{port: number, log: string, env?: Record<string, string>}} how
   */
  constructor(command, { port, log, env = {} }) {
    this.port = port;
    this.log = log;
    const out = openSync(log, "a");
    const [program = "", ...options] = command;
    this.child = spawn(program, options, { stdio: ["ignore", out, out], env: { ...process.env, ...env } });
    running.add(this.child);
    this.child.on("exit", () => running.delete(this.child));
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param {string} folder for the database and the log
   * @param {{settings?: Record<string, string | number>, java?: string[], database?: string}} [how]
   */
  static async start(folder, { settings = {}, java = [], database = "data" } = {}) {
    const port = await freePort();
    const all = {
      "refresh.at-first-start": "false", "server.exit-on-failed-start": "true",
      "access.everyone": "true", "rate.calls": 0, "rate.streams": 0, "rate.starts": 0, "rate.previews": 0,
      "database.url": `jdbc:h2:file:${join(folder, database)};DB_CLOSE_ON_EXIT=FALSE`, ...settings,
    };
    const options = Object.entries(all).map(([name, value]) => `-D${name}=${value}`);
    const more = (process.env.JAVA_OPTIONS ?? "").split(" ").filter(Boolean);
    const root = join(folder, `root-${port}`);
    const command = ["java", "-Xmx1g", ...more, ...java, ...options, ...PLAIN, "--port", String(port), "--rootdir", root];
    const server = new Server(command, { port, log: join(folder, `server-${port}.log`) });
    await server.ready(200);
    return server;
  }

  /**
   * Waits until it answers.
   *
   * @param {number} every how often it is asked, in milliseconds
   * @param {string} [path] what has to answer with 200
   */
  async ready(every, path = "/health/ready") {
    const end = Date.now() + 180_000;
    while (!(await fetch(this.url(path)).catch(() => null))?.ok) {
      if (Date.now() > end || this.child.exitCode !== null) {
        await this.stop();
        const lines = readFileSync(this.log, "utf8").split("\n").filter((line) => /SEVERE|WARN|Caused|Error/.test(line));
        throw new Error(`the server did not start:\n${lines.join("\n").slice(0, 3000)}`);
      }
      await sleep(every);
    }
  }

  /** @param {string} path */
  url(path) {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  /**
   * @param {string} path
   * @param {object} [body] what is posted
   * @returns {Promise<any>}
   */
  async call(path, body) {
    const options = body && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
    const answered = await fetch(this.url(path), options);
    if (!answered.ok) {
      throw new Error(`${path}: ${answered.status} ${await answered.text()}`);
    }
    return answered.json();
  }

  /**
   * A run to its end: its own seconds, and those of the CPU of the whole server.
   *
   * @param {string | null} studio which is refreshed; null for all of them
   * @param {{every?: number, meanwhile?: (run: any) => Promise<void>}} [how] how often it is asked, in milliseconds; what else is to be done
   * @returns {Promise<{wall: number, cpu: number, run: any}>}
   */
  async refresh(studio, { every = 100, meanwhile = async () => {} } = {}) {
    const before = this.cpu();
    const id = studio ? (await this.call("/api/runs", { kind: "refresh-workshops", studio_id: studio })).id : await this.refreshAll();
    let run = await this.call(`/api/runs/${id}`);
    while (!run.ended_at) {
      await sleep(every); // asking costs the server, too
      run = await this.call(`/api/runs/${id}`);
      await meanwhile(run);
    }
    if (run.state !== "completed") {
      throw new Error(`${studio}: ${JSON.stringify(run).slice(0, 2000)}`);
    }
    return { wall: (Date.parse(run.ended_at) - Date.parse(run.started_at)) / 1000, cpu: this.cpu() - before, run };
  }

  /** Starts the refresh of all studios, which only a stream does, and answers the run's id, which the stream begins with. */
  async refreshAll() {
    const stream = await fetch(this.url("/api/streaming/refresh-workshops"));
    let said = "";
    for await (const part of stream.body ?? []) {
      said += Buffer.from(part).toString();
      const [, id] = /^id: ([a-z0-9]+)-/m.exec(said) ?? [];
      if (id) {
        return id; // and leave the stream: the run goes on
      }
    }
    throw new Error(`no run: ${stream.status} ${said}`);
  }

  /** The CPU that it has used so far, in seconds. */
  cpu() {
    const fields = (readFileSync(`/proc/${this.child.pid}/stat`, "utf8").split(") ")[1] ?? "").split(" ");
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  }

  /** How many files and connections it has open. */
  descriptors() {
    return readdirSync(`/proc/${this.child.pid}/fd`).length;
  }

  /** @param {string} command */
  jcmd(command) {
    return execFileSync("jcmd", [String(this.child.pid), command], { encoding: "utf8" });
  }

  /** The heap in use after a full collection, in MB. */
  heap() {
    this.jcmd("GC.run");
    return Number(/used (\d+)K/.exec(this.jcmd("GC.heap_info"))?.[1]) / 1024;
  }

  /** Ends it, and waits until it has ended. */
  async stop() {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, "exit");
      this.child.kill();
      const force = setTimeout(() => this.child.kill("SIGKILL"), 30_000);
      await ended;
      clearTimeout(force);
    }
  }
}
