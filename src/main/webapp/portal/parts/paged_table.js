import { isAbort } from '../api.js';
import { fill, h } from '../dom.js';
import { t } from '../words.js';
import { button } from './button.js';
import { failed, loading } from './states.js';
import { table, tableRow } from './table.js';

/** @import { Child } from '../dom.js' */
/** @import { Column } from './table.js' */

/**
 * @template T
 * @typedef {object} Page
 * @property {T[]} rows
 * @property {string} [next] what leads to the next page; none on the last one
 */

/**
 * A list that the server hands out a page at a time: its first page, and more as people ask for it.
 *
 * @template T
 */
export class PagedTable {
  #options;
  /** @type {string | undefined} */
  #next;
  #count = 0;
  #turn = 0;
  /** @type {Element | null} */
  #body = null;
  #foot = h('div', { class: 'pager', hidden: true });

  /** The list, to be put into the page. */
  element = h('div', {});

  /**
   * @param {object} options
   * @param {string} options.caption
   * @param {Column<T>[]} options.columns
   * @param {(next: string | undefined) => Promise<Page<T>>} options.load the first page without `next`
   * @param {() => Child} options.empty what stands there when there is nothing
   * @param {(row: T) => string} [options.key]
   */
  constructor(options) {
    this.#options = options;
  }

  /** Begins anew with the first page; what was shown stays until that is there. */
  async load() {
    this.#turn += 1;
    const turn = this.#turn;
    if (!this.#body) {
      fill(this.element, loading());
    }
    try {
      const page = await this.#options.load(undefined);
      if (turn === this.#turn) {
        this.#begin(page);
      }
    } catch (error) {
      if (turn === this.#turn && !isAbort(error)) {
        this.#body = null;
        fill(this.element, failed(error, () => this.load()));
      }
    }
  }

  /**
   * The newest rows anew: those that are there already are drawn again in their place, the others come in front.
   *
   * @param {T[]} rows in the order of the list
   */
  renew(rows) {
    const { columns, key } = this.#options;
    if (!this.#body || !key) {
      if (rows.length > 0) {
        this.load();
      }
      return;
    }
    const there = new Map([...this.#body.children].map((row) => [row.getAttribute('data-key'), row]));
    let fresh = 0;
    for (const row of [...rows].reverse()) {
      const made = tableRow(columns, row, key(row));
      const old = there.get(key(row));
      if (old) {
        old.replaceWith(made);
      } else {
        this.#body.prepend(made);
        fresh += 1;
      }
    }
    this.#count += fresh;
    this.#end({ rows, next: this.#next });
  }

  /** @param {Page<T>} page */
  #begin(page) {
    const { caption, columns, empty, key } = this.#options;
    this.#count = page.rows.length;
    if (page.rows.length === 0 && !page.next) {
      this.#body = null;
      fill(this.element, empty());
      return;
    }
    const made = table(caption, columns, page.rows, { key });
    this.#body = made.querySelector('tbody');
    fill(this.element, made, this.#foot);
    this.#end(page);
  }

  async #more() {
    const turn = this.#turn;
    const page = await this.#options.load(this.#next);
    if (turn === this.#turn) {
      this.#body?.append(...page.rows.map((row) => tableRow(this.#options.columns, row, this.#options.key?.(row))));
      this.#count += page.rows.length;
      this.#end(page);
    }
  }

  /** @param {Page<T>} page */
  #end({ next }) {
    this.#next = next;
    this.#foot.hidden = false;
    fill(this.#foot, h('span', {}, t(next ? 'list.first' : 'list.all', { count: this.#count })), next && button(t('action.more'), () => this.#more(), { small: true }));
  }
}
