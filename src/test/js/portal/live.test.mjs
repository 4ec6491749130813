import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import FakeTimers from '@sinonjs/fake-timers';
import { Live } from '../../../main/webapp/portal/live.js';
import { Frame, problem } from './frame.mjs';

const STREAM = 'GET /api/runs/events?detail=full&level=error';

/** @param {...string} events */
function stream(...events) {
  const body = new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode(events.join(''))) });
  return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
}

describe('what happens to all runs', () => {
  /** @type {Frame} */
  let frame;
  /** @type {Live} */
  let live;
  /** @type {AbortController} */
  let page;
  /** @type {string[]} */
  let heard;
  /** @type {import('@sinonjs/fake-timers').Clock} */
  let clock;

  /** Whatever is under way gets as far as it comes without time. */
  async function settle() {
    for (let i = 0; i < 30; i += 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  beforeEach(() => {
    frame = new Frame();
    clock = FakeTimers.install({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    live = new Live();
    page = new AbortController();
    heard = [];
    live.listen(({ run, type, data }) => heard.push(`${run} ${type} ${data.state ?? data.data?.percentage}`), () => heard.push('stale'), page.signal);
  });

  afterEach(() => {
    clock.uninstall();
    return frame.close();
  });

  it('is told with the run that it happened to', async () => {
    frame.on(STREAM, () => stream('id: r1-4\nevent: run\ndata: {"run":"r1","state":"running"}\n\n', 'id: r2-9\nevent: progress_bar\ndata: {"data":{"percentage":50}}\n\n', 'id: r2-10\nevent: logs\ndata: {\n\n'));
    live.start();
    await settle();
    assert.deepEqual(heard, ['stale', 'r1 run running', 'r2 progress_bar 50']);
    assert.equal(live.state, 'live');
  });

  it('a page that was left hears nothing more', async () => {
    frame.on(STREAM, () => stream('id: r1-4\nevent: run\ndata: {"run":"r1","state":"running"}\n\n'));
    page.abort();
    live.start();
    await settle();
    assert.deepEqual(heard, []);
  });

  it('who may not have the stream looks now and then', async () => {
    frame.on(STREAM, () => problem(403, 'Not for you.'));
    live.start();
    await settle();
    assert.equal(live.state, 'polling');
    clock.tick(5000);
    assert.deepEqual(heard, ['stale']);
  });

  it('who is about some studios only does not even ask for it', async () => {
    live.start(false);
    await settle();
    assert.equal(live.state, 'polling');
    assert.deepEqual(frame.asked, []);
  });
});
