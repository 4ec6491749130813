import { events, StreamError } from '../sse.js';
import { isOver, lookOf, wordOf } from './words.js';

/** @import { Options, Retry, StreamEvent } from '../sse.js' */
/** @import { Notice } from './notice.js' */
/** @import { Cursor, CursorStorage } from './storage.js' */
/** @import { Gap, RunView } from './view.js' */
/** @import { Look } from './words.js' */

/**
 * What an event may carry; its type says which of it.
 *
 * @typedef {object} EventData
 * @property {string} [timestamp]
 * @property {{level?: string, message?: string, percentage?: number, current?: number, total?: number}} [data] of
 *   `logs` and `progress_bar`
 * @property {string} [message] of `complete` and `close`
 * @property {string} [error] of `error`
 * @property {string} [state] of `run`
 * @property {number | null} [position] of `run` and `heartbeat`
 * @property {string} [reason] of `run`: why the run waits
 * @property {string} [resume] of the first `run`: what became of the place where we said that we are
 * @property {Gap} [gap] of the first `run`
 * @property {number} [silent_for_seconds] of `stalled`
 */

/**
 * What shows a run. `told` hears of the events that say more of the work than this module looks at, such as `item`.
 *
 * @typedef {Pick<RunView, 'advance' | 'count' | 'heard' | 'pace' | 'queued' | 'resumed' | 'show' | 'stall' | 'write'>
 *   & {notice: Pick<Notice, 'show'>, told?: (type: string, event: any) => void}} View
 */

/** Longer than the server's heartbeat by a good deal: a connection this silent is dead. */
const SILENCE = 45_000;

