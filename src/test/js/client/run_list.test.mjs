import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { RunList } from '../../../main/webapp/client/run_list.js';
import { aRun, at, json, PageFixture, problem } from './page_fixture.mjs';

const RUNS = 'GET /api/runs?limit=30';

describe('the list of recent runs', () => {
  /** @type {PageFixture} */
  let page;
  /** @type {RunList} */
  let list;
  /** @type {string[]} */
  let opened;

  beforeEach(() => {
    page = PageFixture.open();
    opened = [];
    list = new RunList(at('runs'), (studio) => studio.toUpperCase(), ({ id }) => opened.push(id));
  });

  afterEach(() => page.close());

  const buttons = () => [...at('runs').querySelectorAll('button')];

  /** @param {...Partial<ReturnType<typeof aRun>> & object} runs */
  async function load(...runs) {
    page.on(RUNS, () => json({ runs: runs.map(aRun) }));
    return list.load();
  }

  it('a run shows studio, state, kind, time, duration and events', async () => {
    await load({ state: 'timed_out', dry_run: true, ended_at: '2026-03-14T15:02:05Z', events: 1234 });
    const [what, state, more] = [...buttons()[0].children].map((part) => part.textContent);
    assert.deepEqual([what, state], ['VINS', 'Timed out']);
    assert.equal(more, 'Refresh, dry run · 15:00 · 2:05 · 1,234 events');
    assert.equal(buttons()[0].querySelector('.badge')?.getAttribute('data-state'), 'failed');
  });

  it('a run that has not ended has no duration, and one of several studios says how many', async () => {
    await load({ studio_ids: ['vins', 'manifest'], state: 'paused' });
    assert.equal(buttons()[0].textContent, '2 studiospausedRefresh · 15:00 · 3 events');
  });

  it('a click opens the run', async () => {
    await load({ id: 'r2' }, { id: 'r1' });
    buttons()[1].click();
    assert.deepEqual(opened, ['r1']);
  });

  it('the run that is watched is marked, also in a list that comes later', async () => {
    list.mark('r1');
    await load({ id: 'r2' }, { id: 'r1' });
    assert.deepEqual(buttons().map((button) => button.getAttribute('aria-current')), ['false', 'true']);
  });

  it('a list that is drawn anew leaves the focus where it was', async () => {
    await load({ id: 'r2' }, { id: 'r1' });
    buttons()[1].focus();
    await load({ id: 'r3' }, { id: 'r2' }, { id: 'r1' });
    assert.equal(document.activeElement, buttons()[2]);
  });

  it('a list that has not changed is not drawn anew', async () => {
    await load({ id: 'r1' });
    const [before] = buttons();
    await load({ id: 'r1' });
    assert.equal(buttons()[0], before);
  });

  it('what cannot be had is shown as it was', async () => {
    await load({ id: 'r1' });
    page.on(RUNS, () => problem(503, { message: 'not now' }));
    assert.equal(await list.load(), undefined);
    page.on(RUNS, () => json({}));
    assert.equal(await list.load(), undefined);
    assert.equal(buttons().length, 1);
  });

  it('an empty list is not shown', async () => {
    await load({ id: 'r1' });
    assert.equal(at('runs').closest('aside')?.hidden, false);
    assert.deepEqual(await load(), []);
    assert.equal(at('runs').closest('aside')?.hidden, true);
  });
});
