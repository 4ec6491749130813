import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { RunView } from '../../../main/webapp/client/view.js';
import { actions, aRun, at, fire, lines, PageFixture, textOf } from './page_fixture.mjs';

describe('what the page shows of a run', () => {
  /** @type {PageFixture} */
  let page;
  /** @type {RunView} */
  let view;

  beforeEach(() => {
    page = PageFixture.open();
    view = new RunView();
  });

  afterEach(() => {
    view.end();
    return page.close();
  });

  const bar = () => at('progress').getAttribute('value');
  const isShown = (/** @type {string} */ name) => at(`fact-${name}`).closest('div')?.hidden === false;

  it('the bar has no value until something is known, and then a whole percentage between 0 and 100', () => {
    view.begin('Refresh · Vins', 'Connecting…');
    page.frame();
    assert.deepEqual([bar(), textOf('percentage'), textOf('count')], [null, '–', '']);
    const shown = [33.9, 100.4, -1].map((percentage) => {
      view.advance({ percentage, current: 1, total: 3 });
      page.frame();
      return [bar(), textOf('percentage'), textOf('count')];
    });
    assert.deepEqual(shown, [['33', '33%', '1 of 3'], ['100', '100%', '1 of 3'], ['0', '0%', '1 of 3']]);
  });

  it('however many events come between two frames, one drawing is asked for', () => {
    for (let i = 0; i < 500; i += 1) {
      view.count();
      view.write('info', `line ${i}`);
    }
    assert.equal(page.planned, 1);
    page.frame();
    assert.deepEqual([textOf('count-events'), textOf('count-info'), lines().length], ['500', '500', 500]);
  });

  it('a page that nobody sees has no frames and is drawn nevertheless', async () => {
    Object.defineProperty(document, 'hidden', { value: true });
    view.write('info', 'a');
    assert.equal(page.planned, 0);
    await page.wait(1000);
    assert.deepEqual(lines(), ['a']);
  });

  it('a level that is not known counts as info, and a line without a text is empty', () => {
    view.write('debug', undefined);
    view.write('error', 7);
    page.frame();
    assert.deepEqual([lines(), textOf('count-info'), textOf('count-error')], [['', '7'], '1', '1']);
  });

  it('the title of the window says how far the run is and where it stands', () => {
    view.begin('Refresh · Vins', 'Connecting…');
    view.show('live');
    view.advance({ percentage: 40, current: 2, total: 5 });
    page.frame();
    assert.equal(document.title, '40% · Live · Workshop Streaming');
  });

  it('the clock runs while the run is watched, and stops with it', async () => {
    view.begin('Refresh · Vins', 'Connecting…');
    await page.wait(65_000);
    assert.equal(textOf('elapsed'), '1:05');
    view.end();
    await page.wait(60_000);
    assert.equal(textOf('elapsed'), '1:05');
  });

  it('the time that the run took goes by the server\'s clock', () => {
    view.timed(aRun({ state: 'completed', ended_at: '2026-03-14T15:02:30Z' }));
    page.frame();
    assert.equal(textOf('elapsed'), '2:30');
  });

  it('speed, time left and last activity are shown of a run at work, and of no other', () => {
    view.begin('Refresh · Vins', 'Connecting…');
    view.show('live');
    view.pace({ last_activity: '2026-03-14T15:09:20Z', items_per_minute: 29.6, eta_seconds: 90, eta_from: 'earlier_runs' });
    page.frame();
    assert.equal(textOf('fact-speed'), '30 a minute');
    assert.equal(textOf('fact-left'), 'about 90 s, going by earlier runs');
    assert.equal(textOf('fact-activity'), '6 s ago');
    view.show('reconnecting', 'The connection was lost.');
    page.frame();
    assert.deepEqual(['speed', 'left', 'activity'].filter(isShown), []);
  });

  it('a run that stalls says so until it goes on', () => {
    view.begin('Refresh · Vins', 'Connecting…');
    view.show('live');
    view.heard('2026-03-14T15:08:26Z');
    view.stall(true, 60);
    page.frame();
    assert.equal(textOf('progress-message'), 'Nothing was heard of the work for 60 s; it may be stuck.');
    assert.equal(textOf('fact-activity'), '60 s ago, stalled');
    view.stall(false, 0);
    view.heard();
    view.count();
    page.frame();
    assert.equal(textOf('fact-activity'), '60 s ago');
  });

  it('clearing takes the log and leaves what is known of a run that goes on', () => {
    view.begin('Refresh · Vins', 'Connecting…');
    view.write('info', 'a');
    view.advance({ percentage: 40, current: 2, total: 5 });
    view.show('queued', 'Waiting in the queue.');
    view.queued(3);
    view.clear();
    view.show('queued');
    assert.deepEqual([lines(), textOf('count-info'), textOf('percentage')], [[], '0', '40%']);
    assert.equal(textOf('state-word'), 'Queued at 3');
  });

  it('clearing what is left of a run that is over leaves an idle page', () => {
    view.begin('Refresh · Vins', 'Connecting…');
    view.advance({ percentage: 100, current: 5, total: 5 });
    view.show('done', 'Finished');
    view.end();
    view.clear();
    assert.deepEqual([textOf('progress-title'), textOf('state-word'), textOf('percentage')], ['Progress', 'Idle', '–']);
    assert.deepEqual([textOf('elapsed'), bar()], ['0:00', '0']);
  });

  it('a gap is told with a link to what is left', () => {
    view.resumed('gap', 9, { from: 1005, to: 1080, url: '/api/runs/r1/log?from=1005&to=1080' });
    assert.equal(textOf('fact-stream'), 'events 1,005 to 1,080 are missing');
    assert.equal(textOf('notice-title'), 'A gap');
    assert.equal(actions()[0].getAttribute('href'), 'api/runs/r1/log?from=1005&to=1080');
    view.resumed('resumed', 9);
    assert.equal(textOf('fact-stream'), 'resumed after event 9, nothing missed');
  });

  it('a notice that is dismissed gives the focus to the log', () => {
    view.notice.show('error', 'Refused (429)', 'Too many');
    at('notice-close').focus();
    fire(at('notice-close'), 'click');
    assert.equal(at('notice').hidden, true);
    assert.equal(document.activeElement, at('log'));
  });

  it('a notice takes the place of the one before, with all that could be done about it', () => {
    view.notice.show('error', 'Refused (429)', 'Too many');
    view.notice.offer(document.createElement('button'));
    view.notice.show('info', 'Closed');
    assert.deepEqual([textOf('notice-title'), textOf('notice-text'), actions()], ['Closed', '', []]);
    view.notice.withdraw('Refused (429)');
    assert.equal(view.notice.isShown, true);
    view.notice.withdraw('Closed');
    assert.equal(view.notice.isShown, false);
  });
});
