const KEY = 'workshop-streaming.watching';
/** How often, in milliseconds, the place is written down at most. */
const PACE = 500;

/**
 * Which run this tab watches and how far, so that it goes on after a reload. Only of this tab, and gone with it; where
 * a browser keeps nothing, nothing is remembered.
 */
export class Memory {
  #place;
  #written = 0;

  constructor() {
    addEventListener('pagehide', () => this.#write());
  }

  /** @returns {{run: string, last: number} | undefined} */
  recall() {
    try {
      const { run, last } = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
      return typeof run === 'string' && Number.isSafeInteger(last) ? { run, last } : undefined;
    } catch {
      return undefined;
    }
  }

  /**
   * @param {string} run
   * @param {number} last the number of the last event that was shown
   */
  remember(run, last) {
    this.#place = { run, last };
    if (performance.now() - this.#written > PACE) {
      this.#write();
    }
  }

  forget() {
    this.#place = undefined;
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      // nothing was kept
    }
  }

  #write() {
    try {
      if (this.#place) {
        sessionStorage.setItem(KEY, JSON.stringify(this.#place));
        this.#written = performance.now();
      }
    } catch {
      // nothing is kept
    }
  }
}
