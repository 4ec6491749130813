import { link, span } from './dom.js';
import { LogLines } from './log_lines.js';
import { number } from './words.js';

/** @import { Line } from './log_lines.js' */
/** @import { Level } from './words.js' */

/** The most lines in the page at a time. */
const SHOWN = 1000;
/** So many new lines wait for a frame; a hidden page may have to wait long for one. */
const WAITING = 20_000;
/** How near to the end, in pixels, still counts as being there. */
const NEAR = 32;
/** @type {Record<Level, string>} */
const MARKS = { info: 'ℹ info', success: '✓ success', warning: '▲ warning', error: '✕ error' };
/** Where the server says that what it left out can be had. */
const RANGE = /(\/api\/runs\/[a-z0-9]+\/log\?from=\d+&to=\d+)/;

/**
 * A run's log on the page, newest line last: follows the end unless the reader scrolled up. Lines are collected by
 * `add` and reach the page with `draw`; of those that pass the filter only the newest stand in the page, however many
 * there are.
 */
export class LogView {
  #box;
  #older;
  #empty;
  #hint;
  #jump;
  #lines = new LogLines();
  /** @type {Line[]} */
  #fresh = [];
  #undrawn = 0;
  #shown = 0;
  #unseen = 0;
  #following = true;

  /**
   * @param {HTMLElement} box scrolls, and holds the lines
   * @param {HTMLElement} older says how many lines are not in the page
   * @param {HTMLElement} empty stands for no lines; the last child of the box before the lines
   * @param {HTMLElement} jump leads back to the newest line
   */
  constructor(box, older, empty, jump) {
    this.#box = box;
    this.#older = older;
    this.#empty = empty;
    this.#hint = [...empty.childNodes];
    this.#jump = jump;
    box.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    jump.addEventListener('click', () => {
      this.#toEnd();
      box.focus();
    });
    new ResizeObserver(() => this.#following && this.#toEnd()).observe(box);
  }

  /**
   * Collects a line, to be shown by the next drawing.
   *
   * @param {Level} level
   * @param {string} message
   * @param {string} [timestamp] when it happened; now by default
   */
  add(level, message, timestamp) {
    this.#fresh.push({ level, message, when: timestamp ? new Date(timestamp) : new Date() });
    if (this.#fresh.length > WAITING) {
      this.#take();
    }
  }

  /** Brings into the page what was collected. */
  draw() {
    this.#take();
    if (this.#undrawn > 0) {
      this.#append(this.#lines.newest(Math.min(SHOWN, this.#undrawn)));
      this.#unseen += this.#undrawn;
      this.#undrawn = 0;
    }
    this.#describe();
    if (this.#following) {
      this.#toEnd();
    }
  }

  clear() {
    this.#fresh = [];
    this.#lines.clear();
    this.#redraw();
  }

  /**
   * Shows or hides the lines of a level.
   *
   * @param {Level} level
   * @param {boolean} shown
   */
  filter(level, shown) {
    this.#lines.filter(level, shown);
    this.#redraw();
  }

  /**
   * Shows only lines with this text; all of them when it is blank.
   *
   * @param {string} text
   */
  search(text) {
    this.#lines.search(text);
    this.#redraw();
  }

  #take() {
    this.#undrawn += this.#lines.add(this.#fresh);
    this.#fresh = [];
  }

  /** @param {Line[]} lines */
  #append(lines) {
    this.#box.append(...lines.map(element));
    this.#shown += lines.length;
    for (; this.#shown > SHOWN; this.#shown -= 1) {
      this.#empty.nextElementSibling?.remove();
    }
  }

  #redraw() {
    this.#take();
    while (this.#empty.nextElementSibling) {
      this.#empty.nextElementSibling.remove();
    }
    this.#shown = 0;
    this.#undrawn = 0;
    this.#append(this.#lines.newest(SHOWN));
    this.#describe();
    this.#toEnd();
  }

  #describe() {
    this.#empty.hidden = this.#shown > 0;
    if (this.#shown === 0) {
      const filtered = !this.#lines.isEmpty && this.#lines.isFiltered;
      this.#empty.replaceChildren(...(filtered ? ['No line passes the filter.'] : this.#hint));
    }
    const absent = this.#lines.matching - this.#shown + this.#lines.forgotten;
    this.#older.hidden = absent === 0;
    this.#older.textContent = `${number(absent)} older lines are not shown here; the download has them all`;
    this.#jump.hidden = this.#following;
    this.#jump.textContent = this.#unseen > 0 ? `${number(this.#unseen)} new ↓` : 'Newest ↓';
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.#box;
    this.#following = scrollHeight - scrollTop - clientHeight < NEAR;
    this.#unseen = this.#following ? 0 : this.#unseen;
    this.#describe();
  }

  #toEnd() {
    this.#following = true;
    this.#unseen = 0;
    this.#box.scrollTop = this.#box.scrollHeight;
    this.#jump.hidden = true;
  }
}

/** @param {Line} line */
function element({ level, message, when }) {
  const line = document.createElement('p');
  line.className = `line ${level}`;
  line.dataset.level = level;
  const time = document.createElement('time');
  time.textContent = Number.isNaN(when.getTime()) ? '' : when.toLocaleTimeString('en-GB');
  line.append(time, span('mark', MARKS[level]), span('words', ...linked(message)));
  return line;
}

/**
 * The text, with a link where the server names one of its own ranges.
 *
 * @param {string} message
 */
function linked(message) {
  return message.split(RANGE).map((piece) => (RANGE.test(piece) ? link(piece, piece) : piece));
}
