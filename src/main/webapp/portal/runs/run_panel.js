import { clock, roughly } from '../../client/words.js';
import { fill, h } from '../dom.js';
import { stateBadge, toneOf } from '../parts/badge.js';
import { progressBar } from '../parts/progress.js';
import { facts } from '../parts/states.js';
import { ago, instant } from '../time.js';
import { number, t } from '../words.js';
import { isOver } from './names.js';

/** @import { Progress } from '../../client/progress.js' */
/** @import { Child } from '../dom.js' */
/** @import { Run, RunStatus } from '../types.js' */

const TICK = 1000;

/** How far a run is, how fast it goes, and when it will be done. */
export class RunPanel {
  #run;
  #bar = progressBar(t('run.progress'));
  #state = h('span', { 'role': 'status', 'id': 'run-state' });
  #percent = h('strong', { class: 'figure number' }, '–');
  #count = h('span', { class: 'faint number' });
  #message = h('p', { class: 'soft anywhere run-message' });
  #facts = h('div', {});
  #connection = h('p', { 'class': 'note', 'id': 'run-connection' });
  /** @type {Progress | undefined} */
  #progress;
  /** @type {Partial<RunStatus>} */
  #status;
  #stalled = 0;

  /** The panel, to be put into the page. */
  element = h('section', { 'class': 'card stack near', 'aria-label': t('run.progress') },
    h('div', { class: 'row apart' }, h('div', { class: 'row' }, this.#state, this.#percent, this.#count), this.#connection),
    this.#bar.element, this.#message, this.#facts);

  /**
   * @param {Run} run
   * @param {string | undefined} zone the clock of its studio
   * @param {AbortSignal} signal
   */
  constructor(run, zone, signal) {
    this.#run = run;
    this.#status = run.status ?? {};
    this.zone = zone;
    const ticking = setInterval(() => this.#drawFacts(), TICK);
    signal.addEventListener('abort', () => clearInterval(ticking));
    this.draw();
  }

  get run() {
    return this.#run;
  }

  /** @param {Run} run as the server has it now */
  update(run) {
    this.#run = run;
    this.#status = { ...this.#status, ...run.status };
    this.draw();
  }

  /** @param {string} state as the stream tells it */
  become(state) {
    if (state !== '' && state !== this.#run.state) {
      this.#run = { ...this.#run, state };
      this.draw();
    }
  }

  /** @param {Progress} progress */
  advance(progress) {
    this.#progress = progress;
    this.draw();
  }

  /** @param {Partial<RunStatus>} status */
  pace(status) {
    this.#status = { ...this.#status, ...status };
    this.#stalled = status.stalled ? this.#stalled : 0;
    this.#drawFacts();
  }

  /** @param {number} seconds since anything was heard of the work; 0 when it goes on */
  stall(seconds) {
    this.#stalled = seconds;
    this.#status = { ...this.#status, stalled: seconds > 0 };
    this.#drawFacts();
  }

  /** @param {string} text what is going on, or how it ended */
  say(text) {
    this.#message.textContent = text;
  }

  /**
   * Says how the page hears of the run.
   *
   * @param {string} text
   */
  connection(text) {
    if (this.#connection.textContent !== text) {
      this.#connection.textContent = text;
    }
  }

  draw() {
    const { state } = this.#run;
    const place = state === 'queued' && this.#status.position ? h('span', { class: 'soft' }, t('run.position', { place: this.#status.position })) : '';
    fill(this.#state, stateBadge(state), ' ', place);
    this.#drawBar(state);
    this.#drawFacts();
  }

  /** @param {string} state */
  #drawBar(state) {
    const { current, total } = this.#progress ?? { current: 0, total: 0 };
    const percentage = this.#progress?.percentage ?? (state === 'completed' ? 100 : NaN);
    const isKnown = !Number.isNaN(percentage);
    this.#bar.set(isKnown ? percentage : isOver(state) ? 0 : undefined, state === 'running' ? 'accent' : toneOf(state));
    this.#percent.textContent = isKnown ? `${Math.floor(percentage)} %` : '–';
    this.#count.textContent = total > 0 ? t('run.of', { current, total }) : '';
  }

  #drawFacts() {
    const { started_at: started, ended_at: ended, requested_at: requested, state, events } = this.#run;
    const seconds = started ? ((ended ? Date.parse(ended) : Date.now()) - Date.parse(started)) / 1000 : 0;
    fill(this.#facts, facts(
      [t('run.requested'), instant(requested, this.zone)],
      started ? [t(ended ? 'run.took' : 'run.elapsed'), clock(Math.max(0, seconds))] : undefined,
      ...(state === 'running' ? this.#pace() : []),
      [t('run.events'), number(events)]));
  }

  /** @returns {([string, Child] | undefined)[]} how fast it goes */
  #pace() {
    const { items_per_minute: speed, eta_seconds: eta, eta_from: basis, last_activity: heard } = this.#status;
    return [
      typeof eta === 'number' ? [t('run.left'), t(basis === 'earlier_runs' ? 'run.about_earlier' : 'run.about', { time: roughly(eta) })] : undefined,
      speed ? [t('run.speed'), t('run.a_minute', { count: Math.round(speed) })] : undefined,
      heard ? [t('run.heard'), this.#heard(heard)] : undefined,
    ];
  }

  /** @param {string} when something was last heard of the work */
  #heard(when) {
    const silent = this.#stalled || (Date.now() - Date.parse(when)) / 1000;
    return this.#status.stalled ? h('span', { class: 'stalled' }, t('run.stalled', { time: roughly(silent) })) : ago(when, this.zone);
  }
}
