import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { WatchedRun } from '../../../main/webapp/client/run.js';
import { CursorStorage } from '../../../main/webapp/client/storage.js';
import { RunView } from '../../../main/webapp/client/view.js';
import { at, event, lines, openStream, PageFixture, problem, stream, textOf } from './page_fixture.mjs';

const EVENTS = 'GET /api/runs/r1/events';
const RUNNING = event('r1-1', 'run', { run: 'r1', state: 'running', resume: 'fresh' });

/**
 * @param {string} id
 * @param {number} [percentage]
 */
const progress = (id, percentage = 50) =>
  event(id, 'progress_bar', { data: { percentage, current: 1, total: 2, message: 'Reading a page' } });

/**
 * @param {string} id
 * @param {string} message
 * @param {string} [level]
 */
const log = (id, message, level = 'info') =>
  event(id, 'logs', { timestamp: '2026-03-14T15:09:00Z', data: { level, message } });

describe('the watching of a run', () => {
  /** @type {PageFixture} */
  let page;
  /** @type {RunView} */
  let view;
  /** @type {WatchedRun} */
  let run;
  /** @type {string[]} */
  let changes;
  /** @type {boolean} */
  let over;

  beforeEach(() => {
    page = PageFixture.open();
    view = new RunView();
    view.begin('Refresh · Vins', 'Connecting…');
    changes = [];
    run = new WatchedRun(view, new CursorStorage(), ({ id, state }) => changes.push(`${id} ${state}`));
  });

  afterEach(async () => {
    run.giveWay();
    view.end();
    await page.settle();
    await page.close();
  });

  const look = () => at('state').dataset.state;

  /** @param {...(() => Response)} answers one for each connection; after them 204 */
  async function follow(...answers) {
    over = false;
    page.on(EVENTS, () => answers.shift()?.() ?? new Response(null, { status: 204 }));
    run.follow(new URL('http://localhost:8008/api/runs/r1/events'), {}).then(() => (over = true));
    await page.settle();
  }

  it('a run that completes is done, says its last line, and is not asked for again', async () => {
    await follow(() => openStream(RUNNING, log('r1-2', 'Read'), progress('r1-3', 100), log('r1-4', 'Stored 3', 'success'),
      event('r1-5', 'complete', { message: 'Process completed' })));
    assert.deepEqual([over, run.isOver, look(), textOf('progress-message')], [true, true, 'done', 'Stored 3']);
    assert.deepEqual([lines(), textOf('percentage'), textOf('count-events')], [['Read', 'Stored 3'], '100%', '5']);
    assert.deepEqual(changes, ['r1 ', 'r1 running', 'r1 completed']);
    assert.equal(page.count(EVENTS), 1);
  });

  it('the place of the last event is stored', async () => {
    await follow(() => openStream(RUNNING, log('r1-2', 'Read')));
    assert.deepEqual([run.id, run.last], ['r1', 2]);
    assert.equal(new CursorStorage().load()?.run, 'r1');
  });

  it('a run that fails says why, and is over at once, without another attempt', async () => {
    await follow(() => stream(RUNNING, event('r1-2', 'error', { error: 'The site cannot be reached' })));
    assert.deepEqual([over, look(), run.state], [true, 'failed', 'failed'], 'before any time has passed');
    assert.deepEqual([textOf('notice-title'), textOf('notice-text')], ['The run failed', 'The site cannot be reached']);
    await page.wait(60_000);
    assert.equal(page.count(EVENTS), 1);
  });

  it('a connection that the server closes is tried again after its words, with the last id', async () => {
    const close = event('r1-2', 'close', { message: 'The server stops.' });
    await follow(() => stream(RUNNING, log('r1-2', 'Read'), close), () => openStream(log('r1-3', 'Stored')));
    assert.deepEqual([look(), textOf('progress-message')], ['reconnecting', 'The server stops. Attempt 1 in 3 s.']);
    await page.wait(3000);
    assert.deepEqual([look(), lines()], ['live', ['Read', 'Stored']]);
    assert.equal(page.headers[1].get('Last-Event-ID'), 'r1-2');
  });

  it('a run that waits says where and why', async () => {
    const queued = { run: 'r1', state: 'queued', position: 2, reason: 'Waiting behind: refresh-workshops vins' };
    await follow(() => openStream(event('r1-1', 'run', queued)));
    assert.deepEqual([textOf('state-word'), textOf('progress-message')], ['Queued at 2', queued.reason]);
  });

  it('a run that was stopped is over, with what was done until then', async () => {
    await follow(() => openStream(RUNNING, log('r1-2', 'Stopped refreshing Vins after 2 of 9', 'warning'),
      log('r1-3', 'Stopped on request', 'warning'), event('r1-3', 'run', { run: 'r1', state: 'cancelled' }),
      event('r1-3', 'close', { message: 'Stopped on request' })));
    assert.deepEqual([over, look(), run.state], [true, 'cancelled', 'cancelled']);
    assert.deepEqual([textOf('notice-title'), textOf('notice-text')], ['Cancelled', 'Stopped refreshing Vins after 2 of 9']);
  });

  it('a result that is held back is waited for without alarm', async () => {
    await follow(() => stream(event('r1-1', 'run', { run: 'r1', state: 'needs_approval' }),
      event('r1-2', 'close', { message: '9 workshops would go' })));
    assert.deepEqual([over, look(), textOf('notice-text')], [false, 'held', '9 workshops would go']);
  });

  it('a stream that ends for good before the run does is closed, and does not look alive', async () => {
    await follow(() => stream(RUNNING));
    await page.wait(3000);
    assert.deepEqual([over, look(), textOf('notice-title'), run.isGone], [true, 'closed', 'Closed', false]);
  });

  it('a refusal is told in the server\'s words, and when to come back', async () => {
    await follow(() => problem(429, { message: 'Too many runs' }, { 'Retry-After': '7' }));
    assert.deepEqual([over, look(), run.isGone], [true, 'failed', false]);
    assert.equal(textOf('notice-title'), 'Refused (429)');
    assert.equal(textOf('notice-text'), 'Too many runs Try again in 7 s.');
  });

  it('a run that the server does not know is gone', async () => {
    await follow(() => problem(404, { message: 'No run has this id' }));
    assert.deepEqual([run.failure?.status, run.isGone], [404, true]);
  });

  it('an event that cannot be read is a line of the log and ends nothing', async () => {
    await follow(() => openStream(RUNNING, 'id: r1-2\nevent: logs\ndata: {"data":\n\n', 'id: r1-3\nevent: logs\ndata: null\n\n',
      'id: r1-4\nevent: constructor\ndata: {}\n\n', log('r1-5', 'Read')));
    assert.deepEqual([over, lines()], [false, ['Unreadable logs event: {"data":', '', 'Read']]);
  });

  it('a run that gave way to another one touches the page no more', async () => {
    await follow(() => openStream(RUNNING));
    run.giveWay();
    view.begin('Process · Manifest', 'Connecting…');
    await page.settle();
    assert.deepEqual([over, look(), textOf('progress-message')], [true, 'connecting', 'Connecting…']);
  });
});
