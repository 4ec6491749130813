// Watches with the clients that other people wrote, each at an address of its own, until it is told to end or all of
// them have stopped by themselves: node watch_with_all.mjs '{"eventsource":"http://…", …}' '{"studio_id":"…"}'
// Prints a line of JSON for each event, {client, id, name, data}, and {client, over} for each client that stops.
import { fetchEventSource } from '@microsoft/fetch-event-source';
import polyfill from 'event-source-polyfill';
import { EventSource } from 'eventsource';
import { createEventSource } from 'eventsource-client';
import ReconnectingEventSource from 'reconnecting-eventsource';
import { SSE } from 'sse.js';
import { events } from '../../main/webapp/sse.js';
import { XMLHttpRequest } from './xhr.mjs';

const NAMES = ['logs', 'progress_bar', 'complete', 'error', 'close'];
const [addresses, body] = process.argv.slice(2);

// What browsers have and Node has not; Node 19 and newer have CustomEvent.
Object.assign(globalThis, {
  XMLHttpRequest,
  window: globalThis,
  document: { hidden: false, addEventListener() {}, removeEventListener() {} },
  CustomEvent: globalThis.CustomEvent ?? Event,
});
console.error = () => {}; // the polyfill tells of each end

/** @param {object} line */
const say = (line) => void process.stdout.write(`${JSON.stringify(line)}\n`);
/** @type {(client: string) => (event: {lastEventId?: string | null, type: string, data?: unknown}) => void} */
const told = (client) => ({ lastEventId, type, data }) =>
  say({ client, id: lastEventId, name: type, data });
/** @type {(client: string, why: unknown) => void} */
const over = (client, why) => say({ client, over: String(why) });

/**
 * A client with the interface of EventSource, which is over once it says that it is closed.
 *
 * @param {string} client
 * @param {{readyState: number, addEventListener: (type: string, listener: (event: any) => void) => void}} source
 * @param {number} closed
 */
function listen(client, source, closed) {
  NAMES.forEach((name) => source.addEventListener(name, (event) => event.data !== undefined && told(client)(event)));
  source.addEventListener('error', () => source.readyState === closed && over(client, 'closed'));
}

/** @type {Record<string, (url: string, client: string) => unknown>} */
const CLIENTS = {
  eventsource: (url, client) => listen(client, new EventSource(url), EventSource.CLOSED),
  'event-source-polyfill': (url, client) => listen(client, new polyfill.EventSourcePolyfill(url), 2),
  'reconnecting-eventsource': (url, client) =>
    listen(client, new (ReconnectingEventSource.default ?? ReconnectingEventSource)(url, { eventSourceClass: EventSource }), 2),
  'eventsource-client': (url, client) =>
    createEventSource({
      url,
      onMessage: ({ id, event, data }) => say({ client, id, name: event, data }),
      fetch: async (...request) => {
        const response = await fetch(...request);
        if (response.status === 204) {
          over(client, 'no content');
        }
        return response;
      },
    }),
  'fetch-event-source': async (url, client) => {
    await fetchEventSource(url, {
      method: 'POST',
      body,
      openWhenHidden: true,
      fetch,
      onmessage: ({ id, event, data }) => data !== '' && say({ client, id, name: event, data }),
    });
    over(client, 'resolved');
  },
  'sse.js': (url, client) => {
    const source = new SSE(url, { method: 'POST', payload: body, autoReconnect: true, start: false });
    NAMES.forEach((name) => source.addEventListener(name, (/** @type {any} */ event) => event.data && told(client)(event)));
    source.addEventListener('complete', () => {
      source.close(); // its own way to say that it is enough
      over(client, 'closed at complete');
    });
    source.stream();
  },
  'our sse.js': async (url, client) => {
    for await (const event of events(url)) {
      told(client)(event);
    }
    over(client, 'ended');
  },
};

for (const [client, url] of Object.entries(JSON.parse(addresses))) {
  Promise.resolve(CLIENTS[client](url, client)).catch((problem) => over(client, problem));
}
process.stdin.on('end', () => process.exit()).resume();