/** The watching of one run, from the first connection to the last, over as many as it takes. */
export class WatchedRun {
  #view;
  #storage;
  #onchange;
  #abort = new AbortController();
  /** @type {Look | undefined} how it ended, once that is known */
  #outcome;
  /** @type {string | undefined} what the server said as it closed a connection of a run that goes on */
  #closing;
  /** @type {(string | undefined)[]} the last two lines of the log */
  #lines = [];
  #replaced = false;
  #handlers = handlers({
    run: (event) => this.#changed(event),
    logs: (event) => this.#log(event),
    progress_bar: (event) => this.#advance(event),
    heartbeat: (event) => this.#view.pace(event),
    stalled: (event) => this.#view.stall(true, event.silent_for_seconds ?? 0),
    recovered: () => this.#view.stall(false, 0),
    complete: ({ message }) => this.#finish('completed', this.#lines.at(-1) ?? message),
    error: ({ error }) => this.#failed(error),
    close: ({ message }) => this.#closed(message),
  });

  /** The run's id, "" as long as the stream has not told it. */
  id;
  /** The number of the last event that was shown. */
  last;
  /** The run's state as far as the stream has told. */
  state = '';
  /** @type {StreamError | undefined} why it can be watched no longer */
  failure;

  /**
   * @param {View} view
   * @param {Pick<CursorStorage, 'save'>} storage is given the place of every event
   * @param {(run: WatchedRun) => void} onchange called each time that the stream tells a new id or state
   * @param {Cursor} [cursor] where the watching begins, of a run that is known
   */
  constructor(view, storage, onchange, { run, last } = { run: '', last: 0 }) {
    this.id = run;
    this.last = last;
    this.#view = view;
    this.#storage = storage;
    this.#onchange = onchange;
  }

  /** Whether everything has been seen that the run will ever say. */
  get isOver() {
    return isOver(this.state);
  }

  /** Whether it cannot be watched again: it is over, or the server does not know it. */
  get isGone() {
    return this.isOver || this.failure?.status === 404;
  }

  /**
   * Shows what comes, until the run is over, nothing more comes, or `leave` is called.
   *
   * @param {URL} url
   * @param {Options} options
   */
  async follow(url, options) {
    const stream = events(url, {
      ...options,
      signal: this.#abort.signal,
      silence: SILENCE,
      onopen: () => this.#opened(),
      onretry: (retry) => this.#lost(retry),
    });
    try {
      for await (const event of stream) {
        this.#view.count();
        this.#receive(event);
        if (this.#isDone(event.type)) {
          break;
        }
      }
      this.#end();
    } catch (error) {
      this.#refused(error);
    }
  }

  /** Watches no longer; the run goes on. */
  leave() {
    this.#outcome = 'closed';
    this.#abort.abort();
  }

  /** Leaves the view to another run. */
  giveWay() {
    this.#replaced = true;
    this.leave();
  }

  /** @param {string} type of the last event */
  #isDone(type) {
    return this.#outcome === 'done' || (type === 'close' && this.#outcome !== undefined);
  }

  #opened() {
    this.#closing = undefined;
    this.#showState('Waiting for progress…');
  }

  /** @param {string} [text] */
  #showState(text) {
    this.#view.show(lookOf(this.state) ?? 'live', text);
  }

  /**
   * Between two connections. After `error` nothing is to come; a result that is held back is waited for quietly.
   *
   * @param {Retry} retry
   */
  #lost({ attempt, delay, reason }) {
    if (this.#outcome === 'failed') {
      this.#abort.abort();
    } else if (this.state !== 'needs_approval' || attempt > 1) {
      const why = reason?.message ?? this.#closing ?? 'The server ended the connection early.';
      const wait = Math.max(1, Math.round(delay / 1000));
      this.#view.show('reconnecting', `${why} Attempt ${attempt} in ${wait} s.`);
    }
  }

  /** @param {StreamEvent} event */
  #receive({ type, data, lastEventId }) {
    const content = parse(data);
    if (content === undefined) {
      this.#view.write('error', `Unreadable ${type} event: ${data.slice(0, 200)}`);
      return;
    }
    this.#arrive(lastEventId);
    this.#view.heard(content.timestamp);
    this.#handlers.get(type)?.(content);
    this.#view.told?.(type, content);
  }

  /** @param {string} lastEventId */
  #arrive(lastEventId) {
    const [run = '', number] = lastEventId.split('-');
    const isNew = run !== this.id;
    this.id = run;
    this.last = Number(number) || 0;
    this.#storage.save({ run, last: this.last });
    if (isNew) {
      this.#onchange(this);
    }
  }

  /** @param {EventData} event */
  #log({ data: { level, message } = {}, timestamp }) {
    this.#view.write(level, message, timestamp);
    this.#lines = [...this.#lines.slice(-1), message];
  }

  /** @param {EventData} event */
  #advance({ data: { percentage, current = 0, total = 0, message } = {} }) {
    if (typeof percentage === 'number') {
      this.#view.advance({ percentage, current, total, message });
    }
  }

  /**
   * What the stream says of the run itself; at its beginning also what became of our place in it.
   *
   * @param {EventData} event
   */
  #changed({ state, position, reason, resume, gap }) {
    this.state = state ?? this.state;
    this.#onchange(this);
    if (resume) {
      this.#view.resumed(resume, this.last, gap);
    }
    this.#view.queued(state === 'queued' ? position : undefined);
    if (!this.isOver) {
      this.#showState(state === 'queued' ? (reason ?? 'Waiting in the queue.') : undefined);
    }
  }

  /** @param {string} [reason] */
  #failed(reason) {
    this.#view.write('error', reason);
    this.#view.notice.show('error', 'The run failed', reason);
    this.#finish('failed', reason);
  }

  /**
   * The run's last word, or only the connection's.
   *
   * @param {string} [message]
   */
  #closed(message) {
    if (this.#outcome === 'failed') {
      return;
    }
    if (this.state === 'needs_approval') {
      this.#view.notice.show('warning', 'Held back', message);
      this.#view.show('held', message);
      this.#onchange(this);
    } else if (this.isOver) {
      const summary = this.#lines.find((line) => line !== message && /^Stopped\b/.test(line ?? ''));
      this.#view.notice.show('warning', wordOf(this.state), summary ?? message);
      this.#finish(this.state, message);
    } else {
      this.#closing = message;
    }
  }

  /**
   * @param {string} state that this event stands for; the server's own word counts first
   * @param {string} [text]
   */
  #finish(state, text) {
    this.state = this.isOver ? this.state : state;
    this.#outcome = lookOf(state);
    this.#view.show(lookOf(this.state) ?? 'closed', text);
    this.#onchange(this);
  }

  /** Nothing more comes: the run has ended, or was left, or the server says so of one that seemed to go on. */
  #end() {
    if (this.#replaced) {
      return;
    }
    const settled = this.isOver || this.state === 'needs_approval';
    const outcome = this.#outcome ?? (settled ? lookOf(this.state) : undefined) ?? 'closed';
    if (outcome === 'closed' && !this.#abort.signal.aborted) {
      this.#view.notice.show('info', 'Closed', 'The server has nothing more to send.');
    }
    this.#view.show(outcome);
  }

  /** @param {unknown} error */
  #refused(error) {
    if (this.#replaced) {
      return;
    }
    this.failure = error instanceof StreamError ? error : new StreamError('lost', String(error), { cause: error });
    const { kind, status, message, retryAfter } = this.failure;
    const wait = retryAfter === undefined ? '' : ` Try again in ${retryAfter} s.`;
    this.#view.notice.show('error', kind === 'refused' ? `Refused (${status})` : 'No connection', `${message}${wait}`);
    this.#view.show('failed', 'Stopped.');
  }
}

/**
 * What is done with an event of each type.
 *
 * @param {Record<string, (event: EventData) => void>} byType
 */
function handlers(byType) {
  return new Map(Object.entries(byType));
}

/**
 * @param {string} data
 * @returns {EventData | undefined} undefined when it cannot be read
 */
function parse(data) {
  try {
    return JSON.parse(data) ?? {};
  } catch {
    return undefined;
  }
}
