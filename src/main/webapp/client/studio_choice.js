import { byId } from './dom.js';
import { reason, send } from './server.js';

/** @import { Run, Studio } from './server.js' */

const ALL = '*';
const OTHER = '';

/** Which studio the work is for: one of those that the server lists, all of them, or an id that somebody types. */
export class StudioChoice {
  #select = byId('studio', HTMLSelectElement);
  #other = byId('other', HTMLInputElement);
  #hint = byId('studio-hint');
  /** @type {Map<string, string>} */
  #names = new Map();
  /** Why there may be nothing to choose from. */
  #trouble = '';
  /** The run that the choice was set to last: once for each, so that people may choose another. */
  #followed = '';

  /** @param {() => void} onchange called each time that another studio is chosen */
  constructor(onchange) {
    this.#select.addEventListener('change', () => {
      this.draw();
      onchange();
    });
  }

  /** The id of the studio; "*" for all of them. */
  get studio() {
    return this.#select.value === OTHER ? this.#other.value.trim() : this.#select.value;
  }

  /** Whether all studios are chosen. */
  get isAll() {
    return this.#select.value === ALL;
  }

  /**
   * What a studio is called; its id when the server has not told.
   *
   * @param {string} studio
   */
  nameOf(studio) {
    return this.#names.get(studio) ?? studio;
  }

  /** Asks the server which studios there are. */
  async load() {
    /** @type {Studio[]} */
    let studios = [];
    try {
      studios = await send('GET', 'api/studios');
      this.#trouble = studios.length > 0 ? '' : 'No studio is configured.';
    } catch (error) {
      this.#trouble = `The studios could not be listed (${reason(error)}). Type an id instead.`;
    }
    studios.forEach(({ id, name }) => this.#names.set(id, name || id));
    this.#offer(studios);
  }

  /**
   * Says whose run is shown.
   *
   * @param {Run} run
   */
  follow({ id, studio_ids: studios }) {
    if (id === this.#followed || studios.length === 0) {
      return;
    }
    this.#followed = id;
    const wanted = studios.length > 1 ? ALL : studios[0];
    const known = [...this.#select.options].some(({ value }) => value === wanted);
    this.#select.value = known ? wanted : OTHER;
    this.#other.value = known ? this.#other.value : wanted;
    this.draw();
  }

  /** Shows the field for an id, and what is to be said about the choice. */
  draw() {
    byId('other-field').hidden = this.#select.value !== OTHER;
    const text = this.isAll ? 'Process Studio wants one studio; Refresh Workshops takes them all.' : this.#trouble;
    this.#hint.textContent = text;
    this.#hint.hidden = text === '';
  }

  /** @param {Studio[]} studios */
  #offer(studios) {
    const options = studios.map(({ id, name }) => option(name || id, id));
    if (studios.length > 0) {
      options.push(option('All studios', ALL));
    }
    options.push(option('Another id…', OTHER));
    this.#select.replaceChildren(...options);
    this.#select.disabled = false;
    byId('studio-field').hidden = studios.length === 0;
    this.draw();
  }
}

/**
 * @param {string} text
 * @param {string} value
 */
function option(text, value) {
  const made = document.createElement('option');
  made.textContent = text;
  made.value = value;
  return made;
}
