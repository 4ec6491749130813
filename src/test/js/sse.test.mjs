import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { events, StreamError } from '../../main/webapp/sse.js';
import { problem, status, stream, StubServer } from './stub_server.mjs';

/** @import { Options, Retry } from '../../main/webapp/sse.js' */

describe('a stream', () => {
  /** @type {StubServer} */
  let server;

  beforeEach(async () => {
    server = await StubServer.start();
  });

  afterEach(() => server.stop());

  /** @param {Options} [options] */
  async function all(options) {
    const found = [];
    for await (const event of events(server.base, options)) {
      found.push(event.data);
    }
    return found;
  }

  it('comes in order, and 204 ends it', async () => {
    server.answers = [stream('retry: 1\nid: r-1\ndata: a\n\nid: r-2\ndata: b\n\n'), status(204)];
    assert.deepEqual(await all(), ['a', 'b']);
    assert.equal(server.requests[0].headers.accept, 'text/event-stream');
    assert.equal(server.requests[0].headers['last-event-id'], undefined);
    assert.equal(server.requests[1].headers['last-event-id'], 'r-2');
  });

  it('a byte order mark and letters of several bytes survive any cut', async () => {
    const bytes = Buffer.from('\uFEFFretry: 1\ndata: ₹850 💃🏽 é\n\n');
    server.answers = [
      async (response) => {
        response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
        for (const byte of bytes) {
          response.write(Buffer.from([byte]));
          await new Promise((resolve) => setImmediate(resolve));
        }
        response.end();
      },
      status(204),
    ];
    assert.deepEqual(await all(), ['₹850 💃🏽 é']);
  });

  it('resumes after a connection that broke, without repetition', async () => {
    /** @type {Retry[]} */
    const retries = [];
    server.answers = [
      (response) => {
        stream('retry: 1\nid: r-1\ndata: a\n\nid: r-2\ndata: lo', false)(response);
        setTimeout(() => response.destroy(), 20);
      },
      stream('id: r-2\ndata: lost\n\n'),
      status(204),
    ];
    assert.deepEqual(await all({ onretry: (retry) => retries.push(retry) }), ['a', 'lost']);
    assert.deepEqual(server.requests.map((one) => one.headers['last-event-id']), [undefined, 'r-1', 'r-2']);
    assert.equal(retries[0].reason?.kind, 'lost');
    assert.equal(retries[0].attempt, 1);
  });

  it('starts after a given id', async () => {
    server.answers = [status(204)];
    assert.deepEqual(await all({ lastEventId: 'r-9' }), []);
    assert.equal(server.requests[0].headers['last-event-id'], 'r-9');
  });

  it('sends method, body and headers with every attempt', async () => {
    server.answers = [stream('retry: 1\ndata: a\n\n'), status(204)];
    await all({ method: 'POST', body: '{"studio_id":"x"}', headers: { 'Content-Type': 'application/json' } });
    assert.deepEqual(server.requests.map((one) => [one.method, one.body]), Array(2).fill(['POST', '{"studio_id":"x"}']));
  });

  it('a POST comes back under one key, and with the id once there is one', async () => {
    server.answers = [stream('retry: 1\n: alive\n\n'), stream('id: r-1\ndata: a\n\n'), status(204)];
    await all({ method: 'POST', body: '{}' });
    const keys = server.requests.map((one) => one.headers['idempotency-key']);
    assert.match(String(keys[0]), /^[0-9a-f]{32}$/);
    assert.deepEqual(keys, Array(3).fill(keys[0]));
    assert.deepEqual(server.requests.map((one) => one.headers['last-event-id']), [undefined, undefined, 'r-1']);
  });

  it('two streams have two keys, a key of the caller is kept, and a GET has none', async () => {
    server.answers = [status(204)];
    await all({ method: 'POST' });
    await all({ method: 'POST' });
    await all({ method: 'POST', headers: { 'idempotency-key': 'mine' } });
    await all();
    const keys = server.requests.map((one) => one.headers['idempotency-key']);
    assert.notEqual(keys[0], keys[1]);
    assert.deepEqual(keys.slice(2), ['mine', undefined]);
  });

  it('an id without data is remembered, so that even a stream cut before its first event is resumed', async () => {
    server.answers = [stream('retry: 1\nid: r-0\n: r-0\n\n'), status(204)];
    assert.deepEqual(await all(), []);
    assert.equal(server.requests[1].headers['last-event-id'], 'r-0');
  });

  it('a refusal carries the server\'s own words and is not tried again', async () => {
    server.answers = [problem(404, { title: 'Not Found', message: 'No such studio: x' })];
    await assert.rejects(all(), (error) => {
      assert(error instanceof StreamError);
      assert.deepEqual([error.kind, error.status, error.message], ['refused', 404, 'No such studio: x']);
      return true;
    });
    assert.equal(server.requests.length, 1);
  });

  it('a refusal says when to come back', async () => {
    server.answers = [problem(429, { message: 'Too many streams' }, { 'Retry-After': '7' })];
    await assert.rejects(all(), { status: 429, retryAfter: 7 });
  });

  it('a refusal without words still says something', async () => {
    server.answers = [status(500, { 'Content-Type': 'text/html' }, '<h1>oops</h1>')];
    await assert.rejects(all(), { message: 'The server answered 500.' });
  });

  it('an answer of another type is refused', async () => {
    server.answers = [status(200, { 'Content-Type': 'text/html' }, 'data: a\n\n')];
    await assert.rejects(all(), { kind: 'refused', message: 'The server sent no event stream.' });
  });

  it('a server that is not there is told at once', async () => {
    const gone = server.base;
    server.stop();
    await assert.rejects(async () => {
      for await (const event of events(gone)) {
        assert.fail(event.data);
      }
    }, { kind: 'unreachable' });
  });

  it('a busy server is asked again when the stream was open before', async () => {
    server.answers = [stream('retry: 1\nid: r-1\ndata: a\n\n'), problem(503, {}), stream('id: r-2\ndata: b\n\n'), status(204)];
    assert.deepEqual(await all(), ['a', 'b']);
  });

  it('a server that starts is asked again when the stream was open before', async () => {
    const page = { 'Content-Type': 'text/html' };
    server.answers = [stream('retry: 1\nid: r-1\ndata: a\n\n'), status(404, page, '<h1>Not Found</h1>'), status(500, page),
      stream('id: r-2\ndata: b\n\n'), status(204)];
    assert.deepEqual(await all(), ['a', 'b']);
    assert.deepEqual(server.requests.slice(1).map((one) => one.headers['last-event-id']), ['r-1', 'r-1', 'r-1', 'r-2']);
  });

  it('a browser that is online again does not wait any longer', async () => {
    server.answers = [stream('retry: 60000\nid: r-1\ndata: a\n\n'), status(204)];
    const target = new EventTarget();
    globalThis.addEventListener = target.addEventListener.bind(target);
    globalThis.removeEventListener = target.removeEventListener.bind(target);
    try {
      assert.deepEqual(await all({ onretry: () => setTimeout(() => target.dispatchEvent(new Event('online'))) }), ['a']);
    } finally {
      Reflect.deleteProperty(globalThis, 'addEventListener');
      Reflect.deleteProperty(globalThis, 'removeEventListener');
    }
  });

  it('a refusal while resuming ends it', async () => {
    server.answers = [stream('retry: 1\nid: r-1\ndata: a\n\n'), problem(404, { message: 'run forgotten' })];
    await assert.rejects(all(), { kind: 'refused', message: 'run forgotten' });
  });

  it('gives up after the allowed attempts', async () => {
    server.answers = [stream('retry: 1\nid: r-1\ndata: a\n\n'), (response) => response.destroy()];
    await assert.rejects(all({ attempts: 2 }), { kind: 'lost' });
    assert.equal(server.requests.length, 3);
  });

  it('an abort ends it quietly, also while waiting', async () => {
    const abort = new AbortController();
    server.answers = [stream('retry: 60000\ndata: a\n\n')];
    assert.deepEqual(await all({ signal: abort.signal, onretry: () => setTimeout(() => abort.abort()) }), ['a']);
    assert.deepEqual(await all({ signal: AbortSignal.abort() }), []);
    assert.equal(server.requests.length, 1);
  });

  it('an abort by the one who is told of the retry ends it at once', async () => {
    const abort = new AbortController();
    server.answers = [stream('retry: 60000\ndata: a\n\n')];
    const begin = performance.now();
    assert.deepEqual(await all({ signal: abort.signal, onretry: () => abort.abort() }), ['a']);
    assert(performance.now() - begin < 30_000);
  });

  it('an abort holds back what has already arrived', async () => {
    const abort = new AbortController();
    const found = [];
    server.answers = [stream('data: a\n\ndata: b\n\n', false)];
    for await (const event of events(server.base, { signal: abort.signal })) {
      found.push(event.data);
      abort.abort();
    }
    assert.deepEqual(found, ['a']);
  });

  it('leaving the loop closes the connection', async () => {
    let closed = () => {};
    const gone = /** @type {Promise<void>} */ (new Promise((resolve) => (closed = resolve)));
    server.answers = [
      (response) => {
        response.on('close', () => closed());
        stream('data: a\n\ndata: b\n\n', false)(response);
      },
    ];
    for await (const event of events(server.base)) {
      assert.equal(event.data, 'a');
      break;
    }
    await gone;
  });

  it('a silent connection counts as lost', async () => {
    server.answers = [stream('retry: 1\nid: r-1\ndata: a\n\n', false), status(204)];
    assert.deepEqual(await all({ silence: 50 }), ['a']);
    assert.equal(server.requests[1].headers['last-event-id'], 'r-1');
  });
});
