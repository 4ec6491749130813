/**
 * Server-Sent Events over fetch: what EventSource does, and what it cannot do. It sends any method and body, tells why
 * a server refused, resumes with backing off, and ends when told to. No dependencies; runs in browsers and in Node.
 *
 *     for await (const { type, data } of events('/api/streaming/refresh-workshops?studio_id=x')) { … }
 *
 * Parsing follows the WHATWG HTML standard, section 9.2 "Server-sent events".
 */

/**
 * One event of a stream.
 *
 * @typedef {object} StreamEvent
 * @property {string} type the event's name, "message" when the stream gives none
 * @property {string} data
 * @property {string} lastEventId the id that resumes after this event, "" when none was sent yet
 */

/**
 * Told before each attempt to come back.
 *
 * @typedef {object} Retry
 * @property {number} attempt 1 for the first attempt since the connection was lost
 * @property {number} delay milliseconds until the attempt
 * @property {StreamError | undefined} reason what went wrong; undefined when the server ended its answer
 */

/**
 * @typedef {object} Options
 * @property {AbortSignal} [signal] ends the stream quietly
 * @property {string} [lastEventId] resume after this event from the start on
 * @property {string} [method] "GET" by default
 * @property {string | Blob | URLSearchParams | FormData} [body] sent with every attempt, so nothing that can be read
 *   only once
 * @property {HeadersInit} [headers] sent with every attempt; a request that is no GET gets an Idempotency-Key besides,
 *   unless they name one, so that a second attempt never does the work twice
 * @property {number} [attempts] how often to try to come back before giving up; 10 by default
 * @property {number} [silence] milliseconds without a byte after which the connection counts as lost; 0, the
 *   default, waits for ever
 * @property {(response: Response) => void} [onopen] each time that a stream has been opened
 * @property {(retry: Retry) => void} [onretry] each time that a stream was lost and will be tried again
 */

/** Why a stream could not be had or kept. */
export class StreamError extends Error {
  /**
   * @param {"refused" | "unreachable" | "lost"} kind refused: the server answered, but with no stream;
   *   unreachable: no answer to the first request; lost: no way back after a stream was open
   * @param {string} message for people; the server's own words where it gave some
   * @param {{status?: number, retryAfter?: number, problem?: unknown, cause?: unknown}} [details] the status, the
   *   seconds of Retry-After and the body of a refusal
   */
  constructor(kind, message, { status, retryAfter, problem, cause } = {}) {
    super(message, { cause });
    this.name = 'StreamError';
    this.kind = kind;
    this.status = status;
    this.retryAfter = retryAfter;
    this.problem = problem;
  }
}

/** Turns the decoded text of a stream, in pieces of any size, into events. */
export class StreamParser {
  #line = '';
  #afterReturn = false;
  #type = '';
  #data = '';
  #hasData = false;
  /** @type {string} */
  #id;

  /** @type {number | undefined} the wait that the stream asked for, in milliseconds */
  retry;

  /** @param {string} [lastEventId] */
  constructor(lastEventId = '') {
    this.#id = lastEventId;
    this.lastEventId = lastEventId;
  }

  /**
   * @param {string} text the next piece, without a byte order mark
   * @returns {Generator<StreamEvent>}
   */
  *push(text) {
    if (text === '') {
      return;
    }
    let start = this.#afterReturn && text[0] === '\n' ? 1 : 0;
    this.#afterReturn = text.endsWith('\r');
    const ends = /\r\n|\r|\n/g;
    ends.lastIndex = start;
    for (let end = ends.exec(text); end; end = ends.exec(text)) {
      const line = this.#line + text.slice(start, end.index);
      this.#line = '';
      start = ends.lastIndex;
      if (line !== '') {
        this.#field(line);
      } else {
        yield* this.#dispatch();
      }
    }
    this.#line += text.slice(start);
  }

  /** @param {string} line */
  #field(line) {
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    switch (name) {
      case 'event':
        this.#type = value;
        break;
      case 'data':
        this.#data += this.#hasData ? `\n${value}` : value;
        this.#hasData = true;
        break;
      case 'id':
        this.#id = value.includes('\0') ? this.#id : value;
        break;
      case 'retry':
        this.retry = /^[0-9]+$/.test(value) ? Number(value) : this.retry;
        break;
      default: // a comment, or a field that is not ours
    }
  }

  /** @returns {Generator<StreamEvent>} */
  *#dispatch() {
    this.lastEventId = this.#id;
    if (this.#hasData) {
      yield { type: this.#type || 'message', data: this.#data, lastEventId: this.#id };
    }
    this.#type = '';
    this.#data = '';
    this.#hasData = false;
  }
}

