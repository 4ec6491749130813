// Reads a stream with the npm package "eventsource" until `complete`; prints what arrived as JSON.
import { EventSource } from 'eventsource';

const [url, ...names] = process.argv.slice(2);
/** @type {{id: string, name: string, data: string}[]} */
const arrived = [];
const source = new EventSource(url);
for (const name of names) {
  source.addEventListener(name, ({ lastEventId, type, data }) => {
    arrived.push({ id: lastEventId, name: type, data });
    if (type === 'complete') {
      source.close();
      process.stdout.write(JSON.stringify(arrived));
    }
  });
}
source.addEventListener('error', ({ code, message }) => {
  if (source.readyState === EventSource.CLOSED) {
    throw new Error(`closed: ${code} ${message}`);
  }
});
