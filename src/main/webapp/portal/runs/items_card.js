import { get, isAbort } from '../api.js';
import { fill, h, link } from '../dom.js';
import { badge } from '../parts/badge.js';
import { button } from '../parts/button.js';
import { card, empty, failed, loading } from '../parts/states.js';
import { t, word } from '../words.js';
import { pageEvent } from './evidence.js';

/** @import { Tone } from '../parts/badge.js' */
/** @import { Item } from '../types.js' */

/** @type {Record<string, Tone>} */
const TONES = { found: 'good', ignored: 'idle', failed: 'bad' };
const OUTCOMES = /** @type {const} */ (['found', 'ignored', 'failed']);
/** So many items are asked for, and stand in the page, at a time. */
const SIZE = 200;

/** What each link of a run brought, why, and what that rests on. */
export class ItemsCard {
  #run;
  #signal;
  #outcome;
  #onfilter;
  #onchange;
  /** @type {Map<string, Item>} by link and studio, in the order of their events */
  #items = new Map();
  /** @type {number | undefined} where what is not loaded yet begins; undefined when all is here */
  #next = 1;
  #shown = SIZE;
  #loading = false;
  #planned = false;
  #body = h('div', {});
  #filters = h('div', { 'class': 'row near', 'role': 'group', 'aria-label': t('items.outcomes') });

  /** The list, to be put into the page. */
  element = card(t('items.title'), { actions: [this.#filters], flush: true }, this.#body);

  /**
   * @param {string} run
   * @param {object} options
   * @param {AbortSignal} options.signal
   * @param {string} options.outcome that is shown alone; all when blank
   * @param {(outcome: string) => void} options.onfilter
   * @param {() => unknown} options.onchange when more items are known
   */
  constructor(run, { signal, outcome, onfilter, onchange }) {
    this.#run = run;
    this.#signal = signal;
    this.#outcome = outcome;
    this.#onfilter = onfilter;
    this.#onchange = onchange;
    fill(this.#body, loading());
  }

  /** Fetches what there is, piece after piece. */
  async load() {
    if (this.#loading || this.#next === undefined) {
      return;
    }
    this.#loading = true;
    try {
      while (this.#next !== undefined) {
        const page = await get(`api/runs/${this.#run}/items`, { query: { from: this.#next, limit: SIZE }, signal: this.#signal });
        page.entries.forEach((/** @type {{data: Item}} */ { data }) => this.#items.set(keyOf(data), data));
        this.#next = page.next;
        this.#draw();
      }
    } catch (error) {
      if (!isAbort(error)) {
        fill(this.#body, failed(error, () => this.load()));
      }
    } finally {
      this.#loading = false;
    }
  }

  /** @param {Item} item that the stream tells of just now */
  arrived(item) {
    this.#items.set(keyOf(item), item);
    if (!this.#planned) {
      this.#planned = true;
      setTimeout(() => {
        this.#planned = false;
        this.#draw();
      }, 500);
    }
  }

  /** How many links failed, as far as they are known. */
  get failures() {
    return [...this.#items.values()].filter(({ outcome }) => outcome === 'failed').length;
  }

  #draw() {
    this.#onchange();
    const all = [...this.#items.values()];
    const wanted = all.filter(({ outcome }) => this.#outcome === '' || outcome === this.#outcome);
    fill(this.#filters, OUTCOMES.map((outcome) => this.#chip(outcome, all.filter((item) => item.outcome === outcome).length)));
    if (wanted.length === 0) {
      fill(this.#body, empty(t(all.length > 0 ? 'items.none_match' : 'items.none'), t('items.none_text')));
      return;
    }
    const open = new Set([...this.#body.querySelectorAll('details[open]')].map((one) => one.getAttribute('data-key')));
    const more = wanted.length > this.#shown && h('div', { class: 'pager' }, h('span', {}, t('list.first', { count: this.#shown })), button(t('action.more'), () => this.#more(), { small: true }));
    fill(this.#body, h('ul', { class: 'items' }, wanted.slice(0, this.#shown).map((item) => entry(item, open.has(keyOf(item))))), more);
  }

  #more() {
    this.#shown += SIZE;
    this.#draw();
  }

  /**
   * @param {string} outcome
   * @param {number} count
   */
  #chip(outcome, count) {
    const chip = button(`${word('outcome', outcome)} ${count}`, () => {
      this.#outcome = this.#outcome === outcome ? '' : outcome;
      this.#onfilter(this.#outcome);
      this.#draw();
    }, { small: true });
    chip.setAttribute('aria-pressed', String(this.#outcome === outcome));
    return chip;
  }
}

/** @param {Item} item */
function keyOf({ item, studio_id: studio = '' }) {
  return `${studio} ${item}`;
}

/**
 * @param {Item} item
 * @param {boolean} open
 */
function entry(item, open) {
  const { outcome, reason, details = [] } = item;
  const said = details.length > 0 && h('details', { 'data-key': keyOf(item), open }, h('summary', {}, t('items.events', { count: details.length })), h('div', { class: 'stack' }, details.map(pageEvent)));
  return h('li', {}, h('div', { class: 'row' }, badge(TONES[outcome] ?? 'idle', word('outcome', outcome)), h('span', { class: 'grow anywhere' }, link(item.item))), reason && h('p', { class: 'note anywhere' }, reason), said);
}
