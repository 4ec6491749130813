import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { ACTIONS, auditQuery } from '../../../main/webapp/portal/admin/audit_query.js';
import { stateOf } from '../../../main/webapp/portal/admin/nodes_card.js';
import { aboutStudios } from '../../../main/webapp/portal/admin/names.js';
import { bytes } from '../../../main/webapp/portal/admin/sizes.js';
import { expiry } from '../../../main/webapp/portal/admin/tokens_table.js';
import { Choices } from '../../../main/webapp/portal/parts/choices.js';
import { forgetNames } from '../../../main/webapp/portal/studios/names.js';
import { word } from '../../../main/webapp/portal/words.js';
import { Frame, json, problem } from './frame.mjs';

/** @import { Place } from '../../../main/webapp/portal/place.js' */
/** @import { Role } from '../../../main/webapp/portal/session.js' */

const TOKEN = { id: 't1', name: '<img src=x onerror=alert(1)>', role: 'viewer', studios: [], prefix: 'wst_Zk3v', created_at: '2026-01-15T10:30:00Z', created_by: 'admin' };
const HOOK = { id: 's1', channel: 'webhook', address: 'https://hooks.example/…', name: 'on call', kinds: ['run.failed'], studios: ['gone'], enabled: true, created_at: '2026-01-15T10:30:00Z', created_by: 'admin' };
const DELIVERY = { id: 7, event: 'msg_1', type: 'run.failed', run_id: 'r1', state: 'waiting', attempts: 2, created_at: '2026-01-15T10:30:00Z', next_at: '2026-01-15T10:40:00Z', last: { at: '2026-01-15T10:31:00Z', status: 500, answer: '<b>oh no</b>' } };

