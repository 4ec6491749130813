import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { countOf, differences } from '../../../main/webapp/portal/runs/compare.js';
import { marked, pageEvent } from '../../../main/webapp/portal/runs/evidence.js';
import { pageOfRuns } from '../../../main/webapp/portal/runs/history.js';
import { linked } from '../../../main/webapp/portal/runs/log_view.js';
import { nameOf, planDiff } from '../../../main/webapp/portal/runs/plan_diff.js';
import { Frame, json } from './frame.mjs';

const NEVER = new AbortController().signal;
const ALL = { studio_id: '', state: '', kind: '', from: '', to: '' };

/** @param {object} given */
const values = (given = {}) => ({ by: 'anvi', artist_id_list: [], song: 'pal pal', time_details: ['2026-02-07T17:00/19:00'], pricing_info: 'Rs 850', payment_link: 'https://studio.example/1', event_type: 'workshop', ...given });

describe('parts of a run', () => {
  /** @type {Frame} */
  let frame;

  beforeEach(() => {
    frame = new Frame();
  });

  afterEach(() => frame.close());

  /** @param {(string | Node)[]} parts */
  const texts = (parts) => parts.map((part) => (typeof part === 'string' ? part : `[${part.textContent}]`)).join('');

  it('addresses in a log line are links, without the signs behind them', () => {
    assert.equal(texts(linked('Found 2 on https://a.example/x?y=1: see https://b.example/.')), 'Found 2 on [https://a.example/x?y=1]: see [https://b.example/].');
    assert.equal(texts(linked('javascript:alert(1) <img src=x>')), 'javascript:alert(1) <img src=x>');
  });

  it('a value is marked in the words that it rests on', () => {
    assert.equal(texts(marked('Date: 7 Feb 2027', '7 feb 2027')), 'Date: [7 Feb 2027]');
    assert.equal(texts(marked('five o’clock', '17:00')), '[five o’clock]');
  });

  it('an event of a page shows each value with its words and what was made of it', () => {
    const evidence = [{ value: 'start', extractor: 'text', place: 'line 2', words: '7 Feb, 5 pm' }];
    const made = pageEvent({ name: '<b>Pal</b>', start: '2027-02-07T17:00', end: null, location: null, performers: ['Anvi'], organizer: null, offers: [{ price: 850, currency: 'INR', label: null }], url: 'javascript:alert(1)', booking_url: null, extractor: 'text', evidence, confidence: 0.9, disagreements: [{ ...evidence[0], words: '8 Feb' }], verdict: 'review', reason: 'unsure' });
    assert.match(made.textContent ?? '', /<b>Pal<\/b>.*For review.*90 %.*unsure.*Sun, 7 Feb 2027, 17:00.*7 Feb, 5 pm.*Anvi.*INR 850.*1 thing otherwise.*8 Feb/s);
    assert.equal(made.querySelectorAll('a, b').length, 0);
  });

  it('a plan says what comes, what goes, what changes and what is kept', () => {
    const one = { workshop_id: 'w', uuid: 'u', values: values() };
    const made = planDiff({ added: [one], changed: [{ workshop_id: 'w', uuid: 'u', before: values({ pricing_info: null }), after: values() }], removed: [], kept: [{ ...one, reason: 'page_not_read' }], unchanged: 4 });
    assert.match(made.textContent ?? '', /1 added.*1 changed.*0 removed.*1 kept.*4 stay as they are/);
    const [change] = made.querySelectorAll('.changes > div');
    assert.equal(change.textContent, 'Pricesbefore: nothing after: Rs 850');
    assert.equal(made.querySelectorAll('.changes > div').length, 1);
    assert.match(made.textContent ?? '', /could not be read/);
  });

  it('a long plan shows more when it is asked for', () => {
    const added = Array.from({ length: 150 }, (_, i) => ({ workshop_id: `${i}`, uuid: `${i}`, values: values() }));
    const made = planDiff({ added, changed: [], removed: [], kept: [], unchanged: 0 });
    assert.equal(made.querySelectorAll('li').length, 100);
    /** @type {HTMLButtonElement | null} */ (made.querySelector('button'))?.click();
    assert.equal(made.querySelectorAll('li').length, 150);
  });

  it('a workshop without a song says so', () => {
    assert.equal(nameOf({ song: null, by: 'anvi' }), 'No song – anvi');
  });

  it('two runs differ in links that came out otherwise, or that one of them had alone', () => {
    const item = (/** @type {'found' | 'failed'} */ outcome, /** @type {any[]} */ details = []) => ({ timestamp: '', item: '', outcome, details });
    const one = new Map([['a', item('found')], ['b', item('failed')], ['c', item('found')]]);
    const other = new Map([['a', item('found')], ['b', item('found')], ['d', item('found')]]);
    assert.deepEqual(differences(one, other).map((pair) => pair.item), ['b', 'c', 'd']);
    assert.equal(countOf(one, 'found'), 2);
  });
});

describe('the history of runs', () => {
  /** @type {Frame} */
  let frame;

  beforeEach(() => {
    frame = new Frame();
  });

  afterEach(() => frame.close());

  /**
   * @param {string} id
   * @param {object} given
   */
  const run = (id, given = {}) => ({ id, kind: 'refresh-workshops', dry_run: false, requested_at: '2026-03-14T15:00:00Z', ...given });

  it('the server filters by studio and state', async () => {
    frame.on('GET /api/runs?studio_id=a&state=failed&limit=50', () => json({ runs: [run('r1')] }));
    assert.deepEqual(await pageOfRuns({ ...ALL, studio_id: 'a', state: 'failed' }, undefined, NEVER), { rows: [run('r1')] });
  });

  it('kinds and days are looked for page after page, until the days are past', async () => {
    frame.on('GET /api/runs?limit=50', () => json({ runs: [run('r5', { requested_at: '2026-03-16T12:00:00Z' }), run('r4', { dry_run: true })], next: '/api/runs?before=r4' }));
    frame.on('GET /api/runs?before=r4', () => json({ runs: [run('r3'), run('r2', { requested_at: '2026-03-12T12:00:00Z' })], next: '/api/runs?before=r2' }));
    const page = await pageOfRuns({ ...ALL, kind: 'refresh-workshops', from: '2026-03-13', to: '2026-03-15' }, undefined, NEVER);
    assert.deepEqual(page.rows.map(({ id }) => id), ['r3']);
    assert.equal(page.next, undefined);
  });

  it('where little is found the list says that it goes on, and does not ask for ever', async () => {
    for (let i = 0; i < 30; i += 1) {
      frame.on(i === 0 ? 'GET /api/runs?limit=50' : `GET /api/runs?before=${i}`, () => json({ runs: [run(`r${i}`)], next: `/api/runs?before=${i + 1}` }));
    }
    const page = await pageOfRuns({ ...ALL, kind: 'dry' }, undefined, NEVER);
    assert.equal(page.rows.length, 0);
    assert.equal(page.next, '/api/runs?before=10');
  });
});
