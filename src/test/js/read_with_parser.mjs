// Reads a stream with the npm package "eventsource-parser" to its end; prints what arrived as JSON.
import { createParser } from 'eventsource-parser';

/** @type {{id: string, name: string, data: string}[]} */
const arrived = [];
let id = '';
const parser = createParser({
  onEvent: ({ id: next, event, data }) => {
    id = next ?? id;
    arrived.push({ id, name: event ?? 'message', data });
  },
  onError: (error) => {
    throw error;
  },
});
const response = await fetch(process.argv[2], { headers: { Accept: 'text/event-stream' } });
const decoder = new TextDecoder();
for await (const bytes of response.body ?? []) {
  parser.feed(decoder.decode(bytes, { stream: true }));
}
process.stdout.write(JSON.stringify(arrived));
