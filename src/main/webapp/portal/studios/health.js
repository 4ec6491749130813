import { get } from '../api.js';
import { isOver } from '../runs/names.js';

/** @import { PlanHead, Run, Schedule } from '../types.js' */

/**
 * What the runs say of a studio.
 *
 * @typedef {object} Pulse
 * @property {Run | undefined} current the newest run
 * @property {Run | undefined} good the last refresh that stored what it found
 * @property {Run | undefined} held the run that waits for a decision
 * @property {Run | undefined} last the last run that is over
 * @property {Schedule | undefined} schedule
 */

/**
 * How many workshops its pages announced, from the oldest state that is known to the newest.
 *
 * @typedef {object} Trend
 * @property {number[]} counts
 * @property {number} now
 */

/** So many of the newest runs are looked at for all studios at once. */
const RUNS = 200;
/** So many states make a trend. */
const STATES = 20;

/**
 * What the newest runs and the schedules say of each studio, asked for all at once.
 *
 * @param {AbortSignal} signal
 * @returns {Promise<(studio: string) => Pulse>}
 */
export async function pulses(signal) {
  const [{ runs }, schedules] = await Promise.all([get('api/runs', { query: { limit: RUNS }, signal }), get('api/schedules', { signal })]);
  return (studio) => pulse(runs.filter((/** @type {Run} */ { studio_ids: ids }) => ids.length === 1 && ids[0] === studio), schedules.find((/** @type {Schedule} */ one) => one.studio_id === studio));
}

/**
 * @param {Run[]} runs of one studio, the newest first
 * @param {Schedule} [schedule]
 * @returns {Pulse}
 */
export function pulse(runs, schedule) {
  return {
    current: runs[0],
    good: runs.find(isGood),
    held: runs.find(({ state }) => state === 'needs_approval'),
    last: runs.find(({ state }) => isOver(state)),
    schedule,
  };
}

/** @param {Run} run */
export function isGood({ state, dry_run: dry, kind }) {
  return state === 'completed' && !dry && kind === 'refresh-workshops';
}

/**
 * The last good refresh of a studio, however long ago.
 *
 * @param {string} studio
 * @param {AbortSignal} signal
 * @returns {Promise<Run | undefined>}
 */
export async function lastGood(studio, signal) {
  for (let next = /** @type {string | undefined} */ (`api/runs?studio_id=${encodeURIComponent(studio)}&state=completed&limit=50`); next;) {
    /** @type {{runs: Run[], next?: string}} */
    const page = await get(next, { signal });
    const found = page.runs.find(isGood);
    if (found) {
      return found;
    }
    next = page.next;
  }
  return undefined;
}

/**
 * How the number of its workshops has gone.
 *
 * @param {string} studio
 * @param {AbortSignal} signal
 * @returns {Promise<Trend>}
 */
export async function trend(studio, signal) {
  const path = `api/admin/studios/${encodeURIComponent(studio)}/states`;
  /** @type {{states: PlanHead[]}} */
  const { states } = await get(path, { query: { limit: STATES }, signal });
  if (states.length === 0) {
    return { counts: [], now: 0 };
  }
  const { workshops } = await get(`${path}/${states[0].number}`, { signal });
  return { counts: backwards(workshops.length, states), now: workshops.length };
}

/**
 * From how many there are now, and what each plan added and removed, to how many there were.
 *
 * @param {number} now
 * @param {Pick<PlanHead, 'added' | 'removed'>[]} states the newest first
 */
export function backwards(now, states) {
  const counts = [now];
  for (const { added, removed } of states.slice(0, -1)) {
    counts.unshift(Math.max(0, counts[0] - added + removed));
  }
  return counts;
}

/**
 * Which links failed in a run.
 *
 * @param {string} run
 * @param {AbortSignal} signal
 * @returns {Promise<Map<string, string>>} the links, each with why
 */
export async function failingLinks(run, signal) {
  const { entries } = await get(`api/runs/${run}/log`, { query: { level: 'error', limit: 1000 }, signal });
  return new Map(entries.filter((/** @type {{item?: string}} */ { item }) => item).map((/** @type {{item: string, message: string}} */ { item, message }) => [item, message]));
}
