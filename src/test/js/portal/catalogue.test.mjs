import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Frame } from './frame.mjs';

describe('the catalogue in the portal', () => {
  /** @type {Frame} */
  let frame;
  beforeEach(() => {
    frame = new Frame();
  });
  afterEach(() => frame.close());

  it('begins a week on Monday, over the end of a month and of a year', async () => {
    const { daysOf, mondayOf, plus } = await import('../../../main/webapp/portal/catalogue/week.js');
    assert.equal(mondayOf('2026-11-29'), '2026-11-23');
    assert.equal(mondayOf('2026-11-30'), '2026-11-30');
    assert.equal(mondayOf('2027-01-01'), '2026-12-28');
    assert.equal(plus('2026-12-31', 1), '2027-01-01');
    assert.deepEqual(daysOf('2026-12-28').slice(2, 5), ['2026-12-30', '2026-12-31', '2027-01-01']);
  });

  it('says today on the clock of the studios', async () => {
    const { isDay, today } = await import('../../../main/webapp/portal/catalogue/week.js');
    const late = new Date('2026-11-29T20:00:00Z');
    assert.equal(today('Asia/Kolkata', late), '2026-11-30');
    assert.equal(today('UTC', late), '2026-11-29');
    assert.deepEqual([isDay('2026-11-29'), isDay('2026-13-01'), isDay('soon'), isDay(null)], [true, false, false, false]);
  });

  it('makes an id of a name, and a name of a spelling', async () => {
    const { likelyArtistId } = await import('../../../main/webapp/portal/catalogue/artist_form.js');
    const { titled } = await import('../../../main/webapp/portal/catalogue/artist_queue.js');
    assert.equal(likelyArtistId('  René d’Souza (DJ) '), 'rene_d_souza_dj');
    assert.equal(titled('simran gill-rao'), 'Simran Gill-Rao');
  });

  it('shows the times of a meeting as far as they are known', async () => {
    const { timesOf } = await import('../../../main/webapp/portal/catalogue/shown.js');
    /** @type {any} */
    const meeting = { date: '2026-12-01', start_time: '17:00', end_time: '19:00' };
    assert.equal(timesOf(meeting), '2026-12-01T17:00/19:00');
    assert.equal(timesOf({ ...meeting, end_time: null }), '2026-12-01T17:00');
    assert.equal(timesOf({ ...meeting, start_time: null, end_time: null }), '2026-12-01');
  });

  it('shows what a correction would teach, or why it teaches nothing', async () => {
    const { proposalParts, teaches } = await import('../../../main/webapp/portal/catalogue/teach.js');
    const { fill, h } = await import('../../../main/webapp/portal/dom.js');
    const root = h('div', {});
    const difference = { page: 'https://studio.example/b', event: 'Saturday special', field: 'song', before: '', after: 'kabira' };
    fill(root, ...proposalParts({ rule: { number: 3, kind: 'name', place: 'div.event > div.tune#0' }, differences: [difference], more: 2, pages_read: 2, pages_failed: ['https://studio.example/c'] }));
    const shown = root.textContent ?? '';
    assert.match(shown, /Here stands the song.*div\.tune#0.*2 pages.*studio\.example\/c.*Saturday special.*Song.*–.*kabira.*And 2 more/u);
    fill(root, ...proposalParts({ message: 'The page does not say it.', differences: [], more: 0, pages_read: 0, pages_failed: [] }));
    assert.match(root.textContent ?? '', /Nothing can be learned.*does not say it/u);
    assert.deepEqual(['song', 'hidden', 'time_details'].map(teaches), [true, true, false]);
  });

  it('lets those undo learned rules who may, and shows them to the others', async () => {
    const { rulesTable } = await import('../../../main/webapp/portal/studios/rules_card.js');
    const rule = { number: 3, kind: 'no_event', place: 'section.posts', state: 'expired', missed: 3, since: '2026-11-29T10:00:00Z', by: 'asha', example: { workshop_id: 'a'.repeat(24), page: 'https://studio.example/a', before: 'false', after: 'true' } };
    /** @type {number[]} */
    const undone = [];
    const mine = rulesTable([rule], ({ number }) => undone.push(number));
    assert.match(mine.textContent ?? '', /no events.*section\.posts.*asha.*Expired.*last 3 refreshes/u);
    mine.querySelector('button')?.click();
    assert.deepEqual(undone, [3]);
    assert.equal(rulesTable([rule]).querySelector('button'), null);
  });
});
