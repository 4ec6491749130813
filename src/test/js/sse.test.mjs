import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, beforeEach, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

// Browsers take a module for what the page says it is, Node for what its file is called.
const folder = mkdtempSync(join(tmpdir(), 'sse-'));
copyFileSync(fileURLToPath(new URL('../../main/webapp/sse.js', import.meta.url)), join(folder, 'sse.mjs'));
const { events, StreamError, StreamParser } = await import(pathToFileURL(join(folder, 'sse.mjs')));
after(() => rmSync(folder, { recursive: true }));

function parse(...pieces) {
  const parser = new StreamParser();
  const found = pieces.flatMap((piece) => [...parser.push(piece)]);
  return { found, parser };
}

const told = (...pieces) => parse(...pieces).found.map(({ type, data }) => [type, data]);

describe('the parser', () => {
  const table = [
    ['a message', 'data: hello\n\n', [['message', 'hello']]],
    ['an event with a name', 'event: logs\ndata: {"a":1}\n\n', [['logs', '{"a":1}']]],
    ['several data lines are one text', 'data: YHOO\ndata: +2\ndata: 10\n\n', [['message', 'YHOO\n+2\n10']]],
    ['the standard\'s example of comments and ids', ': test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n',
      [['message', 'first event'], ['message', 'second event'], ['message', ' third event']]],
    ['the standard\'s example of empty data', 'data\n\ndata\ndata\n\ndata:', [['message', ''], ['message', '\n']]],
    ['one blank after the colon is dropped, not two', 'data:test\n\ndata: test\n\ndata:  test\n\n',
      [['message', 'test'], ['message', 'test'], ['message', ' test']]],
    ['an event without data is none and its name is forgotten', 'event: logs\n\ndata: a\n\n', [['message', 'a']]],
    ['carriage returns end lines', 'event: a\rdata: b\r\r', [['a', 'b']]],
    ['both together end one line', 'event: a\r\ndata: b\r\n\r\n', [['a', 'b']]],
    ['mixed ends', 'data: a\rdata: b\r\ndata: c\n\n', [['message', 'a\nb\nc']]],
    ['unknown fields and capitals are ignored', 'foo: bar\nData: x\ndata: a\n\n', [['message', 'a']]],
    ['an unfinished event at the end is dropped', 'data: a\n\ndata: b\n', [['message', 'a']]],
    ['a colon inside the data stays', 'data: a: b:c\n\n', [['message', 'a: b:c']]],
    ['other line separators are text', 'data: a\u2028b\u0085c\n\n', [['message', 'a\u2028b\u0085c']]],
    ['a heartbeat says nothing', ':\n\n: still here\n\n', []],
  ];
  for (const [name, stream, expected] of table) {
    it(`${name}`, () => assert.deepEqual(told(stream), expected));
    it(`${name}, cut anywhere`, () => {
      for (let cut = 0; cut <= stream.length; cut += 1) {
        assert.deepEqual(told(stream.slice(0, cut), stream.slice(cut)), expected, `cut at ${cut}`);
      }
      assert.deepEqual(told(...stream), expected);
    });
  }

  it('ids stay until another comes, and an empty one clears', () => {
    const { found } = parse('id: 7-1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n');
    assert.deepEqual(found.map((event) => event.lastEventId), ['7-1', '7-1', '']);
  });

  it('an id counts when its event ends, even without data', () => {
    assert.equal(parse('id: 1\ndata: a\n\nid: 2\n').parser.lastEventId, '1');
    assert.equal(parse('id: 1\n\n').parser.lastEventId, '1');
  });

  it('an id with a null character is ignored', () => {
    assert.equal(parse('id: 1\n\nid: 2\0\n\n').parser.lastEventId, '1');
  });

  it('a retry of digits alone counts', () => {
    assert.equal(parse('retry: 1500\n').parser.retry, 1500);
    assert.equal(parse('retry: 1500\nretry: 2.5\nretry: -1\nretry:\n').parser.retry, 1500);
  });

  it('names from the language\'s own objects are only names', () => {
    assert.deepEqual(told('event: __proto__\ndata: constructor\n\n'), [['__proto__', 'constructor']]);
  });

  it('a retry beyond every timer is no reason to hurry', () => {
    assert.equal(parse(`retry: ${'9'.repeat(400)}\n`).parser.retry, Infinity);
  });

  it('a byte order mark inside the text is a part of the field\'s name', () => {
    assert.deepEqual(told('\uFEFFdata: a\ndata: b\n\n'), [['message', 'b']]);
  });

  it('null characters in data are data', () => {
    assert.deepEqual(told('data: a\0b\n\n'), [['message', 'a\0b']]);
  });

  it('lines of any length take a time that grows with them and not with their square', () => {
    const timed = (piece, count) => {
      const begin = performance.now();
      const parser = new StreamParser();
      [...parser.push('data: ')];
      for (let i = 0; i < count; i += 1) {
        assert.deepEqual([...parser.push(piece)], []);
      }
      assert([...parser.push('\n\n')][0].data.length > 7 * count);
      return performance.now() - begin;
    };
    const oneLine = (count) => timed('x'.repeat(100), count);
    const manyLines = (count) => timed('1234567\ndata: ', count);
    for (const measure of [oneLine, manyLines]) {
      measure(10_000);
      const small = Math.min(...Array.from({ length: 5 }, () => measure(10_000)));
      const large = Math.min(...Array.from({ length: 3 }, () => measure(160_000)));
      assert(large < 64 * Math.max(1, small), `16 times as long took ${large} ms instead of ${small} ms`);
    }
  });
});

