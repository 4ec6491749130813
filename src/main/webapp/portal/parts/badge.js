import { h } from '../dom.js';
import { word } from '../words.js';

/** @import { Child } from '../dom.js' */

/** @typedef {'good' | 'warn' | 'bad' | 'info' | 'accent' | 'idle'} Tone how good or bad it is */

/** @type {Record<string, Tone>} */
const RUN_TONES = {
  queued: 'idle',
  running: 'accent',
  needs_approval: 'warn',
  completed: 'good',
  failed: 'bad',
  cancelled: 'idle',
  timed_out: 'bad',
  interrupted: 'warn',
};

/**
 * A few words on a ground of their tone; the words alone say what it is.
 *
 * @param {Tone} tone
 * @param {...Child} content
 */
export function badge(tone, ...content) {
  return h('span', { 'class': 'badge', 'data-tone': tone }, ...content);
}

/**
 * How grave a state of a run is.
 *
 * @param {string} state
 */
export function toneOf(state) {
  return RUN_TONES[state] ?? 'idle';
}

/**
 * The state of a run.
 *
 * @param {string} state as the server says it
 */
export function stateBadge(state) {
  const dot = h('span', { 'class': `dot ${state === 'running' ? 'beats' : ''}`.trim(), 'aria-hidden': 'true' });
  return badge(toneOf(state), dot, word('run.state', state));
}
