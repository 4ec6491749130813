import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { address, ApiError, ask, get, isAbort, reason, takeReturn } from '../../../main/webapp/portal/api.js';
import { Frame, json, problem } from './frame.mjs';

describe('questions to the server', () => {
  /** @type {Frame} */
  let frame;

  beforeEach(() => {
    frame = new Frame();
  });

  afterEach(() => frame.close());

  it('an answer comes with its tag and the next page', async () => {
    frame.on('GET /api/admin/studios', () => json([1], { ETag: '"7"', Link: '</api/admin/studios?cursor=x>; rel="next"' }));
    const { data, etag, next, status } = await ask('GET', 'api/admin/studios');
    assert.deepEqual([data, etag, next, status], [[1], '"7"', '/api/admin/studios?cursor=x', 200]);
  });

  it('the next page may also stand in the answer', async () => {
    frame.on('GET /api/runs', () => json({ runs: [], next: '/api/runs?before=r1' }));
    assert.equal((await ask('GET', '/api/runs')).next, '/api/runs?before=r1');
  });

  it('a question has its query, its body, its tag and says that a page of ours asks', async () => {
    frame.on('PATCH /api/admin/studios/a?x=1', () => json({}));
    await ask('PATCH', 'api/admin/studios/a', { query: { x: 1, y: '', z: undefined }, body: { depth: 2 }, ifMatch: '"7"' });
    const [{ init }] = frame.asked;
    assert.equal(init.body, '{"depth":2}');
    assert.deepEqual({ ...init.headers }, { 'Accept': 'application/json', 'X-Requested-With': 'fetch', 'Content-Type': 'application/json', 'If-Match': '"7"' });
  });

  it('an address with a query gets more of it', () => {
    assert.equal(address('/api/runs?before=r1', { limit: 5 }), 'api/runs?before=r1&limit=5');
  });

  it('a refusal says in the words of the server what is wrong', async () => {
    frame.on('GET /api/runs/r9', () => problem(429, 'Too many.', { 'Retry-After': '7' }));
    await assert.rejects(get('api/runs/r9'), (/** @type {ApiError} */ error) => {
      assert.ok(error instanceof ApiError);
      assert.deepEqual([error.message, error.status, error.retryAfter, error.isConflict], ['Too many.', 429, 7, false]);
      return true;
    });
  });

  it('a refusal without words says its status', async () => {
    frame.on('GET /x', () => new Response('<html>', { status: 502 }));
    await assert.rejects(get('x'), { message: 'The server answered 502.', status: 502 });
  });

  it('a server that cannot be reached is told as such', async () => {
    frame.on('GET /x', () => { throw new TypeError('fetch failed'); });
    await assert.rejects(get('x'), { message: /cannot be reached/, status: 0 });
  });

  it('a server that takes too long is given up', async () => {
    frame.on('GET /x', ({ signal }) => new Promise((_, reject) => { signal?.addEventListener('abort', () => reject(signal.reason)); }));
    await assert.rejects(ask('GET', 'x', { timeout: 5 }), { name: 'ApiError', message: /too long/ });
  });

  it('a page that is left ends its questions', async () => {
    const leaving = new AbortController();
    frame.on('GET /x', ({ signal }) => new Promise((_, reject) => { signal?.addEventListener('abort', () => reject(signal.reason)); }));
    const asked = ask('GET', 'x', { signal: leaving.signal });
    leaving.abort();
    await assert.rejects(asked, isAbort);
    await assert.rejects(ask('GET', 'x', { signal: leaving.signal }), isAbort);
  });

  it('who has to log in is led there, and comes back to where they were', async () => {
    location.hash = '#/runs/r1?tab=plan';
    frame.on('GET /x', () => problem(401, 'A token is needed.'));
    await assert.rejects(get('x'), { status: 401 });
    assert.deepEqual(frame.visited, ['login.html?return_to=/']);
    assert.equal(takeReturn(), '#/runs/r1?tab=plan');
    assert.equal(takeReturn(), '');
  });

  it('what is wrong is told field by field', () => {
    const error = new ApiError('depth must be a whole number from 0 to 100; it is "-1"; zone must be the name of a time zone; it is "x"');
    assert.deepEqual([...error.fields(['zone', 'depth', 'name'])], [
      ['depth', 'Must be a whole number from 0 to 100; it is "-1";'],
      ['zone', 'Must be the name of a time zone; it is "x"'],
    ]);
    assert.equal(new ApiError('The server stops.').fields(['zone']).size, 0);
  });

  it('whatever was thrown has words', () => {
    assert.equal(reason(new Error('a')), 'a');
    assert.equal(reason('b'), 'b');
  });
});
