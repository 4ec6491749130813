import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Frame } from './frame.mjs';

const { ago, clockTime, dayAndTime, hint, instant, relative, wall } = await import('../../../main/webapp/portal/time.js');
const NOW = Date.parse('2026-03-14T15:09:26Z');

describe('times of the portal', () => {
  /** @type {Frame} */
  let frame;

  beforeEach(() => {
    frame = new Frame();
  });

  afterEach(() => frame.close());

  it('an instant is told on the studio’s clock', () => {
    assert.equal(dayAndTime('2026-03-14T20:09:26Z', 'Asia/Kolkata'), 'Sun, 15 Mar 2026, 01:39');
    assert.equal(clockTime('2026-03-14T20:09:26Z', 'Asia/Kolkata'), '01:39:26');
  });

  it('the hint has the reader’s clock where that is another one', () => {
    assert.match(hint('2026-03-14T20:09:26Z', 'Asia/Kolkata'), /^Sun, 15 Mar 2026, 01:39 \(Asia\/(Kolkata|Calcutta)\) – for you Sat, 14 Mar 2026, 20:09 \(.+\)$/);
    assert.equal(hint('2026-03-14T20:09:26Z').includes('for you'), false);
  });

  it('a zone that nobody knows is taken for UTC', () => {
    assert.equal(dayAndTime('2026-03-14T20:09:26Z', 'Nowhere/Land'), 'Sat, 14 Mar 2026, 20:09');
  });

  for (const [seconds, text] of /** @type {[number, RegExp][]} */ ([[-5, /^just now$/], [-180, /^3 min.* ago$/], [7200, /^in 2 h/], [-86_400, /^yesterday$/]])) {
    it(`${seconds} seconds from now is ${text}`, () => assert.match(relative(NOW + seconds * 1000, NOW), text));
  }

  it('an element says when and how long ago', () => {
    const made = ago('2026-03-14T15:00:00Z', 'Asia/Kolkata');
    assert.equal(made.getAttribute('datetime'), '2026-03-14T15:00:00Z');
    assert.ok(made.hasAttribute('data-relative'));
    assert.match(instant('2026-03-14T15:00:00Z', 'Asia/Kolkata').textContent ?? '', /20:30/);
    assert.equal(ago(null).textContent, 'never');
    assert.equal(instant(undefined).textContent, 'never');
  });

  it('a meeting is told on the wall clock, as far as it is known', () => {
    assert.equal(wall('2026-02-07T17:00/19:00'), 'Sat, 7 Feb 2026, 17:00–19:00');
    assert.equal(wall('2026-02-07T17:00'), 'Sat, 7 Feb 2026, 17:00');
    assert.equal(wall('2026-02-07'), 'Sat, 7 Feb 2026');
    assert.equal(wall('soon'), 'soon');
  });
});
