import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Live } from '../../../main/webapp/portal/live.js';
import { toastRegion } from '../../../main/webapp/portal/parts/toast.js';
import { Router } from '../../../main/webapp/portal/router.js';
import { tellElsewhere } from '../../../main/webapp/portal/runs/elsewhere.js';
import { forgetNames } from '../../../main/webapp/portal/studios/names.js';
import { Frame, json } from './frame.mjs';

describe('what happens out of sight', () => {
  /** @type {Frame} */
  let frame;
  /** @type {Live} */
  let live;

  beforeEach(() => {
    frame = new Frame();
    document.body.append(toastRegion());
    frame.on('GET /api/studios', () => json([{ id: 'vins', name: 'Vins' }]));
    frame.on('GET /api/runs/r1', () => json({ id: 'r1', studio_ids: ['vins'] }));
    forgetNames();
    live = new Live();
    tellElsewhere(live, { caller: { name: 'a', role: 'viewer', studios: [], session: false }, router: new Router(() => {}) });
  });

  afterEach(async () => {
    document.querySelectorAll('.toast button:last-child').forEach((close) => /** @type {HTMLElement} */ (close).click());
    await frame.close();
  });

  /** @param {string} state */
  async function become(state) {
    live.dispatchEvent(new CustomEvent('happening', { detail: { run: 'r1', type: 'run', data: { state } } }));
    await frame.settle();
    return [...document.querySelectorAll('.toast p')].map((one) => one.textContent);
  }

  it('a run that fails or holds its plan back is told, once', async () => {
    assert.deepEqual(await become('failed'), ['Vins: a run failed.']);
    assert.deepEqual(await become('failed'), ['Vins: a run failed.']);
    assert.match((await become('needs_approval'))[1] ?? '', /^Vins: a plan is held back/);
  });

  it('what goes well is not', async () => {
    assert.deepEqual(await become('completed'), []);
  });

  it('nor is what is in sight', async () => {
    location.hash = '#/runs/r1?tab=log';
    assert.deepEqual(await become('failed'), []);
  });
});
