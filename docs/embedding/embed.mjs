// A site of its own that shows a run and workshops in its page: node embed.mjs server token run [port]
// The token stays here; the page gets a ticket for one run, and the public list.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [server = 'http://localhost:8008', token = '', run = '', port = '9000'] = process.argv.slice(2);
const headers = { Authorization: `Bearer ${token}` };
const page = readFileSync(new URL('embed.html', import.meta.url), 'utf8').replaceAll('{server}', server).replaceAll('{run}', run);
const policy = `default-src 'none'; script-src ${server}; connect-src 'self' ${server}; style-src 'unsafe-inline'`;

/** @type {Record<string, (query: string) => Promise<Response>>} what the page asks us for, and we ask the server for */
const relayed = {
  'POST /ticket': () => fetch(`${server}/api/tickets`, { method: 'POST', headers, body: JSON.stringify({ run }) }),
  'GET /workshops': (query) => fetch(`${server}/api/v1/workshops${query}`, { headers }),
};

createServer(async (request, response) => {
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
  const ask = relayed[`${request.method} ${pathname}`];
  if (ask) {
    const answer = await ask(search);
    response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(await answer.text());
  } else {
    const found = pathname === '/';
    response.writeHead(found ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy }).end(found ? page : '');
  }
}).listen(Number(port), '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/`));
