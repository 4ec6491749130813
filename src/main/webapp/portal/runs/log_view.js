import { isAbort, reason } from '../api.js';
import { fill, h, link } from '../dom.js';
import { clockTime } from '../time.js';
import { number, t, word } from '../words.js';

/** @import { LogPages } from './log_pages.js' */
/** @import { LogLine } from '../types.js' */

/** So many lines stand in the page above and below those in sight. */
const SPARE = 20;
/** How near to the end, in lines, still counts as being there. */
const NEAR = 1.5;
/** An address as it stands in a sentence, without the sentence's own signs behind it. */
const ADDRESS = /(https?:\/\/[^\s<>"')\]]*[^\s<>"')\].,:;!?])/;

/**
 * A log of any length in a box that scrolls: only the lines in sight are in the page. It follows the end until the
 * reader scrolls up.
 */
export class LogView {
  #pages;
  #zone;
  #window = h('div', { class: 'log-window' });
  #space = h('div', { class: 'log-space' }, this.#window);
  #box = h('div', { 'class': 'log-box', 'tabindex': '0', 'role': 'region', 'aria-label': t('log.title') }, this.#space);
  #jump = h('button', { type: 'button', class: 'button primary small log-jump', hidden: true, on: { click: () => this.toEnd() } });
  #message = h('p', { class: 'log-message' });
  #detail = h('div', { 'class': 'log-detail', 'aria-live': 'polite', 'hidden': true });
  #planned = false;
  #following = true;
  #unseen = 0;
  #height = 22;
  #rows = 0;
  /** The first line that stands in the page. */
  #first = 0;
  /** The place at the top of the box. */
  #anchor = { piece: 0, into: 0 };
  /** @type {number | undefined} the number of the line that was chosen */
  #chosen;

  /** The log, to be put into the page. */
  element = h('div', { class: 'log' }, this.#box, this.#message, this.#jump, this.#detail);

  /**
   * @param {LogPages} pages
   * @param {string} [zone] the clock of its times
   */
  constructor(pages, zone) {
    this.#pages = pages;
    this.#zone = zone;
    this.#box.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    this.#box.addEventListener('keydown', (event) => this.#key(event));
    this.#window.addEventListener('click', (event) => this.#click(event));
    new ResizeObserver(() => this.plan()).observe(this.#box);
  }

  /** Draws with the next frame. */
  plan() {
    if (!this.#planned) {
      this.#planned = true;
      requestAnimationFrame(() => this.#draw());
    }
  }

  /** A line was written: counted while the reader is elsewhere. */
  arrived() {
    this.#unseen += this.#following ? 0 : 1;
    this.plan();
  }

  /** Goes to the newest line and stays there. */
  toEnd() {
    this.#following = true;
    this.#unseen = 0;
    this.plan();
  }

  /** Shows the first lines, as after a search. */
  toStart() {
    this.#following = false;
    this.#unseen = 0;
    this.#anchor = { piece: 0, into: 0 };
    this.plan();
  }

  #draw() {
    this.#planned = false;
    this.#height = Math.max(1, this.#probe());
    this.#rows = this.#pages.rows;
    this.#space.style.height = `${this.#rows * this.#height}px`;
    const visible = Math.ceil(this.#box.clientHeight / this.#height);
    const top = this.#following ? Math.max(0, this.#rows - visible) : Math.min(this.#pages.rowOf(this.#anchor), Math.max(0, this.#rows - visible));
    const wanted = this.#following ? this.#box.scrollHeight : Math.round(top * this.#height);
    if (Math.abs(this.#box.scrollTop - wanted) > this.#height) {
      this.#box.scrollTop = wanted;
    }
    const first = Math.max(0, Math.floor(top) - SPARE);
    this.#first = first;
    const last = Math.min(this.#rows - 1, Math.ceil(top) + visible + SPARE);
    this.#pages.want(first, Math.max(first, last));
    this.#window.style.transform = `translateY(${first * this.#height}px)`;
    fill(this.#window, Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => this.#row(first + i)));
    this.#describe();
  }

  #probe() {
    return this.#window.firstElementChild?.getBoundingClientRect().height ?? 22;
  }

  /** @param {number} row */
  #row(row) {
    const line = this.#pages.line(row);
    if (!line) {
      return h('p', { class: 'log-line waiting' }, h('time'), h('span', { class: 'level' }), h('span', { class: 'said' }, '…'));
    }
    const chosen = line.sequence === this.#chosen;
    return h('p', { 'class': `log-line ${known(line.level)}`, 'data-sequence': line.sequence, 'aria-current': chosen ? 'true' : undefined },
      h('time', { datetime: line.at }, clockTime(line.at, this.#zone)),
      h('span', { class: 'level' }, word('log.level', line.level)),
      h('span', { class: 'said' }, linked(line.message)));
  }

  #describe() {
    const { problem } = this.#pages;
    const nothing = this.#rows === 0 && this.#pages.isExact;
    this.#message.hidden = !problem && !nothing;
    if (problem && !isAbort(problem)) {
      this.#message.textContent = t('log.failed', { reason: reason(problem) });
    } else if (nothing) {
      this.#message.textContent = t(this.#pages.isFiltered ? 'log.none_match' : 'log.none');
    }
    this.#jump.hidden = this.#following || this.#rows === 0;
    fill(this.#jump, this.#unseen > 0 ? t('log.new', { count: this.#unseen }) : t('log.newest'));
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.#box;
    const atEnd = scrollHeight - scrollTop - clientHeight < NEAR * this.#height;
    this.#following = atEnd;
    this.#unseen = atEnd ? 0 : this.#unseen;
    this.#anchor = this.#pages.anchor(scrollTop / this.#height);
    this.plan();
  }

  /** @param {MouseEvent} event */
  #click({ target }) {
    const line = target instanceof Element && !target.closest('a') ? target.closest('.log-line') : null;
    if (line) {
      this.#choose(this.#first + [...this.#window.children].indexOf(line));
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const here = this.#chosenRow();
      this.#choose(here === undefined ? Math.ceil(this.#box.scrollTop / this.#height) : here + step);
    } else if (event.key === 'End' || event.key === 'Home') {
      event.preventDefault();
      (event.key === 'End' ? this.toEnd : this.toStart).call(this);
    }
  }

  /** Where the line that was chosen stands, as long as it is in the page. */
  #chosenRow() {
    const index = [...this.#window.children].findIndex((one) => one.getAttribute('aria-current') === 'true');
    return index < 0 ? undefined : this.#first + index;
  }

  /** @param {number} row */
  #choose(row) {
    const line = this.#pages.line(row);
    if (line) {
      this.#chosen = this.#chosen === line.sequence ? undefined : line.sequence;
      this.#detail.hidden = this.#chosen === undefined;
      this.#show(line);
      this.#reveal(row);
      this.plan();
    }
  }

  /** @param {number} row */
  #reveal(row) {
    const { scrollTop, clientHeight } = this.#box;
    const [top, bottom] = [row * this.#height, (row + 1) * this.#height];
    if (top < scrollTop) {
      this.#box.scrollTop = top;
    } else if (bottom > scrollTop + clientHeight) {
      this.#box.scrollTop = bottom - clientHeight;
    }
  }

  /** @param {LogLine} line */
  #show(line) {
    const about = line.item ? h('p', { class: 'note' }, t('log.about'), ' ', link(line.item)) : undefined;
    fill(this.#detail, h('p', { class: 'note' }, t('log.line', { number: number(line.sequence), level: word('log.level', line.level), time: clockTime(line.at, this.#zone) })), h('p', { class: 'mono anywhere' }, linked(line.message)), about);
  }
}

/** @param {string} level */
function known(level) {
  return /^(info|success|warning|error)$/.test(level) ? level : 'info';
}

/**
 * A text with its addresses as links.
 *
 * @param {string} message
 */
export function linked(message) {
  return message.split(ADDRESS).map((piece) => (ADDRESS.test(piece) ? link(piece) : piece));
}
