import { clock, number, RUN_STATES, when, work } from './words.js';

const MOST = 30;

/** The latest runs, in any state, each of which can be opened. */
export class RecentRuns {
  #list;
  #name;
  #open;
  #drawn = '';
  #watched = '';

  /**
   * @param {HTMLElement} list
   * @param {(studio: string) => string} name what a studio is called
   * @param {(run: any) => void} open
   */
  constructor(list, name, open) {
    this.#list = list;
    this.#name = name;
    this.#open = open;
  }

  /**
   * Asks the server; what cannot be had is shown as it was.
   *
   * @returns {Promise<any[] | undefined>} the runs, newest first; undefined when they cannot be had
   */
  async load() {
    try {
      const response = await fetch(`api/runs?limit=${MOST}`, { headers: { Accept: 'application/json' } });
      const { runs } = await response.json();
      if (response.ok && Array.isArray(runs)) {
        this.#draw(runs);
        return runs;
      }
    } catch {
      // the next time, perhaps
    }
    return undefined;
  }

  /** Shows which one is being watched. */
  mark(run) {
    this.#watched = run;
    for (const button of this.#list.querySelectorAll('button')) {
      button.setAttribute('aria-current', String(button.dataset.run === run));
    }
  }

  #draw(runs) {
    const drawing = JSON.stringify(runs);
    if (drawing === this.#drawn) {
      return;
    }
    this.#drawn = drawing;
    const focused = this.#list.contains(document.activeElement) ? document.activeElement.dataset.run : undefined;
    this.#list.replaceChildren(...runs.map((run) => this.#item(run)));
    this.#list.closest('.runs').hidden = runs.length === 0;
    this.mark(this.#watched);
    this.#list.querySelector(`[data-run="${focused}"]`)?.focus();
  }

  #item(run) {
    const { look, word } = RUN_STATES[run.state] ?? { look: 'idle', word: run.state };
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'run';
    button.dataset.run = run.id;
    button.append(
      part('what', title(run, this.#name)),
      state(look, word),
      part('more', [work(run.kind) + (run.dry_run ? ', dry run' : ''), ...times(run)].join(' · ')),
    );
    button.addEventListener('click', () => this.#open(run));
    const item = document.createElement('li');
    item.append(button);
    return item;
  }
}

/** What a run is about, in a few words. */
export function title({ studio_ids: studios = [] }, name) {
  return studios.length === 1 ? name(studios[0]) : `${studios.length} studios`;
}

function times({ requested_at: requested, started_at: started, ended_at: ended, events }) {
  const took = started && ended ? [clock((Date.parse(ended) - Date.parse(started)) / 1000)] : [];
  return [when(new Date(requested)), ...took, `${number(events)} events`];
}

function state(look, word) {
  const badge = part('badge', word);
  badge.dataset.state = look;
  return badge;
}

function part(name, text) {
  const span = document.createElement('span');
  span.className = name;
  span.textContent = text;
  return span;
}
