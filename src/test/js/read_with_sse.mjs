// Reads a stream with our own client until `complete`; prints what arrived as JSON.
import { events } from '../../main/webapp/sse.js';

const arrived = [];
for await (const { lastEventId, type, data } of events(process.argv[2])) {
  arrived.push({ id: lastEventId, name: type, data });
  if (type === 'complete') {
    break;
  }
}
process.stdout.write(JSON.stringify(arrived));
