// Reads a stream with the npm package "eventsource-parser" to its end; prints what arrived as JSON.
import { createParser } from 'eventsource-parser';

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
for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
  parser.feed(text);
}
process.stdout.write(JSON.stringify(arrived));
