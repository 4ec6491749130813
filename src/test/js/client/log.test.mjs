import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { LogView } from '../../../main/webapp/client/log.js';
import { at, fire, lines, PageFixture, textOf } from './page_fixture.mjs';

describe('the log on the page', () => {
  /** @type {PageFixture} */
  let page;
  /** @type {LogView} */
  let log;

  beforeEach(() => {
    page = PageFixture.open();
    log = new LogView(at('log'), at('older'), at('empty'), at('jump'));
  });

  afterEach(() => page.close());

  /** @param {...string} messages */
  function write(...messages) {
    messages.forEach((message) => log.add('info', message));
    log.draw();
  }

  /**
   * The reader scrolls; the box is 100 pixels high, and what it holds 1000.
   *
   * @param {number} top
   */
  function scroll(top) {
    Object.defineProperties(at('log'), { scrollHeight: { value: 1000 }, clientHeight: { value: 100 } });
    at('log').scrollTop = top;
    fire(at('log'), 'scroll');
  }

  it('a line has its time, its level in a word, and its text', () => {
    log.add('warning', 'Slow', '2026-03-14T15:09:26Z');
    log.draw();
    assert.equal(document.querySelector('.line.warning')?.textContent, '15:09:26▲ warningSlow');
    assert.equal(at('empty').hidden, true);
  });

  it('a time that cannot be read is left blank', () => {
    log.add('info', 'Read', 'soon');
    log.draw();
    assert.equal(document.querySelector('.line time')?.textContent, '');
  });

  it('a text from another site is shown as it is and never read as HTML', () => {
    write('<img src=x onerror=alert(1)> <b>Song</b>');
    assert.deepEqual(lines(), ['<img src=x onerror=alert(1)> <b>Song</b>']);
    assert.equal(document.querySelector('.line img, .line b'), null);
  });

  it('an address where left-out lines can be had is a link, wherever it stands', () => {
    write('Left out: /api/runs/r1/log?from=2&to=9 (8 lines)');
    const link = document.querySelector('.line a');
    assert.equal(link?.getAttribute('href'), 'api/runs/r1/log?from=2&to=9');
    assert.deepEqual(lines(), ['Left out: /api/runs/r1/log?from=2&to=9 (8 lines)']);
  });

  it('nothing reaches the page before it is drawn', () => {
    log.add('info', 'a');
    assert.deepEqual(lines(), []);
    log.draw();
    assert.deepEqual(lines(), ['a']);
  });

  it('the newest thousand stand in the page, and how many do not is said', () => {
    write(...Array.from({ length: 1500 }, (_, i) => `line ${i}`));
    write('last');
    assert.equal(lines().length, 1000);
    assert.equal(lines()[0], 'line 501');
    assert.equal(lines().at(-1), 'last');
    assert.match(textOf('older'), /^501 older lines are not shown here/);
  });

  it('a page that is not drawn for long has the newest when it is', () => {
    for (let i = 0; i < 45_000; i += 1) {
      log.add('info', `line ${i}`);
    }
    log.draw();
    assert.equal(lines().length, 1000);
    assert.equal(lines().at(-1), 'line 44999');
    assert.match(textOf('older'), /^44,000 older lines/);
  });

  it('that no line passes the filter is said, and the hint comes back with the last line gone', () => {
    const hint = textOf('empty');
    write('read');
    log.search('stored');
    assert.deepEqual([lines(), textOf('empty'), at('empty').hidden], [[], 'No line passes the filter.', false]);
    log.clear();
    assert.equal(textOf('empty'), hint);
  });

  it('lines that the filter has left out come back in their order', () => {
    log.add('error', 'a');
    write('b');
    log.filter('error', false);
    assert.deepEqual(lines(), ['b']);
    log.filter('error', true);
    assert.deepEqual(lines(), ['a', 'b']);
  });

  it('a reader who scrolled up stays there and is told how many are new', () => {
    write('a', 'b');
    scroll(300);
    write('c', 'd');
    assert.deepEqual([at('log').scrollTop, at('jump').hidden, textOf('jump')], [300, false, '2 new ↓']);
    at('jump').click();
    assert.deepEqual([at('log').scrollTop, at('jump').hidden], [1000, true]);
    write('e');
    assert.equal(at('jump').hidden, true);
  });

  it('a reader near the end follows it', () => {
    write('a');
    scroll(890);
    write('b');
    assert.equal(at('log').scrollTop, 1000);
  });
});
