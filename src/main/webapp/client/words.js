/** The states that a run can be in, as the server names them: which colour and which word stand for each. */
export const RUN_STATES = {
  queued: { look: 'queued', word: 'Queued' },
  running: { look: 'live', word: 'Running' },
  needs_approval: { look: 'held', word: 'Held back' },
  completed: { look: 'done', word: 'Done' },
  failed: { look: 'failed', word: 'Failed' },
  cancelled: { look: 'cancelled', word: 'Cancelled' },
  timed_out: { look: 'failed', word: 'Timed out' },
  interrupted: { look: 'interrupted', word: 'Interrupted' },
};

const GOING_ON = new Set(['queued', 'running', 'needs_approval']);
const KINDS = { 'refresh-workshops': 'Refresh', 'process-studio': 'Process' };

/** Whether a run in this state will say nothing more. */
export function isOver(state) {
  return state in RUN_STATES && !GOING_ON.has(state);
}

/** What kind of work it is, in a word. */
export function work(kind) {
  return KINDS[kind] ?? kind;
}

/** Whether a run in this state is at work, or will be when its turn comes. */
export function isUnderWay(state) {
  return state === 'queued' || state === 'running';
}

/** That a run goes on, in a sentence without its end. */
export function underWay(kind, about) {
  const what = { 'refresh-workshops': 'A refresh of', 'process-studio': 'The processing of' }[kind] ?? `${kind} of`;
  return `${what} ${about} is under way`;
}

/** @param {number} seconds */
export function clock(seconds) {
  const [hours, minutes, rest] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => Math.floor(part));
  const tail = String(rest).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

/** A length of time in one unit, as people say it. */
export function roughly(seconds) {
  if (seconds < 1) {
    return 'a moment';
  }
  if (seconds < 100) {
    return `${Math.round(seconds)} s`;
  }
  return seconds < 6000 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

/** The time of day, with the day when it is not today. */
export function when(date) {
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  const today = date.toDateString() === new Date().toDateString();
  return today ? time : `${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })} ${time}`;
}

/** @param {number} count */
export function number(count) {
  return count.toLocaleString('en');
}
