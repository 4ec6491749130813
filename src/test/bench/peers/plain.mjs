// A server of event streams as one writes it with nothing but Node: POST /pub/<channel> says something to all who GET /sub/<channel>.
//
//   node plain.mjs <port>
import http from "node:http";

/** @type {Map<string, Set<http.ServerResponse>>} */
const channels = new Map();

/** @param {string} id */
function watchers(id) {
  let all = channels.get(id);
  if (!all) {
    channels.set(id, (all = new Set()));
  }
  return all;
}

const server = http.createServer((request, response) => {
  const [, what, id = ""] = (request.url ?? "").split("/");
  if (what === "sub") {
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" });
    response.flushHeaders();
    watchers(id).add(response);
    response.on("close", () => watchers(id).delete(response));
    return;
  }
  let body = "";
  request.on("data", (data) => (body += data));
  request.on("end", () => {
    const frame = `event: logs\ndata: ${body}\n\n`;
    for (const watcher of watchers(id)) {
      watcher.write(frame);
    }
    response.writeHead(202).end();
  });
});
server.listen({ port: Number(process.argv[2]), host: "127.0.0.1", backlog: 8192 });
