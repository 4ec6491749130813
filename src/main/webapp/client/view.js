import { byId, link } from './dom.js';
import { LogView } from './log.js';
import { Notice } from './notice.js';
import { fact, ProgressView } from './progress.js';
import { LEVELS, LOOKS, number, roughly } from './words.js';

/** @import { Progress } from './progress.js' */
/** @import { Run, RunStatus } from './server.js' */
/** @import { Level, Look } from './words.js' */

/** @typedef {{from: number, to: number, url: string}} Gap the events that the server no longer keeps */

/** @type {Partial<Record<Look, Level>>} */
const COLOURS = { done: 'success', failed: 'error', cancelled: 'warning', interrupted: 'warning', held: 'warning' };
/** @type {ReadonlySet<Look>} */
const WAITING = new Set(['connecting', 'queued', 'live', 'reconnecting']);
/** How often the clock is drawn, in milliseconds. */
const TICK = 500;

/**
 * What the page shows of a run: state, notice, progress, counters and log. Whatever the number of events, it draws
 * once a frame.
 */
export class RunView {
  #log = new LogView(byId('log'), byId('older'), byId('empty'), byId('jump'));
  #progress = new ProgressView();
  #message = byId('progress-message');
  /** @type {Look} */
  #look = 'idle';
  #counts = noCounts();
  /** @type {number | undefined} */
  #position;
  /** @type {ReturnType<typeof setInterval> | undefined} runs as long as somebody watches */
  #ticking;
  #planned = false;

  notice = new Notice(byId('log'));

  constructor() {
    this.#forget();
  }

  /**
   * A run begins to be watched: everything that spoke of an earlier one goes.
   *
   * @param {string} title
   * @param {string} text
   */
  begin(title, text) {
    this.#forget();
    this.#progress.reset(Date.now());
    this.#position = undefined;
    this.title(title);
    this.proceed(text);
  }

  /**
   * The same run is watched again: what is shown stays.
   *
   * @param {string} text
   */
  proceed(text) {
    this.notice.hide();
    this.#ticking ??= setInterval(() => this.#draw(), TICK);
    this.show('connecting', text);
  }

