import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clock, isOver, isUnderWay, lookOf, number, roughly, underWay, when, wordOf, work } from '../../../main/webapp/client/words.js';

const STATES = ['queued', 'running', 'needs_approval', 'completed', 'failed', 'cancelled', 'timed_out', 'interrupted'];

describe('the words of the page', () => {
  it('a run is over in each state that nothing follows, and in no state that is not known', () => {
    assert.deepEqual(STATES.filter(isOver), ['completed', 'failed', 'cancelled', 'timed_out', 'interrupted']);
    assert.deepEqual([undefined, '', 'paused', 'constructor'].filter(isOver), []);
  });

  it('only a run that waits or works is under way', () => {
    assert.deepEqual(STATES.filter(isUnderWay), ['queued', 'running']);
  });

  it('a state and a kind that are not known are called by their own names', () => {
    assert.deepEqual([wordOf('timed_out'), lookOf('timed_out')], ['Timed out', 'failed']);
    assert.deepEqual([wordOf('paused'), lookOf('paused')], ['paused', undefined]);
    assert.deepEqual([work('process-studio'), work('clean-up')], ['Process', 'clean-up']);
    assert.equal(underWay('refresh-workshops', 'Vins'), 'A refresh of Vins is under way');
    assert.equal(underWay('clean-up', 'Vins'), 'clean-up of Vins is under way');
  });

  it('a clock shows hours only when there are some', () => {
    const times = [0, 9.9, 60, 3599, 3600, 36_061].map(clock);
    assert.deepEqual(times, ['0:00', '0:09', '1:00', '59:59', '1:00:00', '10:01:01']);
  });

  it('a length of time is said in one unit', () => {
    const times = [0.4, 1, 99, 100, 5999, 7200].map(roughly);
    assert.deepEqual(times, ['a moment', '1 s', '99 s', '2 min', '100 min', '2 h']);
  });

  it('a time of another day has its day', () => {
    const now = new Date();
    now.setHours(8, 5);
    assert.equal(when(now), '08:05');
    assert.equal(when(new Date(2020, 1, 29, 23, 59)), '29 Feb 23:59');
  });

  it('a large number has its thousands apart', () => {
    assert.equal(number(1_234_567), '1,234,567');
  });
});
