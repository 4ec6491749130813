import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { showCaller } from '../../../main/webapp/client/caller.js';
import { json, PageFixture, problem } from './page_fixture.mjs';

describe('who is logged in', () => {
  /** @type {PageFixture} */
  let page;

  beforeEach(() => {
    page = PageFixture.open();
  });

  afterEach(() => page.close());

  /** @param {string} id */
  const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

  it('is shown with name and role, and can log out', async () => {
    /** @type {string[]} */
    const visited = [];
    const stub = { assign: (/** @type {string} */ path) => visited.push(path) };
    Object.defineProperty(globalThis, 'location', { value: stub, configurable: true });
    page.on('GET /api/session', () => json({ name: 'Ann <b>', role: 'operator', studios: [], session: true }));
    page.on('DELETE /api/session', () => new Response(null, { status: 204 }));
    await showCaller();
    assert.equal(at('caller').hidden, false);
    assert.equal(at('caller-name').textContent, 'Ann <b> (operator)');

    at('log-out').click();
    for (let i = 0; i < 5; i += 1) {
      await new Promise((done) => setImmediate(done));
    }
    assert.ok(page.requests.includes('DELETE /api/session'));
    assert.deepEqual(visited, ['login.html']);
    Reflect.deleteProperty(globalThis, 'location');
  });

  it('is logged out at the issuer, too, where that can be', async () => {
    /** @type {string[]} */
    const visited = [];
    const stub = { assign: (/** @type {string} */ path) => visited.push(path) };
    Object.defineProperty(globalThis, 'location', { value: stub, configurable: true });
    page.on('GET /api/session', () => json({ name: 'Ann', role: 'viewer', studios: [], session: true }));
    page.on('DELETE /api/session', () => json({ logout: 'https://login.example.org/logout' }));
    await showCaller();

    at('log-out').click();
    for (let i = 0; i < 5; i += 1) {
      await new Promise((done) => setImmediate(done));
    }
    assert.deepEqual(visited, ['https://login.example.org/logout']);
    Reflect.deleteProperty(globalThis, 'location');
  });

  it('is not shown where nobody has to log in', async () => {
    page.on('GET /api/session', () => json({ name: 'this machine', role: 'admin', studios: [], session: false }));
    await showCaller();
    assert.equal(at('caller').hidden, true);
  });

  it('is not shown when the server does not say', async () => {
    page.on('GET /api/session', () => problem(503, { message: 'later' }));
    await showCaller();
    assert.equal(at('caller').hidden, true);
  });
});
