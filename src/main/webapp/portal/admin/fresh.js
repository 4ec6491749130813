import { isAbort } from '../api.js';
import { fill, h } from '../dom.js';
import { failed, loading } from '../parts/states.js';

/** @import { Child } from '../dom.js' */

/**
 * What is asked for again and again as long as its page is open and seen. What was shown stays until there is more;
 * what fails is said in its place.
 *
 * @template T
 * @param {() => Promise<T>} load
 * @param {(loaded: T) => Child | Child[]} show
 * @param {{every: number, signal: AbortSignal}} options `every` so many milliseconds
 * @returns {{element: HTMLElement, renew: () => Promise<void>}}
 */
export function fresh(load, show, { every, signal }) {
  const element = h('div', {}, loading(3));
  let last = '';
  const renew = async () => {
    try {
      const loaded = await load();
      const text = JSON.stringify(loaded);
      if (text !== last && !signal.aborted) { // what is the same stays, and with it the focus
        last = text;
        fill(element, show(loaded));
      }
    } catch (error) {
      last = '';
      if (!isAbort(error)) {
        fill(element, failed(error, renew));
      }
    }
  };
  const timer = setInterval(() => document.hidden || renew(), every);
  signal.addEventListener('abort', () => clearInterval(timer));
  renew();
  return { element, renew };
}
