/** @typedef {'info' | 'success' | 'warning' | 'error'} Level how grave a log line or a notice is */

/**
 * Where a run or the connection to it stands, as the page shows it.
 *
 * @typedef {'idle' | 'connecting' | 'queued' | 'live' | 'held' | 'reconnecting' | 'done' | 'failed' | 'cancelled' |
 *   'interrupted' | 'closed'} Look
 */

/** @type {readonly Level[]} */
export const LEVELS = ['info', 'success', 'warning', 'error'];

/**
 * The word for each look.
 *
 * @type {Readonly<Record<Look, string>>}
 */
export const LOOKS = {
  idle: 'Idle',
  connecting: 'Connecting',
  queued: 'Queued',
  live: 'Live',
  held: 'Held back',
  reconnecting: 'Reconnecting',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
  interrupted: 'Interrupted',
  closed: 'Closed',
};

/** @type {ReadonlyMap<string, {look: Look, word: string}>} the states of a run, as the server names them */
const RUN_STATES = new Map([
  ['queued', { look: 'queued', word: 'Queued' }],
  ['running', { look: 'live', word: 'Running' }],
  ['needs_approval', { look: 'held', word: 'Held back' }],
  ['completed', { look: 'done', word: 'Done' }],
  ['failed', { look: 'failed', word: 'Failed' }],
  ['cancelled', { look: 'cancelled', word: 'Cancelled' }],
  ['timed_out', { look: 'failed', word: 'Timed out' }],
  ['interrupted', { look: 'interrupted', word: 'Interrupted' }],
]);
const GOING_ON = new Set(['queued', 'running', 'needs_approval']);
const KINDS = new Map([
  ['refresh-workshops', { word: 'Refresh', sentence: 'A refresh of' }],
  ['retry-links', { word: 'Retry', sentence: 'A retry of failed links of' }],
  ['process-studio', { word: 'Process', sentence: 'The processing of' }],
]);

/**
 * Which look stands for a run's state; undefined when the state is not known.
 *
 * @param {string} state
 */
export function lookOf(state) {
  return RUN_STATES.get(state)?.look;
}

/**
 * The word for a run's state; its own name when it is not known.
 *
 * @param {string} state
 */
export function wordOf(state) {
  return RUN_STATES.get(state)?.word ?? state;
}

/**
 * Whether a run in this state will say nothing more.
 *
 * @param {string | undefined} state
 */
export function isOver(state = '') {
  return RUN_STATES.has(state) && !GOING_ON.has(state);
}

/**
 * Whether a run in this state is at work, or will be when its turn comes.
 *
 * @param {string} state
 */
export function isUnderWay(state) {
  return state === 'queued' || state === 'running';
}

/**
 * What kind of work it is, in a word.
 *
 * @param {string} kind
 */
export function work(kind) {
  return KINDS.get(kind)?.word ?? kind;
}

/**
 * That a run goes on, in a sentence without its end.
 *
 * @param {string} kind
 * @param {string} about the studio or studios
 */
export function underWay(kind, about) {
  return `${KINDS.get(kind)?.sentence ?? `${kind} of`} ${about} is under way`;
}

/**
 * A length of time, as a clock shows it.
 *
 * @param {number} seconds
 */
export function clock(seconds) {
  const [hours, minutes, rest] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => Math.floor(part));
  const tail = String(rest).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

/**
 * A length of time in one unit, as people say it.
 *
 * @param {number} seconds
 */
export function roughly(seconds) {
  if (seconds < 1) {
    return 'a moment';
  }
  if (seconds < 100) {
    return `${Math.round(seconds)} s`;
  }
  return seconds < 6000 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

/**
 * The time of day, with the day when it is not today.
 *
 * @param {Date} date
 */
export function when(date) {
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  const today = date.toDateString() === new Date().toDateString();
  return today ? time : `${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })} ${time}`;
}

/**
 * A number with its thousands apart.
 *
 * @param {number} count
 */
export function number(count) {
  return count.toLocaleString('en');
}
