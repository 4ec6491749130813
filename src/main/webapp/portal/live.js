import { events, StreamError } from '../sse.js';

/**
 * What happens to any run, as the stream of all runs tells it.
 *
 * @typedef {object} Happening
 * @property {string} run
 * @property {string} type of the event: `run`, `progress_bar`, `heartbeat`, `complete`, …
 * @property {any} data
 */

/** @typedef {'connecting' | 'live' | 'reconnecting' | 'polling'} LiveState */

/** Longer than the server's heartbeat by a good deal: a connection this silent is dead. */
const SILENCE = 45_000;
/** How often, in milliseconds, pages look for themselves where there is no stream for them. */
const POLL = 5000;
/** A hidden page lets go of its connection after so many milliseconds: a browser has only a few for all of its tabs. */
const HIDDEN = 20_000;

/**
 * The one stream of every run that the portal listens to, over as many connections as it takes. Listeners hear
 * `happening`; and `stale` when something may have been missed, so that they ask anew.
 */
export class Live extends EventTarget {
  /** @type {AbortController | undefined} */
  #connection;
  /** @type {LiveState} */
  state = 'connecting';

  /** @param {boolean} all whether the caller may see all runs; else there is no stream for them */
  start(all = true) {
    if (!all) {
      this.#poll();
      return;
    }
    this.#connect();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let hiding;
    document.addEventListener('visibilitychange', () => {
      clearTimeout(hiding);
      if (document.hidden) {
        hiding = setTimeout(() => this.#connection?.abort(), HIDDEN);
      } else if (this.#connection?.signal.aborted) {
        this.#connect();
      }
    });
    // a page that a browser keeps for the back button would keep its connection, too
    addEventListener('pagehide', () => this.#connection?.abort());
    addEventListener('pageshow', () => this.#connection?.signal.aborted && this.#connect());
  }

  /**
   * Listens as long as the signal does not end it.
   *
   * @param {(happening: Happening) => void} onhappening
   * @param {() => void} onstale
   * @param {AbortSignal} signal
   */
  listen(onhappening, onstale, signal) {
    this.addEventListener('happening', (event) => onhappening(/** @type {CustomEvent<Happening>} */ (event).detail), { signal });
    this.addEventListener('stale', onstale, { signal });
  }

  async #connect() {
    const connection = new AbortController();
    this.#connection = connection;
    let opened = 0;
    const options = {
      signal: connection.signal,
      silence: SILENCE,
      attempts: Infinity,
      onopen: () => {
        opened += 1;
        this.#become('live');
        this.dispatchEvent(new Event('stale'));
      },
      onretry: () => this.#become('reconnecting'),
    };
    try {
      // log lines belong to the page of their run; the stream has them filtered out but for errors
      for await (const event of events('api/runs/events?detail=full&level=error', options)) {
        this.#tell(event);
      }
    } catch (error) {
      this.#without(error, opened > 0);
    }
  }

  /** @param {{type: string, data: string, lastEventId: string}} event */
  #tell({ type, data, lastEventId }) {
    const [run = ''] = lastEventId.split('-');
    try {
      const content = JSON.parse(data) ?? {};
      this.dispatchEvent(new CustomEvent('happening', { detail: { run: content.run ?? run, type, data: content } }));
    } catch {
      // what cannot be read says nothing
    }
  }

  /**
   * @param {unknown} error
   * @param {boolean} opened
   */
  #without(error, opened) {
    if (error instanceof StreamError && error.kind === 'refused' && !opened) {
      this.#poll();
    } else {
      this.#become('reconnecting');
      setTimeout(() => this.#connect(), POLL);
    }
  }

  #poll() {
    this.#become('polling');
    setInterval(() => !document.hidden && this.dispatchEvent(new Event('stale')), POLL);
  }

  /** @param {LiveState} state */
  #become(state) {
    this.state = state;
    this.dispatchEvent(new Event('state'));
  }
}
