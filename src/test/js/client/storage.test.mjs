import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { CursorStorage } from '../../../main/webapp/client/storage.js';
import { fire, PageFixture } from './page_fixture.mjs';

describe('what a tab remembers of the run that it watches', () => {
  /** @type {PageFixture} */
  let page;

  beforeEach(() => {
    page = PageFixture.open();
  });

  afterEach(() => page.close());

  const stored = () => Object.values(sessionStorage).map((text) => JSON.parse(text));
  const leave = () => fire(document.defaultView, 'pagehide');

  it('what was saved is there after a reload', () => {
    new CursorStorage().save({ run: 'r1', last: 7 });
    assert.deepEqual(new CursorStorage().load(), { run: 'r1', last: 7 });
  });

  it('it is written at most every half second, and once more when the page goes', () => {
    const storage = new CursorStorage();
    for (let last = 1; last <= 1000; last += 1) {
      storage.save({ run: 'r1', last });
    }
    assert.deepEqual(stored(), [{ run: 'r1', last: 1 }]);
    leave();
    assert.deepEqual(stored(), [{ run: 'r1', last: 1000 }]);
  });

  it('what is cleared stays so when the page goes', () => {
    const storage = new CursorStorage();
    storage.save({ run: 'r1', last: 1 });
    storage.save({ run: 'r1', last: 2 });
    storage.clear();
    leave();
    assert.equal(storage.load(), undefined);
  });

  it('nonsense counts as nothing', () => {
    for (const nonsense of ['{', 'null', '7', '{"run":7,"last":1}', '{"run":"r1","last":"1"}', '{"run":"r1"}']) {
      new CursorStorage().save({ run: 'r1', last: 1 });
      sessionStorage.setItem(Object.keys(sessionStorage)[0], nonsense);
      assert.equal(new CursorStorage().load(), undefined, nonsense);
    }
  });

  it('a browser that keeps nothing is no reason to fail', () => {
    const forbidden = () => {
      throw new Error('SecurityError');
    };
    Object.assign(globalThis, { sessionStorage: { getItem: forbidden, setItem: forbidden, removeItem: forbidden } });
    const storage = new CursorStorage();
    storage.save({ run: 'r1', last: 1 });
    storage.clear();
    assert.equal(storage.load(), undefined);
  });
});
