import { ApiError, reason } from '../api.js';
import { freshId, h } from '../dom.js';
import { t } from '../words.js';

/** @import { Child } from '../dom.js' */

/**
 * @typedef {object} Field
 * @property {string} name as the API calls it
 * @property {string} label
 * @property {'text' | 'url' | 'number' | 'password' | 'search' | 'date' | 'checkbox' | 'select' | 'textarea'} [type]
 * @property {string} [hint]
 * @property {string | number | boolean | null} [value]
 * @property {string} [placeholder]
 * @property {boolean} [required]
 * @property {boolean} [disabled]
 * @property {boolean} [whole] takes the whole width of the form
 * @property {{value: string, text: string}[]} [options] of a select
 * @property {Record<string, string | number | boolean>} [attributes] more of the control, such as `list`
 */

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */
/** @typedef {Record<string, string | boolean>} Values what people wrote, by the names of the fields */

/**
 * @param {Field} wanted
 * @returns {Control}
 */
function control({ name, type = 'text', options = [], placeholder, required, disabled, attributes = {}, value }) {
  const all = { name, placeholder, required, disabled, ...attributes };
  switch (type) {
    case 'select': {
      const made = h('select', all, options.map((one) => h('option', { value: one.value }, one.text)));
      made.value = String(value ?? options[0]?.value);
      return made;
    }
    case 'textarea':
      return h('textarea', { rows: 4, ...all }, String(value ?? ''));
    case 'checkbox':
      return Object.assign(h('input', { type, ...all }), { checked: value === true });
    default:
      return Object.assign(h('input', { type, autocomplete: 'off', ...all }), { value: String(value ?? '') });
  }
}

/**
 * A field with its label, its hint and room for what is wrong with it.
 *
 * @param {Field} wanted
 * @returns {{box: HTMLElement, control: Control, tell: (problem: string) => void}}
 */
export function field(wanted) {
  const made = control(wanted);
  made.id = freshId(wanted.name);
  const [hintId, errorId] = [`${made.id}-hint`, `${made.id}-error`];
  const error = h('p', { class: 'error', id: errorId, hidden: true });
  const label = h('label', { for: made.id }, wanted.label);
  const hint = wanted.hint && h('p', { class: 'hint', id: hintId }, wanted.hint);
  const isCheck = wanted.type === 'checkbox';
  const tell = (/** @type {string} */ problem) => {
    const isWrong = problem !== '';
    error.textContent = problem;
    error.hidden = !isWrong;
    describe(made, isWrong, [hint && hintId, isWrong && errorId]);
  };
  describe(made, false, [hint && hintId]);
  const box = h('div', { 'class': wanted.whole ? 'field whole' : 'field', 'data-check': isCheck }, isCheck ? [made, label] : [label, made], hint, error);
  return { box, control: made, tell };
}

/**
 * @param {Control} made
 * @param {boolean} isWrong
 * @param {(string | false | undefined)[]} ids of what describes it
 */
function describe(made, isWrong, ids) {
  const described = ids.filter(Boolean).join(' ');
  made.toggleAttribute('aria-invalid', isWrong);
  made.toggleAttribute('aria-describedby', described !== '');
  if (isWrong) {
    made.setAttribute('aria-invalid', 'true');
  }
  if (described !== '') {
    made.setAttribute('aria-describedby', described);
  }
}

/** A form whose fields say themselves what is wrong with them. */
export class Form {
  #fields;
  #problem = h('p', { class: 'error whole', role: 'alert', hidden: true });
  #submit;

  /** The form, to be put into the page. */
  element;

  /**
   * @param {object} options
   * @param {Field[]} options.fields
   * @param {string} options.submit what the button says
   * @param {(values: Values) => unknown} options.onsubmit what fails is told at the fields that the error names
   * @param {Child[]} [options.actions] more buttons
   */
  constructor({ fields, submit, onsubmit, actions = [] }) {
    this.#fields = new Map(fields.map((one) => [one.name, field(one)]));
    this.#submit = h('button', { type: 'submit', class: 'button primary' }, submit);
    this.element = h('form', { class: 'form', novalidate: true, on: { submit: (/** @type {Event} */ event) => this.#send(event, onsubmit) } },
      [...this.#fields.values()].map(({ box }) => box),
      h('div', { class: 'field whole' }, this.#problem, h('div', { class: 'row' }, this.#submit, ...actions)));
  }

  /** What people wrote. */
  get values() {
    /** @type {Values} */
    const values = {};
    for (const [name, one] of this.#fields) {
      const { control: input } = one;
      values[name] = input instanceof HTMLInputElement && input.type === 'checkbox' ? input.checked : input.value.trim();
    }
    return values;
  }

  /**
   * @param {string} name
   * @returns {Control}
   */
  control(name) {
    const found = this.#fields.get(name);
    if (!found) {
      throw new Error(`The form must have a field ${name}.`);
    }
    return found.control;
  }

  /**
   * Says what is wrong, at the fields that the server names, or below all of them.
   *
   * @param {unknown} error
   */
  tell(error) {
    const told = error instanceof ApiError ? error.fields([...this.#fields.keys()]) : new Map();
    for (const [name, one] of this.#fields) {
      one.tell(told.get(name) ?? '');
    }
    this.#problem.textContent = told.size > 0 ? t('form.some_wrong') : reason(error);
    this.#problem.hidden = false;
    const [first] = told.keys();
    if (first) {
      this.control(first).focus();
    }
  }

  /**
   * @param {Event} event
   * @param {(values: Values) => unknown} onsubmit
   */
  async #send(event, onsubmit) {
    event.preventDefault();
    if (this.#submit.disabled || !this.#complete()) {
      return;
    }
    this.#submit.disabled = true;
    this.#submit.setAttribute('aria-busy', 'true');
    this.#problem.hidden = true;
    try {
      await onsubmit(this.values);
    } catch (error) {
      this.tell(error);
    } finally {
      this.#submit.disabled = false;
      this.#submit.removeAttribute('aria-busy');
    }
  }

  /** Whether each field has what the browser itself can say that it needs. */
  #complete() {
    /** @type {Control | undefined} */
    let first;
    for (const one of this.#fields.values()) {
      const problem = one.control.checkValidity() ? '' : one.control.validationMessage;
      one.tell(problem);
      first ??= problem === '' ? undefined : one.control;
    }
    first?.focus();
    return first === undefined;
  }
}
