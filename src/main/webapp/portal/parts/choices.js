import { ApiError } from '../api.js';
import { fill, freshId, h } from '../dom.js';
import { t } from '../words.js';

/** @typedef {{value: string, text: string, hint?: string}} Choice */

/** From so many on there is a field to look for one. */
const MANY = 12;

/** Several of a number of things, each with a box to tick. */
export class Choices {
  #boxes;
  #error = h('p', { class: 'error', role: 'alert', hidden: true });

  /** The boxes under their legend, to be put into a form. */
  element;

  /**
   * @param {object} options
   * @param {string} options.name as the API calls it
   * @param {string} options.legend
   * @param {string} [options.hint]
   * @param {Choice[]} options.choices
   * @param {string[]} [options.chosen] also those that are no longer among the choices, which stay chosen
   * @param {boolean} [options.disabled]
   */
  constructor({ name, legend, hint, choices, chosen = [], disabled = false }) {
    const known = new Set(choices.map(({ value }) => value));
    const all = [...choices, ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, text: value }))];
    this.name = name;
    this.#boxes = all.map((choice) => box(name, choice, chosen.includes(choice.value)));
    this.element = h('fieldset', { class: 'field whole choices', disabled },
      h('legend', {}, legend),
      hint && h('p', { class: 'hint' }, hint),
      all.length > MANY && this.#search(),
      h('div', { class: all.length > MANY ? 'choice-list many' : 'choice-list' }, this.#boxes.map(({ element }) => element)),
      this.#error);
  }

  /** The values that are ticked. */
  get values() {
    return this.#boxes.filter(({ input }) => input.checked).map(({ input }) => input.value);
  }

  /**
   * Says what is wrong; nothing for the empty text.
   *
   * @param {string} problem
   */
  tell(problem) {
    fill(this.#error, problem);
    this.#error.hidden = problem === '';
  }

  #search() {
    const search = h('input', { 'type': 'search', 'aria-label': t('choices.search'), 'placeholder': t('choices.search'), 'autocomplete': 'off' });
    search.addEventListener('input', () => {
      const text = search.value.trim().toLowerCase();
      for (const { element, words } of this.#boxes) {
        element.hidden = !words.includes(text);
      }
    });
    return search;
  }
}

/**
 * @param {string} name
 * @param {Choice} choice
 * @param {boolean} checked
 */
function box(name, { value, text, hint }, checked) {
  const id = freshId(name);
  const input = Object.assign(h('input', { type: 'checkbox', id, name, value }), { checked });
  const element = h('div', { class: 'choice' }, input, h('label', { for: id }, text, hint && h('span', { class: 'hint' }, hint)));
  return { element, input, words: `${value} ${text}`.toLowerCase() };
}

/**
 * Does what a form is sent for; what the server refuses of the choices is told at them, before the form tells the rest.
 *
 * @template T
 * @param {Choices[]} all
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function telling(all, act) {
  all.forEach((one) => one.tell(''));
  try {
    return await act();
  } catch (error) {
    const told = error instanceof ApiError ? error.fields(all.map(({ name }) => name)) : new Map();
    all.forEach((one) => one.tell(told.get(one.name) ?? ''));
    throw error;
  }
}
