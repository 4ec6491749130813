import { ApiError, get } from '../api.js';
import { h } from '../dom.js';
import { badge } from '../parts/badge.js';
import { card } from '../parts/states.js';
import { bytes } from './sizes.js';
import { t, word } from '../words.js';
import { fresh } from './fresh.js';

/** @import { Place } from '../place.js' */
/** @import { Check, Health } from './types.js' */

const EVERY = 5000;

/**
 * Whether the server that answers may be sent requests, and what it has checked for that.
 *
 * @param {Place} place
 */
export function healthCard({ signal }) {
  const state = h('span', { 'aria-live': 'polite' });
  const { element } = fresh(() => readiness(signal), (health) => {
    state.replaceChildren(health.status === 'UP' ? badge('good', t('server.ready')) : badge('bad', t('server.not_ready')));
    return health.checks.length === 0 ? h('p', {}, t('server.stops')) : h('ul', { class: 'checks' }, [...health.checks].sort((one, other) => one.name.localeCompare(other.name)).map(line));
  }, { every: EVERY, signal });
  return card(t('server.health'), { actions: [state] }, element);
}

/**
 * @param {AbortSignal} signal
 * @returns {Promise<Health>} also when it is not ready, which comes as a refusal
 */
async function readiness(signal) {
  try {
    return await get('health/ready', { signal });
  } catch (error) {
    if (error instanceof ApiError && error.status === 503) {
      return Array.isArray(error.problem?.checks) ? error.problem : { status: 'DOWN', checks: [] };
    }
    throw error;
  }
}

/** @param {Check} check */
function line({ name, status, data = {} }) {
  const isUp = status === 'UP';
  const known = Object.entries(data).map(([what, value]) => said(what, String(value))).join(', ');
  return h('li', {},
    h('span', { class: 'check-name' }, h('span', { class: 'strong' }, word('server.check', name)), h('span', { class: 'note anywhere' }, known || t('server.fine'))),
    badge(isUp ? 'good' : 'bad', t(isUp ? 'server.up' : 'server.down')));
}

/**
 * @param {string} what
 * @param {string} value
 */
function said(what, value) {
  if (what === 'problem') {
    return value;
  }
  return t('server.measured', { what: word('server.data', what), value: measured(what, Number(value)) });
}

/**
 * @param {string} what says by its end in which unit it is
 * @param {number} value
 */
function measured(what, value) {
  if (what.endsWith('_bytes')) {
    return bytes(value);
  }
  return t(what.endsWith('_age_seconds') ? 'server.seconds_ago' : 'server.seconds', { count: value });
}
