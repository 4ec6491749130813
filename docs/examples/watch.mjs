// Watches runs of Workshop Streaming with its own client: node watch.mjs [server] [studio]
// In a page of the server it is only: import { events } from '/sse.js';
const [server = 'http://localhost:8008', studio = 'dance_n_addiction'] = process.argv.slice(2);
const source = await (await fetch(`${server}/sse.js`)).text();
const { events } = await import(`data:text/javascript,${encodeURIComponent(source)}`);

/** @type {(method: string, path: string, body?: object) => Promise<any>} */
const ask = async (method, path, body) => {
  const response = await fetch(server + path, { method, body: body && JSON.stringify(body) });
  const answer = await response.json();
  if (!response.ok) {
    throw new Error(answer.message);
  }
  return answer;
};

console.log('== start and watch ==');
let last = '';
const body = JSON.stringify({ studio_id: studio });
for await (const { type, data, lastEventId } of events(`${server}/api/streaming/refresh-workshops`, { method: 'POST', body })) {
  console.log(lastEventId, type, data);
  last = lastEventId;
  if (lastEventId.endsWith('-3')) {
    break; // leaves the stream, not the run
  }
}

console.log('== resume ==');
const run = last.split('-')[0];
for await (const { type, data, lastEventId } of events(`${server}/api/runs/${run}/events`, { lastEventId: last })) {
  console.log(lastEventId, type, data);
  if (type === 'complete') {
    break;
  }
}

console.log('== list runs ==');
for (const { id, kind, state } of (await ask('GET', `/api/runs?studio_id=${studio}&limit=3`)).runs) {
  console.log(id, kind, state);
}

console.log('== start and cancel, watched over WebSocket ==');
const { id, links } = await ask('POST', '/api/runs', { kind: 'refresh-workshops', studio_id: studio });
await ask('DELETE', links.self);
if (typeof WebSocket === 'function') {
  const socket = new WebSocket(server.replace(/^http/, 'ws') + links.ws);
  socket.onopen = () => socket.send(JSON.stringify({ last_event_id: `${id}-0`, detail: 'full' }));
  socket.onmessage = (message) => {
    const { id: event, event: type, data } = JSON.parse(message.data);
    console.log(event, type, JSON.stringify(data));
  };
  await new Promise((closed) => (socket.onclose = closed));
} else {
  console.log('This Node has no WebSocket: take Node 22.');
}
