const KEY = 'workshop-streaming.watching';
/** How often, in milliseconds, the cursor is written at most. */
const PACE = 500;

/** @typedef {{run: string, last: number}} Cursor a run, and the number of its last event that was shown */

/**
 * Which run this tab watches and how far, so that it goes on after a reload. Only of this tab, and gone with it; where
 * a browser keeps nothing, nothing is stored.
 */
export class CursorStorage {
  /** @type {Cursor | undefined} */
  #cursor;
  #written = -PACE;

  constructor() {
    addEventListener('pagehide', () => this.#write());
  }

  /** @returns {Cursor | undefined} */
  load() {
    try {
      const { run, last } = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
      return typeof run === 'string' && Number.isSafeInteger(last) ? { run, last } : undefined;
    } catch {
      return undefined;
    }
  }

  /** @param {Cursor} cursor */
  save(cursor) {
    this.#cursor = cursor;
    if (performance.now() - this.#written >= PACE) {
      this.#write();
    }
  }

  clear() {
    this.#cursor = undefined;
    this.#written = -PACE;
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      // nothing was kept
    }
  }

  #write() {
    try {
      if (this.#cursor) {
        sessionStorage.setItem(KEY, JSON.stringify(this.#cursor));
        this.#written = performance.now();
      }
    } catch {
      // nothing is kept
    }
  }
}
