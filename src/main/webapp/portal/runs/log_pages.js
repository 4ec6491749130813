/** @import { LogLine } from '../types.js' */

/** @typedef {{level: string, text: string, item: string}} LogFilter blank ones let all lines pass; levels with commas */
/** @typedef {{from: number, to?: number, limit: number, filter: LogFilter}} Wanted a piece of the log */
/** @typedef {(wanted: Wanted) => Promise<{entries: LogLine[], next?: number}>} Load */

/**
 * A piece of the log: its lines once they are there; until then a guess of how many they are.
 *
 * @typedef {object} Piece
 * @property {number} from the number of the first event that may be in it
 * @property {number} [to] the last one; not known of what a filter finds
 * @property {LogLine[]} [lines]
 * @property {LogLine[]} late lines that came live before the piece was loaded
 * @property {number} count
 * @property {boolean} known whether the count is no guess
 * @property {boolean} loading
 */

/** So many events are in a piece, or lines where a filter finds them. */
const SIZE = 1000;
/** So many pieces are kept with their lines; those that were longest out of sight make room. */
const KEPT = 30;
/** How long, in milliseconds, a piece that could not be fetched is left alone. */
const PAUSE = 3000;
/** A guess of how many events are log lines. */
const SHARE = 0.5;

/**
 * The lines of a log of any length, of which only those in sight are fetched. Without a filter any place of the log
 * can be gone to at once, as the numbers of events say where it is; with one the server is asked piece after piece.
 */
export class LogPages {
  #load;
  #onchange;
  /** @type {LogFilter} */
  #filter = { level: '', text: '', item: '' };
  /** @type {Piece[]} */
  #pieces = [];
  #turn = 0;

  /** Why the last piece could not be fetched. @type {unknown} */
  problem = undefined;

  /**
   * @param {Load} load
   * @param {() => void} onchange called when lines have come
   */
  constructor(load, onchange) {
    this.#load = load;
    this.#onchange = onchange;
  }

  /** How many lines there are, as far as one can tell. */
  get rows() {
    return this.#pieces.reduce((sum, { count }) => sum + count, 0);
  }

  /** Whether the number of lines is no guess. */
  get isExact() {
    return this.#pieces.every(({ known }) => known);
  }

