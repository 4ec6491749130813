import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Notice } from '../../../main/webapp/client/notice.js';
import { Offer } from '../../../main/webapp/client/offer.js';
import { actions, aRun, at, PageFixture, textOf } from './page_fixture.mjs';

describe('the offer of a run of somebody else', () => {
  /** @type {PageFixture} */
  let page;
  /** @type {Notice} */
  let notice;
  /** @type {Offer} */
  let offer;
  /** @type {string[]} */
  let opened;

  beforeEach(() => {
    page = PageFixture.open();
    notice = new Notice(at('log'));
    opened = [];
    offer = new Offer(notice, (studio) => studio.toUpperCase(), (id) => opened.push(id));
  });

  afterEach(() => page.close());

  it('the newest run under way is offered, and opened on request', () => {
    offer.update([aRun({ id: 'r3', state: 'completed' }), aRun({ id: 'r2' }), aRun({ id: 'r1' })], true);
    assert.equal(textOf('notice-title'), 'A refresh of VINS is under way');
    actions()[0].click();
    assert.deepEqual(opened, ['r2']);
  });

  it('a page that shows a run is offered none', () => {
    offer.update([aRun()], false);
    assert.equal(notice.isShown, false);
  });

  it('the offer is taken back when its run is over', () => {
    offer.update([aRun()], true);
    offer.update([aRun({ state: 'completed' })], true);
    assert.equal(notice.isShown, false);
  });

  it('an offer that was dismissed is not made again', () => {
    offer.update([aRun()], true);
    notice.hide();
    offer.update([aRun()], true);
    assert.equal(notice.isShown, false);
  });

  it('an error that somebody may still have to read is left to stand', () => {
    notice.show('error', 'Refused (429)', 'Too many runs');
    offer.update([aRun()], true);
    assert.equal(textOf('notice-title'), 'Refused (429)');
    notice.hide();
    offer.update([aRun()], true);
    assert.equal(textOf('notice-title'), 'A refresh of VINS is under way');
  });
});
