import { get } from '../api.js';

/** @import { Item, PlanHead, Run } from '../types.js' */

/**
 * What is compared of a run.
 *
 * @typedef {object} Compared
 * @property {Run} run
 * @property {Map<string, Item>} items by link
 * @property {PlanHead | undefined} plan its newest one
 * @property {boolean} isAll whether all of its links are there
 */

/** So many links of a run are compared at most. */
const MOST = 5000;

/**
 * @param {string} id
 * @param {AbortSignal} signal
 * @returns {Promise<Compared>}
 */
export async function compared(id, signal) {
  const [run, { plans }, page] = await Promise.all([
    get(`api/runs/${id}`, { signal }),
    get(`api/runs/${id}/plans`, { signal }),
    get(`api/runs/${id}/items`, { query: { limit: MOST }, signal }),
  ]);
  const items = new Map(page.entries.map((/** @type {{data: Item}} */ { data }) => [data.item, data]));
  return { run, items, plan: plans[0], isAll: page.next === undefined };
}

/**
 * The links that came out otherwise in two runs, or that only one of them had.
 *
 * @param {Map<string, Item>} one
 * @param {Map<string, Item>} other
 * @returns {{item: string, one: Item | undefined, other: Item | undefined}[]}
 */
export function differences(one, other) {
  return [...new Set([...one.keys(), ...other.keys()])]
    .map((item) => ({ item, one: one.get(item), other: other.get(item) }))
    .filter((pair) => pair.one?.outcome !== pair.other?.outcome || pair.one?.details?.length !== pair.other?.details?.length);
}

/**
 * How many links came out so.
 *
 * @param {Map<string, Item>} items
 * @param {string} outcome
 */
export function countOf(items, outcome) {
  return [...items.values()].filter((item) => item.outcome === outcome).length;
}
