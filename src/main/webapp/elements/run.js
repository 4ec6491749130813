import { events, StreamError } from '../sse.js';
import { Embedded, make } from './element.js';
import { text, TEXTS } from './texts.js';

const OVER = new Set(['completed', 'failed', 'cancelled', 'timed_out', 'interrupted']);
/** What may be over by the next attempt; 401 is a ticket that came too late, if there is another one. */
const PASSING = new Set([401, 408, 425, 429, 502, 503, 504]);
/** All in milliseconds: without a sign of life for longer, a connection is dead; pauses before coming back double. */
const SILENCE = 45_000;
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;
const MOST_LINES = 200;

/** One run as it goes on: its state, its bar, what it does, and the last lines of its log. */
export class WorkshopRun extends Embedded {
  static observedAttributes = ['run', 'server', 'ticket', 'ticket-url', 'lines', 'heading'];

  /**
   * Has a ticket for a run, each time that one is needed; for pages that would rather have it their own way.
   *
   * @type {((run: string) => string | Promise<string>) | undefined}
   */
  ticketSource;
  #state = make('span', { part: 'state', class: 'state', role: 'status' });
  #bar = make('progress', { part: 'bar', max: '100' });
  #message = make('p', { part: 'message', class: 'faint' });
  #log = make('ol', { part: 'log' });
  /** @type {string | undefined} the ticket of the attribute that has been used */
  #used;

  /** @param {AbortSignal} signal */
  begin(signal) {
    this.#bar.setAttribute('aria-label', text('progress'));
    this.#bar.removeAttribute('value');
    this.#log.replaceChildren();
    this.#tell('', text('connecting'));
    this.show('run', this.#state, this.#bar, this.#message, this.#log);
    if (this.getAttribute('run')) {
      this.#follow(this.getAttribute('run') ?? '', signal);
    } else {
      this.#fail(text('no-run'));
    }
  }

  /**
   * @param {string} run
   * @param {AbortSignal} signal
   */
  async #follow(run, signal) {
    let last = '';
    for (let wait = FIRST_WAIT; !signal.aborted; wait = Math.min(LONGEST_WAIT, wait * 2)) {
      try {
        for await (const event of events(await this.#address(run, last, signal), { signal, silence: SILENCE, attempts: 0 })) {
          last = event.lastEventId;
          wait = FIRST_WAIT;
          if (this.#heard(event)) {
            return;
          }
        }
        return;
      } catch (error) {
        if (signal.aborted || this.#isOver || !this.#comesBack(error)) {
          return;
        }
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  /**
   * @param {string} run
   * @param {string} last the id of the last event that came, so that the stream goes on after it
   * @param {AbortSignal} signal
   */
  async #address(run, last, signal) {
    const url = new URL(`api/runs/${encodeURIComponent(run)}/events`, this.server);
    const all = { detail: 'full', ticket: await this.#ticket(run, signal), last_event_id: last };
    for (const [name, value] of Object.entries(all)) {
      if (value) {
        url.searchParams.set(name, value);
      }
    }
    return url;
  }

  /**
   * A ticket opens one connection, once: for each the page is asked for another one.
   *
   * @param {string} run
   * @param {AbortSignal} signal
   */
  async #ticket(run, signal) {
    const [given, from] = [this.getAttribute('ticket'), this.getAttribute('ticket-url')];
    if (this.ticketSource) {
      return this.ticketSource(run);
    }
    if (given && given !== this.#used) {
      this.#used = given;
      return given;
    }
    if (from) {
      const answer = await fetch(from, { method: 'POST', signal, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ run }) });
      if (!answer.ok) {
        throw new StreamError('refused', text('no-ticket', { status: answer.status }), { status: answer.status });
      }
      return (await answer.json()).ticket;
    }
    if (given) {
      throw new StreamError('refused', text('used-up'));
    }
    return undefined;
  }

  /** @param {unknown} error */
  #comesBack(error) {
    const { kind, status = 0, message } = error instanceof StreamError ? error : { kind: 'unreachable', message: '' };
    const another = status !== 401 || Boolean(this.ticketSource ?? this.getAttribute('ticket-url'));
    if (kind === 'refused' && !(PASSING.has(status) && another)) {
      this.#fail(message);
      return false;
    }
    this.#message.textContent = text('lost');
    return true;
  }

  /**
   * @param {{type: string, data: string}} event
   * @returns {boolean} whether nothing more is to come
   */
  #heard({ type, data }) {
    const content = JSON.parse(data);
    switch (type) {
      case 'run':
        this.#become(content.state, content.reason);
        return false; // what was said before is still to come
      case 'progress_bar':
        this.#bar.value = content.data.percentage;
        this.#message.textContent = content.data.message;
        return false;
      case 'logs':
        this.#write(content.data);
        return false;
      case 'complete':
        this.#become('completed');
        return true;
      default:
        return type === 'close' && this.#isOver;
    }
  }

  get #isOver() {
    return OVER.has(this.#state.dataset.state ?? '');
  }

  /**
   * @param {string} state
   * @param {string} [reason]
   */
  #become(state, reason) {
    this.#tell(state, reason);
    if (state === 'completed') {
      this.#bar.value = 100;
    }
    this.dispatchEvent(new CustomEvent('workshop-state', { detail: { run: this.getAttribute('run'), state }, bubbles: true, composed: true }));
  }

  /**
   * @param {string} state
   * @param {string} [message]
   */
  #tell(state, message) {
    const key = /** @type {'state.queued'} */ (`state.${state}`);
    this.#state.textContent = TEXTS[key] ?? state;
    this.#state.dataset.state = state;
    this.#message.classList.remove('problem');
    this.#message.textContent = message ?? this.#message.textContent;
  }

  /** @param {{level: string, message: string}} line */
  #write({ level, message }) {
    const most = Math.min(MOST_LINES, Number(this.getAttribute('lines') ?? 8) || 0);
    this.#log.append(make('li', { class: level === 'error' || level === 'warning' ? level : '' }, message));
    while (this.#log.childElementCount > most) {
      this.#log.firstElementChild?.remove();
    }
    if (this.#isOver || this.#bar.value === 100) {
      this.#message.textContent = message;
    }
  }

  /** @param {string} message */
  #fail(message) {
    this.#bar.value = 0;
    this.#message.textContent = message;
    this.#message.classList.add('problem');
  }
}
