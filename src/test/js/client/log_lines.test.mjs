import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { LogLines } from '../../../main/webapp/client/log_lines.js';

/** @import { Level } from '../../../main/webapp/client/words.js' */

/**
 * @param {string} message
 * @param {Level} [level]
 */
const line = (message, level = 'info') => ({ level, message, when: new Date() });

/** @param {number} count */
const numbered = (count) => Array.from({ length: count }, (_, i) => line(`line ${i}`, i % 10 === 0 ? 'error' : 'info'));

describe('the lines of a log', () => {
  /** @type {LogLines} */
  let lines;

  beforeEach(() => {
    lines = new LogLines();
  });

  /** @param {number} [count] */
  const newest = (count = 10) => lines.newest(count).map(({ message }) => message);

  it('the newest come in the order in which they were written', () => {
    lines.add([line('a'), line('b')]);
    lines.add([line('c')]);
    assert.deepEqual(newest(2), ['b', 'c']);
    assert.deepEqual(newest(), ['a', 'b', 'c']);
  });

  it('a search goes by the text without case and without blanks around it', () => {
    lines.add([line('Could not read A'), line('Read B'), line('Stored')]);
    lines.search('  READ ');
    assert.deepEqual(newest(), ['Could not read A', 'Read B']);
    assert.equal(lines.matching, 2);
    lines.search('   ');
    assert.equal(lines.matching, 3);
    assert.equal(lines.isFiltered, false);
  });

  it('a level is left out until it is shown again', () => {
    lines.add([line('a'), line('b', 'error')]);
    lines.filter('error', false);
    assert.equal(lines.add([line('c', 'error'), line('d')]), 1);
    assert.deepEqual(newest(), ['a', 'd']);
    lines.filter('error', true);
    assert.deepEqual(newest(), ['a', 'b', 'c', 'd']);
  });

  it('both filters together let pass what passes each', () => {
    lines.add([line('read a'), line('read b', 'error'), line('stored')]);
    lines.search('read');
    lines.filter('error', false);
    assert.deepEqual(newest(), ['read a']);
  });

  it('the oldest make room for the newest twenty thousand', () => {
    lines.add(numbered(21_000));
    assert.equal(lines.forgotten, 0);
    lines.add([line('one more')]);
    assert.equal(lines.forgotten, 1001);
    assert.equal(newest(30_000).length, 20_000);
    assert.equal(newest(30_000)[0], 'line 1001');
    assert.equal(newest(1)[0], 'one more');
  });

  it('those that pass the filter are counted right when some of them have made room', () => {
    lines.filter('info', false);
    lines.add(numbered(21_000));
    assert.equal(lines.matching, 2100);
    lines.add([line('one more', 'error')]);
    assert.equal(lines.matching, newest(30_000).length);
  });

  it('clearing takes the lines and leaves the filter', () => {
    lines.add(numbered(21_001));
    lines.filter('info', false);
    lines.clear();
    assert.deepEqual([lines.isEmpty, lines.matching, lines.forgotten, lines.isFiltered], [true, 0, 0, true]);
    assert.equal(lines.add([line('a')]), 0);
  });
});
