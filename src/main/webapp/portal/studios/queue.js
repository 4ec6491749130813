/**
 * Does one piece of work after another, a few at a time, so that a page that wants many answers does not take all
 * connections of the browser.
 *
 * @param {number} atOnce
 * @param {AbortSignal} signal ends it
 * @returns {(work: () => Promise<unknown>) => void}
 */
export function workQueue(atOnce, signal) {
  /** @type {(() => Promise<unknown>)[]} */
  const waiting = [];
  let busy = 0;
  const next = () => {
    const work = waiting.shift();
    if (!work || signal.aborted) {
      return;
    }
    busy += 1;
    work().catch(() => {}).finally(() => {
      busy -= 1;
      next();
    });
  };
  return (work) => {
    waiting.push(work);
    if (busy < atOnce) {
      next();
    }
  };
}
