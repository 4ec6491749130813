import { WatchedRun } from '../../client/run.js';

/** @import { View } from '../../client/run.js' */

/** Where somebody comes in, so many events are read again: the newest bar is among them. */
const AGAIN = 150;
/** A hidden page lets go of its stream after so many milliseconds, as a browser has only a few for all of its tabs. */
const HIDDEN = 20_000;
/** How long, in milliseconds, to wait before a stream that could not be opened is tried again. */
const PAUSE = 4000;
/** Nothing is kept for a reload: the address says which run it is, and the server has the rest. */
const NOWHERE = { save: () => {} };

/**
 * @typedef {object} Watching
 * @property {AbortSignal} signal ends it
 * @property {(watched: WatchedRun) => void} onbegin it begins, or goes on
 * @property {() => void} onchange the run is in another state
 * @property {() => void} onend nothing more comes: the run is over, or cannot be watched
 */

/**
 * Watches a run, over as many connections as it takes: after a lost network, a server that was started again, or a page
 * that was hidden it goes on after the last event that was seen.
 *
 * @param {string} run
 * @param {number} last the number of its newest event
 * @param {View} view
 * @param {Watching} watching
 */
export function watch(run, last, view, { signal, onbegin, onchange, onend }) {
  const url = new URL(`api/runs/${run}/events?detail=full`, document.baseURI);
  /** @type {WatchedRun | undefined} none when nothing is watched right now */
  let watched;
  const begin = async (/** @type {number} */ after) => {
    const mine = new WatchedRun(view, NOWHERE, onchange, { run, last: after });
    watched = mine;
    onbegin(mine);
    await mine.follow(url, { attempts: Infinity, ...(after > 0 && { lastEventId: `${run}-${after}` }) });
    if (watched !== mine) {
      return;
    }
    watched = undefined;
    onend();
    if (mayHelp(mine)) { // even one that could not be opened at all
      view.show('reconnecting', mine.failure?.message);
      setTimeout(() => !signal.aborted && !watched && begin(mine.last), PAUSE);
    }
  };
  const leave = () => {
    const after = watched?.last;
    watched?.giveWay();
    watched = undefined;
    return after;
  };
  whileHidden(leave, begin, signal);
  signal.addEventListener('abort', leave);
  begin(Math.max(0, last - AGAIN));
}

/** @param {WatchedRun} ended */
function mayHelp({ failure }) {
  return failure !== undefined && (failure.kind !== 'refused' || [429, 502, 503, 504].includes(failure.status ?? 0));
}

/**
 * @param {() => number | undefined} leave answers where it was, if anything was watched
 * @param {(after: number) => void} begin
 * @param {AbortSignal} signal
 */
function whileHidden(leave, begin, signal) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let hiding;
  /** @type {number | undefined} */
  let place;
  const goOn = () => {
    if (place !== undefined) {
      begin(place);
      place = undefined;
    }
  };
  const rest = () => { place ??= leave(); };
  document.addEventListener('visibilitychange', () => {
    clearTimeout(hiding);
    if (document.hidden) {
      hiding = setTimeout(rest, HIDDEN);
    } else {
      goOn();
    }
  }, { signal });
  addEventListener('pagehide', rest, { signal });
  addEventListener('pageshow', goOn, { signal });
}
