import { h } from '../dom.js';
import { t } from '../words.js';

/** @import { Child } from '../dom.js' */

/**
 * @template T
 * @typedef {object} Column
 * @property {string} title
 * @property {(row: T) => Child | Child[]} cell
 * @property {'end' | 'least' | ''} [look] `end` for numbers, `least` for what takes no more room than it needs
 * @property {boolean} [plain] on a phone it stands without its title in front
 */

/**
 * A table; on a phone each row becomes a card.
 *
 * @template T
 * @param {string} caption what it lists, for readers of the screen
 * @param {Column<T>[]} columns
 * @param {T[]} rows
 * @param {{key?: (row: T) => string}} [options] `key` marks each row with what it is about
 */
export function table(caption, columns, rows, { key } = {}) {
  const made = h('table', { class: 'cards' },
    h('caption', { class: 'hidden-text' }, caption),
    h('thead', {}, h('tr', {}, columns.map(({ title, look }) => h('th', { class: look, scope: 'col' }, title || h('span', { class: 'hidden-text' }, t('list.actions')))))),
    h('tbody', {}, rows.map((row) => tableRow(columns, row, key?.(row)))));
  return h('div', { class: 'table-box' }, made);
}

/**
 * One row, to be put into a table that is there.
 *
 * @template T
 * @param {Column<T>[]} columns
 * @param {T} row
 * @param {string} [key]
 */
export function tableRow(columns, row, key) {
  return h('tr', { 'data-key': key }, columns.map(({ title, look, plain, cell }) => {
    const content = cell(row);
    return h('td', { 'class': look, 'data-label': plain || !title ? undefined : title }, content);
  }));
}
