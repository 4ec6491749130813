import { failed } from './parts/states.js';
import { isAbort } from './api.js';
import { fill, h } from './dom.js';
import { t } from './words.js';

/** @import { Child } from './dom.js' */
/** @import { Live } from './live.js' */
/** @import { Ways } from './router.js' */
/** @import { Caller } from './session.js' */

/**
 * What a page is given to build itself in.
 *
 * @typedef {object} Place
 * @property {HTMLElement} root where the page puts what it shows, below its heading
 * @property {Record<string, string>} params what the address has in the places of its pattern
 * @property {URLSearchParams} query what it has besides
 * @property {AbortSignal} signal ends when the page is left: give it to questions, listeners, streams and keys
 * @property {Caller} caller who uses the portal
 * @property {Live} live what happens to runs
 * @property {Ways} router
 * @property {(head: Head) => void} head says what the page is about; may be said again as more is known
 */

/**
 * @typedef {object} Head
 * @property {string} title
 * @property {Child} [lead] a sentence below it
 * @property {Child[]} [crumbs] the way to here
 * @property {Child[]} [actions] what can be done here
 */

/** @typedef {{open: (place: Place) => unknown}} PageModule a module of `pages` */

/** The part of the window that pages take turns in. */
export class Stage {
  #main;
  #common;
  /** @type {AbortController | undefined} */
  #page;

  /**
   * @param {HTMLElement} main
   * @param {Pick<Place, 'caller' | 'live' | 'router'>} common
   */
  constructor(main, common) {
    this.#main = main;
    this.#common = common;
  }

  /**
   * Leaves the page that is there and opens another one.
   *
   * @param {() => Promise<PageModule>} load
   * @param {Pick<Place, 'params' | 'query'>} where
   */
  async open(load, where) {
    const first = this.#page === undefined;
    this.#page?.abort();
    const page = new AbortController();
    this.#page = page;
    const head = h('div', {});
    const root = h('div', { class: 'stack' });
    fill(this.#main, head, root);
    scrollTo(0, 0);
    const draw = headOf(head, !first);
    /** @type {Place} */
    const place = { ...this.#common, ...where, router: this.#ways(page.signal), root, signal: page.signal, head: (said) => page.signal.aborted || draw(said) };
    try {
      const module = await load();
      if (!page.signal.aborted) {
        await module.open(place);
      }
    } catch (error) {
      if (!isAbort(error) && !page.signal.aborted) {
        fill(root, failed(error, () => location.reload()));
      }
    }
  }

  /**
   * A page that was left notes nothing in the address of the next one.
   *
   * @param {AbortSignal} signal
   * @returns {Ways}
   */
  #ways(signal) {
    const { router } = this.#common;
    return { go: (target) => router.go(target), note: (query) => signal.aborted || router.note(query) };
  }
}

/**
 * Makes what draws the heading; the first time it gets the focus, so that readers of the screen hear where they are.
 *
 * @param {HTMLElement} place
 * @param {boolean} focus
 * @returns {(head: Head) => void}
 */
function headOf(place, focus) {
  const heading = h('h1', { tabindex: '-1' });
  let wanted = focus;
  return ({ title, lead, crumbs = [], actions = [] }) => {
    heading.textContent = title;
    document.title = `${title} · ${t('app.name')}`;
    const way = crumbs.length > 0 && h('nav', { 'class': 'crumbs', 'aria-label': t('shell.way') }, crumbs.flatMap((crumb) => [crumb, h('span', { 'aria-hidden': 'true' }, '/')]));
    const focused = place.contains(document.activeElement);
    fill(place, h('header', { class: 'page-head' }, h('div', { class: 'grow' }, way, heading, lead && h('p', { class: 'lead' }, lead)), h('div', { class: 'row near' }, actions)));
    if (wanted || focused) {
      wanted = false;
      heading.focus({ preventScroll: true });
    }
  };
}
