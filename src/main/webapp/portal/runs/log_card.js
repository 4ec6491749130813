import { logText, save } from '../../client/server.js';
import { get } from '../api.js';
import { h } from '../dom.js';
import { button } from '../parts/button.js';
import { field } from '../parts/form.js';
import { card } from '../parts/states.js';
import { t, word } from '../words.js';
import { LogPages } from './log_pages.js';
import { LogView } from './log_view.js';

/** @import { LogFilter } from './log_pages.js' */

const LEVELS = ['info', 'success', 'warning', 'error'];
/** How long, in milliseconds, somebody has not written any more when the search begins. */
const PAUSE = 250;

/** The log of a run with its filters. */
export class LogCard {
  #run;
  #pages;
  #view;
  /** @type {Set<string>} the levels that are shown */
  #levels;
  #text;
  #item;
  #onfilter;
  /** The number of the newest line. */
  #last;

  /** The log, to be put into the page. */
  element;

  /**
   * @param {string} run
   * @param {object} options
   * @param {number} options.last the number of the run's newest event
   * @param {string | undefined} options.zone
   * @param {AbortSignal} options.signal
   * @param {LogFilter} options.filter that it begins with
   * @param {(filter: LogFilter) => void} options.onfilter
   */
  constructor(run, { last, zone, signal, filter, onfilter }) {
    this.#run = run;
    this.#last = last;
    this.#onfilter = onfilter;
    this.#pages = new LogPages(({ from, to, limit, filter: wanted }) => get(`api/runs/${run}/log`, { query: { from, to, limit, ...wanted }, signal }), () => this.#view.plan());
    this.#view = new LogView(this.#pages, zone);
    this.#levels = new Set(filter.level === '' ? LEVELS : filter.level.split(','));
    this.#text = this.#search('text', t('log.search'), filter.text);
    this.#item = this.#search('item', t('log.item'), filter.item);
    this.element = card(t('log.title'), { actions: [this.#chips(), button(t('log.download'), () => this.#download(), { small: true, icon: 'download' })] },
      h('div', { class: 'filters log-filters' }, this.#text.box, this.#item.box), this.#view.element);
    this.#pages.reset(last, this.#filter);
  }

  /** The number of the event that comes next, by the watching. */
  next = () => 0;

  /** @param {{level: string, message: string, at: string}} line that was written just now */
  write(line) {
    const sequence = this.next();
    this.#last = Math.max(this.#last, sequence);
    this.#pages.append({ ...line, sequence });
    this.#view.arrived();
  }

  /** @returns {LogFilter} */
  get #filter() {
    const all = this.#levels.size === LEVELS.length;
    return { level: all ? '' : [...this.#levels].join(','), text: this.#text.control.value.trim(), item: this.#item.control.value.trim() };
  }

  #chips() {
    return h('div', { 'class': 'row near', 'role': 'group', 'aria-label': t('log.levels') }, LEVELS.map((level) => {
      const chip = button(word('log.level', level), () => this.#toggle(level), { small: true });
      chip.dataset.level = level;
      chip.setAttribute('aria-pressed', String(this.#levels.has(level)));
      return chip;
    }));
  }

  /**
   * Without any level there would be nothing to see: then all are shown again.
   *
   * @param {string} level
   */
  #toggle(level) {
    (this.#levels.has(level) ? this.#levels.delete(level) : this.#levels.add(level));
    this.#levels = this.#levels.size > 0 ? this.#levels : new Set(LEVELS);
    for (const chip of /** @type {NodeListOf<HTMLElement>} */ (this.element.querySelectorAll('[data-level]'))) {
      chip.setAttribute('aria-pressed', String(this.#levels.has(chip.dataset.level ?? '')));
    }
    this.#apply();
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {string} value
   */
  #search(name, label, value) {
    const made = field({ name, label, type: 'search', value });
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let waiting;
    made.control.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.#apply(), PAUSE);
    });
    return made;
  }

  #apply() {
    const filter = this.#filter;
    this.#pages.reset(this.#last, filter);
    (this.#pages.isFiltered ? this.#view.toStart : this.#view.toEnd).call(this.#view);
    this.#onfilter(filter);
  }

  async #download() {
    save(await logText(this.#run), `run-${this.#run}.log`);
  }
}
