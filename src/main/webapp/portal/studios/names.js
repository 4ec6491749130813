import { ask, get } from '../api.js';
import { may } from '../session.js';

/** @import { Caller } from '../session.js' */
/** @import { StudioDetail } from '../types.js' */

/** @typedef {{id: string, name: string, zone?: string}} Named */

/** How long, in milliseconds, an answer is good for. */
const GOOD = 60_000;

/** @type {{at: number, names: Promise<Map<string, Named>>} | undefined} */
let known;

/**
 * What the studios are called, and their clocks as far as the caller may know them.
 *
 * @param {Caller} caller
 * @returns {Promise<Map<string, Named>>}
 */
export function studioNames(caller) {
  if (!known || Date.now() - known.at > GOOD) {
    known = { at: Date.now(), names: load(caller) };
    known.names.catch(forgetNames);
  }
  return known.names;
}

/** A studio was added or changed. */
export function forgetNames() {
  known = undefined;
}

/** @param {Caller} caller */
async function load(caller) {
  /** @type {Named[]} */
  const studios = may(caller, 'operator') ? await allStudios() : await get('api/studios');
  return new Map(studios.map(({ id, name, zone }) => [id, { id, name: name || id, zone }]));
}

/**
 * All studios with their values, over as many pages as it takes.
 *
 * @param {AbortSignal} [signal]
 * @returns {Promise<StudioDetail[]>}
 */
export async function allStudios(signal) {
  /** @type {StudioDetail[]} */
  const all = [];
  for (let next = /** @type {string | undefined} */ ('api/admin/studios?sort=name&limit=200'); next;) {
    const page = await ask('GET', next, { signal });
    all.push(...page.data);
    next = page.next;
  }
  return all;
}