const FIRST_WAIT = 3000;
const SHORTEST_WAIT = 100;
const LONGEST_BACK_OFF = 30000;
const LONGEST_TIMER = 2 ** 31 - 1;
/** The server is there and has no time. */
const PASSING = new Set([408, 425, 429, 502, 503, 504]);
/** As long as a server starts, its answers are not yet the application's: nothing that we would understand. */
const STARTING = new Set([404, 500]);

/**
 * @typedef {object} State what is known of a stream from one connection to the next
 * @property {string} id of the last event, "" when none was sent
 * @property {number} wait milliseconds before the first attempt to come back
 * @property {boolean} opened whether a stream was open before
 * @property {number} attempt how many attempts to come back have been made since
 */

/**
 * The events of a stream, over as many connections as it takes. Ends when the server answers 204, when the signal
 * says so, or when the caller leaves the loop. A stream that was never open is not tried again; one that was is
 * resumed by the id of its last event.
 *
 * @param {string | URL} url
 * @param {Options} [options]
 * @returns {AsyncGenerator<StreamEvent, void, void>}
 * @throws {StreamError}
 */
export async function* events(url, options = {}) {
  const headers = lasting(options);
  /** @type {State} */
  const state = { id: options.lastEventId ?? '', wait: FIRST_WAIT, opened: false, attempt: 0 };
  while (!options.signal?.aborted) {
    let reason;
    try {
      if (yield* connection(url, { ...options, headers }, state)) {
        return;
      }
    } catch (error) {
      reason = failure(error, state.opened);
    }
    if (!options.signal?.aborted) {
      await nextAttempt(options, state, reason);
    }
  }
}

/**
 * Waits until it is time to try again.
 *
 * @param {Options} options
 * @param {State} state
 * @param {StreamError} [reason] why the connection ended; none when the server ended its answer
 * @throws {StreamError} when there is no next attempt
 */
async function nextAttempt({ signal, attempts = 10, onretry }, state, reason) {
  if (reason && !passes(reason, state.opened)) {
    throw reason;
  }
  state.attempt += 1;
  if (state.attempt > attempts) {
    throw new StreamError('lost', 'The connection was lost and could not be restored.', { cause: reason });
  }
  const delay = pause(state, reason);
  onretry?.({ attempt: state.attempt, delay, reason });
  if (!signal?.aborted) {
    await sleep(delay, signal);
  }
}

/**
 * One connection's events; true when the server has nothing more to say, ever.
 *
 * @param {string | URL} url
 * @param {Options} options
 * @param {State} state
 * @returns {AsyncGenerator<StreamEvent, boolean, void>}
 */
async function* connection(url, options, state) {
  const closing = new AbortController();
  const close = () => closing.abort();
  const watch = watchdog(options.silence ?? 0, close);
  options.signal?.addEventListener('abort', close);
  try {
    watch.reset();
    const response = await fetch(url, request(options, state.id, closing.signal));
    if (response.status === 204) {
      return true;
    }
    const body = await accept(response);
    state.opened = true;
    options.onopen?.(response);
    for await (const event of read(body, state, watch)) {
      if (options.signal?.aborted) {
        return false;
      }
      yield event;
    }
    return false;
  } finally {
    watch.stop();
    options.signal?.removeEventListener('abort', close);
    closing.abort();
  }
}

/**
 * @param {ReadableStream<Uint8Array>} body
 * @param {State} state
 * @param {ReturnType<typeof watchdog>} watch
 * @returns {AsyncGenerator<StreamEvent, void, void>}
 */
async function* read(body, state, watch) {
  const parser = new StreamParser(state.id);
  const reader = body.getReader();
  const decoder = new TextDecoder();
  for (;;) {
    watch.reset();
    const { done, value } = await reader.read();
    watch.stop();
    if (done) {
      return;
    }
    state.attempt = 0;
    for (const event of parser.push(decoder.decode(value, { stream: true }))) {
      state.id = event.lastEventId;
      yield event;
    }
    state.id = parser.lastEventId;
    state.wait = parser.retry ?? state.wait;
  }
}

