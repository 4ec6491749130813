import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { at, href, match, parse, Router } from '../../../main/webapp/portal/router.js';
import { Frame } from './frame.mjs';

describe('addresses of the portal', () => {
  it('an address has a path and a query', () => {
    const { path, query } = parse('#/runs/1k85?tab=log&text=a%26b');
    assert.equal(path, '/runs/1k85');
    assert.deepEqual([...query], [['tab', 'log'], ['text', 'a&b']]);
    assert.equal(parse('').path, '/');
    assert.equal(parse('#runs').path, '/runs');
  });

  it('what is blank is left out of a query', () => {
    assert.equal(href('/runs', { state: 'failed', text: '', kind: undefined }), '#/runs?state=failed');
    assert.equal(href('/runs'), '#/runs');
  });

  it('what is put into an address cannot leave its place', () => {
    assert.equal(at`/studios/${'a/../b?c#d'}`, '#/studios/a%2F..%2Fb%3Fc%23d');
  });

  it('a pattern tells what stands in its places', () => {
    assert.deepEqual(match('/runs/:id', '/runs/1k85'), { id: '1k85' });
    assert.deepEqual(match('/runs/:id', '/runs/a%2Fb/'), { id: 'a/b' });
    assert.deepEqual(match('/studios', '/studios'), {});
  });

  for (const path of ['/runs', '/runs/', '/runs/a/b', '/studios/a', '/runs/%E0%A4%A']) {
    it(`${path} is no run`, () => assert.equal(match('/runs/:id', path), undefined));
  }
});

describe('the router', () => {
  /** @type {Frame} */
  let frame;
  /** @type {string[]} */
  let shown;
  /** @type {Router} */
  let router;

  beforeEach(() => {
    frame = new Frame();
    shown = [];
    router = new Router(({ path, query }) => shown.push(`${path}?${query}`));
  });

  afterEach(() => frame.close());

  it('begins with a page where the address names none', () => {
    router.start('#/studios');
    assert.deepEqual(shown, ['/studios?']);
  });

  it('begins with the page of the address', () => {
    location.hash = '#/runs/r1';
    router.start('#/studios');
    assert.deepEqual(shown, ['/runs/r1?']);
  });

  it('tells where somebody goes', async () => {
    router.start('#/studios');
    router.go('#/runs');
    await frame.settle();
    assert.deepEqual(shown, ['/studios?', '/runs?']);
  });

  it('a note in the address opens nothing anew', async () => {
    location.hash = '#/runs/r1';
    router.start();
    router.note({ tab: 'plan', text: '' });
    await frame.settle();
    assert.equal(location.hash, '#/runs/r1?tab=plan');
    assert.deepEqual(shown, ['/runs/r1?']);
  });
});
