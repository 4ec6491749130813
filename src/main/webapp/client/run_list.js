import { span } from './dom.js';
import { send } from './server.js';
import { clock, lookOf, number, when, wordOf, work } from './words.js';

/** @import { Run } from './server.js' */

const MOST = 30;

/** The latest runs, in any state, each of which can be opened. */
export class RunList {
  #list;
  #name;
  #open;
  #drawn = '';
  #watched = '';

  /**
   * @param {HTMLElement} list
   * @param {(studio: string) => string} name what a studio is called
   * @param {(run: Run) => void} open called with the run that somebody chose
   */
  constructor(list, name, open) {
    this.#list = list;
    this.#name = name;
    this.#open = open;
  }

  /**
   * Asks the server; what cannot be had is shown as it was.
   *
   * @returns {Promise<Run[] | undefined>} the runs, newest first; undefined when they cannot be had
   */
  async load() {
    try {
      const { runs } = await send('GET', `api/runs?limit=${MOST}`);
      this.#draw(runs);
      return runs;
    } catch {
      return undefined; // the next time, perhaps
    }
  }

  /**
   * Shows which one is being watched.
   *
   * @param {string} run
   */
  mark(run) {
    this.#watched = run;
    for (const button of this.#list.querySelectorAll('button')) {
      button.setAttribute('aria-current', String(button.dataset.run === run));
    }
  }

  /** @param {Run[]} runs */
  #draw(runs) {
    const drawing = JSON.stringify(runs);
    if (drawing === this.#drawn) {
      return;
    }
    const focused = this.#focused();
    this.#list.replaceChildren(...runs.map((run) => this.#item(run)));
    this.#list.closest('.runs')?.toggleAttribute('hidden', runs.length === 0);
    this.mark(this.#watched);
    this.#buttonOf(focused)?.focus();
    this.#drawn = drawing;
  }

  /** The run whose button has the focus. */
  #focused() {
    const focus = document.activeElement;
    return focus instanceof HTMLElement && this.#list.contains(focus) ? focus.dataset.run : undefined;
  }

  /** @param {string | undefined} run */
  #buttonOf(run) {
    return [...this.#list.querySelectorAll('button')].find((button) => button.dataset.run === run);
  }

  /** @param {Run} run */
  #item(run) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'run';
    button.dataset.run = run.id;
    const state = span('badge', wordOf(run.state));
    state.dataset.state = lookOf(run.state) ?? 'idle';
    const kind = work(run.kind) + (run.dry_run ? ', dry run' : '');
    button.append(span('what', title(run, this.#name)), state, span('more', [kind, ...times(run)].join(' · ')));
    button.addEventListener('click', () => this.#open(run));
    const item = document.createElement('li');
    item.append(button);
    return item;
  }
}

/**
 * What a run is about, in a few words.
 *
 * @param {Run} run
 * @param {(studio: string) => string} name what a studio is called
 */
export function title({ studio_ids: studios }, name) {
  return studios.length === 1 ? name(studios[0]) : `${studios.length} studios`;
}

/** @param {Run} run */
function times({ requested_at: requested, started_at: started, ended_at: ended, events }) {
  const took = started && ended ? [clock((Date.parse(ended) - Date.parse(started)) / 1000)] : [];
  return [when(new Date(requested)), ...took, `${number(events)} events`];
}