describe('a stream', () => {
  let server;
  let base;
  let requests;
  let answers;

  beforeEach(async () => {
    requests = [];
    answers = [];
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (piece) => (body += piece));
      request.on('end', () => {
        requests.push({ method: request.method, headers: request.headers, body });
        answers[Math.min(requests.length, answers.length) - 1](response, request);
      });
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${server.address().port}/`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const stream = (text, end = true) => (response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(text);
    if (end) {
      response.end();
    }
  };
  const status = (code, headers = {}, body = '') => (response) => response.writeHead(code, headers).end(body);
  const problem = (code, body, headers = {}) =>
    status(code, { 'Content-Type': 'application/problem+json', ...headers }, JSON.stringify(body));

  async function all(options) {
    const found = [];
    for await (const event of events(base, options)) {
      found.push(event.data);
    }
    return found;
  }

  it('comes in order, and 204 ends it', async () => {
    answers = [stream('retry: 1\nid: r-1\ndata: a\n\nid: r-2\ndata: b\n\n'), status(204)];
    assert.deepEqual(await all(), ['a', 'b']);
    assert.equal(requests[0].headers.accept, 'text/event-stream');
    assert.equal(requests[0].headers['last-event-id'], undefined);
    assert.equal(requests[1].headers['last-event-id'], 'r-2');
  });

  it('a byte order mark and letters of several bytes survive any cut', async () => {
    const bytes = Buffer.from('\uFEFFretry: 1\ndata: ₹850 💃🏽 é\n\n');
    answers = [
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
    const retries = [];
    answers = [
      (response) => {
        stream('retry: 1\nid: r-1\ndata: a\n\nid: r-2\ndata: lo', false)(response);
        setTimeout(() => response.destroy(), 20);
      },
      stream('id: r-2\ndata: lost\n\n'),
      status(204),
    ];
    assert.deepEqual(await all({ onretry: (retry) => retries.push(retry) }), ['a', 'lost']);
    assert.deepEqual(requests.map((one) => one.headers['last-event-id']), [undefined, 'r-1', 'r-2']);
    assert.equal(retries[0].reason.kind, 'lost');
    assert.equal(retries[0].attempt, 1);
  });

  it('starts after a given id', async () => {
    answers = [status(204)];
    assert.deepEqual(await all({ lastEventId: 'r-9' }), []);
    assert.equal(requests[0].headers['last-event-id'], 'r-9');
  });

  it('sends method, body and headers with every attempt', async () => {
    answers = [stream('retry: 1\ndata: a\n\n'), status(204)];
    await all({ method: 'POST', body: '{"studio_id":"x"}', headers: { 'Content-Type': 'application/json' } });
    assert.deepEqual(requests.map((one) => [one.method, one.body]), Array(2).fill(['POST', '{"studio_id":"x"}']));
  });

  it('a POST comes back under one key, and with the id once there is one', async () => {
    answers = [stream('retry: 1\n: alive\n\n'), stream('id: r-1\ndata: a\n\n'), status(204)];
    await all({ method: 'POST', body: '{}' });
    const keys = requests.map((one) => one.headers['idempotency-key']);
    assert.match(keys[0], /^[0-9a-f]{32}$/);
    assert.deepEqual(keys, Array(3).fill(keys[0]));
    assert.deepEqual(requests.map((one) => one.headers['last-event-id']), [undefined, undefined, 'r-1']);
  });

  it('two streams have two keys, a key of the caller is kept, and a GET has none', async () => {
    answers = [status(204)];
    await all({ method: 'POST' });
    await all({ method: 'POST' });
    await all({ method: 'POST', headers: { 'idempotency-key': 'mine' } });
    await all();
    const keys = requests.map((one) => one.headers['idempotency-key']);
    assert.notEqual(keys[0], keys[1]);
    assert.deepEqual(keys.slice(2), ['mine', undefined]);
  });

  it('an id without data is remembered, so that even a stream cut before its first event is resumed', async () => {
    answers = [stream('retry: 1\nid: r-0\n: r-0\n\n'), status(204)];
    assert.deepEqual(await all(), []);
    assert.equal(requests[1].headers['last-event-id'], 'r-0');
  });

  it('a refusal carries the server\'s own words and is not tried again', async () => {
    answers = [problem(404, { title: 'Not Found', message: 'No such studio: x' })];
    await assert.rejects(all(), (error) => {
      assert(error instanceof StreamError);
      assert.deepEqual([error.kind, error.status, error.message], ['refused', 404, 'No such studio: x']);
      return true;
    });
    assert.equal(requests.length, 1);
  });

  it('a refusal says when to come back', async () => {
    answers = [problem(429, { message: 'Too many streams' }, { 'Retry-After': '7' })];
    await assert.rejects(all(), { status: 429, retryAfter: 7 });
  });

  it('a refusal without words still says something', async () => {
    answers = [status(500, { 'Content-Type': 'text/html' }, '<h1>oops</h1>')];
    await assert.rejects(all(), { message: 'The server answered 500.' });
  });

  it('an answer of another type is refused', async () => {
    answers = [status(200, { 'Content-Type': 'text/html' }, 'data: a\n\n')];
    await assert.rejects(all(), { kind: 'refused', message: 'The server sent no event stream.' });
  });

  it('a server that is not there is told at once', async () => {
    const gone = base;
    server.close();
    server.closeAllConnections();
    await assert.rejects(async () => {
      for await (const event of events(gone)) {
        assert.fail(event.data);
      }
    }, { kind: 'unreachable' });
  });

  it('a busy server is asked again when the stream was open before', async () => {
    answers = [stream('retry: 1\nid: r-1\ndata: a\n\n'), problem(503, {}), stream('id: r-2\ndata: b\n\n'), status(204)];
    assert.deepEqual(await all(), ['a', 'b']);
  });

  it('a server that starts is asked again when the stream was open before', async () => {
    const page = { 'Content-Type': 'text/html' };
    answers = [stream('retry: 1\nid: r-1\ndata: a\n\n'), status(404, page, '<h1>Not Found</h1>'), status(500, page),
      stream('id: r-2\ndata: b\n\n'), status(204)];
    assert.deepEqual(await all(), ['a', 'b']);
    assert.deepEqual(requests.slice(1).map((one) => one.headers['last-event-id']), ['r-1', 'r-1', 'r-1', 'r-2']);
  });

  it('a browser that is online again does not wait any longer', async () => {
    answers = [stream('retry: 60000\nid: r-1\ndata: a\n\n'), status(204)];
    const target = new EventTarget();
    globalThis.addEventListener = target.addEventListener.bind(target);
    globalThis.removeEventListener = target.removeEventListener.bind(target);
    try {
      assert.deepEqual(await all({ onretry: () => setTimeout(() => target.dispatchEvent(new Event('online'))) }), ['a']);
    } finally {
      delete globalThis.addEventListener;
      delete globalThis.removeEventListener;
    }
  });

  it('a refusal while resuming ends it', async () => {
    answers = [stream('retry: 1\nid: r-1\ndata: a\n\n'), problem(404, { message: 'run forgotten' })];
    await assert.rejects(all(), { kind: 'refused', message: 'run forgotten' });
  });

  it('gives up after the allowed attempts', async () => {
    answers = [stream('retry: 1\nid: r-1\ndata: a\n\n'), (response) => response.destroy()];
    await assert.rejects(all({ attempts: 2 }), { kind: 'lost' });
    assert.equal(requests.length, 3);
  });

  it('an abort ends it quietly, also while waiting', async () => {
    const abort = new AbortController();
    answers = [stream('retry: 60000\ndata: a\n\n')];
    assert.deepEqual(await all({ signal: abort.signal, onretry: () => setTimeout(() => abort.abort()) }), ['a']);
    assert.deepEqual(await all({ signal: AbortSignal.abort() }), []);
    assert.equal(requests.length, 1);
  });

  it('an abort holds back what has already arrived', async () => {
    const abort = new AbortController();
    const found = [];
    answers = [stream('data: a\n\ndata: b\n\n', false)];
    for await (const event of events(base, { signal: abort.signal })) {
      found.push(event.data);
      abort.abort();
    }
    assert.deepEqual(found, ['a']);
  });

  it('leaving the loop closes the connection', async () => {
    let closed;
    const gone = new Promise((resolve) => (closed = resolve));
    answers = [
      (response) => {
        response.on('close', closed);
        stream('data: a\n\ndata: b\n\n', false)(response);
      },
    ];
    for await (const event of events(base)) {
      assert.equal(event.data, 'a');
      break;
    }
    await gone;
  });

  it('a silent connection counts as lost', async () => {
    answers = [stream('retry: 1\nid: r-1\ndata: a\n\n', false), status(204)];
    assert.deepEqual(await all({ silence: 50 }), ['a']);
    assert.equal(requests[1].headers['last-event-id'], 'r-1');
  });
});
