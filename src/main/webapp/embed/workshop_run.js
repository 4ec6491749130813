import { events, StreamError } from '../sse.js';
import { made, root } from './style.js';

/** So many lines of the log stand in the element. */
const LINES = 200;
/** How long, in milliseconds, to wait before another ticket is asked for. */
const PAUSE = 3000;
const STATES = { queued: 'Queued', running: 'Running', needs_approval: 'Held back', completed: 'Done', failed: 'Failed', cancelled: 'Cancelled', timed_out: 'Timed out', interrupted: 'Interrupted' };

/**
 * `<workshop-run src="https://workshops.example" run="1k85…" ticket-url="/my-ticket">`: bar, state and log of a run, live.
 *
 * `src` is the server; the page's own without it. On another server's page a ticket opens the stream: `ticket` has one,
 * and `ticket-url` is where the page's own server hands out more (`{"ticket": "wsk_…"}`), as each is good for one
 * connection. `log="off"` leaves the lines out. It tells of `workshop-state` with the run's state, and of
 * `workshop-problem` when it cannot watch any more.
 */
export class WorkshopRun extends HTMLElement {
  static observedAttributes = ['run', 'src'];

  /** @type {AbortController | undefined} */
  #watching;
  #last = '';
  #state = made('span', 'state', '…');
  #percent = made('span', 'note');
  #bar = made('progress', '');
  #message = made('p', 'note');
  #log = made('div', 'log');

  constructor() {
    super();
    this.#bar.max = 100;
    this.#bar.setAttribute('aria-label', 'Progress');
    this.#log.tabIndex = 0;
    this.#log.setAttribute('role', 'log');
    root(this).append(made('div', 'box', made('div', 'head', this.#state, this.#percent), this.#bar, this.#message, this.#log));
  }

  connectedCallback() {
    this.#begin();
  }

  disconnectedCallback() {
    this.#watching?.abort();
  }

  attributeChangedCallback() {
    if (this.isConnected) {
      this.#last = '';
      this.#log.replaceChildren();
      this.#begin();
    }
  }

  #begin() {
    this.#watching?.abort();
    this.#watching = new AbortController();
    this.#log.hidden = this.getAttribute('log') === 'off';
    if (this.getAttribute('run')) {
      this.#watch(this.#watching.signal);
    }
  }

  /** @param {AbortSignal} signal */
  async #watch(signal) {
    for (let first = true; !signal.aborted; first = false) {
      try {
        await this.#follow(await this.#address(first), signal);
        return;
      } catch (error) {
        if (!(error instanceof StreamError) || !this.#mayComeBack(error)) {
          this.#problem(error);
          return;
        }
        this.#message.textContent = 'The connection was lost, trying again…';
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    }
  }

  /**
   * A used ticket opens nothing any more; where there are others, the next one does.
   *
   * @param {StreamError} error
   */
  #mayComeBack({ kind, status }) {
    return this.hasAttribute('ticket-url') && (kind !== 'refused' || status === 401);
  }

  /** @param {boolean} first whether a ticket of the page may still be good */
  async #address(first) {
    const url = new URL(`api/runs/${encodeURIComponent(this.getAttribute('run') ?? '')}/events`, new URL(this.getAttribute('src') || '.', document.baseURI));
    url.searchParams.set('detail', 'full');
    const given = first ? this.getAttribute('ticket') : null;
    const from = this.getAttribute('ticket-url');
    if (given) {
      url.searchParams.set('ticket', given);
    } else if (from) {
      const answer = await fetch(new URL(from, document.baseURI), { headers: { Accept: 'application/json' } });
      url.searchParams.set('ticket', String((await answer.json()).ticket));
    }
    return url;
  }

  /**
   * @param {URL} url
   * @param {AbortSignal} signal
   */
  async #follow(url, signal) {
    const attempts = url.searchParams.has('ticket') ? 0 : 1000;
    for await (const event of events(url, { signal, attempts, lastEventId: this.#last })) {
      this.#last = event.lastEventId;
      this.#show(event.type, JSON.parse(event.data));
      if (event.type === 'complete' || (event.type === 'close' && this.#isOver)) {
        return;
      }
    }
  }

  get #isOver() {
    return ['completed', 'failed', 'cancelled', 'timed_out', 'interrupted'].includes(this.dataset.state ?? '');
  }

  /**
   * @param {string} type
   * @param {any} event
   */
  #show(type, event) {
    switch (type) {
      case 'run':
        this.#become(event.state);
        break;
      case 'progress_bar':
        this.#bar.value = event.data.percentage;
        this.#percent.textContent = `${Math.floor(event.data.percentage)} % · ${event.data.current} of ${event.data.total}`;
        this.#message.textContent = event.data.message ?? '';
        break;
      case 'logs':
        this.#write(event.data);
        break;
      case 'complete':
        this.#become('completed');
        break;
      case 'error':
        this.#message.textContent = event.error;
        break;
      default:
    }
  }

  /** @param {string} state */
  #become(state) {
    this.dataset.state = state;
    this.#state.textContent = STATES[/** @type {'queued'} */ (state)] ?? state;
    this.dispatchEvent(new CustomEvent('workshop-state', { detail: { state }, bubbles: true, composed: true }));
  }

  /** @param {{level: string, message: string}} line */
  #write({ level, message }) {
    const atEnd = this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < 24;
    this.#log.append(made('div', /^[a-z]+$/.test(level) ? level : 'info', message));
    while (this.#log.childElementCount > LINES) {
      this.#log.firstElementChild?.remove();
    }
    if (atEnd) {
      this.#log.scrollTop = this.#log.scrollHeight;
    }
  }

  /** @param {unknown} error */
  #problem(error) {
    this.#message.textContent = error instanceof Error ? error.message : String(error);
    this.dispatchEvent(new CustomEvent('workshop-problem', { detail: { error }, bubbles: true, composed: true }));
  }
}