/**
 * The headers that every attempt sends.
 *
 * @param {Options} options
 */
function lasting({ method = 'GET', headers }) {
  const all = new Headers(headers);
  all.set('Accept', 'text/event-stream');
  if (!/^(GET|HEAD)$/i.test(method) && !all.has('Idempotency-Key')) {
    all.set('Idempotency-Key', Array.from(randomBytes(16), (byte) => byte.toString(16).padStart(2, '0')).join(''));
  }
  return all;
}

/** @param {number} count */
function randomBytes(count) {
  const bytes = new Uint8Array(count);
  // Node 18 has no crypto of this name; a key need only differ from others.
  return globalThis.crypto?.getRandomValues(bytes) ?? bytes.map(() => Math.random() * 256);
}

/**
 * @param {Options} options
 * @param {string} id
 * @param {AbortSignal} signal
 * @returns {RequestInit}
 */
function request({ method = 'GET', body, headers }, id, signal) {
  const all = new Headers(headers);
  if (id !== '') {
    all.set('Last-Event-ID', id);
  }
  return { method, body, headers: all, signal, cache: 'no-store' };
}

/**
 * @param {Response} response
 * @throws {StreamError} when it is no stream
 */
async function accept(response) {
  const type = response.headers.get('Content-Type') ?? '';
  if (response.status === 200 && response.body && /^\s*text\/event-stream\s*(;|$)/i.test(type)) {
    return response.body;
  }
  throw await refusal(response, type);
}

/**
 * @param {Response} response
 * @param {string} type
 */
async function refusal(response, type) {
  const problem = /[/+]json\b/i.test(type) ? await response.json().catch(() => undefined) : undefined;
  const words = problem?.message ?? problem?.detail ?? problem?.title;
  const plain = response.ok ? 'The server sent no event stream.' : `The server answered ${response.status}.`;
  return new StreamError('refused', typeof words === 'string' && words !== '' ? words : plain, {
    status: response.status,
    retryAfter: seconds(response.headers.get('Retry-After')),
    problem,
  });
}

/**
 * Retry-After as seconds; it comes as seconds or as a date (RFC 9110 section 10.2.3).
 *
 * @param {string | null} header
 */
function seconds(header) {
  if (header === null) {
    return undefined;
  }
  const wait = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isNaN(wait) ? undefined : Math.max(0, Math.ceil(wait));
}

/**
 * @param {unknown} error
 * @param {boolean} opened
 */
function failure(error, opened) {
  if (error instanceof StreamError) {
    return error;
  }
  return opened
    ? new StreamError('lost', 'The connection was lost.', { cause: error })
    : new StreamError('unreachable', 'The server cannot be reached.', { cause: error });
}

/**
 * Whether it may be over by the next attempt.
 *
 * @param {StreamError} reason
 * @param {boolean} opened
 */
function passes({ kind, status = 0, problem }, opened) {
  const passing = PASSING.has(status) || (STARTING.has(status) && problem === undefined);
  return opened && (kind === 'lost' || passing);
}

/**
 * The stream's own wait at first, then doubled, with jitter, so that not everybody comes back at once.
 *
 * @param {State} state
 * @param {StreamError} [reason]
 */
function pause({ wait, attempt }, reason) {
  const doubled = Math.max(wait, Math.min(LONGEST_BACK_OFF, wait * 2 ** (attempt - 1)));
  const jittered = attempt === 1 ? wait : doubled * (0.75 + Math.random() / 2);
  const asked = (reason?.retryAfter ?? 0) * 1000;
  return Math.min(LONGEST_TIMER, Math.round(Math.max(SHORTEST_WAIT, jittered, asked)));
}

/**
 * Waits; less when the signal says so, or when a browser that was without a network has one again.
 *
 * @param {number} milliseconds
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
function sleep(milliseconds, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      globalThis.removeEventListener?.('online', done);
      resolve();
    }
    signal?.addEventListener('abort', done);
    globalThis.addEventListener?.('online', done);
  });
}

/**
 * @param {number} milliseconds
 * @param {() => void} bark
 */
function watchdog(milliseconds, bark) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const stop = () => clearTimeout(timer);
  const reset = () => {
    stop();
    timer = milliseconds > 0 ? setTimeout(bark, milliseconds) : undefined;
  };
  return { reset, stop };
}
