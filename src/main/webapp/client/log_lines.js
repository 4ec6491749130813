/** @import { Level } from './words.js' */

/** The most lines that are kept to search in; older ones make room, a thousand at a time. */
const KEPT = 20_000;
const SLACK = 1000;

/** @typedef {{level: Level, message: string, when: Date}} Line */

/** The lines of a log, newest last, as far as they are kept, and the filter that some of them pass. */
export class LogLines {
  /** @type {Line[]} */
  #kept = [];
  /** @type {Set<Level>} */
  #hidden = new Set();
  #text = '';
  #matching = 0;

  /** How many have made room for newer ones. */
  forgotten = 0;

  /** Whether none is kept, whatever the filter. */
  get isEmpty() {
    return this.#kept.length === 0;
  }

  /** Whether the filter may leave lines out. */
  get isFiltered() {
    return this.#hidden.size > 0 || this.#text !== '';
  }

  /** How many of those that are kept pass the filter. */
  get matching() {
    return this.#matching;
  }

  /**
   * Takes new lines.
   *
   * @param {Line[]} lines
   * @returns {number} how many of them pass the filter
   */
  add(lines) {
    const passing = lines.filter((line) => this.#passes(line)).length;
    this.#kept = this.#kept.concat(lines);
    this.#matching += passing;
    if (this.#kept.length > KEPT + SLACK) {
      const gone = this.#kept.splice(0, this.#kept.length - KEPT);
      this.forgotten += gone.length;
      this.#matching -= gone.filter((line) => this.#passes(line)).length;
    }
    return passing;
  }

  clear() {
    this.#kept = [];
    this.#matching = 0;
    this.forgotten = 0;
  }

  /**
   * Lets the lines of a level pass, or not.
   *
   * @param {Level} level
   * @param {boolean} shown
   */
  filter(level, shown) {
    if (shown) {
      this.#hidden.delete(level);
    } else {
      this.#hidden.add(level);
    }
    this.#recount();
  }

  /**
   * Lets only lines with this text pass; all of them when it is blank.
   *
   * @param {string} text
   */
  search(text) {
    this.#text = text.trim().toLowerCase();
    this.#recount();
  }

  /**
   * The newest that pass the filter, newest last.
   *
   * @param {number} count the most of them
   */
  newest(count) {
    const found = [];
    for (let i = this.#kept.length - 1; i >= 0 && found.length < count; i -= 1) {
      if (this.#passes(this.#kept[i])) {
        found.push(this.#kept[i]);
      }
    }
    return found.reverse();
  }

  /** @param {Line} line */
  #passes({ level, message }) {
    return !this.#hidden.has(level) && (this.#text === '' || message.toLowerCase().includes(this.#text));
  }

  #recount() {
    this.#matching = this.#kept.filter((line) => this.#passes(line)).length;
  }
}
