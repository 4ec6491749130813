import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { logText, send } from '../../../main/webapp/client/server.js';
import { json, PageFixture, problem } from './page_fixture.mjs';

describe('asking the server', () => {
  /** @type {PageFixture} */
  let page;

  beforeEach(() => {
    page = PageFixture.open();
  });

  afterEach(() => page.close());

  /** @param {() => Response} answer */
  const refused = (answer) => {
    page.on('DELETE /api/runs/r1', answer);
    return send('DELETE', 'api/runs/r1').then(() => assert.fail('accepted'), ({ message }) => message);
  };

  it('an answer is its JSON', async () => {
    page.on('GET /api/studios', () => json([{ id: 'vins' }]));
    assert.deepEqual(await send('GET', 'api/studios'), [{ id: 'vins' }]);
    assert.equal(page.headers[0].get('Accept'), 'application/json');
    assert.equal(page.headers[0].get('X-Requested-With'), 'fetch');
  });

  it('a refusal says what its problem document says', async () => {
    const document = { title: 'Conflict', detail: 'The run is failed', message: 'It cannot be cancelled' };
    assert.equal(await refused(() => problem(409, document)), 'It cannot be cancelled');
    assert.equal(await refused(() => problem(409, { ...document, message: '' })), 'The run is failed');
    assert.equal(await refused(() => problem(409, { title: 'Conflict', detail: 7 })), 'Conflict');
  });

  it('a refusal without words still says something', async () => {
    assert.equal(await refused(() => new Response('<h1>Bad Gateway</h1>', { status: 502 })), 'The server answered 502.');
    assert.equal(await refused(() => Response.json(null, { status: 500 })), 'The server answered 500.');
  });

  it('an answer that is no JSON is told as such', async () => {
    page.on('GET /api/studios', () => new Response('<h1>Sign in</h1>'));
    await assert.rejects(send('GET', 'api/studios'), { message: 'The server sent no JSON.' });
  });

  it('the log to save is the text of the server, where each line is one', async () => {
    page.on('GET /api/runs/r1/log', ({ headers }) => new Response(headers.get('Accept') === 'text/plain' ? 'a\nb\n' : '{}'));
    assert.equal(await (await logText('r1')).text(), 'a\nb\n');
    await assert.rejects(logText('r2'), { message: 'nothing at GET /api/runs/r2/log' });
  });

  it('whoever is not logged in is led to where they can be', async () => {
    /** @type {string[]} */
    const visited = [];
    const stub = { assign: (/** @type {string} */ path) => visited.push(path) };
    Object.defineProperty(globalThis, 'location', { value: stub, configurable: true });
    page.on('GET /api/studios', () => problem(401, { message: 'A token is needed' }));
    await assert.rejects(send('GET', 'api/studios'), { message: 'A token is needed' });
    assert.deepEqual(visited, ['login.html']);
    page.on('POST /api/session', () => problem(401, { message: 'The token must be one' }));
    await assert.rejects(send('POST', 'api/session', { token: 'x' }), { message: 'The token must be one' });
    assert.equal(visited.length, 1);
    Reflect.deleteProperty(globalThis, 'location');
  });

  it('what is sent is JSON, and an answer without content is none', async () => {
    page.on('POST /api/session', ({ body }) => json({ sent: body }));
    assert.deepEqual(await send('POST', 'api/session', { token: 'x' }), { sent: '{"token":"x"}' });
    page.on('DELETE /api/session', () => new Response(null, { status: 204 }));
    assert.equal(await send('DELETE', 'api/session'), undefined);
  });
});
