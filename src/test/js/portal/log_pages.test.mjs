import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import FakeTimers from '@sinonjs/fake-timers';
import { LogPages } from '../../../main/webapp/portal/runs/log_pages.js';

/** @import { Wanted } from '../../../main/webapp/portal/runs/log_pages.js' */

const ALL = { level: '', text: '', item: '' };

describe('the pages of a log', () => {
  /** @type {Wanted[]} */
  let asked;
  /** Every second event is a line. */
  let last = 0;
  /** @type {LogPages} */
  let pages;

  /** @param {number} sequence */
  const line = (sequence) => ({ sequence, at: '2026-03-14T15:00:00Z', level: sequence % 10 === 0 ? 'error' : 'info', message: `line ${sequence}` });

  beforeEach(() => {
    asked = [];
    last = 400_000;
    pages = new LogPages(async (wanted) => {
      asked.push(wanted);
      const { from, to = last, limit, filter } = wanted;
      const entries = [];
      for (let i = from; i <= Math.min(to, last); i += 1) {
        const one = line(i);
        if (i % 2 === 0 && (filter.level === '' || filter.level === one.level) && one.message.includes(filter.text)) {
          entries.push(one);
        }
        if (entries.length === limit) {
          return { entries, next: i + 1 };
        }
      }
      return { entries };
    }, () => {});
  });

  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

  it('of a long log only what is in sight is fetched, at any place at once', async () => {
    pages.reset(last, ALL);
    assert.equal(pages.rows, 200_000);
    pages.want(100_000, 100_050);
    await settle();
    assert.deepEqual(asked.map(({ from, to }) => [from, to]), [[200_001, 201_000]]);
    assert.equal(pages.line(100_010)?.message, 'line 200022');
    assert.equal(pages.line(5), undefined);
  });

  it('the end can be gone to at once', async () => {
    pages.reset(last, ALL);
    pages.want(pages.rows - 20, pages.rows - 1);
    await settle();
    assert.equal(asked.length, 1);
    assert.equal(pages.line(pages.rows - 1)?.sequence, 400_000);
  });

  it('what is fetched or on its way is not fetched again', async () => {
    pages.reset(last, ALL);
    pages.want(0, 10);
    pages.want(0, 10);
    await settle();
    pages.want(0, 10);
    assert.equal(asked.length, 1);
  });

  it('every line can be reached, and memory stays bounded', async () => {
    last = 60_000;
    pages.reset(last, ALL);
    let seen = 0;
    for (let row = 0; row < pages.rows; row += 1) {
      pages.want(row, row);
      if (!pages.line(row)) {
        await settle();
      }
      seen += pages.line(row)?.sequence === (row + 1) * 2 ? 1 : 0;
    }
    assert.equal(seen, 30_000);
    assert.equal(pages.line(0), undefined, 'the beginning has made room');
    pages.want(0, 0);
    await settle();
    assert.equal(pages.line(0)?.sequence, 2);
  });

  it('a filter asks piece after piece until nothing more is found', async () => {
    pages.reset(last, { ...ALL, level: 'error' });
    for (let turns = 0; turns < 60 && !pages.isExact; turns += 1) {
      pages.want(0, pages.rows - 1);
      await settle();
    }
    assert.equal(pages.rows, 40_000);
    assert.equal(pages.isExact, true);
  });

  it('a new line comes behind the others, once', async () => {
    pages.reset(last, ALL);
    pages.want(pages.rows - 1, pages.rows - 1);
    await settle();
    const before = pages.rows;
    pages.append(line(400_000));
    pages.append(line(400_002));
    pages.append(line(400_002));
    pages.want(before, before);
    last = 400_002;
    await settle();
    assert.equal(pages.line(pages.rows - 1)?.sequence, 400_002);
    assert.equal(pages.rows, before + 1);
  });

  it('a line that comes while its piece is on its way is not lost', async () => {
    last = 10;
    pages.reset(last, ALL);
    pages.want(0, 1);
    pages.append(line(12));
    await settle();
    assert.equal(pages.line(pages.rows - 1)?.sequence, 12);
    assert.equal(pages.rows, 6);
  });

  it('only lines that pass the filter come behind', async () => {
    last = 10;
    pages.reset(last, { ...ALL, text: 'line 1' });
    pages.want(0, 1);
    await settle();
    pages.append(line(22));
    pages.append(line(12));
    assert.deepEqual([pages.line(0)?.sequence, pages.line(1)?.sequence, pages.rows], [10, 12, 2]);
  });

  it('a place stays the same when a piece before it turns out to be longer', async () => {
    pages.reset(last, ALL);
    pages.want(100_000, 100_001);
    await settle();
    const here = pages.anchor(100_000);
    const sequence = pages.line(100_000)?.sequence;
    pages.want(0, 1);
    await settle();
    assert.equal(pages.line(pages.rowOf(here))?.sequence, sequence);
  });

  it('what cannot be fetched is told, and asked for again', async () => {
    let works = false;
    const clock = FakeTimers.install({ toFake: ['setTimeout'] });
    const shaky = new LogPages(async () => {
      if (!works) {
        throw new Error('away');
      }
      return { entries: [line(2)] };
    }, () => {});
    const soon = () => new Promise((resolve) => setImmediate(resolve));
    shaky.reset(2, ALL);
    shaky.want(0, 0);
    await soon();
    assert.match(String(shaky.problem), /away/);
    works = true;
    shaky.want(0, 0);
    assert.equal(shaky.line(0), undefined, 'not at once');
    clock.tick(3000);
    shaky.want(0, 0);
    await soon();
    assert.equal(shaky.problem, undefined);
    assert.equal(shaky.line(0)?.sequence, 2);
    clock.uninstall();
  });

  it('answers to an earlier filter are not mixed in', async () => {
    pages.reset(last, { ...ALL, level: 'error' });
    pages.want(0, 0);
    pages.reset(last, { ...ALL, text: 'line 20' });
    await settle();
    assert.equal(pages.line(0), undefined);
  });
});