  /** Whether a filter may leave lines out. */
  get isFiltered() {
    return Object.values(this.#filter).some((value) => value !== '');
  }

  /**
   * Begins anew.
   *
   * @param {number} last the number of the newest event that is known
   * @param {LogFilter} filter
   */
  reset(last, filter) {
    this.#turn += 1;
    this.#filter = filter;
    this.problem = undefined;
    this.#pieces = [];
    if (this.isFiltered) {
      this.#pieces.push(piece(1, undefined));
    } else {
      this.#reach(Math.max(1, last));
    }
    this.#onchange();
  }

  /**
   * The line at a place; undefined when it is not there yet.
   *
   * @param {number} row from 0
   */
  line(row) {
    const { found, first } = this.#find(row);
    return found?.lines?.[row - first];
  }

  /**
   * Which piece stands at a place, and how far into it that is: it stays true when other pieces turn out to be longer.
   *
   * @param {number} row
   * @returns {{piece: number, into: number}}
   */
  anchor(row) {
    const { index, first } = this.#find(row);
    return { piece: index, into: row - first };
  }

  /**
   * Where that place is now.
   *
   * @param {{piece: number, into: number}} anchor
   */
  rowOf({ piece: index, into }) {
    return this.#pieces.slice(0, index).reduce((sum, { count }) => sum + count, 0) + into;
  }

  /**
   * Fetches what is missing between two places.
   *
   * @param {number} first
   * @param {number} last
   */
  want(first, last) {
    const [begin, end] = [this.#find(first).index, this.#find(last).index];
    for (let i = begin; i <= end && i < this.#pieces.length; i += 1) {
      const one = this.#pieces[i];
      if (!one.lines && !one.loading) {
        this.#fetch(one);
      }
    }
    this.#forget(begin, end);
  }

  /**
   * A line that has just been written.
   *
   * @param {LogLine} line
   */
  append(line) {
    if (!this.#passes(line)) {
      return;
    }
    if (!this.isFiltered) {
      this.#reach(line.sequence);
    }
    const home = this.#pieces.find(({ from, to = Infinity }) => from <= line.sequence && line.sequence <= to) ?? this.#pieces[this.#pieces.length - 1];
    const lines = home.lines ?? home.late;
    if (line.sequence > (lines.at(-1)?.sequence ?? 0)) {
      lines.push(line);
      home.count = home.lines ? lines.length : home.count;
    }
  }

  /** @param {number} row */
  #find(row) {
    let first = 0;
    for (const [index, found] of this.#pieces.entries()) {
      if (row < first + found.count || index === this.#pieces.length - 1) {
        return { index, first, found };
      }
      first += found.count;
    }
    return { index: 0, first: 0, found: undefined };
  }

  /** @param {number} last */
  #reach(last) {
    const known = this.#pieces.filter((one) => one.known);
    const share = known.length > 0 ? known.reduce((sum, { count }) => sum + count, 0) / (known.length * SIZE) : SHARE;
    for (let from = (this.#pieces.at(-1)?.to ?? 0) + 1; from <= last; from += SIZE) {
      const made = piece(from, from + SIZE - 1);
      made.count = Math.max(1, Math.round(Math.min(SIZE, last - from + 1) * share));
      this.#pieces.push(made);
    }
  }

  /** @param {Piece} one */
  async #fetch(one) {
    const turn = this.#turn;
    one.loading = true;
    try {
      const { entries, next } = await this.#load({ from: one.from, to: one.to, limit: SIZE, filter: this.#filter });
      if (turn === this.#turn) {
        this.problem = undefined;
        this.#take(one, entries, next);
      }
    } catch (error) {
      this.problem = turn === this.#turn ? error : this.problem;
      setTimeout(() => this.#release(one, turn), PAUSE);
      this.#changed(turn);
      return;
    }
    this.#release(one, turn);
  }

  /**
   * @param {Piece} one
   * @param {number} turn
   */
  #release(one, turn) {
    one.loading = false;
    this.#changed(turn);
  }

  /** @param {number} turn the answer is of */
  #changed(turn) {
    if (turn === this.#turn) {
      this.#onchange();
    }
  }

  /**
   * @param {Piece} one
   * @param {LogLine[]} entries
   * @param {number} [next]
   */
  #take(one, entries, next) {
    const last = entries.at(-1)?.sequence ?? 0;
    const goesOn = one.to === undefined && next !== undefined;
    const late = one.late.filter(({ sequence }) => sequence > last);
    one.lines = goesOn ? entries : [...entries, ...late];
    one.late = [];
    one.count = one.lines.length;
    one.known = true;
    if (goesOn && this.#pieces.at(-1) === one) {
      this.#pieces.push({ ...piece(next, undefined), late });
    }
  }

  /**
   * @param {number} begin
   * @param {number} end
   */
  #forget(begin, end) {
    const full = this.#pieces.filter(({ lines }) => lines);
    if (full.length <= KEPT) {
      return;
    }
    for (const [i, one] of this.#pieces.entries()) {
      const far = i < begin - KEPT / 3 || i > end + KEPT / 3;
      if (far && i < this.#pieces.length - 1) {
        one.lines = undefined;
      }
    }
  }

  /** @param {LogLine} line */
  #passes({ level, message, item }) {
    const { level: levels, text, item: wanted } = this.#filter;
    const said = message.toLowerCase();
    return (levels === '' || levels.split(',').includes(level))
      && said.includes(text.toLowerCase())
      && (wanted === '' || (item ?? message).includes(wanted));
  }
}

/**
 * @param {number} from
 * @param {number | undefined} to
 * @returns {Piece}
 */
function piece(from, to) {
  return { from, to, late: [], count: to === undefined ? 50 : SIZE, known: false, loading: false };
}
