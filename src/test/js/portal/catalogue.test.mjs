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
});
