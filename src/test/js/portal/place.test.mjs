import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Live } from '../../../main/webapp/portal/live.js';
import { Stage } from '../../../main/webapp/portal/place.js';
import { Router } from '../../../main/webapp/portal/router.js';
import { Frame } from './frame.mjs';

/** @import { Place } from '../../../main/webapp/portal/place.js' */

describe('the stage on which pages take turns', () => {
  /** @type {Frame} */
  let frame;
  /** @type {HTMLElement} */
  let main;
  /** @type {Stage} */
  let stage;

  beforeEach(() => {
    frame = new Frame();
    Object.assign(globalThis, { scrollTo: () => {} });
    main = document.createElement('main');
    document.body.append(main);
    stage = new Stage(main, { caller: { name: 'a', role: 'admin', studios: [], session: false }, live: new Live(), router: new Router(() => {}) });
  });

  afterEach(() => frame.close());

  /** @param {(place: Place) => unknown} page */
  const open = (page) => stage.open(async () => ({ open: page }), { params: { id: 'x' }, query: new URLSearchParams() });

  it('a page says what it is about, and the next one takes the focus', async () => {
    await open((place) => place.head({ title: 'One', lead: place.params.id }));
    assert.equal(main.querySelector('h1')?.textContent, 'One');
    assert.equal(document.title, 'One · Workshop Streaming');
    assert.notEqual(document.activeElement, main.querySelector('h1'), 'not when the portal opens');
    await open((place) => place.head({ title: 'Two' }));
    assert.equal(document.activeElement === main.querySelector('h1'), true);
    assert.equal(main.querySelectorAll('h1').length, 1);
  });

  it('what a page has begun ends when it is left, and it notes nothing in the next one’s address', async () => {
    /** @type {Place | undefined} */
    let left;
    await open((place) => {
      left = place;
      place.router.note({ tab: 'one' });
    });
    assert.match(location.hash, /tab=one/);
    await open(() => {});
    assert.equal(left?.signal.aborted, true);
    left?.router.note({ tab: 'two' });
    assert.match(location.hash, /tab=one/);
  });

  it('a page that was left does not say what the window is about', async () => {
    /** @type {Place | undefined} */
    let left;
    await open((place) => { left = place; });
    await open((place) => place.head({ title: 'Two' }));
    left?.head({ title: 'One' });
    assert.equal(document.title, 'Two · Workshop Streaming');
  });

  it('a page that cannot be opened says why', async () => {
    await open(() => { throw new Error('<b>no</b>'); });
    assert.match(main.textContent ?? '', /could not be loaded.*<b>no<\/b>/);
  });

  it('a page whose module comes late does not take the place of the next one', async () => {
    let arrive = () => {};
    const late = stage.open(() => new Promise((resolve) => { arrive = () => resolve({ open: (/** @type {Place} */ place) => place.head({ title: 'Late' }) }); }), { params: {}, query: new URLSearchParams() });
    await open((place) => place.head({ title: 'Next' }));
    arrive();
    await late;
    assert.equal(main.textContent, 'Next');
  });
});
