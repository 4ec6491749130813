// The same as plain.mjs with better-sse, the library of npm that most use for it.
//
//   node better_sse.mjs <port>
import http from "node:http";
// @ts-expect-error -- it is installed for the benchmark alone, beside a copy of this file
import { createChannel, createSession } from "better-sse";

/** @type {Map<string, any>} */
const channels = new Map();

/** @param {string} id */
function channelOf(id) {
  let channel = channels.get(id);
  if (!channel) {
    channels.set(id, (channel = createChannel()));
  }
  return channel;
}

const server = http.createServer(async (request, response) => {
  const [, what, id = ""] = (request.url ?? "").split("/");
  if (what === "sub") {
    channelOf(id).register(await createSession(request, response));
    return;
  }
  let body = "";
  request.on("data", (data) => (body += data));
  request.on("end", () => {
    channelOf(id).broadcast(JSON.parse(body), "logs");
    response.writeHead(202).end();
  });
});
server.listen({ port: Number(process.argv[2]), host: "127.0.0.1", backlog: 8192 });
