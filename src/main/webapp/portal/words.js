import { EN } from './words_en.js';

/** @typedef {keyof typeof EN} Key the name of a text */

const PLURAL = new Intl.PluralRules('en');
const NUMBER = new Intl.NumberFormat('en');

/**
 * A text by its name, with values in the places that it has for them; numbers have their thousands apart. Of a text
 * that has several forms `count` chooses.
 *
 * @param {Key} key
 * @param {Record<string, string | number>} [values]
 */
export function t(key, values = {}) {
  /** @type {string | {one: string, other: string}} */
  const entry = EN[key];
  const form = typeof entry === 'string' ? entry : entry[PLURAL.select(Number(values.count)) === 'one' ? 'one' : 'other'];
  return form.replace(/\{(\w+)\}/g, (hole, name) => (name in values ? shown(values[name]) : hole));
}

/**
 * A text whose name is made of parts, such as the word for a state; the last part itself where there is no such text.
 *
 * @param {string} group
 * @param {string} name as the server says it
 */
export function word(group, name) {
  const key = `${group}.${name}`;
  return key in EN ? t(/** @type {Key} */ (key)) : name;
}

/** @param {string | number} value */
function shown(value) {
  return typeof value === 'number' ? NUMBER.format(value) : value;
}

/**
 * A number with its thousands apart.
 *
 * @param {number} value
 */
export function number(value) {
  return NUMBER.format(value);
}
