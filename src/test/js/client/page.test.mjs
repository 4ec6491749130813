import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Page } from '../../../main/webapp/client/page.js';
import { CursorStorage } from '../../../main/webapp/client/storage.js';
import { actions, aRun, at, event, fire, json, openStream, PageFixture, problem, stream, textOf } from './page_fixture.mjs';

const STUDIOS = [{ id: 'vins', name: 'Vins' }, { id: 'manifest', name: '' }];
const RUNNING = event('r1-1', 'run', { run: 'r1', state: 'running', resume: 'fresh' });
const START = 'POST /api/streaming/refresh-workshops?detail=full';
const EVENTS = 'GET /api/runs/r1/events?detail=full';

describe('the page', () => {
  /** @type {PageFixture} */
  let page;

  beforeEach(() => {
    page = PageFixture.open();
    page.on('GET /api/studios', () => json(STUDIOS));
    page.on('GET /api/runs?limit=30', () => json({ runs: [] }));
    page.on('GET /api/runs/r1', () => json(aRun()));
  });

  afterEach(() => page.close());

  const select = () => /** @type {HTMLSelectElement} */ (at('studio'));
  const disabled = (/** @type {string} */ id) => /** @type {HTMLButtonElement} */ (at(id)).disabled;
  const labels = () => actions().map((action) => action.textContent);

  async function start() {
    await new Page().start();
    await page.settle();
  }

  /** @param {Response} answer */
  async function refresh(answer) {
    page.on(START, () => answer);
    await start();
    fire(at('controls'), 'submit');
    await page.settle();
  }

  /** @param {string} studio */
  function choose(studio) {
    select().value = studio;
    fire(select(), 'change');
  }

  it('the studios of the server can be chosen, all of them, or another one by its id', async () => {
    await start();
    assert.deepEqual([...select().options].map(({ text }) => text), ['Vins', 'manifest', 'All studios', 'Another id…']);
    choose('*');
    assert.deepEqual([disabled('process'), disabled('refresh'), at('studio-hint').hidden], [true, false, false]);
    choose('');
    assert.deepEqual([disabled('process'), at('other-field').hidden, at('studio-hint').hidden], [false, false, true]);
  });

  it('where the studios cannot be listed an id can be typed', async () => {
    page.on('GET /api/studios', () => problem(503, { message: 'not now' }));
    await start();
    assert.equal(textOf('studio-hint'), 'The studios could not be listed (not now). Type an id instead.');
    assert.deepEqual([at('studio-field').hidden, at('other-field').hidden], [true, false]);
  });

  it('a refresh sends what was chosen, and nothing else can be started meanwhile', async () => {
    let sent = '';
    page.on(START, ({ body = '' }) => {
      sent = body;
      return openStream(RUNNING);
    });
    await start();
    /** @type {HTMLInputElement} */ (at('dry-run')).checked = true;
    fire(at('controls'), 'submit');
    fire(at('controls'), 'submit');
    await page.settle();
    assert.deepEqual(JSON.parse(sent), { studio_id: 'vins', dry_run: true });
    assert.equal(page.count(START), 1);
    assert.deepEqual([disabled('refresh'), disabled('process'), disabled('cancel')], [true, true, false]);
    assert.equal(textOf('progress-title'), 'Refresh · Vins');
  });

  it('a refresh of all studios is one GET', async () => {
    page.on('GET /api/streaming/refresh-workshops?detail=full', () => openStream(RUNNING));
    await start();
    choose('*');
    fire(at('controls'), 'submit');
    await page.settle();
    assert.equal(page.count('GET /api/streaming/refresh-workshops?detail=full'), 1);
  });

  it('after a reload it goes on with the run, from two thousand events before', async () => {
    new CursorStorage().save({ run: 'r1', last: 5000 });
    page.on(EVENTS, () => openStream(RUNNING));
    await start();
    assert.equal(page.count(EVENTS), 1);
    assert.equal(page.headers[page.requests.indexOf(EVENTS)].get('Last-Event-ID'), 'r1-3000');
    assert.equal(at('state').dataset.state, 'live');
  });

  it('a run that the server has forgotten is forgotten here', async () => {
    new CursorStorage().save({ run: 'r9', last: 50 });
    await start();
    assert.equal(textOf('notice-title'), 'Refused (404)');
    assert.equal(new CursorStorage().load(), undefined);
  });

  it('why a start was refused stands there, also when another run is under way', async () => {
    await refresh(problem(429, { message: 'Too many runs' }));
    page.on('GET /api/runs?limit=30', () => json({ runs: [aRun({ id: 'r2' })] }));
    await page.wait(5000);
    assert.deepEqual([textOf('notice-title'), textOf('notice-text')], ['Refused (429)', 'Too many runs']);
  });

  it('a run that is left goes on, and can be watched again from where it was left', async () => {
    await refresh(openStream(RUNNING));
    fire(at('disconnect'), 'click');
    await page.settle();
    assert.deepEqual([at('state').dataset.state, labels()], ['closed', ['Continue watching']]);
    page.on(EVENTS, () => openStream(event('r1-2', 'run', { run: 'r1', state: 'running' })));
    actions()[0].click();
    await page.settle();
    assert.equal(page.headers[page.requests.indexOf(EVENTS)].get('Last-Event-ID'), 'r1-1');
    assert.equal(at('state').dataset.state, 'live');
  });

  it('a run that cannot be cancelled says why, and can be tried again', async () => {
    page.on('DELETE /api/runs/r1', () => problem(409, { message: 'The run is failed and cannot be cancelled' }));
    await refresh(openStream(RUNNING));
    fire(at('cancel'), 'click');
    assert.deepEqual([textOf('cancel'), disabled('cancel')], ['Cancelling…', true]);
    await page.settle();
    assert.deepEqual([textOf('cancel'), disabled('cancel')], ['Cancel run', false]);
    assert.equal(textOf('notice-text'), 'The run is failed and cannot be cancelled');
  });

  it('a decision that did not arrive can be made again', async () => {
    const held = event('r1-1', 'run', { run: 'r1', state: 'needs_approval' });
    page.on('POST /api/runs/r1/approve', () => problem(503, { message: 'not now' }));
    await refresh(stream(held, event('r1-2', 'close', { message: '9 workshops would go' })));
    assert.deepEqual(labels(), ['Apply', 'Discard']);
    actions()[0].click();
    await page.settle();
    assert.deepEqual([textOf('notice-text'), labels()], ['not now', ['Apply', 'Discard']]);
  });

  it('a run that was over when its stream ended is shown as the server has it', async () => {
    new CursorStorage().save({ run: 'r1', last: 5 });
    page.on(EVENTS, () => new Response(null, { status: 204 }));
    page.on('GET /api/runs/r1', () => json(aRun({ state: 'cancelled' })));
    await start();
    assert.deepEqual([at('state').dataset.state, at('notice').hidden], ['cancelled', true]);
    assert.equal(new CursorStorage().load(), undefined);
  });

  it('a run that could not be opened can be tried again, from the same event', async () => {
    new CursorStorage().save({ run: 'r1', last: 5000 });
    page.on(EVENTS, () => Promise.reject(new TypeError('fetch failed')));
    await start();
    assert.deepEqual([textOf('notice-title'), labels()], ['No connection', ['Continue watching']]);
    page.on(EVENTS, () => openStream(RUNNING));
    actions()[0].click();
    await page.settle();
    assert.equal(page.headers[page.requests.lastIndexOf(EVENTS)].get('Last-Event-ID'), 'r1-3000');
    assert.equal(textOf('progress-title'), 'Refresh · Vins');
  });

  it('a chip hides its level and shows it again', async () => {
    await refresh(openStream(RUNNING, event('r1-2', 'logs', { data: { level: 'error', message: 'No' } })));
    fire(at('level-error'), 'click');
    assert.deepEqual([at('level-error').getAttribute('aria-pressed'), textOf('empty')], ['false', 'No line passes the filter.']);
    fire(at('level-error'), 'click');
    assert.equal(document.querySelectorAll('.line').length, 1);
  });
});
