import { events, StreamError } from '../sse.js';
import { isOver, RUN_STATES } from './words.js';

/** Longer than the server's heartbeat by a good deal: a connection this silent is dead. */
const SILENCE = 45_000;

/** The watching of one run, from the first connection to the last, over as many as it takes. */
export class WatchedRun {
  #view;
  #memory;
  #told;
  #abort = new AbortController();
  #outcome;
  #farewell;
  #lines = [];
  #replaced = false;

  /** The run's id, and its state as far as the stream has told. */
  id = '';
  state = '';
  /** The number of the last event that was shown. */
  last = 0;

  /**
   * @param {import('./view.js').RunView} view
   * @param {import('./storage.js').Memory} memory is told of every event
   * @param {(run: WatchedRun) => void} told each time that the stream tells a new id or state
   */
  constructor(view, memory, told) {
    this.#view = view;
    this.#memory = memory;
    this.#told = told;
  }

  /** Whether everything has been seen that the run will ever say. */
  get isOver() {
    return isOver(this.state);
  }

  /**
   * Shows what comes, until the run is over, nothing more comes, or `leave` is called.
   *
   * @param {URL} url
   * @param {import('../sse.js').Options} options
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

  #isDone(type) {
    return this.#outcome === 'done' || (type === 'close' && this.#outcome !== undefined);
  }

  #opened() {
    this.#farewell = undefined;
    this.#showState('Waiting for progress…');
  }

  #showState(text) {
    this.#view.show(RUN_STATES[this.state]?.look ?? 'live', text);
  }

  /** Between two connections. After `error` nothing is to come; a result that is held back is waited for quietly. */
  #lost({ attempt, delay, reason }) {
    if (this.#outcome === 'failed') {
      this.#abort.abort();
    } else if (this.state !== 'needs_approval' || attempt > 1) {
      const why = reason?.message ?? this.#farewell ?? 'The server ended the connection early.';
      const wait = Math.max(1, Math.round(delay / 1000));
      this.#view.show('reconnecting', `${why} Attempt ${attempt} in ${wait} s.`);
    }
  }

  #receive({ type, data, lastEventId }) {
    const content = read(data);
    if (content === undefined) {
      this.#view.write('error', `Unreadable ${type} event: ${data.slice(0, 200)}`);
      return;
    }
    this.#place(lastEventId);
    this.#view.heard(content.timestamp);
    switch (type) {
      case 'run':
        this.#tell(content);
        break;
      case 'logs':
        this.#log(content.data ?? {}, content.timestamp);
        break;
      case 'progress_bar':
        if (Number.isFinite(content.data?.percentage)) {
          this.#view.advance(content.data);
        }
        break;
      case 'heartbeat':
        this.#view.pace(content);
        break;
      case 'stalled':
      case 'recovered':
        this.#view.stall(type === 'stalled', content.silent_for_seconds);
        break;
      case 'complete':
        this.#settle('completed', this.#lines.at(-1) ?? content.message);
        break;
      case 'error':
        this.#view.write('error', content.error);
        this.#view.notify('error', 'The run failed', content.error);
        this.#settle('failed', content.error);
        break;
      case 'close':
        this.#close(content.message);
        break;
      default: // facts for other clients
    }
  }

  #place(lastEventId) {
    const [run, number] = lastEventId.split('-');
    const isNew = run !== this.id;
    this.id = run;
    this.last = Number(number) || 0;
    this.#memory.remember(this.id, this.last);
    if (isNew) {
      this.#told(this);
    }
  }

  #log({ level, message }, timestamp) {
    this.#view.write(level, message, timestamp);
    this.#lines = [...this.#lines.slice(-1), message];
  }

  /** What the stream says of the run itself; at its beginning also what became of our place in it. */
  #tell({ state, position, reason, resume, gap }) {
    this.state = state ?? this.state;
    this.#told(this);
    if (resume) {
      this.#view.resumed(resume, this.last, gap);
    }
    this.#view.queued(state === 'queued' ? position : undefined);
    if (!this.isOver) {
      this.#showState(state === 'queued' ? (reason ?? 'Waiting in the queue.') : undefined);
    }
  }

  /** The run's last word, or only the connection's. */
  #close(message) {
    if (this.#outcome === 'failed') {
      return;
    }
    if (this.state === 'needs_approval') {
      this.#view.notify('warning', 'Held back', message);
      this.#view.show('held', message);
      this.#told(this);
    } else if (this.isOver) {
      const summary = this.#lines.find((line) => line !== message && /^Stopped\b/.test(line));
      this.#view.notify('warning', RUN_STATES[this.state].word, summary ?? message);
      this.#settle(this.state, message);
    } else {
      this.#farewell = message;
    }
  }

  #settle(state, text) {
    this.state = this.isOver ? this.state : state;
    this.#outcome = RUN_STATES[state].look;
    this.#view.show(RUN_STATES[this.state].look, text);
    this.#told(this);
  }

  #end() {
    if (this.#replaced) {
      return;
    }
    const outcome = this.#outcome ?? RUN_STATES[this.state]?.look ?? 'closed';
    if (outcome === 'closed' && !this.#abort.signal.aborted) {
      this.#view.notify('info', 'Closed', 'The server has nothing more to send.');
    }
    this.#view.show(outcome);
  }

  #refused(error) {
    if (this.#replaced) {
      return;
    }
    const refused = error instanceof StreamError && error.kind === 'refused';
    const wait = error.retryAfter === undefined ? '' : ` Try again in ${error.retryAfter} s.`;
    this.#view.notify('error', refused ? `Refused (${error.status})` : 'No connection', `${error.message}${wait}`);
    this.#view.show('failed', 'Stopped.');
    this.failure = error;
  }
}

function read(data) {
  try {
    return JSON.parse(data) ?? {};
  } catch {
    return undefined;
  }
}
