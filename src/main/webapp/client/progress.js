import { byId } from './dom.js';
import { clock, number, roughly } from './words.js';

/** @import { Run, RunStatus } from './server.js' */

/**
 * How far a run has come.
 *
 * @typedef {object} Progress
 * @property {number} percentage
 * @property {number} current
 * @property {number} total
 * @property {string} [message]
 */

/**
 * How fast a run goes.
 *
 * @typedef {object} Pace
 * @property {number} [activity] when something was last heard of the work
 * @property {boolean} [stalled]
 * @property {number | null} [speed] items a minute
 * @property {number} [eta] when it will be done
 * @property {string | null} [basis] what the estimate rests on
 */

/** @typedef {{from: number, to?: number}} Times when a run began and ended */

/** How far a run has come and how fast it goes: bar, numbers, and the small facts below. */
export class ProgressView {
  #bar = byId('progress', HTMLProgressElement);
  #percentage = byId('percentage');
  #count = byId('count');
  #elapsed = byId('elapsed');
  /** @type {Progress | undefined} */
  #progress;
  /** @type {Times | undefined} */
  #times;
  /** @type {Pace} */
  #pace = {};

  /** The percentage as text; empty as long as nothing is known. */
  get text() {
    return this.#progress ? `${this.#percent}%` : '';
  }

  get #percent() {
    return Math.floor(Math.min(100, Math.max(0, this.#progress?.percentage ?? 0)));
  }

  /** Another run, which began at this time; or none. */
  reset(from = NaN) {
    this.#progress = undefined;
    this.#pace = {};
    this.#times = Number.isNaN(from) ? undefined : { from };
  }

  /** @param {Progress} progress */
  advance(progress) {
    this.#progress = progress;
  }

  /**
   * When the run began and ended, as the server has it.
   *
   * @param {Pick<Run, 'requested_at' | 'started_at' | 'ended_at'>} run
   * @param {boolean} goesOn whether it is still watched
   */
  timed({ requested_at: requested, started_at: started, ended_at: ended }, goesOn) {
    const to = goesOn ? undefined : this.#times?.to;
    this.#times = { from: Date.parse(started ?? requested), to: ended ? Date.parse(ended) : to };
  }

  /** The clock stops, unless it has stopped before. */
  stop() {
    if (this.#times) {
      this.#times.to ??= Date.now();
    }
  }

  /**
   * Something was heard of the work.
   *
   * @param {string} timestamp
   */
  heard(timestamp) {
    this.#pace.activity = Date.parse(timestamp);
  }

  /** @param {RunStatus} status */
  pace({ stalled, items_per_minute: speed, eta_seconds: seconds, eta_from: basis }) {
    const eta = typeof seconds === 'number' ? Date.now() + seconds * 1000 : undefined;
    this.#pace = { ...this.#pace, stalled, speed, basis, eta };
  }

  /** @param {boolean} stalled */
  stall(stalled) {
    this.#pace.stalled = stalled;
  }

  /**
   * @param {boolean} waits whether a bar without a value shows that something is to come
   * @param {boolean} watched whether the clock runs
   * @param {boolean} live whether the run is at work, and how fast it goes is of interest
   */
  draw(waits, watched, live) {
    if (!this.#progress && waits) {
      this.#bar.removeAttribute('value');
    } else {
      this.#bar.value = this.#percent;
    }
    this.#percentage.textContent = this.text || '–';
    this.#count.textContent = this.#progress ? `${this.#progress.current} of ${this.#progress.total}` : '';
    this.#elapsed.textContent = clock(this.#seconds(watched));
    drawPace(live ? this.#pace : {});
  }

  /** @param {boolean} watched */
  #seconds(watched) {
    if (!this.#times) {
      return 0;
    }
    const { from, to = watched ? Date.now() : from } = this.#times;
    return Math.max(0, to - from) / 1000;
  }
}

/** @param {Pace} pace */
function drawPace({ activity, stalled = false, speed, eta, basis }) {
  fact('activity', activity ? `${ago(Date.now() - activity)}${stalled ? ', stalled' : ''}` : '');
  byId('fact-activity').dataset.stalled = String(stalled);
  fact('speed', speed ? `${number(Math.round(speed))} a minute` : '');
  const resting = basis === 'earlier_runs' ? ', going by earlier runs' : '';
  fact('left', eta ? `about ${roughly(Math.max(0, eta - Date.now()) / 1000)}${resting}` : '');
}

/** @param {number} milliseconds */
function ago(milliseconds) {
  return milliseconds < 2000 ? 'just now' : `${roughly(milliseconds / 1000)} ago`;
}

/**
 * One of the small facts below the progress bar; nothing hides it.
 *
 * @param {'activity' | 'speed' | 'left' | 'stream'} name
 * @param {string} text
 */
export function fact(name, text) {
  const place = byId(`fact-${name}`);
  place.closest('div')?.toggleAttribute('hidden', text === '');
  if (place.textContent !== text) {
    place.textContent = text;
  }
}