describe('administration', () => {
  /** @type {Frame} */
  let frame;
  /** @type {AbortController} */
  let leaving;
  /** @type {string[]} */
  let went;
  /** @type {Record<string, string | undefined>} */
  let noted;

  beforeEach(() => {
    frame = new Frame();
    leaving = new AbortController();
    went = [];
    noted = {};
    forgetNames();
    frame.on('GET /api/admin/studios?sort=name&limit=200', () => json([{ id: 'vins', name: 'Vins Dance Co' }]));
    frame.on('GET /api/studios', () => json([{ id: 'vins', name: 'Vins Dance Co' }]));
  });

  afterEach(async () => {
    leaving.abort();
    await frame.close();
  });

  /**
   * Opens a page, and waits until it shows what it has.
   *
   * @param {string} module
   * @param {{role?: Role, params?: Record<string, string>, query?: string}} [options]
   */
  async function open(module, { role = 'admin', params = {}, query = '' } = {}) {
    const head = document.createElement('header');
    const root = document.createElement('main');
    document.body.append(head, root);
    const place = /** @type {Place} */ (/** @type {unknown} */ ({
      root, params, query: new URLSearchParams(query), signal: leaving.signal, caller: { name: 'x', role, studios: [], session: true },
      router: { go: (/** @type {string} */ to) => went.push(to), note: (/** @type {Record<string, string>} */ filters) => { noted = filters; } },
      head: (/** @type {{title: string, actions?: any[]}} */ { title, actions = [] }) => head.replaceChildren(title, ...actions.filter(Boolean)),
    }));
    await (await import(`../../../main/webapp/portal/pages/${module}.js`)).open(place);
    await frame.settle();
    return { head, root };
  }

  /**
   * @param {ParentNode} within
   * @param {string} words
   */
  async function press(within, words) {
    const found = [...within.querySelectorAll('button')].find((button) => button.textContent === words);
    assert.ok(found, `a button "${words}"`);
    found.click();
    await frame.settle();
  }

  /**
   * @param {HTMLElement} within
   * @param {string} type of the event
   * @param {string} [selector] of an element within
   */
  function send(within, type, selector) {
    const target = selector ? within.querySelector(selector) : within;
    const event = document.createEvent('Event');
    event.initEvent(type, true, true);
    target?.dispatchEvent(event);
  }

  /** @param {string} request */
  const bodies = (request) => frame.asked.filter((one) => one.request === request).map(({ init }) => JSON.parse(String(init.body)));

  describe('tokens', () => {
    it('are listed, the newest first, with names as text', async () => {
      frame.on('GET /api/tokens', () => json([TOKEN, { ...TOKEN, id: 't2', name: 'newer', created_at: '2026-01-16T10:30:00Z', studios: ['vins'] }]));
      const { root } = await open('tokens');
      assert.deepEqual([...root.querySelectorAll('tbody .strong')].map((one) => one.textContent), ['newer', TOKEN.name]);
      assert.equal(root.querySelector('img'), null);
      assert.match(root.textContent ?? '', /Vins Dance Co/);
    });

    it('are made for studios, and the secret is shown once', async () => {
      frame.on('GET /api/tokens', () => json([TOKEN]));
      frame.on('POST /api/tokens', () => json({ ...TOKEN, name: 'new', token: 'wst_secret' }));
      const { head } = await open('tokens');
      await press(head, 'Make a token');
      const dialog = /** @type {HTMLDialogElement} */ (document.querySelector('dialog'));
      /** @type {HTMLInputElement} */ (dialog.querySelector('[name=name]')).value = 'new';
      /** @type {HTMLInputElement} */ (dialog.querySelector('[value=vins]')).checked = true;
      send(dialog, 'submit', 'form');
      await frame.settle();
      assert.deepEqual(bodies('POST /api/tokens'), [{ name: 'new', role: 'viewer', expires_in: 'P90D', studios: ['vins'] }]);
      assert.equal(document.querySelector('output')?.textContent, 'wst_secret');
      await press(/** @type {HTMLElement} */ (document.querySelector('dialog')), 'I have kept it');
      assert.doesNotMatch(document.body.textContent ?? '', /wst_secret/);
    });

    it('that cannot be made are told at their fields', async () => {
      frame.on('GET /api/tokens', () => json([TOKEN]));
      frame.on('POST /api/tokens', () => problem(400, 'studios must be ids of configured studios'));
      const { head } = await open('tokens');
      await press(head, 'Make a token');
      const form = /** @type {HTMLFormElement} */ (document.querySelector('dialog form'));
      /** @type {HTMLInputElement} */ (form.querySelector('[name=name]')).value = 'new';
      send(form, 'submit');
      await frame.settle();
      assert.equal(form.querySelector('.choices .error')?.textContent, 'Must be ids of configured studios');
    });

    it('are revoked after asking', async () => {
      frame.on('GET /api/tokens', () => json([TOKEN]));
      frame.on('DELETE /api/tokens/t1', () => new Response(null, { status: 204 }));
      const { root } = await open('tokens');
      await press(root, 'Revoke');
      frame.on('GET /api/tokens', () => json([]));
      await press(/** @type {HTMLElement} */ (document.querySelector('dialog')), 'Revoke');
      assert.match(root.textContent ?? '', /Nobody needs a token yet/);
    });

    it('say when they end', () => {
      const now = Date.parse('2026-01-15T00:00:00Z');
      const at = (/** @type {string | undefined} */ time) => expiry({ ...TOKEN, role: 'viewer', expires_at: time }, now);
      assert.equal(at(undefined).textContent, 'never');
      assert.equal(at('2026-01-14T00:00:00Z').textContent, 'Expired');
      assert.equal(at('2026-01-17T00:00:00Z').dataset.tone, 'warn');
      assert.equal(at('2026-05-17T00:00:00Z').dataset.tone, undefined);
    });
  });

  describe('receivers', () => {
    beforeEach(() => {
      frame.on('GET /api/admin/subscriptions/s1', () => json(HOOK));
      frame.on('GET /api/admin/subscriptions/s1/deliveries?limit=25', () => json({ deliveries: [DELIVERY], next: 7 }));
    });

    it('show what they were told, with answers as text, and send it again', async () => {
      frame.on('POST /api/admin/subscriptions/s1/deliveries/7/retry', () => new Response(null, { status: 204 }));
      frame.on('GET /api/admin/subscriptions/s1/deliveries?limit=25&before=7', () => json({ deliveries: [{ ...DELIVERY, id: 6, state: 'failed' }] }));
      const { root } = await open('notification', { params: { id: 's1' } });
      assert.match(root.querySelector('tbody')?.textContent ?? '', /Failed runs.*Waiting2500.*<b>oh no<\/b>/);
      await press(root, 'Send again');
      assert.ok(frame.asked.some(({ request }) => request.startsWith('POST') && request.endsWith('/7/retry')));
      await press(root, 'Show more');
      assert.equal(root.querySelectorAll('tbody tr').length, 2);
    });

    it('that the server has disabled say why, and are enabled', async () => {
      frame.on('GET /api/admin/subscriptions/s1', () => json({ ...HOOK, enabled: false, disabled_because: 'the receiver answered 410' }));
      frame.on('PUT /api/admin/subscriptions/s1', () => json(HOOK));
      const { root, head } = await open('notification', { params: { id: 's1' } });
      assert.match(root.querySelector('.notice')?.textContent ?? '', /has disabled this receiver.*410/);
      await press(root, 'Enable');
      assert.deepEqual(bodies('PUT /api/admin/subscriptions/s1'), [{ enabled: true }]);
      assert.equal(root.querySelector('.notice'), null);
      assert.match(head.textContent ?? '', /Send a test/);
    });

    it('keep their address and studios that are gone when something else is saved', async () => {
      frame.on('PUT /api/admin/subscriptions/s1', () => json(HOOK));
      const { root } = await open('notification', { params: { id: 's1' } });
      send(root, 'submit', 'form');
      await frame.settle();
      assert.deepEqual(bodies('PUT /api/admin/subscriptions/s1'), [{ channel: 'webhook', name: 'on call', kinds: ['run.failed'], studios: ['gone'] }]);
    });

    it('are only to be looked at for who is no admin', async () => {
      const { root, head } = await open('notification', { params: { id: 's1' }, role: 'operator' });
      assert.equal(head.querySelector('button'), null);
      assert.ok(![...root.querySelectorAll('button')].some(({ textContent }) => /Send again|Save/.test(textContent ?? '')));
    });

    it('that there are none of say what to do', async () => {
      frame.on('GET /api/admin/subscriptions', () => json([]));
      assert.match((await open('notifications')).root.textContent ?? '', /Nobody is told of anything.*Add a receiver/);
    });
  });

  describe('the audit', () => {
    it('days become times, the last one with all of its hours', () => {
      assert.deepEqual(auditQuery({ actor: 'x', since: '2026-02-07', until: '2026-02-28' }), { actor: 'x', since: '2026-02-07T00:00:00.000Z', until: '2026-03-01T00:00:00.000Z' });
      assert.deepEqual(auditQuery({ since: '', until: 'soon' }), { since: undefined, until: undefined });
    });

    it('each action has words', () => {
      assert.deepEqual(ACTIONS.filter((action) => word('audit.action', action) === action), []);
    });

    it('is asked for as the address says, page by page', async () => {
      const entry = { id: 41, at: '2026-01-15T10:30:00Z', actor: 'portal', token_id: null, action: 'run.started', subject: 'r1', detail: 'refresh', address: '127.0.0.1', forwarded: null };
      frame.on('GET /api/audit?actor=portal', () => json({ entries: [entry], next: 41 }));
      frame.on('GET /api/audit?actor=portal&before=41', () => json({ entries: [{ ...entry, id: 40, action: 'token.made', subject: 't1' }] }));
      const { root } = await open('audit', { query: 'actor=portal' });
      assert.equal(root.querySelector('tbody a')?.getAttribute('href'), '#/runs/r1');
      await press(root, 'Show more');
      assert.equal(root.querySelectorAll('tbody tr').length, 2);
      frame.on('GET /api/audit?actor=portal&subject=t1', () => json({ entries: [] }));
      await press(root, 't1');
      assert.equal(noted.subject, 't1');
      assert.match(root.textContent ?? '', /Nothing is as the filters say/);
    });

    it('that cannot be had says why', async () => {
      frame.on('GET /api/audit', () => problem(403, 'This needs the role admin.'));
      assert.match((await open('audit')).root.textContent ?? '', /This needs the role admin\./);
    });
  });

  describe('the server', () => {
    beforeEach(() => {
      for (const path of ['nodes', 'schedules', 'admin/pauses']) {
        frame.on(`GET /api/${path}`, () => json([]));
      }
      frame.on('GET /health/ready', () => json({ status: 'UP', checks: [{ name: 'disk', status: 'UP', data: { free_bytes: '80000000000' } }] }));
    });

    it('that is not ready says which check is down, and why', async () => {
      frame.on('GET /health/ready', () => Response.json({ status: 'DOWN', checks: [{ name: 'database', status: 'DOWN', data: { problem: 'no connection' } }] }, { status: 503 }));
      const { root } = await open('server');
      assert.match(root.textContent ?? '', /Not ready.*Databaseno connectionDown/);
    });

    it('that is ready says what it measured', async () => {
      assert.match((await open('server')).root.textContent ?? '', /Ready.*Diskfree: 80 GBUp/);
    });

    it('pauses are ended by operators and shown to viewers', async () => {
      frame.on('GET /api/admin/pauses', () => json([{ host: 'studio.example:81', until: '2026-01-15T10:30:00Z', status: 429, message: 'asked for a pause' }]));
      frame.on('DELETE /api/admin/pauses/studio.example%3A81', () => new Response(null, { status: 204 }));
      const { root } = await open('server', { role: 'viewer' });
      assert.match(root.textContent ?? '', /studio\.example:81/);
      assert.ok(![...root.querySelectorAll('button')].some(({ textContent }) => textContent === 'End the pause'));
      const { root: other } = await open('server', { role: 'operator' });
      await press(other, 'End the pause');
      await press(/** @type {HTMLElement} */ (document.querySelector('dialog')), 'End the pause');
      assert.ok(frame.asked.some(({ request }) => request.startsWith('DELETE')));
    });

    it('that is not empty refuses a back-up in its own words', async () => {
      frame.on('POST /api/admin/restore', () => problem(409, 'There is something in the table workshop already.'));
      const { root } = await open('server');
      const input = /** @type {HTMLInputElement} */ (root.querySelector('input[type=file]'));
      Object.defineProperty(input, 'files', { value: [new File(['{}'], 'w.ndjson')] });
      send(input, 'change');
      await press(root, 'Restore');
      await press(/** @type {HTMLElement} */ (document.querySelector('dialog')), 'Restore');
      assert.match(root.textContent ?? '', /Nothing was restored.*table workshop/);
      assert.match(document.querySelector('dialog')?.textContent ?? '', /table workshop/);
    });

    it('is stopping, silent or there', () => {
      const node = { id: 'n', version: '1', started_at: '', seen_at: '', silent_for_seconds: 0, streams: 0, runs: 0, draining: false, stale: false, answering: false };
      assert.deepEqual([stateOf(node), stateOf({ ...node, answering: true }), stateOf({ ...node, draining: true }), stateOf({ ...node, draining: true, stale: true })].map((one) => one.textContent), ['There', 'Answers you', 'Stopping', 'Silent']);
    });
  });

  it('many choices can be searched, and those that are gone stay chosen', () => {
    const choices = Array.from({ length: 30 }, (_, i) => ({ value: `s${i}`, text: `Studio ${i}` }));
    const made = new Choices({ name: 'studios', legend: 'Studios', choices, chosen: ['s3', 'gone'] });
    const search = /** @type {HTMLInputElement} */ (made.element.querySelector('[type=search]'));
    search.value = 'studio 29';
    send(search, 'input');
    assert.equal([...made.element.querySelectorAll('.choice')].filter((one) => !(/** @type {HTMLElement} */ (one).hidden)).length, 1);
    assert.deepEqual(made.values, ['s3', 'gone']);
  });

  it('studios are named, and many of them counted', () => {
    const names = new Map([['a', { id: 'a', name: 'Alpha' }]]);
    assert.equal(aboutStudios([], names).textContent, 'all studios');
    assert.equal(aboutStudios(['a', 'b'], names).textContent, 'Alpha, b');
    assert.equal(aboutStudios(['a', 'b', 'c', 'd', 'e'], names).textContent, 'Alpha, b, c and 2 more');
  });

  it('sizes are said as people read them', () => {
    assert.deepEqual([0, 999, 1500, 22_000_000, 80_239_403_008].map(bytes), ['0 byte', '999 byte', '1.5 kB', '22 MB', '80 GB']);
  });
});