  /** The run is over, or nobody watches it any more. */
  end() {
    this.#progress.stop();
    this.#draw();
    clearInterval(this.#ticking);
    this.#ticking = undefined;
  }

  /** Empties log, counters and notice; what is known of a run that goes on stays. */
  clear() {
    this.#forget();
    if (!this.#ticking) {
      this.#progress.reset();
      this.#position = undefined;
      this.title('Progress');
      this.show('idle', 'Nothing is running.');
    }
    this.#draw();
  }

  /** @param {string} text */
  title(text) {
    byId('progress-title').textContent = text;
  }

  /**
   * @param {Look} look
   * @param {string} [text] below the progress bar until progress says something; unchanged when left out
   */
  show(look, text) {
    this.#look = look;
    byId('state').dataset.state = look;
    this.#drawState();
    byId('progress').dataset.level = COLOURS[look] ?? '';
    if (text !== undefined) {
      this.#message.textContent = text;
    }
    this.#plan();
  }

  /** Counts an event, whatever it says. */
  count() {
    this.#counts.events += 1;
    this.#plan();
  }

  /**
   * Writes a line of the log.
   *
   * @param {string | undefined} level
   * @param {unknown} message
   * @param {string} [timestamp] when it happened; now by default
   */
  write(level, message, timestamp) {
    const known = LEVELS.find((one) => one === level) ?? 'info';
    this.#counts[known] += 1;
    this.#log.add(known, String(message ?? ''), timestamp);
    this.#plan();
  }

  /** @param {Progress} progress */
  advance(progress) {
    this.#progress.advance(progress);
    if (progress.message && WAITING.has(this.#look) && this.#look !== 'reconnecting') {
      this.#message.textContent = progress.message;
    }
    this.#plan();
  }

  /**
   * When the run began and ended, as the server has it.
   *
   * @param {Run} run
   */
  timed(run) {
    this.#progress.timed(run, this.#ticking !== undefined);
    this.#plan();
  }

  /**
   * When something was last heard of the work; nothing changes where that is not said.
   *
   * @param {string} [timestamp]
   */
  heard(timestamp) {
    if (timestamp) {
      this.#progress.heard(timestamp);
    }
  }

  /**
   * Where the run stands, as the server sees it.
   *
   * @param {RunStatus} status
   */
  pace(status) {
    this.heard(status.last_activity);
    this.#position = status.position ?? undefined;
    this.#progress.pace(status);
    this.#plan();
  }

  /**
   * Nothing was heard of the work for some time, or it goes on.
   *
   * @param {boolean} stalled
   * @param {number} seconds
   */
  stall(stalled, seconds) {
    this.#progress.stall(stalled);
    if (stalled) {
      this.#message.textContent = `Nothing was heard of the work for ${roughly(seconds)}; it may be stuck.`;
    }
  }

  /** @param {number | null} [position] in the queue; none when the run does not wait */
  queued(position) {
    this.#position = position ?? undefined;
    this.#drawState();
  }

  /**
   * What the server made of the place where we said that we are.
   *
   * @param {string} verdict
   * @param {number} last
   * @param {Gap} [gap]
   */
  resumed(verdict, last, gap) {
    fact('stream', resumption(verdict, last, gap));
    byId('fact-stream').dataset.verdict = verdict;
    if (gap) {
      const text = `The server no longer keeps the events ${gap.from} to ${gap.to}.`;
      this.notice.show('warning', 'A gap', text);
      this.notice.offer(link('What is left of them', gap.url));
    }
  }

  /**
   * Shows or hides the lines of a level.
   *
   * @param {Level} level
   * @param {boolean} shown
   */
  filter(level, shown) {
    this.#log.filter(level, shown);
  }

  /**
   * Shows only lines with this text; all of them when it is blank.
   *
   * @param {string} text
   */
  search(text) {
    this.#log.search(text);
  }

  #forget() {
    this.#counts = noCounts();
    this.#log.clear();
    this.notice.hide();
    fact('stream', '');
  }

  /** A hidden page has no frames. */
  #plan() {
    if (!this.#planned) {
      this.#planned = true;
      if (document.hidden) {
        setTimeout(() => this.#draw(), 1000);
      } else {
        requestAnimationFrame(() => this.#draw());
      }
    }
  }

  #draw() {
    this.#planned = false;
    this.#log.draw();
    byId('count-events').textContent = number(this.#counts.events);
    for (const level of LEVELS) {
      byId(`count-${level}`).textContent = number(this.#counts[level]);
    }
    const watched = this.#ticking !== undefined;
    this.#progress.draw(WAITING.has(this.#look), watched, watched && this.#look === 'live');
    const parts = [this.#progress.text, this.#look === 'idle' ? '' : LOOKS[this.#look], 'Workshop Streaming'];
    document.title = parts.filter((part) => part !== '').join(' · ');
  }

  #drawState() {
    const place = this.#look === 'queued' && this.#position ? ` at ${this.#position}` : '';
    const word = byId('state-word');
    // a live region: what is written again would be spoken again
    if (word.textContent !== LOOKS[this.#look] + place) {
      word.textContent = LOOKS[this.#look] + place;
    }
  }
}

function noCounts() {
  return { events: 0, info: 0, success: 0, warning: 0, error: 0 };
}

/**
 * @param {string} verdict
 * @param {number} last
 * @param {Gap} [gap]
 */
function resumption(verdict, last, gap) {
  switch (verdict) {
    case 'fresh':
      return 'from the first event';
    case 'resumed':
      return `resumed after event ${number(last)}, nothing missed`;
    case 'gap':
      return gap ? `events ${number(gap.from)} to ${number(gap.to)} are missing` : 'some events are missing';
    default:
      return verdict;
  }
}
