import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { changed, studioValues } from '../../../main/webapp/portal/studios/fields.js';
import { backwards, failingLinks, isGood, lastGood, pulse } from '../../../main/webapp/portal/studios/health.js';
import { likelyId, likelyName, likelyPrefixes, markedText } from '../../../main/webapp/portal/studios/preview.js';
import { workQueue } from '../../../main/webapp/portal/studios/queue.js';
import { Frame, json } from './frame.mjs';

const NEVER = new AbortController().signal;

/** @param {Partial<import('../../../main/webapp/portal/types.js').Run>} given */
const run = (given) => ({ id: 'r', kind: 'refresh-workshops', studio_ids: ['a'], dry_run: false, state: 'completed', requested_at: '2026-03-14T15:00:00Z', events: 3, links: {}, ...given });

describe('the health of a studio', () => {
  /** @type {Frame} */
  let frame;

  beforeEach(() => {
    frame = new Frame();
  });

  afterEach(() => frame.close());

  it('is what its newest runs say', () => {
    const runs = [run({ id: 'r4', state: 'running' }), run({ id: 'r3', state: 'needs_approval' }), run({ id: 'r2', dry_run: true }), run({ id: 'r1' })];
    const { current, good, held, last } = pulse(runs);
    assert.deepEqual([current?.id, good?.id, held?.id, last?.id], ['r4', 'r1', 'r3', 'r2']);
  });

  it('a good refresh is one that stored what it found', () => {
    assert.equal(isGood(run({})), true);
    assert.equal(isGood(run({ dry_run: true })), false);
    assert.equal(isGood(run({ state: 'failed' })), false);
    assert.equal(isGood(run({ kind: 'process-studio' })), false);
  });

  it('the last good refresh is looked for page after page', async () => {
    frame.on('GET /api/runs?studio_id=a&state=completed&limit=50', () => json({ runs: [run({ dry_run: true })], next: '/api/runs?before=x' }));
    frame.on('GET /api/runs?before=x', () => json({ runs: [run({ id: 'r1' })] }));
    assert.equal((await lastGood('a', NEVER))?.id, 'r1');
  });

  it('how many workshops there were follows from what plans added and removed', () => {
    assert.deepEqual(backwards(10, [{ added: 3, removed: 1 }, { added: 2, removed: 0 }, { added: 6, removed: 0 }]), [6, 8, 10]);
  });

  it('links that failed are told once, with why', async () => {
    frame.on('GET /api/runs/r1/log?level=error&limit=1000', () => json({ entries: [{ item: 'l1', message: 'first' }, { item: 'l1', message: 'why' }, { message: 'the run as a whole' }] }));
    assert.deepEqual([...await failingLinks('r1', NEVER)], [['l1', 'why']]);
  });

  it('work is done a few pieces at a time, also after one that fails', async () => {
    let [busy, most, done] = [0, 0, 0];
    const add = workQueue(2, NEVER);
    for (let i = 0; i < 7; i += 1) {
      add(async () => {
        busy += 1;
        most = Math.max(most, busy);
        await new Promise((resolve) => setTimeout(resolve, 1));
        busy -= 1;
        done += 1;
        if (i === 2) {
          throw new Error('this one');
        }
      });
    }
    await new Promise((resolve) => setTimeout(resolve, 60));
    assert.deepEqual([most, done], [2, 7]);
  });
});

describe('what people write of a studio', () => {
  it('is sent as the API wants it', () => {
    assert.deepEqual(studioValues({ name: 'A', schedule: '', depth: '2', enabled: false }), { name: 'A', schedule: null, depth: 2, enabled: false });
  });

  it('a number that is none is sent as it is, so that the server says what it must be', () => {
    assert.deepEqual(studioValues({ depth: 'two' }), { depth: 'two' });
  });

  it('only changes are sent', () => {
    assert.deepEqual(changed({ name: 'A', depth: 2, schedule: null }, { name: 'A', depth: 1, schedule: null }), { depth: 2 });
    assert.deepEqual(changed({ schedule: null }, {}), {});
  });
});

describe('what a listing suggests for a new studio', () => {
  const START = 'https://www.new-studio.example/workshops';

  it('the beginning that the links of workshops share comes first', () => {
    const links = ['/about/us', '/about/team', '/about/shop', '/events/1', '/events/2', '/events/2', '/contact'].map((path) => `https://www.new-studio.example${path}`);
    const [first, second] = likelyPrefixes(START, links);
    assert.deepEqual(first, { prefix: 'https://www.new-studio.example/events/', count: 2 });
    assert.deepEqual(second, { prefix: 'https://www.new-studio.example/about/', count: 3 });
  });

  it('links that share nothing suggest nothing', () => {
    assert.deepEqual(likelyPrefixes(START, ['https://a.example/1', 'https://a.example/2']), []);
  });

  it('id and name follow from the address', () => {
    assert.equal(likelyId(START), 'new_studio');
    assert.equal(likelyId('http://127.0.0.1:8080/x'), '127_0_0_1_8080');
    assert.equal(likelyName('new_studio'), 'New Studio');
  });
});

describe('a text with the words that values rest on', () => {
  /** @type {Frame} */
  let frame;

  beforeEach(() => {
    frame = new Frame();
  });

  afterEach(() => frame.close());

  /** @param {string} words */
  const evidence = (words) => ({ value: 'start', extractor: 'text', place: 'line 1', words });

  /**
   * @param {string} text
   * @param {...string} words
   */
  const marks = (text, ...words) => markedText(text, words.map(evidence)).map((part) => (typeof part === 'string' ? part : `[${part.textContent}]`)).join('');

  it('has them marked', () => {
    assert.equal(marks('Pal Pal on 7 Feb at 5 pm', '7 Feb', '5 pm'), 'Pal Pal on [7 Feb] at [5 pm]');
  });

  it('of words that overlap the longer ones are marked', () => {
    assert.equal(marks('on 7 Feb 2027', '7 Feb', '7 Feb 2027', 'Feb'), 'on [7 Feb 2027]');
  });

  it('words that do not stand there mark nothing, and markup stays text', () => {
    assert.equal(marks('<b>x</b>', 'gone', ''), '<b>x</b>');
  });
});
