// Clients that ask by HTTP, on connections that are kept.
import http from "node:http";

/** @typedef {{status: number, tag: string, bytes: number, millis: number}} Answer */

/**
 * @param {string} address
 * @param {{agent: http.Agent, headers?: Record<string, string>, body?: string}} how
 * @returns {Promise<Answer>}
 */
export function ask(address, { agent, headers = {}, body }) {
  return new Promise((done, failed) => {
    const begun = performance.now();
    const request = http.request(address, { agent, headers, method: body ? "POST" : "GET" }, (response) => {
      let bytes = 0;
      response.on("data", (data) => (bytes += data.length));
      response.on("error", failed);
      response.on("end", () => {
        const status = response.statusCode ?? 0;
        done({ status, tag: String(response.headers.etag ?? ""), bytes, millis: performance.now() - begun });
      });
    });
    request.on("error", failed);
    request.end(body);
  });
}

/**
 * The same question, by one client so many times; the first tenth is not measured.
 *
 * @param {string} address
 * @param {{times: number, seconds?: number, headers?: Record<string, string>, status?: number}} how for so long at most; what has to be answered, 200
 */
export async function times(address, { times: count, seconds = 30, headers, status = 200 }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const all = [];
  const end = Date.now() + seconds * 1000;
  for (let i = 0; i < count && (i < 10 || Date.now() < end); i++) {
    const answer = await ask(address, { agent, headers });
    if (answer.status !== status) {
      throw new Error(`${address}: ${answer.status}`);
    }
    all.push(answer);
  }
  agent.destroy();
  return all.slice(Math.ceil(count / 10));
}

/**
 * Several clients who post the same for so long; how many answers came.
 *
 * @param {string} address
 * @param {{clients: number, seconds: number, body: string}} how
 */
export async function post(address, { clients, seconds, body }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
  const end = Date.now() + seconds * 1000;
  let answers = 0;
  const headers = { "Content-Type": "application/json", "Content-Length": String(Buffer.byteLength(body)) };
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (Date.now() < end) {
        const answer = await ask(address, { agent, headers, body });
        if (answer.status !== 200) {
          throw new Error(`${address}: ${answer.status}`);
        }
        answers++;
      }
    }),
  );
  agent.destroy();
  return answers;
}
