import { number } from './words.js';

/** The most lines in the page at a time, and the most that are kept to search in; older ones make room. */
const SHOWN = 1000;
const KEPT = 20_000;
/** How near to the end, in pixels, still counts as being there. */
const NEAR = 32;
const MARKS = { info: 'ℹ info', success: '✓ success', warning: '▲ warning', error: '✕ error' };
/** Where the server says that what it left out can be had. */
const RANGE = /(\/api\/runs\/[a-z0-9]+\/log\?from=\d+&to=\d+)/;

/**
 * Log lines, newest last: follows the end unless the reader scrolled up. Lines are collected by `add` and reach the
 * page with `draw`; of those that pass the filter only the newest stand in the page, however many there are.
 */
export class LogView {
  #box;
  #older;
  #empty;
  #hint;
  #jump;
  #kept = [];
  #fresh = [];
  #forgotten = 0;
  #matching = 0;
  #undrawn = 0;
  #shown = 0;
  #unseen = 0;
  #following = true;
  #hidden = new Set();
  #text = '';

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
   * @param {"info" | "success" | "warning" | "error"} level
   * @param {string} message
   * @param {string} [timestamp] when it happened; now by default
   */
  add(level, message, timestamp) {
    this.#fresh.push({ level, message, when: timestamp ? new Date(timestamp) : new Date() });
    if (this.#fresh.length > KEPT) {
      this.#take();
    }
  }

  draw() {
    this.#take();
    if (this.#undrawn > 0) {
      this.#append(this.#newest(Math.min(SHOWN, this.#undrawn)));
      this.#unseen += this.#undrawn;
      this.#undrawn = 0;
    }
    this.#describe();
    if (this.#following) {
      this.#toEnd();
    }
  }

  clear() {
    this.#kept = [];
    this.#fresh = [];
    this.#forgotten = 0;
    this.#redraw();
  }

  /** Shows or hides the lines of a level. */
  filter(level, shown) {
    if (shown) {
      this.#hidden.delete(level);
    } else {
      this.#hidden.add(level);
    }
    this.#redraw();
  }

  /** Shows only lines with this text; all of them when it is blank. */
  search(text) {
    this.#text = text.trim().toLowerCase();
    this.#redraw();
  }

  #passes({ level, message }) {
    return !this.#hidden.has(level) && (this.#text === '' || message.toLowerCase().includes(this.#text));
  }

  #take() {
    for (const line of this.#fresh) {
      this.#kept.push(line);
      this.#undrawn += this.#passes(line) ? 1 : 0;
      this.#matching += this.#passes(line) ? 1 : 0;
    }
    this.#fresh = [];
    if (this.#kept.length > KEPT + SHOWN) {
      const gone = this.#kept.splice(0, this.#kept.length - KEPT);
      this.#forgotten += gone.length;
      this.#matching -= gone.filter((line) => this.#passes(line)).length;
    }
  }

  #newest(count) {
    const found = [];
    for (let i = this.#kept.length - 1; i >= 0 && found.length < count; i -= 1) {
      if (this.#passes(this.#kept[i])) {
        found.push(this.#kept[i]);
      }
    }
    return found.reverse();
  }

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
    this.#matching = this.#kept.filter((line) => this.#passes(line)).length;
    this.#append(this.#newest(SHOWN));
    this.#describe();
    this.#toEnd();
  }

  #describe() {
    const filtered = this.#hidden.size > 0 || this.#text !== '';
    this.#empty.hidden = this.#shown > 0;
    if (this.#shown === 0) {
      const none = this.#kept.length > 0 && filtered ? ['No line passes the filter.'] : this.#hint;
      this.#empty.replaceChildren(...none);
    }
    const absent = this.#matching - this.#shown + this.#forgotten;
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

function element({ level, message, when }) {
  const line = document.createElement('p');
  line.className = `line ${level}`;
  line.dataset.level = level;
  const time = document.createElement('time');
  time.textContent = Number.isNaN(when.getTime()) ? '' : when.toLocaleTimeString('en-GB');
  line.append(time, part('mark', [MARKS[level]]), part('words', linked(message)));
  return line;
}

function part(name, content) {
  const span = document.createElement('span');
  span.className = name;
  span.append(...content);
  return span;
}

/** The text, with a link where the server names one of its own ranges. */
function linked(message) {
  return message.split(RANGE).map((piece) => {
    if (!RANGE.test(piece)) {
      return piece;
    }
    const link = document.createElement('a');
    link.href = piece.slice(1);
    link.textContent = piece;
    return link;
  });
}
